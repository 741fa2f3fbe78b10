//! Two editions of one day: which of them is the newer one decides about revisions and the newest figures.

use super::Case;
use crate::diag::{Diagnostic, Report, code};

code!(CODE, "same-day", Error, "two editions of a dossier count from the same day");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let day = case.edition.day();
    // Told once, at the one that is taken for the newer.
    let older = case.dossier.editions.get(case.at.0 + 1..).unwrap_or_default();
    let Some(other) = older.iter().find(|other| other.day() == day) else {
        return;
    };
    let (id, earlier) = (&case.edition.id, &other.id);
    let message = format!("the editions `{id}` and `{earlier}` both count from {day}");
    let finding = Diagnostic::new(&CODE, case.edition.span, message).label(other.span, "the other one");
    report.push(finding.hint("say in `date` on which day each was sent").about(case.name(), id.as_str()));
}
