//! The rows of a table, with what their shapes say of them.

use super::super::{codes, fresh, text, unknown_reference};
use super::cells::Reading;
use super::measured;
use super::notes::Notes;
use super::totals::break_faulty_totals;
use crate::diag::{Diagnostic, Report};
use crate::model::{Cell, Column, ColumnIx, Row, RowIx};
use crate::read::{Grid, GridCell, GridRow, Named, RowShape, Text};

/// The rows of a table, and what they are read with.
pub(super) struct Rows<'r> {
    pub(super) grid: &'r Grid,
    pub(super) shapes: &'r Named<RowShape>,
    pub(super) columns: &'r [Column],
    pub(super) reading: &'r Reading,
}

impl Rows<'_> {
    pub(super) fn resolve(&self, notes: &mut Notes<'_>, report: &mut Report) -> Vec<Row> {
        let mut rows = Vec::new();
        for (at, row) in self.grid.rows.iter().enumerate() {
            fresh(&row.id, "the row", self.grid.rows[..at].iter().map(|before| &before.id), report);
            rows.push(self.row(row, notes, report));
        }
        let strays = self.shapes.iter().filter(|(name, _)| self.find(&name.value).is_none());
        for (name, _) in strays.filter(|(name, _)| !self.grid.broken.contains(&name.value)) {
            report.push(unknown_reference("row of this table:", &name.value, name.span, self.ids()));
        }
        break_faulty_totals(&mut rows, report);
        rows
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.grid.rows.iter().map(|row| row.id.as_str())
    }

    fn find(&self, id: &str) -> Option<RowIx> {
        self.ids().position(|known| known == id).map(RowIx)
    }

    fn named(&self, name: &Text, report: &mut Report) -> Option<RowIx> {
        let found = self.find(&name.value);
        if found.is_none() && !self.grid.broken.contains(&name.value) {
            report.push(unknown_reference("row of this table:", &name.value, name.span, self.ids()));
        }
        found
    }

    fn row(&self, row: &GridRow, notes: &mut Notes<'_>, report: &mut Report) -> Row {
        let shape = self.shapes.iter().find(|(name, _)| name.value == row.id.value).map(|(_, shape)| shape);
        let exact = shape.map(|shape| self.exact(shape, report)).unwrap_or_default();
        let mut hangs = notes.attach(&row.label.notes, report);
        hangs.extend(shape.map(|shape| notes.attach(&shape.notes, report)).unwrap_or_default());
        let total_of = shape.map(|shape| self.parts(row, shape, report)).unwrap_or_default();
        if row.cells.is_empty() && total_of.is_empty() {
            let message = format!("row `{}` has no cells and is the total of nothing", row.id.value);
            let hint =
                format!("give it its cells, or say of what it is the total: `[row.{}]` with `total_of`", row.id.value);
            report.push(Diagnostic::new(&codes::EMPTY_TABLE, row.id.span, message).hint(hint));
        }
        Row {
            id: row.id.value.clone(),
            label: row.label.text.value.clone(),
            cells: row
                .cells
                .iter()
                .enumerate()
                .map(|(at, cell)| self.cell(cell, exact.contains(&ColumnIx(at)), notes, report))
                .collect(),
            total_of,
            part_of: shape.and_then(|shape| shape.part_of.as_ref()).and_then(|whole| self.named(whole, report)),
            adds_up: shape.and_then(|shape| shape.adds_up.as_ref()).is_none_or(|flag| flag.value),
            // What has no cells of its own has nothing to print, whatever its shape says.
            printed: !row.cells.is_empty()
                && shape.and_then(|shape| shape.printed.as_ref()).is_none_or(|flag| flag.value),
            unit: shape.and_then(|shape| text(shape.unit.as_ref())),
            measure: shape.and_then(|shape| shape.measure.as_ref()).and_then(|name| measured(name, report)),
            group: shape.and_then(|shape| text(shape.group.as_ref())),
            exact,
            notes: hangs,
            span: row.id.span,
        }
    }

    fn exact(&self, shape: &RowShape, report: &mut Report) -> Vec<ColumnIx> {
        let find = |name: &Text| {
            let found = self.columns.iter().position(|column| column.id == name.value);
            if found.is_none() {
                let known = self.columns.iter().map(|column| column.id.as_str());
                report.push(unknown_reference("column of this table:", &name.value, name.span, known));
            }
            found.map(ColumnIx)
        };
        shape.exact.iter().filter_map(find).collect()
    }

    /// The rows that a total adds up; `"*"` is every other row that is no total itself.
    fn parts(&self, row: &GridRow, shape: &RowShape, report: &mut Report) -> Vec<RowIx> {
        let Some(names) = &shape.total_of else {
            return Vec::new();
        };
        if let [all] = names.as_slice()
            && all.value == "*"
        {
            let is_total =
                |id: &str| self.shapes.iter().any(|(name, shape)| name.value == id && shape.total_of.is_some());
            let others = self.ids().enumerate().filter(|(_, id)| *id != row.id.value && !is_total(id));
            return others.map(|(at, _)| RowIx(at)).collect();
        }
        names.iter().filter_map(|name| self.named(name, report)).collect()
    }

    fn cell(&self, cell: &GridCell, exact: bool, notes: &mut Notes<'_>, report: &mut Report) -> Cell {
        let notes = notes.attach(&cell.notes, report);
        let printed = cell.text.value.clone();
        let (value, standing) = self.reading.value(&cell.text, exact, report);
        Cell { printed, value, standing, notes, span: cell.text.span }
    }
}
