//! What is told of claims: once for all that show it, since words take longer than verdicts.

use super::columns::selected_for;
use crate::model::{Address, Claim, Edition, Evaluation, Language, Verdict};
use crate::wording;

/// A claim in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldClaim {
    /// What it says, as a sentence.
    pub formula: String,
    /// Why it is open, cannot be said, or is said of more than there are figures of; `None` where the figures say yes or no.
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
        why: wording::why(&evaluation.truth, language).or_else(|| {
            let first = first_period(claim, edition).filter(|_| evaluation.verdict == Verdict::ScopeExceedsData)?;
            Some(wording::reaches_back(first, language))
        }),
        calculations: evaluation.decisive().into_iter().map(calculation).collect(),
    }
}

/// Where the table begins of which a claim speaks first.
fn first_period<'e>(claim: &Claim, edition: &'e Edition) -> Option<&'e str> {
    let table = claim.assertion.addresses().into_iter().find_map(|address| match address {
        Address::Cells { table, .. } => edition.tables.get(table.0),
        _ => None,
    })?;
    let periods = table.columns.iter().filter_map(|column| Some((column.period.as_ref()?.period.order(), column)));
    periods.min_by_key(|(order, _)| *order).map(|(_, column)| column.label.as_str())
}
