//! What the Kamer asked, and how each report deals with it.

use super::link::{fragment, part};
use super::view::{AnswerView, Link, RequestView, RequestsView};
use super::{Context, Draft, Over, Page, PageKind, Scope};
use crate::address;
use crate::model::{Answered, Dossier, Edition, Handling, Paper, Request, RequestKind, plain};
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
    let view = RequestsView { requests: dossier.requests.iter().map(|asked| of_all(&draft, dossier, asked)).collect() };
    vec![draft.page("requests.html", words.requests, Some(words.requests_text), Vec::new(), ("requests", &view))]
}

fn of_all(draft: &Draft, dossier: &Dossier, asked: &Request) -> RequestView {
    // Newest first, as the editions are.
    let answers = dossier.editions.iter().flat_map(|edition| {
        let own = asked.answers.iter().filter(|answer| answer.edition == edition.id);
        own.map(|answer| answered(draft, dossier, edition, answer))
    });
    request(draft, asked, answers.collect())
}

/// The requests with which that edition deals, for its own page.
pub(super) fn of_edition(draft: &Draft, dossier: &Dossier, edition: &Edition) -> Vec<RequestView> {
    let dealt_with = dossier.requests.iter().filter_map(|asked| {
        let own = asked.answers.iter().filter(|answer| answer.edition == edition.id);
        let answers: Vec<AnswerView> = own.map(|answer| answered(draft, dossier, edition, answer)).collect();
        (!answers.is_empty()).then(|| request(draft, asked, answers))
    });
    dealt_with.collect()
}

fn request(draft: &Draft, asked: &Request, answers: Vec<AnswerView>) -> RequestView {
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
        answers,
    }
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
    let all = &edition.narrative.sections;
    if answer.sections.len() == all.len() {
        return Vec::new();
    }
    let named = all.iter().filter(|section| answer.sections.contains(&section.id));
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
