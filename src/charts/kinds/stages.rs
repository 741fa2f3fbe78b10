//! Bars beside each other, a panel per row: for stages through which cases go, such as asked, confirmed and issued.
//!
//! All panels have one scale unless the author asks otherwise. No share of one stage in another is drawn or written:
//! the cases of one period are not those of the stage before it.

use super::columns::sure;
use crate::{
    charts::{
        Picture,
        bands::count,
        frame::{Layout, Room},
        lanes::{self, Lanes, Plan},
        panels::{self, Heading},
        scale::Scale,
        scene::{Category, Extent, Scene, Shown},
        svg::{Canvas, Ink, Look, series_look},
    },
    model::{Measure, Scaling, Unsuited},
};

/// The most of the width that names of periods may take.
const NAMES: f64 = 0.3;
/// The most of a panel that figures may take.
const FIGURES: f64 = 0.45;
/// A panel narrower than this has no room for its bars.
const NARROWEST: f64 = 150.0;
/// Half the height of a bar, in lanes.
const HALF: f64 = 0.36;
/// Above the headings.
const MARGIN: f64 = 8.0;

/// How panels stand beside and below each other.
struct Grid {
    /// How wide the names of periods are that stand left of all panels; zero where each panel has its own.
    shared_names: f64,
    /// How wide they are within each panel; zero where they stand left of all.
    own_names: f64,
    /// The height of a lane.
    lane: f64,
    /// How many panels stand beside each other.
    columns: usize,
    /// How wide each is.
    width: f64,
}

impl Grid {
    fn of(scenes: &[Scene<'_>], layout: &Layout) -> Grid {
        let labels = || scenes.iter().flat_map(|scene| scene.categories.iter().map(|category| category.label));
        let (_, names, lane) = lanes::names(labels(), layout, layout.width * NAMES);
        // Panels of other tables have other periods, and then names of their own.
        let are_alike = scenes.first().is_some_and(|first| scenes.iter().all(|one| labels_of(one) == labels_of(first)));
        let (shared_names, own_names) = if are_alike { (names, 0.0) } else { (0.0, names) };
        let shared = (layout.width - shared_names).max(1.0);
        let fits = |panels: &usize| shared / count(*panels) - own_names >= NARROWEST;
        let columns = (1..=scenes.len()).rev().find(fits).unwrap_or(1);
        Grid { shared_names, own_names, lane, columns, width: (layout.width - shared_names) / count(columns) }
    }

    /// Where the panel of that place in its line stands, and how wide the names in it are.
    fn place(&self, nth: usize, top: f64) -> (Room, Option<f64>) {
        // The first of a line has the names of all of them.
        let is_first = nth == 0 && self.shared_names > 0.0;
        let left = if is_first { 0.0 } else { self.shared_names + self.width * count(nth) };
        let right = self.shared_names + self.width * count(nth + 1);
        let names = if is_first { Some(self.shared_names) } else { Some(self.own_names).filter(|own| *own > 0.0) };
        (Room { left, top, right, beside: 0.0, above: 0.0 }, names)
    }
}

/// Draws one panel per row, as many beside each other as fit.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let Some(first) = scenes.first() else { return Picture::default() };
    let canvas = Canvas::new(&first.chart.id, layout.name);
    let grid = Grid::of(scenes, layout);
    let has_units = panels::differ_in_unit(scenes);
    let room = (layout.small, grid.width - grid.own_names - MARGIN);
    let (mut top, mut unlabelled) = (0.0, 0);
    for (row, line) in scenes.chunks(grid.columns).enumerate() {
        let stages = || (row * grid.columns..).zip(line);
        let headings: Vec<Heading> =
            stages().map(|(stage, scene)| Heading::of(scene, Some(stage + 1), has_units, room)).collect();
        let below = top + MARGIN + panels::height(&headings, layout.small);
        for (nth, ((stage, scene), heading)) in stages().zip(&headings).enumerate() {
            let panel = Panel { scene, stage, scale: super::scale_of(scenes, scene, Scaling::Shared) };
            let drawn = panel.draw(&canvas, layout, grid.place(nth, below), grid.lane);
            heading.draw(&canvas, (drawn.left, below), layout.small);
            unlabelled += drawn.unlabelled;
            top = f64::max(top, drawn.bottom);
        }
    }
    let bottom = super::ended(&canvas, scenes, layout, top);
    Picture { sheet: canvas.finish((layout.width, bottom)), unlabelled, names_series: true, ..Picture::default() }
}

fn labels_of<'s>(scene: &'s Scene<'_>) -> Vec<&'s str> {
    scene.categories.iter().map(|category| category.label).collect()
}

/// A stage with its figures.
struct Panel<'s> {
    scene: &'s Scene<'s>,
    stage: usize,
    scale: Scale,
}

/// Where a panel has its axis and its end, and how many figures found no place.
struct Drawn {
    left: f64,
    bottom: f64,
    unlabelled: usize,
}

impl Panel<'_> {
    fn draw(&self, canvas: &Canvas, layout: &Layout, place: (Room, Option<f64>), lane: f64) -> Drawn {
        let lanes = Lanes::new(canvas, layout, &self.scale, self.plan(layout, place, lane));
        if self.scene.breaks().next().is_some() {
            canvas.group("breaks", |_| self.scene.breaks().for_each(|(at, _, reason)| lanes.part(at, reason)));
        }
        canvas.group("marks", |_| {
            for (at, (label, shown, category)) in self.figures().enumerate() {
                draw_bar(&lanes, (at, self.stage), shown, &self.scene.titled(label, category.label, &shown.text));
            }
            lanes.axis();
        });
        let mut unlabelled = 0;
        canvas.group("values", |_| {
            for (at, (_, shown, _)) in self.figures().enumerate() {
                unlabelled += usize::from(!write_figure(&lanes, at, shown));
            }
        });
        Drawn { left: lanes.left(), bottom: lanes.bottom(), unlabelled }
    }

    /// How its lanes stand in that place, with names of that width where it has them.
    fn plan(&self, layout: &Layout, (room, names_width): (Room, Option<f64>), lane: f64) -> Plan {
        let labels = self.scene.categories.iter().map(|category| category.label);
        let names = match names_width {
            Some(_) => lanes::names(labels, layout, layout.width * NAMES).0,
            None => labels.map(|_| Vec::new()).collect(),
        };
        let names_width = names_width.unwrap_or(0.0);
        let texts = self.scene.figures().map(|shown| shown.text.as_str());
        let right = lanes::room_for(texts, layout, (room.right - room.left - names_width) * FIGURES);
        let left = if self.scale.low < 0.0 { right } else { 0.0 };
        Plan { room, names, names_width, figures: (left, right), lane, has_grid: false }
    }

    fn figures(&self) -> impl Iterator<Item = (&str, &Shown, &Category<'_>)> {
        let series = self.scene.series.iter();
        let shown = series.flat_map(|series| series.shown.iter().map(move |shown| (series.label, shown)));
        shown.zip(&self.scene.categories).map(|((label, shown), category)| (label, shown, category))
    }
}

/// Beyond the end of its bar; false where there is no room.
fn write_figure(lanes: &Lanes<'_>, at: usize, shown: &Shown) -> bool {
    let (low, high) = shown.reach().map_or((0.0, 0.0), |(low, high)| (low.to_f64(), high.to_f64()));
    let (end, is_left) = if low < 0.0 { (low, true) } else { (high, false) };
    let ink = if shown.reach().is_some() { Ink::Text } else { Ink::Muted };
    lanes.figure(&shown.text, (at, end), is_left, ink)
}

/// From zero; of a computed range what is sure, and a dashed box for what it can be.
fn draw_bar(lanes: &Lanes<'_>, (at, stage): (usize, usize), shown: &Shown, title: &str) {
    let middle = count(at) + 0.5;
    let bar = |from: f64, to: f64, look: Look| {
        lanes.bar((middle - HALF, middle + HALF), (from, to), (Ink::Series(stage), look), title);
    };
    let look = if shown.part || shown.provisional { Look::Hatched } else { series_look(stage) };
    match shown.extent {
        Extent::To(number) if number.to_f64().abs() > 0.0 => bar(0.0, number.to_f64(), look),
        Extent::Withheld(low, high) => bar(low.to_f64(), high.to_f64(), Look::Range),
        Extent::Between(low, high) => {
            let (low, high) = (low.to_f64(), high.to_f64());
            let sure = sure(low, high);
            if sure.abs() > 0.0 {
                bar(0.0, sure, look);
            }
            bar(low, high, Look::Range);
        }
        Extent::To(_) | Extent::Open | Extent::Missing(_) => {}
    }
}

/// When stages do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let single = (scenes.len() < 2).then(|| Unsuited {
        why: "has one stage only".into(),
        instead: "use `kind = \"columns\"`, or add rows in the order of the stages".into(),
    });
    let is_ratio = |scene: &&Scene<'_>| scene.series.iter().any(|series| series.measure == Measure::Ratio);
    let ratio = scenes.iter().find(is_ratio).map(|_| Unsuited {
        why: "shows a ratio as a stage; cases go through stages, and shares do not".into(),
        instead: "use `kind = \"line\"` for ratios".into(),
    });
    single.or(ratio).or_else(|| super::suits_in_panels(scenes, Scaling::Shared))
}
