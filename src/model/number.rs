//! Exact numbers: figures are counted and printed in decimals, so no float may touch them.

use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

use super::Language;

/// An exact fraction. Arithmetic that would overflow gives `None`, which callers treat as unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Ratio<i128>);

impl Number {
    /// Nothing at all.
    pub const ZERO: Number = Number(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Number = Number(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub fn whole(value: i64) -> Number {
        Number(Ratio::from_integer(i128::from(value)))
    }

    /// `digits / 10^decimals`.
    #[must_use]
    pub fn decimal(digits: i64, decimals: u8) -> Number {
        if decimals == 0 {
            return Number::whole(digits);
        }
        // 10^18 is the largest power that a printed figure can need; see `parse`.
        let scale = 10i128.pow(u32::from(decimals.min(18)));
        Number(Ratio::new(i128::from(digits), scale))
    }

    /// One unit of the last of so many decimals.
    #[must_use]
    pub fn step(decimals: u8) -> Number {
        Number::decimal(1, decimals)
    }

    /// Half of this number.
    #[must_use]
    pub fn half(self) -> Number {
        Number(self.0 / 2)
    }

    fn from_whole(value: i128) -> Number {
        Number(Ratio::new_raw(value, 1))
    }

    /// Both as whole numbers, if they are: figures mostly are, and need no common denominator then.
    fn wholes(self, other: Number) -> Option<(i128, i128)> {
        (*self.0.denom() == 1 && *other.0.denom() == 1).then(|| (*self.0.numer(), *other.0.numer()))
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Number) -> Option<Number> {
        match self.wholes(other) {
            Some((one, other)) => one.checked_add(other).map(Number::from_whole),
            None => self.0.checked_add(&other.0).map(Number),
        }
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Number) -> Option<Number> {
        match self.wholes(other) {
            Some((one, other)) => one.checked_sub(other).map(Number::from_whole),
            None => self.0.checked_sub(&other.0).map(Number),
        }
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Number) -> Option<Number> {
        match self.wholes(other) {
            Some((one, other)) => one.checked_mul(other).map(Number::from_whole),
            None => self.0.checked_mul(&other.0).map(Number),
        }
    }

    /// The quotient; `None` for a division by zero too.
    #[must_use]
    pub fn over(self, other: Number) -> Option<Number> {
        if other.0.is_zero() { None } else { self.0.checked_div(&other.0).map(Number) }
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Number {
        Number(-self.0)
    }

    /// The largest multiple of `step` that is not above this number.
    #[must_use]
    pub fn floor_to(self, step: Number) -> Number {
        if self.wholes(step).is_some_and(|(_, step)| step == 1) {
            return self;
        }
        Number((self.0 / step.0).floor() * step.0)
    }

    /// The smallest multiple of `step` that is not below this number.
    #[must_use]
    pub fn ceil_to(self, step: Number) -> Number {
        if self.wholes(step).is_some_and(|(_, step)| step == 1) {
            return self;
        }
        Number((self.0 / step.0).ceil() * step.0)
    }

    /// Rounded to so many decimals, half away from zero: as digits of `10^-decimals`.
    #[must_use]
    pub fn digits(self, decimals: u8) -> i128 {
        if decimals == 0 && *self.0.denom() == 1 {
            return *self.0.numer();
        }
        let scale = Ratio::from_integer(10i128.pow(u32::from(decimals.min(18))));
        self.0.checked_mul(&scale).map_or(0, |scaled| scaled.round().to_integer())
    }

    /// Rounded as `digits` does: whether it is below zero, its whole part, and so many decimals.
    #[must_use]
    pub fn parts(self, decimals: u8) -> (bool, String, String) {
        let digits = self.digits(decimals);
        let mut whole = format!("{:0width$}", digits.unsigned_abs(), width = usize::from(decimals) + 1);
        let broken = whole.split_off(whole.len() - usize::from(decimals));
        (digits < 0, whole, broken)
    }

    /// The fewest decimals that show it in full; nine where no number of decimals does.
    #[must_use]
    pub fn decimals(self) -> u8 {
        (0..9).find(|decimals| 10i128.pow(u32::from(*decimals)) % self.0.denom() == 0).unwrap_or(9)
    }

    /// The least whole number that makes a whole number of this one, by which it can be multiplied.
    #[must_use]
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// Whether this is a multiple of the other.
    #[must_use]
    pub fn is_multiple_of(self, other: Number) -> bool {
        match self.wholes(other) {
            Some((one, other)) => other != 0 && one % other == 0,
            None => !other.0.is_zero() && (self.0 / other.0).is_integer(),
        }
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// For places on a drawing only: never for a comparison or a figure that is shown.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a pixel needs less precision than a figure")]
    pub fn to_f64(self) -> f64 {
        *self.0.numer() as f64 / *self.0.denom() as f64
    }

    /// Reads a number by the rules of a language, with the number of decimals it shows.
    ///
    /// Groups are three digits wide and parted by the language's mark or by any one kind of space; a minus is
    /// `-` or U+2212. Anything else, such as `1.03` in Dutch, is no number: what is not understood must not be
    /// guessed. At most 15 digits in all.
    #[must_use]
    pub fn parse(text: &str, language: Language) -> Option<(Number, u8)> {
        let (negative, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, broken) = match unsigned.split_once(language.decimal_mark()) {
            Some((whole, broken)) => (whole, broken),
            None => (unsigned, ""),
        };
        if unsigned.contains(language.decimal_mark()) && broken.is_empty() || !all_digits(broken) {
            return None;
        }
        let digits = ungrouped(whole, language)? + broken;
        if digits.len() > 15 {
            return None;
        }
        let value: i64 = digits.parse().ok()?;
        let decimals = u8::try_from(broken.len()).ok()?;
        Some((Number::decimal(if negative { -value } else { value }, decimals), decimals))
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of the whole part without their grouping marks, if the grouping is right.
fn ungrouped(whole: &str, language: Language) -> Option<String> {
    const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];
    let marks: Vec<char> = whole.chars().filter(|mark| !mark.is_ascii_digit()).collect();
    let Some(&mark) = marks.first() else {
        return (!whole.is_empty()).then(|| whole.to_owned());
    };
    let known = mark == language.group_mark() || SPACES.contains(&mark);
    let groups: Vec<&str> = whole.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let widths_fit = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    let right = known && marks.iter().all(|other| *other == mark) && widths_fit && groups.iter().all(|g| all_digits(g));
    right.then(|| groups.concat())
}

/// Plain digits with a point, as data formats want them: never what a reader sees. At most nine decimals.
impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self.0.denom() == 1 {
            return write!(out, "{}", self.0.numer());
        }
        let ends = |decimals: &u8| self.is_multiple_of(Number::step(*decimals));
        let decimals = (0..9).find(ends).unwrap_or(9);
        let (negative, whole, broken) = self.parts(decimals);
        let (sign, point) = (if negative { "-" } else { "" }, if broken.is_empty() { "" } else { "." });
        write!(out, "{sign}{whole}{point}{broken}")
    }
}

/// A word that says how far a number may be off: "ca. 200", "ruim 300".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// The number itself.
    Exactly,
    /// ca., circa, ongeveer, zo'n: within a tenth either way.
    About,
    /// ruim, meer dan: above the number.
    Above,
    /// ten minste: the number or above it.
    AtLeast,
    /// bijna: below the number, by at most a tenth.
    Nearly,
    /// minder dan: below the number.
    Below,
    /// maximaal, hooguit: the number or below it.
    AtMost,
}

#[cfg(test)]
mod tests {
    use super::{Language, Number};

    fn dutch(text: &str) -> Option<String> {
        Number::parse(text, Language::Dutch).map(|(number, decimals)| format!("{number}/{decimals}"))
    }

    #[test]
    fn reads_dutch_numbers() {
        assert_eq!(dutch("1.770"), Some("1770/0".into()));
        assert_eq!(dutch("1\u{202f}770"), Some("1770/0".into()));
        assert_eq!(dutch("12,5"), Some("12.5/1".into()));
        assert_eq!(dutch("4,60"), Some("4.6/2".into()));
        assert_eq!(dutch("\u{2212}3"), Some("-3/0".into()));
        assert_eq!(dutch("1.234.567,8"), Some("1234567.8/1".into()));
    }

    #[test]
    fn reads_french_numbers() {
        let french = |text| Number::parse(text, Language::French).map(|(number, _)| number.to_string());
        for text in ["1 770", "1\u{a0}770", "1\u{202f}770", "1770"] {
            assert_eq!(french(text), Some("1770".into()), "{text:?}");
        }
        assert_eq!(french("1\u{202f}234\u{202f}567,8"), Some("1234567.8".into()));
        for text in ["1.770", "12.5", "1,770,000", "1\u{202f}770 000", "1\u{202f}77"] {
            assert_eq!(french(text), None, "{text:?}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "-", "1.03", "1.7700", "1..770", "1.770 ", "1,", ",5", "1 770.500", "20a", "1234567890123456"]
        {
            assert_eq!(dutch(text), None, "{text:?}");
        }
    }
}
