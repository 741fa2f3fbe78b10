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

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{
    Cell, CellIx, ColumnIx, Edition, Gap, Interval, Language, Measure, Number, RowIx, Table, TableIx, Value,
};
use crate::wording;
use explain::Base;
use solve::Range;
use system::{System, Unknown};

code!(CODE, "disclosure", Error, "a figure that is kept back can be worked out");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let cells = kept_back(case.edition);
    if cells.is_empty() {
        return;
    }
    let system = System::of(case);
    let bases = [system.joined(), system.own()].map(|facts| Base::of(facts, &system));
    let kept: Vec<(CellIx, usize)> = cells.iter().filter_map(|cell| Some((*cell, system.unknown(*cell)?))).collect();
    let derived = derived(&system, &bases, &kept);
    let given_away = kept
        .iter()
        .zip(derived)
        .filter(|((cell, unknown), (range, _))| gives_away(case.edition, *cell, *range, &system.unknowns[*unknown]));
    for (at, (kept, (range, base))) in given_away.enumerate() {
        let facts = if at < MOST_EXPLAINED { base.smallest(&system, kept.1, range) } else { base.nearest(kept.1) };
        report.push(found(case, &system, *kept, range, &facts));
    }
}

/// Beyond so many findings in one edition, only what stands beside a figure is told and not what is least needed: the
/// way out is another table then.
const MOST_EXPLAINED: usize = 100;

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

/// What each figure can be, and by which facts: by all, or by the edition's own where the others contradict each other
/// in a way that only shows when they are taken together.
fn derived<'b>(system: &System<'_>, [all, own]: &'b [Base; 2], kept: &[(CellIx, usize)]) -> Vec<(Range, &'b Base)> {
    let unknowns: Vec<usize> = kept.iter().map(|(_, unknown)| *unknown).collect();
    let found = system.derived(&all.facts, &unknowns);
    let by_itself = if found.contains(&None) { system.derived(&own.facts, &unknowns) } else { Vec::new() };
    let choose = |(at, range): (usize, Option<Range>)| match range {
        Some(range) => (range, all),
        None => (by_itself[at].unwrap_or(system.unknowns[unknowns[at]].range), own),
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
