//! What was corrected in a report after its publication: what was said, what is said now, and why.

use super::Draft;
use super::link::part;
use super::view::{CorrectionView, Link, ReplacedView};
use crate::address;
use crate::history::{self, Correction, section_of};
use crate::model::{Dossier, Edition, Erratum, Language, Published, Replaced, parted_by_language, plain};
use crate::wording::{self, change_words, fill};

/// The corrections, in their order, with ways to their places on the page of the edition.
pub(super) fn corrections(
    draft: &Draft,
    dossier: &Dossier,
    edition: &Edition,
    all: &[Correction<'_>],
) -> Vec<CorrectionView> {
    let translation = translation(draft);
    let replaced = |replaced: &Replaced| {
        let (of, at) = parted_by_language(&replaced.at);
        // What only readers of the other language see is told to them.
        history::is_shown(edition, &replaced.at, translation).then(|| ReplacedView {
            about: about(draft, dossier, edition, at),
            line: line(draft, edition, replaced),
            own: of == translation,
        })
    };
    let mut told: Vec<(&Erratum, CorrectionView)> = Vec::new();
    for Correction { erratum, replaced: all } in all {
        let replaced: Vec<ReplacedView> = all.iter().filter_map(replaced).collect();
        match told.iter_mut().find(|(known, _)| known.is_one_with(erratum)) {
            Some((_, known)) => known.replaced.extend(replaced),
            None if replaced.is_empty() => {}
            None => {
                let date = wording::date(erratum.date, draft.context.language);
                told.push((erratum, CorrectionView { date, reason: erratum.reason.clone(), replaced }));
            }
        }
    }
    told.into_iter().map(|(_, view)| view).collect()
}

/// The translation that a page is in; `None` where it is in the language of the site.
pub(super) fn translation(draft: &Draft) -> Option<Language> {
    let language = draft.context.language;
    (language != draft.context.site.language).then_some(language)
}

/// `Was: 35. Is nu: 40.`; nothing of what is held for us only, such as a formula, the rows of a chart, lines of templates,
/// the bytes of a file, the mark of a note.
fn line(draft: &Draft, edition: &Edition, Replaced { at, was, now }: &Replaced) -> Option<String> {
    let words = change_words(draft.context.language);
    let is_for_readers = at != Published::TEMPLATES
        && !at.starts_with(Published::ATTACHMENTS)
        && !edition.charts.iter().any(|chart| chart.id == *at)
        && !edition.claims.iter().any(|claim| claim.id == *at);
    let [was, now] = [was, now].map(|text| text.as_deref().map(without_marks));
    let is_for_readers = is_for_readers && was != now;
    let quoted = |text: String| format!("\u{2018}{text}\u{2019}");
    let line = match (was.map(quoted), now.map(quoted)) {
        (Some(was), Some(now)) => fill(words.from_to, &[&was, &now]),
        (None, Some(now)) => fill(words.new, &[&now]),
        (was, None) => fill(words.gone, &[&was.unwrap_or_default()]),
    };
    // What is quoted with its full stop needs no second one.
    is_for_readers.then(|| line.replace(".\u{2019}.", ".\u{2019}"))
}

/// The text without `[^a]`, by which authors mark notes.
fn without_marks(text: &str) -> String {
    let mut parts = text.split("[^");
    let first = parts.next().unwrap_or_default();
    let others = parts.map(|part| part.split_once(']').map_or("", |(_, after)| after));
    std::iter::once(first).chain(others).collect()
}

/// What it is about, in words, and where that is.
fn about(draft: &Draft, dossier: &Dossier, edition: &Edition, at: &str) -> Link {
    let language = draft.context.language;
    let page = if language == draft.context.site.language {
        address::edition(dossier, &edition.id)
    } else {
        address::translation(dossier, &edition.id, language)
    };
    let to = |text: String, part: &str| Link::to(text, draft.here.to_part(&page, part));
    if let Some(name) = at.strip_prefix(Published::ATTACHMENTS) {
        let is_there = edition.attachments.iter().any(|attachment| attachment.name == name);
        let file = address::attachment(dossier, edition, name, draft.context.folders());
        return Link::to(name, draft.here.to(if is_there { &file } else { &page }));
    }
    let id = at.split(['.', '@', '[']).next().unwrap_or(at);
    let section = section_of(at);
    if let Some(table) = edition.tables.iter().find(|table| table.id == id) {
        let (rows, column) = at.split_once('@').unwrap_or((at, ""));
        let column = column.split('[').next().unwrap_or(column);
        let row = rows.split('[').next().unwrap_or(rows).strip_prefix(id).map(|row| row.trim_start_matches('.'));
        let row = row.and_then(|id| table.rows.iter().find(|row| row.id == id)).map(|row| row.label.as_str());
        let column = table.columns.iter().find(|of| of.id == column).map(|of| of.label.as_str());
        let named = [Some(table.title.as_str()), row, column];
        return to(named.into_iter().flatten().collect::<Vec<_>>().join(", "), &part::table(id));
    }
    if let Some(chart) = edition.charts.iter().find(|chart| chart.id == id) {
        return to(chart.title.clone(), &part::chart(id));
    }
    if let Some(stated) = edition.stated.iter().find(|stated| stated.id == id) {
        return to(stated.text.clone(), &part::stated(id));
    }
    if let Some(claim) = edition.claims.iter().find(|claim| claim.id == id) {
        return to(claim.words.clone(), &part::claim(id));
    }
    match edition.narrative.sections.iter().find(|of| of.id == section) {
        Some(section) => to(plain(&section.title), &section.id),
        None => Link::to(&edition.title, draft.here.to(&page)),
    }
}
