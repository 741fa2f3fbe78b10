//! What can be found, and how it is searched.

use serde::Serialize;

use super::{EditionCard, LanguageView, Link};

/// The page for searching.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// What searches, as an address; `None` on a site without an index.
    pub finder: Option<String>,
    /// Where all requests stand, if several dossiers have some.
    pub requests: Option<Link>,
    /// Every dossier.
    pub dossiers: Vec<SearchedDossier>,
}

/// A dossier with all that is to be found in it.
#[derive(Debug, Serialize)]
pub struct SearchedDossier {
    /// Its title and page.
    pub link: Link,
    /// Its requests and terms, as far as it has any.
    pub pages: Vec<Link>,
    /// Its reports, newest first.
    pub editions: Vec<SearchedEdition>,
}

/// A report with its tables.
#[derive(Debug, Serialize)]
pub struct SearchedEdition {
    /// The report.
    pub card: EditionCard,
    /// In which other languages it can be read.
    pub languages: Vec<LanguageView>,
    /// Its tables.
    pub tables: Vec<Link>,
}
