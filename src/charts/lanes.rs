//! What charts with lanes from top to bottom and values from left to right have around their marks: names, axis, figures.
//!
//! For names too long to stand below an axis, and for panels beside each other that share their lanes.

use plotters::{
    coord::{cartesian::Cartesian2d, types::RangedCoordf64},
    drawing::DrawingArea,
    element::Rectangle,
};

use super::{
    bands::count,
    frame::{LEADING, Layout, Room},
    labels::Area,
    markup::{pixels, steps},
    metrics,
    scale::Scale,
    svg::{Anchor, Canvas, Ink, Line, Look, Svg, filled},
};

/// Between a name and the axis, and between a mark and its figure.
const GAP: f64 = 6.0;
/// Right of everything, and above the first lane.
const MARGIN: f64 = 8.0;
/// The lines over which a name goes at most.
const LINES: usize = 2;

/// How the lanes of a panel stand.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Where the panel is.
    pub(super) room: Room,
    /// The lines of each lane's name; none where a neighbour has them.
    pub(super) names: Vec<Vec<String>>,
    /// How wide the names are; zero where a neighbour has them.
    pub(super) names_width: f64,
    /// Kept free left and right of the marks for their figures.
    pub(super) figures: (f64, f64),
    /// The height of a lane.
    pub(super) lane: f64,
    /// Whether grid lines with numbers are drawn.
    pub(super) has_grid: bool,
}

/// A panel in the making.
pub(super) struct Lanes<'a> {
    layout: &'a Layout,
    canvas: Canvas,
    plane: DrawingArea<Svg, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
    plot: Area,
    room: Room,
    has_grid: bool,
    figures: (f64, f64),
}

/// The names of lanes, wrapped to fit within that width, how wide they are then, and how high a lane must be.
pub(super) fn names<'t>(
    names: impl Iterator<Item = &'t str>,
    layout: &Layout,
    most: f64,
) -> (Vec<Vec<String>>, f64, f64) {
    let names: Vec<Vec<String>> = names.map(|name| metrics::wrapped(name, layout.small, most, LINES)).collect();
    let width = names.iter().flatten().map(|line| metrics::width(line, layout.small)).fold(0.0, f64::max);
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    (names, width, (count(lines) * layout.small * LEADING + GAP).max(layout.small * 2.0))
}

impl<'a> Lanes<'a> {
    /// Draws what lies behind the marks.
    pub(super) fn new(canvas: &Canvas, layout: &'a Layout, scale: &Scale, plan: Plan) -> Lanes<'a> {
        let Plan { room, names, names_width, figures, lane, has_grid } = plan;
        let beside = if names_width > 0.0 { names_width + GAP } else { 0.0 };
        let left = room.left + beside + figures.0;
        let right = (room.right - MARGIN - figures.1).max(left + 1.0);
        let top = room.top + MARGIN;
        let lanes = count(names.len().max(1));
        let plot = Area { left, top, right, bottom: top + lanes * lane };
        let across = steps(left)..steps(right);
        let along = steps(plot.top)..steps(plot.bottom);
        let plane = canvas.root.apply_coord_spec(Cartesian2d::new(scale.low..scale.high, 0.0..lanes, (across, along)));
        let canvas = canvas.clone();
        let lanes = Lanes { layout, canvas, plane, plot, room, has_grid, figures };
        if has_grid {
            lanes.draw_grid(scale);
        }
        lanes.draw_names(&names);
        lanes
    }

    /// A box: from lane to lane, from value to value.
    pub(super) fn bar(&self, lanes: (f64, f64), values: (f64, f64), (ink, look): (Ink, Look), title: &str) {
        let bar = Rectangle::new([(values.0, lanes.0), (values.1, lanes.1)], filled(ink));
        self.canvas.put(&self.plane, &bar, look, title);
    }

    /// A mark at a value in the middle of a lane, in the shape of a series.
    pub(super) fn point(&self, (lane, value): (usize, f64), series: usize, look: Look, title: &str) {
        self.canvas.point(self.at(lane, value), super::frame::POINT, series, look, title);
    }

    /// A line along the middle of a lane.
    pub(super) fn track(&self, lane: usize, values: (f64, f64)) {
        self.canvas.line([self.at(lane, values.0), self.at(lane, values.1)], Ink::Base, "");
    }

    /// A line across all values between a lane and the one before it, from which on something else is counted.
    pub(super) fn part(&self, lane: usize, reason: &str) {
        let y = pixels(self.plane.map_coordinate(&(0.0, count(lane))).1);
        self.canvas.line([(self.plot.left, y), (self.plot.right, y)], Ink::Break, reason);
    }

    /// The line from which values are counted.
    pub(super) fn axis(&self) {
        let x = self.at(0, 0.0).0;
        self.canvas.line([(x, self.plot.top), (x, self.plot.bottom)], Ink::Base, "");
    }

    /// Writes a figure right or left of a value in a lane; false where it would be cut, for then it is not written.
    pub(super) fn figure(&self, text: &str, (lane, value): (usize, f64), is_left: bool, ink: Ink) -> bool {
        let (x, y) = self.at(lane, value);
        let (size, width) = (self.layout.small, metrics::width(text, self.layout.small));
        let room = if is_left { self.figures.0 } else { self.figures.1 };
        if width + GAP > room {
            return false;
        }
        let (x, anchor) = if is_left { (x - GAP, Anchor::End) } else { (x + GAP, Anchor::Start) };
        self.canvas.text(Line { text, at: (x, y + size * 0.36), anchor, size, ink }, "va");
        true
    }

    /// Where its axis of names ends and its marks begin.
    pub(super) fn left(&self) -> f64 {
        self.plot.left - self.figures.0
    }

    /// Where the panel ends, from above.
    pub(super) fn bottom(&self) -> f64 {
        self.plot.bottom + if self.has_grid { self.layout.small * LEADING + MARGIN } else { MARGIN }
    }

    fn at(&self, lane: usize, value: f64) -> (f64, f64) {
        let (x, y) = self.plane.map_coordinate(&(value, count(lane) + 0.5));
        (pixels(x), pixels(y))
    }

    fn draw_names(&self, names: &[Vec<String>]) {
        let size = self.layout.small;
        let right = self.plot.left - self.figures.0 - GAP;
        self.canvas.group("axis", |canvas| {
            for (lane, lines) in names.iter().enumerate() {
                let middle = self.at(lane, 0.0).1;
                let top = middle - count(lines.len()) * size * LEADING / 2.0;
                for (nth, text) in lines.iter().enumerate() {
                    let y = top + (count(nth) + 0.5) * size * LEADING + size * 0.36;
                    canvas.text(Line { text, at: (right, y), anchor: Anchor::End, size, ink: Ink::Text }, "");
                }
            }
        });
    }

    /// Numbers that would meet or leave the drawing are left out: the figures beside the marks have to do.
    fn draw_grid(&self, scale: &Scale) {
        let size = self.layout.small;
        let y = self.plot.bottom + size * LEADING;
        let mut free = self.room.left;
        self.canvas.group("gridlines", |canvas| {
            for tick in &scale.ticks {
                let x = self.at(0, tick.value).0;
                canvas.line([(x, self.plot.top), (x, self.plot.bottom)], Ink::Grid, "");
                let half = metrics::width(&tick.label, size) / 2.0;
                if x - half < free || x + half > self.room.right {
                    continue;
                }
                free = x + half + GAP;
                canvas.text(Line { text: &tick.label, at: (x, y), anchor: Anchor::Middle, size, ink: Ink::Muted }, "");
            }
        });
    }
}

/// The room that figures of those texts need beside their marks, unless they would take too much of the width.
pub(super) fn room_for<'t>(texts: impl Iterator<Item = &'t str>, layout: &Layout, most: f64) -> f64 {
    let widths = texts.map(|text| metrics::width(text, layout.small) + GAP + 1.0);
    widths.filter(|width| *width <= most).fold(0.0, f64::max)
}
