//! Requests of the Kamer, and which editions and sections answer them.

use std::collections::BTreeMap;

use super::{codes, is_true, text, unknown_reference, unknown_value, values};
use crate::diag::{Diagnostic, Report};
use crate::model::{Answered, Handling, Request, RequestKind, Status};
use crate::read::{AnswerShape, RequestShape, Text};

/// The editions that can answer a request.
pub(super) struct Answerable {
    /// Each with the ids of its sections.
    pub(super) sections: BTreeMap<String, Vec<String>>,
    /// The names of those that could not be read.
    pub(super) broken: Vec<String>,
}

/// A request whose kind is not known stays in its place, since words name requests by their place in the list.
pub(super) fn request(shape: &RequestShape, editions: &Answerable, report: &mut Report) -> Request {
    let RequestShape {
        id,
        kind,
        by,
        title,
        adopted,
        made,
        inferred,
        at,
        kamerstuk,
        periodic,
        every,
        text: about,
        answer,
        span,
    } = shape;
    let known = RequestKind::from_name(&kind.value);
    if known.is_none() {
        report.push(unknown_value("kind of request", kind, RequestKind::NAMES));
    }
    let answers = answer.iter().filter_map(|answer| answered(answer, editions, report)).collect();
    Request {
        id: id.value.clone(),
        // The finding above stops publication, so nobody reads that it is one.
        kind: known.unwrap_or(RequestKind::Verzoek),
        by: by.value.clone(),
        title: title.value.clone(),
        adopted: is_true(adopted.as_ref()),
        made: made.as_ref().and_then(|period| values::period(period, report)),
        inferred: is_true(inferred.as_ref()),
        occasion: text(at.as_ref()),
        kamerstuk: kamerstuk.as_ref().and_then(|paper| values::kamerstuk(paper, report)),
        periodic: is_true(periodic.as_ref()),
        every: text(every.as_ref()),
        text: text(about.as_ref()),
        answers,
        span: *span,
    }
}

fn answered(shape: &AnswerShape, editions: &Answerable, report: &mut Report) -> Option<Answered> {
    let AnswerShape { edition, sections, status, reason, needed, text: how, span } = shape;
    let Some(known) = editions.sections.get(&edition.value) else {
        if !editions.broken.contains(&edition.value) {
            let known = editions.sections.keys().map(String::as_str);
            report.push(unknown_reference("edition", &edition.value, edition.span, known));
        }
        return None;
    };
    for section in sections.iter().filter(|section| !known.contains(&section.value)) {
        let what = format!("section of edition `{}`:", edition.value);
        report.push(unknown_reference(&what, &section.value, section.span, known.iter().map(String::as_str)));
    }
    Some(Answered {
        edition: edition.value.clone(),
        sections: sections.iter().map(|section| section.value.clone()).collect(),
        handling: handling(status.as_ref(), reason.as_ref(), needed.as_ref(), report)?,
        text: text(how.as_ref()),
        span: *span,
    })
}

/// The status of what an edition cannot report, beside those of the Kamer.
pub const CANNOT_BE_REPORTED: &str = "cannot-be-reported";

fn handling(
    status: Option<&Text>,
    reason: Option<&Text>,
    needed: Option<&Text>,
    report: &mut Report,
) -> Option<Handling> {
    let Some(status) = status else {
        return Some(Handling::Unstated);
    };
    if status.value == CANNOT_BE_REPORTED {
        let (Some(reason), Some(needed)) = (reason, needed) else {
            let message = "what cannot be reported needs a `reason`, and `needed`: what would make it possible";
            report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, status.span, message));
            return None;
        };
        return Some(Handling::CannotBeReported { reason: reason.value.clone(), needed: needed.value.clone() });
    }
    if let Some(stray) = reason.or(needed) {
        let message = format!("`reason` and `needed` belong to the status `{CANNOT_BE_REPORTED}`");
        report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, stray.span, message).label(status.span, "the status"));
    }
    let found = Status::from_name(&status.value);
    if found.is_none() {
        report.push(unknown_value(
            "status",
            status,
            Status::NAMES.into_iter().chain([CANNOT_BE_REPORTED]).collect::<Vec<_>>(),
        ));
    }
    found.map(Handling::Stated)
}
