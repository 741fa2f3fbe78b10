//! Kamerbrief.
pub mod diag;
pub mod model;
pub mod options;
pub mod output;
pub mod wording;
