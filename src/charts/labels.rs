//! Where the figures stand beside their marks, so that none covers another.

use super::metrics;

/// A figure that wants a place, with all measures in pixels.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// What is printed.
    pub(super) text: String,
    /// The middle of its mark.
    pub(super) x: f64,
    /// The end of its mark.
    pub(super) y: f64,
    /// Whether it stands below that end: a negative value.
    pub(super) below: bool,
    /// The mark: left, top, right, bottom.
    pub(super) mark: Area,
    /// Whether it says that there is no figure.
    pub(super) muted: bool,
}

/// Left, top, right and bottom in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// A figure in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// What is printed.
    pub(super) text: String,
    /// Its middle.
    pub(super) x: f64,
    /// Its baseline.
    pub(super) baseline: f64,
    /// Whether it says that there is no figure.
    pub(super) muted: bool,
}

/// Room between a mark and its figure.
const GAP: f64 = 5.0;
/// How far a figure may lean over its neighbour's mark.
const LEAN: f64 = 4.0;

/// A figure that can step aside by this much to touch no mark does so before it leans.
const ASIDE: f64 = LEAN + 1.0;

/// Every figure for which there is a place: at the end of its mark, else a line further. A figure for which there
/// is none is left out, since two on top of each other are none; where many are, all are, since a few figures
/// strewn over a crowd of marks say that the others matter less.
pub(super) fn placed(wanted: &[Wanted], size: f64, room: Area) -> Vec<Figure> {
    let mut taken: Vec<Area> = Vec::new();
    let mut standing = Vec::new();
    for label in wanted {
        let off_marks = |place: Area| wanted.iter().all(|it| it.mark == label.mark || !touch(place, it.mark));
        let free = |place: &Area| taken.iter().all(|other| !touch(*place, *other)) && within(*place, room);
        let [near, further] = [0.0, size].map(|further| place(label, size, further));
        let beside = [0.0, ASIDE, -ASIDE].map(|aside| moved(near, aside));
        let clear = beside.into_iter().find(|place| free(place) && off_marks(widened(*place)));
        let leaning = || [near, further].into_iter().find(|place| free(place) && off_marks(narrowed(*place)));
        if let Some(place) = clear.or_else(leaning) {
            taken.push(place);
            let (text, x) = (label.text.clone(), place.left.midpoint(place.right));
            standing.push(Figure { text, x, baseline: place.bottom, muted: label.muted });
        }
    }
    if standing.len() * 4 < wanted.len() * 3 { Vec::new() } else { standing }
}

/// The place of a label, from the top of its figures to its baseline.
pub(super) fn place(label: &Wanted, size: f64, further: f64) -> Area {
    let half = metrics::width(&label.text, size) / 2.0;
    let height = size * 0.74;
    let top = if label.below { label.y + GAP + further } else { label.y - GAP - further - height };
    Area { left: label.x - half, top, right: label.x + half, bottom: top + height }
}

fn moved(area: Area, aside: f64) -> Area {
    Area { left: area.left + aside, right: area.right + aside, ..area }
}

/// With a little room on both sides.
fn widened(area: Area) -> Area {
    Area { left: area.left - 0.5, right: area.right + 0.5, ..area }
}

fn narrowed(area: Area) -> Area {
    let lean = LEAN.min((area.right - area.left) / 2.0);
    Area { left: area.left + lean, right: area.right - lean, ..area }
}

pub(super) fn touch(one: Area, other: Area) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

fn within(area: Area, room: Area) -> bool {
    room.top <= area.top && area.bottom <= room.bottom
}

#[cfg(test)]
mod tests {
    use super::{Area, Wanted, placed};

    const ROOM: Area = Area { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 };

    fn wanted(text: &str, x: f64, y: f64) -> Wanted {
        let mark = Area { left: x - 5.0, top: y, right: x + 5.0, bottom: 100.0 };
        Wanted { text: text.into(), x, y, below: false, mark, muted: false }
    }

    #[test]
    fn a_figure_that_would_touch_another_moves_a_line_away() {
        let places = placed(&[wanted("1.770", 20.0, 60.0), wanted("1.765", 32.0, 60.0)], 12.0, ROOM);
        let baselines: Vec<f64> = places.iter().map(|place| place.baseline).collect();
        assert!(baselines[1] < baselines[0] - 11.0, "{baselines:?}");
    }

    #[test]
    fn a_figure_steps_aside_from_a_higher_neighbour_and_leans_only_where_it_must() {
        let low = wanted("160", 34.0, 60.0);
        let beside = placed(&[wanted("240", 23.0, 20.0), low.clone()], 11.0, ROOM);
        assert!(beside[1].x > 34.0, "{beside:?}");
        let between = placed(&[wanted("240", 23.0, 20.0), low, wanted("240", 45.0, 20.0)], 11.0, ROOM);
        assert!((between[1].x - 34.0).abs() < 0.01, "{between:?}");
    }

    #[test]
    fn a_figure_without_a_place_is_left_out() {
        let crowd: Vec<Wanted> = [20.0, 22.0, 24.0, 60.0, 95.0].map(|x| wanted("770", x, 60.0)).to_vec();
        assert_eq!(placed(&crowd, 12.0, ROOM).len(), 4);
    }

    #[test]
    fn where_many_have_no_place_none_is_shown() {
        let crowd: Vec<Wanted> = (0..10).map(|at| wanted("1.770", 20.0 + f64::from(at), 60.0)).collect();
        assert!(placed(&crowd, 12.0, ROOM).is_empty());
    }
}
