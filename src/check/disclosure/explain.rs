//! Which facts give a figure away, and how that is said.

use std::collections::BTreeSet;

use super::Target;
use super::facts::{Fact, Kind};
use super::solve::Range;
use super::system::System;
use crate::diag::{Diagnostic, Span};

/// A finding shows so many places; who works a figure out needs no more to begin.
const MOST_SHOWN: usize = 6;

/// More facts than this are not tried for whether they are needed: too many to read in any case.
const MOST_TRIED: usize = 60;

/// Facts from which something follows.
pub(super) struct Base {
    pub(super) facts: Vec<usize>,
    /// For every figure the facts about it.
    touching: Vec<Vec<usize>>,
}

impl Base {
    pub(super) fn of(facts: Vec<usize>, system: &System<'_>) -> Base {
        let mut touching = vec![Vec::new(); system.unknowns.len()];
        for at in &facts {
            unknowns(system, *at).for_each(|unknown| touching[unknown].push(*at));
        }
        Base { facts, touching }
    }

    /// The facts about a figure.
    pub(super) fn nearest(&self, unknown: usize) -> Vec<usize> {
        self.touching[unknown].clone()
    }

    /// The fewest facts from which the same follows, as far as taking them away one by one finds them.
    pub(super) fn smallest(&self, system: &System<'_>, unknown: usize, range: Range) -> Vec<usize> {
        let Some(mut needed) = self.near(system, unknown, range) else { return self.nearest(unknown) };
        // The furthest first, so that what stands beside the figure is what is shown.
        for at in (0..needed.len()).rev() {
            let fact = needed.remove(at);
            if system.derived_by_few(&needed, unknown) != Some(range) {
                needed.insert(at, fact);
            }
        }
        needed
    }

    /// The facts about a figure, and about the figures in these, and so on until the range follows; the nearest first. `None` where
    /// that takes too many.
    fn near(&self, system: &System<'_>, unknown: usize, range: Range) -> Option<Vec<usize>> {
        let (mut near, mut next) = (Vec::new(), self.nearest(unknown));
        let mut known = BTreeSet::new();
        while !next.is_empty() && near.len() + next.len() <= MOST_TRIED {
            near.append(&mut next);
            if system.derived_by_few(&near, unknown) == Some(range) {
                return Some(near);
            }
            let figures: BTreeSet<usize> = near.iter().flat_map(|at| unknowns(system, *at)).collect();
            for figure in figures {
                let fresh = |fact: &&usize| !near.contains(fact) && known.insert(**fact);
                next.extend(self.touching[figure].iter().filter(fresh));
            }
        }
        None
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
    let all = || facts.iter().map(|at| &system.facts[*at]);
    let is_printed = |fact: &Fact| matches!(fact.kind, Kind::Printed(_));
    // What binds figures of an edition is said of these.
    let bound: BTreeSet<usize> = all().filter(|fact| !is_printed(fact)).map(|fact| fact.edition).collect();
    let said = all().filter(|fact| !is_printed(fact) || !bound.contains(&fact.edition));
    for name in said.filter_map(|fact| name(system, fact)) {
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
        Kind::Claim(_) => "the claim",
        Kind::Printed(_) => "the figure",
        Kind::Computed => return None,
    };
    let Some(edition) = system.editions.get(fact.edition).filter(|_| fact.edition > 0) else {
        return Some(what.to_owned());
    };
    let told_there = |(unknown, _): &(usize, i64)| system.cell_in(fact.edition, *unknown).is_some();
    let wholly = fact.kind != Kind::Periods && fact.kind != Kind::Growing || fact.linear.terms.iter().all(told_there);
    let edition = format!("in edition `{}`", edition.id);
    Some(if wholly { format!("{what} {edition}") } else { format!("{what} (partly {edition})") })
}

/// Where the edition itself gives a figure of an earlier one away, and by what.
pub(super) fn given_away_at(system: &System<'_>, facts: &[usize], target: &Target<'_>) -> (Span, &'static str) {
    let printed = system.printed_now(target.unknown).map(|cell| (cell.span, "the same figure"));
    let places = || facts.iter().flat_map(|at| places_of(system, &system.facts[*at], target.unknown));
    let told = || places().find(|place| place.edition == 0).map(|place| (place.span, place.role));
    // Where too much is needed to tell what.
    let table = || system.editions.first()?.tables.iter().find(|table| table.series == target.table.series);
    printed.or_else(told).or_else(|| Some((table()?.span, "in this table"))).unwrap_or((target.cell.span, "kept back"))
}

/// Shows the places that give the figure away besides that of the finding, and ways out.
pub(super) fn show(
    (finding, at): (Diagnostic, Span),
    system: &System<'_>,
    facts: &[usize],
    unknown: usize,
) -> Diagnostic {
    let mut places = facts.iter().flat_map(|at| places_of(system, &system.facts[*at], unknown));
    let mut shown: Vec<Place> = Vec::new();
    while let Some(place) = places.next().filter(|_| shown.len() <= MOST_SHOWN) {
        if place.span != at && shown.iter().all(|known| known.span != place.span) {
            shown.push(place);
        }
    }
    let is_cut = shown.len() > MOST_SHOWN;
    let shown = shown.iter().take(MOST_SHOWN);
    let mut finding = shown.fold(finding, |finding, place| finding.label(place.span, place.text(system)));
    if is_cut {
        finding = finding.note("and from further figures like these");
    }
    let hints: BTreeSet<&str> = facts.iter().filter_map(|at| way_out(&system.facts[*at])).collect();
    hints.into_iter().fold(finding, Diagnostic::hint)
}

/// A place that a finding shows.
struct Place {
    span: Span,
    role: &'static str,
    edition: usize,
}

impl Place {
    fn text(&self, system: &System<'_>) -> String {
        match self.edition {
            0 => self.role.to_owned(),
            edition => format!("{} in edition `{}`", self.role, system.editions[edition].id),
        }
    }
}

/// Where a fact stands: itself, and the figures in it.
fn places_of<'s>(system: &'s System<'_>, fact: &'s Fact, unknown: usize) -> impl Iterator<Item = Place> + use<'s> {
    let (itself, first, others) = match fact.kind {
        Kind::Total => (None, "the total", "a part"),
        Kind::Part => (None, "the whole", "a part of it"),
        Kind::Periods => (None, "the whole period", "a period inside it"),
        Kind::Growing => (None, "counted later", "counted before"),
        Kind::Share(span) => (Some((span, "the percentage")), "the numerator", "the denominator"),
        Kind::Sentence(span) => (Some((span, "the sentence")), "a figure in it", "a figure in it"),
        Kind::Claim(span) => (Some((span, "the claim")), "a figure in it", "a figure in it"),
        Kind::Printed(span) => (Some((span, "the same figure")), "", ""),
        Kind::Computed => (None, "", ""),
    };
    // What is computed, and what a figure says of itself, is shown by nothing else.
    let has_others = !matches!(fact.kind, Kind::Printed(_) | Kind::Computed);
    let terms = fact.linear.terms.iter().enumerate().filter(move |(_, (other, _))| has_others && *other != unknown);
    let printed = terms.filter_map(move |(at, (other, _))| {
        let first_printed = || system.unknowns[*other].cells.first().copied();
        let (edition, cell) = system.cell_in(fact.edition, *other).or_else(first_printed)?;
        Some(Place { span: cell.span, role: if at == 0 { first } else { others }, edition })
    });
    let itself = itself.into_iter().map(|(span, role)| Place { span, role, edition: fact.edition });
    itself.chain(printed)
}

/// What an author can do about a fact.
fn way_out(fact: &Fact) -> Option<&'static str> {
    let hint = match fact.kind {
        _ if fact.edition > 0 => {
            "what an earlier edition printed stays known: print less beside it, or accept that with a reason"
        }
        Kind::Total | Kind::Part => "keep back a second figure of the sum too, or round its total",
        Kind::Periods => "keep back a second period too, or round the whole",
        Kind::Growing => "keep back the neighbouring figure too",
        Kind::Share(_) => "keep back the percentage too, or print fewer of its decimals",
        Kind::Sentence(_) => "take the number out of the sentence",
        Kind::Claim(_) => "say less in the claim",
        Kind::Printed(_) | Kind::Computed => return None,
    };
    Some(hint)
}
