//! When a kind of chart does not suit its figures, and which kind does: what several kinds ask.
//!
//! What is said here is for authors, in English, after "the chart `x`".

use std::collections::BTreeSet;

use super::Kind;
use super::scene::{Category, Scene, Series, Shown};
use crate::model::{Measure, Scaling, Unsuited};

/// Figures of one axis may differ by this factor before the smaller are lost.
const RATIO: f64 = 20.0;

/// The first reason for which figures do not suit a chart with one axis.
pub(super) fn one_axis(scene: &Scene<'_>) -> Option<Unsuited> {
    of_one_unit(scene).or_else(|| of_one_kind(scene)).or_else(|| of_one_size(scene))
}

/// How many there are on a day and how many came in a year have no common scale, whatever they are called.
fn of_one_kind(scene: &Scene<'_>) -> Option<Unsuited> {
    let (stock, flow) = stock_and_flow(&scene.series)?;
    let why = format!("sets `{stock}`, counted on a day, and `{flow}`, counted over a period, on one axis");
    Some(Unsuited { why, instead: of_one_measure() })
}

/// The same of panels that have one scale.
pub(super) fn of_one_kind_on_a_scale(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let (stock, flow) = stock_and_flow(scenes.iter().flat_map(|scene| &scene.series))?;
    Some(Unsuited {
        why: format!("sets `{stock}`, counted on a day, and `{flow}`, counted over a period, on one scale"),
        instead: "give each panel its own with `scale = \"own\"`".into(),
    })
}

fn stock_and_flow<'s>(series: impl IntoIterator<Item = &'s Series<'s>>) -> Option<(&'s str, &'s str)> {
    let series: Vec<&Series<'_>> = series.into_iter().collect();
    let first = |measure: Measure| series.iter().find(|series| series.measure == measure);
    Some((first(Measure::Stock)?.label, first(Measure::Flow)?.label))
}

fn of_one_measure() -> String {
    String::from("draw rows of one `measure`, or make a panel of each row with `kind = \"multiples\"`")
}

/// A scale over letters is of single figures: what is stacked, a range or a stage has another one.
pub(super) fn reaches_letters(scenes: &[Scene<'_>], kind: &Kind) -> Option<Unsuited> {
    let scene = scenes.first()?;
    let asked = scene.chart.scale == Some(Scaling::Letters) && !kind.scales_over_letters;
    asked.then(|| Unsuited {
        why: format!("has no scale over letters, being of the kind `{}`", kind.name),
        instead: "leave `scale` out, or use `kind = \"columns\"` or `\"line\"`".into(),
    })
}

/// Two units on one axis would be two axes in one.
pub(super) fn of_one_unit(scene: &Scene<'_>) -> Option<Unsuited> {
    let units: BTreeSet<&str> = scene.series.iter().map(|series| series.unit).collect();
    let [one, other, ..] = units.into_iter().collect::<Vec<_>>()[..] else { return None };
    let why = format!("sets `{one}` and `{other}` on one axis");
    Some(Unsuited {
        why,
        instead: "make a panel of each row with `kind = \"multiples\"`, or draw rows of one unit".into(),
    })
}

fn of_one_size(scene: &Scene<'_>) -> Option<Unsuited> {
    let sizes = scene.series.iter().filter_map(|series| largest(series).map(|size| (series.label, size)));
    let sizes: Vec<(&str, f64)> = sizes.filter(|(_, size)| *size > 0.0).collect();
    let largest = sizes.iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
    let smallest = sizes.iter().min_by(|one, other| one.1.total_cmp(&other.1))?;
    (largest.1 > smallest.1 * RATIO).then(|| Unsuited {
        why: format!(
            "draws `{}` beside `{}`, which is more than 20 times as large, so that it is lost",
            smallest.0, largest.0
        ),
        instead: "make a panel of each row with `kind = \"multiples\"`".into(),
    })
}

fn largest(series: &Series<'_>) -> Option<f64> {
    let ends = series.shown.iter().filter_map(Shown::reach);
    ends.map(|(low, high)| low.to_f64().abs().max(high.to_f64().abs())).max_by(f64::total_cmp)
}

/// A line says that one thing goes on: what is no time does not.
pub(super) fn in_time(scene: &Scene<'_>) -> Option<Unsuited> {
    let other = scene.categories.iter().find(|category| category.period.is_none())?;
    let why = format!("joins `{}`, which is no period, to its neighbours", other.label);
    Some(Unsuited {
        why,
        instead: "use `kind = \"columns\"`, or choose the periods with `columns = [\u{2026}]`".into(),
    })
}

/// Figures on both sides of a break in the series are of two things, and no change from the one to the other.
pub(super) fn unbroken(scene: &Scene<'_>) -> Option<Unsuited> {
    let (_, category, _) = scene.breaks().next()?;
    Some(Unsuited {
        why: format!("compares figures across the break in the series before `{}`", category.label),
        instead:
            "choose periods on one side of it with `columns = [\u{2026}]`, or use `kind = \"line\"`, which shows it"
                .into(),
    })
}

/// More is counted in five years than in one. A part of a year is marked as such.
pub(super) fn of_one_length(scene: &Scene<'_>) -> Option<Unsuited> {
    let (one, other) = unequal(counted(scene))?;
    Some(Unsuited {
        why: format!("sets counts over unequal time beside each other, `{one}` and `{other}`"),
        instead: "choose periods of one length with `columns = [\u{2026}]`".into(),
    })
}

/// The same of panels that have one scale, each of which may be of one length by itself.
pub(super) fn of_one_length_on_a_scale(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let (one, other) = unequal(scenes.iter().flat_map(counted))?;
    Some(Unsuited {
        why: format!("sets counts over unequal time on one scale, `{one}` and `{other}`"),
        instead: "give each panel its own with `scale = \"own\"`, or choose periods of one length".into(),
    })
}

/// The whole periods over which it counts; what it counts on a day has no length.
fn counted<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = &'s Category<'s>> {
    let is_flow = scene.series.iter().any(|series| series.measure == Measure::Flow);
    scene.categories.iter().filter(move |category| is_flow && !category.partial && category.period.is_some())
}

/// The first of those and one that is longer or shorter.
fn unequal<'s>(mut whole: impl Iterator<Item = &'s Category<'s>>) -> Option<(&'s str, &'s str)> {
    let first = whole.next()?;
    let other = whole.find(|category| !category.is_as_long_as(first, Measure::Flow))?;
    Some((first.label, other.label))
}

/// Parts add up to something only if they are counted, and counted once.
pub(super) fn adds_up(scene: &Scene<'_>) -> Option<Unsuited> {
    if let Some(ratio) = scene.series.iter().find(|series| series.measure == Measure::Ratio) {
        let why = format!("puts `{}`, a ratio, on top of other figures", ratio.label);
        return Some(Unsuited { why, instead: "use `kind = \"line\"` or `\"columns\"`, which add nothing up".into() });
    }
    if let Some((stock, flow)) = stock_and_flow(&scene.series) {
        let why = format!("puts `{stock}`, counted on a day, on top of `{flow}`, counted over a period");
        return Some(Unsuited { why, instead: of_one_measure() });
    }
    let is_negative = |shown: &Shown| shown.reach().is_some_and(|(low, _)| low.to_f64() < 0.0);
    if let Some(negative) = scene.series.iter().find(|series| series.shown.iter().any(is_negative)) {
        let why = format!("puts `{}`, which has figures below zero, on top of other figures", negative.label);
        return Some(Unsuited { why, instead: "use `kind = \"columns\"`".into() });
    }
    counted_twice(scene)
}

fn counted_twice(scene: &Scene<'_>) -> Option<Unsuited> {
    let pairs = || {
        let each = scene.series.iter().enumerate();
        each.flat_map(|(at, one)| scene.series.iter().skip(at + 1).flat_map(move |other| [(one, other), (other, one)]))
    };
    if let Some((whole, _)) = pairs().find(|(one, other)| one.parts.contains(&other.row)) {
        let why = format!("puts `{}` on top of its own parts, which counts them twice", whole.label);
        return Some(Unsuited {
            why,
            instead: "leave the total out of `rows`; it stands above the stack by itself".into(),
        });
    }
    let (one, other) = pairs().find(|(one, other)| !one.parts.is_disjoint(&other.parts))?;
    let why = format!("puts `{}` on top of `{}`, which have parts in common", other.label, one.label);
    Some(Unsuited { why, instead: "draw rows of which none counts what another counts".into() })
}

/// There is nothing to draw. Of rows that are not there the finding is made.
pub(super) fn has_figures(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let any = scenes.iter().flat_map(Scene::figures).any(|shown| shown.reach().is_some());
    let asked = scenes.iter().any(|scene| !scene.series.is_empty());
    (asked && !any).then(|| Unsuited {
        why: "has no figure that can be drawn".into(),
        instead: "leave the chart out, or choose other rows and columns".into(),
    })
}
