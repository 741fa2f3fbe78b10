//! The kinds of charts, one per file: each says where its marks go, and nothing else.

pub(super) mod columns;
pub(super) mod dot;
pub(super) mod line;
pub(super) mod multiples;
pub(super) mod range;
pub(super) mod slope;
pub(super) mod stacked;
pub(super) mod stages;
pub(super) mod vintages;

use super::{
    frame::Layout,
    scale::Scale,
    scene::Scene,
    suits,
    svg::{Anchor, Canvas, Ink, Line},
};
use crate::{
    model::{Scaling, Unsuited},
    wording::chart_words,
};

/// The scale of one of several panels: its own, or that of all of them where they share one.
fn scale_of(scenes: &[Scene<'_>], scene: &Scene<'_>, unless_said: Scaling) -> Scale {
    match scene.chart.scale.unwrap_or(unless_said) {
        Scaling::Own | Scaling::Letters => Scale::of(&[scene]),
        Scaling::Shared => Scale::of(&scenes.iter().collect::<Vec<_>>()),
    }
}

/// Each panel must suit as columns do; those that share a scale must count the same thing over as much time.
fn suits_in_panels(scenes: &[Scene<'_>], unless_said: Scaling) -> Option<Unsuited> {
    let is_shared = scenes.first()?.chart.scale.unwrap_or(unless_said) == Scaling::Shared;
    let counted = || suits::of_one_kind_on_a_scale(scenes).or_else(|| suits::of_one_length_on_a_scale(scenes));
    let shared = || of_one_unit(scenes).or_else(counted);
    scenes.iter().find_map(suits::of_one_length).or_else(|| shared().filter(|_| is_shared))
}

fn of_one_unit(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let first = scenes.first()?;
    let unit = |scene: &Scene<'_>| scene.series.first().map(|series| series.unit.to_owned());
    let other = scenes.iter().find(|scene| unit(scene) != unit(first))?;
    let units = [first, other].map(|scene| unit(scene).unwrap_or_default());
    Some(Unsuited {
        why: format!("sets `{}` and `{}` on one scale", units[0], units[1]),
        instead: "give each panel its own with `scale = \"own\"`".into(),
    })
}

/// Where a drawing ends whose marks end there. Says in it that there are no figures, where there are none.
fn ended(canvas: &Canvas, scenes: &[Scene<'_>], layout: &Layout, bottom: f64) -> f64 {
    match scenes.first() {
        Some(Scene { language, .. }) if scenes.iter().flat_map(Scene::figures).next().is_none() => {
            bottom + told(canvas, (chart_words(*language).no_figures, bottom), layout)
        }
        _ => bottom,
    }
}

/// Says why nothing is drawn, below that height; how much height it takes.
fn told(canvas: &Canvas, (text, top): (&str, f64), layout: &Layout) -> f64 {
    let height = layout.text * 3.0;
    let at = (layout.width / 2.0, top + height / 2.0 + layout.text * 0.36);
    canvas.text(Line { text, at, anchor: Anchor::Middle, size: layout.text, ink: Ink::Muted }, "");
    height
}
