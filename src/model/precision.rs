//! How exactly a source prints its figures, and so what a printed number can stand for.

use super::{Interval, Measure, Number, Withheld};

/// How exactly a figure was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// It is the number counted.
    Exact,
    /// It is a multiple of this, which is more than one.
    RoundedTo(Number),
    /// It is a quotient, cut off at its last decimal.
    Quotient,
    /// It is no number at all.
    Name,
}

impl Precision {
    /// That of a kind of quantity which the source rounds to multiples of `rounded_to`.
    #[must_use]
    pub fn of(measure: Measure, rounded_to: Number) -> Precision {
        match measure {
            Measure::Text => Precision::Name,
            _ if rounded_to != Number::ONE => Precision::RoundedTo(rounded_to),
            Measure::Ratio => Precision::Quotient,
            Measure::Flow | Measure::Stock | Measure::Cumulative => Precision::Exact,
        }
    }

    /// What a number printed with so many decimals can stand for, in a table that keeps such figures back.
    #[must_use]
    pub fn interval(self, number: Number, decimals: u8, withheld: Option<Withheld>) -> Interval {
        let zero_is_exact = number == Number::ZERO && withheld.is_some_and(|withheld| withheld.zero_is_shown);
        match self {
            Precision::RoundedTo(unit) if !zero_is_exact => rounded(number, unit, Number::step(decimals), withheld),
            // A share of 0,3 % is printed as 0 too, whatever is said of persons.
            Precision::Quotient => not_below_zero(number, Interval::around(number, Number::step(decimals).half())),
            _ => Interval::exactly(number),
        }
    }

    /// How far apart two numbers are that can be printed beside each other with so many decimals.
    #[must_use]
    pub fn step(self, decimals: u8) -> Number {
        match self {
            Precision::RoundedTo(unit) => unit,
            Precision::Exact | Precision::Quotient | Precision::Name => Number::step(decimals),
        }
    }
}

fn rounded(number: Number, unit: Number, step: Number, withheld: Option<Withheld>) -> Interval {
    let range = Interval::rounded(number, unit, step);
    match withheld.filter(|withheld| number >= withheld.below) {
        Some(withheld) => range.at_least(withheld.below),
        None => not_below_zero(number, range),
    }
}

/// What is not printed as negative was not negative.
fn not_below_zero(number: Number, range: Interval) -> Interval {
    if number.is_negative() { range } else { range.at_least(Number::ZERO) }
}
