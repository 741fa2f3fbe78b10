//! How often something is asked for, in the words of whoever asked: `elk jaar`, `elk jaar, voor 1 april`,
//! `every 6 months`.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use super::words;
use crate::model::Language;

/// Numbers that such words name.
const NUMBERS: &[(&str, i32)] = &[
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("zes", 6),
    ("twaalf", 12),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("six", 6),
    ("twelve", 12),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("douze", 12),
];

/// Stretches and their months.
const STRETCHES: &[(&[&str], i32)] = &[
    (&["maand", "maanden", "maandelijks", "month", "months", "monthly"], 1),
    (&["mois", "mensuel", "mensuelle", "mensuellement"], 1),
    (&["kwartaal", "kwartalen", "quarter", "quarters", "quarterly"], 3),
    (&["trimestre", "trimestres", "trimestriel", "trimestrielle", "trimestriellement"], 3),
    (&["halfjaar", "halfjaarlijks", "half-yearly", "half-year"], 6),
    (&["semestre", "semestres", "semestriel", "semestrielle", "semestriellement"], 6),
    (&["jaar", "jaren", "jaarlijks", "year", "years", "yearly", "annually"], 12),
    (&["an", "ans", "année", "années", "annuel", "annuelle", "annuellement"], 12),
];

/// How often something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cadence {
    /// The months between two reports.
    months: i32,
    /// The last day of a year for the report of that year: month and day.
    last_day: Option<(i8, i8)>,
}

impl Cadence {
    /// The last day for the next report, after one of that day.
    #[must_use]
    pub fn after_report(self, day: Date) -> Option<Date> {
        if self.last_day.is_none() {
            return day.checked_add(self.months.months()).ok();
        }
        let next = self.first_after(day)?;
        let missed = next.checked_sub(self.months.months()).ok()?;
        // One that came up to half a year late was the one for the day that it missed.
        let is_late = day <= missed.checked_add((self.months / 2).months()).ok()?;
        if is_late { Some(next) } else { next.checked_add(self.months.months()).ok() }
    }

    /// The last day for the first report, of a request of that day.
    #[must_use]
    pub fn after_request(self, day: Date) -> Option<Date> {
        match self.last_day {
            None => day.checked_add(self.months.months()).ok(),
            Some(_) => self.first_after(day),
        }
    }

    /// The last day for a report of that number after one of that day, counted from 1, if none comes between.
    #[must_use]
    pub fn nth_after_report(self, day: Date, number: usize) -> Option<Date> {
        self.nth(day, self.after_report(day)?, number)
    }

    /// The same after a request of that day.
    #[must_use]
    pub fn nth_after_request(self, day: Date, number: usize) -> Option<Date> {
        self.nth(day, self.after_request(day)?, number)
    }

    /// Whether reports are due on a day of the year, whenever the one before came.
    #[must_use]
    pub fn has_last_day(self) -> bool {
        self.last_day.is_some()
    }

    fn nth(self, day: Date, first: Date, number: usize) -> Option<Date> {
        let steps = |number: usize| i32::try_from(number).ok()?.checked_mul(self.months);
        match self.last_day {
            // All from the same day: a month after 28 February is not always one after 31 January.
            None => day.checked_add(Span::new().try_months(steps(number)?).ok()?).ok(),
            Some(_) => {
                let later = first.checked_add(Span::new().try_months(steps(number.checked_sub(1)?)?).ok()?).ok()?;
                self.first_after(later.first_of_month())
            }
        }
    }

    /// The first last day that is not before that day.
    fn first_after(self, day: Date) -> Option<Date> {
        let (month, last) = self.last_day?;
        let in_year = |year| Date::new(year, month, last).or_else(|_| Date::new(year, month, last - 1)).ok();
        in_year(day.year()).filter(|last| *last >= day).or_else(|| in_year(day.year().checked_add(1)?))
    }
}

/// How often; `None` where the words do not say it, could be read in two ways, or say more of the moment than is read.
///
/// `twee keer per jaar` says how many there are and not how far they are apart: half a year, unless it says otherwise.
#[must_use]
pub fn cadence(text: &str) -> Option<Cadence> {
    let text = text.to_lowercase();
    let Some((often, moment)) = text.split_once(',') else {
        return Some(Cadence { months: months(&text)?, last_day: None });
    };
    let months = months(often).filter(|months| *months == 12)?;
    Some(Cadence { months, last_day: Some(last_day(moment)?) })
}

/// `voor 1 april`, `uiterlijk op 31 maart`, `before 1 April`, `by 31 March`, `avant le 1er avril`.
fn last_day(moment: &str) -> Option<(i8, i8)> {
    let words_of: Vec<&str> = moment.split_whitespace().collect();
    let (is_before, rest) = match words_of.as_slice() {
        ["voor" | "vóór" | "before", rest @ ..] | ["avant", "le", rest @ ..] => (true, rest),
        ["uiterlijk", "op", rest @ ..] | ["uiterlijk" | "by", rest @ ..] | ["au", "plus", "tard", "le", rest @ ..] => {
            (false, rest)
        }
        _ => return None,
    };
    let [day, name] = rest else { return None };
    let month = |language: &Language| {
        let names = words(*language).months;
        names.iter().position(|month| month.to_lowercase() == *name)
    };
    let month = i8::try_from(Language::ALL.iter().find_map(month)? + 1).ok()?;
    let day: i8 = if *day == "1er" { 1 } else { day.parse().ok()? };
    // A year that has every day there is.
    let named = Date::new(2024, month, day).ok()?;
    let last = if is_before { named.yesterday().ok()? } else { named };
    Some((last.month(), last.day()))
}

/// The months between two reports.
fn months(text: &str) -> Option<i32> {
    let is_stop = |sign: char| !sign.is_alphanumeric() && sign != '-';
    let words: Vec<&str> = text.split(is_stop).filter(|word| !word.is_empty()).collect();
    let stretch = |word: &str| STRETCHES.iter().find(|(names, _)| names.contains(&word)).map(|(_, months)| *months);
    let mut found = words.iter().enumerate().filter_map(|(at, word)| Some((at, stretch(word)?)));
    let (at, months) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let number = |word: &&str| {
        let named = NUMBERS.iter().find(|(name, _)| name == word).map(|(_, number)| *number);
        named.or_else(|| word.parse().ok()).filter(|number| (1..=120).contains(number))
    };
    let times = words[..at].iter().any(|word| matches!(*word, "keer" | "maal" | "times" | "fois"));
    let twice = words[..at].iter().any(|word| matches!(*word, "tweemaal" | "twice"));
    let count = words[..at].iter().rev().find_map(number);
    match (times, twice, count) {
        (_, true, _) => exactly(months, 2),
        (true, _, Some(count)) => exactly(months, count),
        (true, _, None) => None,
        (false, ..) if words[..at].last().is_some_and(|word| matches!(*word, "half" | "halve")) => exactly(months, 2),
        (false, _, count) => months.checked_mul(count.unwrap_or(1)),
    }
}

fn exactly(months: i32, parts: i32) -> Option<i32> {
    (months % parts == 0).then_some(months / parts)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::cadence;

    #[test]
    fn words_that_say_how_often_are_months() {
        let months = |text| cadence(text).map(|cadence| cadence.months);
        let said = ["elk jaar", "6 months", "elke drie maanden", "half jaar", "halfjaarlijks", "elk kwartaal"];
        assert_eq!(said.map(months), [Some(12), Some(6), Some(3), Some(6), Some(6), Some(3)]);
        let french = ["chaque année", "tous les six mois", "deux fois par an", "trimestriel", "tous les deux ans"];
        assert_eq!(french.map(months), [Some(12), Some(6), Some(6), Some(3), Some(24)]);
        assert_eq!(["twee keer per jaar", "twice a year", "every 2 years"].map(months), [Some(6), Some(6), Some(24)]);
    }

    #[test]
    fn a_day_of_the_year_is_the_last_one_for_the_report_of_that_year() {
        let next = |text, day| cadence(text).and_then(|cadence| cadence.after_report(day));
        for text in [
            "elk jaar, voor 1 april",
            "jaarlijks, uiterlijk op 31 maart",
            "every year, by 31 March",
            "chaque année, avant le 1er avril",
            "tous les ans, au plus tard le 31 mars",
        ] {
            assert_eq!(next(text, date(2026, 3, 26)), Some(date(2027, 3, 31)), "{text}");
            assert_eq!(next(text, date(2026, 3, 31)), Some(date(2027, 3, 31)), "{text}");
            // It came late, or too early for the next one; and early.
            assert_eq!(next(text, date(2026, 4, 1)), Some(date(2027, 3, 31)), "{text}");
            assert_eq!(next(text, date(2025, 9, 25)), Some(date(2026, 3, 31)), "{text}");
            assert_eq!(next(text, date(2025, 12, 20)), Some(date(2027, 3, 31)), "{text}");
        }
        let first = |text, day| cadence(text).and_then(|cadence| cadence.after_request(day));
        assert_eq!(first("elk jaar, voor 1 april", date(2022, 6, 14)), Some(date(2023, 3, 31)));
        assert_eq!(first("elk jaar, vóór 1 maart", date(2022, 6, 14)), Some(date(2023, 2, 28)));
        assert_eq!(first("elk jaar", date(2022, 6, 14)), Some(date(2023, 6, 14)));
        assert_eq!(next("elk kwartaal", date(2022, 11, 30)), Some(date(2023, 2, 28)));
    }

    #[test]
    fn moments_follow_each_other_from_the_day_of_the_report() {
        let third = |text, day| cadence(text).and_then(|cadence| cadence.nth_after_report(day, 3));
        assert_eq!(third("elke maand", date(2023, 1, 31)), Some(date(2023, 4, 30)));
        assert_eq!(third("elk jaar, voor 1 april", date(2026, 3, 26)), Some(date(2029, 3, 31)));
        assert_eq!(third("elk jaar, uiterlijk op 29 februari", date(2021, 3, 20)), Some(date(2024, 2, 29)));
    }

    #[test]
    fn words_that_do_not_say_how_often_are_none() {
        assert_eq!(
            ["periodiek", "bij elke brief", "elk jaar of elk kwartaal", "een paar keer per jaar"].map(cadence),
            [None; 4]
        );
        assert_eq!(
            ["elk jaar, in het voorjaar", "elk kwartaal, voor 1 april", "elk jaar, voor 31 april"].map(cadence),
            [None; 3]
        );
    }
}
