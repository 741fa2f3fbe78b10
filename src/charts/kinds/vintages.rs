//! A lane per period with what the first letter said of it and what the last one says: how far figures were revised.
//!
//! Only letters up to the one that draws it are in it, and only periods of which at least two of them say something
//! that is counted alike, by unit and as letters declare. What letters in between said stands on the page of the table over all letters.

use super::dot;
use crate::charts::{
    Picture,
    frame::Layout,
    scale::Scale,
    scene::{Scene, Shown},
};
use crate::model::Unsuited;

/// Draws one lane per period; from zero unless revisions would be lost so.
pub(in crate::charts) fn draw(scenes: &[Scene<'_>], layout: &Layout) -> Picture {
    dot::draw_to(scenes, layout, Scale::of_ranges)
}

/// When letters do not suit the figures.
pub(in crate::charts) fn unsuited(scenes: &[Scene<'_>]) -> Option<Unsuited> {
    let scene = scenes.first()?;
    if scene.rows_asked > 1 {
        return Some(Unsuited {
            why: format!("draws what letters said of {} rows at once", scene.rows_asked),
            instead: "name one row with `rows = [\u{2026}]`, and draw a chart for each".into(),
        });
    }
    let is_moved = |shown: &[Shown]| shown.first().map(Shown::reach) != shown.last().map(Shown::reach);
    let is_still = !scene.series.iter().any(|series| is_moved(&series.shown));
    is_still.then(|| Unsuited { why: still(scene).into(), instead: "use `kind = \"columns\"` or `\"line\"`".into() })
}

/// Why no first figure differs from the last.
fn still(scene: &Scene<'_>) -> &'static str {
    let is_alone = scene.told.as_ref().is_none_or(|told| told.letters < 2);
    if is_alone {
        "draws revisions of a row that no earlier letter has"
    } else if scene.series.is_empty() {
        "has no period of which two letters give a figure that is counted alike"
    } else if scene.told.as_ref().is_some_and(|told| told.is_revised) {
        "has no figure that the last letter gives otherwise than the first, though one between them did"
    } else {
        "has no figure that an earlier letter gave otherwise"
    }
}
