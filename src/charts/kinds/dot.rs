//! A lane per row with a mark per period: for many rows that are compared over few periods.
//!
//! The marks of a lane that count over whole periods are joined by a thin line, from the least to the most. The outermost
//! of all have their figures.

use crate::charts::{
    Picture, Shown,
    bands::count,
    frame::{Layout, Room},
    lanes::{self, Lanes, Plan},
    scale::Scale,
    scene::{Extent, Scene, Series},
    suits,
    svg::{Canvas, Ink, Look, series_look},
};
use crate::model::Unsuited;

/// The most of the width that names of rows may take.
const NAMES: f64 = 0.36;
/// The most that figures may take on either side.
const FIGURES: f64 = 0.2;
/// Half the height of a range, in lanes.
const HALF: f64 = 0.14;

/// Draws one lane per series.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    draw_to(scenes, layout, |scene| Scale::of(&[scene]))
}

/// The same on another scale.
pub(super) fn draw_to(scenes: &[Scene<'_>], layout: &Layout, scale: fn(&Scene<'_>) -> Scale) -> Picture {
    let [scene, ..] = scenes else { return Picture::default() };
    let canvas = Canvas::new(&scene.chart.id, layout.name);
    let labels = scene.series.iter().map(|series| series.label);
    let (names, names_width, lane) = lanes::names(labels, layout, layout.width * NAMES);
    let texts = || scene.figures().map(|shown| shown.text.as_str());
    let room = lanes::room_for(texts(), layout, layout.width * FIGURES);
    let room_left = if scene.categories.len() > 1 { room } else { 0.0 };
    let scale = scale(scene);
    let figures = (room_left, room);
    let plan = Plan { room: Room::all(layout), names, names_width, figures, lane, has_grid: true };
    let lanes = Lanes::new(&canvas, layout, &scale, plan);
    canvas.group("marks", |_| {
        for (lane, series) in scene.series.iter().enumerate() {
            draw_lane(&lanes, scene, lane, series);
        }
    });
    let mut unlabelled = 0;
    canvas.group("values", |_| {
        unlabelled = scene.series.iter().enumerate().map(|(lane, series)| label(&lanes, lane, series)).sum();
    });
    let bottom = super::ended(&canvas, scenes, layout, lanes.bottom());
    let is_without_zero = !scale.has_zero();
    let sheet = canvas.finish((layout.width, bottom));
    Picture { sheet, unlabelled, is_without_zero, leaves_gaps: true, ..Picture::default() }
}

fn draw_lane(lanes: &Lanes<'_>, scene: &Scene<'_>, lane: usize, series: &Series<'_>) {
    // Letters speak of one period, so what they say of part of a year has one length too.
    let joined = series.shown.iter().filter(|shown| !shown.part || scene.told.is_some());
    let ends = joined.filter_map(Shown::reach);
    let low = ends.clone().map(|(low, _)| low.to_f64()).fold(f64::INFINITY, f64::min);
    let high = ends.map(|(_, high)| high.to_f64()).fold(f64::NEG_INFINITY, f64::max);
    if low < high {
        lanes.track(lane, (low, high));
    }
    for (at, (shown, category)) in series.shown.iter().zip(&scene.categories).enumerate() {
        let title = scene.titled(series.label, category.label, &shown.text);
        let look = if shown.part || shown.provisional { Look::Hollow } else { series_look(at) };
        match shown.extent {
            Extent::To(number) => lanes.point((lane, number.to_f64()), at, look, &title),
            Extent::Withheld(low, high) | Extent::Between(low, high) => {
                let middle = count(lane) + 0.5;
                let ends = (low.to_f64(), high.to_f64());
                lanes.bar((middle - HALF, middle + HALF), ends, (Ink::Series(at), Look::Range), &title);
            }
            Extent::Open | Extent::Missing(_) => {}
        }
    }
}

/// The figures of the outermost marks. Says of how many figures none is written.
fn label(lanes: &Lanes<'_>, lane: usize, series: &Series<'_>) -> usize {
    let drawn: Vec<(usize, &Shown, (f64, f64))> = series
        .shown
        .iter()
        .enumerate()
        .filter_map(|(at, shown)| shown.reach().map(|(low, high)| (at, shown, (low.to_f64(), high.to_f64()))))
        .collect();
    let highest = drawn.iter().max_by(|one, other| one.2.1.total_cmp(&other.2.1));
    let lowest = drawn.iter().min_by(|one, other| one.2.0.total_cmp(&other.2.0));
    let mut written = 0;
    let several = series.shown.len() > 1;
    let ink = |at: usize| if several { Ink::Series(at) } else { Ink::Text };
    if let Some((at, shown, (_, high))) = highest {
        written += usize::from(lanes.figure(&shown.text, (lane, *high), false, ink(*at)));
    }
    if let Some((at, shown, (low, _))) = lowest.filter(|lowest| highest.is_some_and(|highest| highest.0 != lowest.0)) {
        written += usize::from(lanes.figure(&shown.text, (lane, *low), true, ink(*at)));
    }
    drawn.len() - written
}

/// The most periods that can be told apart in a lane.
const PERIODS: usize = 4;

/// When lanes do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let scene = scenes.first()?;
    let periods = scene.categories.len();
    let many = (periods > PERIODS).then(|| Unsuited {
        why: format!("sets {periods} marks in each lane; more than {PERIODS} cannot be told apart"),
        instead: "choose the periods with `columns = [\u{2026}]`, or use `kind = \"line\"`".into(),
    });
    let alike = || suits::of_one_length(scene).or_else(|| suits::of_one_unit(scene));
    many.or_else(|| suits::unbroken(scene)).or_else(alike)
}
