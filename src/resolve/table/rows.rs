//! The rows of a table, with what their shapes say of them.

use super::super::{codes, is_id, text, unknown_reference};
use super::cells::{Kind, Reading};
use super::columns::Declared;
use super::notes::Notes;
use super::quantity::Quantity;
use super::totals::break_faulty_totals;
use super::unfold::{Plain, PlainCell, PlainRow, shape_of};
use crate::diag::{Diagnostic, Report};
use crate::model::{Alias, Cell, Column, ColumnIx, Gap, Measure, Number, Precision, Row, RowIx, Standing, Value};
use crate::read::{RowShape, TableFile, Text};

/// The rows of a table, and what they are read with.
pub(super) struct Rows<'r> {
    pub(super) plain: &'r Plain<'r>,
    pub(super) file: &'r TableFile,
    pub(super) declared: &'r Declared<'r>,
    /// The ids of lines that could not be read.
    pub(super) broken: &'r [String],
    pub(super) columns: &'r [Column],
    pub(super) reading: &'r Reading,
    /// What the table counts, and what it rounds to.
    pub(super) of_table: (Measure, Number),
}

impl<'r> Rows<'r> {
    pub(super) fn resolve(&self, notes: &mut Notes<'_>, report: &mut Report) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.plain.rows.len());
        for (at, row) in self.plain.rows.iter().enumerate() {
            self.report_id(at, row, report);
            rows.push(self.row(row, notes, report));
        }
        self.report_strays(report);
        break_faulty_totals(&mut rows, report);
        rows
    }

    /// Lines of blocks stand in each; only a line of one table is to be there once.
    fn report_id(&self, at: usize, row: &PlainRow<'_>, report: &mut Report) {
        if !row.id.value.split('.').all(is_id) {
            let message = format!("the id `{}` of the row holds more than a-z, 0-9, `-` and `_`", row.id.value);
            report.push(Diagnostic::new(&codes::BAD_ID, row.id.span, message));
        } else if let Some(first) = self.plain.rows[..at].iter().find(|before| before.id.value == row.id.value) {
            let message = format!("the row `{}` stands here twice", row.id.value);
            let finding = Diagnostic::new(&codes::DUPLICATE_ID, row.id.span, message).remark("the second");
            report.push(finding.label(first.id.span, "the first").hint("give one of them another id"));
        }
    }

    fn report_strays(&self, report: &mut Report) {
        let known = |id: &str| self.plain.rows.iter().any(|row| row.id.value == id || row.line == id);
        for (name, _) in self.file.row.0.iter().filter(|(name, _)| !known(&name.value)) {
            if !self.broken.contains(&name.value) {
                report.push(unknown_reference("row of this table:", &name.value, name.span, self.names()));
            }
        }
    }

    /// What `[row.x]` can name: lines, and the rows that were made of them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.plain.rows.iter().flat_map(|row| [row.line, row.id.as_str()])
    }

    fn row(&self, row: &PlainRow<'_>, notes: &mut Notes<'_>, report: &mut Report) -> Row {
        let own = shape_of(&row.id.value, &self.file.row.0);
        let line = shape_of(row.line, &self.file.row.0);
        let shape = own.or(line);
        let counted = self.quantity(row, own, line).resolve(self.file, self.of_table, report);
        let exact = shape.map(|shape| self.exact(shape, report)).unwrap_or_default();
        let measure = counted.measure.unwrap_or(self.of_table.0);
        let sums = self.sums(row, own, line, measure, report);
        if row.cells.is_empty() && sums.is_empty() && row.part.is_none() {
            report.push(empty(row));
        }
        let printed = Precision::of(measure, counted.rounded_to);
        let kind = |at| {
            let precision = if exact.contains(&ColumnIx(at)) { Precision::Exact } else { printed };
            Kind { measure, precision }
        };
        let cells = row.cells.iter().enumerate();
        Row {
            id: row.id.value.clone(),
            aliases: aliases(row, own, line),
            series: row.id.value.clone(),
            label: row.label.clone(),
            about: row.about.clone(),
            cells: cells.map(|(at, cell)| self.cell(cell, kind(at), notes, report)).collect(),
            sums,
            share: self.share(row, own.or(line), measure, report),
            part_of: shape.and_then(|shape| shape.part_of.as_ref()).and_then(|whole| self.named(whole, row, report)),
            adds_up: shape.and_then(|shape| shape.adds_up.as_ref()).is_none_or(|flag| flag.value),
            // What has no cells of its own has nothing to print, whatever its shape says.
            printed: !row.cells.is_empty()
                && shape.and_then(|shape| shape.printed.as_ref()).is_none_or(|flag| flag.value),
            unit: counted.unit,
            measure: counted.measure,
            rounded_to: counted.rounded_to,
            decimals: counted.decimals,
            group: shape.and_then(|shape| text(shape.group.as_ref())),
            exact,
            notes: notes.attach(row.notes.iter().copied(), report),
            span: row.id.span,
        }
    }

    /// The nearest says it: the row itself, the part of the cell, the category, the line.
    fn quantity(&self, row: &PlainRow<'_>, own: Option<&'r RowShape>, line: Option<&'r RowShape>) -> Quantity<'r> {
        let part = row.part.and_then(|part| self.file.part.0.iter().find(|(name, _)| name.value == part));
        let category = row.category.and_then(|category| self.declared.by_table(category));
        let said = [
            own.filter(|_| row.category.is_some() || row.part.is_some()).map(Quantity::of_row),
            part.map(|(_, shape)| Quantity::of_part(shape)),
            category.map(Quantity::of_category),
            line.map(Quantity::of_row),
        ];
        said.into_iter().flatten().fold(Quantity::default(), Quantity::or)
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

    /// What adds up to a row: the lines that its line is the total of, and the categories that its category is.
    fn sums(
        &self,
        row: &PlainRow<'_>,
        own: Option<&RowShape>,
        line: Option<&RowShape>,
        measure: Measure,
        report: &mut Report,
    ) -> Vec<Vec<RowIx>> {
        // Shares of different wholes do not add up, and names do not add at all.
        let adds = !matches!(measure, Measure::Ratio | Measure::Text);
        let by_line = own.or(line.filter(|_| adds)).and_then(|shape| shape.total_of.as_deref());
        let by_category = row.category.filter(|_| adds).and_then(|category| self.declared.by_table(category));
        let by_category = by_category.and_then(|shape| shape.total_of.as_deref());
        let lines = by_line.map(|names| self.lines(names, row, report));
        let categories = by_category.map(|names| self.categories(names, row, report));
        lines.into_iter().chain(categories).filter(|rows| !rows.is_empty()).collect()
    }

    /// The rows of those lines that are about the same category and part; `"*"` is every other that is no total itself.
    fn lines(&self, names: &[Text], row: &PlainRow<'_>, report: &mut Report) -> Vec<RowIx> {
        if !is_all(names) {
            return names.iter().filter_map(|name| self.named(name, row, report)).collect();
        }
        let is_total = |line: &str| shape_of(line, &self.file.row.0).is_some_and(|shape| shape.total_of.is_some());
        self.beside(row, |other| other.category == row.category && other.line != row.line && !is_total(other.line))
    }

    fn categories(&self, names: &[Text], row: &PlainRow<'_>, report: &mut Report) -> Vec<RowIx> {
        if !is_all(names) {
            let find = |name: &Text| self.category(name, row, report);
            return names.iter().filter_map(find).collect();
        }
        let is_total = |id: Option<&str>| {
            id.and_then(|id| self.declared.by_table(id)).is_some_and(|shape| shape.total_of.is_some())
        };
        self.beside(row, |other| other.line == row.line && other.category != row.category && !is_total(other.category))
    }

    /// The rows that are about the same part of a cell and meet a wish.
    fn beside(&self, row: &PlainRow<'_>, wanted: impl Fn(&PlainRow<'_>) -> bool) -> Vec<RowIx> {
        let rows = self.plain.rows.iter().enumerate().filter(|(_, other)| other.part == row.part && wanted(other));
        rows.map(|(at, _)| RowIx(at)).collect()
    }

    pub(super) fn category(&self, name: &Text, row: &PlainRow<'_>, report: &mut Report) -> Option<RowIx> {
        let found = self.beside(row, |other| other.line == row.line && other.category == Some(name.as_str()));
        if found.is_empty() {
            let known = self.plain.rows.iter().filter_map(|row| row.category);
            report.push(unknown_reference("category of this table:", &name.value, name.span, known));
        }
        found.first().copied()
    }

    /// The row that a name means where it stands in the shape of another: itself, or the same category and part of
    /// that line.
    pub(super) fn named(&self, name: &Text, row: &PlainRow<'_>, report: &mut Report) -> Option<RowIx> {
        let itself = self.plain.rows.iter().position(|other| other.id.value == name.value).map(RowIx);
        let beside = self.beside(row, |other| other.line == name.value && other.category == row.category);
        let found = itself.or_else(|| beside.first().copied());
        if found.is_none() && !self.broken.contains(&name.value) {
            report.push(unknown_reference("row of this table:", &name.value, name.span, self.names()));
        }
        found
    }

    fn cell(&self, cell: &PlainCell<'_>, kind: Kind, notes: &mut Notes<'_>, report: &mut Report) -> Cell {
        let (cell, (value, standing)) = match cell {
            PlainCell::Written(cell) => (cell.as_ref(), self.reading.value(&cell.text, kind, report)),
            PlainCell::Broken(known) => (*known, (Value::Missing(Gap::Unreadable), Standing::Final)),
        };
        let notes = notes.attach(&cell.notes, report);
        Cell { printed: cell.text.value.clone(), value, standing, notes, span: cell.text.span }
    }
}

/// What the row was called, and what it was as long as its line was called otherwise.
fn aliases(row: &PlainRow<'_>, own: Option<&RowShape>, line: Option<&RowShape>) -> Vec<Alias> {
    let behind = row.id.value.strip_prefix(row.line).filter(|behind| !behind.is_empty());
    let of = |shape: Option<&RowShape>, behind: &str| {
        let aliases = shape.into_iter().flat_map(|shape| &shape.aliases);
        aliases.map(|alias| Alias { id: format!("{}{behind}", alias.value), span: alias.span }).collect::<Vec<_>>()
    };
    let of_line = behind.map(|behind| of(line, behind)).unwrap_or_default();
    of(own, "").into_iter().chain(of_line).collect()
}

fn is_all(names: &[Text]) -> bool {
    matches!(names, [all] if all.value == "*")
}

fn empty(row: &PlainRow<'_>) -> Diagnostic {
    let message = format!("row `{}` has no cells and is the total of nothing", row.id.value);
    let hint = format!("give it its cells, or say of what it is the total: `[row.{}]` with `total_of`", row.line);
    Diagnostic::new(&codes::EMPTY_TABLE, row.id.span, message).hint(hint)
}
