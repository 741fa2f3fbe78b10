//! What an edition says, thing by thing, and where that is not what was published.
//!
//! What is listed is what readers read: figures as printed, words with figures filled in, what claims come to. It depends
//! on no wording of ours, so that a newer version of the site's own words changes nothing that was published. Nothing is
//! judged here.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diag::Span;
use crate::model::{
    Accepted, Block, Chart, Claim, Corrected, Dossier, Edition, Erratum, FigureSet, Lock, Meaning, Moment, NoteIx,
    Panel, Paper, Part, Provenance, Published, Replaced, RevisionKind, Row, Source, Standing, Stated, Table,
};

/// Something that an edition does not say as it was published.
#[derive(Clone, Debug)]
pub struct Departure<'e> {
    /// By what an erratum names it.
    pub at: String,
    /// What was published; `None` where nothing was.
    pub was: Option<&'e Published>,
    /// What is said now; `None` where nothing is.
    pub now: Option<Published>,
    /// The erratum that says so.
    pub erratum: Option<&'e Erratum>,
}

/// A correction with all that it replaced.
#[derive(Clone, Debug)]
pub struct Correction<'e> {
    /// The correction.
    pub erratum: &'e Erratum,
    /// What it replaced.
    pub replaced: Vec<Replaced>,
}

/// Where an edition differs from its lock, in the order of its parts; nothing where it has none.
#[must_use]
pub fn departures<'e>(dossier: &Dossier, edition: &'e Edition) -> Vec<Departure<'e>> {
    let Some(lock) = &edition.lock else {
        return Vec::new();
    };
    let now = published(dossier, edition);
    // What templates do is not known while something else is wrong, nor an attachment that cannot be read.
    let is_known = |one: &Published| match one.part {
        Part::Template => edition.templates.is_some(),
        Part::Attachment => edition.attachments.iter().all(|attachment| attachment.digest.is_some()),
        _ => true,
    };
    let before = lock.published.iter().filter(|one| is_known(one));
    let is_listed = |part: Part| matches!(part, Part::Sentence | Part::Template);
    let (words, things): (Vec<_>, Vec<_>) = now.into_iter().partition(|one| is_listed(one.part));
    let (old_words, old_things): (Vec<_>, Vec<_>) = before.partition(|one| is_listed(one.part));
    let mut found = of_things(&old_things, things);
    found.extend(of_words(&old_words, &words));
    for departure in &mut found {
        departure.erratum = unpublished(edition, lock).find(|erratum| erratum.corrects(&departure.at));
    }
    found
}

/// The errata of an edition with what each replaced, the newest first.
#[must_use]
pub fn corrections<'e>(dossier: &Dossier, edition: &'e Edition) -> Vec<Correction<'e>> {
    let departures = departures(dossier, edition);
    let of = |erratum: &'e Erratum| {
        let kept = edition.lock.iter().flat_map(|lock| &lock.corrected).find(|kept| kept.erratum.is(erratum));
        let replaced = kept.map_or_else(|| replaced_by(erratum, &departures), |kept| kept.replaced.clone());
        Correction { erratum, replaced }
    };
    let mut all: Vec<_> = edition.errata.iter().map(of).collect();
    all.sort_by_key(|correction| std::cmp::Reverse(correction.erratum.date));
    all
}

/// The lock of an edition as it is now: what it says, and what its errata replaced.
#[must_use]
pub fn locked(dossier: &Dossier, edition: &Edition) -> Lock {
    let departures = departures(dossier, edition);
    let kept = edition.lock.iter().flat_map(|lock| lock.corrected.iter().cloned());
    let open = edition.lock.iter().flat_map(|lock| unpublished(edition, lock));
    let new = open.map(|erratum| Corrected { erratum: erratum.clone(), replaced: replaced_by(erratum, &departures) });
    let corrected = kept.chain(new).collect();
    Lock { published: published(dossier, edition), corrected, span: edition.span }
}

/// The errata that the lock does not know yet: one that it knows explains no later change.
fn unpublished<'e>(edition: &'e Edition, lock: &'e Lock) -> impl Iterator<Item = &'e Erratum> {
    edition.errata.iter().filter(|erratum| !lock.corrected.iter().any(|kept| kept.erratum.is(erratum)))
}

/// What is put down to an erratum: what no earlier one names as well.
fn replaced_by(erratum: &Erratum, departures: &[Departure<'_>]) -> Vec<Replaced> {
    let own = departures.iter().filter(|departure| departure.erratum.is_some_and(|by| by.is(erratum)));
    let text = |one: Option<&Published>| one.map(|one| one.text.clone());
    own.map(|departure| Replaced {
        at: departure.at.clone(),
        was: text(departure.was),
        now: text(departure.now.as_ref()),
    })
    .collect()
}

fn of_things<'e>(before: &[&'e Published], now: Vec<Published>) -> Vec<Departure<'e>> {
    let key = |one: &Published| (one.part, one.at.clone());
    let known: BTreeMap<_, &'e Published> = before.iter().map(|one| (key(one), *one)).collect();
    let still: BTreeSet<_> = now.iter().map(key).collect();
    let mut found = Vec::new();
    for one in now {
        let was = known.get(&key(&one)).copied();
        // A paper gets its number after it was sent, and its year may be said later.
        let is_number = one.part == Part::Head && one.at == KAMERSTUK;
        let is_its_number = is_number && was.is_none_or(|was| is_same_paper(&was.text, &one.text));
        if !is_its_number && was.is_none_or(|was| was.text != one.text) {
            found.push(Departure { at: one.at.clone(), was, now: Some(one), erratum: None });
        }
    }
    let gone = before.iter().filter(|one| !still.contains(&key(one)));
    found.extend(gone.map(|one| Departure { at: one.at.clone(), was: Some(one), now: None, erratum: None }));
    found
}

fn is_same_paper(was: &str, now: &str) -> bool {
    let (was, now) = (Paper::parse(was), Paper::parse(now));
    was.is_ok_and(|was| now.is_ok_and(|now| was.is_same(&now)))
}

fn of_words<'e>(before: &[&'e Published], now: &[Published]) -> Vec<Departure<'e>> {
    let list = |one: &'_ Published| (one.part, section_of(&one.at).to_owned());
    let mut sections: Vec<(Part, String)> = Vec::new();
    let all = before.iter().copied().chain(now);
    for section in all.map(list) {
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    let of_section = |section: &(Part, String)| {
        let ones: Vec<&'e Published> = before.iter().copied().filter(|one| list(one) == *section).collect();
        let others: Vec<&Published> = now.iter().filter(|one| list(one) == *section).collect();
        in_section(&ones, &others)
    };
    sections.iter().flat_map(of_section).collect()
}

fn in_section<'e>(ones: &[&'e Published], others: &[&Published]) -> Vec<Departure<'e>> {
    let texts = |all: &[&Published]| all.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    let mut found = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &texts(ones), &texts(others)) {
        if matches!(step, DiffOp::Equal { .. }) {
            continue;
        }
        let (mut ones, mut others) = (ones[step.old_range()].iter(), others[step.new_range()].iter());
        loop {
            let (was, now) = (ones.next().copied(), others.next().map(|one| (*one).clone()));
            let Some(at) = now.as_ref().or(was).map(|one| one.at.clone()) else { break };
            found.push(Departure { at, was, now, erratum: None });
        }
    }
    found
}

/// The section of a sentence; the lock gives sentences no number, since one more would change all behind it.
#[must_use]
pub fn section_of(at: &str) -> &str {
    at.rsplit_once(".z").map_or(at, |(section, _)| section)
}

const KAMERSTUK: &str = "kamerstuk";

fn published(dossier: &Dossier, edition: &Edition) -> Vec<Published> {
    let mut all = Listed(Vec::new());
    all.head("", edition);
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
        .for_each(|chart| all.add(Part::Chart, chart.id.clone(), drawn(chart, dossier, edition), chart.span));
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
            (KAMERSTUK, edition.kamerstuk.as_ref().map(ToString::to_string).filter(|_| prefix.is_empty())),
        ];
        for (name, text) in known {
            if let Some(text) = text {
                self.add(Part::Head, format!("{prefix}{name}"), text, edition.span);
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
            let reason = format!("{}: {}", kind(revision.kind), revision.reason);
            add(self, &named(edition, revision.of), "revision", &reason, revision.span);
        }
    }

    fn words(&mut self, prefix: &str, edition: &Edition) {
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
    let Chart { id: _, kind, title, subtitle, panels, scale, events, notes, alt, claim, span: _ } = chart;
    let events = events.iter().filter_map(|at| dossier.timeline.get(at.0)).map(|event| {
        let when = match &event.moment {
            Moment::At(period) | Moment::Since(period) | Moment::Planned(period) => period.text.as_str(),
            Moment::Undated | Moment::Unreadable => "undated",
        };
        format!("event {when} {}", event.label)
    });
    let notes = notes.iter().map(|note| format!("note {note}"));
    let head = [Some(kind.clone()), Some(title.clone()), subtitle.clone()].into_iter().flatten();
    let panels = panels.iter().map(|panel| of_table(panel, edition));
    let alt = alt.iter().map(|alt| format!("alt {alt}"));
    let alt = alt.chain(claim.iter().map(|claim| format!("claim {claim}")));
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

fn kind(kind: RevisionKind) -> &'static str {
    RevisionKind::NAMES.get(kind as usize).copied().unwrap_or_default()
}

fn named(edition: &Edition, FigureSet { table, row, column }: FigureSet) -> String {
    let Some(table) = edition.tables.get(table.0) else {
        return String::new();
    };
    let row = row.and_then(|row| table.rows.get(row.0)).map_or_else(String::new, |row| format!(".{}", row.id));
    let column =
        column.and_then(|at| table.columns.get(at.0)).map_or_else(String::new, |column| format!("@{}", column.id));
    format!("{}{row}{column}", table.id)
}
