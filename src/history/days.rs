//! On which days it changed what readers could know of a dossier, and what stood between two such days.
//!
//! Every day from the first of them on belongs to exactly one state. Of an edition that does not say when it was sent
//! only the last day of its report is known: that is its place in time, and never told as the day on which it came.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Correction;
use crate::model::{Dossier, Edition, EditionIx, Embargo, Erratum};

/// Since when an edition is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Since {
    /// The day that counts.
    pub day: Date,
    /// The edition came on that day; else it is the last day of what it reports on, for nobody said when it came.
    pub is_known: bool,
}

impl Since {
    /// The day on which it was sent, or later the one on which its embargo ended, by the clock of its author.
    #[must_use]
    pub fn of(edition: &Edition) -> Since {
        let free = edition.embargo.map(Embargo::day);
        match edition.date.max(free) {
            Some(day) => Since { day, is_known: true },
            None => Since { day: edition.day(), is_known: false },
        }
    }
}

/// What stood from one day until the next on which something was published or corrected.
#[derive(Clone, Debug)]
pub struct State<'d> {
    /// Its first day.
    pub day: Date,
    /// Something came or was corrected on that very day; else it is a place in time only.
    pub is_known: bool,
    /// The newest edition of those that were there.
    pub newest: EditionIx,
    /// The editions that came, newest first.
    pub came: Vec<EditionIx>,
    /// The editions that were corrected, with a correction each; newest first.
    pub corrected: Vec<(EditionIx, &'d Erratum)>,
}

/// All states of a dossier, the oldest first.
#[must_use]
pub fn states<'d>(dossier: &'d Dossier, since: &[Since]) -> Vec<State<'d>> {
    let mut days: BTreeMap<Date, State<'d>> = BTreeMap::new();
    for ((at, edition), since) in dossier.editions.iter().enumerate().zip(since) {
        let at = EditionIx(at);
        let day = on(&mut days, since.day, at);
        day.came.push(at);
        day.is_known |= since.is_known;
        for erratum in &edition.errata {
            // Nothing is corrected before it is there.
            let day = on(&mut days, erratum.date.max(since.day), at);
            day.corrected.push((at, erratum));
            day.is_known = true;
        }
    }
    let mut states: Vec<State<'d>> = days.into_values().collect();
    let mut newest = None;
    for state in &mut states {
        // Newest first, so the newest of several has the lowest index.
        let came = state.came.iter().copied().chain(newest).min();
        state.newest = came.unwrap_or(state.newest);
        newest = Some(state.newest);
    }
    states
}

fn on<'s, 'd>(days: &'s mut BTreeMap<Date, State<'d>>, day: Date, at: EditionIx) -> &'s mut State<'d> {
    let none = || State { day, is_known: false, newest: at, came: Vec::new(), corrected: Vec::new() };
    days.entry(day).or_insert_with(none)
}

/// The corrections of an edition of which readers did not know on that day; both newest first.
#[must_use]
pub fn corrected_after<'c, 'd>(corrections: &'c [Correction<'d>], day: Date) -> &'c [Correction<'d>] {
    let later = corrections.partition_point(|correction| correction.erratum.date > day);
    corrections.get(..later).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::super::example::{dossier, edition};
    use super::{Since, State, states};
    use crate::model::{Dossier, EditionIx};

    /// The last is held back until after a newer one came; the second has no date.
    fn example() -> Dossier {
        dossier(vec![
            edition("a", "2021", Some(date(2022, 3, 1)), None, &[date(2022, 5, 1), date(2021, 1, 1)]),
            edition("b", "2022", None, None, &[]),
            edition("c", "2022", Some(date(2023, 3, 1)), Some("2023-09-01T08:00:00Z"), &[date(2023, 10, 1)]),
            edition("d", "2023", Some(date(2023, 6, 1)), Some("2023-05-31T22:00:00Z"), &[date(2023, 10, 1)]),
        ])
    }

    fn told(dossier: &Dossier, state: &State<'_>) -> (String, bool, String) {
        let id = |at: EditionIx| dossier.editions[at.0].id.clone();
        let came = state.came.iter().map(|at| id(*at));
        let corrected = state.corrected.iter().map(|(at, _)| format!("{}!", id(*at)));
        let what: Vec<String> = came.chain(corrected).collect();
        (format!("{}: {}", state.day, what.join(" ")), state.is_known, id(state.newest))
    }

    #[test]
    fn a_state_begins_whenever_something_is_published_or_corrected() {
        let dossier = example();
        let since: Vec<Since> = dossier.editions.iter().map(Since::of).collect();
        let told: Vec<_> = states(&dossier, &since).iter().map(|state| told(&dossier, state)).collect();
        let expected = [
            ("2022-03-01: a a!", true, "a"),
            ("2022-05-01: a!", true, "a"),
            ("2022-12-31: b", false, "b"),
            ("2023-06-01: d", true, "d"),
            ("2023-09-01: c", true, "d"),
            ("2023-10-01: d! c!", true, "d"),
        ];
        assert_eq!(told, expected.map(|(day, is_known, newest)| (day.into(), is_known, newest.into())));
    }

    #[test]
    fn every_day_from_the_first_on_belongs_to_one_state_whose_editions_were_all_there() {
        let dossier = example();
        let since: Vec<Since> = dossier.editions.iter().map(Since::of).collect();
        let states = states(&dossier, &since);
        let mut day = states[0].day;
        while day < date(2024, 1, 1) {
            let next = |at: usize| states.get(at + 1).map_or(Date::MAX, |next| next.day);
            let holding: Vec<usize> =
                (0..states.len()).filter(|at| states[*at].day <= day && day < next(*at)).collect();
            assert_eq!(holding.len(), 1, "{day}");
            let there = (0..since.len()).find(|at| since[*at].day <= day);
            assert_eq!(Some(states[holding[0]].newest.0), there, "{day}");
            day = day.tomorrow().unwrap();
        }
    }
}
