//! Which series looks how: for a page as classes of its stylesheet, for a file as marks beside their names.
//!
//! What stands in the key is drawn as in the chart: a box for areas, the shape of a series for points.

use plotters::element::Rectangle;

use super::{
    Kind, Marks,
    frame::LEADING,
    markup::steps,
    metrics,
    scene::Scene,
    svg::{Anchor, Canvas, Ink, Line, Look, filled, series_look},
};

/// How a series looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place among the series.
    series: usize,
    /// Its marks are points.
    is_point: bool,
    /// Its name.
    pub label: String,
}

impl Entry {
    /// Its classes in a page: after four series the colours return as outlines.
    #[must_use]
    pub fn class(&self) -> String {
        let hollow = if series_look(self.series) == Look::Hollow { " ho" } else { "" };
        let shape = if self.is_point { " pt" } else { "" };
        format!("{}{hollow}{shape}", Ink::Series(self.series).class())
    }
}

/// One per series, or per period where these have the shapes; none where there is only one.
pub(super) fn entries(scene: &Scene<'_>, kind: &Kind) -> Vec<Entry> {
    let labels: Vec<&str> = match kind.marks {
        Marks::Areas | Marks::Points => scene.series.iter().map(|series| series.label).collect(),
        Marks::PointsOfPeriods => scene.categories.iter().map(|category| category.label).collect(),
    };
    if labels.len() < 2 {
        return Vec::new();
    }
    let is_point = kind.marks != Marks::Areas;
    let entry = |(series, label): (usize, &str)| Entry { series, is_point, label: label.to_owned() };
    labels.into_iter().enumerate().map(entry).collect()
}

/// The size of names.
const SIZE: f64 = 12.0;
/// The side of a box.
const BOX: f64 = 10.0;
/// From the left of a mark to its name.
const TO_NAME: f64 = BOX * 1.6;
/// Between a name and the next mark.
const BETWEEN: f64 = 18.0;

/// Beside each other while there is room, from a place on the left over that width; below what ends there, with where it
/// ends itself.
pub(super) fn drawn(key: &[Entry], (left, room): (f64, f64), mut bottom: f64) -> (String, f64) {
    let canvas = Canvas::new("", "key");
    let mut x = left;
    if !key.is_empty() {
        bottom += SIZE * LEADING + SIZE / 2.0;
    }
    for entry in key {
        let text = metrics::fitted(&entry.label, SIZE, room - TO_NAME);
        let width = TO_NAME + metrics::width(&text, SIZE);
        if x > left && x + width > left + room {
            x = left;
            bottom += SIZE * LEADING;
        }
        let baseline = bottom - SIZE * 0.25;
        draw_mark(&canvas, entry, (x, baseline + 1.0));
        let at = (x + TO_NAME, baseline);
        canvas.text(Line { text: &text, at, anchor: Anchor::Start, size: SIZE, ink: Ink::Text }, "");
        x += width + BETWEEN;
    }
    (canvas.finish((room, bottom)).markup().to_owned(), bottom)
}

/// A mark that stands on that point with its left side.
fn draw_mark(canvas: &Canvas, entry: &Entry, (left, bottom): (f64, f64)) {
    let look = series_look(entry.series);
    if entry.is_point {
        let half = BOX / 2.0;
        canvas.point((left + half, bottom - half), half - 0.5, entry.series, look, "");
    } else {
        let corners = [(left, bottom - BOX), (left + BOX, bottom)].map(|(x, y)| (steps(x), steps(y)));
        canvas.put(&canvas.root, &Rectangle::new(corners, filled(Ink::Series(entry.series))), look, "");
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, drawn};

    fn entry(series: usize, is_point: bool) -> Entry {
        Entry { series, is_point, label: "Vertrek".into() }
    }

    #[test]
    fn the_fifth_series_is_the_first_as_an_outline() {
        let classes = [0, 3, 4, 7, 8].map(|at| entry(at, false).class());
        assert_eq!(classes, ["s1", "s4", "s1 ho", "s4 ho", "s1"]);
        assert_eq!(entry(4, true).class(), "s1 ho pt");
    }

    #[test]
    fn a_file_shows_points_in_their_shapes_and_areas_as_boxes() {
        let shapes = |is_point: bool| drawn(&[entry(0, is_point), entry(2, is_point)], (0.0, 300.0), 0.0).0;
        assert!(shapes(true).contains("<circle class=\"s1 fl\"") && shapes(true).contains("<path class=\"s3 fl\""));
        assert_eq!(shapes(false).matches("<rect ").count(), 2);
    }
}
