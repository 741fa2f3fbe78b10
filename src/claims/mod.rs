//! What the words say of the figures: the language of assertions.
//!
//! An assertion is read once, and resolved with the names of its edition. Evaluated, it falls apart into single
//! comparisons (`instances`), of which each is held to what its kind of figures can say (`kinds`, `counted`) and computed
//! over all that they can mean (`linear`, and `trying` where ranges leave open what whole numbers do not); `verdict` says
//! what follows. Which columns an address stands for is said in `columns` alone, and where `first` and `is highest` go in
//! `moves`. How all that is told stands in `wording`.

mod arithmetic;
mod columns;
mod counted;
mod instances;
mod kinds;
mod linear;
mod moves;
mod places;
mod recurring;
mod slips;
mod syntax;
mod telling;
mod trial;
mod trying;
mod verdict;

pub use arithmetic::{Computed, as_printed, computed, from_to, over_cells};
pub use columns::{makes_range, selected, selected_for};
pub use linear::Unknown;
pub use places::{compares, takers};
pub use syntax::{Written, WrittenColumns, WrittenFigures, parse};
pub use telling::{ToldClaim, told};
pub use trial::{Trial, rests_on, rests_on_unreadable};
pub use verdict::evaluate;

/// A fault in an assertion, and where in its text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte at which it was noticed.
    pub at: usize,
    /// What was expected there.
    pub message: String,
}
