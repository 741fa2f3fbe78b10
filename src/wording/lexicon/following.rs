//! What follows a number, as far as it tells a year or the number of an article from a count.

use std::ops::Range;

use super::{Lexicon, lexicon};
use crate::model::Language;

/// From the least to the most sure sign that the number before it counts something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Following {
    /// No word: the text ends, or is parted by a mark.
    Nothing,
    /// A word that nothing is counted by: `werden`, `bij`.
    Other,
    /// A word that says of what kind something counted is: `nieuwe afspraken`.
    Described,
    /// A word in the plural, or one that is spelt like it.
    Perhaps,
    /// What is counted, or its unit: `zaken`, `%`, `euro`.
    Counted,
}

/// What follows in a text at that byte.
pub(super) fn following(text: &str, at: usize, language: Language, counted: &dyn Fn(&str) -> bool) -> Following {
    let after = text.get(..at).map_or("", |before| &text[before.trim_end().len()..]);
    let next = without_aside(after.trim_start());
    if begins_with_unit(next) || after.starts_with(",-") {
        return Following::Counted;
    }
    if next.len() == after.len() {
        // Nothing parts the two, so it is a mark.
        return Following::Nothing;
    }
    let reader = Reader { lexicon: lexicon(language), counted };
    let (word, rest) = first_word(next);
    match reader.class(&word) {
        Following::Other if reader.describes(&word) => {
            let kind = reader.class(&first_word(rest.trim_start()).0);
            if kind > Following::Other { Following::Described } else { Following::Other }
        }
        class => class,
    }
}

/// Whether a sign says what the number before it is in; before digits, that of a currency is theirs.
fn begins_with_unit(text: &str) -> bool {
    let currency = text.strip_prefix(['\u{20ac}', '$']);
    text.starts_with(['%', '\u{2030}'])
        || currency.is_some_and(|rest| !rest.trim_start().starts_with(|mark: char| mark.is_ascii_digit()))
}

/// What stands in brackets parts no number from what it counts: `2000 (tweeduizend) zaken`.
fn without_aside(text: &str) -> &str {
    let inside = text.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    inside.map_or(text, |(_, after)| after.trim_start())
}

/// The word with which a text begins, in lower case, and what follows it.
pub(super) fn first_word(text: &str) -> (String, &str) {
    let within = |mark: char| mark.is_alphabetic() || matches!(mark, '\u{2019}' | '\'' | '-' | '&');
    let end = text.find(|mark: char| !within(mark)).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(|mark: char| !mark.is_alphabetic());
    (word.to_lowercase().replace('\'', "\u{2019}"), &text[end..])
}

struct Reader<'r> {
    lexicon: &'r Lexicon,
    counted: &'r dyn Fn(&str) -> bool,
}

impl Reader<'_> {
    fn class(&self, word: &str) -> Following {
        let (counted, uncounted) = (self.lexicon.counted.fits(word), self.lexicon.uncounted.fits(word));
        match (counted, uncounted) {
            _ if word.is_empty() => Following::Nothing,
            // The longer of two endings says more: `aanvragen` are counted, although `vragen` is done.
            (Some(counted), uncounted) if Some(counted) >= uncounted => Following::Counted,
            (_, Some(uncounted)) if uncounted == usize::MAX => Following::Other,
            _ if (self.counted)(word) => Following::Counted,
            (_, Some(_)) => Following::Other,
            _ if self.lexicon.plural.fits(word).is_some() => Following::Perhaps,
            _ => Following::Other,
        }
    }

    fn describes(&self, word: &str) -> bool {
        self.lexicon.describing.fits(word).is_some() && self.lexicon.uncounted.fits(word) != Some(usize::MAX)
    }
}

/// The words of a header that are in the plural, in lower case: what its row may count.
#[must_use]
pub fn may_be_counted(header: &str, language: Language) -> Vec<String> {
    let reader = Reader { lexicon: lexicon(language), counted: &|_| false };
    let words = header.split(char::is_whitespace).map(|word| first_word(word).0);
    words.filter(|word| reader.class(word) >= Following::Perhaps).collect()
}

/// Whether the number that ends at that byte counts periods: `drie jaar op rij`, `de twee voorgaande schooljaren`.
#[must_use]
pub fn counts_periods(text: &str, at: usize, language: Language) -> bool {
    let reader = Reader { lexicon: lexicon(language), counted: &|_| false };
    let mut rest = text.get(at..).unwrap_or("");
    // A word or two may say which they are.
    for _ in 0..3 {
        let (word, after) = first_word(rest.trim_start());
        if reader.lexicon.periods.fits(&word).is_some() {
            return true;
        }
        if !reader.describes(&word) || reader.class(&word) > Following::Other {
            return false;
        }
        rest = after;
    }
    false
}

/// How many bytes the word has with which a text begins, if something is counted by it.
#[must_use]
pub fn first_counted(text: &str, language: Language, counted: &dyn Fn(&str) -> bool) -> Option<usize> {
    let rest = text.strip_prefix(char::is_whitespace)?.trim_start();
    let (word, after) = first_word(rest);
    let reader = Reader { lexicon: lexicon(language), counted };
    (reader.class(&word) == Following::Counted).then(|| rest.len() - after.len())
}

/// The word that the number before a text counts, with the bytes before it: `verzoeken`, also in ` nieuwe verzoeken`.
///
/// Only a word that `counted` knows is one, and none in which anything may be told: `gevallen`.
#[must_use]
pub fn counted_first(text: &str, language: Language, counted: &dyn Fn(&str) -> bool) -> Option<Range<usize>> {
    let reader = Reader { lexicon: lexicon(language), counted: &|_| false };
    let mut rest = text.strip_prefix(char::is_whitespace)?;
    // One word may say of what kind they are.
    for _ in 0..2 {
        let next = rest.trim_start();
        let (word, after) = first_word(next);
        if reader.lexicon.told_in.fits(&word).is_some() {
            return None;
        }
        if counted(&word) {
            let start = text.len() - next.len();
            return Some(start..text.len() - after.len());
        }
        if !reader.describes(&word) || reader.class(&word) > Following::Other || !after.starts_with(char::is_whitespace)
        {
            return None;
        }
        rest = after;
    }
    None
}
