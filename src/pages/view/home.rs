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
    /// What is new, changed and open.
    pub glance: GlanceView,
    /// What the Kamer asked about it; `None` where no other dossier has requests either.
    pub requests: Option<Link>,
}

/// A dossier at a glance.
#[derive(Debug, Serialize)]
pub struct GlanceView {
    /// Its newest report.
    pub latest: Option<EditionCard>,
    /// When that was corrected last.
    pub corrected: Option<String>,
    /// What it says otherwise than the one before it, with how many there are of each kind.
    pub changed: Vec<Link>,
    /// Why there is nothing to name.
    pub nothing_changed: Option<&'static str>,
    /// The way to all that it says otherwise.
    pub all_changes: Option<Link>,
    /// What the Kamer asked of which more is to come, the first of them.
    pub open: Vec<OpenView>,
    /// That there are more.
    pub more_open: Option<String>,
    /// How many were answered without saying where they stand, and of how many it was said that it cannot be told.
    pub not_settled: Vec<String>,
    /// That there are none.
    pub nothing_open: Option<&'static str>,
    /// By when the next report is due, or was.
    pub due: Option<String>,
    /// All that the Kamer asked.
    pub ledger: String,
}

/// A request that is open.
#[derive(Debug, Serialize)]
pub struct OpenView {
    /// Its kind and who made it, and where it stands in full.
    pub link: Link,
    /// What was said of it last, where something was.
    pub status: Option<&'static str>,
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
