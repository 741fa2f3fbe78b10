//! What kind of number an expression gives, and which kinds can be set against each other.
//!
//! Figures that cannot be added, divided or compared are refused with the reason, never computed: stocks are no flows,
//! part of a year is no year, percentages have no average, five per cent are not five percentage points.

use crate::model::{
    Address, ColumnIx, Comparison, Edition, Expression, Function, Measure, Operator, Period, Selection, Unfit, Unit,
};
use crate::wording::{is_percent, is_points};

use super::instances::Ground;

/// What kind of number it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'e> {
    /// A number of the assertion itself, of whatever stands on the other side.
    Number,
    /// A part of a whole: a percentage, or one count divided by another.
    Share(Vec<Stretch<'e>>),
    /// What two shares differ.
    Points,
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
pub(super) fn kind<'e>(ground: &Ground, edition: &'e Edition) -> Judged<'e> {
    match ground {
        Expression::Figures(address) => figure(address, edition),
        Expression::Number(_) => Ok(Kind::Number),
        Expression::Percent(_) => Ok(Kind::Share(Vec::new())),
        Expression::Points(_) => Ok(Kind::Points),
        Expression::Operation(left, operator, right) => {
            let (left, right) = (kind(left, edition)?, kind(right, edition)?);
            match operator {
                Operator::Plus => plus(left, right),
                Operator::Minus => minus(left, right),
                Operator::Times => times(left, right),
                Operator::Over => over(left, right),
            }
        }
        Expression::Call(function, parts, _) => {
            let parts = parts.iter().map(|part| kind(part, edition)).collect::<Result<Vec<_>, _>>()?;
            call(*function, parts)
        }
        _ => Err(Unfit::NoFigures),
    }
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

/// Whether two sides may be compared, and how.
pub(super) fn comparable(left: &Kind<'_>, comparison: Comparison, right: &Kind<'_>) -> Result<Comparable, Unfit> {
    match (left, right) {
        (Kind::Number, _) | (_, Kind::Number) | (Kind::Points, Kind::Points) => Ok(Comparable::Plainly),
        (Kind::Share(one), Kind::Share(other)) => alike(one, other).map(|()| Comparable::Plainly),
        (Kind::Points, Kind::Share(_)) | (Kind::Share(_), Kind::Points) => Err(Unfit::PointsAndPercent),
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) => {
            same_unit(unit, other_unit)?;
            same_measure(*measure, *other_measure)?;
            match alike(over, other) {
                Err(unfit) if *measure == Measure::Flow => bounded(over, comparison, other).ok_or(unfit),
                Err(_) if *measure == Measure::Cumulative && start_alike(over, other) => Ok(Comparable::Plainly),
                judged => judged.map(|()| Comparable::Plainly),
            }
        }
        (Kind::Count { unit, .. }, Kind::Share(_) | Kind::Points) => Err(unlike(unit, "%")),
        (Kind::Share(_) | Kind::Points, Kind::Count { unit, .. }) => Err(unlike("%", unit)),
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
        Measure::Ratio if is_percent(unit) => Ok(Kind::Share(over)),
        Measure::Ratio if is_points(unit) => Ok(Kind::Points),
        measure => Ok(Kind::Count { unit, measure, over }),
    }
}

fn plus<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (Kind::Number, kind) | (kind, Kind::Number) => Ok(kind),
        (Kind::Points, Kind::Points) => Ok(Kind::Points),
        (Kind::Share(over), Kind::Points) | (Kind::Points, Kind::Share(over)) => Ok(Kind::Share(over)),
        (Kind::Share(one), Kind::Share(other)) => {
            same_stretch(&one, &other).map(|()| Kind::Share(one)).map_err(|_| Unfit::SharesAveraged)
        }
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) => {
            same_unit(unit, other_unit)?;
            same_measure(measure, other_measure)?;
            Ok(Kind::Count { unit, measure, over: together(measure, over, other)? })
        }
        (Kind::Count { unit, .. }, _) => Err(unlike(unit, "%")),
        (_, Kind::Count { unit, .. }) => Err(unlike("%", unit)),
    }
}

/// What two sums cover together.
fn together<'e>(measure: Measure, one: Vec<Stretch<'e>>, other: Vec<Stretch<'e>>) -> Result<Vec<Stretch<'e>>, Unfit> {
    if one == other {
        return Ok(one);
    }
    match measure {
        Measure::Stock | Measure::Cumulative => Err(Unfit::StocksAdded),
        Measure::Ratio | Measure::Text => Err(Unfit::SharesAveraged),
        Measure::Flow => {
            let shares_days = |one: &Stretch<'_>| other.iter().any(|other| one.period.overlaps(other.period));
            if one.iter().any(shares_days) { Err(Unfit::CountedTwice) } else { Ok([one, other].concat()) }
        }
    }
}

fn minus<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (Kind::Share(one), Kind::Share(other)) => alike(&one, &other).map(|()| Kind::Points),
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) => {
            same_unit(unit, other_unit)?;
            same_measure(measure, other_measure)?;
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

fn times<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (Kind::Number, kind) | (kind, Kind::Number) => Ok(kind),
        (Kind::Share(_), count @ Kind::Count { .. }) | (count @ Kind::Count { .. }, Kind::Share(_)) => Ok(count),
        _ => Err(Unfit::Multiplied),
    }
}

fn over<'e>(left: Kind<'e>, right: Kind<'e>) -> Judged<'e> {
    match (left, right) {
        (kind, Kind::Number) => Ok(kind),
        (Kind::Share(one), Kind::Share(other)) => alike(&one, &other).map(|()| Kind::Share(Vec::new())),
        (
            Kind::Count { unit, measure, over },
            Kind::Count { unit: other_unit, measure: other_measure, over: other },
        ) => {
            same_measure(measure, other_measure)?;
            alike(&over, &other)?;
            // Cases per person are neither cases nor persons, and no part of a whole either.
            Ok(if unit == other_unit { Kind::Share(over) } else { Kind::Number })
        }
        (Kind::Count { unit, .. }, _) => Err(unlike(unit, "%")),
        (_, Kind::Count { unit, .. }) => Err(unlike("%", unit)),
        (_, _) => Err(Unfit::PointsAndPercent),
    }
}

fn call(function: Function, parts: Vec<Kind<'_>>) -> Judged<'_> {
    match function {
        Function::Sum => joined(parts, plus),
        Function::Min | Function::Max => joined(parts, like),
        Function::Mean => match joined(parts, like)? {
            Kind::Share(_) | Kind::Points | Kind::Count { measure: Measure::Ratio, .. } => Err(Unfit::SharesAveraged),
            kind => Ok(kind),
        },
        Function::Change => joined(parts, |before, after| minus(after, before)),
        Function::Growth => match joined(parts, over)? {
            Kind::Share(over) if !over.is_empty() => Ok(Kind::Share(over)),
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
    comparable(&one, Comparison::Equal, &other)?;
    // Numbers of the assertion are of whatever stands beside them.
    Ok(if one == Kind::Number { other } else { one })
}

fn same_unit(one: &str, other: &str) -> Result<(), Unfit> {
    if one == other { Ok(()) } else { Err(unlike(one, other)) }
}

fn unlike(one: &str, other: &str) -> Unfit {
    Unfit::UnlikeUnits(one.to_owned(), other.to_owned())
}

fn same_measure(one: Measure, other: Measure) -> Result<(), Unfit> {
    if one == other { Ok(()) } else { Err(Unfit::UnlikeMeasures(one, other)) }
}

fn same_stretch(one: &[Stretch<'_>], other: &[Stretch<'_>]) -> Result<(), Unfit> {
    if one == other { Ok(()) } else { Err(Unfit::UnequalPeriods) }
}

/// Like with like: stretches of one length, pair by pair. What covers no time goes with everything.
fn alike(one: &[Stretch<'_>], other: &[Stretch<'_>]) -> Result<(), Unfit> {
    let fits = one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_like(other));
    if fits || one.is_empty() || other.is_empty() { Ok(()) } else { Err(Unfit::UnequalPeriods) }
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
