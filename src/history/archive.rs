//! What a dossier keeps of the past: every edition with the time in which it was the newest, and what was made of it
//! since.
//!
//! Made once for a dossier. What is asked of one edition takes no longer because there are many.

use std::ops::Range;

use super::{Afterwards, Correction, History, Since, State, states};
use crate::model::{Dossier, EditionIx};

/// The past of a dossier.
#[derive(Clone, Debug)]
pub struct Archive<'d> {
    /// The dossier.
    pub dossier: &'d Dossier,
    /// What stood when, the oldest first.
    pub states: Vec<State<'d>>,
    /// Since when each edition is there, by its place.
    since: Vec<Since>,
    /// What was corrected in each edition, the newest first, by its place.
    corrections: Vec<Vec<Correction<'d>>>,
    afterwards: Afterwards<'d>,
}

impl<'d> Archive<'d> {
    /// Of a dossier whose editions were corrected like that, in their order.
    #[must_use]
    pub fn of(dossier: &'d Dossier, history: &'d History, corrections: Vec<Vec<Correction<'d>>>) -> Archive<'d> {
        let since: Vec<Since> = dossier.editions.iter().map(Since::of).collect();
        let states = states(dossier, &since);
        Archive { dossier, states, since, corrections, afterwards: Afterwards::of(dossier, history) }
    }

    /// Whether there is anything to look up: of one edition its own page says all.
    #[must_use]
    pub fn is_worth_a_page(&self) -> bool {
        self.since.len() > 1
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

    /// The state that began with that edition.
    #[must_use]
    pub fn began_with(&self, edition: EditionIx) -> Option<&State<'d>> {
        let day = self.since(edition)?.day;
        let at = self.states.partition_point(|state| state.day < day);
        self.states.get(at).filter(|state| state.day == day)
    }
}
