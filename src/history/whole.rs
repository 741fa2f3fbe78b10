//! A table over all editions of its dossier: every row and period that any of them printed, each figure as it was last
//! printed, and what was said of it before.
//!
//! Only what is counted alike is put together: where an edition counts another thing or in another way, its figures are
//! left out and it is said. Nothing is computed of the figures but how far provisional ones were off.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{History, Reason, Slot, Vintage, revised};
use crate::model::{
    Cell, CellIx, Column, ColumnIx, Dossier, Edition, EditionIx, Gap, Measure, Note, NoteIx, Number, RevisionKind, Row,
    RowIx, Standing, Table, Value, place_among_each_other,
};

/// Fewer figures than this say nothing of how far the provisional ones are off.
const ENOUGH: usize = 3;

/// A table over all editions.
#[derive(Clone, Debug)]
pub struct Whole<'d> {
    /// The newest edition whose figures are in it.
    pub newest: EditionIx,
    /// The table there; `table` has its rows, in its order, before those of older editions.
    pub printed: &'d Table,
    /// All of it, by date.
    pub table: Table,
    /// The editions that have it, newest first.
    pub editions: Vec<EditionIx>,
    /// Editions of which figures are left out, since another thing is counted there or in another way; newest first.
    pub counted_otherwise: Vec<EditionIx>,
    /// Figures that were not always printed alike, in the order of rows and dates.
    pub revised: Vec<Vintages<'d>>,
    /// How far provisional figures were off, per row that has any.
    pub stability: Vec<Stability>,
}

/// What editions have said of one figure.
#[derive(Clone, Debug)]
pub struct Vintages<'d> {
    /// Its row in the table over all editions.
    pub row: RowIx,
    /// Its column there.
    pub column: ColumnIx,
    /// The oldest first.
    pub said: Vec<Said<'d>>,
}

/// A figure as an edition printed it.
#[derive(Clone, Copy, Debug)]
pub struct Said<'d> {
    /// The edition.
    pub edition: &'d Edition,
    /// The figure there.
    pub cell: &'d Cell,
    /// Why it is another than before.
    pub reason: Option<Reason<'d>>,
}

/// How far the provisional figures of a row were off.
#[derive(Clone, Copy, Debug)]
pub struct Stability {
    /// The row in the table over all editions.
    pub row: RowIx,
    /// How many figures were first printed as provisional and are final or were printed again.
    pub figures: usize,
    /// The mean of how far the first number is from the last, as a part of the first; `None` of too few.
    pub off: Option<Number>,
    /// To what they are rounded, which hides smaller differences; 1 where they are not.
    pub rounded_to: Number,
}

/// The tables of a dossier that several editions have, with figures by date.
#[must_use]
pub fn wholes<'d>(dossier: &'d Dossier, history: &History) -> Vec<Whole<'d>> {
    let reasons = reasons(dossier, history);
    several(dossier).into_iter().map(|editions| whole(dossier, history, &reasons, editions)).collect()
}

/// What these tables are over all editions.
#[must_use]
pub fn with_series(dossier: &Dossier) -> BTreeSet<&str> {
    several(dossier).into_iter().map(|editions| editions.printed.series.as_str()).collect()
}

/// The editions that have a table which at least two of them count alike.
struct Editions<'d> {
    /// The newest that others count alike.
    newest: EditionIx,
    /// The table there.
    printed: &'d Table,
    /// Newest first.
    all: Vec<EditionIx>,
    /// Those that count alike.
    alike: Vec<EditionIx>,
    /// The others.
    counted_otherwise: Vec<EditionIx>,
}

/// In the order in which the newest editions print them.
fn several(dossier: &Dossier) -> Vec<Editions<'_>> {
    let mut order = Vec::new();
    let mut by_id: BTreeMap<&str, Vec<(EditionIx, &Table)>> = BTreeMap::new();
    for (at, edition) in dossier.editions.iter().enumerate() {
        for table in &edition.tables {
            let of = by_id.entry(&table.series).or_default();
            if of.is_empty() {
                order.push(table.series.as_str());
            }
            of.push((EditionIx(at), table));
        }
    }
    order.into_iter().filter_map(|id| Editions::of(by_id.get(id)?)).collect()
}

impl<'d> Editions<'d> {
    /// `None` where nothing is to be put together: names, categories, or figures that no two editions count alike.
    fn of(having: &[(EditionIx, &'d Table)]) -> Option<Editions<'d>> {
        let is_alike = |one: &Table, other: &Table| (&one.unit, one.measure) == (&other.unit, other.measure);
        let is_followed = |at: &usize| having[at + 1..].iter().any(|(_, older)| is_alike(having[*at].1, older));
        let (newest, printed) = having[(0..having.len()).find(is_followed)?];
        let has_dates = printed.columns.iter().all(|column| column.period.is_some());
        if printed.measure == Measure::Text || !has_dates || printed.columns.is_empty() {
            return None;
        }
        let places = |alike: bool| {
            let of = having.iter().filter(move |(_, table)| is_alike(printed, table) == alike);
            of.map(|(at, _)| *at).collect()
        };
        let all = having.iter().map(|(at, _)| *at).collect();
        Some(Editions { newest, printed, all, alike: places(true), counted_otherwise: places(false) })
    }
}

/// Why figures were revised, by where they stand.
type Reasons<'d> = BTreeMap<(EditionIx, CellIx), Reason<'d>>;

fn reasons<'d>(dossier: &'d Dossier, history: &History) -> Reasons<'d> {
    let of_edition = |at| {
        let found = revised(dossier, history, EditionIx(at)).into_iter();
        found.filter_map(move |revised| Some(((EditionIx(at), revised.at), revised.reason?)))
    };
    (0..dossier.editions.len()).flat_map(of_edition).collect()
}

fn whole<'d>(
    dossier: &'d Dossier,
    history: &History,
    reasons: &Reasons<'d>,
    Editions { newest, printed, all: editions, alike, counted_otherwise }: Editions<'d>,
) -> Whole<'d> {
    let joint = Joint { dossier, history, reasons, printed, alike: &alike };
    let mut notes = Notes::default();
    let mut table = Table { layout: None, rows: Vec::new(), columns: Vec::new(), ..printed.clone() };
    table.own_notes = notes.of(printed, &printed.own_notes);
    let mut slots = Vec::new();
    for (slot, from, column) in joint.columns() {
        table.columns.push(Column {
            notes: notes.of(from, &column.notes),
            series_break: notes.of(from, column.series_break.as_slice()).first().copied(),
            ..column.clone()
        });
        slots.push(slot);
    }
    place_among_each_other(&mut table.columns);
    let (mut revised, mut stability) = (Vec::new(), Vec::new());
    for of in joint.rows() {
        let at = RowIx(table.rows.len());
        let (row, found) = joint.row(of, &slots, at, &mut notes);
        stability.extend(joint.stability(of, &slots, at));
        table.rows.push(row);
        revised.extend(found);
    }
    table.notes = notes.0;
    Whole { newest, printed, table, editions, counted_otherwise, revised, stability }
}

/// The tables of one id in the editions that count alike.
struct Joint<'j, 'd> {
    dossier: &'d Dossier,
    history: &'j History,
    reasons: &'j Reasons<'d>,
    /// The newest of them.
    printed: &'d Table,
    /// Newest first.
    alike: &'j [EditionIx],
}

impl<'d> Joint<'_, 'd> {
    /// Newest first.
    fn tables(&self) -> impl Iterator<Item = &'d Table> {
        let editions = self.alike.iter().filter_map(|at| self.dossier.editions.get(at.0));
        editions.filter_map(|edition| edition.same_table(self.printed))
    }

    /// The columns of all of them by date, each as the newest edition has it.
    fn columns(&self) -> Vec<(Slot, &'d Table, &'d Column)> {
        let mut known = BTreeSet::new();
        let mut columns = Vec::new();
        for table in self.tables() {
            let dated = table.columns.iter().filter(|column| column.period.is_some());
            let of = dated.map(|column| (Slot::of(column), table, column));
            columns.extend(of.filter(|(slot, ..)| known.insert(slot.clone())));
        }
        // A year stands behind its quarters: of two that end together, the shorter one comes first.
        columns.sort_by_key(|(.., column)| {
            column.period.as_ref().map(|of| (of.period.end.latest, Reverse(of.period.start.earliest)))
        });
        columns
    }

    /// The rows of the newest, then those that only older editions have; computed rows of the newest only, since what
    /// they add up stands there.
    fn rows(&self) -> Vec<(&'d Table, &'d Row)> {
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut rows = Vec::new();
        for (nth, table) in self.tables().enumerate() {
            let new = table.rows.iter().filter(|row| nth == 0 || !row.cells.is_empty());
            rows.extend(new.filter(|row| known.insert(&row.series)).map(|row| (table, row)));
        }
        rows
    }

    /// What editions that count that row alike have said of it, the oldest first.
    fn vintages(&self, (table, row): (&Table, &Row), slot: &Slot) -> Vec<Vintage> {
        let wanted = row.counts(table);
        let is_alike = |vintage: &&Vintage| {
            let edition = self.dossier.editions.get(vintage.edition.0);
            let there = edition.and_then(|edition| edition.tables.get(vintage.cell.table.0));
            let row = there.and_then(|table| Some((table, table.rows.get(vintage.cell.row.0)?)));
            row.is_some_and(|(table, row)| row.counts(table) == wanted)
        };
        self.history.vintages(&self.printed.series, &row.series, slot).iter().filter(is_alike).copied().collect()
    }

    fn said(&self, vintage: Vintage) -> Option<Said<'d>> {
        let edition = self.dossier.editions.get(vintage.edition.0)?;
        let reason = self.reasons.get(&(vintage.edition, vintage.cell)).copied();
        Some(Said { edition, cell: edition.cell(vintage.cell)?, reason })
    }

    fn row(
        &self,
        (table, row): (&'d Table, &'d Row),
        slots: &[Slot],
        at: RowIx,
        notes: &mut Notes,
    ) -> (Row, Vec<Vintages<'d>>) {
        let mut whole = Row { cells: Vec::new(), exact: Vec::new(), notes: notes.of(table, &row.notes), ..row.clone() };
        // The places of rows are those of the newest; what an older row adds up may stand elsewhere now.
        if !std::ptr::eq(table, self.printed) {
            (whole.sums, whole.part_of, whole.share) = (Vec::new(), None, None);
        }
        let mut revised = Vec::new();
        for (nth, slot) in slots.iter().enumerate().filter(|_| !row.cells.is_empty()) {
            let vintages = self.vintages((table, row), slot);
            let last = vintages.last().and_then(|last| {
                let edition = self.dossier.editions.get(last.edition.0)?;
                Some((edition.tables.get(last.cell.table.0)?, last.cell, edition.cell(last.cell)?))
            });
            let Some((of, place, cell)) = last else {
                whole.cells.push(not_printed(row));
                continue;
            };
            let is_exact = of.rows.get(place.row.0).is_some_and(|row| row.exact.contains(&place.column));
            whole.exact.extend(is_exact.then_some(ColumnIx(nth)));
            whole.cells.push(Cell { notes: notes.of(of, &cell.notes), ..cell.clone() });
            let said: Vec<Said<'d>> = vintages.into_iter().filter_map(|vintage| self.said(vintage)).collect();
            if said.windows(2).any(|pair| pair[0].cell.value != pair[1].cell.value) {
                revised.push(Vintages { row: at, column: ColumnIx(nth), said });
            }
        }
        (whole, revised)
    }

    /// How far figures were off that were first printed as provisional and printed again.
    fn stability(&self, of: (&Table, &Row), slots: &[Slot], at: RowIx) -> Option<Stability> {
        let mut off = Vec::new();
        let mut any = false;
        for slot in slots {
            let said: Vec<Said<'_>> =
                self.vintages(of, slot).into_iter().filter_map(|vintage| self.said(vintage)).collect();
            let [first, .., last] = said.as_slice() else {
                any |= said.iter().any(is_provisional);
                continue;
            };
            if is_provisional(first) {
                any = true;
                // What was wrong, or is counted otherwise now, says nothing of how provisional it was.
                let numbers = first.cell.number().zip(last.cell.number()).filter(|_| said.iter().all(is_adjusted));
                off.extend(numbers.and_then(|(first, last)| last.minus(first)?.over(first)));
            }
        }
        let size = |part: &Number| if part.is_negative() { part.negated() } else { *part };
        let sum = off.iter().map(size).try_fold(Number::ZERO, Number::plus);
        let count = i64::try_from(off.len()).ok().filter(|_| off.len() >= ENOUGH);
        let mean = count.zip(sum).and_then(|(count, sum)| sum.over(Number::whole(count)));
        any.then_some(Stability { row: at, figures: off.len(), off: mean, rounded_to: of.1.rounded_to })
    }
}

fn is_provisional(said: &Said<'_>) -> bool {
    matches!(said.cell.standing, Standing::Provisional | Standing::NearFinal)
}

fn is_adjusted(said: &Said<'_>) -> bool {
    match said.reason {
        Some(Reason::Declared(revision)) => revision.kind == RevisionKind::Adjustment,
        Some(Reason::AtCell(_)) | None => true,
    }
}

/// What no edition printed: a row that came later, a period that was not told of this row.
fn not_printed(row: &Row) -> Cell {
    let value = Value::Missing(Gap::NotAvailable);
    Cell { printed: String::new(), value, standing: Standing::Final, notes: Vec::new(), span: row.span }
}

/// The notes of several tables as those of one: each text once, with a mark of its own.
#[derive(Default)]
struct Notes(Vec<Note>);

impl Notes {
    fn of(&mut self, table: &Table, notes: &[NoteIx]) -> Vec<NoteIx> {
        notes.iter().filter_map(|note| table.notes.get(note.0)).map(|note| self.one(note)).collect()
    }

    fn one(&mut self, note: &Note) -> NoteIx {
        let known = self.0.iter().position(|known| known.text == note.text);
        NoteIx(known.unwrap_or_else(|| {
            self.0.push(Note { id: (self.0.len() + 1).to_string(), ..note.clone() });
            self.0.len() - 1
        }))
    }
}
