//! A chart as a picture says all that it says on the page: the font of pictures has the letters of its words.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Chart, Edition};

code!(CODE, "picture-letters", Warning, "a chart as a picture lacks letters of its words");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        let mut lacking: Vec<char> = texts(chart, case.edition).flat_map(str::chars).collect();
        lacking.retain(|letter| !letter.is_control() && !(case.charting.has_letter)(*letter));
        lacking.sort_unstable();
        lacking.dedup();
        report.findings.extend((!lacking.is_empty()).then(|| missing(case, chart, &lacking)));
    }
}

fn missing(case: &Case<'_>, chart: &Chart, lacking: &[char]) -> Diagnostic {
    let letters: Vec<String> = lacking.iter().take(8).map(|letter| format!("`{letter}`")).collect();
    let more = if lacking.len() > letters.len() { " and others" } else { "" };
    let message = format!("the picture of the chart `{}` would be without {}{more}", chart.id, letters.join(", "));
    let finding = Diagnostic::new(&CODE, chart.span, message).about(case.name(), chart.id.as_str());
    finding
        .note("pictures are drawn with a font of Latin letters; the page and the SVG show all others too")
        .hint("spell the words in Latin letters, or leave pictures out: `pictures = [\"svg\"]` in site.toml")
}

/// What stands in the picture.
fn texts<'e>(chart: &'e Chart, edition: &'e Edition) -> impl Iterator<Item = &'e str> {
    let tables = chart.panels.iter().filter_map(|panel| Some((panel, edition.tables.get(panel.table.0)?)));
    let labels = tables.flat_map(|(panel, table)| {
        let rows = panel.rows.iter().filter_map(|row| table.rows.get(row.0)).map(|row| row.label.as_str());
        let columns = table.columns.iter().map(|column| column.label.as_str());
        rows.chain(columns).chain([table.title.as_str(), table.unit.as_str()])
    });
    let own = chart.texts().into_iter().filter(|(what, _)| *what != "`alt`").map(|(_, text)| text);
    own.chain(labels).chain([edition.title.as_str()])
}
