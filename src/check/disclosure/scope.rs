//! Which editions and which of their tables are looked at, and which of their figures are kept back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::check::Case;
use crate::model::{Address, Cell, CellIx, ColumnIx, Edition, Gap, Measure, RowIx, Table, TableIx, Value};

/// So many earlier editions are looked at: twenty years of two letters a year.
const MOST_EARLIER: usize = 40;

/// After so many editions in a row that print no days that newer ones print, none is looked for further back.
const MOST_SILENT: usize = 8;

/// The edition, and those before it that print figures of its tables over days of theirs, newest first.
pub(super) fn editions<'c>(case: &Case<'c>) -> Vec<&'c Edition> {
    let editions = &case.dossier.editions;
    let first = editions.partition_point(|other| other.order() >= case.edition.order());
    let mut reach = Reach::of(case.edition);
    let mut found = vec![case.edition];
    let mut silent = 0;
    for edition in editions.iter().skip(first).take(MOST_EARLIER) {
        silent = if reach.meets(edition) { 0 } else { silent + 1 };
        found.push(edition);
        if silent == MOST_SILENT {
            break;
        }
    }
    found.truncate(found.len() - silent);
    found
}

/// From when to when the tables of an edition reach, with what earlier editions add to them.
struct Reach<'c>(BTreeMap<&'c str, (Date, Date)>);

impl<'c> Reach<'c> {
    fn of(edition: &'c Edition) -> Reach<'c> {
        let reach = |table: &'c Table| days(table).map(|days| (table.series.as_str(), days));
        Reach(edition.tables.iter().filter_map(reach).collect())
    }

    /// Whether the edition has days in common with them, which they reach over from then on.
    fn meets(&mut self, edition: &Edition) -> bool {
        let mut meets = false;
        for table in &edition.tables {
            let Some(((first, last), known)) = days(table).zip(self.0.get_mut(table.series.as_str())) else { continue };
            if first <= known.1 && known.0 <= last {
                *known = (known.0.min(first), known.1.max(last));
                meets = true;
            }
        }
        meets
    }
}

/// The first and the last day that a table can be about; `None` where it has categories only.
fn days(table: &Table) -> Option<(Date, Date)> {
    let readings = || {
        let periods = table.columns.iter().filter_map(|column| column.period.as_ref());
        periods.flat_map(|of| [&of.period].into_iter().chain(&of.or))
    };
    let first = readings().map(|period| period.start.earliest).min()?;
    Some((first, readings().map(|period| period.end.latest).max()?))
}

/// The tables of the first of those editions that it or another keeps figures of back, and those whose figures stand
/// in one number of the text with theirs.
pub(super) fn concerned<'c>(editions: &[&'c Edition]) -> BTreeSet<&'c str> {
    let Some((now, _)) = editions.split_first() else { return BTreeSet::new() };
    let tables = editions.iter().flat_map(|edition| &edition.tables);
    let withheld = tables.filter(|table| now.same_table(table).is_some() && cells_kept_back(table).next().is_some());
    let mut concerned: BTreeSet<&str> = withheld.map(|table| table.series.as_str()).collect();
    for (edition, figure) in editions.iter().flat_map(|edition| edition.figures.iter().map(move |of| (edition, of))) {
        let together = figure.expression.addresses().into_iter().filter_map(|address| match address {
            Address::Cells { table, .. } => edition.tables.get(table.0).map(|table| table.series.as_str()),
            Address::Columns(_) | Address::Stated(_) => None,
        });
        if together.clone().any(|table| concerned.contains(table)) {
            concerned.extend(together);
        }
    }
    concerned
}

/// The cells of those tables that hold a number which readers are not to know.
pub(super) fn kept_back(edition: &Edition, tables: &BTreeSet<&str>) -> Vec<CellIx> {
    let looked_at = edition.tables.iter().enumerate().filter(|(_, table)| tables.contains(&*table.series));
    let cells = looked_at.flat_map(|(at, table)| {
        cells_kept_back(table).map(move |(row, column)| CellIx { table: TableIx(at), row, column })
    });
    cells.collect()
}

fn cells_kept_back(table: &Table) -> impl Iterator<Item = (RowIx, ColumnIx)> {
    let rows = table.rows.iter().enumerate().filter(|(at, _)| is_count(table, RowIx(*at)));
    rows.flat_map(|(row, of)| {
        let cells = of.cells.iter().enumerate().filter(|(_, cell)| is_kept_back(cell));
        cells.map(move |(column, _)| (RowIx(row), ColumnIx(column)))
    })
}

/// A share that is kept back protects nobody whom its counts do not.
fn is_count(table: &Table, row: RowIx) -> bool {
    !matches!(table.measure_of(row), Measure::Ratio | Measure::Text)
}

fn is_kept_back(cell: &Cell) -> bool {
    matches!(cell.value, Value::Withheld(_) | Value::Missing(Gap::Secret))
}
