//! From the grid as its source prints it to rows of figures over columns.
//!
//! A figure is a row and a period, whatever the source does with lines and columns: so that a table keeps its
//! series, its claims and its charts when the next source turns it on its side. What is lost on the way, the
//! look of the source, is kept beside it for printing.

use std::borrow::Cow;

use super::super::codes;
use super::columns::Declared;
use crate::diag::{Diagnostic, Located, Report};
use crate::model::{ColumnIx, Piece, RowIx};
use crate::read::{Grid, GridCell, GridRow, Named, RowShape, TableFile, Text};

/// A table as rows of figures over columns.
pub(super) struct Plain<'g> {
    pub(super) columns: Vec<PlainColumn<'g>>,
    pub(super) rows: Vec<PlainRow<'g>>,
    /// How it is printed; `None` where that is a line per row and a column per column.
    pub(super) print: Option<Print<'g>>,
}

/// A column as written.
pub(super) struct PlainColumn<'g> {
    pub(super) id: Text,
    /// What is printed, where the grid itself says so.
    pub(super) label: Option<&'g str>,
    pub(super) notes: &'g [Text],
}

/// A row as written.
pub(super) struct PlainRow<'g> {
    /// The line, and its category and part, parted by points.
    pub(super) id: Text,
    pub(super) label: String,
    /// What its category and part are called.
    pub(super) about: Option<String>,
    pub(super) notes: Vec<&'g Text>,
    pub(super) line: &'g str,
    pub(super) category: Option<&'g str>,
    pub(super) part: Option<&'g str>,
    /// One per column, or none in a row that is computed.
    pub(super) cells: Vec<PlainCell<'g>>,
}

/// A cell as written.
pub(super) enum PlainCell<'g> {
    /// To be read.
    Written(Cow<'g, GridCell>),
    /// There is nothing to read, for a reason that has its finding.
    Broken(&'g GridCell),
}

/// The look of the source.
pub(super) struct Print<'g> {
    pub(super) header: Vec<Vec<(PrintLabel<'g>, usize)>>,
    pub(super) lines: Vec<PrintLine<'g>>,
}

/// A label in the look of the source.
#[derive(Clone)]
pub(super) enum PrintLabel<'g> {
    Written(String, Vec<&'g Text>),
    Column(ColumnIx),
}

/// A line in the look of the source.
pub(super) enum PrintLine<'g> {
    Heading(PrintLabel<'g>),
    Cells(PrintLabel<'g>, Vec<Vec<Piece>>),
}

/// Unfolds a grid by what it says of itself and what its table says of it.
pub(super) fn unfold<'g>(
    grid: &'g Grid,
    file: &'g TableFile,
    declared: &Declared<'g>,
    report: &mut Report,
) -> Plain<'g> {
    report_conflict(grid, file, report);
    match Shape::of(grid, file) {
        Shape::Across => with_periods_across(grid, &file.row.0),
        Shape::Down => with_periods_down(grid, &file.row.0, report),
        Shape::Blocks => folded(grid, in_blocks(grid, declared, report), &file.row.0, report),
        Shape::Bands => folded(grid, in_bands(grid, declared, report), &file.row.0, report),
        Shape::Single(period) => folded(grid, of_one_period(grid, period, declared, report), &file.row.0, report),
    }
}

/// What a source does with lines and columns.
#[derive(Clone, Copy, Debug)]
pub enum Shape<'t> {
    /// A line per row, a column per period or category.
    Across,
    /// A line per period, a column per row.
    Down,
    /// A block of lines per period, a column per category.
    Blocks,
    /// A band of columns per period, or per category.
    Bands,
    /// One period for all, a column per category.
    Single(&'t Text),
}

impl Shape<'_> {
    /// What a grid does by what it says of itself and what its table says of it.
    #[must_use]
    pub fn of<'t>(grid: &Grid, file: &'t TableFile) -> Shape<'t> {
        match (single(file), down(file), banded(grid)) {
            (Some(period), ..) => Shape::Single(period),
            (_, Some(_), _) => Shape::Down,
            (.., Some(_)) => Shape::Bands,
            _ if !grid.blocks.is_empty() => Shape::Blocks,
            _ => Shape::Across,
        }
    }
}

fn single(file: &TableFile) -> Option<&Text> {
    file.period.as_ref().or(file.at.as_ref())
}

fn down(file: &TableFile) -> Option<&Text> {
    file.periods.as_ref().filter(|periods| periods.value != "across")
}

fn banded(grid: &Grid) -> Option<&GridCell> {
    grid.columns.iter().find(|cell| cell.text.value.contains('@'))
}

fn report_conflict(grid: &Grid, file: &TableFile, report: &mut Report) {
    let mut marks = vec![];
    marks.extend(single(file).map(|period| (period.span, "one period for the whole table")));
    marks.extend(down(file).map(|periods| (periods.span, "a period per line")));
    marks.extend(banded(grid).map(|cell| (cell.text.span, "a period per column")));
    marks.extend(grid.blocks.first().map(|block| (block.id.span, "a period per block")));
    if let [(first, one), (second, other), ..] = marks.as_slice() {
        let message = "the table says in two ways where its periods stand";
        let finding = Diagnostic::new(&codes::CONFLICTING_KEYS, *first, message).remark(*one);
        report.push(finding.label(*second, *other).hint("keep one of them"));
    }
}

fn with_periods_across<'g>(grid: &'g Grid, shapes: &'g Named<RowShape>) -> Plain<'g> {
    let column = |cell: &'g GridCell| PlainColumn { id: cell.text.clone(), label: None, notes: &cell.notes };
    let row = |row: &'g GridRow| PlainRow {
        id: row.id.clone(),
        label: or_label(&row.label, &row.id, shapes).to_owned(),
        about: None,
        notes: notes_of(&row.label, &row.id.value, shapes),
        line: &row.id.value,
        category: None,
        part: None,
        cells: row.cells.iter().map(|cell| PlainCell::Written(Cow::Borrowed(cell))).collect(),
    };
    Plain { columns: grid.columns.iter().map(column).collect(), rows: grid.rows.iter().map(row).collect(), print: None }
}

/// The look of a table that is printed as it is computed with, for what has to change a part of it.
pub(super) fn as_printed<'g>(plain: &Plain<'g>, shapes: &'g Named<RowShape>) -> Print<'g> {
    let columns = || (0..plain.columns.len()).map(ColumnIx);
    let mut lines = Vec::new();
    let mut above = None;
    for (at, row) in plain.rows.iter().enumerate().filter(|(_, row)| !row.cells.is_empty()) {
        let group = shape_of(row.line, shapes).and_then(|shape| shape.group.as_ref()).map(Text::as_str);
        if group != above {
            // Without a name it only ends the group above.
            lines.push(PrintLine::Heading(PrintLabel::Written(group.unwrap_or_default().to_owned(), Vec::new())));
        }
        above = group;
        let label = PrintLabel::Written(row.label.clone(), row.notes.clone());
        lines.push(PrintLine::Cells(label, columns().map(|column| vec![Piece::Figure(RowIx(at), column)]).collect()));
    }
    Print { header: vec![columns().map(|column| (PrintLabel::Column(column), 1)).collect()], lines }
}

fn with_periods_down<'g>(grid: &'g Grid, shapes: &'g Named<RowShape>, report: &mut Report) -> Plain<'g> {
    let periods: Vec<&GridRow> = grid.rows.iter().filter(|row| has_cells(row, report)).collect();
    let column = |row: &&'g GridRow| PlainColumn {
        id: row.id.clone(),
        label: Some(row.label.text.as_str()).filter(|label| !label.is_empty()),
        notes: &row.label.notes,
    };
    let row = |(at, cell): (usize, &'g GridCell)| PlainRow {
        id: cell.text.clone(),
        label: label_of(&cell.text.value, shapes).to_owned(),
        about: None,
        notes: notes_of(cell, &cell.text.value, shapes),
        line: &cell.text.value,
        category: None,
        part: None,
        cells: periods.iter().map(|row| PlainCell::Written(Cow::Borrowed(&row.cells[at]))).collect(),
    };
    let rows: Vec<PlainRow<'g>> = grid.columns.iter().enumerate().map(row).collect();
    let cells = |column| (0..rows.len()).map(|row| vec![Piece::Figure(RowIx(row), ColumnIx(column))]).collect();
    let lines = (0..periods.len()).map(|at| PrintLine::Cells(PrintLabel::Column(ColumnIx(at)), cells(at)));
    let mut header = grouped(&rows, shapes);
    header.push(rows.iter().map(|row| (PrintLabel::Written(row.label.clone(), row.notes.clone()), 1)).collect());
    let print = Print { header, lines: lines.collect() };
    Plain { columns: periods.iter().map(column).collect(), rows, print: Some(print) }
}

/// The groups of rows as a line of the header, where there are any.
fn grouped<'g>(rows: &[PlainRow<'g>], shapes: &'g Named<RowShape>) -> Vec<Vec<(PrintLabel<'g>, usize)>> {
    let group = |row: &PlainRow<'g>| shape_of(row.line, shapes).and_then(|shape| shape.group.as_ref());
    if rows.iter().all(|row| group(row).is_none()) {
        return Vec::new();
    }
    let name = |row: &PlainRow<'g>| group(row).map_or("", |group| group.as_str());
    let runs = rows.chunk_by(|one, other| name(one) == name(other));
    vec![runs.map(|run| (PrintLabel::Written(name(&run[0]).to_owned(), Vec::new()), run.len())).collect()]
}

fn has_cells(row: &GridRow, report: &mut Report) -> bool {
    if row.cells.is_empty() {
        let message = format!("the line `{}` has no cells, but is a period here", row.id.value);
        report.push(Diagnostic::new(&codes::UNEVEN_GRID, row.id.span, message));
    }
    !row.cells.is_empty()
}

/// Where the figures of a grid belong whose columns are categories.
struct Slots<'g> {
    columns: Vec<PlainColumn<'g>>,
    categories: Vec<Category<'g>>,
    /// For each column of the grid where its figures belong; `None` where that cannot be said and has its finding.
    headers: Vec<Option<Slot>>,
    header: Vec<Vec<(PrintLabel<'g>, usize)>>,
}

/// Its category, and its period where the grid has one per column.
type Slot = (usize, Option<usize>);

struct Category<'g> {
    id: &'g str,
    label: String,
    notes: Vec<&'g Text>,
}

impl<'g> Category<'g> {
    fn of(cell: &'g GridCell, id: &'g str, declared: &Declared<'g>, report: &mut Report) -> Category<'g> {
        let label = declared.category(&Located { value: id.to_owned(), span: cell.text.span }, report);
        let said = declared.by_table(id).map(|shape| shape.notes.as_slice()).unwrap_or_default();
        Category { id, label, notes: cell.notes.iter().chain(said).collect() }
    }

    fn print(&self) -> PrintLabel<'g> {
        PrintLabel::Written(self.label.clone(), self.notes.clone())
    }
}

fn categories<'g>(grid: &'g Grid, declared: &Declared<'g>, report: &mut Report) -> Vec<Category<'g>> {
    grid.columns.iter().map(|cell| Category::of(cell, &cell.text.value, declared, report)).collect()
}

fn labels<'g>(categories: &[Category<'g>]) -> Vec<(PrintLabel<'g>, usize)> {
    categories.iter().map(|category| (category.print(), 1)).collect()
}

fn in_blocks<'g>(grid: &'g Grid, declared: &Declared<'g>, report: &mut Report) -> Slots<'g> {
    if let Some(row) = grid.rows.first().filter(|_| grid.blocks.first().is_some_and(|block| block.first > 0)) {
        let message = format!("the line `{}` stands above the first block", row.id.value);
        let finding = Diagnostic::new(&codes::UNEVEN_GRID, row.id.span, message);
        report.push(finding.hint("begin with the line of its period: `@2022`"));
    }
    let columns = grid.blocks.iter().map(|block| PlainColumn {
        id: block.id.clone(),
        label: Some(block.label.text.as_str()).filter(|label| !label.is_empty()),
        notes: &block.label.notes,
    });
    let categories = categories(grid, declared, report);
    let headers = (0..categories.len()).map(|at| Some((at, None))).collect();
    Slots { columns: columns.collect(), headers, header: vec![labels(&categories)], categories }
}

fn of_one_period<'g>(grid: &'g Grid, period: &'g Text, declared: &Declared<'g>, report: &mut Report) -> Slots<'g> {
    let categories = categories(grid, declared, report);
    Slots {
        columns: vec![PlainColumn { id: period.clone(), label: None, notes: &[] }],
        headers: (0..categories.len()).map(|at| Some((at, Some(0)))).collect(),
        header: vec![labels(&categories)],
        categories,
    }
}

fn in_bands<'g>(grid: &'g Grid, declared: &Declared<'g>, report: &mut Report) -> Slots<'g> {
    let mut slots = Slots { columns: Vec::new(), categories: Vec::new(), headers: Vec::new(), header: Vec::new() };
    for cell in &grid.columns {
        let Some((category, period)) = cell.text.value.split_once('@') else {
            let message = format!("the column `{}` names no period, but its neighbours do", cell.text.value);
            let finding = Diagnostic::new(&codes::UNEVEN_GRID, cell.text.span, message);
            report.push(finding.hint(format!("write `{}@2022`", cell.text.value)));
            slots.headers.push(None);
            continue;
        };
        let (category, period) = (category.trim(), period.trim());
        let at = slots.categories.iter().position(|known| known.id == category).unwrap_or_else(|| {
            slots.categories.push(Category::of(cell, category, declared, report));
            slots.categories.len() - 1
        });
        let column = slots.columns.iter().position(|known| known.id.value == period).unwrap_or_else(|| {
            let id = Located { value: period.to_owned(), span: cell.text.span };
            slots.columns.push(PlainColumn { id, label: None, notes: &[] });
            slots.columns.len() - 1
        });
        slots.headers.push(Some((at, Some(column))));
    }
    report_uneven(grid, &slots, report);
    slots.header = header_of_bands(&slots);
    slots
}

/// Reports a category that stands under some periods and not under others, and one that stands twice under one.
fn report_uneven(grid: &Grid, slots: &Slots<'_>, report: &mut Report) {
    for (at, category) in slots.categories.iter().enumerate() {
        for (column, period) in slots.columns.iter().enumerate() {
            let place = |wanted: &dyn Fn(&Slot) -> bool| {
                let cells = slots.headers.iter().zip(&grid.columns);
                let cells = cells.filter(|(header, _)| header.as_ref().is_some_and(wanted));
                cells.map(|(_, cell)| cell.text.span).collect::<Vec<_>>()
            };
            let (here, anywhere) = (place(&|header| *header == (at, Some(column))), place(&|header| header.0 == at));
            let period = &period.id.value;
            if let ([], [first, ..]) = (here.as_slice(), anywhere.as_slice()) {
                let message = format!("`{}` has no column for {period}", category.id);
                let finding = Diagnostic::new(&codes::UNEVEN_GRID, *first, message);
                report
                    .push(finding.hint(format!("add `{}@{period}`, with a sign where nothing is known", category.id)));
            }
            if let [first, second, ..] = here.as_slice() {
                let message = format!("the column `{}@{period}` stands here twice", category.id);
                let finding = Diagnostic::new(&codes::DUPLICATE_ID, *second, message).remark("the second");
                report.push(finding.label(*first, "the first"));
            }
        }
    }
}

/// Two lines: what neighbours share stands above what parts them.
fn header_of_bands<'g>(slots: &Slots<'g>) -> Vec<Vec<(PrintLabel<'g>, usize)>> {
    let headers: Vec<Slot> = slots.headers.iter().flatten().copied().collect();
    let category = |header: &Slot| slots.categories[header.0].print();
    let period = |header: &Slot| PrintLabel::Column(ColumnIx(header.1.unwrap_or(0)));
    let by_category = matches!(headers.as_slice(), [(one, _), (other, _), ..] if one == other);
    if by_category {
        let runs = headers.chunk_by(|one, other| one.0 == other.0);
        let above = runs.map(|run| (category(&run[0]), run.len())).collect();
        return vec![above, headers.iter().map(|header| (period(header), 1)).collect()];
    }
    let runs = headers.chunk_by(|one, other| one.1 == other.1);
    let above = runs.map(|run| (period(&run[0]), run.len())).collect();
    vec![above, headers.iter().map(|header| (category(header), 1)).collect()]
}

/// Makes a row of each line and category.
fn folded<'g>(grid: &'g Grid, slots: Slots<'g>, shapes: &'g Named<RowShape>, report: &mut Report) -> Plain<'g> {
    let lines = lines(grid);
    let width = slots.categories.len();
    let mut cells: Vec<Vec<Option<&'g GridCell>>> = vec![vec![None; slots.columns.len()]; lines.len() * width];
    let mut printed = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let block = grid.blocks.iter().rposition(|block| block.first <= at);
        heading(grid, at, block, &mut printed);
        let line = lines.iter().position(|known| known.id.value == row.id.value).unwrap_or(0);
        lines.get(line).into_iter().for_each(|first| report_renamed(row, first, report));
        let mut pieces = Vec::new();
        for (slot, cell) in slots.headers.iter().zip(&row.cells) {
            let Some((category, column)) = slot else { continue };
            let (row_at, column) = (line * width + category, column.or(block).unwrap_or(0));
            let Some(place) = cells.get_mut(row_at).and_then(|cells| cells.get_mut(column)) else { continue };
            if let Some(first) = place.replace(cell) {
                report.push(twice(row, first));
            }
            pieces.push(vec![Piece::Figure(RowIx(row_at), ColumnIx(column))]);
        }
        if !pieces.is_empty() {
            let notes = notes_of(&row.label, &row.id.value, shapes);
            printed.push(PrintLine::Cells(PrintLabel::Written(row.label.text.value.clone(), notes), pieces));
        }
    }
    let pairs = lines.iter().flat_map(|line| slots.categories.iter().map(move |category| (*line, category)));
    let rows = pairs.zip(cells).map(|(pair, cells)| folded_row(pair, &cells, &slots, (grid, shapes), report)).collect();
    Plain { rows, columns: slots.columns, print: Some(Print { header: slots.header, lines: printed }) }
}

/// The label of a block stands above its first line.
fn heading(grid: &Grid, at: usize, block: Option<usize>, printed: &mut Vec<PrintLine<'_>>) {
    if let Some(block) = block.filter(|block| grid.blocks[*block].first == at) {
        printed.push(PrintLine::Heading(PrintLabel::Column(ColumnIx(block))));
    }
}

/// Each line once, in the order in which they are first printed.
fn lines(grid: &Grid) -> Vec<&GridRow> {
    let mut lines: Vec<&GridRow> = Vec::new();
    for row in &grid.rows {
        if lines.iter().all(|known| known.id.value != row.id.value) {
            lines.push(row);
        }
    }
    lines
}

/// A line that is called otherwise in another block is likely another line.
fn report_renamed(row: &GridRow, first: &GridRow, report: &mut Report) {
    let (label, known) = (&row.label.text, &first.label.text);
    if label.value != known.value {
        let message =
            format!("the row `{}` is called `{}` here and `{}` there", row.id.value, label.value, known.value);
        let finding = Diagnostic::new(&codes::UNEVEN_GRID, label.span, message).label(known.span, "first called so");
        report.push(finding.hint("give another row another id; the same row has one label in all blocks"));
    }
}

fn twice(row: &GridRow, first: &GridCell) -> Diagnostic {
    let message = format!("the row `{}` stands here twice", row.id.value);
    let finding = Diagnostic::new(&codes::DUPLICATE_ID, row.id.span, message).remark("the second");
    finding.label(first.text.span, "the first").hint("give one of them another id")
}

fn folded_row<'g>(
    (line, category): (&'g GridRow, &Category<'g>),
    cells: &[Option<&'g GridCell>],
    slots: &Slots<'g>,
    (grid, shapes): (&Grid, &'g Named<RowShape>),
    report: &mut Report,
) -> PlainRow<'g> {
    let known = cells.iter().flatten().next().copied();
    let missing = cells.iter().zip(&slots.columns).filter(|(cell, _)| cell.is_none() && known.is_some());
    // Uneven bands have their finding at the header, lines that could not be read at the line.
    let blocks = !grid.blocks.is_empty() && !grid.broken.contains(&line.id.value);
    for (_, column) in missing.filter(|_| blocks) {
        let message = format!("the row `{}` does not stand in the block `@{}`", line.id.value, column.id.value);
        let finding = Diagnostic::new(&codes::UNEVEN_GRID, line.id.span, message).label(column.id.span, "the block");
        report
            .push(finding.hint("a figure that is not known has a sign of its own, such as `.`; it is never left out"));
    }
    let written = |cell: Option<&'g GridCell>| match (cell, known) {
        (Some(cell), _) => Some(PlainCell::Written(Cow::Borrowed(cell))),
        (None, Some(known)) => Some(PlainCell::Broken(known)),
        (None, None) => None,
    };
    PlainRow {
        id: Located { value: format!("{}.{}", line.id.value, category.id), span: line.id.span },
        label: format!("{}, {}", line.label.text.value, category.label),
        about: Some(category.label.clone()),
        notes: notes_of(&line.label, &line.id.value, shapes)
            .into_iter()
            .chain(category.notes.iter().copied())
            .collect(),
        line: &line.id.value,
        category: Some(category.id),
        part: None,
        cells: cells.iter().copied().filter_map(written).collect(),
    }
}

/// What `[row.x]` says of a line.
pub(super) fn shape_of<'s>(id: &str, shapes: &'s Named<RowShape>) -> Option<&'s RowShape> {
    shapes.iter().find(|(name, _)| name.value == id).map(|(_, shape)| shape)
}

/// The notes of a line's label, with those that `[row.x]` hangs on it.
fn notes_of<'s>(label: &'s GridCell, id: &str, shapes: &'s Named<RowShape>) -> Vec<&'s Text> {
    label.notes.iter().chain(shape_of(id, shapes).into_iter().flat_map(|shape| &shape.notes)).collect()
}

fn label_of<'s>(id: &'s str, shapes: &'s Named<RowShape>) -> &'s str {
    shape_of(id, shapes).and_then(|shape| shape.label.as_ref()).map_or(id, |label| label.as_str())
}

fn or_label<'s>(label: &'s GridCell, id: &'s Text, shapes: &'s Named<RowShape>) -> &'s str {
    if label.text.value.is_empty() { label_of(&id.value, shapes) } else { &label.text.value }
}
