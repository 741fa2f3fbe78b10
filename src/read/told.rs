//! What each TOML file may hold, told as values: for editors, and for whoever writes such files.
//!
//! It is told by the declarations that also read the files, so the two cannot differ.

use super::raw::{
    AcceptedFile, ChartShape, DossierFile, EditionFile, GlossaryFile, RequestsFile, SiteFile, StatedShape, TableFile,
    TranslationFile,
};
use super::shape::{FromToml, Names};

/// One kind of file.
#[derive(Debug)]
pub struct FileKind {
    /// Its name among the kinds.
    pub name: &'static str,
    /// Where such files stand in the site folder; `*` is any name.
    pub path: &'static str,
    told: fn(Holds, Holds) -> Value,
}

/// All kinds of TOML file that an author writes.
pub const FILE_KINDS: &[FileKind] = &[
    FileKind { name: "site", path: "content/site.toml", told: SiteFile::told },
    FileKind { name: "dossier", path: "content/*/dossier.toml", told: DossierFile::told },
    FileKind { name: "requests", path: "content/*/requests.toml", told: RequestsFile::told },
    FileKind { name: "glossary", path: "content/*/glossary.toml", told: GlossaryFile::told },
    FileKind { name: "edition", path: "content/*/*/edition.toml", told: EditionFile::told },
    FileKind { name: "translation", path: "content/*/*/*/edition.toml", told: TranslationFile::told },
    FileKind { name: "table", path: "content/*/*/data/*.toml", told: TableFile::told },
    FileKind { name: "stated", path: "content/*/*/stated.toml", told: Names::<StatedShape>::told },
    FileKind { name: "charts", path: "content/*/*/charts.toml", told: Names::<ChartShape>::told },
    FileKind { name: "accepted", path: "content/*/*/accepted.toml", told: AcceptedFile::told },
];

impl FileKind {
    /// What such a file may hold.
    #[must_use]
    pub fn value(&self) -> Value {
        (self.told)(Holds::Words, Holds::Id)
    }
}

/// What a value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(Holds),
    /// A whole number.
    Whole,
    /// True or false.
    Flag,
    /// A list.
    List(Box<Value>),
    /// A table whose keys the author chooses.
    Names {
        /// What the keys are.
        names: Holds,
        /// What stands under each.
        values: Box<Value>,
    },
    /// A table of these keys and no others.
    Keys(Vec<Key>),
}

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// Whether the table is refused without it.
    pub required: bool,
    /// What may stand under it.
    pub value: Value,
}

/// What a text holds. Which words there are is for later steps to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words for readers: anything but nothing.
    Words,
    /// What is found elsewhere or read further, and so held to something: a name, a number with its hedge, a grid.
    Read,
    /// An id that an address can hold.
    Id,
    /// The id of a line of a table, or of a row made of one: ids parted by points.
    RowId,
    /// An EDTF period.
    Period,
    /// A day.
    Date,
    /// A day, a time and an offset.
    Moment,
    /// A parliamentary paper.
    Kamerstuk,
    /// The address of a site.
    SiteAddress,
    /// The address of a page, or of a mailbox.
    PageAddress,
    /// A language for which the site has words.
    SiteLanguage,
    /// A format of downloads.
    Format,
    /// A format of charts.
    Picture,
    /// A rule whose findings can be weighed otherwise and accepted.
    Rule,
    /// How heavily a finding weighs.
    Level,
    /// A kind of request.
    RequestKind,
    /// What came of a request.
    Status,
    /// Why a figure is not what an earlier edition said.
    RevisionKind,
    /// A kind of quantity.
    Measure,
    /// Where the periods of a table stand.
    PlaceOfPeriods,
    /// What a sign in a cell means.
    SignMeaning,
    /// A kind of chart.
    ChartKind,
    /// Whether panels share a scale.
    Scaling,
    /// A verdict that can be accepted.
    Verdict,
}
