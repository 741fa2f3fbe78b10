//! Which periods a table needs to reach the end of what a new edition reports on, and where they go.

use std::cmp::Ordering;

use crate::model::{Period, Unit};

/// More than this many of one kind in one table is a slip in the reference.
const MOST: usize = 24;

/// A period that a table lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewColumn {
    /// What the grid says; where that is not the period as written, edition.toml has to declare it.
    pub(super) id: String,
    pub(super) period: Period,
}

impl NewColumn {
    /// Whether its id does not say which period it is.
    pub(super) fn needs_declaration(&self) -> bool {
        self.id != self.period.text
    }
}

/// A period as the table has it.
#[derive(Clone, Debug)]
pub(super) struct OldColumn {
    pub(super) id: String,
    pub(super) period: Period,
    /// The other reading of an ambiguous header.
    pub(super) or: Option<Period>,
}

impl OldColumn {
    fn is(&self, period: &Period) -> bool {
        let same = |own: &Period| own.start == period.start && own.end == period.end;
        same(&self.period) || self.or.as_ref().is_some_and(same)
    }
}

/// What a table lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lacking {
    /// These, in the order in which the table has its own.
    Columns(Vec<NewColumn>),
    /// Nothing that can be told, for this reason, as it follows "since".
    Nothing(&'static str),
}

/// The periods to add; `up_to` makes the id of one that ends before its year does.
///
/// A table goes on in its own steps: years after years, quarters after quarters, and both where it has both. What the
/// old edition printed of part of a year stays, and the whole year comes beside it.
///
/// # Errors
/// That there would be too many.
pub(super) fn lacking(
    old: &[OldColumn],
    reference: &Period,
    up_to: impl Fn(&Period) -> String,
) -> Result<Lacking, String> {
    let series = series(old);
    if old.is_empty() {
        return Ok(Lacking::Nothing("none of its columns is a period"));
    }
    if series.is_empty() {
        return Ok(Lacking::Nothing("one day does not say when the next one follows: add what it lacks"));
    }
    let mut added = Vec::new();
    for one in &series {
        added.extend(one.up_to(reference)?.into_iter().map(|period| NewColumn { id: period.text.clone(), period }));
    }
    let reached = added.last().map(|column| &column.period).or(series.first().map(|one| &one.last));
    let part = match (series.as_slice(), reached) {
        ([only], Some(reached)) => part_of_a_year(reached, only.step, reference),
        _ => None,
    };
    added.extend(part.map(|period| NewColumn { id: up_to(&period), period }));
    added.retain(|column| old.iter().all(|old| old.id != column.id && !old.is(&column.period)));
    let (order, _) = order(old);
    added.sort_by(|one, other| order(&one.period, &other.period));
    Ok(match added.as_slice() {
        [] => Lacking::Nothing("it has all that is over by the end of what is reported on"),
        _ => Lacking::Columns(added),
    })
}

/// Whether a table has its newest period first.
pub(super) fn is_newest_first(old: &[OldColumn]) -> bool {
    order(old).1
}

type Order = fn(&Period, &Period) -> Ordering;

/// The ways in which tables have their periods: the oldest first, a year before or behind its quarters, and the newest
/// first, a year before or behind its quarters.
const ORDERS: [(Order, bool); 4] = [
    (|one, other| one.start.earliest.cmp(&other.start.earliest).then(other.days().cmp(&one.days())), false),
    (|one, other| one.end.latest.cmp(&other.end.latest).then(one.days().cmp(&other.days())), false),
    (|one, other| other.end.latest.cmp(&one.end.latest).then(other.days().cmp(&one.days())), true),
    (|one, other| other.start.earliest.cmp(&one.start.earliest).then(one.days().cmp(&other.days())), true),
];

/// The way of a table, with whether its newest comes first.
fn order(old: &[OldColumn]) -> (Order, bool) {
    let in_order =
        |(order, _): &&(Order, bool)| old.is_sorted_by(|one, other| order(&one.period, &other.period).is_le());
    let ends = || old.first().zip(old.last()).is_some_and(|(first, last)| first.period.order() > last.period.order());
    *ORDERS.iter().find(in_order).unwrap_or_else(|| &ORDERS[if ends() { 2 } else { 0 }])
}

/// Periods of one kind that follow each other.
struct Series {
    last: Period,
    /// After how many months the next one follows.
    step: i32,
}

impl Series {
    fn next(&self) -> Option<Period> {
        self.last.later_by(self.step)
    }

    /// Those that are over by the end of what is reported on.
    fn up_to(&self, reference: &Period) -> Result<Vec<Period>, String> {
        let over = |period: &Period| period.end.latest <= reference.end.latest;
        let later = |before: &Period| before.later_by(self.step).filter(over);
        let periods: Vec<Period> = std::iter::successors(self.next().filter(over), later).take(MOST + 1).collect();
        if periods.len() > MOST {
            let until = &reference.text;
            return Err(format!("up to {until} more than {MOST} columns are lacking; is that what it reports on?"));
        }
        Ok(periods)
    }
}

/// What can go on in a table: its years, its quarters.
///
/// A kind that the table stopped printing before its end stays as it is: the quarters of one year among many years.
fn series(old: &[OldColumn]) -> Vec<Series> {
    let whole: Vec<&Period> = old.iter().map(|old| &old.period).filter(|period| !period.is_part_of_a_year()).collect();
    let Some(end) = whole.iter().map(|period| period.end.latest).max() else {
        return years_around_parts(old).into_iter().collect();
    };
    let mut kinds: Vec<Vec<&Period>> = Vec::new();
    for period in &whole {
        let is_like = |known: &&mut Vec<&Period>| known.iter().all(|known| is_of_one_kind(known, period));
        match kinds.iter_mut().find(is_like) {
            Some(kind) => kind.push(period),
            None => kinds.push(vec![period]),
        }
    }
    let goes_on = |series: &Series| series.next().is_some_and(|next| next.end.latest > end);
    kinds.into_iter().filter_map(|kind| one_series(kind, &whole)).filter(goes_on).collect()
}

fn is_of_one_kind(one: &Period, other: &Period) -> bool {
    one.unit == other.unit && one.months() == other.months()
}

/// Parts of years only: the whole years begin with that of the first part.
fn years_around_parts(old: &[OldColumn]) -> Option<Series> {
    let year = old.iter().map(|old| old.period.year()).min()?;
    Some(Series { last: Period::parse(&format!("{:04}", year.checked_sub(1)?)).ok()?, step: 12 })
}

/// `None` where it cannot be known after how long the next one follows.
fn one_series(mut kind: Vec<&Period>, whole: &[&Period]) -> Option<Series> {
    kind.sort_by_key(|period| period.order());
    let last = kind.pop()?;
    let around = whole.iter().filter(|around| last.is_inside(around)).min_by_key(|around| around.days());
    let step = match (kind.last(), around) {
        (Some(before), _) => last.months_after(before),
        // A quarter alone beside its year comes back with the next year.
        (None, Some(around)) => around.months(),
        // A day alone does not say after how long the next one follows.
        (None, None) if last.unit == Unit::Day => None,
        (None, None) => last.months(),
    };
    step.filter(|step| *step > 0).map(|step| Series { last: last.clone(), step })
}

/// From the end of the last calendar year to the end of what is reported on, if that is a part of the next year.
///
/// Of a school year nothing follows: where its source would part it is not known.
fn part_of_a_year(reached: &Period, step: i32, reference: &Period) -> Option<Period> {
    let whole_years = step == 12 && reached.months() == Some(12);
    let first = reached.end.latest.tomorrow().ok().filter(|first| whole_years && first.month() == 1)?;
    let last = reference.end.latest;
    let month_ends = last == last.last_of_month() && first < last;
    let text = format!("{:04}-01/{:04}-{:02}", first.year(), last.year(), last.month());
    Period::parse(&text).ok().filter(|part| month_ends && part.days() < reached.days() - 1)
}

#[cfg(test)]
mod tests {
    use super::{Lacking, OldColumn, Period, is_newest_first, lacking};

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn columns(texts: &[&str]) -> Vec<OldColumn> {
        texts.iter().map(|text| OldColumn { id: (*text).to_owned(), period: period(text), or: None }).collect()
    }

    fn added(old: &[&str], reference: &str) -> Vec<String> {
        let up_to = |part: &Period| format!("to {}", part.end.latest);
        match lacking(&columns(old), &period(reference), up_to).unwrap() {
            Lacking::Columns(columns) => columns.into_iter().map(|column| column.id).collect(),
            Lacking::Nothing(_) => Vec::new(),
        }
    }

    #[test]
    fn a_table_goes_on_in_its_own_step() {
        assert_eq!(added(&["2021", "2022"], "2023"), ["2023"]);
        assert_eq!(added(&["2021", "2022"], "2024"), ["2023", "2024"]);
        assert_eq!(added(&["2023-Q1", "2023-Q2"], "2023-07/2023-12"), ["2023-Q3", "2023-Q4"]);
        assert_eq!(added(&["2022-06", "2023-06"], "2023-07/2024-06"), ["2024-06"]);
        assert_eq!(added(&["2022-01-01", "2023-01-01"], "2024-01"), ["2024-01-01"]);
        assert_eq!(added(&["2021-09/2022-08", "2022-09/2023-08"], "2024-08"), ["2023-09/2024-08"]);
    }

    #[test]
    fn years_and_quarters_both_go_on_in_the_order_of_the_table() {
        let quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"];
        let next = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"];
        assert_eq!(added(&[["2024"].as_slice(), &quarters].concat(), "2025"), [["2025"].as_slice(), &next].concat());
        assert_eq!(added(&[quarters.as_slice(), &["2024"]].concat(), "2025"), [next.as_slice(), &["2025"]].concat());
        let newest = ["2024", "2024-Q4", "2024-Q3", "2024-Q2", "2024-Q1", "2023"];
        assert_eq!(added(&newest, "2025"), ["2025", "2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1"]);
        assert_eq!(added(&["2022", "2023", "2024-Q1", "2024-Q2"], "2024"), ["2024", "2024-Q3", "2024-Q4"]);
    }

    #[test]
    fn what_a_table_stopped_printing_does_not_come_back() {
        assert_eq!(added(&["2021", "2021-Q3", "2021-Q4", "2022", "2023"], "2024"), ["2024"]);
        assert_eq!(added(&["2023", "2024", "2024-Q4"], "2025"), ["2025", "2025-Q4"]);
    }

    #[test]
    fn the_newest_comes_first_where_it_did() {
        for newest in [["2023", "2022"].as_slice(), &["2022-08/2023-07", "2021-08/2022-07"], &["2023-Q1", "2022"]] {
            assert!(is_newest_first(&columns(newest)), "{newest:?}");
        }
        for oldest in [["2022", "2023"].as_slice(), &["2024", "2024-Q1", "2024-Q4"], &["2023"], &[]] {
            assert!(!is_newest_first(&columns(oldest)), "{oldest:?}");
        }
        assert_eq!(added(&["2022", "2021"], "2024"), ["2024", "2023"]);
    }

    #[test]
    fn a_part_of_a_year_stays_and_the_year_comes_beside_it() {
        let letter = ["2020", "2021", "2021-07?/2021-12", "2022", "2023-01/2023-05"];
        assert_eq!(added(&letter, "2023-07/2023-12"), ["2023"]);
        assert_eq!(added(&letter, "2024-01/2024-06"), ["2023", "to 2024-06-30"]);
        assert_eq!(added(&letter, "2023-01/2023-09"), ["to 2023-09-30"]);
        assert_eq!(added(&letter, "2023-01/2023-05"), Vec::<String>::new());
        assert_eq!(added(&["2023-01/2023-05"], "2023-07/2023-12"), ["2023"]);
    }

    #[test]
    fn a_school_year_has_no_part_until_december() {
        let schools = ["2022-08/2023-07", "2023-08/2024-07"];
        assert_eq!(added(&schools, "2024"), Vec::<String>::new());
        assert_eq!(added(&schools, "2025"), ["2024-08/2025-07"]);
    }

    #[test]
    fn why_nothing_is_added_is_told_as_it_is() {
        for (old, why) in [
            ([].as_slice(), "none of its columns is a period"),
            (&["2023-06-01"], "one day does not say when the next one follows: add what it lacks"),
            (&["2024"], "it has all that is over by the end of what is reported on"),
        ] {
            let found = lacking(&columns(old), &period("2024"), |part| part.text.clone());
            assert_eq!(found, Ok(Lacking::Nothing(why)));
        }
    }

    #[test]
    fn a_slip_in_the_reference_adds_no_hundred_columns() {
        let refused = lacking(&columns(&["2022"]), &period("3022"), |part| part.text.clone()).unwrap_err();
        assert_eq!(refused, "up to 3022 more than 24 columns are lacking; is that what it reports on?");
    }
}
