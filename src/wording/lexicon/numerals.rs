//! Where a text states a number: in digits, in words, or in a turn of speech.
//!
//! A number is taken as far as it goes: `20222` is one, and so are `1.030`, `19 637` and `18-jarige`. Whatever holds a
//! digit is a numeral, so what nobody thought of is noticed rather than passed over.

use std::ops::Range;

use super::{Lexicon, beginning, lexicon};
use crate::model::Language;

/// A stretch of a text that states a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// It has no digit, so it only is a number in the language of the text.
    pub in_words: bool,
}

/// Every number that a text states, in its order; what touches or overlaps is one.
#[must_use]
pub fn numerals(text: &str, language: Language) -> Vec<Numeral> {
    let lexicon = lexicon(language);
    let mut found: Vec<Numeral> = tokens(text).filter_map(|range| numeral(text, range, lexicon)).collect();
    if let Some(pattern) = &lexicon.number_phrases {
        let phrases = pattern
            .find_iter(text)
            .map(|phrase| Numeral { range: phrase.range(), in_words: !phrase.as_str().chars().any(char::is_numeric) });
        found.extend(phrases);
    }
    found.sort_by_key(|numeral| (numeral.range.start, numeral.range.end));
    joined(found, text, lexicon)
}

/// What a word says as a number: `zes`, `vijfentwintig`, `tweehonderdvijftig`, `twenty-five`; lower case.
pub(in crate::wording) fn value(word: &str, language: Language) -> Option<i64> {
    let (word, lexicon) = (word.trim(), lexicon(language));
    let of_times = || lexicon.times_words.iter().find_map(|times| whole(word.strip_suffix(times)?, lexicon));
    whole(word, lexicon).or_else(of_times)
}

fn numeral(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Option<Numeral> {
    let word = text.get(range.clone())?;
    if word.chars().any(char::is_numeric) {
        return Some(Numeral { range, in_words: false });
    }
    (lexicon.number_beginnings.contains(&beginning(word)) && says_number(&word.to_lowercase(), lexicon))
        .then_some(Numeral { range, in_words: true })
}

fn says_number(word: &str, lexicon: &Lexicon) -> bool {
    if lexicon.not_alone.contains(&word) {
        return false;
    }
    // `three-year` says three, `twenty-first` no number.
    if let Some((first, _)) = word.split_once('-')
        && whole(word, lexicon).is_none()
    {
        return lexicon.ordinals.fits(word).is_none() && says_number(first, lexicon);
    }
    let with_ending = lexicon.endings.iter().filter_map(|ending| word.strip_suffix(ending));
    whole(word, lexicon).is_some() || with_ending.into_iter().any(|number| whole(number, lexicon).is_some())
}

/// A whole number in words. What is left to read grows shorter with every step, so it ends.
fn whole(word: &str, lexicon: &Lexicon) -> Option<i64> {
    if let Some(value) = lexicon.numbers.get(word) {
        return Some(*value);
    }
    scaled(word, lexicon).or_else(|| unit_and_ten(word, lexicon))
}

/// `tweehonderdvijftig`: so many times the scale, and the rest.
fn scaled(word: &str, lexicon: &Lexicon) -> Option<i64> {
    let (scale, (before, after)) =
        lexicon.scales.iter().find_map(|(name, scale)| Some((*scale, word.split_once(name)?)))?;
    let apart = |mark: char| mark.is_whitespace() || mark == '-';
    let (before, after) = (before.trim_matches(apart), after.trim_matches(apart));
    let times = if before.is_empty() { 1 } else { whole(before, lexicon)? };
    let rest = if after.is_empty() { 0 } else { whole(without_joint(after, &lexicon.joints.before_rest), lexicon)? };
    if rest < scale { times.checked_mul(scale)?.checked_add(rest) } else { None }
}

fn without_joint<'w>(word: &'w str, joints: &[&str]) -> &'w str {
    joints.iter().find_map(|joint| word.strip_prefix(joint)).unwrap_or(word).trim_start_matches([' ', '-'])
}

/// `vijfentwintig`, `twenty-five`.
fn unit_and_ten(word: &str, lexicon: &Lexicon) -> Option<i64> {
    let tens = lexicon.numbers.iter().filter(|(_, value)| (20..100).contains(*value));
    let unit = |word: &str| lexicon.numbers.get(word).copied().filter(|value| (1..10).contains(value));
    let Joints { before, after } =
        Joints { before: &lexicon.joints.unit_before_ten, after: &lexicon.joints.unit_after_ten };
    tens.into_iter().find_map(|(name, ten)| {
        let first = word.strip_suffix(name).and_then(|rest| before.iter().find_map(|joint| rest.strip_suffix(joint)));
        let last = word.strip_prefix(name).and_then(|rest| after.iter().find_map(|joint| rest.strip_prefix(joint)));
        Some(ten + first.and_then(unit).or_else(|| last.and_then(unit))?)
    })
}

struct Joints<'l> {
    before: &'l [&'static str],
    after: &'l [&'static str],
}

/// Words and numbers, each as far as it goes.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(char::is_alphanumeric)?;
        let end = start + length(&text[start..]);
        from = end;
        Some(start..end)
    })
}

/// How far the word or number reaches with which the text begins.
fn length(text: &str) -> usize {
    let mut end = text.find(|mark: char| !mark.is_alphanumeric()).unwrap_or(text.len());
    while let Some(more) = goes_on(&text[..end], &text[end..]) {
        let rest = &text[end + more..];
        end += more + rest.find(|mark: char| !mark.is_alphanumeric()).unwrap_or(rest.len());
    }
    end
}

/// The bytes of the mark with which a word or number goes on, if it does.
fn goes_on(before: &str, after: &str) -> Option<usize> {
    let mark = after.chars().next()?;
    let next = after[mark.len_utf8()..].chars().next().filter(|next| next.is_alphanumeric())?;
    let within_number = before.ends_with(char::is_numeric) && next.is_numeric();
    let goes_on = match mark {
        '-' | '\'' | '\u{2019}' | '/' | '_' => true,
        '.' | ',' | ':' | '\u{2013}' | '\u{2212}' => within_number,
        _ if mark.is_whitespace() => within_number && is_group(before, &after[mark.len_utf8()..]),
        _ => false,
    };
    goes_on.then_some(mark.len_utf8())
}

/// Whether three digits follow, and up to three go before: `19 637`.
fn is_group(before: &str, after: &str) -> bool {
    let leading = before.chars().rev().take_while(char::is_ascii_digit).count();
    let following = after.chars().take_while(|mark| mark.is_alphanumeric()).count();
    leading <= 3 && following == 3 && after.chars().take(3).all(|mark| mark.is_ascii_digit())
}

fn joined(found: Vec<Numeral>, text: &str, lexicon: &Lexicon) -> Vec<Numeral> {
    let mut all: Vec<Numeral> = Vec::with_capacity(found.len());
    for numeral in found {
        match all.last_mut() {
            Some(last) if touches(last, &numeral, text) || goes_on_in_words(last, &numeral, text, lexicon) => {
                last.range.end = last.range.end.max(numeral.range.end);
                last.in_words &= numeral.in_words;
            }
            _ => all.push(numeral),
        }
    }
    all
}

/// Whether a joint parts two number words of which the first ends in hundreds or more: `two hundred and fifty`.
fn goes_on_in_words(one: &Numeral, other: &Numeral, text: &str, lexicon: &Lexicon) -> bool {
    let between = text.get(one.range.end..other.range.start).unwrap_or("").trim();
    let lower = |numeral: &Numeral| text[numeral.range.clone()].to_lowercase();
    let first = lower(one);
    one.in_words
        && whole(&lower(other), lexicon).is_some()
        && lexicon.joints.before_rest.contains(&between)
        && lexicon.scales.iter().any(|(scale, _)| first.ends_with(scale))
}

/// Whether nothing but a space parts two number words, or they overlap. Digits beside digits are two numbers.
fn touches(one: &Numeral, other: &Numeral, text: &str) -> bool {
    if other.range.start < one.range.end {
        return true;
    }
    let between = text.get(one.range.end..other.range.start).unwrap_or("");
    between.trim().is_empty() && (one.in_words || other.in_words)
}

#[cfg(test)]
mod tests {
    use super::{Language, numerals, value};

    fn dutch(text: &str) -> Vec<&str> {
        numerals(text, Language::Dutch).into_iter().map(|numeral| &text[numeral.range]).collect()
    }

    #[test]
    fn a_number_is_taken_as_far_as_it_goes() {
        for (text, found) in [
            ("in 20222 en 1.030, 1,03", vec!["20222", "1.030", "1,03"]),
            ("19\u{a0}637 of 19\u{2009}637 of 19 637", vec!["19\u{a0}637", "19\u{2009}637", "19 637"]),
            ("2022 300", vec!["2022", "300"]),
            ("18-jarige, 30personen, partnerschap3", vec!["18-jarige", "30personen", "partnerschap3"]),
            ("x\u{b2} en \u{bd}", vec!["x\u{b2}", "\u{bd}"]),
            ("2022/23, 14:30, 2019\u{2013}2021.", vec!["2022/23", "14:30", "2019\u{2013}2021"]),
            ("5\u{2212}3", vec!["5\u{2212}3"]),
        ] {
            assert_eq!(dutch(text), found, "{text}");
        }
    }

    #[test]
    fn a_number_in_words_is_a_number() {
        for (text, found) in [
            ("twee keer per jaar", vec!["twee"]),
            ("de helft van een groep", vec!["de helft"]),
            ("tientallen personen", vec!["tientallen"]),
            ("een op de drie verzoeken", vec!["een op de drie"]),
            ("twee derde van de verzoeken", vec!["twee derde van"]),
            ("drie\u{eb}ntwintig of tweehonderdvijftig", vec!["drie\u{eb}ntwintig", "tweehonderdvijftig"]),
            ("twee miljoen en viermaal", vec!["twee miljoen", "viermaal"]),
            ("\u{e9}\u{e9}n persoon", vec!["\u{e9}\u{e9}n"]),
            ("een tweede gesprek in de Tweede Kamer, een eerste stap", vec![]),
            ("het duidelijke gevolg, met vierkante meters", vec![]),
        ] {
            assert_eq!(dutch(text), found, "{text}");
        }
    }

    #[test]
    fn a_number_in_french_words_is_one_number() {
        let french =
            |text| numerals(text, Language::French).into_iter().map(|it| &text[it.range]).collect::<Vec<&str>>();
        for (text, found) in [
            ("vingt et une personnes", vec!["vingt et une"]),
            ("deux cent cinquante-trois cas", vec!["deux cent cinquante-trois"]),
            ("les deux tiers des demandes", vec!["les deux tiers"]),
            ("une demande sur trois", vec!["une demande sur trois"]),
            ("plus d’une centaine de cas", vec!["une centaine"]),
            ("des milliers de personnes", vec!["des milliers"]),
            ("19\u{202f}637 ou 19 637", vec!["19\u{202f}637", "19 637"]),
            ("une deuxième rencontre au centre, un premier pas", vec![]),
        ] {
            assert_eq!(french(text), found, "{text}");
        }
    }

    #[test]
    fn number_words_have_a_value() {
        for (word, number) in [
            ("zes", 6),
            ("vijfentwintig", 25),
            ("drie\u{eb}ntachtig", 83),
            ("honderd", 100),
            ("honderdenvijf", 105),
            ("tweehonderdvijftig", 250),
            ("vijftienhonderd", 1500),
            ("drieduizend tweehonderd", 3200),
            ("twee miljoen", 2_000_000),
        ] {
            assert_eq!(value(word, Language::Dutch), Some(number), "{word}");
        }
        for word in ["duizenden", "veel", "", "honderdhonderd", "enentwintig"] {
            assert_eq!(value(word, Language::Dutch), None, "{word}");
        }
        for (word, number) in [("twenty-five", 25), ("three hundred and five", 305), ("a hundred", 100)] {
            assert_eq!(value(word, Language::English), Some(number), "{word}");
        }
        for (word, number) in [
            ("vingt et un", 21),
            ("trente-et-une", 31),
            ("soixante-dix-sept", 77),
            ("septante-sept", 77),
            ("quatre-vingts", 80),
            ("quatre-vingt-onze", 91),
            ("nonante et un", 91),
            ("deux cent cinquante", 250),
            ("trois cents", 300),
            ("mille neuf cent quatre-vingt-dix", 1990),
            ("deux millions trois cent mille", 2_300_000),
        ] {
            assert_eq!(value(word, Language::French), Some(number), "{word}");
        }
        for word in ["centre", "neuvième", "milliers", "vingtaine", "cent cent", ""] {
            assert_eq!(value(word, Language::French), None, "{word}");
        }
    }
}
