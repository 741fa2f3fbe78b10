//! What the editions of a dossier are to each other: which figures are the same over all of them, and which of these
//! were revised; what one edition says otherwise than another; and what stood on which day.
//!
//! A figure is table, row and period. What an edition calls its column, and in which order it prints, is its own.

mod afterwards;
mod archive;
mod calendar;
mod days;
mod difference;
mod errata;
#[cfg(test)]
mod example;
mod ledger;
mod lock;
mod published;
mod reasons;
mod recent;
mod redefined;
mod renamed;
mod revised;
mod series;
mod then;
mod whole;

pub use afterwards::Afterwards;
pub use archive::Archive;
pub use calendar::{Due, Outcome};
pub use days::{Since, State, corrected_after, states};
pub use difference::{
    Came, ClaimDifference, Defined, DefinitionDifference, Difference, KeptTable, Moved, Passage, Piece,
    RequestDifference, Reworded, Sentences, Stale, Staleness, StatedDifference, Tables, ToldVerdict, difference,
    since_the_last,
};
pub use errata::{corrected, is_shown, told};
pub use ledger::{Ledger, Reply, ledgers};
pub use lock::{Correction, Departure, corrections, departures, locked};
pub use recent::{Beside, Recent, recent};
pub use redefined::{Redefined, redefined};
pub use renamed::{Name, Renamed, renamed};
pub use revised::{Change, Reason, Revised, reasons, revised};
pub use series::{Days, History, Series, Slot, Vintage};
pub use then::FigureThen;
pub use whole::{Said, Stability, Vintages, Whole, wholes, with_series};
