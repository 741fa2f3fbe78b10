//! The home page, and how an edition is named in lists.

use serde::Serialize;

use super::Link;

/// The first page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// Latest report first.
    pub dossiers: Vec<DossierCard>,
    /// The way to the requests of all dossiers, where several have any.
    pub requests: Option<Link>,
}

/// A dossier in the list of all.
#[derive(Debug, Serialize)]
pub struct DossierCard {
    /// Its title and page.
    pub link: Link,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub summary: Option<String>,
    /// Its newest report.
    pub latest: Option<EditionCard>,
    /// What the Kamer asked about it; `None` where no other dossier has requests either.
    pub requests: Option<Link>,
}

/// An edition in a list.
#[derive(Debug, Serialize)]
pub struct EditionCard {
    /// Its title and page.
    pub link: Link,
    /// What it is about.
    pub subject: Option<String>,
    /// The day on which it was sent.
    pub date: Option<String>,
    /// The period it reports on.
    pub reference: String,
    /// What keeps it from readers, where something does.
    pub unpublished: Option<String>,
}
