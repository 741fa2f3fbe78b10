//! What numbers of several figures can be, exactly where that is possible.
//!
//! A figure that stands twice is the same figure: `a - a` is 0 however much its source rounds. So sums are kept as
//! sums of figures until they are compared, and quotients are compared by multiplying out.

use std::cmp::Ordering;

use crate::model::{Answer, ColumnIx, Interval, Number, RowIx, StatedIx, TableIx};

/// A figure whose number is known within bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    /// A cell.
    Cell(TableIx, RowIx, ColumnIx),
    /// A figure that is in no table.
    Stated(StatedIx),
}

/// What each figure can be.
pub(super) type Ranges<'r> = dyn Fn(Unknown) -> Interval + 'r;

/// A constant and a multiple of each figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Linear {
    constant: Number,
    /// In the order of the figures, each once and none by zero. Sums are of a few figures, for which a list is the quickest.
    multiples: Vec<(Unknown, Number)>,
}

/// A number made of figures.
#[derive(Clone, Debug)]
pub(super) enum Amount {
    /// A sum.
    Linear(Linear),
    /// One sum divided by another.
    Quotient(Linear, Linear),
    /// Anything else, as the range of what it can be.
    Within(Interval),
}

impl Linear {
    pub(super) fn of(unknown: Unknown) -> Linear {
        Linear { constant: Number::ZERO, multiples: vec![(unknown, Number::ONE)] }
    }

    pub(super) fn constant(number: Number) -> Linear {
        Linear { constant: number, multiples: Vec::new() }
    }

    /// The number itself where it is of no figure.
    fn number(&self) -> Option<Number> {
        self.multiples.is_empty().then_some(self.constant)
    }

    pub(super) fn plus(&self, other: &Linear) -> Option<Linear> {
        let mut multiples = Vec::with_capacity(self.multiples.len() + other.multiples.len());
        multiples.extend_from_slice(&self.multiples);
        for (unknown, multiple) in &other.multiples {
            match multiples.binary_search_by_key(unknown, |(known, _)| *known) {
                Err(at) => multiples.insert(at, (*unknown, *multiple)),
                Ok(at) => {
                    let sum = multiples[at].1.plus(*multiple)?;
                    // What cancels out is gone, and with it all that is not known of it.
                    if sum == Number::ZERO {
                        multiples.remove(at);
                    } else {
                        multiples[at].1 = sum;
                    }
                }
            }
        }
        Some(Linear { constant: self.constant.plus(other.constant)?, multiples })
    }

    pub(super) fn minus(&self, other: &Linear) -> Option<Linear> {
        self.plus(&other.times(Number::whole(-1))?)
    }

    pub(super) fn times(&self, number: Number) -> Option<Linear> {
        if number == Number::ZERO {
            return Some(Linear::constant(Number::ZERO));
        }
        let scaled = self.multiples.iter().map(|(unknown, multiple)| Some((*unknown, multiple.times(number)?)));
        Some(Linear { constant: self.constant.times(number)?, multiples: scaled.collect::<Option<_>>()? })
    }

    /// Exactly what it can be, since every figure stands in it once.
    pub(super) fn range(&self, ranges: &Ranges<'_>) -> Interval {
        let multiple = |(unknown, multiple): &(Unknown, Number)| scaled(ranges(*unknown), *multiple);
        self.multiples.iter().map(multiple).fold(Interval::exactly(self.constant), Interval::plus)
    }
}

/// A range times a number; a side without bound keeps none.
fn scaled(range: Interval, number: Number) -> Interval {
    let side = |bound: Option<Number>| bound.and_then(|bound| bound.times(number));
    let (one, other) = (side(range.low), side(range.high));
    if number.is_negative() { Interval { low: other, high: one } } else { Interval { low: one, high: other } }
}

impl Amount {
    /// What it can be.
    pub(super) fn range(&self, ranges: &Ranges<'_>) -> Interval {
        match self {
            Amount::Linear(sum) => sum.range(ranges),
            Amount::Quotient(above, below) => quotient(above, below, ranges),
            Amount::Within(range) => *range,
        }
    }

    pub(super) fn plus(&self, other: &Amount, ranges: &Ranges<'_>) -> Amount {
        let exact = match (self, other) {
            (Amount::Linear(one), Amount::Linear(other)) => one.plus(other).map(Amount::Linear),
            (Amount::Quotient(above, below), Amount::Linear(sum))
            | (Amount::Linear(sum), Amount::Quotient(above, below)) => {
                let added = sum.number().and_then(|number| above.plus(&below.times(number)?));
                added.map(|above| Amount::Quotient(above, below.clone()))
            }
            (Amount::Quotient(one, below), Amount::Quotient(other, same)) if below == same => {
                one.plus(other).map(|above| Amount::Quotient(above, below.clone()))
            }
            _ => None,
        };
        exact.unwrap_or_else(|| Amount::Within(self.range(ranges).plus(other.range(ranges))))
    }

    pub(super) fn minus(&self, other: &Amount, ranges: &Ranges<'_>) -> Amount {
        let negated = match other {
            Amount::Linear(sum) => sum.times(Number::whole(-1)).map(Amount::Linear),
            Amount::Quotient(above, below) => {
                above.times(Number::whole(-1)).map(|above| Amount::Quotient(above, below.clone()))
            }
            Amount::Within(_) => None,
        };
        self.plus(&negated.unwrap_or_else(|| Amount::Within(other.range(ranges).negated())), ranges)
    }

    pub(super) fn times(&self, other: &Amount, ranges: &Ranges<'_>) -> Amount {
        let by = |amount: &Amount, number: Number| match amount {
            Amount::Linear(sum) => sum.times(number).map(Amount::Linear),
            Amount::Quotient(above, below) => above.times(number).map(|above| Amount::Quotient(above, below.clone())),
            Amount::Within(_) => None,
        };
        let exact = match (self.number(), other.number()) {
            (_, Some(number)) => by(self, number),
            (Some(number), _) => by(other, number),
            _ => None,
        };
        exact.unwrap_or_else(|| Amount::Within(self.range(ranges).times(other.range(ranges))))
    }

    pub(super) fn over(&self, other: &Amount, ranges: &Ranges<'_>) -> Amount {
        let exact = match (self, other) {
            (Amount::Linear(above), Amount::Linear(below)) => Some(Amount::Quotient(above.clone(), below.clone())),
            _ => None,
        };
        exact.unwrap_or_else(|| Amount::Within(self.range(ranges).over(other.range(ranges))))
    }

    fn number(&self) -> Option<Number> {
        match self {
            Amount::Linear(sum) => sum.number(),
            Amount::Quotient(..) | Amount::Within(_) => None,
        }
    }

    /// Whether it stands in that order to the other.
    pub(super) fn is(&self, holds: fn(Ordering) -> bool, other: &Amount, ranges: &Ranges<'_>) -> Answer {
        let zero = Interval::exactly(Number::ZERO);
        match self.difference(other, ranges) {
            Some(difference) => difference.range(ranges).is(holds, zero),
            None => self.range(ranges).is(holds, other.range(ranges)),
        }
    }

    /// A sum with the sign of the difference; `None` where there is none.
    fn difference(&self, other: &Amount, ranges: &Ranges<'_>) -> Option<Linear> {
        let is_positive = |sum: &Linear| sum.range(ranges).low.is_some_and(|low| low > Number::ZERO);
        match (self, other) {
            (Amount::Linear(one), Amount::Linear(other)) => one.minus(other),
            (Amount::Quotient(above, below), Amount::Linear(sum)) if is_positive(below) => {
                above.minus(&below.times(sum.number()?)?)
            }
            (Amount::Linear(sum), Amount::Quotient(above, below)) if is_positive(below) => {
                below.times(sum.number()?)?.minus(above)
            }
            (Amount::Quotient(one, below), Amount::Quotient(other, same)) if below == same && is_positive(below) => {
                one.minus(other)
            }
            _ => None,
        }
    }
}

/// More figures than this are not tried at all their ends.
const MOST_TRIED: usize = 12;

/// What a quotient can be. It is at its least and its largest where every figure is at one of its ends, so these are
/// tried; without bounds where the divisor can be zero.
fn quotient(above: &Linear, below: &Linear, ranges: &Ranges<'_>) -> Interval {
    let plain = above.range(ranges).over(below.range(ranges));
    if below.range(ranges).contains(Number::ZERO) {
        return Interval::ANY;
    }
    let mut unknowns: Vec<Unknown> =
        above.multiples.iter().chain(&below.multiples).map(|(unknown, _)| *unknown).collect();
    unknowns.sort_unstable();
    let all = unknowns.len();
    unknowns.dedup();
    // Where no figure stands on both sides, each side goes to its ends by itself.
    if unknowns.len() == all || unknowns.len() > MOST_TRIED {
        return plain;
    }
    at_all_ends(above, below, &unknowns, ranges).unwrap_or(plain)
}

fn at_all_ends(above: &Linear, below: &Linear, unknowns: &[Unknown], ranges: &Ranges<'_>) -> Option<Interval> {
    let ends: Vec<[Number; 2]> = unknowns
        .iter()
        .map(|unknown| {
            let range = ranges(*unknown);
            Some([range.low?, range.high?])
        })
        .collect::<Option<_>>()?;
    let mut found: Option<(Number, Number)> = None;
    for choice in 0..1usize << unknowns.len() {
        let at = |unknown: Unknown| {
            let place = unknowns.binary_search(&unknown).unwrap_or_default();
            Interval::exactly(ends[place][choice >> place & 1])
        };
        let value = above.range(&at).exact()?.over(below.range(&at).exact()?)?;
        found = Some(found.map_or((value, value), |(low, high)| (low.min(value), high.max(value))));
    }
    found.map(|(low, high)| Interval::between(low, high))
}

#[cfg(test)]
mod tests {
    use super::{Amount, Answer, Interval, Linear, Number, Ordering, StatedIx, Unknown};

    fn figure(at: usize) -> Amount {
        Amount::Linear(Linear::of(Unknown::Stated(StatedIx(at))))
    }

    fn between(low: i64, high: i64) -> Interval {
        Interval::between(Number::whole(low), Number::whole(high))
    }

    /// The first is 1 to 4, the others 8 to 12.
    fn ranges(unknown: Unknown) -> Interval {
        if unknown == Unknown::Stated(StatedIx(0)) { between(1, 4) } else { between(8, 12) }
    }

    #[test]
    fn a_figure_that_stands_twice_is_the_same_figure() {
        let nothing = figure(0).minus(&figure(0), &ranges);
        assert_eq!(nothing.range(&ranges), between(0, 0));
        let other = figure(0).plus(&figure(1), &ranges).minus(&figure(0), &ranges);
        assert_eq!(other.range(&ranges), between(8, 12));
    }

    #[test]
    fn a_part_of_a_whole_is_never_more_than_the_whole() {
        let whole = figure(0).plus(&figure(1), &ranges);
        let share = figure(0).over(&whole, &ranges);
        let third = Number::ONE.over(Number::whole(3)).unwrap();
        assert_eq!(share.range(&ranges), Interval::between(Number::ONE.over(Number::whole(13)).unwrap(), third));
        let is_whole = share.is(Ordering::is_ge, &Amount::Linear(Linear::constant(Number::ONE)), &ranges);
        assert_eq!(is_whole, Answer::Never);
    }
}
