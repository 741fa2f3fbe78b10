//! In which unit the figures are that numbers in the text are bound to.

use crate::model::{Address, Edition, Expression, RowIx, Scale, Table};
use crate::wording::{is_percent, is_points};

/// In which unit the figures of a row are.
pub(super) fn unit_of(table: &Table, row: RowIx) -> Scale {
    scale(table.unit_of(row))
}

fn scale(unit: &str) -> Scale {
    match (is_percent(unit), is_points(unit)) {
        (true, _) => Scale::Percent,
        (_, true) => Scale::Points,
        _ => Scale::Plain,
    }
}

/// Whether all figures of an expression are printed as percentages or percentage points, and so a hundred times as
/// large as they are.
pub(super) fn prints_hundredths(expression: &Expression<Address>, edition: &Edition) -> bool {
    let in_hundredths = |address: &Address| match address {
        Address::Cells { table, rows, .. } => {
            let table = edition.tables.get(table.0);
            table.is_some_and(|table| rows.iter().all(|row| unit_of(table, *row) != Scale::Plain))
        }
        Address::Stated(at) => edition.stated.get(at.0).is_some_and(|stated| scale(&stated.unit) != Scale::Plain),
        Address::Columns(_) => true,
    };
    expression.addresses().into_iter().all(in_hundredths)
}
