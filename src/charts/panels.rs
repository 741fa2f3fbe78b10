//! Panels beside each other: what stands above each, all of one line ending at one height.

use super::{
    bands::count,
    frame::LEADING,
    metrics,
    scene::Scene,
    svg::{Anchor, Canvas, Ink, Line},
};

/// The lines over which a name goes at most.
const LINES: usize = 3;

/// What stands above a panel.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    name: Vec<String>,
    /// What it counts, where its neighbours count something else.
    unit: Option<String>,
}

impl Heading {
    /// The name of the row of a panel, after its number where it has one, within that width.
    pub(super) fn of(scene: &Scene<'_>, number: Option<usize>, has_unit: bool, (size, width): (f64, f64)) -> Heading {
        let (label, unit) = scene.series.first().map_or(("", ""), |series| (series.label, series.unit));
        let name = match number {
            Some(number) => metrics::wrapped(&format!("{number}. {label}"), size, width.max(1.0), LINES),
            None => metrics::wrapped(label, size, width.max(1.0), LINES),
        };
        Heading { name, unit: has_unit.then(|| metrics::fitted(unit, size, width.max(1.0))) }
    }

    /// Its last line has its baseline there.
    pub(super) fn draw(&self, canvas: &Canvas, (left, baseline): (f64, f64), size: f64) {
        let name = self.name.iter().map(|text| (text, Ink::Text));
        let lines: Vec<_> = name.chain(self.unit.iter().map(|unit| (unit, Ink::Muted))).collect();
        for (nth, (text, ink)) in lines.into_iter().rev().enumerate() {
            let at = (left, baseline - count(nth) * size * LEADING);
            canvas.text(Line { text, at, anchor: Anchor::Start, size, ink }, "");
        }
    }

    fn lines(&self) -> usize {
        self.name.len() + usize::from(self.unit.is_some())
    }
}

/// What the headings of a line of panels take.
pub(super) fn height(headings: &[Heading], size: f64) -> f64 {
    count(headings.iter().map(Heading::lines).max().unwrap_or(0)) * size * LEADING
}

/// Whether the panels of a chart count different things.
pub(super) fn differ_in_unit(scenes: &[Scene<'_>]) -> bool {
    let mut units = scenes.iter().flat_map(|scene| &scene.series).map(|series| series.unit);
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}
