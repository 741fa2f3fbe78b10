//! What a printed cell means, by what its table says of rounding, withholding and signs.

use super::super::codes;
use crate::diag::{Diagnostic, Report};
use crate::model::{Gap, Interval, Language, Meaning, Measure, Number, Signs, Standing, Value, Withheld};
use crate::read::Text;

/// What the cells of a table share.
pub(super) struct Reading {
    pub(super) language: Language,
    pub(super) withheld: Option<Withheld>,
    pub(super) signs: Signs,
}

/// How exactly a cell was printed.
#[derive(Clone, Copy)]
pub(super) enum Precision {
    /// It is the number counted.
    Exact,
    /// It is a multiple of this, which is more than one.
    RoundedTo(Number),
    /// It is a quotient, cut off at its last decimal.
    Quotient,
    /// It is no number at all.
    Name,
}

impl Precision {
    pub(super) fn of(measure: Measure, rounded_to: Number) -> Precision {
        match measure {
            Measure::Text => Precision::Name,
            _ if rounded_to != Number::ONE => Precision::RoundedTo(rounded_to),
            Measure::Ratio => Precision::Quotient,
            Measure::Flow | Measure::Stock | Measure::Cumulative => Precision::Exact,
        }
    }
}

impl Reading {
    pub(super) fn value(&self, text: &Text, precision: Precision, report: &mut Report) -> (Value, Standing) {
        let unreadable_cell = (Value::Missing(Gap::Unreadable), Standing::Final);
        if text.value.is_empty() {
            let finding = Diagnostic::new(&codes::UNREADABLE_CELL, text.span, "the cell is empty");
            report.push(finding.hint("a figure that is not known has a sign of its own, such as `.`"));
            return unreadable_cell;
        }
        match self.signs.alone(&text.value) {
            Some(Meaning::Gap(gap)) => return (Value::Missing(gap), Standing::Final),
            Some(Meaning::Nil) => return (self.number(Number::ZERO, 0, Precision::Exact), Standing::Final),
            Some(Meaning::Standing(_)) | None => {}
        }
        if matches!(precision, Precision::Name) {
            return (Value::Text, self.signs.behind_name(&text.value));
        }
        let (bare, standing) = self.signs.behind(&text.value);
        if let Some(below) = bare.strip_prefix('<') {
            return (self.kept_back(below.trim(), text, report), standing);
        }
        match Number::parse(bare, self.language) {
            Some((number, decimals)) => (self.number(number, decimals, precision), standing),
            None => {
                report.push(unreadable(text, self.language));
                unreadable_cell
            }
        }
    }

    /// What a printed number can stand for, by what its table says of rounding and withholding.
    fn number(&self, number: Number, decimals: u8, precision: Precision) -> Value {
        let zero_is_exact = number == Number::ZERO && self.withheld.is_some_and(|withheld| withheld.zero_is_shown);
        let interval = match precision {
            Precision::RoundedTo(unit) if !zero_is_exact => self.rounded(number, unit, Number::step(decimals)),
            Precision::Quotient if !zero_is_exact => {
                not_below_zero(number, Interval::around(number, Number::step(decimals).half()))
            }
            _ => Interval::exactly(number),
        };
        Value::Number { number, decimals, interval }
    }

    fn rounded(&self, number: Number, unit: Number, step: Number) -> Interval {
        let range = Interval::rounded(number, unit, step);
        match self.withheld.filter(|withheld| number >= withheld.below) {
            Some(withheld) => range.at_least(withheld.below),
            None => not_below_zero(number, range),
        }
    }

    fn kept_back(&self, below: &str, text: &Text, report: &mut Report) -> Value {
        let unknown = Value::Missing(Gap::Unreadable);
        let Some((threshold, decimals)) = Number::parse(below, self.language) else {
            report.push(unreadable(text, self.language));
            return unknown;
        };
        let Some(withheld) = self.withheld else {
            let finding = Diagnostic::new(
                &codes::UNREADABLE_CELL,
                text.span,
                format!("the table does not say what `{}` means", text.value),
            );
            report.push(finding.hint(format!("declare it: `withheld = {{ below = {below}, zero_is_shown = true }}`")));
            return unknown;
        };
        if threshold != withheld.below {
            let message = format!("the cell says `{}`, but the table withholds below {}", text.value, withheld.below);
            report.push(
                Diagnostic::new(&codes::UNREADABLE_CELL, text.span, message).hint("correct the cell, or `withheld`"),
            );
            return unknown;
        }
        Value::Withheld(withheld.interval(Number::step(decimals)))
    }
}

/// What is not printed as negative was not negative.
fn not_below_zero(number: Number, range: Interval) -> Interval {
    if number.is_negative() { range } else { range.at_least(Number::ZERO) }
}

fn unreadable(text: &Text, language: Language) -> Diagnostic {
    let finding = Diagnostic::new(&codes::UNREADABLE_CELL, text.span, format!("`{}` is no figure", text.value));
    let example = match language {
        Language::Dutch => "1.770, 1 770, 12,5",
        Language::English => "1,770, 1 770, 12.5",
    };
    finding.note(format!("figures are written as {example}, or as a sign such as `.`, `x`, `-`, `<5`"))
}
