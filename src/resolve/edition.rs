//! One edition: its head, tables, figures in no table, charts, words, and what its author accepts.

use super::address::{Broken, Figures};
use super::dossier::Names;
use super::narrative::{Bindings, Words, narrative};
use super::{
    Scope, charts, codes, fresh, ids, is_true, lock, revisions, table, text, to_revise, translation, unknown_reference,
    unknown_rule, unknown_value, values,
};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{
    Acceptance, Accepted, Attachment, ClaimIx, Edition, Exemption, Interval, Measure, Number, Provenance, Stated,
    Table, TableIx, Verdict,
};
use crate::read::{
    AcceptShape, EditionFile, EditionFolder, Grid, Locked, RowShape, SourceShape, StatedShape, TableFile, Text,
};
use crate::wording::{SaidKind, said};

pub(super) fn edition(folder: &EditionFolder, names: &Names<'_>, scope: Scope<'_>) -> (Option<Edition>, Report) {
    let mut report = Report::default();
    let EditionFile {
        title,
        subject,
        sender,
        reference,
        date,
        kamerstuk,
        embargo,
        draft,
        revise: _,
        column: _,
        exempt,
        revision,
        erratum,
        span,
    } = &folder.edition;
    if !ids::is_id(&folder.id) {
        let message = format!("the folder `{}` holds more than a-z, 0-9, `-` and `_`", folder.id);
        report.push(Diagnostic::new(&codes::BAD_ID, *span, message));
    }
    report_names(folder, scope, &mut report);
    let (tables, broken) = tables(folder, scope, &mut report);
    let stated = all_stated(folder.stated.as_deref().unwrap_or_default(), scope, &mut report);
    let stated_names = folder.stated.is_some().then(|| stated.iter().map(|stated| stated.id.as_str()).collect());
    let figures = Figures { tables: &tables, broken, stated: stated_names };
    let charts = charts::charts(folder.charts.as_deref().unwrap_or_default(), &figures, names, scope, &mut report);
    let exemptions = (!folder.is_broken).then(|| exempt.0.iter().map(|(id, _)| id).collect());
    let declared_charts = folder.charts.as_ref().map(|charts| charts.iter().map(|(id, _)| id.as_str()).collect());
    let incomplete = !figures.broken.tables.is_empty()
        || !figures.broken.rows.is_empty()
        || matches!(folder.lock, Locked::Unreadable);
    let bindings = Bindings {
        edition: &folder.id,
        figures: &figures,
        charts: &charts,
        declared_charts,
        exemptions,
        names,
        original: None,
        scope,
    };
    let words = narrative(&folder.sections, &bindings, &mut report);
    let translated = translation::words(&folder.translations, &bindings, &words.claims, &mut report);
    let mut revisions = revisions::of_edition(revision, &tables, &figures.broken, &mut report);
    for (at, table) in tables.iter().enumerate() {
        let own = folder.tables.iter().filter(|(id, ..)| *id == table.id).map(|(_, file, _)| file.revision.as_slice());
        for shapes in own {
            revisions.extend(revisions::of_table(shapes, (TableIx(at), table), &figures.broken, &mut report));
        }
    }
    let acceptances =
        folder.acceptances.iter().filter_map(|shape| accepted(shape, &words, scope, &mut report)).collect();
    let acceptances = each_once(acceptances, &mut report);
    report_unused_columns(folder, &mut report);
    // Without a period that can be read there is no place for the edition among the others.
    let Some(reference) = values::period(reference, &mut report) else {
        return (None, report);
    };
    let mut edition = Edition {
        id: folder.id.clone(),
        title: title.value.clone(),
        subject: text(subject.as_ref()),
        sender: text(sender.as_ref()),
        reference,
        date: date.as_ref().and_then(|date| values::date(date, &mut report)),
        kamerstuk: kamerstuk.as_ref().and_then(|paper| values::kamerstuk(paper, &mut report)),
        embargo: embargo.as_ref().and_then(|moment| values::embargo(moment, &mut report)),
        draft: is_true(draft.as_ref()),
        to_revise: to_revise::to_revise(folder, names.dossier, scope, &mut report),
        narrative: words.narrative,
        figures: words.figures,
        claims: words.claims,
        evaluations: Vec::new(),
        mentions: words.mentions,
        links: words.links,
        exemptions: exempt.0.iter().map(exemption).collect(),
        acceptances,
        revisions,
        lock: lock::lock(&folder.lock, &mut report),
        templates: None,
        errata: lock::errata(erratum, &mut report),
        attachments: folder.attachments.iter().map(|name| Attachment { name: name.clone(), digest: None }).collect(),
        charts,
        stated,
        tables,
        incomplete: incomplete || report.findings.iter().any(|finding| finding.code.structural),
        translations: Vec::new(),
        span: *span,
    };
    edition.translations = translated.into_iter().map(|words| words.of(&edition)).collect();
    (Some(edition), report)
}

/// Reports names that the site's own addresses have taken, and names of attachments that no system can hold.
fn report_names(folder: &EditionFolder, scope: Scope<'_>, report: &mut Report) {
    if ids::is_taken_beside_editions(&folder.id, scope.language) {
        let message = format!("the folder `{}` has a name that the site needs for a page of its own", folder.id);
        report.push(
            Diagnostic::new(&codes::BAD_ID, folder.edition.span, message).hint("name editions after their period"),
        );
    }
    let odd = |name: &&String| name.contains(|mark: char| mark.is_control() || matches!(mark, '\\' | ':'));
    for name in folder.attachments.iter().filter(odd) {
        let message = format!(
            "the attachment `{}` has a colon or another mark that not every system can hold",
            name.escape_debug()
        );
        report.push(Diagnostic::new(&codes::BAD_ID, folder.edition.span, message).hint("give the file another name"));
    }
}

/// The tables, and what of them could not be read.
fn tables<'f>(folder: &'f EditionFolder, scope: Scope<'_>, report: &mut Report) -> (Vec<Table>, Broken<'f>) {
    let mut tables = Vec::with_capacity(folder.tables.len());
    let mut broken = Broken { tables: folder.broken.iter().map(String::as_str).collect(), rows: Vec::new() };
    if folder.is_broken {
        // What a header stands for may be declared in the part that is lost.
        broken.tables.extend(folder.tables.iter().map(|(id, ..)| id.as_str()));
        return (tables, broken);
    }
    for (id, file, grid) in &folder.tables {
        if !ids::is_id(id) {
            let message = format!("the file `{id}.toml` holds more than a-z, 0-9, `-` and `_` in its name");
            report.push(Diagnostic::new(&codes::BAD_ID, file.span, message));
        }
        match table::table(id, file, grid.as_ref(), &folder.edition.column.0, scope, report) {
            Some(table) => tables.push(table),
            None => broken.tables.push(id),
        }
        broken.rows.extend(grid.iter().flat_map(|grid| broken_rows(grid, file)).map(|row| (id.as_str(), row)));
    }
    (tables, broken)
}

/// The rows that could not be read, and the totals that need one of them.
fn broken_rows<'f>(grid: &'f Grid, file: &'f TableFile) -> Vec<&'f str> {
    let unread = |name: &Text| name.value == "*" || grid.broken.contains(&name.value);
    let needs_unread = |shape: &RowShape| shape.total_of.iter().flatten().any(unread);
    let totals = file.row.0.iter().filter(|(_, shape)| needs_unread(shape)).map(|(id, _)| id.as_str());
    if grid.broken.is_empty() { Vec::new() } else { grid.broken.iter().map(String::as_str).chain(totals).collect() }
}

/// A declaration that no table uses is most likely a slip in one of the two names.
fn report_unused_columns(folder: &EditionFolder, report: &mut Report) {
    let named = || folder.tables.iter().flat_map(|(_, file, grid)| headers(file, grid.as_ref()));
    // A table that could not be read may be the one that uses it.
    let declared = if folder.broken.is_empty() && !folder.is_broken { folder.edition.column.0.as_slice() } else { &[] };
    for (name, _) in declared {
        if named().all(|header| header != name.value) {
            report.push(unknown_reference("column in any table", &name.value, name.span, named()));
        }
    }
}

/// Whatever in a table can be the id of a column or category.
fn headers<'f>(file: &'f TableFile, grid: Option<&'f Grid>) -> Vec<&'f str> {
    let across = grid.into_iter().flat_map(|grid| &grid.columns).flat_map(|column| column.text.value.split('@'));
    let down = grid.filter(|_| file.periods.is_some()).into_iter().flat_map(|grid| &grid.rows);
    let blocks = grid.into_iter().flat_map(|grid| &grid.blocks).map(|block| block.id.as_str());
    let single = file.period.iter().chain(&file.at).map(Text::as_str);
    across.map(str::trim).chain(down.map(|row| row.id.as_str())).chain(blocks).chain(single).collect()
}

fn exemption((id, reason): &(Text, Text)) -> Exemption {
    Exemption { id: id.value.clone(), reason: reason.value.clone(), span: id.span }
}

fn all_stated(shapes: &[(Text, StatedShape)], scope: Scope<'_>, report: &mut Report) -> Vec<Stated> {
    let mut stated = Vec::new();
    for (at, (id, shape)) in shapes.iter().enumerate() {
        fresh(id, "the stated figure", shapes[..at].iter().map(|(id, _)| id), report);
        stated.extend(one_stated(id, shape, scope, report));
    }
    stated
}

fn one_stated(id: &Text, shape: &StatedShape, scope: Scope<'_>, report: &mut Report) -> Option<Stated> {
    let StatedShape { value, unit, measure, period, at, source, no_source, span: _ } = shape;
    let Some(read) = said(&value.value, scope.language).filter(|said| said.kind == SaidKind::Plain) else {
        let finding =
            Diagnostic::new(&codes::UNREADABLE_VALUE, value.span, format!("`{}` states no number", value.value));
        report.push(finding.hint("write it as the text does: `ruim 300`, `ca. 200`, `1.770`"));
        return None;
    };
    if let (Some(period), Some(at)) = (period, at) {
        let message = "a figure is counted either over a `period` or `at` a day";
        report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, at.span, message).label(period.span, "the period"));
    }
    let measure = measure.as_ref().and_then(|name| table::measured(name, report));
    let step = Number::step(read.decimals);
    Some(Stated {
        id: id.value.clone(),
        text: value.value.clone(),
        hedge: read.hedge,
        number: read.number,
        interval: Interval::hedged(read.hedge, read.number, step),
        unit: unit.value.clone(),
        measure: measure.unwrap_or(if at.is_some() { Measure::Stock } else { Measure::Flow }),
        when: period.as_ref().or(at.as_ref()).and_then(|when| values::period(when, report)),
        source: provenance(source.as_ref(), no_source.as_ref(), value.span, report),
        span: value.span,
    })
}

fn provenance(source: Option<&SourceShape>, none: Option<&Text>, span: Span, report: &mut Report) -> Provenance {
    let name = source.and_then(|source| source.name.as_ref());
    let unknown = source.and_then(|source| source.unknown.as_ref());
    match (name, unknown.or(none)) {
        (Some(name), None) => Provenance::Named(name.value.clone()),
        (None, Some(why)) => Provenance::None(why.value.clone()),
        _ => {
            let message = "a stated figure has either a `source`, or a reason in `no_source` why it has none";
            report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, span, message));
            Provenance::None(String::new())
        }
    }
}

fn accepted(shape: &AcceptShape, words: &Words, scope: Scope<'_>, report: &mut Report) -> Option<Acceptance> {
    let AcceptShape { claim, verdict, rule, at, reason, span } = shape;
    let of = match (claim, verdict, rule, at) {
        (Some(claim), Some(verdict), None, None) => claim_accepted(claim, verdict, words, report)?,
        (None, None, Some(rule), Some(at)) => finding_accepted(rule, at, scope, report)?,
        _ => {
            let message = "an acceptance names either `claim` and `verdict`, or `rule` and `at`";
            report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, reason.span, message));
            return None;
        }
    };
    Some(Acceptance { of, reason: reason.value.clone(), span: *span })
}

/// What is accepted twice has two reasons, of which readers would see one; the first stands.
fn each_once(acceptances: Vec<Acceptance>, report: &mut Report) -> Vec<Acceptance> {
    let mut kept: Vec<Acceptance> = Vec::new();
    for acceptance in acceptances {
        match kept.iter().find(|known| known.of.is_about_the_same(&acceptance.of)) {
            Some(first) => {
                let message = "the same is accepted twice";
                let finding = Diagnostic::new(&codes::DUPLICATE_ID, acceptance.span, message).remark("the second");
                let finding = finding.label(first.span, "the first");
                report.push(finding.hint("join the two reasons into one, or take one of them away"));
            }
            None => kept.push(acceptance),
        }
    }
    kept
}

fn claim_accepted(claim: &Text, verdict: &Text, words: &Words, report: &mut Report) -> Option<Accepted> {
    let claims = &words.claims;
    let found = claims.iter().position(|known| known.id == claim.value);
    if found.is_none() && !words.broken_claims.contains(&claim.value) {
        report.push(unknown_reference("claim", &claim.value, claim.span, claims.iter().map(|claim| claim.id.as_str())));
    }
    let known = Verdict::from_name(&verdict.value).filter(|verdict| *verdict != Verdict::Holds);
    if known.is_none() {
        report.push(unknown_value(
            "verdict to accept",
            verdict,
            Verdict::ALL.map(Verdict::name).into_iter().take(4).collect::<Vec<_>>(),
        ));
    }
    Some(Accepted::Claim(ClaimIx(found?), known?))
}

fn finding_accepted(rule: &Text, at: &Text, scope: Scope<'_>, report: &mut Report) -> Option<Accepted> {
    match scope.known.rules.iter().find(|(name, _)| *name == rule.value) {
        Some((_, true)) => Some(Accepted::Finding { rule: rule.value.clone(), at: at.value.clone() }),
        Some((_, false)) => {
            let message = format!("findings of `{}` cannot be accepted: they are to be mended", rule.value);
            report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, rule.span, message));
            None
        }
        None => {
            report.push(unknown_rule(rule, scope.known));
            None
        }
    }
}
