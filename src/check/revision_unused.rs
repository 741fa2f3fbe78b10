//! A reason for a revision where nothing was revised: left over, or about another figure than its author thinks.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::{redefined, revised};
use crate::model::{Revision, RevisionKind};

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
        let of = case.edition.named(revision.of);
        let message = format!("no figure of `{of}` differs from what an earlier edition says");
        let hint = "take the reason away, or correct what it is `of`";
        report.push(Diagnostic::new(&CODE, revision.span, message).hint(hint).about(case.name(), of));
    }
}
