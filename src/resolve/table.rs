//! A table of figures: columns as periods, cells as numbers with all that they can stand for.

use super::{Scope, codes, fresh, text, unknown_reference, unknown_value, values};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{
    Cell, Column, ColumnIx, Gap, Interval, Language, Meaning, Measure, Note, NoteIx, Number, Period, PeriodColumn, Row,
    RowIx, Signs, Source, Standing, Table, Unit, Value, Withheld,
};
use crate::read::{
    ColumnShape, Grid, GridCell, GridRow, Named, RowShape, SourceShape, TableFile, Text, WithheldShape, marked,
};

/// What the cells of a table share.
struct Reading {
    language: Language,
    rounded_to: Number,
    withheld: Option<Withheld>,
    signs: Signs,
}

pub(super) fn table(
    id: &str,
    file: &TableFile,
    grid: Option<&Grid>,
    declared: &Named<ColumnShape>,
    scope: Scope<'_>,
    report: &mut Report,
) -> Option<Table> {
    let TableFile {
        title,
        source,
        unit,
        measure,
        rounded_to,
        withheld,
        signs,
        cells,
        cells_from,
        row,
        column,
        notes,
        span,
    } = file;
    match (cells, cells_from) {
        (Some(cells), Some(from)) => {
            let message = "the figures stand either in `cells` or in the file that `cells_from` names";
            report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, from.span, message).label(cells.span, "the cells"));
        }
        (None, None) => {
            report.push(Diagnostic::new(&codes::EMPTY_TABLE, title.span, format!("the table `{id}` has no `cells`")));
        }
        _ => {}
    }
    let title_marks = marked(title, report);
    let mut noted = Notes::new(&notes.0);
    let own_notes = noted.attach(&title_marks.notes, report);
    let reading = Reading {
        language: scope.language,
        rounded_to: rounded_to.as_ref().map_or(Number::ONE, |unit| rounding(unit.value, unit.span, report)),
        withheld: withheld.as_ref().map(threshold),
        signs: signs_of(&signs.0, report),
    };
    let grid = grid?;
    let columns = columns(grid, declared, &column.0, &mut noted, report);
    let rows = Rows { grid, shapes: &row.0, columns: &columns, reading: &reading }.resolve(&mut noted, report);
    // A row that could not be read may be what they hang on.
    if grid.broken.is_empty() {
        noted.report_unused(report);
    }
    Some(Table {
        id: id.to_owned(),
        title: title_marks.text.value,
        source: provenance(source.as_ref(), *span, report),
        unit: unit.value.clone(),
        measure: measured(measure, report).unwrap_or(Measure::Flow),
        rounded_to: reading.rounded_to,
        withheld: reading.withheld,
        signs: reading.signs,
        columns,
        rows,
        notes: noted.into_model(),
        own_notes,
        span: title.span,
    })
}

fn rounding(unit: i64, span: Span, report: &mut Report) -> Number {
    if unit < 1 {
        report.push(Diagnostic::new(
            &codes::UNREADABLE_VALUE,
            span,
            format!("figures cannot be rounded to multiples of {unit}"),
        ));
        return Number::ONE;
    }
    Number::whole(unit)
}

fn threshold(shape: &WithheldShape) -> Withheld {
    let WithheldShape { below, zero_is_shown, span: _ } = shape;
    Withheld { below: Number::whole(below.value), zero_is_shown: zero_is_shown.value }
}

fn signs_of(shapes: &[(Text, Text)], report: &mut Report) -> Signs {
    let mut signs = Signs::default();
    for (sign, meaning) in shapes {
        match Meaning::from_name(&meaning.value) {
            Some(known) => signs = signs.with(&sign.value, known),
            None => report.push(unknown_value("meaning of a sign", meaning, Meaning::NAMES)),
        }
    }
    signs
}

pub(super) fn measured(name: &Text, report: &mut Report) -> Option<Measure> {
    let found = Measure::from_name(&name.value);
    if found.is_none() {
        report.push(unknown_value("measure", name, Measure::NAMES));
    }
    found
}

fn provenance(shape: Option<&SourceShape>, table: Span, report: &mut Report) -> Source {
    let Some(SourceShape { name, unknown, as_of, url, licence, span }) = shape else {
        report.push(sourceless(table));
        return Source::Unknown(String::new());
    };
    match (name, unknown) {
        (Some(name), None) => Source::Named {
            name: name.value.clone(),
            as_of: as_of.as_ref().and_then(|day| values::period(day, report)),
            url: url.as_ref().and_then(|url| values::url(url, report)),
            licence: text(licence.as_ref()),
        },
        (None, Some(why)) => Source::Unknown(why.value.clone()),
        _ => {
            report.push(sourceless(*span));
            Source::Unknown(String::new())
        }
    }
}

fn sourceless(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::CONFLICTING_KEYS,
        span,
        "a source has either a `name`, or a reason in `unknown` why it has none",
    )
    .hint("write `source = { name = \"…\" }` or `source = { unknown = \"why\" }`")
}

/// The notes of a table, and which of them hang on something.
struct Notes<'n> {
    shapes: &'n [(Text, Text)],
    used: Vec<bool>,
}

impl<'n> Notes<'n> {
    fn new(shapes: &'n [(Text, Text)]) -> Notes<'n> {
        Notes { shapes, used: vec![false; shapes.len()] }
    }

    fn attach(&mut self, marks: &[Text], report: &mut Report) -> Vec<NoteIx> {
        marks.iter().filter_map(|mark| self.find(mark, report)).collect()
    }

    fn find(&mut self, mark: &Text, report: &mut Report) -> Option<NoteIx> {
        let found = self.shapes.iter().position(|(id, _)| id.value == mark.value);
        match found {
            Some(at) => self.used[at] = true,
            None => {
                let known = self.shapes.iter().map(|(id, _)| id.as_str());
                report
                    .push(unknown_reference("note", &mark.value, mark.span, known).hint("notes stand under `[notes]`"));
            }
        }
        found.map(NoteIx)
    }

    fn report_unused(&self, report: &mut Report) {
        for ((id, _), _) in self.shapes.iter().zip(&self.used).filter(|(_, used)| !**used) {
            let message = format!("the note `{}` hangs on nothing", id.value);
            let hint = format!("put `[^{}]` behind a cell, a row's label, a column's id or the title", id.value);
            report.push(Diagnostic::new(&codes::UNUSED_NOTE, id.span, message).hint(hint));
        }
    }

    fn into_model(self) -> Vec<Note> {
        self.shapes
            .iter()
            .map(|(id, text)| Note { id: id.value.clone(), text: text.value.clone(), span: text.span })
            .collect()
    }
}

fn columns(
    grid: &Grid,
    declared: &Named<ColumnShape>,
    extra: &Named<crate::read::ColumnNotes>,
    notes: &mut Notes<'_>,
    report: &mut Report,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, cell) in grid.columns.iter().enumerate() {
        if let Some(first) = grid.columns[..at].iter().find(|before| before.text.value == cell.text.value) {
            let message = format!("the column `{}` stands here twice", cell.text.value);
            let finding = Diagnostic::new(&codes::DUPLICATE_ID, cell.text.span, message).remark("the second");
            report.push(finding.label(first.text.span, "the first"));
        }
        columns.push(column(cell, declared, notes, report));
    }
    for (name, shape) in extra {
        match columns.iter_mut().find(|column| column.id == name.value) {
            Some(column) => column.notes.extend(notes.attach(&shape.notes, report)),
            None => {
                let known = grid.columns.iter().map(|cell| cell.text.as_str());
                report.push(unknown_reference("column of this table:", &name.value, name.span, known));
            }
        }
    }
    place_among_each_other(&mut columns);
    columns
}

fn column(cell: &GridCell, declared: &Named<ColumnShape>, notes: &mut Notes<'_>, report: &mut Report) -> Column {
    let id = &cell.text;
    let notes = notes.attach(&cell.notes, report);
    let (label, period) = match declared.iter().find(|(name, _)| name.value == id.value) {
        Some((_, ColumnShape { label, period, or, span: _ })) => {
            let period = period.as_ref().and_then(|period| values::period(period, report));
            let or = or.as_ref().and_then(|period| values::period(period, report));
            (label.value.clone(), period.map(|period| (period, or)))
        }
        None => (id.value.clone(), undeclared(id, declared, report).map(|period| (period, None))),
    };
    let period = period.map(|(period, or)| PeriodColumn { period, or, partial: false, inside: None });
    Column { id: id.value.clone(), label, period, notes, span: id.span }
}

/// A column that is its own declaration must be a period, or a slip would pass as a category.
fn undeclared(id: &Text, declared: &Named<ColumnShape>, report: &mut Report) -> Option<Period> {
    match Period::parse(&id.value) {
        Ok(period) => Some(period),
        Err(_) => {
            let known = declared.iter().map(|(name, _)| name.as_str());
            let finding = unknown_reference("column", &id.value, id.span, known);
            let hint = format!(
                "a column that is no period is declared in edition.toml: `[column.{}]` with a `label`",
                id.value
            );
            report.push(finding.hint(hint));
            None
        }
    }
}

/// Marks the columns that are shorter than their year, and those that lie inside another.
fn place_among_each_other(columns: &mut [Column]) {
    let periods: Vec<Option<Period>> =
        columns.iter().map(|column| column.period.as_ref().map(|of| of.period.clone())).collect();
    let longest = periods.iter().flatten().map(Period::days).max().unwrap_or(0);
    for (at, column) in columns.iter_mut().enumerate() {
        let Some(of) = &mut column.period else {
            continue;
        };
        let shorter_unit = of.period.unit < Unit::Year && longest >= 365;
        of.partial = of.period.is_part_of_a_year() || shorter_unit;
        let around = periods.iter().enumerate().filter(|(other, _)| *other != at);
        let around = around.filter_map(|(other, period)| period.as_ref().map(|period| (other, period)));
        let holding = around.filter(|(_, period)| of.period.is_inside(period));
        of.inside = holding.min_by_key(|(_, period)| period.days()).map(|(other, _)| ColumnIx(other));
    }
}

/// The rows of a table, and what they are read with.
struct Rows<'r> {
    grid: &'r Grid,
    shapes: &'r Named<RowShape>,
    columns: &'r [Column],
    reading: &'r Reading,
}

impl Rows<'_> {
    fn resolve(&self, notes: &mut Notes<'_>, report: &mut Report) -> Vec<Row> {
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

/// Reports totals that cannot be computed or would count a row twice, and takes their parts away.
fn break_faulty_totals(rows: &mut [Row], report: &mut Report) {
    let faults: Vec<Option<Diagnostic>> = (0..rows.len()).map(|at| fault_of_total(RowIx(at), rows)).collect();
    for (row, fault) in rows.iter_mut().zip(faults) {
        if let Some(fault) = fault {
            report.push(fault);
            row.total_of.clear();
        }
    }
}

/// More totals of totals than this is no table for a reader.
const MOST_LEVELS: usize = 16;

fn fault_of_total(start: RowIx, rows: &[Row]) -> Option<Diagnostic> {
    let total = &rows[start.0];
    let mut seen = vec![false; rows.len()];
    let mut open: Vec<(RowIx, usize)> = total.total_of.iter().map(|part| (*part, 1)).collect();
    while let Some((at, level)) = open.pop() {
        let part = &rows[at.0];
        if at == start {
            let message = format!("row `{}` is, by way of what it adds up, a part of itself", total.id);
            return Some(Diagnostic::new(&codes::CYCLIC_REFERENCE, total.span, message));
        }
        if std::mem::replace(&mut seen[at.0], true) {
            let message = format!("row `{}` would count row `{}` twice", total.id, part.id);
            let finding = Diagnostic::new(&codes::DUPLICATE_ID, total.span, message).label(part.span, "counted twice");
            return Some(finding.hint("name each part once in `total_of`, and no part beside a total of it"));
        }
        if level > MOST_LEVELS {
            let message = format!("row `{}` adds up totals of totals more than {MOST_LEVELS} deep", total.id);
            return Some(Diagnostic::new(&codes::CYCLIC_REFERENCE, total.span, message));
        }
        open.extend(part.total_of.iter().map(|part| (*part, level + 1)));
    }
    None
}

impl Reading {
    fn value(&self, text: &Text, exact: bool, report: &mut Report) -> (Value, Standing) {
        let unreadable_cell = (Value::Missing(Gap::Unreadable), Standing::Final);
        if text.value.is_empty() {
            let finding = Diagnostic::new(&codes::UNREADABLE_CELL, text.span, "the cell is empty");
            report.push(finding.hint("a figure that is not known has a sign of its own, such as `.`"));
            return unreadable_cell;
        }
        match self.signs.alone(&text.value) {
            Some(Meaning::Gap(gap)) => return (Value::Missing(gap), Standing::Final),
            Some(Meaning::Nil) => return (self.number(Number::ZERO, 0, true), Standing::Final),
            Some(Meaning::Standing(_)) | None => {}
        }
        let (bare, standing) = self.signs.behind(&text.value);
        if let Some(below) = bare.strip_prefix('<') {
            return (self.kept_back(below.trim(), text, report), standing);
        }
        match Number::parse(bare, self.language) {
            Some((number, decimals)) => (self.number(number, decimals, exact), standing),
            None => {
                report.push(unreadable(text, self.language));
                unreadable_cell
            }
        }
    }

    /// What a printed number can stand for, by what its table says of rounding and withholding.
    fn number(&self, number: Number, decimals: u8, exact: bool) -> Value {
        let step = Number::step(decimals);
        let zero_is_exact = number == Number::ZERO && self.withheld.is_some_and(|withheld| withheld.zero_is_shown);
        let interval = if exact || zero_is_exact || self.rounded_to == Number::ONE {
            Interval::exactly(number)
        } else {
            let range = Interval::rounded(number, self.rounded_to, step);
            match self.withheld.filter(|withheld| number >= withheld.below) {
                Some(withheld) => range.at_least(withheld.below),
                None if number.is_negative() => range,
                None => range.at_least(Number::ZERO),
            }
        };
        Value::Number { number, decimals, interval }
    }

    fn kept_back(&self, below: &str, text: &Text, report: &mut Report) -> Value {
        let unknown = Value::Missing(Gap::Unreadable);
        let Some((threshold, decimals)) = Number::parse(below, self.language) else {
            report.push(unreadable(text, self.language));
            return unknown;
        };
        let Some(withheld) = self.withheld else {
            let finding = Diagnostic::new(
                &codes::UNREADABLE_CELL,
                text.span,
                format!("the table does not say what `{}` means", text.value),
            );
            report.push(finding.hint(format!("declare it: `withheld = {{ below = {below}, zero_is_shown = true }}`")));
            return unknown;
        };
        if threshold != withheld.below {
            let message = format!("the cell says `{}`, but the table withholds below {}", text.value, withheld.below);
            report.push(
                Diagnostic::new(&codes::UNREADABLE_CELL, text.span, message).hint("correct the cell, or `withheld`"),
            );
            return unknown;
        }
        Value::Withheld(withheld.interval(Number::step(decimals)))
    }
}

fn unreadable(text: &Text, language: Language) -> Diagnostic {
    let finding = Diagnostic::new(&codes::UNREADABLE_CELL, text.span, format!("`{}` is no figure", text.value));
    let example = match language {
        Language::Dutch => "1.770, 1 770, 12,5",
        Language::English => "1,770, 1 770, 12.5",
    };
    finding.note(format!("figures are written as {example}, or as a sign such as `.`, `x`, `-`, `<5`"))
}
