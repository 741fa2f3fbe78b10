//! A table or chart that no section shows is most likely forgotten.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Block, ChartIx, TableIx};

code!(CODE, "not-shown", Warning, "a table or chart stands in no section");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.edition.incomplete {
        return;
    }
    let edition = case.edition;
    let blocks = edition.narrative.blocks();
    for (at, table) in edition.tables.iter().enumerate() {
        if !blocks.iter().any(|block| matches!(block, Block::Table(shown) if *shown == TableIx(at))) {
            let finding = Diagnostic::new(&CODE, table.span, format!("no section shows the table `{}`", table.id));
            report.push(
                finding.about(case.name(), table.id.as_str()).hint(format!("place it: `![](table:{})`", table.id)),
            );
        }
    }
    for (at, chart) in edition.charts.iter().enumerate() {
        if !blocks.iter().any(|block| matches!(block, Block::Chart(shown) if *shown == ChartIx(at))) {
            let finding = Diagnostic::new(&CODE, chart.span, format!("no section shows the chart `{}`", chart.id));
            report.push(
                finding.about(case.name(), chart.id.as_str()).hint(format!("place it: `![](chart:{})`", chart.id)),
            );
        }
    }
}
