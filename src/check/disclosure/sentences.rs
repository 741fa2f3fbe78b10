//! What numbers in the text say of figures beyond what is printed.

use crate::check::bound::stated;
use crate::claims::{as_printed, selected};
use crate::model::{
    Address, CellIx, Edition, Expression, Figure, Function, Hedge, Interval, Language, Number, Operator,
};
use crate::wording::{Said, SaidKind};

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
    /// The least of several sums: none of them is below it.
    Least(Vec<Sum>),
    /// The largest of several sums: none of them is above it.
    Largest(Vec<Sum>),
}

/// What the words say; `None` where they state no number, or just what the printed figures come to: that repeats the
/// table and tells nothing of what its source has rounded.
pub(super) fn meant(figure: &Figure, edition: &Edition, language: Language) -> Option<Meant> {
    let meant = Meant(stated(figure, figure.words.trim(), language)?);
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
    pub(super) fn constant(number: Number) -> Sum {
        Sum { constant: number, terms: Vec::new() }
    }

    /// What its figures add up to where the whole lies in a range.
    pub(super) fn without_constant(&self, range: Interval) -> Option<Interval> {
        let constant = Interval::exactly(self.constant);
        (!self.terms.is_empty()).then(|| range.minus(constant))
    }

    pub(super) fn plus(mut self, other: Sum) -> Option<Sum> {
        self.constant = self.constant.plus(other.constant)?;
        self.terms.extend(other.terms);
        Some(self)
    }

    pub(super) fn minus(self, other: Sum) -> Option<Sum> {
        self.plus(other.times(Number::whole(-1))?)
    }

    pub(super) fn times(self, number: Number) -> Option<Sum> {
        let scaled = self.terms.into_iter().map(|(unknown, times)| Some((unknown, times.times(number)?)));
        Some(Sum { constant: self.constant.times(number)?, terms: scaled.collect::<Option<_>>()? })
    }

    /// The number itself where it is of no figure.
    pub(super) fn number(&self) -> Option<Number> {
        self.terms.is_empty().then_some(self.constant)
    }
}

/// What an expression over cells is made of, with `unknown` for its figures; `None` where that is neither a sum or
/// quotient of counts nor the least or largest of them.
pub(super) fn amount(
    expression: &Expression<Address>,
    unknown: &mut dyn FnMut(&Address) -> Option<usize>,
) -> Option<Amount> {
    let quotient = match expression {
        Expression::Call(Function::Min, parts, _) => return sums(parts, unknown).map(Amount::Least),
        Expression::Call(Function::Max, parts, _) => return sums(parts, unknown).map(Amount::Largest),
        Expression::Operation(above, Operator::Over, below) => Some((sum(above, unknown)?, sum(below, unknown)?)),
        Expression::Call(Function::Growth, ends, _) => {
            let before = sum(ends.first()?, unknown)?;
            Some((sum(ends.get(1)?, unknown)?.minus(before.clone())?, before))
        }
        _ => None,
    };
    let is_plain = |(above, below): &(Sum, Sum)| {
        [above, below].iter().all(|sum| sum.constant == Number::ZERO) && !below.terms.is_empty()
    };
    match quotient.filter(is_plain) {
        Some((above, below)) => Some(Amount::Quotient(above, below)),
        None => sum(expression, unknown).map(Amount::Sum),
    }
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
                Operator::Minus => left.minus(right),
                Operator::Times => match (left.number(), right.number()) {
                    (_, Some(number)) => left.times(number),
                    (Some(number), _) => right.times(number),
                    _ => None,
                },
                Operator::Over => left.times(Number::ONE.over(right.number()?)?),
            }
        }
        Expression::Call(function, parts, _) => call(*function, sums(parts, unknown)?),
        // Comparisons are for claims.
        _ => None,
    }
}

fn sums(parts: &[Expression<Address>], unknown: &mut dyn FnMut(&Address) -> Option<usize>) -> Option<Vec<Sum>> {
    parts.iter().map(|part| sum(part, unknown)).collect()
}

/// The least or largest of several is no sum, and a growth no sum either.
fn call(function: Function, parts: Vec<Sum>) -> Option<Sum> {
    let count = i64::try_from(parts.len()).ok()?;
    let mut all = parts.into_iter();
    match function {
        Function::Sum => all.try_fold(Sum::constant(Number::ZERO), Sum::plus),
        Function::Mean => {
            all.try_fold(Sum::constant(Number::ZERO), Sum::plus)?.times(Number::ONE.over(Number::whole(count))?)
        }
        Function::Change => {
            let before = all.next()?;
            all.next()?.minus(before)
        }
        Function::Min | Function::Max | Function::Growth => None,
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
