//! What has digits or number words and states no figure of a report: dates, parliamentary papers, articles of law,
//! numbers of sections, names.
//!
//! Each pattern is trusted as far as its section of the lexicon says: `nr. 64` is one whatever follows, `in 2022` is a year
//! unless something counted follows, `naar 1920` only where the report speaks of that year. What is taken ends where the
//! thing ends: the tail of a pattern, such as the next number of a list, is judged by itself.

use std::ops::Range;

use regex::{Captures, Regex};

use super::following::{Following, following};
use super::lexicon;
use crate::model::Language;

/// What the report knows that its words speak of.
pub struct Known<'k> {
    /// Whether it speaks of that year: its figures or its dates do.
    pub year: &'k dyn Fn(i16) -> bool,
    /// Whether that word, in lower case, is what its figures count.
    pub counted: &'k dyn Fn(&str) -> bool,
}

/// When something is what its pattern says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Whatever follows.
    Always,
    /// If the numbers in it grow.
    Rising,
    /// Unless something counted follows.
    UnlessCounted,
    /// It is a year, unless something counted follows; or something that may be, where the report does not know the year.
    Year,
    /// It is a year if the report knows it, and nothing follows that may be counted.
    KnownYear,
}

/// The patterns of one section of a lexicon, as one.
#[derive(Debug)]
pub(super) struct Patterns {
    /// How far they are trusted.
    pub(super) trust: Trust,
    /// What is looked for.
    pub(super) pattern: Regex,
    /// Its groups that are judged by themselves: the next numbers of a list, the year of a day.
    pub(super) tails: Vec<usize>,
    /// Its groups that only look like something recognised.
    pub(super) lookalikes: Vec<usize>,
}

/// The stretches of a text that state no figure of a report, although they have digits or number words.
#[must_use]
pub fn recognised(text: &str, language: Language, known: &Known<'_>) -> Vec<Range<usize>> {
    let lexicon = lexicon(language);
    let of = |patterns: &Patterns| -> Vec<Range<usize>> {
        let found = patterns.pattern.captures_iter(text);
        found.filter_map(|found| patterns.taken(&found, text, &Judge { language, known })).collect()
    };
    lexicon.recognised.iter().flat_map(of).collect()
}

struct Judge<'k> {
    language: Language,
    known: &'k Known<'k>,
}

impl Patterns {
    /// What is taken of something found: all of it, what stands before its tail, or nothing.
    fn taken(&self, found: &Captures<'_>, text: &str, judge: &Judge<'_>) -> Option<Range<usize>> {
        let group = |groups: &[usize]| groups.iter().find_map(|at| found.get(*at)).map(|group| group.range());
        let whole = found.get(0)?.range();
        if group(&self.lookalikes).is_some() {
            return None;
        }
        let tail = group(&self.tails);
        let body = whole.start..tail.as_ref().map_or(whole.end, |tail| tail.start);
        if !judge.stands(self.trust, text, &body) {
            return None;
        }
        let tail = tail.filter(|tail| judge.stands(self.trust.of_tail(&text[tail.clone()]), text, tail));
        Some(body.start..tail.map_or(body.end, |tail| tail.end))
    }
}

impl Trust {
    /// A tail is a year like others, or a number of a list, which a count can follow.
    fn of_tail(self, tail: &str) -> Trust {
        match self {
            Trust::KnownYear => Trust::KnownYear,
            _ if years(tail).next().is_some() => Trust::Year,
            _ => Trust::KnownYear,
        }
    }
}

impl Judge<'_> {
    fn stands(&self, trust: Trust, text: &str, range: &Range<usize>) -> bool {
        let words = &text[range.clone()];
        let follows = || following(text, range.end, self.language, self.known.counted);
        let knows = || years(words).all(|year| (self.known.year)(year));
        match trust {
            Trust::Always => true,
            Trust::Rising => rises(words),
            Trust::UnlessCounted => follows() != Following::Counted,
            Trust::Year if !spans_are_short(words) => false,
            Trust::Year if knows() => follows() != Following::Counted,
            Trust::Year => follows() <= Following::Other,
            Trust::KnownYear => spans_are_short(words) && knows() && follows() <= Following::Other,
        }
    }
}

/// The years with four digits that words name.
fn years(words: &str) -> impl Iterator<Item = i16> + '_ {
    numbers(words).filter(|digits| digits.len() == 4).filter_map(|digits| digits.parse().ok())
}

fn numbers(words: &str) -> impl Iterator<Item = &str> {
    words.split(|mark: char| !mark.is_ascii_digit()).filter(|digits| !digits.is_empty())
}

fn rises(words: &str) -> bool {
    let numbers: Vec<u32> = numbers(words).filter_map(|digits| digits.parse().ok()).collect();
    numbers.is_sorted_by(|one, next| one < next)
}

/// Whether every `2022/23` is a year and the next, and every `2019-22` goes on for some years: 2022/30 is no span of time.
fn spans_are_short(words: &str) -> bool {
    const LONGEST: i32 = 50;
    let bytes_are = |part: &str| part.len() == 4 || part.len() == 2;
    let mut rest = words;
    while let Some(at) = rest.find(['/', '-', '\u{2013}']) {
        let (before, after) = rest.split_at(at);
        let mark = after.chars().next().map_or(1, char::len_utf8);
        let (first, last) = (before.trim_end_matches(|it: char| it.is_ascii_digit()).len(), &after[mark..]);
        let first = &before[first..];
        let last = last.trim_start_matches(['\u{2019}', '\u{2018}', '\'']);
        let last = &last[..last.find(|it: char| !it.is_ascii_digit()).unwrap_or(last.len())];
        if let (Ok(from), Ok(to)) = (first.parse::<i32>(), last.parse::<i32>())
            && first.len() == 4
            && bytes_are(last)
        {
            let length = if last.len() == 2 { (to - from).rem_euclid(100) } else { to - from };
            let longest = if after.starts_with('/') { 1 } else { LONGEST };
            if !(1..=longest).contains(&length) {
                return false;
            }
        }
        rest = &after[mark..];
    }
    true
}
