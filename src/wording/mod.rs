//! Numbers, dates, periods and the site's own words, per language.
//!
//! Whatever says a figure or a date in words takes it from here, so that page, chart, download and
//! alternative text say the same. An addition to a language is one constant; a language is one file.

mod archiving;
mod cadence;
mod changing;
mod charting;
mod correcting;
mod dates;
mod en;
mod explaining;
mod formulas;
mod fr;
mod letters;
mod lexicon;
mod nl;
mod numbers;
mod parting;
mod reading;
mod said;
mod verdicts;
mod words;

pub use archiving::{ArchiveWords, archive_words, counted, lapse};
pub use cadence::{Cadence, cadence};
pub use changing::{
    ChangeWords, change_words, handled, measure, names, revision_kind, rounding, source_name, withheld,
};
pub use charting::{ChartWords, KindWords, chart_words, fill};
pub use correcting::published;
pub use dates::{date, instant, moment, period, unpublished};
pub use explaining::{Explained, ExplainingWords, explaining_words};
pub use formulas::{Columns, formula};
pub use letters::{in_plain_letters, is_plain, plain_letters};
pub use lexicon::{
    Known, NamedYear, Numeral, counted_first, counts_periods, ends_name, first_counted, is_common, is_factor,
    keeps_apart, leads_to_another, may_be_counted, measure_first, multiplier_first, named_years, numerals, puts_aside,
    recognised, sign_behind, sign_last, tells_other_time, trends,
};
pub use numbers::{interval, number};
pub use parting::parted;
pub use reading::{ReadingWords, ScriptWords, reading_words};
pub use said::{Said, SaidKind, hedge_before, said, said_before, unit_before};
pub use verdicts::{amount, calculation, reaches_back, why};
pub use words::Words;

use crate::model::{Language, Number, Verdict};

/// The site's own words in that language.
#[must_use]
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Dutch => &nl::WORDS,
        Language::English => &en::WORDS,
        Language::French => &fr::WORDS,
    }
}

/// A verdict, as a sentence about a claim ends.
#[must_use]
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    let words = words(language);
    match verdict {
        Verdict::Contradicted => words.contradicted,
        Verdict::Unsupported => words.unsupported,
        Verdict::Undecided => words.undecided,
        Verdict::ScopeExceedsData => words.scope_exceeds_data,
        Verdict::Holds => words.holds,
    }
}

/// Whether figures of this unit are per cent: `%`, and also `% of decisions`, but not percentage points.
#[must_use]
pub fn is_percent(unit: &str) -> bool {
    let of_what =
        ["%", "procent", "percent", "per cent", "pour cent"].iter().find_map(|word| unit.trim().strip_prefix(word));
    of_what.is_some_and(|rest| {
        let next = rest.trim_start();
        rest.is_empty() || (rest.len() > next.len() && !next.starts_with("punt") && !next.starts_with("point"))
    })
}

/// What the whole is in shares of this unit: a hundred in per cent, a thousand in per mille; `None` where the unit does
/// not say it.
#[must_use]
pub fn whole_of_shares(unit: &str) -> Option<Number> {
    let is_per_mille =
        || ["‰", "promille", "per mille", "per mil", "pour mille"].iter().any(|word| begins_with(unit, word));
    if is_percent(unit) { Some(Number::whole(100)) } else { is_per_mille().then(|| Number::whole(1_000)) }
}

fn begins_with(unit: &str, word: &str) -> bool {
    let rest = unit.trim().strip_prefix(word);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// Whether figures of this unit are percentage points.
#[must_use]
pub fn is_points(unit: &str) -> bool {
    ["procentpunt", "percentage point", "%-punt", "%-point", "% punt", "% point", "point de pour", "points de pour"]
        .iter()
        .any(|word| unit.trim().starts_with(word))
}

/// The words as a sentence begins with them.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    first + letters.as_str()
}

/// What is quoted, or a name, in quotation marks.
#[must_use]
pub fn quoted(text: &str, language: Language) -> String {
    let [open, close] = words(language).quotes;
    [open, text, close].concat()
}

/// A name whose dash begins no line: `Nederland – Marokko`.
#[must_use]
pub fn dashed(name: &str) -> String {
    name.replace(" \u{2013} ", "\u{a0}\u{2013} ")
}

/// `Bron: DT&V`
#[must_use]
pub fn labelled(label: &str, text: &str, language: Language) -> String {
    [label, words(language).colon, " ", text].concat()
}

/// `Bron onbekend. De cijfers staan in de brief zelf.`: what an author wrote begins with a capital, so no colon leads to it.
#[must_use]
pub fn headed(label: &str, sentence: &str) -> String {
    [label, ". ", sentence].concat()
}

/// `65,3%`
#[must_use]
pub fn percent(number: &str, language: Language) -> String {
    [number, words(language).percent_sign].concat()
}

/// Parts of a sentence with a semicolon between them.
#[must_use]
pub fn parts(parts: &[String], language: Language) -> String {
    parts.join(&[words(language).semicolon, " "].concat())
}

/// `a, b en c`
#[must_use]
pub fn list(parts: &[String], language: Language) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} {} {last}", others.join(", "), words(language).and),
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, is_percent, is_points, whole_of_shares};

    #[test]
    fn shares_and_points_are_known_by_their_unit_in_every_language() {
        for unit in ["%", "% van de besluiten", "procent", "per cent of decisions", "pour cent des demandes"] {
            assert!(is_percent(unit) && !is_points(unit), "{unit}");
        }
        for unit in ["procentpunt", "percentage points", "point de pourcentage", "points de pourcentage", "%-punt"] {
            assert!(is_points(unit) && !is_percent(unit), "{unit}");
        }
        for unit in ["promille", "per mille", "pour mille habitants", "‰"] {
            assert_eq!(whole_of_shares(unit), Some(Number::whole(1_000)), "{unit}");
        }
    }
}
