//! What a figure can mean: a range of numbers, and what follows from ranges for sums and comparisons.

use std::cmp::Ordering;

use super::{Hedge, Number};

/// All numbers from `low` to `high`, both included; a side that is `None` has no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The smallest number that it can be.
    pub low: Option<Number>,
    /// The largest number that it can be; not below `low`.
    pub high: Option<Number>,
}

/// What a comparison of ranges says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// True whatever the figures are within their ranges.
    Always,
    /// False whatever the figures are.
    Never,
    /// The ranges leave it open.
    Undecided,
}

impl Interval {
    /// Nothing is known.
    pub const ANY: Interval = Interval { low: None, high: None };

    /// One number only.
    #[must_use]
    pub fn exactly(number: Number) -> Interval {
        Interval { low: Some(number), high: Some(number) }
    }

    /// From the smaller to the larger of the two.
    #[must_use]
    pub fn between(one: Number, other: Number) -> Interval {
        Interval { low: Some(one.min(other)), high: Some(one.max(other)) }
    }

    /// All numbers that are not further from that one than `reach`.
    #[must_use]
    pub fn around(number: Number, reach: Number) -> Interval {
        Interval { low: number.minus(reach), high: number.plus(reach) }
    }

    /// What a number rounded to a multiple of `unit` can have been, in steps of `step`.
    ///
    /// Half a unit either way, both ends included: which way the source rounds a tie is not known.
    #[must_use]
    pub fn rounded(number: Number, unit: Number, step: Number) -> Interval {
        let low = number.minus(unit.half()).map(|bound| bound.ceil_to(step));
        let high = number.plus(unit.half()).map(|bound| bound.floor_to(step));
        Interval { low, high }
    }

    /// What a hedged number ("ruim 300") can mean, in steps of `step`.
    #[must_use]
    pub fn hedged(hedge: Hedge, number: Number, step: Number) -> Interval {
        let size = if number.is_negative() { number.negated() } else { number };
        let tenth = size.over(Number::whole(10)).unwrap_or(Number::ZERO);
        match hedge {
            Hedge::Exactly => Interval::exactly(number),
            Hedge::About => Interval { low: number.minus(tenth), high: number.plus(tenth) },
            Hedge::Above => Interval { low: number.plus(step), high: None },
            Hedge::AtLeast => Interval { low: Some(number), high: None },
            Hedge::Nearly => Interval { low: number.minus(tenth), high: number.minus(step) },
            Hedge::Below => Interval { low: None, high: number.minus(step) },
            Hedge::AtMost => Interval { low: None, high: Some(number) },
        }
    }

    /// The one number it can be, if there is one only.
    #[must_use]
    pub fn exact(self) -> Option<Number> {
        if self.low == self.high { self.low } else { None }
    }

    /// This range without what lies below `floor`.
    #[must_use]
    pub fn at_least(self, floor: Number) -> Interval {
        let low = self.low.map_or(floor, |low| low.max(floor));
        Interval { low: Some(low), high: self.high.map(|high| high.max(low)) }
    }

    /// Whether that number is in the range.
    #[must_use]
    pub fn contains(self, number: Number) -> bool {
        self.low.is_none_or(|low| low <= number) && self.high.is_none_or(|high| number <= high)
    }

    /// Whether a number below zero is in the range.
    #[must_use]
    pub fn can_be_negative(self) -> bool {
        self.low.is_none_or(Number::is_negative)
    }

    /// Whether all of the other range lies in this one.
    #[must_use]
    pub fn encloses(self, other: Interval) -> bool {
        let low = self.low.is_none_or(|mine| other.low.is_some_and(|theirs| mine <= theirs));
        let high = self.high.is_none_or(|mine| other.high.is_some_and(|theirs| theirs <= mine));
        low && high
    }

    /// The sum of any number of this range and any of the other.
    #[must_use]
    pub fn plus(self, other: Interval) -> Interval {
        Interval { low: both(self.low, other.low, Number::plus), high: both(self.high, other.high, Number::plus) }
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Interval) -> Interval {
        self.plus(other.negated())
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Interval {
        Interval { low: self.high.map(Number::negated), high: self.low.map(Number::negated) }
    }

    /// The product; where a side has no bound, neither has the product.
    #[must_use]
    pub fn times(self, other: Interval) -> Interval {
        self.corners(other, Number::times)
    }

    /// The quotient; without bounds where the divisor can be zero.
    #[must_use]
    pub fn over(self, other: Interval) -> Interval {
        if other.contains(Number::ZERO) { Interval::ANY } else { self.corners(other, Number::over) }
    }

    fn corners(self, other: Interval, operation: fn(Number, Number) -> Option<Number>) -> Interval {
        let (Some(a), Some(b), Some(c), Some(d)) = (self.low, self.high, other.low, other.high) else {
            return Interval::ANY;
        };
        let ends: Option<Vec<Number>> =
            [(a, c), (a, d), (b, c), (b, d)].into_iter().map(|(x, y)| operation(x, y)).collect();
        ends.map_or(Interval::ANY, |ends| Interval {
            low: ends.iter().min().copied(),
            high: ends.iter().max().copied(),
        })
    }

    /// Whether a number of this range stands in that order to one of the other.
    #[must_use]
    pub fn is(self, holds: fn(Ordering) -> bool, other: Interval) -> Answer {
        let least = order(self.low, other.high);
        let most = order(self.high, other.low);
        let equal_possible = !matches!(least, Some(Ordering::Greater)) && !matches!(most, Some(Ordering::Less));
        let can_be = |wanted: Ordering| match wanted {
            Ordering::Less => !matches!(least, Some(Ordering::Greater | Ordering::Equal)),
            Ordering::Equal => equal_possible,
            Ordering::Greater => !matches!(most, Some(Ordering::Less | Ordering::Equal)),
        };
        let orders = [Ordering::Less, Ordering::Equal, Ordering::Greater];
        let true_somewhere = orders.into_iter().any(|order| can_be(order) && holds(order));
        let false_somewhere = orders.into_iter().any(|order| can_be(order) && !holds(order));
        match (true_somewhere, false_somewhere) {
            (true, false) => Answer::Always,
            (false, _) => Answer::Never,
            (true, true) => Answer::Undecided,
        }
    }
}

fn both(one: Option<Number>, other: Option<Number>, join: fn(Number, Number) -> Option<Number>) -> Option<Number> {
    one.zip(other).and_then(|(one, other)| join(one, other))
}

fn order(one: Option<Number>, other: Option<Number>) -> Option<Ordering> {
    one.zip(other).map(|(one, other)| one.cmp(&other))
}

#[cfg(test)]
mod tests {
    use super::{Answer, Interval, Number};

    fn between(low: i64, high: i64) -> Interval {
        Interval::between(Number::whole(low), Number::whole(high))
    }

    #[test]
    fn a_figure_rounded_to_five_is_two_off_at_most() {
        assert_eq!(Interval::rounded(Number::whole(460), Number::whole(5), Number::ONE), between(458, 462));
    }

    #[test]
    fn about_a_number_below_zero_is_a_tenth_of_its_size_either_way() {
        assert_eq!(Interval::hedged(super::Hedge::About, Number::whole(-200), Number::ONE), between(-220, -180));
    }

    #[test]
    fn a_comparison_of_ranges_has_three_answers() {
        assert_eq!(between(86, 94).is(std::cmp::Ordering::is_gt, between(61, 69)), Answer::Always);
        assert_eq!(between(1, 4).is(std::cmp::Ordering::is_gt, between(5, 7)), Answer::Never);
        assert_eq!(between(1, 4).is(std::cmp::Ordering::is_lt, between(3, 7)), Answer::Undecided);
        assert_eq!(between(4, 4).is(std::cmp::Ordering::is_ge, between(1, 4)), Answer::Always);
        assert_eq!(Interval::ANY.is(std::cmp::Ordering::is_gt, between(1, 4)), Answer::Undecided);
    }

    #[test]
    fn a_divisor_that_can_be_zero_leaves_everything_open() {
        assert_eq!(between(1, 4).over(between(0, 3)), Interval::ANY);
    }
}
