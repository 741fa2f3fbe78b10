//! The colours of charts, on light and dark pages: told from the page and from each other by everybody.
//!
//! Contrast is that of WCAG 2.2 (relative luminance); how colours look to people with another sense of colour follows
//! Machado, Oliveira and Fernandes (2009) at full severity; distance is that of `OKLab` (Ottosson 2020), times a hundred.
#![cfg(test)]

use std::fs;
use std::path::Path;

use camino::Utf8Path;
use kamerbrief::charts::Colours;
use kamerbrief::model::Look;
use kamerbrief::options::Options;
use kamerbrief::{examine, known, read, resolve};

use sections::Case;

#[path = "support/expected.rs"]
#[expect(dead_code, reason = "a case is only laid here, and nothing is rewritten")]
mod expected;
#[path = "support/sections.rs"]
#[expect(dead_code, reason = "a case is only laid here, and nothing is rewritten")]
mod sections;

type Rgb = [f64; 3];

const PROPERTIES: [&str; 4] = ["s1", "s2", "s3", "s4"];

/// Protan, deutan and tritan vision, on linear RGB.
const OTHER_EYES: [[[f64; 3]; 3]; 3] = [
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
];

/// The style sheet's values of that property: on light pages, and on dark ones.
fn values(name: &str) -> [Rgb; 2] {
    let sheet = include_str!("../static/kamerbrief.css");
    let property = format!("--chart-{name}: #");
    let mut found = sheet.split(property.as_str()).skip(1).map(|after| colour(after.split(';').next().unwrap()));
    [found.next().unwrap(), found.next().unwrap()]
}

fn colour(digits: &str) -> Rgb {
    let full =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() };
    [0, 2, 4].map(|at| linear(f64::from(u8::from_str_radix(&full[at..at + 2], 16).unwrap()) / 255.0))
}

fn linear(value: f64) -> f64 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |[red, green, blue]: Rgb| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn seen(through: &[[f64; 3]; 3], colour: Rgb) -> Rgb {
    through.map(|row| row.iter().zip(colour).map(|(weight, value)| weight * value).sum::<f64>().clamp(0.0, 1.0))
}

fn oklab([red, green, blue]: Rgb) -> Rgb {
    let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
    ]
}

fn distance(one: Rgb, other: Rgb) -> f64 {
    let squares = oklab(one).into_iter().zip(oklab(other)).map(|(one, other)| (one - other).powi(2));
    squares.sum::<f64>().sqrt() * 100.0
}

/// A site that has the built-in sheet for its own is asked what every site with colours of its own is asked.
#[test]
fn every_colour_that_is_built_in_passes_what_a_site_is_held_to() {
    let site = tempfile::tempdir().unwrap();
    Case::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base.txt")).lay(site.path(), "report");
    fs::create_dir(site.path().join("static")).unwrap();
    fs::write(site.path().join("static/kamerbrief.css"), include_str!("../static/kamerbrief.css")).unwrap();
    let options = Options::at("2023-07-01T12:00:00Z".parse().unwrap());
    let outcome = examine(Utf8Path::from_path(site.path()).unwrap(), &options, &|_, _| {}).unwrap();
    let found: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(found, Vec::<&str>::new());
}

#[test]
fn text_and_marks_stand_out_from_the_page() {
    let grounds = values("ground");
    for (name, least) in
        [("ink", 4.5), ("muted", 4.5), ("base", 3.0), ("s1", 4.5), ("s2", 4.5), ("s3", 4.5), ("s4", 4.5)]
    {
        for (value, ground) in values(name).into_iter().zip(grounds) {
            let contrast = contrast(value, ground);
            assert!(contrast >= least, "{name}: {contrast:.2} where {least} is needed");
        }
    }
}

#[test]
fn series_are_told_apart_whatever_the_eyes() {
    let all = PROPERTIES.map(values);
    for (page, least) in [(0, 10.0), (1, 14.0)] {
        let colours = all.map(|both| both[page]);
        for (at, one) in colours.iter().enumerate() {
            for (other, of) in colours.iter().enumerate().skip(at + 1) {
                let eyes = OTHER_EYES.iter().map(|eyes| distance(seen(eyes, *one), seen(eyes, *of)));
                let worst = eyes.chain([distance(*one, *of)]).fold(f64::INFINITY, f64::min);
                assert!(worst >= least, "s{} and s{} on page {page}: {worst:.1}", at + 1, other + 1);
            }
        }
    }
}

#[test]
fn a_chart_as_a_file_falls_back_to_what_is_built_in() {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts/site");
    let site = resolve::site(&mut read::folder(&root).0, &known()).0.unwrap();
    assert!(site.look.light.contains_key("chart-s1"));
    assert_eq!(Colours::of(&site.look), Colours::of(&Look::default()));
}
