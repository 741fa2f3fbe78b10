//! What is counted in a row, and how exactly: said by the row, the part or category it is about, or its table.

use super::{measured, rounding};
use crate::diag::{Diagnostic, Located, Report};
use crate::model::{Measure, Number};
use crate::read::{PartShape, RowShape, TableColumnShape, TableFile, Text};
use crate::resolve::codes;

/// What is said of figures; whoever says nothing leaves it to the next.
#[derive(Clone, Copy, Default)]
pub(super) struct Quantity<'q> {
    unit: Option<&'q Text>,
    measure: Option<&'q Text>,
    rounded_to: Option<&'q Located<i64>>,
    decimals: Option<&'q Located<i64>>,
}

/// What is counted in a row, once it is known.
pub(super) struct Counted {
    pub(super) unit: Option<String>,
    pub(super) measure: Option<Measure>,
    pub(super) rounded_to: Number,
    pub(super) decimals: Option<u8>,
}

impl<'q> Quantity<'q> {
    pub(super) fn of_row(shape: &'q RowShape) -> Quantity<'q> {
        let RowShape { unit, measure, rounded_to, decimals, .. } = shape;
        Quantity::of([unit.as_ref(), measure.as_ref()], [rounded_to.as_ref(), decimals.as_ref()])
    }

    pub(super) fn of_category(shape: &'q TableColumnShape) -> Quantity<'q> {
        let TableColumnShape { unit, measure, rounded_to, decimals, .. } = shape;
        Quantity::of([unit.as_ref(), measure.as_ref()], [rounded_to.as_ref(), decimals.as_ref()])
    }

    pub(super) fn of_part(shape: &'q PartShape) -> Quantity<'q> {
        let PartShape { unit, measure, rounded_to, decimals, .. } = shape;
        Quantity::of([unit.as_ref(), measure.as_ref()], [rounded_to.as_ref(), decimals.as_ref()])
    }

    fn of(
        [unit, measure]: [Option<&'q Text>; 2],
        [rounded_to, decimals]: [Option<&'q Located<i64>>; 2],
    ) -> Quantity<'q> {
        Quantity { unit, measure, rounded_to, decimals }
    }

    pub(super) fn or(self, other: Quantity<'q>) -> Quantity<'q> {
        Quantity {
            unit: self.unit.or(other.unit),
            measure: self.measure.or(other.measure),
            rounded_to: self.rounded_to.or(other.rounded_to),
            decimals: self.decimals.or(other.decimals),
        }
    }

    /// What is counted where all that is said is said, in a table that rounds to `rounded_to`.
    pub(super) fn resolve(self, table: &TableFile, of_table: (Measure, Number), report: &mut Report) -> Counted {
        let measure = self.measure.and_then(|name| measured(name, report));
        // A percentage in a table of counts does not share what the counts are rounded to.
        let inherited = if measure.is_none_or(|own| own == of_table.0) { of_table.1 } else { Number::ONE };
        Counted {
            unit: self.unit.map(|unit| unit.value.clone()),
            measure,
            rounded_to: self.rounded_to.map_or(inherited, |unit| rounding(unit.value, unit.span, report)),
            decimals: self.decimals.or(table.decimals.as_ref()).and_then(|count| decimals(count, report)),
        }
    }
}

/// More decimals than this no source prints, and no number here can hold.
const MOST_DECIMALS: u8 = 9;

fn decimals(count: &Located<i64>, report: &mut Report) -> Option<u8> {
    let found = u8::try_from(count.value).ok().filter(|count| *count <= MOST_DECIMALS);
    if found.is_none() {
        let message = format!("figures cannot show {} decimals", count.value);
        report.push(Diagnostic::new(&codes::UNREADABLE_VALUE, count.span, message));
    }
    found
}
