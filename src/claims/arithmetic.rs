//! What the address of a number in the text comes to: a printed cell, or what is computed of several.
//!
//! It is computed and refused as claims are: the same kinds, the same exact amounts. Only what a number is held to
//! differs, since words may repeat what is printed, whatever its source has rounded.

use super::instances::{Ground, single};
use super::kinds::{Kind, kind};
use super::linear::Unknown;
use super::verdict::{amount, ranges, scale};
use crate::model::{
    Address, Column, ColumnIx, Edition, Expression, Function, Interval, Number, Operator, Period, RowIx, Scale,
    Selection, Table, TableIx, Unfit,
};

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computed {
    /// One printed cell: its text is the figure.
    Cell(TableIx, RowIx, ColumnIx),
    /// A number that lies within a range, and how it is written.
    Amount(Interval, Scale),
    /// The figures cannot be put together in that way.
    Unfit(Unfit),
    /// Nothing: a figure is missing, or the expression names several.
    Nothing,
}

/// What the expression behind a number in the text comes to.
#[must_use]
pub fn computed(expression: &Expression<Address>, edition: &Edition) -> Computed {
    if let Expression::Figures(address) = expression
        && let Some((table, row, column)) = printed_cell(address, edition)
    {
        return Computed::Cell(table, row, column);
    }
    match number(expression, edition) {
        Ok((ground, scale)) if all_known(&ground, edition) => {
            let ranges = ranges(edition);
            Computed::Amount(amount(&ground, edition, &ranges).range(&ranges), scale)
        }
        Ok(_) | Err(Unfit::NoFigures) => Computed::Nothing,
        Err(unfit) => Computed::Unfit(unfit),
    }
}

/// The expression with an address for every single cell: a function of a row as one of its cells, a change as one from the
/// first part to the second. `None` where it comes to several numbers, or to none.
#[must_use]
pub fn over_cells(expression: &Expression<Address>, edition: &Edition) -> Option<Expression<Address>> {
    single(expression, edition).ok()
}

/// The one number that is meant, and how it is written.
fn number(expression: &Expression<Address>, edition: &Edition) -> Result<(Ground, Scale), Unfit> {
    let ground = single(expression, edition)?;
    let scale = scale(&kind(&ground, edition)?);
    Ok((ground, scale))
}

/// What the expression comes to if every cell is taken as printed, whatever its source rounds; a percentage as its
/// fraction. `None` where one prints no number.
#[must_use]
pub fn as_printed(expression: &Expression<Address>, edition: &Edition) -> Option<Number> {
    printed(&single(expression, edition).ok()?, edition)
}

/// From what to what a difference or a change of shares or counts goes, both as printed; `None` where the expression is
/// neither.
#[must_use]
pub fn from_to(expression: &Expression<Address>, edition: &Edition) -> Option<(Number, Number)> {
    let ground = single(expression, edition).ok()?;
    let (before, after) = match &ground {
        Expression::Operation(after, Operator::Minus, before) => (before.as_ref(), after.as_ref()),
        Expression::Call(Function::Change | Function::Growth, parts, _) => (parts.first()?, parts.get(1)?),
        _ => return None,
    };
    let is_end = |ground: &Ground| matches!(kind(ground, edition), Ok(Kind::Share(_) | Kind::Count { .. }));
    if is_end(before) && is_end(after) { Some((printed(before, edition)?, printed(after, edition)?)) } else { None }
}

fn printed(ground: &Ground, edition: &Edition) -> Option<Number> {
    let printed = |unknown| {
        let number = match unknown {
            Unknown::Cell(table, row, column) => {
                edition.tables.get(table.0).and_then(|table| table.printed_number(row, column))
            }
            Unknown::Stated(stated) => edition.stated.get(stated.0).map(|stated| stated.number),
        };
        number.map_or(Interval::ANY, Interval::exactly)
    };
    amount(ground, edition, &printed).range(&printed).exact()
}

/// Whether there is a number behind every figure: what is missing is never computed with.
fn all_known(ground: &Ground, edition: &Edition) -> bool {
    ground.addresses().into_iter().all(|address| match address {
        Address::Cells { table: at, rows, columns: Selection::One(column) } => {
            let table = edition.tables.get(at.0);
            table.is_some_and(|table| rows.iter().all(|row| table.interval(*row, *column).is_some()))
        }
        Address::Stated(_) => true,
        Address::Cells { .. } | Address::Columns(_) => false,
    })
}

/// The one cell that an address names; `None` where it names several or none, or a row without cells.
fn printed_cell(address: &Address, edition: &Edition) -> Option<(TableIx, RowIx, ColumnIx)> {
    let Address::Cells { table: at, rows, columns } = address else {
        return None;
    };
    let table = edition.tables.get(at.0)?;
    let columns = selected(columns, table);
    match (rows.as_slice(), columns.as_slice()) {
        ([row], [column]) => table.cell(*row, *column).map(|_| (*at, *row, *column)),
        _ => None,
    }
}

/// The column over the same stretch of the year before, be it inside another.
fn year_earlier(table: &Table, ColumnIx(of): ColumnIx) -> Option<ColumnIx> {
    let column = table.columns.get(of)?.period.as_ref()?;
    let before = |period: &Period| period.later_by(-12).map(|period| period.order());
    let (wanted, other) = (before(&column.period)?, column.or.as_ref().and_then(before));
    let is_it = |column: &Column| {
        let found = column.period.as_ref();
        found.is_some_and(|it| it.period.order() == wanted && it.or.as_ref().map(Period::order) == other)
    };
    table.columns().find(|(_, column)| is_it(column)).map(|(at, _)| at)
}

/// The columns that a selection names in a table, by date; categories in the order of print.
#[must_use]
pub fn selected(selection: &Selection, table: &Table) -> Vec<ColumnIx> {
    // The usual case by far, and no other column matters to it.
    if let Selection::One(column) = selection {
        return vec![*column];
    }
    let mut standing: Vec<ColumnIx> =
        table.columns().filter(|(_, column)| column.inside().is_none()).map(|(at, _)| at).collect();
    let order = |at: &ColumnIx| table.columns[at.0].period.as_ref().map(|column| column.period.order());
    standing.sort_by_key(order);
    let last = standing.last().copied();
    match selection {
        Selection::Standing => standing,
        Selection::One(column) => vec![*column],
        Selection::First => standing.into_iter().take(1).collect(),
        Selection::Last => last.into_iter().collect(),
        Selection::Earlier | Selection::Ever => {
            standing.into_iter().filter(|at| Some(order(at)) < last.as_ref().map(order)).collect()
        }
        Selection::Range(from, to) => {
            let (from, to) = (order(from), order(to));
            standing.into_iter().filter(|at| from <= order(at) && order(at) <= to).collect()
        }
        Selection::Between(from, to) => {
            let within = |at: &ColumnIx| {
                let order = order(at);
                order.is_some_and(|order| from.order() <= order && order <= to.order())
            };
            standing.into_iter().filter(within).collect()
        }
        Selection::YearEarlier => last.and_then(|last| year_earlier(table, last)).into_iter().collect(),
        Selection::Others(one) => standing.into_iter().filter(|at| at != one).collect(),
        Selection::Before { after, of, .. } => {
            let is_between =
                |at: &ColumnIx| order(at) < order(of) && after.is_none_or(|after| order(&after) < order(at));
            standing.into_iter().filter(is_between).collect()
        }
        // Who names a period means it, be it inside another.
        Selection::Period(period) => {
            let stands_for = |column: &Column| column.period.as_ref().is_some_and(|column| column.period == *period);
            table.columns().filter(|(_, column)| stands_for(column)).map(|(at, _)| at).collect()
        }
    }
}
