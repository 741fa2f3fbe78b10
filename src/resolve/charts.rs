//! Charts: which rows of which table they draw, and which events they mark.

use super::dossier::Names;
use super::{Scope, address::Figures, codes, fresh, text, unknown_reference, unknown_value};
use crate::diag::{Diagnostic, Report};
use crate::model::{Chart, EventIx, Measure, Panel, RowIx, TableIx};
use crate::read::{ChartShape, Text};

/// In the order of the file; a chart that cannot be resolved is reported and left out, its name with it.
pub(super) fn charts(
    shapes: &[(Text, ChartShape)],
    figures: &Figures<'_>,
    names: &Names<'_>,
    scope: Scope<'_>,
    report: &mut Report,
) -> Vec<Chart> {
    let ids: Vec<&Text> = shapes.iter().map(|(id, _)| id).collect();
    let mut charts = Vec::new();
    for (at, (id, shape)) in shapes.iter().enumerate() {
        fresh(id, "the chart", ids[..at].iter().copied(), report);
        charts.extend(chart(id, shape, figures, names, scope, report));
    }
    charts
}

fn chart(
    id: &Text,
    shape: &ChartShape,
    figures: &Figures<'_>,
    names: &Names<'_>,
    scope: Scope<'_>,
    report: &mut Report,
) -> Option<Chart> {
    let ChartShape { kind, title, subtitle, table, rows, events, note, alt, span: _ } = shape;
    if !scope.known.charts.contains(&kind.as_str()) {
        report.push(unknown_value("kind of chart", kind, scope.known.charts.iter().copied()));
    }
    let events = events.iter().filter_map(|event| marked(event, names, report)).collect();
    let found = figures.tables.iter().position(|known| known.id == table.value);
    if found.is_none() && !figures.broken.tables.contains(&table.as_str()) {
        report.push(unknown_reference(
            "table",
            &table.value,
            table.span,
            figures.tables.iter().map(|table| table.id.as_str()),
        ));
    }
    let at = TableIx(found?);
    Some(Chart {
        id: id.value.clone(),
        kind: kind.value.clone(),
        title: title.value.clone(),
        subtitle: text(subtitle.as_ref()),
        panels: vec![Panel { table: at, rows: drawn(rows.as_deref(), at, figures, report), columns: None }],
        events,
        notes: note.iter().map(|note| note.value.clone()).collect(),
        alt: text(alt.as_ref()),
        span: title.span,
    })
}

fn marked(event: &Text, names: &Names<'_>, report: &mut Report) -> Option<EventIx> {
    let found = names.events.iter().position(|known| known.value == event.value);
    if found.is_none() {
        report.push(unknown_reference(
            "event",
            &event.value,
            event.span,
            names.events.iter().map(|event| event.as_str()),
        ));
    }
    found.map(EventIx)
}

/// The rows named, or all that are printed.
fn drawn(names: Option<&[Text]>, at: TableIx, figures: &Figures<'_>, report: &mut Report) -> Vec<RowIx> {
    let table = &figures.tables[at.0];
    let Some(names) = names else {
        return table.printed_rows().map(|(at, _)| at).filter(|at| table.measure_of(*at) != Measure::Text).collect();
    };
    let mut rows = Vec::new();
    for name in names.iter().filter(|name| !figures.broken.is_row(&table.id, &name.value)) {
        match table.row(&name.value) {
            Some(row) if table.measure_of(row) == Measure::Text => report.push(of_names(name)),
            Some(row) => rows.push(row),
            None => {
                let known = table.rows.iter().map(|row| row.id.as_str());
                let what = format!("row of table `{}`:", table.id);
                report.push(unknown_reference(&what, &name.value, name.span, known));
            }
        }
    }
    rows
}

fn of_names(row: &Text) -> Diagnostic {
    let message = format!("the row `{}` holds names, which no chart can draw", row.value);
    Diagnostic::new(&codes::CONFLICTING_KEYS, row.span, message).hint("draw a row of figures")
}
