//! A table over all editions.

use serde::Serialize;

use super::{ChartView, EditionCard, Fact, Link, TableView};

/// A table over all editions of its dossier.
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// What the page shows.
    pub text: &'static str,
    /// Which editions are left out, and why.
    pub left_out: Vec<String>,
    /// The figures.
    pub table: TableView,
    /// What is known of them.
    pub facts: Vec<Fact>,
    /// The charts of the newest edition, over all of them.
    pub charts: Vec<ChartView>,
    /// Figures that were not always printed alike.
    pub vintages: Vec<VintagesView>,
    /// How far provisional figures were off, row by row.
    pub stability: Vec<String>,
    /// The editions that have the table, newest first.
    pub editions: Vec<EditionCard>,
    /// The headings of its parts.
    pub heads: SeriesHeadsView,
}

/// The headings of the parts of such a page.
#[derive(Debug, Serialize)]
pub struct SeriesHeadsView {
    /// What was published before.
    pub vintages: &'static str,
    /// What that is about.
    pub vintages_text: &'static str,
    /// Above the figures.
    pub figure: &'static str,
    /// Above what editions said.
    pub said: &'static str,
    /// How provisional the figures were.
    pub stability: &'static str,
    /// The editions.
    pub editions: &'static str,
}

/// What editions have said of a figure.
#[derive(Debug, Serialize)]
pub struct VintagesView {
    /// Its row and column, as tables print them.
    pub figure: String,
    /// The oldest first.
    pub said: Vec<SaidView>,
}

/// A figure as an edition printed it.
#[derive(Debug, Serialize)]
pub struct SaidView {
    /// The edition's page of the table.
    pub edition: Link,
    /// The figure.
    pub printed: String,
    /// Why it is another than before.
    pub why: Option<String>,
}
