//! Errata as readers are told of them: each correction once, where the words stand that it corrects.
//!
//! An author writes one erratum for each thing that was wrong; readers hear of the correction.

use jiff::civil::Date;

use crate::model::{Edition, Erratum, Language, Part, Published, Table, parted_by_language};

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
pub fn is_shown(edition: &Edition, at: &str, translation: Option<Language>) -> bool {
    let (of, at) = parted_by_language(at);
    of == translation || of.is_none() && !is_text(edition, at)
}

/// The day of the last correction that concerns readers of that translation; `None` is the report itself.
#[must_use]
pub fn corrected(edition: &Edition, translation: Option<Language>) -> Option<Date> {
    let own = edition.errata.iter().filter(|erratum| is_shown(edition, &erratum.of, translation));
    own.map(|erratum| erratum.date).max()
}

/// What kind of thing has that address within its language, in the lock of the edition.
///
/// An address alone does not always tell, and what was corrected may be gone: then it is taken for a part of the text.
#[must_use]
pub fn part_at(edition: &Edition, at: &str) -> Part {
    if at == Published::TEMPLATES {
        return Part::Template;
    }
    if at.starts_with(Published::ATTACHMENTS) {
        return Part::Attachment;
    }
    if let Some((_, inside)) = at.strip_suffix(']').and_then(|at| at.rsplit_once('[')) {
        return match inside {
            note if note.starts_with('^') => Part::Note,
            key if Published::OF_TABLES.contains(&key) => Part::Table,
            _ => Part::Reason,
        };
    }
    if is_text(edition, at) {
        return Part::Sentence;
    }
    if edition.tables.iter().any(|table| at.strip_prefix(&*table.id).is_some_and(|rest| rest.starts_with(['.', '@']))) {
        let is_figure = at.split_once('@').is_some_and(|(row, _)| row.contains('.'));
        return if is_figure { Part::Figure } else { Part::Table };
    }
    let by_id = [
        (Part::Stated, edition.stated.iter().any(|stated| stated.id == at)),
        (Part::Claim, edition.claims.iter().any(|claim| claim.id == at)),
        (Part::Chart, edition.charts.iter().any(|chart| chart.id == at)),
        (Part::Head, Published::OF_HEAD.contains(&at)),
    ];
    by_id.into_iter().find(|(_, is_it)| *is_it).map_or(Part::Sentence, |(part, _)| part)
}

/// Whether it is a section or a sentence of one, which each language has for itself. A table may have the name of a
/// section, and a row that of a sentence.
fn is_text(edition: &Edition, at: &str) -> bool {
    let sentence = at.rsplit_once(".z").filter(|(_, number)| number.parse::<usize>().is_ok());
    let section = sentence.map_or(at, |(section, _)| section);
    let is_row = |table: &Table| {
        let row = at.strip_prefix(&*table.id).and_then(|rest| rest.strip_prefix('.'));
        row.is_some_and(|id| table.rows.iter().any(|row| row.id == id))
    };
    edition.narrative.sections.iter().any(|own| own.id == section) && !edition.tables.iter().any(is_row)
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
