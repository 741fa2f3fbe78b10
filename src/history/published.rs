//! What an edition says, thing by thing, each with the address by which an erratum names it.
//!
//! What is listed is what readers read: figures as printed, words with figures filled in, what claims come to. It depends
//! on no wording of ours, so that a newer version of the site's own words changes nothing that was published.

use std::collections::BTreeMap;

use crate::diag::Span;
use crate::model::{
    Accepted, Answered, Block, Chart, Claim, Dossier, Edition, Handling, Meaning, Moment, NoteIx, Panel, Part,
    Provenance, Published, Row, Source, Standing, Stated, Table,
};

/// All of it, in the order of its parts.
pub(super) fn published(dossier: &Dossier, edition: &Edition) -> Vec<Published> {
    let mut all = Listed(Vec::new());
    all.head("", edition);
    all.answers(dossier, edition);
    edition.tables.iter().for_each(|table| all.table(table));
    edition.stated.iter().for_each(|stated| all.add(Part::Stated, stated.id.clone(), said(stated), stated.span));
    for (at, claim) in edition.claims.iter().enumerate() {
        let verdict = edition.evaluations.get(at).map_or("", |evaluation| evaluation.verdict.name());
        let Claim { id, text, span, .. } = claim;
        all.add(Part::Claim, id.clone(), format!("{verdict}: {text}"), *span);
    }
    edition
        .charts
        .iter()
        .for_each(|chart| all.add(Part::Chart, chart.id.clone(), drawn(chart, dossier, edition), chart.title.span));
    all.reasons(edition);
    for attachment in &edition.attachments {
        let digest = attachment.digest.iter().cloned();
        digest.for_each(|digest| all.add(Part::Attachment, attachment.address(), digest, edition.span));
    }
    all.words("", edition);
    for translation in &edition.translations {
        let prefix = format!("{}/", translation.language.tag());
        all.head(&prefix, &translation.told);
        all.words(&prefix, &translation.told);
    }
    all.0.extend(edition.templates.iter().flatten().cloned());
    all.0
}

struct Listed(Vec<Published>);

impl Listed {
    fn add(&mut self, part: Part, at: String, text: String, span: Span) {
        self.0.push(Published { part, at, text, span });
    }

    fn head(&mut self, prefix: &str, edition: &Edition) {
        let known = [
            ("title", Some(edition.title.clone())),
            ("subject", edition.subject.clone()),
            ("sender", edition.sender.clone()),
            ("reference", Some(edition.reference.text.clone()).filter(|_| prefix.is_empty())),
            ("date", edition.date.map(|day| day.to_string()).filter(|_| prefix.is_empty())),
            (Published::KAMERSTUK, edition.kamerstuk.as_ref().map(ToString::to_string).filter(|_| prefix.is_empty())),
        ];
        for (name, text) in known {
            if let Some(text) = text {
                self.add(Part::Head, format!("{prefix}{name}"), text, edition.span);
            }
        }
    }

    fn answers(&mut self, dossier: &Dossier, edition: &Edition) {
        for request in &dossier.requests {
            for answer in request.answers.iter().filter(|answer| answer.edition == edition.id) {
                self.add(Part::Answer, request.id.clone(), answered(answer), answer.span);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let marks = |notes: &[NoteIx]| marks(table, notes);
        let id = &table.id;
        let withheld = table.withheld.map(|withheld| {
            let zero = if withheld.zero_is_shown { ", zero is shown" } else { "" };
            format!("below {}{zero}", withheld.below)
        });
        let defined = [
            ("title", Some(format!("{}{}", table.title, marks(&table.own_notes)))),
            ("source", Some(source(&table.source))),
            ("unit", Some(table.unit.clone())),
            ("measure", Some(table.measure.name().to_owned())),
            ("rounded_to", Some(table.rounded_to.to_string())),
            ("withheld", withheld),
            ("signs", signs(table)),
        ];
        for (name, text) in defined {
            if let Some(text) = text {
                self.add(Part::Table, format!("{id}[{name}]"), text, table.span);
            }
        }
        let rows = table.rows.iter().map(|row| row.id.as_str());
        self.add(Part::Table, format!("{id}{}", Published::ROWS), ordered(rows), table.span);
        let columns = table.columns.iter().map(|column| column.id.as_str());
        self.add(Part::Table, format!("{id}{}", Published::COLUMNS), ordered(columns), table.span);
        for column in &table.columns {
            let period = column.period.as_ref().map(|of| of.period.text.clone());
            let or = column.period.as_ref().and_then(|of| of.or.as_ref()).map(|or| format!("or {}", or.text));
            let label = format!("{}{}", column.label, marks(&column.notes));
            let text = [Some(label), period, or].into_iter().flatten().collect::<Vec<_>>().join("; ");
            self.add(Part::Table, format!("{id}@{}", column.id), text, column.span);
        }
        for row in &table.rows {
            self.add(Part::Table, format!("{id}.{}", row.id), defined_row(row, table), row.span);
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                let text = format!("{}{}", cell.printed, marks(&cell.notes));
                self.add(Part::Figure, format!("{id}.{}@{}", row.id, column.id), text, cell.span);
            }
        }
        for note in &table.notes {
            self.add(Part::Note, format!("{id}[^{}]", note.id), note.text.clone(), note.span);
        }
    }

    fn reasons(&mut self, edition: &Edition) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        // Several reasons for one thing have a number from the second on, since each has an address of its own.
        let mut add = |list: &mut Listed, about: &str, why: &str, reason: &str, span| {
            let times = seen.entry(format!("{about}[{why}]")).or_default();
            *times += 1;
            let number = if *times > 1 { format!(" {times}") } else { String::new() };
            list.add(Part::Reason, format!("{about}[{why}{number}]"), reason.to_owned(), span);
        };
        for accepted in &edition.acceptances {
            match &accepted.of {
                Accepted::Claim(at, verdict) => {
                    let claim = edition.claims.get(at.0).map_or("", |claim| &claim.id);
                    add(self, claim, verdict.name(), &accepted.reason, accepted.span);
                }
                Accepted::Finding { rule, at } => add(self, at, rule, &accepted.reason, accepted.span),
            }
        }
        for exemption in &edition.exemptions {
            add(self, &exemption.id, "exempt", &exemption.reason, exemption.span);
        }
        for revision in &edition.revisions {
            let reason = format!("{}: {}", revision.kind.name(), revision.reason);
            add(self, &edition.named(revision.of), "revision", &reason, revision.span);
        }
    }

    fn words(&mut self, prefix: &str, edition: &Edition) {
        if prefix.is_empty() {
            let sections = edition.narrative.sections.iter().map(|section| section.id.as_str());
            self.add(Part::Head, Published::SECTIONS.to_owned(), ordered(sections), edition.span);
        }
        for section in &edition.narrative.sections {
            let at = format!("{prefix}{}", section.id);
            self.add(Part::Sentence, at, edition.as_read(&section.title).trim().to_owned(), section.span);
        }
        for (section, blocks) in edition.narrative.parts() {
            let (mut number, mut span) = (0, edition.span);
            for block in blocks {
                match block {
                    Block::Paragraph(sentences) => {
                        for sentence in sentences {
                            (number, span) = (number + 1, sentence.span);
                            let text = edition.as_read(&sentence.words).trim().to_owned();
                            self.add(Part::Sentence, format!("{prefix}{section}.z{number}"), text, span);
                        }
                    }
                    block => {
                        if let Block::Heading { span: own, .. } = block {
                            span = *own;
                        }
                        // What has no place of its own is found below the words before it.
                        for text in texts(block, edition) {
                            self.add(Part::Sentence, format!("{prefix}{section}"), text, span);
                        }
                    }
                }
            }
        }
    }
}

fn texts(block: &Block, edition: &Edition) -> Vec<String> {
    match block {
        Block::Code(run) => vec![run.as_str().to_owned()],
        Block::Table(at) => {
            edition.tables.get(at.0).map(|table| format!("![](table:{})", table.id)).into_iter().collect()
        }
        Block::Chart(at) => {
            edition.charts.get(at.0).map(|chart| format!("![](chart:{})", chart.id)).into_iter().collect()
        }
        block => block.words().into_iter().map(|words| edition.as_read(words).trim().to_owned()).collect(),
    }
}

fn marks(table: &Table, notes: &[NoteIx]) -> String {
    notes.iter().filter_map(|at| table.notes.get(at.0)).flat_map(|note| ["[^", &note.id, "]"]).collect()
}

/// What the signs mean that stand in cells, alone or behind a number; `None` where there are none.
fn signs(table: &Table) -> Option<String> {
    let mut found = BTreeMap::new();
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if let Some(meaning) = table.signs.alone(&cell.printed) {
            found.insert(cell.printed.as_str(), meaning.name());
        } else if cell.standing != Standing::Final {
            let (number, standing) = table.signs.behind(&cell.printed);
            let sign = cell.printed.get(number.len()..).unwrap_or_default().trim();
            found.insert(sign, Meaning::Standing(standing).name());
        }
    }
    let told: Vec<String> = found.iter().map(|(sign, meaning)| format!("{sign} {meaning}")).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn defined_row(row: &Row, table: &Table) -> String {
    let ids = |rows: &[crate::model::RowIx]| {
        let ids = rows.iter().filter_map(|at| table.rows.get(at.0)).map(|row| row.id.as_str());
        ids.collect::<Vec<_>>().join(" + ")
    };
    let exact = row.exact.iter().filter_map(|at| table.columns.get(at.0)).map(|column| column.id.as_str());
    let exact = exact.collect::<Vec<_>>().join(", ");
    let more = [
        row.unit.clone(),
        row.measure.map(|measure| measure.name().to_owned()),
        (row.rounded_to != table.rounded_to).then(|| format!("rounded to {}", row.rounded_to)),
        (!exact.is_empty()).then(|| format!("exact in {exact}")),
        row.group.as_ref().map(|group| format!("under {group}")),
        (!row.printed).then(|| String::from("not printed")),
        row.sums.first().filter(|_| row.cells.is_empty()).map(|sum| format!("= {}", ids(sum))),
    ];
    let label = format!("{}{}", row.label, marks(table, &row.notes));
    [Some(label)].into_iter().chain(more).flatten().collect::<Vec<_>>().join("; ")
}

fn source(source: &Source) -> String {
    match source {
        Source::Named { name, as_of, url, licence } => {
            let more = [as_of.as_ref().map(|day| day.text.clone()), url.clone(), licence.clone()];
            [Some(name.clone())].into_iter().chain(more).flatten().collect::<Vec<_>>().join("; ")
        }
        Source::Unknown(reason) => format!("unknown: {reason}"),
    }
}

/// In which order they stand, by their ids.
fn ordered<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    ids.collect::<Vec<_>>().join(Published::BETWEEN)
}

/// `Voldaan; duiding, context; De cijfers staan in de brief.`
fn answered(Answered { edition: _, sections, handling, text, span: _ }: &Answered) -> String {
    let handling = match handling {
        Handling::Unstated => None,
        Handling::Stated(status) => Some(status.name().to_owned()),
        Handling::CannotBeReported { reason, needed } => {
            Some(format!("cannot be reported: {reason}; needed: {needed}"))
        }
    };
    let sections = (!sections.is_empty()).then(|| sections.join(", "));
    [handling, sections, text.clone()].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn said(stated: &Stated) -> String {
    let Stated { text, unit, measure, when, source, .. } = stated;
    let source = match source {
        Provenance::Named(name) => name.clone(),
        Provenance::None(reason) => format!("no source: {reason}"),
    };
    let when = when.as_ref().map(|period| period.text.clone());
    let parts = [Some(format!("{text} {unit}")), Some(measure.name().to_owned()), when, Some(source)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What is asked for, in one line, with what it shows of its dossier.
fn drawn(chart: &Chart, dossier: &Dossier, edition: &Edition) -> String {
    let Chart { id: _, kind, title, subtitle, panels, scale, events, notes, alt, claim, is_reachable: _ } = chart;
    let events = events.iter().filter_map(|at| dossier.timeline.get(at.value.0)).map(|event| {
        let when = match &event.moment {
            Moment::At(period) | Moment::Since(period) | Moment::Planned(period) => period.text.as_str(),
            Moment::Undated | Moment::Unreadable => "undated",
        };
        format!("event {when} {}", event.label)
    });
    let notes = notes.iter().map(|note| format!("note {}", note.value));
    let head = [Some(kind), Some(title), subtitle.as_ref()].into_iter().flatten().map(|text| text.value.clone());
    let panels = panels.iter().map(|panel| of_table(panel, edition));
    let alt = alt.iter().map(|alt| format!("alt {}", alt.value));
    let alt = alt.chain(claim.iter().map(|claim| format!("claim {}", claim.value)));
    let panels = panels.chain(scale.map(|scale| format!("scale {}", scale.name())));
    head.chain(panels).chain(events).chain(notes).chain(alt).collect::<Vec<_>>().join("; ")
}

/// `terugkeer: zelfstandig, gedwongen`
fn of_table(panel: &Panel, edition: &Edition) -> String {
    let table = edition.tables.get(panel.table.0);
    let rows = panel.rows.iter().filter_map(|at| table?.rows.get(at.0)).map(|row| row.id.as_str());
    let drawn = format!("{}: {}", table.map_or("", |table| &table.id), rows.collect::<Vec<_>>().join(", "));
    let Some(columns) = &panel.columns else {
        return drawn;
    };
    let columns = columns.iter().filter_map(|at| table?.columns.get(at.0)).map(|column| column.id.as_str());
    format!("{drawn} @ {}", columns.collect::<Vec<_>>().join(", "))
}
