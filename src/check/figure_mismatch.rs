//! A number in the text must be the figure that it is bound to.

use super::Case;
use crate::claims::{Computed, as_printed, computed};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, Edition, Figure, Gap, Hedge, Interval, Language, Number, Value};
use crate::wording::{Said, SaidKind, interval, is_percent, number, said};

code!(CODE, "figure-mismatch", "the text says another number than the figure it is bound to");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for figure in &case.edition.figures {
        if let Some(finding) = mismatch(figure, case.edition, case.language) {
            report.push(finding.about(case.name(), figure.address.as_str()));
        }
    }
}

/// What is wrong with a number in a text of that language.
pub(super) fn mismatch(figure: &Figure, edition: &Edition, language: Language) -> Option<Diagnostic> {
    match computed(&figure.expression, edition) {
        Computed::Nothing => Some(nothing(figure)),
        Computed::Cell(table, row, column) => {
            let table = &edition.tables[table.0];
            table.cell(row, column).and_then(|cell| against_cell(figure, cell, table.unit_of(row), language))
        }
        Computed::Range(range) => against_range(figure, range, edition, language),
    }
}

fn nothing(figure: &Figure) -> Diagnostic {
    let message = format!("`{}` is no single figure", figure.address);
    Diagnostic::new(&CODE, figure.span, message)
        .hint("name one column (`table.row@2022`), and only cells that hold a number")
}

fn against_cell(figure: &Figure, cell: &Cell, unit: &str, language: Language) -> Option<Diagnostic> {
    if cell.value == Value::Missing(Gap::Unreadable) {
        return None;
    }
    let words = figure.words.trim();
    // Without words the page fills the printed text in, and the printed text always says what is printed.
    if words.is_empty() || plain_spaces(words) == plain_spaces(&cell.printed) {
        return None;
    }
    let stated = said(words, language);
    if stated.is_some_and(|said| says_cell(said, cell, unit)) {
        return None;
    }
    let message = match stated {
        Some(_) => format!("the text says `{words}`, but the cell holds `{}`", cell.printed),
        None => format!("the words `{words}` state no number that can be compared with `{}`", cell.printed),
    };
    let finding = Diagnostic::new(&CODE, figure.span, message).remark("the text").label(cell.span, "the figure");
    Some(
        finding
            .hint(format!("correct the one or the other, or let the page fill it in: `[](figure:{})`", figure.address)),
    )
}

fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ")
}

fn says_cell(said: Said, cell: &Cell, unit: &str) -> bool {
    // A row in per cent holds `12,5`, and its text says `12,5 %`.
    let in_percent = said.kind == SaidKind::Percent && is_percent(unit);
    let (stated, decimals) = match (said.kind, in_percent) {
        (SaidKind::Plain, _) => (Some(said.number), said.decimals),
        (_, true) => (said.number.times(Number::whole(100)), said.decimals.saturating_sub(2)),
        _ => (None, 0),
    };
    let Some(stated) = stated else {
        return false;
    };
    match (&cell.value, said.hedge) {
        // 4,60 claims more than 4,6 does, so the decimals count too.
        (Value::Number { number, decimals: shown, .. }, Hedge::Exactly) => *number == stated && *shown == decimals,
        (Value::Number { interval: meant, .. } | Value::Withheld(meant), hedge) => {
            Interval::hedged(hedge, stated, Number::step(decimals)).encloses(*meant)
        }
        (Value::Missing(_) | Value::Text, _) => false,
    }
}

fn against_range(figure: &Figure, range: Interval, edition: &Edition, language: Language) -> Option<Diagnostic> {
    let words = figure.words.trim();
    if words.is_empty() {
        let message =
            format!("the number that `{}` comes to needs words: only a printed cell can be filled in", figure.address);
        let shown = shown(range, language);
        return Some(Diagnostic::new(&CODE, figure.span, message).note(format!("it comes to {shown}")));
    }
    let printed = as_printed(&figure.expression, edition);
    let stated = said(words, language);
    if stated.is_some_and(|said| says_number(said, printed, range)) {
        return None;
    }
    let comes_to = printed.map_or_else(|| shown(range, language), |printed| decimal(printed, language));
    let message = match stated {
        Some(_) => format!("the text says `{words}`, but `{}` comes to {comes_to}", figure.address),
        None => format!("the words `{words}` state no number that can be compared with {comes_to}"),
    };
    let finding = Diagnostic::new(&CODE, figure.span, message).remark("the text");
    Some(finding.note(format!("with all that the source may have rounded: {}", shown(range, language))))
}

/// Whether a stated number is the right rounding of the printed figures, or true of all that they can stand for.
fn says_number(said: Said, printed: Option<Number>, range: Interval) -> bool {
    let meant = match (said.kind, said.hedge) {
        // `twee derde` is a way of speaking: two percentage points either way.
        (SaidKind::Fraction, Hedge::Exactly) => Interval::around(said.number, Number::decimal(2, 2)),
        (_, Hedge::Exactly) => Interval::around(said.number, Number::step(said.decimals).half()),
        (_, hedge) => Interval::hedged(hedge, said.number, Number::step(said.decimals)),
    };
    match printed {
        Some(printed) => meant.contains(printed),
        None => meant.encloses(range),
    }
}

fn shown(range: Interval, language: Language) -> String {
    let whole = [range.low, range.high].into_iter().flatten().all(|bound| bound.is_multiple_of(Number::ONE));
    interval(range, if whole { 0 } else { 3 }, language)
}

fn decimal(value: Number, language: Language) -> String {
    number(value, if value.is_multiple_of(Number::ONE) { 0 } else { 3 }, language)
}
