//! Which columns of a table a selection names.
//!
//! Figures are taken like with like: of a column that lies in another, such as a quarter in its year, the others are the
//! quarters and never the year that holds them. Nothing is read from cells here, and nothing judged.

use crate::model::{Column, ColumnIx, Measure, Period, PeriodColumn, RowIx, Selection, Table, Unit};

/// The columns that a selection names in a table, by date; categories in the order of print.
#[must_use]
pub fn selected(selection: &Selection, table: &Table) -> Vec<ColumnIx> {
    selected_for(selection, table, None)
}

/// The same for a row, whose quantity can be another than that of its table.
#[must_use]
pub fn selected_for(selection: &Selection, table: &Table, row: Option<RowIx>) -> Vec<ColumnIx> {
    // The usual case by far, and no other column matters to it.
    if let Selection::One(column) = selection {
        return vec![*column];
    }
    let measure = row.map_or(table.measure, |row| table.measure_of(row));
    Series::of(table, measure).selected(selection)
}

/// Whether a range can go from the one column to the other: both stand in no other, or they are of one length.
#[must_use]
pub fn makes_range(from: ColumnIx, to: ColumnIx, table: &Table, row: Option<RowIx>) -> bool {
    let series = Series::of(table, row.map_or(table.measure, |row| table.measure_of(row)));
    let stand = [from, to].iter().all(|at| series.standing.contains(at));
    (stand || series.are_of_one_length(from, to)) && series.order(from) <= series.order(to)
}

/// What makes a column of one table the same as one of another: its period, in all its readings, or its category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity<'e> {
    Category(&'e str),
    Period(&'e str, Option<&'e str>),
}

#[must_use]
pub(super) fn identity(column: &Column) -> Identity<'_> {
    match &column.period {
        Some(PeriodColumn { period, or, .. }) => Identity::Period(&period.text, or.as_ref().map(|or| or.text.as_str())),
        None => Identity::Category(&column.id),
    }
}

#[must_use]
pub(super) fn is_same(one: &Column, other: &Column) -> bool {
    identity(one) == identity(other)
}

/// The columns of a table as figures of one kind of quantity see them.
struct Series<'t> {
    table: &'t Table,
    /// Those that a row without columns stands for, by date.
    standing: Vec<ColumnIx>,
}

impl<'t> Series<'t> {
    fn of(table: &'t Table, measure: Measure) -> Series<'t> {
        // What is counted since a fixed start has its points also within a year: nothing is counted there twice.
        let stands = |column: &Column| measure == Measure::Cumulative || column.inside().is_none();
        let standing = table.columns().filter(|(_, column)| stands(column)).map(|(at, _)| at).collect();
        let series = Series { table, standing: Vec::new() };
        Series { standing: series.by_date(standing), ..series }
    }

    fn selected(&self, selection: &Selection) -> Vec<ColumnIx> {
        let standing = || self.standing.iter().copied();
        match selection {
            Selection::Standing => self.standing.clone(),
            Selection::One(column) => vec![*column],
            Selection::First => standing().take(1).collect(),
            Selection::Last => self.last().into_iter().collect(),
            Selection::Earlier | Selection::Ever => {
                let last = self.last().map(|last| self.order(last));
                standing().filter(|at| Some(self.order(*at)) < last).collect()
            }
            Selection::Range(from, to) => self.range(*from, *to),
            Selection::Between(ends) => match (self.at(&ends[0]), self.at(&ends[1])) {
                (Some(from), Some(to)) => self.range(from, to),
                _ => Vec::new(),
            },
            Selection::YearEarlier => self.last().and_then(|last| self.year_earlier(last)).into_iter().collect(),
            Selection::Others(one) => self.beside(*one).into_iter().filter(|at| at != one).collect(),
            Selection::Before { after, of, .. } => {
                let is_between = |at: &ColumnIx| {
                    let order = self.order(*at);
                    order < self.order(*of) && after.is_none_or(|after| self.order(after) < order)
                };
                self.beside(*of).into_iter().filter(is_between).collect()
            }
            Selection::Period(period) => self.at(period).into_iter().collect(),
        }
    }

    /// From one column to the other. Years take with them what stands among them, such as the part of a last year;
    /// shorter stretches only their like, since a year would hold the quarters between.
    fn range(&self, from: ColumnIx, to: ColumnIx) -> Vec<ColumnIx> {
        let stand = [from, to].iter().all(|at| self.standing.contains(at));
        let like = self.are_of_one_length(from, to);
        let are_years = self.period(from).is_some_and(|of| is_whole_years(&of.period));
        let among = match (stand, like) {
            (true, true) if are_years => self.standing.clone(),
            (_, true) => self.of_the_length_of(from),
            (true, false) => self.standing.clone(),
            (false, false) => Vec::new(),
        };
        let (from, to) = (self.order(from), self.order(to));
        among.into_iter().filter(|at| from <= self.order(*at) && self.order(*at) <= to).collect()
    }

    /// What a column is set against where it is the highest, or the first: quarters against quarters, what lies in
    /// another column against its like. Years, and the part of a year that stands among them, against all that stand.
    fn beside(&self, of: ColumnIx) -> Vec<ColumnIx> {
        let like = self.of_the_length_of(of);
        let is_step = self.period(of).is_some_and(|of| of.period.unit < Unit::Year) && like.len() > 1;
        if is_step || !self.standing.contains(&of) { like } else { self.standing.clone() }
    }

    fn of_the_length_of(&self, of: ColumnIx) -> Vec<ColumnIx> {
        let like = self.table.columns().map(|(at, _)| at).filter(|at| self.are_of_one_length(*at, of));
        self.by_date(like.collect())
    }

    fn are_of_one_length(&self, one: ColumnIx, other: ColumnIx) -> bool {
        match (self.period(one), self.period(other)) {
            (Some(one), Some(other)) => length(&one.period) == length(&other.period),
            (None, None) => true,
            _ => false,
        }
    }

    /// The column over that very period: who names a period means it, be it inside another.
    fn at(&self, period: &Period) -> Option<ColumnIx> {
        let stands_for = |column: &Column| column.period.as_ref().is_some_and(|column| column.period == *period);
        self.table.columns().find(|(_, column)| stands_for(column)).map(|(at, _)| at)
    }

    /// The column over the same stretch of the year before, be it inside another.
    fn year_earlier(&self, of: ColumnIx) -> Option<ColumnIx> {
        let of = self.period(of)?;
        let before = |period: &Period| period.later_by(-12).map(|period| period.order());
        let (wanted, other) = (before(&of.period)?, of.or.as_ref().and_then(before));
        let is_it = |column: &Column| {
            let found = column.period.as_ref();
            found.is_some_and(|it| it.period.order() == wanted && it.or.as_ref().map(Period::order) == other)
        };
        self.table.columns().find(|(_, column)| is_it(column)).map(|(at, _)| at)
    }

    fn last(&self) -> Option<ColumnIx> {
        self.standing.last().copied()
    }

    fn by_date(&self, mut columns: Vec<ColumnIx>) -> Vec<ColumnIx> {
        columns.sort_by_key(|at| self.order(*at));
        columns
    }

    fn order(&self, at: ColumnIx) -> impl Ord + use<> {
        self.period(at).map(|column| column.period.order())
    }

    fn period(&self, ColumnIx(at): ColumnIx) -> Option<&'t PeriodColumn> {
        self.table.columns.get(at).and_then(|column| column.period.as_ref())
    }
}

/// In months where it is of whole months, else in days.
fn length(period: &Period) -> (Option<i32>, Option<i32>) {
    let months = period.months();
    (months, if months.is_some() { None } else { Some(period.days()) })
}

fn is_whole_years(period: &Period) -> bool {
    period.months().is_some_and(|months| months % 12 == 0)
}
