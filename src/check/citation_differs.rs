//! Words that cite one parliamentary paper and are linked to another: one of the two is a slip.

use super::Case;
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Inline, Inlines, Kamerstuk, Paper, Target};

code!(CODE, "citation-differs", Error, "words cite another parliamentary paper than the one they lead to");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for (target, words) in case.edition.narrative.bound() {
        let Target::Kamerstuk(linked) = target else {
            continue;
        };
        let cited = cited(words);
        // Of several it may be any.
        let Some((paper, span)) = cited.first().filter(|_| !cited.iter().any(|(paper, _)| fits(paper, linked))) else {
            continue;
        };
        let id = linked.id().unwrap_or_else(|| linked.to_string());
        let message = format!("the words cite {paper}, and lead to {linked}");
        let finding = Diagnostic::new(&CODE, *span, message);
        let hint = match paper.id() {
            Some(own) => format!("if the words are right: `(kst:{own})`"),
            None => String::from("correct the words or the link"),
        };
        report.push(finding.hint(hint).about(case.name(), id));
    }
}

fn cited(words: &Inlines) -> Vec<(&Paper, Span)> {
    let mut all = Vec::new();
    for word in words {
        match word {
            Inline::Cited(paper, run) => all.push((paper, run.span())),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Bound(_, words) => all.extend(cited(words)),
            Inline::Text(_) | Inline::Code(_) | Inline::Footnote(..) | Inline::Break => {}
        }
    }
    all
}

/// Whether words that cite the one may lead to the other: they may say less, and mean what is attached to it.
fn fits(cited: &Paper, linked: &Paper) -> bool {
    match (cited, linked) {
        (Paper::Kamerstuk(Kamerstuk { dossier, number, .. }), Paper::Kamerstuk(linked)) => {
            *dossier == linked.dossier && (number.is_none() || *number == linked.number)
        }
        (cited, linked) => cited.id().is_none() || linked.id().is_none() || cited.is_same(linked),
    }
}
