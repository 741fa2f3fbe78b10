//! What is printed, as numbers that are not known and facts that bind them.
//!
//! Only what is certain becomes a fact: where a period or a name can be read in two ways, nothing is said. A figure is
//! its table, row and period, so that what an earlier edition printed of it is known of it still.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, Kind, facts, linear, quotient};
use super::kept_back;
use super::sentences::{self, Amount, Meant, Sum};
use super::solve::{self, Linear, Range};
use crate::check::Case;
use crate::claims::over_cells;
use crate::diag::Span;
use crate::model::{
    Address, Cell, CellIx, Column, Edition, Interval, Language, Measure, Number, PeriodColumn, RowIx, Standing,
    StatedIx, Table, TableIx, Value,
};

/// All that is known of the figures of an edition.
#[derive(Default)]
pub(super) struct System<'c> {
    /// The edition itself, and then earlier ones, newest first.
    pub(super) editions: Vec<&'c Edition>,
    /// Every figure once, in however many editions it stands.
    pub(super) unknowns: Vec<Unknown<'c>>,
    /// What binds them.
    pub(super) facts: Vec<Fact>,
    sheets: BTreeMap<&'c str, Sheet<'c>>,
    grids: BTreeMap<(usize, TableIx), Grid>,
    stated: BTreeMap<(usize, StatedIx), usize>,
}

/// A figure.
pub(super) struct Unknown<'c> {
    /// It is a whole multiple of this.
    pub(super) step: Number,
    /// It is never below this, in steps.
    pub(super) floor: Option<i64>,
    /// What the edition itself says of it, in steps.
    pub(super) range: Range,
    /// Where it is printed, with the place of that edition; nowhere where it is computed.
    pub(super) cells: Vec<(usize, &'c Cell)>,
}

/// The unknowns of a table by row and column; `None` for what is no count.
pub(super) type Grid = Vec<Vec<Option<usize>>>;

/// The figures of one table over all editions.
#[derive(Default)]
struct Sheet<'c> {
    rows: BTreeMap<&'c str, usize>,
    columns: BTreeMap<Heading<'c>, usize>,
    cells: BTreeMap<(usize, usize), usize>,
}

/// What a column is about.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Heading<'c> {
    /// A period, in both its readings.
    Period(&'c str, Option<&'c str>),
    /// A category without a period, which every edition counts anew.
    Category(usize, &'c str),
}

/// So many earlier editions are looked at: twenty years of two letters a year.
const MOST_EARLIER: usize = 40;

/// After so many editions in a row that print none of its periods, none is looked for further back.
const MOST_SILENT: usize = 8;

impl<'c> System<'c> {
    pub(super) fn of(case: &Case<'c>) -> System<'c> {
        let mut system = System::default();
        let tables = concerned(case.edition);
        for edition in std::iter::once(case.edition).chain(earlier(case, &tables)) {
            system.add(edition, &tables, case.language);
        }
        system
    }

    /// The figure of a cell of the edition itself.
    pub(super) fn unknown(&self, cell: CellIx) -> Option<usize> {
        self.at(0, cell)
    }

    fn at(&self, edition: usize, CellIx { table, row, column }: CellIx) -> Option<usize> {
        *self.grids.get(&(edition, table))?.get(row.0)?.get(column.0)?
    }

    fn add(&mut self, edition: &'c Edition, concerned: &[&Table], language: Language) {
        let at = self.editions.len();
        self.editions.push(edition);
        let tables = edition.tables.iter().enumerate().map(|(table_at, table)| (TableIx(table_at), table));
        for (table_at, table) in tables.filter(|(_, table)| concerned.iter().any(|other| other.id == table.id)) {
            let grid = self.grid(at, table);
            self.print((at, table_at), table, &grid);
            self.facts.extend(facts((at, table_at), table, &grid, &self.unknowns));
            self.grids.insert((at, table_at), grid);
            self.forget_revised(at, table);
        }
        self.add_sentences(at, edition, language);
        for translation in &edition.translations {
            self.add_sentences(at, &translation.told, translation.language);
        }
    }

    /// The unknowns of a table: those that a newer edition knows, and new ones.
    fn grid(&mut self, edition: usize, table: &'c Table) -> Grid {
        let (step, floor) = (step(table), floor(table));
        let sheet = self.sheets.entry(table.id.as_str()).or_default();
        let columns: Vec<usize> = table.columns.iter().map(|column| sheet.column(edition, column)).collect();
        let mut grid = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            if matches!(table.measure_of(RowIx(at)), Measure::Ratio | Measure::Text) {
                grid.push(vec![None; columns.len()]);
                continue;
            }
            let row = sheet.row(&row.id);
            let unknown = |column: &usize| {
                let known = sheet.cells.get(&(row, *column)).copied();
                // Counted in another step it is another number.
                let same = known.filter(|known| self.unknowns[*known].step == step);
                Some(same.unwrap_or_else(|| {
                    let range = Range { low: floor, high: None };
                    self.unknowns.push(Unknown { step, floor, range, cells: Vec::new() });
                    sheet.cells.insert((row, *column), self.unknowns.len() - 1);
                    self.unknowns.len() - 1
                }))
            };
            grid.push(columns.iter().map(unknown).collect());
        }
        grid
    }

    /// What the edition itself prints is where all starts from; what an earlier one printed is a fact about it.
    fn print(&mut self, (edition, table_at): (usize, TableIx), table: &'c Table, grid: &Grid) {
        for (row, unknowns) in table.rows.iter().zip(grid) {
            for (cell, at) in row.cells.iter().zip(unknowns) {
                let Some(at) = *at else { continue };
                let unknown = &mut self.unknowns[at];
                unknown.cells.push((edition, cell));
                let range = range(cell, table, unknown.step);
                if edition == 0 {
                    // A column that stands twice by mistake says both.
                    unknown.range = unknown.range.and(range);
                } else if range != (Range { low: unknown.floor, high: None }) {
                    let kind = Kind::Printed(cell.span);
                    self.facts.push(Fact { kind, edition, table: Some(table_at), linear: alone(at, range) });
                }
            }
        }
    }

    /// A figure that is marked as revised is not what earlier editions printed.
    fn forget_revised(&mut self, edition: usize, table: &'c Table) {
        let Some(sheet) = self.sheets.get_mut(table.id.as_str()) else { return };
        for row in &table.rows {
            let revised = row.cells.iter().zip(&table.columns).filter(|(cell, _)| cell.standing == Standing::Revised);
            for (_, column) in revised {
                let key = (sheet.row(&row.id), sheet.column(edition, column));
                sheet.cells.remove(&key);
            }
        }
    }

    fn add_sentences(&mut self, edition: usize, told: &'c Edition, language: Language) {
        for figure in &told.figures {
            let Some(meant) = sentences::meant(figure, told, language) else { continue };
            let mut unknown = |address: &Address| self.figure(edition, told, address);
            let amount = over_cells(&figure.expression, told).and_then(|over| sentences::amount(&over, &mut unknown));
            if let Some(amount) = amount {
                self.add_sentence(edition, figure.span, &amount, meant);
            }
        }
    }

    /// The unknown of the one figure that an address names.
    fn figure(&mut self, edition: usize, told: &Edition, address: &Address) -> Option<usize> {
        let Address::Stated(at) = address else {
            return self.at(edition, sentences::single(address, told)?);
        };
        if let Some(known) = self.stated.get(&(edition, *at)) {
            return Some(*known);
        }
        let stated = told.stated.get(at.0)?;
        let step = (0..9).map(Number::step).find(|step| stated.number.is_multiple_of(*step))?;
        let range = in_steps(stated.interval, step);
        let floor = range.low.filter(|low| *low >= 0).map(|_| 0);
        self.unknowns.push(Unknown { step, floor, range, cells: Vec::new() });
        self.stated.insert((edition, *at), self.unknowns.len() - 1);
        Some(self.unknowns.len() - 1)
    }

    fn add_sentence(&mut self, edition: usize, span: Span, amount: &Amount, meant: Meant) {
        let found = match amount {
            Amount::Sum(sum) => self.said_of(std::slice::from_ref(sum), meant, |range| range),
            Amount::Least(sums) => self.said_of(sums, meant, |range| Interval { high: None, ..range }),
            Amount::Largest(sums) => self.said_of(sums, meant, |range| Interval { low: None, ..range }),
            Amount::Quotient(above, below) => quotient(&above.terms, &below.terms, meant.of_quotient(), &self.unknowns),
        };
        let kind = Kind::Sentence(span);
        self.facts.extend(found.into_iter().map(|linear| Fact { kind, edition, table: None, linear }));
    }

    /// That each of those sums lies in what is `told` of it by the words.
    fn said_of(&self, sums: &[Sum], meant: Meant, told: fn(Interval) -> Interval) -> Vec<Linear> {
        let said = |sum: &Sum| {
            let step = sum.terms.iter().map(|(unknown, _)| self.unknowns[*unknown].step).min();
            let range = told(meant.of_sum(step.unwrap_or(Number::ONE))?);
            linear(&sum.terms, sum.without_constant(range)?, &self.unknowns)
        };
        sums.iter().filter_map(said).collect()
    }

    /// The facts that can be true together. First come the tables of the edition itself, then its sentences, then
    /// earlier editions: a sentence that contradicts the tables is wrong, which is for another rule to tell, and an
    /// earlier table that contradicts what is known since was revised, and says nothing any more.
    pub(super) fn joined(&self) -> Vec<usize> {
        let mut kept = self.own();
        let (ranges, sources) = (self.ranges(), self.sources());
        let all = sources.concat();
        // Mostly nothing was revised, and one look at all of them tells.
        if solve::is_plausible(&ranges, &self.linears(&kept), &self.linears(&all)) {
            kept.extend(all);
            return kept;
        }
        for told in sources {
            if solve::is_plausible(&ranges, &self.linears(&kept), &self.linears(&told)) {
                kept.extend(told);
            }
        }
        kept
    }

    /// What the tables of the edition itself say.
    pub(super) fn own(&self) -> Vec<usize> {
        (0..self.facts.len()).filter(|at| self.facts[*at].edition == 0 && self.facts[*at].table.is_some()).collect()
    }

    /// All else that says something, with its facts: sentence by sentence, table by table.
    fn sources(&self) -> Vec<Vec<usize>> {
        let mut sources: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let others = self.facts.iter().enumerate().filter(|(_, fact)| fact.edition > 0 || fact.table.is_none());
        for (at, fact) in others {
            let place = match fact.kind {
                Kind::Sentence(span) => Some((span.file, span.start)),
                _ => None,
            };
            // Sentences come behind the tables that they are told of.
            sources.entry((fact.edition, place, fact.table)).or_default().push(at);
        }
        sources.into_values().collect()
    }

    fn ranges(&self) -> Vec<Range> {
        self.unknowns.iter().map(|unknown| unknown.range).collect()
    }

    fn linears(&self, facts: &[usize]) -> Vec<Linear> {
        facts.iter().map(|at| self.facts[*at].linear.clone()).collect()
    }

    /// What each of the figures can be by those facts; `None` where they contradict each other.
    pub(super) fn derived(&self, facts: &[usize], asked: &[usize]) -> Vec<Option<Range>> {
        let sorted: BTreeSet<usize> = asked.iter().copied().collect();
        let sorted: Vec<usize> = sorted.into_iter().collect();
        let found = solve::tightest(&self.ranges(), &self.linears(facts), &sorted);
        asked.iter().map(|at| found[*at]).collect()
    }

    /// The same of one figure and a few facts, without a look at all others.
    pub(super) fn derived_by_few(&self, facts: &[usize], asked: usize) -> Option<Range> {
        let mut linears = self.linears(facts);
        let told = linears.iter().flat_map(|linear| &linear.terms).map(|(unknown, _)| *unknown);
        let unknowns: BTreeSet<usize> = told.chain([asked]).collect();
        let unknowns: Vec<usize> = unknowns.into_iter().collect();
        let place = |unknown: usize| unknowns.binary_search(&unknown).unwrap_or_default();
        for (unknown, _) in linears.iter_mut().flat_map(|linear| &mut linear.terms) {
            *unknown = place(*unknown);
        }
        let ranges: Vec<Range> = unknowns.iter().map(|at| self.unknowns[*at].range).collect();
        solve::tightest(&ranges, &linears, &[place(asked)])[place(asked)]
    }
}

/// The tables that keep figures back, and those whose figures stand in one number of the text with theirs.
fn concerned(edition: &Edition) -> Vec<&Table> {
    let mut concerned: BTreeSet<TableIx> = kept_back(edition).iter().map(|cell| cell.table).collect();
    for figure in &edition.figures {
        let together = figure.expression.addresses().into_iter().filter_map(|address| match address {
            Address::Cells { table, .. } => Some(*table),
            Address::Columns(_) | Address::Stated(_) => None,
        });
        if together.clone().any(|table| concerned.contains(&table)) {
            concerned.extend(together);
        }
    }
    concerned.into_iter().map(|at| &edition.tables[at.0]).collect()
}

/// The editions before this one that print the periods of those tables, newest first.
fn earlier<'c>(case: &Case<'c>, tables: &[&Table]) -> Vec<&'c Edition> {
    let editions = &case.dossier.editions;
    let first = editions.partition_point(|other| other.order() >= case.edition.order());
    let mut found = Vec::new();
    let mut silent = 0;
    for edition in editions.iter().skip(first) {
        silent = if shares_a_period(edition, tables) { 0 } else { silent + 1 };
        if silent == 0 {
            found.push(edition);
        }
        if silent == MOST_SILENT || found.len() == MOST_EARLIER {
            break;
        }
    }
    found
}

fn shares_a_period(edition: &Edition, tables: &[&Table]) -> bool {
    tables.iter().any(|table| {
        let other = edition.table(&table.id).map(|at| &edition.tables[at.0]);
        other.is_some_and(|other| periods(table).any(|of| periods(other).any(|known| is_same(of, known))))
    })
}

fn periods(table: &Table) -> impl Iterator<Item = &PeriodColumn> {
    table.columns.iter().filter_map(|column| column.period.as_ref())
}

fn is_same(one: &PeriodColumn, other: &PeriodColumn) -> bool {
    (&one.period, &one.or) == (&other.period, &other.or)
}

impl<'c> Sheet<'c> {
    fn row(&mut self, id: &'c str) -> usize {
        let next = self.rows.len();
        *self.rows.entry(id).or_insert(next)
    }

    fn column(&mut self, edition: usize, column: &'c Column) -> usize {
        let next = self.columns.len();
        let heading = match &column.period {
            Some(of) => Heading::Period(&of.period.text, of.or.as_ref().map(|or| or.text.as_str())),
            None => Heading::Category(edition, &column.id),
        };
        *self.columns.entry(heading).or_insert(next)
    }
}

fn alone(unknown: usize, Range { low, high }: Range) -> Linear {
    Linear { terms: vec![(unknown, 1)], low: low.map(i128::from), high: high.map(i128::from) }
}

/// What the counts of a table are multiples of: the last of the decimals that any of them shows.
fn step(table: &Table) -> Number {
    let rows = table.rows.iter().enumerate();
    let counts = rows.filter(|(at, _)| !matches!(table.measure_of(RowIx(*at)), Measure::Ratio | Measure::Text));
    let decimals = counts.flat_map(|(_, row)| row.cells.iter().filter_map(Cell::decimals).chain(row.decimals));
    Number::step(decimals.max().unwrap_or(0))
}

/// Counts are never below zero; what a table with a negative figure holds, such as a balance, can be.
fn floor(table: &Table) -> Option<i64> {
    let mut numbers = table.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::number);
    (!numbers.any(Number::is_negative)).then_some(0)
}

/// What a cell says, in steps.
pub(super) fn range(cell: &Cell, table: &Table, step: Number) -> Range {
    match (&cell.value, table.withheld) {
        // `<5` in a table that shows tenths can be 4,9.
        (Value::Withheld(_), Some(withheld)) => in_steps(withheld.interval(step), step),
        (Value::Number { interval, .. } | Value::Withheld(interval), _) => in_steps(*interval, step),
        (Value::Missing(_) | Value::Text, _) => Range { low: floor(table), high: None },
    }
}

/// The same in steps: the whole numbers of them that lie in it.
pub(super) fn in_steps(Interval { low, high }: Interval, step: Number) -> Range {
    let steps = |number: Number| if step == Number::ONE { Some(number) } else { number.over(step) };
    let whole = |number: Number| i64::try_from(steps(number)?.digits(0)).ok();
    Range { low: low.and_then(|low| whole(low.ceil_to(step))), high: high.and_then(|high| whole(high.floor_to(step))) }
}
