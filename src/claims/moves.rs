//! The other columns in which `first` and `is highest` ask the same.
//!
//! A comparison is moved as a whole: all figures of it go to one other column together, so that what is computed of them
//! is computed there, and never of a mixture of columns. Nothing is computed or judged here.

use super::columns::{is_same, selected_for};
use crate::model::{Address, Column, ColumnIx, Edition, Expression, Selection, Table, Unfit};

/// Where a comparison goes.
pub(super) struct Moves<'e> {
    edition: &'e Edition,
    /// By date; none where nothing lies between the column and the one that `since` names.
    pub(super) columns: Vec<&'e Column>,
}

/// A row that goes, and from which column to which.
struct Going<'e> {
    from: &'e Column,
    to: Vec<&'e Column>,
    since: bool,
}

impl<'e> Moves<'e> {
    /// Where the figures of both sides go together; `None` where they stay.
    ///
    /// # Errors
    /// Why they cannot.
    pub(super) fn of(sides: [&Expression<Address>; 2], edition: &'e Edition) -> Option<Result<Moves<'e>, Unfit>> {
        let addresses = || sides.iter().flat_map(|side| side.addresses());
        let going: Vec<Going<'e>> = addresses().filter_map(|address| going(address, edition)).collect();
        let (first, others) = going.split_first()?;
        let columns = || {
            if addresses().any(|address| has_its_day(address, edition)) {
                return Err(Unfit::NoCommonPeriod);
            }
            if others.iter().any(|other| !is_same(first.from, other.from)) {
                return Err(Unfit::ColumnsApart);
            }
            let have = |column: &&Column| others.iter().all(|other| other.to.iter().any(|to| is_same(column, to)));
            let columns: Vec<&Column> = first.to.iter().copied().filter(|column| have(column)).collect();
            match (columns.is_empty(), first.to.is_empty()) {
                (true, true) if !first.since => Err(Unfit::NoFigures),
                (true, false) => Err(Unfit::NoCommonPeriod),
                _ => Ok(columns),
            }
        };
        Some(columns().map(|columns| Moves { edition, columns }))
    }

    /// A side with its figures in that column.
    pub(super) fn side(&self, side: &Expression<Address>, to: &Column) -> Result<Expression<Address>, Unfit> {
        side.clone().try_map(&mut |address| match address {
            Address::Cells { table, rows, columns } if goes(&columns) => {
                let found = self.edition.tables.get(table.0).and_then(|table| at(table, to));
                let columns = found.map(Selection::One).ok_or(Unfit::NoCommonPeriod)?;
                Ok(Address::Cells { table, rows, columns })
            }
            stays => Ok(stays),
        })
    }
}

fn goes(selection: &Selection) -> bool {
    matches!(selection, Selection::Others(_) | Selection::Before { .. })
}

/// Whether a side keeps its own columns: it is what is said to be the highest.
pub(super) fn stays(side: &Expression<Address>) -> bool {
    let stays = |address: &&Address| matches!(address, Address::Cells { columns, .. } if !goes(columns));
    side.addresses().iter().any(stays)
}

fn going<'e>(address: &Address, edition: &'e Edition) -> Option<Going<'e>> {
    let Address::Cells { table, rows, columns } = address else {
        return None;
    };
    let (of, since) = match columns {
        Selection::Others(of) => (of, false),
        Selection::Before { of, after, .. } => (of, after.is_some()),
        _ => return None,
    };
    let table = edition.tables.get(table.0)?;
    let column = |at: ColumnIx| table.columns.get(at.0);
    let to = selected_for(columns, table, rows.first().copied()).into_iter().filter_map(column).collect();
    Some(Going { from: column(*of)?, to, since })
}

/// A figure in no table is of its own period, and has no other to go to.
fn has_its_day(address: &Address, edition: &Edition) -> bool {
    let Address::Stated(stated) = address else {
        return false;
    };
    edition.stated.get(stated.0).is_some_and(|stated| stated.when.is_some())
}

fn at(table: &Table, wanted: &Column) -> Option<ColumnIx> {
    table.columns().find(|(_, column)| is_same(column, wanted)).map(|(at, _)| at)
}
