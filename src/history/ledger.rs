//! What the Kamer had asked by a day, and what the editions that were there then had made of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Since;
use crate::model::{Answered, Dossier, EditionIx, Request};

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

/// What the Kamer asked, in the order of the dossier.
#[must_use]
pub fn ledgers(dossier: &Dossier) -> Vec<Ledger<'_>> {
    let editions = dossier.editions.iter().enumerate();
    let known: BTreeMap<&str, (EditionIx, Since)> =
        editions.map(|(at, edition)| (edition.id.as_str(), (EditionIx(at), Since::of(edition)))).collect();
    dossier.requests.iter().map(|request| Ledger::of(request, &known)).collect()
}

impl<'d> Ledger<'d> {
    fn of(request: &'d Request, known: &BTreeMap<&str, (EditionIx, Since)>) -> Ledger<'d> {
        let reply = |answer: &'d Answered| {
            let (edition, since) = *known.get(answer.edition.as_str())?;
            Some(Reply { since, edition, answer })
        };
        let mut replies: Vec<Reply<'d>> = request.answers.iter().filter_map(reply).collect();
        replies.sort_by_key(|reply| (reply.since.day, Reverse(reply.edition)));
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
    let is_newer = before.edition < now.edition;
    if is_newer { !now.answer.outlasts(before.answer) } else { before.answer.outlasts(now.answer) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::example::{answer, dossier, edition, request};
    use super::ledgers;
    use crate::model::{Handling, Request, Status};

    #[test]
    fn what_stands_is_the_last_status_that_a_known_edition_gave_and_the_newest_edition_wins() {
        let held_back = Some("2023-09-01T08:00:00Z");
        let mut dossier = dossier(vec![
            edition("a", "2021", Some(date(2022, 3, 1)), None, &[]),
            edition("b", "2022", Some(date(2023, 3, 1)), held_back, &[]),
            edition("c", "2023", Some(date(2023, 6, 1)), None, &[]),
            edition("d", "2024", Some(date(2024, 6, 1)), None, &[]),
        ]);
        let answers = vec![
            answer("a", Handling::Stated(Status::Openstaand)),
            answer("b", Handling::Stated(Status::DeelsVoldaan)),
            answer("c", Handling::Stated(Status::Voldaan)),
            answer("d", Handling::Unstated),
        ];
        dossier.requests.push(Request { answers, ..request("x", None) });
        let ledger = &ledgers(&dossier)[0];
        let standing = |day| ledger.standing(day).map(|reply| reply.answer.edition.as_str());
        let days = [date(2022, 2, 1), date(2022, 3, 1), date(2023, 6, 1), date(2023, 9, 1), date(2024, 7, 1)];
        assert_eq!(days.map(standing), [None, Some("a"), Some("c"), Some("c"), Some("c")]);
        assert_eq!(days.map(|day| ledger.known(day).len()), [0, 1, 2, 3, 4]);
    }
}
