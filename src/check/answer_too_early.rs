//! An answer of an edition that was sent before the request was made: one of the two days is wrong, or the edition.

use super::Case;
use crate::diag::{Diagnostic, Report, code};

code!(CODE, "answer-too-early", Error, "an edition answers a request that was made after it was sent");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    // Of an edition without a date nobody knows the day on which it was sent.
    let Some(sent) = case.edition.date else {
        return;
    };
    for request in &case.dossier.requests {
        let Some(made) = request.made.as_ref().filter(|made| made.start.earliest > sent) else {
            continue;
        };
        for answer in request.answers.iter().filter(|answer| answer.edition == case.edition.id) {
            let (id, edition) = (&request.id, &case.edition.id);
            let message = format!(
                "edition `{edition}` of {sent} answers the request `{id}`, which was made later: {}",
                made.text
            );
            let finding = Diagnostic::new(&CODE, answer.span, message).label(request.span, "the request");
            let hint = "correct `made`, the `date` of the edition, or name the edition that does answer it";
            report.push(finding.hint(hint).about(case.name(), id.as_str()));
        }
    }
}
