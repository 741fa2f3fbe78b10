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
    for (at, table) in edition.tables.iter().enumerate() {
        if !shows(case, &|block| matches!(block, Block::Table(shown) if *shown == TableIx(at))) {
            let finding = Diagnostic::new(&CODE, table.span, format!("no section shows the table `{}`", table.id));
            report.push(
                finding.about(case.name(), table.id.as_str()).hint(format!("place it: `![](table:{})`", table.id)),
            );
        }
    }
    for (at, chart) in edition.charts.iter().enumerate() {
        if !shows(case, &|block| matches!(block, Block::Chart(shown) if *shown == ChartIx(at))) {
            let finding = Diagnostic::new(&CODE, chart.span, format!("no section shows the chart `{}`", chart.id));
            report.push(
                finding.about(case.name(), chart.id.as_str()).hint(format!("place it: `![](chart:{})`", chart.id)),
            );
        }
    }
}

fn shows(case: &Case<'_>, wanted: &dyn Fn(&Block) -> bool) -> bool {
    case.edition.narrative.sections.iter().any(|section| holds(&section.blocks, wanted))
}

fn holds(blocks: &[Block], wanted: &dyn Fn(&Block) -> bool) -> bool {
    blocks.iter().any(|block| match block {
        Block::List { items, .. } => items.iter().any(|item| holds(item, wanted)),
        Block::Quote(blocks) => holds(blocks, wanted),
        other => wanted(other),
    })
}
