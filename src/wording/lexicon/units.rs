//! What stands right beside a number and makes another number of it: units, signs in words, what multiplies.

use std::ops::Range;

use super::following::first_word;
use super::lexicon;
use crate::model::Language;

/// How many bytes the word has with which a text begins behind its space, if it makes so many times as much, or so many
/// parts, of the number before it: `mln`, `honderdste`, `duizend`.
#[must_use]
pub fn multiplier_first(text: &str, language: Language) -> Option<usize> {
    let rest = text.trim_start();
    let (word, after) = first_word(rest);
    let lexicon = lexicon(language);
    let is_scale = lexicon.scales.iter().any(|(scale, _)| *scale == word);
    (is_scale || lexicon.multipliers.fits(&word).is_some()).then(|| rest.len() - after.len())
}

/// The unit with which a text begins behind its space, if it is one that counts do not have: `‰`, `per mille`, `euro`.
#[must_use]
pub fn measure_first(text: &str, language: Language) -> Option<&str> {
    let rest = text.trim_start();
    let measures = lexicon(language).measures.iter();
    measures.filter_map(|measure| begun(rest, measure)).max_by_key(|found| found.len())
}

/// The word with which a text ends, if it stands for a sign of the number behind it: `min`.
#[must_use]
pub fn sign_last(text: &str, language: Language) -> Option<Range<usize>> {
    let before = text.trim_end();
    let start = before.rfind(|mark: char| !mark.is_alphanumeric()).map_or(0, |at| at + width(before, at));
    let word = before.get(start..)?.to_lowercase();
    let signs = &lexicon(language).signs_before;
    (before.len() < text.len() && signs.contains(&word.as_str())).then_some(start..before.len())
}

/// How many bytes the word has with which a text begins, if it is a sign of the number before it: `plus`.
#[must_use]
pub fn sign_behind(text: &str, language: Language) -> Option<usize> {
    let rest = text.trim_start();
    let (word, after) = first_word(rest);
    lexicon(language).signs_behind.contains(&word.as_str()).then(|| rest.len() - after.len())
}

/// Whether a number word makes a factor with what follows it: `twee` before ` keer zoveel`, `driemaal` before ` zo hoog`.
#[must_use]
pub fn is_factor(number: &str, behind: &str, language: Language) -> bool {
    let (lexicon, number) = (lexicon(language), number.to_lowercase());
    let (word, after) = first_word(behind.trim_start());
    let is_times = lexicon.times_words.contains(&word.as_str());
    let ends_in_times = lexicon.times_words.iter().any(|times| number.ends_with(times));
    let then = match (is_times, ends_in_times || matches!(number.as_str(), "twice" | "thrice")) {
        (true, _) => first_word(after.trim_start()).0,
        (false, true) => word,
        (false, false) => return false,
    };
    lexicon.factor_words.contains(&then.replace('\u{2019}', "'").as_str())
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// What a text begins with, if it is those words and they end there; any space is a space, any apostrophe one.
fn begun<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut end = 0;
    let mut letters = text.chars();
    for wanted in words.chars() {
        let letter = letters.next()?;
        let alike = match wanted {
            ' ' => letter.is_whitespace(),
            '\'' => matches!(letter, '\'' | '\u{2019}'),
            wanted => letter.to_lowercase().eq(wanted.to_lowercase()),
        };
        if !alike {
            return None;
        }
        end += letter.len_utf8();
    }
    let goes_on = words.ends_with(char::is_alphanumeric)
        && letters.next().is_some_and(|next| next.is_alphanumeric() || matches!(next, '-' | '\u{2019}' | '\''));
    (!goes_on).then(|| &text[..end])
}
