//! What a table says of its figures beyond each of them: totals, parts, percentages.

use super::sheets::Grid;
use super::solve::Linear;
use super::system::Unknown;
use crate::diag::Span;
use crate::model::{Cell, ColumnIx, Interval, Number, Row, RowIx, Share, Table, TableIx, Value};
use crate::wording::whole_of_shares;

/// Something that is certain of some figures.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// What says so.
    pub(super) kind: Kind,
    /// The edition that says so, the oldest where it takes several: its place among those looked at, of which the first
    /// is the one checked.
    pub(super) edition: usize,
    /// The table that says so; `None` for a sentence.
    pub(super) table: Option<TableIx>,
    /// What it says, in steps. First comes the total, the whole, the later count, the numerator.
    pub(super) linear: Linear,
}

/// What says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A total and its parts.
    Total,
    /// A row and one that is a part of it.
    Part,
    /// A period and others inside it.
    Periods,
    /// A count that goes on from column to column.
    Growing,
    /// A percentage, printed there.
    Share(Span),
    /// A number in the text, there.
    Sentence(Span),
    /// A claim whose figures leave it open, there.
    Claim(Span),
    /// The same figure in an earlier edition.
    Printed(Span),
    /// The definition of a row that is computed and not printed.
    Computed,
}

/// Multiples beyond this come of no printed figure, and could make sums too large to add.
const MOST_TIMES: i128 = 1 << 40;

/// That so many times some figures lie within a range, in steps of each; `None` where that says nothing.
pub(super) fn linear(terms: &[(usize, Number)], range: Interval, unknowns: &[Unknown<'_>]) -> Option<Linear> {
    let mut times: Vec<(usize, Number)> = Vec::with_capacity(terms.len());
    for (unknown, number) in terms {
        let number = number.times(unknowns[*unknown].step)?;
        match times.iter_mut().find(|(known, _)| terms.len() < MOST_REPEATED && known == unknown) {
            Some((_, sum)) => *sum = sum.plus(number)?,
            None => times.push((*unknown, number)),
        }
    }
    times.retain(|(_, number)| *number != Number::ZERO);
    let scale = times.iter().try_fold(Number::ONE, |scale, (_, number)| {
        let more = number.times(scale)?.denominator();
        scale.times(Number::whole(i64::try_from(more).ok()?))
    })?;
    let whole = |(unknown, number): &(usize, Number)| {
        let times = number.times(scale)?.digits(0);
        let times = Some(times).filter(|times| times.abs() < MOST_TIMES)?;
        Some((*unknown, i64::try_from(times).ok()?))
    };
    let terms: Vec<(usize, i64)> = times.iter().map(whole).collect::<Option<_>>()?;
    let low = range.low.and_then(|low| Some(low.times(scale)?.ceil_to(Number::ONE).digits(0)));
    let high = range.high.and_then(|high| Some(high.times(scale)?.floor_to(Number::ONE).digits(0)));
    (!terms.is_empty() && low.or(high).is_some()).then_some(Linear { terms, low, high })
}

/// Tables name each figure once; only the few figures of a sentence or a share are looked through for one that
/// stands twice.
const MOST_REPEATED: usize = 16;

/// Exactly nothing, or something that is not below it.
pub(super) fn none_left(exactly: bool) -> Interval {
    Interval { low: Some(Number::ZERO), high: exactly.then_some(Number::ZERO) }
}

/// That a quotient lies in a range, and so is one: what it divides by is not zero.
pub(super) fn quotient(
    above: &[(usize, Number)],
    below: &[(usize, Number)],
    range: Interval,
    unknowns: &[Unknown<'_>],
) -> Vec<Linear> {
    let mut found = quotient_of_sums(above, below, range, unknowns);
    found.extend(not_zero(below, unknowns));
    found
}

/// Whether some figures can come to less than nothing.
pub(super) fn can_be_negative(terms: &[(usize, Number)], unknowns: &[Unknown<'_>]) -> bool {
    let can_be = |(unknown, times): &(usize, Number)| {
        times.is_negative() || unknowns[*unknown].floor.is_none_or(|floor| floor < 0)
    };
    terms.iter().any(can_be)
}

/// That what a quotient divides by is not zero.
pub(super) fn not_zero(below: &[(usize, Number)], unknowns: &[Unknown<'_>]) -> Option<Linear> {
    let [(divisor, _)] = below else { return None };
    let least = Interval { low: Some(unknowns[*divisor].step), high: None };
    linear(&[(*divisor, Number::ONE)], least, unknowns)
}

/// Multiplied out, which says the same where nothing that it divides by is negative.
fn quotient_of_sums(
    above: &[(usize, Number)],
    below: &[(usize, Number)],
    range: Interval,
    unknowns: &[Unknown<'_>],
) -> Vec<Linear> {
    if can_be_negative(below, unknowns) {
        return Vec::new();
    }
    let against = |bound: Number, rest: Interval| {
        let times = |(unknown, times): &(usize, Number)| Some((*unknown, times.times(bound)?.negated()));
        let below: Vec<(usize, Number)> = below.iter().map(times).collect::<Option<_>>()?;
        linear(&[above, &below].concat(), rest, unknowns)
    };
    let low = range.low.and_then(|low| against(low, Interval { low: Some(Number::ZERO), high: None }));
    let high = range.high.and_then(|high| against(high, Interval { low: None, high: Some(Number::ZERO) }));
    low.into_iter().chain(high).collect()
}

/// What a table of an edition says, over the unknowns of its cells.
pub(super) fn facts(
    (edition, table_at): (usize, TableIx),
    table: &Table,
    grid: &Grid,
    unknowns: &[Unknown<'_>],
) -> Vec<Fact> {
    let rows = || table.rows.iter().enumerate();
    let totals = rows().flat_map(|(at, row)| totals(at, row, grid, unknowns));
    let parts = rows().flat_map(|(at, row)| part(at, row, grid, unknowns));
    let shares = rows().flat_map(|(at, row)| shares(table, RowIx(at), row, grid, unknowns));
    let told = totals.chain(parts).chain(shares);
    told.map(|(kind, linear)| Fact { kind, edition, table: Some(table_at), linear }).collect()
}

type Told = (Kind, Linear);

/// A figure less others: what is left lies in that range.
pub(super) fn less(first: usize, others: &[usize], left: Interval, unknowns: &[Unknown<'_>]) -> Option<Linear> {
    let others = others.iter().map(|other| (*other, Number::whole(-1)));
    let terms: Vec<(usize, Number)> = std::iter::once((first, Number::ONE)).chain(others).collect();
    linear(&terms, left, unknowns)
}

fn totals(at: usize, row: &Row, grid: &Grid, unknowns: &[Unknown<'_>]) -> Vec<Told> {
    let kind = if row.cells.is_empty() { Kind::Computed } else { Kind::Total };
    // A row that is computed is its sum, whether or not persons recur in it.
    let adds_up = row.adds_up || row.cells.is_empty();
    let left = if adds_up { none_left(true) } else { Interval { low: None, high: Some(Number::ZERO) } };
    let mut found = Vec::new();
    for parts in &row.sums {
        for (column, total) in grid[at].iter().enumerate() {
            let parts: Option<Vec<usize>> = parts.iter().map(|part| grid[part.0][column]).collect();
            let Some((total, parts)) = total.zip(parts) else { continue };
            found.extend(less(total, &parts, left, unknowns));
            // Where parts overlap, none of them is more than all together.
            let each = parts.iter().filter(|_| !adds_up);
            found.extend(each.filter_map(|part| less(total, &[*part], none_left(false), unknowns)));
        }
    }
    found.into_iter().map(|linear| (kind, linear)).collect()
}

fn part(at: usize, row: &Row, grid: &Grid, unknowns: &[Unknown<'_>]) -> Vec<Told> {
    let Some(whole) = row.part_of else { return Vec::new() };
    let pairs = grid[whole.0].iter().zip(&grid[at]).filter_map(|(whole, part)| whole.zip(*part));
    let told = pairs.filter_map(|(whole, part)| less(whole, &[part], none_left(false), unknowns));
    told.map(|linear| (Kind::Part, linear)).collect()
}

fn shares(table: &Table, at: RowIx, row: &Row, grid: &Grid, unknowns: &[Unknown<'_>]) -> Vec<Told> {
    let Some((share, whole)) = row.share.zip(whole_of_shares(table.unit_of(at))) else { return Vec::new() };
    let cells = row.cells.iter().enumerate();
    cells.flat_map(|(column, cell)| share_of((share, whole), row, (ColumnIx(column), cell), grid, unknowns)).collect()
}

fn share_of(
    (Share { numerator, denominator }, whole): (Share, Number),
    row: &Row,
    (column, cell): (ColumnIx, &Cell),
    grid: &Grid,
    unknowns: &[Unknown<'_>],
) -> Vec<Told> {
    let terms = grid[numerator.0][column.0].zip(grid[denominator.0][column.0]);
    let Some((range, (above, below))) = percentage(row, column, cell).zip(terms) else { return Vec::new() };
    let linears = quotient(&[(above, whole)], &[(below, Number::ONE)], range, unknowns);
    linears.into_iter().map(|linear| (Kind::Share(cell.span), linear)).collect()
}

/// What a percentage can have been before it was rounded: any number, not only one of so many decimals.
fn percentage(row: &Row, column: ColumnIx, cell: &Cell) -> Option<Interval> {
    let Value::Number { number, decimals, .. } = cell.value else { return None };
    let last = Number::step(decimals);
    let unit = if row.rounded_to == Number::ONE || row.exact.contains(&column) { last } else { row.rounded_to };
    Some(Interval::around(number, unit.half()))
}
