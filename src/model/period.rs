//! Stretches of time as sources state them: ISO 8601-2 (EDTF), with bounds that may be uncertain.

use jiff::civil::{Date, date};

/// The unit in which a period is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// `2023-05-12`
    Day,
    /// `2023-05`
    Month,
    /// `2023-Q2`
    Quarter,
    /// `2022-23`: autumn; 21 to 24 are spring to winter, each of three months
    Season,
    /// `2023`
    Year,
    /// `2022-09/2023-08`: from one to the other
    Span,
}

/// A bound of a period: a day, or the stretch in which that day lies where the source is not sure of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bound {
    /// The first day that it can be.
    pub earliest: Date,
    /// The last day that it can be.
    pub latest: Date,
}

impl Bound {
    fn certain(day: Date) -> Bound {
        Bound { earliest: day, latest: day }
    }

    /// Whether the day itself is known.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.earliest == self.latest
    }
}

/// A stretch of days, first and last included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub start: Bound,
    /// Its last day.
    pub end: Bound,
    /// How it is written.
    pub unit: Unit,
    /// Marked `?` or `~` as a whole: the source is not sure of it.
    pub uncertain: bool,
    /// As it is written.
    pub text: String,
}

impl Period {
    /// Reads `2023`, `2023-05`, `2023-05-12`, `2023-Q2`, `2022-23` (autumn) and `start/end` of those, each with `?` or `~` behind it.
    ///
    /// # Errors
    /// What is wrong, in words that follow "…: ".
    pub fn parse(text: &str) -> Result<Period, String> {
        let Some((from, to)) = text.split_once('/') else {
            let (first, last, unit, uncertain) = point(text)?;
            let (start, end) = (Bound::certain(first), Bound::certain(last));
            return Ok(Period { start, end, unit, uncertain, text: text.to_owned() });
        };
        let (from_first, from_last, _, from_uncertain) = point(from)?;
        let (to_first, to_last, _, to_uncertain) = point(to)?;
        if to_last < from_first {
            return Err(String::from("it ends before it starts"));
        }
        // An uncertain month as a bound means: some day of that month.
        let start = Bound { earliest: from_first, latest: if from_uncertain { from_last } else { from_first } };
        let end = Bound { earliest: if to_uncertain { to_first } else { to_last }, latest: to_last };
        Ok(Period { start, end, unit: Unit::Span, uncertain: from_uncertain || to_uncertain, text: text.to_owned() })
    }

    /// Its length in days; where a bound is uncertain, the longest it can be.
    #[must_use]
    pub fn days(&self) -> i32 {
        (self.end.latest - self.start.earliest).get_days() + 1
    }

    /// The year in which it ends.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.end.latest.year()
    }

    /// Whether it is written as a stretch shorter than a year, such as `2023-01/2023-05`.
    #[must_use]
    pub fn is_part_of_a_year(&self) -> bool {
        self.unit == Unit::Span && self.days() < 365
    }

    /// Whether it surely lies inside the other and is not the other itself.
    #[must_use]
    pub fn is_inside(&self, other: &Period) -> bool {
        let within = other.start.latest <= self.start.earliest && self.end.latest <= other.end.earliest;
        within && self.days() < other.days()
    }

    /// Whether the two can share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Period) -> bool {
        self.start.earliest <= other.end.latest && other.start.earliest <= self.end.latest
    }

    /// The order in time: by end, then by start.
    #[must_use]
    pub fn order(&self) -> (Date, Date) {
        (self.end.latest, self.start.earliest)
    }
}

/// Periods that follow each other, for what a new edition adds to those before it.
impl Period {
    /// Its length in whole months; `None` where it has another length, or an uncertain one.
    #[must_use]
    pub fn months(&self) -> Option<i32> {
        let after = self.end.latest.tomorrow().ok()?;
        let certain = self.start.is_certain() && self.end.is_certain();
        months_from(self.start.earliest, after).filter(|_| certain && self.start.earliest.day() == 1)
    }

    /// How many whole months later than the other it starts.
    #[must_use]
    pub fn months_after(&self, earlier: &Period) -> Option<i32> {
        months_from(earlier.start.earliest, self.start.earliest)
    }

    /// The same period so many months later, written in the same way; `None` where it cannot be written so.
    #[must_use]
    pub fn later_by(&self, months: i32) -> Option<Period> {
        let points: Option<Vec<String>> = self.text.split('/').map(|text| point_later(text, months)).collect();
        Period::parse(&points?.join("/")).ok()
    }

    /// The period of the same length that begins when this one has ended.
    #[must_use]
    pub fn following(&self) -> Option<Period> {
        self.later_by(self.months()?)
    }
}

fn months_from(from: Date, to: Date) -> Option<i32> {
    let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    (from.day() == to.day()).then(|| months(to) - months(from))
}

fn point_later(text: &str, months: i32) -> Option<String> {
    let (first, _, unit, _) = point(text).ok()?;
    let later = first.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
    let (year, month) = (later.year(), later.month());
    let text = match unit {
        Unit::Year => format!("{year:04}"),
        Unit::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        // Winter is named after the year of its December.
        Unit::Season => format!("{year:04}-{}", 20 + month / 3),
        Unit::Month => format!("{year:04}-{month:02}"),
        Unit::Day | Unit::Span => format!("{year:04}-{month:02}-{:02}", later.day()),
    };
    // Years can be told later by years only, quarters by quarters.
    let shifted = point(&text).ok().filter(|(start, ..)| *start == later);
    shifted.map(|_| text)
}

/// First and last day, unit and uncertainty of a single EDTF expression.
fn point(text: &str) -> Result<(Date, Date, Unit, bool), String> {
    let plain = text.trim_end_matches(['?', '~', '%']);
    let uncertain = plain.len() < text.len();
    let parts: Vec<&str> = plain.split('-').collect();
    let year = digits(parts.first().copied().unwrap_or(""), 4)?;
    let (first, last, unit) = match parts.get(1..).unwrap_or(&[]) {
        [] => (day(year, 1, 1)?, day(year, 12, 31)?, Unit::Year),
        [quarter] if quarter.starts_with('Q') => {
            let number = digits(quarter.get(1..).unwrap_or(""), 1)?;
            if !(1..=4).contains(&number) {
                return Err(format!("`{quarter}` is no quarter; they are Q1 to Q4"));
            }
            (day(year, number * 3 - 2, 1)?, day(year, number * 3, 1)?.last_of_month(), Unit::Quarter)
        }
        [season @ ("21" | "22" | "23" | "24")] => {
            // Meteorological seasons; winter begins in December of the year that it is named after.
            let first = day(year, (digits(season, 2)? - 20) * 3, 1)?;
            (first, first.saturating_add(jiff::Span::new().months(2)).last_of_month(), Unit::Season)
        }
        [month] => {
            let first = day(year, digits(month, 2)?, 1)?;
            (first, first.last_of_month(), Unit::Month)
        }
        [month, of_month] => {
            let only = day(year, digits(month, 2)?, digits(of_month, 2)?)?;
            (only, only, Unit::Day)
        }
        _ => return Err(format!("`{text}` has more than year, month and day")),
    };
    Ok((first, last, unit, uncertain))
}

fn digits(text: &str, width: usize) -> Result<i16, String> {
    let right = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = right.then(|| text.parse().ok()).flatten();
    number.ok_or_else(|| format!("`{text}` is not {width} digits"))
}

fn day(year: i16, month: i16, of_month: i16) -> Result<Date, String> {
    let fit = |number: i16| i8::try_from(number).unwrap_or(i8::MAX);
    Date::new(year, fit(month), fit(of_month)).map_err(|_| format!("there is no {year:04}-{month:02}-{of_month:02}"))
}

impl Period {
    /// Where its first day lies as a year with a fraction, for drawing along a time axis.
    #[must_use]
    pub fn start_as_year(&self) -> f64 {
        let first = self.start.earliest;
        let year_start = date(first.year(), 1, 1);
        let passed = f64::from((first - year_start).get_days());
        f64::from(first.year()) + passed / f64::from(first.days_in_year())
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn reads_what_sources_write() {
        for text in
            ["2023", "2023-05", "2023-05-12", "2023-Q2", "2022-23", "2022-09/2023-08", "2021-07?/2021-12", "2023?"]
        {
            assert!(Period::parse(text).is_ok(), "{text}");
        }
        for text in ["", "23", "2023-13", "2023-Q5", "2023-02-30", "2023-05/2023-01", "tot juni", "2023/"] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_plan_signed_on_an_unknown_day_of_july_lies_within_its_year() {
        let since = period("2021-07?/2021-12");
        assert!(since.is_inside(&period("2021")));
        assert!(!since.start.is_certain());
        assert!(since.is_part_of_a_year());
    }

    #[test]
    fn a_period_is_followed_by_one_of_its_length() {
        let after = |text| period(text).following().map(|next| next.text);
        for (text, next) in [
            ("2023", "2024"),
            ("2023-Q4", "2024-Q1"),
            ("2023-12", "2024-01"),
            ("2022-24", "2023-21"),
            ("2023-01/2023-06", "2023-07/2023-12"),
            ("2022-09/2023-08", "2023-09/2024-08"),
            ("2022/2023", "2024/2025"),
            ("2023-01-01/2023-03-31", "2023-04-01/2023-06-30"),
        ] {
            assert_eq!(after(text).as_deref(), Some(next), "{text}");
        }
        for text in ["2023-05-12", "2023-02-20/2023-02-21", "2021-07?/2021-12", "9999"] {
            assert_eq!(after(text), None, "{text}");
        }
        assert_eq!(period("2022-06").later_by(12), Some(period("2023-06")));
        assert_eq!(period("2022").later_by(6), None);
    }

    #[test]
    fn a_school_year_is_a_whole_year() {
        assert!(!period("2022-09/2023-08").is_part_of_a_year());
        assert!(period("2023-01/2023-05").is_part_of_a_year());
        assert!(!period("2023-Q2").is_part_of_a_year());
    }
}
