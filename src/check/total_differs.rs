//! A total must be what its parts can add up to, with all that rounding and withholding leave open.

use std::cmp::Ordering;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Answer, Cell, ColumnIx, Interval, Number, Row, RowIx, Table};
use crate::wording::interval;

code!(CODE, "total-differs", Error, "a total is not what its parts add up to");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        let totals = table.rows.iter().enumerate().filter(|(_, row)| !row.sums.is_empty() && !row.cells.is_empty());
        for (at, row) in totals {
            for (column, parts) in table.columns().flat_map(|(column, _)| row.sums.iter().map(move |of| (column, of))) {
                report.findings.extend(differs(case, table, (RowIx(at), row), column, parts));
            }
        }
    }
}

fn differs(
    case: &Case<'_>,
    table: &Table,
    (at, row): (RowIx, &Row),
    column: ColumnIx,
    parts: &[RowIx],
) -> Option<Diagnostic> {
    let cell = table.cell(at, column)?;
    let total = cell.interval()?;
    let zero = Some(Interval::exactly(Number::ZERO));
    // Unknown is never zero: with a part missing, nothing can be said of the sum.
    let sum = parts.iter().fold(zero, |sum, part| Some(sum?.plus(table.interval(*part, column)?)))?;
    // Persons who are in several parts count once in the total, so it can be less than the sum, and never more.
    let possible = if row.adds_up { Ordering::is_eq } else { Ordering::is_le };
    if total.is(possible, sum) != Answer::Never {
        return None;
    }
    let places = parts.iter().filter_map(|part| table.cell(*part, column));
    let finding = places.fold(found(cell, sum, row, case), |finding, part| finding.label(part.span, "a part"));
    Some(finding.about(case.name(), format!("{}.{}@{}", table.id, row.id, table.columns[column.0].id)))
}

fn found(cell: &Cell, sum: Interval, row: &Row, case: &Case<'_>) -> Diagnostic {
    let decimals = row.cells.iter().filter_map(Cell::decimals).max().unwrap_or(0);
    let sum = interval(sum, decimals, case.language);
    let relation = if row.adds_up { "but its parts add up to" } else { "more than its parts together:" };
    let message = format!("the total says `{}`, {relation} {sum}", cell.printed);
    let finding = Diagnostic::new(&CODE, cell.span, message).remark("the total");
    if row.adds_up {
        return finding.hint("correct the one or the others; `adds_up = false` says that the parts overlap");
    }
    finding.hint("correct the one or the others")
}
