//! What a dossier keeps of the past: every edition with the time in which it was the newest, and what was made of it
//! since.
//!
//! Made once for a dossier. What is asked of one edition takes no longer because there are many.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::{Afterwards, Correction, History, Ledger, Since, State, ledgers, states};
use crate::model::{Dossier, EditionIx};

/// The past of a dossier.
#[derive(Clone, Debug)]
pub struct Archive<'d> {
    /// The dossier.
    pub dossier: &'d Dossier,
    /// What stood when, the oldest first.
    pub states: Vec<State<'d>>,
    /// What the Kamer asked, in the order of the dossier.
    pub ledgers: Vec<Ledger<'d>>,
    pub(super) history: &'d History,
    pub(super) afterwards: Afterwards<'d>,
    /// Its editions by id.
    places: BTreeMap<&'d str, EditionIx>,
    /// Since when each edition is there, by its place.
    since: Vec<Since>,
    /// What was corrected in each edition, the newest first, by its place.
    corrections: Vec<Vec<Correction<'d>>>,
}

impl<'d> Archive<'d> {
    /// Of a dossier whose editions were corrected like that, in their order.
    #[must_use]
    pub fn of(dossier: &'d Dossier, history: &'d History, corrections: Vec<Vec<Correction<'d>>>) -> Archive<'d> {
        let since: Vec<Since> = dossier.editions.iter().map(Since::of).collect();
        let editions = dossier.editions.iter().enumerate();
        let places = editions.map(|(at, edition)| (edition.id.as_str(), EditionIx(at))).collect();
        let (states, ledgers) = (states(dossier, &since), ledgers(dossier));
        let afterwards = Afterwards::of(dossier, history);
        Archive { dossier, states, ledgers, history, afterwards, places, since, corrections }
    }

    /// The place of the edition of that id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<EditionIx> {
        self.places.get(id).copied()
    }

    /// Whether there is anything to look up: of one edition its own page says all, except when the next is due.
    #[must_use]
    pub fn is_worth_a_page(&self) -> bool {
        self.since.len() > 1 || self.ledgers.iter().any(|ledger| ledger.due(Date::MAX).is_some())
    }

    /// Since when that edition is there.
    #[must_use]
    pub fn since(&self, edition: EditionIx) -> Option<Since> {
        self.since.get(edition.0).copied()
    }

    /// What was corrected in that edition, the newest first.
    #[must_use]
    pub fn corrections(&self, edition: EditionIx) -> &[Correction<'d>] {
        self.corrections.get(edition.0).map_or(&[], Vec::as_slice)
    }

    /// How many figures of that edition a later one says otherwise.
    #[must_use]
    pub fn revised(&self, edition: EditionIx) -> usize {
        self.afterwards.count(edition)
    }

    /// The states in which that edition was the newest: none where it never was.
    #[must_use]
    pub fn reign(&self, edition: EditionIx) -> Range<usize> {
        // The newest edition only ever gives way to a newer one, which has a lower index.
        let first = self.states.partition_point(|state| state.newest > edition);
        first..self.states.partition_point(|state| state.newest >= edition)
    }

    /// What the Kamer had asked by the first day of that state, and what it asked while it stood.
    ///
    /// What nobody has dated and no edition has spoken of stands with the last state: there it is on the list.
    #[must_use]
    pub fn asked(&self, state: usize) -> [Vec<&Ledger<'d>>; 2] {
        let Some(day) = self.states.get(state).map(|state| state.day) else {
            return Default::default();
        };
        let last = self.states.get(state + 1).and_then(|next| next.day.yesterday().ok());
        let (before, others): (Vec<_>, Vec<_>) = self.ledgers.iter().partition(|ledger| ledger.was_made(day));
        let meanwhile = |ledger: &&Ledger<'d>| last.is_none_or(|last| ledger.was_made(last));
        [before, others.into_iter().filter(meanwhile).collect()]
    }

    /// The state that began with that edition.
    #[must_use]
    pub fn began_with(&self, edition: EditionIx) -> Option<&State<'d>> {
        let day = self.since(edition)?.day;
        let at = self.states.partition_point(|state| state.day < day);
        self.states.get(at).filter(|state| state.day == day)
    }
}
