//! A kind of chart that says too little of its figures, or something false.

use super::Case;
use crate::diag::{Diagnostic, Report, code};

code!(CODE, "chart-unsuited", Warning, "a kind of chart does not suit what it is to draw");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        if let Some(unsuited) = (case.charting.unsuited)(chart, case.dossier, case.edition) {
            let message = format!("the chart `{}` {}", chart.id, unsuited.why);
            let finding = Diagnostic::new(&CODE, chart.kind.span, message).hint(unsuited.instead);
            report.push(finding.about(case.name(), chart.id.as_str()));
        }
    }
}
