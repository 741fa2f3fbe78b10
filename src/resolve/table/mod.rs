//! A table of figures: columns as periods, cells as numbers with all that they can stand for.

mod cells;
mod columns;
mod compound;
mod layout;
mod notes;
mod quantity;
mod rows;
mod shares;
mod totals;
mod unfold;

use super::{Scope, codes, text, unknown_value, values};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{Alias, Meaning, Measure, Number, Signs, Source, Table, Withheld};
use crate::read::{ColumnShape, Grid, Named, SourceShape, TableFile, Text, WithheldShape, marked};
use cells::Reading;
use columns::{Declared, columns};
use notes::Notes;
use rows::Rows;
pub use unfold::Shape;

pub(super) fn table(
    id: &str,
    file: &TableFile,
    grid: Option<&Grid>,
    declared: &Named<ColumnShape>,
    scope: Scope<'_>,
    report: &mut Report,
) -> Option<Table> {
    report_cells(id, file, report);
    let title = marked(&file.title, report);
    let mut notes = Notes::new(&file.notes.0);
    let own_notes = notes.attach(&title.notes, report);
    let of_table = (
        measured(&file.measure, report).unwrap_or(Measure::Flow),
        file.rounded_to.as_ref().map_or(Number::ONE, |unit| rounding(unit.value, unit.span, report)),
    );
    let reading = Reading {
        language: scope.language,
        withheld: file.withheld.as_ref().map(threshold),
        signs: signs_of(&file.signs.0, scope.signs.clone(), report),
    };
    let grid = grid?;
    let declared = Declared { table: &file.column.0, edition: declared, language: scope.language };
    let plain = compound::split(unfold::unfold(grid, file, &declared, report), file, &reading.signs, report);
    let columns = columns(&plain, &declared, &mut notes, report);
    let (plain, columns) = (&plain, columns);
    let rows =
        Rows { plain, file, declared: &declared, broken: &grid.broken, columns: &columns, reading: &reading, of_table };
    let rows = rows.resolve(&mut notes, report);
    let layout = plain.print.as_ref().map(|print| layout::layout(print, &columns, &mut notes, report));
    // A row that could not be read may be what they hang on.
    if grid.broken.is_empty() {
        notes.report_unused(report);
    }
    Some(Table {
        id: id.to_owned(),
        aliases: file.aliases.iter().map(|alias| Alias { id: alias.value.clone(), span: alias.span }).collect(),
        series: id.to_owned(),
        title: title.text.value,
        source: provenance(file.source.as_ref(), file.span, report),
        unit: file.unit.value.clone(),
        measure: of_table.0,
        rounded_to: of_table.1,
        withheld: reading.withheld,
        signs: reading.signs,
        columns,
        rows,
        layout,
        notes: notes.into_model(),
        own_notes,
        span: file.title.span,
    })
}

/// A table has its figures in one place, and says in one way where its periods stand.
fn report_cells(id: &str, file: &TableFile, report: &mut Report) {
    match (&file.cells, &file.cells_from) {
        (Some(cells), Some(from)) => {
            let message = "the figures stand either in `cells` or in the file that `cells_from` names";
            report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, from.span, message).label(cells.span, "the cells"));
        }
        (None, None) => {
            let message = format!("the table `{id}` has no `cells`");
            report.push(Diagnostic::new(&codes::EMPTY_TABLE, file.title.span, message));
        }
        _ => {}
    }
    if let (Some(period), Some(at)) = (&file.period, &file.at) {
        let message = "figures are counted either over a `period` or `at` a day";
        report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, at.span, message).label(period.span, "the period"));
    }
    if let Some(periods) = file.periods.as_ref().filter(|periods| !PLACES_OF_PERIODS.contains(&periods.as_str())) {
        report.push(unknown_value("place of periods", periods, PLACES_OF_PERIODS));
    }
}

/// Where the periods of a table can stand.
pub const PLACES_OF_PERIODS: [&str; 2] = ["across", "down"];

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

/// The signs in force: those given, with what is said to mean something else.
pub(super) fn signs_of(shapes: &[(Text, Text)], mut signs: Signs, report: &mut Report) -> Signs {
    for (sign, meaning) in shapes {
        if sign.value.trim().is_empty() || sign.value.chars().any(char::is_numeric) {
            report.push(no_sign(sign));
            continue;
        }
        match Meaning::from_name(&meaning.value) {
            Some(known) => signs = signs.with(&sign.value, known),
            None => report.push(unknown_value("meaning of a sign", meaning, Meaning::NAMES)),
        }
    }
    signs
}

/// What is nothing, or a part of numbers, would make another number of every figure.
fn no_sign(sign: &Text) -> Diagnostic {
    let message = match sign.value.trim() {
        "" => String::from("a sign is empty"),
        digits => format!("the sign `{digits}` holds a digit, as figures do"),
    };
    let finding = Diagnostic::new(&codes::UNREADABLE_VALUE, sign.span, message);
    finding.hint("a sign is a mark or letters that no figure holds, such as `x` or `*`")
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
