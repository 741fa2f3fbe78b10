//! What the words say of the figures: the language of assertions.
//!
//! So far it is read and its arithmetic done, for numbers in the text that are computed from several cells;
//! claims are not evaluated yet.

mod arithmetic;
mod syntax;

pub use arithmetic::{Computed, as_printed, computed, selected};
pub use syntax::{Written, WrittenColumns, WrittenFigures, parse};

/// A fault in an assertion, and where in its text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte at which it was noticed.
    pub at: usize,
    /// What was expected there.
    pub message: String,
}
