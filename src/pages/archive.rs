//! Every report of a dossier: when it was the newest, and what was made of it since.

use std::collections::BTreeSet;

use super::home::edition_card;
use super::requests::kamerstuk;
use super::view::{ArchiveView, DayLineView, KeptView, Link};
use super::{Context, Draft, Over, Page, PageKind, Scope, day};
use crate::address;
use crate::history::{Archive, State};
use crate::model::{Dossier, Edition, EditionIx};
use crate::wording::{self, archive_words, change_words, counted, fill};

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "archive",
    summary: "every report of a dossier, when it was the newest, and what was made of it since",
    pages: Scope::Dossier(pages),
};

fn pages(context: &Context, dossier: &Dossier, over: Over<'_>) -> Vec<Page> {
    over.archive.map(|archive| page(context, dossier, archive)).into_iter().collect()
}

fn page(context: &Context, dossier: &Dossier, archive: &Archive<'_>) -> Page {
    let draft = Draft::of_dossier(context, dossier, address::archive(dossier, context.folders()));
    let words = archive_words(context.language);
    let editions = || dossier.editions.iter().enumerate();
    let days = archive.states.iter().rev();
    let view = ArchiveView {
        words,
        editions: editions().map(|(at, edition)| kept(&draft, archive, EditionIx(at), edition)).collect(),
        days: days.map(|state| on_day(&draft, archive, state)).collect(),
        has_undated: editions().any(|(at, _)| archive.since(EditionIx(at)).is_some_and(|since| !since.is_known)),
    };
    let title = format!("{}: {}", words.page, dossier.title);
    draft.page("archive.html", &title, Some(words.lead), Vec::new(), ("archive", &view))
}

/// The way to the page, from elsewhere.
pub(super) fn way(draft: &Draft, dossier: &Dossier) -> Link {
    let page = address::archive(dossier, draft.context.folders());
    Link::to(archive_words(draft.context.language).all_editions, draft.here.to(&page))
}

fn kept(draft: &Draft, archive: &Archive<'_>, at: EditionIx, edition: &Edition) -> KeptView {
    let (dossier, folders) = (archive.dossier, draft.context.folders());
    let older = dossier.editions.get(at.0 + 1);
    let changes = older.map(|_| address::changes(dossier, &edition.id, folders));
    let changes = changes.map(|page| Link::to(change_words(draft.context.language).page, draft.here.to(&page)));
    let then = archive.began_with(at).map(|state| Link {
        text: archive_words(draft.context.language).state_then.to_owned(),
        ..day::way(draft, dossier, state)
    });
    KeptView {
        edition: edition_card(draft, dossier, edition),
        kamerstuk: edition.kamerstuk.as_ref().map(kamerstuk),
        newest: newest(draft, archive, at),
        corrected: corrected(draft, archive, at, edition),
        ways: changes.into_iter().chain(then).collect(),
    }
}

fn on_day(draft: &Draft, archive: &Archive<'_>, state: &State<'_>) -> DayLineView {
    DayLineView { day: day::way(draft, archive.dossier, state), happened: day::happened(draft, archive, state) }
}

/// `vanaf 6 juni 2023 tot en met 2 december 2023`
fn newest(draft: &Draft, archive: &Archive<'_>, at: EditionIx) -> String {
    let (language, words) = (draft.context.language, archive_words(draft.context.language));
    let reign = archive.reign(at);
    let Some(first) = archive.states.get(reign.start).filter(|_| !reign.is_empty()) else {
        return words.never_newest.to_owned();
    };
    let day = || fill(words.from, &[&wording::date(first.day, language)]);
    let from = if first.is_known { day() } else { words.from_unknown.to_owned() };
    format!("{from} {}", until(draft, archive, archive.states.get(reign.end)))
}

/// How long something stood until that state took its place.
pub(super) fn until(draft: &Draft, archive: &Archive<'_>, next: Option<&State<'_>>) -> String {
    let (language, words) = (draft.context.language, archive_words(draft.context.language));
    match next {
        None => words.until_now.to_owned(),
        Some(next) if next.is_known => {
            let last = next.day.yesterday().unwrap_or(next.day);
            fill(words.until, &[&wording::date(last, language)])
        }
        Some(next) => fill(words.until_unknown, &[came(archive, next)]),
    }
}

/// The title of the newest edition that came then.
fn came<'a>(archive: &'a Archive<'_>, state: &State<'_>) -> &'a str {
    let came = state.came.first().and_then(|at| archive.dossier.editions.get(at.0));
    came.map_or("", |edition| &edition.title)
}

/// How often something of it was corrected or revised.
fn corrected(draft: &Draft, archive: &Archive<'_>, at: EditionIx, edition: &Edition) -> Vec<String> {
    let words = archive_words(draft.context.language);
    // What one reason corrects in several places is one correction.
    let errata: BTreeSet<_> = edition.errata.iter().map(|erratum| (erratum.date, &erratum.reason)).collect();
    let counts = [(words.errata, errata.len()), (words.revised, archive.revised(at))];
    let lines: Vec<String> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(phrases, count)| counted(phrases, count)).collect();
    if lines.is_empty() { vec![words.unchanged.to_owned()] } else { lines }
}
