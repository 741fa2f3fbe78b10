//! Small charts beside each other, a panel of columns per row: for rows whose sizes or periods differ too much for one axis.
//!
//! Each panel has the periods of its own table, and a scale of its own unless the author asks for one for all.

use crate::{
    charts::{
        Picture,
        bands::count,
        frame::{self, Closed, Frame, Layout, Room},
        panels::{self, Heading},
        scale::Scale,
        scene::Scene,
        svg::Canvas,
    },
    model::{Scaling, Unsuited},
};

/// A panel is at least so wide, in sizes of its text.
const NARROWEST: f64 = 14.0;
/// How high a panel is, as a share of a chart of its own.
const HEIGHT: f64 = 0.45;
/// Between panels, and above their headings.
const MARGIN: f64 = 12.0;

/// Draws one panel of columns per row.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let Some(first) = scenes.first() else { return Picture::default() };
    let canvas = Canvas::new(&first.chart.id, layout.name);
    let small = layout.small - 1.0;
    let panel = Layout { height: layout.height * HEIGHT, text: small, small, ..*layout };
    let fit = (1..=scenes.len()).rev().find(|panels| layout.width / count(*panels) >= layout.text * NARROWEST);
    let width = layout.width / count(fit.unwrap_or(1));
    let has_units = panels::differ_in_unit(scenes);
    let (mut top, mut unlabelled) = (0.0, 0);
    for line in scenes.chunks(fit.unwrap_or(1)) {
        let heading = |scene| Heading::of(scene, None, has_units, (layout.small, width - MARGIN));
        let headings: Vec<Heading> = line.iter().map(heading).collect();
        let below = top + MARGIN + panels::height(&headings, layout.small);
        for (left, heading) in lefts(width).zip(&headings) {
            heading.draw(&canvas, (left, below), layout.small);
        }
        for closed in draw_line(&canvas, line, &panel, (width, below), scenes) {
            unlabelled += closed.unlabelled;
            top = f64::max(top, closed.bottom);
        }
    }
    Picture { sheet: canvas.finish((layout.width, top)), unlabelled, names_series: true, ..Picture::default() }
}

/// Where the panels of a line begin.
fn lefts(width: f64) -> impl Iterator<Item = f64> {
    (0..).map(move |nth| width * count(nth))
}

/// Panels of that width beside each other, with their axes at one height; each may have the scale of `all`.
fn draw_line(
    canvas: &Canvas,
    line: &[Scene<'_>],
    panel: &Layout,
    (width, top): (f64, f64),
    all: &[Scene<'_>],
) -> Vec<Closed> {
    let room = |left: f64| Room { left, top, right: left + width, beside: 0.0, above: 0.0 };
    let places: Vec<(&Scene<'_>, Scale, Room)> = line
        .iter()
        .zip(lefts(width))
        .map(|(scene, left)| (scene, super::scale_of(all, scene, Scaling::Own), room(left)))
        .collect();
    let above = places.iter().map(|(scene, scale, room)| frame::above(scene, scale, panel, *room)).fold(0.0, f64::max);
    let drawn = places.into_iter().map(|(scene, scale, room)| {
        let frame = Frame::within(canvas, scene, panel, Room { above, ..room }, scale);
        super::columns::draw_on(frame, scene)
    });
    drawn.collect()
}

/// The most panels that are looked at one by one.
const PANELS: usize = 12;

/// When small charts do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let number = (!(2..=PANELS).contains(&scenes.len())).then(|| Unsuited {
        why: if scenes.len() == 1 { "has one panel only".into() } else { format!("has {} panels", scenes.len()) },
        instead: format!("use `kind = \"columns\"` for one row, and no more than {PANELS} panels"),
    });
    number.or_else(|| super::suits_in_panels(scenes, Scaling::Own))
}
