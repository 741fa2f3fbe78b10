//! How wide text is, without a font at hand.
//!
//! Advances of the sans serif that most readers see (Arial and its metric twins), so that margins, wrapping and
//! collisions come out the same on every machine. What is measured is a little too wide on purpose.

/// Open Sans sets 6 % wider than the table, so text that fits by this measure fits in it too.
const SLACK: f64 = 1.08;
/// The first character of the table.
const FIRST: u32 = 0x20;
/// Punctuation beyond the table, in thousandths of an em.
const BEYOND: &[(char, u16)] = &[
    ('\u{2013}', 556),
    ('\u{2014}', 1000),
    ('\u{2018}', 222),
    ('\u{2019}', 222),
    ('\u{201c}', 333),
    ('\u{201d}', 333),
    ('\u{2026}', 1000),
    ('\u{202f}', 278),
    ('\u{20ac}', 556),
    ('\u{2212}', 584),
];
/// For every other script: as wide as a full-width character, since too much room harms less than too little.
const WIDE: u16 = 1000;

/// The width of a line of text, in the unit of `size`.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let thousandths: f64 = text.chars().map(|character| f64::from(advance(character))).sum();
    thousandths * size * SLACK / 1000.0
}

/// The text, or as much of its beginning as fits with an ellipsis behind it.
pub(super) fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("\u{2026}", size);
    let fits = text.chars().take_while(|character| {
        left -= f64::from(advance(*character)) * size * SLACK / 1000.0;
        left >= 0.0
    });
    let start: String = fits.collect();
    format!("{}\u{2026}", start.trim_end())
}

/// The text over at most so many lines, parted at spaces; the last line and any long word are cut to fit.
pub(super) fn wrapped(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let more = done.len() < lines;
        match done.last_mut() {
            Some(line) if !more || width(&format!("{line} {word}"), size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => done.push(word.to_owned()),
        }
    }
    done.iter().map(|line| fitted(line, size, room)).collect()
}

/// In thousandths of an em.
fn advance(character: char) -> u16 {
    // What XML forbids is drawn as U+FFFD.
    if character.is_control() {
        return WIDE;
    }
    let listed = u32::from(character).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
    let in_table = listed.and_then(|at| ADVANCES.get(at)).copied();
    let beyond = || BEYOND.iter().find(|(known, _)| *known == character).map(|(_, advance)| *advance);
    in_table.or_else(beyond).unwrap_or(WIDE)
}

/// Advances of U+0020 to U+017F in thousandths of an em, read from Liberation Sans.
#[rustfmt::skip]
const ADVANCES: [u16; 352] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552,
    400, 549, 333, 333, 333, 576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500,
    667, 556, 667, 556, 667, 556, 722, 500, 722, 500, 722, 500, 722, 500, 722, 615,
    722, 556, 667, 556, 667, 556, 667, 556, 667, 556, 667, 556, 778, 556, 778, 556,
    778, 556, 778, 556, 722, 556, 722, 556, 278, 278, 278, 278, 278, 278, 278, 222,
    278, 278, 735, 444, 500, 222, 667, 500, 500, 556, 222, 556, 222, 556, 292, 556,
    334, 556, 222, 722, 556, 722, 556, 722, 556, 604, 723, 556, 778, 556, 778, 556,
    778, 556, 1000, 944, 722, 333, 722, 333, 722, 333, 667, 500, 667, 500, 667, 500,
    667, 500, 611, 278, 611, 375, 611, 278, 722, 556, 722, 556, 722, 556, 722, 556,
    722, 556, 722, 556, 944, 722, 667, 500, 667, 611, 500, 611, 500, 611, 500, 222,
];

#[cfg(test)]
mod tests {
    use super::{fitted, width, wrapped};

    #[test]
    fn width_is_by_letter_and_not_by_byte() {
        assert!((width("één", 1000.0) - width("een", 1000.0)).abs() < 1e-9);
        assert!(width("iiii", 10.0) * 3.0 < width("WWWW", 10.0));
        assert!((width("1.770", 1000.0) - 2_502.0 * 1.08).abs() < 1e-6);
    }

    #[test]
    fn another_script_is_taken_as_wide() {
        assert!(width("漢字", 10.0) > width("WW", 10.0));
    }

    #[test]
    fn what_does_not_fit_is_cut_visibly() {
        assert_eq!(fitted("tot juni", 12.0, 100.0), "tot juni");
        assert_eq!(fitted("nationaliteitsbevestigingen", 12.0, 60.0), "national…");
        assert_eq!(fitted("x", 12.0, 0.0), "…");
    }

    #[test]
    fn text_wraps_at_spaces_and_ends_with_an_ellipsis() {
        assert_eq!(wrapped("Noord en Zuid", 12.0, 60.0, 2), ["Noord en", "Zuid"]);
        assert_eq!(wrapped("een twee drie vier vijf zes", 12.0, 60.0, 2), ["een twee", "drie vier…"]);
        assert!(wrapped("", 12.0, 50.0, 2).is_empty());
    }
}
