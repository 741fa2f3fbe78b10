//! Small charts beside each other, a panel of columns per row: for rows whose sizes or periods differ too much for one axis.
//!
//! Each panel has the periods of its own table, and a scale of its own unless the author asks for one for all.

use crate::{
    charts::{
        Picture,
        bands::count,
        frame::{Frame, LEADING, Layout, Room},
        lanes, metrics,
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
/// The lines over which a heading goes at most.
const LINES: usize = 3;

/// Draws one panel of columns per row.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    let Some(first) = scenes.first() else { return Picture::default() };
    let canvas = Canvas::new(&first.chart.id, layout.name);
    let small = layout.small - 1.0;
    let panel = Layout { height: layout.height * HEIGHT, text: small, small, ..*layout };
    let fit = (1..=scenes.len()).rev().find(|panels| layout.width / count(*panels) >= layout.text * NARROWEST);
    let fit = fit.unwrap_or(1);
    let width = layout.width / count(fit);
    let (mut top, mut unlabelled) = (0.0, 0);
    for line in scenes.chunks(fit) {
        let heading = |scene: &Scene<'_>| {
            let label = scene.series.first().map_or("", |series| series.label);
            metrics::wrapped(label, layout.small, width - MARGIN, LINES)
        };
        let headings: Vec<Vec<String>> = line.iter().map(heading).collect();
        let lines = headings.iter().map(Vec::len).max().unwrap_or(0);
        let below = top + MARGIN + count(lines) * layout.small * LEADING;
        let mut bottom = below;
        for (nth, (scene, lines)) in line.iter().zip(&headings).enumerate() {
            let left = width * count(nth);
            let room = Room { left, top: below, right: left + width, beside: 0.0 };
            lanes::heading(&canvas, lines, (left, below), layout.small);
            let frame = Frame::within(&canvas, scene, &panel, room, super::scale_of(scenes, scene, Scaling::Own));
            let closed = super::columns::draw_on(frame, scene);
            unlabelled += closed.unlabelled;
            bottom = f64::max(bottom, closed.bottom);
        }
        top = bottom;
    }
    Picture { sheet: canvas.finish((layout.width, top)), unlabelled, names_series: true, ..Picture::default() }
}

/// The most panels that are looked at one by one.
const PANELS: usize = 12;

/// When small charts do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let number = (!(2..=PANELS).contains(&scenes.len())).then(|| Unsuited {
        why: if scenes.len() == 1 { "has one panel only".into() } else { format!("has {} panels", scenes.len()) },
        instead: format!("use `kind = \"columns\"` for one row, and no more than {PANELS} panels"),
    });
    number.or_else(|| super::shares_its_scale(scenes, Scaling::Own))
}
