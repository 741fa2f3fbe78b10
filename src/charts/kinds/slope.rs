//! Two periods and a line per row between them: for what changed from the one to the other, and nothing between.
//!
//! Both are whole and of one length; part of a year is never one of them.

use crate::charts::{
    Picture,
    beside::{self, Wish},
    frame::{LEADING, Layout},
    metrics,
    scale::Scale,
    scene::{Category, Scene, Shown},
    suits,
    svg::{Anchor, Canvas, Ink, Line, Look, series_look},
};
use crate::{model::Unsuited, wording::chart_words};

/// The most of the width that the texts on either side may take.
const BESIDE: f64 = 0.36;
/// Between a mark and its text, and around everything.
const GAP: f64 = 10.0;
/// Half the width of a mark.
const POINT: f64 = 4.0;

/// Draws the first and the last whole period.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let [scene, ..] = scenes else { return Picture::default() };
    let canvas = Canvas::new(&scene.chart.id, layout.name);
    let Some(ends) = ends(scene) else {
        let words = chart_words(scene.language);
        let has_figures = scene.figures().any(|shown| shown.reach().is_some());
        let why = if has_figures { words.no_two_periods } else { words.no_figures };
        let bottom = super::told(&canvas, (why, 0.0), layout);
        return Picture { sheet: canvas.finish((layout.width, bottom)), ..Picture::default() };
    };
    let size = layout.small;
    let most = layout.width * BESIDE;
    let texts = [side(scene, ends[0], false), side(scene, ends[1], true)];
    let widths = [0, 1].map(|at| beside::width(texts[at].iter().flatten().map(String::as_str), size, most));
    let plot = Plot::new(widths, Scale::of(&[scene]), layout);
    draw_axes(&canvas, scene, ends, &plot, layout);
    draw_lines(&canvas, scene, ends, &plot);
    let sides = [Side::Left(plot.left), Side::Right(plot.right)];
    let named = [0, 1].map(|at| write_side(&canvas, scene, (ends[at], &texts[at], most), (&plot, size), sides[at]));
    let missing = named.iter().filter(|is_named| !**is_named).count() * scene.series.len();
    let bottom = plot.bottom + size + GAP;
    Picture {
        sheet: canvas.finish((layout.width, bottom)),
        unlabelled: missing,
        names_series: named[1],
        leaves_gaps: true,
        ..Picture::default()
    }
}

/// Where the marks are.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    scale: Scale,
}

impl Plot {
    /// Between texts of those widths.
    fn new(widths: [f64; 2], scale: Scale, layout: &Layout) -> Plot {
        let top = GAP + layout.text * LEADING + layout.small;
        let (left, right) = (widths[0] + GAP, layout.width - widths[1] - GAP);
        Plot { left, right, top, bottom: top + layout.height, scale }
    }

    /// How high a value stands, in pixels from above.
    fn y(&self, value: f64) -> f64 {
        let share = (value - self.scale.low) / (self.scale.high - self.scale.low);
        self.bottom - share * (self.bottom - self.top)
    }
}

/// A line for each of the two periods, with its name above it.
fn draw_axes(canvas: &Canvas, scene: &Scene<'_>, ends: [usize; 2], plot: &Plot, layout: &Layout) {
    canvas.group("axis", |canvas| {
        for (x, at, is_left) in [(plot.left, ends[0], true), (plot.right, ends[1], false)] {
            canvas.line([(x, plot.top - layout.small / 2.0), (x, plot.bottom)], Ink::Grid, "");
            // Each heading has half of the drawing, so that the two never meet.
            let text = metrics::fitted(scene.categories[at].label, layout.text, layout.width / 2.0 - GAP);
            let (x, anchor) = heading_at((x, is_left), metrics::width(&text, layout.text) / 2.0, layout.width);
            let at = (x, GAP + layout.text * 0.72);
            canvas.text(Line { text: &text, at, anchor, size: layout.text, ink: Ink::Text }, "");
        }
    });
}

/// Above its line if it stays in its half of the drawing there, else at that side of it.
fn heading_at((x, is_left): (f64, bool), half: f64, width: f64) -> (f64, Anchor) {
    let (from, to) = if is_left { (0.0, width / 2.0) } else { (width / 2.0, width) };
    match is_left {
        _ if from <= x - half && x + half <= to => (x, Anchor::Middle),
        true => (0.0, Anchor::Start),
        false => (width, Anchor::End),
    }
}

/// On which side of the drawing texts stand, and where the marks are.
#[derive(Clone, Copy)]
enum Side {
    Left(f64),
    Right(f64),
}

/// The first and the last category that are whole periods.
fn ends(scene: &Scene<'_>) -> Option<[usize; 2]> {
    let mut whole = scene.categories.iter().enumerate().filter(|(_, of)| is_whole(scene, of)).map(|(at, _)| at);
    let first = whole.next()?;
    Some([first, whole.next_back()?])
}

fn is_whole(scene: &Scene<'_>, category: &Category<'_>) -> bool {
    category.period.is_some() && !scene.is_part(category)
}

/// What stands beside each mark of a period: its figure, on the right with the name of its row; nothing where there is no mark.
fn side(scene: &Scene<'_>, at: usize, is_named: bool) -> Vec<Option<String>> {
    let text = |series: &crate::charts::Series<'_>| {
        let shown = series.shown.get(at).filter(|shown| shown.reach().is_some());
        match (shown, is_named) {
            (Some(shown), true) => Some(format!("{} {}", shown.text, series.label)),
            (None, true) => Some(series.label.to_owned()),
            (shown, false) => shown.map(|shown| shown.text.clone()),
        }
    };
    scene.series.iter().map(text).collect()
}

fn draw_lines(canvas: &Canvas, scene: &Scene<'_>, ends: [usize; 2], plot: &Plot) {
    canvas.group("marks", |canvas| {
        for (at, series) in scene.series.iter().enumerate() {
            let shown = ends.map(|end| series.shown.get(end));
            let reach =
                shown.map(|shown| shown.and_then(Shown::reach).map(|(low, high)| (low.to_f64(), high.to_f64())));
            if let [Some(from), Some(to)] = reach {
                let is_exact = shown.iter().all(|shown| shown.is_some_and(|shown| shown.exact().is_some()));
                if is_exact {
                    canvas.series_line([(plot.left, plot.y(from.0)), (plot.right, plot.y(to.0))], at);
                } else {
                    let corners = [
                        (plot.left, plot.y(from.0)),
                        (plot.left, plot.y(from.1)),
                        (plot.right, plot.y(to.1)),
                        (plot.right, plot.y(to.0)),
                    ];
                    canvas.strip(corners, at);
                }
            }
            for ((shown, reach), (x, end)) in shown.iter().zip(reach).zip([(plot.left, ends[0]), (plot.right, ends[1])])
            {
                let (Some(shown), Some((low, high))) = (shown, reach) else { continue };
                let title = scene.titled(series.label, scene.categories[end].label, &shown.text);
                let look = match (shown.exact(), shown.provisional) {
                    (None, _) => Look::Range,
                    (_, true) => Look::Hollow,
                    _ => series_look(at),
                };
                canvas.point((x, plot.y(f64::midpoint(low, high))), POINT, at, look, &title);
            }
        }
    });
}

/// Writes the texts of one side, each near its mark; false where there is no room for all.
fn write_side(
    canvas: &Canvas,
    scene: &Scene<'_>,
    (end, texts, most): (usize, &[Option<String>], f64),
    (plot, size): (&Plot, f64),
    beside: Side,
) -> bool {
    let wish = |(at, text): (usize, &Option<String>)| {
        let shown = scene.series.get(at)?.shown.get(end).filter(|shown| shown.reach().is_some());
        let ends = shown.and_then(Shown::reach);
        let middle = ends.map_or(0.0, |(low, high)| f64::midpoint(low.to_f64(), high.to_f64()));
        // A number that would be cut is no number.
        let figure = shown.map_or("", |shown| &shown.text);
        let fits = metrics::width(figure, size) <= most;
        Some(Wish::new(text.as_ref().filter(|_| fits)?, plot.y(middle), at, size, most))
    };
    let wishes: Vec<Wish> = texts.iter().enumerate().filter_map(wish).collect();
    let Some(placed) = beside::placed(wishes, size, (plot.top - size, plot.bottom + size)) else { return false };
    let (x, anchor) = match beside {
        Side::Left(x) => (x - GAP, Anchor::End),
        Side::Right(x) => (x + GAP, Anchor::Start),
    };
    canvas.group("names", |canvas| {
        for (text, baseline, series) in beside::lines(&placed, size) {
            canvas.text(Line { text, at: (x, baseline), anchor, size, ink: Ink::Series(series) }, "");
        }
    });
    true
}

/// The first and the last whole period since the newest break in the series, or a kind that asks for none.
fn instead(scene: &Scene<'_>) -> String {
    let since = scene.breaks().last().map_or(0, |(at, ..)| at);
    let whole: Vec<_> = scene.categories.iter().skip(since).filter(|category| is_whole(scene, category)).collect();
    let [first, between @ .., last] = whole.as_slice() else { return "use `kind = \"columns\"`".into() };
    let other = if between.is_empty() { "columns" } else { "line" };
    format!("choose them with `columns = [\"{}\", \"{}\"]`, or use `kind = \"{other}\"`", first.id, last.id)
}

/// When two periods and what changed between them do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let scene = scenes.first()?;
    let whole = scene.categories.iter().filter(|category| is_whole(scene, category)).count();
    let two = (whole != 2 || scene.categories.len() != 2).then(|| Unsuited {
        why: format!(
            "is to show a change between two whole periods, and has {whole} of {} columns",
            scene.categories.len()
        ),
        instead: instead(scene),
    });
    two.or_else(|| suits::unbroken(scene)).or_else(|| suits::of_one_length(scene)).or_else(|| suits::one_axis(scene))
}
