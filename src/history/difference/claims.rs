//! Claims that came, went, are worded otherwise or turn out otherwise.

use crate::model::{Claim, Edition, Verdict};

/// A claim that two editions do not make alike. At least one of them makes it.
#[derive(Clone, Copy, Debug)]
pub struct ClaimDifference<'d> {
    /// As the earlier edition makes it.
    pub before: Option<Told<'d>>,
    /// As the later edition makes it.
    pub now: Option<Told<'d>>,
}

/// A claim of an edition and what it comes to there.
#[derive(Clone, Copy, Debug)]
pub struct Told<'d> {
    /// The claim.
    pub claim: &'d Claim,
    /// Its verdict; `None` where it was not evaluated.
    pub verdict: Option<Verdict>,
}

impl ClaimDifference<'_> {
    /// Whether both make it, and it turns out otherwise.
    #[must_use]
    pub fn flipped(&self) -> bool {
        self.before.zip(self.now).is_some_and(|(before, now)| before.verdict != now.verdict)
    }
}

pub(super) fn claims<'d>(before: &'d Edition, now: &'d Edition) -> Vec<ClaimDifference<'d>> {
    let of = |edition: &'d Edition, id: &str| told(edition).find(|told| told.claim.id == id);
    let of_now = told(now).map(|told| ClaimDifference { before: of(before, &told.claim.id), now: Some(told) });
    let gone = told(before).filter(|told| of(now, &told.claim.id).is_none());
    let gone = gone.map(|told| ClaimDifference { before: Some(told), now: None });
    of_now.chain(gone).filter(differs).collect()
}

fn told(edition: &Edition) -> impl Iterator<Item = Told<'_>> {
    let verdict = |at: usize| edition.evaluations.get(at).map(|evaluation| evaluation.verdict);
    edition.claims.iter().enumerate().map(move |(at, claim)| Told { claim, verdict: verdict(at) })
}

fn differs(of: &ClaimDifference<'_>) -> bool {
    let said = |told: Told<'_>| (told.verdict, told.claim.words.clone());
    of.before.map(said) != of.now.map(said)
}
