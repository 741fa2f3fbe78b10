//! What the claims that their figures leave open say of these, if they are true.

use super::sentences::{Amount, Sum};
use crate::claims::evaluate;
use crate::model::{
    Address, Claim, Compared, Comparison, Edition, Expression, Number, Open, Tolerance, Truth, Verdict,
};

/// Two numbers, and how a claim says that they stand to each other.
pub(super) struct Told {
    pub(super) compared: Compared,
    how: How,
}

/// That a sum stands so to zero.
pub(super) struct Relation {
    pub(super) sum: Sum,
    pub(super) how: How,
}

/// How two sides stand to each other, as far as sums can say it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Less,
    AtMost,
    Equal,
    AtLeast,
    Greater,
}

/// All that the claims say together; nothing of what only one of several comparisons has to bear out.
pub(super) fn told(edition: &Edition) -> Vec<(&Claim, Told)> {
    let evaluated = edition.claims.iter().zip(&edition.evaluations);
    let open = evaluated.filter(|(_, evaluation)| evaluation.verdict == Verdict::Undecided);
    let told = |(claim, _)| {
        let mut found = Vec::new();
        Teller { claim, edition }.tell(&claim.assertion, true, &mut found);
        found.into_iter().map(move |told| (claim, told))
    };
    open.flat_map(told).collect()
}

struct Teller<'t> {
    claim: &'t Claim,
    edition: &'t Edition,
}

impl Teller<'_> {
    /// What follows where a part of the assertion is so, or is not.
    fn tell(&self, part: &Expression<Address>, is_so: bool, found: &mut Vec<Told>) {
        match (part, is_so) {
            (Expression::And(left, right), true) | (Expression::Or(left, right), false) => {
                self.tell(left, is_so, found);
                self.tell(right, is_so, found);
            }
            // Where all others are known to be otherwise, it has to be the one that is left.
            (Expression::And(left, right), false) | (Expression::Or(left, right), true) => {
                let otherwise = if is_so { Verdict::Contradicted } else { Verdict::Holds };
                for (other, one) in [(left, right), (right, left)] {
                    if self.evaluation(other).0 == otherwise {
                        self.tell(one, is_so, found);
                    }
                }
            }
            (Expression::Not(part), _) => self.tell(part, !is_so, found),
            (Expression::Comparison { left, right, within, .. }, _) => {
                let of_any = [left, right].into_iter().filter(|side| is_of_any(side)).count();
                let (_, compared) = self.evaluation(part);
                let all_said = match (is_so, of_any) {
                    (true, 0) => true,
                    // Not any of them: none.
                    (false, 1) => within.is_empty() && has_one_side(&compared),
                    _ => false,
                };
                if all_said || compared.len() == 1 {
                    found.extend(compared.into_iter().filter_map(|compared| Told::of(compared, is_so)));
                }
            }
            _ => {}
        }
    }

    fn evaluation(&self, part: &Expression<Address>) -> (Verdict, Vec<Compared>) {
        let evaluation = evaluate(&Claim { assertion: part.clone(), ..self.claim.clone() }, self.edition);
        (evaluation.verdict, evaluation.comparisons)
    }
}

fn is_of_any<A>(side: &Expression<A>) -> bool {
    match side {
        Expression::Any(_) => true,
        Expression::Each(part) => is_of_any(part),
        Expression::Operation(left, _, right) => is_of_any(left) || is_of_any(right),
        Expression::Call(_, parts, _) => parts.iter().any(is_of_any),
        _ => false,
    }
}

/// Whether one number is set against all others.
fn has_one_side(compared: &[Compared]) -> bool {
    let same =
        |side: fn(&Compared) -> &Expression<Address>| compared.windows(2).all(|pair| side(&pair[0]) == side(&pair[1]));
    same(|compared| &compared.left.expression) || same(|compared| &compared.right.expression)
}

impl Told {
    fn of(compared: Compared, is_so: bool) -> Option<Told> {
        // A part of a year says only of the year as a whole how much it is.
        let is_open = matches!(compared.truth, Truth::Open(open) if open != Open::YearNotOver);
        let how = match (compared.comparison, is_so) {
            (Comparison::Less, true) | (Comparison::GreaterOrEqual, false) => How::Less,
            (Comparison::LessOrEqual, true) | (Comparison::Greater, false) => How::AtMost,
            (Comparison::Equal | Comparison::About, true) => How::Equal,
            (Comparison::GreaterOrEqual, true) | (Comparison::Less, false) => How::AtLeast,
            (Comparison::Greater, true) | (Comparison::LessOrEqual, false) => How::Greater,
            // What is not equal can be on either side.
            (Comparison::Equal | Comparison::About, false) => return None,
        };
        is_open.then_some(Told { compared, how })
    }

    /// The sums that say it, where sums can. What is divided by is never negative.
    pub(super) fn relations(&self, left: Amount, right: Amount) -> Vec<Relation> {
        let sides = match (left, right) {
            (Amount::Least(sums), Amount::Sum(sum)) if self.how.is_above() => pairs(sums, &sum),
            (Amount::Largest(sums), Amount::Sum(sum)) if self.how.is_below() => pairs(sums, &sum),
            (Amount::Sum(sum), Amount::Least(sums)) if self.how.is_below() => turned(pairs(sums, &sum)),
            (Amount::Sum(sum), Amount::Largest(sums)) if self.how.is_above() => turned(pairs(sums, &sum)),
            (Amount::Sum(left), Amount::Sum(right)) => vec![Sides { left, right, one: Sum::constant(Number::ONE) }],
            (Amount::Quotient(left, one), Amount::Sum(times)) => {
                times.number().and_then(|times| multiplied(left, one, times)).into_iter().collect()
            }
            (Amount::Sum(times), Amount::Quotient(right, one)) => {
                turned(times.number().and_then(|times| multiplied(right, one, times)).into_iter().collect())
            }
            _ => Vec::new(),
        };
        sides.into_iter().flat_map(|sides| self.related(sides)).flatten().collect()
    }

    fn related(&self, Sides { left, right, one }: Sides) -> Vec<Option<Relation>> {
        if self.how != How::Equal {
            return vec![relation(left, Some(right), self.how)];
        }
        let hundredth = |number: Number| number.over(Number::whole(100));
        let tolerance = match (self.compared.comparison, self.compared.tolerance) {
            (Comparison::About, None) => Some(Tolerance::Percent(Number::whole(10))),
            (_, tolerance) => tolerance,
        };
        let apart = match tolerance {
            None => Some(Sum::constant(Number::ZERO)),
            Some(Tolerance::Percent(percent)) => hundredth(percent).and_then(|share| right.clone().times(share)),
            Some(Tolerance::Absolute(number)) => one.times(number),
            Some(Tolerance::Points(points)) => hundredth(points).and_then(|share| one.times(share)),
        };
        let (most, least) =
            (apart.clone().and_then(|apart| right.clone().plus(apart)), apart.and_then(|apart| right.minus(apart)));
        vec![relation(left.clone(), most, How::AtMost), relation(left, least, How::AtLeast)]
    }
}

impl How {
    fn is_above(self) -> bool {
        matches!(self, How::AtLeast | How::Greater)
    }

    fn is_below(self) -> bool {
        matches!(self, How::AtMost | How::Less)
    }
}

/// Two sums that are set against each other.
struct Sides {
    left: Sum,
    right: Sum,
    /// What one of their unit is: a number, or what both were multiplied by.
    one: Sum,
}

fn pairs(sums: Vec<Sum>, right: &Sum) -> Vec<Sides> {
    let one = || Sum::constant(Number::ONE);
    sums.into_iter().map(|left| Sides { left, right: right.clone(), one: one() }).collect()
}

fn turned(sides: Vec<Sides>) -> Vec<Sides> {
    sides.into_iter().map(|Sides { left, right, one }| Sides { left: right, right: left, one }).collect()
}

/// A quotient against a number, multiplied out.
fn multiplied(above: Sum, below: Sum, number: Number) -> Option<Sides> {
    Some(Sides { left: above, right: below.clone().times(number)?, one: below })
}

fn relation(left: Sum, right: Option<Sum>, how: How) -> Option<Relation> {
    Some(Relation { sum: left.minus(right?)?, how })
}
