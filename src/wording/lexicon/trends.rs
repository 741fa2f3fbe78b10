//! Words that say how figures run or how far they reach: `gestegen`, `hoogste`, `nooit`, `elke`.

use std::ops::Range;

use super::{beginning, lexicon};
use crate::model::Language;

/// Where a text says how figures run or how far they reach, in its order.
#[must_use]
pub fn trends(text: &str, language: Language) -> Vec<Range<usize>> {
    let lexicon = lexicon(language);
    let words: Vec<Range<usize>> = words(text).collect();
    let mut found = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let word = &text[range.clone()];
        if !lexicon.trend_beginnings.contains(&beginning(word)) {
            continue;
        }
        let word = word.to_lowercase();
        let phrases = lexicon.trends.get(word.as_str()).into_iter().flatten();
        let follows = |rest: &&Vec<&str>| {
            rest.iter().zip(&words[at + 1..]).filter(|(next, range)| says(text, range, next)).count() == rest.len()
        };
        if let Some(longest) = phrases.filter(follows).map(Vec::len).max() {
            let end = words.get(at + longest).map_or(range.end, |last| last.end);
            found.push(range.start..end);
        } else if let Some(after) = lexicon.parted.get(word.as_str()) {
            found.extend(second(&words[at + 1..], after, text).map(|second| range.start..second.end));
        }
    }
    found
}

/// Whether that stretch of a text is the word, in whatever case.
fn says(text: &str, range: &Range<usize>, word: &str) -> bool {
    text[range.clone()].to_lowercase() == word
}

/// The other part of a verb, before the next full stop or semicolon.
fn second(words: &[Range<usize>], after: &[&str], text: &str) -> Option<Range<usize>> {
    let start = words.first()?.start;
    let end = text[start..].find(['.', ';', '?', '!']).map_or(text.len(), |stop| start + stop);
    let mut ahead = words.iter().take_while(|range| range.end <= end);
    ahead.find(|range| after.iter().any(|word| says(text, range, word))).cloned()
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(char::is_alphabetic)?;
        let end = text[start..].find(|mark: char| !mark.is_alphanumeric()).map_or(text.len(), |length| start + length);
        from = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::{Language, trends};

    fn dutch(text: &str) -> Vec<&str> {
        trends(text, Language::Dutch).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn french_words_of_trend_are_found_behind_an_elision() {
        let french = |text| trends(text, Language::French).into_iter().map(|it| &text[it]).collect::<Vec<&str>>();
        assert_eq!(french("L’augmentation est la plus élevée."), ["augmentation", "plus élevée"]);
        assert_eq!(
            french("Le nombre reste cette année stable ; au plus tard demain"),
            ["reste cette année stable", "stable"]
        );
        assert_eq!(french("Jamais il n’y eut plus de demandes"), ["Jamais", "plus de"]);
        assert_eq!(french("La lettre est envoyée."), Vec::<&str>::new());
    }

    #[test]
    fn every_form_of_a_word_is_found() {
        assert_eq!(dutch("De instroom is gestegen."), ["gestegen"]);
        assert_eq!(dutch("Nooit was dit aantal zo hoog als nu"), ["Nooit", "zo hoog"]);
        assert_eq!(dutch("Het aantal nam in 2022 sterk toe. Af en toe"), ["nam in 2022 sterk toe"]);
        assert_eq!(dutch("De brief is verzonden."), Vec::<&str>::new());
    }
}
