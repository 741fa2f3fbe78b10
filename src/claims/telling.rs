//! What is told of claims: once for all that show it, since words take longer than verdicts.

use super::columns::selected_for;
use crate::model::{Claim, Edition, Evaluation, Language};
use crate::wording;

/// A claim in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldClaim {
    /// What it says, as a sentence.
    pub formula: String,
    /// Why it is open or cannot be said; `None` where the figures say yes or no.
    pub why: Option<String>,
    /// The comparisons that decide it, in the order of the evaluation.
    pub calculations: Vec<String>,
}

/// The claims of an edition that is evaluated, in their order.
#[must_use]
pub fn told(edition: &Edition, language: Language) -> Vec<ToldClaim> {
    let evaluated = edition.claims.iter().zip(&edition.evaluations);
    evaluated.map(|(claim, evaluation)| tell(claim, evaluation, edition, language)).collect()
}

fn tell(claim: &Claim, evaluation: &Evaluation, edition: &Edition, language: Language) -> ToldClaim {
    let calculation = |compared| wording::calculation(compared, edition, &selected_for, language);
    ToldClaim {
        formula: wording::formula(&claim.assertion, edition, &selected_for, language),
        why: wording::why(&evaluation.truth, language),
        calculations: evaluation.decisive().into_iter().map(calculation).collect(),
    }
}
