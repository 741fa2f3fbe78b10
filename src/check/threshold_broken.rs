//! A table that withholds figures below a threshold may not print one.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, Measure, Number, RowIx, Withheld};

code!(CODE, "threshold-broken", Error, "a table prints a figure that it says it withholds");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        let Some(withheld) = table.withheld else {
            continue;
        };
        // A share below the threshold is about no few people: 3,2 % can be thousands.
        let counted = |at: usize| table.measure_of(RowIx(at)) != Measure::Ratio;
        for (_, row) in table.rows.iter().enumerate().filter(|(at, _)| counted(*at)) {
            for (cell, column) in row.cells.iter().zip(&table.columns).filter(|(cell, _)| is_below(cell, withheld)) {
                let message =
                    format!("`{}` is printed in a table that withholds figures below {}", cell.printed, withheld.below);
                let address = format!("{}.{}@{}", table.id, row.id, column.id);
                let finding = Diagnostic::new(&CODE, cell.span, message).about(case.name(), address);
                report.push(finding.hint(format!("withhold it: `<{}`", withheld.below)));
            }
        }
    }
}

fn is_below(cell: &Cell, withheld: Withheld) -> bool {
    cell.number().is_some_and(|number| number != Number::ZERO && !number.is_negative() && number < withheld.below)
}
