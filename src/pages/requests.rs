//! What the Kamer asked, and how each report deals with it.

use std::collections::BTreeMap;

use super::link::{fragment, part};
use super::view::{AnswerView, Link, RelatedView, RequestView, RequestsView};
use super::{Context, Draft, Over, Page, PageKind, Scope, ledgers};
use crate::address;
use crate::model::{Answered, Dossier, Edition, Handling, Paper, Request, RequestIx, RequestKind, plain};
use crate::wording::{self, Words};

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "requests",
    summary: "what the Kamer asked and how each report deals with it",
    pages: Scope::Dossier(pages),
};

fn pages(context: &Context, dossier: &Dossier, _over: Over<'_>) -> Vec<Page> {
    if dossier.requests.is_empty() {
        return Vec::new();
    }
    let words = context.words();
    let draft = Draft::of_dossier(context, dossier, address::requests(dossier, context.folders()));
    let view = RequestsView {
        requests: of_all(&draft, dossier),
        everywhere: ledgers::has_page(context).then(|| ledgers::way(&draft)),
    };
    vec![draft.page("requests.html", words.requests, Some(words.requests_text), Vec::new(), ("requests", &view))]
}

fn of_all(draft: &Draft, dossier: &Dossier) -> Vec<RequestView> {
    let editions = by_id(dossier);
    let of = |asked: &Request| {
        // Newest first, as the editions are.
        let answers = asked.answers.iter().rev().filter_map(|answer| Some((*editions.get(&*answer.edition)?, answer)));
        let answers = answers.map(|(edition, answer)| answered(draft, dossier, edition, answer));
        request(draft, dossier, asked, answers.collect())
    };
    dossier.requests.iter().map(of).collect()
}

/// The editions of a dossier by their ids.
pub(super) fn by_id(dossier: &Dossier) -> BTreeMap<&str, &Edition> {
    dossier.editions.iter().map(|edition| (edition.id.as_str(), edition)).collect()
}

/// The requests with which that edition deals, for its own page; those first of which more is to come.
pub(super) fn of_edition(draft: &Draft, dossier: &Dossier, edition: &Edition) -> Vec<RequestView> {
    let own = |asked: &Request| asked.answer_of(&edition.id).cloned();
    let mut dealt_with: Vec<(&Request, Answered)> =
        dossier.requests.iter().filter_map(|asked| own(asked).map(|answer| (asked, answer))).collect();
    dealt_with.sort_by_key(|(asked, _)| asked.is_closed(asked.standing_with(&edition.id)));
    let view = |(asked, answer): (&Request, Answered)| {
        request(draft, dossier, asked, vec![answered(draft, dossier, edition, &answer)])
    };
    dealt_with.into_iter().map(view).collect()
}

/// A request with what stands of it now, for a list of all dossiers; whether it is closed comes with it.
pub(super) fn standing(
    draft: &Draft,
    dossier: &Dossier,
    editions: &BTreeMap<&str, &Edition>,
    asked: &Request,
) -> (bool, RequestView) {
    let answer = asked.standing();
    let edition = answer.and_then(|answer| editions.get(&*answer.edition));
    let answers = answer.zip(edition).map(|(answer, edition)| answered(draft, dossier, edition, answer));
    let page = address::requests(dossier, draft.context.folders());
    let view = request(draft, dossier, asked, answers.into_iter().collect());
    let link = Link::to(&dossier.title, draft.here.to_part(&page, &view.id));
    let id = format!("{}.{}", dossier.id, view.id);
    (asked.is_closed(answer), RequestView { id, dossier: Some(link), ..view })
}

/// The requests with which a section of an edition deals, as ways to their rows in its annex.
pub(super) fn of_section(draft: &Draft, dossier: &Dossier, edition: &Edition, section: &str) -> Vec<Link> {
    let deals_with = |answer: &Answered| {
        let is_named = answer.sections.iter().any(|named| named == section);
        answer.edition == edition.id && is_named && !is_whole(edition, answer)
    };
    let asked = dossier.requests.iter().filter(|asked| asked.answers.iter().any(deals_with));
    asked.map(|asked| Link::to(name(asked, draft.words()), fragment(&part::request(asked)))).collect()
}

/// Whether the whole edition deals with it.
fn is_whole(edition: &Edition, answer: &Answered) -> bool {
    answer.sections.len() == edition.narrative.sections.len()
}

fn request(draft: &Draft, dossier: &Dossier, asked: &Request, answers: Vec<AnswerView>) -> RequestView {
    let words = draft.words();
    let often = || asked.every.clone().unwrap_or_else(|| words.periodic.to_owned());
    RequestView {
        id: part::request(asked),
        name: name(asked, words),
        title: asked.title.clone(),
        text: asked.text.clone(),
        adopted: asked.adopted,
        periodic: asked.periodic.then(often),
        kamerstuk: asked.kamerstuk.as_ref().map(found_at),
        occasion: asked.occasion.clone(),
        made: asked.made.as_ref().map(|day| wording::period(day, draft.context.language)),
        inferred: asked.inferred,
        dossier: None,
        related: related(draft, dossier, asked),
        answers,
    }
}

/// What it is to an earlier request, and what later ones are to it.
fn related(draft: &Draft, dossier: &Dossier, asked: &Request) -> Vec<RelatedView> {
    let words = draft.words();
    let page = address::requests(dossier, draft.context.folders());
    let to = |other: &Request| Link::to(name(other, words), draft.here.to_part(&page, &part::request(other)));
    let view = |(what, RequestIx(at))| Some(RelatedView { what, request: to(dossier.requests.get(at)?) });
    let earlier = asked.earlier.map(|(relation, at)| (words.relations[relation as usize], at));
    let later = asked.later.iter().map(|(relation, at)| (words.relations_to_it[*relation as usize], *at));
    earlier.into_iter().chain(later).filter_map(view).collect()
}

fn answered(draft: &Draft, dossier: &Dossier, edition: &Edition, answer: &Answered) -> AnswerView {
    let page = address::edition(dossier, &edition.id);
    let link = (page != draft.path).then(|| Link::to(&edition.title, draft.here.to(&page)));
    let (cannot, needed) = match &answer.handling {
        Handling::CannotBeReported { reason, needed } => (Some(reason.clone()), Some(needed.clone())),
        Handling::Unstated | Handling::Stated(_) => (None, None),
    };
    let status = match &answer.handling {
        Handling::Stated(status) => Some(status.name()),
        Handling::Unstated | Handling::CannotBeReported { .. } => None,
    };
    let sections = sections(draft, &page, edition, answer);
    let unpublished = wording::unpublished(edition, draft.context.options.as_of, draft.context.language);
    AnswerView { edition: link, unpublished, sections, status, cannot, needed, text: answer.text.clone() }
}

/// Where the edition deals with it; nothing where that is the whole edition, for then a list says less than none.
fn sections(draft: &Draft, page: &str, edition: &Edition, answer: &Answered) -> Vec<Link> {
    if is_whole(edition, answer) {
        return Vec::new();
    }
    let named = edition.narrative.sections.iter().filter(|section| answer.sections.contains(&section.id));
    let link = |id: &str| if page == draft.path { fragment(id) } else { draft.here.to_part(page, id) };
    named.map(|section| Link::to(plain(&section.title), link(&section.id))).collect()
}

/// `Motie Ceder`
pub(super) fn name(request: &Request, words: &Words) -> String {
    let kind = match request.kind {
        RequestKind::Motie => words.motie,
        RequestKind::Toezegging => words.toezegging,
        RequestKind::Verzoek => words.verzoek,
        RequestKind::Informatieverzoek => words.informatieverzoek,
        RequestKind::Vraag => words.vraag,
    };
    format!("{kind} {}", request.by)
}

/// A paper as it is cited, with a link where it is published.
pub(super) fn kamerstuk(paper: &Paper) -> Link {
    Link { text: paper.to_string(), href: paper.url() }
}

/// The same behind a word that says what it is.
pub(super) fn behind_its_name(paper: &Paper) -> Link {
    Link { text: paper.behind_its_name(), href: paper.url() }
}

/// Where it is found, as regulations cite it as far as enough is known.
fn found_at(paper: &Paper) -> Link {
    Link { text: paper.formal().unwrap_or_else(|| paper.to_string()), href: paper.url() }
}
