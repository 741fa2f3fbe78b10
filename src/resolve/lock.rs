//! What an edition said when it was published, and what was corrected since: from shapes to values.

use super::{unknown_value, values};
use crate::diag::{Report, Span};
use crate::model::{Corrected, Erratum, Lock, Part, Published, Replaced};
use crate::read::{CorrectedShape, ErratumShape, LockFile, Locked, Named, Text};

/// The lock of an edition; `None` where there is none, or it cannot be read.
pub(super) fn lock(locked: &Locked, report: &mut Report) -> Option<Lock> {
    let Locked::Yes(file) = locked else { return None };
    let LockFile {
        version: _,
        head,
        tables,
        figures,
        notes,
        answers,
        sentences,
        stated,
        claims,
        charts,
        reasons,
        attachments,
        templates,
        erratum,
        span,
    } = file.as_ref();
    let named = [
        (Part::Head, head),
        (Part::Table, tables),
        (Part::Figure, figures),
        (Part::Note, notes),
        (Part::Answer, answers),
        (Part::Stated, stated),
        (Part::Claim, claims),
        (Part::Chart, charts),
        (Part::Reason, reasons),
        (Part::Attachment, attachments),
    ];
    let published = named.into_iter().flat_map(|(part, names)| each(part, &names.0));
    let of_section = |(section, texts): &(Text, Vec<Text>)| {
        let at = section.value.clone();
        let one = move |text: &Text| held(Part::Sentence, &at, text);
        texts.iter().map(one).collect::<Vec<_>>()
    };
    let of_templates = templates.iter().map(|text| held(Part::Template, Published::TEMPLATES, text));
    let published = published.chain(sentences.0.iter().flat_map(of_section)).chain(of_templates).collect();
    let corrected: Vec<Corrected> = erratum.iter().filter_map(|shape| corrected(shape, report)).collect();
    Some(Lock { published, corrected, span: *span })
}

/// What was corrected, as `edition.toml` says.
pub(super) fn errata(shapes: &[ErratumShape], report: &mut Report) -> Vec<Erratum> {
    let read = |ErratumShape { of, date, reason, span }: &ErratumShape| erratum((of, date, reason), *span, report);
    shapes.iter().filter_map(read).collect()
}

fn each(part: Part, names: &Named<Text>) -> impl Iterator<Item = Published> {
    names.iter().map(move |(at, text)| held(part, &at.value, text))
}

fn held(part: Part, at: &str, text: &Text) -> Published {
    Published { part, at: at.to_owned(), text: text.value.clone(), span: text.span }
}

fn corrected(shape: &CorrectedShape, report: &mut Report) -> Option<Corrected> {
    let CorrectedShape { of, date, reason, replaced, span } = shape;
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let replaced = replaced
        .iter()
        .filter_map(|shape| {
            let part = Part::from_name(&shape.part.value);
            if part.is_none() {
                let names = Part::ALL.map(Part::name);
                report.push(unknown_value("part of an edition", &shape.part, names));
            }
            Some(Replaced { part: part?, at: shape.at.value.clone(), was: text(&shape.was), now: text(&shape.now) })
        })
        .collect();
    Some(Corrected { erratum: erratum((of, date, reason), *span, report)?, replaced })
}

fn erratum((of, date, reason): (&Text, &Text, &Text), span: Span, report: &mut Report) -> Option<Erratum> {
    let date = values::date(date, report)?;
    Some(Erratum { of: of.value.trim().to_owned(), date, reason: reason.value.clone(), span })
}
