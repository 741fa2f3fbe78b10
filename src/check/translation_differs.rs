//! A translation states the figures and claims of its original, and no others, in the same sections.

mod parts;

use super::Case;
use crate::diag::{Diagnostic, FileId, Report, code};
use crate::model::{Claim, Dossier, Edition, Exemption, ExemptionIx, Figure, Translation};
use parts::{Part, other_numbers, parts};

code!(CODE, "translation-differs", Error, "a translation states other figures or claims than its original");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for translation in &case.edition.translations {
        let both = Both::of(case.dossier, case.edition, translation);
        let found = figures(case.edition, translation).into_iter().chain(claims(case.edition, translation));
        // What stands in a section that is not translated at all has its finding there.
        let found = found.filter(|(_, _, file)| !both.files.contains(file)).map(|(finding, at, _)| (finding, at));
        let found = found.chain(both.apart()).chain(numbers(case, translation));
        report.findings.extend(found.map(|(finding, at)| finding.about(case.name(), at)));
    }
}

/// What else stands in both texts, or in one of them only.
struct Both<'e> {
    translation: &'e Translation,
    missing: Vec<Part<'e>>,
    added: Vec<Part<'e>>,
    /// The files of sections that only one of the two has.
    files: Vec<FileId>,
}

impl<'e> Both<'e> {
    fn of(dossier: &'e Dossier, original: &'e Edition, translation: &'e Translation) -> Both<'e> {
        let of_both = [original, &translation.told].map(|edition| parts(dossier, edition));
        let [missing, added] = [(0, 1), (1, 0)].map(|(here, there)| {
            let lacks = |part: &&Part<'e>| of_both[there].iter().all(|other| !other.is(part));
            of_both[here].iter().filter(lacks).copied().collect::<Vec<_>>()
        });
        let sections = missing.iter().chain(&added).filter(|part| part.is_section());
        let files = sections.map(|part| part.span.file).collect();
        Both { translation, missing, added, files }
    }

    fn apart(&self) -> Vec<(Diagnostic, &'e str)> {
        let tag = self.translation.language.tag();
        let one_finding = |part: &&Part<'e>| part.is_section() || !self.files.contains(&part.span.file);
        let missing = self.missing.iter().filter(one_finding).map(|part| {
            let message = format!("the translation `{tag}` lacks {part}");
            let finding = Diagnostic::new(&CODE, self.translation.told.span, message).label(part.span, "the original");
            (finding.hint(part.way_in()), part.at)
        });
        let added = self.added.iter().filter(one_finding).map(|part| {
            let message = format!("the translation `{tag}` has {part}, and the original does not");
            let finding = Diagnostic::new(&CODE, part.span, message);
            (finding.hint("have it in the original too, or leave it out here"), part.at)
        });
        missing.chain(added).collect()
    }
}

/// Numbers that state no figure, and are others in the one than in the other.
fn numbers<'e>(case: &Case<'e>, translation: &'e Translation) -> Vec<(Diagnostic, &'e str)> {
    let both = [(case.edition, case.language), (&translation.told, translation.language)];
    let differ = |(at, exemption): (usize, &'e Exemption)| {
        let [original, told] = other_numbers(ExemptionIx(at), both)?;
        let message = format!("the translation says `{}` where the original says `{}`", told.words, original.words);
        let finding = Diagnostic::new(&CODE, told.span, message).label(original.span, "the original");
        Some((finding.hint("say the same number in both"), exemption.id.as_str()))
    };
    case.edition.exemptions.iter().enumerate().filter_map(differ).collect()
}

/// A finding, what it is about, and the file in which that stands.
type Found<'e> = (Diagnostic, &'e str, FileId);

/// Figures that only one of the two states; how often each stands is the translator's choice.
fn figures<'e>(original: &'e Edition, translation: &'e Translation) -> Vec<Found<'e>> {
    let missing = only(&original.figures, &translation.told.figures).map(|figure| {
        let message = format!("the translation `{}` does not state `{}`", translation.language.tag(), figure.address);
        let finding = Diagnostic::new(&CODE, translation.told.span, message).label(figure.span, "the original does");
        let finding = finding.hint("state it in the translation too, bound to the same address");
        (finding, figure.address.as_str(), figure.span.file)
    });
    let added = only(&translation.told.figures, &original.figures).map(|figure| {
        let message = format!("the translation states `{}`, and the original does not", figure.address);
        let finding = Diagnostic::new(&CODE, figure.span, message);
        let finding = finding.hint("state it in the original too, or leave it out here");
        (finding, figure.address.as_str(), figure.span.file)
    });
    missing.chain(added).collect()
}

fn only<'f>(here: &'f [Figure], there: &'f [Figure]) -> impl Iterator<Item = &'f Figure> {
    let fresh = |(at, figure): &(usize, &Figure)| here[..*at].iter().all(|before| before.address != figure.address);
    let once = here.iter().enumerate().filter(fresh).map(|(_, figure)| figure);
    once.filter(|figure| there.iter().all(|other| other.address != figure.address))
}

/// Claims of the original whose words have no place in the translation: they still stand where they stood.
fn claims<'e>(original: &'e Edition, translation: &'e Translation) -> Vec<Found<'e>> {
    let same = |(one, other): &(&Claim, &Claim)| one.words_span == other.words_span;
    let untold = original.claims.iter().zip(&translation.told.claims).filter(same);
    let found = untold.map(|(claim, _)| {
        let message =
            format!("the translation `{}` does not make the claim `{}`", translation.language.tag(), claim.id);
        let finding =
            Diagnostic::new(&CODE, translation.told.span, message).label(claim.words_span, "the original does");
        let finding = finding.hint(format!("refer to it: `[words](claim:{})`", claim.id));
        (finding, claim.id.as_str(), claim.words_span.file)
    });
    found.collect()
}
