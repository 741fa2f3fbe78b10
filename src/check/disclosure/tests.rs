//! What can be derived of small tables is what trying all numbers finds.

use proptest::prelude::*;

use super::solve::{Linear, Range, tightest};
use super::system::System;
use crate::check::Case;
use crate::diag::{FileId, Span};
use crate::model::{
    Address, Cell, CellIx, Column, ColumnIx, Dossier, Edition, Expression, Figure, Gap, Interval, Language, Measure,
    Narrative, Number, Operator, Period, PeriodColumn, Row, RowIx, SectionIx, Selection, Share, Signs, Source,
    Standing, Table, TableIx, Value, Withheld,
};

/// A secret is tried up to this, and the system is told so.
const MOST: i64 = 30;
/// More than this are not tried: figures are printed until fewer are left.
const MOST_TRIED: usize = 2_000;

/// A table with its true numbers, and how it is printed.
#[derive(Clone, Debug)]
struct Told {
    /// Of a year and its halves, as far as these are there; the last row is the total.
    numbers: Vec<Vec<i64>>,
    columns: Vec<&'static str>,
    /// How each number is printed, in this edition and in the one before it.
    printed: [Vec<Vec<Printed>>; 2],
    /// Persons can be in several parts.
    recur: bool,
    /// The first row in per cent of the total, with so many decimals, where that is printed; per column.
    share: Option<u8>,
    /// Two cells whose sum stands in the text.
    sentence: Option<[(usize, usize); 2]>,
    /// The first row is a part of the second.
    part: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Printed {
    Exactly,
    Rounded,
    Withheld,
    Secret,
    Unknown,
}

/// Random choices, one after the other.
struct Draws<'d>(std::slice::Iter<'d, u8>);

impl Draws<'_> {
    fn below(&mut self, end: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % end
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn number(&mut self, end: usize) -> i64 {
        i64::try_from(self.below(end)).unwrap()
    }
}

fn told(draws: &mut Draws<'_>) -> Told {
    let columns = [&["2022", "2022-H1", "2022-H2"][..], &["2022", "2022-H1"], &["2022-H1", "2022-H2"]][draws.below(3)];
    // Persons who recur in both halves and both parts would need a table of their own.
    let recur = draws.is(15) && columns.len() < 3;
    let (rows, part) = (1 + draws.below(3), draws.is(20));
    let mut numbers: Vec<Vec<i64>> = Vec::new();
    for _ in 0..rows {
        let (first, second) = (draws.number(6), draws.number(6));
        numbers.push(columns.iter().map(|id| counted(id, first, second)).collect());
    }
    let part = part && rows > 1 && numbers[0].iter().zip(&numbers[1]).all(|(part, whole)| part <= whole);
    let total = |column: usize| -> i64 {
        let each = numbers.iter().map(|row| row[column]);
        if recur { each.max().unwrap_or(0) } else { each.sum() }
    };
    let totals = (0..columns.len()).map(total).collect();
    numbers.push(totals);
    let printed = [0, 1].map(|_| numbers.iter().map(|row| row.iter().map(|n| print(*n, draws)).collect()).collect());
    let share = draws.is(40).then(|| u8::try_from(draws.below(2)).unwrap());
    let place = |draws: &mut Draws<'_>| (draws.below(rows), draws.below(columns.len()));
    let sentence = draws.is(30).then(|| [place(draws), place(draws)]);
    let mut told = Told { numbers, columns: columns.to_vec(), printed, recur, share, sentence, part };
    told.print_until_few_are_left();
    told
}

fn counted(id: &str, first: i64, second: i64) -> i64 {
    match id {
        "2022" => first + second,
        "2022-H1" => first,
        _ => second,
    }
}

fn print(number: i64, draws: &mut Draws<'_>) -> Printed {
    match draws.below(10) {
        0..=3 if (1..5).contains(&number) => Printed::Withheld,
        4 => Printed::Secret,
        5 => Printed::Unknown,
        6 => Printed::Rounded,
        _ => Printed::Exactly,
    }
}

impl Told {
    fn cells(&self) -> Vec<(usize, usize)> {
        let rows = 0..self.numbers.len();
        rows.flat_map(|row| (0..self.columns.len()).map(move |column| (row, column))).collect()
    }

    /// What both editions leave of a number.
    fn range(&self, (row, column): (usize, usize)) -> (i64, i64) {
        let number = self.numbers[row][column];
        let ranges = self.printed.iter().map(|printed| match printed[row][column] {
            Printed::Exactly => (number, number),
            Printed::Rounded => rounded_range(number),
            Printed::Withheld => (1, 4),
            Printed::Secret | Printed::Unknown => (0, MOST),
        });
        ranges.fold((0, MOST), |(low, high), (least, most)| (low.max(least), high.min(most)))
    }

    fn print_until_few_are_left(&mut self) {
        let width = |told: &Told, cell| usize::try_from(told.range(cell).1 - told.range(cell).0 + 1).unwrap();
        for cell in self.cells() {
            let count: usize = self.cells().into_iter().map(|cell| width(self, cell)).product();
            if count <= MOST_TRIED {
                return;
            }
            self.printed[0][cell.0][cell.1] = Printed::Exactly;
        }
    }

    /// The least and the largest of each number over all that fit what is printed.
    fn tried(&self) -> Vec<Vec<(i64, i64)>> {
        let mut found = vec![vec![(i64::MAX, i64::MIN); self.columns.len()]; self.numbers.len()];
        let mut numbers = self.numbers.clone();
        self.try_from(&self.cells(), &mut numbers, &mut found);
        found
    }

    fn try_from(&self, left: &[(usize, usize)], numbers: &mut [Vec<i64>], found: &mut [Vec<(i64, i64)>]) {
        let Some((cell, left)) = left.split_first() else {
            if self.fits(numbers) {
                for (of_row, row) in found.iter_mut().zip(numbers) {
                    for (found, number) in of_row.iter_mut().zip(row) {
                        *found = (found.0.min(*number), found.1.max(*number));
                    }
                }
            }
            return;
        };
        let (low, high) = self.range(*cell);
        for number in low..=high {
            numbers[cell.0][cell.1] = number;
            self.try_from(left, numbers, found);
        }
    }

    fn fits(&self, numbers: &[Vec<i64>]) -> bool {
        let (total, parts) = numbers.split_last().unwrap();
        let adds_up = (0..self.columns.len()).all(|at| {
            let sum: i64 = parts.iter().map(|part| part[at]).sum();
            let largest = parts.iter().map(|part| part[at]).max().unwrap();
            if self.recur { largest <= total[at] && total[at] <= sum } else { total[at] == sum }
        });
        let fits_in_time = |row: &Vec<i64>| match self.columns.as_slice() {
            ["2022", _, _] => row[0] == row[1] + row[2],
            ["2022", _] => row[1] <= row[0],
            _ => true,
        };
        let fits_share = |at: usize| match self.percentage(at) {
            Some((printed, times)) => {
                // Twice the distance, so that half a unit of the last decimal is a whole number.
                let distance = 2 * (100 * times * numbers[0][at] - printed * total[at]).abs();
                total[at] > 0 && distance <= total[at]
            }
            None => true,
        };
        let says = |[one, other]: [(usize, usize); 2]| {
            let sum = |numbers: &[Vec<i64>]| numbers[one.0][one.1] + numbers[other.0][other.1];
            sum(numbers) == sum(&self.numbers)
        };
        adds_up
            && numbers.iter().all(fits_in_time)
            && (0..self.columns.len()).all(fits_share)
            && (!self.part || numbers[0].iter().zip(&numbers[1]).all(|(part, whole)| part <= whole))
            && (self.told_sentence().is_none_or(says))
    }

    /// The percentage as printed, in units of its last decimal, and how many of these are one per cent.
    fn percentage(&self, column: usize) -> Option<(i64, i64)> {
        let times = 10i64.pow(u32::from(self.share?));
        let total = self.numbers.last().unwrap()[column];
        (total > 0).then(|| ((2 * 100 * times * self.numbers[0][column] + total) / (2 * total), times))
    }

    /// The sentence, if it says more than the table prints.
    fn told_sentence(&self) -> Option<[(usize, usize); 2]> {
        let printed = |(row, column): (usize, usize)| match self.printed[0][row][column] {
            Printed::Exactly => Some(self.numbers[row][column]),
            Printed::Rounded => Some(rounded(self.numbers[row][column])),
            Printed::Withheld | Printed::Secret | Printed::Unknown => None,
        };
        let number = |(row, column): (usize, usize)| self.numbers[row][column];
        let repeats = |[one, other]: &[(usize, usize); 2]| {
            printed(*one).zip(printed(*other)).is_some_and(|(a, b)| a + b == number(*one) + number(*other))
        };
        self.sentence.filter(|cells| !repeats(cells))
    }
}

/// What a number rounded to fives can have been; from five on never below.
fn rounded_range(number: i64) -> (i64, i64) {
    let printed = rounded(number);
    let low = if printed >= 5 { (printed - 2).max(5) } else { (printed - 2).max(0) };
    if printed == 0 { (0, 0) } else { (low, printed + 2) }
}

/// A number below the threshold is not printed as if it were none.
fn rounded(number: i64) -> i64 {
    if number < 5 { number } else { (number + 2) / 5 * 5 }
}

fn span() -> Span {
    Span::new(FileId(0), 0..0)
}

fn column(id: &str) -> Column {
    let text = match id {
        "2022-H1" => "2022-01/2022-06",
        "2022-H2" => "2022-07/2022-12",
        year => year,
    };
    let period = PeriodColumn { period: Period::parse(text).unwrap(), or: None, partial: false, inside: None };
    Column { id: id.into(), label: id.into(), period: Some(period), notes: vec![], span: span() }
}

fn cell(number: i64, printed: Printed) -> Cell {
    let interval = |(low, high)| Interval::between(Number::whole(low), Number::whole(high));
    let value = |number, range| Value::Number { number: Number::whole(number), decimals: 0, interval: interval(range) };
    let value = match printed {
        Printed::Exactly => value(number, (number, number)),
        Printed::Rounded => value(rounded(number), rounded_range(number)),
        Printed::Withheld => Value::Withheld(interval((1, 4))),
        Printed::Secret => Value::Missing(Gap::Secret),
        Printed::Unknown => Value::Missing(Gap::Unknown),
    };
    Cell { printed: String::new(), value, standing: Standing::Final, notes: vec![], span: span() }
}

fn table(told: &Told, printed: &[Vec<Printed>]) -> Table {
    let cells = |(numbers, printed): (&Vec<i64>, &Vec<Printed>)| {
        numbers.iter().zip(printed).map(|(number, printed)| cell(*number, *printed)).collect()
    };
    let rows = told.numbers.iter().zip(printed).map(cells).enumerate();
    let mut rows: Vec<Row> = rows.map(|(at, cells)| Row::plain(&at.to_string(), "", cells)).collect();
    let total = rows.len() - 1;
    rows[total].sums = vec![(0..total).map(RowIx).collect()];
    rows[total].adds_up = !told.recur;
    rows[0].part_of = told.part.then_some(RowIx(1));
    rows.extend(told.share.map(|decimals| percentages(told, decimals)));
    Table {
        id: "t".into(),
        title: String::new(),
        source: Source::Unknown(String::new()),
        unit: "personen".into(),
        measure: Measure::Flow,
        rounded_to: Number::ONE,
        withheld: Some(Withheld { below: Number::whole(5), zero_is_shown: true }),
        signs: Signs::default(),
        columns: told.columns.iter().map(|id| column(id)).collect(),
        rows,
        layout: None,
        notes: vec![],
        own_notes: vec![],
        span: span(),
    }
}

fn percentages(told: &Told, decimals: u8) -> Row {
    let cell = |at| {
        let value = told.percentage(at).map_or(Value::Missing(Gap::Secret), |(digits, _)| {
            let number = Number::decimal(digits, decimals);
            Value::Number { number, decimals, interval: Interval::exactly(number) }
        });
        Cell { printed: String::new(), value, standing: Standing::Final, notes: vec![], span: span() }
    };
    let mut row = Row::plain("aandeel", "", (0..told.columns.len()).map(cell).collect());
    (row.measure, row.unit) = (Some(Measure::Ratio), Some("%".into()));
    row.share = Some(Share { numerator: RowIx(0), denominator: RowIx(told.numbers.len() - 1) });
    row
}

fn figure(told: &Told, [one, other]: [(usize, usize); 2]) -> Figure {
    let figures = |(row, column): (usize, usize)| {
        let columns = Selection::One(ColumnIx(column));
        Box::new(Expression::Figures(Address::Cells { table: TableIx(0), rows: vec![RowIx(row)], columns }))
    };
    let sum = told.numbers[one.0][one.1] + told.numbers[other.0][other.1];
    Figure {
        expression: Expression::Operation(figures(one), Operator::Plus, figures(other)),
        address: String::new(),
        words: sum.to_string(),
        behind: String::new(),
        section: SectionIx(0),
        span: span(),
    }
}

fn edition(id: &str, table: Table, figures: Vec<Figure>) -> Edition {
    Edition {
        id: id.into(),
        title: String::new(),
        subject: None,
        sender: None,
        reference: Period::parse(id).unwrap(),
        date: None,
        kamerstuk: None,
        embargo: None,
        draft: false,
        narrative: Narrative::default(),
        tables: vec![table],
        charts: vec![],
        figures,
        stated: vec![],
        claims: vec![],
        evaluations: vec![],
        mentions: vec![],
        links: vec![],
        exemptions: vec![],
        acceptances: vec![],
        attachments: vec![],
        incomplete: false,
        translations: vec![],
        span: span(),
    }
}

fn dossier(told: &Told) -> Dossier {
    let [now, then] = &told.printed;
    let figures = told.sentence.iter().map(|cells| figure(told, *cells)).collect();
    Dossier {
        id: "d".into(),
        title: String::new(),
        subject: String::new(),
        partner: None,
        summary: None,
        kamer_dossiers: vec![],
        timeline: vec![],
        bodies: vec![],
        requests: vec![],
        terms: vec![],
        editions: vec![edition("2023", table(told, now), figures), edition("2022", table(told, then), vec![])],
        span: span(),
    }
}

/// The derived range of every cell.
fn derived(told: &Told) -> Vec<Vec<(i64, i64)>> {
    let dossier = dossier(told);
    let case = Case { dossier: &dossier, edition: &dossier.editions[0], language: Language::Dutch };
    let mut system = System::of(&case);
    let place = |(row, column)| CellIx { table: TableIx(0), row: RowIx(row), column: ColumnIx(column) };
    let cells: Vec<usize> = told.cells().into_iter().map(|cell| system.unknown(place(cell)).unwrap()).collect();
    for cell in &cells {
        let range = &mut system.unknowns[*cell].range;
        *range = range.and(Range { low: None, high: Some(MOST) });
    }
    let ranges = system.derived(&system.joined(), &cells);
    let ranges: Vec<(i64, i64)> = ranges
        .into_iter()
        .map(|range| range.and_then(|range| range.low.zip(range.high)).expect("the true numbers fit"))
        .collect();
    ranges.chunks(told.columns.len()).map(<[_]>::to_vec).collect()
}

fn draws() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 80)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, max_global_rejects: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_derived_of_a_table_is_what_trying_all_numbers_finds(draws in draws()) {
        let told = told(&mut Draws(draws.iter()));
        // Where nothing is kept back, nothing is looked at.
        let is_kept_back = |printed: &Printed| matches!(printed, Printed::Withheld | Printed::Secret);
        prop_assume!(told.printed[0].iter().flatten().any(is_kept_back));
        prop_assert_eq!(derived(&told), told.tried(), "{:#?}", told);
    }

    #[test]
    fn sums_of_any_kind_are_solved_as_trying_all_numbers_does(
        ranges in proptest::collection::vec((-3i64..3, 0i64..5), 4),
        sums in proptest::collection::vec((proptest::collection::vec(-3i64..4, 4), -8i128..8, 0i128..4), 1..4),
    ) {
        let ranges: Vec<Range> =
            ranges.into_iter().map(|(low, width)| Range { low: Some(low), high: Some(low + width) }).collect();
        let linear = |(times, low, width): (Vec<i64>, i128, i128)| Linear {
            terms: times.into_iter().enumerate().filter(|(_, times)| *times != 0).collect(),
            low: Some(low),
            high: Some(low + width),
        };
        let sums: Vec<Linear> = sums.into_iter().map(linear).filter(|sum| !sum.terms.is_empty()).collect();
        for (at, found) in tried(&ranges, &sums).into_iter().enumerate() {
            let solved = tightest(&ranges, &sums, &[at])[at];
            // A part that has no solution says nothing of the others.
            if let (Some(solved), Some(found)) = (solved, found) {
                prop_assert_eq!(solved, found);
            } else {
                prop_assert!(found.is_none());
            }
        }
    }
}

/// The tightest ranges by trying; none where nothing fits.
fn tried(ranges: &[Range], sums: &[Linear]) -> Vec<Option<Range>> {
    let mut found: Vec<Option<Range>> = vec![None; ranges.len()];
    let mut choices: Vec<Vec<i64>> = vec![vec![]];
    for range in ranges {
        let longer = |choice: &Vec<i64>, number| [choice.as_slice(), &[number]].concat();
        let numbers = range.low.unwrap()..=range.high.unwrap();
        choices = choices.iter().flat_map(|choice| numbers.clone().map(move |number| longer(choice, number))).collect();
    }
    for choice in choices {
        let sum = |linear: &Linear| -> i128 {
            linear.terms.iter().map(|(at, times)| i128::from(choice[*at]) * i128::from(*times)).sum()
        };
        let fits = sums.iter().all(|linear| linear.low.unwrap() <= sum(linear) && sum(linear) <= linear.high.unwrap());
        for (found, number) in found.iter_mut().zip(&choice).filter(|_| fits) {
            let known = found.unwrap_or(Range { low: Some(*number), high: Some(*number) });
            *found = Some(Range { low: known.low.min(Some(*number)), high: known.high.max(Some(*number)) });
        }
    }
    found
}
