//! What a printed cell means, by what its table says of rounding, withholding and signs.

use super::super::codes;
use crate::diag::{Diagnostic, Report};
use crate::model::{Gap, Interval, Language, Meaning, Measure, Number, Precision, Signs, Standing, Value, Withheld};
use crate::read::Text;

/// What the cells of a table share.
pub(super) struct Reading {
    pub(super) language: Language,
    pub(super) withheld: Option<Withheld>,
    pub(super) signs: Signs,
}

/// What a figure counts, and how exactly it is printed.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) measure: Measure,
    pub(super) precision: Precision,
}

impl Reading {
    pub(super) fn value(&self, text: &Text, kind: Kind, report: &mut Report) -> (Value, Standing) {
        let unreadable_cell = (Value::Missing(Gap::Unreadable), Standing::Final);
        if text.value.is_empty() {
            let finding = Diagnostic::new(&codes::UNREADABLE_CELL, text.span, "the cell is empty");
            report.push(finding.hint("a figure that is not known has a sign of its own, such as `.`"));
            return unreadable_cell;
        }
        match self.signs.alone(&text.value) {
            Some(Meaning::Gap(gap)) => return (Value::Missing(gap), Standing::Final),
            // Where names stand, what is not there is no zero.
            Some(Meaning::Nil) if kind.precision == Precision::Name => return (Value::Text, Standing::Final),
            Some(Meaning::Nil) => return (self.number(Number::ZERO, 0, Precision::Exact), Standing::Final),
            Some(Meaning::Standing(_)) | None => {}
        }
        if kind.precision == Precision::Name {
            return (Value::Text, self.signs.behind_name(&text.value));
        }
        let (bare, standing) = self.signs.behind(&text.value);
        if let Some(below) = bare.strip_prefix('<') {
            return (self.kept_back(below.trim(), text, kind.measure, report), standing);
        }
        match Number::parse(bare, self.language) {
            Some((number, decimals)) => (self.number(number, decimals, kind.precision), standing),
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

    fn kept_back(&self, below: &str, text: &Text, measure: Measure, report: &mut Report) -> Value {
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
        if measure == Measure::Ratio {
            // The threshold is one of persons: a share below 5 % can be 0,3 %, and be about thousands.
            return Value::Withheld(Interval::between(Number::ZERO, threshold));
        }
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
        Language::French => "1 770, 12,5",
    };
    finding.note(format!("figures are written as {example}, or as a sign such as `.`, `x`, `-`, `<5`"))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Reading};
    use crate::diag::{FileId, Report, Span};
    use crate::model::{Interval, Language, Measure, Number, Precision, Signs, Value, Withheld};
    use crate::read::Text;

    fn value(text: &str, measure: Measure) -> (Value, Report) {
        let withheld = Some(Withheld { below: Number::whole(5), zero_is_shown: true });
        let reading = Reading { language: Language::Dutch, withheld, signs: Signs::default() };
        let kind = Kind { measure, precision: Precision::of(measure, Number::ONE) };
        let mut report = Report::default();
        let text = Text { value: text.to_owned(), span: Span { file: FileId(0), start: 0, end: 0 } };
        let (value, _) = reading.value(&text, kind, &mut report);
        (value, report)
    }

    #[test]
    fn a_share_that_is_kept_back_can_be_less_than_one() {
        let between = |low, high| Value::Withheld(Interval::between(Number::whole(low), Number::whole(high)));
        assert_eq!(value("<5", Measure::Flow).0, between(1, 4));
        assert_eq!(value("<5", Measure::Ratio).0, between(0, 5));
        assert_eq!(value("<1", Measure::Ratio).0, between(0, 1));
        assert!(value("<1", Measure::Ratio).1.findings.is_empty());
        assert!(value("<1", Measure::Flow).1.stops());
    }

    #[test]
    fn a_share_printed_as_zero_can_be_less_than_half() {
        let interval = |measure| match value("0", measure).0 {
            Value::Number { interval, .. } => interval,
            other => panic!("{other:?}"),
        };
        assert_eq!(interval(Measure::Flow), Interval::exactly(Number::ZERO));
        assert_eq!(interval(Measure::Ratio), Interval::between(Number::ZERO, Number::ONE.half()));
    }

    #[test]
    fn what_stands_in_place_of_a_name_is_no_zero() {
        assert_eq!(value("-", Measure::Text).0, Value::Text);
        assert_eq!(value("Zuidland", Measure::Text).0, Value::Text);
        assert!(matches!(value("-", Measure::Flow).0, Value::Number { .. }));
    }
}
