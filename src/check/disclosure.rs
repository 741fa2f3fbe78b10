//! A figure that is kept back may not follow from what is printed, now or before.
//!
//! What an outsider can derive is computed from totals and parts, periods inside others, percentages, numbers in the
//! text and earlier editions, all at once. What an earlier edition kept back is kept back still: it is a finding where
//! the edition at hand gives it away, if only by printing it. Nothing is found where the figures contradict each other:
//! other rules tell of that, and what follows from it is nothing.
//!
//! A sentence tells what it says if it is true, since that is how it is read. So a claim that its figures leave open is
//! taken like a number in the text, whether or not its verdict is accepted: what protects a figure cannot be that its
//! readers are in doubt. A claim that holds says no more than the figures do, and one that they contradict or cannot
//! say tells nothing of them.

mod bearing;
mod claims;
mod explain;
mod facts;
mod periods;
mod scope;
mod sentences;
mod sheets;
mod solve;
mod system;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, CellIx, Edition, Interval, Language, Number, Table, Value};
use crate::wording;
use explain::Base;
use scope::{concerned, editions, kept_back};
use sheets::Counted;
use solve::Range;
use system::{System, printed_range};

code!(CODE, "disclosure", Error, "a figure that is kept back can be worked out");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let editions = editions(case);
    let tables = concerned(&editions);
    if tables.is_empty() {
        return;
    }
    let system = System::of(&editions, &tables, &[], case.language);
    let bases = bases(&system);
    let targets = targets(&system, &tables);
    let derived = derived(&system, &bases, &targets).into_iter();
    let mut given_away: Vec<(&Target<'_>, (Range, &Base))> = targets.iter().zip(derived).collect();
    given_away.retain(|(target, (range, _))| gives_away(target, *range, &system));
    let earlier: Vec<&Target<'_>> = given_away.iter().map(|(target, _)| *target).filter(|of| of.edition > 0).collect();
    let before = known_before(&earlier, &editions, &tables, case.language);
    given_away.retain(|(target, (range, _))| {
        before.get(&(target.edition, target.at)).is_none_or(|before| is_narrower(*range, *before))
    });
    let mut told = BTreeSet::new();
    given_away.retain(|(target, _)| told.insert(target.unknown));
    for (at, (target, (range, base))) in given_away.into_iter().enumerate() {
        let unknown = target.unknown;
        let is_explained = at < MOST_EXPLAINED;
        let facts = if is_explained { base.smallest(&system, unknown, range) } else { base.nearest(unknown) };
        report.push(found(case, &system, target, range, &facts));
    }
}

/// Beyond so many findings in one edition, only what stands beside a figure is told and not what is least needed: the
/// way out is another table then.
const MOST_EXPLAINED: usize = 100;

/// A cell that is kept back.
struct Target<'c> {
    /// In which of the editions.
    edition: usize,
    at: CellIx,
    table: &'c Table,
    cell: &'c Cell,
    unknown: usize,
}

/// What the edition itself keeps back, and what earlier ones do of figures that it has to do with.
fn targets<'c>(system: &System<'c>, tables: &BTreeSet<&str>) -> Vec<Target<'c>> {
    let reached = system.reached();
    let mut found: Vec<Target<'c>> = Vec::new();
    for (at, edition) in system.editions.iter().enumerate() {
        let cells = kept_back(edition, tables).into_iter().filter_map(|cell| target(system, (at, edition), cell));
        found.extend(cells.filter(|target| at == 0 || reached[target.unknown]));
    }
    found
}

fn target<'c>(system: &System<'c>, (edition, of): (usize, &'c Edition), at: CellIx) -> Option<Target<'c>> {
    let table = of.tables.get(at.table.0)?;
    Some(Target { edition, at, table, cell: table.cell(at.row, at.column)?, unknown: system.unknown(edition, at)? })
}

impl Target<'_> {
    /// As acceptances name it.
    fn address(&self) -> String {
        let row = self.table.rows.get(self.at.row.0).map_or("", |row| &row.id);
        let column = self.table.columns.get(self.at.column.0).map_or("", |column| &column.id);
        format!("{}.{row}@{column}", self.table.id)
    }
}

/// All facts, and those of the edition's own tables: the others may contradict each other in a way that only shows when
/// they are taken together.
fn bases(system: &System<'_>) -> [Base; 2] {
    [system.joined(), system.own()].map(|facts| Base::of(facts, system))
}

/// What each figure can be, and by which facts.
fn derived<'b>(system: &System<'_>, [all, own]: &'b [Base; 2], targets: &[Target<'_>]) -> Vec<(Range, &'b Base)> {
    let unknowns: Vec<usize> = targets.iter().map(|target| target.unknown).collect();
    let found = system.derived(&all.facts, &unknowns);
    let by_itself = if found.contains(&None) { system.derived(&own.facts, &unknowns) } else { Vec::new() };
    let choose = |(at, range): (usize, Option<Range>)| match range {
        Some(range) => (range, all),
        None => (by_itself[at].unwrap_or(system.unknowns[unknowns[at]].range), own),
    };
    found.into_iter().enumerate().map(choose).collect()
}

/// What was known of the figures of earlier editions before the first of the editions appeared.
fn known_before(
    earlier: &[&Target<'_>],
    editions: &[&Edition],
    tables: &BTreeSet<&str>,
    language: Language,
) -> BTreeMap<(usize, CellIx), Range> {
    let Some((_, editions)) = editions.split_first().filter(|_| !earlier.is_empty()) else { return BTreeMap::new() };
    let asked: Vec<(usize, CellIx)> =
        earlier.iter().filter_map(|of| Some((of.edition.checked_sub(1)?, of.at))).collect();
    let system = System::of(editions, tables, &asked, language);
    let bases = bases(&system);
    let same = |of: &&Target<'_>| {
        let edition = of.edition.checked_sub(1)?;
        target(&system, (edition, editions.get(edition)?), of.at)
    };
    let targets: Vec<Target<'_>> = earlier.iter().filter_map(same).collect();
    let ranges = derived(&system, &bases, &targets).into_iter().map(|(range, _)| range);
    targets.iter().map(|of| (of.edition + 1, of.at)).zip(ranges).collect()
}

/// Whether an outsider knows more of a figure than its source meant to tell.
fn gives_away(target: &Target<'_>, derived: Range, system: &System<'_>) -> bool {
    let unknown = &system.unknowns[target.unknown];
    if matches!(target.cell.value, Value::Withheld(_)) {
        let counted = Counted { step: unknown.step, floor: unknown.floor };
        return is_narrower(derived, printed_range(target.cell, target.table, counted));
    }
    match (derived.width(), target.table.withheld) {
        (None, _) => false,
        (Some(0), _) => true,
        // It may hide as much as what the table withholds by its threshold.
        (Some(width), Some(withheld)) => {
            system::in_steps(withheld.interval(unknown.step), unknown.step).width().is_some_and(|least| width < least)
        }
        (Some(width), None) => is_near(derived, width),
    }
}

fn is_narrower(range: Range, than: Range) -> bool {
    range != than && range.and(than) == range
}

/// Within a tenth of its middle: the p%-rule, with p = 10, by which statistical offices judge whether a cell that was
/// suppressed protects anybody (Hundepool et al., Handbook on Statistical Disclosure Control, ch. 4).
fn is_near(Range { low, high }: Range, width: i128) -> bool {
    let twice_the_middle = low.zip(high).map(|(low, high)| i128::from(low) + i128::from(high));
    twice_the_middle.is_some_and(|twice| 10 * width <= twice)
}

fn found(case: &Case<'_>, system: &System<'_>, target: &Target<'_>, range: Range, facts: &[usize]) -> Diagnostic {
    let address = target.address();
    let range = words(range, system.unknowns[target.unknown].step);
    let (finding, at) = match system.editions.get(target.edition).filter(|_| target.edition > 0) {
        None => {
            let through = explain::through(system, facts);
            let message =
                format!("`{}` at `{address}` can be worked out to be {range} from {through}", target.cell.printed);
            (Diagnostic::new(&CODE, target.cell.span, message).remark("kept back"), target.cell.span)
        }
        Some(of) => {
            let (at, role) = explain::given_away_at(system, facts, target);
            let message = since(system, target, &of.id, &range, facts);
            let finding = Diagnostic::new(&CODE, at, message).remark(role);
            let finding = finding.label(target.cell.span, format!("kept back in edition `{}`", of.id));
            let is_printed = system.printed_now(target.unknown).is_some();
            (if is_printed { finding.hint("keep it back here too, or accept it with a reason") } else { finding }, at)
        }
    };
    explain::show((finding.about(case.name(), address), at), system, facts, target.unknown)
}

/// What the edition itself tells of a figure that an earlier one kept back.
fn since(system: &System<'_>, target: &Target<'_>, edition: &str, range: &str, facts: &[usize]) -> String {
    let kept_back = format!("`{}` at `{}`, kept back in edition `{edition}`,", target.cell.printed, target.address());
    match system.printed_now(target.unknown) {
        Some(cell) if cell.number().is_some() => format!("{kept_back} is printed as `{}`", cell.printed),
        _ => format!("{kept_back} can be worked out to be {range} from {}", explain::through(system, facts)),
    }
}

fn words(range: Range, step: Number) -> String {
    let number = |steps: i64| Number::whole(steps).times(step);
    let decimals = (0..9).find(|decimals| step.is_multiple_of(Number::step(*decimals))).unwrap_or(9);
    let range = Interval { low: range.low.and_then(number), high: range.high.and_then(number) };
    wording::interval(range, decimals, Language::English)
}
