//! What an edition said when it was published, and what was corrected of it since.

use std::collections::BTreeSet;

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
    /// What came of a request of the Kamer.
    Answer,
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
    /// What kind of thing it is.
    pub part: Part,
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

impl Part {
    /// All of them.
    pub const ALL: [Part; 12] = [
        Part::Head,
        Part::Table,
        Part::Figure,
        Part::Note,
        Part::Answer,
        Part::Sentence,
        Part::Stated,
        Part::Claim,
        Part::Chart,
        Part::Reason,
        Part::Attachment,
        Part::Template,
    ];

    /// The name in `edition.lock`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Part::Head => "head",
            Part::Table => "table",
            Part::Figure => "figure",
            Part::Note => "note",
            Part::Answer => "answer",
            Part::Sentence => "sentence",
            Part::Stated => "stated",
            Part::Claim => "claim",
            Part::Chart => "chart",
            Part::Reason => "reason",
            Part::Attachment => "attachment",
            Part::Template => "template",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }

    /// What an erratum may write before an address, with a colon behind it, where one id names things of several kinds:
    /// `section:terugkeer`, `table:terugkeer`. `None` for what no id names alone.
    #[must_use]
    pub fn kind(self) -> Option<&'static str> {
        match self {
            Part::Head => Some("head"),
            Part::Table | Part::Figure | Part::Note => Some("table"),
            Part::Answer => Some("request"),
            Part::Sentence => Some("section"),
            Part::Stated => Some("stated"),
            Part::Claim => Some("claim"),
            Part::Chart => Some("chart"),
            Part::Reason | Part::Attachment | Part::Template => None,
        }
    }
}

impl Published {
    /// By what an erratum names the number that the paper got.
    pub const KAMERSTUK: &'static str = "kamerstuk";
    /// By what an erratum names what own templates do.
    pub const TEMPLATES: &'static str = "templates";
    /// With what the address of an attachment begins.
    pub const ATTACHMENTS: &'static str = "attachments/";
    /// By what an erratum names the order of sections.
    pub const SECTIONS: &'static str = "sections";
    /// What stands behind the id of a table whose order of rows is meant.
    pub const ROWS: &'static str = "[rows]";
    /// The same for its columns.
    pub const COLUMNS: &'static str = "[columns]";
    /// What stands between the ids of an order.
    pub const BETWEEN: &'static str = ", ";
    /// What the head of an edition says.
    pub const OF_HEAD: [&'static str; 6] = ["title", "subject", "sender", "reference", "date", "kamerstuk"];
    /// What stands in brackets behind the id of a table, where that says how it counts.
    pub const OF_TABLES: [&'static str; 7] = ["title", "source", "unit", "measure", "rounded_to", "withheld", "signs"];

    /// Whether its text is the order in which things stand.
    #[must_use]
    pub fn is_order(&self) -> bool {
        match self.part {
            Part::Head => self.at == Published::SECTIONS,
            Part::Table => self.at.ends_with(Published::ROWS) || self.at.ends_with(Published::COLUMNS),
            _ => false,
        }
    }

    /// Whether both say the same. Of two orders, whether what stands in both stands in the same order: that something came
    /// or went is said by itself.
    #[must_use]
    pub fn says_the_same(&self, other: &Published) -> bool {
        self.text == other.text || self.is_order() && self.common(other).eq(other.common(self))
    }

    fn common<'p>(&'p self, other: &'p Published) -> impl Iterator<Item = &'p str> {
        let others: BTreeSet<&str> = other.text.split(Published::BETWEEN).collect();
        self.text.split(Published::BETWEEN).filter(move |id| others.contains(id))
    }
}

/// The section of a sentence; the lock gives sentences no number, since one more would change all behind it.
#[must_use]
pub fn section_of(at: &str) -> &str {
    let numbered = at.rsplit_once(".z").filter(|(_, number)| is_number(number));
    numbered.map_or(at, |(section, _)| section)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
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
    /// The kind that it names, if it does, and the address of what it corrects.
    #[must_use]
    pub fn address(&self) -> (Option<&str>, &str) {
        let mut kinds = Part::ALL.iter().filter_map(|part| part.kind());
        let of = |kind: &'static str| Some((Some(kind), self.of.strip_prefix(kind)?.strip_prefix(':')?.trim_start()));
        kinds.find_map(of).unwrap_or((None, &self.of))
    }

    /// The language of the translation that it corrects; `None` where it corrects the report itself.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        parted_by_language(self.address().1).0
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

    /// Whether it corrects the thing of that part and address: names it, or what it is a part of.
    ///
    /// A table is named for all of it, so is a row, a section; a column by `table@column`.
    #[must_use]
    pub fn corrects(&self, part: Part, at: &str) -> bool {
        let (kind, of) = self.address();
        if kind.is_some() && kind != part.kind() {
            return false;
        }
        let is_part = |rest: &str| match part {
            Part::Sentence => rest.strip_prefix(".z").is_some_and(is_number),
            _ => rest.starts_with(['.', '@', '[']),
        };
        let in_column = || {
            let (table, column) = of.split_once('@')?;
            let rest = at.strip_prefix(table)?;
            Some(rest.starts_with('.') && rest.rsplit_once('@').is_some_and(|(_, of)| of == column))
        };
        of == at || at.strip_prefix(of).is_some_and(is_part) || in_column().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Erratum, Part, Published, section_of};
    use crate::diag::{FileId, Span};

    fn corrects(of: &str, part: Part, at: &str) -> bool {
        let span = Span::new(FileId(0), 0..0);
        Erratum { of: of.into(), date: date(2023, 7, 1), reason: String::new(), span }.corrects(part, at)
    }

    #[test]
    fn an_erratum_corrects_what_it_names_and_its_parts() {
        for of in ["terugkeer", "terugkeer.gedwongen", "terugkeer@2022", "terugkeer.gedwongen@2022", "table:terugkeer"]
        {
            assert!(corrects(of, Part::Figure, "terugkeer.gedwongen@2022"), "{of}");
        }
        assert!(corrects("duiding", Part::Sentence, "duiding.z3"));
        assert!(corrects("section:en/duiding", Part::Sentence, "en/duiding.z3"));
        assert!(corrects("terugkeer", Part::Note, "terugkeer[^a]"));
        let others =
            ["terug", "terugkeer.ged", "terugkeer@202", "terugkeer@2021", "terugkeer.gedwongen@2022.x", "lp@2022"];
        for of in others {
            assert!(!corrects(of, Part::Figure, "terugkeer.gedwongen@2022"), "{of}");
        }
    }

    #[test]
    fn a_kind_before_its_address_parts_what_one_id_names() {
        assert!(corrects("section:terugkeer", Part::Sentence, "terugkeer"));
        assert!(!corrects("section:terugkeer", Part::Figure, "terugkeer.gedwongen@2022"));
        assert!(!corrects("table:terugkeer", Part::Chart, "terugkeer"));
        assert!(!corrects("terugkeer", Part::Sentence, "terugkeer.zelfstandig"));
    }

    #[test]
    fn only_a_numbered_sentence_lies_in_a_section_by_its_address() {
        for (at, section) in [("duiding.z3", "duiding"), ("a.zelf", "a.zelf"), ("a.z", "a.z"), ("a.z1.z2", "a.z1")] {
            assert_eq!(section_of(at), section);
        }
    }

    #[test]
    fn an_order_is_the_same_when_something_only_came_or_went() {
        let order = |text: &str| Published {
            part: Part::Table,
            at: "terugkeer[rows]".into(),
            text: text.into(),
            span: Span::new(FileId(0), 0..0),
        };
        assert!(order("a, b, c").says_the_same(&order("a, x, c")));
        assert!(!order("a, b").says_the_same(&order("b, a")));
    }
}
