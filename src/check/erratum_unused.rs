//! An erratum that corrects nothing: left over, about something else than its author thinks, or of what was never frozen.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::corrections;

code!(CODE, "erratum-unused", Error, "an erratum replaces nothing that was published");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.edition.errata.is_empty() || case.edition.incomplete {
        return;
    }
    let kept = case.edition.lock.iter().flat_map(|lock| &lock.corrected);
    // One that was published and reads otherwise now is told of as such.
    let changed: Vec<&str> = kept
        .filter(|kept| !case.edition.errata.iter().any(|erratum| erratum.is(&kept.erratum)))
        .map(|kept| kept.erratum.of.as_str())
        .collect();
    for unused in corrections(case.dossier, case.edition).iter().filter(|correction| correction.replaced.is_empty()) {
        let of = &unused.erratum.of;
        if changed.contains(&of.as_str()) {
            continue;
        }
        let (message, hint) = match &case.edition.lock {
            Some(_) => (
                format!("nothing of `{of}` differs from what was published"),
                String::from("take the erratum away, or correct what it is `of`"),
            ),
            None => (
                format!("`{of}` is corrected in an edition that was never frozen"),
                format!("first `kamerbrief freeze {}` as it was published; then correct it", case.name()),
            ),
        };
        report.push(Diagnostic::new(&CODE, unused.erratum.span, message).hint(hint).about(case.name(), of));
    }
}
