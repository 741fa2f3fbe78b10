//! What is a part of something is never more than all of it: a row of another, one of a total's, a quarter of its year.

use std::cmp::Ordering;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Answer, Cell, ColumnIx, Interval, Measure, Row, RowIx, Table};
use crate::wording::interval;

code!(CODE, "part-exceeds-whole", Error, "a part is more than the whole that it is a part of");

/// Two figures of one table, of which the first is counted in the second too.
struct Pair<'t> {
    part: (RowIx, ColumnIx),
    whole: (RowIx, ColumnIx),
    kind: Kind<'t>,
}

/// What makes the one a part of the other.
enum Kind<'t> {
    /// The author says so: `part_of`.
    Row,
    /// It is one of those that a total adds up.
    Total(&'t Row),
    /// The one column lies in the other.
    Period,
}

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        let rows = (0..table.rows.len()).map(RowIx);
        let by_period = periods(table);
        let by_row = rows.flat_map(|row| rows_of(table, row)).chain(totals(table));
        let too_much = by_row.chain(by_period).filter_map(|pair| exceeding(case, table, &pair));
        report.findings.extend(too_much);
    }
}

/// A row and the one of which it is a part, per column. Percentages can be of different wholes, so only counts.
fn rows_of(table: &Table, part: RowIx) -> Vec<Pair<'_>> {
    let Some(whole) = table.rows[part.0].part_of.filter(|whole| is_like(table, part, *whole)) else {
        return Vec::new();
    };
    table.columns().map(|(at, _)| Pair { part: (part, at), whole: (whole, at), kind: Kind::Row }).collect()
}

fn is_like(table: &Table, one: RowIx, other: RowIx) -> bool {
    let measure = table.measure_of(one);
    let counts = matches!(measure, Measure::Flow | Measure::Stock | Measure::Cumulative);
    counts && measure == table.measure_of(other) && table.unit_of(one) == table.unit_of(other)
}

/// Each that a total adds up, as far as `total-differs` cannot say it: it knows nothing where a part is missing, and
/// nothing of how few persons can be in several parts.
fn totals(table: &Table) -> Vec<Pair<'_>> {
    let mut pairs = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        for (parts, column) in row.sums.iter().flat_map(|of| table.columns().map(move |(column, _)| (of, column))) {
            let known = parts.iter().all(|part| table.interval(*part, column).is_some());
            let negative = parts.iter().filter_map(|part| table.interval(*part, column)).any(Interval::can_be_negative);
            if negative || (known && row.adds_up) {
                continue;
            }
            let whole = (RowIx(at), column);
            pairs.extend(parts.iter().map(|part| Pair { part: (*part, column), whole, kind: Kind::Total(row) }));
        }
    }
    pairs
}

/// What came in during a column, and during the shortest one around it that has a figure.
fn periods(table: &Table) -> Vec<Pair<'_>> {
    let counted = |row: &RowIx| {
        let cells = &table.rows[row.0].cells;
        // Where figures can be negative, a quarter can be more than its year.
        table.measure_of(*row) == Measure::Flow
            && !cells.iter().filter_map(Cell::interval).any(Interval::can_be_negative)
    };
    let rows: Vec<RowIx> = (0..table.rows.len()).map(RowIx).filter(counted).collect();
    let mut pairs = Vec::new();
    for (column, _) in table.columns() {
        let holders = table.holders(column);
        for row in &rows {
            let whole = holders.iter().find(|whole| table.interval(*row, **whole).is_some());
            pairs.extend(whole.map(|whole| Pair { part: (*row, column), whole: (*row, *whole), kind: Kind::Period }));
        }
    }
    pairs
}

fn exceeding(case: &Case<'_>, table: &Table, pair: &Pair<'_>) -> Option<Diagnostic> {
    let (part, whole) = (table.cell(pair.part.0, pair.part.1)?, table.cell(pair.whole.0, pair.whole.1)?);
    let (some, all) = (part.interval()?, whole.interval()?);
    if all.can_be_negative() || some.is(Ordering::is_le, all) != Answer::Never {
        return None;
    }
    let left = format!("that leaves {} for the rest", interval(all.minus(some), decimals(part, whole), case.language));
    let (row, column) = (&table.rows[pair.part.0.0], &table.columns[pair.part.1.0]);
    let finding = Diagnostic::new(&CODE, part.span, message(table, pair, part, whole)).remark("the part");
    let finding = finding.label(whole.span, "the whole").note(left).hint(way_out(&pair.kind));
    Some(finding.about(case.name(), format!("{}.{}@{}", table.id, row.id, column.id)))
}

fn decimals(part: &Cell, whole: &Cell) -> u8 {
    part.decimals().max(whole.decimals()).unwrap_or(0)
}

fn message(table: &Table, pair: &Pair<'_>, part: &Cell, whole: &Cell) -> String {
    let (row, column) = pair.part;
    let row_of = |row: RowIx| &table.rows[row.0].label;
    let column_of = |column: ColumnIx| &table.columns[column.0].label;
    let (some, all) = (&part.printed, &whole.printed);
    match pair.kind {
        Kind::Row => {
            format!(
                "`{}` says `{some}`, but `{}`, of which it is a part, says `{all}`",
                row_of(row),
                row_of(pair.whole.0)
            )
        }
        Kind::Total(total) => {
            format!("`{}` says `{some}`, but `{}`, the total that it is in, says `{all}`", row_of(row), total.label)
        }
        Kind::Period => format!(
            "`{}` says `{some}`, but `{}`, in which it lies, says `{all}`",
            column_of(column),
            column_of(pair.whole.1)
        ),
    }
}

fn way_out(kind: &Kind<'_>) -> &'static str {
    match kind {
        Kind::Row => "correct the one or the other, or take `part_of` away where it is no part",
        Kind::Total(_) => "correct the one or the other, or `total_of` where it is no part",
        Kind::Period => "correct the one or the other, or the period of the column",
    }
}
