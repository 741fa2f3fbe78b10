//! One report: its words with their tables and charts, and all that is to be known about them.

use super::head::About;
use super::link::{fragment, part};
use super::narrative::{self, Told};
use super::requests::{self, behind_its_name};
use super::view::{
    AcceptedView, ApartView, ChartView, Citation, ClaimView, ContentsView, EditionView, ExemptionView, Fact,
    LanguageView, Link, StatedView,
};
use super::{Context, Draft, Made, Page, PageKind, Scope, archive, drawings, errata, figures, glossary, judged};
use crate::address;
use crate::charts::Drawing;
use crate::claims::ToldClaim;
use crate::history;
use crate::model::{
    Accepted, Claim, ClaimIx, Dossier, Edition, Language, Measure, Number, Provenance, Session, Stated, Table, TableIx,
    Verdict,
};
use crate::wording;

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "edition",
    summary: "one report with its tables, charts, claims, footnotes and annexes",
    pages: Scope::Edition(pages),
};

fn pages(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> Vec<Page> {
    let others = edition.translations.iter().map(|translation| translation.language).collect();
    let own = page(context, dossier, edition, made, others, path(context, dossier, edition, context.language));
    // The same at an address that stays; search engines are sent to the edition's own.
    let newest = dossier.editions.first().is_some_and(|newest| newest.id == edition.id);
    let latest = newest.then(|| {
        let others = edition.translations.iter().map(|translation| translation.language).collect();
        let path = address::latest(dossier, context.folders());
        page(context, dossier, edition, made, others, path)
    });
    [own].into_iter().chain(latest).collect()
}

/// The page without the way to other languages.
pub(super) fn alone(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> Page {
    page(context, dossier, edition, made, Vec::new(), path(context, dossier, edition, context.language))
}

/// The page of an edition in another language; `original` leads to it, and it leads there.
pub(super) fn translated(
    context: &Context,
    dossier: &Dossier,
    (original, told): (&Edition, &Edition),
    made: Made<'_>,
) -> Page {
    let languages = original.translations.iter().map(|translation| translation.language);
    let others = [context.site.language].into_iter().chain(languages).filter(|other| *other != context.language);
    page(context, dossier, told, made, others.collect(), path(context, dossier, told, context.language))
}

/// In the language of the context; `others` are those in which the edition can be read as well.
fn page(
    context: &Context,
    dossier: &Dossier,
    edition: &Edition,
    made: Made<'_>,
    others: Vec<Language>,
    at: String,
) -> Page {
    let own = path(context, dossier, edition, context.language);
    let mut draft = Draft::of_dossier(context, dossier, at);
    draft.original = (draft.path != own).then_some(own);
    draft.about = Some(About::Edition(edition));
    let mut view = view(&draft, dossier, edition, made);
    let other = |language: Language| LanguageView {
        tag: language.tag(),
        name: wording::words(language).language,
        href: draft.here.to(&path(context, dossier, edition, language)),
    };
    view.languages = others.into_iter().map(other).collect();
    view.as_in_source = (context.language != context.site.language).then(|| draft.words().figures_as_in_source);
    let description = edition.subject.as_deref().unwrap_or(&dossier.subject);
    draft.page("edition.html", &edition.title, Some(description), Vec::new(), ("edition", &view))
}

fn path(context: &Context, dossier: &Dossier, edition: &Edition, language: Language) -> String {
    if language == context.site.language {
        return address::edition(dossier, &edition.id);
    }
    address::translation(dossier, &edition.id, language)
}

fn view(draft: &Draft, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> EditionView {
    let told = narrative::tell(draft, dossier, edition, made.drawings);
    let mut view = EditionView {
        title: wording::dashed(&edition.title),
        languages: Vec::new(),
        as_in_source: None,
        facts: facts(draft, edition),
        newer: made.newer.map(|newest| newer(draft, dossier, newest)),
        archive: made.newer.map(|_| archive::way(draft, dossier)),
        changes: made.difference.map(|_| changes(draft, dossier, edition)),
        terms: Vec::new(),
        all_terms: glossary::way(draft, dossier),
        citations: citations(draft, edition),
        corrections: errata::corrections(draft, dossier, edition, made.corrections),
        contents: narrative::contents(edition),
        tables: Vec::new(),
        apart: Vec::new(),
        charts: Vec::new(),
        stated: edition.stated.iter().map(|stated| in_no_table(draft, stated)).collect(),
        claims: edition
            .claims
            .iter()
            .enumerate()
            .map(|(at, claim)| claimed(draft, edition, ClaimIx(at), claim, made.told))
            .collect(),
        claims_download: Link::to("JSON", draft.here.to(&address::claims(dossier, edition))),
        accepted: accepted(edition),
        requests: requests::of_edition(draft, dossier, edition),
        exemptions: exemptions(edition, &told),
        attachments: attachments(draft, dossier, edition),
        sections: Vec::new(),
        footnotes: Vec::new(),
    };
    add_what_the_words_leave_out(&mut view, &told, draft, dossier, edition, made.drawings);
    (view.sections, view.footnotes, view.terms) = (told.sections, told.footnotes, told.terms);
    let before = contents_entry(draft.words().errata, "errata");
    view.contents.splice(..0, Some(before).filter(|_| !view.corrections.is_empty()));
    view.contents.extend(after_the_words(&view, draft));
    view
}

/// The way to the newest edition.
fn newer(draft: &Draft, dossier: &Dossier, newest: &Edition) -> Link {
    Link::to(&newest.title, draft.here.to(&address::edition(dossier, &newest.id)))
}

/// The way to what is otherwise since the edition before.
fn changes(draft: &Draft, dossier: &Dossier, edition: &Edition) -> Link {
    let page = address::changes(dossier, &edition.id, draft.context.folders());
    Link::to(wording::change_words(draft.context.language).page, draft.here.to(&page))
}

/// What is known of subject, sender, date, period and paper; what is not known is not mentioned.
fn facts(draft: &Draft, edition: &Edition) -> Vec<Fact> {
    let (words, language) = (draft.words(), draft.context.language);
    let paper = edition.kamerstuk.as_ref();
    let unpublished = wording::unpublished(edition, draft.context.options.as_of, language);
    let facts = [
        unpublished.map(|why| Fact::plain(words.publication, why)),
        edition.subject.as_ref().map(|subject| Fact::plain(words.subject, subject)),
        edition.sender.as_ref().map(|sender| Fact::plain(words.sender, sender)),
        edition.date.map(|day| Fact::plain(words.date, wording::date(day, language))),
        history::corrected(edition, errata::translation(draft))
            .map(|day| Fact::plain(words.corrected, wording::date(day, language))),
        Some(Fact::plain(words.reference_period, wording::period(&edition.reference, language))),
        paper.map(|paper| Fact { name: words.own_kamerstuk, values: vec![behind_its_name(paper)] }),
        Some(Fact { name: words.claims, values: verdicts(edition, language) }).filter(|fact| !fact.values.is_empty()),
    ];
    facts.into_iter().flatten().collect()
}

/// How many claims have which verdict, the mildest first, each with the way to the first of them.
fn verdicts(edition: &Edition, language: Language) -> Vec<Link> {
    let of = |verdict: Verdict| {
        let judged = edition.claims.iter().zip(&edition.evaluations);
        let mut claims = judged.filter(|(_, evaluation)| evaluation.verdict == verdict).map(|(claim, _)| claim);
        let (first, others) = (claims.next()?, claims.count());
        let text = wording::labelled(wording::verdict(verdict, language), &(others + 1).to_string(), language);
        Some(Link::to(text, fragment(&part::claim(&first.id))))
    };
    Verdict::ALL.into_iter().rev().filter_map(of).collect()
}

/// As regulations cite a paper of the Kamer, where its year is known, and by the address of the page. A concept is nobody's
/// to cite.
fn citations(draft: &Draft, edition: &Edition) -> Vec<Citation> {
    if draft.context.options.preview {
        return Vec::new();
    }
    let reading = wording::reading_words(draft.context.language);
    let session = edition.date.and_then(Session::of);
    let paper =
        edition.kamerstuk.as_ref().map(|paper| session.map_or_else(|| paper.clone(), |year| paper.came_in(year)));
    let paper =
        paper.and_then(|paper| paper.formal()).map(|text| Citation { name: reading.as_paper, text, dutch: true });
    let own = draft.original.as_deref().unwrap_or(&draft.path);
    let page = address::canonical(draft.context.base_url(), own).map(|address| {
        let publisher = &draft.context.site.publisher.name;
        let day =
            edition.date.map(|day| format!(", {}", wording::date(day, draft.context.language))).unwrap_or_default();
        let text = format!("{}. {publisher}{day}. {address}", edition.title);
        Citation { name: reading.as_page, text, dutch: false }
    });
    paper.into_iter().chain(page).collect()
}

/// Every table and chart is on the page, or the way to it.
fn add_what_the_words_leave_out(
    view: &mut EditionView,
    told: &Told,
    draft: &Draft,
    dossier: &Dossier,
    edition: &Edition,
    drawings: &[Drawing],
) {
    let language = draft.context.language;
    for ((at, table), _) in edition.tables.iter().enumerate().zip(&told.tables).filter(|(_, placed)| !**placed) {
        let page = draft.here.to(&address::table(dossier, edition, table, draft.context.folders()));
        if figures::is_apart(edition, TableIx(at)) {
            view.apart.push(on_its_own_page(draft, dossier, edition, table, page));
        } else {
            view.tables.push(figures::table(table, language, Some(page)));
        }
    }
    let charts = edition.charts.iter().zip(drawings).zip(&told.charts).filter(|(_, placed)| !**placed);
    view.charts.extend(charts.filter_map(|((chart, drawing), _)| {
        let view = drawings::chart((dossier, edition), chart, drawing, language)?;
        let files = drawings::files(draft.context, &draft.here, (dossier, edition), drawing);
        Some(ChartView { files, ..view })
    }));
}

/// A long table in a line: what it is, how long, and where it can be read and had.
fn on_its_own_page(draft: &Draft, dossier: &Dossier, edition: &Edition, table: &Table, page: String) -> ApartView {
    let lines = Number::whole(i64::try_from(figures::lines(table)).unwrap_or(i64::MAX));
    let download = |format: &String| {
        let file = address::download(dossier, edition, table, format, draft.context.folders());
        Link::to(format.to_uppercase(), draft.here.to(&file))
    };
    ApartView {
        id: part::table(&table.id),
        link: Link::to(&table.title, page),
        lines: wording::number(lines, 0, draft.context.language),
        downloads: draft.context.site.formats.iter().map(download).collect(),
    }
}

pub(super) fn in_no_table(draft: &Draft, stated: &Stated) -> StatedView {
    let when = stated.when.as_ref().map(|period| wording::period(period, draft.context.language));
    let on = |day: String| match stated.measure {
        Measure::Stock => format!("{} {day}", draft.words().as_of),
        Measure::Flow | Measure::Cumulative | Measure::Ratio | Measure::Text => day,
    };
    let (source, no_source) = match &stated.source {
        Provenance::Named(name) => (Some(name.clone()), None),
        Provenance::None(reason) => (None, Some(reason.clone())),
    };
    StatedView {
        id: part::stated(&stated.id),
        text: format!("{} {}", stated.text, stated.unit),
        when: when.map(on),
        source,
        no_source,
    }
}

fn claimed(draft: &Draft, edition: &Edition, at: ClaimIx, claim: &Claim, told: &[ToldClaim]) -> ClaimView {
    let accepted =
        edition.acceptances.iter().find(|accepted| matches!(&accepted.of, Accepted::Claim(of, _) if *of == at));
    ClaimView {
        id: part::claim(&claim.id),
        words: claim.words.clone(),
        formula: claim.text.clone(),
        judged: judged::judged(edition, at, told, draft.context.language),
        remark: accepted.map(|accepted| accepted.reason.clone()),
        back: fragment(&part::claimed(&claim.id)),
    }
}

/// Accepted findings by what they are about, in the order of the file; those about a claim stand with the claim.
fn accepted(edition: &Edition) -> Vec<AcceptedView> {
    let mut subjects: Vec<(&str, AcceptedView)> = Vec::new();
    for acceptance in &edition.acceptances {
        let Accepted::Finding { at, .. } = &acceptance.of else {
            continue;
        };
        match subjects.iter_mut().find(|(known, _)| known == at) {
            Some((_, view)) => view.reasons.push(acceptance.reason.clone()),
            None => subjects
                .push((at, AcceptedView { about: about(edition, at), reasons: vec![acceptance.reason.clone()] })),
        }
    }
    subjects.into_iter().map(|(_, view)| view).collect()
}

/// What an acceptance is about, by its address, and where on the edition's page that is.
pub(super) fn about(edition: &Edition, at: &str) -> Link {
    let id = at.split('.').next().unwrap_or(at);
    let table = edition.tables.iter().find(|table| table.id == id);
    let stated = edition.stated.iter().find(|stated| stated.id == at);
    let claim = edition.claims.iter().find(|claim| claim.id == at);
    let section = edition.narrative.sections.iter().find(|section| section.id == at);
    let known = table.map(|table| Link::to(&table.title, fragment(&part::table(&table.id))));
    let known = known.or_else(|| stated.map(|it| Link::to(&it.text, fragment(&part::stated(&it.id)))));
    let known = known.or_else(|| claim.map(|it| Link::to(&it.words, fragment(&part::claim(&it.id)))));
    let known = known.or_else(|| section.map(|it| Link::to(crate::model::plain(&it.title), fragment(&it.id))));
    known.unwrap_or_else(|| Link { text: edition.title.clone(), href: None })
}

/// Exemptions that the words make use of.
fn exemptions(edition: &Edition, told: &Told) -> Vec<ExemptionView> {
    let used = edition.exemptions.iter().zip(&told.exempt).filter(|(_, words)| !words.is_empty());
    used.map(|(exemption, words)| ExemptionView { words: words.clone(), reason: exemption.reason.clone() }).collect()
}

fn attachments(draft: &Draft, dossier: &Dossier, edition: &Edition) -> Vec<Link> {
    let path = |name: &str| address::attachment(dossier, edition, name, draft.context.folders());
    edition.attachments.iter().map(|of| Link::to(&of.name, draft.here.to(&path(&of.name)))).collect()
}

/// The entries of what follows the words, as far as there is any; their order is that of the template.
fn after_the_words(view: &EditionView, draft: &Draft) -> Vec<ContentsView> {
    let (words, reading) = (draft.words(), wording::reading_words(draft.context.language));
    let parts = [
        ("tabellen", words.tables, view.tables.is_empty() && view.apart.is_empty()),
        ("grafieken", words.charts, view.charts.is_empty()),
        ("cijfers", words.stated_figures, view.stated.is_empty()),
        ("beweringen", words.claims, view.claims.is_empty()),
        ("kanttekeningen", words.accepted, view.accepted.is_empty()),
        ("verzoeken", words.annex_requests, view.requests.is_empty()),
        ("getallen", words.exemptions, view.exemptions.is_empty()),
        ("bijlagen", words.attachments, view.attachments.is_empty()),
        ("voetnoten", words.footnotes, view.footnotes.is_empty()),
        ("begrippen", reading.terms, view.terms.is_empty()),
        ("verwijzen", reading.citing, view.citations.is_empty()),
    ];
    parts.into_iter().filter(|(.., empty)| !empty).map(|(name, text, _)| contents_entry(text, name)).collect()
}

/// The entry of a part that every page of the kind has.
fn contents_entry(text: &str, name: &str) -> ContentsView {
    ContentsView { text: text.to_owned(), href: fragment(&part::own(name)), parts: Vec::new() }
}
