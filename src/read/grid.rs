//! The grid of a table: one line per row, cells parted by `|`, each with its place.

use super::codes;
use super::shape::Text;
use crate::diag::{Diagnostic, Located, Report, Sources, Span, plural};

/// A table as it is written.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The columns after `id` and `label`.
    pub columns: Vec<GridCell>,
    /// The rows below.
    pub rows: Vec<GridRow>,
    /// What heads stretches of rows, in the order printed.
    pub blocks: Vec<GridBlock>,
    /// The ids of rows that could not be read.
    pub broken: Vec<String>,
}

/// A line that heads the rows below it: `@2022 | Schooljaar 2022/23`.
#[derive(Clone, Debug)]
pub struct GridBlock {
    /// The column that these rows are about.
    pub id: Text,
    /// What is printed; empty where the line has its id only.
    pub label: GridCell,
    /// The number of rows above it.
    pub first: usize,
}

/// A row as it is written.
#[derive(Clone, Debug)]
pub struct GridRow {
    /// Its id.
    pub id: Text,
    /// Its header.
    pub label: GridCell,
    /// As many as there are columns, or none in a row that is computed.
    pub cells: Vec<GridCell>,
}

/// A cell as it is written, without the marks of its notes.
#[derive(Clone, Debug)]
pub struct GridCell {
    /// Its text.
    pub text: Text,
    /// The notes that hang on it.
    pub notes: Vec<Text>,
}

/// Reads the grid from a TOML text; `None` if nothing of it can be used.
///
/// Places are exact where the text is literal, which is to say without escapes; others are refused.
pub(super) fn from_toml(cells: &Text, sources: &Sources, report: &mut Report) -> Option<Grid> {
    let written = sources.slice(cells.span);
    let quotes = ["'''", "\"\"\"", "'", "\""].into_iter().find(|quotes| written.starts_with(quotes))?;
    if quotes.starts_with('"') && written.contains('\\') {
        let message = "the grid stands in a text with escapes, so its cells have no places";
        report
            .push(Diagnostic::new(&codes::GRID_SHAPE, cells.span, message).hint("write the grid between ''' and '''"));
        return None;
    }
    let inner = quotes.len()..written.len().saturating_sub(quotes.len());
    let lines = lines(written.get(inner.clone()).unwrap_or(""), cells.span.within(inner));
    from_lines(&lines, cells.span, report)
}

/// The lines that hold cells, each split at `|`.
fn lines(text: &str, span: Span) -> Vec<Vec<Text>> {
    let mut offset = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let cells = split(line.trim_end_matches(['\n', '\r']), span.within(offset..offset + line.len()));
        if !line.trim().is_empty() && !is_rule(line) {
            lines.push(cells);
        }
        offset += line.len();
    }
    lines
}

/// A line such as `---|---`, which authors are used to from Markdown tables.
fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line.trim().chars().all(|mark| matches!(mark, '-' | ':' | '|' | ' '))
        && line.contains("---")
}

fn split(line: &str, span: Span) -> Vec<Text> {
    let mut offset = 0;
    let mut cells = Vec::new();
    for cell in line.split('|') {
        let start = offset + (cell.len() - cell.trim_start().len());
        let text = cell.trim();
        cells.push(Located { value: text.to_owned(), span: span.within(start..start + text.len()) });
        offset += cell.len() + 1;
    }
    cells
}

/// Makes a grid of lines that are split into cells; `span` is where the whole stands.
pub(super) fn from_lines(lines: &[Vec<Text>], span: Span, report: &mut Report) -> Option<Grid> {
    let Some((header, rows)) = lines.split_first() else {
        report.push(Diagnostic::new(&codes::GRID_SHAPE, span, "the table has no rows"));
        return None;
    };
    let names: Vec<&str> = header.iter().map(Text::as_str).collect();
    if !names.starts_with(&["id", "label"]) {
        let place = header.first().map_or(span, |first| first.span);
        let message = "the first line of a table names its columns, `id` and `label` first";
        report.push(Diagnostic::new(&codes::GRID_SHAPE, place, message).hint("begin with `id | label | 2022 | 2023`"));
        return None;
    }
    let columns: Vec<GridCell> = header.iter().skip(2).map(|text| cell(text, report)).collect();
    let mut grid = Grid { columns, rows: Vec::new(), blocks: Vec::new(), broken: Vec::new() };
    for line in rows {
        if let Some(block) = block(line, grid.rows.len(), report) {
            grid.blocks.push(block);
            continue;
        }
        match row(line, &grid.columns, report) {
            Some(row) => grid.rows.push(row),
            None => grid.broken.extend(line.first().map(|id| id.value.clone())),
        }
    }
    Some(grid)
}

/// A line that begins with `@` heads those below it.
fn block(line: &[Text], first: usize, report: &mut Report) -> Option<GridBlock> {
    let (head, rest) = line.split_first()?;
    let id = head.value.strip_prefix('@')?.trim_start();
    let id = Located { value: id.to_owned(), span: head.span.within(head.value.len() - id.len()..head.value.len()) };
    if let Some(stray) = rest.iter().skip(1).find(|cell| !cell.value.is_empty()) {
        let message = format!("the line `@{}` heads a block, and has no cells of its own", id.value);
        report.push(Diagnostic::new(&codes::GRID_SHAPE, stray.span, message).hint("write `@2022 | label` alone"));
    }
    let empty = Located { value: String::new(), span: id.span };
    Some(GridBlock { label: cell(rest.first().unwrap_or(&empty), report), id, first })
}

fn row(line: &[Text], columns: &[GridCell], report: &mut Report) -> Option<GridRow> {
    let [id, label, cells @ ..] = line else {
        let place = line.first()?.span;
        report.push(Diagnostic::new(
            &codes::GRID_SHAPE,
            place,
            "a row needs an id, a label and its cells, parted by `|`",
        ));
        return None;
    };
    // `vertrek | Vertrek |` is a row without cells of its own.
    let cells = if cells.iter().all(|cell| cell.value.is_empty()) && cells.len() <= 1 { &[] } else { cells };
    if !cells.is_empty() && cells.len() != columns.len() {
        report.push(wrong_count(id, cells, columns));
        return None;
    }
    let label = cell(label, report);
    Some(GridRow { id: id.clone(), label, cells: cells.iter().map(|text| cell(text, report)).collect() })
}

fn wrong_count(id: &Text, cells: &[Text], columns: &[GridCell]) -> Diagnostic {
    let last = cells.last().map_or(id.span, |cell| cell.span);
    let (has, wanted) = (plural(cells.len(), "cell"), plural(columns.len(), "column"));
    let message = format!("row `{}` has {has}, but the table has {wanted}", id.value);
    let header = columns.first().zip(columns.last()).map(|(first, last)| first.text.span.to(last.text.span));
    let finding = Diagnostic::new(&codes::GRID_SHAPE, id.span.to(last), message);
    let finding = match header {
        Some(header) => finding.label(header, "the columns"),
        None => finding,
    };
    finding.hint("a figure that is not known has a sign of its own, such as `.`; it is never left out")
}

/// Parts a cell from the note marks behind it: `6[^a]`.
fn cell(written: &Text, report: &mut Report) -> GridCell {
    let mut text = written.clone();
    let mut notes = Vec::new();
    while let Some(start) = text.value.rfind("[^").filter(|_| text.value.ends_with(']')) {
        let id = text.value[start + 2..text.value.len() - 1].to_owned();
        notes.insert(0, Located { value: id, span: text.span.within(start..text.value.len()) });
        let kept = text.value[..start].trim_end().len();
        text = Located { value: text.value[..kept].to_owned(), span: text.span.within(0..kept) };
    }
    if text.value.contains("[^") {
        let message = format!("the note mark in `{}` does not stand at the end of the cell", written.value);
        report.push(
            Diagnostic::new(&codes::GRID_SHAPE, written.span, message).hint("write the mark behind the text: `6[^a]`"),
        );
    }
    GridCell { text, notes }
}

/// Parts a title or label from its note marks, by the same rules as a cell.
pub(super) fn marked(text: &Text, report: &mut Report) -> GridCell {
    // The place of a TOML text begins with its quotation mark; inside it places are those of the text.
    let inner = text.span.within(1..text.value.len() + 1);
    cell(&Located { value: text.value.clone(), span: inner }, report)
}
