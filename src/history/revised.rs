//! Figures that an edition prints otherwise than the one before it that printed them.

use std::cmp::Ordering;

use super::{History, Slot, Vintage};
use crate::model::{
    Answer, Cell, CellIx, ColumnIx, Dossier, Edition, EditionIx, Gap, Interval, Measure, Note, Revision, RowIx,
    Standing, Table, TableIx, Value,
};

/// A figure that an edition prints otherwise than the last one before it that printed it.
#[derive(Clone, Copy, Debug)]
pub struct Revised<'h> {
    /// Where it stands in the edition.
    pub at: CellIx,
    /// The figure.
    pub now: &'h Cell,
    /// The edition that printed it before.
    pub earlier: &'h Edition,
    /// The figure there.
    pub before: &'h Cell,
    /// What has become of it.
    pub change: Change,
    /// Why, where the edition says so.
    pub reason: Option<Reason<'h>>,
}

/// Why a figure was revised.
#[derive(Clone, Copy, Debug)]
pub enum Reason<'h> {
    /// Told of some figures of the edition.
    Declared(&'h Revision),
    /// Told at the figure, which is marked as revised.
    AtCell(&'h Note),
}

impl<'h> Reason<'h> {
    /// What readers see of it.
    #[must_use]
    pub fn text(self) -> &'h str {
        match self {
            Reason::Declared(revision) => &revision.reason,
            Reason::AtCell(note) => &note.text,
        }
    }
}

/// What has become of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// What cannot be true together with what was said before: another number, or another name.
    Other,
    /// No number any more, where there was one.
    Withdrawn,
    /// A number where none was known.
    Filled,
    /// The same in other words: rounded otherwise, kept back now or not any more.
    Told,
    /// Another reason why there is no number.
    Gap,
}

impl Change {
    /// Whether it has to be explained: something that was said is not said any more.
    ///
    /// Whether what is kept back can be worked out from what was said is another question, for another rule.
    #[must_use]
    pub fn needs_a_reason(self) -> bool {
        matches!(self, Change::Other | Change::Withdrawn)
    }

    /// Whether the figure itself became another one, and not only what is said around it.
    #[must_use]
    pub fn is_of_the_figure(self) -> bool {
        matches!(self, Change::Other | Change::Withdrawn | Change::Filled)
    }
}

/// What an edition says of why figures are not as before, in the order of its tables: each reason of a table once, also
/// where the figures stood in no earlier edition of the site.
#[must_use]
pub fn reasons(edition: &Edition) -> Vec<(&Table, Reason<'_>)> {
    let tables = edition.tables.iter().enumerate();
    tables
        .flat_map(|(at, table)| {
            let declared = edition.revisions.iter().filter(move |revision| revision.of.table == TableIx(at));
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            let marked = cells.filter(|cell| cell.standing == Standing::Revised);
            let notes = marked.filter_map(|cell| table.notes.get(cell.notes.first()?.0));
            let mut found: Vec<Reason<'_>> = Vec::new();
            for reason in declared.map(Reason::Declared).chain(notes.map(Reason::AtCell)) {
                if found.iter().all(|known| known.text() != reason.text()) {
                    found.push(reason);
                }
            }
            found.into_iter().map(move |reason| (table, reason))
        })
        .collect()
}

/// All of them, in the order of tables, rows and columns.
#[must_use]
pub fn revised<'h>(dossier: &'h Dossier, history: &History, edition: EditionIx) -> Vec<Revised<'h>> {
    let Some(of) = dossier.editions.get(edition.0) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (table_at, table) in of.tables.iter().enumerate() {
        let slots: Vec<Slot> = table.columns.iter().map(Slot::of).collect();
        for (row_at, row) in table.rows.iter().enumerate() {
            for ((column_at, now), slot) in row.cells.iter().enumerate().zip(&slots) {
                let at = CellIx { table: TableIx(table_at), row: RowIx(row_at), column: ColumnIx(column_at) };
                let vintages = history.vintages(&table.series, &row.series, slot);
                let older = older(vintages, edition).iter().rev().filter_map(|vintage| cell(dossier, *vintage));
                found.extend(one((of, at, now), older));
            }
        }
    }
    found
}

/// The vintages of older editions, the oldest first.
fn older(vintages: &[Vintage], edition: EditionIx) -> &[Vintage] {
    // Vintages stand from old to new, and so from a higher index to a lower one.
    &vintages[..vintages.partition_point(|vintage| vintage.edition > edition)]
}

/// The figure and the edition that printed it.
pub(super) fn cell(dossier: &Dossier, vintage: Vintage) -> Option<(&Edition, &Cell)> {
    let edition = dossier.editions.get(vintage.edition.0)?;
    let CellIx { table, row, column } = vintage.cell;
    Some((edition, edition.tables.get(table.0)?.cell(row, column)?))
}

/// What the figure counts, and what kind of quantity it is.
pub(super) fn counted(dossier: &Dossier, vintage: Vintage) -> Option<(&str, Measure)> {
    let table = dossier.editions.get(vintage.edition.0)?.tables.get(vintage.cell.table.0)?;
    let row = table.rows.get(vintage.cell.row.0)?;
    Some((row.unit.as_ref().unwrap_or(&table.unit), row.measure.unwrap_or(table.measure)))
}

/// Against the last one that printed it; where that one knew nothing of it, against the last that did, if it said another
/// thing.
fn one<'h>(
    (of, at, now): (&'h Edition, CellIx, &'h Cell),
    mut older: impl Iterator<Item = (&'h Edition, &'h Cell)>,
) -> Option<Revised<'h>> {
    let (earlier, before) = older.next()?;
    let mut found = (earlier, before, change(before, now)?);
    if found.2 == Change::Filled {
        let known = older.find(|(_, before)| before.interval().is_some());
        let other = known.filter(|(_, before)| change(before, now) == Some(Change::Other));
        found = other.map_or(found, |(earlier, before)| (earlier, before, Change::Other));
    }
    let (earlier, before, change) = found;
    Some(Revised { at, now, earlier, before, change, reason: reason((of, at, now), (earlier, before)) })
}

/// Why an edition prints that figure otherwise than an earlier one, where it says so. A note that the figure had there
/// too says something else.
pub(super) fn reason<'h>(
    (of, at, now): (&'h Edition, CellIx, &'h Cell),
    (earlier, before): (&Edition, &Cell),
) -> Option<Reason<'h>> {
    let declared = of.revisions.iter().find(|revision| revision.of.contain(at.table, at.row, at.column));
    let at_cell = || {
        let table = of.tables.get(at.table.0).filter(|_| now.standing == Standing::Revised)?;
        let was = earlier.table(&table.id).and_then(|table| earlier.tables.get(table.0));
        let texts = was.into_iter().flat_map(|was| before.notes.iter().filter_map(|note| was.notes.get(note.0)));
        let known: Vec<&str> = texts.map(|note| note.text.as_str()).collect();
        let notes = now.notes.iter().filter_map(|note| table.notes.get(note.0));
        notes.into_iter().find(|note| !known.contains(&note.text.as_str())).map(Reason::AtCell)
    };
    declared.map(Reason::Declared).or_else(at_cell)
}

/// What has become of a figure; `None` where it says the same, with more decimals or as final now.
pub(super) fn change(before: &Cell, now: &Cell) -> Option<Change> {
    let is_other = |before: Interval, now: Interval| before.is(Ordering::is_eq, now) == Answer::Never;
    match (&before.value, &now.value) {
        // That has its finding, and says nothing of the figure.
        (Value::Missing(Gap::Unreadable), _) | (_, Value::Missing(Gap::Unreadable)) => None,
        (Value::Number { number: before, .. }, Value::Number { number: now, .. }) if before == now => None,
        (Value::Text, Value::Text) => (before.printed != now.printed).then_some(Change::Other),
        (one, other) if one == other => None,
        (Value::Text, _) => Some(Change::Withdrawn),
        (_, Value::Text) => Some(Change::Filled),
        _ => match (before.interval(), now.interval()) {
            (Some(before), Some(now)) if is_other(before, now) => Some(Change::Other),
            (Some(_), Some(_)) => Some(Change::Told),
            (Some(_), None) => Some(Change::Withdrawn),
            (None, Some(_)) => Some(Change::Filled),
            (None, None) => Some(Change::Gap),
        },
    }
}
