//! One dossier: where it stands, its newest report, its history, its bodies, its requests, all its reports.

use super::home::edition_card;
use super::link::part;
use super::requests::{behind_its_name, kamerstuk, name};
use super::view::{BodyView, DossierView, EventView, Fact, Link, RequestCard, SeriesLineView};
use super::{Context, Draft, Over, Page, PageKind, Scope, archive, glance, key_figures, series};
use crate::address;
use crate::history::Whole;
use crate::model::{Body, BodyIx, Dossier, Event, Handling, Request};
use crate::wording;

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "dossier",
    summary: "where a dossier stands, its newest report, timeline, bodies, requests and all reports",
    pages: Scope::Dossier(pages),
};

fn pages(context: &Context, dossier: &Dossier, over: Over<'_>) -> Vec<Page> {
    let draft = Draft::of_dossier(context, dossier, address::dossier(dossier));
    let requests_page = address::requests(dossier, draft.context.folders());
    let view = DossierView {
        title: wording::dashed(&dossier.title),
        subject: dossier.subject.clone(),
        facts: facts(&draft, dossier),
        summary: dossier.summary.clone(),
        glance: glance::glance(&draft, dossier, over),
        key_figures: key_figures::key_figures(&draft, dossier),
        latest_address: draft.here.to(&address::latest(dossier, draft.context.folders())),
        tables: newest_tables(&draft, dossier),
        series: over.wholes.iter().map(|whole| series_line(&draft, dossier, whole)).collect(),
        series_head: wording::change_words(context.language).series,
        timeline: dossier.timeline.iter().map(|event| happened(&draft, event)).collect(),
        bodies: bodies(&draft, dossier, None, dossier.bodies.len()),
        requests: dossier.requests.iter().map(|request| request_card(&draft, &requests_page, request)).collect(),
        requests_page: draft.here.to(&requests_page),
        editions: dossier.editions.iter().map(|edition| edition_card(&draft, dossier, edition)).collect(),
        archive: over.archive.map(|_| archive::way(&draft, dossier)),
    };
    let description = dossier.summary.as_deref().unwrap_or(&dossier.subject);
    vec![draft.page("dossier.html", &dossier.title, Some(description), Vec::new(), ("dossier", &view))]
}

fn facts(draft: &Draft, dossier: &Dossier) -> Vec<Fact> {
    let words = draft.words();
    let partner = dossier.partner.as_ref().map(|partner| Fact::plain(words.partner, &partner.name));
    let papers: Vec<Link> = dossier.kamer_dossiers.iter().map(behind_its_name).collect();
    let papers = (!papers.is_empty()).then_some(Fact { name: words.kamer_dossiers, values: papers });
    partner.into_iter().chain(papers).collect()
}

fn newest_tables(draft: &Draft, dossier: &Dossier) -> Vec<Link> {
    let Some(edition) = dossier.editions.first() else {
        return Vec::new();
    };
    let page = |table| draft.here.to(&address::table(dossier, edition, table, draft.context.folders()));
    edition.tables.iter().map(|table| Link::to(&table.title, page(table))).collect()
}

fn series_line(draft: &Draft, dossier: &Dossier, whole: &Whole<'_>) -> SeriesLineView {
    let page = address::series(dossier, &whole.printed.series, draft.context.folders());
    let newest = dossier.editions.get(whole.newest.0);
    SeriesLineView {
        link: Link::to(&whole.printed.title, draft.here.to(&page)),
        charts: newest.map(|newest| series::charts(draft.context, dossier, newest, whole)).unwrap_or_default(),
        left_out: series::left_out(dossier, whole, draft.context.language),
    }
}

fn happened(draft: &Draft, event: &Event) -> EventView {
    EventView {
        moment: wording::moment(&event.moment, draft.context.language),
        text: event.text.clone(),
        kamerstuk: event.kamerstuk.as_ref().map(kamerstuk),
        inferred: event.inferred,
    }
}

/// The bodies of that parent, each with those below it; `depth` bounds the descent, whatever the parents say.
fn bodies(draft: &Draft, dossier: &Dossier, parent: Option<BodyIx>, depth: usize) -> Vec<BodyView> {
    let Some(depth) = depth.checked_sub(1) else {
        return Vec::new();
    };
    let children = dossier.bodies.iter().enumerate().filter(|(_, body)| body.parent == parent);
    let view = |(at, body): (usize, &Body)| BodyView {
        name: wording::dashed(&body.name),
        abbreviation: body.abbreviation.clone(),
        language: body.language.clone(),
        text: body.text.clone(),
        facts: body_facts(draft, body),
        topics: body.topics.clone(),
        parts: bodies(draft, dossier, Some(BodyIx(at)), depth),
    };
    children.map(view).collect()
}

fn body_facts(draft: &Draft, body: &Body) -> Vec<Fact> {
    let words = draft.words();
    let established = body.established.as_ref().map(|period| wording::period(period, draft.context.language));
    let established = established.map(|period| Fact::plain(words.established, period));
    let meets = body.meets.as_ref().map(|often| Fact::plain(words.meets, often));
    established.into_iter().chain(meets).collect()
}

fn request_card(draft: &Draft, page: &str, request: &Request) -> RequestCard {
    let (status, said) = match request.standing().map(|answer| &answer.handling) {
        Some(Handling::Stated(status)) => (Some(status.name()), None),
        Some(Handling::CannotBeReported { .. }) => (None, Some(draft.words().cannot_be_reported)),
        Some(Handling::Unstated) | None => (None, None),
    };
    RequestCard {
        link: Link::to(name(request, draft.words()), draft.here.to_part(page, &part::request(request))),
        status,
        said,
        title: request.title.clone(),
    }
}
