//! A percentage must be what the figures beside it give, with all that rounding and withholding leave open.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Answer, Cell, ColumnIx, Interval, Number, Row, RowIx, Share, Table, Value};
use crate::wording::{interval, whole_of_shares};

code!(CODE, "share-differs", Error, "a percentage does not follow from the figures that it is of");

/// So many wholes are tried one by one; beyond it two shares lie so near to each other that none can be missed.
const MOST_TRIED: i64 = 1_000;

/// What the figures give instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Right {
    /// Shares in this range.
    Within(Interval),
    /// The one or the other, since people come in whole numbers.
    Either(Number, Number),
}

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        for (at, row) in table.rows.iter().enumerate() {
            // Of another unit it is not known by what it is multiplied.
            let Some(of) = row.share.zip(whole_of_shares(table.unit_of(RowIx(at)))) else { continue };
            report.findings.extend(table.columns().filter_map(|(at, _)| differs(case, table, (row, of), at)));
        }
    }
}

fn differs(
    case: &Case<'_>,
    table: &Table,
    (row, (of, whole)): (&Row, (Share, Number)),
    column: ColumnIx,
) -> Option<Diagnostic> {
    let cell = row.cells.get(column.0)?;
    let hundredth = Interval::exactly(whole.over(Number::whole(100))?);
    let share = printed(row, column, cell)?.over(hundredth);
    let (above, below) = (table.interval(of.numerator, column)?, table.interval(of.denominator, column)?);
    let right = right(share, above, below)?;
    let told = |row: RowIx, range| match table.cell(row, column) {
        Some(cell) => format!("`{}`", cell.printed),
        None => interval(range, 0, case.language),
    };
    let (some, all) = (told(of.numerator, above), told(of.denominator, below));
    let gives = say(right, whole, cell, case);
    let message = format!("`{}` says `{}`, but {some} of {all} is {gives}", row.label, cell.printed);
    let finding = Diagnostic::new(&CODE, cell.span, message).remark("the percentage");
    let counts = [(of.numerator, "the share"), (of.denominator, "the whole")];
    let counts = counts.into_iter().filter_map(|(row, what)| Some((table.cell(row, column)?.span, what)));
    let finding = counts.fold(finding, |finding, (span, what)| finding.label(span, what));
    let finding = finding.hint("correct the figure that is wrong, or the `numerator` and `denominator` of the row");
    Some(finding.about(case.name(), format!("{}.{}@{}", table.id, row.id, table.columns[column.0].id)))
}

/// What a percentage can have been before it was rounded: any number, not only one of so many decimals.
fn printed(row: &Row, column: ColumnIx, cell: &Cell) -> Option<Interval> {
    let Value::Number { number, decimals, .. } = cell.value else {
        return None;
    };
    let by_row = row.rounded_to != Number::ONE && !row.exact.contains(&column);
    let unit = if by_row { row.rounded_to } else { Number::step(decimals) };
    Some(Interval::around(number, unit.half()))
}

/// What the share would have to be; `None` where it can be what it is. Nothing is said of what is divided by zero.
fn right(share: Interval, above: Interval, below: Interval) -> Option<Right> {
    if below.contains(Number::ZERO) {
        return None;
    }
    let given = above.over(below).times(Interval::exactly(Number::whole(100)));
    if given.is(Ordering::is_eq, share) == Answer::Never {
        return Some(Right::Within(given));
    }
    beside(share, above, below).map(|(one, other)| Right::Either(one, other))
}

/// The nearest shares on both sides, where no whole number in a whole number is one between.
fn beside(share: Interval, above: Interval, below: Interval) -> Option<(Number, Number)> {
    let (numbers, wholes) = (whole_numbers(above)?, whole_numbers(below)?);
    if *wholes.start() <= 0 || *numbers.start() < 0 || wholes.end() - wholes.start() >= MOST_TRIED {
        return None;
    }
    let (mut lower, mut upper): (Option<Number>, Option<Number>) = (None, None);
    for of in wholes {
        let percent = |number: i64| Number::whole(number).times(Number::whole(100))?.over(Number::whole(of));
        let enough = share.low?.times(Number::whole(of))?.over(Number::whole(100))?.ceil_to(Number::ONE);
        let enough = i64::try_from(enough.digits(0)).ok()?;
        let (not_less, less) = (enough.max(*numbers.start()), (enough - 1).min(*numbers.end()));
        if numbers.contains(&not_less) {
            let found = percent(not_less)?;
            upper = Some(upper.map_or(found, |upper| upper.min(found)));
        }
        if numbers.contains(&less) {
            let found = percent(less)?;
            lower = Some(lower.map_or(found, |lower| lower.max(found)));
        }
    }
    lower.zip(upper).filter(|(_, upper)| !share.contains(*upper))
}

/// The whole numbers that a count can be; `None` where it is none, or without bounds.
fn whole_numbers(range: Interval) -> Option<RangeInclusive<i64>> {
    let whole = |bound: Option<Number>| {
        let bound = bound.filter(|bound| bound.is_multiple_of(Number::ONE))?;
        i64::try_from(bound.digits(0)).ok()
    };
    Some(whole(range.low)?..=whole(range.high)?)
}

fn say(right: Right, whole: Number, cell: &Cell, case: &Case<'_>) -> String {
    let hundredth = Interval::exactly(whole.over(Number::whole(100)).unwrap_or(Number::ONE));
    let sign = if whole == Number::whole(100) { "%" } else { "‰" };
    let say = |range: Interval| format!("{}{sign}", apart(range.times(hundredth), cell, case));
    match right {
        Right::Within(range) => say(range),
        Right::Either(one, other) => {
            let [one, other] = [one, other].map(|share| say(Interval::exactly(share)));
            format!("{one} or {other}, and nothing between")
        }
    }
}

/// A range in the decimals of the cell, or in those that it takes to be seen apart from what the cell says.
fn apart(range: Interval, cell: &Cell, case: &Case<'_>) -> String {
    let decimals = cell.decimals().unwrap_or(0);
    let outward = |decimals: u8| {
        let step = Number::step(decimals);
        Interval { low: range.low.map(|low| low.floor_to(step)), high: range.high.map(|high| high.ceil_to(step)) }
    };
    let is_apart = |decimals: &u8| cell.number().is_none_or(|number| !outward(*decimals).contains(number));
    let decimals = (decimals..=decimals.saturating_add(3)).find(is_apart).unwrap_or(decimals);
    interval(range, decimals, case.language)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Interval, Number, Right, right};

    fn between(low: i64, high: i64) -> Interval {
        Interval::between(Number::whole(low), Number::whole(high))
    }

    #[test]
    fn a_half_may_be_rounded_either_way() {
        let rounded = |percent| Interval::around(Number::whole(percent), Number::ONE.half());
        for percent in [12, 13] {
            assert_eq!(right(rounded(percent), between(25, 25), between(200, 200)), None);
        }
        let half = Interval::exactly(Number::decimal(125, 1));
        assert_eq!(right(rounded(14), between(25, 25), between(200, 200)), Some(Right::Within(half)));
    }

    #[test]
    fn nothing_is_said_of_a_share_of_nothing() {
        assert_eq!(right(between(50, 50), between(1, 1), between(0, 4)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_share_is_found_just_where_no_counts_give_it(
            (least, more) in (0..12i64, 0..4i64),
            (first, others) in (1..15i64, 0..4i64),
            (percent, decimals) in (0..1200i64, 0..2u8),
        ) {
            let share = Interval::around(Number::decimal(percent, decimals), Number::step(decimals).half());
            let percent = |some, all| Number::decimal(some * 100, 0).over(Number::whole(all)).unwrap();
            let mut pairs = (least..=least + more).flat_map(|some| (first..=first + others).map(move |all| (some, all)));
            let possible = pairs.any(|(some, all)| share.contains(percent(some, all)));
            let found = right(share, between(least, least + more), between(first, first + others));
            prop_assert_eq!(found.is_none(), possible);
        }
    }
}
