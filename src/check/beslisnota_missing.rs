//! Since 20 September 2022 the note on which a minister decided goes with every paper sent to parliament.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::Attachment;

code!(CODE, "beslisnota-missing", Warning, "no beslisnota goes with the edition");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let edition = case.edition;
    let is_beslisnota = |attachment: &Attachment| attachment.name.to_lowercase().contains("beslisnota");
    if !edition.attachments.iter().any(is_beslisnota) {
        let finding = Diagnostic::new(&CODE, edition.span, format!("no beslisnota goes with edition `{}`", edition.id));
        report.push(
            finding
                .about(case.name(), edition.id.as_str())
                .hint("put it into `attachments/`, with `beslisnota` in its name"),
        );
    }
}
