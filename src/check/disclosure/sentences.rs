//! What numbers in the text say of figures beyond what is printed.

use crate::claims::{as_printed, selected};
use crate::model::{Address, CellIx, Edition, Expression, Figure, Hedge, Interval, Language, Number, Operator};
use crate::wording::{Said, SaidKind, said};

/// What the words of a number can mean.
#[derive(Clone, Copy)]
pub(super) struct Meant(Said);

/// A sum of multiples of figures, and what is added to it.
#[derive(Clone)]
pub(super) struct Sum {
    pub(super) constant: Number,
    pub(super) terms: Vec<(usize, Number)>,
}

/// A number made of figures, as far as sums can say it.
pub(super) enum Amount {
    Sum(Sum),
    /// One sum divided by another, neither with a constant.
    Quotient(Sum, Sum),
}

/// What the words say; `None` where they state no number, or just what the printed figures come to: that repeats the
/// table and tells nothing of what its source has rounded.
pub(super) fn meant(figure: &Figure, edition: &Edition, language: Language) -> Option<Meant> {
    let meant = Meant(said(figure.words.trim(), language)?);
    let printed = as_printed(&figure.expression, edition);
    printed.is_none_or(|printed| !meant.of_quotient().contains(printed)).then_some(meant)
}

impl Meant {
    /// Of a sum of multiples of `step`; `None` where the words state a share.
    pub(super) fn of_sum(self, step: Number) -> Option<Interval> {
        (self.0.kind == SaidKind::Plain).then(|| self.within(step))
    }

    /// Of a quotient, which can be as near to a hedged number as it likes.
    pub(super) fn of_quotient(self) -> Interval {
        self.within(Number::ZERO)
    }

    fn within(self, step: Number) -> Interval {
        let Meant(Said { hedge, number, decimals, kind }) = self;
        match (kind, hedge) {
            // `twee derde` is a way of speaking: two percentage points either way.
            (SaidKind::Fraction, Hedge::Exactly) => Interval::around(number, Number::decimal(2, 2)),
            (_, Hedge::Exactly) => Interval::around(number, Number::step(decimals).half()),
            (_, hedge) => Interval::hedged(hedge, number, step),
        }
    }
}

impl Sum {
    fn constant(number: Number) -> Sum {
        Sum { constant: number, terms: Vec::new() }
    }

    /// What its figures add up to where the whole lies in a range.
    pub(super) fn without_constant(&self, range: Interval) -> Option<Interval> {
        let constant = Interval::exactly(self.constant);
        (!self.terms.is_empty()).then(|| range.minus(constant))
    }

    fn plus(mut self, other: Sum) -> Option<Sum> {
        self.constant = self.constant.plus(other.constant)?;
        self.terms.extend(other.terms);
        Some(self)
    }

    fn times(self, number: Number) -> Option<Sum> {
        let scaled = self.terms.into_iter().map(|(unknown, times)| Some((unknown, times.times(number)?)));
        Some(Sum { constant: self.constant.times(number)?, terms: scaled.collect::<Option<_>>()? })
    }

    /// The number itself where it is of no figure.
    fn number(&self) -> Option<Number> {
        self.terms.is_empty().then_some(self.constant)
    }
}

/// What an expression is made of, with `unknown` for its figures; `None` where that is no sum or quotient of counts.
pub(super) fn amount(
    expression: &Expression<Address>,
    unknown: &mut dyn FnMut(&Address) -> Option<usize>,
) -> Option<Amount> {
    if let Expression::Operation(above, Operator::Over, below) = expression {
        let (above, below) = (sum(above, unknown)?, sum(below, unknown)?);
        let plain = above.constant == Number::ZERO && below.constant == Number::ZERO && !below.terms.is_empty();
        if plain {
            return Some(Amount::Quotient(above, below));
        }
    }
    sum(expression, unknown).map(Amount::Sum)
}

fn sum(expression: &Expression<Address>, unknown: &mut dyn FnMut(&Address) -> Option<usize>) -> Option<Sum> {
    match expression {
        Expression::Figures(address) => {
            Some(Sum { constant: Number::ZERO, terms: vec![(unknown(address)?, Number::ONE)] })
        }
        Expression::Number(number) => Some(Sum::constant(*number)),
        Expression::Percent(number) | Expression::Points(number) => number.over(Number::whole(100)).map(Sum::constant),
        Expression::Operation(left, operator, right) => {
            let (left, right) = (sum(left, unknown)?, sum(right, unknown)?);
            match operator {
                Operator::Plus => left.plus(right),
                Operator::Minus => left.plus(right.times(Number::whole(-1))?),
                Operator::Times => match (left.number(), right.number()) {
                    (_, Some(number)) => left.times(number),
                    (Some(number), _) => right.times(number),
                    _ => None,
                },
                Operator::Over => left.times(Number::ONE.over(right.number()?)?),
            }
        }
        // Functions and comparisons are for claims.
        _ => None,
    }
}

/// The one cell that an address names; `None` where it names several or none.
pub(super) fn single(address: &Address, edition: &Edition) -> Option<CellIx> {
    let Address::Cells { table, rows, columns } = address else { return None };
    let columns = selected(columns, &edition.tables[table.0]);
    match (rows.as_slice(), columns.as_slice()) {
        ([row], [column]) => Some(CellIx { table: *table, row: *row, column: *column }),
        _ => None,
    }
}
