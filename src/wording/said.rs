//! What a stretch of words says as a number: digits, number words, hedges, percentages.

use std::ops::Range;

use super::in_plain_letters;
use super::lexicon::{lexicon, value};
use super::words;
use crate::model::{Hedge, Language, Number};

/// A number as words state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// How far it may be off.
    pub hedge: Hedge,
    /// The number; a percentage as its fraction, so `67 %` is 0.67.
    pub number: Number,
    /// How many decimals the words show, of the fraction for a percentage.
    pub decimals: u8,
    /// What kind of number the words make of it.
    pub kind: SaidKind,
}

/// What kind of number words state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidKind {
    /// A count or amount.
    Plain,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// A fraction in words, such as `twee derde`, which is never meant to the last decimal.
    Fraction,
}

/// Reads words such as `30`, `ruim 300`, `minder dan 5`, `<5`, `zes`, `67 %`, `2,1 procentpunt`, `twee derde`.
///
/// `None` where they are anything else: what is not understood must not be guessed.
#[must_use]
pub fn said(text: &str, language: Language) -> Option<Said> {
    let spaced = in_plain_letters(text).replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").replace('\u{2019}', "'");
    let (hedge, rest) = hedge(spaced.trim(), language);
    let (number, decimals, kind) = amount(rest.trim(), language)?;
    Some(Said { hedge, number, decimals, kind })
}

/// The hedge with which a text ends that stands before a number, by its bytes.
#[must_use]
pub fn hedge_before(text: &str, language: Language) -> Option<Range<usize>> {
    let before = text.trim_end();
    let start_of = |word: &str| {
        let start = before.len().checked_sub(word.len())?;
        let alike = is_word(before.get(start..)?, word);
        (alike && !before[..start].ends_with(char::is_alphanumeric)).then_some(start)
    };
    // Signs touch their number; only words stand apart from it.
    let words = lexicon(language).hedges.iter().filter(|(word, _)| word.starts_with(char::is_alphabetic));
    let starts = words.flat_map(|(word, _)| [start_of(word), start_of(&word.replace('\'', "\u{2019}"))]);
    starts.flatten().min().map(|start| start..before.len())
}

/// Reads words behind which others follow, of which the first may be their unit: `2,1` before `procentpunt lager`.
#[must_use]
pub fn said_before(text: &str, behind: &str, language: Language) -> Option<Said> {
    let said = said(text, language)?;
    match unit_before(behind, language).filter(|_| said.kind == SaidKind::Plain) {
        Some((_, kind)) => {
            Some(Said { number: said.number.over(Number::whole(100))?, decimals: said.decimals + 2, kind, ..said })
        }
        None => Some(said),
    }
}

/// The unit that a text begins with, as a word of its own: `%` and `procentpunt`, but not `procentueel`.
#[must_use]
pub fn unit_before(text: &str, language: Language) -> Option<(&'static str, SaidKind)> {
    let (words, lower) = (words(language), text.trim_start().to_lowercase());
    let begins = |unit: &&&str| {
        let rest = lower.strip_prefix(**unit);
        rest.is_some_and(|rest| !rest.starts_with(|mark: char| mark.is_alphanumeric() || mark == '-'))
    };
    let kinds = [(words.points, SaidKind::Points), (words.percent, SaidKind::Percent)];
    kinds.into_iter().find_map(|(units, kind)| units.iter().find(begins).map(|unit| (*unit, kind)))
}

/// The longest hedge that the text begins with, and what follows it.
fn hedge(text: &str, language: Language) -> (Hedge, &str) {
    let known = lexicon(language).hedges.iter().filter_map(|(word, hedge)| Some((after(text, word)?, *hedge)));
    match known.min_by_key(|(rest, _)| rest.len()) {
        Some((rest, hedge)) => (hedge, rest),
        None => (Hedge::Exactly, text),
    }
}

/// What follows a word with which the text begins, be it capitalised; a sign such as `<` needs no space behind it.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    // Hedges have letters of Latin only, so folding case keeps their length.
    let rest = text.get(word.len()..).filter(|_| text.get(..word.len()).is_some_and(|it| is_word(it, word)))?;
    (rest.starts_with(' ') || !word.ends_with(char::is_alphanumeric) && !word.ends_with('.')).then_some(rest)
}

/// Whether a text is that word, in whatever case.
fn is_word(text: &str, word: &str) -> bool {
    text.eq_ignore_ascii_case(word) || !word.is_ascii() && text.to_lowercase() == word
}

fn amount(text: &str, language: Language) -> Option<(Number, u8, SaidKind)> {
    let words = words(language);
    if let Some((number, decimals)) = Number::parse(text, language) {
        return Some((number, decimals, SaidKind::Plain));
    }
    let lower = text.to_lowercase();
    let without = |units: &[&str]| units.iter().find_map(|unit| lower.strip_suffix(unit)).map(str::trim_end);
    // Points before per cent, since the word for the former begins with the word for the latter.
    for (units, kind) in [(words.points, SaidKind::Points), (words.percent, SaidKind::Percent)] {
        if let Some(rest) = without(units) {
            let (number, decimals) =
                Number::parse(rest, language).or_else(|| word(rest, language).map(|number| (number, 0)))?;
            return Some((number.over(Number::whole(100))?, decimals + 2, kind));
        }
    }
    if let Some(number) = fraction(&lower, language).or_else(|| ratio(&lower, language)) {
        return Some((number, 2, SaidKind::Fraction));
    }
    word(&lower, language).map(|number| (number, 0, SaidKind::Plain))
}

fn word(text: &str, language: Language) -> Option<Number> {
    value(text, language).map(Number::whole)
}

fn fraction(text: &str, language: Language) -> Option<Number> {
    let lexicon = lexicon(language);
    if let Some((above, below)) = lexicon.fractions.get(text) {
        return Number::whole(*above).over(Number::whole(*below));
    }
    let of = |(part, below): (&&str, &i64)| {
        let before = text.strip_suffix(part)?;
        let above = before.trim_end_matches([' ', '-']);
        // `tweederde` is a share, but `achttiende` the one behind the seventeenth.
        let is_share = *below < 10 || above.len() < before.len();
        word(above, language).filter(|_| is_share)?.over(Number::whole(*below))
    };
    lexicon.parts.iter().find_map(of)
}

/// `een op de drie`, `2 van de 3`, and with what is counted between them: `une demande sur trois`.
fn ratio(text: &str, language: Language) -> Option<Number> {
    let (above, below) = lexicon(language).ratios.iter().find_map(|words| text.split_once(words.as_str()))?;
    let count = |text: &str| match Number::parse(text.trim(), language) {
        Some((number, _)) => Some(number),
        None => word(text, language),
    };
    let counted = || count(above.split_once(' ').filter(|(_, rest)| !rest.contains(' '))?.0);
    count(above).or_else(counted)?.over(count(below)?).filter(|share| *share <= Number::ONE)
}

#[cfg(test)]
mod tests {
    use super::{Hedge, Language, Number, SaidKind, said, said_before};

    fn dutch(text: &str) -> Option<(Hedge, String)> {
        said(text, Language::Dutch).map(|said| (said.hedge, said.number.to_string()))
    }

    #[test]
    fn reads_numbers_as_a_letter_states_them() {
        assert_eq!(dutch("30"), Some((Hedge::Exactly, "30".into())));
        assert_eq!(dutch("ruim 300"), Some((Hedge::Above, "300".into())));
        assert_eq!(dutch("Ca.\u{a0}200"), Some((Hedge::About, "200".into())));
        assert_eq!(dutch("<5"), Some((Hedge::Below, "5".into())));
        assert_eq!(dutch("minder dan vijf"), Some((Hedge::Below, "5".into())));
        assert_eq!(dutch("zes"), Some((Hedge::Exactly, "6".into())));
        assert_eq!(dutch("67 %"), Some((Hedge::Exactly, "0.67".into())));
        assert_eq!(dutch("2,1 procentpunt"), Some((Hedge::Exactly, "0.021".into())));
    }

    #[test]
    fn a_share_may_be_said_in_words() {
        let said = |words| said(words, Language::Dutch).map(|said| (said.kind, said.number));
        for (words, above, below) in [
            ("Tweederde", 2, 3),
            ("\u{e9}\u{e9}n derde", 1, 3),
            ("een op de vijf", 1, 5),
            ("2 van de 3", 2, 3),
            ("een op elke vier", 1, 4),
            ("een twintigste", 1, 20),
            ("zeven tienden", 7, 10),
        ] {
            let share = Number::whole(above).over(Number::whole(below)).unwrap();
            assert_eq!(said(words), Some((SaidKind::Fraction, share)), "{words}");
        }
        assert_eq!(said("achttiende"), None);
        assert_eq!(said("drie op de twee"), None);
    }

    #[test]
    fn reads_numbers_as_a_french_letter_states_them() {
        let french = |text| said(text, Language::French).map(|said| (said.hedge, said.number.to_string()));
        for (text, hedge, number) in [
            ("1\u{202f}030", Hedge::Exactly, "1030"),
            ("plus de 300", Hedge::Above, "300"),
            ("Près de 200", Hedge::Nearly, "200"),
            ("À peine 30", Hedge::AtMost, "30"),
            ("au moins trente et un", Hedge::AtLeast, "31"),
            ("inférieur à 5", Hedge::Below, "5"),
            ("67\u{a0}%", Hedge::Exactly, "0.67"),
            ("67 pour cent", Hedge::Exactly, "0.67"),
            ("2,1 points de pourcentage", Hedge::Exactly, "0.021"),
            ("la moitié", Hedge::Exactly, "0.5"),
            ("trois quarts", Hedge::Exactly, "0.75"),
            ("un sur cinq", Hedge::Exactly, "0.2"),
            ("plus d’une demande sur cinq", Hedge::Above, "0.2"),
            ("sept dixièmes", Hedge::Exactly, "0.7"),
        ] {
            assert_eq!(french(text), Some((hedge, number.into())), "{text}");
        }
        for text in ["beaucoup", "1.030", "30 personnes", "deuxième"] {
            assert_eq!(french(text), None, "{text}");
        }
    }

    #[test]
    fn a_unit_may_stand_behind_the_words() {
        let kind = |behind| said_before("2,1", behind, Language::Dutch).map(|said| said.kind);
        assert_eq!(kind("% hoger"), Some(SaidKind::Percent));
        assert_eq!(kind("procent."), Some(SaidKind::Percent));
        assert_eq!(kind("%-punt lager"), Some(SaidKind::Points));
        assert_eq!(kind("procentpunt, dus"), Some(SaidKind::Points));
        assert_eq!(kind("procentueel gezien"), Some(SaidKind::Plain));
        assert_eq!(kind("personen"), Some(SaidKind::Plain));
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for text in ["", "veel", "30 personen", "1,03,5", "20222a", "ruim"] {
            assert_eq!(dutch(text), None, "{text}");
        }
    }
}
