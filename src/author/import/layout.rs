//! What stands where: lines above the table, its header, its rows, lines below it.
//!
//! Only what a person sees counts. What was hidden, merged or empty is told.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Findings, codes, figures};
use crate::read::spreadsheet::{Area, MOST_CELLS, Sheet, SheetCell, Trait, cell_name, column_name};

/// Bytes of text that merged cells may give to the cells that they cover.
const MOST_COPIED: usize = 1 << 20;

/// The parts of a table.
pub(super) struct Layout {
    /// Lines of words above it, the first being its title.
    pub(super) above: Vec<Words>,
    /// The headers of its columns.
    pub(super) headers: Vec<Words>,
    /// Its rows, each with as many cells as there are headers.
    pub(super) rows: Vec<Line>,
    /// Lines of words below it.
    pub(super) below: Vec<Words>,
}

/// A text and its cell.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) at: Cell,
    pub(super) text: String,
    /// The number that the cell holds, if it does.
    pub(super) stored: Option<String>,
}

/// A row of the table.
pub(super) struct Line {
    pub(super) label: Words,
    /// The words in the last row above it that has no figures.
    pub(super) heading: Option<String>,
    pub(super) cells: Vec<(Cell, SheetCell)>,
}

/// The rows and columns of a table that are to be seen and are not empty.
struct Block<'s> {
    sheet: &'s Sheet,
    rows: Vec<u32>,
    columns: Vec<u32>,
    /// Cells that stand for a merged one.
    filled: BTreeMap<Cell, SheetCell>,
}

/// Parts a sheet; `None` where it holds no table.
pub(super) fn layout(sheet: &Sheet, area: Area, findings: &mut Findings) -> Option<Layout> {
    let mut block = Block::of(sheet, area, findings);
    if block.rows.len().saturating_mul(block.columns.len()) > MOST_CELLS {
        let (rows, columns) = (block.rows.len(), block.columns.len());
        let message = format!("{rows} rows and {columns} columns are filled, more than a table can have");
        findings.add(&codes::CHOICE, None, message, "choose the cells of the table with `--range`");
        return None;
    }
    let Some(header) = block.rows.iter().position(|row| block.filled_in(*row).any(|column| column > 0)) else {
        let hint = "a table has a header above its figures and labels before them; choose its cells with `--range`";
        findings.add(&codes::CHOICE, None, "no row has more than one filled cell, so there is no table", hint);
        return None;
    };
    let end = block.end_of_rows(header);
    let depth = block.depth_of_header(header, end);
    block.unmerge(header, end, findings);
    let headers = block.headers(header, depth, findings);
    let above = block.rows[..header].iter().filter_map(|row| block.words(*row, findings)).collect();
    let below = block.rows[end..].iter().filter_map(|row| block.words(*row, findings)).collect();
    let rows = block.lines(header + depth, end, findings);
    if rows.is_empty() {
        let hint = "choose the cells of the table, header included, with `--range`";
        findings.add(&codes::CHOICE, None, "no row of figures stands below the header", hint);
        return None;
    }
    Some(Layout { above, headers, rows, below })
}

impl<'s> Block<'s> {
    fn of(sheet: &'s Sheet, area: Area, findings: &mut Findings) -> Block<'s> {
        let inside: Vec<Cell> = sheet.cells.keys().copied().filter(|cell| area.holds(*cell)).collect();
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        let (mut hidden_rows, mut hidden_columns) = (BTreeSet::new(), BTreeSet::new());
        for at in inside {
            match (sheet.hidden_rows.contains(&at.0), sheet.hidden_columns.contains(&at.1)) {
                (false, false) if is_blank(&sheet.cells[&at]) => {}
                (false, false) => {
                    rows.insert(at.0);
                    columns.insert(at.1);
                }
                (is_row, is_column) => {
                    hidden_rows.extend(is_row.then_some(at.0));
                    hidden_columns.extend(is_column.then_some(at.1));
                }
            }
        }
        let row = |row: u32| (row + 1).to_string();
        tell(
            &hidden_rows,
            "row",
            row,
            &codes::HIDDEN,
            "hidden",
            "show them in the spreadsheet if they belong to the table",
            findings,
        );
        tell(
            &hidden_columns,
            "column",
            column_name,
            &codes::HIDDEN,
            "hidden",
            "show them in the spreadsheet if they belong to the table",
            findings,
        );
        let empty = "if a figure lacks there, choose the cells with `--range`";
        let (empty_rows, empty_columns) = (&gaps(&rows) - &sheet.hidden_rows, &gaps(&columns) - &sheet.hidden_columns);
        tell(&empty_rows, "row", row, &codes::EMPTY, "empty", empty, findings);
        tell(&empty_columns, "column", column_name, &codes::EMPTY, "empty", empty, findings);
        Block {
            sheet,
            rows: rows.into_iter().collect(),
            columns: columns.into_iter().collect(),
            filled: BTreeMap::new(),
        }
    }

    fn cell(&self, at: Cell) -> SheetCell {
        self.filled.get(&at).or_else(|| self.sheet.cells.get(&at)).cloned().unwrap_or_default()
    }

    /// Which columns of a row are filled, by their order.
    fn filled_in(&self, row: u32) -> impl Iterator<Item = usize> {
        let is_filled =
            move |at: &usize| self.sheet.cells.get(&(row, self.columns[*at])).is_some_and(|cell| !is_blank(cell));
        (0..self.columns.len()).filter(is_filled)
    }

    /// One past the last row of figures: below it stand lines of words.
    fn end_of_rows(&self, header: usize) -> usize {
        let is_words = |row: u32| {
            let filled: Vec<usize> = self.filled_in(row).collect();
            match filled.as_slice() {
                [_] => true,
                // `wo | 7` is a row of figures, for all that its label is as short as a mark.
                [0, 1] => {
                    let [first, second] = [0, 1].map(|at: usize| self.cell((row, self.columns[at])));
                    is_mark(&first.text) && second.stored.is_none() && holds_words(&second.text)
                }
                _ => false,
            }
        };
        let last = self.rows[header..].iter().rposition(|row| !is_words(*row)).unwrap_or(0);
        header + last + 1
    }

    /// How many rows the header has: one, and those below it that have no label and no figures where the one above
    /// leaves it open which column it speaks of.
    fn depth_of_header(&self, header: usize, end: usize) -> usize {
        let is_open = |row: u32| {
            let spans =
                |area: &&Area| area.first.0 == row && area.first.1 < area.last.1 && area.holds((row, area.first.1));
            self.sheet.merged.iter().any(|area| spans(&area))
                || self.filled_in(row).filter(|at| *at > 0).count() + 1 < self.columns.len()
        };
        let mut depth = 1;
        while depth < 3
            && header + depth + 1 < end
            && is_open(self.rows[header + depth - 1])
            && self.filled_in(self.rows[header + depth]).next() != Some(0)
            && !self.holds_figures(self.rows[header + depth])
        {
            depth += 1;
        }
        depth
    }

    /// Whether a row has a number that is no year.
    fn holds_figures(&self, row: u32) -> bool {
        let cells = self.filled_in(row).filter_map(|at| self.sheet.cells.get(&(row, self.columns[at])));
        cells.map(|cell| cell.stored.as_deref().unwrap_or(cell.text.trim())).any(is_figure)
    }

    /// Puts the text of a merged cell into each cell that it covers, so that no header or label is lost.
    fn unmerge(&mut self, header: usize, end: usize, findings: &mut Findings) {
        let rows = &self.rows[header..end];
        let mut left = MOST_COPIED;
        for area in &self.sheet.merged {
            let columns = within(&self.columns, area.first.1, area.last.1);
            let covered = within(rows, area.first.0, area.last.0);
            let covered: Vec<Cell> =
                covered.iter().flat_map(|row| columns.iter().map(move |column| (*row, *column))).collect();
            let text = self.sheet.cells.get(&area.first).filter(|cell| !is_blank(cell));
            let (Some(text), true) = (text, covered.len() > 1) else {
                continue;
            };
            let is_words = text.stored.is_none() || area.first.0 == rows[0] || area.first.1 == self.columns[0];
            let rest = left.checked_sub(text.text.len().saturating_mul(covered.len())).filter(|_| is_words);
            let (done, hint) = if let Some(rest) = rest {
                left = rest;
                self.filled.extend(covered.iter().map(|cell| (*cell, text.clone())));
                ("its text now stands in each of them", "see whether it belongs to each of these rows or columns")
            } else {
                ("its figure stands in the first of them only", "say in each of the others what is known there")
            };
            let message = format!("`{}` stands in {area}, cells that were merged; {done}", text.text);
            findings.add(&codes::MERGED, Some(area.first), message, hint);
        }
    }

    fn headers(&self, header: usize, depth: usize, findings: &mut Findings) -> Vec<Words> {
        let rows = &self.rows[header..header + depth];
        if let Some(corner) = rows.iter().map(|row| (*row, self.columns[0])).find(|at| !is_blank(&self.cell(*at))) {
            let message = format!("`{}`, the header of the labels, was left out", self.cell(corner).text);
            findings.add(
                &codes::LEFT_OUT,
                Some(corner),
                message,
                "a table has no header above its labels; if readers need it, say it in the title",
            );
        }
        let headers: Vec<Words> = self.columns[1..].iter().map(|column| self.header(rows, *column, findings)).collect();
        if rows.len() > 1 {
            self.tell_joined(rows, &headers, findings);
        }
        headers
    }

    /// Says that rows became one header, by a column in which more than one of them has words.
    fn tell_joined(&self, rows: &[u32], headers: &[Words], findings: &mut Findings) {
        let is_joined = |words: &&Words| rows.iter().all(|row| self.cell((*row, words.at.1)).text != words.text);
        let Some(example) = headers.iter().find(is_joined).or(headers.first()) else {
            return;
        };
        let numbers: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
        let message = format!("rows {} were taken for one header, as in `{}`", numbers.join(", "), example.text.trim());
        let hint = "if one of them holds figures, write before them what they count";
        findings.add(&codes::HEADING, Some((rows[0], self.columns[0])), message, hint);
    }

    fn header(&self, rows: &[u32], column: u32, findings: &mut Findings) -> Words {
        let cells = rows.iter().map(|row| ((*row, column), self.cell((*row, column))));
        let filled: Vec<(Cell, SheetCell)> = cells.filter(|(_, cell)| !is_blank(cell)).collect();
        let mut texts: Vec<String> = Vec::new();
        for (at, cell) in &filled {
            let text = shown(cell, *at, findings);
            if texts.last() != Some(&text) {
                texts.push(text);
            }
        }
        let at = filled.first().map_or((rows[0], column), |(at, _)| *at);
        let stored = filled.first().filter(|_| texts.len() == 1).and_then(|(_, cell)| cell.stored.clone());
        Words { at, text: texts.join(" "), stored }
    }

    /// What a line says that is no row of the table.
    fn words(&self, row: u32, findings: &mut Findings) -> Option<Words> {
        let filled: Vec<Cell> = self.filled_in(row).map(|at| (row, self.columns[at])).collect();
        let texts: Vec<String> = filled.iter().map(|at| shown(&self.cell(*at), *at, findings)).collect();
        Some(Words { at: *filled.first()?, text: texts.join(" "), stored: None })
    }

    fn lines(&self, start: usize, end: usize, findings: &mut Findings) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut heading = None;
        for row in self.rows.get(start..end).unwrap_or(&[]) {
            let at = (*row, self.columns[0]);
            let label = Words { at, text: shown(&self.cell(at), at, findings), stored: None };
            if self.filled_in(*row).eq([0]) {
                let message =
                    format!("`{}` has no figures; it was taken for the heading of the rows below it", label.text);
                let hint = "if it is a row of its own, give each of its cells a sign, such as `.`";
                findings.add(&codes::HEADING, Some(at), message, hint);
                heading = Some(label.text);
                continue;
            }
            let cells = self.columns[1..].iter().map(|column| ((*row, *column), self.cell((*row, *column))));
            lines.push(Line { label, heading: heading.clone(), cells: cells.collect() });
        }
        lines
    }
}

/// Whether a cell shows nothing and hides nothing.
fn is_blank(cell: &SheetCell) -> bool {
    cell.text.trim().is_empty() && cell.stored.is_none() && cell.traits.is_empty()
}

/// What stands for a cell among words.
fn shown(cell: &SheetCell, at: Cell, findings: &mut Findings) -> String {
    for of in &cell.traits {
        match of {
            Trait::NotRendered { stored, format } => {
                figures::not_rendered(stored, format, at, findings);
                return String::from("?");
            }
            Trait::Stale => {
                figures::stale(&cell.text, at, findings);
                return String::from("?");
            }
            Trait::Date => {
                let message = format!("`{}` is a day or a time, which the spreadsheet may show otherwise", cell.text);
                findings.add(&codes::DATE, Some(at), message, "write it as the spreadsheet shows it");
            }
            Trait::NoValue | Trait::Error => {
                let message = format!("the cell has a formula, and shows `{}`", cell.text);
                findings.add(&codes::NO_VALUE, Some(at), message, "write the words that are meant");
            }
            Trait::Formula => {}
        }
    }
    cell.text.clone()
}

/// Whether a cell holds only what comes before a note or a source: `1)`, `*`, `Bron:`.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 3 && !text.is_empty() && !text.chars().all(|mark| mark.is_ascii_digit())
        || text.ends_with(':')
}

/// Whether a text is a number, and no year.
fn is_figure(text: &str) -> bool {
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && !is_year && text.bytes().all(|byte| byte.is_ascii_digit() || b".,- <%".contains(&byte))
}

/// Whether a text has two letters beside each other: a sign such as `x` has not.
fn holds_words(text: &str) -> bool {
    let letters: Vec<bool> = text.chars().map(char::is_alphabetic).collect();
    letters.windows(2).any(|pair| pair == [true, true])
}

/// Those of ascending numbers that lie between two, both included.
fn within(numbers: &[u32], first: u32, last: u32) -> &[u32] {
    let numbers = &numbers[numbers.partition_point(|number| *number < first)..];
    &numbers[..numbers.partition_point(|number| *number <= last)]
}

/// The numbers that lack between the first and the last.
fn gaps(used: &BTreeSet<u32>) -> BTreeSet<u32> {
    let pairs = used.iter().zip(used.iter().skip(1));
    // A table with a thousand empty rows in it is told of by its first.
    pairs.flat_map(|(one, next)| one + 1..*next).take(1000).collect()
}

fn tell(
    which: &BTreeSet<u32>,
    what: &str,
    name: impl Fn(u32) -> String,
    code: &'static crate::diag::Code,
    how: &str,
    hint: &str,
    findings: &mut Findings,
) {
    if which.is_empty() {
        return;
    }
    let some: Vec<String> = which.iter().take(10).map(|number| name(*number)).collect();
    let more = if which.len() > some.len() { format!(" and {} more", which.len() - some.len()) } else { String::new() };
    let plural = if which.len() == 1 { "" } else { "s" };
    let message = format!(
        "{what}{plural} {}{more} {} {how} and left out",
        some.join(", "),
        if plural.is_empty() { "is" } else { "are" }
    );
    findings.add(code, None, message, hint);
}

/// Where a cell is, for messages about others.
pub(super) fn name(at: Cell) -> String {
    cell_name(at)
}
