//! What is counted once: a total is not added to its own parts, and a count never falls below zero.
//!
//! Both are said by the table, of its rows; neither depends on what an assertion asks of them.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

use super::instances::Ground;
use crate::model::{
    Address, ColumnIx, Edition, Expression, Function, Measure, Operator, RowIx, Selection, StatedIx, Table, TableIx,
    Unfit,
};

/// Whether no sum in it adds a figure to itself, or a total to what that total adds up already.
///
/// # Errors
/// `CountedTwice` where one adds a figure twice, `TotalWithParts` where one adds a total to its parts.
pub(super) fn counted_once(ground: &Ground, edition: &Edition) -> Result<(), Unfit> {
    let mut open = vec![ground];
    while let Some(next) = open.pop() {
        let mut added = Added::default();
        added.take(next, &mut open);
        if added.twice {
            return Err(Unfit::CountedTwice);
        }
        if added.holds_a_total_with_parts(edition) {
            return Err(Unfit::TotalWithParts);
        }
    }
    Ok(())
}

/// The figures that one sum adds up.
#[derive(Default)]
struct Added {
    rows: BTreeMap<(TableIx, ColumnIx), BTreeSet<RowIx>>,
    stated: BTreeSet<StatedIx>,
    /// One of them is added to itself.
    twice: bool,
}

impl Added {
    /// Takes what a sum adds up; what is computed by itself first, such as what is taken off, is left to `apart`.
    fn take<'g>(&mut self, ground: &'g Ground, apart: &mut Vec<&'g Ground>) {
        match ground {
            Expression::Figures(Address::Cells { table, rows, columns: Selection::One(column) }) => {
                let added = self.rows.entry((*table, *column)).or_default();
                self.twice |= rows.iter().any(|row| !added.insert(*row));
            }
            Expression::Figures(Address::Stated(stated)) => self.twice |= !self.stated.insert(*stated),
            Expression::Operation(left, Operator::Plus, right) => {
                self.take(left, apart);
                self.take(right, apart);
            }
            Expression::Operation(left, Operator::Minus | Operator::Over, right) => {
                self.take(left, apart);
                apart.push(right);
            }
            Expression::Operation(left, Operator::Times, right) => {
                let (factor, of) = if is_literal(right) { (right, left) } else { (left, right) };
                if is_literal(factor) {
                    self.take(of, apart);
                } else {
                    apart.extend([left.as_ref(), right.as_ref()]);
                }
            }
            Expression::Call(Function::Sum | Function::Mean, parts, _) => {
                for part in parts {
                    self.take(part, apart);
                }
            }
            Expression::Call(_, parts, _) => apart.extend(parts),
            _ => {}
        }
    }

    fn holds_a_total_with_parts(&self, edition: &Edition) -> bool {
        self.rows.iter().filter(|(_, rows)| rows.len() > 1).any(|((at, _), rows)| {
            let table = edition.tables.get(at.0);
            table.is_some_and(|table| {
                has_total_with_parts(table, &rows.iter().map(|row| counted(table, *row)).collect())
            })
        })
    }
}

pub(super) fn is_literal(ground: &Ground) -> bool {
    matches!(ground, Expression::Number(_) | Expression::Percent(_) | Expression::Points(_))
}

/// The row whose things a row is about: of a share, what it is a share of.
pub(super) fn counted(table: &Table, row: RowIx) -> RowIx {
    table.rows.get(row.0).and_then(|row| row.share).map_or(row, |share| share.numerator)
}

/// Whether one of the rows is, over however many steps, a part of another of them.
fn has_total_with_parts(table: &Table, rows: &BTreeSet<RowIx>) -> bool {
    let row = |at: RowIx| table.rows.get(at.0);
    let mut below: BTreeSet<RowIx> = BTreeSet::new();
    let mut open: Vec<RowIx> = rows.iter().copied().collect();
    // Each row is looked at once, so that totals of each other end too.
    while let Some(at) = open.pop() {
        let parts = row(at).into_iter().flat_map(|row| row.sums.iter().flatten());
        open.extend(parts.filter(|part| below.insert(**part)));
    }
    let lies_in_another = |at: RowIx| {
        let wholes = successors(row(at)?.part_of, |whole| row(*whole)?.part_of).take(table.rows.len());
        wholes.into_iter().find(|whole| rows.contains(whole) || below.contains(whole))
    };
    rows.iter().any(|at| below.contains(at) || lies_in_another(*at).is_some())
}

/// Whether a figure counts what can only be added to: a flow of which nothing printed in its row can be below zero.
pub(super) fn cannot_be_negative(address: &Address, edition: &Edition) -> bool {
    let (at, rows) = match address {
        Address::Cells { table, rows, .. } => (table, rows),
        Address::Stated(stated) => {
            let stated = edition.stated.get(stated.0);
            return stated.is_some_and(|it| it.measure == Measure::Flow && !it.interval.can_be_negative());
        }
        Address::Columns(_) => return false,
    };
    let Some(table) = edition.tables.get(at.0) else {
        return false;
    };
    let is_count = |row: &RowIx| {
        let mut columns = table.columns().filter_map(|(column, _)| table.interval(*row, column));
        table.measure_of(*row) == Measure::Flow && columns.all(|range| !range.can_be_negative())
    };
    rows.iter().all(is_count)
}
