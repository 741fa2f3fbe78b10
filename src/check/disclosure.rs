//! A figure that is kept back may not follow from what is printed.
//!
//! What an outsider can derive is computed from totals and parts, periods inside others, percentages, numbers in the
//! text and earlier editions, all at once. Nothing is found where the figures contradict each other: other rules tell
//! of that, and what follows from it is nothing.

mod explain;
mod facts;
mod periods;
mod sentences;
mod solve;
mod system;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{
    Cell, CellIx, ColumnIx, Edition, Gap, Interval, Language, Measure, Number, RowIx, Table, TableIx, Value,
};
use crate::wording;
use solve::Range;
use system::{System, Unknown};

code!(CODE, "disclosure", Error, "a figure that is kept back can be worked out");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let cells = kept_back(case.edition);
    if cells.is_empty() {
        return;
    }
    let system = System::of(case);
    let joined = system.joined();
    let kept: Vec<(CellIx, usize)> = cells.iter().filter_map(|cell| Some((*cell, system.unknown(*cell)?))).collect();
    for ((cell, unknown), (range, facts)) in kept.iter().zip(derived(&system, &joined, &kept)) {
        if gives_away(case.edition, *cell, range, &system.unknowns[*unknown]) {
            let facts = explain::smallest(&system, &facts, *unknown, range);
            report.push(found(case, &system, (*cell, *unknown), range, &facts));
        }
    }
}

/// The cells that hold a number which readers are not to know.
fn kept_back(edition: &Edition) -> Vec<CellIx> {
    let mut found = Vec::new();
    for (table_at, table) in edition.tables.iter().enumerate() {
        for (row_at, row) in table.rows.iter().enumerate().filter(|(at, _)| is_count(table, RowIx(*at))) {
            let cells = row.cells.iter().enumerate().filter(|(_, cell)| is_kept_back(cell));
            let place = |column| CellIx { table: TableIx(table_at), row: RowIx(row_at), column: ColumnIx(column) };
            found.extend(cells.map(|(column, _)| place(column)));
        }
    }
    found
}

/// A share that is kept back protects nobody whom its counts do not.
fn is_count(table: &Table, row: RowIx) -> bool {
    !matches!(table.measure_of(row), Measure::Ratio | Measure::Text)
}

fn is_kept_back(cell: &Cell) -> bool {
    matches!(cell.value, Value::Withheld(_) | Value::Missing(Gap::Secret))
}

/// What each figure can be, and by which facts. Where what earlier editions say contradicts what is known since in
/// more than one table can show, the edition is taken by itself.
fn derived<'f>(system: &System<'_>, joined: &'f [usize], kept: &[(CellIx, usize)]) -> Vec<(Range, Cow<'f, [usize]>)> {
    let unknowns: Vec<usize> = kept.iter().map(|(_, unknown)| *unknown).collect();
    let found = system.derived(joined, &unknowns);
    let own = system.own();
    let by_itself = if found.contains(&None) { system.derived(&own, &unknowns) } else { Vec::new() };
    let choose = |(at, range): (usize, Option<Range>)| match range {
        Some(range) => (range, Cow::Borrowed(joined)),
        None => (by_itself[at].unwrap_or(system.unknowns[unknowns[at]].range), Cow::Owned(own.clone())),
    };
    found.into_iter().enumerate().map(choose).collect()
}

/// Whether an outsider knows more of a figure than its source meant to tell.
fn gives_away(edition: &Edition, cell: CellIx, derived: Range, unknown: &Unknown<'_>) -> bool {
    let table = &edition.tables[cell.table.0];
    if matches!(table.cell(cell.row, cell.column).map(|cell| &cell.value), Some(Value::Withheld(_))) {
        return derived != unknown.range;
    }
    match (derived.width(), table.withheld) {
        (None, _) => false,
        (Some(0), _) => true,
        // It may hide as much as what the table withholds by its threshold.
        (Some(width), Some(withheld)) => {
            system::in_steps(withheld.interval(unknown.step), unknown.step).width().is_some_and(|least| width < least)
        }
        (Some(width), None) => is_near(derived, width),
    }
}

/// Within a tenth of its middle: the p%-rule, with p = 10, by which statistical offices judge whether a cell that was
/// suppressed protects anybody (Hundepool et al., Handbook on Statistical Disclosure Control, ch. 4).
fn is_near(Range { low, high }: Range, width: i128) -> bool {
    let twice_the_middle = low.zip(high).map(|(low, high)| i128::from(low) + i128::from(high));
    twice_the_middle.is_some_and(|twice| 10 * width <= twice)
}

fn found(
    case: &Case<'_>,
    system: &System<'_>,
    (at, unknown): (CellIx, usize),
    range: Range,
    facts: &[usize],
) -> Diagnostic {
    let table = &case.edition.tables[at.table.0];
    let (row, column) = (&table.rows[at.row.0], &table.columns[at.column.0]);
    let address = format!("{}.{}@{}", table.id, row.id, column.id);
    let cell = &row.cells[at.column.0];
    let message = format!(
        "`{}` at `{address}` can be worked out to be {} from {}",
        cell.printed,
        words(range, system.unknowns[unknown].step),
        explain::through(system, facts)
    );
    let finding = Diagnostic::new(&CODE, cell.span, message).remark("kept back").about(case.name(), address);
    explain::show(finding, system, facts, unknown)
}

fn words(range: Range, step: Number) -> String {
    let number = |steps: i64| Number::whole(steps).times(step);
    let decimals = (0..9).find(|decimals| step.is_multiple_of(Number::step(*decimals))).unwrap_or(9);
    let range = Interval { low: range.low.and_then(number), high: range.high.and_then(number) };
    wording::interval(range, decimals, Language::English)
}
