//! How periods lie within each other, as far as they are certain.

use crate::model::{PeriodColumn, Stretch};

/// Columns whose periods share no day and lie inside that of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Within {
    /// The column that holds them.
    pub(super) whole: usize,
    /// By date.
    pub(super) parts: Vec<usize>,
    /// They leave no day of it out.
    pub(super) exactly: bool,
}

/// In which ways the columns lie within each other. What lies inside a part of a whole need not be told of the whole.
pub(super) fn within<'p>(columns: impl Iterator<Item = (usize, &'p PeriodColumn)>) -> Vec<Within> {
    let stretches: Vec<Stretch> = columns.filter_map(|(at, of)| Stretch::of(at, of)).collect();
    stretches.iter().flat_map(|whole| parts_of(*whole, &stretches)).collect()
}

/// Pairs of columns with one certain start, of which the second surely ends later, each next to the other.
pub(super) fn growing<'p>(columns: impl Iterator<Item = (usize, &'p PeriodColumn)>) -> Vec<(usize, usize)> {
    let mut stretches: Vec<Stretch> = columns.filter_map(|(at, of)| Stretch::of(at, of)).collect();
    stretches.sort_by_key(|stretch| (stretch.from, stretch.to));
    let grows = |pair: &&[Stretch]| {
        let same_start = pair.iter().all(|stretch| stretch.from == stretch.surely.0) && pair[0].from == pair[1].from;
        same_start && pair[0].to < pair[1].surely.1
    };
    stretches.windows(2).filter(grows).map(|pair| (pair[0].at, pair[1].at)).collect()
}

fn parts_of(whole: Stretch, all: &[Stretch]) -> Vec<Within> {
    let mut inside: Vec<Stretch> = all.iter().filter(|part| part.is_inside(whole)).copied().collect();
    // Of those that start together the longest first, so that a year is parted into halves before quarters.
    inside.sort_by_key(|part| (part.from, std::cmp::Reverse(part.to)));
    let mut ways = Stretch::ways(&inside);
    // Where not all ways could be told, at least none of the parts is more than the whole.
    if ways.len() >= Stretch::MOST_WAYS {
        ways.extend(inside.iter().map(|part| vec![*part]));
    }
    let told = ways.into_iter().map(|way| Within {
        whole: whole.at,
        exactly: whole.is_filled_by(&way),
        parts: way.iter().map(|part| part.at).collect(),
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::{PeriodColumn, Within, growing, within};
    use crate::model::Period;

    fn columns(periods: &[&str]) -> Vec<PeriodColumn> {
        let column = |text: &&str| {
            let mut readings = text.split(" or ").map(|text| Period::parse(text).unwrap());
            let period = readings.next().unwrap();
            PeriodColumn { period, or: readings.next(), partial: false, inside: None }
        };
        periods.iter().map(column).collect()
    }

    fn ways(periods: &[&str]) -> Vec<(usize, Vec<usize>, bool)> {
        let found = within(columns(periods).iter().enumerate()).into_iter();
        found.map(|Within { whole, parts, exactly }| (whole, parts, exactly)).collect()
    }

    #[test]
    fn a_year_is_its_halves_and_its_quarters_in_every_mix() {
        let periods = ["2022", "2022-01/2022-06", "2022-Q1", "2022-Q2", "2022-07/2022-12"];
        let all = [(0, vec![1, 4], true), (0, vec![2, 3, 4], true), (1, vec![2, 3], true)];
        assert_eq!(ways(&periods), all);
    }

    #[test]
    fn parts_that_leave_days_out_are_no_more_than_the_whole() {
        assert_eq!(ways(&["2022", "2022-Q1", "2022-Q4"]), [(0, vec![1, 2], false)]);
        assert_eq!(ways(&["2021", "2021-07?/2021-12"]), [(0, vec![1], false)]);
    }

    #[test]
    fn what_can_be_read_in_two_ways_counts_only_where_both_agree() {
        assert_eq!(ways(&["2023", "2023-01/2023-05 or 2023-01/2023-06"]), [(0, vec![1], false)]);
        assert_eq!(ways(&["2023-01/2023-05 or 2023-01/2023-06", "2023-Q2"]), []);
        assert_eq!(ways(&["2023", "2023-01/2023-06 or 2023-01/2023-07", "2023-07/2023-12"]).len(), 2);
        assert_eq!(ways(&["2023?", "2023-Q2"]), []);
    }

    #[test]
    fn a_period_that_stands_twice_lies_in_nothing() {
        assert_eq!(ways(&["2022", "2022-01/2022-12"]), []);
    }

    #[test]
    fn many_months_come_to_an_end() {
        let months: Vec<String> = (0..96).map(|at| format!("{}-{:02}", 2010 + at / 12, at % 12 + 1)).collect();
        let quarters = (0..32).map(|at| format!("{}-Q{}", 2010 + at / 4, at % 4 + 1));
        let all: Vec<String> = months.iter().cloned().chain(quarters).chain([String::from("2010/2017")]).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        assert!(ways(&all).len() < 300);
    }

    #[test]
    fn a_count_grows_from_one_start_on() {
        let periods = ["2023-Q1", "2023-01/2023-06", "2023-Q4", "2023-01?/2023-09"];
        assert_eq!(growing(columns(&periods).iter().enumerate()), [(0, 1)]);
    }
}
