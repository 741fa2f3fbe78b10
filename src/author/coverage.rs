//! What would be noticed if a figure were another, as it is printed below the findings.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diag::{Form, Position, Report, Sources, Span, json_with, notice, position};
use crate::model::{Coverage, FreeRow, Loose, Toothless};

/// Findings, and below them what was noticed; `None` where something could not be read, so that nothing was moved.
#[must_use]
pub fn print(report: &Report, coverage: Option<&[Coverage]>, sources: &Sources, form: Form, colour: bool) -> String {
    let parts: Vec<Part> = coverage.unwrap_or_default().iter().map(parts).collect();
    match form {
        Form::Human => {
            let gap = if report.findings.is_empty() { "" } else { "\n" };
            report.print(sources, form, colour) + gap + &human(coverage, &parts, sources)
        }
        Form::Github => report.print(sources, form, colour) + &github(coverage, &parts, sources),
        Form::Json => json_with(report, sources, "mutation", coverage.map(|of| shape(of, sources))),
    }
}

/// `coverage: 31 of 45 figures are held by the words (69 %)`
fn closing(coverage: Option<&[Coverage]>) -> String {
    let Some(coverage) = coverage else {
        return String::from("coverage: not known, since something could not be read");
    };
    let sum = |count: fn(&Coverage) -> usize| coverage.iter().map(count).sum();
    match (sum(Coverage::held), sum(Coverage::figures)) {
        (_, 0) => String::from("coverage: there are no figures"),
        (held, all) => format!("coverage: {held} of {all} figures are held by the words ({} %)", percent(held, all)),
    }
}

/// Rounded to the nearest, but all is only said of all.
fn percent(held: usize, all: usize) -> usize {
    let rounded = (200 * held + all) / (2 * all);
    if held < all { rounded.min(99) } else { rounded }
}

/// What is told of an edition: a line about all of it, and lists of what is not held.
struct Part {
    summary: String,
    lists: Vec<List>,
}

/// Things of a kind, each with its place.
struct List {
    kind: &'static Kind,
    things: Vec<(Span, String)>,
}

/// What is to be told of some figures, claims or numbers.
struct Kind {
    /// The name of a notice about one.
    name: &'static str,
    /// Above several.
    heading: &'static str,
    /// Before one.
    alone: &'static str,
}

const FREE: Kind =
    Kind { name: "free-figure", heading: "nothing depends on these figures", alone: "nothing depends on" };
const TOOTHLESS: Kind = Kind {
    name: "toothless-claim",
    heading: "these claims keep their verdict whatever one figure becomes",
    alone: "keeps its verdict whatever one figure becomes",
};
const BEYOND: Kind = Kind {
    name: "toothless-claim",
    heading: "these claims do not depend on the figures, since such figures cannot say them",
    alone: "does not depend on the figures, since such figures cannot say it",
};
const LOOSE: Kind = Kind {
    name: "loose-number",
    heading: "these numbers stay right whatever one figure becomes",
    alone: "stays right whatever one figure becomes",
};

fn parts(coverage: &Coverage) -> Part {
    let (beyond, dull): (Vec<&Toothless>, Vec<&Toothless>) =
        coverage.toothless.iter().partition(|it| it.is_beyond_figures());
    let claims = |of: Vec<&Toothless>| of.into_iter().map(|it| (it.span, claim(it))).collect();
    let lists = [
        List { kind: &FREE, things: rows(&coverage.free) },
        List { kind: &TOOTHLESS, things: claims(dull) },
        List { kind: &BEYOND, things: claims(beyond) },
        List { kind: &LOOSE, things: coverage.loose.iter().map(|it| (it.span, number(it))).collect() },
    ];
    let lists = lists.into_iter().filter(|list| !list.things.is_empty()).collect();
    Part { summary: summary(coverage), lists }
}

fn summary(coverage: &Coverage) -> String {
    let Coverage { edition, closely, loosely, unmoved, .. } = coverage;
    let moved = counted(coverage.figures(), "figure", "figures");
    let free = coverage.free();
    let text = format!(
        "{edition}: {moved} moved; {closely} held at the smallest step, {loosely} only at a larger one, {free} not at all"
    );
    match unmoved {
        0 => text,
        some => format!("{text}; {} without a number not moved", counted(*some, "cell", "cells")),
    }
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// So many rows of a table are told of, and so many columns of a row; JSON has all of them.
const MOST_ROWS: usize = 12;
const MOST_COLUMNS: usize = 8;

fn rows(free: &[FreeRow]) -> Vec<(Span, String)> {
    let of_table = free.chunk_by(|one, other| one.table == other.table);
    let told = |rows: &[FreeRow]| {
        let mut told: Vec<(Span, String)> = rows.iter().take(MOST_ROWS).map(|it| (it.span, row(it))).collect();
        let more = rows.get(MOST_ROWS).map(|next| (next.span, next.table.as_str(), rows.len() - MOST_ROWS));
        told.extend(
            more.map(|(span, table, count)| (span, counted(count, "more row", "more rows") + " of `" + table + "`")),
        );
        told
    };
    of_table.flat_map(told).collect()
}

fn row(FreeRow { row, columns, .. }: &FreeRow) -> String {
    match columns.as_slice() {
        [first, .., last] if columns.len() > MOST_COLUMNS => {
            format!("`{row}` in {} columns, from {first} to {last}", columns.len())
        }
        few => format!("`{row}` in {}", few.join(", ")),
    }
}

fn claim(Toothless { claim, words, verdict, .. }: &Toothless) -> String {
    format!("`{claim}` ({}): {words}", verdict.name())
}

fn number(Loose { address, words, .. }: &Loose) -> String {
    format!("`{words}` for `{address}`")
}

fn human(coverage: Option<&[Coverage]>, parts: &[Part], sources: &Sources) -> String {
    let mut text = String::new();
    for Part { summary, lists } in parts {
        let _ = writeln!(text, "{summary}\n");
        for List { kind, things } in lists {
            let _ = writeln!(text, "{}:", kind.heading);
            let placed: Vec<(String, &String)> =
                things.iter().map(|(span, what)| (place(*span, sources), what)).collect();
            let widest = placed.iter().map(|(place, _)| place.chars().count()).max().unwrap_or(0);
            for (place, what) in placed {
                let _ = writeln!(text, "  {place:widest$}  {what}");
            }
            text.push('\n');
        }
    }
    text + &closing(coverage) + "\n"
}

fn place(span: Span, sources: &Sources) -> String {
    format!("{}:{}", sources.path(span.file), sources.position(span).0)
}

fn github(coverage: Option<&[Coverage]>, parts: &[Part], sources: &Sources) -> String {
    let lists = parts.iter().flat_map(|part| &part.lists);
    let told = |List { kind: Kind { name, alone, .. }, things }: &List| {
        let lines = things.iter().map(|(span, what)| notice(Some(*span), name, &format!("{alone}: {what}"), sources));
        lines.collect::<String>()
    };
    lists.map(told).collect::<String>() + &notice(None, "coverage", &closing(coverage), sources)
}

#[derive(Serialize)]
struct Mutation<'a> {
    figures: usize,
    held: usize,
    editions: Vec<Tried<'a>>,
}

#[derive(Serialize)]
struct Tried<'a> {
    edition: &'a str,
    figures: usize,
    held_at_the_smallest_step: usize,
    held_at_a_larger_step: usize,
    not_moved: usize,
    free: Vec<Figures<'a>>,
    toothless: Vec<Claim<'a>>,
    loose: Vec<Number<'a>>,
}

#[derive(Serialize)]
struct Figures<'a> {
    row: &'a str,
    columns: &'a [String],
    #[serde(flatten)]
    place: Position<'a>,
}

#[derive(Serialize)]
struct Claim<'a> {
    id: &'a str,
    words: &'a str,
    verdict: &'static str,
    /// Whether its verdict is about figures at all.
    depends_on_figures: bool,
    #[serde(flatten)]
    place: Position<'a>,
}

#[derive(Serialize)]
struct Number<'a> {
    address: &'a str,
    words: &'a str,
    #[serde(flatten)]
    place: Position<'a>,
}

fn shape<'a>(coverage: &'a [Coverage], sources: &'a Sources) -> Mutation<'a> {
    Mutation {
        figures: coverage.iter().map(Coverage::figures).sum(),
        held: coverage.iter().map(Coverage::held).sum(),
        editions: coverage.iter().map(|of| edition(of, sources)).collect(),
    }
}

fn edition<'a>(of: &'a Coverage, sources: &'a Sources) -> Tried<'a> {
    let Coverage { edition, closely, loosely, free, unmoved, toothless, loose } = of;
    let row = |it: &'a FreeRow| Figures { row: &it.row, columns: &it.columns, place: position(it.span, sources) };
    let claim = |it: &'a Toothless| Claim {
        id: &it.claim,
        words: &it.words,
        verdict: it.verdict.name(),
        depends_on_figures: !it.is_beyond_figures(),
        place: position(it.span, sources),
    };
    let number = |it: &'a Loose| Number { address: &it.address, words: &it.words, place: position(it.span, sources) };
    Tried {
        edition,
        figures: of.figures(),
        held_at_the_smallest_step: *closely,
        held_at_a_larger_step: *loosely,
        not_moved: *unmoved,
        free: free.iter().map(row).collect(),
        toothless: toothless.iter().map(claim).collect(),
        loose: loose.iter().map(number).collect(),
    }
}
