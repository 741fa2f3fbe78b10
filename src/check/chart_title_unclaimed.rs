//! What a chart says of its figures in its title is a claim, and is made in the text where it is held to them.

use super::Case;
use crate::diag::{Diagnostic, Located, Report, code};
use crate::model::{Address, Chart, Claim};
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
            Some(claim) => match case.edition.claims.iter().find(|known| known.id == claim.value) {
                Some(known) => elsewhere(chart, claim, known),
                None => Some(unknown(case, chart, claim)),
            },
            None => unclaimed(case, chart),
        };
        report.findings.extend(finding.map(|finding| finding.about(case.name(), chart.id.as_str())));
    }
}

fn unclaimed(case: &Case<'_>, chart: &Chart) -> Option<Diagnostic> {
    let (words, span) = chart.texts().into_iter().find_map(|(_, text)| {
        let first = trends(&text.value, case.language).into_iter().next()?;
        Some((text.value.get(first.clone())?, text.part(first)))
    })?;
    let message = format!("`{words}` in the chart `{}` says how figures run, and no claim holds it to them", chart.id);
    let hint = "say it in the text as a claim and name that here, `claim = \"\u{2026}\"`, or let the title say what is counted";
    Some(Diagnostic::new(&CODE, span, message).hint(hint))
}

/// A claim about rows of which the chart shows none holds its title to nothing.
fn elsewhere(chart: &Chart, named: &Located<String>, claim: &Claim) -> Option<Diagnostic> {
    let addresses = claim.assertion.addresses();
    let is_drawn = |address: &&Address| match address {
        Address::Cells { table, rows, .. } => rows.iter().any(|row| chart.rows(*table).any(|drawn| drawn == *row)),
        Address::Stated(_) | Address::Columns(_) => false,
    };
    if addresses.iter().any(is_drawn) {
        return None;
    }
    let message = format!(
        "the claim `{}`, which the chart `{}` repeats, is about none of the rows that it draws",
        claim.id, chart.id
    );
    let finding = Diagnostic::new(&CODE, named.span, message).label(claim.span, "the claim");
    Some(finding.hint("name the claim that the title makes, or draw the rows that it is about"))
}

fn unknown(case: &Case<'_>, chart: &Chart, named: &Located<String>) -> Diagnostic {
    let message = format!("the chart `{}` repeats the claim `{}`, which the text does not make", chart.id, named.value);
    let known = case.edition.claims.iter().map(|claim| claim.id.as_str());
    Diagnostic::new(&CODE, named.span, message).suggest(named.as_str(), known)
}
