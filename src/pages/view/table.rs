//! Tables and charts, wherever they stand.

use serde::Serialize;

use super::{EditionCard, Fact, Link};
use crate::pages::html::Html;

/// A table of figures.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// What `#` addresses.
    pub id: String,
    /// Its title as printed.
    pub caption: String,
    /// The notes that hang on it as a whole.
    pub marks: Vec<MarkView>,
    /// It holds names instead of figures.
    pub names: bool,
    /// What stands before its lines, for those who hear the table.
    pub corner: &'static str,
    /// The lines of its header, from top to bottom.
    pub header: Vec<Vec<ColumnView>>,
    /// How many columns there are, with that of the row labels.
    pub width: usize,
    /// Its rows, by the heading that they share.
    pub groups: Vec<RowGroupView>,
    /// Where the figures come from.
    pub source: SourceView,
    /// What is counted.
    pub unit: String,
    /// What the rows count that count something else.
    pub row_units: Vec<SignView>,
    /// What hangs on it or its parts.
    pub notes: Vec<NoteView>,
    /// What the signs in it mean.
    pub signs: Vec<SignView>,
    /// The table's own page; `None` there.
    pub page: Option<String>,
    /// It has one line of header, a column below each of its labels and a figure in each cell, so that its lines can be
    /// sorted and its figures cited.
    pub plain: bool,
}

/// A table that is too long for the page it belongs to.
#[derive(Debug, Serialize)]
pub struct ApartView {
    /// What `#` addresses.
    pub id: String,
    /// Its title and own page.
    pub link: Link,
    /// How many lines it has.
    pub lines: String,
    /// It as files.
    pub downloads: Vec<Link>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub struct ColumnView {
    /// Its header as printed.
    pub label: String,
    /// The notes that hang on it.
    pub marks: Vec<MarkView>,
    /// Its period is shorter than its year.
    pub partial: bool,
    /// It is a header of words, which would stand over many lines where columns are narrow.
    pub long: bool,
    /// Over how many columns it stands.
    pub width: usize,
}

/// Rows that share a heading.
#[derive(Debug, Serialize)]
pub struct RowGroupView {
    /// The heading.
    pub label: Option<String>,
    /// The notes that hang on it.
    pub marks: Vec<MarkView>,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A row of a table.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its header as printed.
    pub label: String,
    /// The notes that hang on it.
    pub marks: Vec<MarkView>,
    /// Its period is shorter than its year.
    pub partial: bool,
    /// Its cells.
    pub cells: Vec<CellView>,
}

/// A cell of a table.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// What `#` addresses; `None` where the table is a copy of one that stands elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its least and greatest value, for whoever sorts; `None` where nothing is known of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// As printed; empty where it stands in pieces.
    pub text: String,
    /// The pieces of a cell that holds several figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<PieceView>,
    /// The notes that hang on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkView>,
    /// Its column's period is shorter than its year.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// What a sign means, for those who hear the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoken: Option<String>,
}

/// A stretch of a cell that holds several figures.
#[derive(Debug, Serialize)]
pub struct PieceView {
    /// What `#` addresses; `None` for what stands between figures.
    pub id: Option<String>,
    /// As printed.
    pub text: String,
    /// What a sign means, for those who hear the table.
    pub spoken: Option<String>,
}

/// The mark of a note.
#[derive(Debug, Serialize)]
pub struct MarkView {
    /// What is printed.
    pub text: String,
    /// What `#` addresses, so that the note can lead back.
    pub id: String,
    /// The note.
    pub href: String,
}

/// A note below a table.
#[derive(Debug, Serialize)]
pub struct NoteView {
    /// What `#` addresses.
    pub id: String,
    /// Its mark.
    pub mark: String,
    /// Its text.
    pub text: String,
    /// The ways back.
    pub backs: Vec<BackView>,
}

/// A way back from a note to what refers to it.
#[derive(Debug, Serialize)]
pub struct BackView {
    /// The address.
    pub href: String,
    /// Which of several it is; `None` where there is one only.
    pub number: Option<usize>,
}

/// A sign, and what it means.
#[derive(Debug, Serialize)]
pub struct SignView {
    /// The sign.
    pub sign: String,
    /// What it means.
    pub meaning: String,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Who counted, and where that can be found.
    pub name: Option<Link>,
    /// The day on which it was counted.
    pub as_of: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
    /// Why there is no source.
    pub unknown: Option<String>,
}

/// A chart.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// What `#` addresses.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// What is drawn, in what unit.
    pub subtitle: Option<String>,
    /// What `#` addresses in its heading; the drawing takes its name from there.
    pub heading: String,
    /// Which series looks how; empty where there is one only.
    pub key: Vec<KeyView>,
    /// Whether the wide drawing needs no key.
    pub key_is_for_slim: bool,
    /// The drawing for a page of common width.
    pub wide: Html,
    /// The drawing for a narrow screen.
    pub slim: Html,
    /// What `#` addresses in the description.
    pub alternative: String,
    /// What it shows, in words.
    pub description: String,
    /// What has to be known to read it.
    pub notes: Vec<String>,
    /// The figures that it draws, a table each.
    pub tables: Vec<TableView>,
    /// All of these figures stand in tables of the same page, which paper needs once.
    pub repeats: bool,
    /// Where they come from, each source once.
    pub sources: Vec<SourceView>,
    /// The chart as files of its own; none of one that is drawn over all reports.
    pub files: Vec<Link>,
}

/// A series of a chart in its key.
#[derive(Debug, Serialize)]
pub struct KeyView {
    /// The class that its marks have.
    pub class: String,
    /// Its name.
    pub label: String,
}

/// The page of a table.
#[derive(Debug, Serialize)]
pub struct TablePageView {
    /// The way to the table over all editions, where several have it.
    pub series: Option<Link>,
    /// The edition that it belongs to.
    pub edition: EditionCard,
    /// The table.
    pub table: TableView,
    /// Unit, kind of figure, rounding.
    pub facts: Vec<Fact>,
    /// What the columns stand for that do not say it themselves.
    pub periods: Vec<SignView>,
    /// The files in which it can be downloaded.
    pub downloads: Vec<Link>,
    /// The charts that draw it.
    pub charts: Vec<ChartView>,
}
