//! Addresses of figures: from names to indices, with the nearest name where one leads nowhere.

use super::{codes, unknown_reference};
use crate::claims::{
    SyntaxError, Written, WrittenColumns, WrittenFigures, compares, makes_range, parse, selected_for, takers,
};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{Address, Column, ColumnIx, Expression, Period, RowIx, Selection, StatedIx, Table, TableIx};

/// The figures that an edition has.
pub(super) struct Figures<'f> {
    pub(super) tables: &'f [Table],
    pub(super) broken: Broken<'f>,
    /// `None` where `stated.toml` could not be read.
    pub(super) stated: Option<Vec<&'f str>>,
}

/// Figures that could not be read: their names are passed over in silence, since the fault has its finding.
#[derive(Default)]
pub(super) struct Broken<'f> {
    pub(super) tables: Vec<&'f str>,
    /// Table and row.
    pub(super) rows: Vec<(&'f str, &'f str)>,
}

impl Broken<'_> {
    pub(super) fn is_row(&self, table: &str, row: &str) -> bool {
        // `marokko.aanvragen` is a row that was made of the line `marokko`.
        let is_of = |line: &str| row.strip_prefix(line).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.rows.iter().any(|(of, id)| *of == table && is_of(id))
    }
}

impl Figures<'_> {
    /// Reads and resolves what a claim says, which is to say something of its figures.
    pub(super) fn assertion(&self, text: &str, span: Span, report: &mut Report) -> Option<Expression<Address>> {
        let compared = |parsed: Expression<Written>| {
            let message = String::from("it compares nothing: say what the figures are, as in `table.row@2022 > 5`");
            if compares(&parsed) { Ok(parsed) } else { Err(SyntaxError { at: 0, message }) }
        };
        self.resolved(text, parse(text).and_then(compared), span, report)
    }

    /// Reads a calculation and resolves what it names; `span` is where its text stands.
    pub(super) fn expression(&self, text: &str, span: Span, report: &mut Report) -> Option<Expression<Address>> {
        self.resolved(text, parse(text), span, report)
    }

    fn resolved(
        &self,
        text: &str,
        parsed: Result<Expression<Written>, SyntaxError>,
        span: Span,
        report: &mut Report,
    ) -> Option<Expression<Address>> {
        let parsed = match parsed {
            Ok(parsed) => parsed,
            Err(error) => {
                let at = error.at.min(text.len());
                let place = if span.range().len() == text.len() { span.within(at..text.len()) } else { span };
                let message = format!("`{text}` cannot be read as an assertion");
                report.push(Diagnostic::new(&codes::ASSERTION_SYNTAX, place, message).remark(error.message));
                return None;
            }
        };
        let named: Vec<(String, String)> = parsed.addresses().into_iter().filter_map(named).collect();
        let takers = takers(&parsed);
        let mut resolve = |written: Written| {
            let place = if span.range().len() == text.len() { span.within(written.range.clone()) } else { span };
            let takers = takers.get(&written.range.start);
            let tables = takers.into_iter().flatten().filter_map(|id| self.tables.iter().find(|table| table.id == *id));
            let among = Among { named: &named, tables: tables.collect() };
            self.address(written.figures, &among, place, report).ok_or(())
        };
        parsed.try_map(&mut resolve).ok()
    }

    fn address(&self, written: WrittenFigures, among: &Among<'_>, span: Span, report: &mut Report) -> Option<Address> {
        match written {
            WrittenFigures::Stated(id) => {
                let stated = self.stated.as_ref()?;
                let found = stated.iter().position(|known| *known == id);
                if found.is_none() {
                    report.push(unknown_reference("stated figure", &id, span, stated.iter().copied()));
                }
                found.map(|at| Address::Stated(StatedIx(at)))
            }
            WrittenFigures::Columns(columns) => {
                self.free_columns(&columns, &among.tables, span, report).map(Address::Columns)
            }
            WrittenFigures::Cells { table, row, columns } => {
                let at = self.table(&table, span, report)?;
                let found = &self.tables[at.0];
                if self.broken.is_row(&table, &row) {
                    return None;
                }
                let rows = rows(found, &row, among.named, span, report)?;
                let columns = Place { table: found, row: rows.first().copied(), span }.selection(&columns, report)?;
                Some(Address::Cells { table: at, rows, columns })
            }
        }
    }

    fn table(&self, id: &str, span: Span, report: &mut Report) -> Option<TableIx> {
        let found = self.tables.iter().position(|table| table.id == id);
        if found.is_none() && !self.broken.tables.contains(&id) {
            report.push(unknown_reference("table", id, span, self.tables.iter().map(|table| table.id.as_str())));
        }
        found.map(TableIx)
    }

    /// Columns without a table: kept by their period, since each table beside them has columns of its own. Each of
    /// `tables`, whose rows take them, has such a column.
    fn free_columns(
        &self,
        columns: &WrittenColumns,
        tables: &[&Table],
        span: Span,
        report: &mut Report,
    ) -> Option<Selection> {
        match columns {
            WrittenColumns::One(id) => {
                let period = self.period(id, span, report)?;
                have_column(tables, id, &period, span, report).then(|| Selection::Period(Box::new(period)))
            }
            WrittenColumns::Range(from, to) => {
                let (first, last) = (self.period(from, span, report), self.period(to, span, report));
                let (first, last) = (first?, last?);
                let have = have_column(tables, from, &first, span, report)
                    && have_column(tables, to, &last, span, report)
                    && tables.iter().all(|table| {
                        let place = Place { table, row: None, span };
                        at(table, &first)
                            .zip(at(table, &last))
                            .is_none_or(|(first, last)| place.makes_range([from, to], [first, last], report))
                    });
                have.then_some(Selection::Between(Box::new([first, last])))
            }
            WrittenColumns::First => Some(Selection::First),
            WrittenColumns::Last => Some(Selection::Last),
            WrittenColumns::Earlier => Some(Selection::Earlier),
            WrittenColumns::Ever => Some(Selection::Ever),
            WrittenColumns::YearEarlier => Some(Selection::YearEarlier),
            WrittenColumns::Standing => Some(Selection::Standing),
            // Only what stands before `is` or `first` is set against others, and that is a row.
            WrittenColumns::Others(_) | WrittenColumns::Before { .. } => None,
        }
    }

    /// The period that a column's id stands for in any of the tables, or is itself.
    fn period(&self, id: &str, span: Span, report: &mut Report) -> Option<Period> {
        let declared = self.tables.iter().filter_map(|table| table.column(id).and_then(|at| table.columns.get(at.0)));
        let period = declared.filter_map(|column| column.period.as_ref()).map(|column| column.period.clone()).next();
        let period = period.or_else(|| Period::parse(id).ok());
        if period.is_none() {
            let known = self.tables.iter().flat_map(|table| table.columns.iter().map(|column| column.id.as_str()));
            report.push(unknown_reference("column", id, span, known));
        }
        period
    }
}

/// What stands beside an address in its assertion.
struct Among<'a> {
    /// Tables and rows that the assertion names outright.
    named: &'a [(String, String)],
    /// The tables whose rows take the columns that stand there, where it is columns.
    tables: Vec<&'a Table>,
}

/// Whether each of the tables has a column over that period.
fn have_column(tables: &[&Table], id: &str, period: &Period, span: Span, report: &mut Report) -> bool {
    let lacks = |table: &&&Table| at(table, period).is_none();
    let lacking: Vec<&&Table> = tables.iter().filter(lacks).collect();
    for table in &lacking {
        let known = table.columns.iter().map(|column| column.id.as_str());
        report.push(no_part_of(table, "column", id, span, known));
    }
    lacking.is_empty()
}

fn at(table: &Table, period: &Period) -> Option<ColumnIx> {
    let is_it = |column: &Column| column.period.as_ref().is_some_and(|column| column.period == *period);
    table.columns().find(|(_, column)| is_it(column)).map(|(at, _)| at)
}

/// The table and row that an address names outright.
fn named(written: &Written) -> Option<(String, String)> {
    match &written.figures {
        WrittenFigures::Cells { table, row, .. } if row != "*" => Some((table.clone(), row.clone())),
        _ => None,
    }
}

/// `*` is every printed row of the table that the assertion does not name itself.
fn rows(table: &Table, row: &str, named: &[(String, String)], span: Span, report: &mut Report) -> Option<Vec<RowIx>> {
    if row == "*" {
        let is_named = |id: &str| named.iter().any(|(of, row)| *of == table.id && row == id);
        return Some(table.printed_rows().filter(|(_, row)| !is_named(&row.id)).map(|(at, _)| at).collect());
    }
    let found = table.row(row);
    if found.is_none() {
        let known = table.rows.iter().map(|row| row.id.as_str());
        report.push(no_part_of(table, "row", row, span, known));
    }
    found.map(|row| vec![row])
}

/// Where columns are named: beside a row of a table.
struct Place<'t> {
    table: &'t Table,
    /// The first of the rows; `None` where there is none.
    row: Option<RowIx>,
    span: Span,
}

impl Place<'_> {
    fn selection(&self, columns: &WrittenColumns, report: &mut Report) -> Option<Selection> {
        Some(match columns {
            WrittenColumns::Standing => Selection::Standing,
            WrittenColumns::First => Selection::First,
            WrittenColumns::Last => Selection::Last,
            WrittenColumns::Earlier => Selection::Earlier,
            WrittenColumns::Ever => Selection::Ever,
            WrittenColumns::YearEarlier => Selection::YearEarlier,
            WrittenColumns::Others(of) => Selection::Others(self.only(of, report)?),
            WrittenColumns::Before { after, of, ever } => {
                let of = self.only(of, report)?;
                let after = match after {
                    Some(id) => Some(self.since(id, of, report)?),
                    None => None,
                };
                Selection::Before { after, of, ever: *ever }
            }
            WrittenColumns::One(id) => Selection::One(self.column(id, report)?),
            WrittenColumns::Range(from, to) => {
                let (first, last) = (self.column(from, report), self.column(to, report));
                let (first, last) = (first?, last?);
                self.makes_range([from, to], [first, last], report).then_some(Selection::Range(first, last))?
            }
        })
    }

    fn makes_range(&self, [from, to]: [&str; 2], [first, last]: [ColumnIx; 2], report: &mut Report) -> bool {
        let does = makes_range(first, last, self.table, self.row);
        if !does {
            let message = format!("no range goes from `{from}` to `{to}`");
            report.push(self.column_fault(message).hint(
                "name the earlier column first, and two of one length: from a quarter to a quarter, from a year to a year",
            ));
        }
        does
    }

    /// The column in which it was so before, as `first since` names it.
    fn since(&self, id: &str, of: ColumnIx, report: &mut Report) -> Option<ColumnIx> {
        let since = self.column(id, report)?;
        let before = Selection::Before { after: None, of, ever: false };
        if selected_for(&before, self.table, self.row).contains(&since) {
            return Some(since);
        }
        let id_of = self.table.columns.get(of.0).map_or("", |column| column.id.as_str());
        let message = format!("`{id}` is no column that `first` could go back to from `{id_of}`");
        report.push(self.column_fault(message).hint("name an earlier column of the same length"));
        None
    }

    fn column_fault(&self, message: String) -> Diagnostic {
        Diagnostic::new(&codes::ASSERTION_SYNTAX, self.span, message).label(self.table.span, "the table")
    }

    /// The one column that `@2022`, `@first` or `@last` names; `None` for a table without periods.
    fn only(&self, columns: &WrittenColumns, report: &mut Report) -> Option<ColumnIx> {
        let selection = self.selection(columns, report)?;
        selected_for(&selection, self.table, self.row).first().copied()
    }

    fn column(&self, id: &str, report: &mut Report) -> Option<ColumnIx> {
        column(self.table, id, self.span, report)
    }
}

fn column(table: &Table, id: &str, span: Span, report: &mut Report) -> Option<ColumnIx> {
    let found = table.column(id);
    if found.is_none() {
        let known = table.columns.iter().map(|column| column.id.as_str());
        report.push(no_part_of(table, "column", id, span, known));
    }
    found
}

pub(super) fn no_part_of<'n>(
    table: &Table,
    what: &str,
    id: &str,
    span: Span,
    known: impl IntoIterator<Item = &'n str>,
) -> Diagnostic {
    Diagnostic::new(&codes::UNKNOWN_REFERENCE, span, format!("table `{}` has no {what} `{id}`", table.id))
        .suggest_or_list(id, known)
        .label(table.span, "the table")
}
