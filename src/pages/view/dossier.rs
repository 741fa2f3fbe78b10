//! The page of a dossier.

use serde::Serialize;

use super::{ChartView, EditionCard, Fact, GlanceView, Link};

/// The page of a dossier.
#[derive(Debug, Serialize)]
pub struct DossierView {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Partner and dossiers of the Kamer.
    pub facts: Vec<Fact>,
    /// Where it stands.
    pub summary: Option<String>,
    /// What is new, changed and open.
    pub glance: GlanceView,
    /// Its newest figures.
    pub key_figures: Vec<KeyFigureView>,
    /// The address at which the newest edition always is.
    pub latest_address: String,
    /// The tables of the newest report.
    pub tables: Vec<Link>,
    /// Its tables over all editions.
    pub series: Vec<SeriesLineView>,
    /// Above these.
    pub series_head: &'static str,
    /// What happened, holds or is foreseen.
    pub timeline: Vec<EventView>,
    /// Those that belong to no other; the others stand within them.
    pub bodies: Vec<BodyView>,
    /// What the Kamer asked, in short.
    pub requests: Vec<RequestCard>,
    /// The page of all requests.
    pub requests_page: String,
    /// All reports, newest first.
    pub editions: Vec<EditionCard>,
    /// The way to them with their past, where there is more than one.
    pub archive: Option<Link>,
}

/// The newest figure of a row.
#[derive(Debug, Serialize)]
pub struct KeyFigureView {
    /// As printed.
    pub figure: String,
    /// What it counts, and where it stands.
    pub place: Link,
    /// Its period as printed.
    pub when: String,
    /// Its unit.
    pub unit: String,
    /// The table in which it stands.
    pub table: String,
    /// What a sign in it means.
    pub sign: Option<&'static str>,
    /// What it can be compared with, or that there is nothing.
    pub beside: String,
    /// The last whole year, where it is a part of one.
    pub whole: Option<String>,
}

/// An event.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// When, in words.
    pub moment: String,
    /// A sentence.
    pub text: String,
    /// The paper that tells of it.
    pub kamerstuk: Option<Link>,
    /// Its date follows from the source without standing in it.
    pub inferred: bool,
}

/// An organisation or committee.
#[derive(Debug, Serialize)]
pub struct BodyView {
    /// Its name.
    pub name: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// The tag of its name's language, where that is another.
    pub language: Option<String>,
    /// What it is.
    pub text: String,
    /// When it was set up, how often it meets.
    pub facts: Vec<Fact>,
    /// What it deals with.
    pub topics: Vec<String>,
    /// Those that are part of it.
    pub parts: Vec<BodyView>,
}

/// A request in short.
#[derive(Debug, Serialize)]
pub struct RequestCard {
    /// Its kind and who made it, and where it stands in full.
    pub link: Link,
    /// The newest status in the Kamer's words, where one is stated.
    pub status: Option<&'static str>,
    /// What there is to say where it cannot be.
    pub said: Option<&'static str>,
    /// What was asked.
    pub title: String,
}

/// A table over all reports, on the page of its dossier.
#[derive(Debug, Serialize)]
pub struct SeriesLineView {
    /// The way to its page.
    pub link: Link,
    /// What the newest report draws of it, over all periods.
    pub charts: Vec<ChartView>,
    /// What reports count whose figures are no part of it, and why.
    pub left_out: Vec<String>,
}
