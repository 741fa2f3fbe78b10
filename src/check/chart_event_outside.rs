//! An event that a chart is to mark and does not: it lies outside its periods, or its kind marks none.

use super::Case;
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Chart, Event, Moment};

code!(CODE, "chart-event-outside", Warning, "a chart is to mark an event and does not");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in case.edition.charts.iter().filter(|chart| !chart.events.is_empty()) {
        let marked = (case.charting.marked)(chart, case.dossier, case.edition);
        let is_marked = |at| marked.as_ref().is_some_and(|marked| marked.contains(at));
        let left_out = chart.events.iter().filter(|asked| !is_marked(&asked.value));
        let events = left_out.filter_map(|asked| Some((case.dossier.timeline.get(asked.value.0)?, asked.span)));
        // Of a date that cannot be read, the finding is made.
        for (event, asked) in events.filter(|(event, _)| event.moment != Moment::Unreadable) {
            let finding = if marked.is_some() { outside(chart, event, asked) } else { of_kind(chart, event, asked) };
            report.push(finding.label(event.span, "the event").about(case.name(), chart.id.as_str()));
        }
    }
}

fn outside(chart: &Chart, event: &Event, asked: Span) -> Diagnostic {
    let message =
        format!("the event `{}` lies outside the periods of chart `{}`, so it is not marked", event.id, chart.id);
    Diagnostic::new(&CODE, asked, message).hint("take it from the chart's `events`")
}

fn of_kind(chart: &Chart, event: &Event, asked: Span) -> Diagnostic {
    let message = format!(
        "the event `{}` is not marked, since the chart `{}` is of the kind `{}`",
        event.id, chart.id, chart.kind.value
    );
    let hint = "take it from the chart's `events`, or use a kind with an axis of periods, such as `columns` or `line`";
    Diagnostic::new(&CODE, asked, message).label(chart.kind.span, "the kind").hint(hint)
}
