//! The words that stand in for a chart for who cannot see it: neither more than is listened to, nor what was heard already.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::Chart;

code!(CODE, "chart-alt", Warning, "the description of a chart is longer than is listened to, or repeats its title");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        if let Some(alt) = &chart.alt {
            let why = too_long(&alt.value, case.charting.most_words).or_else(|| repeats(chart, &alt.value));
            let finding = why.map(|(why, hint)| {
                let message = format!("the `alt` of the chart `{}` {why}", chart.id);
                Diagnostic::new(&CODE, alt.span, message).hint(hint).about(case.name(), chart.id.as_str())
            });
            report.findings.extend(finding);
        }
    }
}

fn too_long(alt: &str, most: usize) -> Option<(String, &'static str)> {
    let count = alt.split_whitespace().count();
    let why = format!("has {count} words; more than {most} are not listened to");
    let hint = "say what is to be seen at a glance and leave the figures to the table, or take `alt` out: a description is \
                made of the figures";
    (count > most).then_some((why, hint))
}

/// The title and subtitle are read out before it.
fn repeats(chart: &Chart, alt: &str) -> Option<(String, &'static str)> {
    let title = words(chart.title.as_str());
    let subtitle = chart.subtitle.as_ref().map(|text| words(text.as_str())).unwrap_or_default();
    let own = words(alt);
    let is_heard = !own.is_empty() && [&title, &subtitle, &[&title[..], &subtitle].concat()].contains(&&own);
    let hint = "say what there is to be seen, or take `alt` out: a description is made of the figures";
    is_heard.then(|| (String::from("says only what its title says"), hint))
}

/// Without marks and capitals.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
