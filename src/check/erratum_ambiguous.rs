//! An erratum of an id that names things of several kinds of which more than one is not as it was published.

use std::collections::BTreeSet;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::departures;

code!(CODE, "erratum-ambiguous", Error, "an erratum covers changes of several kinds that share an id");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.edition.incomplete {
        return;
    }
    let departures = departures(case.dossier, case.edition);
    for erratum in &case.edition.errata {
        let (kind, of) = erratum.address();
        let own = departures.iter().filter(|departure| departure.erratum.is_some_and(|by| by.is(erratum)));
        let kinds: BTreeSet<&str> = own.filter_map(|departure| departure.part.kind()).collect();
        if kind.is_some() || kinds.len() < 2 {
            continue;
        }
        let told = kinds.iter().map(|kind| format!("a {kind}")).collect::<Vec<_>>().join(" and ");
        let message = format!("`{of}` is the id of {told}, and each of them is not as it was published");
        let ways = kinds.iter().map(|kind| format!("`of = \"{kind}:{of}\"`")).collect::<Vec<_>>().join(", ");
        let finding = Diagnostic::new(&CODE, erratum.span, message);
        let hint = format!("write an erratum for each that was to change ({ways}), and take the others back");
        report.push(finding.hint(hint).about(case.name(), of));
    }
}
