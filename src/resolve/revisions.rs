//! Why figures are not what earlier editions said: from names to the figures of a table.

use super::address::{Broken, no_part_of};
use super::{unknown_reference, unknown_value};
use crate::diag::Report;
use crate::model::{FigureSet, Revision, RevisionKind, Table, TableIx};
use crate::read::{RevisionShape, Text};

/// Those of `edition.toml`, which name the table before its row.
pub(super) fn of_edition(
    shapes: &[RevisionShape],
    tables: &[Table],
    broken: &Broken<'_>,
    report: &mut Report,
) -> Vec<Revision> {
    let of = |text: &Text, report: &mut Report| {
        let (cells, column) = split(&text.value, '@');
        let (table, row) = split(cells, '.');
        let Some(at) = tables.iter().position(|known| known.id == table) else {
            if !broken.tables.contains(&table) {
                report.push(unknown_reference("table", table, text.span, tables.iter().map(|table| table.id.as_str())));
            }
            return None;
        };
        figures(TableIx(at), &tables[at], (row, column), text, broken, report)
    };
    shapes.iter().filter_map(|shape| revision(shape, &of, report)).collect()
}

/// Those of a table's own file.
pub(super) fn of_table(
    shapes: &[RevisionShape],
    (at, table): (TableIx, &Table),
    broken: &Broken<'_>,
    report: &mut Report,
) -> Vec<Revision> {
    let of = |text: &Text, report: &mut Report| {
        let (row, column) = split(&text.value, '@');
        figures(at, table, (Some(row).filter(|row| !row.is_empty()), column), text, broken, report)
    };
    shapes.iter().filter_map(|shape| revision(shape, &of, report)).collect()
}

fn revision(
    shape: &RevisionShape,
    of: &dyn Fn(&Text, &mut Report) -> Option<FigureSet>,
    report: &mut Report,
) -> Option<Revision> {
    let RevisionShape { of: text, kind, reason, span } = shape;
    let found = of(text, report);
    let known = RevisionKind::from_name(&kind.value);
    if known.is_none() {
        report.push(unknown_value("kind of revision", kind, RevisionKind::NAMES));
    }
    Some(Revision { of: found?, kind: known?, reason: reason.value.clone(), span: *span })
}

fn figures(
    at: TableIx,
    table: &Table,
    (row, column): (Option<&str>, Option<&str>),
    text: &Text,
    broken: &Broken<'_>,
    report: &mut Report,
) -> Option<FigureSet> {
    if row.is_some_and(|row| broken.is_row(&table.id, row)) {
        return None;
    }
    let row_ids = table.rows.iter().map(|row| row.id.as_str());
    let row = part(row, ("row", |id| table.row(id)), row_ids, (table, text), report)?;
    let column_ids = table.columns.iter().map(|column| column.id.as_str());
    let column = part(column, ("column", |id| table.column(id)), column_ids, (table, text), report)?;
    Some(FigureSet { table: at, row, column })
}

/// What an id names, where one is given; `None` where there is no such part, which is reported.
#[expect(clippy::option_option, reason = "naming none and naming one that is not there differ")]
fn part<'t, T>(
    id: Option<&str>,
    (what, find): (&str, impl Fn(&str) -> Option<T>),
    known: impl IntoIterator<Item = &'t str>,
    (table, text): (&Table, &Text),
    report: &mut Report,
) -> Option<Option<T>> {
    let Some(id) = id else { return Some(None) };
    let found = find(id);
    if found.is_none() {
        report.push(no_part_of(table, what, id, text.span, known));
    }
    found.map(Some)
}

fn split(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text.trim(), None), |(before, after)| (before.trim(), Some(after.trim())))
}
