//! What the editions of a dossier are to each other: which figures are the same over all of them, and which of these
//! were revised.
//!
//! A figure is table, row and period. What an edition calls its column, and in which order it prints, is its own.

mod revised;
mod series;

pub use revised::{Change, Reason, Revised, revised};
pub use series::{Days, History, Series, Slot, Vintage};
