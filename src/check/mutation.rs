//! What the words of an edition would notice if its figures were others: the check of the check.
//!
//! Every figure is moved on its own, beyond all that it can mean as it is printed, and whatever depends on it is
//! looked at again: the verdicts of claims, and the numbers in the text that are bound to it. Nothing found here stops
//! publication. A number that the page fills in follows its figure and so holds nothing.

mod ladder;

use std::collections::{BTreeMap, BTreeSet};
use std::mem::replace;

use super::Case;
use super::figure_mismatch::mismatch;
use super::figure_unsupported::unsupported;
use super::percent_or_points::confusion;
use crate::claims::{Trial, Unknown, rests_on};
use crate::model::{
    Cell, CellIx, ColumnIx, Coverage, Edition, Figure, FreeRow, Language, Loose, Number, RowIx, Stated, TableIx,
    Toothless,
};
use ladder::{Moved, Step, cell_ladder, most, stated_ladder};

/// Moves every figure of an edition. Its translations say the same in other words and are not asked.
///
/// `None` where something of it could not be read: what cannot be seen to notice may notice all the same.
#[must_use]
pub fn coverage(case: &Case<'_>) -> Option<Coverage> {
    let edition = case.edition;
    if edition.incomplete {
        return None;
    }
    let bench = Bench::of(edition, case.language);
    let noticed = noticed(&bench, edition);
    let cells = printed_cells(edition, &noticed);
    let count = |wanted| cells.iter().filter(|(.., hold)| *hold == Some(wanted)).count();
    Some(Coverage {
        edition: case.name(),
        closely: count(Step::Smallest),
        loosely: count(Step::Further),
        free: free(edition, &cells),
        unmoved: unmoved(edition),
        toothless: toothless(&bench, edition, &noticed),
        loose: loose(&bench, edition, &noticed),
    })
}

/// What can notice a move: claims and numbers in the text, and how each turns out as things are.
struct Bench {
    trials: Vec<Trial>,
    /// Whether the text is right now; `None` where the page fills the number in.
    right: Vec<Option<bool>>,
    dependents: BTreeMap<Unknown, Dependents>,
    language: Language,
}

/// What is made of a figure, by its place in the edition's list.
#[derive(Default)]
struct Dependents {
    claims: Vec<usize>,
    figures: Vec<usize>,
}

impl Bench {
    fn of(edition: &Edition, language: Language) -> Bench {
        let trials: Vec<Trial> = edition.claims.iter().map(|claim| Trial::of(claim, edition)).collect();
        let is_right = |figure| is_right(figure, edition, language);
        let right = edition.figures.iter().map(|figure| (!figure.words.trim().is_empty()).then(|| is_right(figure)));
        let mut dependents: BTreeMap<Unknown, Dependents> = BTreeMap::new();
        for (at, trial) in trials.iter().enumerate() {
            trial.rests_on().into_iter().for_each(|unknown| dependents.entry(unknown).or_default().claims.push(at));
        }
        for (at, figure) in edition.figures.iter().enumerate().filter(|(_, figure)| !figure.words.trim().is_empty()) {
            for unknown in rests_on(&figure.expression, edition) {
                dependents.entry(unknown).or_default().figures.push(at);
            }
        }
        Bench { right: right.collect(), trials, dependents, language }
    }
}

/// What was noticed of all the moves.
#[derive(Default)]
struct Noticed {
    /// The figures of which a move was noticed, with the smallest that was.
    held: BTreeMap<Unknown, Step>,
    /// The claims of which the verdict changed.
    claims: BTreeSet<usize>,
    /// The numbers in the text that were no longer right, or were so at last.
    figures: BTreeSet<usize>,
    /// The numbers in the text of which a figure was moved at all.
    tried: BTreeSet<usize>,
}

fn noticed(bench: &Bench, edition: &Edition) -> Noticed {
    // One copy, in which each figure is moved and put back: a copy per move would cost more than all the rest.
    let mut other = edition.clone();
    let most = most(edition);
    let mut noticed = Noticed::default();
    for (unknown, dependents) in &bench.dependents {
        for (step, moved) in ladder(*unknown, edition, most, bench.language) {
            let before = put(*unknown, moved, &mut other);
            noticed.tried.extend(&dependents.figures);
            if notice(bench, *unknown, dependents, &other, &mut noticed) {
                let smallest = noticed.held.entry(*unknown).or_insert(step);
                *smallest = step.min(*smallest);
            }
            if let Some(before) = before {
                put(*unknown, before, &mut other);
            }
        }
    }
    noticed
}

/// Whether anything is otherwise in an edition in which that figure moved.
fn notice(bench: &Bench, moved: Unknown, of: &Dependents, other: &Edition, noticed: &mut Noticed) -> bool {
    let flips =
        |at: &usize| bench.trials.get(*at).is_some_and(|trial| trial.verdict_with(moved, other) != trial.verdict);
    let changes = |at: &usize| {
        let figure = other.figures.get(*at).zip(bench.right.get(*at));
        figure.is_some_and(|(figure, right)| Some(is_right(figure, other, bench.language)) != *right)
    };
    let claims: Vec<usize> = of.claims.iter().copied().filter(flips).collect();
    let figures: Vec<usize> = of.figures.iter().copied().filter(changes).collect();
    let any = !claims.is_empty() || !figures.is_empty();
    noticed.claims.extend(claims);
    noticed.figures.extend(figures);
    any
}

/// Whether none of the rules on bound numbers finds anything.
fn is_right(figure: &Figure, edition: &Edition, language: Language) -> bool {
    mismatch(figure, edition, language).is_none()
        && confusion(figure, edition, language).is_none()
        && unsupported(figure, edition).is_none()
}

fn ladder(unknown: Unknown, edition: &Edition, most: Number, language: Language) -> Vec<(Step, Moved)> {
    match unknown {
        Unknown::Cell(table, row, column) => {
            let table = edition.tables.get(table.0);
            table.map(|table| cell_ladder(table, row, column, most, language)).unwrap_or_default()
        }
        Unknown::Stated(stated) => edition.stated.get(stated.0).map(|it| stated_ladder(it, most)).unwrap_or_default(),
    }
}

/// Puts a moved figure in the place of the one that is there, and gives that back.
fn put(unknown: Unknown, moved: Moved, edition: &mut Edition) -> Option<Moved> {
    match (unknown, moved) {
        (Unknown::Cell(table, row, column), Moved::Cell(printed, value)) => {
            let row = edition.tables.get_mut(table.0)?.rows.get_mut(row.0)?;
            let cell = row.cells.get_mut(column.0)?;
            Some(Moved::Cell(replace(&mut cell.printed, printed), replace(&mut cell.value, value)))
        }
        (Unknown::Stated(stated), Moved::Stated(number, interval)) => {
            let Stated { number: stated, interval: range, .. } = edition.stated.get_mut(stated.0)?;
            Some(Moved::Stated(replace(stated, number), replace(range, interval)))
        }
        _ => None,
    }
}

/// A printed figure, and the smallest step at which something notices it.
type Printed = (CellIx, Option<Step>);

fn printed_cells(edition: &Edition, noticed: &Noticed) -> Vec<Printed> {
    let cells = cells(edition).filter(|(_, cell)| cell.interval().is_some());
    let hold = |at: CellIx| noticed.held.get(&Unknown::Cell(at.table, at.row, at.column)).copied();
    cells.map(|(at, _)| (at, hold(at))).collect()
}

/// Every printed cell, in the order of print.
fn cells(edition: &Edition) -> impl Iterator<Item = (CellIx, &Cell)> {
    edition.tables.iter().enumerate().flat_map(|(table, of)| {
        of.printed_rows().flat_map(move |(row, line)| {
            let at = move |column| CellIx { table: TableIx(table), row, column: ColumnIx(column) };
            line.cells.iter().enumerate().map(move |(column, cell)| (at(column), cell))
        })
    })
}

fn unmoved(edition: &Edition) -> usize {
    cells(edition).filter(|(_, cell)| cell.interval().is_none()).count()
}

/// The figures that nothing holds, by row.
fn free(edition: &Edition, cells: &[Printed]) -> Vec<FreeRow> {
    let mut rows: Vec<((TableIx, RowIx), FreeRow)> = Vec::new();
    for (CellIx { table: at, row, column }, _) in cells.iter().filter(|(_, hold)| hold.is_none()) {
        let table = &edition.tables[at.0];
        let id = table.columns[column.0].id.clone();
        match rows.last_mut() {
            Some((known, free)) if *known == (*at, *row) => free.columns.push(id),
            _ => {
                let line = &table.rows[row.0];
                let (table, row_id) = (table.id.clone(), format!("{}.{}", table.id, line.id));
                let span = line.cells[column.0].span;
                rows.push(((*at, *row), FreeRow { table, row: row_id, columns: vec![id], span }));
            }
        }
    }
    rows.into_iter().map(|(_, free)| free).collect()
}

fn toothless(bench: &Bench, edition: &Edition, noticed: &Noticed) -> Vec<Toothless> {
    let claims = edition.claims.iter().zip(&bench.trials).enumerate();
    let quiet = claims.filter(|(at, _)| !noticed.claims.contains(at));
    quiet
        .map(|(_, (claim, trial))| Toothless {
            claim: claim.id.clone(),
            words: claim.words.clone(),
            verdict: trial.verdict,
            span: claim.words_span,
        })
        .collect()
}

/// Numbers that are right and stay so; one that is wrong is a finding already.
fn loose(bench: &Bench, edition: &Edition, noticed: &Noticed) -> Vec<Loose> {
    let figures = edition.figures.iter().zip(&bench.right).enumerate();
    let is_quiet = |at: &usize| noticed.tried.contains(at) && !noticed.figures.contains(at);
    let quiet = figures.filter(|(at, (_, right))| **right == Some(true) && is_quiet(at));
    quiet
        .map(|(_, (figure, _))| Loose {
            address: figure.address.clone(),
            words: figure.words.clone(),
            span: figure.span,
        })
        .collect()
}
