//! What is shown of a claim beside its words: the verdict, why, and the comparisons behind it.

use super::view::JudgedView;
use crate::claims::ToldClaim;
use crate::model::{ClaimIx, Edition, Language, Verdict};
use crate::wording;

/// So many comparisons are shown; who wants all of them has the tables.
const MOST_SHOWN: usize = 12;

/// How a claim turned out; `None` where it could not be evaluated.
pub(super) fn judged(
    edition: &Edition,
    ClaimIx(at): ClaimIx,
    told: &[ToldClaim],
    language: Language,
) -> Option<JudgedView> {
    let (evaluation, told) = (edition.evaluations.get(at)?, told.get(at)?);
    let words = wording::words(language);
    let shown: Vec<String> = told.calculations.iter().take(MOST_SHOWN).cloned().collect();
    let left_out = evaluation.comparisons.len().saturating_sub(shown.len());
    Some(JudgedView {
        verdict: wording::verdict(evaluation.verdict, language),
        holds: evaluation.verdict == Verdict::Holds,
        why: told.why.clone(),
        in_words: told.formula.clone(),
        calculation: shown,
        left_out: (left_out > 0).then_some(left_out),
        provisional: evaluation.provisional.then_some(words.rests_on_provisional),
    })
}
