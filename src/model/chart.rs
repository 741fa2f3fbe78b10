//! Which figures an edition draws, and how.

use super::{EventIx, Rows, index};
use crate::diag::Span;

index! {
    /// A chart of an edition.
    ChartIx
}

/// A chart as an edition asks for it.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What follows `chart:` in the text.
    pub id: String,
    /// The name of its kind, one of those that the run knows.
    pub kind: String,
    /// Its headline.
    pub title: String,
    /// What is drawn, in what unit.
    pub subtitle: Option<String>,
    /// The rows to draw, each a series.
    pub rows: Rows,
    /// The events of the dossier to mark on it.
    pub events: Vec<EventIx>,
    /// Notes of the author, shown after the generated ones.
    pub notes: Vec<String>,
    /// Replaces the generated description.
    pub alt: Option<String>,
    /// Where its title is written.
    pub span: Span,
}
