//! What figures are in files for programs: bare digits with a point, whatever the language of the site.

use crate::model::{Cell, Interval, Number, Value};

/// The number and how many decimals it shows; `None` where none was printed.
pub(super) fn value(cell: &Cell) -> Option<(String, u8)> {
    match cell.value {
        Value::Number { number, decimals, .. } => Some((plain(number, decimals), decimals)),
        Value::Withheld(_) | Value::Missing(_) | Value::Text => None,
    }
}

/// With all the decimals that were printed: 4,60 claims more than 4,6.
fn plain(number: Number, decimals: u8) -> String {
    let (negative, whole, broken) = number.parts(decimals);
    let (sign, point) = (if negative { "-" } else { "" }, if broken.is_empty() { "" } else { "." });
    format!("{sign}{whole}{point}{broken}")
}

/// The smallest and the largest number that a figure can stand for; `None` where there is no bound.
pub(super) fn bounds(interval: Option<Interval>) -> (Option<String>, Option<String>) {
    let say = |bound: Option<Number>| bound.map(|number| number.to_string());
    interval.map_or((None, None), |interval| (say(interval.low), say(interval.high)))
}
