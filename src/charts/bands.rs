//! What stands below the axis: the name of each band, over several lines where it must.

use super::{
    frame::Layout,
    metrics,
    scene::{Category, Scene},
};

/// The lines of a band's name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    /// First the name itself.
    pub(super) main: Vec<String>,
    /// Then what stands in parentheses behind it: `tot juni`.
    pub(super) detail: Vec<String>,
}

/// The widest column, in pixels: a few figures are no reason for walls.
const WIDEST: f64 = 88.0;
/// How much of its share a column takes; the rest parts it from its neighbour.
const OF_SHARE: f64 = 0.94;
/// How many lines the two parts of a name may take.
const MAIN_LINES: usize = 3;
const DETAIL_LINES: usize = 2;
/// Room between two names.
const BETWEEN: f64 = 6.0;
/// Names narrower than this say too little.
const LEGIBLE: f64 = 48.0;

/// One name per category; empty where bands are so narrow that some must stay without. The last has always one,
/// since readers look for the newest first.
pub(super) fn names(scene: &Scene<'_>, layout: &Layout, band: f64) -> Vec<Name> {
    let short = shortened(&scene.categories, layout, band);
    let widest =
        |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| metrics::width(text, layout.text)).fold(0.0, f64::max);
    let all = widest(&mut short.iter().map(String::as_str));
    let word = widest(&mut short.iter().flat_map(|main| main.split_whitespace()));
    let in_time = scene.categories.iter().all(|category| category.period.is_some());
    // A period without a name is found between its neighbours, so none is cut; a category is nowhere else.
    let needed = if in_time { all.min(LEGIBLE).max(word.min(layout.width / 4.0)) } else { all.min(LEGIBLE) };
    let each = every(band, needed + BETWEEN, short.len() > 1 && in_time);
    let room = band * count(each) - BETWEEN;
    // At an end of the axis a name that is wider than its band moves inwards, towards its neighbour.
    let room_at_end = room.min(band * (count(each) + 1.0) / 2.0 - BETWEEN / 2.0);
    let last = short.len();
    let name = |(at, (main, category)): (usize, (&String, &Category<'_>))| {
        let room = if at < each || at + 1 == last { room_at_end } else { room };
        if (last - 1 - at).is_multiple_of(each) { name(main, category, layout, room) } else { Name::default() }
    };
    short.iter().zip(&scene.categories).enumerate().map(name).collect()
}

fn name(main: &str, category: &Category<'_>, layout: &Layout, room: f64) -> Name {
    let detail = category.parts().1.unwrap_or_default();
    Name {
        main: metrics::wrapped(main, layout.text, room, MAIN_LINES),
        detail: metrics::wrapped(detail, layout.small, room, DETAIL_LINES),
    }
}

/// The names without what is in parentheses; years as `’19` where the whole does not fit.
fn shortened(categories: &[Category<'_>], layout: &Layout, band: f64) -> Vec<String> {
    let mains: Vec<&str> = categories.iter().map(|category| category.parts().0).collect();
    let tight = mains.iter().any(|main| metrics::width(main, layout.text) + BETWEEN > band);
    let year = |main: &&str| main.len() == 4 && main.bytes().all(|byte| byte.is_ascii_digit());
    if tight && mains.iter().all(year) {
        return mains.iter().map(|main| format!("\u{2019}{}", main.get(2..).unwrap_or(main))).collect();
    }
    mains.into_iter().map(str::to_owned).collect()
}

/// How many bands one name needs; at an end it has its own and half of the others.
fn every(band: f64, needed: f64, has_ends: bool) -> usize {
    let fits = |bands: &usize| {
        band * count(*bands) >= needed && (!has_ends || band * (count(*bands) + 1.0) / 2.0 >= needed - BETWEEN / 2.0)
    };
    (1..100).find(fits).unwrap_or(100)
}

/// The middle of a band, as from where to where in bands.
pub(super) fn middle_of(band: usize) -> (f64, f64) {
    (count(band) + 0.5, count(band) + 0.5)
}

/// How much of its band a group of so many columns takes; a band is that many pixels wide.
pub(super) fn group(of: usize, band: f64) -> f64 {
    let share: f64 = match of {
        0 | 1 => 0.5,
        2 => 0.74,
        _ => 0.84,
    };
    share.min(WIDEST / band * count(of.max(1)))
}

/// The place of one of `of` columns in its band.
pub(super) fn across(band: usize, at: usize, of: usize, group: f64) -> (f64, f64) {
    let share = group / count(of.max(1));
    let left = count(band) + (1.0 - group) / 2.0 + share * count(at) + share * (1.0 - OF_SHARE) / 2.0;
    (left, left + share * OF_SHARE)
}

/// A count as a factor for pixels.
pub(super) fn count(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::MAX, f64::from)
}
