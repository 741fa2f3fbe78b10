//! A translation states the figures and claims of its original, and no others.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Claim, Edition, Figure, Translation};

code!(CODE, "translation-differs", Error, "a translation states other figures or claims than its original");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for translation in &case.edition.translations {
        let found = figures(case.edition, translation).into_iter().chain(claims(case.edition, translation));
        report.findings.extend(found.map(|(finding, at)| finding.about(case.name(), at)));
    }
}

/// Figures that only one of the two states; how often each stands is the translator's choice.
fn figures<'e>(original: &'e Edition, translation: &'e Translation) -> Vec<(Diagnostic, &'e str)> {
    let missing = only(&original.figures, &translation.told.figures).map(|figure| {
        let message = format!("the translation `{}` does not state `{}`", translation.language.tag(), figure.address);
        let finding = Diagnostic::new(&CODE, translation.told.span, message).label(figure.span, "the original does");
        (finding.hint("state it in the translation too, bound to the same address"), figure.address.as_str())
    });
    let added = only(&translation.told.figures, &original.figures).map(|figure| {
        let message = format!("the translation states `{}`, and the original does not", figure.address);
        let finding = Diagnostic::new(&CODE, figure.span, message);
        (finding.hint("state it in the original too, or leave it out here"), figure.address.as_str())
    });
    missing.chain(added).collect()
}

fn only<'f>(here: &'f [Figure], there: &'f [Figure]) -> impl Iterator<Item = &'f Figure> {
    let fresh = |(at, figure): &(usize, &Figure)| here[..*at].iter().all(|before| before.address != figure.address);
    let once = here.iter().enumerate().filter(fresh).map(|(_, figure)| figure);
    once.filter(|figure| there.iter().all(|other| other.address != figure.address))
}

/// Claims of the original whose words have no place in the translation: they still stand where they stood.
fn claims<'e>(original: &'e Edition, translation: &'e Translation) -> Vec<(Diagnostic, &'e str)> {
    let same = |(one, other): &(&Claim, &Claim)| one.words_span == other.words_span;
    let untold = original.claims.iter().zip(&translation.told.claims).filter(same);
    let found = untold.map(|(claim, _)| {
        let message =
            format!("the translation `{}` does not make the claim `{}`", translation.language.tag(), claim.id);
        let finding =
            Diagnostic::new(&CODE, translation.told.span, message).label(claim.words_span, "the original does");
        (finding.hint(format!("refer to it: `[words](claim:{})`", claim.id)), claim.id.as_str())
    });
    found.collect()
}
