//! A dossier at a glance: what is new, what changed, what is still open.

use super::home::edition_card;
use super::requests;
use super::view::{GlanceView, Link, OpenView};
use super::{Draft, Over, archive, changes};
use crate::address;
use crate::history::{self, Due, Ledger, Outcome};
use crate::model::{Answered, Dossier, Handling, Request, Status};
use crate::options;
use crate::wording::{self, fill, reading_words};

/// Of all that is open, so many are named; how many there are is said.
const MOST_OPEN: usize = 4;

pub(super) fn glance(draft: &Draft, dossier: &Dossier, over: Over<'_>) -> GlanceView {
    let language = draft.context.language;
    let words = reading_words(language);
    let not_closed = dossier.requests.iter().filter(|request| !request.is_closed(request.standing()));
    let (open, told): (Vec<&Request>, Vec<&Request>) = not_closed.partition(|request| is_open(request));
    let (refused, unstated): (Vec<&Request>, Vec<&Request>) = told.into_iter().partition(|request| is_refused(request));
    let how_many = |phrase: &str, of: &[&Request]| (!of.is_empty()).then(|| fill(phrase, &[&of.len().to_string()]));
    let changed = over.since.map(|since| changes::in_short(draft, dossier, since));
    let is_first = dossier.editions.len() == 1;
    let page = |id: &str| draft.here.to(&address::changes(dossier, id, draft.context.folders()));
    GlanceView {
        latest: dossier.editions.first().map(|edition| edition_card(draft, dossier, edition)),
        corrected: over
            .corrections
            .first()
            .map(|last| fill(words.corrected_on, &[&wording::date(last.erratum.date, language)])),
        nothing_changed: match &changed {
            None => is_first.then_some(words.first_report),
            Some(lines) => lines.is_empty().then_some(words.nothing_changed),
        },
        changed: changed.unwrap_or_default(),
        all_changes: over.since.map(|since| Link::to(wording::change_words(language).page, page(&since.later.id))),
        nothing_open: (open.is_empty() && refused.is_empty() && unstated.is_empty() && !dossier.requests.is_empty())
            .then_some(words.nothing_open),
        not_settled: [how_many(words.unstated, &unstated), how_many(words.refused, &refused)]
            .into_iter()
            .flatten()
            .collect(),
        more_open: (open.len() > MOST_OPEN).then(|| fill(words.more_open, &[&(open.len() - MOST_OPEN).to_string()])),
        open: open.iter().take(MOST_OPEN).map(|request| open_view(draft, dossier, request)).collect(),
        due: next_due(draft, dossier),
        ledger: draft.here.to(&address::requests(dossier, draft.context.folders())),
    }
}

/// Whether more is surely to come: nothing was said yet, or that it is not met, or it asks to be told again and again.
/// Of an answer that says nothing of where a request stands nobody knows.
fn is_open(request: &Request) -> bool {
    let stated = |answer: &Answered| matches!(answer.handling, Handling::Stated(_));
    request.periodic || request.standing().is_none_or(stated)
}

/// Whether the last answer is that what was asked cannot be told.
fn is_refused(request: &Request) -> bool {
    request.standing().is_some_and(|answer| matches!(answer.handling, Handling::CannotBeReported { .. }))
}

fn open_view(draft: &Draft, dossier: &Dossier, request: &Request) -> OpenView {
    let page = address::requests(dossier, draft.context.folders());
    let status = request.standing().and_then(|answer| match answer.handling {
        // What asks to be told again is open though it was met: said beside each other the two would contradict.
        Handling::Stated(Status::Voldaan) | Handling::CannotBeReported { .. } | Handling::Unstated => None,
        Handling::Stated(status) => Some(status.name()),
    });
    OpenView {
        link: Link::to(
            requests::name(request, draft.words()),
            draft.here.to_part(&page, &super::link::part::request(request)),
        ),
        status,
    }
}

/// The first report that is awaited, or overdue.
fn next_due(draft: &Draft, dossier: &Dossier) -> Option<String> {
    let today = options::today(draft.context.options.as_of);
    let ledgers = history::ledgers(dossier);
    let calendars = ledgers.iter().filter_map(|ledger: &Ledger<'_>| ledger.calendar(today));
    let (due, was_due) =
        calendars.filter_map(|dues| dues.last().copied().and_then(outlook)).min_by_key(|(due, _)| due.first)?;
    let words = wording::archive_words(draft.context.language);
    let phrase = if was_due { words.was_due } else { words.next_due };
    Some(fill(phrase, &[&archive::due_by(&due, draft.context.language)]))
}

/// What is still to come, and whether its day has passed.
fn outlook(due: Due<'_>) -> Option<(Due<'_>, bool)> {
    match due.outcome {
        Outcome::Awaited => Some((due, false)),
        Outcome::Overdue => Some((due, true)),
        Outcome::InTime | Outcome::Late { .. } | Outcome::Untold | Outcome::Missed => None,
    }
}
