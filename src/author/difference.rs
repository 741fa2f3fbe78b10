//! What two editions differ in, for whoever wrote the later one: by the addresses of files, as a list or as JSON.
//!
//! `docs/formats.md` is the contract with whoever reads the JSON.

use serde::Serialize;

use crate::history::{
    self, ClaimDifference, Correction, Defined, DefinitionDifference, Difference, KeptTable, Moved, Passage, Piece,
    Reason, RequestDifference, Reworded, Stale, Staleness, StatedDifference, ToldVerdict,
};
use crate::model::{Answered, Dossier, Edition, Handling, Language, Replaced, Row, Stated, Table, Verdict};

/// The forms in which it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceForm {
    /// For a person at a terminal.
    Human,
    /// For programs.
    Json,
}

/// The difference, ready to print.
#[must_use]
pub fn print(dossier: &Dossier, difference: &Difference<'_>, form: DifferenceForm) -> String {
    let file = file(dossier, difference);
    match form {
        // Structs whose keys are names can always be written down.
        DifferenceForm::Json => serde_json::to_string_pretty(&file).unwrap_or_default() + "\n",
        DifferenceForm::Human => human(&file),
    }
}

#[derive(Serialize)]
struct File<'d> {
    dossier: &'d str,
    earlier: &'d str,
    later: &'d str,
    tables: CameOrWent<'d>,
    periods: Vec<Periods<'d>>,
    rows: Vec<OfTable<'d>>,
    definitions: Vec<Definition>,
    notes: Vec<OfTable<'d>>,
    revised: Vec<RevisedFigure<'d>>,
    stated: Vec<Step>,
    claims: Vec<ClaimStep<'d>>,
    requests: Vec<Step>,
    sentences: Sentences<'d>,
    errata: Vec<Corrected<'d>>,
}

#[derive(Serialize)]
struct CameOrWent<'d> {
    came: Vec<&'d str>,
    /// Tables that the earlier edition left out, and an older one has.
    returned: Vec<Returned<'d>>,
    went: Vec<&'d str>,
}

#[derive(Serialize)]
struct Returned<'d> {
    table: &'d str,
    /// The last edition that has it.
    edition: &'d str,
}

/// Columns, rows or notes of a table.
#[derive(Serialize)]
struct OfTable<'d> {
    table: &'d str,
    came: Vec<&'d str>,
    went: Vec<&'d str>,
}

#[derive(Serialize)]
struct Periods<'d> {
    table: &'d str,
    came: Vec<&'d str>,
    went: Vec<&'d str>,
    /// Whole years of which the earlier edition had a part only.
    closed: Vec<Closed<'d>>,
}

#[derive(Serialize)]
struct Closed<'d> {
    period: &'d str,
    part: &'d str,
}

#[derive(Serialize)]
struct Definition {
    of: String,
    what: &'static str,
    before: String,
    now: String,
}

#[derive(Serialize)]
struct RevisedFigure<'d> {
    figure: String,
    before: &'d str,
    now: &'d str,
    /// The edition that printed it before.
    edition: &'d str,
    /// Whether nothing that was said has to be explained.
    needs_a_reason: bool,
    reasons: Vec<Why<'d>>,
}

#[derive(Serialize)]
struct Why<'d> {
    kind: Option<&'static str>,
    reason: &'d str,
}

#[derive(Serialize)]
struct Step {
    of: String,
    before: Option<String>,
    now: Option<String>,
}

#[derive(Serialize)]
struct ClaimStep<'d> {
    id: &'d str,
    words: Option<&'d str>,
    words_before: Option<&'d str>,
    before: Option<&'static str>,
    now: Option<&'static str>,
}

#[derive(Serialize)]
struct Sentences<'d> {
    stale: Vec<StaleSentence<'d>>,
    reworded: Vec<RewordedSentence<'d>>,
    came: Vec<Sentence<'d>>,
    went: Vec<Sentence<'d>>,
}

#[derive(Serialize)]
struct Sentence<'d> {
    section: &'d str,
    text: &'d str,
    heading: bool,
}

/// A correction of one of the two, since it was published.
#[derive(Serialize)]
struct Corrected<'d> {
    edition: &'d str,
    date: String,
    of: &'d str,
    reason: &'d str,
    replaced: Vec<Step>,
}

#[derive(Serialize)]
struct RewordedSentence<'d> {
    section: &'d str,
    before: String,
    now: String,
}

#[derive(Serialize)]
struct StaleSentence<'d> {
    section: &'d str,
    text: &'d str,
    why: String,
}

fn file<'d>(dossier: &'d Dossier, difference: &'d Difference<'d>) -> File<'d> {
    let tables = &difference.tables;
    let ids = |tables: &[&'d Table]| tables.iter().map(|table| table.id.as_str()).collect();
    let passages = |passages: &'d [Passage]| passages.iter().map(sentence).collect();
    let sentences = &difference.sentences;
    File {
        dossier: &dossier.id,
        earlier: &difference.earlier.id,
        later: &difference.later.id,
        tables: CameOrWent {
            came: ids(&tables.came),
            returned: tables.kept.iter().filter_map(returned).collect(),
            went: ids(&tables.went),
        },
        periods: tables.kept.iter().filter_map(periods).collect(),
        rows: tables.kept.iter().filter_map(rows).collect(),
        definitions: tables.kept.iter().flat_map(definitions).collect(),
        notes: tables.kept.iter().filter_map(notes).collect(),
        revised: tables.revised.iter().map(revised).collect(),
        stated: difference.stated.iter().map(|of| stated(*of)).collect(),
        claims: difference.claims.iter().map(|of| claim(*of)).collect(),
        requests: difference.requests.iter().map(|of| request(*of)).collect(),
        sentences: Sentences {
            stale: sentences.stale.iter().map(stale).collect(),
            reworded: sentences.reworded.iter().map(reworded).collect(),
            came: passages(&sentences.came),
            went: passages(&sentences.went),
        },
        errata: [difference.earlier, difference.later].iter().flat_map(|edition| errata(dossier, edition)).collect(),
    }
}

fn errata<'d>(dossier: &Dossier, edition: &'d Edition) -> impl Iterator<Item = Corrected<'d>> {
    let step = |Replaced { part: _, at, was, now }: Replaced| Step { of: at, before: was, now };
    history::corrections(dossier, edition).into_iter().map(move |Correction { erratum, replaced }| Corrected {
        edition: &edition.id,
        date: erratum.date.to_string(),
        of: &erratum.of,
        reason: &erratum.reason,
        replaced: replaced.into_iter().map(step).collect(),
    })
}

fn sentence(passage: &Passage) -> Sentence<'_> {
    Sentence { section: &passage.section, text: &passage.text, heading: passage.is_heading }
}

fn returned<'d>(table: &'d KeptTable<'d>) -> Option<Returned<'d>> {
    table.last.map(|edition| Returned { table: &table.now.id, edition: &edition.id })
}

fn periods<'d>(table: &'d KeptTable<'d>) -> Option<Periods<'d>> {
    let closed = table.columns_came.iter().filter_map(|came| {
        let part = came.closes?;
        Some(Closed { period: &came.column.id, part: &part.id })
    });
    let periods = Periods {
        table: &table.now.id,
        came: table.columns_came.iter().map(|came| came.column.id.as_str()).collect(),
        went: table.columns_went.iter().map(|column| column.id.as_str()).collect(),
        closed: closed.collect(),
    };
    (!periods.came.is_empty() || !periods.went.is_empty()).then_some(periods)
}

fn rows<'d>(table: &'d KeptTable<'d>) -> Option<OfTable<'d>> {
    let ids = |rows: &[&'d Row]| rows.iter().map(|row| row.id.as_str()).collect();
    of_table(table, ids(&table.rows_came), ids(&table.rows_went))
}

fn notes<'d>(table: &'d KeptTable<'d>) -> Option<OfTable<'d>> {
    of_table(table, table.notes_came.clone(), table.notes_went.clone())
}

fn of_table<'d>(table: &'d KeptTable<'d>, came: Vec<&'d str>, went: Vec<&'d str>) -> Option<OfTable<'d>> {
    (!came.is_empty() || !went.is_empty()).then_some(OfTable { table: &table.now.id, came, went })
}

fn definitions(table: &KeptTable<'_>) -> Vec<Definition> {
    let one = |definition: &DefinitionDifference<'_>| {
        let (before, now) = definition.row.map_or((None, None), |(before, now)| (Some(before), Some(now)));
        let row = now.map_or_else(String::new, |row| format!(".{}", row.id));
        Definition {
            of: format!("{}{row}", table.now.id),
            what: name(definition.what),
            before: defined(definition.what, table.before, before),
            now: defined(definition.what, table.now, now),
        }
    };
    table.definitions.iter().map(one).collect()
}

fn name(what: Defined) -> &'static str {
    match what {
        Defined::Name => "name",
        Defined::Source => "source",
        Defined::Unit => "unit",
        Defined::Measure => "measure",
        Defined::Rounding => "rounded_to",
        Defined::Withheld => "withheld",
    }
}

/// The kind of quantity by its name in TOML files, as it is in all that programs read; all else in words.
fn defined(what: Defined, table: &Table, row: Option<&Row>) -> String {
    match what {
        Defined::Measure => row.and_then(|row| row.measure).unwrap_or(table.measure).name().to_owned(),
        what => what.said(table, row, Language::English),
    }
}

fn revised<'d>(moved: &'d Moved<'d>) -> RevisedFigure<'d> {
    let (table, row, column) = moved.place;
    let why = |reason: &Reason<'d>| match reason {
        Reason::Declared(revision) => Why { kind: Some(revision.kind.name()), reason: &revision.reason },
        Reason::AtCell(note) => Why { kind: None, reason: &note.text },
    };
    RevisedFigure {
        figure: format!("{}.{}@{}", table.id, row.id, column.id),
        before: &moved.before.printed,
        now: &moved.now.printed,
        edition: &moved.earlier.id,
        needs_a_reason: moved.change.needs_a_reason(),
        reasons: moved.reasons.iter().map(why).collect(),
    }
}

fn stated(of: StatedDifference<'_>) -> Step {
    let text = |stated: &Stated| format!("{} {}", stated.text, stated.unit);
    let id = of.now.or(of.before).map_or("", |stated| &stated.id);
    Step { of: format!("stated.{id}"), before: of.before.map(text), now: of.now.map(text) }
}

fn claim<'d>(of: ClaimDifference<'d>) -> ClaimStep<'d> {
    let verdict = |told: ToldVerdict<'d>| told.verdict.map(Verdict::name);
    ClaimStep {
        id: of.now.or(of.before).map_or("", |told| &told.claim.id),
        words: of.now.map(|told| told.claim.words.as_str()),
        words_before: of.before.map(|told| told.claim.words.as_str()),
        before: of.before.and_then(verdict),
        now: of.now.and_then(verdict),
    }
}

fn request(of: RequestDifference<'_>) -> Step {
    let handled = |handling: &Handling| match handling {
        Handling::Unstated => "dealt with, without a status",
        Handling::Stated(status) => status.name(),
        Handling::CannotBeReported { .. } => "cannot-be-reported",
    };
    let said = |answer: &Answered| handled(&answer.handling).to_owned();
    Step { of: of.request.id.clone(), before: of.before.map(said), now: of.now.map(said) }
}

fn stale(of: &Stale) -> StaleSentence<'_> {
    let why = match &of.why {
        Staleness::Moved { address, before, now } => format!("`{address}` was {before} and is {now} now"),
        Staleness::Overtaken { address, newest } => {
            format!("`{address}` was the newest figure; that is `{newest}` now")
        }
        Staleness::Flipped(claim) => format!("the claim `{claim}` turns out otherwise"),
    };
    StaleSentence { section: &of.passage.section, text: &of.passage.text, why }
}

fn reworded(of: &Reworded) -> RewordedSentence<'_> {
    let text = |leave_out: fn(&Piece) -> bool| {
        let kept = of.pieces.iter().filter(|piece| !leave_out(piece));
        kept.map(|(Piece::Kept(text) | Piece::Went(text) | Piece::Came(text))| text.as_str()).collect()
    };
    RewordedSentence {
        section: &of.section,
        before: text(|piece| matches!(piece, Piece::Came(_))),
        now: text(|piece| matches!(piece, Piece::Went(_))),
    }
}

fn human(file: &File<'_>) -> String {
    let mut text = format!("{}: from {} to {}\n", file.dossier, file.earlier, file.later);
    let heads = text.len();
    let signed = |of: &OfTable<'_>| came_or_went(of.table, &of.came, &of.went);
    let back = |of: &Returned<'_>| format!("+ {}, which was last in {}", of.table, of.edition);
    let tables = came_or_went("", &file.tables.came, &file.tables.went);
    part(&mut text, "tables", tables.into_iter().chain(file.tables.returned.iter().map(back)));
    part(&mut text, "periods", file.periods.iter().flat_map(of_periods));
    part(&mut text, "rows", file.rows.iter().flat_map(signed));
    part(&mut text, "revised figures", file.revised.iter().flat_map(of_revised));
    let of_definition = |of: &Definition| format!("{}, {}: `{}` → `{}`", of.of, of.what, of.before, of.now);
    part(&mut text, "definitions", file.definitions.iter().map(of_definition));
    part(&mut text, "notes", file.notes.iter().flat_map(signed));
    part(&mut text, "stated figures", file.stated.iter().map(step));
    part(&mut text, "claims", file.claims.iter().map(of_claim));
    part(&mut text, "requests", file.requests.iter().map(step));
    let sentences = &file.sentences;
    let of_stale = |of: &StaleSentence<'_>| [format!("{}: {}", of.section, of.text), format!("  {}", of.why)];
    part(&mut text, "sentences that may be out of date", sentences.stale.iter().flat_map(of_stale));
    let sentence = |sign: char, section: &str, words: &str| format!("{sign} {section}: {words}");
    let worded =
        |of: &RewordedSentence<'_>| [sentence('-', of.section, &of.before), sentence('+', of.section, &of.now)];
    let gone = sentences.went.iter().map(|of| sentence('-', of.section, of.text));
    let new = sentences.came.iter().map(|of| sentence('+', of.section, of.text));
    part(&mut text, "sentences", sentences.reworded.iter().flat_map(worded).chain(gone).chain(new));
    part(&mut text, "errata", file.errata.iter().flat_map(of_erratum));
    if text.len() == heads {
        text.push_str("nothing differs\n");
    }
    text
}

fn part(text: &mut String, title: &str, lines: impl IntoIterator<Item = String>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_none() {
        return;
    }
    text.extend(["\n", title, "\n"]);
    lines.for_each(|line| text.extend(["  ", &line, "\n"]));
}

fn came_or_went(of: &str, came: &[&str], went: &[&str]) -> Vec<String> {
    let of = if of.is_empty() { String::new() } else { format!("{of}: ") };
    let gone = went.iter().map(|name| format!("- {of}{name}"));
    gone.chain(came.iter().map(|name| format!("+ {of}{name}"))).collect()
}

fn of_periods(of: &Periods<'_>) -> Vec<String> {
    let mut lines = came_or_went(of.table, &of.came, &of.went);
    let closed = |closed: &Closed<'_>| {
        let Closed { period, part } = closed;
        format!("  {}: {period} closes {part}, which is a new period and no revision", of.table)
    };
    lines.extend(of.closed.iter().map(closed));
    lines
}

fn of_revised(of: &RevisedFigure<'_>) -> Vec<String> {
    let mut lines = vec![format!("{}: {} in {} → {}", of.figure, of.before, of.edition, of.now)];
    lines.extend(of.reasons.iter().map(|why| match why.kind {
        Some(kind) => format!("  {kind}: {}", why.reason),
        None => format!("  {}", why.reason),
    }));
    if of.needs_a_reason && of.reasons.is_empty() {
        lines.push(String::from("  no reason is given"));
    }
    lines
}

fn of_erratum(of: &Corrected<'_>) -> Vec<String> {
    let head = format!("{}, {}: {}: {}", of.edition, of.date, of.of, of.reason);
    std::iter::once(head).chain(of.replaced.iter().map(|replaced| format!("  {}", step(replaced)))).collect()
}

fn of_claim(of: &ClaimStep<'_>) -> String {
    let said =
        |verdict: Option<&str>, words: Option<&str>| words.map(|_| verdict.unwrap_or("not evaluated").to_owned());
    step(&Step { of: of.id.to_owned(), before: said(of.before, of.words_before), now: said(of.now, of.words) })
}

fn step(of: &Step) -> String {
    match (&of.before, &of.now) {
        (Some(before), Some(now)) if before == now => format!("{}: {now}, worded otherwise", of.of),
        (Some(before), Some(now)) => format!("{}: {before} → {now}", of.of),
        (None, Some(now)) => format!("+ {}: {now}", of.of),
        (Some(before), None) => format!("- {}: {before}", of.of),
        (None, None) => of.of.clone(),
    }
}
