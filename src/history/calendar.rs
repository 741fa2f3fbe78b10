//! What was due on a request for regular reports, and what came.
//!
//! A report is due one cadence after the one before it, or after the request was made. Where the day of an edition is
//! not known, nothing is said of how late anything was.

use jiff::Unit;
use jiff::civil::Date;

use super::{Ledger, Reply, Since};
use crate::model::{Handling, Status};
use crate::wording::{self, Cadence};

/// A moment, or several without anything between, at which a report was due.
#[derive(Clone, Copy, Debug)]
pub struct Due<'d> {
    /// The last day on which it would have been in time; of several moments the first.
    pub first: Date,
    /// The same of the last of them.
    pub last: Date,
    /// How many there are.
    pub times: usize,
    /// It was counted from a day that is known, and not from the end of a report.
    pub is_known: bool,
    /// What came.
    pub came: Option<Reply<'d>>,
    /// How that turned out.
    pub outcome: Outcome,
}

/// How it turned out that a report was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It came in time.
    InTime,
    /// It came later, by whole months and days.
    Late {
        /// Whole months.
        months: i32,
        /// The days that remain.
        days: i32,
    },
    /// Nobody knows whether it came in time, or is late where nothing came: a report has no day.
    Untold,
    /// Nothing came before the next was due.
    Missed,
    /// Nothing has come yet.
    Overdue,
    /// It is still to come.
    Awaited,
}

/// From when the next report is counted.
#[derive(Clone, Copy)]
struct Base {
    day: Date,
    is_known: bool,
    /// It is the day of a report, and not that of the request.
    is_report: bool,
    cadence: Cadence,
}

impl<'d> Ledger<'d> {
    /// When the next report was due, as things stood on that day; `None` where nobody said how often or since when, or it
    /// had lapsed.
    #[must_use]
    pub fn due(&self, day: Date) -> Option<Due<'d>> {
        let base = match self.known(day).last() {
            Some(reply) => self.after(reply),
            None => self.made(),
        };
        base?.due(1, Outcome::Awaited)
    }

    /// Everything that was due up to that day and the moment after it, the oldest first; `None` where nobody said how
    /// often or since when.
    #[must_use]
    pub fn calendar(&self, today: Date) -> Option<Vec<Due<'d>>> {
        self.cadence()?;
        let mut all = Vec::new();
        let mut base = self.made();
        let reports = self.known(Date::MAX);
        if base.is_none() && reports.is_empty() {
            return None;
        }
        for reply in reports {
            all.extend(base.map(|base| base.until(reply)).unwrap_or_default());
            base = self.after(reply);
        }
        all.extend(base.map(|base| base.open(today)).unwrap_or_default());
        Some(all)
    }

    fn cadence(&self) -> Option<Cadence> {
        let every = self.request.every.as_deref().filter(|_| self.request.periodic)?;
        wording::cadence(every)
    }

    fn made(&self) -> Option<Base> {
        let day = self.request.made.as_ref()?.end.latest;
        Some(Base { day, is_known: true, is_report: false, cadence: self.cadence()? })
    }

    /// After that report; `None` where the request has lapsed with it.
    fn after(&self, reply: &Reply<'_>) -> Option<Base> {
        let has_lapsed = reply.answer.handling == Handling::Stated(Status::Vervallen);
        let Since { day, is_known } = reply.since;
        let base = Base { day, is_known, is_report: true, cadence: self.cadence()? };
        (!has_lapsed).then_some(base)
    }
}

impl Base {
    /// The moment of that number, counted from 1; `None` behind all days that there are.
    fn moment(self, number: usize) -> Option<Date> {
        let Base { day, cadence, .. } = self;
        if self.is_report { cadence.nth_after_report(day, number) } else { cadence.nth_after_request(day, number) }
    }

    /// How many moments lie before that day.
    fn before(self, day: Date) -> usize {
        (1..).map_while(|number| self.moment(number)).take_while(|moment| *moment < day).count()
    }

    fn due<'d>(self, number: usize, outcome: Outcome) -> Option<Due<'d>> {
        self.dues(number, number, outcome)
    }

    fn dues<'d>(self, from: usize, to: usize, outcome: Outcome) -> Option<Due<'d>> {
        let times = to.checked_sub(from)? + 1;
        let (first, last) = (self.moment(from)?, self.moment(to)?);
        Some(Due { first, last, times, is_known: self.is_known, came: None, outcome })
    }

    /// What was due until that report came.
    fn until<'d>(self, reply: &Reply<'d>) -> Vec<Due<'d>> {
        let came = reply.since;
        let Some(number) = self.number(came.day) else {
            return Vec::new();
        };
        let late = self.moment(number).and_then(|due| lateness(due, came.day));
        // After the end of a report the moment that is counted is the earliest that it can be.
        let is_told = came.is_known && (self.is_known || late.is_none());
        let (missed, due) = if is_told {
            (self.dues(1, number - 1, Outcome::Missed), self.due(number, late.unwrap_or(Outcome::InTime)))
        } else {
            (None, self.due(1, Outcome::Untold))
        };
        let due = due.map(|due| Due { came: Some(*reply), ..due });
        missed.into_iter().chain(due).collect()
    }

    /// For which moment a report is that came on that day: the last that it has let pass, or else the one that is next.
    /// `None` where it came between and is for neither.
    fn number(self, came: Date) -> Option<usize> {
        if !self.cadence.has_last_day() {
            return Some(self.before(came).max(1));
        }
        // There the next moment follows from the day of the year, and what came is for the one before it.
        let next = self.cadence.after_report(came)?;
        Some(self.before(next)).filter(|number| *number > 0)
    }

    /// What has been due since, and the moment after that.
    fn open<'d>(self, today: Date) -> Vec<Due<'d>> {
        let passed = self.before(today);
        // Counted from the end of a report, which came later: it may be due still.
        let overdue = if self.is_known { self.dues(1, passed, Outcome::Overdue) } else { self.due(1, Outcome::Untold) };
        let overdue = overdue.filter(|_| passed > 0);
        overdue.into_iter().chain(self.due(passed + 1, Outcome::Awaited)).collect()
    }
}

/// How late that is; `None` of what is in time.
fn lateness(due: Date, came: Date) -> Option<Outcome> {
    let span = due.until((Unit::Month, came)).ok().filter(|_| came > due)?;
    Some(Outcome::Late { months: span.get_months(), days: span.get_days() })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::super::example::{answer, dossier, edition, request};
    use super::super::ledgers;
    use super::{Due, Outcome};
    use crate::model::{Answered, Handling, Request, Status};

    fn told(request: Request, today: Date) -> Option<Vec<(String, usize, Outcome)>> {
        let mut dossier = dossier(vec![
            edition("a", "2021", Some(date(2022, 3, 1)), None, &[]),
            edition("b", "2022-01/2022-06", None, None, &[]),
            edition("c", "2022", Some(date(2023, 3, 7)), None, &[]),
        ]);
        dossier.requests.push(request);
        let one = |due: &Due<'_>| (due.first.to_string(), due.times, due.outcome);
        ledgers(&dossier)[0].calendar(today).map(|all| all.iter().map(one).collect())
    }

    fn every(every: &str, answers: Vec<Answered>) -> Request {
        Request { periodic: true, every: Some(every.into()), answers, ..request("x", Some("2021-02-01")) }
    }

    #[test]
    fn what_was_due_is_told_with_what_came_and_how_late() {
        let asked = every("elk half jaar", vec![answer("a", Handling::Unstated), answer("c", Handling::Unstated)]);
        let expected = [
            ("2021-08-01", 1, Outcome::Missed),
            ("2022-02-01", 1, Outcome::Late { months: 1, days: 0 }),
            ("2022-09-01", 1, Outcome::Missed),
            ("2023-03-01", 1, Outcome::Late { months: 0, days: 6 }),
            ("2023-09-07", 1, Outcome::Awaited),
        ];
        let expected = expected.map(|(day, times, outcome)| (day.to_owned(), times, outcome));
        assert_eq!(told(asked, date(2023, 9, 7)), Some(expected.to_vec()));
    }

    #[test]
    fn a_report_for_a_day_of_the_year_is_for_the_one_next_to_which_it_came() {
        let asked = |answers| every("elk jaar, voor 1 april", answers);
        let expected = [
            ("2021-03-31", 1, Outcome::Missed),
            ("2022-03-31", 1, Outcome::InTime),
            ("2023-03-31", 1, Outcome::InTime),
            ("2024-03-31", 1, Outcome::Awaited),
        ];
        let expected = expected.map(|(day, times, outcome)| (day.to_owned(), times, outcome));
        let answers = vec![answer("a", Handling::Unstated), answer("c", Handling::Unstated)];
        assert_eq!(told(asked(answers), date(2024, 3, 31)), Some(expected.to_vec()));
    }

    #[test]
    fn of_a_report_without_a_date_nobody_says_that_it_or_the_next_was_late() {
        let asked = every("elk kwartaal", vec![answer("b", Handling::Unstated), answer("c", Handling::Unstated)]);
        let outcomes: Vec<Outcome> = told(asked, date(2023, 4, 1)).unwrap().iter().map(|due| due.2).collect();
        assert_eq!(outcomes, [Outcome::Untold, Outcome::Untold, Outcome::Awaited]);
        let expected = [
            ("2021-05-01", 1, Outcome::Untold),
            ("2022-09-30", 1, Outcome::Untold),
            ("2023-06-30", 1, Outcome::Awaited),
        ];
        let expected = expected.map(|(day, times, outcome)| (day.to_owned(), times, outcome));
        let asked = every("elk kwartaal", vec![answer("b", Handling::Unstated)]);
        assert_eq!(told(asked, date(2023, 4, 1)), Some(expected.to_vec()));
    }

    #[test]
    fn what_never_came_is_told_in_one_line_with_the_moment_that_is_next() {
        let expected = [("2022-02-01", 2, Outcome::Overdue), ("2024-02-01", 1, Outcome::Awaited)];
        let expected = expected.map(|(day, times, outcome)| (day.to_owned(), times, outcome));
        assert_eq!(told(every("elk jaar", Vec::new()), date(2024, 2, 1)), Some(expected.to_vec()));
    }

    #[test]
    fn what_has_lapsed_is_due_no_more_and_words_without_a_stretch_never_were() {
        let lapsed = every("elk jaar", vec![answer("a", Handling::Stated(Status::Vervallen))]);
        let outcomes: Vec<Outcome> = told(lapsed, date(2030, 1, 1)).unwrap().iter().map(|due| due.2).collect();
        assert_eq!(outcomes, [Outcome::Late { months: 1, days: 0 }]);
        assert_eq!(told(every("regelmatig", Vec::new()), date(2030, 1, 1)), None);
    }
}
