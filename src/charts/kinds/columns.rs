//! Columns side by side, from zero: for figures that are counted per period or category.

use crate::charts::{
    Picture,
    bands::count,
    frame::{Frame, Layout},
    scene::{Extent, Scene, Shown},
    svg::{Ink, Look, series_look},
};

/// The widest column, in pixels: a few figures are no reason for walls.
const WIDEST: f64 = 88.0;
/// How much of its share a column takes; the rest parts it from its neighbour.
const OF_SHARE: f64 = 0.94;

/// Draws all series, grouped by category.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let [scene, ..] = scenes else { return Picture::default() };
    let mut frame = Frame::new(scene, layout);
    let columns = columns(scene, WIDEST / frame.band());
    frame.marks(|frame| columns.iter().for_each(|column| column.draw(frame)));
    for column in &columns {
        let muted = matches!(column.shown.extent, Extent::Missing(_));
        frame.figure(&column.shown.text, column.across, column.span(), muted);
    }
    frame.finish()
}

struct Column<'s> {
    shown: &'s Shown,
    series: usize,
    /// From where to where, in bands.
    across: (f64, f64),
    title: String,
}

/// How much of its band a group of so many columns takes; `widest` is the most that one may take.
fn group(of: usize, widest: f64) -> f64 {
    let share: f64 = match of {
        0 | 1 => 0.5,
        2 => 0.74,
        _ => 0.84,
    };
    share.min(widest * count(of.max(1)))
}

/// From left to right, so that figures find their places in reading order.
fn columns<'s>(scene: &'s Scene<'_>, widest: f64) -> Vec<Column<'s>> {
    let group = group(scene.series.len(), widest);
    let mut columns = Vec::new();
    for (band, category) in scene.categories.iter().enumerate() {
        for (at, series) in scene.series.iter().enumerate() {
            let Some(shown) = series.shown.get(band) else { continue };
            let title = format!("{}, {}: {}", series.label, category.label, shown.text);
            columns.push(Column { shown, series: at, across: across(band, at, scene.series.len(), group), title });
        }
    }
    columns
}

/// The place of one of `of` columns in its band.
fn across(band: usize, at: usize, of: usize, group: f64) -> (f64, f64) {
    let share = group / count(of.max(1));
    let left = count(band) + (1.0 - group) / 2.0 + share * count(at) + share * (1.0 - OF_SHARE) / 2.0;
    (left, left + share * OF_SHARE)
}

impl Column<'_> {
    fn draw(&self, frame: &Frame<'_>) {
        let bar = |from: f64, to: f64, look: Look| {
            frame.bar(self.across, (from, to), Ink::Series(self.series), look, &self.title);
        };
        let look = if self.shown.part || self.shown.provisional { Look::Hatched } else { series_look(self.series) };
        match self.shown.extent {
            // A true zero has its figure and no mark.
            Extent::To(number) if number.to_f64().abs() > 0.0 => bar(0.0, number.to_f64(), look),
            Extent::Withheld(low, high) => bar(low.to_f64(), high.to_f64(), Look::Range),
            Extent::Between(low, high) => {
                let sure = sure(low.to_f64(), high.to_f64());
                if sure.abs() > 0.0 {
                    bar(0.0, sure, look);
                }
                bar(low.to_f64(), high.to_f64(), Look::Range);
            }
            Extent::To(_) | Extent::Open | Extent::Missing(_) => {}
        }
    }

    /// From zero to the far end of the mark.
    fn span(&self) -> (f64, f64) {
        let (low, high) = self.shown.reach().map_or((0.0, 0.0), |(low, high)| (low.to_f64(), high.to_f64()));
        (low.min(0.0), high.max(0.0))
    }
}

/// The part of a column that is there whatever the figure is within its range.
fn sure(low: f64, high: f64) -> f64 {
    if low > 0.0 { low } else { high.min(0.0) }
}
