//! Which facts give a figure away, and how that is said.

use std::collections::BTreeSet;

use super::facts::{Fact, Kind};
use super::solve::Range;
use super::system::System;
use crate::diag::{Diagnostic, Span};

/// Among more facts than this none is tried for whether it is needed: there are too many to read in any case.
const MOST_TRIED: usize = 60;

/// A finding shows so many places; who works a figure out needs no more to begin.
const MOST_SHOWN: usize = 6;

/// The fewest facts from which the same follows, as far as taking them away one by one finds them.
pub(super) fn smallest(system: &System<'_>, facts: &[usize], unknown: usize, range: Range) -> Vec<usize> {
    let mut needed = near(system, facts, unknown, range);
    if needed.len() > MOST_TRIED {
        return needed;
    }
    // The furthest first, so that what stands beside the figure is what is shown.
    for at in (0..needed.len()).rev() {
        let fact = needed.remove(at);
        if system.derived_by_few(&needed, unknown) != Some(range) {
            needed.insert(at, fact);
        }
    }
    needed
}

/// The facts about a figure, and about the figures in these, and so on until the range follows; the nearest first.
fn near(system: &System<'_>, facts: &[usize], unknown: usize, range: Range) -> Vec<usize> {
    let mut near: Vec<usize> = Vec::new();
    let mut known = BTreeSet::from([unknown]);
    let mut left: Vec<usize> = facts.to_vec();
    loop {
        let (next, others): (Vec<usize>, Vec<usize>) =
            left.iter().partition(|at| unknowns(system, **at).any(|other| known.contains(&other)));
        if next.is_empty() {
            return near;
        }
        known.extend(next.iter().flat_map(|at| unknowns(system, *at)));
        near.extend(next);
        left = others;
        if system.derived_by_few(&near, unknown) == Some(range) {
            return near;
        }
    }
}

/// The figures in a fact that are not printed as one number: only by way of these does it say more than itself.
fn unknowns(system: &System<'_>, fact: usize) -> impl Iterator<Item = usize> {
    let terms = system.facts[fact].linear.terms.iter().map(|(unknown, _)| *unknown);
    terms.filter(|unknown| system.unknowns[*unknown].range.exact().is_none())
}

/// What gives the figure away, in a few words.
pub(super) fn through(system: &System<'_>, facts: &[usize]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in facts.iter().filter_map(|at| name(system, &system.facts[*at])) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [] => String::from("what is printed"),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

fn name(system: &System<'_>, fact: &Fact) -> Option<String> {
    let what = match fact.kind {
        Kind::Total => "the total",
        Kind::Part => "the row that it is a part of",
        Kind::Periods => "the whole period and its parts",
        Kind::Growing => "the count that goes on",
        Kind::Share(_) => "the percentage",
        Kind::Sentence(_) => "the sentence",
        Kind::Printed(_) => "the figure",
        Kind::Computed => return None,
    };
    if fact.edition == 0 {
        return Some(what.to_owned());
    }
    Some(format!("{what} in edition `{}`", system.editions[fact.edition].id))
}

/// Shows the places that give the figure away, and ways out.
pub(super) fn show(finding: Diagnostic, system: &System<'_>, facts: &[usize], unknown: usize) -> Diagnostic {
    let mut places: Vec<(Span, String)> = Vec::new();
    for (span, text) in facts.iter().flat_map(|at| places_of(system, &system.facts[*at], unknown)) {
        if places.iter().all(|(known, _)| *known != span) {
            places.push((span, text));
        }
    }
    let more = places.len().saturating_sub(MOST_SHOWN);
    let shown = places.into_iter().take(MOST_SHOWN);
    let mut finding = shown.fold(finding, |finding, (span, text)| finding.label(span, text));
    if more > 0 {
        finding = finding.note(format!("and from {more} more figures"));
    }
    let hints: BTreeSet<&str> = facts.iter().map(|at| way_out(&system.facts[*at])).collect();
    hints.into_iter().filter(|hint| !hint.is_empty()).fold(finding, Diagnostic::hint)
}

/// Where a fact stands: itself, and the figures in it.
fn places_of(system: &System<'_>, fact: &Fact, unknown: usize) -> Vec<(Span, String)> {
    let (itself, first, others) = match fact.kind {
        Kind::Total => (None, "the total", "a part"),
        Kind::Part => (None, "the whole", "a part of it"),
        Kind::Periods => (None, "the whole period", "a period inside it"),
        Kind::Growing => (None, "counted later", "counted before"),
        Kind::Share(span) => (Some((span, "the percentage")), "what it is the share of", "in which it is a share"),
        Kind::Sentence(span) => (Some((span, "the sentence")), "a figure in it", "a figure in it"),
        Kind::Printed(span) => (Some((span, "the same figure")), "", ""),
        Kind::Computed => (None, "", ""),
    };
    let role = |at: usize| if at == 0 { first } else { others };
    let terms =
        fact.linear.terms.iter().enumerate().filter(|(at, (other, _))| *other != unknown && !role(*at).is_empty());
    let printed = terms.filter_map(|(at, (other, _))| {
        let cells = &system.unknowns[*other].cells;
        let there = cells.iter().find(|(edition, _)| *edition == fact.edition).or(cells.first());
        there.map(|(_, cell)| (cell.span, role(at)))
    });
    let then = match fact.edition {
        0 => String::new(),
        edition => format!(" in edition `{}`", system.editions[edition].id),
    };
    itself.into_iter().chain(printed).map(|(span, text)| (span, format!("{text}{then}"))).collect()
}

fn way_out(fact: &Fact) -> &'static str {
    match fact.kind {
        _ if fact.edition > 0 => {
            "what an earlier edition printed stays known: print less beside it, or accept that with a reason"
        }
        Kind::Total | Kind::Part => "keep back a second figure of the sum too, or round its total",
        Kind::Periods => "keep back a second period too, or round the whole",
        Kind::Growing => "keep back the neighbouring figure too",
        Kind::Share(_) => "keep back the percentage too, or print fewer of its decimals",
        Kind::Sentence(_) => "take the number out of the sentence",
        Kind::Printed(_) | Kind::Computed => "",
    }
}
