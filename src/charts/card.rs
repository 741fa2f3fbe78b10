//! The picture of a report where someone passes on its address: who says what about what, and its first chart.
//!
//! Twelve hundred by six hundred and thirty pixels, which is what messengers and the Open Graph protocol expect, drawn at
//! half that size and made twice as large. Everything on it stands in the report.

use std::fmt::Write;

use super::{
    Colours, Drawing,
    frame::LEADING,
    key,
    markup::{escaped, pixel},
    metrics,
};

/// Width and height, in pixels of a page.
const SIZE: (f64, f64) = (600.0, 315.0);
/// Around everything.
const MARGIN: f64 = 26.0;
/// The width of the bar at the left.
const BAR: f64 = 10.0;
/// Between words and chart.
const GAP: f64 = 22.0;
/// The size of the line with the source.
const SOURCE: f64 = 9.0;
/// The least that a chart may shrink to, so that its figures can be read.
const SMALLEST: f64 = 0.62;
/// Bold text is wider than the table of widths has it.
const BOLD: f64 = 1.08;

/// What a card says.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// Who publishes the report.
    pub publisher: &'a str,
    /// The subject on which it reports.
    pub dossier: &'a str,
    /// Its title.
    pub title: &'a str,
    /// When it was sent, in words.
    pub date: Option<&'a str>,
    /// Its first chart.
    pub chart: Option<Shown<'a>>,
}

/// A chart on a card.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The drawing.
    pub drawing: &'a Drawing,
    /// What it is called.
    pub title: &'a str,
    /// Where its figures come from.
    pub source: &'a str,
}

/// The card as an SVG document, in these colours.
#[must_use]
pub fn card(card: &Card<'_>, colours: &Colours) -> String {
    let (wide, high) = SIZE;
    let picture = card.chart.as_ref().and_then(beside);
    let left = BAR + MARGIN;
    let right = picture.as_ref().map_or(wide - MARGIN, |(_, left)| left - GAP);
    let mut words = Words { markup: String::new(), left, width: right - left, bottom: MARGIN };
    words.lines(card.publisher, (12.0, 1.0, 2), "mut", "");
    words.bottom += 12.0;
    let size = title_size(card.title, words.width, picture.is_some());
    words.lines(card.title, (size, BOLD, 6), "ink", " font-weight=\"700\"");
    words.bottom += 8.0;
    words.lines(card.dossier, (14.0, 1.0, 3), "ink", "");
    if let Some(date) = card.date {
        words.lines(date, (14.0, 1.0, 1), "mut", "");
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">\
         <style>{}</style><rect class=\"bg\" width=\"{wide}\" height=\"{high}\"/>\
         <rect class=\"s1 fl\" width=\"{BAR}\" height=\"{high}\"/>{}{}</svg>\n",
        colours.style(),
        words.markup,
        picture.map(|(markup, _)| markup).unwrap_or_default(),
    )
}

/// As large as no word of it has to be cut.
fn title_size(title: &str, width: f64, has_picture: bool) -> f64 {
    const SIZES: [f64; 6] = [32.0, 26.0, 22.0, 19.0, 16.0, 14.0];
    let fits = |size: &f64| title.split_whitespace().all(|word| metrics::width(word, size * BOLD) <= width);
    SIZES.into_iter().skip(if has_picture { 2 } else { 0 }).find(fits).unwrap_or(SIZES[SIZES.len() - 1])
}

/// The chart at the right as large as it can be, and where it begins; `None` where it would be too small to read.
fn beside(Shown { drawing, title, source }: &Shown<'_>) -> Option<(String, f64)> {
    let (width, height) = drawing.narrow.size();
    let room = SIZE.1 - 2.0 * MARGIN;
    let wanted = 300.0;
    let mut words = Words { markup: String::new(), left: SIZE.0 - MARGIN - wanted, width: wanted, bottom: MARGIN };
    words.lines(title, (12.0, BOLD, 3), "ink", " font-weight=\"700\"");
    let (key, bottom) = key::drawn(&drawing.key, (words.left, wanted), words.bottom);
    words.markup.push_str(&key);
    words.bottom = bottom + 6.0;
    let factor = f64::min(wanted / width, (room - 2.0 * SOURCE * LEADING - (words.bottom - MARGIN)) / height);
    words.markup.push_str(&drawing.narrow.scaled(words.left, words.bottom, factor));
    words.bottom += height * factor;
    words.lines(source, (SOURCE, 1.0, 2), "mut", "");
    (factor >= SMALLEST).then_some((words.markup, words.left))
}

/// Words below each other.
struct Words {
    markup: String,
    left: f64,
    width: f64,
    /// Where what is written ends, from above.
    bottom: f64,
}

impl Words {
    /// A text over at most so many lines; `wider` says how much wider it is than its size says.
    fn lines(&mut self, text: &str, (size, wider, most): (f64, f64, usize), class: &str, more: &str) {
        for line in metrics::wrapped(text, size * wider, self.width, most) {
            self.bottom += size * LEADING;
            let (x, y) = (pixel(self.left), pixel(self.bottom - size * 0.25));
            // Writing to a string does not fail.
            write!(
                self.markup,
                "<text class=\"{class} tx\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{more}>{}</text>",
                escaped(&line)
            )
            .ok();
        }
    }
}
