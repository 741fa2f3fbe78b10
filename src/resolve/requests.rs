//! Requests of the Kamer, and which editions and sections answer them.

use std::collections::BTreeMap;

use super::{codes, is_true, text, unknown_reference, unknown_value, values};
use crate::diag::{Diagnostic, Report};
use crate::model::{Answered, Handling, Relation, Request, RequestIx, RequestKind, Status};
use crate::read::{AnswerShape, RequestShape, Text};

/// The editions that can answer a request.
pub(super) struct Answerable {
    /// Each with the ids of its sections.
    pub(super) sections: BTreeMap<String, Vec<String>>,
    /// The names of those that could not be read.
    pub(super) broken: Vec<String>,
}

/// A request whose kind is not known stays in its place, since words name requests by their place in the list.
pub(super) fn request(shape: &RequestShape, editions: &Answerable, ids: &[&Text], report: &mut Report) -> Request {
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
        repeats,
        supplements,
        changes,
        answer,
        span,
    } = shape;
    let known = RequestKind::from_name(&kind.value);
    if known.is_none() {
        report.push(unknown_kind(kind));
    }
    let earlier = [(Relation::Repeats, repeats), (Relation::Supplements, supplements), (Relation::Changes, changes)];
    let answers: Vec<Answered> = answer.iter().filter_map(|answer| answered(answer, editions, report)).collect();
    for (at, later) in answers.iter().enumerate() {
        if let Some(first) = answers[..at].iter().find(|answer| answer.edition == later.edition) {
            let message = format!("edition `{}` answers the request `{}` twice", later.edition, id.value);
            let hint = "keep one, with all the sections that answer it";
            report.push(
                Diagnostic::new(&codes::DUPLICATE_ID, later.span, message).label(first.span, "the first").hint(hint),
            );
        }
    }
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
        earlier: related(earlier, ids, report),
        later: Vec::new(),
        answers,
        span: *span,
    }
}

/// What is made of an agreement between governments here is a slip of its own.
fn unknown_kind(kind: &Text) -> Diagnostic {
    const AGREEMENTS: [&str; 12] = [
        "akkoord",
        "afspraak",
        "overeenkomst",
        "verdrag",
        "convenant",
        "actieplan",
        "verklaring",
        "agreement",
        "treaty",
        "convention",
        "memorandum",
        "declaration",
    ];
    let finding = unknown_value("kind of request", kind, RequestKind::NAMES);
    if !AGREEMENTS.contains(&kind.value.to_lowercase().as_str()) {
        return finding;
    }
    finding.hint("what governments agree is no request of the Kamer: make it an `[[event]]` of dossier.toml")
}

/// The earlier request of which it is a repetition, a supplement or a change.
fn related(keys: [(Relation, &Option<Text>); 3], ids: &[&Text], report: &mut Report) -> Option<(Relation, RequestIx)> {
    let mut given = keys.into_iter().filter_map(|(relation, id)| id.as_ref().map(|id| (relation, id)));
    let (relation, id) = given.next()?;
    if let Some((_, other)) = given.next() {
        let message = "a request is one thing to one earlier request";
        let hint = "keep one of `repeats`, `supplements` and `changes`";
        report.push(
            Diagnostic::new(&codes::CONFLICTING_KEYS, other.span, message).label(id.span, "the first").hint(hint),
        );
    }
    let found = ids.iter().position(|known| known.value == id.value);
    if found.is_none() {
        report.push(unknown_reference("request", &id.value, id.span, ids.iter().map(|known| known.as_str())));
    }
    found.map(|at| (relation, RequestIx(at)))
}

/// Tells each request of the later ones that name it.
pub(super) fn both_ways(requests: &mut [Request]) {
    for at in 0..requests.len() {
        if let Some((relation, RequestIx(earlier))) = requests[at].earlier
            && let Some(earlier) = requests.get_mut(earlier)
        {
            earlier.later.push((relation, RequestIx(at)));
        }
    }
}

/// Reports requests that lead back to themselves by way of what they repeat, supplement or change, and those that were
/// made before it.
pub(super) fn out_of_order(requests: &[Request], shapes: &[RequestShape], report: &mut Report) {
    for request in requests {
        let other = request.earlier.and_then(|(_, RequestIx(earlier))| requests.get(earlier));
        let days = other.and_then(|other| Some((other, request.made.as_ref()?, other.made.as_ref()?)));
        if let Some((other, made, later)) = days.filter(|(_, made, later)| made.end.latest < later.start.earliest) {
            let message = format!(
                "the request `{}` was made in {} and names `{}` as an earlier one, which was made in {}",
                request.id, made.text, other.id, later.text
            );
            let hint = "correct `made`, or say at the later one what it is to this one";
            let finding = Diagnostic::new(&codes::CONFLICTING_KEYS, request.span, message);
            report.push(finding.label(other.span, "the other one").hint(hint));
        }
    }
    for (at, request) in requests.iter().enumerate() {
        let mut before = request.earlier;
        // As many steps as there are requests: who comes back at all comes back by then.
        for _ in requests {
            let Some((_, RequestIx(earlier))) = before else { break };
            if earlier == at {
                let RequestShape { repeats, supplements, changes, .. } = &shapes[at];
                let key = [repeats, supplements, changes].into_iter().flatten().next();
                let message = format!("the request `{}` is, by way of others, earlier than itself", request.id);
                let hint = "a request is made after the one that it repeats, supplements or changes";
                let span = key.map_or(request.span, |key| key.span);
                report.push(Diagnostic::new(&codes::CYCLIC_REFERENCE, span, message).hint(hint));
                break;
            }
            before = requests.get(earlier).and_then(|request| request.earlier);
        }
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
        // An answer whose status is a slip is an answer: nobody forgot the request.
        handling: handling(status.as_ref(), reason.as_ref(), needed.as_ref(), report).unwrap_or(Handling::Unstated),
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
