//! The newest figures of a dossier, each beside what it can be compared with, or with why it cannot.

use std::cmp::Ordering;

use super::Draft;
use super::figures;
use super::view::{KeyFigureView, Link};
use crate::address;
use crate::history::{Beside, recent};
use crate::model::{Column, ColumnIx, Dossier, Edition, Language, Measure, RowIx, Table, TableIx};
use crate::wording::{self, ReadingWords, fill, reading_words};

/// Those that the newest edition has.
pub(super) fn key_figures(draft: &Draft, dossier: &Dossier) -> Vec<KeyFigureView> {
    let Some(edition) = dossier.editions.first() else {
        return Vec::new();
    };
    let named = dossier.key_figures.iter().filter_map(|(table, row)| {
        let (at, table) = edition.tables.iter().enumerate().find(|(_, known)| known.id == *table)?;
        key_figure(draft, (dossier, edition), (TableIx(at), table), table.row(row)?)
    });
    named.collect()
}

fn key_figure(
    draft: &Draft,
    (dossier, edition): (&Dossier, &Edition),
    (at, table): (TableIx, &Table),
    row: RowIx,
) -> Option<KeyFigureView> {
    let teller = Teller { table, row, language: draft.context.language, words: reading_words(draft.context.language) };
    let recent = recent(table, row)?;
    let shown = table.rows.get(row.0)?;
    let column = table.columns.get(recent.column.0)?;
    let page = figures::page_of(draft, dossier, edition, at, table);
    let whole = recent.whole.map(|(column, beside)| {
        let (figure, label) = (teller.figure(column), teller.label(column));
        let beside = beside.map(|beside| format!(", {}", teller.beside(beside))).unwrap_or_default();
        fill(teller.words.last_whole, &[&figure, &label]) + &beside
    });
    Some(KeyFigureView {
        figure: teller.figure(recent.column),
        place: Link::to(shown.label.as_str(), draft.here.to_part(&page, &address::cell(table, shown, column))),
        when: column.label.clone(),
        unit: table.unit_of(row).to_owned(),
        table: table.title.clone(),
        sign: table.cell(row, recent.column).and_then(|cell| figures::standing(table, cell, draft.words())),
        beside: recent.beside.map_or_else(|| teller.nothing_like_it(recent.column), |beside| teller.beside(beside)),
        whole,
    })
}

struct Teller<'t> {
    table: &'t Table,
    row: RowIx,
    language: Language,
    words: &'static ReadingWords,
}

impl Teller<'_> {
    /// As printed, or what a computed row can be.
    fn figure(&self, column: ColumnIx) -> String {
        if let Some(cell) = self.table.cell(self.row, column) {
            return cell.printed.clone();
        }
        let decimals = self.table.decimals_of(self.row);
        let sum = self.table.interval(self.row, column);
        sum.map(|sum| wording::interval(sum, decimals, self.language)).unwrap_or_default()
    }

    fn label(&self, ColumnIx(at): ColumnIx) -> String {
        self.table.columns.get(at).map(|column| column.label.clone()).unwrap_or_default()
    }

    fn beside(&self, beside: Beside) -> String {
        let phrase = match beside.order {
            Some(Ordering::Greater) => self.words.more_than,
            Some(Ordering::Less) => self.words.less_than,
            Some(Ordering::Equal) => self.words.as_much_as,
            None => self.words.open_whether_more,
        };
        fill(phrase, &[&self.figure(beside.column), &self.label(beside.column)])
    }

    fn nothing_like_it(&self, ColumnIx(at): ColumnIx) -> String {
        let is_part = self.table.columns.get(at).is_some_and(Column::is_partial);
        let is_flow = self.table.measure_of(self.row) != Measure::Stock;
        if is_part && is_flow { self.words.no_part_like_it } else { self.words.nothing_like_it }.to_owned()
    }
}
