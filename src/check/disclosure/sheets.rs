//! Which printed figures of several editions are one figure, and what periods say of them over all editions.
//!
//! A figure is its table, its row and its period, and a period is its days, however it is spelt. It stays the same
//! figure as long as one number can be what all editions print of it. Where none can, or where it is marked as revised,
//! an outsider knows two numbers of it, and each is a figure of its own here: a version. What an edition prints is held
//! to its own versions; of a figure that it leaves out, it is held to the version that stood at that time, and to none
//! that may have been changed together with the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, Kind, less, none_left};
use super::periods::{Within, growing, within};
use super::solve::Range;
use super::system::{Unknown, printed_range};
use crate::model::{Bound, Column, Measure, Number, Period, PeriodColumn, RowIx, Standing, Table, TableIx};

/// The unknowns of a table by row and column; `None` for what is no count.
pub(super) type Grid = Vec<Vec<Option<usize>>>;

/// The figures of one table over all editions.
#[derive(Default)]
pub(super) struct Sheet<'c> {
    rows: BTreeMap<&'c str, usize>,
    columns: BTreeMap<Heading<'c>, usize>,
    /// Of each column, in the order of their numbers.
    periods: Vec<Option<&'c PeriodColumn>>,
    /// By row and column, the newest version first.
    figures: BTreeMap<(usize, usize), Vec<Version>>,
    /// The table in each edition that has it.
    tables: BTreeMap<usize, TableIx>,
}

/// What a column is about.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Heading<'c> {
    /// A period, in all its readings.
    Period(BTreeSet<Days>),
    /// A category without a period, which every edition counts anew.
    Category(usize, &'c str),
}

/// A stretch of days, and whether its source is sure of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Days(Bound, Bound, bool);

/// A figure as long as it was not revised.
struct Version {
    unknown: usize,
    measure: Measure,
    /// What all that print it say, in steps.
    range: Range,
    /// Those that print it, the newest first; at least one.
    editions: Vec<usize>,
    /// What editions before these print is another number.
    is_revision: bool,
}

/// What a table has in common over all editions.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    /// What its counts are multiples of in this edition.
    pub(super) step: Number,
    /// What they are never below.
    pub(super) floor: Option<i64>,
}

impl<'c> Sheet<'c> {
    /// The unknowns of the table in an edition, in the columns that bear on what is asked: those that a newer edition
    /// knows, and new ones.
    pub(super) fn add(
        &mut self,
        (edition, at): (usize, TableIx),
        (table, bears): (&'c Table, &[bool]),
        counted: Counted,
        unknowns: &mut Vec<Unknown<'c>>,
    ) -> Grid {
        self.tables.insert(edition, at);
        let column = |(column, bears): (&'c Column, &bool)| bears.then(|| self.column(edition, column));
        let columns: Vec<Option<usize>> = table.columns.iter().zip(bears).map(column).collect();
        let mut grid = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            let measure = table.measure_of(RowIx(at));
            if matches!(measure, Measure::Ratio | Measure::Text) {
                grid.push(vec![None; columns.len()]);
                continue;
            }
            let place = self.row(&row.series);
            let version = |(at, column): (usize, &Option<usize>)| {
                let column = (*column)?;
                let cell = row.cells.get(at);
                let range = cell.map_or(counted.anything(), |cell| printed_range(cell, table, counted));
                let version = Version {
                    unknown: unknowns.len(),
                    measure,
                    range,
                    editions: vec![edition],
                    // What is computed follows from its parts, which may have been revised.
                    is_revision: cell.is_none_or(|cell| cell.standing == Standing::Revised),
                };
                let versions = self.figures.entry((place, column)).or_default();
                Some(join(versions, version, counted, unknowns))
            };
            grid.push(columns.iter().enumerate().map(version).collect());
        }
        grid
    }

    fn row(&mut self, id: &'c str) -> usize {
        let next = self.rows.len();
        *self.rows.entry(id).or_insert(next)
    }

    fn column(&mut self, edition: usize, column: &'c Column) -> usize {
        let next = self.columns.len();
        let days = |period: &Period| Days(period.start, period.end, period.uncertain);
        let heading = match &column.period {
            Some(of) => Heading::Period([&of.period].into_iter().chain(&of.or).map(days).collect()),
            None => Heading::Category(edition, &column.id),
        };
        let at = *self.columns.entry(heading).or_insert(next);
        if at == next {
            self.periods.push(column.period.as_ref());
        }
        at
    }

    /// What periods inside others say, whichever editions print them.
    pub(super) fn over_time(&self, unknowns: &[Unknown<'_>]) -> Vec<Fact> {
        let mut known: BTreeMap<Vec<usize>, Ways> = BTreeMap::new();
        let mut found = Vec::new();
        for row in 0..self.rows.len() {
            let figures = self.figures.range((row, 0)..(row + 1, 0));
            let row: Vec<(usize, &[Version])> = figures.map(|((_, at), versions)| (*at, versions.as_slice())).collect();
            let columns: Vec<usize> = row.iter().map(|(column, _)| *column).collect();
            let ways = known.entry(columns).or_insert_with_key(|columns| self.ways(columns));
            // What holds nothing with all of the row beside it holds nothing with less.
            let holding: Vec<(usize, Vec<usize>)> =
                row.iter().enumerate().filter_map(|(at, (column, _))| Some((at, held(*column, ways)?))).collect();
            let mut told = BTreeSet::new();
            for (at, held) in holding {
                let near: Vec<_> =
                    row.iter().filter(|(column, _)| held.binary_search(column).is_ok()).copied().collect();
                for whole in wholes(&row[at]) {
                    let beside = whole.beside(&near);
                    let columns = beside.iter().map(|part| part.column).collect();
                    let ways = known.entry(columns).or_insert_with_key(|columns| self.ways(columns));
                    for (kind, of) in ways.get(&whole.column).into_iter().flatten() {
                        let fact = whole.fact(*kind, of, &beside, &self.tables, unknowns);
                        found.extend(fact.filter(|fact| told.insert(fact.linear.terms.clone())));
                    }
                }
            }
        }
        found
    }

    fn ways(&self, columns: &[usize]) -> Ways {
        let periods = || columns.iter().filter_map(|column| Some((*column, self.periods[*column]?)));
        let mut ways = Ways::new();
        for of in within(periods()) {
            ways.entry(of.whole).or_default().push((Kind::Periods, of));
        }
        for (earlier, later) in growing(periods()) {
            let of = Within { whole: later, parts: vec![earlier], exactly: false };
            ways.entry(later).or_default().push((Kind::Growing, of));
        }
        ways
    }
}

/// How columns lie within each, by the whole.
type Ways = BTreeMap<usize, Vec<(Kind, Within)>>;

/// A column and all that it holds, and that these hold; `None` where it holds none. Of a series that grows, one that is
/// not told leaves the one before it beside the next.
fn held(column: usize, ways: &Ways) -> Option<Vec<usize>> {
    ways.get(&column)?;
    let mut held = BTreeSet::from([column]);
    let mut waiting = vec![column];
    while let Some(whole) = waiting.pop() {
        let parts = ways.get(&whole).into_iter().flatten().flat_map(|(_, of)| &of.parts);
        waiting.extend(parts.copied().filter(|part| held.insert(*part)));
    }
    Some(held.into_iter().collect())
}

/// The unknown of a figure as an edition prints it: the version that it continues, or a new one.
fn join(versions: &mut Vec<Version>, printed: Version, of: Counted, unknowns: &mut Vec<Unknown<'_>>) -> usize {
    if let Some(last) = versions.last_mut().filter(|last| last.is_continued_by(&printed, of.step, unknowns)) {
        last.range = last.range.and(printed.range);
        last.is_revision |= printed.is_revision;
        for edition in printed.editions {
            if !last.editions.contains(&edition) {
                last.editions.push(edition);
            }
        }
        return last.unknown;
    }
    unknowns.push(Unknown { step: of.step, floor: of.floor, range: of.anything(), cells: Vec::new() });
    let unknown = printed.unknown;
    versions.push(printed);
    unknown
}

/// The place of the version that stood at the time of an edition: the one that it prints, else the newest that was
/// printed before it, else the first of all.
fn standing(versions: &[Version], edition: usize) -> Option<usize> {
    let printed = versions.iter().position(|version| version.editions.contains(&edition));
    let before = || versions.iter().position(|version| version.editions.last().is_some_and(|first| edition < *first));
    printed.or_else(before).or(versions.len().checked_sub(1))
}

impl Version {
    fn is_continued_by(&self, older: &Version, step: Number, unknowns: &[Unknown<'_>]) -> bool {
        let same_edition = older.editions.iter().all(|edition| self.editions.contains(edition));
        (!self.is_revision || same_edition)
            && self.measure == older.measure
            && unknowns[self.unknown].step == step
            && !self.range.and(older.range).is_empty()
    }
}

impl Counted {
    /// What is known of a figure of which nothing is printed.
    pub(super) fn anything(self) -> Range {
        Range { low: self.floor, high: None }
    }
}

/// A figure as one edition prints it, to which periods inside it are held.
struct Whole<'s> {
    column: usize,
    versions: &'s [Version],
    /// Which of them.
    at: usize,
    edition: usize,
}

/// A figure as it stood when an edition printed another.
struct Beside {
    column: usize,
    unknown: usize,
    /// The edition in which it is read.
    edition: usize,
}

fn wholes<'s>((column, versions): &(usize, &'s [Version])) -> impl Iterator<Item = Whole<'s>> + use<'s> {
    let (column, versions) = (*column, *versions);
    versions.iter().enumerate().flat_map(move |(at, version)| {
        version.editions.iter().map(move |edition| Whole { column, versions, at, edition: *edition })
    })
}

impl Whole<'_> {
    fn version(&self) -> &Version {
        &self.versions[self.at]
    }

    /// The figures of its row as they stood then; not what may have been changed together with it.
    fn beside(&self, row: &[(usize, &[Version])]) -> Vec<Beside> {
        let beside = |(column, versions): &(usize, &[Version])| {
            let part = versions.get(standing(versions, self.edition)?)?;
            let same = part.editions.iter().find(|other| **other == self.edition);
            let stood = || part.editions.iter().find(|other| standing(self.versions, **other) == Some(self.at));
            let edition = *same.or_else(stood)?;
            let fits = part.measure == self.version().measure;
            fits.then_some(Beside { column: *column, unknown: part.unknown, edition })
        };
        row.iter().filter_map(beside).collect()
    }

    fn fact(
        &self,
        kind: Kind,
        of: &Within,
        beside: &[Beside],
        tables: &BTreeMap<usize, TableIx>,
        unknowns: &[Unknown<'_>],
    ) -> Option<Fact> {
        let measure = if kind == Kind::Growing { Measure::Cumulative } else { Measure::Flow };
        let whole = Some(self.version()).filter(|whole| whole.measure == measure)?;
        let part = |column: &usize| beside.get(beside.binary_search_by_key(column, |part| part.column).ok()?);
        let parts: Vec<&Beside> = of.parts.iter().map(part).collect::<Option<_>>()?;
        let told_in = parts.iter().map(|part| part.edition).fold(self.edition, usize::max);
        let parts: Vec<usize> = parts.into_iter().map(|part| part.unknown).collect();
        // What can be negative can be more in a part than in the whole.
        let is_certain = of.exactly || parts.iter().all(|part| unknowns[*part].floor == Some(0));
        let linear = less(whole.unknown, &parts, none_left(of.exactly), unknowns).filter(|_| is_certain)?;
        Some(Fact { kind, edition: told_in, table: tables.get(&self.edition).copied(), linear })
    }
}
