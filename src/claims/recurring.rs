//! Persons who can come in twice: where a row says that it does not add up, nothing of it has a sum or a remainder.
//!
//! `adds_up = false` speaks of the rows that lie below a total and of the periods that lie within another, as the rules
//! `total-differs` and `sub-periods-differ` take it. Such figures are compared, and their change told; an average adds
//! nothing up that stands for itself.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::{counted, is_literal};
use super::instances::Ground;
use crate::model::{
    Address, ColumnIx, Edition, Expression, Function, Measure, Operator, Period, RowIx, Selection, Table, TableIx,
    Unfit,
};

/// Whether no sum and no difference in it puts together what can be the same persons.
///
/// # Errors
/// `Recurring` where one does.
pub(super) fn without_recurring(ground: &Ground, edition: &Edition) -> Result<(), Unfit> {
    // The usual case by far.
    if edition.tables.iter().all(|table| table.rows.iter().all(|row| row.adds_up)) {
        return Ok(());
    }
    let mut open = vec![ground];
    while let Some(next) = open.pop() {
        let mut balance = Balance::default();
        balance.take(next, true, edition, &mut open);
        if balance.by_table.iter().any(|(at, sides)| edition.tables.get(at.0).is_some_and(|of| sides.recur(of))) {
            return Err(Unfit::Recurring);
        }
    }
    Ok(())
}

/// What a sum or a difference adds, and what it takes off.
#[derive(Default)]
struct Balance {
    by_table: BTreeMap<TableIx, Sides>,
}

/// The cells of one table that are added, and those that are taken off.
#[derive(Default)]
struct Sides {
    added: Cells,
    off: Cells,
}

impl Balance {
    /// Takes what is added up; what is computed by itself first is left to `apart`.
    fn take<'g>(&mut self, ground: &'g Ground, plus: bool, edition: &Edition, apart: &mut Vec<&'g Ground>) {
        match ground {
            Expression::Figures(address) => self.figure(address, plus, edition),
            Expression::Operation(left, Operator::Plus, right) => {
                self.take(left, plus, edition, apart);
                self.take(right, plus, edition, apart);
            }
            Expression::Operation(left, Operator::Minus, right) => {
                self.take(left, plus, edition, apart);
                self.take(right, !plus, edition, apart);
            }
            Expression::Operation(left, Operator::Over, right) => {
                self.take(left, plus, edition, apart);
                apart.push(right);
            }
            Expression::Operation(left, Operator::Times, right) => match (is_literal(left), is_literal(right)) {
                (true, _) => self.take(right, plus, edition, apart),
                (_, true) => self.take(left, plus, edition, apart),
                _ => apart.extend([left.as_ref(), right.as_ref()]),
            },
            Expression::Call(Function::Sum, parts, _) => {
                for part in parts {
                    self.take(part, plus, edition, apart);
                }
            }
            Expression::Call(Function::Change, parts, _) => {
                for (at, part) in parts.iter().enumerate() {
                    self.take(part, plus == (at > 0), edition, apart);
                }
            }
            Expression::Call(_, parts, _) => apart.extend(parts),
            _ => {}
        }
    }

    fn figure(&mut self, address: &Address, plus: bool, edition: &Edition) {
        let Address::Cells { table: at, rows, columns: Selection::One(column) } = address else {
            return;
        };
        let Some(table) = edition.tables.get(at.0) else {
            return;
        };
        let sides = self.by_table.entry(*at).or_default();
        let side = if plus { &mut sides.added } else { &mut sides.off };
        // A row without cells is the sum of others, wherever it stands.
        let of = |row: &RowIx| table.made_of(*row).unwrap_or_default().into_iter().chain([*row]);
        side.extend(rows.iter().flat_map(of).map(|row| (counted(table, row), *column)));
    }
}

impl Sides {
    fn recur(&self, table: &Table) -> bool {
        let flags = || table.rows.iter().enumerate().filter(|(_, row)| !row.adds_up).map(|(at, _)| RowIx(at));
        flags().any(|row| {
            let parts = Parts::of(table, row);
            [&self.added, &self.off].into_iter().any(|side| has_periods(side, row, table) || parts.are_several(side))
                || leaves_a_period(self, row, table)
                || parts.are_taken_off(&self.added, &self.off, table)
                || parts.are_taken_off(&self.off, &self.added, table)
        })
    }
}

/// Cells of one table.
type Cells = BTreeSet<(RowIx, ColumnIx)>;

/// Whether what came in during several periods is added up.
fn has_periods(side: &Cells, of: RowIx, table: &Table) -> bool {
    table.measure_of(of) == Measure::Flow && side.iter().filter(|(row, _)| *row == of).count() > 1
}

/// Whether a period is taken off one that it lies in.
fn leaves_a_period(sides: &Sides, of: RowIx, table: &Table) -> bool {
    let periods = |side: &Cells| -> Vec<&Period> {
        let columns = side.iter().filter(|(row, _)| *row == of).filter_map(|(_, column)| table.columns.get(column.0));
        columns.filter_map(|column| column.period.as_ref()).map(|column| &column.period).collect()
    };
    let off = periods(&sides.off);
    let lies_within = |one: &Period| off.iter().any(|other| one.is_inside(other) || other.is_inside(one));
    periods(&sides.added).into_iter().any(lies_within)
}

/// A total that its parts do not add up to, and all that lies below it.
struct Parts {
    total: RowIx,
    /// Each row below the total, with the part of it that it belongs to first.
    part_of: BTreeMap<RowIx, RowIx>,
}

impl Parts {
    fn of(table: &Table, total: RowIx) -> Parts {
        let mut part_of = BTreeMap::new();
        for part in below(table, total) {
            let mut open = vec![part];
            while let Some(row) = open.pop() {
                if row != total && !part_of.contains_key(&row) {
                    part_of.insert(row, part);
                    open.extend(below(table, row));
                }
            }
        }
        Parts { total, part_of }
    }

    /// Whether rows of several of its parts are among these, in whatever columns.
    fn are_several(&self, side: &Cells) -> bool {
        let parts: BTreeSet<RowIx> = side.iter().filter_map(|(row, _)| self.part_of.get(row).copied()).collect();
        parts.len() > 1
    }

    /// Whether a part of it is taken off it, or off what it is a part of itself, in its own column.
    fn are_taken_off(&self, from: &Cells, off: &Cells, table: &Table) -> bool {
        let holds_it = |whole: RowIx| whole == self.total || Parts::of(table, whole).part_of.contains_key(&self.total);
        let mut parts = off.iter().filter(|(row, _)| self.part_of.contains_key(row));
        parts.any(|(_, column)| from.iter().any(|(whole, of)| of == column && holds_it(*whole)))
    }
}

/// The rows directly below a row.
fn below(table: &Table, of: RowIx) -> Vec<RowIx> {
    let added = table.rows.get(of.0).into_iter().flat_map(|row| row.sums.iter().flatten().copied());
    let parts = table.rows.iter().enumerate().filter(|(_, row)| row.part_of == Some(of)).map(|(at, _)| RowIx(at));
    added.chain(parts).collect()
}
