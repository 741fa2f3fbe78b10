//! Cells that hold several figures, `12% (34)`: a row for each of them, and how they stand in the cell.

use std::borrow::Cow;
use std::ops::Range;

use super::super::{codes, unknown_reference};
use super::unfold::{Plain, PlainCell, PlainRow, Print, PrintLine, as_printed};
use crate::diag::{Diagnostic, Located, Report};
use crate::model::{ColumnIx, Piece, RowIx, Signs};
use crate::read::{GridCell, PartShape, TableFile, Text};

/// Gives every figure of a compound cell a row of its own.
pub(super) fn split<'g>(plain: Plain<'g>, file: &'g TableFile, signs: &Signs, report: &mut Report) -> Plain<'g> {
    let templates = Templates::of(file, report);
    if templates.is_empty() {
        return plain;
    }
    let print = plain.print.unwrap_or_else(|| Print { header: Vec::new(), lines: Vec::new() });
    let plain = Plain { print: None, ..plain };
    let print = if print.lines.is_empty() { as_printed(&plain, &file.row.0) } else { print };
    let mut splits = Vec::new();
    let mut rows = Vec::new();
    for row in plain.rows {
        let first = rows.len();
        let pieces = match templates.of_line(row.line) {
            Some(template) => template.split(&row, signs, &mut rows, report),
            None => {
                rows.push(row);
                Vec::new()
            }
        };
        splits.push(Split { first, pieces });
    }
    Plain { columns: plain.columns, rows, print: Some(reprinted(print, &splits)) }
}

/// What became of a row.
struct Split {
    /// The first row made of it.
    first: usize,
    /// Per column what its cell is made of, with parts counted from that first row; empty where it was not split.
    pieces: Vec<Vec<Fragment>>,
}

/// A stretch of a compound cell.
enum Fragment {
    Between(String),
    Part(usize),
    Told(usize),
}

fn reprinted<'g>(print: Print<'g>, splits: &[Split]) -> Print<'g> {
    let cells = |cells: Vec<Vec<Piece>>| cells.into_iter().map(|pieces| reset(&pieces, splits)).collect();
    let line = |line| match line {
        PrintLine::Cells(label, old) => PrintLine::Cells(label, cells(old)),
        heading @ PrintLine::Heading(_) => heading,
    };
    Print { header: print.header, lines: print.lines.into_iter().map(line).collect() }
}

fn reset(pieces: &[Piece], splits: &[Split]) -> Vec<Piece> {
    let mut new = Vec::new();
    for piece in pieces {
        let Piece::Figure(row, column) = piece else { continue };
        let Split { first, pieces } = &splits[row.0];
        match pieces.get(column.0) {
            Some(fragments) => new.extend(fragments.iter().map(|fragment| fragment.piece(*first, *column))),
            None => new.push(Piece::Figure(RowIx(*first), *column)),
        }
    }
    new
}

impl Fragment {
    fn piece(&self, first: usize, column: ColumnIx) -> Piece {
        match self {
            Fragment::Between(text) => Piece::Between(text.clone()),
            Fragment::Part(at) => Piece::Figure(RowIx(first + at), column),
            Fragment::Told(at) => Piece::Told(RowIx(first + at), column),
        }
    }
}

/// How the cells of a table, or of one of its lines, are printed that hold several figures.
struct Templates<'g> {
    table: Option<Template<'g>>,
    /// Lines with templates of their own; `None` where a line has plain cells in a table of compound ones.
    lines: Vec<(&'g str, Option<Template<'g>>)>,
}

impl<'g> Templates<'g> {
    fn of(file: &'g TableFile, report: &mut Report) -> Templates<'g> {
        let mut read = |text: &'g Text| Template::read(text, file, report);
        let table = file.compound.as_ref().and_then(&mut read);
        let lines = file.row.0.iter().filter_map(|(id, shape)| Some((id.as_str(), shape.compound.as_ref()?)));
        let lines = lines.map(|(id, text)| (id, if text.value.is_empty() { None } else { read(text) })).collect();
        let templates = Templates { table, lines };
        report_strays(file, &templates, report);
        templates
    }

    fn is_empty(&self) -> bool {
        self.table.is_none() && self.lines.iter().all(|(_, template)| template.is_none())
    }

    fn of_line(&self, line: &str) -> Option<&Template<'g>> {
        match self.lines.iter().find(|(id, _)| *id == line) {
            Some((_, own)) => own.as_ref(),
            None => self.table.as_ref(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Template<'g>> {
        self.lines.iter().filter_map(|(_, template)| template.as_ref()).chain(&self.table)
    }
}

/// Reports parts that stand in no compound cell.
fn report_strays(file: &TableFile, templates: &Templates<'_>, report: &mut Report) {
    let used = || templates.all().flat_map(|template| &template.parts).map(|(id, _)| *id);
    for (name, _) in file.part.0.iter().filter(|(name, _)| used().all(|id| id != name.value)) {
        let finding = unknown_reference("part of a cell", &name.value, name.span, used());
        report.push(finding.hint(format!("`compound` says where it stands: `compound = \"{{{}}} (…)\"`", name.value)));
    }
}

/// A pattern such as `{share}% ({count})`, without its spaces: sources are not strict about them.
struct Template<'g> {
    written: &'g str,
    pieces: Vec<TemplatePiece<'g>>,
    parts: Vec<(&'g str, &'g PartShape)>,
}

enum TemplatePiece<'g> {
    Literal(&'g str),
    Part,
}

impl<'g> Template<'g> {
    fn read(text: &'g Text, file: &'g TableFile, report: &mut Report) -> Option<Template<'g>> {
        let mut template = Template { written: &text.value, pieces: Vec::new(), parts: Vec::new() };
        let mut rest = text.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            template.literals(before);
            let Some((name, after)) = behind.split_once('}') else {
                report.push(faulty(text, "a brace is opened and not closed"));
                return None;
            };
            template.part(name.trim(), text, file, report)?;
            rest = after;
        }
        template.literals(rest);
        let adjacent = |pair: &[TemplatePiece<'_>]| matches!(pair, [TemplatePiece::Part, TemplatePiece::Part]);
        if template.parts.len() < 2 || template.pieces.windows(2).any(adjacent) {
            report.push(faulty(text, "it needs two figures or more, with a mark between each two"));
            return None;
        }
        Some(template)
    }

    fn literals(&mut self, text: &'g str) {
        self.pieces.extend(text.split_whitespace().map(TemplatePiece::Literal));
    }

    fn part(&mut self, name: &'g str, text: &Text, file: &'g TableFile, report: &mut Report) -> Option<()> {
        let Some((id, shape)) = file.part.0.iter().find(|(id, _)| id.value == name) else {
            let known = file.part.0.iter().map(|(id, _)| id.as_str());
            let finding = unknown_reference("part of a cell", name, text.span, known);
            report.push(
                finding.hint(format!("declare it: `[part.{name}]` with a `label`, and its `unit` and `measure`")),
            );
            return None;
        };
        self.pieces.push(TemplatePiece::Part);
        self.parts.push((&id.value, shape));
        Some(())
    }

    /// Makes a row of each part; gives per column what its cell is made of.
    fn split(
        &self,
        row: &PlainRow<'g>,
        signs: &Signs,
        rows: &mut Vec<PlainRow<'g>>,
        report: &mut Report,
    ) -> Vec<Vec<Fragment>> {
        let read: Vec<Parts<'g>> = row.cells.iter().map(|cell| self.parts_of(cell, signs, report)).collect();
        let (pieces, columns): (Vec<Vec<Fragment>>, Vec<Vec<PlainCell<'g>>>) =
            read.into_iter().map(|Parts { pieces, cells }| (pieces, cells)).unzip();
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        for (name, shape) in &self.parts {
            rows.push(PlainRow {
                id: Located { value: format!("{}.{name}", row.id.value), span: row.id.span },
                label: format!("{}, {}", row.label, shape.label.value),
                about: Some(joined(row.about.as_deref(), &shape.label.value)),
                notes: row.notes.clone(),
                line: row.line,
                category: row.category,
                part: Some(name),
                cells: columns.iter_mut().filter_map(Iterator::next).collect(),
            });
        }
        pieces
    }

    fn parts_of(&self, cell: &PlainCell<'g>, signs: &Signs, report: &mut Report) -> Parts<'g> {
        let cell = match cell {
            PlainCell::Written(Cow::Borrowed(cell)) => *cell,
            PlainCell::Written(Cow::Owned(_)) | PlainCell::Broken(_) => return self.told(cell),
        };
        if cell.text.value.is_empty() || signs.alone(&cell.text.value).is_some() {
            return self.told(&PlainCell::Written(Cow::Borrowed(cell)));
        }
        let Some(places) = self.matched(&cell.text.value) else {
            let message = format!("`{}` is not written as `{}`", cell.text.value, self.written);
            let finding = Diagnostic::new(&codes::UNREADABLE_CELL, cell.text.span, message);
            report.push(finding.hint("correct the cell; a sign alone stands for all of its figures"));
            return self.told(&PlainCell::Broken(cell));
        };
        let cells = places.iter().map(|place| PlainCell::Written(Cow::Owned(within(cell, place.clone())))).collect();
        Parts { pieces: fragments(&cell.text.value, &places), cells }
    }

    /// A cell that tells all parts at once.
    fn told(&self, cell: &PlainCell<'g>) -> Parts<'g> {
        let pieces = (0..self.parts.len()).map(|at| if at == 0 { Fragment::Part(0) } else { Fragment::Told(at) });
        let copy = |_: &(&str, &PartShape)| match cell {
            PlainCell::Written(cell) => PlainCell::Written(cell.clone()),
            PlainCell::Broken(known) => PlainCell::Broken(known),
        };
        Parts { pieces: pieces.collect(), cells: self.parts.iter().map(copy).collect() }
    }

    /// Where each part stands in a text; `None` where the text is not of this pattern.
    fn matched(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let mut places = Vec::new();
        let mut at = 0;
        let mut pieces = self.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            at += text[at..].len() - text[at..].trim_start().len();
            match (piece, pieces.peek()) {
                (TemplatePiece::Literal(mark), _) => at += text[at..].starts_with(mark).then_some(mark.len())?,
                (TemplatePiece::Part, Some(TemplatePiece::Literal(next))) => {
                    let width = text[at..].find(next)?;
                    places.push(at..at + text[at..at + width].trim_end().len());
                    at += width;
                }
                (TemplatePiece::Part, _) => {
                    places.push(at..at + text[at..].trim_end().len());
                    at = text.len();
                }
            }
        }
        (text[at..].trim().is_empty() && places.iter().all(|place| !place.is_empty())).then_some(places)
    }
}

/// The figures of a cell, and what they stand between.
struct Parts<'g> {
    pieces: Vec<Fragment>,
    cells: Vec<PlainCell<'g>>,
}

fn fragments(text: &str, places: &[Range<usize>]) -> Vec<Fragment> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (at, place) in places.iter().enumerate() {
        if place.start > done {
            pieces.push(Fragment::Between(text[done..place.start].to_owned()));
        }
        pieces.push(Fragment::Part(at));
        done = place.end;
    }
    if done < text.len() {
        pieces.push(Fragment::Between(text[done..].to_owned()));
    }
    pieces
}

fn joined(category: Option<&str>, part: &str) -> String {
    category.map_or_else(|| part.to_owned(), |category| format!("{category}, {part}"))
}

fn within(cell: &GridCell, place: Range<usize>) -> GridCell {
    let value = cell.text.value[place.clone()].to_owned();
    GridCell { text: Located { value, span: cell.text.span.within(place) }, notes: cell.notes.clone() }
}

fn faulty(text: &Text, why: &str) -> Diagnostic {
    let message = format!("`{}` is no pattern of a cell: {why}", text.value);
    let finding = Diagnostic::new(&codes::UNREADABLE_VALUE, text.span, message);
    finding.hint("write the names of the figures in braces: `compound = \"{share}% ({count})\"`")
}
