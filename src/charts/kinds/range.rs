//! What each figure can be: a bar from the least to the most, for figures that the source rounds, keeps back or estimates.
//!
//! The scale need not begin at zero, since no length stands for a number; where it does not, the notes say so.

use crate::charts::{
    Picture,
    bands::{across, group},
    frame::{Frame, Layout, Room},
    scale::Scale,
    scene::{Extent, Scene, Shown},
    suits,
    svg::{Canvas, Ink, Look, series_look},
};
use crate::model::Unsuited;

/// Draws the range of each figure, grouped by category.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let [scene, ..] = scenes else { return Picture::default() };
    let canvas = Canvas::new(&scene.chart.id, layout.name);
    let mut frame = Frame::within(&canvas, scene, layout, Room::all(layout), Scale::of_ranges(scene));
    // Slim, since an end is to be read and not an area.
    let group = group(scene.series.len(), frame.band()) * 0.6;
    let place = |band: usize, at: usize| across(band, at, scene.series.len(), group);
    let drawn = || {
        let bands = scene.categories.iter().enumerate();
        bands.flat_map(|(band, category)| {
            let shown = scene
                .series
                .iter()
                .enumerate()
                .filter_map(move |(at, series)| Some((at, series, series.shown.get(band)?)));
            shown.map(move |(at, series, shown)| (band, category, at, series, shown))
        })
    };
    frame.marks(|frame| {
        for (band, category, at, series, shown) in drawn() {
            let Some((low, high)) = bounds(shown) else { continue };
            let title = scene.titled(series.label, category.label, &shown.text);
            let look = match shown.extent {
                Extent::Withheld(..) => Look::Range,
                _ if shown.part || shown.provisional => Look::Hatched,
                _ => series_look(at),
            };
            frame.range_between(place(band, at), (low, high), (Ink::Series(at), look), &title);
        }
    });
    for (band, _, at, _, shown) in drawn() {
        match bounds(shown) {
            Some(span) => frame.figure(&shown.text, place(band, at), span, false),
            None => frame.figure(&shown.text, place(band, at), frame.foot(), true),
        }
    }
    frame.finish()
}

/// The least and the most that a figure can be, where both are known.
pub(in crate::charts) fn bounds(shown: &Shown) -> Option<(f64, f64)> {
    let interval = shown.interval?;
    Some((interval.low?.to_f64(), interval.high?.to_f64()))
}

/// When ranges do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let scene = scenes.first()?;
    let is_range = |shown: &Shown| bounds(shown).is_some_and(|(low, high)| low < high);
    let exact = (!scene.figures().any(is_range)).then(|| Unsuited {
        why: "draws ranges of figures that are all exact".into(),
        instead: "use `kind = \"columns\"`".into(),
    });
    exact.or_else(|| suits::of_one_length(scene)).or_else(|| suits::one_axis(scene))
}
