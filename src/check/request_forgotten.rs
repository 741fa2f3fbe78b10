//! A request that is still open, of which the newest edition says nothing.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Edition, RequestIx, Status, Target};

code!(CODE, "request-forgotten", Warning, "the newest edition says nothing of a request that is open");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let edition = case.edition;
    for (at, request) in case.dossier.requests.iter().enumerate() {
        let is_older = request.made.as_ref().is_none_or(|made| made.start.earliest <= edition.day());
        let is_told = request.answer_of(&edition.id).is_some() || is_mentioned(edition, RequestIx(at));
        if !is_older || is_told || request.is_closed(request.standing()) {
            continue;
        }
        let id = &request.id;
        let message = format!("edition `{}` says nothing of the request `{id}`, which is open", edition.id);
        let finding = Diagnostic::new(&CODE, request.span, message).label(edition.span, "the edition");
        let hint = format!(
            "say how it deals with it: `[[request.answer]]` with `edition = \"{}\"`, its `sections` and a `status` \
             ({})",
            edition.id,
            Status::NAMES.map(|name| format!("`{name}`")).join(", ")
        );
        report.push(finding.hint(hint).about(case.name(), id.as_str()));
    }
}

/// Whether the words lead to it: a letter that speaks of a request has not forgotten it.
fn is_mentioned(edition: &Edition, request: RequestIx) -> bool {
    edition.narrative.bound().into_iter().any(|(target, _)| *target == Target::Request(request))
}
