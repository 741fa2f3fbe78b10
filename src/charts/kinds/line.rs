//! Lines from period to period, from zero: for what goes on, over more periods than columns have room for.
//!
//! A line joins whole periods that follow each other and nothing else: not part of a year, and not two figures
//! between which one is missing. Where a figure is a range, a strip takes the place of the line.

use crate::charts::{
    Picture,
    bands::middle_of,
    beside::{self, Wish},
    frame::{Frame, Layout, Room},
    metrics,
    scale::Scale,
    scene::{Extent, Scene, Series, Shown},
    suits,
    svg::{Canvas, Ink, Look, series_look},
};
use crate::model::Unsuited;

/// The most of the width that the names of series may take; on a narrow drawing they stand in the key.
const NAMES: f64 = 0.3;
/// A drawing narrower than this has no room for names beside the plot.
const ROOMY: f64 = 500.0;
/// Figures of one line stand at least so many of their widths apart where there are others.
const APART: f64 = 1.3;
/// A range that takes less of the scale would not be seen.
const VISIBLE: f64 = 0.03;

/// Draws every series as points, joined where that says nothing false.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let [scene, ..] = scenes else { return Picture::default() };
    let names: Vec<String> = scene.series.iter().map(|series| name(series, layout)).collect();
    let width = width_of_names(&names, layout);
    let canvas = Canvas::new(&scene.chart.id, layout.name);
    let scale = Scale::of(&[scene]);
    let room = Room::with_names((width, 0.0), &scale, scene.categories.len(), layout);
    let reach = scale.high - scale.low;
    let mut frame = Frame::within(&canvas, scene, layout, room, scale);
    for (at, series) in scene.series.iter().enumerate() {
        join(&mut frame, scene, series, at);
    }
    frame.marks(|frame| {
        for (at, series) in scene.series.iter().enumerate() {
            mark(frame, scene, series, at, reach);
        }
    });
    let wishes = wishes(&frame, scene, &names, layout, width);
    let is_named = width > 0.0 && wishes.is_some_and(|wishes| frame.name_series(wishes, 0.0));
    let is_crowded = is_crowded(&frame, scene, layout);
    for (at, series) in scene.series.iter().enumerate().filter(|_| !is_crowded) {
        label(&mut frame, (scene, layout), (at, series), is_named);
    }
    let mut picture = frame.finish();
    if is_crowded {
        picture.unlabelled = scene.figures().filter(|shown| shown.reach().is_some()).count();
    }
    picture.names_series = is_named || scene.series.len() < 2;
    picture.leaves_gaps = scene.series.len() > 1;
    picture
}

/// `50 Zelfstandig vertrek`: the newest figure, and of what; the name alone where the figure would be cut.
fn name(series: &Series<'_>, layout: &Layout) -> String {
    let newest = newest(series).filter(|(_, shown)| is_short(shown, layout)).map(|(_, shown)| shown.text.as_str());
    [newest, Some(series.label)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn is_short(shown: &Shown, layout: &Layout) -> bool {
    metrics::width(&shown.text, layout.small) <= layout.width * NAMES / 2.0
}

fn newest<'s>(series: &'s Series<'_>) -> Option<(usize, &'s Shown)> {
    series.shown.iter().enumerate().rfind(|(_, shown)| shown.reach().is_some())
}

/// How wide the names of series are; zero where they stand in the key.
fn width_of_names(names: &[String], layout: &Layout) -> f64 {
    if layout.width < ROOMY || names.len() < 2 {
        return 0.0;
    }
    beside::width(names.iter().map(String::as_str), layout.small, layout.width * NAMES)
}

/// Each name near the newest figure of its series; `None` where a series has none.
fn wishes(frame: &Frame<'_>, scene: &Scene<'_>, names: &[String], layout: &Layout, width: f64) -> Option<Vec<Wish>> {
    let wish = |(at, (series, name)): (usize, (&Series<'_>, &String))| {
        let height = frame.height_of(middle(newest(series)?.1));
        Some(Wish::new(name, height, at, layout.small, width))
    };
    scene.series.iter().zip(names).enumerate().map(wish).collect()
}

/// Where a point stands that has only one place; a range has its middle for what is beside it.
fn middle(shown: &Shown) -> f64 {
    shown.reach().map_or(0.0, |(low, high)| f64::midpoint(low.to_f64(), high.to_f64()))
}

/// Lines and strips between whole periods that follow each other.
fn join(frame: &mut Frame<'_>, scene: &Scene<'_>, series: &Series<'_>, at: usize) {
    for (band, pair) in series.shown.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        let (Some(from), Some(to)) = (one.reach(), other.reach()) else { continue };
        let follows = scene.categories.get(band..).is_some_and(|from| match from {
            [earlier, later, ..] => later.follows(earlier, series.measure),
            _ => false,
        });
        if one.part || other.part || !follows {
            continue;
        }
        let ends = [from, to].map(|(low, high)| (low.to_f64(), high.to_f64()));
        if one.exact().is_some() && other.exact().is_some() {
            frame.line((band, ends[0].0), (band + 1, ends[1].0), at);
        } else {
            frame.strip((band, ends[0]), (band + 1, ends[1]), at);
        }
    }
}

fn mark(frame: &Frame<'_>, scene: &Scene<'_>, series: &Series<'_>, at: usize, reach: f64) {
    for (band, (shown, category)) in series.shown.iter().zip(&scene.categories).enumerate() {
        let title = scene.titled(series.label, category.label, &shown.text);
        let look = if shown.part || shown.provisional { Look::Hollow } else { series_look(at) };
        match shown.extent {
            Extent::To(number) => frame.point((band, number.to_f64()), at, look, &title),
            Extent::Withheld(low, high) | Extent::Between(low, high) => {
                let (low, high) = (low.to_f64(), high.to_f64());
                if high - low >= reach * VISIBLE {
                    frame.range(band, (low, high), at, &title);
                } else {
                    // Too small to be seen as a range: its sign says that it is one.
                    frame.point((band, f64::midpoint(low, high)), at, Look::Range, &title);
                }
            }
            Extent::Open | Extent::Missing(_) => {}
        }
    }
}

/// Figures of several lines that stand closer than their width find places, but whose they are is not seen.
fn is_crowded(frame: &Frame<'_>, scene: &Scene<'_>, layout: &Layout) -> bool {
    let widest = scene.figures().map(|shown| metrics::width(&shown.text, layout.small)).fold(0.0, f64::max);
    scene.series.len() > 1 && frame.band() < widest * APART
}

/// Figures stand above what is higher than its neighbours, below what is lower.
fn label(
    frame: &mut Frame<'_>,
    (scene, layout): (&Scene<'_>, &Layout),
    (at, series): (usize, &Series<'_>),
    is_named: bool,
) {
    let last = newest(series).map(|(band, _)| band);
    for (band, shown) in series.shown.iter().enumerate() {
        if shown.reach().is_none() {
            if matches!(shown.extent, Extent::Missing(_)) && scene.series.len() == 1 {
                frame.figure(&shown.text, middle_of(band), (0.0, 0.0), true);
            }
            continue;
        }
        // The name beside the plot has the newest figure before it.
        if is_named && last == Some(band) && is_short(shown, layout) {
            continue;
        }
        let beside =
            [band.checked_sub(1), Some(band + 1)].map(|at| series.shown.get(at?).filter(|of| of.reach().is_some()));
        let around: Vec<f64> = beside.into_iter().flatten().map(middle).collect();
        let is_low = !around.is_empty() && around.iter().all(|other| *other > middle(shown));
        let others = scene.series.iter().enumerate().filter(|(other, _)| *other != at);
        let is_lowest =
            others.filter_map(|(_, other)| other.shown.get(band)).any(|other| middle(other) > middle(shown));
        let ink = if scene.series.len() > 1 { Ink::Series(at) } else { Ink::Text };
        frame.figure_of_point(&shown.text, (band, middle(shown)), ink, is_low || is_lowest);
    }
}

/// When lines do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let scene = scenes.first()?;
    let joined = scene.categories.iter().filter(|category| !scene.is_part(category)).count();
    let few = (joined < 3).then(|| Unsuited {
        why: format!("has {joined} of the three whole periods that a line needs"),
        instead: if joined == 2 && scene.categories.len() == 2 {
            "use `kind = \"columns\"`, or `\"slope\"` for two periods".into()
        } else {
            "use `kind = \"columns\"`".into()
        },
    });
    suits::in_time(scene).or(few).or_else(|| suits::of_one_length(scene)).or_else(|| suits::one_axis(scene))
}
