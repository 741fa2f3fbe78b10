//! What is printed, as numbers that are not known and facts that bind them.
//!
//! Only what is certain becomes a fact: where a period or a name can be read in two ways, nothing is said. A figure is
//! its table, row and period, so that what an earlier edition printed of it is known of it still.

use std::collections::{BTreeMap, BTreeSet};

use super::bearing::Bearing;
use super::claims::{self, How, Relation};
use super::facts::{Fact, Kind, can_be_negative, facts, linear, not_zero, quotient};
use super::sentences::{self, Amount, Meant, Sum};
use super::sheets::{Counted, Grid, Sheet};
use super::solve::{self, Linear, Range};
use crate::claims::over_cells;
use crate::diag::Span;
use crate::model::{
    Address, Cell, CellIx, Edition, Expression, Interval, Language, Measure, Number, RowIx, Scale, StatedIx, Table,
    TableIx, Value,
};

/// All that is known of the figures of some editions.
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

/// So many facts are looked at in search of those that contradict the rest; once they are spent, what is told together
/// with one of these says nothing.
const MOST_DOUBTED: usize = 5_000_000;

impl<'c> System<'c> {
    /// What those editions, newest first, say of those tables, as far as it bears on the first of them, or on cells of
    /// others that are asked of.
    pub(super) fn of(
        editions: &[&'c Edition],
        tables: &BTreeSet<&str>,
        asked: &[(usize, CellIx)],
        language: Language,
    ) -> System<'c> {
        let bearing = Bearing::on(editions, tables, asked);
        let mut system = System::default();
        let of_tables =
            || editions.iter().flat_map(|edition| &edition.tables).filter(|table| tables.contains(&*table.series));
        let balances: BTreeSet<&str> =
            of_tables().filter(|table| is_balance(table)).map(|table| table.series.as_str()).collect();
        for edition in editions {
            system.add(edition, tables, (&balances, &bearing), language);
        }
        let over_time: Vec<Fact> = system.sheets.values().flat_map(|sheet| sheet.over_time(&system.unknowns)).collect();
        system.facts.extend(over_time);
        // The tables of an edition before its sentences, so that what stands beside a figure is what is told of it.
        system.facts.sort_by_key(|fact| (fact.edition, fact.table.is_none()));
        system
    }

    /// The figure of a cell of one of the editions.
    pub(super) fn unknown(&self, edition: usize, CellIx { table, row, column }: CellIx) -> Option<usize> {
        *self.grids.get(&(edition, table))?.get(row.0)?.get(column.0)?
    }

    /// What the first edition prints of a figure, if it tells anything.
    pub(super) fn printed_now(&self, unknown: usize) -> Option<&'c Cell> {
        let (_, cell) = self.cell_in(0, unknown)?;
        matches!(cell.value, Value::Number { .. } | Value::Withheld(_)).then_some(cell)
    }

    /// The cell of a figure in an edition, with the place of that edition.
    pub(super) fn cell_in(&self, edition: usize, unknown: usize) -> Option<(usize, &'c Cell)> {
        self.unknowns[unknown].cells.iter().find(|(printed, _)| *printed == edition).copied()
    }

    /// Whether the first edition has to do with each figure: prints it, or something that is bound to it.
    pub(super) fn reached(&self) -> Vec<bool> {
        let linears = self.facts.iter().map(|fact| &fact.linear);
        let bound = solve::bound_together(self.unknowns.len(), linears);
        let printed = (0..self.unknowns.len()).filter(|at| self.cell_in(0, *at).is_some());
        let said = self.facts.iter().filter(|fact| fact.edition == 0).filter_map(|fact| fact.linear.terms.first());
        let reached: BTreeSet<usize> = printed.chain(said.map(|(unknown, _)| *unknown)).map(|at| bound[at]).collect();
        bound.iter().map(|leader| reached.contains(leader)).collect()
    }

    fn add(
        &mut self,
        edition: &'c Edition,
        concerned: &BTreeSet<&str>,
        (balances, bearing): (&BTreeSet<&str>, &Bearing<'c>),
        language: Language,
    ) {
        let at = self.editions.len();
        self.editions.push(edition);
        let tables = edition.tables.iter().enumerate().map(|(table_at, table)| (TableIx(table_at), table));
        for (table_at, table) in tables.filter(|(_, table)| concerned.contains(&*table.series)) {
            let floor = (!balances.contains(&*table.series)).then_some(0);
            let counted = Counted { step: step(table), floor };
            let bears: Vec<bool> = table.columns.iter().map(|column| bearing.bears(at, table, column)).collect();
            if !bears.contains(&true) {
                continue;
            }
            let sheet = self.sheets.entry(table.series.as_str()).or_default();
            let grid = sheet.add((at, table_at), (table, &bears), counted, &mut self.unknowns);
            self.print((at, table_at), table, counted, &grid);
            self.facts.extend(facts((at, table_at), table, &grid, &self.unknowns));
            self.grids.insert((at, table_at), grid);
        }
        self.add_claims(at, edition);
        self.add_sentences(at, edition, language);
        for translation in &edition.translations {
            self.add_sentences(at, &translation.told, translation.language);
        }
    }

    /// What the edition itself prints is where all starts from; what an earlier one printed is a fact about it.
    fn print(&mut self, (edition, table_at): (usize, TableIx), table: &'c Table, counted: Counted, grid: &Grid) {
        for (row, unknowns) in table.rows.iter().zip(grid) {
            for (cell, at) in row.cells.iter().zip(unknowns) {
                let Some(at) = *at else { continue };
                let unknown = &mut self.unknowns[at];
                unknown.cells.push((edition, cell));
                let range = printed_range(cell, table, counted);
                if edition == 0 {
                    // A period that stands in two columns is told by both.
                    unknown.range = unknown.range.and(range);
                } else if range != counted.anything() {
                    let kind = Kind::Printed(cell.span);
                    self.facts.push(Fact { kind, edition, table: Some(table_at), linear: alone(at, range) });
                }
            }
        }
    }

    fn add_sentences(&mut self, edition: usize, told: &'c Edition, language: Language) {
        for figure in &told.figures {
            if !self.is_bound(edition, &figure.expression) {
                continue;
            }
            let Some(meant) = sentences::meant(figure, told, language) else { continue };
            let mut unknown = |address: &Address| self.figure(edition, told, address);
            let amount = over_cells(&figure.expression, told).and_then(|over| sentences::amount(&over, &mut unknown));
            if let Some(amount) = amount {
                self.add_sentence(edition, figure.span, &amount, meant);
            }
        }
    }

    /// Whether an expression has to do with the tables that are looked at.
    fn is_bound(&self, edition: usize, expression: &Expression<Address>) -> bool {
        expression.addresses().into_iter().any(|address| match address {
            Address::Cells { table, .. } => self.grids.contains_key(&(edition, *table)),
            Address::Stated(_) => true,
            Address::Columns(_) => false,
        })
    }

    fn add_claims(&mut self, at: usize, edition: &'c Edition) {
        for (claim, told) in claims::told(edition) {
            let sides = [&told.compared.left, &told.compared.right].map(|side| {
                let amount = sentences::amount(&side.expression, &mut |address| self.figure(at, edition, address))?;
                // What is printed in hundredths is no sum of counts.
                let is_plain =
                    side.scale == Scale::Plain || !matches!(&amount, Amount::Sum(sum) if sum.number().is_none());
                is_plain.then_some(amount)
            });
            let [Some(left), Some(right)] = sides else { continue };
            let divisors = [&left, &right].into_iter().filter_map(|amount| match amount {
                Amount::Quotient(_, below) => Some(below.terms.clone()),
                _ => None,
            });
            let divisors: Vec<_> = divisors.collect();
            if divisors.iter().any(|below| can_be_negative(below, &self.unknowns)) {
                continue;
            }
            let mut found: Vec<Linear> = divisors.iter().filter_map(|below| not_zero(below, &self.unknowns)).collect();
            found.extend(told.relations(left, right).into_iter().filter_map(|relation| self.related(&relation)));
            let kind = Kind::Claim(claim.words_span);
            self.facts.extend(found.into_iter().map(|linear| Fact { kind, edition: at, table: None, linear }));
        }
    }

    fn related(&self, Relation { sum, how }: &Relation) -> Option<Linear> {
        // Between the two whole numbers beside it, where it is none itself.
        let Linear { terms, low, high } =
            linear(&sum.terms, Interval::exactly(sum.constant.negated()), &self.unknowns)?;
        let (low, high) = match how {
            How::Less => (None, low.map(|low| low - 1)),
            How::AtMost => (None, high),
            How::Equal => (low, high),
            How::AtLeast => (low, None),
            How::Greater => (high.map(|high| high + 1), None),
        };
        Some(Linear { terms, low, high })
    }

    /// The unknown of the one figure that an address names.
    fn figure(&mut self, edition: usize, told: &Edition, address: &Address) -> Option<usize> {
        let Address::Stated(at) = address else {
            return self.unknown(edition, sentences::single(address, told)?);
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
    /// earlier editions: a sentence that contradicts the tables is wrong, which is for another rule to tell, and what an
    /// earlier edition says against what is known since was revised, and says nothing any more.
    pub(super) fn joined(&self) -> Vec<usize> {
        let mut kept = self.own();
        let ranges = self.ranges();
        let fits =
            |kept: &[usize], told: &[usize]| solve::is_plausible(&ranges, &self.linears(kept), &self.linears(told));
        // Mostly nothing contradicts anything, and one look at all of it tells.
        let sources = self.sources();
        let all = sources.concat();
        if fits(&kept, &all) {
            kept.extend(all);
            return kept;
        }
        let mut looks = MOST_DOUBTED;
        for source in sources {
            // What contradicts the rest is found by halving.
            let mut waiting = vec![source];
            while let Some(told) = waiting.pop() {
                looks = looks.saturating_sub(kept.len() + told.len());
                if fits(&kept, &told) {
                    kept.extend(told);
                } else if told.len() > 1 && looks > 0 {
                    let (first, second) = told.split_at(told.len() / 2);
                    waiting.extend([second.to_vec(), first.to_vec()]);
                }
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
                Kind::Sentence(span) | Kind::Claim(span) => Some((span.file, span.start)),
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
fn is_balance(table: &Table) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::number).any(Number::is_negative)
}

/// What a cell says, in steps.
pub(super) fn printed_range(cell: &Cell, table: &Table, counted: Counted) -> Range {
    match (&cell.value, table.withheld) {
        // `<5` in a table that shows tenths can be 4,9.
        (Value::Withheld(_), Some(withheld)) => in_steps(withheld.interval(counted.step), counted.step),
        (Value::Number { interval, .. } | Value::Withheld(interval), _) => in_steps(*interval, counted.step),
        (Value::Missing(_) | Value::Text, _) => counted.anything(),
    }
}

/// The same in steps: the whole numbers of them that lie in it.
pub(super) fn in_steps(Interval { low, high }: Interval, step: Number) -> Range {
    let steps = |number: Number| if step == Number::ONE { Some(number) } else { number.over(step) };
    let whole = |number: Number| i64::try_from(steps(number)?.digits(0)).ok();
    Range { low: low.and_then(|low| whole(low.ceil_to(step))), high: high.and_then(|high| whole(high.floor_to(step))) }
}
