//! Columns that stand apart from the rows that they are of: the window of `change`, the set behind `in`.
//!
//! Such columns are for rows that name none of their own, and never passed over in silence.

use std::collections::{BTreeMap, BTreeSet};

use super::{SyntaxError, Written, WrittenColumns, WrittenFigures};
use crate::model::{Expression, Window};

/// Columns that stand apart, and the figures that are to take them.
struct Apart<'t> {
    columns: Vec<&'t Written>,
    figures: Vec<&'t Written>,
    /// Windows among these figures, which have columns of their own.
    windows: Vec<&'t Window<Written>>,
    is_window: bool,
}

/// The tables of the rows that take columns standing apart, by where in the text these stand.
#[must_use]
pub fn takers(assertion: &Expression<Written>) -> BTreeMap<usize, BTreeSet<String>> {
    let mut takers: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for apart in all(assertion) {
        let tables = apart.figures.iter().filter_map(|written| match &written.figures {
            WrittenFigures::Cells { table, .. } => Some(table.clone()),
            WrittenFigures::Columns(_) | WrittenFigures::Stated(_) => None,
        });
        let tables: BTreeSet<String> = tables.collect();
        for columns in apart.columns {
            takers.entry(columns.range.start).or_default().extend(tables.iter().cloned());
        }
    }
    takers
}

/// The first place at which columns would be passed over, or a window has several.
pub(super) fn fault(assertion: &Expression<Written>) -> Option<SyntaxError> {
    all(assertion).iter().find_map(Apart::fault)
}

impl Apart<'_> {
    fn fault(&self) -> Option<SyntaxError> {
        let is_cells = |written: &&&Written| matches!(written.figures, WrittenFigures::Cells { .. });
        let cells = || self.figures.iter().filter(is_cells);
        let fault = |written: &Written, message: &str| {
            Some(SyntaxError { at: written.range.start, message: message.to_owned() })
        };
        let several = |written: &&&Written| self.is_window && !is_one(written);
        if let Some(several) = self.columns.iter().find(several) {
            return fault(several, "expected one column on each side of `->`");
        }
        if let Some(own) = cells().find(|written| has_columns(written)) {
            return fault(
                own,
                self.told(
                    "these figures name a column themselves: leave out `@…`, or `in …` behind it",
                    "the columns are those around `->`: leave out `@…`",
                ),
            );
        }
        if let Some(window) = self.windows.first() {
            return fault(
                &window.from,
                self.told(
                    "`->` names the columns already: leave out `in …` behind it",
                    "one change is inside another: write out the difference with ` - `",
                ),
            );
        }
        match (cells().next(), self.columns.first()) {
            (None, Some(columns)) => {
                fault(columns, "no row of a table stands before it that these columns could be of")
            }
            _ => None,
        }
    }

    fn told(&self, within: &'static str, window: &'static str) -> &'static str {
        if self.is_window { window } else { within }
    }
}

fn is_one(written: &Written) -> bool {
    use WrittenColumns::{First, Last, One, YearEarlier};
    matches!(written.figures, WrittenFigures::Columns(One(_) | First | Last | YearEarlier))
}

fn has_columns(written: &Written) -> bool {
    matches!(&written.figures, WrittenFigures::Cells { columns, .. } if *columns != WrittenColumns::Standing)
}

fn all(assertion: &Expression<Written>) -> Vec<Apart<'_>> {
    let mut found = Vec::new();
    let mut open = vec![assertion];
    while let Some(next) = open.pop() {
        match next {
            Expression::Comparison { left, right, within, .. } if !within.is_empty() => {
                let sides = [left.as_ref(), right.as_ref()];
                found.push(Apart::of(within.iter().collect(), sides, false));
            }
            Expression::Call(_, arguments, Some(window)) => {
                found.push(Apart::of(vec![&window.from, &window.to], arguments, true));
            }
            _ => {}
        }
        open.extend(parts(next));
    }
    found
}

impl<'t> Apart<'t> {
    fn of(
        columns: Vec<&'t Written>,
        sides: impl IntoIterator<Item = &'t Expression<Written>>,
        is_window: bool,
    ) -> Apart<'t> {
        let mut apart = Apart { columns, figures: Vec::new(), windows: Vec::new(), is_window };
        let mut open: Vec<&Expression<Written>> = sides.into_iter().collect();
        apart.figures.extend(open.iter().flat_map(|side| side.addresses()));
        while let Some(next) = open.pop() {
            if let Expression::Call(_, _, Some(window)) = next {
                apart.windows.push(window);
            }
            open.extend(parts(next));
        }
        apart
    }
}

/// A comparison of numbers with numbers says nothing of any figure.
pub(super) fn without_figures(assertion: &Expression<Written>) -> Option<SyntaxError> {
    let mut open = vec![assertion];
    while let Some(next) = open.pop() {
        if matches!(next, Expression::Comparison { .. }) && next.addresses().is_empty() {
            let none = assertion.addresses().is_empty();
            let message = if none { "it names no figure" } else { "one of its comparisons names no figure" };
            return Some(SyntaxError { at: 0, message: message.to_owned() });
        }
        open.extend(parts(next));
    }
    None
}

/// Whether an assertion claims something: figures alone compare nothing.
#[must_use]
pub fn compares(assertion: &Expression<Written>) -> bool {
    match assertion {
        Expression::Comparison { .. } => true,
        Expression::And(left, right) | Expression::Or(left, right) => compares(left) && compares(right),
        Expression::Not(part) => compares(part),
        _ => false,
    }
}

/// What an expression is made of.
fn parts(expression: &Expression<Written>) -> Vec<&Expression<Written>> {
    match expression {
        Expression::Figures(_) | Expression::Number(_) | Expression::Percent(_) | Expression::Points(_) => Vec::new(),
        Expression::Each(part) | Expression::Any(part) | Expression::Not(part) => vec![part],
        Expression::Operation(left, _, right)
        | Expression::And(left, right)
        | Expression::Or(left, right)
        | Expression::Comparison { left, right, .. } => vec![left, right],
        Expression::Call(_, arguments, _) => arguments.iter().collect(),
    }
}
