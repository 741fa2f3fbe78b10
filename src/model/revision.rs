//! Why a figure is not what an earlier edition said.

use super::{ColumnIx, RowIx, TableIx};
use crate::diag::Span;

/// The reason for which figures differ from those of earlier editions.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The figures.
    pub of: FigureSet,
    /// What kind of reason it is.
    pub kind: RevisionKind,
    /// Why, in words for readers.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
}

/// Some figures of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureSet {
    /// The table.
    pub table: TableIx,
    /// Those of this row only.
    pub row: Option<RowIx>,
    /// Those of this column only.
    pub column: Option<ColumnIx>,
}

impl FigureSet {
    /// Whether that figure is one of them.
    #[must_use]
    pub fn contain(self, table: TableIx, row: RowIx, column: ColumnIx) -> bool {
        self.table == table && self.row.is_none_or(|of| of == row) && self.column.is_none_or(|of| of == column)
    }
}

/// Why a source says another figure than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionKind {
    /// The source adjusts its figures regularly, as later counts come in.
    Adjustment,
    /// The figure was wrong.
    Correction,
    /// Cases were put into other classes.
    Reclassification,
    /// What is counted is defined otherwise.
    Definition,
}

impl RevisionKind {
    /// The names in TOML files, in the order of the variants.
    pub const NAMES: [&'static str; 4] = ["adjustment", "correction", "reclassification", "definition"];

    const ALL: [RevisionKind; 4] =
        [RevisionKind::Adjustment, RevisionKind::Correction, RevisionKind::Reclassification, RevisionKind::Definition];

    /// The name in TOML files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RevisionKind::Adjustment => "adjustment",
            RevisionKind::Correction => "correction",
            RevisionKind::Reclassification => "reclassification",
            RevisionKind::Definition => "definition",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<RevisionKind> {
        RevisionKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
