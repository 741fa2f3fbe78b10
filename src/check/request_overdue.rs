//! A request to be told again and again, for which the next report is late.

use jiff::civil::Date;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::ledgers;

code!(CODE, "request-overdue", Warning, "the Kamer asked to be told regularly, and the next report is late");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let today = case.today();
    for ledger in ledgers(case.dossier) {
        let request = ledger.request;
        let Some(due) = ledger.due(Date::MAX).filter(|due| due.first < today) else {
            continue;
        };
        let (id, every, day) = (&request.id, request.every.as_deref().unwrap_or_default(), due.first);
        let asks = format!("the request `{id}` asks for a report `{every}`");
        let message = if due.is_known {
            format!("{asks}, and the next one was due on {day}")
        } else {
            format!(
                "{asks}, and whether the next one is late is not known: it is due on {day} or later, as the last one has no date"
            )
        };
        let hint = if due.is_known {
            "publish the next edition, or say in an answer that the request has lapsed: `status = \"Vervallen\"`"
        } else {
            "say in `edition.toml` of the last edition that deals with it when it was sent: `date = \"\u{2026}\"`"
        };
        let finding = Diagnostic::new(&CODE, request.span, message).label(case.edition.span, "the newest edition");
        report.push(finding.hint(hint).about(case.name(), id.as_str()));
    }
}
