//! Columns side by side, from zero: for figures that are counted per period or category.

use crate::charts::{
    Picture,
    bands::{across, group},
    frame::{Closed, Frame, Layout},
    scene::{Extent, Scene, Shown},
    suits,
    svg::{Ink, Look, series_look},
};
use crate::model::Unsuited;

/// Draws all series, grouped by category.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let [scene, ..] = scenes else { return Picture::default() };
    let frame = Frame::new(scene, layout);
    mark(frame, scene).finish()
}

/// Draws all series of a panel in its frame.
pub(super) fn draw_on(frame: Frame<'_>, scene: &Scene<'_>) -> Closed {
    mark(frame, scene).close()
}

fn mark<'f>(mut frame: Frame<'f>, scene: &Scene<'_>) -> Frame<'f> {
    let columns = columns(scene, group(scene.series.len(), frame.band()));
    frame.marks(|frame| columns.iter().for_each(|column| column.draw(frame)));
    for column in &columns {
        let muted = matches!(column.shown.extent, Extent::Missing(_));
        frame.figure(&column.shown.text, column.across, column.span(), muted);
    }
    frame
}

struct Column<'s> {
    shown: &'s Shown,
    series: usize,
    /// From where to where, in bands.
    across: (f64, f64),
    title: String,
}

/// From left to right, so that figures find their places in reading order.
fn columns<'s>(scene: &'s Scene<'_>, group: f64) -> Vec<Column<'s>> {
    let mut columns = Vec::new();
    for (band, category) in scene.categories.iter().enumerate() {
        for (at, series) in scene.series.iter().enumerate() {
            let Some(shown) = series.shown.get(band) else { continue };
            let title = scene.titled(series.label, category.label, &shown.text);
            columns.push(Column { shown, series: at, across: across(band, at, scene.series.len(), group), title });
        }
    }
    columns
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

/// The part of a column or bar that is there whatever the figure is within its range.
pub(super) fn sure(low: f64, high: f64) -> f64 {
    if low > 0.0 { low } else { high.min(0.0) }
}

/// When columns do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let scene = scenes.first()?;
    suits::of_one_length(scene).or_else(|| suits::one_axis(scene))
}
