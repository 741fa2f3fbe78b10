//! What a chart says of its figures in its title is a claim, and is made in the text where it is held to them.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::Chart;
use crate::wording::trends;

code!(
    CODE,
    "chart-title-unclaimed",
    Warning,
    "a chart's title says how figures run, and names no claim that holds it to them"
);

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        let finding = match &chart.claim {
            Some(claim) if case.edition.claims.iter().any(|known| known.id == *claim) => None,
            Some(claim) => Some(unknown(case, chart, claim)),
            None => unclaimed(case, chart),
        };
        report.findings.extend(finding.map(|finding| finding.about(case.name(), chart.id.as_str())));
    }
}

fn unclaimed(case: &Case<'_>, chart: &Chart) -> Option<Diagnostic> {
    let texts = [Some(&chart.title), chart.subtitle.as_ref(), chart.alt.as_ref()];
    let words = texts.into_iter().flatten().find_map(|text| {
        let first = trends(text, case.language).into_iter().next()?;
        text.get(first)
    })?;
    let message = format!("`{words}` in the chart `{}` says how figures run, and no claim holds it to them", chart.id);
    let hint = "say it in the text as a claim and name that here, `claim = \"\u{2026}\"`, or let the title say what is counted";
    Some(Diagnostic::new(&CODE, chart.span, message).hint(hint))
}

fn unknown(case: &Case<'_>, chart: &Chart, claim: &str) -> Diagnostic {
    let message = format!("the chart `{}` repeats the claim `{claim}`, which the text does not make", chart.id);
    let known = case.edition.claims.iter().map(|claim| claim.id.as_str());
    Diagnostic::new(&CODE, chart.span, message).suggest(claim, known)
}
