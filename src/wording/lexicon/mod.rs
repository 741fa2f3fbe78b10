//! What the words of a language say of numbers: a data file per language, read once.
//!
//! Where figures are checked, what is not understood must not pass: a lexicon names what only looks like a figure, and
//! everything else with a digit or a number word in it is one.

mod file;
mod following;
mod labels;
mod numerals;
mod recognised;
mod trends;
mod units;
mod years;

pub use following::{counted_first, counts_periods, first_counted, may_be_counted};
pub use labels::{ends_name, is_common, keeps_apart, puts_aside};
pub(super) use numerals::value;
pub use numerals::{Numeral, numerals};
pub use recognised::{Known, recognised};
pub use trends::trends;
pub use units::{is_factor, measure_first, multiplier_first, sign_behind, sign_last};
pub use years::{NamedYear, leads_to_another, named_years, tells_other_time};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use labels::Labels;
use recognised::Patterns;
use regex::Regex;
use years::Times;

use crate::model::{Hedge, Language};

/// The words of one language that say numbers and how they run; all in lower case.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Words before a number that say how far it may be off.
    pub(super) hedges: Vec<(&'static str, Hedge)>,
    /// Number words that are no compounds.
    pub(super) numbers: BTreeMap<&'static str, i64>,
    /// What multiplies what stands before it, the largest first.
    pub(super) scales: Vec<(&'static str, i64)>,
    /// What may stand between the parts of a number word.
    pub(super) joints: Joints,
    /// What can follow a number within one word: `tweemaal`.
    pub(super) endings: Vec<&'static str>,
    /// Number words that are mostly something else.
    pub(super) not_alone: Vec<&'static str>,
    /// Fractions in words: numerator and denominator.
    pub(super) fractions: BTreeMap<&'static str, (i64, i64)>,
    /// Words for a part of so many, of which a number word before them says how many are meant.
    pub(super) parts: BTreeMap<&'static str, i64>,
    /// What stands between the two numbers of a share: `een op de drie`.
    pub(super) ratios: Vec<String>,
    /// What says how often, apart from its number word or at its end: `driemaal`, `drie keer`.
    times_words: Vec<&'static str>,
    /// What follows them where a factor is meant: `zoveel`.
    factor_words: Vec<&'static str>,
    /// How words end that make an ordinal of what a number word begins: `twenty-first`.
    ordinals: Words,
    /// What says that a number before it counts periods.
    periods: Words,
    /// Several words that state a number; `None` where the pattern is faulty.
    number_phrases: Option<Regex>,
    /// What has digits or number words and states no figure.
    recognised: Vec<Patterns>,
    /// Of which year a sentence speaks.
    times: Times,
    /// Names of rows.
    labels: Labels,
    /// What stands behind a count.
    counted: Words,
    /// What a count of anything may be told in.
    told_in: Words,
    /// What stands behind no count, although it may be spelt like it.
    uncounted: Words,
    /// How what is counted may be spelt.
    plural: Words,
    /// How a word may be spelt that says of what kind the next is.
    describing: Words,
    /// Words that say how figures run, by the first of each.
    trends: BTreeMap<&'static str, Vec<Vec<&'static str>>>,
    /// The same of verbs that part: what may follow further on in the sentence.
    parted: BTreeMap<&'static str, Vec<&'static str>>,
    /// What multiplies or divides the number before it, and is no number by itself.
    multipliers: Words,
    /// Words before a number that stand for a sign.
    signs_before: Vec<&'static str>,
    /// The same behind it.
    signs_behind: Vec<&'static str>,
    /// Units that a count does not have.
    measures: Vec<&'static str>,
    /// How number words begin.
    number_beginnings: BTreeSet<Beginning>,
    /// How words of trend begin.
    trend_beginnings: BTreeSet<Beginning>,
}

/// The first two letters of a word, in lower case: most words are told apart by them, and need no more looking at.
type Beginning = (Option<char>, Option<char>);

fn beginning(word: &str) -> Beginning {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    (letters.next(), letters.next())
}

/// What may stand between the parts of a number word, in languages that write it as one.
#[derive(Debug)]
pub(super) struct Joints {
    /// `vijf-en-twintig`
    pub(super) unit_before_ten: Vec<&'static str>,
    /// `twenty-five`
    pub(super) unit_after_ten: Vec<&'static str>,
    /// `honderd-en-vijf`
    pub(super) before_rest: Vec<&'static str>,
}

/// The lexicon of that language: the same for every run, so it is read once.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    static DUTCH: LazyLock<Lexicon> = LazyLock::new(|| file::read(include_str!("nl.txt")));
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| file::read(include_str!("en.txt")));
    static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| file::read(include_str!("fr.txt")));
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

/// Words, and endings of words, in lower case.
#[derive(Debug)]
struct Words {
    whole: BTreeSet<&'static str>,
    ends: Vec<&'static str>,
}

impl Words {
    /// How many letters of a word are there: all that there can be for a whole word, else those of its longest ending.
    fn fits(&self, word: &str) -> Option<usize> {
        if self.whole.contains(word) {
            return Some(usize::MAX);
        }
        self.ends.iter().filter(|end| word.ends_with(**end)).map(|end| end.len()).max()
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Language, lexicon, numerals, recognised};

    #[test]
    fn the_patterns_of_every_language_can_be_read() {
        for language in Language::ALL {
            let lexicon = lexicon(language);
            assert_eq!(lexicon.recognised.len(), 5, "{language:?}");
            assert!(lexicon.number_phrases.is_some(), "{language:?}");
            assert!(lexicon.times.are_read(), "{language:?}");
            assert!(lexicon.labels.aside.is_some() && lexicon.labels.apart.is_some(), "{language:?}");
        }
    }

    #[test]
    fn french_has_a_word_for_every_number_below_a_hundred() {
        let known: Vec<i64> = lexicon(Language::French).numbers.values().copied().collect();
        let missing: Vec<i64> = (0..100).filter(|number| !known.contains(number)).collect();
        assert_eq!(missing, Vec::<i64>::new());
    }

    #[test]
    fn every_number_word_is_found_in_a_text_and_has_the_value_that_is_listed() {
        for language in Language::ALL {
            let lexicon = lexicon(language);
            let words = lexicon.numbers.iter().filter(|(word, _)| !lexicon.not_alone.contains(word));
            for (word, number) in words {
                assert_eq!(super::value(word, language), Some(*number), "{word}");
                let found = numerals(word, language);
                assert!(found.len() == 1 && found[0].range == (0..word.len()), "{word}: {found:?}");
            }
        }
    }

    #[test]
    fn in_french_a_date_and_a_paper_are_no_figures() {
        hold_no_figures(
            Language::French,
            &[
                "6 juin 2023",
                "1er juin 2023",
                "20 et 21 février 2023",
                "en 2022",
                "de 2019 à 2021",
                "jusqu’en 2022",
                "l’année scolaire 2022/23",
                "les années quatre-vingt-dix",
                "été 2022",
                "Kamerstuk 36 200 V, n° 64",
                "les articles 8 et 9",
                "le tableau 3",
                "Règlement (UE) n° 604/2013",
                "COVID-19",
                "§ 3.2",
                "le deuxième trimestre de 2023",
                "la 2e réunion",
                "à 14 h 30",
                "pour cent",
            ],
        );
    }

    #[test]
    fn a_date_and_a_paper_are_no_figures() {
        hold_no_figures(
            Language::Dutch,
            &[
                "6 juni 2023",
                "20 en 21 februari 2023",
                "in 2022",
                "van 2019 tot en met 2021",
                "Kamerstuk 36 200 V, nr. 64",
                "Kamerstukken II 2009/10, 27858, nr. 88, p. 3",
                "Kamerstukken I 2008/09, 31700 VI, D, p. 4",
                "Kamerstuk 31728, 30914, nr. 5",
                "Handelingen II 2010/11, nr. 108, item 5, p. 25-36",
                "Aanhangsel Handelingen I 2014/15, nr. 12",
                "2023Z13787",
                "artikel 8 en 9, tweede lid",
                "Verordening (EU) nr. 604/2013",
                "COVID-19",
                "G7",
                "§ 3.2",
                "het tweede kwartaal van 2023",
                "jaren negentig",
            ],
        );
    }

    fn hold_no_figures(language: Language, texts: &[&str]) {
        for text in texts {
            let known = Known { year: &|year| (2019..2024).contains(&year), counted: &|_| false };
            let found = recognised(text, language, &known);
            for numeral in numerals(text, language) {
                let is_in = |range: &std::ops::Range<usize>| {
                    range.start <= numeral.range.start && numeral.range.end <= range.end
                };
                assert!(found.iter().any(is_in), "{text}: {numeral:?}, {found:?}");
            }
        }
    }
}
