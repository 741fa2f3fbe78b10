//! A difference of percentages is in percentage points; a share and a growth are in per cent.

use super::Case;
use super::bound::{is_said_in_other_unit, stated, unit_of, words};
use crate::claims::{Computed, as_printed, computed, from_to, rests_on_unreadable};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Cell, Edition, Figure, Interval, Language, Number, Scale};
use crate::wording::{self, SaidKind, amount, said, unit_before};

code!(CODE, "percent-or-points", Error, "per cent are said where percentage points are meant, or the other way round");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for figure in &case.edition.figures {
        if let Some(finding) = confusion(figure, case.edition, case.language) {
            report.push(finding.about(case.name(), figure.address.as_str()));
        }
    }
}

/// What is wrong with the unit of a number in a text of that language.
pub(super) fn confusion(figure: &Figure, edition: &Edition, language: Language) -> Option<Diagnostic> {
    if rests_on_unreadable(&figure.expression, edition) {
        return None;
    }
    let (scale, cell) = match computed(&figure.expression, edition) {
        Computed::Cell(table, row, column) => {
            let table = edition.tables.get(table.0)?;
            (unit_of(table, row), table.cell(row, column))
        }
        Computed::Amount(_, scale) => (scale, None),
        Computed::Unfit(_) | Computed::Nothing => return None,
    };
    if !is_said_in_other_unit(figure, scale, cell, language) {
        return None;
    }
    let what = what(figure, scale, edition, language);
    let finding = Diagnostic::new(&CODE, figure.span, format!("`{}` {what}", with_unit(figure, cell, language)));
    let finding = cell.into_iter().fold(finding, |finding, cell| finding.label(cell.span, "the figure"));
    let right = right(figure, scale, cell, edition, language);
    Some(right.into_iter().fold(finding, |finding, right| finding.hint(format!("write `{right}`"))))
}

/// What the number is of.
fn what(figure: &Figure, scale: Scale, edition: &Edition, language: Language) -> String {
    match (scale, from_to(&figure.expression, edition)) {
        (Scale::Points, Some((before, after))) => {
            format!("is said of a difference of percentages: {}", percentages(before, after, language))
        }
        (Scale::Points, None) => "is said of percentage points".to_owned(),
        (_, Some((before, after))) => format!("is said of a growth: {}", counts(before, after, language)),
        (_, None) => "is said of a percentage; only two percentages differ in percentage points".to_owned(),
    }
}

/// The words of the text together with the unit behind them.
fn with_unit(figure: &Figure, cell: Option<&Cell>, language: Language) -> String {
    let words = words(figure, cell);
    let has_unit = said(words, language).is_none_or(|said| said.kind != SaidKind::Plain);
    match unit_before(&figure.behind, language).filter(|_| !has_unit) {
        Some((unit, _)) => format!("{words} {unit}"),
        None => words.to_owned(),
    }
}

/// `38,4% to 40,6% is 2,2 percentage points (5,7 per cent)`
fn percentages(before: Number, after: Number, language: Language) -> String {
    let [from, to] = [before, after].map(|share| hundredths(share, language));
    let apart = after.minus(before).map(|apart| hundredths(apart, language)).unwrap_or_default();
    let relative = growth(before, after).map(|growth| format!(" ({} per cent)", hundredths(growth, language)));
    format!("{from}% to {to}% is {apart} percentage points{}", relative.unwrap_or_default())
}

/// `100 to 105 is 5 per cent`
fn counts(before: Number, after: Number, language: Language) -> String {
    let [from, to] = [before, after].map(|count| short(count, language));
    let relative = growth(before, after).map(|growth| hundredths(growth, language)).unwrap_or_default();
    format!("{from} to {to} is {relative} per cent")
}

fn growth(before: Number, after: Number) -> Option<Number> {
    after.minus(before)?.over(before)
}

fn hundredths(share: Number, language: Language) -> String {
    share.times(Number::whole(100)).map(|number| short(number, language)).unwrap_or_default()
}

/// Without decimals where it has none, and else with one.
fn short(number: Number, language: Language) -> String {
    wording::number(number, u8::from(!number.is_multiple_of(Number::ONE)), language)
}

/// The number in its own unit, with the decimals that the words show.
fn right(figure: &Figure, scale: Scale, cell: Option<&Cell>, edition: &Edition, language: Language) -> Option<String> {
    let decimals = stated(figure, words(figure, cell), language)?.decimals.saturating_sub(2);
    let number = match cell {
        Some(cell) => cell.number()?.over(Number::whole(100))?,
        None => as_printed(&figure.expression, edition)?,
    };
    Some(amount(Interval::exactly(number), scale, decimals, language))
}
