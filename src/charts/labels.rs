//! Where the figures stand beside their marks, so that none covers another.

use super::{metrics, svg::Ink};

/// A figure that wants a place, with all measures in pixels.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// What is printed.
    pub(super) text: String,
    /// The middle of its mark.
    pub(super) x: f64,
    /// Where it may stand.
    pub(super) side: Side,
    /// The mark: left, top, right, bottom.
    pub(super) mark: Area,
    /// Its colour.
    pub(super) ink: Ink,
}

/// On which side of its mark a figure may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Above only.
    Above,
    /// Below only: a negative value.
    Below,
    /// Above if there is room, else below.
    RatherAbove,
    /// Below if there is room, else above.
    RatherBelow,
}

impl Side {
    /// Whether it is below, in the order in which places are tried.
    fn tried(self) -> &'static [bool] {
        match self {
            Side::Above => &[false],
            Side::Below => &[true],
            Side::RatherAbove => &[false, true],
            Side::RatherBelow => &[true, false],
        }
    }
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
    /// Its colour.
    pub(super) ink: Ink,
}

/// Room between a mark and its figure.
const GAP: f64 = 5.0;
/// How far a figure may lean over its neighbour's mark.
const LEAN: f64 = 4.0;

/// A figure that can step aside by this much to touch no mark does so before it leans.
const ASIDE: f64 = LEAN + 1.0;

/// What figures have to mind besides each other and their marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// Other texts.
    pub(super) taken: &'a [Area],
    /// Lines from point to point.
    pub(super) lines: &'a [[(f64, f64); 2]],
    /// They stand within it.
    pub(super) room: Area,
}

/// Every figure for which there is a place: at the end of its mark, else a line further. A figure for which there
/// is none is left out, since two on top of each other are none; where many are, all are, since a few figures
/// strewn over a crowd of marks say that the others matter less.
///
/// None stands on what is `taken`, and none on one of the `lines` if it can stand elsewhere.
pub(super) fn placed(wanted: &[Wanted], around: &Around<'_>, size: f64) -> Vec<Figure> {
    let Around { taken, lines, room } = *around;
    let mut taken = taken.to_vec();
    let mut standing = Vec::new();
    for label in wanted {
        let off_marks = |place: Area| wanted.iter().all(|it| it.mark == label.mark || !touch(place, it.mark));
        let free = |place: &Area| taken.iter().all(|other| !touch(*place, *other)) && within(*place, room);
        let places = label.side.tried().iter().flat_map(|below| places(label, *below, size));
        let places: Vec<Area> = places
            .filter(|(place, lean)| free(place) && off_marks(if *lean { narrowed(*place) } else { widened(*place) }))
            .map(|(place, _)| place)
            .collect();
        let off_lines = |place: &&Area| lines.iter().all(|line| !crosses(**place, *line));
        if let Some(place) = places.iter().find(off_lines).or(places.first()).copied() {
            taken.push(place);
            let (text, x) = (label.text.clone(), place.left.midpoint(place.right));
            standing.push(Figure { text, x, baseline: place.bottom, ink: label.ink });
        }
    }
    if standing.len() * 4 < wanted.len() * 3 { Vec::new() } else { standing }
}

/// The places of a label on one side, the best first, and whether it may lean over its neighbours' marks there.
fn places(label: &Wanted, below: bool, size: f64) -> impl Iterator<Item = (Area, bool)> {
    let [near, further] = [0.0, size].map(|further| place(label, below, size, further));
    let beside = [0.0, ASIDE, -ASIDE].map(|aside| (moved(near, aside), false));
    beside.into_iter().chain([(near, true), (further, true)])
}

/// The place of a label, from the top of its figures to its baseline.
fn place(label: &Wanted, below: bool, size: f64, further: f64) -> Area {
    let half = metrics::width(&label.text, size) / 2.0;
    let height = size * 0.74;
    let top = if below { label.mark.bottom + GAP + further } else { label.mark.top - GAP - further - height };
    Area { left: label.x - half, top, right: label.x + half, bottom: top + height }
}

/// Whether a line runs through an area.
fn crosses(area: Area, [from, to]: [(f64, f64); 2]) -> bool {
    // How far along the line it enters and leaves the area, across and along; 0 is one end, 1 the other.
    let within = |start: f64, change: f64, low: f64, high: f64| {
        if change.abs() < f64::EPSILON {
            return if low < start && start < high { (0.0, 1.0) } else { (1.0, 0.0) };
        }
        let ends = [(low - start) / change, (high - start) / change];
        (ends[0].min(ends[1]).max(0.0), ends[0].max(ends[1]).min(1.0))
    };
    let across = within(from.0, to.0 - from.0, area.left, area.right);
    let along = within(from.1, to.1 - from.1, area.top, area.bottom);
    across.0.max(along.0) < across.1.min(along.1)
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
    room.top <= area.top && area.bottom <= room.bottom && room.left <= area.left && area.right <= room.right
}

#[cfg(test)]
mod tests {
    use super::{Area, Around, Ink, Side, Wanted, placed};

    const ALONE: Around<'static> =
        Around { taken: &[], lines: &[], room: Area { left: 0.0, top: 0.0, right: 110.0, bottom: 100.0 } };

    fn wanted(text: &str, x: f64, y: f64) -> Wanted {
        let mark = Area { left: x - 5.0, top: y, right: x + 5.0, bottom: 100.0 };
        Wanted { text: text.into(), x, side: Side::Above, mark, ink: Ink::Text }
    }

    #[test]
    fn a_figure_that_would_touch_another_moves_a_line_away() {
        let places = placed(&[wanted("1.770", 20.0, 60.0), wanted("1.765", 32.0, 60.0)], &ALONE, 12.0);
        let baselines: Vec<f64> = places.iter().map(|place| place.baseline).collect();
        assert!(baselines[1] < baselines[0] - 11.0, "{baselines:?}");
    }

    #[test]
    fn a_figure_steps_aside_from_a_higher_neighbour_and_leans_only_where_it_must() {
        let low = wanted("160", 34.0, 60.0);
        let beside = placed(&[wanted("240", 23.0, 20.0), low.clone()], &ALONE, 11.0);
        assert!(beside[1].x > 34.0, "{beside:?}");
        let between = placed(&[wanted("240", 23.0, 20.0), low, wanted("240", 45.0, 20.0)], &ALONE, 11.0);
        assert!((between[1].x - 34.0).abs() < 0.01, "{between:?}");
    }

    #[test]
    fn a_figure_without_a_place_is_left_out() {
        let crowd: Vec<Wanted> = [20.0, 22.0, 24.0, 60.0, 95.0].map(|x| wanted("770", x, 60.0)).to_vec();
        assert_eq!(placed(&crowd, &ALONE, 12.0).len(), 4);
    }

    #[test]
    fn where_many_have_no_place_none_is_shown() {
        let crowd: Vec<Wanted> = (0..10).map(|at| wanted("1.770", 20.0 + f64::from(at), 60.0)).collect();
        assert!(placed(&crowd, &ALONE, 12.0).is_empty());
    }
}
