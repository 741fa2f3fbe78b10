//! A request that is still open, of which the newest edition says nothing.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Answered, Edition, Request, RequestIx, Status, Target};

code!(CODE, "request-forgotten", Warning, "the newest edition says nothing of a request that is open");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let edition = case.edition;
    for (at, request) in case.dossier.requests.iter().enumerate() {
        let is_older = request.made.as_ref().is_none_or(|made| made.start.earliest <= edition.day());
        let is_told = of(request, &edition.id).is_some() || is_mentioned(edition, RequestIx(at));
        if !is_older || is_told || is_closed(case, request) {
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

fn of<'r>(request: &'r Request, edition: &str) -> Option<&'r Answered> {
    request.answers.iter().find(|answer| answer.edition == edition)
}

fn is_closed(case: &Case<'_>, request: &Request) -> bool {
    let last = case.dossier.editions.iter().find_map(|edition| of(request, &edition.id));
    request.is_closed(last.map(|answer| &answer.handling))
}

/// Whether the words lead to it: a letter that speaks of a request has not forgotten it.
fn is_mentioned(edition: &Edition, request: RequestIx) -> bool {
    edition.narrative.bound().into_iter().any(|(target, _)| *target == Target::Request(request))
}
