//! A reason for a revision where nothing was revised: left over, or about another figure than its author thinks.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::{redefined, revised};
use crate::model::{FigureSet, Revision, RevisionKind};

code!(CODE, "revision-unused", Error, "a reason for a revision is given where no figure differs");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.edition.revisions.is_empty() || case.edition.incomplete {
        return;
    }
    let found = revised(case.dossier, case.history, case.at);
    let redefined = redefined(case.dossier, case.at);
    let is_used = |revision: &Revision| {
        let tells_what_is_counted = revision.kind == RevisionKind::Definition
            && redefined.iter().any(|redefined| redefined.of.table == revision.of.table);
        tells_what_is_counted
            || found.iter().any(|revised| revision.of.contain(revised.at.table, revised.at.row, revised.at.column))
    };
    for revision in case.edition.revisions.iter().filter(|revision| !is_used(revision)) {
        let of = named(case, revision.of);
        let message = format!("no figure of `{of}` differs from what an earlier edition says");
        let hint = "take the reason away, or correct what it is `of`";
        report.push(Diagnostic::new(&CODE, revision.span, message).hint(hint).about(case.name(), of));
    }
}

fn named(case: &Case<'_>, FigureSet { table, row, column }: FigureSet) -> String {
    let Some(table) = case.edition.tables.get(table.0) else {
        return String::new();
    };
    let row = row.and_then(|row| table.rows.get(row.0)).map_or_else(String::new, |row| format!(".{}", row.id));
    let column =
        column.and_then(|at| table.columns.get(at.0)).map_or_else(String::new, |column| format!("@{}", column.id));
    format!("{}{row}{column}", table.id)
}
