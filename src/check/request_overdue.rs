//! A request to be told again and again, for which the next report is late.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::ledgers;
use jiff::civil::Date;

code!(CODE, "request-overdue", Warning, "the Kamer asked to be told regularly, and the next report is late");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let today = case.today();
    for ledger in ledgers(case.dossier) {
        let request = ledger.request;
        let Some(due) = ledger.due(Date::MAX).map(|due| due.first).filter(|due| *due < today) else {
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
