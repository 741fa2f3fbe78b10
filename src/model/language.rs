//! The languages that a briefing can be read in.

/// A language for which the interface has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// `nl`
    Dutch,
    /// `en`
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 2] = [Language::Dutch, Language::English];

    /// The BCP 47 tag, as in the `lang` attribute.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Dutch => "nl",
            Language::English => "en",
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
            Language::Dutch => ',',
            Language::English => '.',
        }
    }

    /// The mark between groups of three digits; a space of any kind is read as one too.
    #[must_use]
    pub fn group_mark(self) -> char {
        match self {
            Language::Dutch => '.',
            Language::English => ',',
        }
    }
}
