//! What stands directly beside a bound number changes what it says, and is not checked with it.

use super::Case;
use super::passages::{Passage, SETTLED, passages};
use crate::diag::{Diagnostic, Report, Span, code};
use crate::wording::hedge_before;

code!(CODE, "number-goes-on", Error, "a number goes on outside the link that holds it to its figure");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for passage in passages(case.edition) {
        for at in passage.figures() {
            let around = [glued_before(&passage, at), glued_behind(&passage, at), hedged(&passage, at, case)];
            for (what, place) in around.into_iter().flatten() {
                report.push(found(&what, place, &passage, case));
            }
        }
    }
}

fn found(what: &str, place: Span, passage: &Passage<'_>, case: &Case<'_>) -> Diagnostic {
    let message = format!("`{what}` belongs to the number beside it, but stands outside its link");
    Diagnostic::new(&CODE, place, message)
        .about(case.name(), format!("{}: {what}", passage.section))
        .hint("take it into the link, so that it is checked with the number, or part the two")
}

type Beside = Option<(String, Span)>;

/// A digit, letter or sign that touches the number from the left.
fn glued_before(passage: &Passage<'_>, at: usize) -> Beside {
    let before = &passage.text[..at];
    let touches = |mark: char| {
        mark.is_alphanumeric() || matches!(mark, '-' | '+' | '<' | '>' | '=' | '\u{2212}' | '\u{b1}' | '~' | '\u{2248}')
    };
    let mark = before.chars().next_back()?;
    let digit_before_mark = matches!(mark, '.' | ',') && before[..before.len() - 1].ends_with(char::is_numeric);
    if !touches(mark) && !digit_before_mark {
        return None;
    }
    let word = before.rsplit(char::is_whitespace).next().filter(|word| !word.contains(SETTLED)).unwrap_or("");
    let start = before.len() - word.len().max(mark.len_utf8());
    Some((passage.text[start..at].to_owned(), passage.place(&(start..at))?))
}

/// The same from the right; a mark of punctuation only where a digit follows it.
fn glued_behind(passage: &Passage<'_>, at: usize) -> Beside {
    let start = at + SETTLED.len_utf8();
    let after = &passage.text[start..];
    let mark = after.chars().next()?;
    let next = after[mark.len_utf8()..].chars().next();
    let goes_on = mark.is_alphanumeric()
        || matches!(mark, '.' | ',' | ':' | '/') && next.is_some_and(char::is_numeric)
        || matches!(mark, '-' | '\u{2013}') && next.is_some_and(char::is_alphanumeric);
    if !goes_on {
        return None;
    }
    let length = after.find(|mark: char| mark.is_whitespace() || mark == SETTLED).unwrap_or(after.len());
    let word = after[..length].trim_end_matches(|mark: char| !mark.is_alphanumeric());
    let range = start..start + word.len();
    Some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}

/// Words such as `ruim` and `minder dan` before the number.
fn hedged(passage: &Passage<'_>, at: usize, case: &Case<'_>) -> Beside {
    let range = hedge_before(&passage.text[..at], case.language)?;
    Some((passage.text[range.clone()].to_owned(), passage.place(&range)?))
}
