//! Goes through a text from left to right, past the parts of which citations are made.
//!
//! What is not there leaves the cursor where it was. Spaces are of any kind: no-break spaces stand in letters, narrow
//! ones in what is copied from a PDF.

use super::{Chamber, Pages, Session, Slip};

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// In bytes, always between two characters.
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Cursor<'t> {
        Cursor { text, at }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// What stands between an earlier place and this one.
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or("")
    }

    /// The end of what stands before this place, spaces left out.
    pub(super) fn before_spaces(&self) -> usize {
        self.text.get(..self.at).map_or(self.at, |before| before.trim_end().len())
    }

    /// Past everything that is so.
    pub(super) fn skip(&mut self, is_so: impl Fn(char) -> bool) -> &'t str {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|sign| !is_so(sign)).unwrap_or(rest.len());
        self.since(start)
    }

    pub(super) fn spaces(&mut self) -> bool {
        !self.skip(char::is_whitespace).is_empty()
    }

    /// Past one of those signs.
    pub(super) fn sign(&mut self, signs: &[char]) -> bool {
        let found = self.peek().filter(|sign| signs.contains(sign));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    /// Past a comma and the spaces around it, either of which may be missing.
    pub(super) fn comma(&mut self) -> bool {
        self.spaces();
        let found = self.sign(&[',']);
        self.spaces();
        found
    }

    /// Past digits that no letter or digit follows.
    pub(super) fn number(&mut self, lengths: std::ops::RangeInclusive<usize>) -> Option<&'t str> {
        let mut ahead = *self;
        let digits = ahead.skip(|sign| sign.is_ascii_digit());
        if !lengths.contains(&digits.len()) || ahead.peek().is_some_and(char::is_alphanumeric) {
            return None;
        }
        *self = ahead;
        Some(digits)
    }

    /// Past one of those words, in whatever capitals, with the point of an abbreviation behind it.
    pub(super) fn word(&mut self, words: &[&str]) -> bool {
        let mut ahead = *self;
        let found = ahead.skip(char::is_alphabetic);
        if !words.iter().any(|word| word.eq_ignore_ascii_case(found)) {
            return false;
        }
        ahead.sign(&['.']);
        *self = ahead;
        true
    }

    /// Past words that follow each other.
    pub(super) fn words(&mut self, words: &[&[&str]]) -> bool {
        let mut ahead = *self;
        for (at, alternatives) in words.iter().enumerate() {
            if at > 0 && !ahead.spaces() || !ahead.word(alternatives) {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Past the sign of a chamber, or those of both, of which none is meant.
    pub(super) fn chamber_or_both(&mut self) -> Option<Chamber> {
        let mut ahead = *self;
        let first = ahead.chamber()?;
        let mut both = ahead;
        let is_both = both.sign(&['/']) || both.spaces() && both.word(&["en", "and", "et"]);
        if is_both && both.chamber().is_some() {
            *self = both;
            return None;
        }
        *self = ahead;
        Some(first)
    }

    /// Past the spaces and the sign of a chamber.
    fn chamber(&mut self) -> Option<Chamber> {
        let mut ahead = *self;
        ahead.spaces();
        let chamber = match ahead.skip(char::is_alphanumeric) {
            "I" | "EK" => Chamber::Eerste,
            "II" | "TK" => Chamber::Tweede,
            _ => return None,
        };
        *self = ahead;
        Some(chamber)
    }

    /// Past a comma and a parliamentary year: `2009/10`, `2009-2010`.
    pub(super) fn session(&mut self) -> Result<Option<Session>, Slip> {
        let mut ahead = *self;
        ahead.comma();
        if ahead.word(&["vergaderjaar"]) {
            ahead.spaces();
        }
        let start = ahead.at;
        let first = ahead.skip(|sign| sign.is_ascii_digit());
        let is_parted = ahead.sign(&['/', '-', '–']);
        let second = ahead.skip(|sign| sign.is_ascii_digit());
        if first.len() != 4 || !is_parted || !matches!(second.len(), 2 | 4) {
            return Ok(None);
        }
        *self = ahead;
        session(first, second).map(Some).ok_or_else(|| Slip::Session(ahead.since(start).to_owned()))
    }

    /// Past a comma and pages: `p. 3`, `p. 25-36`.
    pub(super) fn pages(&mut self) -> Option<Pages> {
        let mut ahead = *self;
        ahead.comma();
        if !ahead.word(&["p", "pp", "blz", "pag"]) {
            return None;
        }
        ahead.spaces();
        let first = ahead.number(1..=6)?.parse().ok()?;
        *self = ahead;
        ahead.spaces();
        if ahead.sign(&['-', '–']) {
            ahead.spaces();
            let last = ahead.number(1..=6).and_then(|last| last.parse().ok());
            if let Some(last) = last.filter(|last| *last >= first) {
                *self = ahead;
                return Some(Pages { first, last });
            }
        }
        Some(Pages { first, last: first })
    }

    /// Past a comma and that word with its number: `nr. 108`.
    pub(super) fn numbered(&mut self, words: &[&str]) -> Option<u32> {
        let mut ahead = *self;
        ahead.comma();
        if !ahead.word(words) {
            return None;
        }
        ahead.spaces();
        let number = ahead.number(1..=5)?.parse().ok()?;
        *self = ahead;
        Some(number)
    }
}

/// A year and the one after it; the second may be its last two digits.
pub(super) fn session(first: &str, second: &str) -> Option<Session> {
    let year: u16 = first.parse().ok()?;
    let end: u16 = second.parse().ok()?;
    let next = year.checked_add(1).filter(|_| year >= FIRST_SESSION)?;
    let is_next = if second.len() == 2 { next % 100 == end } else { next == end };
    is_next.then_some(Session(year))
}

/// The Staten-Generaal have had two chambers and printed papers since.
const FIRST_SESSION: u16 = 1815;
