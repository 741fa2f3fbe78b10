//! A number in the text is not computed of figures that cannot be put together.

use super::Case;
use crate::claims::{Computed, computed};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Edition, Figure, Language, Truth};
use crate::wording::why;

code!(CODE, "figure-unsupported", Error, "a number in the text is computed of figures that cannot be put together");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for figure in &case.edition.figures {
        if let Some(finding) = unsupported(figure, case.edition) {
            report.push(finding.about(case.name(), figure.address.as_str()));
        }
    }
}

/// Why there is no such number.
pub(super) fn unsupported(figure: &Figure, edition: &Edition) -> Option<Diagnostic> {
    let Computed::Unfit(unfit) = computed(&figure.expression, edition) else {
        return None;
    };
    let message = format!("`{}` cannot be computed of such figures", figure.address);
    let reason = why(&Truth::CannotSay(unfit), Language::English)?;
    let finding = Diagnostic::new(&CODE, figure.span, message).note(reason);
    Some(finding.hint("bind the words to figures that can be put together, or say something else"))
}
