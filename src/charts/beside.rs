//! The names of series beside the ends of their marks, so that none covers another and each is near its own.

use super::{frame::LEADING, metrics};

/// The most lines over which a name goes.
const LINES: usize = 2;

/// A name that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wish {
    /// The name, over as many lines as it needs.
    pub(super) lines: Vec<String>,
    /// Where its middle would be best, in pixels from above.
    pub(super) middle: f64,
    /// The series, counted from zero.
    pub(super) series: usize,
}

impl Wish {
    /// A name within that width, near that height.
    pub(super) fn new(text: &str, middle: f64, series: usize, size: f64, width: f64) -> Wish {
        Wish { lines: metrics::wrapped(text, size, width, LINES), middle, series }
    }

    fn height(&self, size: f64) -> f64 {
        super::bands::count(self.lines.len()) * size * LEADING
    }
}

/// How wide a column of names must be to hold them, over the fewest lines within `most`.
pub(super) fn width<'t>(names: impl Iterator<Item = &'t str>, size: f64, most: f64) -> f64 {
    let lines = names.flat_map(|name| metrics::wrapped(name, size, most, LINES));
    lines.map(|line| metrics::width(&line, size)).fold(0.0, f64::max)
}

/// The names from top to bottom, each as near to its wish as the others allow; `None` where they do not all fit.
pub(super) fn placed(mut names: Vec<Wish>, size: f64, room: (f64, f64)) -> Option<Vec<Wish>> {
    names.sort_by(|one, other| one.middle.total_cmp(&other.middle));
    let heights: Vec<f64> = names.iter().map(|name| name.height(size)).collect();
    if heights.iter().sum::<f64>() > room.1 - room.0 {
        return None;
    }
    // Downwards, so that none covers the one before it; then upwards, so that none leaves the room.
    let mut free = room.0;
    for (name, height) in names.iter_mut().zip(&heights) {
        name.middle = name.middle.max(free + height / 2.0);
        free = name.middle + height / 2.0;
    }
    let mut free = room.1;
    for (name, height) in names.iter_mut().zip(&heights).rev() {
        name.middle = name.middle.min(free - height / 2.0);
        free = name.middle - height / 2.0;
    }
    Some(names)
}

/// Each line of the names with its baseline and the series that it names.
pub(super) fn lines(names: &[Wish], size: f64) -> Vec<(&str, f64, usize)> {
    let of = |name: &'_ Wish| {
        let top = name.middle - name.height(size) / 2.0;
        let baseline = move |at: usize| top + (super::bands::count(at) + 0.5) * size * LEADING + size * 0.36;
        (0..name.lines.len()).map(baseline).collect::<Vec<f64>>()
    };
    let each =
        names.iter().flat_map(|name| name.lines.iter().zip(of(name)).map(move |(line, y)| (line, y, name.series)));
    each.map(|(line, y, series)| (line.as_str(), y, series)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Wish, placed};

    fn middles(wanted: &[f64]) -> Option<Vec<f64>> {
        let wish = |middle: &f64| Wish { lines: vec!["naam".into()], middle: *middle, series: 0 };
        let placed = placed(wanted.iter().map(wish).collect(), 8.0, (0.0, 50.0))?;
        Some(placed.iter().map(|name| name.middle).collect())
    }

    #[test]
    fn names_stand_at_their_marks_while_none_covers_another() {
        assert_eq!(middles(&[10.0, 30.0]), Some(vec![10.0, 30.0]));
        assert_eq!(middles(&[20.0, 20.0]), Some(vec![20.0, 30.0]));
    }

    #[test]
    fn names_stay_in_their_room_and_give_up_together() {
        assert_eq!(middles(&[49.0, 49.0, -9.0]), Some(vec![5.0, 35.0, 45.0]));
        assert_eq!(middles(&[1.0; 6]), None);
    }
}
