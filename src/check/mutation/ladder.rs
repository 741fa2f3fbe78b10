//! What a figure is moved to: the nearest on either side that its source could have printed in its place, then ever
//! further ones.
//!
//! What a figure is moved to shares nothing with what it can mean as printed: where the source rounds to 5, 30 becomes 25
//! and 35; where it withholds below 5, 5 becomes `<5`, and `<5` becomes 5 and, if it shows zero, 0. A count is never
//! moved below zero.

use std::collections::BTreeSet;

use crate::model::{
    Cell, ColumnIx, Edition, Interval, Language, Measure, Number, Precision, RowIx, Stated, Table, Value, Withheld,
};
use crate::wording;

/// How far a figure is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// To the nearest that is another.
    Smallest,
    /// To what nobody could take for it.
    Further,
}

/// What stands in a figure's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// In a cell: as it would be printed, and what that means.
    Cell(String, Value),
    /// In a stated figure: its number, and what that means.
    Stated(Number, Interval),
}

/// So many steps on either side are tried: where two rounded figures can share a tie, the first is no other yet.
const STEPS: i64 = 3;

/// Ten times the largest figure of an edition: no comparison with another figure comes through that.
pub(super) fn most(edition: &Edition) -> Number {
    let cells = edition.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).filter_map(Cell::number);
    let stated = edition.stated.iter().map(|stated| stated.number);
    let largest = cells.chain(stated).max().unwrap_or(Number::ONE);
    largest.times(Number::whole(10)).unwrap_or(largest)
}

/// What a cell is moved to; nothing where it holds no number.
pub(super) fn cell_ladder(
    table: &Table,
    row: RowIx,
    column: ColumnIx,
    most: Number,
    language: Language,
) -> Vec<(Step, Moved)> {
    let Some((cell, meant)) = table.cell(row, column).and_then(|cell| Some((cell, cell.interval()?))) else {
        return Vec::new();
    };
    let print = Print::of(table, row, column, cell);
    let from = cell.number().or(print.withheld.map(|withheld| withheld.below)).unwrap_or(Number::ZERO);
    let mut numbers = candidates(from, print.step(), most);
    numbers.extend(print.around_the_threshold());
    let moved = numbers
        .into_iter()
        .filter(|number| print.goes_below_zero || !number.is_negative())
        .map(|number| print.value(number))
        .filter_map(|value| Some((range(&value)?, Moved::Cell(print.text(&value, language), value))));
    rungs(meant, moved.collect())
}

/// What a stated figure is moved to: exact numbers, since its hedge may leave no room for another hedged one.
pub(super) fn stated_ladder(stated: &Stated, most: Number) -> Vec<(Step, Moved)> {
    let moved = candidates(stated.number, Number::ONE, most)
        .into_iter()
        .filter(|number| stated.number.is_negative() || !number.is_negative())
        .map(|number| (Interval::exactly(number), Moved::Stated(number, Interval::exactly(number))));
    rungs(stated.interval, moved.collect())
}

/// The neighbours of a number, and what is far from it: none, twice, ten times, and more than any other figure.
fn candidates(from: Number, step: Number, most: Number) -> BTreeSet<Number> {
    let near = (-STEPS..=STEPS).filter_map(|count| step.times(Number::whole(count)).and_then(|by| from.plus(by)));
    let far = [2, 10].into_iter().filter_map(|times| from.times(Number::whole(times)));
    near.chain(far).chain([Number::ZERO, most]).collect()
}

/// Those that share nothing with what is meant; the nearest on either side are the smallest steps.
fn rungs(meant: Interval, moved: Vec<(Interval, Moved)>) -> Vec<(Step, Moved)> {
    let up = |range: &Interval| range.low.filter(|low| meant.high.is_some_and(|high| *low > high));
    let down = |range: &Interval| range.high.filter(|high| meant.low.is_some_and(|low| *high < low));
    let next_up = moved.iter().filter_map(|(range, _)| up(range)).min();
    let next_down = moved.iter().filter_map(|(range, _)| down(range)).max();
    let step = |range: &Interval| match (up(range), down(range)) {
        (None, None) => None,
        (Some(low), _) if Some(low) == next_up => Some(Step::Smallest),
        (_, Some(high)) if Some(high) == next_down => Some(Step::Smallest),
        _ => Some(Step::Further),
    };
    let mut rungs: Vec<(Step, Moved)> =
        moved.into_iter().filter_map(|(range, moved)| Some((step(&range)?, moved))).collect();
    // Several numbers that are kept back are printed alike.
    rungs.dedup();
    rungs
}

fn range(value: &Value) -> Option<Interval> {
    match value {
        Value::Number { interval, .. } | Value::Withheld(interval) => Some(*interval),
        Value::Missing(_) | Value::Text => None,
    }
}

/// How the source prints the numbers of a cell.
struct Print {
    precision: Precision,
    decimals: u8,
    /// Which numbers it does not print; a share below the threshold is about no few people.
    withheld: Option<Withheld>,
    goes_below_zero: bool,
}

impl Print {
    fn of(table: &Table, at: RowIx, column: ColumnIx, cell: &Cell) -> Print {
        let row = table.rows.get(at.0);
        let cells = || row.into_iter().flat_map(|row| &row.cells);
        Print {
            precision: table.precision(at, column),
            decimals: cell.decimals().or_else(|| cells().find_map(Cell::decimals)).unwrap_or(0),
            withheld: table.withheld.filter(|_| table.measure_of(at) != Measure::Ratio),
            goes_below_zero: cells().filter_map(Cell::number).any(Number::is_negative),
        }
    }

    fn step(&self) -> Number {
        self.precision.step(self.decimals)
    }

    /// The largest number that is kept back, and the smallest that is not.
    fn around_the_threshold(&self) -> Vec<Number> {
        let Some(Withheld { below, .. }) = self.withheld else {
            return Vec::new();
        };
        below.minus(Number::step(self.decimals)).into_iter().chain([below.ceil_to(self.step())]).collect()
    }

    fn value(&self, number: Number) -> Value {
        match self.withheld.filter(|withheld| is_kept_back(number, *withheld)) {
            Some(withheld) => Value::Withheld(withheld.interval(Number::step(self.decimals))),
            None => Value::Number {
                number,
                decimals: self.decimals,
                interval: self.precision.interval(number, self.decimals, self.withheld),
            },
        }
    }

    fn text(&self, value: &Value, language: Language) -> String {
        match (value, self.withheld) {
            (Value::Number { number, decimals, .. }, _) => wording::number(*number, *decimals, language),
            (_, Some(withheld)) => format!("<{}", wording::number(withheld.below, 0, language)),
            (_, None) => String::new(),
        }
    }
}

fn is_kept_back(number: Number, withheld: Withheld) -> bool {
    let is_shown = number == Number::ZERO && withheld.zero_is_shown;
    !is_shown && !number.is_negative() && number < withheld.below
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Moved, Step, cell_ladder, range};
    use crate::diag::{FileId, Span};
    use crate::model::{
        Cell, ColumnIx, Interval, Language, Measure, Number, Precision, Row, RowIx, Signs, Source, Standing, Table,
        Value, Withheld,
    };

    const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

    /// A table with that one cell, rounded to multiples of `unit` and withheld below 5 where it withholds.
    fn table(value: Value, unit: i64, measure: Measure, withheld: Option<Withheld>) -> Table {
        let cell = Cell { printed: String::new(), value, standing: Standing::Final, notes: Vec::new(), span: NOWHERE };
        let rounded_to = Number::whole(unit);
        Table {
            id: String::from("t"),
            aliases: Vec::new(),
            series: String::from("t"),
            title: String::new(),
            source: Source::Unknown(String::new()),
            unit: String::from("personen"),
            measure,
            rounded_to,
            withheld,
            signs: Signs::default(),
            columns: Vec::new(),
            rows: vec![Row { rounded_to, ..Row::plain("r", "R", vec![cell]) }],
            layout: None,
            notes: Vec::new(),
            own_notes: Vec::new(),
            span: NOWHERE,
        }
    }

    /// Below 5, with zero shown.
    fn few() -> Withheld {
        Withheld { below: Number::whole(5), zero_is_shown: true }
    }

    fn counted(number: i64, unit: i64, withheld: Option<Withheld>) -> Table {
        let (measure, number) = (Measure::Flow, Number::whole(number));
        let interval = Precision::of(measure, Number::whole(unit)).interval(number, 0, withheld);
        table(Value::Number { number, decimals: 0, interval }, unit, measure, withheld)
    }

    fn ladder(table: &Table) -> Vec<(Step, Moved)> {
        cell_ladder(table, RowIx(0), ColumnIx(0), Number::whole(10_000), Language::Dutch)
    }

    /// The smallest steps and the further ones, as they would be printed.
    fn printed(table: &Table) -> (String, String) {
        let of = |wanted: Step| {
            let texts = ladder(table).into_iter().filter(|(step, _)| *step == wanted).map(|(_, moved)| match moved {
                Moved::Cell(text, _) => text,
                Moved::Stated(..) => String::new(),
            });
            texts.collect::<Vec<String>>().join(" ")
        };
        (of(Step::Smallest), of(Step::Further))
    }

    fn smallest(table: &Table) -> String {
        printed(table).0
    }

    #[test]
    fn a_rounded_figure_moves_to_its_neighbours_then_further() {
        let told = (String::from("25 35"), String::from("0 <5 5 15 20 40 45 60 300 10.000"));
        assert_eq!(printed(&counted(30, 5, Some(few()))), told);
    }

    #[test]
    fn an_exact_figure_moves_by_one() {
        assert_eq!(smallest(&counted(6, 1, None)), "5 7");
        assert_eq!(smallest(&counted(6, 1, Some(few()))), "5 7");
        assert_eq!(smallest(&counted(5, 1, Some(few()))), "<5 6");
    }

    #[test]
    fn what_is_next_to_the_threshold_moves_to_what_is_withheld_and_back() {
        assert_eq!(smallest(&counted(5, 5, Some(few()))), "<5 10");
        assert_eq!(smallest(&counted(0, 5, Some(few()))), "<5");
        let withheld = few();
        let meant = Value::Withheld(withheld.interval(Number::ONE));
        assert_eq!(smallest(&table(meant, 5, Measure::Flow, Some(few()))), "0 5");
        let silent = Withheld { zero_is_shown: false, ..withheld };
        let meant = Value::Withheld(silent.interval(Number::ONE));
        assert_eq!(smallest(&table(meant, 5, Measure::Flow, Some(silent))), "5");
    }

    #[test]
    fn a_figure_that_may_share_a_tie_with_its_neighbour_moves_past_it() {
        assert_eq!(smallest(&counted(30, 10, None)), "10 50");
        let interval = Interval::around(Number::decimal(125, 1), Number::decimal(5, 2));
        let share = Value::Number { number: Number::decimal(125, 1), decimals: 1, interval };
        assert_eq!(smallest(&table(share, 1, Measure::Ratio, None)), "12,3 12,7");
    }

    #[test]
    fn what_is_no_number_is_not_moved() {
        assert_eq!(ladder(&table(Value::Text, 1, Measure::Text, None)), []);
    }

    proptest! {
        #[test]
        fn nothing_is_moved_to_what_it_can_mean_already_or_below_zero(number in 0i64..2000, unit in 1i64..30, withholds: bool) {
            let table = counted(number - number % unit, unit, withholds.then(few));
            let meant = table.interval(RowIx(0), ColumnIx(0)).unwrap();
            let moved = ladder(&table);
            prop_assert!(moved.iter().any(|(step, _)| *step == Step::Smallest));
            for (_, moved) in moved {
                let Moved::Cell(_, value) = moved else { panic!("a cell stays a cell") };
                let other = range(&value).unwrap();
                prop_assert!(other.low > meant.high || other.high < meant.low, "{other:?} and {meant:?}");
                prop_assert!(other.low >= Some(Number::ZERO));
            }
        }
    }
}
