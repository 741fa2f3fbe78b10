//! What the address of a number in the text comes to: a printed cell, or what is computed of several.
//!
//! It is computed and refused as claims are: the same kinds, the same exact amounts. Only what a number is held to
//! differs, since words may repeat what is printed, whatever its source has rounded.

use super::columns::selected_for;
use super::instances::{Ground, single};
use super::kinds::{Kind, kind};
use super::linear::Unknown;
use super::verdict::{amount, ranges, scale};
use crate::model::{
    Address, ColumnIx, Edition, Expression, Function, Interval, Number, Operator, RowIx, Scale, Selection, TableIx,
    Unfit,
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
    let is_end =
        |ground: &Ground| matches!(kind(ground, edition), Ok(Kind::Share(_) | Kind::Rate(..) | Kind::Count { .. }));
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
    let [row] = rows.as_slice() else {
        return None;
    };
    match selected_for(columns, table, Some(*row)).as_slice() {
        [column] => table.cell(*row, *column).map(|_| (*at, *row, *column)),
        _ => None,
    }
}
