//! A column whose header can be read in two ways leaves open what its figures count.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Column, PeriodColumn};

code!(CODE, "ambiguous-bounds", Warning, "a column's period can be read in two ways");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        for column in &table.columns {
            if let Some(PeriodColumn { period, or: Some(other), .. }) = &column.period {
                report.push(ambiguous(column, &period.text, &other.text).about(case.name(), table.id.as_str()));
            }
        }
    }
}

fn ambiguous(column: &Column, one: &str, other: &str) -> Diagnostic {
    let message = format!("`{}` can mean {one} or {other}", column.label);
    Diagnostic::new(&CODE, column.span, message)
        .hint("ask the source which it is, or accept it with a reason that readers see")
}
