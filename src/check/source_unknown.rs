//! Readers must be able to see where figures come from.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::Source;

code!(CODE, "source-unknown", Warning, "a table does not name its source");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for table in &case.edition.tables {
        if let Source::Unknown(why) = &table.source {
            let message = format!("table `{}` names no source", table.id);
            let finding = Diagnostic::new(&CODE, table.span, message).note(format!("the reason given: {why}"));
            report.push(finding.about(case.name(), table.id.as_str()).hint("name it: `source = { name = \"…\" }`"));
        }
    }
}
