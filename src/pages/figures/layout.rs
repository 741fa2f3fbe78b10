//! A table in the look of its source: blocks, bands, periods down the side, cells that hold several figures.

use super::super::view::{CellView, ColumnView, PieceView, RowGroupView, RowView};
use super::{Marks, cell_of, is_long, spoken};
use crate::address;
use crate::model::{Cell, Column, ColumnIx, Header, Label, Language, Layout, Line, NoteIx, Piece, Row, RowIx, Table};
use crate::wording::parted;

/// The lines of the header, and those below it by the heading that they share.
pub(super) fn laid_out(
    table: &Table,
    layout: &Layout,
    language: Language,
    marks: &mut Marks,
) -> (Vec<Vec<ColumnView>>, Vec<RowGroupView>) {
    let mut header = Vec::new();
    for line in &layout.header {
        header.push(line.iter().map(|of| column(table, of, marks)).collect());
    }
    let mut groups: Vec<RowGroupView> = Vec::new();
    for line in &layout.lines {
        match line {
            Line::Heading(label) => {
                let marks = marks.all(&label.notes);
                let label = Some(label.text.clone()).filter(|text| !text.is_empty());
                groups.push(RowGroupView { label, marks, rows: Vec::new() });
            }
            Line::Cells(label, cells) => {
                let row = row(table, label, cells, language, marks);
                match groups.last_mut() {
                    Some(group) => group.rows.push(row),
                    None => groups.push(RowGroupView { label: None, marks: Vec::new(), rows: vec![row] }),
                }
            }
        }
    }
    (header, groups)
}

fn column(table: &Table, header: &Header, marks: &mut Marks) -> ColumnView {
    let Header { label, width } = header;
    let partial = is_partial(table, label);
    let long = *width == 1 && is_long(&label.text);
    ColumnView { label: label.text.clone(), marks: marks.all(&label.notes), partial, long, width: *width }
}

fn is_partial(table: &Table, label: &Label) -> bool {
    label.column.and_then(|column| table.columns.get(column.0)).is_some_and(Column::is_partial)
}

fn row(table: &Table, label: &Label, cells: &[Vec<Piece>], language: Language, marks: &mut Marks) -> RowView {
    let own = marks.all(&label.notes);
    let cells = cells.iter().map(|pieces| cell(table, pieces, language, marks)).collect();
    RowView { label: parted(&label.text, language), marks: own, partial: is_partial(table, label), cells }
}

fn cell(table: &Table, pieces: &[Piece], language: Language, marks: &mut Marks) -> CellView {
    let figures: Vec<Figure<'_>> = pieces.iter().filter_map(|piece| figure(table, piece)).collect();
    let marked = marks.all(&notes(&figures));
    if let [only] = figures.as_slice()
        && pieces.len() == 1
    {
        let view = cell_of(table, only.at, (only.cell, only.column), language);
        return CellView { id: Some(address::cell(table, only.row, only.column)), marks: marked, ..view };
    }
    CellView {
        id: None,
        order: None,
        text: String::new(),
        pieces: pieces.iter().map(|piece| view_of(table, piece, language)).collect(),
        marks: marked,
        partial: figures.iter().any(|figure| figure.column.is_partial()),
        spoken: None,
    }
}

/// A figure with what surrounds it.
struct Figure<'t> {
    at: RowIx,
    row: &'t Row,
    column: &'t Column,
    cell: &'t Cell,
}

fn figure<'t>(table: &'t Table, piece: &Piece) -> Option<Figure<'t>> {
    let (Piece::Figure(row, column) | Piece::Told(row, column)) = piece else {
        return None;
    };
    let (RowIx(row_at), ColumnIx(column_at)) = (row, column);
    Some(Figure {
        at: *row,
        row: table.rows.get(*row_at)?,
        column: table.columns.get(*column_at)?,
        cell: table.cell(*row, *column)?,
    })
}

/// The notes of a cell stand behind all of its figures, once.
fn notes(figures: &[Figure<'_>]) -> Vec<NoteIx> {
    let mut notes = Vec::new();
    for note in figures.iter().flat_map(|figure| &figure.cell.notes) {
        if !notes.contains(note) {
            notes.push(*note);
        }
    }
    notes
}

fn view_of(table: &Table, piece: &Piece, language: Language) -> PieceView {
    if let Piece::Between(text) = piece {
        return PieceView { id: None, text: text.clone(), spoken: None };
    }
    let Some(figure) = figure(table, piece) else {
        return PieceView { id: None, text: String::new(), spoken: None };
    };
    let id = Some(address::cell(table, figure.row, figure.column));
    if matches!(piece, Piece::Told(..)) {
        return PieceView { id, text: String::new(), spoken: None };
    }
    let spoken = spoken(table, figure.at, figure.cell, language);
    PieceView { id, text: figure.cell.printed.clone(), spoken }
}
