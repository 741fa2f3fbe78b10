//! A table of figures: columns as periods, cells as numbers with all that they can stand for.

mod cells;
mod columns;
mod notes;
mod rows;
mod totals;

use super::{Scope, codes, text, unknown_value, values};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{Meaning, Measure, Number, Signs, Source, Table, Withheld};
use crate::read::{ColumnShape, Grid, Named, SourceShape, TableFile, Text, WithheldShape, marked};
use cells::Reading;
use columns::columns;
use notes::Notes;
use rows::Rows;

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
