//! Numbers as readers of a language expect them.

use super::words;
use crate::model::{Interval, Language, Number};

/// A number with so many decimals, grouped by thousands, with U+2212 as its minus: `1.770`, `−2,5`.
#[must_use]
pub fn number(value: Number, decimals: u8, language: Language) -> String {
    let (negative, whole, broken) = value.parts(decimals);
    let mut text = String::with_capacity(whole.len() + whole.len() / 3 + broken.len() + 4);
    if negative {
        text.push('\u{2212}');
    }
    group(&whole, language.group_mark(), &mut text);
    if !broken.is_empty() {
        text.push(language.decimal_mark());
        text.push_str(&broken);
    }
    text
}

fn group(digits: &str, mark: char, text: &mut String) {
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
}

/// A range in words: `1 tot en met 4`, `minstens 301`; a single number is just that number. What is said of a range holds
/// all of it, so its ends are rounded outward.
#[must_use]
pub fn interval(range: Interval, decimals: u8, language: Language) -> String {
    let words = words(language);
    let say = |value| number(value, decimals, language);
    if let Some(only) = range.exact() {
        return say(only);
    }
    let step = Number::step(decimals);
    match (range.low.map(|low| low.floor_to(step)), range.high.map(|high| high.ceil_to(step))) {
        (Some(low), Some(high)) => format!("{} {} {}", say(low), words.up_to_and_including, say(high)),
        (Some(low), None) => format!("{} {}", words.at_least, say(low)),
        (None, Some(high)) => format!("{} {}", words.at_most, say(high)),
        (None, None) => words.unknown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Interval, Language, Number, interval, number};

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Number::whole(1770), 0, Language::Dutch), "1.770");
        assert_eq!(number(Number::decimal(-12345, 1), 1, Language::Dutch), "\u{2212}1.234,5");
        assert_eq!(number(Number::decimal(5, 2), 2, Language::English), "0.05");
        assert_eq!(number(Number::whole(1_000_000), 0, Language::English), "1,000,000");
        assert_eq!(number(Number::decimal(-12345, 1), 1, Language::French), "\u{2212}1\u{202f}234,5");
    }

    proptest! {
        #[test]
        fn what_is_written_in_a_language_is_read_in_it(digits in -10_i64.pow(14)..10_i64.pow(14), decimals in 0_u8..5) {
            let value = Number::decimal(digits, decimals);
            for language in Language::ALL {
                let written = number(value, decimals, language);
                prop_assert_eq!(Number::parse(&written, language), Some((value, decimals)), "{}", written);
                let spaced = written.replace(language.group_mark(), " ");
                prop_assert_eq!(Number::parse(&spaced, language), Some((value, decimals)), "{}", spaced);
            }
        }
    }

    #[test]
    fn what_is_said_of_a_range_holds_all_of_it() {
        let range = Interval::between(Number::decimal(124, 1), Number::decimal(334, 1));
        assert_eq!(interval(range, 0, Language::Dutch), "12 tot en met 34");
        let below_zero = Interval::between(Number::decimal(-124, 1), Number::decimal(-4, 1));
        assert_eq!(interval(below_zero, 0, Language::Dutch), "\u{2212}13 tot en met 0");
    }

    #[test]
    fn ranges_are_said_with_both_ends() {
        let withheld = Interval::between(Number::whole(1), Number::whole(4));
        assert_eq!(interval(withheld, 0, Language::Dutch), "1 tot en met 4");
        assert_eq!(interval(withheld, 0, Language::French), "1 à 4");
    }
}
