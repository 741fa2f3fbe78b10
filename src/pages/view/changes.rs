//! What an edition says otherwise than the one before it.

use serde::Serialize;

use super::Link;

/// What an edition says otherwise than the one before it.
#[derive(Debug, Serialize)]
pub struct ChangesView {
    /// Its title.
    pub title: &'static str,
    /// Before the edition before it.
    pub lead: &'static str,
    /// The edition before it.
    pub earlier: Link,
    /// Said where nothing differs.
    pub nothing: Option<&'static str>,
    /// What differs, part by part; parts without anything are left out.
    pub parts: Vec<ChangesPartView>,
    /// Before words that are gone, for screen readers.
    pub words_gone: &'static str,
    /// Before words that are new, for screen readers.
    pub words_new: &'static str,
}

/// What differs in one respect.
#[derive(Debug, Serialize)]
pub struct ChangesPartView {
    /// What `#` addresses.
    pub id: String,
    /// Its heading.
    pub title: &'static str,
    /// What it is about.
    pub text: Option<&'static str>,
    /// What differs.
    pub items: Vec<ChangeView>,
    /// Figures that differ, where it is about figures.
    pub revised: Option<RevisedTableView>,
}

/// One thing that differs.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// What it is about.
    pub about: Link,
    /// What is said of it, line by line.
    pub lines: Vec<String>,
    /// The words of a sentence, where it is about one.
    pub pieces: Vec<PieceOfChangeView>,
}

/// Words of a sentence.
#[derive(Debug, Serialize)]
pub struct PieceOfChangeView {
    /// `kept`, `went` or `came`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// Figures that are printed otherwise.
#[derive(Debug, Serialize)]
pub struct RevisedTableView {
    /// Above its columns.
    pub heads: [&'static str; 4],
    /// Those of a table each.
    pub groups: Vec<RevisedGroupView>,
}

/// Figures of a table that are printed otherwise.
#[derive(Debug, Serialize)]
pub struct RevisedGroupView {
    /// The table.
    pub table: Link,
    /// The edition in which all of them were printed so, where it is one and not the one before.
    pub as_in: Option<String>,
    /// A figure each.
    pub rows: Vec<RevisedView>,
}

/// A figure that is printed otherwise.
#[derive(Debug, Serialize)]
pub struct RevisedView {
    /// Its row and column, as the table prints them.
    pub figure: String,
    /// As it was printed.
    pub was: String,
    /// In which edition, where neither the one before nor that of its group says it.
    pub as_in: Option<String>,
    /// As it is printed.
    pub is_now: String,
    /// Why, each with its kind.
    pub why: Vec<String>,
}
