//! The scale of the values: which grid lines there are, and what stands beside them.

use super::scene::Scene;
use crate::{
    model::{Language, Number},
    wording,
};

/// A few lines help the eye, more are a cage: at most so many besides the lowest.
const STEPS: f64 = 4.0;
/// The widths of a step that are easy to count in, in hundredths of a power of ten.
const WIDTHS: [i16; 4] = [100, 200, 250, 500];
/// Figures that differ among each other by less than this share of their distance from zero.
const FAR: f64 = 0.5;
/// A quotient that misses a whole number by less is that number; floats say 0.6 / 0.2 = 2.9999….
const NEARLY: f64 = 1e-9;

/// From the lowest to the highest grid line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// The value at the bottom.
    pub(super) low: f64,
    /// The value at the top; above `low`.
    pub(super) high: f64,
    /// Ascending.
    pub(super) ticks: Vec<Tick>,
}

/// A grid line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Where it lies.
    pub(super) value: f64,
    /// What stands beside it; empty where a number would be too large to write.
    pub(super) label: String,
}

impl Scale {
    /// Round all that the figures can be; from zero unless they lie so far from it that their ranges would be lost.
    pub(super) fn of_ranges(scene: &Scene<'_>) -> Scale {
        let ranges: Vec<(f64, f64)> = scene.figures().filter_map(super::kinds::range::bounds).collect();
        let low = ranges.iter().map(|(low, _)| *low).fold(f64::INFINITY, f64::min);
        let high = ranges.iter().map(|(_, high)| *high).fold(f64::NEG_INFINITY, f64::max);
        let is_far = low > 0.0 && high - low < low * FAR || high < 0.0 && high - low < -high * FAR;
        let (low, high) = if is_far { (low, high) } else { (low.min(0.0), high.max(0.0)) };
        Scale::around(low, high, is_whole(&[scene]), scene.language)
    }

    /// Whether zero is on it.
    pub(super) fn has_zero(&self) -> bool {
        self.low <= 0.0 && 0.0 <= self.high
    }

    /// From zero to that height and that depth.
    pub(super) fn to(low: f64, high: f64, scene: &Scene<'_>) -> Scale {
        Scale::around(low.min(0.0), high.max(0.0), is_whole(&[scene]), scene.language)
    }

    /// Round all that is drawn, and zero: the length of a column is its value only if it begins there.
    pub(super) fn of(scenes: &[&Scene<'_>]) -> Scale {
        let figures = scenes.iter().flat_map(|scene| scene.figures());
        let before = scenes.iter().flat_map(|scene| scene.before.iter().copied());
        let reaches: Vec<(Number, Number)> = figures.filter_map(super::scene::Shown::reach).chain(before).collect();
        let low = reaches.iter().map(|(low, _)| low.to_f64()).fold(0.0, f64::min);
        let high = reaches.iter().map(|(_, high)| high.to_f64()).fold(0.0, f64::max);
        Scale::around(low, high, is_whole(scenes), scenes.first().map_or(Language::Dutch, |scene| scene.language))
    }

    /// `whole`: half a person is no figure, so a step is not below one and a whole number.
    fn around(low: f64, high: f64, whole: bool, language: Language) -> Scale {
        let Some((width, power)) = step(low, high, whole) else {
            return Scale { low: 0.0, high: 1.0, ticks: vec![Tick { value: 0.0, label: String::from("0") }] };
        };
        let size = size(width, power);
        let (first, last) = ((low / size + NEARLY).floor(), (high / size - NEARLY).ceil());
        let ticks = (whole_number(first)..=whole_number(last)).map(|count| Tick {
            #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
            value: count as f64 * size,
            label: label(count, width, power, language).unwrap_or_default(),
        });
        Scale { low: first * size, high: last * size, ticks: ticks.collect() }
    }
}

fn is_whole(scenes: &[&Scene<'_>]) -> bool {
    let ends = scenes.iter().flat_map(|scene| scene.figures()).filter_map(super::scene::Shown::reach);
    ends.flat_map(|(low, high)| [low, high]).all(|number| number.is_multiple_of(Number::ONE))
}

/// The smallest step with few enough lines, as hundredths of a power of ten; `None` where there is nothing to span.
fn step(low: f64, high: f64, whole: bool) -> Option<(i16, i32)> {
    let span = high - low;
    if !span.is_finite() || span <= 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the logarithm of a finite float is at most 308")]
    let start = (span / STEPS).log10().floor() as i32;
    let powers = start..=start.saturating_add(2);
    let mut steps = powers.flat_map(|power| WIDTHS.map(|width| (width, power)));
    steps.find(|(width, power)| {
        let size = size(*width, *power);
        let lines = (high / size - NEARLY).ceil() - (low / size + NEARLY).floor();
        let countable = *power >= 1 || *power == 0 && *width != 250;
        lines <= STEPS && (!whole || countable)
    })
}

fn size(width: i16, power: i32) -> f64 {
    f64::from(width) * 10f64.powi(power - 2)
}

#[expect(clippy::cast_possible_truncation, reason = "at most a handful of steps either way of zero")]
fn whole_number(count: f64) -> i64 {
    count as i64
}

/// The number of a grid line, exact, with as many decimals as its step has.
fn label(count: i64, width: i16, power: i32, language: Language) -> Option<String> {
    let hundredths = Number::whole(count).times(Number::whole(i64::from(width)))?;
    let ten = Number::whole(10);
    let mut number = hundredths.over(Number::whole(100))?;
    for _ in 0..power.abs() {
        number = if power > 0 { number.times(ten)? } else { number.over(ten)? };
    }
    let decimals = if width == 250 { 1 - power } else { -power };
    Some(wording::number(number, u8::try_from(decimals.max(0)).ok()?, language))
}

#[cfg(test)]
mod tests {
    use super::{Language, Scale};

    fn labels(low: f64, high: f64, whole: bool) -> Vec<String> {
        Scale::around(low, high, whole, Language::Dutch).ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn lines_are_few_and_easy_to_count_in() {
        assert_eq!(labels(0.0, 50.0, true), ["0", "20", "40", "60"]);
        assert_eq!(labels(0.0, 1770.0, true), ["0", "500", "1.000", "1.500", "2.000"]);
        assert_eq!(labels(0.0, 907.0, true), ["0", "250", "500", "750", "1.000"]);
        assert_eq!(labels(0.0, 0.6, false), ["0,0", "0,2", "0,4", "0,6"]);
        assert_eq!(labels(0.0, 1e15, true)[1], "250.000.000.000.000");
    }

    #[test]
    fn whole_figures_have_whole_steps() {
        assert_eq!(labels(0.0, 2.0, true), ["0", "1", "2"]);
        assert_eq!(labels(0.0, 9.0, true), ["0", "5", "10"]);
        assert_eq!(labels(0.0, 9.0, false), ["0,0", "2,5", "5,0", "7,5", "10,0"]);
    }

    #[test]
    fn zero_is_on_the_scale_whatever_the_figures() {
        assert_eq!(labels(-12.0, 30.0, true), ["\u{2212}20", "0", "20", "40"]);
        assert_eq!(labels(-30.0, 0.0, true), ["\u{2212}30", "\u{2212}20", "\u{2212}10", "0"]);
    }

    #[test]
    fn nothing_but_zeros_has_a_zero_line_only() {
        assert_eq!(labels(0.0, 0.0, true), ["0"]);
    }
}
