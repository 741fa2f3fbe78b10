//! What an edition said when it was published, and what was corrected of it since.

use jiff::civil::Date;

use super::Language;
use crate::diag::Span;

/// What `edition.lock` holds.
#[derive(Clone, Debug)]
pub struct Lock {
    /// What the edition said, in the order of the file.
    pub published: Vec<Published>,
    /// What was corrected since, with what it replaced.
    pub corrected: Vec<Corrected>,
    /// Where the file begins.
    pub span: Span,
}

/// One thing that an edition says.
#[derive(Clone, Debug)]
pub struct Published {
    /// What kind of thing it is.
    pub part: Part,
    /// By what an erratum names it: `terugkeer.gedwongen@2022`, `duiding.z3`.
    pub at: String,
    /// What is said, to the letter.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of things that an edition says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Title, date and the like.
    Head,
    /// What tables, rows and columns are, and how they are counted.
    Table,
    /// A figure as printed.
    Figure,
    /// A note of a table.
    Note,
    /// A sentence, heading or other stretch of the text.
    Sentence,
    /// A figure in no table.
    Stated,
    /// What words assert, and how that turns out.
    Claim,
    /// What is drawn.
    Chart,
    /// Why something is accepted, exempt or revised.
    Reason,
    /// A file that goes with it, by the SHA-256 of its bytes.
    Attachment,
    /// What the site's own templates add to the page or leave out.
    Template,
}

/// A correction that was published, as `edition.lock` keeps it.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// The correction.
    pub erratum: Erratum,
    /// What it replaced.
    pub replaced: Vec<Replaced>,
}

/// One thing that a correction replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// By what an erratum names it.
    pub at: String,
    /// What was said; `None` where nothing was.
    pub was: Option<String>,
    /// What is said instead; `None` where nothing is.
    pub now: Option<String>,
}

/// A correction of what was published.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// What it corrects, as written.
    pub of: String,
    /// The day of the correction.
    pub date: Date,
    /// Why, in words for readers.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
}

impl Published {
    /// By what an erratum names what own templates do.
    pub const TEMPLATES: &'static str = "templates";
    /// With what the address of an attachment begins.
    pub const ATTACHMENTS: &'static str = "attachments/";
    /// What the head of an edition says.
    pub const OF_HEAD: [&'static str; 6] = ["title", "subject", "sender", "reference", "date", "kamerstuk"];
    /// What stands in brackets behind the id of a table, where that says how it counts.
    pub const OF_TABLES: [&'static str; 7] = ["title", "source", "unit", "measure", "rounded_to", "withheld", "signs"];
}

/// The language of the translation in which an address stands, and the address within it: `en/duiding.z3`.
#[must_use]
pub fn parted_by_language(at: &str) -> (Option<Language>, &str) {
    let of = |language: &Language| Some((*language, at.strip_prefix(language.tag())?.strip_prefix('/')?));
    Language::ALL.iter().find_map(of).map_or((None, at), |(language, at)| (Some(language), at))
}

/// A printed text of the lock without `[^a]`, by which authors mark notes and which stands last.
#[must_use]
pub fn without_marks(text: &str) -> &str {
    text.split("[^").next().unwrap_or(text)
}

impl Erratum {
    /// The language of the translation that it corrects; `None` where it corrects the report itself.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        parted_by_language(&self.of).0
    }

    /// Whether both are one correction to readers: of one day, with one reason.
    #[must_use]
    pub fn is_one_with(&self, other: &Erratum) -> bool {
        (self.date, &self.reason) == (other.date, &other.reason)
    }

    /// Whether both are one correction to its author, wherever they are written.
    #[must_use]
    pub fn is(&self, other: &Erratum) -> bool {
        (&self.of, self.date, &self.reason) == (&other.of, other.date, &other.reason)
    }

    /// Whether it corrects the thing of that address: names it, or what it is a part of.
    ///
    /// A table is named for all of it, so is a row, a section; a column by `table@column`.
    #[must_use]
    pub fn corrects(&self, at: &str) -> bool {
        let begins = |text: &str| at.strip_prefix(text).is_some_and(|rest| rest.starts_with(['.', '@', '[']));
        let in_column = || {
            let (table, column) = self.of.split_once('@')?;
            let rest = at.strip_prefix(table)?;
            Some(rest.starts_with('.') && rest.rsplit_once('@').is_some_and(|(_, of)| of == column))
        };
        self.of == at || begins(&self.of) || in_column().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Erratum;
    use crate::diag::{FileId, Span};

    #[test]
    fn an_erratum_corrects_what_it_names_and_its_parts() {
        let corrects = |of: &str, at: &str| {
            let span = Span::new(FileId(0), 0..0);
            Erratum { of: of.into(), date: date(2023, 7, 1), reason: String::new(), span }.corrects(at)
        };
        for of in ["terugkeer", "terugkeer.gedwongen", "terugkeer@2022", "terugkeer.gedwongen@2022"] {
            assert!(corrects(of, "terugkeer.gedwongen@2022"), "{of}");
        }
        assert!(corrects("duiding", "duiding.z3"));
        assert!(corrects("terugkeer", "terugkeer[^a]"));
        for of in ["terug", "terugkeer.ged", "terugkeer@202", "terugkeer@2021", "terugkeer.gedwongen@2022.x", "lp@2022"]
        {
            assert!(!corrects(of, "terugkeer.gedwongen@2022"), "{of}");
        }
    }
}
