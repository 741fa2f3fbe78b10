//! Tables of one edition that end on different days invite comparisons that do not hold.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Column, Period, Table};

code!(CODE, "cut-offs-differ", Warning, "tables of one edition end on different days");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.edition.incomplete {
        return;
    }
    let ends: Vec<(&Table, &Column, &Period)> = case.edition.tables.iter().filter_map(last_part).collect();
    let Some(usual) = most_common(&ends) else {
        return;
    };
    for (table, column, period) in ends.iter().filter(|(_, _, period)| period.end != usual.1.end) {
        let message = format!(
            "table `{}` ends with `{}`, others of this edition with `{}`",
            table.id, column.label, usual.0.label
        );
        let finding = Diagnostic::new(&CODE, column.span, message).label(usual.0.span, "the usual end");
        let finding = finding.note(format!("{} against {}", period.text, usual.1.text));
        report.push(
            finding
                .about(case.name(), table.id.as_str())
                .hint("ask the source for the same period, or accept it with a reason"),
        );
    }
}

/// The newest column of a table, if it covers only part of its year: whole years end alike.
fn last_part(table: &Table) -> Option<(&Table, &Column, &Period)> {
    let columns = table.columns.iter().filter(|column| column.inside().is_none());
    let periods = columns.filter_map(|column| column.period.as_ref().map(|of| (column, of)));
    let (column, of) = periods.max_by_key(|(_, of)| of.period.order())?;
    of.partial.then_some((table, column, &of.period))
}

/// The end that most tables share; of equally common ones the first in the order of the tables.
fn most_common<'c>(ends: &[(&Table, &'c Column, &'c Period)]) -> Option<(&'c Column, &'c Period)> {
    let count = |period: &Period| ends.iter().filter(|(_, _, other)| other.end == period.end).count();
    let first = ends.iter().rev().max_by_key(|(_, _, period)| count(period))?;
    Some((first.1, first.2))
}
