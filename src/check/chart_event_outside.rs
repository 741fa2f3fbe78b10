//! An event that lies outside the years of a chart cannot be marked on it.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Chart, Event, Moment, Period, Table};

code!(CODE, "chart-event-outside", Warning, "a chart is to mark an event that has no date or lies outside its years");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        let tables = || chart.panels.iter().filter_map(|panel| case.edition.tables.get(panel.table.0));
        let events = chart.events.iter().filter_map(|event| case.dossier.timeline.get(event.0));
        // Of a date that cannot be read, the finding is made.
        let dated = events.filter(|event| event.moment != Moment::Unreadable);
        for event in dated.filter(|event| !tables().any(|table| lies_in(event, table))) {
            report.push(outside(chart, event).about(case.name(), chart.id.as_str()));
        }
    }
}

fn outside(chart: &Chart, event: &Event) -> Diagnostic {
    let message =
        format!("the event `{}` lies outside the years of chart `{}`, so it is not marked", event.id, chart.id);
    Diagnostic::new(&CODE, chart.span, message).label(event.span, "the event").hint("take it from the chart's `events`")
}

fn lies_in(event: &Event, table: &Table) -> bool {
    let (Moment::At(period) | Moment::Since(period) | Moment::Planned(period)) = &event.moment else {
        return false;
    };
    table.columns.iter().filter_map(|column| column.period.as_ref()).any(|column| starts_in(period, &column.period))
}

/// A column of part of a year stands for its year on the axis, so an event later in that year is still on it.
fn starts_in(event: &Period, column: &Period) -> bool {
    let start = event.start.earliest;
    column.start.earliest <= start && start <= column.end.latest || start.year() == column.year()
}
