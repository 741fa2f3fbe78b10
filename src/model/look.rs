//! The colours that pages give by name, and how far two of them stand apart.
//!
//! Contrast is that of WCAG 2.2: a ratio of relative luminances, from 1 (the same) to 21 (black and white). Colours are what
//! pixels have, so floats do for them.

use std::collections::BTreeMap;
use std::fmt;

use crate::diag::Span;

/// An opaque colour in sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// A colour as style sheets set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The colour.
    pub colour: Colour,
    /// Where a sheet of the site sets it; `None` where it is as it was built in.
    pub place: Option<Span>,
}

/// The colours of all pages by the names of their custom properties, without the two dashes before them. What is set in
/// a way that is not read has no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// On light pages.
    pub light: BTreeMap<String, Named>,
    /// On dark pages.
    pub dark: BTreeMap<String, Named>,
}

impl Colour {
    /// How far it stands apart from another, whichever of them is the lighter.
    #[must_use]
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    /// The nearest colour, on the way to black or white, that stands that far apart from all of these.
    #[must_use]
    pub fn apart(self, others: &[Colour], least: f64) -> Option<Colour> {
        let both = |step| [0, 255].map(|pole| self.mixed(pole, step));
        (1..=100).flat_map(both).find(|colour| others.iter().all(|other| colour.contrast(*other) >= least))
    }

    /// With so many hundredths of black (0) or white (255) in it.
    fn mixed(self, pole: u16, hundredths: u16) -> Colour {
        let mix = |value: u8| (u16::from(value) * (100 - hundredths) + pole * hundredths + 50) / 100;
        Colour(self.0.map(|value| u8::try_from(mix(value)).unwrap_or(u8::MAX)))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|value| linear(f64::from(value) / 255.0));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

fn linear(value: f64) -> f64 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    const WHITE: Colour = Colour([255; 3]);

    #[test]
    fn contrast_is_that_of_wcag() {
        assert_eq!(format!("{:.2}", WHITE.contrast(Colour([0; 3]))), "21.00");
        // The greys between which the demand lies on white.
        assert_eq!(format!("{:.2}", Colour([0x76; 3]).contrast(WHITE)), "4.54");
        assert_eq!(format!("{:.2}", WHITE.contrast(Colour([0x77; 3]))), "4.48");
    }

    #[test]
    fn a_colour_that_is_asked_for_is_the_nearest_that_there_is() {
        let asked = Colour([0x88; 3]).apart(&[WHITE], 4.5).unwrap();
        assert_eq!((asked.to_string(), asked.contrast(WHITE) >= 4.5), (String::from("#767676"), true));
        // No grey stands so far apart from both.
        assert_eq!(Colour([0x88; 3]).apart(&[WHITE, Colour([0; 3])], 4.6), None);
    }
}
