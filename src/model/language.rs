//! The languages that a briefing can be read in.

/// A language for which the interface has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// `nl`
    Dutch,
    /// `en`
    English,
    /// `fr`
    French,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 3] = [Language::Dutch, Language::English, Language::French];

    /// The BCP 47 tag, as in the `lang` attribute.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Dutch => "nl",
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// The language of that tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The mark between whole and broken part of a number.
    #[must_use]
    pub fn decimal_mark(self) -> char {
        match self {
            Language::Dutch | Language::French => ',',
            Language::English => '.',
        }
    }

    /// The mark between groups of three digits; a space of any kind is read as one too.
    #[must_use]
    pub fn group_mark(self) -> char {
        match self {
            Language::Dutch => '.',
            Language::English => ',',
            // The narrow no-break space, as the Imprimerie nationale has it.
            Language::French => '\u{202f}',
        }
    }
}
