//! Words that say how figures run are claims, and a claim is held to its figures.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Case;
use super::passages::{Binding, Passage, passages};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Edition, Table};
use crate::wording::{hedge_before, trends};

code!(CODE, "unclaimed-trend", Warning, "words say how figures run, and no claim holds them to it");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let rows = OnceCell::new();
    for passage in passages(case.edition) {
        let mut unclaimed = trends(&passage.text, case.language);
        unclaimed.retain(|range| passage.binding(range.start) == Binding::Free && !is_hedge(range, &passage, case));
        let Some((first, others)) = unclaimed.split_first() else {
            continue;
        };
        let Some(about) = about_figures(&passage, || rows.get_or_init(|| named_rows(case.edition))) else {
            continue;
        };
        report.findings.extend(found(&passage, first, others, case).map(|finding| finding.note(about)));
    }
}

/// Whether the words stand before a number and say how far it may be off: of these `number_goes_on` tells.
fn is_hedge(words: &Range<usize>, passage: &Passage<'_>, case: &Case<'_>) -> bool {
    let mut hedges = passage.figures().filter_map(|at| hedge_before(&passage.text[..at], case.language));
    hedges.any(|hedge| hedge.start <= words.start && words.end <= hedge.end)
}

/// One finding for a sentence: its words are mostly one claim.
fn found(passage: &Passage<'_>, first: &Range<usize>, others: &[Range<usize>], case: &Case<'_>) -> Option<Diagnostic> {
    let words = &passage.text[first.clone()];
    let message = format!("`{words}` says how figures run, and no claim holds it to them");
    let finding = Diagnostic::new(&CODE, passage.place(first)?, message);
    let places = others.iter().filter_map(|other| passage.place(other));
    let finding = places.fold(finding, |finding, place| finding.label(place, "and this"));
    let (section, sentence) = passage.subject(words);
    Some(
        finding
            .about(case.name(), section)
            .in_sentence(sentence)
            .hint("make the words a claim: `[words][name]`, and under the paragraph `[name]: claim: \"…\"`"),
    )
}

/// Why the words are about figures; `None` where they are about something else.
fn about_figures<'r>(passage: &Passage<'_>, rows: impl FnOnce() -> &'r Vec<NamedRow>) -> Option<String> {
    if passage.figures().next().is_some() {
        return Some(String::from("the sentence states a figure"));
    }
    let words = words(&passage.text);
    let row = rows().iter().find(|row| row.words.is_subset(&words))?;
    Some(format!("the sentence names `{}` ({})", row.address, row.label))
}

/// A row, and the words of its header that name it.
struct NamedRow {
    address: String,
    label: String,
    words: BTreeSet<String>,
}

fn named_rows(edition: &Edition) -> Vec<NamedRow> {
    edition.tables.iter().flat_map(rows_of).filter(|row| !row.words.is_empty()).collect()
}

fn rows_of(table: &Table) -> impl Iterator<Item = NamedRow> + '_ {
    table.rows.iter().map(|row| NamedRow {
        address: format!("{}.{}", table.id, row.id),
        label: row.label.clone(),
        words: words(row.label.split('(').next().unwrap_or("")).into_iter().filter(|word| names(word)).collect(),
    })
}

/// Whether a word of a header says what the row is about, and not only that it counts.
fn names(word: &str) -> bool {
    const COUNTING: [&str; 12] = [
        "aantal",
        "aantallen",
        "totaal",
        "waarvan",
        "number",
        "numbers",
        "total",
        "which",
        "nombre",
        "nombres",
        "totaux",
        "dont",
    ];
    word.chars().count() > 3 && !COUNTING.contains(&word)
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
