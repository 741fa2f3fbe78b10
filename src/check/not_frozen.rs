//! An older edition that nothing keeps from changing in silence, in a dossier that freezes its editions.

use super::Case;
use crate::diag::{Diagnostic, Report, code};

code!(CODE, "not-frozen", Warning, "an older edition is not frozen, and others of its dossier are");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    if case.is_newest() || case.edition.lock.is_some() || case.edition.incomplete {
        return;
    }
    let Some(frozen) = case.dossier.editions.iter().find(|edition| edition.lock.is_some()) else {
        return;
    };
    let id = &case.edition.id;
    let message = format!("edition `{id}` is not frozen, and edition `{}` is", frozen.id);
    let hint = format!(
        "if it was frozen, take its `edition.lock` back from version control; if not, compare it with what was \
         published and `kamerbrief freeze {}`",
        case.name()
    );
    report.push(Diagnostic::new(&CODE, case.edition.span, message).hint(hint).about(case.name(), id));
}
