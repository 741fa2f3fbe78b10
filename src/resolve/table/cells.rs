//! What a printed cell means, by what its table says of rounding, withholding and signs.

use super::super::codes;
use crate::diag::{Diagnostic, Report};
use crate::model::{Gap, Language, Meaning, Number, Precision, Signs, Standing, Value, Withheld};
use crate::read::Text;

/// What the cells of a table share.
pub(super) struct Reading {
    pub(super) language: Language,
    pub(super) withheld: Option<Withheld>,
    pub(super) signs: Signs,
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
        let interval = precision.interval(number, decimals, self.withheld);
        Value::Number { number, decimals, interval }
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

fn unreadable(text: &Text, language: Language) -> Diagnostic {
    let finding = Diagnostic::new(&codes::UNREADABLE_CELL, text.span, format!("`{}` is no figure", text.value));
    let example = match language {
        Language::Dutch => "1.770, 1 770, 12,5",
        Language::English => "1,770, 1 770, 12.5",
    };
    finding.note(format!("figures are written as {example}, or as a sign such as `.`, `x`, `-`, `<5`"))
}
