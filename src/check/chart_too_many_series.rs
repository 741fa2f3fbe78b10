//! More than four rows side by side can neither be told apart nor followed.

use super::Case;
use crate::diag::{Diagnostic, Report, code};

code!(CODE, "chart-too-many-series", Warning, "a chart draws more rows than a reader can tell apart");

/// The palette has as many colours that can be told apart by everybody.
const MOST: usize = 4;

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in case.edition.charts.iter().filter(|chart| (case.charting.tells_rows_apart)(chart)) {
        for panel in chart.panels.iter().filter(|panel| panel.rows.len() > MOST) {
            let count = panel.rows.len();
            let message = format!("chart `{}` draws {count} rows; more than {MOST} cannot be told apart", chart.id);
            let finding = Diagnostic::new(&CODE, panel.span, message).about(case.name(), chart.id.as_str());
            report.push(finding.hint("draw fewer with `rows = […]`, or make several charts"));
        }
    }
}
