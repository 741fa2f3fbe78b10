//! A claim that sets figures of both sides of a break in their series against each other: they are of two things.

use std::collections::BTreeSet;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Address, Claim, Column, ColumnIx, Compared, NoteIx, Selection, Table, TableIx};

code!(CODE, "claim-across-break", Error, "a claim compares figures across a break in their series");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let edition = case.edition;
    for (claim, evaluation) in edition.claims.iter().zip(&edition.evaluations) {
        let crossed = evaluation.comparisons.iter().find_map(|compared| crossed(&edition.tables, compared));
        report.findings.extend(crossed.map(|(table, column, note)| finding(case, claim, (table, column, note))));
    }
}

fn finding(case: &Case<'_>, claim: &Claim, (table, column, note): (&Table, &Column, NoteIx)) -> Diagnostic {
    let message = format!(
        "the claim `{}` compares figures across the break in the series of `{}` before `{}`",
        claim.id, table.id, column.label
    );
    let mut finding = Diagnostic::new(&CODE, claim.words_span, message).label(claim.span, "the assertion");
    if let Some(note) = table.notes.get(note.0) {
        finding = finding.label(note.span, "what is counted otherwise from then on");
    }
    finding
        .hint("compare periods on one side of the break, or say in the text that something else is counted")
        .about(case.name(), claim.id.as_str())
}

/// The first break between figures of one table that a comparison joins.
fn crossed<'t>(tables: &'t [Table], compared: &Compared) -> Option<(&'t Table, &'t Column, NoteIx)> {
    let sides = [&compared.left, &compared.right];
    let used: BTreeSet<(TableIx, ColumnIx)> =
        sides.iter().flat_map(|side| side.expression.addresses()).filter_map(column).collect();
    tables.iter().enumerate().find_map(|(at, table)| {
        let order = |column: &Column| column.period.as_ref().map(|of| of.period.order());
        let of_table = used.iter().filter(|(of, _)| *of == TableIx(at));
        let days: Vec<_> = of_table.filter_map(|(_, column)| order(table.columns.get(column.0)?)).collect();
        let is_between = |column: &&Column| {
            let from = order(column);
            days.iter().any(|day| Some(*day) < from) && days.iter().any(|day| Some(*day) >= from)
        };
        let mut broken = table.columns.iter().filter(|column| column.series_break.is_some());
        broken.find(is_between).and_then(|column| Some((table, column, column.series_break?)))
    })
}

fn column(address: &Address) -> Option<(TableIx, ColumnIx)> {
    match address {
        Address::Cells { table, columns: Selection::One(column), .. } => Some((*table, *column)),
        Address::Cells { .. } | Address::Columns(_) | Address::Stated(_) => None,
    }
}
