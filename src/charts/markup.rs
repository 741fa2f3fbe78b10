//! SVG as it is written: tags as they are, numbers in pixels with a decimal at most, text escaped.
//!
//! Whatever text is given, what comes out is well-formed where the tags are. Written piece by piece: a drawing is a
//! thousand short pieces, and `format!` took longer over them than everything that decides where they stand.

use std::fmt;

/// Steps of a canvas per pixel: one decimal in the output.
pub(super) const STEPS: i32 = 10;
/// What a drawing of common size takes, so that it does not grow on the way.
const COMMON: usize = 8 * 1024;

/// Markup in the making.
#[derive(Clone, Debug)]
pub(super) struct Markup(String);

impl Markup {
    pub(super) fn new() -> Markup {
        Markup(String::with_capacity(COMMON))
    }

    /// What is markup already.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Markup {
        self.0.push_str(markup);
        self
    }

    /// An attribute that is a number of pixels, with a space before it.
    pub(super) fn attribute(&mut self, name: &str, steps: i32) -> &mut Markup {
        self.raw(" ").raw(name).raw("=\"").steps(steps).raw("\"")
    }

    /// A number of steps, in pixels.
    pub(super) fn steps(&mut self, steps: i32) -> &mut Markup {
        let (whole, tenth) = (steps.unsigned_abs() / STEPS.unsigned_abs(), steps.unsigned_abs() % STEPS.unsigned_abs());
        let mut digits = itoa::Buffer::new();
        if steps < 0 {
            self.raw("-");
        }
        self.raw(digits.format(whole));
        if tenth > 0 {
            self.raw(".").raw(digits.format(tenth));
        }
        self
    }

    /// Text, in content and in attributes alike; a character that XML forbids becomes U+FFFD.
    pub(super) fn text(&mut self, text: &str) -> &mut Markup {
        // Few texts have a character that must be written otherwise, and what stands between is taken over whole.
        let mut from = 0;
        for (at, character) in text.char_indices() {
            if let Some(written) = written(character) {
                self.raw(&text[from..at]).raw(written);
                from = at + character.len_utf8();
            }
        }
        self.raw(&text[from..])
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a character is written that cannot stand as it is.
fn written(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' | '\n' | '\r' => Some(" "),
        '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        control if control.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

/// Text as XML holds it.
pub(super) fn escaped(text: &str) -> String {
    let mut markup = Markup(String::with_capacity(text.len()));
    markup.text(text);
    markup.0
}

/// A number of pixels as it is written.
pub(super) fn pixel(pixels: f64) -> impl fmt::Display {
    let mut markup = Markup(String::new());
    markup.steps(steps(pixels));
    markup.0
}

/// Pixels as steps of the canvas.
#[expect(clippy::cast_possible_truncation, reason = "a cast from float to integer ends at the bounds of the integer")]
pub(super) fn steps(pixels: f64) -> i32 {
    (pixels * f64::from(STEPS)).round() as i32
}

/// Steps of the canvas as pixels.
pub(super) fn pixels(steps: i32) -> f64 {
    f64::from(steps) / f64::from(STEPS)
}

#[cfg(test)]
mod tests {
    use super::{Markup, escaped, pixel};

    #[test]
    fn pixels_have_a_decimal_where_they_need_one() {
        let written: Vec<String> = [0.0, 7.0, -0.34, 12.25, -7.04].map(|of| pixel(of).to_string()).to_vec();
        assert_eq!(written, ["0", "7", "-0.3", "12.3", "-7"]);
        assert_eq!(pixel(f64::MAX).to_string(), "214748364.7");
        assert_eq!(pixel(f64::MIN).to_string(), "-214748364.8");
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escaped("a<b & \"c\">\u{1}\u{fffe}\n\u{e9}"),
            "a&lt;b &amp; &quot;c&quot;&gt;\u{fffd}\u{fffd} \u{e9}"
        );
        let mut markup = Markup::new();
        assert_eq!(markup.raw("<g>").text("<5").raw("</g>").as_str(), "<g>&lt;5</g>");
    }
}
