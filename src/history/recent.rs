//! The newest figure of a row, and what of the same kind it can be set beside.
//!
//! Like beside like, or nothing: a whole year beside the one before it, a part of a year beside the same part a year
//! earlier, a count of a day beside the one before. Nothing is set beside what stands across a break.

use std::cmp::Ordering;

use crate::model::{Answer, Column, ColumnIx, Measure, RowIx, Table};

/// The newest figure of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Its column.
    pub column: ColumnIx,
    /// What it can be set beside; `None` where there is no such figure.
    pub beside: Option<Beside>,
    /// The last whole year and what that can be set beside, where the newest is a part of one.
    pub whole: Option<(ColumnIx, Option<Beside>)>,
}

/// A figure that counts the same over as long a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its column.
    pub column: ColumnIx,
    /// How the newer one stands to it, whatever the figures are within their ranges; `None` where they leave it open.
    pub order: Option<Ordering>,
}

/// `None` where the row has no figure of a known period.
#[must_use]
pub fn recent(table: &Table, row: RowIx) -> Option<Recent> {
    let standing = || known(table, row).filter(|(_, column)| column.inside().is_none());
    let (newest, column) = standing().max_by_key(|(_, column)| order(column))?;
    let is_stock = table.measure_of(row) == Measure::Stock;
    let whole = standing().filter(|(_, column)| !column.is_partial()).max_by_key(|(_, column)| order(column));
    let whole = whole.filter(|_| column.is_partial() && !is_stock);
    Some(Recent {
        column: newest,
        beside: beside(table, row, newest),
        whole: whole.map(|(at, _)| (at, beside(table, row, at))),
    })
}

/// The columns of periods for which there is a figure, or the range of one.
fn known(table: &Table, row: RowIx) -> impl Iterator<Item = (ColumnIx, &Column)> {
    table.columns().filter(move |(at, column)| column.period.is_some() && table.interval(row, *at).is_some())
}

fn order(column: &Column) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    column.period.as_ref().map(|of| of.period.order())
}

fn beside(table: &Table, row: RowIx, at: ColumnIx) -> Option<Beside> {
    let of = table.columns.get(at.0)?.period.as_ref()?;
    // Of a header with two meanings nobody knows what would be like it.
    let is_sure = |column: &Column| column.period.as_ref().is_some_and(|of| of.or.is_none());
    let earlier = known(table, row).filter(|(other, column)| *other != at && is_sure(column));
    let found = match table.measure_of(row) {
        _ if of.or.is_some() => None,
        Measure::Cumulative | Measure::Text => None,
        Measure::Stock => earlier
            .filter(|(_, column)| column.inside().is_none() && order(column) < Some(of.period.order()))
            .max_by_key(|(_, column)| order(column)),
        Measure::Flow | Measure::Ratio if of.partial => {
            let year_later = |column: &Column| column.period.as_ref().and_then(|of| of.period.later_by(12));
            earlier
                .into_iter()
                .find(|(_, column)| year_later(column).is_some_and(|later| later.order() == of.period.order()))
        }
        Measure::Flow | Measure::Ratio => earlier.into_iter().find(|(_, column)| {
            let following = column.period.as_ref().and_then(|of| of.period.following());
            following.is_some_and(|next| next.order() == of.period.order())
        }),
    };
    let (column, _) = found.filter(|(other, _)| !is_parted(table, *other, at))?;
    let (now, then) = (table.interval(row, at)?, table.interval(row, column)?);
    let orders = [Ordering::Less, Ordering::Equal, Ordering::Greater];
    let holds: [fn(Ordering) -> bool; 3] = [Ordering::is_lt, Ordering::is_eq, Ordering::is_gt];
    let sure = orders.into_iter().zip(holds).find(|(_, holds)| now.is(*holds, then) == Answer::Always);
    Some(Beside { column, order: sure.map(|(order, _)| order) })
}

/// Whether a break in the series lies between two columns.
fn is_parted(table: &Table, one: ColumnIx, other: ColumnIx) -> bool {
    let [one, other] = [one, other].map(|at| table.columns.get(at.0).and_then(order));
    let breaks = table.columns.iter().filter(|column| column.series_break.is_some()).map(order);
    breaks.into_iter().any(|at| at > one && at <= other)
}
