//! Which numbers the words of a claim may say: those that its assertion holds.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Case;
use crate::claims::selected;
use crate::model::{Address, Claim, Edition, Expression, Function, Number, Operator, Tolerance};
use crate::wording::{SaidKind, counts_periods, is_factor, is_percent, is_points, said_before};

/// A number of an assertion, in the kind in which it is written there; percentages as fractions.
type Literal = (SaidKind, Number);

/// Whether an assertion holds the number that stands at those bytes of its words: itself, as the share that words make
/// of it (`een op de drie`), or as the count of the periods that it compares, where they say so (`drie jaar op rij`).
pub(super) fn asserts(claim: &Claim, words: &Range<usize>, text: &str, case: &Case<'_>) -> bool {
    let Some(said) = said_before(&text[words.clone()], &text[words.end..], case.language) else {
        return false;
    };
    let literals = literals(&claim.assertion, case.edition);
    let holds = |kind, number| literals.contains(&(kind, number));
    match said.kind {
        // Of `a = 2 * b`, words may say that b is half of a.
        SaidKind::Fraction => {
            let inverse = Number::ONE.over(said.number);
            [Some(said.number), inverse].into_iter().flatten().any(|number| holds(SaidKind::Plain, number))
                || holds(SaidKind::Percent, said.number)
        }
        // The assertion may hold a percentage as the fraction that it is.
        SaidKind::Percent => holds(said.kind, said.number) || holds(SaidKind::Plain, said.number),
        SaidKind::Points => holds(said.kind, said.number),
        SaidKind::Plain if is_factor(&text[words.clone()], &text[words.end..], case.language) => {
            factors(&claim.assertion).contains(&said.number)
        }
        SaidKind::Plain => {
            holds(said.kind, said.number)
                || counts_periods(text, words.end, case.language) && counts_columns(claim, said.number, case.edition)
        }
    }
}

/// The numbers that make one figure so many times another: of `2 *` and `/ 2`, of a quotient compared with 2 or 1/2, and of a
/// growth by 100%.
fn factors(assertion: &Expression<Address>) -> Vec<Number> {
    match assertion {
        Expression::Operation(left, operator, right) => {
            let own = match operator {
                Operator::Times => [factor(left), factor(right)].into_iter().flatten().collect(),
                Operator::Over => factor(right).into_iter().collect(),
                Operator::Plus | Operator::Minus => Vec::new(),
            };
            [own, factors(left), factors(right)].concat()
        }
        Expression::Comparison { left, right, .. } => {
            let own = [compared(left, right), compared(right, left)].concat();
            [own, factors(left), factors(right)].concat()
        }
        Expression::And(left, right) | Expression::Or(left, right) => [factors(left), factors(right)].concat(),
        Expression::Call(_, parts, _) => parts.iter().flat_map(factors).collect(),
        Expression::Each(part) | Expression::Any(part) | Expression::Not(part) => factors(part),
        Expression::Number(_) | Expression::Percent(_) | Expression::Points(_) | Expression::Figures(_) => Vec::new(),
    }
}

/// What a comparison of a quotient or a growth with a number says of how many times.
fn compared(side: &Expression<Address>, with: &Expression<Address>) -> Vec<Number> {
    let Some(number) = factor(with) else {
        return Vec::new();
    };
    match side {
        Expression::Operation(_, Operator::Over, _) => {
            [Some(number), Number::ONE.over(number)].into_iter().flatten().collect()
        }
        Expression::Call(Function::Growth, ..) => number.plus(Number::ONE).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn factor(part: &Expression<Address>) -> Option<Number> {
    match part {
        Expression::Number(number) => Some(*number),
        Expression::Percent(number) => number.over(Number::whole(100)),
        Expression::Operation(left, operator, right) => fraction(left, *operator, right),
        _ => None,
    }
}

/// Whether so many columns are compared: those of one address, or of all of them together.
fn counts_columns(claim: &Claim, number: Number, edition: &Edition) -> bool {
    let addresses = claim.assertion.addresses();
    let beside = addresses.iter().find_map(|address| match address {
        Address::Cells { table, .. } => edition.tables.get(table.0),
        Address::Columns(_) | Address::Stated(_) => None,
    });
    let columns = |address: &Address| -> BTreeSet<&str> {
        let (table, selection) = match address {
            Address::Cells { table, columns, .. } => (edition.tables.get(table.0), columns),
            Address::Columns(columns) => (beside, columns),
            Address::Stated(_) => return BTreeSet::new(),
        };
        let ids =
            |table| selected(selection, table).into_iter().filter_map(|at| Some(table.columns.get(at.0)?.id.as_str()));
        table.map(|table: &crate::model::Table| ids(table).collect()).unwrap_or_default()
    };
    let sets: Vec<BTreeSet<&str>> = addresses.into_iter().map(columns).collect();
    let all = sets.iter().flatten().collect::<BTreeSet<_>>().len();
    let is_number = |count: usize| i64::try_from(count).is_ok_and(|count| Number::whole(count) == number);
    sets.iter().map(BTreeSet::len).chain([all]).filter(|count| *count > 1).any(is_number)
}

/// The numbers that an assertion holds itself; `1/3` is one.
fn literals(assertion: &Expression<Address>, edition: &Edition) -> Vec<Literal> {
    let of = |part: &Expression<Address>| literals(part, edition);
    let hundredth = |kind, number: Number| number.over(Number::whole(100)).map(|number| (kind, number));
    match assertion {
        Expression::Number(number) => vec![(SaidKind::Plain, *number)],
        Expression::Percent(number) => hundredth(SaidKind::Percent, *number).into_iter().collect(),
        Expression::Points(number) => hundredth(SaidKind::Points, *number).into_iter().collect(),
        Expression::Operation(left, operator, right) => match fraction(left, *operator, right) {
            Some(number) => vec![(SaidKind::Plain, number)],
            None => [of(left), of(right)].concat(),
        },
        Expression::And(left, right) | Expression::Or(left, right) => [of(left), of(right)].concat(),
        Expression::Call(_, parts, _) => parts.iter().flat_map(of).collect(),
        Expression::Each(part) | Expression::Any(part) | Expression::Not(part) => of(part),
        Expression::Comparison { left, right, tolerance, .. } => {
            let within = tolerance.and_then(|tolerance| match tolerance {
                Tolerance::Absolute(number) => Some((SaidKind::Plain, number)),
                Tolerance::Percent(number) => hundredth(SaidKind::Percent, number),
                Tolerance::Points(number) => hundredth(SaidKind::Points, number),
            });
            [of(left), of(right), within.into_iter().collect()].concat()
        }
        Expression::Figures(address) => stated(address, edition).into_iter().collect(),
    }
}

fn fraction(left: &Expression<Address>, operator: Operator, right: &Expression<Address>) -> Option<Number> {
    match (left, operator, right) {
        (Expression::Number(above), Operator::Over, Expression::Number(below)) => above.over(*below),
        _ => None,
    }
}

/// A figure of `stated.toml` holds its number as one of its own.
fn stated(address: &Address, edition: &Edition) -> Option<Literal> {
    let Address::Stated(at) = address else {
        return None;
    };
    let stated = edition.stated.get(at.0)?;
    let hundredth = stated.number.over(Number::whole(100));
    match (is_percent(&stated.unit), is_points(&stated.unit)) {
        (true, _) => Some((SaidKind::Percent, hundredth?)),
        (_, true) => Some((SaidKind::Points, hundredth?)),
        _ => Some((SaidKind::Plain, stated.number)),
    }
}
