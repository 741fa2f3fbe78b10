//! The digits of a stored number, as spreadsheets count them: at most fifteen, rounded half away from zero.

/// A number as `0.d₁d₂d₃… × 10^exponent`, without zeros at either end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) is_negative: bool,
    digits: Vec<u8>,
    exponent: i32,
}

impl Decimal {
    /// The number that a file holds; `None` where it is none, or beyond all that can be counted.
    ///
    /// A file holds up to 17 digits, the last two being noise of binary fractions: 0.30000000000000004 is 0.3.
    pub(super) fn parse(text: &str) -> Option<Decimal> {
        let value: f64 = text.trim().parse().ok().filter(|value: &f64| value.is_finite())?;
        let scientific = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = scientific.split_once('e')?;
        let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        let exponent = exponent.parse::<i32>().ok()? + 1;
        let decimal = Decimal { is_negative: value < 0.0, digits, exponent }.trimmed();
        (-20..=20).contains(&decimal.exponent).then_some(decimal)
    }

    fn trimmed(mut self) -> Decimal {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.exponent -= i32::try_from(zeros).unwrap_or(0);
        if self.digits.is_empty() {
            self.exponent = 0;
            self.is_negative = false;
        }
        self
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// How many digits stand before the point; negative where zeros follow it.
    pub(super) fn exponent(&self) -> i32 {
        self.exponent
    }

    /// Times ten to that power.
    pub(super) fn scaled(mut self, power: i32) -> Decimal {
        if !self.is_zero() {
            self.exponent += power;
        }
        self
    }

    /// Without its sign.
    pub(super) fn absolute(mut self) -> Decimal {
        self.is_negative = false;
        self
    }

    /// Whether it lies in the very middle between two numbers of so many decimals.
    pub(super) fn is_between(&self, decimals: usize) -> bool {
        let kept = i32::try_from(decimals).ok().and_then(|decimals| usize::try_from(self.exponent + decimals).ok());
        kept.is_some_and(|kept| self.digits.len() == kept + 1 && self.digits.last() == Some(&5))
    }

    /// Rounded half away from zero.
    pub(super) fn rounded(mut self, decimals: usize) -> Decimal {
        let kept = self.exponent + i32::try_from(decimals).unwrap_or(i32::MAX / 2);
        let Ok(kept) = usize::try_from(kept) else {
            return Decimal { digits: Vec::new(), ..self }.trimmed();
        };
        let goes_up = self.digits.get(kept).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(kept);
        if goes_up {
            self.add_to_last(kept);
        }
        self.trimmed()
    }

    fn add_to_last(&mut self, kept: usize) {
        self.digits.resize(kept, 0);
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.exponent += 1;
    }

    /// The digits before the point, none for zero, and those behind it.
    pub(super) fn parts(&self) -> (String, String) {
        let digit = |at: i32| usize::try_from(at).ok().and_then(|at| self.digits.get(at)).copied().unwrap_or(0);
        let text = |range: std::ops::Range<i32>| range.map(|at| char::from(b'0' + digit(at))).collect::<String>();
        let length = i32::try_from(self.digits.len()).unwrap_or(0);
        (text(0..self.exponent.max(0)), text(self.exponent.min(length)..length))
    }

    /// Plain digits with a point.
    pub(super) fn plain(&self) -> String {
        let (whole, broken) = self.parts();
        let sign = if self.is_negative { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { &whole };
        if broken.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{broken}") }
    }

    /// Which of the two is larger.
    pub(super) fn compare(&self, other: &Decimal) -> std::cmp::Ordering {
        let magnitude = |of: &Decimal| if of.is_zero() { i32::MIN } else { of.exponent };
        let sizes = magnitude(self).cmp(&magnitude(other)).then_with(|| self.digits.cmp(&other.digits));
        match (self.is_negative, other.is_negative) {
            (false, true) => std::cmp::Ordering::Greater,
            (true, false) => std::cmp::Ordering::Less,
            (false, false) => sizes,
            (true, true) => sizes.reverse(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn noise_of_binary_fractions_is_no_digit() {
        for (stored, plain) in [
            ("0.30000000000000004", "0.3"),
            ("1770", "1770"),
            ("-0.05", "-0.05"),
            ("1.77E3", "1770"),
            ("0", "0"),
            ("-0", "0"),
        ] {
            assert_eq!(Decimal::parse(stored).unwrap().plain(), plain);
        }
        for none in ["", "x", "NaN", "inf", "1e300"] {
            assert_eq!(Decimal::parse(none), None);
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        let rounded = |stored: &str, decimals| Decimal::parse(stored).unwrap().rounded(decimals).plain();
        assert_eq!(rounded("1.005", 2), "1.01");
        assert_eq!(rounded("2.5", 0), "3");
        assert_eq!(rounded("-2.5", 0), "-3");
        assert_eq!(rounded("0.5", 0), "1");
        assert_eq!(rounded("0.04", 1), "0");
        assert_eq!(rounded("0.05", 1), "0.1");
        assert_eq!(rounded("999.95", 1), "1000");
        assert_eq!(rounded("0.0005", 1), "0");
    }

    #[test]
    fn numbers_have_an_order() {
        let order = |one, other| Decimal::parse(one).unwrap().compare(&Decimal::parse(other).unwrap());
        assert!(order("4.9", "5").is_lt() && order("-7", "5").is_lt() && order("-7", "-8").is_gt());
        assert!(order("0", "0.1").is_lt() && order("5", "5.0").is_eq() && order("0", "-1").is_gt());
    }
}
