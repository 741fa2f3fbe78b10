//! What was corrected in a report after its publication: what was said, what is said now, and why.

use super::Draft;
use super::link::part;
use super::view::{CorrectionView, Link, ReplacedView};
use crate::address;
use crate::history::{self, Correction, Defined};
use crate::model::{
    Dossier, Edition, Erratum, Language, Part, Published, Replaced, Table, parted_by_language, plain, section_of,
};
use crate::wording::{self, ChangeWords, Words, change_words, fill};

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
        let part = replaced.part;
        history::is_shown(part, &replaced.at, translation).then(|| ReplacedView {
            about: about(draft, dossier, edition, (part, at)),
            line: line(draft, part, at, replaced),
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

/// `Was: 35. Nu: 40.`; nothing of what is held for us only.
fn line(draft: &Draft, part: Part, at: &str, Replaced { was, now, .. }: &Replaced) -> Option<String> {
    let words = change_words(draft.context.language);
    let said = |text: &Option<String>| wording::published(part, at, text.as_deref()?, draft.context.language);
    let quoted = |text: String| wording::quoted(&text, draft.context.language);
    let line = match (said(was), said(now)) {
        (Some(was), Some(now)) if was == now => described_otherwise(part, words)?.to_owned(),
        (Some(was), Some(now)) => fill(words.from_to, &[&quoted(was), &quoted(now)]),
        (None, Some(now)) => fill(words.new, &[&quoted(now)]),
        (Some(was), None) => fill(words.gone, &[&quoted(was)]),
        (None, None) => return None,
    };
    // What is quoted with its full stop needs no second one.
    Some(line.replace(".\u{2019}.", ".\u{2019}"))
}

/// What is said where the words are the same: of a figure only its mark can differ, of a claim its formula.
fn described_otherwise(part: Part, words: &ChangeWords) -> Option<&'static str> {
    matches!(part, Part::Table | Part::Stated).then_some(words.described_otherwise)
}

/// What it is about, in words, and where that is.
fn about(draft: &Draft, dossier: &Dossier, edition: &Edition, (part, at): (Part, &str)) -> Link {
    let language = draft.context.language;
    let page = match translation(draft) {
        None => address::edition(dossier, &edition.id),
        Some(language) => address::translation(dossier, &edition.id, language),
    };
    let to = |text: String, part: &str| Link::to(text, draft.here.to_part(&page, part));
    let id = at.split(['.', '@', '[']).next().unwrap_or(at);
    let named = match part {
        Part::Attachment => return attachment(draft, dossier, edition, &page, at),
        Part::Head => Some(Link::to(of_head(draft.words(), at, edition), draft.here.to(&page))),
        Part::Sentence => {
            let section = edition.narrative.sections.iter().find(|section| section.id == section_of(at));
            section.map(|section| to(plain(&section.title), &section.id))
        }
        Part::Chart => {
            let chart = edition.charts.iter().find(|chart| chart.id == id);
            chart.map(|chart| to(chart.title.value.clone(), &part::chart(id)))
        }
        Part::Stated => {
            let stated = edition.stated.iter().find(|stated| stated.id == id);
            stated.map(|stated| to(stated.text.clone(), &part::stated(id)))
        }
        Part::Claim | Part::Table | Part::Figure | Part::Note | Part::Reason => {
            let table = edition.tables.iter().find(|table| table.id == id);
            let claim = edition.claims.iter().find(|claim| claim.id == id);
            let table = table.map(|table| to(in_table(table, at, language), &part::table(id)));
            table.or_else(|| claim.map(|claim| to(claim.words.clone(), &part::claim(id))))
        }
        Part::Answer => {
            let request = dossier.requests.iter().find(|request| request.id == id);
            request.map(|request| to(request.title.clone(), &part::request(request)))
        }
        Part::Template => None,
    };
    named.unwrap_or_else(|| Link::to(&edition.title, draft.here.to(&page)))
}

fn attachment(draft: &Draft, dossier: &Dossier, edition: &Edition, page: &str, at: &str) -> Link {
    let name = at.strip_prefix(Published::ATTACHMENTS).unwrap_or(at);
    let is_there = edition.attachments.iter().any(|attachment| attachment.name == name);
    let file = address::attachment(dossier, edition, name, draft.context.folders());
    Link::to(name, draft.here.to(if is_there { &file } else { page }))
}

/// What a line of the head is called there.
fn of_head(words: &Words, at: &str, edition: &Edition) -> String {
    let name = match at {
        "subject" => words.subject,
        "sender" => words.sender,
        "reference" => words.reference_period,
        "date" => words.date,
        "kamerstuk" => words.own_kamerstuk,
        _ => &edition.title,
    };
    name.to_owned()
}

/// `Terugkeer, Gedwongen vertrek, 2022`, `Terugkeer, eenheid`
fn in_table(table: &Table, at: &str, language: Language) -> String {
    let (place, inside) = at.strip_suffix(']').and_then(|at| at.rsplit_once('[')).unwrap_or((at, ""));
    let (rows, column) = place.split_once('@').unwrap_or((place, ""));
    let row = rows.split_once('.').and_then(|(_, id)| table.rows.iter().find(|row| row.id == id));
    let column = table.columns.iter().find(|of| of.id == column);
    let named = [
        Some(table.title.as_str()),
        row.map(|row| row.label.as_str()),
        column.map(|column| column.label.as_str()),
        what_of(inside, language),
    ];
    named.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What stands in brackets behind an address, in words.
fn what_of(inside: &str, language: Language) -> Option<&'static str> {
    let words = change_words(language);
    let defined = |what: Defined| Some(words.defined_names[what as usize]);
    match inside {
        "" => None,
        "title" => defined(Defined::Name),
        "source" => defined(Defined::Source),
        "unit" => defined(Defined::Unit),
        "measure" => defined(Defined::Measure),
        "rounded_to" => defined(Defined::Rounding),
        "withheld" => defined(Defined::Withheld),
        "signs" => Some(wording::words(language).signs),
        note if note.starts_with('^') => Some(words.parts_of_table[0]),
        _ => Some(words.parts_of_table[1]),
    }
}
