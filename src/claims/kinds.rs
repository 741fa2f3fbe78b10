//! What kind of number an expression gives, and which kinds can be set against each other.
//!
//! Figures that cannot be added, divided or compared are refused with the reason, never computed: stocks are no flows,
//! part of a year is no year, percentages have no average, five per cent are not five percentage points.

use crate::model::{
    Address, ColumnIx, Comparison, Edition, Expression, Function, Measure, Number, Operator, Period, Row, RowIx,
    Selection, TableIx, Tolerance, Unfit, Unit,
};
use crate::wording::{is_percent, is_points};

use super::counted::{cannot_be_negative, counted_once};
use super::instances::{Ground, Question};
use super::recurring::without_recurring;
use super::verdict::{amount, ranges};

/// What kind of number it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'e> {
    /// A number of the assertion itself, of whatever is counted on the other side.
    Number,
    /// A part of a whole: a percentage, or one count divided by another of the same.
    Share(Ratio<'e>),
    /// What two shares differ.
    Points,
    /// So many of one thing per other thing.
    Rate(Per<'e>, Ratio<'e>),
    /// So many of something.
    Count {
        /// What is counted.
        unit: &'e str,
        /// What kind of quantity it is.
        measure: Measure,
        /// When; empty for categories.
        over: Vec<Stretch<'e>>,
    },
}

/// What a rate is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Per<'e> {
    /// As its table says: `dagen`.
    Said(&'e str),
    /// Cases per person.
    Of(&'e str, &'e str),
}

/// What is known of a quotient, which decides with what it can be added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ratio<'e> {
    /// When; empty for categories, and for numbers of the assertion itself.
    over: Vec<Stretch<'e>>,
    /// What it is a part of.
    whole: Whole,
    /// It was added up, so that a part of it would be an average.
    summed: bool,
}

/// What a quotient is a part of, as far as tables say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Whole {
    /// Nobody says.
    #[default]
    Unknown,
    /// Of whatever stands beside it: a percentage of the assertion itself.
    Any,
    /// What it divides by or is added up to, in its column; itself where its table says nothing of it.
    Cell(TableIx, RowIx, ColumnIx),
}

/// The stretch of time that a figure covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch<'e> {
    period: &'e Period,
    /// The other reading of an ambiguous header.
    or: Option<&'e Period>,
    /// What was taken off it.
    without: Option<&'e Period>,
    /// It is shorter than its year.
    partial: bool,
}

type Judged<'e> = Result<Kind<'e>, Unfit>;

/// The kind of a side.
///
/// # Errors
/// Why there is no such number.
pub(super) fn kind<'e>(ground: &Ground, edition: &'e Edition) -> Judged<'e> {
    counted_once(ground, edition)?;
    without_recurring(ground, edition)?;
    kind_of(ground, edition)
}

fn kind_of<'e>(ground: &Ground, edition: &'e Edition) -> Judged<'e> {
    match ground {
        Expression::Figures(address) => figure(address, edition),
        Expression::Number(_) => Ok(Kind::Number),
        Expression::Percent(_) => Ok(Kind::Share(Ratio { whole: Whole::Any, ..Ratio::default() })),
        Expression::Points(_) => Ok(Kind::Points),
        Expression::Operation(left, operator, right) => {
            let (one, other) = (kind_of(left, edition)?, kind_of(right, edition)?);
            match operator {
                Operator::Plus => plus(one, other),
                Operator::Minus => minus(one, other),
                Operator::Times => {
                    of_its_whole([&one, &other], [left, right])?;
                    times(one, other)
                }
                Operator::Over => {
                    above_zero(&other, right, edition)?;
                    over(one, other).map(|kind| of_whole(kind, right))
                }
            }
        }
        Expression::Call(function, grounds, _) => {
            let parts = grounds.iter().map(|part| kind_of(part, edition)).collect::<Result<Vec<_>, _>>()?;
            if let (Function::Growth, [before, ..], [ground, ..]) = (*function, parts.as_slice(), grounds.as_slice()) {
                above_zero(before, ground, edition)?;
            }
            call(*function, parts)
        }
        _ => Err(Unfit::NoFigures),
    }
}

/// Nothing is a share of what is below zero, nor does it grow by per cent of it: the sign says the opposite of what is
/// meant. A figure that is not known leaves the answer open by itself.
fn above_zero(divisor: &Kind<'_>, ground: &Ground, edition: &Edition) -> Result<(), Unfit> {
    if *divisor == Kind::Number {
        return Ok(());
    }
    let ranges = ranges(edition);
    let range = amount(ground, edition, &ranges).range(&ranges);
    let is_below = |bound: Option<Number>| bound.is_some_and(Number::is_negative);
    if is_below(range.low) || is_below(range.high) { Err(Unfit::BelowZero) } else { Ok(()) }
}

/// Whether figures are printed a hundred times as large as they are: per cent and percentage points.
pub(super) fn is_in_hundredths(measure: Measure, unit: &str) -> bool {
    measure == Measure::Ratio && (is_percent(unit) || is_points(unit))
}

/// How two sides may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparable {
    /// As they are.
    Plainly,
    /// The left side is of a year that is not over, and can only grow.
    LeftGrows,
    /// The same of the right side.
    RightGrows,
}

/// Whether the sides of a question, which are of these kinds, may be compared, and how.
///
/// # Errors
/// Why they cannot be.
pub(super) fn comparable(
    question: &Question,
    [left, right]: [&Kind<'_>; 2],
    edition: &Edition,
) -> Result<Comparable, Unfit> {
    // `1/3` is a share in the only way in which an assertion can write it, unlike 0.33.
    let share = Kind::Share(Ratio::default());
    let left = if is_fraction(&question.left) && matches!(right, Kind::Share(_)) { &share } else { left };
    let right = if is_fraction(&question.right) && matches!(left, Kind::Share(_)) { &share } else { right };
    let how = comparable_kinds(left, question.comparison, right)?;
    if let Some(tolerance) = question.tolerance {
        tolerable(tolerance, if *left == Kind::Number { right } else { left })?;
    }
    let part = match how {
        Comparable::Plainly => return Ok(how),
        Comparable::LeftGrows => &question.left,
        Comparable::RightGrows => &question.right,
    };
    if grows(part, edition) { Ok(how) } else { Err(Unfit::UnequalPeriods) }
}

/// One number of the assertion divided by another.
fn is_fraction(ground: &Ground) -> bool {
    let is_number = |side: &Ground| matches!(side, Expression::Number(_));
    matches!(ground, Expression::Operation(above, Operator::Over, below) if is_number(above) && is_number(below))
}

/// How far numbers may be apart is said in what they are in.
fn tolerable(tolerance: Tolerance, kind: &Kind<'_>) -> Result<(), Unfit> {
    match (tolerance, kind) {
        (Tolerance::Absolute(_), Kind::Share(_) | Kind::Points) => Err(Unfit::BareNumber),
        (Tolerance::Points(_), Kind::Rate(..) | Kind::Count { .. }) => Err(unlike(kind, &Kind::Points)),
        _ => Ok(()),
    }
}

/// Whether a number over part of a year can only become more until the year is over: counts, their sums and multiples.
///
/// A difference can shrink, and so can what has ever been below zero.
fn grows(part: &Ground, edition: &Edition) -> bool {
    let number = |ground: &Ground, fits: fn(Number) -> bool| match ground {
        Expression::Number(number) | Expression::Percent(number) => fits(*number),
        _ => false,
    };
    match part {
        Expression::Figures(address) => cannot_be_negative(address, edition),
        Expression::Number(_) => true,
        Expression::Operation(left, operator, right) => match operator {
            Operator::Plus => grows(left, edition) && grows(right, edition),
            Operator::Minus => grows(left, edition) && number(right, |_| true),
            Operator::Times => {
                let by = |factor, side| number(factor, |number| !number.is_negative()) && grows(side, edition);
                by(left, right) || by(right, left)
            }
            Operator::Over => grows(left, edition) && number(right, |number| number > Number::ZERO),
        },
        Expression::Call(Function::Sum | Function::Mean | Function::Min | Function::Max, parts, _) => {
            parts.iter().all(|part| grows(part, edition))
        }
        _ => false,
    }
}

fn comparable_kinds(left: &Kind<'_>, comparison: Comparison, right: &Kind<'_>) -> Result<Comparable, Unfit> {
    match (left, right) {
        (Kind::Number, Kind::Share(_) | Kind::Points) | (Kind::Share(_) | Kind::Points, Kind::Number) => {
            Err(Unfit::BareNumber)
        }
        (Kind::Number, _) | (_, Kind::Number) | (Kind::Points, Kind::Points) => Ok(Comparable::Plainly),
        (Kind::Share(one), Kind::Share(other)) => alike(&one.over, &other.over).map(|()| Comparable::Plainly),
        (Kind::Points, Kind::Share(_)) | (Kind::Share(_), Kind::Points) => Err(Unfit::PointsAndPercent),
        (Kind::Rate(per, one), Kind::Rate(other_per, other)) if per == other_per => {
            alike(&one.over, &other.over).map(|()| Comparable::Plainly)
        }
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) if unit == other_unit && measure == other_measure => match alike(over, other) {
            Err(unfit) if *measure == Measure::Flow => bounded(over, comparison, other).ok_or(unfit),
            Err(_) if *measure == Measure::Cumulative && start_alike(over, other) => Ok(Comparable::Plainly),
            judged => judged.map(|()| Comparable::Plainly),
        },
        (one, other) => Err(unlike(one, other)),
    }
}

/// A flow over part of a year is at least what it is by now, so a whole year can be exceeded but never missed.
fn bounded(left: &[Stretch<'_>], comparison: Comparison, right: &[Stretch<'_>]) -> Option<Comparable> {
    let order = !matches!(comparison, Comparison::Equal | Comparison::About);
    match (left, right) {
        ([part], [whole]) if order && part.partial && whole.is_years() => Some(Comparable::LeftGrows),
        ([whole], [part]) if order && part.partial && whole.is_years() => Some(Comparable::RightGrows),
        _ => None,
    }
}

/// Counted from one start on, both are points of one series, however far the later one reaches.
fn start_alike(left: &[Stretch<'_>], right: &[Stretch<'_>]) -> bool {
    match (left, right) {
        ([one], [other]) => {
            let whole = one.without.is_none() && other.without.is_none();
            whole && one.period.start.is_certain() && one.period.start == other.period.start
        }
        _ => false,
    }
}

fn figure<'e>(address: &Address, edition: &'e Edition) -> Judged<'e> {
    let (unit, measure, over) = match address {
        Address::Stated(stated) => {
            let stated = edition.stated.get(stated.0).ok_or(Unfit::NoFigures)?;
            (stated.unit.as_str(), stated.measure, stated.when.as_ref().map(Stretch::of).into_iter().collect())
        }
        Address::Cells { table, rows, columns } => {
            let table = edition.tables.get(table.0).ok_or(Unfit::NoFigures)?;
            let ([row], Selection::One(ColumnIx(column))) = (rows.as_slice(), columns) else {
                return Err(Unfit::NoFigures);
            };
            let column = table.columns.get(*column).and_then(|column| column.period.as_ref());
            let stretch = column.map(|column| Stretch {
                period: &column.period,
                or: column.or.as_ref(),
                without: None,
                partial: column.partial,
            });
            (table.unit_of(*row), table.measure_of(*row), stretch.into_iter().collect())
        }
        Address::Columns(_) => return Err(Unfit::NoFigures),
    };
    match measure {
        Measure::Text => Err(Unfit::Names),
        Measure::Ratio if is_points(unit) => Ok(Kind::Points),
        Measure::Ratio => {
            let ratio = Ratio { over, whole: whole(address, edition), summed: false };
            Ok(if is_percent(unit) { Kind::Share(ratio) } else { Kind::Rate(Per::Said(unit), ratio) })
        }
        measure => Ok(Kind::Count { unit, measure, over }),
    }
}

/// What a printed quotient is a part of: what it divides by, or the row that adds it up.
fn whole(address: &Address, edition: &Edition) -> Whole {
    let cell = || {
        let (at, row, column) = cell(address)?;
        let table = edition.tables.get(at.0)?;
        let own = table.rows.get(row.0)?;
        let adds_up = |total: &Row| total.sums.iter().any(|parts| parts.contains(&row));
        let total = || table.rows.iter().position(adds_up).map(RowIx);
        let divides = own.share.map(|share| share.denominator);
        Some(Whole::Cell(at, divides.or(own.part_of).or_else(total).unwrap_or(row), column))
    };
    cell().unwrap_or_default()
}

fn cell(address: &Address) -> Option<(TableIx, RowIx, ColumnIx)> {
    match address {
        Address::Cells { table, rows, columns: Selection::One(column) } => Some((*table, *rows.first()?, *column)),
        _ => None,
    }
}

/// A quotient of counts is a part of what it is divided by, where that is one cell.
fn of_whole<'e>(quotient: Kind<'e>, divisor: &Ground) -> Kind<'e> {
    let of = |ratio: Ratio<'e>| match divisor {
        Expression::Figures(address) if ratio.whole == Whole::Unknown => {
            let whole = cell(address).map(|(table, row, column)| Whole::Cell(table, row, column));
            Ratio { whole: whole.unwrap_or_default(), ..ratio }
        }
        _ => ratio,
    };
    match quotient {
        Kind::Share(ratio) => Kind::Share(of(ratio)),
        Kind::Rate(per, ratio) => Kind::Rate(per, of(ratio)),
        kind => kind,
    }
}

fn plus<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (Kind::Number, Kind::Share(_) | Kind::Points) | (Kind::Share(_) | Kind::Points, Kind::Number) => {
            Err(Unfit::BareNumber)
        }
        (Kind::Number, kind) | (kind, Kind::Number) => Ok(kind),
        (Kind::Points, Kind::Points) => Ok(Kind::Points),
        (Kind::Share(ratio), Kind::Points) | (Kind::Points, Kind::Share(ratio)) => {
            Ok(Kind::Share(Ratio { summed: true, ..ratio }))
        }
        (Kind::Share(one), Kind::Share(other)) => one.plus(&other).map(Kind::Share),
        (Kind::Rate(per, one), Kind::Rate(other_per, other)) if per == other_per => {
            one.plus(&other).map(|ratio| Kind::Rate(per, ratio))
        }
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) if unit == other_unit && measure == other_measure => {
            Ok(Kind::Count { unit, measure, over: together(measure, over, other)? })
        }
        (one, other) => Err(unlike(&one, &other)),
    }
}

/// What two sums cover together.
fn together<'e>(measure: Measure, one: Vec<Stretch<'e>>, other: Vec<Stretch<'e>>) -> Result<Vec<Stretch<'e>>, Unfit> {
    if one == other {
        return Ok(one);
    }
    match measure {
        Measure::Stock | Measure::Cumulative => Err(Unfit::StocksAdded),
        // Neither is a count.
        Measure::Ratio | Measure::Text => Err(Unfit::SharesAveraged),
        Measure::Flow => {
            let shares_days = |one: &Stretch<'_>| other.iter().any(|other| one.period.overlaps(other.period));
            if one.iter().any(shares_days) { Err(Unfit::CountedTwice) } else { Ok([one, other].concat()) }
        }
    }
}

fn minus<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (Kind::Share(one), Kind::Share(other)) => alike(&one.over, &other.over).map(|()| Kind::Points),
        (Kind::Rate(per, one), Kind::Rate(other_per, other)) if per == other_per => {
            alike(&one.over, &other.over)?;
            let over = [one.over, other.over].concat();
            Ok(Kind::Rate(per, Ratio { over, whole: Whole::Unknown, summed: true }))
        }
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) if unit == other_unit && measure == other_measure => {
            Ok(Kind::Count { unit, measure, over: apart(over, other)? })
        }
        (left, right) => plus(left, right),
    }
}

/// What the difference of two figures is over: the rest of a whole, or both where one is set against the other.
fn apart<'e>(one: Vec<Stretch<'e>>, other: Vec<Stretch<'e>>) -> Result<Vec<Stretch<'e>>, Unfit> {
    match (one.as_slice(), other.as_slice()) {
        (same, others) if same == others => Ok(one),
        ([whole], [part]) if whole.without.is_none() && part.period.is_inside(whole.period) => {
            Ok(vec![Stretch { without: Some(part.period), ..*whole }])
        }
        ([part], [whole]) if part.period.is_inside(whole.period) => Err(Unfit::CountedTwice),
        _ => alike(&one, &other).map(|()| [one, other].concat()),
    }
}

/// A percentage of the assertion can be of any count; one of a table only of its own whole, in its own column.
fn of_its_whole(kinds: [&Kind<'_>; 2], grounds: [&Ground; 2]) -> Result<(), Unfit> {
    let (([Kind::Share(share), Kind::Count { .. }], [_, of]) | ([Kind::Count { .. }, Kind::Share(share)], [of, _])) =
        (kinds, grounds)
    else {
        return Ok(());
    };
    let is_it = |address: &Address| {
        cell(address).is_some_and(|(table, row, column)| share.whole == Whole::Cell(table, row, column))
    };
    match of {
        _ if share.whole == Whole::Any => Ok(()),
        Expression::Figures(address) if is_it(address) => Ok(()),
        _ => Err(Unfit::Multiplied),
    }
}

fn times<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (Kind::Number, kind) | (kind, Kind::Number) => not_averaged(kind),
        (Kind::Share(_), count @ Kind::Count { .. }) | (count @ Kind::Count { .. }, Kind::Share(_)) => Ok(count),
        (Kind::Rate(Per::Of(above, below), _), Kind::Count { unit, measure, over })
        | (Kind::Count { unit, measure, over }, Kind::Rate(Per::Of(above, below), _))
            if unit == below =>
        {
            Ok(Kind::Count { unit: above, measure, over })
        }
        _ => Err(Unfit::Multiplied),
    }
}

fn over<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (kind, Kind::Number) => not_averaged(kind),
        (Kind::Share(one), Kind::Share(other)) => alike(&one.over, &other.over).map(|()| Kind::Share(Ratio::default())),
        (Kind::Rate(per, one), Kind::Rate(other_per, other)) if per == other_per => {
            alike(&one.over, &other.over).map(|()| Kind::Share(Ratio { over: one.over, ..Ratio::default() }))
        }
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) => {
            same_measure(measure, other_measure)?;
            alike(&over, &other)?;
            let ratio = Ratio { over, ..Ratio::default() };
            // Cases per person are neither cases nor persons, and no part of a whole either.
            Ok(if unit == other_unit { Kind::Share(ratio) } else { Kind::Rate(Per::Of(unit, other_unit), ratio) })
        }
        (Kind::Number | Kind::Points, _) | (Kind::Share(_), Kind::Points) => Err(Unfit::PointsAndPercent),
        (one, other) => Err(unlike(&one, &other)),
    }
}

/// A multiple of a sum of percentages is their average, or becomes one: these are of wholes of different size.
fn not_averaged(kind: Kind<'_>) -> Judged<'_> {
    match &kind {
        Kind::Share(Ratio { summed: true, .. }) | Kind::Rate(_, Ratio { summed: true, .. }) => {
            Err(Unfit::SharesAveraged)
        }
        _ => Ok(kind),
    }
}

fn call(function: Function, parts: Vec<Kind<'_>>) -> Judged<'_> {
    match function {
        Function::Sum => joined(parts, plus),
        Function::Min | Function::Max => joined(parts, like),
        Function::Mean => match joined(parts, like)? {
            Kind::Share(_) | Kind::Points | Kind::Rate(..) => Err(Unfit::SharesAveraged),
            kind => Ok(kind),
        },
        Function::Change => joined(parts, |before, after| minus(after, before)),
        Function::Growth => match joined(parts, over)? {
            Kind::Share(ratio) if !ratio.over.is_empty() => Ok(Kind::Share(ratio)),
            // The growth of a share in per cent is what readers take for percentage points.
            _ => Err(Unfit::PointsAndPercent),
        },
    }
}

fn joined<'e>(parts: Vec<Kind<'e>>, join: fn(Kind<'e>, Kind<'e>) -> Judged<'e>) -> Judged<'e> {
    let mut parts = parts.into_iter();
    let first = parts.next().ok_or(Unfit::NoFigures)?;
    parts.try_fold(first, join)
}

/// The first of two that can be compared.
fn like<'e>(one: Kind<'e>, other: Kind<'e>) -> Judged<'e> {
    comparable_kinds(&one, Comparison::Equal, &other)?;
    // Numbers of the assertion are of whatever stands beside them.
    Ok(if one == Kind::Number { other } else { one })
}

fn unlike(one: &Kind<'_>, other: &Kind<'_>) -> Unfit {
    let (unit, measure) = one.told();
    let (other_unit, other_measure) = other.told();
    if unit == other_unit {
        Unfit::UnlikeMeasures(measure, other_measure)
    } else {
        Unfit::UnlikeUnits(unit, other_unit)
    }
}

fn same_measure(one: Measure, other: Measure) -> Result<(), Unfit> {
    if one == other { Ok(()) } else { Err(Unfit::UnlikeMeasures(one, other)) }
}

/// Like with like: stretches of one length, pair by pair. What covers no time goes with everything.
fn alike(one: &[Stretch<'_>], other: &[Stretch<'_>]) -> Result<(), Unfit> {
    let fits = one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_like(other));
    if fits || one.is_empty() || other.is_empty() { Ok(()) } else { Err(Unfit::UnequalPeriods) }
}

impl Kind<'_> {
    /// What it is in, and what kind of quantity it is.
    fn told(&self) -> (String, Measure) {
        match self {
            Kind::Number => (String::from("1"), Measure::Ratio),
            Kind::Share(_) | Kind::Points => (String::from("%"), Measure::Ratio),
            Kind::Rate(Per::Said(unit), _) => ((*unit).to_owned(), Measure::Ratio),
            Kind::Rate(Per::Of(above, below), _) => (format!("{above} / {below}"), Measure::Ratio),
            Kind::Count { unit, measure, .. } => ((*unit).to_owned(), *measure),
        }
    }
}

impl<'e> Ratio<'e> {
    /// Percentages add up only where they are parts of one whole; numbers of the assertion among themselves too.
    fn plus(self, other: &Ratio<'e>) -> Result<Ratio<'e>, Unfit> {
        let of_one_whole = self.whole != Whole::Unknown && self.whole == other.whole;
        if of_one_whole { Ok(Ratio { summed: true, ..self }) } else { Err(Unfit::SharesAveraged) }
    }
}

impl<'e> Stretch<'e> {
    fn of(period: &'e Period) -> Stretch<'e> {
        Stretch { period, or: None, without: None, partial: period.is_part_of_a_year() }
    }

    fn is_years(&self) -> bool {
        let months = self.period.months().filter(|_| self.or.is_none() && self.without.is_none());
        months.is_some_and(|months| months % 12 == 0) && !self.partial
    }

    fn is_like(&self, other: &Stretch<'_>) -> bool {
        if self == other {
            return true;
        }
        if self.without.is_some() || other.without.is_some() {
            return false;
        }
        match (self.or, other.or) {
            (None, None) => are_alike(self.period, other.period),
            (Some(one), Some(other_reading)) => are_alike(self.period, other.period) && are_alike(one, other_reading),
            _ => false,
        }
    }
}

/// Days, whole years, quarters, months; a stretch of other length only where it begins on the same day of its year.
fn are_alike(one: &Period, other: &Period) -> bool {
    let begins = |period: &Period| (period.start.earliest.month(), period.start.earliest.day());
    let same_length = match (one.months(), other.months()) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.days() == other.days(),
        _ => false,
    };
    let is_of_a_kind = one.unit == other.unit && one.unit != Unit::Span;
    let whole_years = one.months().is_some_and(|months| months % 12 == 0);
    same_length && (is_of_a_kind || whole_years || begins(one) == begins(other))
}
