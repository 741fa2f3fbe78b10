//! The tables of a new edition: those of the one before it, with empty cells for the periods that they lack.
//!
//! Whatever the shape, a table goes on as it is: a column more, a band of columns, a line, a block of lines. Where that
//! cannot be done, its author is told why, since a table that stays behind in silence would be published.

use std::ops::Range;

use super::columns::{Lacking, NewColumn, OldColumn, is_newest_first, lacking};
use super::grid::NewCells;
use super::{csv, grid};
use crate::diag::{FileId, Sources};
use crate::model::{Language, Period};
use crate::read::{ColumnShape, Grid, GridCell, Named, TableFile, Text};
use crate::resolve::Shape;

/// What is the same for all tables.
pub(super) struct Tables<'t> {
    pub(super) sources: &'t Sources,
    /// The columns of the old edition that are not their own declaration.
    pub(super) declared: &'t Named<ColumnShape>,
    pub(super) reference: &'t Period,
    pub(super) language: Language,
}

/// What becomes of a table.
pub(super) struct NewTable {
    /// The file that holds its cells, with its new text; `None` where it stays as it was.
    pub(super) changed: Option<(FileId, String)>,
    /// The columns that edition.toml has to declare.
    pub(super) declared: Vec<NewColumn>,
    /// What its author is told.
    pub(super) told: String,
}

impl NewTable {
    fn as_it_was(id: &str, why: &str) -> NewTable {
        NewTable { changed: None, declared: Vec::new(), told: format!("{id}: as it was, since {why}") }
    }
}

impl Tables<'_> {
    /// The table as the new edition has it.
    ///
    /// # Errors
    /// More is lacking than can be meant.
    pub(super) fn next(&self, id: &str, file: &TableFile, grid: Option<&Grid>) -> Result<NewTable, String> {
        let Some(grid) = grid else { return Ok(NewTable::as_it_was(id, "it has no cells")) };
        let shape = Shape::of(grid, file);
        if let Shape::Single(period) = shape {
            let key = if file.period.is_some() { "period" } else { "at" };
            let why = format!("it is about `{}` alone: change `{key}`, the title and the cells", period.value);
            return Ok(NewTable::as_it_was(id, &why));
        }
        let old: Vec<(OldColumn, &str)> = periods(grid, shape).filter_map(|(id, label)| self.old(id, label)).collect();
        let columns: Vec<OldColumn> = old.iter().map(|(column, _)| column.clone()).collect();
        match lacking(&columns, self.reference, |part| up_to(part, self.language))? {
            Lacking::Nothing(why) => Ok(NewTable::as_it_was(id, why)),
            Lacking::Columns(new) => {
                let cells = Cells::of(file, grid, self.sources);
                let newest_first = is_newest_first(&columns);
                Ok(extended(id, &cells, &new, cells.with(shape, &new, &old, newest_first)))
            }
        }
    }

    fn old<'g>(&self, id: &str, label: &'g str) -> Option<(OldColumn, &'g str)> {
        let read = |text: Option<&Text>| text.and_then(|text| Period::parse(&text.value).ok());
        let shape = self.declared.iter().find(|(name, _)| name.value == id).map(|(_, shape)| shape);
        let period = shape.map_or_else(|| Period::parse(id).ok(), |shape| read(shape.period.as_ref()))?;
        let or = shape.and_then(|shape| read(shape.or.as_ref()));
        Some((OldColumn { id: id.to_owned(), period, or }, label))
    }
}

fn extended(id: &str, cells: &Cells<'_>, new: &[NewColumn], text: Option<(String, usize)>) -> NewTable {
    let names: Vec<&str> = new.iter().map(|column| column.id.as_str()).collect();
    let names = names.join(", ");
    let Some((text, empty)) = text else {
        let file = cells.csv.unwrap_or_default();
        return NewTable::as_it_was(id, &format!("its cells stand in {file} in a way of its own: add {names} there"));
    };
    let count = if empty == 1 { "cell" } else { "cells" };
    let of = cells.csv.map_or_else(String::new, |file| format!(" of {file}"));
    NewTable {
        changed: Some((cells.file, text)),
        declared: new.iter().filter(|column| column.needs_declaration()).cloned().collect(),
        told: format!("{id}: {names}, with {empty} {count}{of} to fill in"),
    }
}

/// What may be periods in a table, with what is printed for them where the grid says so; each once.
fn periods<'g>(grid: &'g Grid, shape: Shape<'_>) -> impl Iterator<Item = (&'g str, &'g str)> {
    let mut found: Vec<(&str, &str)> = match shape {
        Shape::Across => grid.columns.iter().map(|cell| (cell.text.as_str(), "")).collect(),
        Shape::Down => grid.rows.iter().map(|row| (row.id.as_str(), row.label.text.as_str())).collect(),
        Shape::Blocks => grid.blocks.iter().map(|block| (block.id.as_str(), block.label.text.as_str())).collect(),
        Shape::Bands => grid.columns.iter().filter_map(band).map(|(_, period)| (period, "")).collect(),
        Shape::Single(_) => Vec::new(),
    };
    let all = found.clone();
    let mut at = 0..;
    found.retain(|(id, _)| at.next().is_some_and(|at| all[..at].iter().all(|(before, _)| before != id)));
    found.into_iter()
}

/// The category and the period of a column in a band.
fn band(cell: &GridCell) -> Option<(&str, &str)> {
    cell.text.value.split_once('@').map(|(category, period)| (category.trim(), period.trim()))
}

/// Where the cells of a table are written.
struct Cells<'c> {
    grid: &'c Grid,
    file: FileId,
    /// The text of that file.
    text: &'c str,
    /// Where in it the lines of the grid stand.
    range: Range<usize>,
    /// The name of the CSV file, if it is one.
    csv: Option<&'c str>,
}

impl<'c> Cells<'c> {
    fn of(file: &'c TableFile, grid: &'c Grid, sources: &'c Sources) -> Cells<'c> {
        if let Some(cells) = &file.cells {
            let written = sources.slice(cells.span);
            let quotes =
                ["'''", "\"\"\"", "'", "\""].into_iter().find(|quotes| written.starts_with(quotes)).map_or(0, str::len);
            let range = cells.span.within(quotes..written.len().saturating_sub(quotes)).range();
            return Cells { grid, file: cells.span.file, text: sources.text(cells.span.file), range, csv: None };
        }
        let at = grid.columns.first().map_or(file.span.file, |column| column.text.span.file);
        let text = sources.text(at);
        let csv = file.cells_from.as_ref().map(Text::as_str);
        Cells { grid, file: at, text, range: 0..text.len(), csv }
    }

    /// The text with the new periods, and how many cells are empty now; `None` where that cannot be done.
    fn with(
        &self,
        shape: Shape<'_>,
        new: &[NewColumn],
        old: &[(OldColumn, &str)],
        newest_first: bool,
    ) -> Option<(String, usize)> {
        match shape {
            Shape::Across => {
                let at = if newest_first { 0 } else { self.grid.columns.len() };
                self.with_columns(&[NewCells { at, names: new.iter().map(|column| column.id.clone()).collect() }])
            }
            Shape::Bands => self.with_columns(&bands(self.grid, new, newest_first)),
            Shape::Down => {
                let width = self.grid.columns.len();
                let line = |column: &NewColumn| fields(&column.id, &next_label(column, old), width);
                Some(self.with_lines(&new.iter().map(line).collect::<Vec<_>>(), newest_first))
            }
            Shape::Blocks => {
                let block = |column: &NewColumn| block(self.grid, &column.id, &next_label(column, old));
                Some(self.with_lines(&new.iter().flat_map(block).collect::<Vec<_>>(), newest_first))
            }
            Shape::Single(_) => None,
        }
    }

    fn lines(&self) -> &'c str {
        self.text.get(self.range.clone()).unwrap_or("")
    }

    fn with_columns(&self, new: &[NewCells]) -> Option<(String, usize)> {
        if self.csv.is_some() {
            return csv::with_columns(self.text, self.grid, new);
        }
        let (lines, empty) = grid::with_columns(self.lines(), self.grid.columns.len(), new);
        let (head, tail) = (self.text.get(..self.range.start)?, self.text.get(self.range.end..)?);
        Some((format!("{head}{lines}{tail}"), empty))
    }

    /// With further lines, before the first one or behind the last.
    fn with_lines(&self, new: &[Vec<String>], newest_first: bool) -> (String, usize) {
        let header = self.lines().lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        let ending = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let write = |fields: &Vec<String>| match self.csv {
            Some(_) => csv::line(self.text, fields),
            None => grid::line(header, fields),
        };
        let at = if newest_first { self.first_line() } else { self.behind_last_line() };
        let (before, after) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        let mut text = before.to_owned();
        for line in new.iter().map(write) {
            text.extend(if newest_first { [line.as_str(), ending] } else { [ending, line.as_str()] });
        }
        text.push_str(after);
        (text, new.iter().map(|fields| fields.len().saturating_sub(2)).sum())
    }

    fn first_line(&self) -> usize {
        let rows = self.grid.rows.iter().map(|row| row.id.span.range().start);
        let blocks = self.grid.blocks.iter().map(|block| block.id.span.range().start);
        let first = rows.chain(blocks).min().unwrap_or(self.range.end);
        let before = self.text.get(self.range.start..first).unwrap_or("");
        self.range.start + before.rfind('\n').map_or(0, |at| at + 1)
    }

    fn behind_last_line(&self) -> usize {
        let row = |row: &crate::read::GridRow| row.cells.last().unwrap_or(&row.label).text.span.range().end;
        let blocks = self.grid.blocks.iter().map(|block| block.label.text.span.range().end);
        let last = self.grid.rows.iter().map(row).chain(blocks).max().unwrap_or(self.range.start);
        let after = self.text.get(last..self.range.end).unwrap_or("");
        last + after.find(['\r', '\n']).unwrap_or(after.len())
    }
}

/// New columns of bands: every category of each period, or every period of each category, as the old ones stand.
fn bands(grid: &Grid, new: &[NewColumn], newest_first: bool) -> Vec<NewCells> {
    let columns: Vec<(&str, &str)> = grid.columns.iter().filter_map(band).collect();
    let by_category = matches!(columns.as_slice(), [(one, _), (other, _), ..] if one == other);
    let mut before = 0;
    let mut cells = Vec::new();
    for run in columns.chunk_by(|one, other| !by_category || one.0 == other.0) {
        let at = if newest_first { before } else { before + run.len() };
        before += run.len();
        let name = |column: &NewColumn, category: &str| format!("{category}@{}", column.id);
        let names = new.iter().flat_map(|column| categories(run).map(|category| name(column, category)));
        cells.push(NewCells { at, names: names.collect() });
    }
    cells
}

/// Each category of those columns once: where they are by category there is one, else those of the first period.
fn categories<'r>(run: &'r [(&'r str, &'r str)]) -> impl Iterator<Item = &'r str> {
    let is_first = |at: usize| run[..at].iter().all(|(before, _)| *before != run[at].0);
    (0..run.len()).filter(move |at| is_first(*at)).map(|at| run[at].0)
}

/// A block with the lines of the first one.
fn block(grid: &Grid, id: &str, label: &str) -> Vec<Vec<String>> {
    let end = grid.blocks.get(1).map_or(grid.rows.len(), |next| next.first);
    let rows = grid.rows.get(..end).unwrap_or(&[]);
    let lines = rows.iter().map(|row| fields(&row.id.value, &marked(&row.label), row.cells.len().max(1)));
    std::iter::once(fields(&format!("@{id}"), label, 0)).chain(lines).collect()
}

/// A label with the marks of its notes, as it is written.
fn marked(label: &GridCell) -> String {
    label.notes.iter().fold(label.text.value.clone(), |text, note| format!("{text}[^{}]", note.value))
}

fn fields(id: &str, label: &str, cells: usize) -> Vec<String> {
    let named = [id, label].map(str::to_owned).into_iter();
    named.chain(std::iter::repeat_n(String::new(), cells)).collect()
}

/// What is printed for a new period, made of what was printed for the same part of an earlier year; empty where there
/// is none, and the site then says it in words.
fn next_label(new: &NewColumn, old: &[(OldColumn, &str)]) -> String {
    let years_later = |old: &Period| i32::from(new.period.year()) - i32::from(old.year());
    let same_part = |(old, _): &&(OldColumn, &str)| {
        let is_in_one_year = old.period.start.earliest.year() == old.period.year();
        is_in_one_year && old.period.later_by(12 * years_later(&old.period)).as_ref() == Some(&new.period)
    };
    let latest = old.iter().filter(same_part).max_by_key(|(old, _)| old.period.order());
    latest.map_or_else(String::new, |(old, label)| {
        label.replace(&format!("{:04}", old.period.year()), &format!("{:04}", new.period.year()))
    })
}

/// The id of a column that ends before its year does: `2024-tm-06`, up to and including June.
fn up_to(part: &Period, language: Language) -> String {
    let up_to = match language {
        Language::Dutch => "tm",
        Language::English => "to",
        Language::French => "a",
    };
    format!("{:04}-{up_to}-{:02}", part.year(), part.end.latest.month())
}
