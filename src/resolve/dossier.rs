//! A dossier: its timeline, bodies, glossary, requests and editions.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::requests::{self, Answerable};
use super::{Scope, aliases, codes, edition, fresh, ids, is_true, text, unknown_reference, values};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{Body, BodyIx, Dossier, Edition, Event, Moment, Partner, Period, Request, Term};
use crate::read::{BodyShape, DossierFile, DossierFolder, EditionFolder, EventShape, TermShape, Text};

/// The names that an edition may use of its dossier.
pub(super) struct Names<'d> {
    pub(super) dossier: &'d str,
    pub(super) events: Vec<&'d Text>,
    /// `None` where `requests.toml` could not be read.
    pub(super) requests: Option<Vec<&'d Text>>,
    /// `None` where `glossary.toml` could not be read.
    pub(super) terms: Option<Vec<&'d Text>>,
}

pub(super) fn dossier(folder: DossierFolder, scope: Scope<'_>) -> (Dossier, Report) {
    let mut report = Report::default();
    let DossierFolder { id, dossier, requests, terms, editions, broken } = folder;
    let DossierFile { title, subject, partner, summary, dossiers, key_figures, event, body, span } = &dossier;
    if !ids::is_id(&id) {
        let message = format!("the folder `{id}` holds more than a-z, 0-9, `-` and `_`");
        report.push(Diagnostic::new(&codes::BAD_ID, *span, message));
    }
    if ids::is_taken_beside_dossiers(&id) {
        let message = format!("the folder `{id}` has a name that the site needs for a page of its own");
        report.push(Diagnostic::new(&codes::BAD_ID, *span, message).hint("name dossiers after their subject"));
    }
    let names = Names {
        dossier: &id,
        events: distinct(event.iter().map(|event| &event.id), "the event", &mut report),
        requests: requests
            .as_ref()
            .map(|all| distinct(all.iter().map(|request| &request.id), "the request", &mut report)),
        terms: terms.as_ref().map(|all| distinct(all.iter().map(|term| &term.id), "the term", &mut report)),
    };
    let answerable = Answerable {
        sections: editions.iter().map(|edition| (edition.id.clone(), section_ids(edition))).collect(),
        broken,
    };
    let resolve = |edition: EditionFolder| edition::edition(&edition, &names, scope);
    let resolved: Vec<_> = editions.into_par_iter().map(resolve).collect();
    let mut editions: Vec<Edition> = Vec::with_capacity(resolved.len());
    for (edition, found) in resolved {
        report.extend(found);
        editions.extend(edition);
    }
    editions.sort_by(|one, other| other.order().cmp(&one.order()));
    aliases::join(&mut editions, &mut report);
    let shapes = requests.as_deref().unwrap_or_default();
    let ids: Vec<&Text> = shapes.iter().map(|request| &request.id).collect();
    let mut requests: Vec<Request> =
        shapes.iter().map(|request| requests::request(request, &answerable, &ids, &mut report)).collect();
    requests::both_ways(&mut requests);
    requests::out_of_order(&requests, shapes, &mut report);
    let place: BTreeMap<&str, usize> =
        editions.iter().rev().enumerate().map(|(at, edition)| (edition.id.as_str(), at)).collect();
    for request in &mut requests {
        request.answers.sort_by_key(|answer| place.get(answer.edition.as_str()).copied());
    }
    let dossier = Dossier {
        id: id.clone(),
        title: title.value.clone(),
        subject: subject.value.clone(),
        partner: partner
            .as_ref()
            .map(|partner| Partner { name: partner.name.value.clone(), code: text(partner.code.as_ref()) }),
        summary: text(summary.as_ref()),
        kamer_dossiers: dossiers.iter().filter_map(|paper| values::kamerstuk(paper, &mut report)).collect(),
        key_figures: key_figures.iter().filter_map(|name| key_figure(name, editions.first(), &mut report)).collect(),
        timeline: event.iter().map(|event| happened(event, &mut report)).collect(),
        bodies: bodies(body, &mut report),
        requests,
        terms: terms.iter().flatten().map(|shape| Some(term(shape))).collect(),
        editions,
        span: *span,
    };
    (dossier, report)
}

/// A row of the newest edition.
fn key_figure(name: &Text, newest: Option<&Edition>, report: &mut Report) -> Option<(String, String)> {
    let tables = newest.map(|edition| edition.tables.as_slice()).unwrap_or_default();
    let (table, row) = name.value.split_once('.').unwrap_or((&name.value, ""));
    let known = tables.iter().find(|known| known.id == table);
    if known.is_some_and(|table| table.row(row).is_some()) {
        return Some((table.to_owned(), row.to_owned()));
    }
    // What an edition that could not be read whole lacks is told of there.
    if newest.is_some_and(|edition| !edition.incomplete) {
        let rows = tables.iter().flat_map(|table| table.rows.iter().map(|row| format!("{}.{}", table.id, row.id)));
        let rows: Vec<String> = rows.collect();
        let what = "row of the newest edition";
        report.push(unknown_reference(what, &name.value, name.span, rows.iter().map(String::as_str)));
    }
    None
}

fn section_ids(edition: &EditionFolder) -> Vec<String> {
    edition.sections.iter().map(|section| section.id.clone()).collect()
}

/// The ids in order, reporting those that cannot be used.
fn distinct<'d>(ids: impl Iterator<Item = &'d Text>, what: &str, report: &mut Report) -> Vec<&'d Text> {
    let mut seen: Vec<&Text> = Vec::new();
    for id in ids {
        fresh(id, what, seen.iter().copied(), report);
        // Kept even so: indices must be those of the list.
        seen.push(id);
    }
    seen
}

/// An event whose moment cannot be read stays in its place, since charts name events by their place in the list.
fn happened(shape: &EventShape, report: &mut Report) -> Event {
    let EventShape { id, when, since, planned, label, text, kamerstuk, inferred, span } = shape;
    let given: Vec<Span> = [when, since, planned].into_iter().flatten().map(|moment| moment.span).collect();
    if let [first, second, ..] = given.as_slice() {
        let message = format!("the event `{}` has more than one of `when`, `since` and `planned`", id.value);
        report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, *second, message).label(*first, "the first"));
    }
    let (written, moment): (_, fn(Period) -> Moment) = match (when, since, planned) {
        (Some(at), _, _) => (Some(at), Moment::At),
        (None, Some(start), _) => (Some(start), Moment::Since),
        (None, None, planned) => (planned.as_ref(), Moment::Planned),
    };
    let read = |text: &Text| values::period(text, report).map_or(Moment::Unreadable, moment);
    Event {
        id: id.value.clone(),
        moment: written.map_or(Moment::Undated, read),
        label: label.value.clone(),
        text: text.value.clone(),
        kamerstuk: kamerstuk.as_ref().and_then(|paper| values::kamerstuk(paper, report)),
        inferred: is_true(inferred.as_ref()),
        span: *span,
    }
}

fn bodies(shapes: &[BodyShape], report: &mut Report) -> Vec<Body> {
    let ids = distinct(shapes.iter().map(|shape| &shape.id), "the body", report);
    let bodies: Vec<Body> = shapes.iter().map(|shape| body(shape, &ids, report)).collect();
    for (at, shape) in shapes.iter().enumerate() {
        if let Some(parent) = shape.parent.as_ref().filter(|_| is_its_own_part(BodyIx(at), &bodies)) {
            let message = format!("the body `{}` is, by way of its parent, a part of itself", shape.id.value);
            report.push(Diagnostic::new(&codes::CYCLIC_REFERENCE, parent.span, message));
        }
    }
    bodies
}

fn is_its_own_part(start: BodyIx, bodies: &[Body]) -> bool {
    let mut above = bodies[start.0].parent;
    // As many steps as there are bodies: who comes back at all comes back by then.
    for _ in 0..bodies.len() {
        match above {
            Some(at) if at == start => return true,
            Some(at) => above = bodies[at.0].parent,
            None => return false,
        }
    }
    false
}

fn body(shape: &BodyShape, ids: &[&Text], report: &mut Report) -> Body {
    let BodyShape { id, name, abbreviation, language, parent, established, meets, topics, text: about, span: _ } =
        shape;
    let find = |parent: &Text| ids.iter().position(|id| id.value == parent.value).map(BodyIx);
    let found = parent.as_ref().and_then(find);
    if let Some(parent) = parent.as_ref().filter(|_| found.is_none()) {
        report.push(unknown_reference("body", &parent.value, parent.span, ids.iter().map(|id| id.as_str())));
    }
    Body {
        id: id.value.clone(),
        name: name.value.clone(),
        abbreviation: text(abbreviation.as_ref()),
        language: text(language.as_ref()),
        parent: found,
        established: established.as_ref().and_then(|period| values::period(period, report)),
        meets: text(meets.as_ref()),
        topics: topics.iter().map(|topic| topic.value.clone()).collect(),
        text: about.value.clone(),
    }
}

fn term(shape: &TermShape) -> Term {
    let TermShape { id, term, abbreviation, language, definition, span: _ } = shape;
    Term {
        id: id.value.clone(),
        term: term.value.clone(),
        abbreviation: text(abbreviation.as_ref()),
        language: text(language.as_ref()),
        definition: definition.value.clone(),
    }
}
