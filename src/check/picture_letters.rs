//! A chart as a picture says all that it says on the page: the font of pictures has the letters of its words.

use std::collections::BTreeSet;

use super::Case;
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Chart, Edition};

code!(CODE, "picture-letters", Warning, "a chart as a picture lacks letters of its words");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        let is_lacking = |letter: &char| !letter.is_control() && !(case.charting.has_letter)(*letter);
        let mut lacking = BTreeSet::new();
        let mut places = Vec::new();
        for (text, span) in texts(chart, case.edition) {
            let before = lacking.len();
            lacking.extend(text.chars().filter(is_lacking));
            places.extend((lacking.len() > before).then_some(span));
        }
        if let Some((first, others)) = places.split_first() {
            let finding = missing(chart, &lacking, *first).about(case.name(), chart.id.as_str());
            let finding = others.iter().fold(finding, |finding, other| finding.label(*other, "and others here"));
            let of_table = first.file != chart.title.span.file;
            report.push(if of_table { finding.label(chart.title.span, "the chart") } else { finding });
        }
    }
}

fn missing(chart: &Chart, lacking: &BTreeSet<char>, first: Span) -> Diagnostic {
    let letters: Vec<String> = lacking.iter().take(8).map(|letter| format!("`{letter}`")).collect();
    let more = if lacking.len() > letters.len() { " and others" } else { "" };
    let message = format!("the picture of the chart `{}` would be without {}{more}", chart.id, letters.join(", "));
    Diagnostic::new(&CODE, first, message)
        .note("pictures are drawn with a font of Latin letters; the page and the SVG show all others too")
        .hint("spell the words in Latin letters, or leave pictures out: `pictures = [\"svg\"]` in site.toml")
}

/// What stands in the picture, and where it is written.
fn texts<'e>(chart: &'e Chart, edition: &'e Edition) -> impl Iterator<Item = (&'e str, Span)> {
    let tables = chart.panels.iter().filter_map(|panel| Some((panel, edition.tables.get(panel.table.0)?)));
    let labels = tables.flat_map(|(panel, table)| {
        let rows = panel.rows.iter().filter_map(|row| table.rows.get(row.0)).map(|row| (row.label.as_str(), row.span));
        let columns = table.columns.iter().map(|column| (column.label.as_str(), column.span));
        let own = [table.title.as_str(), table.unit.as_str()].map(|text| (text, table.span));
        rows.chain(columns).chain(own)
    });
    let own =
        chart.texts().into_iter().filter(|(what, _)| *what != "`alt`").map(|(_, text)| (text.as_str(), text.span));
    own.chain(labels).chain([(edition.title.as_str(), edition.span)])
}
