//! Words that are meant to cite a parliamentary paper and name none: readers would look for it in vain.

use std::ops::Range;

use super::Case;
use super::passages::{Passage, SETTLED, passages};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Slip, citations};

code!(CODE, "citation-unreadable", Error, "words are meant to cite a parliamentary paper and name none");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for passage in passages(case.edition) {
        let found = unreadable(&passage).into_iter().filter_map(|(range, slip)| told(&range, &slip, &passage, case));
        report.findings.extend(found);
    }
}

/// The citations of a passage that cannot be read.
pub(super) fn unreadable(passage: &Passage<'_>) -> Vec<(Range<usize>, Slip)> {
    let slips = citations(&passage.text).into_iter().filter_map(|cited| Some((cited.range, cited.paper.err()?)));
    // `nr. [64](kst:36200-V-64)`: what is missing stands in the link behind.
    slips.filter(|(range, _)| !passage.text[range.end..].trim_start().starts_with(SETTLED)).collect()
}

fn told(range: &Range<usize>, slip: &Slip, passage: &Passage<'_>, case: &Case<'_>) -> Option<Diagnostic> {
    let words = passage.text[range.clone()].trim_end();
    let (section, sentence) = passage.subject(words);
    let finding = Diagnostic::new(&CODE, passage.place(range)?, format!("`{words}` cites no paper: {slip}"));
    let hint = "write dossier, addition and number: `Kamerstuk 19 637, nr. 2848`, `Kamerstuk 36 200 V, nr. 64`";
    let hint = slip.way_out().unwrap_or_else(|| hint.to_owned());
    Some(finding.hint(hint).about(case.name(), section).in_sentence(sentence))
}
