//! Findings that the author accepts with a reason; an acceptance that matches none is itself a finding.

use super::{Case, LooksAt, RULES};
use crate::diag::{Diagnostic, Place, Report, code};
use crate::model::{Acceptance, Accepted};

code!(CODE, "acceptance-unused", "an acceptance matches no finding any more");
code!(WIDE, "acceptance-wide", Warning, "an acceptance covers more than one sentence");

/// Takes the accepted findings of an edition out of its report, and says how many acceptances matched.
///
/// Acceptances of verdicts are held to the verdicts by `claim_not_borne_out`.
pub fn accept(case: &Case<'_>, report: &mut Report) -> usize {
    let name = case.name();
    let mut matched = 0;
    for acceptance in &case.edition.acceptances {
        let Accepted::Finding { rule, at } = &acceptance.of else {
            continue;
        };
        let is_accepted = |finding: &mut Diagnostic| {
            let same = finding.code.name == rule && finding.subject.edition == name && finding.subject.is(at);
            same && !finding.code.structural
        };
        let accepted: Vec<Diagnostic> = report.findings.extract_if(.., is_accepted).collect();
        if !accepted.is_empty() {
            matched += 1;
            report.findings.extend(wide(acceptance, &accepted, at, &name));
        } else if !case.edition.incomplete && !stands(case, rule) {
            report.push(unused(acceptance, rule, at, &name));
        }
    }
    matched
}

/// Whether an acceptance stands though there is no such finding: what a frozen edition accepted, readers were told, and
/// what is asked of the newest edition is not asked of it once another has come.
fn stands(case: &Case<'_>, rule: &str) -> bool {
    let is_of_the_newest = RULES.iter().any(|of| of.code.name == rule && of.looks_at == LooksAt::Newest);
    case.edition.lock.is_some() || (is_of_the_newest && !case.is_newest())
}

/// Whoever accepts a number of one sentence says nothing of the same number in another, written today or later.
fn wide(acceptance: &Acceptance, accepted: &[Diagnostic], at: &str, edition: &str) -> Option<Diagnostic> {
    let mut sentences: Vec<&str> = accepted.iter().filter_map(|finding| finding.subject.sentence.as_deref()).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let [first, _, ..] = sentences.as_slice() else {
        return None;
    };
    let message = format!("`{at}` accepts what is found in {} sentences", sentences.len());
    let finding = Diagnostic::new(&WIDE, acceptance.span, message).about(edition, at);
    let finding = accepted.iter().fold(finding, |finding, one| match &one.place {
        Place::Span(span) => finding.label(*span, "accepted here"),
        Place::Path(_) => finding,
    });
    Some(finding.hint(format!("accept each with a reason of its own, by its sentence: `at = \"{first}\"`")))
}

fn unused(acceptance: &Acceptance, rule: &str, at: &str, edition: &str) -> Diagnostic {
    let message = format!("no finding of `{rule}` about `{at}` is there to accept");
    Diagnostic::new(&CODE, acceptance.span, message)
        .about(edition, at)
        .hint("take the acceptance away, or correct `rule` and `at`")
}
