//! Columns on top of each other, from zero: for parts that add up to a whole.
//!
//! What is known for sure lies below; a withheld part is a dashed box on top of it, as high as it can be at most. A
//! stack in which a part is missing has no total, and says so.

use crate::charts::{
    Picture,
    bands::{across, group},
    beside::{self, Wish},
    frame::{Frame, Layout, Room},
    scale::Scale,
    scene::{Extent, Scene, Shown},
    suits,
    svg::{Canvas, Ink, Look, series_look},
};
use crate::model::Unsuited;

/// The most of the width that the names of series may take; on a narrow drawing they stand in the key.
const NAMES: f64 = 0.28;
/// No stack takes more of its band; how much it takes follows from the room that is left.
const MOST_OF_BAND: f64 = 0.5;
/// A drawing narrower than this has no room for names beside the plot.
const ROOMY: f64 = 500.0;

/// Draws one stack per category.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let [scene, ..] = scenes else { return Picture::default() };
    let stacks: Vec<Stack<'_>> = (0..scene.categories.len()).map(|band| Stack::of(scene, band)).collect();
    let low = stacks.iter().map(|stack| stack.low).fold(0.0, f64::min);
    let high = stacks.iter().map(|stack| stack.high).fold(0.0, f64::max);
    let scale = Scale::to(low, high, scene);
    let labels = scene.series.iter().map(|series| series.label);
    let roomy = layout.width >= ROOMY && scene.series.len() > 1;
    let width = if roomy { beside::width(labels, layout.small, layout.width * NAMES) } else { 0.0 };
    let canvas = Canvas::new(&scene.chart.id, layout.name);
    let room = Room::with_names((width, MOST_OF_BAND), &scale, stacks.len(), layout);
    let mut frame = Frame::within(&canvas, scene, layout, room, scale);
    let share = group(1, frame.band());
    frame.marks(|frame| stacks.iter().enumerate().for_each(|(band, stack)| stack.draw(frame, band, share)));
    let is_named = width > 0.0 && name(&mut frame, scene, &stacks, (layout, width, share));
    let mut unlabelled = 0;
    for (band, stack) in stacks.iter().enumerate() {
        unlabelled += stack.label(&mut frame, scene, band, share);
    }
    let picture = frame.finish();
    Picture { unlabelled: picture.unlabelled + unlabelled, names_series: is_named || scene.series.len() < 2, ..picture }
}

/// The parts of one category.
struct Stack<'s> {
    parts: Vec<Part<'s>>,
    /// Whether a part is not known at all.
    is_incomplete: bool,
    low: f64,
    high: f64,
}

struct Part<'s> {
    series: usize,
    shown: &'s Shown,
    from: f64,
    to: f64,
    look: Look,
    title: String,
}

impl<'s> Stack<'s> {
    fn of(scene: &'s Scene<'_>, band: usize) -> Stack<'s> {
        let mut stack = Stack { parts: Vec::new(), is_incomplete: false, low: 0.0, high: 0.0 };
        let shown = || {
            let of = |series: &'s crate::charts::Series<'_>| series.shown.get(band).map(|shown| (series.label, shown));
            scene.series.iter().map(of).enumerate().filter_map(|(at, of)| of.map(|(label, shown)| (at, label, shown)))
        };
        let category = scene.categories.get(band).map_or("", |category| category.label);
        // What is sure comes first, so that no box of what is not sure lies below something that is.
        for (series, label, shown) in shown() {
            let look = if shown.part || shown.provisional { Look::Hatched } else { series_look(series) };
            let sure = match shown.extent {
                Extent::To(number) => number.to_f64(),
                Extent::Between(low, high) => {
                    if low.to_f64() > 0.0 {
                        low.to_f64()
                    } else {
                        high.to_f64().min(0.0)
                    }
                }
                Extent::Withheld(..) => 0.0,
                Extent::Open | Extent::Missing(_) => {
                    stack.is_incomplete = true;
                    0.0
                }
            };
            let title = scene.titled(label, category, &shown.text);
            stack.push(Part { series, shown, from: 0.0, to: sure, look, title });
        }
        for (series, label, shown) in shown() {
            let further = match shown.extent {
                Extent::Between(low, high) => high.to_f64() - low.to_f64().max(0.0),
                Extent::Withheld(_, high) => high.to_f64(),
                _ => 0.0,
            };
            let title = scene.titled(label, category, &shown.text);
            stack.push(Part { series, shown, from: 0.0, to: further, look: Look::Range, title });
        }
        stack
    }

    /// On top of what is there, or below it where it is negative; what has no height is no part.
    fn push(&mut self, part: Part<'s>) {
        let height = part.to;
        if height > 0.0 {
            let from = self.high;
            self.high += height;
            self.parts.push(Part { from, to: self.high, ..part });
        } else if height < 0.0 {
            let from = self.low;
            self.low += height;
            self.parts.push(Part { from, to: self.low, ..part });
        }
    }

    fn draw(&self, frame: &Frame<'_>, band: usize, share: f64) {
        for part in &self.parts {
            let across = across(band, 0, 1, share);
            frame.bar(across, (part.from, part.to), Ink::Series(part.series), part.look, &part.title);
        }
    }

    /// The figures of the parts on them, and above them the total if the source prints one and every part is drawn. Says how many had no room.
    fn label(&self, frame: &mut Frame<'_>, scene: &Scene<'_>, band: usize, share: f64) -> usize {
        let across = across(band, 0, 1, share);
        let parts = self
            .parts
            .iter()
            .filter(|part| part.look != Look::Range || matches!(part.shown.extent, Extent::Withheld(..)));
        let without_room = |part: &&Part<'_>| {
            let look = if part.look == Look::Hollow { Look::Range } else { part.look };
            !frame.figure_on(&part.shown.text, across, (part.from, part.to), look)
        };
        let unlabelled = parts.filter(without_room).count();
        let total = scene.total.as_ref().and_then(|total| total.shown.get(band));
        // A total would be read as the height of what is drawn.
        if self.is_incomplete {
            frame.figure("\u{2013}", across, (0.0, self.high), true);
        } else if let Some(total) = total.filter(|total| total.reach().is_some()) {
            frame.figure(&total.text, across, (0.0, self.high), false);
        }
        unlabelled
    }
}

/// The names of the series beside the last stack, where it has all of them.
fn name(
    frame: &mut Frame<'_>,
    scene: &Scene<'_>,
    stacks: &[Stack<'_>],
    (layout, width, share): (&Layout, f64, f64),
) -> bool {
    let Some(last) = stacks.last() else { return false };
    let wish = |(at, series): (usize, &crate::charts::Series<'_>)| {
        let part = last.parts.iter().find(|part| part.series == at)?;
        let middle = frame.height_of(f64::midpoint(part.from, part.to));
        Some(Wish::new(series.label, middle, at, layout.small, width))
    };
    let wishes: Option<Vec<Wish>> = scene.series.iter().enumerate().map(wish).collect();
    wishes.is_some_and(|wishes| frame.name_series(wishes, share))
}

/// When a stack does not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let scene = scenes.first()?;
    let single = (scene.series.len() < 2).then(|| Unsuited {
        why: "stacks one row only".into(),
        instead: "use `kind = \"columns\"`, or add rows".into(),
    });
    let alike = || suits::of_one_length(scene).or_else(|| suits::of_one_unit(scene));
    single.or_else(|| suits::adds_up(scene)).or_else(alike)
}
