//! How far the words of an edition hold its figures: what would be noticed if a figure were another.

use super::Verdict;
use crate::diag::Span;

/// What came of moving every figure of an edition, one at a time, beyond what it can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The edition: `marokko/2023-06`.
    pub edition: String,
    /// How many printed figures some number or claim holds as soon as they move at all.
    pub closely: usize,
    /// How many are held only once they are far off.
    pub loosely: usize,
    /// Those on which nothing depends, by row, in the order of print.
    pub free: Vec<FreeRow>,
    /// How many printed cells hold no number that could be moved.
    pub unmoved: usize,
    /// The claims that keep their verdict whatever one figure becomes, in the order of the text.
    pub toothless: Vec<Toothless>,
    /// The numbers in the text that stay right whatever one figure becomes, in the order of the text; not those of which
    /// no figure can be moved.
    pub loose: Vec<Loose>,
}

/// Figures of a row on which nothing depends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeRow {
    /// The table: `asiel`.
    pub table: String,
    /// The row: `asiel.eerste`.
    pub row: String,
    /// The columns of these figures; at least one.
    pub columns: Vec<String>,
    /// Where the first of them is written.
    pub span: Span,
}

/// A claim that keeps its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toothless {
    /// Its id.
    pub claim: String,
    /// Its words.
    pub words: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Where the words stand.
    pub span: Span,
}

/// A number in the text that stays right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    /// What it is bound to.
    pub address: String,
    /// Its words.
    pub words: String,
    /// Where they stand.
    pub span: Span,
}

impl Coverage {
    /// How many figures something depends on.
    #[must_use]
    pub fn held(&self) -> usize {
        self.closely + self.loosely
    }

    /// How many figures nothing depends on.
    #[must_use]
    pub fn free(&self) -> usize {
        self.free.iter().map(|row| row.columns.len()).sum()
    }

    /// How many figures were moved.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.held() + self.free()
    }
}

impl Toothless {
    /// Whether its verdict is about what such figures can say at all, whatever they are.
    #[must_use]
    pub fn is_beyond_figures(&self) -> bool {
        self.verdict == Verdict::Unsupported
    }
}
