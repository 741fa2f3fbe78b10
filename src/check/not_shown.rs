//! A table or chart that no section shows or leads to is most likely forgotten.

use super::Case;
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Block, ChartIx, Edition, TableIx, Target};

code!(CODE, "not-shown", Warning, "a table or chart stands in no section");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.edition.incomplete {
        return;
    }
    let edition = case.edition;
    let (tables, charts) = shown(edition);
    let mut forgotten = |what: &str, id: &str, span: Span| {
        let finding = Diagnostic::new(&CODE, span, format!("no section shows the {what} `{id}`"));
        report.push(finding.about(case.name(), id).hint(format!("place it: `![]({what}:{id})`")));
    };
    for (_, table) in edition.tables.iter().enumerate().filter(|(at, _)| !tables.contains(&TableIx(*at))) {
        forgotten("table", &table.id, table.span);
    }
    for (_, chart) in edition.charts.iter().enumerate().filter(|(at, _)| !charts.contains(&ChartIx(*at))) {
        forgotten("chart", &chart.id, chart.title.span);
    }
}

/// What stands among the words, or is named by them.
fn shown(edition: &Edition) -> (Vec<TableIx>, Vec<ChartIx>) {
    let (mut tables, mut charts) = (Vec::new(), Vec::new());
    for block in edition.narrative.blocks() {
        match block {
            Block::Table(table) => tables.push(*table),
            Block::Chart(chart) => charts.push(*chart),
            _ => {}
        }
    }
    for (target, _) in edition.narrative.bound() {
        match target {
            Target::Table(table) => tables.push(*table),
            Target::Chart(chart) => charts.push(*chart),
            _ => {}
        }
    }
    (tables, charts)
}
