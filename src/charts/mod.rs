//! Stands in until charts are drawn.

use crate::model::{ColumnIx, RowIx, TableIx};

/// A chart, ready to be set into a page.
///
/// The page owes it two elements: its heading with the id `<id>-title`, and the description with the id
/// `<id>-description`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The id of the chart.
    pub id: String,
    /// Inline SVG for a page of common width.
    pub svg: String,
    /// The same for a narrow screen, where the wide one would shrink beyond reading.
    pub slim: String,
    /// The text alternative: what the chart shows, in words.
    pub description: String,
    /// What its signs mean and what is not drawn, then the author's notes.
    pub notes: Vec<String>,
    /// The figures to show as a table beside it.
    pub table: Shows,
    /// Class and label of each series; empty where there is only one, which the title names.
    pub key: Vec<(String, String)>,
}

/// The part of a table that a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shows {
    /// The table.
    pub table: TableIx,
    /// Its rows, in the order of the chart.
    pub rows: Vec<RowIx>,
    /// Its columns in the order printed, those inside another among them.
    pub columns: Vec<ColumnIx>,
}
