//! What numbers are computed of cells: sums, differences, products and ratios as ranges.

use crate::model::{
    Address, Column, ColumnIx, Edition, Expression, Interval, Number, Operator, RowIx, Selection, Table, TableIx,
};

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computed {
    /// One printed cell: its text is the figure.
    Cell(TableIx, RowIx, ColumnIx),
    /// A number that lies within a range.
    Range(Interval),
    /// Nothing: a figure is missing, or the expression names several.
    Nothing,
}

/// What the expression behind a number in the text comes to.
#[must_use]
pub fn computed(expression: &Expression<Address>, edition: &Edition) -> Computed {
    if let Expression::Figures(address) = expression {
        let Some((table, row, column)) = single(address, edition) else {
            return stated(address, edition);
        };
        return match edition.tables[table.0].cell(row, column) {
            Some(_) => Computed::Cell(table, row, column),
            None => edition.tables[table.0].interval(row, column).map_or(Computed::Nothing, Computed::Range),
        };
    }
    interval(expression, edition).map_or(Computed::Nothing, Computed::Range)
}

fn stated(address: &Address, edition: &Edition) -> Computed {
    match address {
        Address::Stated(stated) => {
            edition.stated.get(stated.0).map_or(Computed::Nothing, |stated| Computed::Range(stated.interval))
        }
        Address::Cells { .. } | Address::Columns(_) => Computed::Nothing,
    }
}

fn interval(expression: &Expression<Address>, edition: &Edition) -> Option<Interval> {
    evaluate(expression, &|address| match computed(&Expression::Figures(address.clone()), edition) {
        Computed::Cell(table, row, column) => edition.tables[table.0].interval(row, column),
        Computed::Range(range) => Some(range),
        Computed::Nothing => None,
    })
}

/// What the expression comes to if every cell is taken as printed, whatever its source rounds; `None` where one
/// prints no number.
#[must_use]
pub fn as_printed(expression: &Expression<Address>, edition: &Edition) -> Option<Number> {
    let printed = |address: &Address| match address {
        Address::Stated(stated) => edition.stated.get(stated.0).map(|stated| Interval::exactly(stated.number)),
        Address::Cells { .. } => {
            let (table, row, column) = single(address, edition)?;
            edition.tables[table.0].printed_number(row, column).map(Interval::exactly)
        }
        Address::Columns(_) => None,
    };
    evaluate(expression, &printed).and_then(Interval::exact)
}

/// The arithmetic of an expression over whatever its figures are taken to be.
fn evaluate(expression: &Expression<Address>, figure: &dyn Fn(&Address) -> Option<Interval>) -> Option<Interval> {
    match expression {
        Expression::Figures(address) => figure(address),
        Expression::Number(number) => Some(Interval::exactly(*number)),
        Expression::Percent(number) | Expression::Points(number) => {
            number.over(Number::whole(100)).map(Interval::exactly)
        }
        Expression::Operation(left, operator, right) => {
            let (left, right) = (evaluate(left, figure)?, evaluate(right, figure)?);
            Some(match operator {
                Operator::Plus => left.plus(right),
                Operator::Minus => left.minus(right),
                Operator::Times => left.times(right),
                Operator::Over => left.over(right),
            })
        }
        // Functions and comparisons are for claims.
        _ => None,
    }
}

/// The one cell that an address names; `None` where it names several or none.
fn single(address: &Address, edition: &Edition) -> Option<(TableIx, RowIx, ColumnIx)> {
    let Address::Cells { table, rows, columns } = address else {
        return None;
    };
    let columns = selected(columns, &edition.tables[table.0]);
    match (rows.as_slice(), columns.as_slice()) {
        ([row], [column]) => Some((*table, *row, *column)),
        _ => None,
    }
}

/// The columns that a selection names in a table, by date; categories in the order of print.
#[must_use]
pub fn selected(selection: &Selection, table: &Table) -> Vec<ColumnIx> {
    let mut standing: Vec<ColumnIx> =
        table.columns().filter(|(_, column)| column.inside().is_none()).map(|(at, _)| at).collect();
    let order = |at: &ColumnIx| table.columns[at.0].period.as_ref().map(|column| column.period.order());
    standing.sort_by_key(order);
    let last = standing.last().copied();
    match selection {
        Selection::Standing => standing,
        Selection::One(column) => vec![*column],
        Selection::First => standing.into_iter().take(1).collect(),
        Selection::Last => last.into_iter().collect(),
        Selection::Earlier | Selection::Ever => {
            standing.into_iter().filter(|at| Some(order(at)) < last.as_ref().map(order)).collect()
        }
        Selection::Range(from, to) => {
            let (from, to) = (order(from), order(to));
            standing.into_iter().filter(|at| from <= order(at) && order(at) <= to).collect()
        }
        Selection::Between(from, to) => {
            let within = |at: &ColumnIx| {
                let order = order(at);
                order.is_some_and(|order| from.order() <= order && order <= to.order())
            };
            standing.into_iter().filter(within).collect()
        }
        // Who names a period means it, be it inside another.
        Selection::Period(period) => {
            let stands_for = |column: &Column| column.period.as_ref().is_some_and(|column| column.period == *period);
            table.columns().filter(|(_, column)| stands_for(column)).map(|(at, _)| at).collect()
        }
    }
}
