//! What every chart with a scale of values and bands has around its marks: sizes, axes, events, labels.
//!
//! A kind of chart says where its marks go, in bands across and values along; the rest is the same for all.

use std::iter;

use plotters::{
    coord::{cartesian::Cartesian2d, types::RangedCoordf64},
    drawing::DrawingArea,
    element::Rectangle,
};

use super::{
    Picture,
    bands::{self, Name, count},
    beside::{self, Wish},
    events::{self, Flag, Placed},
    labels::{self, Area, Around, Side, Wanted},
    markup::{pixels, steps},
    metrics,
    scale::{Scale, Tick},
    scene::Scene,
    svg::{Anchor, Canvas, Ink, Line, Look, Svg, filled},
};
use crate::wording::{self, chart_words};

/// The measures of a drawing, in pixels of its own width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Its class, by which a page shows the layout that fits.
    pub name: &'static str,
    /// All of it, from left to right.
    pub width: f64,
    /// The axis of values, from bottom to top.
    pub height: f64,
    /// The size of names and figures.
    pub text: f64,
    /// The size of what helps to read them.
    pub small: f64,
}

/// For a page of common width.
pub(super) const WIDE: Layout = Layout { name: "wide", width: 720.0, height: 240.0, text: 14.0, small: 13.0 };
/// For a telephone, where the wide one would shrink beyond reading.
pub(super) const SLIM: Layout = Layout { name: "slim", width: 340.0, height: 200.0, text: 12.0, small: 12.0 };

/// Right of the axis, and above and below everything.
const MARGIN: f64 = 8.0;
/// Between the numbers of the scale and the axis.
const BESIDE_AXIS: f64 = 8.0;
/// From one line of text to the next, in sizes of that text.
pub(super) const LEADING: f64 = 1.25;
/// A bar is never thinner, in pixels.
const THINNEST: f64 = 2.0;
/// Half the width of a point.
pub(super) const POINT: f64 = 4.0;
/// Between the middle of a point and the name of its series.
pub(super) const BESIDE_PLOT: f64 = 10.0;

/// What a frame came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closed {
    /// Where it ends, from above.
    pub(super) bottom: f64,
    /// How many figures found no place beside their mark.
    pub(super) unlabelled: usize,
    /// The scale leaves out zero.
    pub(super) is_without_zero: bool,
}

/// Where on a canvas a frame may be: from its left and top to the right; how low it reaches follows from what it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    /// Where it begins.
    pub(super) left: f64,
    /// Where it begins, from above.
    pub(super) top: f64,
    /// Where it ends.
    pub(super) right: f64,
    /// Kept free right of the plot, for the names of series.
    pub(super) beside: f64,
    /// Kept free above the plot at least, for the events of a neighbour.
    pub(super) above: f64,
}

impl Room {
    /// All of a drawing.
    pub(super) fn all(layout: &Layout) -> Room {
        Room { left: 0.0, top: 0.0, right: layout.width, beside: 0.0, above: 0.0 }
    }

    /// All of a drawing, with names of that width right of the marks in the last of so many bands; a mark takes
    /// `taken` of its band.
    pub(super) fn with_names((width, taken): (f64, f64), scale: &Scale, bands: usize, layout: &Layout) -> Room {
        let room = Room::all(layout);
        if width <= 0.0 {
            return room;
        }
        // The names begin within the last band, where its mark ends.
        let free = (1.0 - taken) / 2.0 / count(bands.max(1));
        let across = room.right - MARGIN - left_margin(scale, layout, room) - width - BESIDE_PLOT;
        let plot = (across / (1.0 - free)).max(0.0);
        Room { beside: (width + BESIDE_PLOT - plot * free).max(0.0), ..room }
    }
}

impl Room {
    /// From where to where the plot reaches.
    fn across(&self, scale: &Scale, layout: &Layout) -> (f64, f64) {
        (self.left + left_margin(scale, layout, *self), self.right - MARGIN - self.beside)
    }
}

/// Bands from left to right, values from bottom to top.
type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// A chart in the making.
pub(super) struct Frame<'a> {
    scene: &'a Scene<'a>,
    layout: &'a Layout,
    room: Room,
    canvas: Canvas,
    plane: DrawingArea<Svg, Plane>,
    /// Where the marks are.
    plot: Area,
    scale: Scale,
    names: Vec<Name>,
    /// The figures that want a place.
    wanted: Vec<Wanted>,
    /// The lines that figures had better not stand on, in pixels.
    lines: Vec<[(f64, f64); 2]>,
    /// What other texts take.
    taken: Vec<Area>,
}

impl<'a> Frame<'a> {
    /// The frame of a chart of one panel, from zero.
    pub(super) fn new(scene: &'a Scene<'a>, layout: &'a Layout) -> Frame<'a> {
        let canvas = Canvas::new(&scene.chart.id, layout.name);
        Frame::within(&canvas, scene, layout, Room::all(layout), Scale::of(&[scene]))
    }

    /// Measures all that surrounds the marks, and draws what lies behind them.
    pub(super) fn within(
        canvas: &Canvas,
        scene: &'a Scene<'a>,
        layout: &'a Layout,
        room: Room,
        scale: Scale,
    ) -> Frame<'a> {
        let canvas = canvas.clone();
        let placed = events::placed(scene);
        let (left, right) = room.across(&scale, layout);
        let bands = count(scene.categories.len().max(1));
        let band = (right - left) / bands;
        let flags = flags(&placed, left, band, layout, room);
        let names = bands::names(scene, layout, band);
        let top = room.top + MARGIN + events_height(&flags, layout).max(room.above) + figure_height(layout);
        let plot = Area { left, top, right, bottom: top + layout.height };
        let across = steps(plot.left)..steps(plot.right);
        let along = steps(plot.bottom)..steps(plot.top);
        let plane = canvas.root.apply_coord_spec(Cartesian2d::new(0.0..bands, scale.low..scale.high, (across, along)));
        let (wanted, lines) = (Vec::new(), Vec::new());
        let mut frame =
            Frame { scene, layout, room, canvas, plane, plot, scale, names, wanted, lines, taken: Vec::new() };
        frame.taken = frame.scale.ticks.iter().filter_map(|tick| frame.beside_axis(tick)).collect();
        frame.draw_gridlines();
        frame.draw_breaks();
        frame.draw_events(&placed, &flags);
        frame
    }

    /// The width of a band in pixels.
    pub(super) fn band(&self) -> f64 {
        (self.plot.right - self.plot.left) / count(self.scene.categories.len().max(1))
    }

    /// Draws marks, above the grid and below the figures.
    pub(super) fn marks(&self, draw: impl FnOnce(&Frame<'a>)) {
        self.canvas.group("marks", |_| draw(self));
    }

    /// A box: from band to band across, from value to value along.
    pub(super) fn bar(&self, across: (f64, f64), along: (f64, f64), ink: Ink, look: Look, title: &str) {
        let bar = Rectangle::new([(across.0, along.0), (across.1, along.1)], filled(ink));
        self.canvas.put(&self.plane, &bar, look, title);
    }

    /// Asks for a place for a figure: at the middle of its band, beyond the mark that it belongs to.
    pub(super) fn figure(&mut self, text: &str, across: (f64, f64), along: (f64, f64), muted: bool) {
        let (left, one) = self.at(across.0, along.0);
        let (right, other) = self.at(across.1, along.1);
        let mark = Area { left, top: one.min(other), right, bottom: one.max(other) };
        let below = along.0.min(along.1) < 0.0 && along.0.max(along.1) <= 0.0;
        let side = if below { Side::Below } else { Side::Above };
        let ink = if muted { Ink::Muted } else { Ink::Text };
        self.wanted.push(Wanted { text: text.to_owned(), x: f64::midpoint(left, right), side, mark, ink });
    }

    /// Writes a figure on its mark if there is room, and says whether there was.
    pub(super) fn figure_on(&self, text: &str, across: (f64, f64), along: (f64, f64), look: Look) -> bool {
        let ((left, one), (right, other)) = (self.at(across.0, along.0), self.at(across.1, along.1));
        let (size, height) = (self.layout.small, (one - other).abs());
        if height < size * LEADING || right - left < metrics::width(text, size) {
            return false;
        }
        let at = (f64::midpoint(left, right), f64::midpoint(one, other) + size * 0.36);
        // On a hatch it has a halo, and the colour of other figures.
        let (ink, class) = if look == Look::Plain { (Ink::Ground, "") } else { (Ink::Text, "va on") };
        self.canvas.text(Line { text, at, anchor: Anchor::Middle, size, ink }, class);
        true
    }

    /// A mark around a point: the middle of a band, a value along.
    pub(super) fn point(&self, (band, value): (usize, f64), series: usize, look: Look, title: &str) {
        let (x, y) = self.at(count(band) + 0.5, value);
        self.canvas.point((x, y), POINT, series, look, title);
    }

    /// A dashed box as wide as a point, from one value to another.
    pub(super) fn range(&self, band: usize, (low, high): (f64, f64), series: usize, title: &str) {
        let half = POINT / self.band();
        let middle = count(band) + 0.5;
        self.bar((middle - half, middle + half), (low, high), Ink::Series(series), Look::Range, title);
    }

    /// A bar from one value to another that is seen even where the two are the same.
    pub(super) fn range_between(&self, across: (f64, f64), along: (f64, f64), (ink, look): (Ink, Look), title: &str) {
        let one = (self.scale.high - self.scale.low) / (self.plot.bottom - self.plot.top);
        let missing = (THINNEST * one - (along.1 - along.0)).max(0.0) / 2.0;
        self.bar(across, (along.0 - missing, along.1 + missing), ink, look, title);
    }

    /// Where the axis stands, as from where to where along: zero, or the end of the scale nearest to it.
    pub(super) fn foot(&self) -> (f64, f64) {
        let foot = 0f64.clamp(self.scale.low, self.scale.high);
        (foot, foot)
    }

    /// Asks for a place for the figure of a point, above or below it.
    pub(super) fn figure_of_point(&mut self, text: &str, (band, value): (usize, f64), ink: Ink, prefers_below: bool) {
        let (x, y) = self.at(count(band) + 0.5, value);
        let mark = Area { left: x - POINT, top: y - POINT, right: x + POINT, bottom: y + POINT };
        let side = if prefers_below { Side::RatherBelow } else { Side::RatherAbove };
        self.wanted.push(Wanted { text: text.to_owned(), x, side, mark, ink });
    }

    /// A line from one point to another, of a series.
    pub(super) fn line(&mut self, from: (usize, f64), to: (usize, f64), series: usize) {
        let ends = [from, to].map(|(band, value)| self.at(count(band) + 0.5, value));
        self.canvas.series_line(ends, series);
        self.lines.push(ends);
    }

    /// The space between two figures of which the one or the other is not known precisely.
    pub(super) fn strip(&self, from: (usize, (f64, f64)), to: (usize, (f64, f64)), series: usize) {
        let at = |band: usize, value: f64| self.at(count(band) + 0.5, value);
        let corners = [at(from.0, from.1.0), at(from.0, from.1.1), at(to.0, to.1.1), at(to.0, to.1.0)];
        self.canvas.strip(corners, series);
    }

    /// Where a value lies, in pixels from above.
    pub(super) fn height_of(&self, value: f64) -> f64 {
        self.at(0.0, value).1
    }

    /// Writes the names of series right of the marks of the last band, which take `share` of it, near those heights;
    /// false where there is no room for all.
    pub(super) fn name_series(&mut self, names: Vec<Wish>, share: f64) -> bool {
        let room = (self.plot.top - figure_height(self.layout), self.plot.bottom);
        let Some(placed) = beside::placed(names, self.layout.small, room) else { return false };
        let x = self.plot.right - self.band() * (1.0 - share) / 2.0 + BESIDE_PLOT;
        let size = self.layout.small;
        let lines = beside::lines(&placed, size);
        self.canvas.group("names", |canvas| {
            for (text, y, series) in &lines {
                canvas.text(Line { text, at: (x, *y), anchor: Anchor::Start, size, ink: Ink::Series(*series) }, "");
            }
        });
        let area = |(text, y, _): &(&str, f64, usize)| Area {
            left: x,
            top: y - size * 0.72,
            right: x + metrics::width(text, size),
            bottom: *y,
        };
        self.taken.extend(lines.iter().map(area));
        true
    }

    /// Draws what lies above the marks of the only panel.
    pub(super) fn finish(self) -> Picture {
        let (canvas, width) = (self.canvas.clone(), self.layout.width);
        let closed = self.close();
        Picture {
            sheet: canvas.finish((width, closed.bottom)),
            unlabelled: closed.unlabelled,
            is_without_zero: closed.is_without_zero,
            ..Picture::default()
        }
    }

    /// Draws what lies above the marks.
    pub(super) fn close(self) -> Closed {
        self.draw_axis();
        let unlabelled = self.draw_figures();
        if self.scene.figures().next().is_none() {
            self.draw_emptiness();
        }
        Closed {
            bottom: bottom(&self.plot, &self.names, &self.scale, self.layout),
            unlabelled,
            is_without_zero: !self.scale.has_zero(),
        }
    }

    /// In pixels.
    fn at(&self, band: f64, value: f64) -> (f64, f64) {
        let (x, y) = self.plane.map_coordinate(&(band, value));
        (pixels(x), pixels(y))
    }

    fn draw_gridlines(&self) {
        self.canvas.group("gridlines", |canvas| {
            for tick in &self.scale.ticks {
                let y = self.at(0.0, tick.value).1;
                canvas.line([(self.plot.left, y), (self.plot.right, y)], Ink::Grid, "");
                let Some(area) = self.beside_axis(tick) else { continue };
                let at = (area.right, area.bottom);
                canvas.text(
                    Line { text: &tick.label, at, anchor: Anchor::End, size: self.layout.small, ink: Ink::Muted },
                    "",
                );
            }
        });
    }

    /// Where the number of a grid line stands. A number cut short would be another number: where there is no room for
    /// it, the figures beside the marks have to do.
    fn beside_axis(&self, tick: &Tick) -> Option<Area> {
        let (right, size) = (self.plot.left - BESIDE_AXIS, self.layout.small);
        let left = right - metrics::width(&tick.label, size);
        let bottom = self.height_of(tick.value) + size * 0.36;
        // A step less is what is lost where the widest number makes the margin.
        (left >= self.room.left - pixels(1)).then_some(Area { left, top: bottom - size * 0.72, right, bottom })
    }

    fn draw_breaks(&self) {
        let foot = self.height_of(self.foot().0);
        self.canvas.group("breaks", |canvas| {
            for (at, _, reason) in self.scene.breaks() {
                let x = self.at(count(at), self.foot().0).0;
                canvas.line([(x, self.plot.top), (x, foot)], Ink::Break, reason);
            }
        });
    }

    fn draw_events(&self, placed: &[Placed<'_>], flags: &[Flag]) {
        if flags.is_empty() {
            return;
        }
        let size = self.layout.small;
        self.canvas.group("events", |canvas| {
            for (placed, flag) in placed.iter().zip(flags) {
                let top = self.room.top + MARGIN + count(flag.row) * size * LEADING;
                let moment = wording::moment(&placed.event.moment, self.scene.language);
                let title = wording::labelled(&placed.event.label, &moment, self.scene.language);
                canvas.line([(flag.line, top), (flag.line, self.height_of(self.foot().0))], Ink::Event, &title);
                let (x, anchor) = if flag.leftward {
                    (flag.line - events::ASIDE, Anchor::End)
                } else {
                    (flag.line + events::ASIDE, Anchor::Start)
                };
                canvas.text(Line { text: &flag.text, at: (x, top + size * 0.8), anchor, size, ink: Ink::Text }, "va");
            }
        });
    }

    fn draw_axis(&self) {
        let zero = self.height_of(self.foot().0);
        self.canvas.group("axis", |canvas| {
            canvas.line([(self.plot.left, zero), (self.plot.right, zero)], Ink::Base, "");
            for (at, name) in self.names.iter().enumerate() {
                self.draw_name(canvas, name, self.at(count(at) + 0.5, self.foot().0).0);
            }
        });
    }

    fn draw_name(&self, canvas: &Canvas, name: &Name, middle: f64) {
        let main = name.main.iter().map(|text| (text, self.layout.text, Ink::Text));
        let detail = name.detail.iter().map(|text| (text, self.layout.small, Ink::Muted));
        let mut y = self.plot.bottom + below_plot(&self.scale, self.layout);
        for (text, size, ink) in main.chain(detail) {
            y += size * LEADING;
            let half = metrics::width(text, size) / 2.0;
            // The name of a narrow band may be wider than the band; at an end of the axis it moves inwards.
            let x = middle.min(self.room.right - half).max(self.room.left + half);
            canvas.text(Line { text, at: (x, y), anchor: Anchor::Middle, size, ink }, "");
        }
    }

    /// How many figures found no place.
    fn draw_figures(&self) -> usize {
        // Below the axis only where there are marks below it: a line through a figure is another figure.
        let below = if self.scale.low < 0.0 { below_plot(&self.scale, self.layout) } else { -1.0 };
        let bottom = self.plot.bottom + below;
        let top = self.plot.top - figure_height(self.layout);
        let room = Area { left: self.room.left, top, right: self.room.right, bottom };
        let around = Around { taken: &self.taken, lines: &self.lines, room };
        let placed = labels::placed(&self.wanted, &around, self.layout.small);
        let unlabelled = self.wanted.len() - placed.len();
        self.canvas.group("values", |canvas| {
            for figure in placed {
                let (ink, at) = (figure.ink, (figure.x, figure.baseline));
                let size = self.layout.small;
                canvas.text(Line { text: &figure.text, at, anchor: Anchor::Middle, size, ink }, "va");
            }
        });
        unlabelled
    }

    fn draw_emptiness(&self) {
        let text = chart_words(self.scene.language).no_figures;
        let middle = f64::midpoint(self.plot.top, self.plot.bottom);
        let at = (f64::midpoint(self.plot.left, self.plot.right), middle);
        self.canvas.text(Line { text, at, anchor: Anchor::Middle, size: self.layout.text, ink: Ink::Muted }, "");
    }
}

fn left_margin(scale: &Scale, layout: &Layout, room: Room) -> f64 {
    let widths = scale.ticks.iter().map(|tick| metrics::width(&tick.label, layout.small));
    // A scale of numbers as long as a line must leave room for the marks.
    widths.fold(0.0, f64::max).min((room.right - room.left) / 3.0) + BESIDE_AXIS
}

fn flags(placed: &[Placed<'_>], left: f64, band: f64, layout: &Layout, room: Room) -> Vec<Flag> {
    let lines: Vec<f64> = placed.iter().map(|placed| left + placed.at * band).collect();
    let labels: Vec<&str> = placed.iter().map(|placed| placed.event.label.as_str()).collect();
    events::flags(&lines, &labels, layout.small, (left, room.right))
}

/// What the events of a panel take above its plot.
pub(super) fn above(scene: &Scene<'_>, scale: &Scale, layout: &Layout, room: Room) -> f64 {
    let placed = events::placed(scene);
    let (left, right) = room.across(scale, layout);
    let band = (right - left) / count(scene.categories.len().max(1));
    events_height(&flags(&placed, left, band, layout, room), layout)
}

fn events_height(flags: &[Flag], layout: &Layout) -> f64 {
    let rows = flags.iter().map(|flag| flag.row + 1).max().unwrap_or(0);
    count(rows) * layout.small * LEADING
}

/// What a figure above the highest grid line takes.
fn figure_height(layout: &Layout) -> f64 {
    layout.small * 1.4
}

/// What a figure below the lowest grid line takes.
fn below_plot(scale: &Scale, layout: &Layout) -> f64 {
    if scale.low < 0.0 { layout.small * 1.3 } else { 2.0 }
}

/// Where all that stands below a plot ends.
fn bottom(plot: &Area, names: &[Name], scale: &Scale, layout: &Layout) -> f64 {
    let lines = |name: &Name| count(name.main.len()) * layout.text + count(name.detail.len()) * layout.small;
    let tallest = names.iter().map(lines).chain(iter::once(0.0)).fold(0.0, f64::max);
    plot.bottom + below_plot(scale, layout) + tallest * LEADING + MARGIN
}
