//! How a source prints a table whose lines are not simply its rows: periods down the side, a block of lines or
//! columns per period, cells that hold several figures.

use super::{ColumnIx, NoteIx, RowIx};

/// A table as printed, over the figures that it holds.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The lines of its header, from top to bottom; the last has a label for each column that is printed.
    pub header: Vec<Vec<Header>>,
    /// What stands below, from top to bottom.
    pub lines: Vec<Line>,
}

/// What heads lines or columns.
#[derive(Clone, Debug)]
pub struct Label {
    /// As printed.
    pub text: String,
    /// The notes that hang on it.
    pub notes: Vec<NoteIx>,
    /// The column of figures that it stands for, where it is a period.
    pub column: Option<ColumnIx>,
}

/// A label in the header.
#[derive(Clone, Debug)]
pub struct Header {
    /// The label.
    pub label: Label,
    /// Over how many printed columns it stands; at least one.
    pub width: usize,
}

/// A line below the header.
#[derive(Clone, Debug)]
pub enum Line {
    /// A label over the lines that follow; empty where it only ends the group above.
    Heading(Label),
    /// A label and what stands behind it.
    Cells(Label, Vec<Vec<Piece>>),
}

/// A stretch of a printed cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What parts the figures of a cell: `% (`.
    Between(String),
    /// A figure, with its printed text.
    Figure(RowIx, ColumnIx),
    /// A figure that is told by the one before it: a sign alone stands for all that a cell would hold.
    Told(RowIx, ColumnIx),
}
