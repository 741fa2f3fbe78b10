//! How periods lie within each other, as far as they are certain.

use jiff::civil::Date;

use crate::model::{Period, PeriodColumn};

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

/// The period of a column with all that its readings and bounds leave open.
#[derive(Clone, Copy)]
struct Stretch {
    column: usize,
    /// The first day that it can have.
    from: Date,
    /// The last day that it can have.
    to: Date,
    /// The days that it surely has: from the latest start to the earliest end.
    surely: (Date, Date),
}

/// A whole can be parted in more ways than anybody prints: months, quarters, halves and all that they mix to.
const MOST_WAYS: usize = 32;

/// In which ways the columns lie within each other. What lies inside a part of a whole need not be told of the whole.
pub(super) fn within<'p>(columns: impl Iterator<Item = (usize, &'p PeriodColumn)>) -> Vec<Within> {
    let stretches: Vec<Stretch> = columns.filter_map(stretch).collect();
    stretches.iter().flat_map(|whole| parts_of(*whole, &stretches)).collect()
}

/// Pairs of columns with one certain start, of which the second surely ends later, each next to the other.
pub(super) fn growing<'p>(columns: impl Iterator<Item = (usize, &'p PeriodColumn)>) -> Vec<(usize, usize)> {
    let mut stretches: Vec<Stretch> = columns.filter_map(stretch).collect();
    stretches.sort_by_key(|stretch| (stretch.from, stretch.to));
    let grows = |pair: &&[Stretch]| {
        let same_start = pair.iter().all(|stretch| stretch.from == stretch.surely.0) && pair[0].from == pair[1].from;
        same_start && pair[0].to < pair[1].surely.1
    };
    stretches.windows(2).filter(grows).map(|pair| (pair[0].column, pair[1].column)).collect()
}

/// `None` for a period that its source is not sure of as a whole.
fn stretch((column, of): (usize, &PeriodColumn)) -> Option<Stretch> {
    let readings: Vec<&Period> = std::iter::once(&of.period).chain(&of.or).collect();
    let certain = |period: &&Period| period.start.is_certain() && period.end.is_certain();
    if readings.iter().any(|period| period.uncertain && certain(period)) {
        return None;
    }
    Some(Stretch {
        column,
        from: readings.iter().map(|period| period.start.earliest).min()?,
        to: readings.iter().map(|period| period.end.latest).max()?,
        surely: (
            readings.iter().map(|period| period.start.latest).max()?,
            readings.iter().map(|period| period.end.earliest).min()?,
        ),
    })
}

impl Stretch {
    fn is_certain(self) -> bool {
        (self.from, self.to) == self.surely
    }

    /// Whether it lies inside the other however both are read, and is shorter.
    fn is_inside(self, whole: Stretch) -> bool {
        let (first, last) = whole.surely;
        first <= self.from && self.to <= last && (self.from, self.to) != (first, last)
    }
}

fn parts_of(whole: Stretch, all: &[Stretch]) -> Vec<Within> {
    let mut inside: Vec<Stretch> = all.iter().filter(|part| part.is_inside(whole)).copied().collect();
    // Of those that start together the longest first, so that a year is parted into halves before quarters.
    inside.sort_by_key(|part| (part.from, std::cmp::Reverse(part.to)));
    let mut chains = Vec::new();
    extend(&mut Vec::new(), &inside, &mut chains);
    // Where not all ways could be told, at least none of the parts is more than the whole.
    if chains.len() >= MOST_WAYS {
        chains.extend(inside.iter().map(|part| vec![*part]));
    }
    let told = chains.into_iter().map(|chain| Within {
        whole: whole.column,
        exactly: fills(&chain, whole),
        parts: chain.iter().map(|part| part.column).collect(),
    });
    told.collect()
}

/// Extends a chain by every stretch that follows without leaving room for another between, until none does.
fn extend(chain: &mut Vec<Stretch>, inside: &[Stretch], chains: &mut Vec<Vec<Stretch>>) {
    let after = chain.last().map(|last| last.to);
    let later = inside.iter().filter(|next| after.is_none_or(|after| after < next.from));
    let Some(first_end) = later.clone().map(|next| next.to).min() else {
        if !chain.is_empty() {
            chains.push(chain.clone());
        }
        return;
    };
    for next in later.filter(|next| next.from <= first_end) {
        if chains.len() >= MOST_WAYS {
            return;
        }
        chain.push(*next);
        extend(chain, inside, chains);
        chain.pop();
    }
}

fn fills(chain: &[Stretch], whole: Stretch) -> bool {
    let certain = whole.is_certain() && chain.iter().all(|part| part.is_certain());
    let joined = chain.windows(2).all(|pair| pair[0].to.tomorrow().is_ok_and(|next| next == pair[1].from));
    let ends =
        chain.first().map(|first| first.from) == Some(whole.from) && chain.last().map(|last| last.to) == Some(whole.to);
    certain && joined && ends
}

#[cfg(test)]
mod tests {
    use super::{Within, growing, within};
    use crate::model::{Period, PeriodColumn};

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
