//! A figure shows as many decimals as its row says: 4,60 claims more than 4,6 does.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, Row, Table};

code!(CODE, "decimals-differ", Warning, "a figure shows more or fewer decimals than its row says");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        for row in &table.rows {
            report.findings.extend(differing(case, table, row));
        }
    }
}

fn differing(case: &Case<'_>, table: &Table, row: &Row) -> Vec<Diagnostic> {
    let Some(wanted) = row.decimals else {
        return Vec::new();
    };
    let cells = row.cells.iter().zip(&table.columns);
    let odd = cells.filter(|(cell, _)| cell.decimals().is_some_and(|shown| shown != wanted));
    let found = |cell: &Cell| {
        let shown = cell.decimals().unwrap_or(0);
        let message = format!("`{}` shows {shown} decimals, but its row has {wanted}", cell.printed);
        Diagnostic::new(&CODE, cell.span, message).hint("correct the cell, or `decimals`")
    };
    let about = |id: &str| format!("{}.{}@{id}", table.id, row.id);
    odd.map(|(cell, column)| found(cell).about(case.name(), about(&column.id))).collect()
}
