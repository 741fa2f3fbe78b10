//! Bars beside each other, a panel per row: for stages through which cases go, such as asked, confirmed and issued.
//!
//! All panels have one scale unless the author asks otherwise. No share of one stage in another is drawn or written:
//! the cases of one period are not those of the stage before it.

use super::columns::sure;
use crate::{
    charts::{
        Picture,
        bands::count,
        frame::{LEADING, Layout, Room},
        lanes::{self, Lanes, Plan},
        metrics,
        scale::Scale,
        scene::{Extent, Scene, Shown},
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
/// The lines over which a heading goes at most.
const LINES: usize = 3;
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
        (Room { left, top, right, beside: 0.0 }, names)
    }
}

/// Draws one panel per row, as many beside each other as fit.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let Some(first) = scenes.first() else { return Picture::default() };
    let canvas = Canvas::new(&first.chart.id, layout.name);
    let grid = Grid::of(scenes, layout);
    let (mut top, mut unlabelled) = (0.0, 0);
    for (row, line) in scenes.chunks(grid.columns).enumerate() {
        let first = row * grid.columns;
        let room = grid.width - grid.own_names - MARGIN;
        let headings: Vec<Vec<String>> =
            line.iter().enumerate().map(|(nth, scene)| heading(scene, first + nth + 1, layout, room)).collect();
        let lines = headings.iter().map(Vec::len).max().unwrap_or(0);
        let below = top + MARGIN + count(lines) * layout.small * LEADING;
        let mut bottom = below;
        for (nth, (scene, lines)) in line.iter().zip(&headings).enumerate() {
            let (room, names) = grid.place(nth, below);
            let scale = super::scale_of(scenes, scene, Scaling::Shared);
            let (panel, without) = draw_panel(&canvas, layout, scene, &scale, (room, names, grid.lane), first + nth);
            lanes::heading(&canvas, lines, (panel.left, below), layout.small);
            unlabelled += without;
            bottom = f64::max(bottom, panel.bottom);
        }
        top = bottom;
    }
    let bottom = super::ended(&canvas, scenes, layout, top);
    Picture { sheet: canvas.finish((layout.width, bottom)), unlabelled, names_series: true, ..Picture::default() }
}

/// `2. Ontvangen bevestigingen`
fn heading(scene: &Scene<'_>, nth: usize, layout: &Layout, width: f64) -> Vec<String> {
    let label = scene.series.first().map_or("", |series| series.label);
    metrics::wrapped(&format!("{nth}. {label}"), layout.small, width.max(1.0), LINES)
}

fn labels_of<'s>(scene: &'s Scene<'_>) -> Vec<&'s str> {
    scene.categories.iter().map(|category| category.label).collect()
}

/// Where a panel has its axis and its end.
struct Drawn {
    left: f64,
    bottom: f64,
}

fn draw_panel(
    canvas: &Canvas,
    layout: &Layout,
    scene: &Scene<'_>,
    scale: &Scale,
    (room, names_width, lane): (Room, Option<f64>, f64),
    stage: usize,
) -> (Drawn, usize) {
    let labels = scene.categories.iter().map(|category| category.label);
    let names = match names_width {
        Some(_) => lanes::names(labels, layout, layout.width * NAMES).0,
        None => labels.map(|_| Vec::new()).collect(),
    };
    let width = room.right - room.left - names_width.unwrap_or(0.0);
    let texts = || scene.figures().map(|shown| shown.text.as_str());
    let right = lanes::room_for(texts(), layout, width * FIGURES);
    let left = if scale.low < 0.0 { right } else { 0.0 };
    let names_width = names_width.unwrap_or(0.0);
    let plan = Plan { room, names, names_width, figures: (left, right), lane, has_grid: false };
    let lanes = Lanes::new(canvas, layout, scale, plan);
    let shown = || {
        let series = scene.series.iter().flat_map(|series| series.shown.iter().map(move |shown| (series.label, shown)));
        series.zip(&scene.categories).enumerate()
    };
    if scene.breaks().next().is_some() {
        canvas.group("breaks", |_| scene.breaks().for_each(|(at, _, reason)| lanes.part(at, reason)));
    }
    canvas.group("marks", |_| {
        for (at, ((label, shown), category)) in shown() {
            draw_bar(&lanes, (at, stage), shown, &scene.titled(label, category.label, &shown.text));
        }
        lanes.axis();
    });
    let mut unlabelled = 0;
    canvas.group("values", |_| {
        for (at, ((_, shown), _)) in shown() {
            let (low, high) = shown.reach().map_or((0.0, 0.0), |(low, high)| (low.to_f64(), high.to_f64()));
            let (end, is_left) = if low < 0.0 { (low, true) } else { (high, false) };
            let ink = if shown.reach().is_some() { Ink::Text } else { Ink::Muted };
            unlabelled += usize::from(!lanes.figure(&shown.text, (at, end), is_left, ink));
        }
    });
    (Drawn { left: lanes.left(), bottom: lanes.bottom() }, unlabelled)
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
    single.or(ratio).or_else(|| super::shares_its_scale(scenes, Scaling::Shared))
}
