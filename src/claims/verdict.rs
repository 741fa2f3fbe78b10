//! What a claim comes to: every comparison that it makes, and the verdict that follows from all of them.
//!
//! An answer is true, false, open or beyond what the figures can say; a verdict is as grave as its gravest part that
//! matters. Nothing here reads words or writes them.

use std::cmp::Ordering;

use super::columns::selected_for;
use super::instances::{Ground, Instance, Question, instances};
use super::kinds::{self, Comparable, Kind, comparable};
use super::linear::{Amount, Linear, Ranges, Unknown};
use super::trial::figures_of;
use super::trying::tried;
use crate::model::{
    Address, Answer, Cell, Claim, Compared, Comparison, Edition, Evaluation, Expression, Function, Interval, Number,
    Open, Operator, RowIx, Scale, Selection, Side, Standing, Tolerance, Truth, Unfit, Verdict,
};

/// Evaluates a claim against the figures of its edition.
#[must_use]
pub fn evaluate(claim: &Claim, edition: &Edition) -> Evaluation {
    let instance = instances(&claim.assertion, edition);
    let mut outcomes = Vec::new();
    let truth = joined(&instance, &mut |question| {
        let outcome = Outcome::of(question, edition);
        let truth = outcome.truth.clone();
        outcomes.push(outcome);
        truth
    });
    let (_, deciding) = deciding(&instance, &mut outcomes.iter());
    let told = instance.into_questions().into_iter().zip(outcomes).zip(deciding);
    let comparisons = told.map(|((question, outcome), decides)| outcome.of_question(question, decides)).collect();
    Evaluation {
        verdict: verdict(&truth, reaches_further(claim)),
        comparisons,
        truth,
        provisional: claim.assertion.addresses().iter().any(|address| is_provisional(address, edition)),
    }
}

/// The verdict on a claim that comes to this.
pub(super) fn verdict(truth: &Truth, reaches_further: bool) -> Verdict {
    match truth {
        Truth::Fails => Verdict::Contradicted,
        Truth::CannotSay(_) => Verdict::Unsupported,
        Truth::Open(_) => Verdict::Undecided,
        Truth::Holds if reaches_further => Verdict::ScopeExceedsData,
        Truth::Holds => Verdict::Holds,
    }
}

/// Whether the words of a claim reach further back than its figures.
pub(super) fn reaches_further(claim: &Claim) -> bool {
    let ever = |address: &Address| {
        matches!(
            address,
            Address::Cells { columns: Selection::Ever | Selection::Before { ever: true, .. }, .. }
                | Address::Columns(Selection::Ever)
        )
    };
    claim.assertion.addresses().into_iter().any(ever)
}

/// What an assertion comes to, by what each of its comparisons does, which are asked for in their order.
pub(super) fn joined(instance: &Instance, judge: &mut dyn FnMut(&Question) -> Truth) -> Truth {
    match instance {
        Instance::All(parts) => all(parts.iter().map(|part| joined(part, judge)).collect()),
        Instance::Any(parts) => any(parts.iter().map(|part| joined(part, judge)).collect()),
        Instance::Not(part) => not(joined(part, judge)),
        Instance::Unfit(unfit) => Truth::CannotSay(unfit.clone()),
        Instance::Compare(question) => judge(question),
    }
}

/// What an assertion comes to, and which of its comparisons make it so: of what is joined those in the parts that are as
/// grave as the whole, what fails among all and what holds among any.
fn deciding(instance: &Instance, outcomes: &mut std::slice::Iter<'_, Outcome>) -> (Truth, Vec<bool>) {
    let (parts, is_any) = match instance {
        Instance::All(parts) => (parts, false),
        Instance::Any(parts) => (parts, true),
        Instance::Not(part) => {
            let (truth, decides) = deciding(part, outcomes);
            return (not(truth), decides);
        }
        Instance::Unfit(unfit) => return (Truth::CannotSay(unfit.clone()), Vec::new()),
        Instance::Compare(_) => {
            return (outcomes.next().map_or(Truth::Holds, |outcome| outcome.truth.clone()), vec![true]);
        }
    };
    let parts: Vec<(Truth, Vec<bool>)> = parts.iter().map(|part| deciding(part, outcomes)).collect();
    let truths = parts.iter().map(|(truth, _)| truth.clone()).collect();
    let truth = if is_any { any(truths) } else { all(truths) };
    // At least one of them is the opposite of all being otherwise.
    let weight = |truth: &Truth| if is_any { gravity(&not(truth.clone())) } else { gravity(truth) };
    let decides = parts.into_iter().flat_map(|(part, decides)| {
        let is_as_grave = weight(&part) == weight(&truth);
        decides.into_iter().map(move |decides| decides && is_as_grave)
    });
    let decides = decides.collect();
    (truth, decides)
}

fn all(parts: Vec<Truth>) -> Truth {
    parts.into_iter().min_by_key(gravity).unwrap_or(Truth::Holds)
}

fn any(parts: Vec<Truth>) -> Truth {
    not(all(parts.into_iter().map(not).collect()))
}

fn not(truth: Truth) -> Truth {
    match truth {
        Truth::Holds => Truth::Fails,
        Truth::Fails => Truth::Holds,
        open => open,
    }
}

fn gravity(truth: &Truth) -> u8 {
    match truth {
        Truth::Fails => 0,
        Truth::CannotSay(_) => 1,
        Truth::Open(_) => 2,
        Truth::Holds => 3,
    }
}

/// What came of a comparison, and what its sides can be and how they are written, the left one first.
struct Outcome {
    truth: Truth,
    sides: [(Option<Interval>, Scale); 2],
}

impl Outcome {
    fn of(question: &Question, edition: &Edition) -> Outcome {
        let ranges = ranges(edition);
        let sides = Sides::of(question, edition, &ranges);
        // What cannot be computed has no number, rather than one that says nothing.
        let told = |found: &Found<'_>| match found {
            Ok((kind, amount)) => (Some(amount.range(&ranges)), scale(kind)),
            Err(_) => (None, Scale::Plain),
        };
        let [left, right] = &sides.0;
        Outcome { truth: sides.truth(question, edition, &ranges), sides: [told(left), told(right)] }
    }

    fn of_question(self, question: Question, decides: bool) -> Compared {
        let Question { left, comparison, right, tolerance } = question;
        let [left, right] = [(left, self.sides[0]), (right, self.sides[1])].map(|(expression, (range, scale))| Side {
            expression,
            range,
            scale,
        });
        Compared { left, comparison, right, tolerance, truth: self.truth, decides }
    }
}

/// What came of a comparison.
pub(super) fn truth(question: &Question, edition: &Edition) -> Truth {
    let ranges = ranges(edition);
    Sides::of(question, edition, &ranges).truth(question, edition, &ranges)
}

/// What kind of number a side is, and how much; no amount of what cannot be computed.
type Found<'e> = Result<(Kind<'e>, Amount), Unfit>;

/// Both sides of a comparison as they are found once, for its answer and for what is told of it.
struct Sides<'e>([Found<'e>; 2]);

impl<'e> Sides<'e> {
    fn of(question: &Question, edition: &'e Edition, ranges: &Ranges<'_>) -> Sides<'e> {
        let found = |ground| kinds::kind(ground, edition).map(|kind| (kind, amount(ground, edition, ranges)));
        Sides([&question.left, &question.right].map(found))
    }

    fn truth(&self, question: &Question, edition: &Edition, ranges: &Ranges<'_>) -> Truth {
        let [(one, left), (other, right)] = match &self.0 {
            [Ok(left), Ok(right)] => [left, right],
            [Err(unfit), _] | [_, Err(unfit)] => return Truth::CannotSay(unfit.clone()),
        };
        match comparable(question, [one, other], edition) {
            Ok(how) => answered(how, question, [left, right], edition, ranges),
            Err(unfit) => Truth::CannotSay(unfit),
        }
    }
}

/// How a number of that kind is written.
pub(super) fn scale(kind: &Kind<'_>) -> Scale {
    match kind {
        Kind::Share(_) => Scale::Percent,
        Kind::Points => Scale::Points,
        Kind::Number | Kind::Rate(..) | Kind::Count { .. } => Scale::Plain,
    }
}

/// By ranges first, which is quick and mostly enough; what they leave open, by trying.
fn answered(
    how: Comparable,
    question: &Question,
    [one, other]: [&Amount; 2],
    edition: &Edition,
    ranges: &Ranges<'_>,
) -> Truth {
    let comparison = question.comparison;
    match how {
        Comparable::Plainly => {
            let answer = match first_answer(question, [one, other], edition, ranges) {
                Answer::Undecided => {
                    let (sides, tolerance) = ((&question.left, &question.right), question.tolerance);
                    let answer = |ranges: &Ranges<'_>| answer(sides, comparison, tolerance, edition, ranges);
                    tried(&figures_of(question, edition), edition, ranges, &answer)
                }
                decided => decided,
            };
            match answer {
                Answer::Always => Truth::Holds,
                Answer::Never => Truth::Fails,
                Answer::Undecided => Truth::Open(why_open(one, other, ranges)),
            }
        }
        Comparable::LeftGrows => bounded(one.range(ranges), comparison, other.range(ranges)),
        Comparable::RightGrows => bounded(other.range(ranges), mirrored(comparison), one.range(ranges)),
    }
}

/// The answer of the ranges, from amounts that are known already unless the sides fall apart into several.
fn first_answer(question: &Question, [one, other]: [&Amount; 2], edition: &Edition, ranges: &Ranges<'_>) -> Answer {
    let Question { left, comparison, right, tolerance } = question;
    match one_by_one(left, *comparison, right) {
        Some(_) => answer((left, right), *comparison, *tolerance, edition, ranges),
        None => answer_of(one, *comparison, other, *tolerance, ranges),
    }
}

/// A part of a year against a whole one: the year of that part is at least as much.
fn bounded(part: Interval, comparison: Comparison, whole: Interval) -> Truth {
    let year = Interval { high: None, ..part };
    let Some(holds) = order(comparison) else {
        return Truth::CannotSay(Unfit::UnequalPeriods);
    };
    let can_become_true = matches!(comparison, Comparison::Greater | Comparison::GreaterOrEqual);
    match year.is(holds, whole) {
        Answer::Always => Truth::Holds,
        Answer::Never => Truth::Fails,
        Answer::Undecided if can_become_true => Truth::Open(Open::YearNotOver),
        Answer::Undecided => Truth::CannotSay(Unfit::UnequalPeriods),
    }
}

fn why_open(one: &Amount, other: &Amount, ranges: &Ranges<'_>) -> Open {
    let found = [one.range(ranges), other.range(ranges)];
    let divides =
        |amount: &Amount| matches!(amount, Amount::Quotient(_, below) if below.range(ranges).contains(Number::ZERO));
    if divides(one) || divides(other) {
        Open::DividedByZero
    } else if found.contains(&Interval::ANY) {
        Open::Missing
    } else {
        Open::Ranges
    }
}

fn answer(
    (left, right): (&Ground, &Ground),
    comparison: Comparison,
    tolerance: Option<Tolerance>,
    edition: &Edition,
    ranges: &Ranges<'_>,
) -> Answer {
    if let Some(OneByOne { all, pairs }) = one_by_one(left, comparison, right) {
        let answers = pairs.into_iter().map(|pair| answer(pair, comparison, tolerance, edition, ranges));
        return if all { every(answers) } else { negated(every(answers.map(negated))) };
    }
    answer_of(&amount(left, edition, ranges), comparison, &amount(right, edition, ranges), tolerance, ranges)
}

fn answer_of(
    one: &Amount,
    comparison: Comparison,
    other: &Amount,
    tolerance: Option<Tolerance>,
    ranges: &Ranges<'_>,
) -> Answer {
    match order(comparison) {
        Some(holds) => one.is(holds, other, ranges),
        None => equal(one, other, tolerance.or(implied(comparison)), ranges),
    }
}

/// The largest of several is above a number where one of them is, and below it where all are.
fn one_by_one<'g>(left: &'g Ground, comparison: Comparison, right: &'g Ground) -> Option<OneByOne<'g>> {
    let (function, parts, on_the_left) = match (left, right) {
        (Expression::Call(function @ (Function::Min | Function::Max), parts, _), _) => (function, parts, true),
        (_, Expression::Call(function @ (Function::Min | Function::Max), parts, _)) => (function, parts, false),
        _ => return None,
    };
    let above = matches!(comparison, Comparison::Greater | Comparison::GreaterOrEqual);
    let below = matches!(comparison, Comparison::Less | Comparison::LessOrEqual);
    if !above && !below {
        return None;
    }
    let largest = *function == Function::Max;
    let pairs = parts.iter().map(|part| if on_the_left { (part, right) } else { (left, part) }).collect();
    Some(OneByOne { all: largest == (above != on_the_left), pairs })
}

/// What a comparison with the largest or smallest of several comes down to.
struct OneByOne<'g> {
    /// All of the pairs have to be so, or one.
    all: bool,
    pairs: Vec<(&'g Ground, &'g Ground)>,
}

fn every(answers: impl Iterator<Item = Answer>) -> Answer {
    answers.fold(Answer::Always, |so_far, next| match (so_far, next) {
        (Answer::Never, _) | (_, Answer::Never) => Answer::Never,
        (Answer::Undecided, _) | (_, Answer::Undecided) => Answer::Undecided,
        (Answer::Always, Answer::Always) => Answer::Always,
    })
}

fn negated(answer: Answer) -> Answer {
    match answer {
        Answer::Always => Answer::Never,
        Answer::Never => Answer::Always,
        Answer::Undecided => Answer::Undecided,
    }
}

fn order(comparison: Comparison) -> Option<fn(Ordering) -> bool> {
    match comparison {
        Comparison::Less => Some(Ordering::is_lt),
        Comparison::LessOrEqual => Some(Ordering::is_le),
        Comparison::Greater => Some(Ordering::is_gt),
        Comparison::GreaterOrEqual => Some(Ordering::is_ge),
        Comparison::Equal | Comparison::About => None,
    }
}

fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same @ (Comparison::Equal | Comparison::About) => same,
    }
}

/// `about` is equal within a tenth.
fn implied(comparison: Comparison) -> Option<Tolerance> {
    (comparison == Comparison::About).then(|| Tolerance::Percent(Number::whole(10)))
}

/// Whether two numbers are not further apart than that.
fn equal(one: &Amount, other: &Amount, tolerance: Option<Tolerance>, ranges: &Ranges<'_>) -> Answer {
    let hundredth = |number: Number| number.over(Number::whole(100)).unwrap_or(Number::ZERO);
    let constant = |number: Number| Amount::Linear(Linear::constant(number));
    match tolerance {
        None => one.is(Ordering::is_eq, other, ranges),
        Some(Tolerance::Percent(percent)) => {
            let margin = other.times(&constant(hundredth(percent)), ranges);
            near(one, [&other.plus(&margin, ranges), &other.minus(&margin, ranges)], ranges)
        }
        Some(Tolerance::Absolute(number)) => within(one, other, &constant(number), ranges),
        Some(Tolerance::Points(points)) => within(one, other, &constant(hundredth(points)), ranges),
    }
}

/// Whether a number is at most so far above the other, and at most so far below it.
fn within(one: &Amount, other: &Amount, margin: &Amount, ranges: &Ranges<'_>) -> Answer {
    let not_above = one.is(Ordering::is_le, &other.plus(margin, ranges), ranges);
    let not_below = one.is(Ordering::is_ge, &other.minus(margin, ranges), ranges);
    every([not_above, not_below].into_iter())
}

/// Whether a number lies between two bounds of which nobody knows which is the upper one: a tenth more than what can be
/// below zero can be a tenth less. It is not above the upper where it is not above one of them.
fn near(one: &Amount, bounds: [&Amount; 2], ranges: &Ranges<'_>) -> Answer {
    let one_is = |holds: fn(Ordering) -> bool| {
        negated(every(bounds.into_iter().map(|bound| negated(one.is(holds, bound, ranges)))))
    };
    every([one_is(Ordering::is_le), one_is(Ordering::is_ge)].into_iter())
}

/// What the cells and stated figures of an edition can be.
pub(super) fn ranges(edition: &Edition) -> impl Fn(Unknown) -> Interval + '_ {
    |unknown| match unknown {
        Unknown::Cell(table, row, column) => {
            let table = edition.tables.get(table.0);
            table.and_then(|table| table.interval(row, column)).unwrap_or(Interval::ANY)
        }
        Unknown::Stated(stated) => edition.stated.get(stated.0).map_or(Interval::ANY, |stated| stated.interval),
    }
}

/// What a number is made of, where its figures can be what `ranges` says.
pub(super) fn amount(ground: &Ground, edition: &Edition, ranges: &Ranges<'_>) -> Amount {
    let linear = |sum: Option<Linear>| sum.map_or(Amount::Within(Interval::ANY), Amount::Linear);
    match ground {
        Expression::Figures(address) => linear(figure(address, edition)),
        Expression::Number(number) => Amount::Linear(Linear::constant(*number)),
        Expression::Percent(number) | Expression::Points(number) => {
            linear(number.over(Number::whole(100)).map(Linear::constant))
        }
        Expression::Operation(left, operator, right) => {
            let (left, right) = (amount(left, edition, ranges), amount(right, edition, ranges));
            match operator {
                Operator::Plus => left.plus(&right, ranges),
                Operator::Minus => left.minus(&right, ranges),
                Operator::Times => left.times(&right, ranges),
                Operator::Over => left.over(&right, ranges),
            }
        }
        Expression::Call(function, parts, _) => {
            call(*function, &parts.iter().map(|part| amount(part, edition, ranges)).collect::<Vec<_>>(), ranges)
        }
        _ => Amount::Within(Interval::ANY),
    }
}

fn call(function: Function, parts: &[Amount], ranges: &Ranges<'_>) -> Amount {
    let zero = Amount::Linear(Linear::constant(Number::ZERO));
    let sum = || parts.iter().fold(zero.clone(), |sum, part| sum.plus(part, ranges));
    let count = || i64::try_from(parts.len()).ok().and_then(|count| Number::ONE.over(Number::whole(count)));
    match (function, parts) {
        (Function::Sum, _) => sum(),
        (Function::Mean, _) => match count() {
            Some(share) => sum().times(&Amount::Linear(Linear::constant(share)), ranges),
            None => Amount::Within(Interval::ANY),
        },
        (Function::Min, _) => Amount::Within(extreme(parts, ranges, Number::min)),
        (Function::Max, _) => Amount::Within(extreme(parts, ranges, Number::max)),
        (Function::Change, [before, after]) => after.minus(before, ranges),
        (Function::Growth, [before, after]) => after.minus(before, ranges).over(before, ranges),
        (Function::Change | Function::Growth, _) => Amount::Within(Interval::ANY),
    }
}

fn extreme(parts: &[Amount], ranges: &Ranges<'_>, choose: fn(Number, Number) -> Number) -> Interval {
    let found: Vec<Interval> = parts.iter().map(|part| part.range(ranges)).collect();
    let ends = |side: fn(&Interval) -> Option<Number>| {
        let known: Option<Vec<Number>> = found.iter().map(side).collect();
        known.and_then(|known| known.into_iter().reduce(choose))
    };
    Interval { low: ends(|range| range.low), high: ends(|range| range.high) }
}

/// A cell as itself, and one that is computed as the cells that it adds up.
fn figure(address: &Address, edition: &Edition) -> Option<Linear> {
    match address {
        Address::Stated(at) => {
            let stated = edition.stated.get(at.0)?;
            in_hundredths(Linear::of(Unknown::Stated(*at)), kinds::is_in_hundredths(stated.measure, &stated.unit))
        }
        Address::Cells { table: at, rows, columns } => {
            let table = edition.tables.get(at.0)?;
            let ([row], Selection::One(column)) = (rows.as_slice(), columns) else {
                return None;
            };
            let zero = Linear::constant(Number::ZERO);
            let cell = |row| Linear::of(Unknown::Cell(*at, row, *column));
            let sum = table.made_of(*row)?.into_iter().try_fold(zero, |sum, part| sum.plus(&cell(part)))?;
            in_hundredths(sum, kinds::is_in_hundredths(table.measure_of(*row), table.unit_of(*row)))
        }
        Address::Columns(_) => None,
    }
}

fn in_hundredths(sum: Linear, so: bool) -> Option<Linear> {
    if so { sum.times(Number::decimal(1, 2)) } else { Some(sum) }
}

fn is_provisional(address: &Address, edition: &Edition) -> bool {
    let Address::Cells { table, rows, columns } = address else {
        return false;
    };
    let Some(table) = edition.tables.get(table.0) else {
        return false;
    };
    let is_provisional = |cell: &Cell| matches!(cell.standing, Standing::Provisional | Standing::NearFinal);
    let has_one = |row: &RowIx| {
        let mut columns = selected_for(columns, table, Some(*row)).into_iter();
        columns.any(|column| table.cell(*row, column).is_some_and(is_provisional))
    };
    rows.iter().any(has_one)
}
