//! Every number of a text is held to a figure, or it is how a checked report goes wrong.

use std::ops::Range;

use super::Case;
use super::asserted::asserts;
use super::citation_unreadable::unreadable;
use super::counted::{Counted, counted};
use super::passages::{Binding, Passage, SETTLED, passages};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{ClaimIx, Edition, Language, Paper, Term};
use crate::wording::{Known, Numeral, multiplier_first, numerals, recognised};

code!(CODE, "unbound-number", Error, "a number of the text is held to no figure");

/// So many cells with the same number are named.
const MOST_NAMED: usize = 3;

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let counted = counted(case);
    let known = Known { year: &|year| counted.is_year(year), counted: &|word| counted.is_word(word) };
    for passage in passages(case.edition) {
        let mut numerals = numerals(&passage.text, case.language);
        if numerals.is_empty() {
            continue;
        }
        let recognised = recognised(&passage.text, case.language, &known);
        numerals.retain(|numeral| !is_something_else(numeral, &passage, &recognised, &counted, case));
        // Of what is meant as a citation, `citation_unreadable` tells.
        let meant = unreadable(&passage);
        numerals.retain(|numeral| !meant.iter().any(|(range, _)| range.contains(&numeral.range.start)));
        report.findings.extend(numerals.iter().filter_map(|numeral| judged(numeral, &passage, case)));
    }
}

/// Whether a number is a date, a paper, an article and the like. It has to be so as far as it goes: `20222` is no year.
/// Of what touches a bound number, `number_goes_on` tells.
fn is_something_else(
    numeral: &Numeral,
    passage: &Passage<'_>,
    recognised: &[Range<usize>],
    counted: &Counted,
    case: &Case<'_>,
) -> bool {
    let Range { start, end } = numeral.range;
    if numeral.in_words && passage.binding(start) == Binding::Foreign || passage.touches_figure(&numeral.range) {
        return true;
    }
    if multiplies_figure(passage, &numeral.range, case.language) || counted.name(passage, &numeral.range) {
        return true;
    }
    match passage.binding(start) {
        Binding::Cited => return true,
        Binding::Kamerstuk(paper) if numbers(paper, &passage.text[start..end]) => return true,
        _ => {}
    }
    recognised.iter().any(|range| range.start <= start && end <= range.end)
        && !is_glued_to_term(&passage.text[start..end], case)
}

/// `duizend` right behind a bound number: of this, too, `number_goes_on` tells.
fn multiplies_figure(passage: &Passage<'_>, range: &Range<usize>, language: Language) -> bool {
    passage.figures().map(|at| at + SETTLED.len_utf8()).filter(|end| *end < range.start).any(|end| {
        let is_next = passage.text[end..range.start].trim().is_empty();
        is_next && multiplier_first(&passage.text[end..], language) == Some(range.len())
    })
}

/// Whether digits are those of a parliamentary paper: its dossier, its number, or both.
fn numbers(paper: &Paper, words: &str) -> bool {
    paper.numbers().contains(&digits(words))
}

/// `LP3`: a term of the glossary with the number of a note, and no name of its own.
fn is_glued_to_term(word: &str, case: &Case<'_>) -> bool {
    let letters = word.trim_end_matches(|mark: char| mark.is_ascii_digit());
    let is_term = |term: &Term| term.term == letters || term.abbreviation.as_deref() == Some(letters);
    letters.len() < word.len() && !letters.is_empty() && case.dossier.glossary().any(is_term)
}

fn judged(numeral: &Numeral, passage: &Passage<'_>, case: &Case<'_>) -> Option<Diagnostic> {
    let place = passage.place(&numeral.range)?;
    let words = &passage.text[numeral.range.clone()];
    let (section, sentence) = passage.subject(words);
    let finding = match passage.binding(numeral.range.start) {
        Binding::Claim(ClaimIx(at)) => {
            let claim = case.edition.claims.get(at)?;
            if asserts(claim, &numeral.range, &passage.text, case) {
                return None;
            }
            let message = format!("the words of the claim `{}` say `{words}`, its assertion does not", claim.id);
            let finding = Diagnostic::new(&CODE, place, message).label(claim.span, "the assertion");
            finding.hint("say it in the assertion, or leave it out of the words")
        }
        _ => unbound(Diagnostic::new(&CODE, place, format!("`{words}` is held to no figure")), words, case),
    };
    Some(finding.about(case.name(), section).in_sentence(sentence))
}

/// Says what the number may be of, and the ways out.
fn unbound(finding: Diagnostic, words: &str, case: &Case<'_>) -> Diagnostic {
    if let Some(slip) = slip(words) {
        return finding.hint(slip);
    }
    let cells = cells(words, case.edition);
    let mut finding = finding;
    if let Some(year) = as_year(words, case.language) {
        finding = finding.hint(format!("if it is a year, say so: `{year}`"));
    }
    for (address, printed) in cells.iter().take(MOST_NAMED) {
        let written = if printed == words { String::new() } else { format!(", where the table prints `{printed}`") };
        finding = finding.hint(format!("if it is that figure: `[{printed}](figure:{address})`{written}"));
    }
    if cells.is_empty() {
        finding = finding.hint(format!(
            "bind it: `[{words}](figure:table.row@column)`, or `[{words}](stated:name)` for a figure of stated.toml"
        ));
    }
    finding.hint(format!(
        "if it states no figure: `[{words}](exempt:name)`, with the reason under [exempt] in edition.toml"
    ))
}

/// How a number that may be a year is surely one.
fn as_year(words: &str, language: Language) -> Option<String> {
    let is_year = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit()) && is_century(words);
    is_year.then(|| match language {
        Language::Dutch => format!("het jaar {words}"),
        Language::English => format!("the year {words}"),
        Language::French => format!("l’année {words}"),
    })
}

fn is_century(words: &str) -> bool {
    matches!(words.get(..2), Some("18" | "19" | "20"))
}

/// What went wrong, as far as the number itself shows it.
fn slip(words: &str) -> Option<String> {
    let digits = words.bytes().all(|byte| byte.is_ascii_digit());
    if digits && matches!(words.len(), 5 | 6) && is_century(words) {
        let (year, note) = words.split_at(4);
        return Some(format!("it looks like {year} with the number of a footnote glued on: `{year}[^{note}]`"));
    }
    let letters = words.trim_end_matches(|mark: char| mark.is_ascii_digit());
    let note = &words[letters.len()..];
    let glued = !note.is_empty() && !letters.is_empty() && letters.chars().all(char::is_alphabetic);
    glued.then(|| format!("it looks like `{letters}` with the number of a footnote glued on: `{letters}[^{note}]`"))
}

/// The cells that print these digits, however they are grouped: address and printed text.
fn cells(words: &str, edition: &Edition) -> Vec<(String, String)> {
    let wanted = digits(words);
    if wanted.is_empty() || words.chars().any(char::is_alphabetic) {
        return Vec::new();
    }
    let rows = edition.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let cells = rows.flat_map(|(table, row)| {
        row.cells.iter().zip(&table.columns).map(move |(cell, column)| (table, row, cell, column))
    });
    let alike = cells.filter(|(_, _, cell, _)| cell.number().is_some() && digits(&cell.printed) == wanted);
    let named = alike
        .map(|(table, row, cell, column)| (format!("{}.{}@{}", table.id, row.id, column.id), cell.printed.clone()));
    named.take(MOST_NAMED + 1).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
