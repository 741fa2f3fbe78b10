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

#[cfg(test)]
mod tests {
    use super::did_you_mean;

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
