//! What is to be known of a figure: what its cell holds beside what it shows.

use super::{Cell, Findings, codes, slips};
use crate::model::{Language, Number};
use crate::read::spreadsheet::{SheetCell, Trait};

/// The figure's text as it goes into the grid, with all findings about it.
pub(super) fn figure(cell: &SheetCell, language: Language, at: Cell, findings: &mut Findings) -> String {
    let mut text = cell.text.trim().to_owned();
    for of in &cell.traits {
        match of {
            // Of what was not taken over, it does not matter who computed it.
            Trait::Formula if cell.traits == [Trait::Formula] => formula(&text, at, findings),
            Trait::Formula => {}
            Trait::NoValue => {
                findings.add(
                    &codes::NO_VALUE,
                    Some(at),
                    "the cell has a formula without a value",
                    "open the file in a spreadsheet program, save it, and import it again",
                );
            }
            Trait::Stale => {
                stale(&text, at, findings);
                text = String::from("?");
            }
            Trait::Error => {
                findings.add(
                    &codes::NO_VALUE,
                    Some(at),
                    format!("the cell shows the error `{text}`"),
                    "correct the formula in the spreadsheet, or write a sign such as `.`",
                );
            }
            Trait::Date => {
                let message = format!("`{text}` is a day or a time, and stands among figures");
                findings.add(
                    &codes::DATE,
                    Some(at),
                    message,
                    "a spreadsheet makes days of what looks so, such as 1-2; write the figure",
                );
            }
            Trait::NotRendered { stored, format } => {
                not_rendered(stored, format, at, findings);
                // No figure, so that `check` stops here until somebody has looked.
                text = String::from("?");
            }
        }
    }
    if text.is_empty() && cell.traits.is_empty() && cell.stored.is_none() {
        findings.add(
            &codes::NO_VALUE,
            Some(at),
            "the cell is empty",
            "a figure that is not known has a sign of its own, such as `.`",
        );
    }
    match &cell.stored {
        Some(stored) => compare(&text, stored, language, at, findings),
        None if cell.traits.is_empty() => slips::of_figure(&text, language, at, findings),
        None => {}
    }
    text
}

fn formula(text: &str, at: Cell, findings: &mut Findings) {
    let hint =
        "see that the file was saved after its last change; a total can be left out and computed with `total_of`";
    findings.add(
        &codes::FORMULA,
        Some(at),
        format!("`{text}` was computed by a formula when the file was last saved"),
        hint,
    );
}

/// Says that what a formula shows was never computed, or before its figures changed.
pub(super) fn stale(text: &str, at: Cell, findings: &mut Findings) {
    let message =
        format!("the cell holds `{text}`, which the file says is to be computed anew; a `?` stands in its place");
    let hint = "open the file in a spreadsheet program, save it, and import it again";
    findings.add(&codes::NO_VALUE, Some(at), message, hint);
}

/// Says that it is not known what a cell looks like.
pub(super) fn not_rendered(stored: &str, format: &str, at: Cell, findings: &mut Findings) {
    let message = format!("the cell holds `{stored}`, and what it shows under its format cannot be told: {format}");
    findings.add(
        &codes::FORMAT,
        Some(at),
        message,
        "a `?` stands in its place: write there what the spreadsheet shows",
    );
}

/// Holds what a cell shows against what it holds.
fn compare(text: &str, stored: &str, language: Language, at: Cell, findings: &mut Findings) {
    let bare = text.trim_matches(|mark: char| matches!(mark, '%' | '€' | '$' | '£') || mark.is_whitespace());
    let as_held = Number::parse(stored, Language::English).map(|(number, _)| number);
    let percent = Number::whole(if text.contains('%') { 100 } else { 1 });
    let held = as_held.and_then(|held| held.times(percent));
    let read = |language| Number::parse(bare, language);
    if bare != text && read(language).is_some() {
        slips::unit_mark(text, bare, at, findings);
    }
    let is_shown =
        |(number, decimals): (Number, u8)| held.is_some_and(|held| number.digits(decimals) == held.digits(decimals));
    // More digits than a figure can have are still compared as they are written.
    let plain = |language: Language| bare.replace(language.group_mark(), "").replace(language.decimal_mark(), ".");
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    match read(language) {
        Some((number, _)) if Some(number) == held => {}
        None if plain(language) == stored => {}
        Some(shown) if is_shown(shown) => rounded(text, stored, at, findings),
        _ => match others.into_iter().find(|other| read(*other).is_some_and(is_shown) || plain(*other) == stored) {
            Some(other) => {
                let message =
                    format!("the cell shows `{text}` and holds {stored}, written by the rules of `{}`", other.tag());
                findings.add(
                    &codes::NUMBER,
                    Some(at),
                    message,
                    format!(
                        "write it by the rules of `{}`, or import with `--language {}`",
                        language.tag(),
                        other.tag()
                    ),
                );
            }
            // A format may have the words " %" behind the number as it is held.
            None if read(language).is_some_and(|shown| ![held, as_held].iter().any(|of| is_rounding(shown, *of))) => {
                differs(text, stored, at, findings);
            }
            None => rounded(text, stored, at, findings),
        },
    }
}

/// Whether a number is the other rounded, be that shown in thousands or millions.
fn is_rounding((shown, decimals): (Number, u8), held: Option<Number>) -> bool {
    let scaled = |by: i64| held.and_then(|held| held.over(Number::whole(by)));
    // Of what lies in the middle programs make either: 1.005 is stored as a little less.
    let half = Number::step(decimals).half();
    let differences = [1, 1_000, 1_000_000].into_iter().filter_map(|by| scaled(by)?.minus(shown));
    differences.into_iter().any(|difference| (half.negated()..=half).contains(&difference))
}

fn differs(text: &str, stored: &str, at: Cell, findings: &mut Findings) {
    let message = format!("the cell shows `{text}` and holds {stored}, which is not that number rounded");
    let hint = "open the file in a spreadsheet program and see which it shows; the text was taken over";
    findings.add(&codes::DIFFERS, Some(at), message, hint);
}

fn rounded(text: &str, stored: &str, at: Cell, findings: &mut Findings) {
    let message = format!("the cell shows `{text}` and holds {stored}; the text shown was taken over");
    let hint = "if the source rounds, say so with `rounded_to`; whoever has the spreadsheet can read what it holds";
    findings.add(&codes::ROUNDED, Some(at), message, hint);
}
