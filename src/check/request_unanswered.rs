//! A request that is said to be met, without a word of where: a reader who looks for the answer finds none.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Handling, Status};

code!(CODE, "request-unanswered", Error, "a request is met, and no section answers it");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for request in &case.dossier.requests {
        let own = request.answers.iter().filter(|answer| answer.edition == case.edition.id);
        for answer in own.filter(|answer| answer.sections.is_empty()) {
            let Handling::Stated(status @ (Status::Voldaan | Status::DeelsVoldaan)) = answer.handling else {
                continue;
            };
            let (id, status) = (&request.id, status.name());
            let message = format!("the request `{id}` is `{status}`, and no section of the edition answers it");
            let finding = Diagnostic::new(&CODE, answer.span, message).label(request.span, "the request");
            report
                .push(finding.hint("name the sections that do: `sections = [\"…\"]`").about(case.name(), id.as_str()));
        }
    }
}
