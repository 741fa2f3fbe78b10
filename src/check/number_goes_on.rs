//! What stands directly beside a bound number changes what it says, and is not checked with it.

use std::ops::Range;

use super::Case;
use super::bound::{scale, words};
use super::counted::{Counted, counted};
use super::passages::{Binding, Passage, SETTLED, passages};
use crate::claims::{Computed, computed};
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{FigureIx, Scale, StatedIx};
use crate::wording::{SaidKind, first_counted, hedge_before, multiplier_before, said, unit_before};

code!(CODE, "number-goes-on", Error, "a number goes on outside the link that holds it to its figure");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let counted = counted(case);
    for passage in passages(case.edition) {
        for at in passage.figures() {
            let around = [
                glued_before(&passage, at),
                apart_before(&passage, at),
                glued_behind(&passage, at),
                hedged(&passage, at, case),
                multiplied(&passage, at, case),
            ];
            for (what, place) in around.into_iter().flatten() {
                report.push(found(&what, place, &passage, case));
            }
            report.findings.extend(in_other_unit(&passage, at, &counted, case));
        }
    }
}

fn found(what: &str, place: Span, passage: &Passage<'_>, case: &Case<'_>) -> Diagnostic {
    let message = format!("`{what}` belongs to the number beside it, but stands outside its link");
    let (section, sentence) = passage.subject(what);
    Diagnostic::new(&CODE, place, message)
        .about(case.name(), section)
        .in_sentence(sentence)
        .hint("take it into the link, so that it is checked with the number, or part the two")
}

type Beside = Option<(String, Span)>;

/// A digit, letter or sign that touches the number from the left.
fn glued_before(passage: &Passage<'_>, at: usize) -> Beside {
    let before = &passage.text[..at];
    let touches = |mark: char| {
        mark.is_alphanumeric() || matches!(mark, '-' | '+' | '=' | '\u{2212}' | '\u{d7}' | '*') || is_sign(mark)
    };
    let mark = before.chars().next_back()?;
    let digit_before_mark =
        matches!(mark, '.' | ',' | '/' | ':') && before[..before.len() - 1].ends_with(char::is_numeric);
    if !touches(mark) && !digit_before_mark {
        return None;
    }
    let word = before.rsplit(char::is_whitespace).next().filter(|word| !word.contains(SETTLED)).unwrap_or("");
    let start = before.len() - word.len().max(mark.len_utf8());
    Some((passage.text[start..at].to_owned(), passage.place(&(start..at))?))
}

/// A sign that says how far a number may be off, with a space between.
fn apart_before(passage: &Passage<'_>, at: usize) -> Beside {
    let before = passage.text[..at].trim_end();
    let sign = before.chars().next_back().filter(|mark| is_sign(*mark) && before.len() < at)?;
    let range = before.len() - sign.len_utf8()..before.len();
    Some((sign.to_string(), passage.place(&range)?))
}

fn is_sign(mark: char) -> bool {
    matches!(mark, '<' | '>' | '\u{2264}' | '\u{2265}' | '\u{b1}' | '~' | '\u{2248}')
}

/// The same from the right; a mark of punctuation only where a digit follows it.
fn glued_behind(passage: &Passage<'_>, at: usize) -> Beside {
    let start = at + SETTLED.len_utf8();
    let after = &passage.text[start..];
    let mark = after.chars().next()?;
    let next = after[mark.len_utf8()..].chars().next();
    let goes_on = mark.is_alphanumeric()
        || mark == '+'
        || matches!(mark, '.' | ',' | ':' | '/') && next.is_some_and(char::is_numeric)
        || matches!(mark, '-' | '\u{2013}') && next.is_some_and(char::is_alphanumeric);
    if !goes_on {
        return None;
    }
    let length = after.find(|mark: char| mark.is_whitespace() || mark == SETTLED).unwrap_or(after.len());
    let word = after[..length].trim_end_matches(|mark: char| !mark.is_alphanumeric() && mark != '+');
    let range = start..start + word.len();
    Some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}

/// Words such as `ruim` and `minder dan` before the number.
fn hedged(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Beside {
    let range = hedge_before(&passage.text[..at], case.language)?;
    Some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}

/// A word behind the number that makes it so many times as much: `mln`. Those that are number words are numbers themselves.
fn multiplied(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Beside {
    let length = multiplier_before(&passage.text[at + SETTLED.len_utf8()..], case.language)?;
    let range = behind(passage, at, length);
    Some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}

/// A unit beside a number that its figure does not have: `%` behind a count, what is counted behind a percentage.
fn in_other_unit(passage: &Passage<'_>, at: usize, counted: &Counted, case: &Case<'_>) -> Option<Diagnostic> {
    let unit = unit(passage, at, case)?;
    let range = other_currency(passage, at, &unit).or_else(|| other_kind(passage, at, &unit, counted, case))?;
    let what = passage.text.get(range.clone())?;
    let message = format!("`{what}` makes another number of the one beside it, whose figure is in `{unit}`");
    let (section, sentence) = passage.subject(what);
    Some(
        Diagnostic::new(&CODE, passage.place(&range)?, message)
            .about(case.name(), section)
            .in_sentence(sentence)
            .hint("say the unit of the figure, or bind the number to another figure"),
    )
}

/// The unit of the figure that stands there, as far as its words leave it to those beside them.
fn unit(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Option<String> {
    let figure = match passage.binding(at) {
        Binding::Figure(FigureIx(at)) => case.edition.figures.get(at)?,
        Binding::Stated(StatedIx(at)) => {
            let stated = case.edition.stated.get(at)?;
            return (scale(&stated.unit) == Scale::Plain).then(|| stated.unit.clone());
        }
        _ => return None,
    };
    // What is computed is compared with its unit, so its own rule tells of another.
    let Computed::Cell(table, row, column) = computed(&figure.expression, case.edition) else {
        return None;
    };
    let table = case.edition.tables.get(table.0)?;
    let said = said(words(figure, table.cell(row, column)), case.language)?;
    (said.kind == SaidKind::Plain).then(|| table.unit_of(row).to_owned())
}

/// A sign of a currency before the number, of which its unit says nothing.
fn other_currency(passage: &Passage<'_>, at: usize, unit: &str) -> Option<Range<usize>> {
    let before = passage.text[..at].trim_end();
    let (sign, _) = CURRENCIES.iter().find(|(sign, name)| before.ends_with(*sign) && !says_one(unit, *sign, name))?;
    Some(before.len() - sign.len_utf8()..before.len())
}

const CURRENCIES: [(char, &str); 3] = [('\u{20ac}', "eur"), ('$', "dollar"), ('\u{a3}', "pond")];

fn says_one(unit: &str, sign: char, name: &str) -> bool {
    unit.contains(sign) || unit.to_lowercase().contains(name)
}

/// A word behind the number that makes a percentage of a count, or a count of a percentage.
fn other_kind(
    passage: &Passage<'_>,
    at: usize,
    unit: &str,
    counted: &Counted,
    case: &Case<'_>,
) -> Option<Range<usize>> {
    let after = passage.text.get(at + SETTLED.len_utf8()..)?;
    let length = match (scale(unit), unit_before(after, case.language)) {
        (Scale::Plain, Some((words, _))) => words.len(),
        (Scale::Percent | Scale::Points, None) => first_counted(after, case.language, &|word| counted.is_word(word))?,
        _ => return None,
    };
    Some(behind(passage, at, length))
}

/// So many bytes behind a number and the space that follows it.
fn behind(passage: &Passage<'_>, at: usize, length: usize) -> Range<usize> {
    let end = at + SETTLED.len_utf8();
    let after = &passage.text[end..];
    let start = end + after.len() - after.trim_start().len();
    start..start + length
}
