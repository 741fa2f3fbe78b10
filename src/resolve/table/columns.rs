//! The columns of a table: what period each stands for, and how the periods lie among each other.

use super::super::{codes, is_id, unknown_reference, values};
use super::notes::Notes;
use super::unfold::{Plain, PlainColumn};
use crate::diag::{Diagnostic, Report};
use crate::model::{Column, Language, Period, PeriodColumn, place_among_each_other};
use crate::read::{ColumnShape, Named, TableColumnShape, Text};
use crate::wording;

/// What columns are said to be, by their table and by its edition.
pub(super) struct Declared<'d> {
    pub(super) table: &'d Named<TableColumnShape>,
    pub(super) edition: &'d Named<ColumnShape>,
    pub(super) language: Language,
}

impl<'d> Declared<'d> {
    /// What the table itself says of a column or category.
    pub(super) fn by_table(&self, id: &str) -> Option<&'d TableColumnShape> {
        self.table.iter().find(|(name, _)| name.value == id).map(|(_, shape)| shape)
    }

    fn by_edition(&self, id: &str) -> Option<&'d ColumnShape> {
        self.edition.iter().find(|(name, _)| name.value == id).map(|(_, shape)| shape)
    }

    fn label(&self, id: &str) -> Option<&'d Text> {
        let by_table = self.by_table(id).and_then(|shape| shape.label.as_ref());
        by_table.or_else(|| self.by_edition(id).map(|shape| &shape.label))
    }

    /// The label of a category, which has to be declared, or a slip would pass as one.
    pub(super) fn category(&self, id: &Text, report: &mut Report) -> String {
        if !is_id(&id.value) {
            let message = format!("the category `{}` holds more than a-z, 0-9, `-` and `_`", id.value);
            report.push(Diagnostic::new(&codes::BAD_ID, id.span, message));
        } else if self.label(&id.value).is_none() {
            report.push(self.unknown("category", id));
        }
        self.label(&id.value).map_or_else(|| id.value.clone(), |label| label.value.clone())
    }

    fn unknown(&self, what: &str, id: &Text) -> Diagnostic {
        let by_edition = self.edition.iter().map(|(name, _)| name.as_str());
        let known = self.table.iter().map(|(name, _)| name.as_str()).chain(by_edition);
        let finding = unknown_reference(what, &id.value, id.span, known);
        finding.hint(format!(
            "a column that is no period is declared in edition.toml, or in its table: `[column.{}]` with a `label`",
            id.value
        ))
    }
}

/// The columns of the figures, in the order printed.
pub(super) fn columns(
    plain: &Plain<'_>,
    declared: &Declared<'_>,
    notes: &mut Notes<'_>,
    report: &mut Report,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(plain.columns.len());
    for (at, column) in plain.columns.iter().enumerate() {
        if let Some(first) = plain.columns[..at].iter().find(|before| before.id.value == column.id.value) {
            let message = format!("the column `{}` stands here twice", column.id.value);
            let finding = Diagnostic::new(&codes::DUPLICATE_ID, column.id.span, message).remark("the second");
            report.push(finding.label(first.id.span, "the first"));
        }
        columns.push(self::column(column, declared, notes, report));
    }
    report_strays(plain, declared, report);
    place_among_each_other(&mut columns);
    columns
}

/// Reports what is said of columns that the table has not.
fn report_strays(plain: &Plain<'_>, declared: &Declared<'_>, report: &mut Report) {
    let known = || {
        let columns = plain.columns.iter().map(|column| column.id.as_str());
        columns.chain(plain.rows.iter().filter_map(|row| row.category))
    };
    for (name, _) in declared.table.iter().filter(|(name, _)| known().all(|id| id != name.value)) {
        report.push(unknown_reference("column of this table:", &name.value, name.span, known()));
    }
}

fn column(column: &PlainColumn<'_>, declared: &Declared<'_>, notes: &mut Notes<'_>, report: &mut Report) -> Column {
    let PlainColumn { id, label, notes: marks } = column;
    let mut hangs = notes.attach(*marks, report);
    let by_table = declared.by_table(&id.value);
    hangs.extend(by_table.map(|shape| notes.attach(&shape.notes, report)).unwrap_or_default());
    let series_break = by_table.map(|shape| notes.attach(&shape.series_break, report)).unwrap_or_default();
    hangs.extend(series_break.iter().filter(|note| !hangs.contains(note)).copied().collect::<Vec<_>>());
    let period = match declared.by_edition(&id.value) {
        Some(ColumnShape { period, or, label: _, span: _ }) => {
            let period = period.as_ref().and_then(|period| values::period(period, report));
            let or = or.as_ref().and_then(|period| values::period(period, report));
            period.map(|period| (period, or))
        }
        None => undeclared(id, declared, report).map(|period| (period, None)),
    };
    let label = label.or_else(|| declared.label(&id.value).map(Text::as_str)).map(str::to_owned);
    let label = label.or_else(|| period.as_ref().map(|(period, _)| header(period, declared.language)));
    let label = label.unwrap_or_else(|| id.value.clone());
    let period = period.map(|(period, or)| PeriodColumn { period, or, partial: false, inside: None });
    Column {
        id: id.value.clone(),
        label,
        period,
        notes: hangs,
        series_break: series_break.first().copied(),
        span: id.span,
    }
}

/// What a period is called where its source's header is not given: `2023-05` is for authors. May break between words.
fn header(period: &Period, language: Language) -> String {
    wording::period(period, language).replace('\u{a0}', " ")
}

/// A column that is its own declaration must be a period, or a slip would pass as a category.
fn undeclared(id: &Text, declared: &Declared<'_>, report: &mut Report) -> Option<Period> {
    let period = Period::parse(&id.value).ok();
    if period.is_none() && declared.label(&id.value).is_none() {
        report.push(declared.unknown("column", id));
    }
    period
}
