//! One figure of a table: as printed, and what it means.

use super::{Interval, NoteIx, Number};
use crate::diag::Span;

/// One figure of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What the source printed, to the letter, without note marks and status signs' meaning lost: this is shown.
    pub printed: String,
    /// What it means: this is computed with.
    pub value: Value,
    /// How final it is.
    pub standing: Standing,
    /// The notes that hang on this cell alone.
    pub notes: Vec<NoteIx>,
    /// Where it is written.
    pub span: Span,
}

/// What a cell means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, and all that it can stand for where the source rounds.
    Number {
        /// The number as printed.
        number: Number,
        /// How many decimals it shows: 4,60 claims more than 4,6.
        decimals: u8,
        /// What the source can have counted.
        interval: Interval,
    },
    /// A number below the threshold of its table, kept back: `<5`.
    Withheld(Interval),
    /// No number at all; never zero.
    Missing(Gap),
    /// A name, as in a ranking.
    Text,
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The source does not know it.
    Unknown,
    /// The source keeps it secret.
    Secret,
    /// The source could not have it, or has it not yet.
    NotAvailable,
    /// What is written is no figure; a finding stops publication.
    Unreadable,
}

/// How final a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No sign says otherwise.
    Final,
    /// Likely to be revised.
    Provisional,
    /// Revised once, to be revised again.
    NearFinal,
    /// Not what was first published.
    Revised,
}

impl Cell {
    /// All numbers that the cell can stand for; `None` where there is no number.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        match &self.value {
            Value::Number { interval, .. } | Value::Withheld(interval) => Some(*interval),
            Value::Missing(_) | Value::Text => None,
        }
    }

    /// The number as printed; `None` where it was withheld or is missing.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        match &self.value {
            Value::Number { number, .. } => Some(*number),
            Value::Withheld(_) | Value::Missing(_) | Value::Text => None,
        }
    }

    /// How many decimals it shows; `None` where it is no number.
    #[must_use]
    pub fn decimals(&self) -> Option<u8> {
        match self.value {
            Value::Number { decimals, .. } => Some(decimals),
            Value::Withheld(_) | Value::Missing(_) | Value::Text => None,
        }
    }

    /// How many decimals say all that it can be: those that it shows, or those of the ends of what is withheld.
    #[must_use]
    pub fn decimals_needed(&self) -> u8 {
        match self.value {
            Value::Number { decimals, .. } => decimals,
            Value::Withheld(Interval { low, high }) => {
                [low, high].into_iter().flatten().map(Number::decimals).max().unwrap_or(0)
            }
            Value::Missing(_) | Value::Text => 0,
        }
    }

    /// The code of SDMX's `CL_OBS_STATUS` (version 2.2) that says what kind of value this is.
    ///
    /// A missing or withheld value takes precedence over a provisional one, as that code list asks.
    #[must_use]
    pub fn observation_status(&self) -> &'static str {
        match (&self.value, self.standing) {
            (Value::Withheld(_) | Value::Missing(Gap::Secret), _) => "Q",
            (Value::Missing(Gap::Unknown), _) => "O",
            (Value::Missing(Gap::NotAvailable | Gap::Unreadable), _) => "M",
            (Value::Number { .. } | Value::Text, Standing::Final | Standing::Revised) => "A",
            (Value::Number { .. } | Value::Text, Standing::Provisional | Standing::NearFinal) => "P",
        }
    }
}
