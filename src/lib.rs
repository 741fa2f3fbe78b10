//! Kamerbrief.
pub mod charts;
pub mod check;
pub mod claims;
pub mod diag;
pub mod exports;
pub mod model;
pub mod options;
pub mod output;
pub mod pages;
pub mod read;
pub mod resolve;
pub mod wording;
pub mod write;
