//! A claim must be what the figures say; any other verdict is published only with a reason.

use super::Case;
use crate::claims::{rests_on_unreadable, selected_for};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Accepted, Claim, ClaimIx, Edition, Evaluation, Language, Verdict};
use crate::wording;

code!(CODE, "claim-not-borne-out", Error, "the figures do not bear out a claim");

/// So many comparisons are told of a claim; the page has all of them.
const MOST_TOLD: usize = 4;

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let evaluated = case.edition.claims.iter().zip(&case.edition.evaluations);
    for (at, (claim, evaluation)) in evaluated.enumerate() {
        let accepted = case.edition.acceptances.iter().find_map(|acceptance| match acceptance.of {
            Accepted::Claim(of, verdict) if of == ClaimIx(at) => Some((verdict, acceptance)),
            _ => None,
        });
        let fitting = accepted.map_or(Verdict::Holds, |(verdict, _)| verdict);
        // A verdict on figures that could not be read is none; to accept it would be of no use to anybody.
        if fitting == evaluation.verdict || rests_on_unreadable_cells(evaluation, case.edition) {
            continue;
        }
        let finding = not_so(case, claim, evaluation);
        report.push(match accepted {
            Some((verdict, acceptance)) => finding.label(acceptance.span, format!("accepted as `{}`", verdict.name())),
            None => finding,
        });
    }
}

fn rests_on_unreadable_cells(evaluation: &Evaluation, edition: &Edition) -> bool {
    let mut sides = evaluation.comparisons.iter().flat_map(|compared| [&compared.left, &compared.right]);
    sides.any(|side| rests_on_unreadable(&side.expression, edition))
}

fn not_so(case: &Case<'_>, claim: &Claim, evaluation: &Evaluation) -> Diagnostic {
    let verdict = evaluation.verdict;
    let what = match verdict {
        Verdict::Contradicted => "the figures contradict the claim",
        Verdict::Unsupported => "the figures cannot say the claim",
        Verdict::Undecided => "the figures leave open the claim",
        Verdict::ScopeExceedsData => "the words reach further than the figures of the claim",
        Verdict::Holds => "the figures bear out the claim",
    };
    let message = format!("{what} `{}`", claim.id);
    let mut finding = Diagnostic::new(&CODE, claim.words_span, message).about(case.name(), claim.id.as_str());
    if let Some(why) = wording::why(&evaluation.truth, Language::English) {
        finding = finding.remark(why);
    }
    finding = finding.label(claim.span, "the assertion");
    for compared in evaluation.decisive().into_iter().take(MOST_TOLD) {
        finding = finding.note(wording::calculation(compared, case.edition, &selected_for, Language::English));
    }
    if verdict == Verdict::Holds {
        return finding.hint("take the acceptance away");
    }
    finding.hint(format!(
        "correct the words or the assertion, or accept it in accepted.toml: `verdict = \"{}\"`",
        verdict.name()
    ))
}
