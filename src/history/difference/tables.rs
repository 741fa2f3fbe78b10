//! Tables, periods, rows, definitions, notes and figures that differ.

use std::collections::BTreeMap;

use crate::history::{Change, History, Reason, Slot, revised};
use crate::model::{Cell, CellIx, Column, Dossier, Edition, EditionIx, Language, Row, Source, Stated, Table};
use crate::wording;

/// What the tables of two editions differ in.
#[derive(Clone, Debug, Default)]
pub struct Tables<'d> {
    /// Tables that the later edition has, and no edition before it.
    pub came: Vec<&'d Table>,
    /// Tables that only the earlier edition has.
    pub went: Vec<&'d Table>,
    /// Tables of both that differ in something else than revised figures, and tables that are back.
    pub kept: Vec<KeptTable<'d>>,
    /// Figures that the later edition prints otherwise, in the order of its tables, rows and columns.
    pub revised: Vec<Moved<'d>>,
}

/// A table of both editions, or one that is back after it was left out.
#[derive(Clone, Debug)]
pub struct KeptTable<'d> {
    /// As the earlier edition has it, or the last one that does.
    pub before: &'d Table,
    /// The edition in which it last stood, where that is older than the earlier one: then the table is back.
    pub last: Option<&'d Edition>,
    /// As the later edition has it.
    pub now: &'d Table,
    /// Columns for which the earlier edition had none.
    pub columns_came: Vec<Came<'d>>,
    /// Columns that the later edition does not print any more.
    pub columns_went: Vec<&'d Column>,
    /// Rows that only the later edition has.
    pub rows_came: Vec<&'d Row>,
    /// Rows that only the earlier edition has.
    pub rows_went: Vec<&'d Row>,
    /// What is counted otherwise, or said otherwise of how it is counted.
    pub definitions: Vec<DefinitionDifference<'d>>,
    /// The texts of notes that only the later edition has.
    pub notes_came: Vec<&'d str>,
    /// The texts of notes that only the earlier edition has.
    pub notes_went: Vec<&'d str>,
}

/// A column that came.
#[derive(Clone, Copy, Debug)]
pub struct Came<'d> {
    /// The column.
    pub column: &'d Column,
    /// The column of the earlier edition that held a part of that year: now the whole of it is known. That is a new
    /// period and no revision.
    pub closes: Option<&'d Column>,
}

/// Something about a table or row that is otherwise.
#[derive(Clone, Copy, Debug)]
pub struct DefinitionDifference<'d> {
    /// The row before and now; `None` for the table as a whole.
    pub row: Option<(&'d Row, &'d Row)>,
    /// What it is.
    pub what: Defined,
}

/// What can be otherwise about a table or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defined {
    /// Its title, or the header of the row.
    Name,
    /// Who counted.
    Source,
    /// What is counted.
    Unit,
    /// What kind of quantity it is.
    Measure,
    /// To what the source rounds.
    Rounding,
    /// Which figures the source keeps back.
    Withheld,
}

impl Defined {
    /// What a table, or one of its rows, says of it.
    #[must_use]
    pub fn said(self, table: &Table, row: Option<&Row>, language: Language) -> String {
        let (unit, measure) = row.map_or((table.unit.as_str(), table.measure), |row| row.counts(table));
        match self {
            Defined::Name => row.map_or(&table.title, |row| &row.label).clone(),
            Defined::Source => wording::source_name(&table.source).to_owned(),
            Defined::Unit => unit.to_owned(),
            Defined::Measure => wording::measure(measure, language).to_owned(),
            Defined::Rounding => wording::rounding(row, table, language),
            Defined::Withheld => wording::withheld(table, language),
        }
    }
}

/// A figure that is printed otherwise.
#[derive(Clone, Debug)]
pub struct Moved<'d> {
    /// The table, row and column in which it stands now.
    pub place: (&'d Table, &'d Row, &'d Column),
    /// The edition that printed it before.
    pub earlier: &'d Edition,
    /// The figure there.
    pub before: &'d Cell,
    /// The figure now.
    pub now: &'d Cell,
    /// What has become of it in the last step.
    pub change: Change,
    /// Why, the latest reason first; none where no edition says so.
    pub reasons: Vec<Reason<'d>>,
}

/// A figure in no table that two editions do not state alike. At least one of them states it.
#[derive(Clone, Copy, Debug)]
pub struct StatedDifference<'d> {
    /// As the earlier edition states it.
    pub before: Option<&'d Stated>,
    /// As the later edition states it.
    pub now: Option<&'d Stated>,
}

pub(super) fn stated<'d>(before: &'d Edition, now: &'d Edition) -> Vec<StatedDifference<'d>> {
    let of = |edition: &'d Edition, id: &str| edition.stated.iter().find(|stated| stated.id == id);
    let of_now = now.stated.iter().map(|stated| StatedDifference { before: of(before, &stated.id), now: Some(stated) });
    let gone = before.stated.iter().filter(|stated| of(now, &stated.id).is_none());
    let gone = gone.map(|stated| StatedDifference { before: Some(stated), now: None });
    let text = |stated: Option<&'d Stated>| stated.map(|stated| (&stated.text, &stated.unit));
    of_now.chain(gone).filter(|of| text(of.before) != text(of.now)).collect()
}

pub(super) fn tables<'d>(
    dossier: &'d Dossier,
    history: &History,
    (earlier, before): (EditionIx, &'d Edition),
    (later, now): (EditionIx, &'d Edition),
) -> Tables<'d> {
    let older = dossier.editions.get(earlier.0..).unwrap_or_default();
    let last = |table: &Table| older.iter().find_map(|edition| Some((edition, edition.same_table(table)?)));
    let kept = now.tables.iter().filter_map(|table| {
        let (edition, earlier) = last(table)?;
        kept(earlier, Some(edition).filter(|edition| edition.id != before.id), table)
    });
    Tables {
        came: now.tables.iter().filter(|table| last(table).is_none()).collect(),
        went: before.tables.iter().filter(|table| now.same_table(table).is_none()).collect(),
        kept: kept.collect(),
        revised: moved(dossier, history, earlier, later),
    }
}

fn kept<'d>(before: &'d Table, last: Option<&'d Edition>, now: &'d Table) -> Option<KeptTable<'d>> {
    let has = |table: &Table, row: &Row| table.rows.iter().any(|other| other.series == row.series);
    let is_new = |column: &&Column, table: &Table| {
        let slot = Slot::of(column);
        table.columns.iter().all(|other| Slot::of(other) != slot)
    };
    let came = |column: &'d Column| Came { column, closes: closed_by(column, before) };
    let kept = KeptTable {
        before,
        last,
        now,
        columns_came: now.columns.iter().filter(|column| is_new(column, before)).map(came).collect(),
        columns_went: before.columns.iter().filter(|column| is_new(column, now)).collect(),
        rows_came: now.rows.iter().filter(|row| !has(before, row)).collect(),
        rows_went: before.rows.iter().filter(|row| !has(now, row)).collect(),
        definitions: definitions(before, now),
        notes_came: notes_missing_in(before, now),
        notes_went: notes_missing_in(now, before),
    };
    let is_same = kept.last.is_none()
        && kept.columns_came.is_empty()
        && kept.columns_went.is_empty()
        && kept.rows_came.is_empty()
        && kept.rows_went.is_empty()
        && kept.definitions.is_empty()
        && kept.notes_came.is_empty()
        && kept.notes_went.is_empty();
    (!is_same).then_some(kept)
}

/// The column of a part of a year of which `whole` is all.
fn closed_by<'d>(whole: &Column, before: &'d Table) -> Option<&'d Column> {
    let whole = whole.period.as_ref().filter(|stands_for| !stands_for.partial)?;
    before.columns.iter().find(|column| {
        let part = column.period.as_ref().filter(|stands_for| stands_for.partial && stands_for.inside.is_none());
        part.is_some_and(|part| {
            part.period.is_inside(&whole.period) && part.period.start.earliest == whole.period.start.earliest
        })
    })
}

fn notes_missing_in<'d>(other: &Table, table: &'d Table) -> Vec<&'d str> {
    let is_there = |text: &str| other.notes.iter().any(|note| note.text == text);
    table.notes.iter().map(|note| note.text.as_str()).filter(|text| !is_there(text)).collect()
}

fn definitions<'d>(before: &'d Table, now: &'d Table) -> Vec<DefinitionDifference<'d>> {
    let of_table = [
        (Defined::Name, before.title != now.title),
        (Defined::Source, counted_by(&before.source) != counted_by(&now.source)),
        (Defined::Unit, before.unit != now.unit),
        (Defined::Measure, before.measure != now.measure),
        (Defined::Rounding, before.rounded_to != now.rounded_to),
        (Defined::Withheld, before.withheld != now.withheld),
    ];
    let of_table = of_table.into_iter().filter(|(_, differs)| *differs);
    let mut found: Vec<DefinitionDifference<'d>> =
        of_table.map(|(what, _)| DefinitionDifference { row: None, what }).collect();
    for row in &now.rows {
        let Some(earlier) = before.rows.iter().find(|earlier| earlier.series == row.series) else {
            continue;
        };
        // What a row says like its table is told of the table.
        let of_row = [
            (Defined::Name, earlier.label != row.label),
            (Defined::Unit, earlier.unit != row.unit),
            (Defined::Measure, earlier.measure != row.measure),
            (
                Defined::Rounding,
                earlier.rounded_to != row.rounded_to
                    && (earlier.rounded_to != before.rounded_to || row.rounded_to != now.rounded_to),
            ),
        ];
        let of_row = of_row.into_iter().filter(|(_, differs)| *differs);
        found.extend(of_row.map(|(what, _)| DefinitionDifference { row: Some((earlier, row)), what }));
    }
    found
}

/// The day of the count is another in every edition.
fn counted_by(source: &Source) -> Result<&str, &str> {
    match source {
        Source::Named { name, .. } => Ok(name),
        Source::Unknown(reason) => Err(reason),
    }
}

/// Figures revised in any edition from the one behind `earlier` up to `later`, each once: as it was before the first
/// of these revisions, and as it is after the last.
fn moved<'d>(dossier: &'d Dossier, history: &History, earlier: EditionIx, later: EditionIx) -> Vec<Moved<'d>> {
    let mut order = Vec::new();
    let mut by_figure: BTreeMap<(&str, &str, Slot), Moved<'d>> = BTreeMap::new();
    for (at, edition) in dossier.editions.iter().enumerate().take(earlier.0).skip(later.0) {
        for revised in revised(dossier, history, EditionIx(at)) {
            let Some(place) = place(edition, revised.at) else {
                continue;
            };
            let (table, row, column) = place;
            let figure = (table.series.as_str(), row.series.as_str(), Slot::of(column));
            let moved = by_figure.entry(figure.clone()).or_insert_with(|| {
                order.push(figure);
                Moved {
                    place,
                    earlier: revised.earlier,
                    before: revised.before,
                    now: revised.now,
                    change: revised.change,
                    reasons: Vec::new(),
                }
            });
            (moved.earlier, moved.before) = (revised.earlier, revised.before);
            moved.reasons.extend(revised.reason);
        }
    }
    let known = |moved: &Moved<'_>| {
        let printed = dossier.editions.iter().position(|edition| edition.id == moved.earlier.id);
        // What no edition up to the earlier one had printed is new between the two, and not revised.
        printed.is_some_and(|printed| printed >= earlier.0) && moved.before.value != moved.now.value
    };
    order.into_iter().filter_map(|figure| by_figure.remove(&figure)).filter(known).collect()
}

fn place(edition: &Edition, at: CellIx) -> Option<(&Table, &Row, &Column)> {
    let table = edition.tables.get(at.table.0)?;
    Some((table, table.rows.get(at.row.0)?, table.columns.get(at.column.0)?))
}
