//! An erratum that corrects nothing: left over, about something else than its author thinks, or of what was never frozen.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::corrections;

code!(CODE, "erratum-unused", Error, "an erratum replaces nothing that was published");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.edition.errata.is_empty() || case.edition.incomplete {
        return;
    }
    for unused in corrections(case.dossier, case.edition).iter().filter(|correction| correction.replaced.is_empty()) {
        let of = &unused.erratum.of;
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
