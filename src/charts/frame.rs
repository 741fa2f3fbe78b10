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
    events::{self, Flag, Placed},
    labels::{self, Area, Wanted},
    metrics,
    scale::Scale,
    scene::Scene,
    svg::{Anchor, Canvas, Ink, Line, Look, Svg, filled, pixels, steps},
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
const LEADING: f64 = 1.25;

/// Bands from left to right, values from bottom to top.
type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// A chart in the making.
pub(super) struct Frame<'a> {
    scene: &'a Scene<'a>,
    layout: &'a Layout,
    canvas: Canvas,
    plane: DrawingArea<Svg, Plane>,
    /// Where the marks are.
    plot: Area,
    scale: Scale,
    names: Vec<Name>,
    /// The figures that want a place.
    wanted: Vec<Wanted>,
}

impl<'a> Frame<'a> {
    /// Measures all that surrounds the marks, and draws what lies behind them.
    pub(super) fn new(scene: &'a Scene<'a>, layout: &'a Layout) -> Frame<'a> {
        let scale = Scale::of(scene);
        let placed = events::placed(scene);
        let (left, right) = (left_margin(&scale, layout), layout.width - MARGIN);
        let bands = count(scene.categories.len().max(1));
        let band = (right - left) / bands;
        let flags = flags(&placed, left, band, layout);
        let names = bands::names(scene, layout, band);
        let top = MARGIN + events_height(&flags, layout) + figure_height(layout);
        let plot = Area { left, top, right, bottom: top + layout.height };
        let canvas = Canvas::new(&scene.chart.id, layout.name, (layout.width, height(&plot, &names, &scale, layout)));
        let across = steps(plot.left)..steps(plot.right);
        let along = steps(plot.bottom)..steps(plot.top);
        let plane = canvas.root.apply_coord_spec(Cartesian2d::new(0.0..bands, scale.low..scale.high, (across, along)));
        let frame = Frame { scene, layout, canvas, plane, plot, scale, names, wanted: Vec::new() };
        frame.draw_gridlines();
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
        let y = if below { mark.bottom } else { mark.top };
        self.wanted.push(Wanted { text: text.to_owned(), x: f64::midpoint(left, right), y, below, mark, muted });
    }

    /// Draws what lies above the marks.
    pub(super) fn finish(self) -> Picture {
        self.draw_axis();
        let unlabelled = self.draw_figures();
        if self.scene.figures().next().is_none() {
            self.draw_emptiness();
        }
        Picture { svg: self.canvas.finish(), unlabelled }
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
                let at = (self.plot.left - BESIDE_AXIS, y + self.layout.small * 0.36);
                canvas.text(
                    Line { text: &tick.label, at, anchor: Anchor::End, size: self.layout.small, ink: Ink::Muted },
                    "",
                );
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
                let top = MARGIN + count(flag.row) * size * LEADING;
                let moment = wording::moment(&placed.event.moment, self.scene.language);
                let title = format!("{}: {moment}", placed.event.label);
                canvas.line([(flag.line, top), (flag.line, self.at(0.0, 0.0).1)], Ink::Event, &title);
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
        let zero = self.at(0.0, 0.0).1;
        self.canvas.group("axis", |canvas| {
            canvas.line([(self.plot.left, zero), (self.plot.right, zero)], Ink::Base, "");
            for (at, name) in self.names.iter().enumerate() {
                self.draw_name(canvas, name, self.at(count(at) + 0.5, 0.0).0);
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
            let x = middle.min(self.layout.width - half).max(half);
            canvas.text(Line { text, at: (x, y), anchor: Anchor::Middle, size, ink }, "");
        }
    }

    /// How many figures found no place.
    fn draw_figures(&self) -> usize {
        let bottom = self.plot.bottom + below_plot(&self.scale, self.layout);
        let room = Area { top: self.plot.top - figure_height(self.layout), bottom, ..self.plot };
        let placed = labels::placed(&self.wanted, self.layout.small, room);
        let unlabelled = self.wanted.len() - placed.len();
        self.canvas.group("values", |canvas| {
            for figure in placed {
                let ink = if figure.muted { Ink::Muted } else { Ink::Text };
                let at = (figure.x, figure.baseline);
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

fn left_margin(scale: &Scale, layout: &Layout) -> f64 {
    let widths = scale.ticks.iter().map(|tick| metrics::width(&tick.label, layout.small));
    // A scale of numbers as long as a line must leave room for the marks.
    widths.fold(0.0, f64::max).min(layout.width / 3.0) + BESIDE_AXIS
}

fn flags(placed: &[Placed<'_>], left: f64, band: f64, layout: &Layout) -> Vec<Flag> {
    let lines: Vec<f64> = placed.iter().map(|placed| left + placed.at * band).collect();
    let labels: Vec<&str> = placed.iter().map(|placed| placed.event.label.as_str()).collect();
    events::flags(&lines, &labels, layout.small, (left, layout.width))
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

fn height(plot: &Area, names: &[Name], scale: &Scale, layout: &Layout) -> f64 {
    let lines = |name: &Name| count(name.main.len()) * layout.text + count(name.detail.len()) * layout.small;
    let tallest = names.iter().map(lines).chain(iter::once(0.0)).fold(0.0, f64::max);
    plot.bottom + below_plot(scale, layout) + tallest * LEADING + MARGIN
}
