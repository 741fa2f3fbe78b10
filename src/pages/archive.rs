//! Every report of a dossier: when it was the newest, and what was made of it since; and what was due and what came.

use super::home::edition_card;
use super::link::part;
use super::requests::{kamerstuk, name};
use super::view::{ArchiveView, AskedInShortView, CalendarView, DayLineView, DueView, KeptView, Link};
use super::{Context, Draft, Over, Page, PageKind, Scope, day};
use crate::address;
use crate::history::{self, Archive, Due, Outcome, State};
use crate::model::{Dossier, Edition, EditionIx, Language};
use crate::options::today;
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
    let (calendar, without_day) = calendar(&draft, archive);
    let view = ArchiveView {
        words,
        editions: editions().map(|(at, edition)| kept(&draft, archive, EditionIx(at), edition)).collect(),
        days: days.map(|state| on_day(&draft, archive, state)).collect(),
        has_undated: editions().any(|(at, _)| archive.since(EditionIx(at)).is_some_and(|since| !since.is_known)),
        calendar,
        without_day,
    };
    let title = wording::labelled(words.page, &dossier.title, context.language);
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
    let told = history::told(&edition.errata);
    let translated = told.iter().filter(|erratum| erratum.language().is_some()).count();
    let counts = [
        (words.errata, told.len() - translated),
        (words.errata_translated, translated),
        (words.revised, archive.revised(at)),
    ];
    let lines: Vec<String> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(phrases, count)| counted(phrases, count)).collect();
    if lines.is_empty() { vec![words.unchanged.to_owned()] } else { lines }
}

/// What was due on every request for regular reports; and those of which no day follows.
fn calendar(draft: &Draft, archive: &Archive<'_>) -> (Vec<CalendarView>, Vec<AskedInShortView>) {
    let today = today(draft.context.options.as_of);
    let page = address::requests(archive.dossier, draft.context.folders());
    let (mut dated, mut others) = (Vec::new(), Vec::new());
    for ledger in archive.ledgers.iter().filter(|ledger| ledger.request.periodic) {
        let request = ledger.request;
        let href = draft.here.to_part(&page, &part::request(request));
        let asked = AskedInShortView {
            link: Link::to(
                wording::labelled(&name(request, draft.words()), &request.title, draft.context.language),
                href,
            ),
            often: request.every.clone().unwrap_or_else(|| draft.words().periodic.to_owned()),
        };
        match ledger.calendar(today) {
            Some(dues) if dues.is_empty() => {}
            Some(dues) => {
                let dues = dues.iter().map(|due| due_view(draft, archive, due)).collect();
                dated.push(CalendarView { asked, dues });
            }
            None => others.push(asked),
        }
    }
    (dated, others)
}

fn due_view(draft: &Draft, archive: &Archive<'_>, due: &Due<'_>) -> DueView {
    let (dossier, language) = (archive.dossier, draft.context.language);
    let words = archive_words(language);
    let came = due.came.as_ref().and_then(|reply| Some((dossier.editions.get(reply.edition.0)?, reply.since)));
    let day = came.map(|(_, since)| {
        let day = wording::date(since.day, language);
        if since.is_known { day } else { fill(words.report_until, &[&day]) }
    });
    let none = if due.outcome == Outcome::Awaited { words.not_yet } else { words.nothing_came };
    DueView {
        by: due_by(due, language),
        came: came.map(|(edition, _)| Link::to(&edition.title, draft.here.to(&address::edition(dossier, &edition.id)))),
        day: day.unwrap_or_else(|| none.to_owned()),
        outcome: match due.outcome {
            Outcome::InTime => words.in_time.to_owned(),
            Outcome::Late { months, days } => fill(words.late, &[&wording::lapse(months, days, language)]),
            Outcome::Untold => words.untold.to_owned(),
            Outcome::Missed => words.missed.to_owned(),
            Outcome::Overdue => words.overdue.to_owned(),
            Outcome::Awaited => words.awaited.to_owned(),
        },
    }
}

/// The day by which something was due, or the first and the last of several.
pub(super) fn due_by(due: &Due<'_>, language: Language) -> String {
    let words = archive_words(language);
    let [first, last] = [due.first, due.last].map(|day| wording::date(day, language));
    let by = match due.times {
        1 => first,
        times => fill(words.several_times, &[&first, &last, &times.to_string()]),
    };
    if due.is_known { by } else { fill(words.counted_from_report, &[&by]) }
}
