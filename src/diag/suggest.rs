//! "Did you mean": the known name that a mistyped one is nearest to.

/// The known name nearest to the one written, if it is near enough to be a slip of the pen.
///
/// Near means: at most a third of the letters wrong, counting a swap of two neighbours as one.
/// Of equally near names the first in alphabetical order is taken.
#[must_use]
pub fn did_you_mean<'n>(written: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let folded = written.to_lowercase();
    let allowed = (folded.chars().count() / 3).max(1);
    let distances = known
        .into_iter()
        .filter(|name| *name != written)
        .map(|name| (strsim::osa_distance(&folded, &name.to_lowercase()), name));
    distances.filter(|(distance, _)| *distance <= allowed).min().map(|(_, name)| name)
}

/// As many as are read at a glance.
const LISTED: usize = 8;

/// Which names there are, in the order given; `None` where there are none.
pub(super) fn listed(written: &str, known: &[&str]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if *name != written && !names.contains(name) {
            names.push(name);
        }
    }
    let first: Vec<String> = names.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    match names.len() {
        0 => None,
        1 => Some(format!("known is only {}", first.concat())),
        2..=LISTED => Some(format!("known are {}", first.join(", "))),
        all => Some(format!("known are {} and {} more", first.join(", "), all - LISTED)),
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, listed};

    #[test]
    fn lists_each_name_once_and_counts_what_goes_beyond_a_glance() {
        assert_eq!(listed("x", &["b", "a", "b", "x"]), Some("known are `b`, `a`".into()));
        let many = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        assert_eq!(listed("x", &many).unwrap(), "known are `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h` and 2 more");
        assert_eq!(listed("x", &["a"]), Some("known is only `a`".into()));
        assert_eq!(listed("x", &["x"]), None);
    }

    #[test]
    fn finds_a_slip_of_the_pen() {
        assert_eq!(did_you_mean("gedwogen", ["instroom", "zelfstandig", "gedwongen"]), Some("gedwongen"));
        assert_eq!(did_you_mean("untit", ["title", "unit"]), Some("unit"));
    }

    #[test]
    fn is_silent_where_nothing_is_near() {
        assert_eq!(did_you_mean("bewaring", ["instroom", "zelfstandig"]), None);
        assert_eq!(did_you_mean("x", []), None);
    }
}
