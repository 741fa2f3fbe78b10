//! A request to be told again and again, for which the next report is late.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Handling, Request, Status};
use crate::wording;

code!(CODE, "request-overdue", Warning, "the Kamer asked to be told regularly, and the next report is late");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let today = Offset::UTC.to_datetime(case.as_of).date();
    for request in case.dossier.requests.iter().filter(|request| request.periodic) {
        let Some(due) = due(case, request).filter(|due| *due < today) else {
            continue;
        };
        let (id, every) = (&request.id, request.every.as_deref().unwrap_or_default());
        let message = format!("the request `{id}` asks for a report `{every}`, and the next one was due on {due}");
        let finding = Diagnostic::new(&CODE, request.span, message).label(case.edition.span, "the newest edition");
        let hint =
            "publish the next edition, or say in an answer that the request has lapsed: `status = \"Vervallen\"`";
        report.push(finding.hint(hint).about(case.name(), id.as_str()));
    }
}

/// The last day for a report after the last edition that deals with it, or after it was made; `None` where nobody said how often, or
/// it has lapsed.
fn due(case: &Case<'_>, request: &Request) -> Option<Date> {
    let cadence = wording::cadence(request.every.as_deref()?)?;
    let answered = case.dossier.editions.iter().find_map(|edition| {
        let answer = request.answers.iter().find(|answer| answer.edition == edition.id)?;
        Some((edition.day(), &answer.handling))
    });
    match answered {
        Some((_, Handling::Stated(Status::Vervallen))) => None,
        Some((day, _)) => cadence.after_report(day),
        None => cadence.after_request(request.made.as_ref()?.end.latest),
    }
}
