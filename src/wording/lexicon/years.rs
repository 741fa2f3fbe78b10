//! Of which years a sentence speaks, and of which of them its figures are.

use std::ops::Range;

use regex::Regex;

use super::lexicon;
use crate::model::Language;

/// How the groups of a pattern are named whose line begins with `!`.
pub(super) const LOOKS_LIKE: &str = "lookalike";

/// The patterns of a language that tell time; `None` where one is faulty.
#[derive(Debug)]
pub(super) struct Times {
    /// Words with a year of which the figures of a sentence are; as lookalike, a year that they are compared with.
    pub(super) figure_years: Option<Regex>,
    /// A treaty or letter with its year.
    pub(super) thing_years: Option<Regex>,
    /// Words that lead to another time than the year that is named.
    pub(super) elsewhere: Option<Regex>,
    /// Words that lead from one figure to the next.
    pub(super) figure_to_figure: Option<Regex>,
}

impl Times {
    /// Whether all could be read.
    #[cfg(test)]
    pub(super) fn are_read(&self) -> bool {
        [&self.figure_years, &self.thing_years, &self.elsewhere, &self.figure_to_figure].iter().all(|it| it.is_some())
    }
}

/// A year that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedYear {
    /// Its four digits in the text.
    pub range: Range<usize>,
    /// The year.
    pub year: i16,
    /// The last year of what it begins: 2023 of `2022/23`.
    pub last: i16,
    /// Whether its words make it the year of the sentence's figures: `in 2022`, but not `dan in 2022`.
    pub of_figures: bool,
}

/// The years that a text names, without those in the names of things; four digits may still count something.
#[must_use]
pub fn named_years(text: &str, language: Language) -> Vec<NamedYear> {
    let times = &lexicon(language).times;
    let things = ranges(times.thing_years.as_ref(), text);
    let own: Vec<Range<usize>> = times.figure_years.iter().flat_map(|pattern| of_figures(pattern, text)).collect();
    let years = digits(text).filter(|range| !things.iter().any(|thing| holds(thing, range)));
    let named = |range: Range<usize>| {
        let year: i16 = text[range.clone()].parse().ok().filter(|year| (1800..2100).contains(year))?;
        let last = end_of_span(&text[range.end..], year);
        let of_figures = own.iter().any(|own| holds(own, &range));
        Some(NamedYear { range, year, last, of_figures })
    };
    years.filter_map(named).collect()
}

/// Whether words lead to another time than the years that a text names: `sinds 2019`, `een jaar later`.
#[must_use]
pub fn tells_other_time(text: &str, language: Language) -> bool {
    lexicon(language).times.elsewhere.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Whether words lead from one figure of a text to another, which may be of another year.
#[must_use]
pub fn leads_to_another(text: &str, language: Language) -> bool {
    lexicon(language).times.figure_to_figure.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

fn ranges(pattern: Option<&Regex>, text: &str) -> Vec<Range<usize>> {
    pattern.map(|pattern| pattern.find_iter(text).map(|found| found.range()).collect()).unwrap_or_default()
}

fn of_figures(pattern: &Regex, text: &str) -> Vec<Range<usize>> {
    let lookalikes: Vec<usize> = pattern
        .capture_names()
        .enumerate()
        .filter(|(_, name)| name.is_some_and(|name| name.starts_with(LOOKS_LIKE)))
        .map(|(at, _)| at)
        .collect();
    let found = pattern.captures_iter(text);
    let own = found.filter(|found| lookalikes.iter().all(|at| found.get(*at).is_none()));
    own.filter_map(|found| found.get(0)).map(|found| found.range()).collect()
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Runs of just four digits.
fn digits(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    let runs = std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(|mark: char| mark.is_ascii_digit())?;
        let end = text[start..].find(|mark: char| !mark.is_ascii_digit()).map_or(text.len(), |length| start + length);
        from = end;
        Some(start..end)
    });
    runs.filter(|range| range.len() == 4)
}

/// The year with which a span ends that begins with a year: `/23` and `-2025` behind 2022.
fn end_of_span(after: &str, year: i16) -> i16 {
    let rest = after.strip_prefix(['/', '-', '\u{2013}']).unwrap_or("");
    let rest = rest.trim_start_matches(['\u{2019}', '\u{2018}', '\'']);
    let digits = &rest[..rest.find(|mark: char| !mark.is_ascii_digit()).unwrap_or(rest.len())];
    match (digits.len(), digits.parse::<i16>()) {
        (4, Ok(last)) => last.max(year),
        (2, Ok(last)) => year + (last - year).rem_euclid(100),
        _ => year,
    }
}
