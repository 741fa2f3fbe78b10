//! Which events fall within what a chart shows, and where on its axis.
//!
//! The axis is one of categories: each year has its band, and an event stands within the band of its year as far
//! as the year had passed.

use jiff::civil::{Date, date};

use super::{
    metrics,
    scene::{Category, Scene},
};
use crate::model::{Event, EventIx, Moment, Period};

/// An event that is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    /// Which one.
    pub(super) index: EventIx,
    /// The event.
    pub(super) event: &'a Event,
    /// When.
    pub(super) period: &'a Period,
    /// In bands from the left end of the axis.
    pub(super) at: f64,
}

/// The events that the chart asks for and that lie within its periods, from left to right.
pub(super) fn placed<'a>(scene: &Scene<'a>) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'a>> = scene.chart.events.iter().filter_map(|asked| place(scene, asked.value)).collect();
    placed.sort_by(|one, other| one.at.total_cmp(&other.at));
    placed
}

fn place<'a>(scene: &Scene<'a>, index: EventIx) -> Option<Placed<'a>> {
    let event = scene.dossier.timeline.get(index.0)?;
    let (Moment::At(period) | Moment::Since(period) | Moment::Planned(period)) = &event.moment else {
        return None;
    };
    let day = period.start.earliest;
    let bands = scene.categories.iter().zip(0_u32..);
    let mut within = bands.filter_map(|(category, band)| Some(f64::from(band) + passed(category, day)?));
    Some(Placed { index, event, period, at: within.next()? })
}

/// How far into the band of a column a day lies, from 0 to 1; `None` for a day that its figures do not cover.
fn passed(category: &Category<'_>, day: Date) -> Option<f64> {
    let period = &category.period?.period;
    let (first, last) = (period.start.earliest, period.end.latest);
    if day < first || last < day {
        return None;
    }
    // The band of a part of a year stands for that year, so that bands of one axis run equally fast.
    let of_one_year = category.partial && first.year() == last.year();
    let start = if of_one_year { date(first.year(), 1, 1) } else { first };
    let end = if of_one_year { date(first.year(), 12, 31) } else { last };
    let days = |from: Date, to: Date| f64::from((to - from).get_days());
    Some(days(start, day) / (days(start, end) + 1.0))
}

/// The label of an event above the plot: its line is at `line`, its text in `row` from the top.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flag {
    /// In pixels.
    pub(super) line: f64,
    /// Counted from the top.
    pub(super) row: usize,
    /// Whether the text stands left of the line.
    pub(super) leftward: bool,
    /// As much of the label as fits.
    pub(super) text: String,
}

/// Room between a line and its text, in pixels.
pub(super) const ASIDE: f64 = 5.0;

/// Places labels beside their lines, right if there is room and else left, in the highest row where none touches
/// another label or the line of one above. `lines` ascend and go with `labels`; all in pixels.
pub(super) fn flags(lines: &[f64], labels: &[&str], size: f64, room: (f64, f64)) -> Vec<Flag> {
    let wanted: Vec<(f64, &str)> = lines.iter().copied().zip(labels.iter().copied()).collect();
    let (rightward, all_apart) = hoisted(wanted.iter(), size, room);
    if all_apart {
        return rightward;
    }
    // Labels that must stand left of their lines clear each other when the last is hoisted first.
    let (mut leftward, all_apart) = hoisted(wanted.iter().rev(), size, room);
    leftward.reverse();
    if all_apart { leftward } else { rightward }
}

/// Flags in that order, each as high as it can, and whether all are apart.
fn hoisted<'w>(wanted: impl Iterator<Item = &'w (f64, &'w str)>, size: f64, room: (f64, f64)) -> (Vec<Flag>, bool) {
    let mut flags: Vec<Flag> = Vec::new();
    let mut all_apart = true;
    for (line, label) in wanted {
        let free = |flag: &Flag| flags.iter().all(|other| apart(flag, other, size));
        let found = (0..=flags.len()).flat_map(|row| candidates(*line, row, label, size, room)).find(free);
        all_apart &= found.is_some();
        // A row of its own below all others has no label to touch; at worst a line runs through it.
        let flag = found.or_else(|| candidates(*line, flags.len(), label, size, room).into_iter().next());
        flags.extend(flag);
    }
    (flags, all_apart)
}

/// To the right if the text fits there whole, else on the side with more room.
fn candidates(line: f64, row: usize, label: &str, size: f64, room: (f64, f64)) -> Vec<Flag> {
    let (left, right) = (line - ASIDE - room.0, room.1 - line - ASIDE);
    let wanted = metrics::width(label, size);
    let flag = |leftward: bool, space: f64| Flag { line, row, leftward, text: metrics::fitted(label, size, space) };
    match (wanted <= right, wanted <= left) {
        (true, true) => vec![flag(false, right), flag(true, left)],
        (true, false) => vec![flag(false, right)],
        (false, true) => vec![flag(true, left)],
        (false, false) => vec![flag(left > right, left.max(right))],
    }
}

fn apart(one: &Flag, other: &Flag, size: f64) -> bool {
    let texts = one.row != other.row || disjoint(span(one, size), span(other, size));
    let crosses = |line: &Flag, text: &Flag| {
        let (from, to) = span(text, size);
        line.row <= text.row && from - ASIDE / 2.0 < line.line && line.line < to + ASIDE / 2.0
    };
    texts && !crosses(one, other) && !crosses(other, one)
}

fn span(flag: &Flag, size: f64) -> (f64, f64) {
    let width = metrics::width(&flag.text, size);
    if flag.leftward {
        (flag.line - ASIDE - width, flag.line - ASIDE)
    } else {
        (flag.line + ASIDE, flag.line + ASIDE + width)
    }
}

fn disjoint(one: (f64, f64), other: (f64, f64)) -> bool {
    one.1 + ASIDE <= other.0 || other.1 + ASIDE <= one.0
}

#[cfg(test)]
mod tests {
    use super::{Flag, flags};

    fn rows(lines: &[f64], labels: &[&str]) -> Vec<(usize, bool)> {
        flags(lines, labels, 12.0, (0.0, 300.0)).iter().map(|flag: &Flag| (flag.row, flag.leftward)).collect()
    }

    #[test]
    fn labels_stand_right_of_their_line_while_there_is_room() {
        assert_eq!(rows(&[20.0, 150.0], &["actieplan", "zicht"]), [(0, false), (0, false)]);
    }

    #[test]
    fn a_label_that_would_leave_the_chart_stands_left() {
        assert_eq!(rows(&[290.0], &["actieplan getekend"]), [(0, true)]);
    }

    #[test]
    fn labels_that_would_touch_stand_below_each_other() {
        assert_eq!(rows(&[20.0, 40.0, 60.0], &["actieplan getekend"; 3]), [(0, false), (1, false), (2, false)]);
    }

    #[test]
    fn a_label_that_must_stand_left_is_crossed_by_no_line() {
        let labels = ["actieplan getekend", "weer zicht op uitzetting"];
        assert_eq!(rows(&[170.0, 240.0], &labels), [(1, true), (0, true)]);
    }

    #[test]
    fn a_label_longer_than_the_chart_is_cut() {
        let long = "x".repeat(200);
        let placed = flags(&[10.0], &[&long], 12.0, (0.0, 300.0));
        assert!(placed[0].text.ends_with('…'));
    }
}
