//! Which columns a table needs to reach the end of what a new edition reports on.

use crate::model::{Period, Unit};

/// More than this many in one table is a slip in the reference.
const MOST: usize = 24;

/// A column that a table lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewColumn {
    /// What the grid's header says.
    pub(super) id: String,
    /// Its period, where its id is none and edition.toml has to declare it.
    pub(super) declared: Option<Period>,
}

/// A column of a period as the table has it.
#[derive(Clone, Debug)]
pub(super) struct OldColumn {
    pub(super) id: String,
    pub(super) period: Period,
    /// The other reading of an ambiguous header.
    pub(super) or: Option<Period>,
}

/// The columns to add, in the order of time; `up_to` makes the id of one that ends before its year does.
///
/// A table goes on in its own step: years after years, quarters after quarters. What the old edition printed of part of
/// a year stays, and the whole year comes beside it.
///
/// # Errors
/// That there would be too many.
pub(super) fn missing(
    old: &[OldColumn],
    reference: &Period,
    up_to: impl Fn(&Period) -> String,
) -> Result<Vec<NewColumn>, String> {
    let Some((last, step)) = last_and_step(old) else {
        return Ok(Vec::new());
    };
    let end = reference.end.latest;
    let mut added = Vec::new();
    let mut reached = last;
    while let Some(next) = reached.later_by(step).filter(|next| next.end.latest <= end) {
        if added.len() == MOST {
            return Err(format!(
                "up to {} more than {MOST} columns are lacking; is that what it reports on?",
                reference.text
            ));
        }
        reached = next.clone();
        added.push(NewColumn { id: next.text, declared: None });
    }
    added.extend(
        part_of_a_year(&reached, step, reference)
            .filter(|part| !old.iter().any(|old| old.is(part)))
            .map(|part| NewColumn { id: up_to(&part), declared: Some(part) }),
    );
    added.retain(|column| old.iter().all(|old| old.id != column.id));
    Ok(added)
}

impl OldColumn {
    fn is(&self, period: &Period) -> bool {
        let same = |own: &Period| own.start == period.start && own.end == period.end;
        same(&self.period) || self.or.as_ref().is_some_and(same)
    }
}

/// The last column that others can follow, and after how many months they do; `None` where that cannot be known.
fn last_and_step(old: &[OldColumn]) -> Option<(Period, i32)> {
    let mut whole: Vec<&Period> =
        old.iter().map(|old| &old.period).filter(|period| !period.is_part_of_a_year()).collect();
    whole.sort_by_key(|period| period.order());
    let Some(last) = whole.last() else {
        // Parts of years only: the whole years begin with that of the first part.
        let year = old.iter().map(|old| old.period.year()).min()?;
        return Some((Period::parse(&format!("{:04}", year.checked_sub(1)?)).ok()?, 12));
    };
    let same_kind = whole.iter().rev().skip(1).find(|before| before.unit == last.unit);
    let step = match same_kind {
        Some(before) => last.months_after(before),
        // A day alone does not say after how long the next one follows.
        None if last.unit == Unit::Day => None,
        None => last.months(),
    };
    step.filter(|step| *step > 0).map(|step| ((*last).clone(), step))
}

/// From the end of the last whole year to the end of what is reported on, if that is a part of the next year.
fn part_of_a_year(reached: &Period, step: i32, reference: &Period) -> Option<Period> {
    let whole_years = step == 12 && reached.months() == Some(12);
    let first = reached.end.latest.tomorrow().ok().filter(|_| whole_years)?;
    let last = reference.end.latest;
    let month_ends = last == last.last_of_month() && first < last;
    let text = format!("{:04}-{:02}/{:04}-{:02}", first.year(), first.month(), last.year(), last.month());
    Period::parse(&text).ok().filter(|part| month_ends && part.days() < reached.days() - 1)
}

#[cfg(test)]
mod tests {
    use super::{OldColumn, Period, missing};

    fn added(old: &[&str], reference: &str) -> Vec<String> {
        let period = |text: &str| Period::parse(text).unwrap();
        let old: Vec<OldColumn> =
            old.iter().map(|text| OldColumn { id: (*text).to_owned(), period: period(text), or: None }).collect();
        let columns = missing(&old, &period(reference), |part| format!("to {}", part.end.latest)).unwrap();
        columns.into_iter().map(|column| column.id).collect()
    }

    #[test]
    fn a_table_goes_on_in_its_own_step() {
        assert_eq!(added(&["2021", "2022"], "2023"), ["2023"]);
        assert_eq!(added(&["2021", "2022"], "2024"), ["2023", "2024"]);
        assert_eq!(added(&["2022", "2021"], "2023"), ["2023"]);
        assert_eq!(added(&["2023-Q1", "2023-Q2"], "2023-07/2023-12"), ["2023-Q3", "2023-Q4"]);
        assert_eq!(added(&["2022-06", "2023-06"], "2023-07/2024-06"), ["2024-06"]);
        assert_eq!(added(&["2022-01-01", "2023-01-01"], "2024-01"), ["2024-01-01"]);
        assert_eq!(added(&["2021-09/2022-08", "2022-09/2023-08"], "2024-08"), ["2023-09/2024-08"]);
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
    fn nothing_is_added_where_no_step_can_be_known() {
        assert_eq!(added(&[], "2024"), Vec::<String>::new());
        assert_eq!(added(&["2023-06-01"], "2024"), Vec::<String>::new());
        assert_eq!(added(&["2023"], "2023"), Vec::<String>::new());
    }

    #[test]
    fn a_slip_in_the_reference_adds_no_hundred_columns() {
        let old = OldColumn { id: "2022".into(), period: Period::parse("2022").unwrap(), or: None };
        let refused = missing(&[old], &Period::parse("3022").unwrap(), |part| part.text.clone()).unwrap_err();
        assert_eq!(refused, "up to 3022 more than 24 columns are lacking; is that what it reports on?");
    }
}
