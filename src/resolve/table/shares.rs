//! Shares: which row a row of percentages divides by which.

use super::super::{codes, unknown_reference};
use super::rows::Rows;
use super::unfold::PlainRow;
use crate::diag::{Diagnostic, Report};
use crate::model::{Measure, RowIx, Share};
use crate::read::{RowShape, Text};

/// Where a share is said decides what its two names mean.
#[derive(Clone, Copy)]
enum Said {
    /// Beside the row: other rows.
    Row,
    /// Beside the part of a cell: figures of the same cell, or rows.
    Part,
    /// Beside the category: others of the same line.
    Category,
}

impl<'r> Rows<'r> {
    /// What the row divides by what. The nearest says it, as of units: the row, the part, the category.
    pub(super) fn share(
        &self,
        row: &PlainRow<'_>,
        shape: Option<&'r RowShape>,
        measure: Measure,
        report: &mut Report,
    ) -> Option<Share> {
        let (said, numerator, denominator) = self.names_of_share(row, shape)?;
        if measure != Measure::Ratio {
            // A line or a cell can hold counts beside the percentages that the keys are about.
            if row.part.is_none() && row.category.is_none() {
                report.push(no_ratio(numerator.or(denominator)?));
            }
            return None;
        }
        let (Some(numerator), Some(denominator)) = (numerator, denominator) else {
            report.push(half_a_share(numerator.or(denominator)?));
            return None;
        };
        let above = self.term(said, numerator, None, row, report);
        let below = self.term(said, denominator, Some(numerator.as_str()), row, report);
        let terms = Share { numerator: above?, denominator: below? };
        let own = [(terms.numerator, numerator), (terms.denominator, denominator)];
        if let Some((_, name)) = own.into_iter().find(|(term, _)| self.plain.rows[term.0].id.value == row.id.value) {
            report.push(of_itself(row, name));
            return None;
        }
        Some(terms)
    }

    fn names_of_share(
        &self,
        row: &PlainRow<'_>,
        shape: Option<&'r RowShape>,
    ) -> Option<(Said, Option<&'r Text>, Option<&'r Text>)> {
        let part = row.part.and_then(|part| self.file.part.0.iter().find(|(name, _)| name.value == part));
        let category = row.category.and_then(|category| self.declared.by_table(category));
        let said = [
            shape.map(|shape| (Said::Row, shape.numerator.as_ref(), shape.denominator.as_ref())),
            part.map(|(_, shape)| (Said::Part, shape.numerator.as_ref(), shape.denominator.as_ref())),
            category.map(|shape| (Said::Category, shape.numerator.as_ref(), shape.denominator.as_ref())),
        ];
        said.into_iter().flatten().find(|(_, numerator, denominator)| numerator.or(*denominator).is_some())
    }

    /// The row that is meant. `part` is what the other term is where that is a figure of the same cell: a line of
    /// such cells then has as many of them, and means the like one.
    fn term(
        &self,
        said: Said,
        name: &Text,
        part: Option<&str>,
        row: &PlainRow<'_>,
        report: &mut Report,
    ) -> Option<RowIx> {
        match said {
            Said::Row => self.named(name, row, report),
            Said::Category => self.category(name, row, report),
            Said::Part => self.in_cell(name, part, row, report),
        }
    }

    fn in_cell(&self, name: &Text, part: Option<&str>, row: &PlainRow<'_>, report: &mut Report) -> Option<RowIx> {
        let find = |wanted: &dyn Fn(&PlainRow<'_>) -> bool| {
            self.plain.rows.iter().position(|other| other.category == row.category && wanted(other)).map(RowIx)
        };
        let found = find(&|other| other.line == row.line && other.part == Some(name.as_str()))
            .or_else(|| find(&|other| other.line == name.value && (other.part.is_none() || other.part == part)));
        if found.is_none() && !self.broken.contains(&name.value) {
            let known = self.file.part.0.iter().map(|(name, _)| name.as_str()).chain(self.names());
            report.push(unknown_reference("figure of the cell, or row:", &name.value, name.span, known));
        }
        found
    }
}

fn half_a_share(name: &Text) -> Diagnostic {
    let message = "a share has both a `numerator` and a `denominator`";
    Diagnostic::new(&codes::CONFLICTING_KEYS, name.span, message).hint(
        "say of which row it is the share, and in which: `numerator = \"toegekend\"`, `denominator = \"besluiten\"`",
    )
}

fn no_ratio(name: &Text) -> Diagnostic {
    let message = "`numerator` and `denominator` are for rows that hold shares";
    Diagnostic::new(&codes::CONFLICTING_KEYS, name.span, message).hint("if the row does: `measure = \"ratio\"`")
}

fn of_itself(row: &PlainRow<'_>, name: &Text) -> Diagnostic {
    let message = format!("row `{}` is a share of itself", row.id.value);
    Diagnostic::new(&codes::CYCLIC_REFERENCE, name.span, message)
}
