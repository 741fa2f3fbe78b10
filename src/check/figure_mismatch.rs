//! A number in the text must be the figure that it is bound to.

use super::Case;
use super::bound::{is_said_in_other_unit, prints_hundredths, stated, unit_of};
use crate::claims::{Computed, as_printed, computed, rests_on_unreadable};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, Edition, Figure, Hedge, Interval, Language, Number, Scale, Value};
use crate::wording::{Said, SaidKind, amount, number};

code!(CODE, "figure-mismatch", "the text says another number than the figure it is bound to");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for figure in &case.edition.figures {
        if let Some(finding) = mismatch(figure, case.edition, case.language) {
            report.push(finding.about(case.name(), figure.address.as_str()));
        }
    }
}

/// What is wrong with a number in a text of that language, unless that is its unit or the way in which it is computed:
/// these have rules of their own.
pub(super) fn mismatch(figure: &Figure, edition: &Edition, language: Language) -> Option<Diagnostic> {
    if rests_on_unreadable(&figure.expression, edition) {
        return None;
    }
    match computed(&figure.expression, edition) {
        Computed::Nothing => Some(nothing(figure)),
        Computed::Cell(table, row, column) => {
            let table = &edition.tables[table.0];
            table.cell(row, column).and_then(|cell| against_cell(figure, cell, unit_of(table, row), language))
        }
        Computed::Amount(range, scale) => against_amount(figure, &Amount { range, scale, edition, language }),
        Computed::Unfit(_) => None,
    }
}

fn nothing(figure: &Figure) -> Diagnostic {
    let message = format!("`{}` is no single figure", figure.address);
    Diagnostic::new(&CODE, figure.span, message)
        .hint("name one column (`table.row@2022`), and only cells that hold a number")
}

fn against_cell(figure: &Figure, cell: &Cell, scale: Scale, language: Language) -> Option<Diagnostic> {
    if is_said_in_other_unit(figure, scale, Some(cell), language) {
        return None;
    }
    let words = figure.words.trim();
    // Without words the page fills the printed text in, and the printed text always says what is printed.
    if words.is_empty() || plain_spaces(words) == plain_spaces(&cell.printed) {
        return None;
    }
    let said = stated(figure, words, language);
    if said.is_some_and(|said| says_cell(said, cell, scale)) {
        return None;
    }
    let message = match said {
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

fn says_cell(said: Said, cell: &Cell, scale: Scale) -> bool {
    // A row in per cent holds `12,5`, and its text says `12,5 %`.
    let (stated, decimals) = match (said.kind, scale) {
        (SaidKind::Plain, _) => (Some(said.number), said.decimals),
        (SaidKind::Percent, Scale::Percent) | (SaidKind::Points, Scale::Points) => {
            (said.number.times(Number::whole(100)), said.decimals.saturating_sub(2))
        }
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

/// What an address comes to where that is no printed cell, and what it is compared in.
struct Amount<'e> {
    range: Interval,
    scale: Scale,
    edition: &'e Edition,
    language: Language,
}

fn against_amount(figure: &Figure, amount: &Amount<'_>) -> Option<Diagnostic> {
    let words = figure.words.trim();
    if words.is_empty() {
        let message =
            format!("the number that `{}` comes to needs words: only a printed cell can be filled in", figure.address);
        let shown = amount.shown(amount.range);
        return Some(Diagnostic::new(&CODE, figure.span, message).note(format!("it comes to {shown}")));
    }
    let printed = as_printed(&figure.expression, amount.edition);
    let said = stated(figure, words, amount.language).map(|said| as_printed_of(said, figure, amount));
    let right = said.is_some_and(|said| says_number(said, printed, amount.range));
    if right || is_said_in_other_unit(figure, amount.scale, None, amount.language) {
        return None;
    }
    let comes_to = amount.shown(printed.map_or(amount.range, Interval::exactly));
    let message = match said {
        Some(_) => format!("the text says `{words}`, but `{}` comes to {comes_to}", figure.address),
        None => format!("the words `{words}` state no number that can be compared with {comes_to}"),
    };
    let finding = Diagnostic::new(&CODE, figure.span, message)
        .remark("the text")
        .note(format!("with all that the source may have rounded: {}", amount.shown(amount.range)));
    let way_out = said.zip(printed).and_then(|(said, printed)| way_out(figure, said, printed, amount));
    Some(way_out.into_iter().fold(finding, Diagnostic::hint))
}

/// Bare digits of percentages stand in hundredths, as these are printed: `40,6` of 40,6 %.
fn as_printed_of(said: Said, figure: &Figure, amount: &Amount<'_>) -> Said {
    let in_hundredths = said.kind == SaidKind::Plain
        && amount.scale != Scale::Plain
        && prints_hundredths(&figure.expression, amount.edition);
    match said.number.over(Number::whole(100)).filter(|_| in_hundredths) {
        Some(number) => Said { number, decimals: said.decimals + 2, ..said },
        None => said,
    }
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

/// What to write instead; for a fall, which words often give without its sign, the address that turns it round.
fn way_out(figure: &Figure, said: Said, printed: Number, of: &Amount<'_>) -> Option<String> {
    let words = figure.words.trim();
    if said.hedge != Hedge::Exactly || said.kind == SaidKind::Fraction {
        return None;
    }
    if says_number(said, Some(printed.negated()), of.range.negated()) {
        return Some(format!("of a fall, words give the size: `[{words}](<figure:0 - {}>)`", grouped(&figure.address)));
    }
    right(figure, said, printed, of).map(|right| format!("write `{right}`"))
}

/// The right number said as the words say theirs, with as many decimals; with its unit where they lack it.
fn right(figure: &Figure, said: Said, printed: Number, of: &Amount<'_>) -> Option<String> {
    let words = figure.words.trim();
    let behind = &words[words.rfind(|mark: char| mark.is_ascii_digit())? + 1..];
    let in_hundredths = said.kind != SaidKind::Plain || prints_hundredths(&figure.expression, of.edition);
    match of.scale {
        Scale::Plain if said.kind == SaidKind::Plain => {
            Some(format!("{}{behind}", number(printed, said.decimals, of.language)))
        }
        Scale::Plain => None,
        Scale::Percent | Scale::Points if in_hundredths => {
            let hundredths = printed.times(Number::whole(100))?;
            Some(format!("{}{behind}", number(hundredths, said.decimals.saturating_sub(2), of.language)))
        }
        Scale::Percent | Scale::Points => Some(of.shown(Interval::exactly(printed))),
    }
}

/// In brackets where it is a sum.
fn grouped(address: &str) -> String {
    if address.contains(" + ") || address.contains(" - ") { format!("({address})") } else { address.to_owned() }
}

impl Amount<'_> {
    /// A number of that kind, in the words of the site.
    fn shown(&self, range: Interval) -> String {
        let whole = [range.low, range.high].into_iter().flatten().all(|bound| bound.is_multiple_of(Number::ONE));
        let decimals = match self.scale {
            Scale::Plain if whole => 0,
            Scale::Plain => 3,
            Scale::Percent | Scale::Points => 1,
        };
        amount(range, self.scale, decimals, self.language)
    }
}
