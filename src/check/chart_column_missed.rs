//! A panel that leaves out what its table has of a year, where panels beside it show that year: `columns` has the name that
//! it has in their tables, and not the one that it has in this.
//!
//! What a table has nothing of is no finding: a series that begins later than another is drawn from where it begins.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Chart, Column, ColumnIx, Edition, Panel, Period, Table};

code!(CODE, "chart-column-missed", Warning, "a panel leaves out what its table has in the place of a column beside it");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        let asked = asked(chart, case.edition);
        for (at, panel) in chart.panels.iter().enumerate() {
            let is_told = chart.panels[..at].iter().any(|before| before.table == panel.table);
            if let Some(table) = case.edition.tables.get(panel.table.0).filter(|_| !is_told) {
                let missed = asked.iter().filter_map(|column| Some((*column, missed(panel, table, column)?)));
                let findings = missed.map(|(column, own)| leaves_out(chart, (panel, table), column, own));
                report.findings.extend(findings.map(|finding| finding.about(case.name(), chart.id.as_str())));
            }
        }
    }
}

/// Every column that `columns` names, whichever table has it.
fn asked<'e>(chart: &Chart, edition: &'e Edition) -> Vec<&'e Column> {
    let mut asked: Vec<&Column> = Vec::new();
    for panel in &chart.panels {
        for column in drawn(panel, edition.tables.get(panel.table.0)) {
            if asked.iter().all(|other| other.id != column.id) {
                asked.push(column);
            }
        }
    }
    asked
}

/// None where there are no `columns`, since then nothing is left out.
fn drawn<'e>(panel: &Panel, table: Option<&'e Table>) -> Vec<&'e Column> {
    let columns = panel.columns.iter().flatten();
    columns.filter_map(|column: &ColumnIx| table?.columns.get(column.0)).collect()
}

/// What that table has in the place of a column of another.
fn missed<'e>(panel: &Panel, table: &'e Table, asked: &Column) -> Option<&'e Column> {
    let drawn = drawn(panel, Some(table));
    if drawn.is_empty() || table.column(&asked.id).is_some() || drawn.iter().any(|own| stands_for(own, asked)) {
        return None;
    }
    table.columns.iter().find(|own| stands_for(own, asked))
}

/// Whether a reader would look for both in one place: they are of the same year, or are called alike.
fn stands_for(own: &Column, other: &Column) -> bool {
    let years = |period: &Period| (period.start.earliest.year(), period.end.latest.year());
    match (&own.period, &other.period) {
        (Some(own), Some(other)) => years(&own.period) == years(&other.period),
        (None, None) => own.label == other.label,
        _ => false,
    }
}

fn leaves_out(chart: &Chart, (panel, table): (&Panel, &Table), asked: &Column, own: &Column) -> Diagnostic {
    let message = format!(
        "the chart `{}` draws `{}`, but of table `{}` not `{}`, which it has in its place",
        chart.id, asked.id, table.id, own.id
    );
    let hint = format!("name `{}` in `columns` too; each panel has those of them that its table has", own.id);
    Diagnostic::new(&CODE, panel.span, message).label(own.span, "the column").hint(hint)
}
