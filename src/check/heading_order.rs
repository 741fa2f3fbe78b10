//! Headings are the way through a page for whoever cannot see it, so none may be skipped.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::Block;

code!(CODE, "heading-order", Error, "a heading skips a level, or a section has two titles");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for section in &case.edition.narrative.sections {
        let mut above = 1;
        for block in &section.blocks {
            if let Block::Heading { level, id, span, .. } = block {
                if *level == 1 || *level > above + 1 {
                    let message = format!("a heading of level {level} follows one of level {above}");
                    let finding = Diagnostic::new(&CODE, *span, message).about(case.name(), id.as_str());
                    report.push(finding.hint(format!(
                        "make it level {}: `{} …`",
                        above + 1,
                        "#".repeat(usize::from(above) + 1)
                    )));
                }
                above = *level;
            }
        }
    }
}
