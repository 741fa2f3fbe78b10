//! The past of a dossier: its editions, its days, what was due.

use serde::Serialize;

use super::{EditionCard, Link};
use crate::wording::ArchiveWords;

/// Every edition of a dossier, with its past.
#[derive(Debug, Serialize)]
pub struct ArchiveView {
    /// What is said on it.
    pub words: &'static ArchiveWords,
    /// The newest first.
    pub editions: Vec<KeptView>,
    /// The days on which something came or was corrected, the newest first.
    pub days: Vec<DayLineView>,
    /// Some edition has no date.
    pub has_undated: bool,
    /// The requests for regular reports of which days follow, with what was due.
    pub calendar: Vec<CalendarView>,
    /// Those of which none follows.
    pub without_day: Vec<AskedInShortView>,
}

/// A request for regular reports, in a line.
#[derive(Debug, Serialize)]
pub struct AskedInShortView {
    /// Its kind and who made it, and where it stands in full.
    pub link: Link,
    /// How often it asks, in its own words.
    pub often: String,
}

/// What was due on a request.
#[derive(Debug, Serialize)]
pub struct CalendarView {
    /// The request.
    pub asked: AskedInShortView,
    /// The oldest first.
    pub dues: Vec<DueView>,
}

/// When a report was due, and what came.
#[derive(Debug, Serialize)]
pub struct DueView {
    /// The day, or the first and the last.
    pub by: String,
    /// The edition that came; `None` where none did.
    pub came: Option<Link>,
    /// The day on which it came, or that there is no edition.
    pub day: String,
    /// How that turned out.
    pub outcome: String,
}

/// An edition with its past.
#[derive(Debug, Serialize)]
pub struct KeptView {
    /// The edition.
    pub edition: EditionCard,
    /// Its own number.
    pub kamerstuk: Option<Link>,
    /// When it was the newest.
    pub newest: String,
    /// What was corrected in it later, in numbers.
    pub corrected: Vec<String>,
    /// Other pages about it.
    pub ways: Vec<Link>,
}

/// A day on which something came or was corrected.
#[derive(Debug, Serialize)]
pub struct DayLineView {
    /// The way to what stood then.
    pub day: Link,
    /// What happened.
    pub happened: Vec<HappenedView>,
}

/// What happened to an edition.
#[derive(Debug, Serialize)]
pub struct HappenedView {
    /// What it was.
    pub what: &'static str,
    /// The edition.
    pub edition: Link,
    /// Why it was corrected.
    pub why: Option<String>,
    /// The tag of the language of edition and reason, where only a translation was corrected.
    pub language: Option<&'static str>,
}
