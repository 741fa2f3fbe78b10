//! What can be derived of small tables, in one edition and in two, is what trying all numbers finds.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::solve::{Linear, Range, tightest};
use super::system::System;
use crate::diag::{FileId, Span};
use crate::model::{
    Address, Cell, CellIx, Column, ColumnIx, Edition, Expression, Figure, Gap, Interval, Language, Measure, Narrative,
    Number, Operator, Period, PeriodColumn, Row, RowIx, SectionIx, Selection, Share, Signs, Source, Standing, Table,
    TableIx, Value, Withheld,
};

/// A secret is tried up to this, and the system is told so: three rows of three, three and five at the most.
const MOST: i64 = 3 * (3 + 3 + 5);
/// More than this are not tried: figures are printed until fewer are left.
const MOST_TRIED: usize = 2_000;

/// A period of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Heading {
    /// How editions spell it.
    spelt: &'static [&'static str],
    /// Its quarters, a bit for each; the last two are one here.
    quarters: u8,
}

impl Heading {
    fn spelt_by(&self, draws: &mut Draws<'_>, differ: bool) -> Option<&'static str> {
        self.spelt.get(if differ { draws.below(self.spelt.len()) } else { 0 }).copied()
    }
}

const YEAR: Heading = Heading { spelt: &["2022", "2022-01/2022-12", "2022-01-01/2022-12-31"], quarters: 0b111 };
const FIRST_HALF: Heading = Heading { spelt: &["2022-01/2022-06", "2022-01-01/2022-06-30"], quarters: 0b011 };
const SECOND_HALF: Heading = Heading { spelt: &["2022-07/2022-12", "2022-Q3/2022-Q4"], quarters: 0b100 };
const FIRST_QUARTER: Heading = Heading { spelt: &["2022-Q1", "2022-01/2022-03"], quarters: 0b001 };
const SECOND_QUARTER: Heading = Heading { spelt: &["2022-Q2", "2022-04-01/2022-06-30"], quarters: 0b010 };

/// A table in two editions, the newer first.
#[derive(Clone, Debug)]
struct Told {
    /// True numbers by row and heading, as each edition has them; the last row is the total.
    numbers: [Vec<Vec<i64>>; 2],
    headings: Vec<Heading>,
    /// How each edition prints a heading, if it does.
    spelt: [Vec<Option<&'static str>>; 2],
    /// How it prints each number, if it does.
    printed: [Vec<Vec<Option<Printed>>>; 2],
    /// Persons can be in several parts.
    recur: bool,
    /// The first row in per cent of the total, with so many decimals, where that is printed; per column.
    share: Option<u8>,
    /// Two cells of the newer edition whose sum stands in its text.
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

/// A number that is tried: as the edition has it, of a row and a heading. Where nothing was revised both have the same.
type Place = (usize, usize, usize);

/// Numbers with how often each counts, and the least and most that they add up to.
type Sum<P> = (Vec<(P, i64)>, i64, i64);

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

/// What the editions print of one year, the same columns in both or each some of them.
fn told(draws: &mut Draws<'_>, differ: bool) -> Told {
    let columns = columns(draws, differ);
    // Persons who recur in several periods and several parts would need a table of their own.
    let recur = draws.is(15) && columns.len() < 3;
    let (rows, part) = (1 + draws.below(if differ { 2 } else { 3 }), draws.is(20));
    let mut quarters: Vec<[i64; 3]> = Vec::new();
    for _ in 0..rows {
        quarters.push([draws.number(4), draws.number(4), draws.number(6)]);
    }
    let mut shown = || -> Vec<bool> { columns.iter().map(|_| !differ || draws.is(60)).collect() };
    let shown = [shown(), shown()];
    let older = quarters.clone();
    let revised = (draws.below(rows), draws.below(3));
    let more = if differ && draws.is(30) { 1 + draws.number(3) } else { 0 };
    quarters[revised.0][revised.1] += more;
    let concerns = |heading: &Heading| more > 0 && heading.quarters & (1 << revised.1) != 0;
    let kept: Vec<usize> = (0..columns.len()).filter(|at| shown[0][*at] || shown[1][*at]).collect();
    let spelt = [0, 1].map(|edition| -> Vec<Option<&'static str>> {
        // What was revised is printed anew, or by the older edition alone.
        let printed = |at: &usize| shown[edition][*at] || edition == 1 && concerns(&columns[*at]);
        kept.iter().map(|at| columns[*at].spelt_by(draws, differ).filter(|_| printed(at))).collect()
    });
    let headings: Vec<Heading> = kept.iter().map(|at| columns[*at]).collect();
    let numbers = [&quarters, &older].map(|quarters| counted(quarters, &headings, recur));
    let part = part && rows > 1 && numbers.iter().all(|of| of[0].iter().zip(&of[1]).all(|(part, whole)| part <= whole));
    let printed = [0, 1].map(|edition: usize| {
        let row = |row: &Vec<i64>| {
            let cells = row.iter().zip(&spelt[edition]);
            cells.map(|(number, spelt)| spelt.map(|_| print(*number, draws))).collect()
        };
        numbers[edition].iter().map(row).collect()
    });
    let share = draws.is(40).then(|| u8::try_from(draws.below(2)).unwrap());
    let in_text: Vec<usize> = (0..headings.len()).filter(|at| spelt[0][*at].is_some()).collect();
    let place = |draws: &mut Draws<'_>| (draws.below(rows), in_text[draws.below(in_text.len())]);
    let sentence = (!in_text.is_empty() && draws.is(30)).then(|| [place(draws), place(draws)]);
    let mut told = Told { numbers, headings, spelt, printed, recur, share, sentence, part };
    told.print_until_few_are_left();
    told
}

fn columns(draws: &mut Draws<'_>, differ: bool) -> &'static [Heading] {
    let several: [&[Heading]; 3] = [
        &[YEAR, FIRST_HALF, SECOND_HALF],
        &[YEAR, FIRST_QUARTER, SECOND_QUARTER, SECOND_HALF],
        &[YEAR, FIRST_HALF, FIRST_QUARTER, SECOND_QUARTER, SECOND_HALF],
    ];
    let same: [&[Heading]; 3] = [several[0], &[YEAR, FIRST_HALF], &[FIRST_HALF, SECOND_HALF]];
    if differ { several[draws.below(3)] } else { same[draws.below(3)] }
}

/// The numbers of every row and their total.
fn counted(quarters: &[[i64; 3]], headings: &[Heading], recur: bool) -> Vec<Vec<i64>> {
    let of = |quarters: &[i64; 3], heading: &Heading| {
        let inside = quarters.iter().enumerate().filter(|(at, _)| heading.quarters & (1 << at) != 0);
        inside.map(|(_, number)| number).sum()
    };
    let mut rows: Vec<Vec<i64>> =
        quarters.iter().map(|row| headings.iter().map(|heading| of(row, heading)).collect()).collect();
    let total = |at: usize| -> i64 {
        let each = rows.iter().map(|row| row[at]);
        if recur { each.max().unwrap_or(0) } else { each.sum() }
    };
    let totals = (0..headings.len()).map(total).collect();
    rows.push(totals);
    rows
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
    fn was_revised(&self, row: usize, heading: usize) -> bool {
        self.numbers[0][row][heading] != self.numbers[1][row][heading]
    }

    /// The number that an edition prints.
    fn place(&self, edition: usize, row: usize, heading: usize) -> Option<Place> {
        self.spelt[edition][heading]?;
        let same = !self.was_revised(row, heading) && self.spelt[0][heading].is_some();
        Some((if same { 0 } else { edition }, row, heading))
    }

    /// All numbers that an edition prints.
    fn places(&self) -> Vec<Place> {
        let mut found = BTreeSet::new();
        for row in 0..self.numbers[0].len() {
            for heading in 0..self.headings.len() {
                found.extend([0, 1].into_iter().filter_map(|edition| self.place(edition, row, heading)));
            }
        }
        found.into_iter().collect()
    }

    /// What all that print a number leave of it.
    fn range(&self, place: Place) -> (i64, i64) {
        let (edition, row, heading) = place;
        let number = self.numbers[edition][row][heading];
        let printing = [0, 1].into_iter().filter(|other| self.place(*other, row, heading) == Some(place));
        let ranges = printing.filter_map(|other| self.printed[other][row][heading]).map(|printed| match printed {
            Printed::Exactly => (number, number),
            Printed::Rounded => rounded_range(number),
            Printed::Withheld => (1, 4),
            Printed::Secret | Printed::Unknown => (0, MOST),
        });
        ranges.fold((0, MOST), |(low, high), (least, most)| (low.max(least), high.min(most)))
    }

    fn print_until_few_are_left(&mut self) {
        let width = |told: &Told, place| usize::try_from(told.range(place).1 - told.range(place).0 + 1).unwrap();
        for (edition, row, heading) in self.places() {
            // With all of them unknown there may be more than a number can hold.
            let widths = self.places().into_iter().map(|place| width(self, place));
            let count = widths.fold(1, usize::saturating_mul);
            if count <= MOST_TRIED {
                return;
            }
            self.printed[edition][row][heading] = Some(Printed::Exactly);
        }
    }

    /// What the editions say of the numbers, over their places: times, and the least and most that they add up to.
    fn sums(&self) -> Vec<Sum<Place>> {
        let mut found = Vec::new();
        for edition in [0, 1] {
            for heading in 0..self.headings.len() {
                self.across(edition, heading, &mut found);
                for row in 0..self.numbers[0].len() {
                    self.over_time(edition, row, heading, &mut found);
                }
            }
        }
        if let Some(cells) = self.told_sentence() {
            let places = cells.map(|(row, heading)| (self.place(0, row, heading).unwrap(), 1));
            let sum = cells.map(|(row, heading)| self.numbers[0][row][heading]).iter().sum();
            found.push((places.to_vec(), sum, sum));
        }
        found
    }

    /// What an edition says of a column: totals, parts and percentages.
    fn across(&self, edition: usize, heading: usize, found: &mut Vec<Sum<Place>>) {
        let last = self.numbers[0].len() - 1;
        let Some(total) = self.place(edition, last, heading) else { return };
        let part = |row| (self.place(edition, row, heading).unwrap(), -1);
        let all: Vec<(Place, i64)> = (0..last).map(part).chain([(total, 1)]).collect();
        found.push((all, if self.recur { -MANY } else { 0 }, 0));
        found.extend((0..last).filter(|_| self.recur).map(|row| (vec![part(row), (total, 1)], 0, MANY)));
        if self.part {
            found.push((vec![part(0), (part(1).0, 1)], 0, MANY));
        }
        if let Some((printed, times)) = self.percentage(edition, heading) {
            // Twice the distance, so that half a unit of the last decimal is a whole number.
            let above = (part(0).0, 2 * 100 * times);
            found.push((vec![above, (total, 1 - 2 * printed)], 0, MANY));
            found.push((vec![above, (total, -1 - 2 * printed)], -MANY, 0));
            found.push((vec![(total, 1)], 1, MANY));
        }
    }

    /// What an edition that prints a whole says of all periods inside it that share no day.
    fn over_time(&self, edition: usize, row: usize, whole: usize, found: &mut Vec<Sum<Place>>) {
        let Some(place) = self.place(edition, row, whole) else { return };
        for chosen in 1u32..1 << self.headings.len() {
            let parts: Vec<usize> = (0..self.headings.len()).filter(|at| chosen & (1 << at) != 0).collect();
            let quarters = parts.iter().map(|at| self.headings[*at].quarters);
            let (sum, all) = (quarters.clone().map(u32::from).sum::<u32>(), quarters.fold(0, |all, of| all | of));
            let shares_no_day = sum == u32::from(all);
            if !shares_no_day || all & !self.headings[whole].quarters != 0 || parts.contains(&whole) {
                continue;
            }
            // What the edition leaves out may have been changed together with a whole that was revised.
            let has_two =
                self.place(0, row, whole) != self.place(1, row, whole) && self.spelt[1 - edition][whole].is_some();
            let beside = |at: &usize| {
                let other = self.place(1 - edition, row, *at).filter(|_| !has_two);
                Some((self.place(edition, row, *at).or(other)?, -1))
            };
            let Some(parts) = parts.iter().map(beside).collect::<Option<Vec<_>>>() else { continue };
            let fills = all == self.headings[whole].quarters;
            found.push(([parts, vec![(place, 1)]].concat(), 0, if fills { 0 } else { MANY }));
        }
    }

    /// The least and the largest of each number over all that fit what is printed.
    fn tried(&self) -> Vec<(i64, i64)> {
        let places = self.places();
        let at = |place: &Place| places.iter().position(|known| known == place).unwrap();
        let sums = self.sums().into_iter();
        let sums: Vec<Sum<usize>> = sums
            .map(|(terms, low, high)| (terms.iter().map(|(place, times)| (at(place), *times)).collect(), low, high))
            .collect();
        let ranges: Vec<(i64, i64)> = places.iter().map(|place| self.range(*place)).collect();
        let mut found = vec![(i64::MAX, i64::MIN); places.len()];
        let mut numbers: Vec<i64> = ranges.iter().map(|(low, _)| *low).collect();
        loop {
            let sum = |terms: &[(usize, i64)]| terms.iter().map(|(at, times)| numbers[*at] * times).sum::<i64>();
            if sums.iter().all(|(terms, low, high)| (*low..=*high).contains(&sum(terms))) {
                for (found, number) in found.iter_mut().zip(&numbers) {
                    *found = (found.0.min(*number), found.1.max(*number));
                }
            }
            let Some(next) = (0..numbers.len()).find(|at| numbers[*at] < ranges[*at].1) else { return found };
            numbers[next] += 1;
            (0..next).for_each(|at| numbers[at] = ranges[at].0);
        }
    }

    /// The percentage as an edition prints it, in units of its last decimal, and how many of these are one per cent.
    fn percentage(&self, edition: usize, heading: usize) -> Option<(i64, i64)> {
        let times = 10i64.pow(u32::from(self.share?));
        let numbers = &self.numbers[edition];
        let total = numbers.last().unwrap()[heading];
        (total > 0).then(|| ((2 * 100 * times * numbers[0][heading] + total) / (2 * total), times))
    }

    /// The sentence, if it says more than the table prints.
    fn told_sentence(&self) -> Option<[(usize, usize); 2]> {
        let number = |(row, heading): (usize, usize)| self.numbers[0][row][heading];
        let printed = |(row, heading): (usize, usize)| match self.printed[0][row][heading]? {
            Printed::Exactly => Some(number((row, heading))),
            Printed::Rounded => Some(rounded(number((row, heading)))),
            Printed::Withheld | Printed::Secret | Printed::Unknown => None,
        };
        let repeats = |[one, other]: &[(usize, usize); 2]| {
            printed(*one).zip(printed(*other)).is_some_and(|(a, b)| a + b == number(*one) + number(*other))
        };
        self.sentence.filter(|cells| !repeats(cells))
    }

    /// Where a heading stands among the columns of an edition.
    fn column(&self, edition: usize, heading: usize) -> usize {
        self.spelt[edition][..heading].iter().flatten().count()
    }
}

/// More than any sum of a table.
const MANY: i64 = 1_000_000;

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

fn column(text: &str) -> Column {
    let period = PeriodColumn { period: Period::parse(text).unwrap(), or: None, partial: false, inside: None };
    Column {
        id: text.into(),
        label: text.into(),
        period: Some(period),
        notes: vec![],
        series_break: None,
        span: span(),
    }
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

fn table(told: &Told, edition: usize) -> Table {
    let cells = |(row, printed): (usize, &Vec<Option<Printed>>)| {
        let printed = printed.iter().enumerate().filter_map(|(at, printed)| Some((at, (*printed)?)));
        let cell = |(at, printed)| {
            let standing = if edition == 0 && told.was_revised(row, at) { Standing::Revised } else { Standing::Final };
            Cell { standing, ..cell(told.numbers[edition][row][at], printed) }
        };
        printed.map(cell).collect()
    };
    let rows = told.printed[edition].iter().enumerate().map(cells).enumerate();
    let mut rows: Vec<Row> = rows.map(|(at, cells)| Row::plain(&at.to_string(), "", cells)).collect();
    let total = rows.len() - 1;
    rows[total].sums = vec![(0..total).map(RowIx).collect()];
    rows[total].adds_up = !told.recur;
    rows[0].part_of = told.part.then_some(RowIx(1));
    rows.extend(told.share.map(|decimals| percentages(told, edition, decimals)));
    Table {
        id: "t".into(),
        aliases: Vec::new(),
        series: "t".into(),
        title: String::new(),
        source: Source::Unknown(String::new()),
        unit: "personen".into(),
        measure: Measure::Flow,
        rounded_to: Number::ONE,
        withheld: Some(Withheld { below: Number::whole(5), zero_is_shown: true }),
        signs: Signs::default(),
        columns: told.spelt[edition].iter().flatten().map(|text| column(text)).collect(),
        rows,
        layout: None,
        notes: vec![],
        own_notes: vec![],
        span: span(),
    }
}

fn percentages(told: &Told, edition: usize, decimals: u8) -> Row {
    let cell = |at| {
        let value = told.percentage(edition, at).map_or(Value::Missing(Gap::Secret), |(digits, _)| {
            let number = Number::decimal(digits, decimals);
            Value::Number { number, decimals, interval: Interval::exactly(number) }
        });
        Cell { printed: String::new(), value, standing: Standing::Final, notes: vec![], span: span() }
    };
    let printed = (0..told.headings.len()).filter(|at| told.spelt[edition][*at].is_some());
    let mut row = Row::plain("aandeel", "", printed.map(cell).collect());
    (row.measure, row.unit) = (Some(Measure::Ratio), Some("%".into()));
    row.share = Some(Share { numerator: RowIx(0), denominator: RowIx(told.numbers[edition].len() - 1) });
    row
}

fn figure(told: &Told, [one, other]: [(usize, usize); 2]) -> Figure {
    let figures = |(row, heading): (usize, usize)| {
        let columns = Selection::One(ColumnIx(told.column(0, heading)));
        Box::new(Expression::Figures(Address::Cells { table: TableIx(0), rows: vec![RowIx(row)], columns }))
    };
    let sum = told.numbers[0][one.0][one.1] + told.numbers[0][other.0][other.1];
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
        to_revise: Vec::new(),
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
        revisions: vec![],
        lock: None,
        templates: None,
        errata: vec![],
        attachments: vec![],
        incomplete: false,
        translations: vec![],
        span: span(),
    }
}

/// The derived ranges of some of the numbers that editions print.
fn derived(told: &Told, places: &[Place]) -> Vec<(i64, i64)> {
    let figures = told.sentence.iter().map(|cells| figure(told, *cells)).collect();
    let editions = [edition("2023", table(told, 0), figures), edition("2022", table(told, 1), vec![])];
    let cell = |(edition, row, heading): Place| {
        let column = ColumnIx(told.column(edition, heading));
        (edition, CellIx { table: TableIx(0), row: RowIx(row), column })
    };
    let asked: Vec<(usize, CellIx)> = places.iter().map(|place| cell(*place)).collect();
    let mut system = System::of(&editions.each_ref(), &BTreeSet::from(["t"]), &asked, Language::Dutch);
    for (edition, cell) in told.places().into_iter().map(cell) {
        // What does not bear on what is asked has no unknown.
        if let Some(unknown) = system.unknown(edition, cell) {
            let range = &mut system.unknowns[unknown].range;
            *range = range.and(Range { low: None, high: Some(MOST) });
        }
    }
    let unknowns: Vec<usize> = asked.iter().map(|(edition, cell)| system.unknown(*edition, *cell).unwrap()).collect();
    let ranges = system.derived(&system.joined(), &unknowns).into_iter();
    ranges.map(|range| range.and_then(|range| range.low.zip(range.high)).expect("the true numbers fit")).collect()
}

fn draws() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 80)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, max_global_rejects: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_derived_of_a_table_is_what_trying_all_numbers_finds(draws in draws()) {
        let told = told(&mut Draws(draws.iter()), false);
        prop_assert_eq!(derived(&told, &told.places()), told.tried(), "{:#?}", told);
    }

    #[test]
    fn what_two_editions_tell_together_is_what_trying_all_numbers_finds(draws in draws()) {
        let told = told(&mut Draws(draws.iter()), true);
        let places = told.places();
        let tried = told.tried();
        prop_assert_eq!(&derived(&told, &places), &tried, "{:#?}", &told);
        // Asked of the later edition alone, what does not bear on it is left out, and nothing that does.
        let own = |(place, range): (&Place, (i64, i64))| (place.0 == 0).then_some((*place, range));
        let (places, tried): (Vec<Place>, Vec<_>) = places.iter().zip(tried).filter_map(own).unzip();
        prop_assert_eq!(derived(&told, &places), tried, "{:#?}", told);
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
