//! Whether something is so for every number that a few figures can be, by trying them all.
//!
//! Ranges take in what no whole number is: of 5 persons among 5 to 7 no share is just 80%. Where the numbers can be
//! counted out, and there are not too many of them, trying them is exact for whatever is computed of them.

use std::collections::{BTreeMap, BTreeSet};

use super::linear::{Ranges, Unknown};
use crate::model::{Answer, Edition, Interval, Measure, Number};

/// More combinations than this are not tried.
const MOST: usize = 2_000;

/// The answer that every combination gives; open where combinations differ, or cannot be tried.
pub(super) fn tried(
    figures: &BTreeSet<Unknown>,
    edition: &Edition,
    ranges: &Ranges<'_>,
    answer: &dyn Fn(&Ranges<'_>) -> Answer,
) -> Answer {
    let Some(choices) = choices(figures, edition, ranges) else {
        return Answer::Undecided;
    };
    let mut places = vec![0; choices.len()];
    let mut so_far = None;
    loop {
        let chosen: BTreeMap<Unknown, Number> =
            choices.iter().zip(&places).map(|((figure, numbers), place)| (*figure, numbers[*place])).collect();
        let given = answer(&|unknown| chosen.get(&unknown).map_or(Interval::ANY, |number| Interval::exactly(*number)));
        if given == Answer::Undecided || so_far.is_some_and(|before| before != given) {
            return Answer::Undecided;
        }
        so_far = Some(given);
        if !advance(&mut places, &choices) {
            return given;
        }
    }
}

/// The numbers that each figure can be; `None` where they cannot be counted out, or give too many combinations.
fn choices(figures: &BTreeSet<Unknown>, edition: &Edition, ranges: &Ranges<'_>) -> Option<Vec<(Unknown, Vec<Number>)>> {
    let mut combinations = 1usize;
    let mut choices = Vec::with_capacity(figures.len());
    for figure in figures {
        let numbers = numbers(*figure, edition, ranges(*figure))?;
        combinations = combinations.checked_mul(numbers.len()).filter(|all| (1..=MOST).contains(all))?;
        choices.push((*figure, numbers));
    }
    Some(choices)
}

/// All whole numbers of a count's range. A quotient, such as a percentage, can be anything between its bounds.
fn numbers(figure: Unknown, edition: &Edition, range: Interval) -> Option<Vec<Number>> {
    if let Some(number) = range.exact() {
        return Some(vec![number]);
    }
    let measure = match figure {
        Unknown::Cell(table, row, _) => edition.tables.get(table.0)?.measure_of(row),
        Unknown::Stated(stated) => edition.stated.get(stated.0)?.measure,
    };
    let (low, high) = (range.low?, range.high?);
    let is_whole = low.is_multiple_of(Number::ONE) && high.is_multiple_of(Number::ONE);
    if matches!(measure, Measure::Ratio | Measure::Text) || !is_whole {
        return None;
    }
    let width = usize::try_from(high.minus(low)?.digits(0)).ok().filter(|width| *width < MOST)?;
    let mut numbers = Vec::with_capacity(width + 1);
    let mut next = low;
    while next <= high {
        numbers.push(next);
        next = next.plus(Number::ONE)?;
    }
    Some(numbers)
}

/// Goes on to the next combination, like a counter; `false` behind the last.
fn advance(places: &mut [usize], choices: &[(Unknown, Vec<Number>)]) -> bool {
    for (place, (_, numbers)) in places.iter_mut().zip(choices) {
        *place += 1;
        if *place < numbers.len() {
            return true;
        }
        *place = 0;
    }
    false
}
