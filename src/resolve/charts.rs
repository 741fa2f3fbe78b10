//! Charts: which rows of which table they draw, and which events they mark.

use super::address::{Figures, no_part_of};
use super::dossier::Names;
use super::{Scope, codes, fresh, is_true, unknown_reference, unknown_value};
use crate::diag::{Diagnostic, Located, Report, Span};
use crate::model::{Chart, ColumnIx, EventIx, Measure, Panel, RowIx, Scaling, Table, TableIx};
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
    let ChartShape {
        kind,
        title,
        subtitle,
        table,
        rows,
        columns,
        panels,
        scale,
        events,
        note,
        alt,
        claim,
        keyboard,
        span: _,
    } = shape;
    let known = scope.known.charts.iter().find(|known| known.name == kind.value);
    if known.is_none() {
        report.push(unknown_value("kind of chart", kind, scope.known.charts.iter().map(|known| known.name)));
    }
    let has_panels = known.is_none_or(|known| known.has_panels);
    let events = each_once("event", id, events, report);
    let events = events.iter().filter_map(|event| marked(event, names, report)).collect();
    let once = |what: &str, names: &Option<Vec<Text>>, report: &mut Report| {
        names.as_ref().map(|names| each_once(what, id, names, report))
    };
    let (rows, columns) = (once("row", rows, report), once("column", columns, report));
    let panels = once("panel", panels, report);
    let asked =
        Asked { table: table.as_ref(), rows: rows.as_deref(), columns: columns.as_deref(), panels: panels.as_deref() };
    let drawn = panels_of(id, asked, figures, report)?;
    if !has_panels {
        let several = panels.iter().flatten().nth(1).map(|panel| ("panels", panel.span));
        let of_panels = scale.as_ref().filter(|scale| Scaling::from_name(&scale.value) != Some(Scaling::Letters));
        let scaled = of_panels.map(|scale| ("scale", scale.span));
        for (key, span) in [several, scaled].into_iter().flatten() {
            report.push(of_one_panel(kind, key, span, scope));
        }
    }
    Some(Chart {
        id: id.value.clone(),
        kind: kind.clone(),
        title: title.clone(),
        subtitle: subtitle.clone(),
        panels: drawn,
        scale: scale.as_ref().and_then(|scale| scaling(scale, report)),
        events,
        notes: note.clone(),
        alt: alt.clone(),
        claim: claim.clone(),
        is_reachable: is_true(keyboard.as_ref()),
    })
}

/// What is to be drawn, as written.
#[derive(Clone, Copy)]
struct Asked<'s> {
    table: Option<&'s Text>,
    rows: Option<&'s [Text]>,
    columns: Option<&'s [Text]>,
    panels: Option<&'s [Text]>,
}

/// The names without those that stand there once more, which would draw the same twice.
fn each_once(what: &str, chart: &Text, names: &[Text], report: &mut Report) -> Vec<Text> {
    let mut kept: Vec<Text> = Vec::new();
    for name in names {
        match kept.iter().find(|known| known.value == name.value) {
            Some(first) => report.push(twice(what, chart, first, name)),
            None => kept.push(name.clone()),
        }
    }
    kept
}

fn twice(what: &str, chart: &Text, first: &Text, second: &Text) -> Diagnostic {
    let message = format!("the chart `{}` names the {what} `{}` twice", chart.value, second.value);
    let finding = Diagnostic::new(&codes::DUPLICATE_ID, second.span, message).remark("the second");
    finding.label(first.span, "the first").hint("take one of the two away")
}

/// What a chart draws: of one table, or a panel for each row; `None` where nothing can be drawn.
fn panels_of(id: &Text, asked: Asked<'_>, figures: &Figures<'_>, report: &mut Report) -> Option<Vec<Panel>> {
    for (key, names) in [("rows", asked.rows), ("columns", asked.columns), ("panels", asked.panels)] {
        if names.is_some_and(<[Text]>::is_empty) {
            report.push(of_nothing(id, key));
            return None;
        }
    }
    match (asked.table, asked.panels) {
        (Some(table), None) => Some(vec![of_table(table, asked, figures, report)?]),
        (None, Some(panels)) => Some(of_panels(panels, asked, figures, report)),
        (Some(table), Some(panels)) => {
            let message = "`table` and `panels` both say what is drawn";
            let span = panels.first().map_or(table.span, |panel| panel.span);
            let hint = "keep `panels` for rows of several tables, else `table` and `rows`";
            let finding = Diagnostic::new(&codes::CONFLICTING_KEYS, span, message);
            report.push(finding.label(table.span, "the table").hint(hint));
            None
        }
        (None, None) => {
            let message = format!("the chart `{}` does not say what it draws", id.value);
            let hint = "add `table = \"terugkeer\"`, or `panels = [\"terugkeer.vertrek\", \u{2026}]` for rows of several tables";
            report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, id.span, message).hint(hint));
            None
        }
    }
}

fn of_nothing(id: &Text, key: &str) -> Diagnostic {
    let message = format!("the `{key}` of the chart `{}` name none, so it draws nothing", id.value);
    let hint = match key {
        "panels" => "name the rows to draw, `panels = [\"terugkeer.vertrek\", \u{2026}]`".to_owned(),
        _ => format!("name those to draw, or take `{key}` out to draw all of them"),
    };
    Diagnostic::new(&codes::CONFLICTING_KEYS, id.span, message).hint(hint)
}

fn of_one_panel(kind: &Text, key: &str, span: Span, scope: Scope<'_>) -> Diagnostic {
    let others = scope.known.charts.iter().filter(|known| known.has_panels).map(|known| format!("`{}`", known.name));
    let message = format!("a chart of kind `{}` has one panel, so `{key}` says nothing", kind.value);
    let hint = format!("take `{key}` out, or choose one of the kinds {}", others.collect::<Vec<_>>().join(", "));
    Diagnostic::new(&codes::CONFLICTING_KEYS, span, message).label(kind.span, "the kind").hint(hint)
}

fn scaling(scale: &Text, report: &mut Report) -> Option<Scaling> {
    let known = Scaling::from_name(&scale.value);
    if known.is_none() {
        report.push(unknown_value("way to scale panels", scale, Scaling::NAMES));
    }
    known
}

/// The table of that name; nothing is said of one that could not be read.
fn table_of(name: &str, span: Span, figures: &Figures<'_>, report: &mut Report) -> Option<TableIx> {
    let found = figures.tables.iter().position(|known| known.id == name);
    if found.is_none() && !figures.broken.tables.contains(&name) {
        let known = figures.tables.iter().map(|table| table.id.as_str());
        report.push(unknown_reference("table", name, span, known));
    }
    found.map(TableIx)
}

fn of_table(table: &Text, asked: Asked<'_>, figures: &Figures<'_>, report: &mut Report) -> Option<Panel> {
    let at = table_of(&table.value, table.span, figures, report)?;
    let rows = drawn(asked.rows, at, figures, report);
    let known = &figures.tables[at.0];
    let column = |name: &Text| {
        let found = known.column(&name.value);
        if found.is_none() {
            report.push(no_column(known, name));
        }
        found
    };
    let columns = asked.columns.map(|names| names.iter().filter_map(column).collect());
    let span = asked.rows.map_or(table.span, |rows| stretch(rows).unwrap_or(table.span));
    Some(Panel { table: at, rows, columns, span })
}

/// From the first of those names to the last.
fn stretch(names: &[Text]) -> Option<Span> {
    Some(names.first()?.span.to(names.last()?.span))
}

/// A panel per address; its columns are those of the names asked for that its table has.
fn of_panels(panels: &[Text], asked: Asked<'_>, figures: &Figures<'_>, report: &mut Report) -> Vec<Panel> {
    if let Some(row) = asked.rows.and_then(<[Text]>::first) {
        let message = "`panels` name their rows, so `rows` says nothing";
        report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, row.span, message).hint("take `rows` out"));
    }
    let mut panel = |address: &Text| {
        let Some((table, row)) = address.value.split_once('.') else {
            let message = format!("`{}` names no row", address.value);
            let hint = "a panel is a row of a table: `terugkeer.vertrek`";
            report.push(Diagnostic::new(&codes::UNKNOWN_REFERENCE, address.span, message).hint(hint));
            return None;
        };
        let at = table_of(table, address.span, figures, report)?;
        let row = Text { value: row.to_owned(), span: address.span };
        let rows = drawn(Some(std::slice::from_ref(&row)), at, figures, report);
        Some(Panel { table: at, rows, columns: None, span: address.span })
    };
    let found = panels.iter().filter_map(|address| Some((address, panel(address)?)));
    let (addresses, mut panels): (Vec<&Text>, Vec<Panel>) = found.unzip();
    let Some(names) = asked.columns else { return panels };
    for name in names {
        let known = |panel: &Panel| figures.tables[panel.table.0].column(&name.value).is_some();
        if !panels.iter().any(known) {
            let columns = panels.iter().flat_map(|panel| &figures.tables[panel.table.0].columns);
            let known: Vec<_> = columns.map(|column| (column.id.as_str(), column.label.as_str())).collect();
            let ids = known.iter().map(|(id, _)| *id);
            let finding = unknown_reference("column of these tables:", &name.value, name.span, ids);
            report.push(by_label(finding, name, &known));
        }
    }
    let is_any_known = panels.iter().any(|panel| !columns_of(panel, names, figures).is_empty());
    for (address, panel) in addresses.into_iter().zip(&mut panels) {
        let columns = columns_of(panel, names, figures);
        if is_any_known && columns.is_empty() {
            report.push(of_no_column(address, names, &figures.tables[panel.table.0]));
        }
        panel.columns = Some(columns);
    }
    panels
}

fn no_column(table: &Table, name: &Text) -> Diagnostic {
    let known: Vec<_> = table.columns.iter().map(|column| (column.id.as_str(), column.label.as_str())).collect();
    let ids = known.iter().map(|(id, _)| *id);
    by_label(no_part_of(table, "column", &name.value, name.span, ids), name, &known)
}

/// Says which id is meant by one who wrote what readers see.
fn by_label(finding: Diagnostic, name: &Text, known: &[(&str, &str)]) -> Diagnostic {
    let written = name.value.trim().to_lowercase();
    match known.iter().find(|(id, label)| *id != name.value && label.to_lowercase() == written) {
        Some((id, label)) => finding.hint(format!("`{label}` is what is printed; its id is `{id}`")),
        None => finding,
    }
}

fn columns_of(panel: &Panel, names: &[Text], figures: &Figures<'_>) -> Vec<ColumnIx> {
    names.iter().filter_map(|name| figures.tables[panel.table.0].column(&name.value)).collect()
}

fn of_no_column(panel: &Text, names: &[Text], table: &Table) -> Diagnostic {
    let message = format!("the panel `{}` has none of the `columns` of the chart, so it is empty", panel.value);
    let known: Vec<String> = table.columns.iter().map(|column| format!("`{}`", column.id)).collect();
    let hint = format!("name one of the columns of `{}`: {}", table.id, known.join(", "));
    let finding = Diagnostic::new(&codes::CONFLICTING_KEYS, panel.span, message).hint(hint);
    names.iter().take(1).fold(finding, |finding, name| finding.label(name.span, "the columns"))
}

fn marked(event: &Text, names: &Names<'_>, report: &mut Report) -> Option<Located<EventIx>> {
    let found = names.events.iter().position(|known| known.value == event.value);
    if found.is_none() {
        let known = names.events.iter().map(|event| event.as_str());
        let finding = unknown_reference("event", &event.value, event.span, known);
        let is_any_known = !names.events.is_empty();
        report.push(if is_any_known { finding } else { finding.hint("events are told in dossier.toml, `[[event]]`") });
    }
    Some(Located { value: EventIx(found?), span: event.span })
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
                let known: Vec<_> = table.rows.iter().map(|row| (row.id.as_str(), row.label.as_str())).collect();
                let ids = known.iter().map(|(id, _)| *id);
                report.push(by_label(no_part_of(table, "row", &name.value, name.span, ids), name, &known));
            }
        }
    }
    rows
}

fn of_names(row: &Text) -> Diagnostic {
    let message = format!("the row `{}` holds names, which no chart can draw", row.value);
    Diagnostic::new(&codes::CONFLICTING_KEYS, row.span, message).hint("draw a row of figures")
}
