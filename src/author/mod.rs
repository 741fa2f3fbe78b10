//! What helps an author, as texts to be printed.

pub mod explain;
