//! What the words of a bound number say, with the unit that stands behind them, and in which unit they would have to.

use crate::model::{Address, Cell, Edition, Expression, Figure, Language, RowIx, Scale, Table};
use crate::wording::{Said, SaidKind, is_percent, is_points, said_before};

/// The number that words state; `None` where they state none.
pub(super) fn stated(figure: &Figure, words: &str, language: Language) -> Option<Said> {
    said_before(words, &figure.behind, language)
}

/// In which unit the figures of a row are.
pub(super) fn unit_of(table: &Table, row: RowIx) -> Scale {
    scale(table.unit_of(row))
}

/// What numbers of that unit are said in.
pub(super) fn scale(unit: &str) -> Scale {
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

/// Whether per cent are said of percentage points, or the other way round; `cell` is what the page fills in where there
/// are no words. Which number it is does not matter then.
pub(super) fn is_said_in_other_unit(figure: &Figure, scale: Scale, cell: Option<&Cell>, language: Language) -> bool {
    let kind = stated(figure, words(figure, cell), language).map(|said| said.kind);
    matches!((kind, scale), (Some(SaidKind::Percent), Scale::Points) | (Some(SaidKind::Points), Scale::Percent))
}

/// What readers see: the words, or the cell where there are none.
pub(super) fn words<'f>(figure: &'f Figure, cell: Option<&'f Cell>) -> &'f str {
    match (figure.words.trim(), cell) {
        ("", Some(cell)) => &cell.printed,
        (words, _) => words,
    }
}
