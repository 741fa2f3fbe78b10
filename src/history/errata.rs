//! Errata as readers are told of them: each correction once, where the words stand that it corrects.
//!
//! An author writes one erratum for each thing that was wrong; readers hear of the correction.

use jiff::civil::Date;

use crate::model::{Edition, Erratum, Language, Part, parted_by_language, section_of};

/// Those of one edition that are told, in their order: of what one reason corrects in several places the first. What a
/// correction of the report says is not said again of its translation; only where nothing but the translation was corrected
/// on a day, the reason in its language is all there is.
#[must_use]
pub fn told<'e>(errata: impl IntoIterator<Item = &'e Erratum>) -> Vec<&'e Erratum> {
    let all: Vec<&Erratum> = errata.into_iter().collect();
    let is_said_of_the_report = |erratum: &Erratum| {
        let mut others = all.iter().filter(|other| other.date == erratum.date);
        erratum.language().is_some() && others.any(|other| other.language().is_none())
    };
    let mut told: Vec<&Erratum> = Vec::new();
    for erratum in &all {
        if !is_said_of_the_report(erratum) && !told.iter().any(|other| other.is_one_with(erratum)) {
            told.push(erratum);
        }
    }
    told
}

/// Whether what has that address in the lock is shown to readers of that translation; `None` is the report itself. The text
/// each language has for itself, all else they share.
#[must_use]
pub fn is_shown(part: Part, at: &str, translation: Option<Language>) -> bool {
    let (of, _) = parted_by_language(at);
    of == translation || of.is_none() && part != Part::Sentence
}

/// The day of the last correction that concerns readers of that translation; `None` is the report itself.
#[must_use]
pub fn corrected(edition: &Edition, translation: Option<Language>) -> Option<Date> {
    let concerns = |erratum: &&Erratum| {
        erratum.language() == translation || erratum.language().is_none() && !is_text(edition, erratum)
    };
    edition.errata.iter().filter(concerns).map(|erratum| erratum.date).max()
}

/// Whether it corrects words alone, which each language has for itself.
fn is_text(edition: &Edition, erratum: &Erratum) -> bool {
    let (kind, at) = erratum.address();
    let is_section = || edition.narrative.sections.iter().any(|own| own.id == section_of(at));
    let id = at.split(['.', '@', '[']).next().unwrap_or(at);
    match kind {
        Some(kind) => Part::Sentence.kind() == Some(kind),
        None => is_section() && edition.table(id).is_none(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::told;
    use crate::diag::{FileId, Span};
    use crate::model::Erratum;

    #[test]
    fn each_correction_is_told_once_and_of_a_translation_only_where_nothing_else_was_corrected() {
        let erratum = |of: &str, month: i8, reason: &str| {
            let span = Span::new(FileId(0), 0..0);
            Erratum { of: of.into(), date: date(2023, month, 1), reason: reason.into(), span }
        };
        let all = [
            erratum("en/duiding", 4, "Another month."),
            erratum("duiding", 4, "Een andere maand."),
            erratum("opvang[^a]", 4, "Een andere maand."),
            erratum("lp", 4, "Een telfout."),
            erratum("en/duiding.z2", 5, "A slip of the pen."),
            erratum("lp", 6, "Een telfout."),
        ];
        let reasons: Vec<_> = told(&all).into_iter().map(|told| (told.date.month(), told.reason.as_str())).collect();
        let expected = [(4, "Een andere maand."), (4, "Een telfout."), (5, "A slip of the pen."), (6, "Een telfout.")];
        assert_eq!(reasons, expected);
    }
}
