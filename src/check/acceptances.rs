//! Findings that the author accepts with a reason; an acceptance that matches none is itself a finding.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Acceptance, Accepted};

code!(CODE, "acceptance-unused", "an acceptance matches no finding any more");

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
        let before = report.findings.len();
        report.findings.retain(|finding| {
            let same = finding.code.name == rule && finding.subject.edition == name && finding.subject.at == *at;
            !same || finding.code.structural
        });
        if report.findings.len() < before {
            matched += 1;
        } else if !case.edition.incomplete {
            report.push(unused(acceptance, rule, at, &name));
        }
    }
    matched
}

fn unused(acceptance: &Acceptance, rule: &str, at: &str, edition: &str) -> Diagnostic {
    let message = format!("no finding of `{rule}` about `{at}` is there to accept");
    Diagnostic::new(&CODE, acceptance.span, message)
        .about(edition, at)
        .hint("take the acceptance away, or correct `rule` and `at`")
}
