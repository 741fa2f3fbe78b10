//! Series over editions: every figure with all that editions have said of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{CellIx, Column, ColumnIx, Dossier, EditionIx, Period, RowIx, TableIx};

/// All figures of a dossier, over all of its editions.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// By the table, then by the row: both by what they are over editions.
    tables: BTreeMap<String, BTreeMap<String, Series>>,
}

/// What editions have said in one row.
pub type Series = BTreeMap<Slot, Vec<Vintage>>;

/// What a figure of a row is of, whatever its column is called. In the order of time; categories behind all periods.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// A stretch of days. The other reading of an ambiguous header makes no other figure of it.
    Days(Days),
    /// The id of a category.
    Category(String),
}

/// Last and first day of a stretch, each the latest and the earliest that it can be.
pub type Days = [Date; 4];

/// A figure as an edition printed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vintage {
    /// The edition.
    pub edition: EditionIx,
    /// Where it stands there.
    pub cell: CellIx,
}

impl History {
    /// Reads the editions of a dossier, each cell once.
    #[must_use]
    pub fn of(dossier: &Dossier) -> History {
        let mut history = History::default();
        // Oldest first, as vintages are.
        for (at, edition) in dossier.editions.iter().enumerate().rev() {
            for (table_at, table) in edition.tables.iter().enumerate() {
                let slots: Vec<Slot> = table.columns.iter().map(Slot::of).collect();
                let rows = history.tables.entry(table.series.clone()).or_default();
                for (row_at, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.cells.is_empty()) {
                    let series = rows.entry(row.series.clone()).or_default();
                    for (column_at, slot) in slots.iter().enumerate() {
                        let cell = CellIx { table: TableIx(table_at), row: RowIx(row_at), column: ColumnIx(column_at) };
                        series.entry(slot.clone()).or_default().push(Vintage { edition: EditionIx(at), cell });
                    }
                }
            }
        }
        history
    }

    /// The rows of a table over all editions, by id; none where no edition has such a table.
    pub fn rows(&self, table: &str) -> impl Iterator<Item = (&str, &Series)> {
        self.tables.get(table).into_iter().flatten().map(|(id, series)| (id.as_str(), series))
    }

    /// Every figure by table, row and slot, with all that editions have said of it, the oldest first.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &str, &Slot, &[Vintage])> {
        let rows =
            self.tables.iter().flat_map(|(table, rows)| rows.iter().map(move |(row, series)| (table, row, series)));
        rows.flat_map(|(table, row, series)| {
            series.iter().map(move |(slot, vintages)| (table.as_str(), row.as_str(), slot, vintages.as_slice()))
        })
    }

    /// All that editions have said of a figure, the oldest first.
    #[must_use]
    pub fn vintages(&self, table: &str, row: &str, slot: &Slot) -> &[Vintage] {
        let series = self.tables.get(table).and_then(|rows| rows.get(row));
        series.and_then(|series| series.get(slot)).map_or(&[], Vec::as_slice)
    }
}

impl Slot {
    /// What the figures of that column are of.
    #[must_use]
    pub fn of(column: &Column) -> Slot {
        let days =
            |period: &Period| [period.end.latest, period.start.earliest, period.end.earliest, period.start.latest];
        match &column.period {
            Some(stands_for) => Slot::Days(days(&stands_for.period)),
            None => Slot::Category(column.id.clone()),
        }
    }
}
