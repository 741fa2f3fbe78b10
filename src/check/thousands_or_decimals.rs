//! A count with just three decimals is most likely a number of thousands, written by the rules of another language.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, Language, Measure, Number, Row, RowIx, Table};
use crate::wording::number;

code!(CODE, "thousands-or-decimals", Error, "a count has three decimals, as thousands have in another language");

/// So many digits stand between two marks of thousands.
const GROUP: u8 = 3;

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        let rows = table.rows.iter().enumerate().filter(|(at, _)| counts(table, RowIx(*at)));
        for row in rows.map(|(_, row)| row).filter(|row| row.decimals.is_none()) {
            report.findings.extend(doubtful(case, table, row));
        }
    }
}

/// Whether the row counts something: of persons there are no thousandths.
fn counts(table: &Table, row: RowIx) -> bool {
    matches!(table.measure_of(row), Measure::Flow | Measure::Stock | Measure::Cumulative)
}

fn doubtful(case: &Case<'_>, table: &Table, row: &Row) -> Vec<Diagnostic> {
    let cells = row.cells.iter().zip(&table.columns).filter(|(cell, _)| cell.decimals() == Some(GROUP));
    let about = |id: &str| format!("{}.{}@{id}", table.id, row.id);
    cells.filter_map(|(cell, column)| Some(found(cell, row, case)?.about(case.name(), about(&column.id)))).collect()
}

fn found(cell: &Cell, row: &Row, case: &Case<'_>) -> Option<Diagnostic> {
    let thousands = cell.number()?.times(Number::whole(1000))?;
    let language = match case.language {
        Language::Dutch => "Dutch",
        Language::English => "English",
        Language::French => "French",
    };
    let message = format!("`{}` is read as a number with three decimals, as {language} writes it", cell.printed);
    let meant = number(thousands, 0, case.language);
    let finding = Diagnostic::new(&CODE, cell.span, message).hint(format!("if thousands are meant, write `{meant}`"));
    Some(finding.hint(format!("if decimals are meant, say so: `[row.{}]` with `decimals = 3`", row.id)))
}
