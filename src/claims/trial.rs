//! A claim taken apart once, to be judged anew each time that one of its figures is another.
//!
//! Which comparisons it makes depends on its columns and periods and not on what is in them. So only those that a figure
//! is part of are computed again, and a claim about five hundred rows is not computed five hundred times over.

use std::collections::BTreeSet;

use super::arithmetic::over_cells;
use super::columns::selected_for;
use super::instances::{Instance, Question, instances};
use super::linear::Unknown;
use super::verdict::{joined, reaches_further, truth, verdict};
use crate::model::{Address, Claim, Edition, Expression, Gap, Selection, Truth, Value, Verdict};

/// A claim, its comparisons, and what each came to as things are.
#[derive(Clone, Debug)]
pub struct Trial {
    /// As things are.
    pub verdict: Verdict,
    instance: Instance,
    /// In the order in which the comparisons are asked for.
    parts: Vec<Part>,
    reaches_further: bool,
}

#[derive(Clone, Debug)]
struct Part {
    rests_on: BTreeSet<Unknown>,
    truth: Truth,
}

impl Trial {
    /// The claim as its edition is.
    #[must_use]
    pub fn of(claim: &Claim, edition: &Edition) -> Trial {
        let instance = instances(&claim.assertion, edition);
        let mut parts = Vec::new();
        let truth = joined(&instance, &mut |question| {
            let truth = truth(question, edition);
            parts.push(Part { rests_on: figures_of(question, edition), truth: truth.clone() });
            truth
        });
        let reaches_further = reaches_further(claim);
        Trial { verdict: verdict(&truth, reaches_further), instance, parts, reaches_further }
    }

    /// The figures that its comparisons are made of.
    #[must_use]
    pub fn rests_on(&self) -> BTreeSet<Unknown> {
        self.parts.iter().flat_map(|part| part.rests_on.iter().copied()).collect()
    }

    /// The verdict in an edition that differs in that one figure.
    #[must_use]
    pub fn verdict_with(&self, moved: Unknown, edition: &Edition) -> Verdict {
        let mut parts = self.parts.iter();
        let truth = joined(&self.instance, &mut |question| match parts.next() {
            Some(part) if !part.rests_on.contains(&moved) => part.truth.clone(),
            _ => truth(question, edition),
        });
        verdict(&truth, self.reaches_further)
    }
}

pub(super) fn figures_of(question: &Question, edition: &Edition) -> BTreeSet<Unknown> {
    [rests_on(&question.left, edition), rests_on(&question.right, edition)].into_iter().flatten().collect()
}

/// The cells with something printed, and the stated figures, that an expression is made of: of a computed row those
/// that it adds up.
#[must_use]
pub fn rests_on(expression: &Expression<Address>, edition: &Edition) -> Vec<Unknown> {
    // The columns of a window stand beside the rows that they are of, until each cell has its own address.
    let over = if is_over_cells(expression) { None } else { over_cells(expression, edition) };
    let mut unknowns = Vec::new();
    for address in over.as_ref().unwrap_or(expression).addresses() {
        name(address, edition, &mut unknowns);
    }
    unknowns.sort_unstable();
    unknowns.dedup();
    unknowns
}

/// Whether each address is a single cell or a stated figure, as in what an evaluation keeps.
fn is_over_cells(expression: &Expression<Address>) -> bool {
    let is_single = |address: &Address| match address {
        Address::Cells { rows, columns, .. } => rows.len() == 1 && matches!(columns, Selection::One(_)),
        Address::Stated(_) => true,
        Address::Columns(_) => false,
    };
    expression.addresses().into_iter().all(is_single)
}

/// Whether it is made of a cell that could not be read, which has its finding: whatever it comes to says nothing.
#[must_use]
pub fn rests_on_unreadable(expression: &Expression<Address>, edition: &Edition) -> bool {
    let is_unreadable = |unknown| match unknown {
        Unknown::Cell(table, row, column) => {
            let cell = edition.tables.get(table.0).and_then(|table| table.cell(row, column));
            cell.is_some_and(|cell| cell.value == Value::Missing(Gap::Unreadable))
        }
        Unknown::Stated(_) => false,
    };
    rests_on(expression, edition).into_iter().any(is_unreadable)
}

fn name(address: &Address, edition: &Edition, unknowns: &mut Vec<Unknown>) {
    let (at, rows, columns) = match address {
        Address::Cells { table, rows, columns } => (*table, rows, columns),
        Address::Stated(stated) => return unknowns.push(Unknown::Stated(*stated)),
        Address::Columns(_) => return,
    };
    let Some(table) = edition.tables.get(at.0) else {
        return;
    };
    for row in rows {
        let columns = selected_for(columns, table, Some(*row));
        for part in table.made_of(*row).unwrap_or_default() {
            unknowns.extend(columns.iter().map(|column| Unknown::Cell(at, part, *column)));
        }
    }
}
