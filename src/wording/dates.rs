//! Dates and periods as readers of a language expect them.

use jiff::{Timestamp, civil::Date, tz::Offset};

use super::words;
use crate::model::{Edition, Language, Moment, Period, Unit};

/// `6 juni 2023`, with no-break spaces.
#[must_use]
pub fn date(day: Date, language: Language) -> String {
    format!("{}\u{a0}{}\u{a0}{}", day_of_month(day, language), month_name(day, language), day.year())
}

/// `6`; in French the first is `1er`.
fn day_of_month(day: Date, language: Language) -> String {
    let ordinal = if language == Language::French && day.day() == 1 { "er" } else { "" };
    format!("{}{ordinal}", day.day())
}

/// `1 oktober 2023 om 10.00 uur UTC`: a moment has no place, so it is said in the time that all places share.
#[must_use]
pub fn instant(moment: Timestamp, language: Language) -> String {
    let there = Offset::UTC.to_datetime(moment);
    let (hour, minute) = (there.hour(), there.minute());
    let time = match language {
        Language::Dutch => format!("{hour}.{minute:02}\u{a0}uur\u{a0}UTC"),
        Language::English => format!("{hour:02}:{minute:02}\u{a0}UTC"),
        Language::French => format!("{hour}\u{a0}h\u{a0}{minute:02}\u{a0}UTC"),
    };
    format!("{} {} {time}", date(there.date(), language), words(language).at_time)
}

/// What keeps an edition from readers at that moment; `None` where nothing does.
#[must_use]
pub fn unpublished(edition: &Edition, as_of: Timestamp, language: Language) -> Option<String> {
    let words = words(language);
    let why = match edition.embargo {
        Some(embargo) if !edition.draft => format!("{} {}", words.embargo_until, instant(embargo.end, language)),
        _ => words.not_published.to_owned(),
    };
    (!edition.is_published(as_of)).then_some(why)
}

fn month_name(day: Date, language: Language) -> &'static str {
    let month = usize::try_from(day.month()).unwrap_or(1);
    words(language).months.get(month.saturating_sub(1)).copied().unwrap_or("")
}

/// A period: `2022`, `juli 2021`, `20 en 21 februari 2023`, `januari tot en met mei 2023`.
#[must_use]
pub fn period(period: &Period, language: Language) -> String {
    let words = words(language);
    let first = period.start.earliest;
    let text = match period.unit {
        Unit::Day => date(first, language),
        Unit::Month => month(first, language),
        Unit::Quarter => format!("{} {} {}", words.quarters[usize::from(quarter(first))], words.quarter, first.year()),
        Unit::Season => format!("{} {}", words.seasons[usize::from(quarter(first))], first.year()),
        Unit::Year => first.year().to_string(),
        Unit::Span => span(period, language),
    };
    if period.uncertain { format!("{text} ({})", words.uncertain) } else { text }
}

/// When an event happens: `sinds september 2022`, `gepland voor …`, or that it is not dated.
#[must_use]
pub fn moment(moment: &Moment, language: Language) -> String {
    let words = words(language);
    match moment {
        Moment::At(at) => period(at, language),
        Moment::Since(start) => format!("{} {}", words.since, period(start, language)),
        Moment::Planned(at) => format!("{} {}", words.planned_for, period(at, language)),
        Moment::Undated | Moment::Unreadable => words.undated.to_owned(),
    }
}

fn month(day: Date, language: Language) -> String {
    format!("{}\u{a0}{}", month_name(day, language), day.year())
}

fn quarter(day: Date) -> u8 {
    u8::try_from((day.month() - 1) / 3).unwrap_or(0)
}

fn span(period: &Period, language: Language) -> String {
    let words = words(language);
    let (first, last) = (period.start.earliest, period.end.latest);
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let whole_years = whole_months && first.month() == 1 && last.month() == 12;
    let half = whole_months && first.year() == last.year();
    let to = words.up_to_and_including;
    match (first.month(), last.month()) {
        _ if whole_years && first.year() == last.year() => first.year().to_string(),
        _ if whole_years => format!("{} {to} {}", first.year(), last.year()),
        (1, 6) if half => format!("{} {}", words.first_half, first.year()),
        (7, 12) if half && period.start.is_certain() => format!("{} {}", words.second_half, first.year()),
        _ if half => format!("{} {to} {}", month_name(first, language), month(last, language)),
        _ if whole_months => format!("{} {to} {}", month(first, language), month(last, language)),
        _ if first.year() == last.year() && first.month() == last.month() => {
            let joint = if (last - first).get_days() == 1 { words.and } else { words.up_to_and_including_day };
            format!("{} {joint} {}", day_of_month(first, language), date(last, language))
        }
        _ => format!("{} {} {}", date(first, language), words.up_to_and_including_day, date(last, language)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Period};

    fn dutch(text: &str) -> String {
        super::period(&Period::parse(text).unwrap(), Language::Dutch).replace('\u{a0}', " ")
    }

    #[test]
    fn periods_are_said_in_words() {
        assert_eq!(dutch("2021"), "2021");
        assert_eq!(dutch("2022-23"), "najaar 2022");
        assert_eq!(dutch("2021-07"), "juli 2021");
        assert_eq!(dutch("2023-06-06"), "6 juni 2023");
        assert_eq!(dutch("2023-02-20/2023-02-21"), "20 en 21 februari 2023");
        assert_eq!(dutch("2023-01/2023-05"), "januari tot en met mei 2023");
        assert_eq!(dutch("2023-07/2023-12"), "tweede helft van 2023");
        assert_eq!(dutch("2022/2023"), "2022 tot en met 2023");
        assert_eq!(dutch("2023-Q2"), "tweede kwartaal 2023");
        assert_eq!(dutch("2021-07?/2021-12"), "juli tot en met december 2021 (onzeker)");
    }

    #[test]
    fn french_says_the_first_of_a_month_as_an_ordinal() {
        let french = |text| super::period(&Period::parse(text).unwrap(), Language::French).replace('\u{a0}', " ");
        assert_eq!(french("2023-06-01"), "1er juin 2023");
        assert_eq!(french("2023-06-01/2023-06-02"), "1er et 2 juin 2023");
        assert_eq!(french("2023-06-01/2023-06-21"), "1er au 21 juin 2023");
        assert_eq!(french("2023-01/2023-05"), "janvier à mai 2023");
        assert_eq!(french("2023-07/2023-12"), "second semestre 2023");
        assert_eq!(french("2023-Q2"), "deuxième trimestre 2023");
        assert_eq!(french("2022/2023"), "2022 à 2023");
    }

    #[test]
    fn a_moment_is_said_with_the_time_that_all_places_share() {
        let moment = "2023-10-01T12:05:00+02:00".parse().unwrap();
        let said = |language| super::instant(moment, language).replace('\u{a0}', " ");
        assert_eq!(said(Language::Dutch), "1 oktober 2023 om 10.05 uur UTC");
        assert_eq!(said(Language::English), "1 October 2023 at 10:05 UTC");
        assert_eq!(said(Language::French), "1er octobre 2023 à 10 h 05 UTC");
    }
}
