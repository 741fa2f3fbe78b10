//! Verdicts are held to what trying all numbers finds: what holds is true whatever the figures can be, and what is
//! contradicted is false. Then texts of any kind, which must be read or refused, and never break anything.
#![cfg(test)]

use std::fs;
use std::path::Path;

use camino::Utf8Path;
use kamerbrief::claims::{evaluate, parse};
use kamerbrief::model::{ColumnIx, Edition, RowIx, Truth, Unfit, Verdict};
use kamerbrief::options::Options;
use kamerbrief::{Form, examine, known, read, resolve};
use proptest::prelude::*;

const ROWS: [&str; 3] = ["a", "b", "c"];
const YEARS: [&str; 3] = ["2019", "2020", "2021"];

/// What stands on one side of a comparison; all cells of a side are of one column.
#[derive(Clone, Debug)]
enum Side {
    Cell(usize),
    Number(i64),
    Plus(Box<Side>, Box<Side>),
    Minus(Box<Side>, Box<Side>),
    Times(i64, Box<Side>),
    Share(usize, usize),
}

/// One comparison: two sides, each in its column.
#[derive(Clone, Debug)]
struct Comparison {
    left: (Side, usize),
    order: &'static str,
    right: (Side, usize),
    within: Option<Within>,
}

/// How far the sides may be apart.
#[derive(Clone, Copy, Debug)]
enum Within {
    Number(i64),
    Percent(i64),
}

fn count() -> impl Strategy<Value = Side> {
    let leaf = prop_oneof![4 => (0..ROWS.len()).prop_map(Side::Cell), 1 => (0i64..60).prop_map(Side::Number)];
    leaf.prop_recursive(2, 6, 2, |inner| {
        let two = || (inner.clone(), inner.clone());
        prop_oneof![
            two().prop_map(|(one, other)| Side::Plus(Box::new(one), Box::new(other))),
            two().prop_map(|(one, other)| Side::Minus(Box::new(one), Box::new(other))),
            (1i64..4, inner.clone()).prop_map(|(times, one)| Side::Times(times, Box::new(one))),
        ]
    })
}

fn comparison() -> impl Strategy<Value = Comparison> {
    let column = || 0..YEARS.len();
    let order = prop_oneof![Just("<"), Just("<="), Just("="), Just(">="), Just(">")];
    let within = prop_oneof![(0i64..10).prop_map(Within::Number), (0i64..150).prop_map(Within::Percent)];
    let counts = (count(), column(), order.clone(), count(), column(), proptest::option::of(within));
    let counts = counts.prop_map(|(left, at, order, right, other, within)| Comparison {
        left: (left, at),
        order,
        right: (right, other),
        within: within.filter(|_| order == "="),
    });
    let row = || 0..ROWS.len();
    let shares = (row(), row(), column(), order, 0i64..150);
    let shares = shares.prop_map(|(above, below, at, order, percent)| Comparison {
        left: (Side::Share(above, below), at),
        order,
        right: (Side::Number(percent), at),
        within: None,
    });
    prop_oneof![3 => counts, 1 => shares]
}

impl Side {
    fn text(&self, column: usize) -> String {
        let cell = |row: usize| format!("t.{}@{}", ROWS[row], YEARS[column]);
        match self {
            Side::Cell(row) => cell(*row),
            Side::Number(number) => number.to_string(),
            Side::Plus(one, other) => format!("({} + {})", one.text(column), other.text(column)),
            Side::Minus(one, other) => format!("({} - {})", one.text(column), other.text(column)),
            Side::Times(times, one) => format!("{times} * {}", one.text(column)),
            Side::Share(above, below) => format!("{} / {}", cell(*above), cell(*below)),
        }
    }

    /// As a fraction, over the numbers of the cells by row and column; `None` where it divides by zero.
    fn value(&self, column: usize, cells: &[[i64; 3]; 3]) -> Option<(i128, i128)> {
        let whole = |side: &Side| side.value(column, cells).map(|(above, _)| above);
        Some(match self {
            Side::Cell(row) => (cells[*row][column].into(), 1),
            Side::Number(number) => ((*number).into(), 1),
            Side::Plus(one, other) => (whole(one)? + whole(other)?, 1),
            Side::Minus(one, other) => (whole(one)? - whole(other)?, 1),
            Side::Times(times, one) => (i128::from(*times) * whole(one)?, 1),
            Side::Share(above, below) => {
                let (above, below) = (cells[*above][column], cells[*below][column]);
                (below != 0).then_some((i128::from(above), i128::from(below)))?
            }
        })
    }

    fn is_share(&self) -> bool {
        matches!(self, Side::Share(..))
    }

    /// Whether a figure is added to itself, which is refused whatever it comes to.
    fn adds_twice(&self) -> bool {
        let mut rows = Vec::new();
        let below = self.added(&mut rows);
        let count = rows.len();
        rows.sort_unstable();
        rows.dedup();
        below || rows.len() < count
    }

    /// The rows that it adds up, and whether what it takes off adds one twice.
    fn added(&self, rows: &mut Vec<usize>) -> bool {
        match self {
            Side::Number(_) => false,
            Side::Cell(row) | Side::Share(row, _) => {
                rows.push(*row);
                false
            }
            Side::Plus(one, other) => one.added(rows) | other.added(rows),
            Side::Minus(one, other) => one.added(rows) | other.adds_twice(),
            Side::Times(_, one) => one.added(rows),
        }
    }

    /// Whether it names a figure at all: numbers alone claim nothing.
    fn names_figures(&self) -> bool {
        match self {
            Side::Cell(_) | Side::Share(..) => true,
            Side::Number(_) => false,
            Side::Plus(one, other) | Side::Minus(one, other) => one.names_figures() || other.names_figures(),
            Side::Times(_, one) => one.names_figures(),
        }
    }
}

impl Comparison {
    fn text(&self) -> String {
        let right = self.right.0.text(self.right.1) + if self.left.0.is_share() { "%" } else { "" };
        let within = match self.within {
            None => String::new(),
            Some(Within::Number(number)) => format!(" within {number}"),
            Some(Within::Percent(percent)) => format!(" within {percent}%"),
        };
        format!("{} {} {right}{within}", self.left.0.text(self.left.1), self.order)
    }

    fn is_true(&self, cells: &[[i64; 3]; 3]) -> Option<bool> {
        let (above, below) = self.left.0.value(self.left.1, cells)?;
        let (other, one) = self.right.0.value(self.right.1, cells)?;
        let hundred = if self.left.0.is_share() { 100 } else { 1 };
        let (left, right) = (above * one * hundred * below.signum(), other * below.abs());
        let are_near = match self.within {
            None => left == right,
            Some(Within::Number(number)) => (left - right).abs() <= i128::from(number),
            Some(Within::Percent(percent)) => 100 * (left - right).abs() <= i128::from(percent) * right.abs(),
        };
        Some(match self.order {
            "<" => left < right,
            "<=" => left <= right,
            "=" => are_near,
            ">=" => left >= right,
            _ => left > right,
        })
    }
}

/// Exact, rounded to five, kept back, zero: as the table prints it.
fn printed() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => (5i64..40).prop_map(|number| number.to_string()),
        2 => Just(String::from("<5")),
        1 => Just(String::from("0")),
    ]
}

fn lay(root: &Path, printed: &[String], rounded_to: i64, claims: &[String]) {
    let folder = root.join("content/d/2021");
    fs::create_dir_all(folder.join("data")).unwrap();
    fs::write(root.join("content/site.toml"), "title = \"s\"\npublisher = { name = \"p\" }\nlanguages = [\"nl\"]\n")
        .unwrap();
    fs::write(root.join("content/d/dossier.toml"), "title = \"d\"\nsubject = \"s\"\n").unwrap();
    fs::write(folder.join("edition.toml"), "title = \"e\"\nreference = \"2021\"\n").unwrap();
    let line = |row: usize| format!("{0} | {0} | {1}", ROWS[row], printed[row * 3..row * 3 + 3].join(" | "));
    let grid: Vec<String> = (0..ROWS.len()).map(line).collect();
    let table = format!(
        "title = \"t\"\nsource = {{ name = \"s\" }}\nunit = \"personen\"\nmeasure = \"flow\"\nrounded_to = {rounded_to}\n\
         withheld = {{ below = 5, zero_is_shown = true }}\ncells = '''\nid | label | {}\n{}\n'''\n",
        YEARS.join(" | "),
        grid.join("\n")
    );
    fs::write(folder.join("data/t.toml"), table).unwrap();
    let numbered: Vec<(usize, &String)> = claims.iter().enumerate().collect();
    let words: Vec<String> = numbered.iter().map(|(at, _)| format!("[woorden][c{at}].")).collect();
    let definitions: Vec<String> = numbered.iter().map(|(at, text)| format!("[c{at}]: claim: \"{text}\"")).collect();
    let text = format!("# T\n\n{}\n\n{}\n", words.join(" "), definitions.join("\n"));
    fs::write(folder.join("10-t.md"), text).unwrap();
}

fn resolved(root: &Path) -> Edition {
    let (site, _) = resolve::site(&mut read::folder(Utf8Path::from_path(root).unwrap()).0, &known());
    site.unwrap().dossiers.remove(0).editions.remove(0)
}

/// Every number that each cell can be.
fn choices(edition: &Edition) -> Vec<Vec<i64>> {
    let cells = (0..ROWS.len()).flat_map(|row| (0..YEARS.len()).map(move |column| (row, column)));
    let whole = |number: kamerbrief::model::Number| i64::try_from(number.digits(0)).unwrap();
    let choices = cells.map(|(row, column)| {
        let range = edition.tables[0].interval(RowIx(row), ColumnIx(column)).unwrap();
        (whole(range.low.unwrap())..=whole(range.high.unwrap())).collect()
    });
    choices.collect()
}

/// Whether a comparison is true for all, and whether it is false for all, of what the cells that it names can be.
fn tried(comparison: &Comparison, choices: &[Vec<i64>]) -> Option<(bool, bool)> {
    let named: Vec<usize> = (0..9).filter(|cell| comparison.names(cell / 3, cell % 3)).collect();
    tried_over(&named, choices, &|cells| comparison.is_true(cells))
}

fn tried_over(
    named: &[usize],
    choices: &[Vec<i64>],
    is_true: &dyn Fn(&[[i64; 3]; 3]) -> Option<bool>,
) -> Option<(bool, bool)> {
    let (mut all, mut none) = (true, true);
    let mut at = [0usize; 9];
    loop {
        let mut cells = [[0; 3]; 3];
        (0..9).for_each(|cell| cells[cell / 3][cell % 3] = choices[cell][at[cell]]);
        let is_true = is_true(&cells)?;
        (all, none) = (all && is_true, none && !is_true);
        let Some(next) = named.iter().find(|cell| at[**cell] + 1 < choices[**cell].len()) else {
            return Some((all, none));
        };
        named.iter().take_while(|cell| *cell != next).for_each(|cell| at[*cell] = 0);
        at[*next] += 1;
    }
}

impl Comparison {
    fn names(&self, row: usize, column: usize) -> bool {
        let [left, right] = [&self.left, &self.right];
        left.1 == column && left.0.names(row) || right.1 == column && right.0.names(row)
    }
}

impl Side {
    fn names(&self, row: usize) -> bool {
        match self {
            Side::Cell(own) => *own == row,
            Side::Number(_) => false,
            Side::Plus(one, other) | Side::Minus(one, other) => one.names(row) || other.names(row),
            Side::Times(_, one) => one.names(row),
            Side::Share(above, below) => *above == row || *below == row,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_verdict_is_what_trying_all_numbers_finds(
        printed in proptest::collection::vec(printed(), 9),
        rounded in prop_oneof![Just(1i64), Just(1), Just(5)],
        claims in proptest::collection::vec(comparison(), 40),
    ) {
        // A figure of a table that rounds is a multiple of five.
        let fives = |text: &String| match text.parse::<i64>() {
            Ok(number) => (number / rounded * rounded).to_string(),
            Err(_) => text.clone(),
        };
        let printed: Vec<String> = printed.iter().map(fives).collect();
        let claims: Vec<Comparison> = claims.into_iter().filter(|claim| claim.left.0.names_figures()).collect();
        let folder = tempfile::tempdir().unwrap();
        let texts = claims.iter().map(Comparison::text);
        let bare = claims.iter().filter(|claim| claim.left.0.is_share()).map(|claim| claim.text().replace('%', ""));
        lay(folder.path(), &printed, rounded, &texts.chain(bare).collect::<Vec<_>>());
        let edition = resolved(folder.path());
        prop_assert!(edition.claims.len() >= claims.len());
        for bare in edition.claims.iter().skip(claims.len()) {
            prop_assert_eq!(evaluate(bare, &edition).verdict, Verdict::Unsupported, "{}", bare.text);
        }
        let choices = choices(&edition);
        for (claim, comparison) in edition.claims.iter().zip(&claims) {
            let verdict = evaluate(claim, &edition).verdict;
            if comparison.left.0.adds_twice() || comparison.right.0.adds_twice() {
                prop_assert_eq!(verdict, Verdict::Unsupported, "{}", claim.text);
                continue;
            }
            let Some((all, none)) = tried(comparison, &choices) else {
                // It can divide by zero: then nothing holds.
                prop_assert!(verdict != Verdict::Holds, "{} over {:?}", claim.text, printed);
                continue;
            };
            let expected = match (all, none) {
                (true, _) => Verdict::Holds,
                (_, true) => Verdict::Contradicted,
                _ => Verdict::Undecided,
            };
            // Part of what can be above and below zero is exact only where all numbers can be tried.
            if matches!(comparison.within, Some(Within::Percent(_))) && verdict == Verdict::Undecided {
                continue;
            }
            prop_assert_eq!(verdict, expected, "{} over {:?}, rounded to {}", claim.text, printed, rounded);
        }
    }
}

/// What is asked of several columns, each by itself.
#[derive(Clone, Debug)]
enum Asked {
    /// Above, or below, what the same comes to in each other column.
    Extreme(Side, usize, bool),
    /// So in a column and in none before it, or in none since one.
    First(Comparison, Option<usize>),
}

fn asked() -> impl Strategy<Value = Asked> {
    let share = (0..ROWS.len(), 0..ROWS.len()).prop_map(|(above, below)| Side::Share(above, below));
    let side = prop_oneof![3 => count(), 1 => share];
    let extreme = (side, 0..YEARS.len(), any::<bool>()).prop_map(|(side, at, high)| Asked::Extreme(side, at, high));
    let first = (comparison(), 1..YEARS.len(), proptest::option::of(any::<proptest::sample::Index>()));
    let first = first
        .prop_map(|(comparison, at, since)| Asked::First(comparison.in_column(at), since.map(|since| since.index(at))));
    prop_oneof![extreme, first]
}

impl Comparison {
    fn in_column(&self, at: usize) -> Comparison {
        let (left, right) = ((self.left.0.clone(), at), (self.right.0.clone(), at));
        Comparison { left, right, ..self.clone() }
    }
}

impl Asked {
    fn side(&self) -> &Side {
        match self {
            Asked::Extreme(side, ..) => side,
            Asked::First(comparison, _) => &comparison.left.0,
        }
    }

    fn text(&self) -> String {
        match self {
            Asked::Extreme(side, at, true) => format!("{} is highest", side.text(*at)),
            Asked::Extreme(side, at, false) => format!("{} is lowest", side.text(*at)),
            Asked::First(comparison, None) => format!("{} first", comparison.text()),
            Asked::First(comparison, Some(since)) => format!("{} first since {}", comparison.text(), YEARS[*since]),
        }
    }

    fn is_true(&self, cells: &[[i64; 3]; 3]) -> Option<bool> {
        match self {
            Asked::Extreme(side, at, high) => {
                let above = |other: usize| {
                    let ((one, below), (another, divisor)) = (side.value(*at, cells)?, side.value(other, cells)?);
                    let (one, another) = (one * divisor, another * below);
                    Some(if *high { one > another } else { one < another })
                };
                every((0..YEARS.len()).filter(|other| other != at).map(above))
            }
            Asked::First(comparison, since) => {
                let at = comparison.left.1;
                let so = |column: usize| comparison.in_column(column).is_true(cells);
                let before = (since.map_or(0, |since| since + 1)..at).map(|column| so(column).map(|so| !so));
                every(before.chain([so(at)]).chain(since.iter().map(|since| so(*since))))
            }
        }
    }

    fn adds_twice(&self) -> bool {
        match self {
            Asked::Extreme(side, ..) => side.adds_twice(),
            Asked::First(comparison, _) => comparison.left.0.adds_twice() || comparison.right.0.adds_twice(),
        }
    }

    fn names(&self, row: usize) -> bool {
        match self {
            Asked::Extreme(side, ..) => side.names(row),
            Asked::First(comparison, _) => comparison.left.0.names(row) || comparison.right.0.names(row),
        }
    }
}

/// `None` where one cannot be computed.
fn every(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    parts.collect::<Option<Vec<bool>>>().map(|parts| parts.into_iter().all(|so| so))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_highest_or_first_is_so_of_each_column_by_itself(
        printed in proptest::collection::vec(prop_oneof![9 => (1i64..40).prop_map(|n| n.to_string()), 1 => Just(String::from("<5"))], 9),
        claims in proptest::collection::vec(asked(), 30),
    ) {
        let small = |text: &String| text.parse::<i64>().map_or(text.clone(), |number| number.max(5).to_string());
        let printed: Vec<String> = printed.iter().map(small).collect();
        let claims: Vec<Asked> = claims.into_iter().filter(|claim| claim.side().names_figures()).collect();
        let texts: Vec<String> = claims.iter().map(Asked::text).collect();
        let folder = tempfile::tempdir().unwrap();
        lay(folder.path(), &printed, 1, &texts);
        let edition = resolved(folder.path());
        prop_assert_eq!(edition.claims.len(), claims.len());
        let choices = choices(&edition);
        for (claim, asked) in edition.claims.iter().zip(&claims) {
            if asked.adds_twice() {
                prop_assert!(evaluate(claim, &edition).verdict != Verdict::Holds, "{}", claim.text);
                continue;
            }
            let named: Vec<usize> = (0..9).filter(|cell| asked.names(cell / 3)).collect();
            let (all, none) = tried_over(&named, &choices, &|cells| asked.is_true(cells)).unwrap();
            let is_known = named.iter().all(|cell| choices[*cell].len() == 1);
            // Its comparisons are judged one by one, so what only holds of all of them together is left open.
            let fits = match evaluate(claim, &edition).verdict {
                Verdict::Holds => all,
                Verdict::Contradicted => none,
                verdict => verdict == Verdict::Undecided && !is_known,
            };
            prop_assert!(fits, "{} over {:?}", claim.text, printed);
        }
    }
}

/// Quarters among years, in one row whose numbers are known.
const QUARTERS: [&str; 6] = ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quarters_are_taken_with_quarters(
        numbers in proptest::collection::vec(1i64..30, QUARTERS.len()),
        asked in proptest::collection::vec((0..QUARTERS.len(), 0..QUARTERS.len(), 0i64..120), 12),
    ) {
        let mut claims = Vec::new();
        let mut expected = Vec::new();
        for (one, other, number) in asked {
            let (from, to) = (one.min(other), one.max(other));
            let (first, last) = (QUARTERS[from], QUARTERS[to]);
            claims.push(format!("sum(q.a@{first}..{last}) > {number}"));
            expected.push(numbers[from..=to].iter().sum::<i64>() > number);
            claims.push(format!("q.a@{last} is highest"));
            expected.push((0..QUARTERS.len()).all(|at| at == to || numbers[at] < numbers[to]));
            if to > 0 {
                claims.push(format!("q.a@{last} < {} first", number % 30));
                expected.push(numbers[to] < number % 30 && numbers[..to].iter().all(|before| *before >= number % 30));
            }
        }
        let folder = tempfile::tempdir().unwrap();
        lay(folder.path(), &vec![String::from("5"); 9], 1, &claims);
        let year: i64 = numbers[..4].iter().sum();
        let cells: Vec<String> = numbers.iter().map(i64::to_string).collect();
        let table = format!(
            "title = \"q\"\nsource = {{ name = \"s\" }}\nunit = \"personen\"\nmeasure = \"flow\"\n\
             cells = '''\nid | label | 2020 | {}\na | a | {year} | {}\n'''\n",
            QUARTERS.join(" | "),
            cells.join(" | ")
        );
        fs::write(folder.path().join("content/d/2021/data/q.toml"), table).unwrap();
        let edition = resolved(folder.path());
        prop_assert_eq!(edition.claims.len(), claims.len());
        for (claim, expected) in edition.claims.iter().zip(expected) {
            let verdict = if expected { Verdict::Holds } else { Verdict::Contradicted };
            prop_assert_eq!(evaluate(claim, &edition).verdict, verdict, "{} over {:?}", claim.text, cells);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_part_of_a_year_says_of_a_year_is_so_however_the_year_ends(
        numbers in proptest::collection::vec(0i64..30, 6),
        below_zero in any::<bool>(),
        asked in proptest::collection::vec((count(), prop_oneof![Just("<"), Just("<="), Just(">="), Just(">")], count()), 25),
    ) {
        // `a` and `b` are counts; `c` is a balance where it has been below zero.
        let last = if below_zero { -numbers[5] - 1 } else { numbers[5] };
        let cells = [[numbers[0], numbers[1]], [numbers[2], numbers[3]], [numbers[4], last]];
        let asked: Vec<(Side, &str, Side)> =
            asked.into_iter().filter(|(part, _, year)| part.names_figures() && year.names_figures()).collect();
        let text = |(part, order, year): &(Side, &str, Side)| {
            format!("{} {order} {}", part.text(1), year.text(0)).replace("t.", "h.").replace("@2020", "@2020-Q1")
        };
        let folder = tempfile::tempdir().unwrap();
        lay(folder.path(), &vec![String::from("5"); 9], 1, &asked.iter().map(text).collect::<Vec<_>>());
        let rows: Vec<String> =
            ROWS.iter().zip(cells).map(|(row, [year, part])| format!("{row} | {row} | {year} | {part}")).collect();
        let table = format!(
            "title = \"h\"\nsource = {{ name = \"s\" }}\nunit = \"personen\"\nmeasure = \"flow\"\n\
             cells = '''\nid | label | 2019 | 2020-Q1\n{}\n'''\n",
            rows.join("\n")
        );
        fs::write(folder.path().join("content/d/2021/data/h.toml"), table).unwrap();
        let edition = resolved(folder.path());
        prop_assert_eq!(edition.claims.len(), asked.len());
        let rest: &[i64] = if below_zero { &[-40, 0, 3, 40] } else { &[0, 3, 40] };
        for (claim, (part, order, year)) in edition.claims.iter().zip(&asked) {
            let is_true = |more: [i64; 3]| {
                let grown = |row: usize| [cells[row][0], cells[row][1] + more[row], 0];
                let numbers = [grown(0), grown(1), grown(2)];
                let sides = (part.value(1, &numbers).unwrap().0, year.value(0, &numbers).unwrap().0);
                match *order {
                    "<" => sides.0 < sides.1,
                    "<=" => sides.0 <= sides.1,
                    ">=" => sides.0 >= sides.1,
                    _ => sides.0 > sides.1,
                }
            };
            let ends: Vec<bool> = [0, 3, 40].into_iter()
                .flat_map(|a| [0, 3, 40].map(|b| (a, b)))
                .flat_map(|(a, b)| rest.iter().map(move |c| [a, b, *c]))
                .map(is_true)
                .collect();
            let fits = match evaluate(claim, &edition).verdict {
                Verdict::Holds => ends.iter().all(|so| *so),
                Verdict::Contradicted => ends.iter().all(|so| !so),
                _ => true,
            };
            prop_assert!(fits, "{} over {:?}", claim.text, cells);
        }
    }
}

#[test]
fn what_a_wide_table_would_be_multiplied_into_is_refused_and_not_made() {
    const WIDE: usize = 4_000;
    let claims = [
        "w.*/w.*/w.* > 1%",
        "w.* + w.* + w.* + w.* > 1",
        "w.*@2020 > each w.*@2021",
        "w.* / sum(w.*) < 100%",
        "sum(w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*, w.*) > 1",
        "w.* > w.* and w.* > w.* and w.* > w.*",
        "w.*@2021 > each w.*@2021 first since 2019",
    ]
    .map(str::to_owned);
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), &vec![String::from("5"); 9], 1, &claims);
    let rows: Vec<String> = (0..WIDE).map(|row| format!("r{row} | r{row} | 1 | 2 | 3 | 4 | 5 | 6")).collect();
    let table = format!(
        "title = \"w\"\nsource = {{ name = \"s\" }}\nunit = \"personen\"\nmeasure = \"flow\"\n\
         cells = '''\nid | label | 2019 | 2020 | 2021 | 2022 | 2023 | 2024\n{}\n'''\n",
        rows.join("\n")
    );
    fs::write(folder.path().join("content/d/2021/data/w.toml"), table).unwrap();
    let edition = resolved(folder.path());
    assert_eq!(edition.claims.len(), claims.len());
    for claim in &edition.claims {
        assert_eq!(evaluate(claim, &edition).truth, Truth::CannotSay(Unfit::TooMany), "{}", claim.text);
    }
}

/// What assertions are made of, so that some of what is drawn makes sense.
const PIECES: [&str; 40] = [
    "t.a",
    "t.b@2019",
    "t.*",
    "@last",
    "@2019..2021",
    "stated.x",
    "each ",
    "any ",
    " and ",
    " or ",
    "not ",
    "(",
    ")",
    " + ",
    " - ",
    "*",
    "/",
    "<",
    "<=",
    "=",
    ">",
    " about ",
    " within ",
    "10%",
    "5pp",
    "3.5",
    " in each ",
    "2019",
    ", ",
    "sum(",
    "change(",
    "growth(",
    "min(",
    " -> ",
    " is highest",
    " first since 2019",
    " first",
    " is lowest ever",
    " ",
    "\u{e9}",
];

fn assertion() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..25);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

/// What texts and cells are made of.
const WORDS: [&str; 44] = [
    "In 2022 ",
    "30",
    "1.030",
    "20222",
    "twee ",
    "de helft ",
    "[",
    "](figure:t.a@2019)",
    "](stated:x)",
    "](exempt:x)",
    "][c]",
    "\n\n",
    "\n",
    "# ",
    "- ",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "[^a]",
    "[^a]: ",
    "**",
    "`",
    "![](table:t)",
    "&nbsp;",
    "\u{a0}",
    "\u{2009}",
    "\u{2212}",
    "\u{fffc}",
    "ruim ",
    "bijna ",
    "gestegen ",
    "Kamerstuk 19 637, nr. 2848 ",
    "6 juni ",
    "een op de ",
    "dri\u{eb}ntwintig ",
    "\u{bd}",
    "\u{663}",
    "(",
    ")",
    ". ",
    ", ",
    "[c]: claim: \"",
    "\"",
    "t.a ",
    "\\",
    "\u{130}",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..most);
    prop_oneof![4 => words.prop_map(|words| words.concat()), 1 => any::<String>()]
}

/// A site of one table and text in which anything may stand; whatever it is, a report comes of it.
fn is_reported_on(text: &str, cell: &str, claim: &str) {
    let folder = tempfile::tempdir().unwrap();
    let printed = [cell, "5", "<5", "1.030", "x", "0", ".", "30*", "7"].map(str::to_owned);
    lay(folder.path(), &printed, 5, &[claim.replace(['"', '\n'], " ")]);
    fs::write(folder.path().join("content/d/2021/20-t.md"), format!("# T\n\n{text}\n")).unwrap();
    let options = Options { jobs: 1, preview: true, ..Options::at("2023-07-01T12:00:00Z".parse().unwrap()) };
    let outcome = examine(Utf8Path::from_path(folder.path()).unwrap(), &options, &|_, _| {}).unwrap();
    for form in [Form::Human, Form::Json, Form::Github] {
        let told = outcome.report.print(&outcome.sources, form, false);
        assert!(form != Form::Human || told.is_empty() == outcome.report.findings.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_assertion_is_read_or_refused_at_a_place_in_it(text in assertion()) {
        if let Err(error) = parse(&text) {
            prop_assert!(error.at <= text.len() && !error.message.is_empty(), "{error:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_cell_and_claim_has_its_report(text in text(40), cell in text(4), claim in assertion()) {
        is_reported_on(&text, &cell.replace(['\n', '\''], " "), &claim);
    }
}
