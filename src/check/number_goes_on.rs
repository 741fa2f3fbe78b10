//! What stands directly beside a bound number changes what it says, and is not checked with it.

use std::ops::Range;

use super::Case;
use super::bound::{scale, words};
use super::counted::{Counted, counted};
use super::passages::{Binding, Passage, SETTLED, passages};
use crate::claims::{Computed, computed};
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Address, Edition, FigureIx, Scale, StatedIx};
use crate::wording::{
    SaidKind, counted_first, first_counted, hedge_before, measure_first, multiplier_first, said, sign_behind,
    sign_last, unit_before,
};

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
                signed(&passage, at, case),
                multiplied(&passage, at, case),
                followed_by_sign(&passage, at, case),
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

/// `min` before the number. Behind another number it takes the one from the other, which both stand there for.
fn signed(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Beside {
    let range = sign_last(&passage.text[..at], case.language)?;
    let is_between = passage.text[..range.start].trim_end().ends_with(is_number);
    (!is_between).then_some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}

/// `plus` behind the number, unless what is added follows.
fn followed_by_sign(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Beside {
    let after = &passage.text[at + SETTLED.len_utf8()..];
    let length = sign_behind(after, case.language)?;
    let range = behind(passage, at, length);
    let adds = passage.text[range.end..].split(['.', ';', ':']).next().is_some_and(|rest| rest.contains(is_number));
    (!adds).then_some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}

fn is_number(mark: char) -> bool {
    mark == SETTLED || mark.is_numeric()
}

/// A word behind the number that makes so many times as much of it, or so many parts: `mln`, `duizend`, `honderdste`.
fn multiplied(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Beside {
    let length = multiplier_first(&passage.text[at + SETTLED.len_utf8()..], case.language)?;
    let range = behind(passage, at, length);
    Some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}

/// A unit beside a number that its figure does not have: `%` or `euro` behind a count, what is counted behind a percentage,
/// what another table counts.
fn in_other_unit(passage: &Passage<'_>, at: usize, counted: &Counted, case: &Case<'_>) -> Option<Diagnostic> {
    let own = own(passage, at, case)?;
    let range = other_currency(passage, at, &own.unit).or_else(|| other_kind(passage, at, &own, counted, case))?;
    let what = passage.text.get(range.clone())?;
    let message = format!("`{what}` makes another number of the one beside it, whose figure is in `{}`", own.unit);
    let (section, sentence) = passage.subject(what);
    Some(
        Diagnostic::new(&CODE, passage.place(&range)?, message)
            .about(case.name(), section)
            .in_sentence(sentence)
            .hint("say the unit of the figure, or bind the number to another figure"),
    )
}

/// What a figure is in, as far as its words leave that to those beside them.
struct Own {
    unit: String,
    /// Its unit and the headers that say what it counts, in lower case.
    words: String,
    /// Whether it is computed, so that a rule of its own compares it with `%` and `procentpunt`.
    computed: bool,
}

impl Own {
    fn new(unit: &str, headers: &[&str]) -> Own {
        Own { unit: unit.to_owned(), words: format!("{unit} {}", headers.join(" ")).to_lowercase(), computed: false }
    }

    /// Whether it is in that unit, which its own may have in the singular, or within a longer word.
    fn is_in(&self, unit: &str) -> bool {
        self.words.contains(&unit.to_lowercase())
    }
}

/// Of the figure that stands there; `None` where its words say the unit themselves.
fn own(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Option<Own> {
    let figure = match passage.binding(at) {
        Binding::Figure(FigureIx(at)) => case.edition.figures.get(at)?,
        Binding::Stated(StatedIx(at)) => {
            let stated = case.edition.stated.get(at)?;
            return (scale(&stated.unit) == Scale::Plain).then(|| Own::new(&stated.unit, &[]));
        }
        _ => return None,
    };
    let (own, cell) = match computed(&figure.expression, case.edition) {
        Computed::Cell(table, row, column) => {
            let table = case.edition.tables.get(table.0)?;
            let label = table.rows.get(row.0).map_or("", |row| row.label.as_str());
            (Own::new(table.unit_of(row), &[label, &table.title]), table.cell(row, column))
        }
        Computed::Amount(_, Scale::Plain) => (of_all(&figure.expression.addresses(), case.edition)?, None),
        _ => return None,
    };
    let said = said(words(figure, cell), case.language)?;
    (said.kind == SaidKind::Plain).then_some(own)
}

/// What figures are in that are computed together.
fn of_all(addresses: &[&Address], edition: &Edition) -> Option<Own> {
    let mut parts = Vec::new();
    for address in addresses {
        match address {
            Address::Cells { table, rows, .. } => {
                let table = edition.tables.get(table.0)?;
                parts.push((table.unit.as_str(), table.title.as_str()));
                let named =
                    rows.iter().filter_map(|at| Some((table.unit_of(*at), table.rows.get(at.0)?.label.as_str())));
                parts.extend(named);
            }
            Address::Stated(at) => parts.push((edition.stated.get(at.0)?.unit.as_str(), "")),
            Address::Columns(_) => {}
        }
    }
    let (unit, _) = *parts.first()?;
    let words: Vec<&str> = parts.iter().flat_map(|(unit, header)| [*unit, *header]).collect();
    Some(Own { computed: true, ..Own::new(unit, &words) })
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

/// A word behind the number that makes a percentage or an amount of a count, a count of a percentage, or a count of what
/// another table counts.
fn other_kind(passage: &Passage<'_>, at: usize, own: &Own, counted: &Counted, case: &Case<'_>) -> Option<Range<usize>> {
    let start = at + SETTLED.len_utf8();
    let (after, language) = (passage.text.get(start..)?, case.language);
    match (scale(&own.unit), unit_before(after, language)) {
        (Scale::Plain, Some((words, _))) => (!own.computed).then(|| behind(passage, at, words.len())),
        (Scale::Plain, None) => {
            let measure = measure_first(after, language).filter(|measure| !own.is_in(measure));
            let elsewhere = |word: &str| counted.is_unit(word) && !own.is_in(word);
            let of_other = || counted_first(after, language, &elsewhere).map(|it| start + it.start..start + it.end);
            measure.map(|measure| behind(passage, at, measure.len())).or_else(of_other)
        }
        (Scale::Percent | Scale::Points, None) => {
            let length = first_counted(after, language, &|word| counted.is_word(word))
                .or_else(|| measure_first(after, language).map(str::len))?;
            Some(behind(passage, at, length))
        }
        _ => None,
    }
}

/// So many bytes behind a number and the space that follows it.
fn behind(passage: &Passage<'_>, at: usize, length: usize) -> Range<usize> {
    let end = at + SETTLED.len_utf8();
    let after = &passage.text[end..];
    let start = end + after.len() - after.trim_start().len();
    start..start + length
}
