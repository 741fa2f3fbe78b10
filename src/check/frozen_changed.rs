//! What was published and frozen says something else now, without an erratum.
//!
//! It is no finding that a site may accept or lower: a correction that readers see is the only way. A finding per row of
//! a table, since a column that is mended is one change to its author.

use super::{Case, FIGURES, also};
use crate::diag::{Diagnostic, Report, code};
use crate::history::{Departure, departures};
use crate::model::{Part, Published};

code!(CODE, "frozen-changed", "a frozen edition does not say what was published, and no erratum says why");

/// More figures of a row are counted and not shown.
const SHOWN: usize = 5;

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    // What cannot be read has a finding, and would seem to have gone.
    let Some(lock) = case.edition.lock.as_ref().filter(|_| !case.edition.incomplete) else {
        return;
    };
    let found: Vec<Departure<'_>> = departures(case.dossier, case.edition);
    let unexplained: Vec<Departure<'_>> = found.into_iter().filter(|one| one.erratum.is_none()).collect();
    for alike in unexplained.chunk_by(|one, other| row_of(one).is_some() && row_of(one) == row_of(other)) {
        report.findings.extend(finding(case, alike));
    }
    for kept in &lock.corrected {
        if !case.edition.errata.iter().any(|erratum| erratum.is(&kept.erratum)) {
            let of = &kept.erratum.of;
            let message = format!(
                "the erratum of {} about `{of}` was published, and is gone from `edition.toml` or reads otherwise there",
                kept.erratum.date
            );
            let hint = format!("put it back as it was: reason `{}`", kept.erratum.reason);
            report.push(Diagnostic::new(&CODE, kept.erratum.span, message).hint(hint).about(case.name(), of));
        }
    }
}

/// What several changes have in common that are told of together: the row of figures, own templates.
fn row_of<'d>(departure: &'d Departure<'_>) -> Option<&'d str> {
    match departure.part {
        Part::Figure => departure.at.split_once('@').map(|(row, _)| row),
        Part::Template => Some(Published::TEMPLATES),
        _ => None,
    }
}

fn finding(case: &Case<'_>, alike: &[Departure<'_>]) -> Option<Diagnostic> {
    let (first, others) = alike.split_first()?;
    let place = first.now.as_ref().or(first.was)?.span;
    let message = format!(
        "{}{}",
        message(first)?,
        also(others.len(), if first.at == Published::TEMPLATES { ["line", "lines"] } else { FIGURES })
    );
    let mut finding = Diagnostic::new(&CODE, place, message);
    if let (Some(was), Some(_)) = (first.was, &first.now) {
        finding = finding.label(was.span, "as published");
    }
    for (was, now) in others.iter().take(SHOWN).filter_map(|other| other.was.zip(other.now.as_ref())) {
        finding = finding.label(now.span, format!("published as `{}`", was.text));
    }
    let row = row_of(first).filter(|_| !others.is_empty());
    let about = row.unwrap_or(&first.at).to_owned();
    let of = row.map_or_else(|| of(first), str::to_owned);
    let lost = if first.was.is_none() { ", or the lock if it has lost a line" } else { "" };
    let hint = format!(
        "take the change back{lost}; if it corrects what was published, say so in `edition.toml`: `[[erratum]]` with \
         `of = \"{of}\"`, `date` and `reason`, and then `kamerbrief freeze {}`",
        case.name()
    );
    Some(finding.hint(hint).about(case.name(), about))
}

/// By what an erratum names it and nothing else: an id alone may be that of a table, a chart and a section.
fn of(Departure { part, at, .. }: &Departure<'_>) -> String {
    match part.kind().filter(|_| *part != Part::Head && !at.contains(['.', '@', '['])) {
        Some(kind) => format!("{kind}:{at}"),
        None => at.clone(),
    }
}

fn message(Departure { at, was, now, .. }: &Departure<'_>) -> Option<String> {
    let named = |one: &Published| match one.part {
        Part::Head => format!("`{at}` of the edition"),
        Part::Table => format!("the definition `{at}`"),
        Part::Figure => format!("the figure `{at}`"),
        Part::Note => format!("the note `{at}`"),
        Part::Answer => format!("what came of the request `{at}`"),
        Part::Sentence => format!("the text `{at}`"),
        Part::Stated => format!("the stated figure `{at}`"),
        Part::Claim => format!("the claim `{at}`"),
        Part::Chart => format!("the chart `{at}`"),
        Part::Reason => format!("the reason `{at}`"),
        Part::Attachment => format!("the attachment `{at}`"),
        Part::Template => String::from("what own templates make of the page"),
    };
    match (was, now) {
        (Some(was), Some(now)) if now.part == Part::Attachment => Some(format!(
            "{} is not the file that was published: its SHA-256 was `{}`, and is `{}` now",
            named(now),
            short(&was.text),
            short(&now.text)
        )),
        (None, Some(now)) if now.part == Part::Attachment => Some(format!("{} was not published", named(now))),
        (Some(was), None) if was.part == Part::Attachment => {
            Some(format!("{} was published, and is gone now", named(was)))
        }
        (Some(was), Some(now)) => {
            Some(format!("{} was published as `{}`, and is `{}` now", named(now), was.text, now.text))
        }
        (None, Some(now)) => Some(format!("{} is `{}` now, and the lock holds nothing of it", named(now), now.text)),
        (Some(was), None) => Some(format!("{} was published as `{}`, and is gone now", named(was), was.text)),
        (None, None) => None,
    }
}

/// As much of a digest as tells two apart at a glance.
fn short(digest: &str) -> String {
    digest.chars().take(12).chain(['\u{2026}']).collect()
}
