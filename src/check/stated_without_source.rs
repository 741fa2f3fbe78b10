//! A figure in no table and without a source cannot be verified by anybody.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::Provenance;

code!(CODE, "stated-without-source", Warning, "a figure in no table has no source");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for stated in &case.edition.stated {
        if let Provenance::None(why) = &stated.source {
            let message = format!("`{}` stands in no table and has no source", stated.text);
            let finding = Diagnostic::new(&CODE, stated.span, message).note(format!("the reason given: {why}"));
            report.push(finding.about(case.name(), stated.id.as_str()).hint("name it: `source = { name = \"…\" }`"));
        }
    }
}
