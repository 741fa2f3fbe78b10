//! What the Kamer had asked by a day, and what the editions that were there then had made of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Since;
use crate::model::{Answered, EditionIx, Handling, Request};

/// A request with all that was said of it, in the order in which readers could know it.
#[derive(Clone, Debug)]
pub struct Ledger<'d> {
    /// The request.
    pub request: &'d Request,
    replies: Vec<Reply<'d>>,
    /// Which reply stands once the one of the same place is known.
    standing: Vec<usize>,
}

/// How an edition deals with a request.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'d> {
    /// Since when the edition is there.
    pub since: Since,
    /// The edition.
    pub edition: EditionIx,
    /// What it says.
    pub answer: &'d Answered,
}

impl<'d> Ledger<'d> {
    /// Of a request of the dossier whose editions have these places and are there since then.
    #[must_use]
    pub fn of(request: &'d Request, places: &BTreeMap<&str, EditionIx>, since: &[Since]) -> Ledger<'d> {
        let reply = |answer: &'d Answered| {
            let edition = *places.get(answer.edition.as_str())?;
            Some(Reply { since: *since.get(edition.0)?, edition, answer })
        };
        let mut replies: Vec<Reply<'d>> = request.answers.iter().filter_map(reply).collect();
        replies.sort_by_key(|reply| reply.since.day);
        let mut standing = Vec::with_capacity(replies.len());
        for at in 0..replies.len() {
            let before = standing.last().copied().filter(|before: &usize| prevails(&replies[*before], &replies[at]));
            standing.push(before.unwrap_or(at));
        }
        Ledger { request, replies, standing }
    }

    /// What was said of it by that day.
    #[must_use]
    pub fn known(&self, day: Date) -> &[Reply<'d>] {
        &self.replies[..self.replies.partition_point(|reply| reply.since.day <= day)]
    }

    /// What stood of it on that day: what the newest edition that says what came of it says.
    #[must_use]
    pub fn standing(&self, day: Date) -> Option<Reply<'d>> {
        let last = self.known(day).len().checked_sub(1)?;
        self.replies.get(*self.standing.get(last)?).copied()
    }

    /// Whether it surely had been made by that day: it has a date, or an edition speaks of it.
    #[must_use]
    pub fn was_made(&self, day: Date) -> bool {
        self.request.made.as_ref().is_some_and(|made| made.end.latest <= day) || !self.known(day).is_empty()
    }
}

/// Whether what was known before goes on to stand when something else becomes known.
fn prevails(before: &Reply<'_>, now: &Reply<'_>) -> bool {
    // An edition that was held back can come after a newer one, which has the lower index.
    let weight = |reply: &Reply<'_>| (reply.answer.handling != Handling::Unstated, Reverse(reply.edition));
    weight(before) > weight(now)
}
