//! The columns of a table: what period each stands for, and how the periods lie among each other.

use super::super::{codes, unknown_reference, values};
use super::notes::Notes;
use crate::diag::{Diagnostic, Report};
use crate::model::{Column, ColumnIx, Period, PeriodColumn, Unit};
use crate::read::{ColumnNotes, ColumnShape, Grid, GridCell, Named, Text};

pub(super) fn columns(
    grid: &Grid,
    declared: &Named<ColumnShape>,
    extra: &Named<ColumnNotes>,
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
