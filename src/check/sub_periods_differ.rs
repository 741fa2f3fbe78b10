//! What came in during a year is what came in during its quarters, with all that rounding and withholding leave open.

use std::cmp::Ordering;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Answer, Cell, ColumnIx, Interval, Measure, Number, Row, RowIx, Table, Within};
use crate::wording::interval;

code!(CODE, "sub-periods-differ", Error, "the periods inside another are not what that period can be");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        let ways: Vec<Within> = table.within().into_iter().filter(|within| within.parts.len() > 1).collect();
        let rows = table.rows.iter().enumerate().filter(|(at, _)| table.measure_of(RowIx(*at)) == Measure::Flow);
        for (at, row) in rows {
            let mut told: Vec<ColumnIx> = Vec::new();
            for within in &ways {
                // Of several ways to part a year, the first that is wrong is enough to look at.
                if let Some(finding) = differs(case, table, row, within).filter(|_| !told.contains(&within.whole)) {
                    told.push(within.whole);
                    report.push(finding.about(case.name(), address(table, RowIx(at), within.whole)));
                }
            }
        }
    }
}

fn address(table: &Table, row: RowIx, column: ColumnIx) -> String {
    format!("{}.{}@{}", table.id, table.rows[row.0].id, table.columns[column.0].id)
}

fn differs(case: &Case<'_>, table: &Table, row: &Row, within: &Within) -> Option<Diagnostic> {
    let whole = row.cells.get(within.whole.0)?;
    let all = whole.interval()?;
    let known: Vec<(ColumnIx, &Cell, Interval)> = within
        .parts
        .iter()
        .filter_map(|part| row.cells.get(part.0).and_then(|cell| Some((*part, cell, cell.interval()?))))
        .collect();
    // One that is more than the whole by itself has a finding of its own.
    if known.iter().any(|(.., some)| some.is(Ordering::is_le, all) == Answer::Never) {
        return None;
    }
    let sum = known.iter().fold(Interval::exactly(Number::ZERO), |sum, (.., some)| sum.plus(*some));
    let complete = within.exactly && known.len() == within.parts.len();
    if sum.is(possible(row, complete)?, all) != Answer::Never {
        return None;
    }
    let parts: Vec<&str> = known.iter().map(|(part, ..)| label(table, *part)).collect();
    let finding = found(case, row, (label(table, within.whole), whole), (&parts, sum)).hint(way_out(row, all, sum));
    Some(known.iter().fold(finding, |finding, (_, cell, _)| finding.label(cell.span, "a part")))
}

/// How what came in during parts can stand to the whole; `None` where it can be anything. Persons who come in twice
/// count twice in the parts and once in the whole.
fn possible(row: &Row, complete: bool) -> Option<fn(Ordering) -> bool> {
    let can_be_negative = |cell: &Cell| cell.interval().is_some_and(Interval::can_be_negative);
    match (complete, row.adds_up) {
        (true, true) => Some(Ordering::is_eq),
        (true, false) => Some(Ordering::is_ge),
        (false, true) if !row.cells.iter().any(can_be_negative) => Some(Ordering::is_le),
        (false, _) => None,
    }
}

fn label(table: &Table, column: ColumnIx) -> &str {
    &table.columns[column.0].label
}

fn found(case: &Case<'_>, row: &Row, (of, whole): (&str, &Cell), (parts, sum): (&[&str], Interval)) -> Diagnostic {
    let decimals = row.cells.iter().filter_map(Cell::decimals).max().unwrap_or(0);
    let sum = interval(sum, decimals, case.language);
    let parts = parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(", ");
    let message = format!("`{of}` says `{}`, but {parts} add up to {sum}", whole.printed);
    Diagnostic::new(&CODE, whole.span, message).remark("the whole")
}

fn way_out(row: &Row, whole: Interval, sum: Interval) -> String {
    if whole.is(Ordering::is_lt, sum) == Answer::Always {
        let id = &row.id;
        return format!(
            "correct the one or the others; if persons can come in twice: `[row.{id}]` with `adds_up = false`"
        );
    }
    String::from("correct the one or the others: what is in the whole is in one of its parts")
}
