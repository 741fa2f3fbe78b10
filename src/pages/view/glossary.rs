//! The terms of a dossier.

use serde::Serialize;

/// The glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// In the order of the alphabet.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// What `#` addresses.
    pub id: String,
    /// The term in full.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// The tag of the term's language, where that is another.
    pub language: Option<String>,
    /// What it means.
    pub definition: String,
}
