//! What stood on a day.

use serde::Serialize;

use super::{CorrectionView, EditionCard, HappenedView, Link, SignView};
use crate::wording::ArchiveWords;

/// What stood from a day on.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// Its title.
    pub title: String,
    /// What is said on it.
    pub words: &'static ArchiveWords,
    /// How long it stood.
    pub stood: String,
    /// Nobody knows on which day it began.
    pub undated: bool,
    /// The state before it.
    pub earlier: Option<Link>,
    /// The state after it.
    pub later: Option<Link>,
    /// What was new.
    pub happened: Vec<HappenedView>,
    /// The newest edition.
    pub newest: EditionCard,
    /// What the Kamer had asked.
    pub asked: Vec<AskedView>,
    /// What it asked while this stood.
    pub asked_meanwhile: Vec<AskedView>,
    /// The newest figures, table by table.
    pub tables: Vec<TableThenView>,
    /// The tables of which none is shown.
    pub other_tables: Vec<Link>,
    /// What was corrected in the newest edition since.
    pub corrections: Vec<CorrectionView>,
}

/// A request as it stood.
#[derive(Debug, Serialize)]
pub struct AskedView {
    /// Its kind and who made it, and where it stands in full.
    pub link: Link,
    /// What was asked.
    pub title: String,
    /// When it was made.
    pub made: Option<String>,
    /// How often it asks to be informed, where it asks for that.
    pub periodic: Option<String>,
    /// The status in the Kamer's words.
    pub status: Option<&'static str>,
    /// What there is to say where no status is stated.
    pub said: &'static str,
    /// The edition that says so.
    pub edition: Option<Link>,
    /// By when the next report was due, where it asks for that.
    pub due: Option<String>,
}

/// The newest figures of a table.
#[derive(Debug, Serialize)]
pub struct TableThenView {
    /// What `#` addresses.
    pub id: String,
    /// Its title, unit, and the period where that is the same for all.
    pub caption: String,
    /// Whether the figures are of several periods.
    pub periods: bool,
    /// The page on which all its figures are, where only those are shown that were revised.
    pub all: Option<Link>,
    /// Whether something was said of any of them later.
    pub overtaken: bool,
    /// What the signs in the figures mean.
    pub signs: Vec<SignView>,
    /// A row each.
    pub figures: Vec<FigureThenView>,
}

/// The newest figure of a row.
#[derive(Debug, Serialize)]
pub struct FigureThenView {
    /// The row.
    pub row: String,
    /// The period.
    pub period: String,
    /// The figure as it was printed, and where it stands in its table.
    pub printed: Link,
    /// The last that was printed of it, where it is another figure now.
    pub now: Option<String>,
    /// What was said of it later, the oldest first.
    pub later: Vec<LaterView>,
}

/// What was said of a figure later.
#[derive(Debug, Serialize)]
pub struct LaterView {
    /// The figure.
    pub printed: String,
    /// Where that was said.
    pub by: Link,
    /// Why.
    pub why: Option<String>,
}
