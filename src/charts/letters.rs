//! Which characters the font of charts as pictures has: Latin letters with their accents, figures, and the signs of
//! typesetting. What it lacks would be left out of a PNG without a word.

use std::ops::RangeInclusive;

/// The characters of `fonts/KamerbriefSans-Regular.ttf`; the bold one has the same.
const KNOWN: [RangeInclusive<char>; 13] = [
    ' '..='~',
    '\u{a0}'..='\u{24f}',
    '\u{2010}'..='\u{2010}',
    '\u{2012}'..='\u{2022}',
    '\u{2026}'..='\u{2026}',
    '\u{202f}'..='\u{2030}',
    '\u{20ac}'..='\u{20ac}',
    '\u{2122}'..='\u{2122}',
    '\u{2190}'..='\u{2193}',
    '\u{2212}'..='\u{2212}',
    '\u{2248}'..='\u{2248}',
    '\u{2260}'..='\u{2260}',
    '\u{2264}'..='\u{2265}',
];

/// Whether a picture can show it. A sign without a width of its own is missed by nobody.
pub(super) fn has(letter: char) -> bool {
    KNOWN.iter().any(|range| range.contains(&letter))
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2009}')
}

#[cfg(test)]
mod tests {
    use super::KNOWN;

    const FONTS: [&[u8]; 2] =
        [include_bytes!("fonts/KamerbriefSans-Regular.ttf"), include_bytes!("fonts/KamerbriefSans-Bold.ttf")];

    fn number(bytes: &[u8], at: usize) -> usize {
        usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]))
    }

    fn long(bytes: &[u8], at: usize) -> usize {
        number(bytes, at) << 16 | number(bytes, at + 2)
    }

    /// The characters of a font by its table `cmap`, format 4 (OpenType 1.9, section cmap).
    fn characters(font: &[u8]) -> Vec<char> {
        let tables = (0..number(font, 4)).map(|nth| 12 + 16 * nth);
        let cmap = tables.into_iter().find(|at| &font[*at..at + 4] == b"cmap").map(|at| long(font, at + 8)).unwrap();
        let subtables = (0..number(font, cmap + 2)).map(|nth| cmap + long(font, cmap + 4 + 8 * nth + 4));
        let at = subtables.into_iter().find(|at| number(font, *at) == 4).unwrap();
        let segments = number(font, at + 6) / 2;
        let end = |nth: usize| number(font, at + 14 + 2 * nth);
        let start = |nth: usize| number(font, at + 16 + 2 * segments + 2 * nth);
        let codes = (0..segments).flat_map(|nth| start(nth)..=end(nth)).filter(|code| *code != 0xffff);
        codes.filter_map(|code| char::from_u32(u32::try_from(code).unwrap())).collect()
    }

    #[test]
    fn what_is_known_is_what_the_fonts_have() {
        let known: Vec<char> = KNOWN.into_iter().flatten().collect();
        for font in FONTS {
            assert_eq!(characters(font), known);
        }
    }
}
