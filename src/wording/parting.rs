//! Where a long word of a table's header may be parted at the end of a line.
//!
//! Browsers hyphenate by themselves where they have a dictionary of the language; where they have none, the word is cut
//! anywhere. Only compounds are parted here, at seams that need no dictionary: a wrong hyphen is worse than none.

use crate::model::Language;

/// Words of fewer letters stand on a line of a phone.
const LONG: usize = 16;
/// A part has at least so many letters.
const PART: usize = 4;
/// Ends of the first part of a Dutch compound, with the letters that can follow: behind a linking `s` only those that no
/// `s` begins a word with, or `vergunningstelsel` would be parted as `vergunnings-telsel`.
const SEAMS: [(&str, &str); 5] = [
    ("ings", "bdfghrvz"),
    ("heids", "bdfghrvz"),
    ("teits", "bdfghrvz"),
    ("schaps", "bdfghrvz"),
    ("ingen", "bdfghklmprtvwz"),
];
/// At which a browser parts a word, and shows a hyphen only if it does.
const SOFT_HYPHEN: char = '\u{ad}';

/// The words of a header, those that are long with soft hyphens at their seams.
#[must_use]
pub fn parted(words: &str, language: Language) -> String {
    match language {
        Language::Dutch => words.split_inclusive(|mark: char| !mark.is_alphabetic()).map(word).collect(),
        // English and French compounds are written apart.
        Language::English | Language::French => words.to_owned(),
    }
}

fn word(word: &str) -> String {
    let mut parted = String::new();
    let mut from = 0;
    if word.chars().count() >= LONG {
        for (at, _) in word.char_indices().filter(|(at, _)| is_seam(word, *at)) {
            parted.push_str(&word[from..at]);
            parted.push(SOFT_HYPHEN);
            from = at;
        }
    }
    parted + &word[from..]
}

fn is_seam(word: &str, at: usize) -> bool {
    let (before, after) = word.split_at(at);
    let letters = |part: &str| part.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_one =
        |(end, next): &(&str, &str)| before.ends_with(end) && after.starts_with(|letter| next.contains(letter));
    SEAMS.iter().any(is_one) && letters(before) > PART && letters(after) >= PART
}

#[cfg(test)]
mod tests {
    use super::parted;
    use crate::model::Language;

    fn dutch(words: &str) -> String {
        parted(words, Language::Dutch).replace('\u{ad}', "|")
    }

    #[test]
    fn a_long_compound_may_be_parted_at_its_seam() {
        assert_eq!(dutch("Aantal nationaliteitsbevestigingen (2022)"), "Aantal nationaliteits|bevestigingen (2022)");
        assert_eq!(dutch("Marokkanen in vreemdelingenbewaring"), "Marokkanen in vreemdelingen|bewaring");
        assert_eq!(dutch("verblijfsvergunningenregister"), "verblijfsvergunningen|register");
    }

    #[test]
    fn a_word_is_never_parted_where_the_seam_is_not_sure() {
        for word in [
            "vergunningstelsel",
            "verzekeringstelsels",
            "verblijfsvergunningen",
            "regeringsleider",
            "Zelfstandig vertrek",
        ] {
            assert_eq!(dutch(word), word);
        }
        assert_eq!(parted("internationalisation", Language::English), "internationalisation");
    }
}
