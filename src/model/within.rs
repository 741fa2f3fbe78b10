//! How the columns of a table lie in each other, as far as their periods are certain.
//!
//! A column in another holds figures that are counted there too.

use std::cmp::Reverse;

use super::{Column, ColumnIx, Stretch, Table};

/// Columns that share no day and lie in another, none of them in one that itself lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    /// The column that holds them.
    pub whole: ColumnIx,
    /// By date.
    pub parts: Vec<ColumnIx>,
    /// They leave no day of it out.
    pub exactly: bool,
}

impl Table {
    /// Every way in which columns lie side by side in another: the halves of a year, and the quarters of each half.
    #[must_use]
    pub fn within(&self) -> Vec<Within> {
        let all = stretches(self);
        all.iter().flat_map(|whole| side_by_side(*whole, &all)).collect()
    }

    /// The columns in which that one lies, the shortest first.
    #[must_use]
    pub fn holders(&self, column: ColumnIx) -> Vec<ColumnIx> {
        let all = stretches(self);
        let own = all.iter().find(|stretch| ColumnIx(stretch.at) == column);
        own.map(|own| holders(*own, &all).into_iter().map(|whole| ColumnIx(whole.at)).collect()).unwrap_or_default()
    }
}

fn stretches(table: &Table) -> Vec<Stretch> {
    table.columns().filter_map(stretch).collect()
}

/// `None` also for a category.
fn stretch((ColumnIx(at), column): (ColumnIx, &Column)) -> Option<Stretch> {
    Stretch::of(at, column.period.as_ref()?)
}

fn holders(part: Stretch, all: &[Stretch]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = all.iter().filter(|whole| part.is_inside(**whole)).copied().collect();
    found.sort_by_key(|whole| (whole.to - whole.from).get_days());
    found
}

fn side_by_side(whole: Stretch, all: &[Stretch]) -> Vec<Within> {
    let inside: Vec<Stretch> = all.iter().filter(|part| part.is_inside(whole)).copied().collect();
    let nested = |part: &Stretch| inside.iter().any(|other| part.is_inside(*other));
    let mut direct: Vec<Stretch> = inside.iter().filter(|part| !nested(part)).copied().collect();
    direct.sort_by_key(|part| (part.from, Reverse(part.to)));
    let told = Stretch::ways(&direct).into_iter().map(|way| Within {
        whole: ColumnIx(whole.at),
        exactly: whole.is_filled_by(&way),
        parts: way.iter().map(|part| ColumnIx(part.at)).collect(),
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::{Column, ColumnIx, Stretch, stretch};
    use crate::diag::{FileId, Span};
    use crate::model::{Period, PeriodColumn};

    fn column(text: &str) -> Column {
        let (period, or) = text.split_once(" or ").map_or((text, None), |(one, other)| (one, Some(other)));
        let period = PeriodColumn {
            period: Period::parse(period).unwrap(),
            or: or.map(|or| Period::parse(or).unwrap()),
            partial: false,
            inside: None,
        };
        let span = Span::new(FileId(0), 0..0);
        Column {
            id: text.into(),
            label: text.into(),
            period: Some(period),
            notes: Vec::new(),
            series_break: None,
            span,
        }
    }

    fn all(texts: &[&str]) -> Vec<Stretch> {
        let columns: Vec<Column> = texts.iter().map(|text| column(text)).collect();
        columns.iter().enumerate().filter_map(|(at, column)| stretch((ColumnIx(at), column))).collect()
    }

    /// What lies in the first of these columns: `2022-Q1 2022-Q2 exactly`.
    fn ways(texts: &[&str]) -> Vec<String> {
        let all = all(texts);
        let told = super::side_by_side(all[0], &all).into_iter().map(|way| {
            let names: Vec<&str> = way.parts.iter().map(|part| texts[part.0]).collect();
            format!("{}{}", names.join(" "), if way.exactly { " exactly" } else { "" })
        });
        told.collect()
    }

    #[test]
    fn quarters_fill_a_year_in_whatever_order_they_stand() {
        assert_eq!(
            ways(&["2022", "2022-Q4", "2022-Q1", "2022-Q3", "2022-Q2"]),
            ["2022-Q1 2022-Q2 2022-Q3 2022-Q4 exactly"]
        );
        assert_eq!(ways(&["2022", "2022-Q1", "2022-Q3"]), ["2022-Q1 2022-Q3"]);
    }

    #[test]
    fn what_lies_in_a_half_is_told_of_the_half_and_not_of_the_year() {
        let halves = ["2022", "2022-01/2022-06", "2022-07/2022-12", "2022-Q1", "2022-Q2"];
        assert_eq!(ways(&halves), ["2022-01/2022-06 2022-07/2022-12 exactly"]);
    }

    #[test]
    fn columns_that_share_days_are_told_apart() {
        assert_eq!(ways(&["2022", "2022-01/2022-04", "2022-Q2"]), ["2022-01/2022-04", "2022-Q2"]);
    }

    #[test]
    fn what_can_be_read_in_two_ways_fills_nothing_and_lies_in_another_only_in_both() {
        assert_eq!(ways(&["2022", "2022-01/2022-05 or 2022-01/2022-06", "2022-07/2022-12"]).len(), 1);
        assert!(!ways(&["2022", "2022-01/2022-06 or 2022-01/2022-05", "2022-07/2022-12"])[0].ends_with("exactly"));
        assert!(ways(&["2022", "2021-12/2022-05 or 2022-01/2022-05"]).is_empty());
        assert!(ways(&["2022", "2022-Q1?"]).is_empty());
        assert_eq!(ways(&["2021", "2021-07?/2021-12"]), ["2021-07?/2021-12"]);
    }

    #[test]
    fn a_day_in_a_month_in_a_year_is_held_by_both() {
        let all = all(&["2022-05-12", "2022", "2022-05"]);
        let held: Vec<Date> = super::holders(all[0], &all).iter().map(|whole| whole.from).collect();
        assert_eq!(held, [Date::constant(2022, 5, 1), Date::constant(2022, 1, 1)]);
    }
}
