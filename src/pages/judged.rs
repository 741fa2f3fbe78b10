//! What is shown of a claim beside its words: the verdict, why, and the comparisons behind it.

use super::view::JudgedView;
use crate::claims::selected;
use crate::model::{ClaimIx, Edition, Language, Verdict};
use crate::wording;

/// So many comparisons are shown; who wants all of them has the tables.
const MOST_SHOWN: usize = 12;

/// How a claim turned out; `None` where it could not be evaluated.
pub(super) fn judged(edition: &Edition, at: ClaimIx, language: Language) -> Option<JudgedView> {
    let (claim, evaluation) = (edition.claims.get(at.0)?, edition.evaluations.get(at.0)?);
    let words = wording::words(language);
    let shown: Vec<String> = evaluation
        .decisive()
        .into_iter()
        .take(MOST_SHOWN)
        .map(|compared| wording::calculation(compared, edition, &selected, language))
        .collect();
    let left_out = evaluation.comparisons.len().saturating_sub(shown.len());
    Some(JudgedView {
        verdict: wording::verdict(evaluation.verdict, language),
        holds: evaluation.verdict == Verdict::Holds,
        why: wording::why(&evaluation.truth, language),
        in_words: wording::formula(&claim.assertion, edition, &selected, language),
        calculation: shown,
        left_out: (left_out > 0).then_some(left_out),
        provisional: evaluation.provisional.then_some(words.rests_on_provisional),
    })
}
