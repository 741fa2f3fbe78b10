//! A figure that is no multiple of what its table rounds to was not rounded, or is wrong.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, ColumnIx, Number, Row, Table};

code!(CODE, "rounding-broken", Warning, "a figure breaks the rounding of its table");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        for row in table.rows.iter().filter(|row| row.rounded_to != Number::ONE) {
            for (at, cell) in row.cells.iter().enumerate().filter(|(at, _)| !row.exact.contains(&ColumnIx(*at))) {
                if cell.number().is_some_and(|number| !number.is_multiple_of(row.rounded_to)) {
                    report.push(
                        broken(table, row, &table.columns[at].id, cell).about(case.name(), address(table, row, at)),
                    );
                }
            }
        }
    }
}

fn address(table: &Table, row: &Row, column: usize) -> String {
    format!("{}.{}@{}", table.id, row.id, table.columns[column].id)
}

fn broken(table: &Table, row: &Row, column: &str, cell: &Cell) -> Diagnostic {
    let what = if row.rounded_to == table.rounded_to { "table" } else { "row" };
    let message = format!("`{}` stands in a {what} that rounds to multiples of {}", cell.printed, row.rounded_to);
    let finding = Diagnostic::new(&CODE, cell.span, message);
    finding.hint(format!("if the source did not round it: `[row.{}]` with `exact = [\"{column}\"]`", row.id))
}
