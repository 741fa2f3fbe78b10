//! Tables of figures: rows, columns, cells, and what must hold between them.

use super::{Cell, Interval, Layout, Number, Period, Precision, Signs, Unit, index};
use crate::diag::Span;

index! {
    /// A table of an edition.
    TableIx
}
index! {
    /// A row of a table.
    RowIx
}
index! {
    /// A column of a table.
    ColumnIx
}
index! {
    /// A note of a table.
    NoteIx
}

/// One cell of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellIx {
    /// Its table.
    pub table: TableIx,
    /// Its row.
    pub row: RowIx,
    /// Its column.
    pub column: ColumnIx,
}

/// Some rows of one table, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The table.
    pub table: TableIx,
    /// The rows, in the order asked for.
    pub rows: Vec<RowIx>,
}

/// Some columns of one table.
pub type Columns = Vec<ColumnIx>;

/// What a table or row was called in earlier editions.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The id.
    pub id: String,
    /// Where it is written.
    pub span: Span,
}

/// A table as its source prints it.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name of its file; the same over all editions, except where [`Table::aliases`] tell of another.
    pub id: String,
    /// What it was called in earlier editions.
    pub aliases: Vec<Alias>,
    /// The id under which it is the same table over all editions: its first one.
    pub series: String,
    /// Its title as printed.
    pub title: String,
    /// Where the figures come from.
    pub source: Source,
    /// What is counted: `personen`.
    pub unit: String,
    /// What kind of quantity the figures are, unless a row says otherwise.
    pub measure: Measure,
    /// The source rounds to multiples of this, unless a row says otherwise; one where it does not.
    pub rounded_to: Number,
    /// Which figures the source keeps back.
    pub withheld: Option<Withheld>,
    /// The signs in force.
    pub signs: Signs,
    /// In the order printed.
    pub columns: Vec<Column>,
    /// In the order printed; each has a cell per column, or is computed.
    pub rows: Vec<Row>,
    /// How it is printed, where that is not a line per row and a column per column.
    pub layout: Option<Layout>,
    /// What hangs on the table, its rows, columns or cells; each is referred to at least once.
    pub notes: Vec<Note>,
    /// The notes that hang on the table as a whole.
    pub own_notes: Vec<NoteIx>,
    /// Where its title is written.
    pub span: Span,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A source that is named.
    Named {
        /// Who counted.
        name: String,
        /// The day on which it was counted.
        as_of: Option<Period>,
        /// Where it can be found.
        url: Option<String>,
        /// Under which licence.
        licence: Option<String>,
    },
    /// The source is not known, for this reason.
    Unknown(String),
}

/// What kind of quantity a figure is, which decides with what it may be compared or added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Counted over a period: applications in 2022.
    Flow,
    /// Counted on a day: persons in detention on 1 June.
    Stock,
    /// Counted from a fixed start on.
    Cumulative,
    /// One number per other number.
    Ratio,
    /// No quantity at all: names, as in a ranking.
    Text,
}

impl Measure {
    /// The names in TOML files, in the order of the variants.
    pub const NAMES: [&'static str; 5] = ["flow", "stock", "cumulative", "ratio", "text"];

    /// The measure of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Measure> {
        let all = [Measure::Flow, Measure::Stock, Measure::Cumulative, Measure::Ratio, Measure::Text];
        Measure::NAMES.iter().position(|known| *known == name).and_then(|at| all.get(at).copied())
    }

    /// The name in TOML files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Measure::Flow => "flow",
            Measure::Stock => "stock",
            Measure::Cumulative => "cumulative",
            Measure::Ratio => "ratio",
            Measure::Text => "text",
        }
    }
}

/// Which figures a source keeps back to protect persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Figures below this are not printed.
    pub below: Number,
    /// Zero is printed all the same, so that a withheld figure is at least one.
    pub zero_is_shown: bool,
}

impl Withheld {
    /// What a withheld figure can be, in steps of `step`.
    #[must_use]
    pub fn interval(self, step: Number) -> Interval {
        let least = if self.zero_is_shown { step } else { Number::ZERO };
        Interval { low: Some(least), high: self.below.minus(step) }
    }
}

/// A column: a period, or a category.
#[derive(Clone, Debug)]
pub struct Column {
    /// What follows `@` in an address.
    pub id: String,
    /// Its header as printed.
    pub label: String,
    /// The period it stands for; `None` for a category.
    pub period: Option<PeriodColumn>,
    /// The notes that hang on it.
    pub notes: Vec<NoteIx>,
    /// The one of them that says what is counted otherwise from this period on, so that no line joins it to those before.
    pub series_break: Option<NoteIx>,
    /// Where its header is written.
    pub span: Span,
}

/// The period of a column, and how it lies among the others of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodColumn {
    /// The period, in its first reading.
    pub period: Period,
    /// The other reading of an ambiguous header ("tot juni").
    pub or: Option<Period>,
    /// Shorter than its year: not to be compared with whole years.
    pub partial: bool,
    /// The column inside which it lies: its figures are counted there too.
    pub inside: Option<ColumnIx>,
}

/// Marks the columns that are shorter than their year, and those that lie inside another.
pub fn place_among_each_other(columns: &mut [Column]) {
    let periods: Vec<Option<Period>> =
        columns.iter().map(|column| column.period.as_ref().map(|of| of.period.clone())).collect();
    let longest = periods.iter().flatten().map(Period::days).max().unwrap_or(0);
    for (at, column) in columns.iter_mut().enumerate() {
        let Some(of) = &mut column.period else {
            continue;
        };
        let shorter_unit = of.period.unit < Unit::Year && longest >= 365;
        of.partial = of.period.is_part_of_a_year() || shorter_unit;
        let around = periods.iter().enumerate().filter(|(other, _)| *other != at);
        let around = around.filter_map(|(other, period)| period.as_ref().map(|period| (other, period)));
        let holding = around.filter(|(_, period)| of.period.is_inside(period));
        of.inside = holding.min_by_key(|(_, period)| period.days()).map(|(other, _)| ColumnIx(other));
    }
}

/// A row of figures.
#[derive(Clone, Debug)]
pub struct Row {
    /// What stands between table and `@` in an address; the same over all editions, as that of a table is. A point parts the line of the
    /// source from the category or part of a cell that the row is about: `marokko.aanvragen`.
    pub id: String,
    /// What it was called in earlier editions.
    pub aliases: Vec<Alias>,
    /// The id under which it is the same row over all editions: its first one.
    pub series: String,
    /// Its header as printed, with what its category and part are called.
    pub label: String,
    /// What its category and part are called, where it is about one of a line's.
    pub about: Option<String>,
    /// One per column, in the order of the columns; empty for a row that is computed.
    pub cells: Vec<Cell>,
    /// Sets of rows, each of which adds up to this one: the lines below a total, the categories beside one. Empty
    /// where it is no total. A row without cells is computed from the first.
    pub sums: Vec<Vec<RowIx>>,
    /// The row of which this one is a part.
    pub part_of: Option<RowIx>,
    /// Of which rows it is the quotient, where its author says so.
    pub share: Option<Share>,
    /// Whether the parts add up to the total, and its periods to the one around them; not where persons may recur.
    pub adds_up: bool,
    /// Whether readers see the row in the table.
    pub printed: bool,
    /// What is counted, where it differs from the table.
    pub unit: Option<String>,
    /// What kind of quantity it is, where it differs from the table.
    pub measure: Option<Measure>,
    /// The source rounds it to multiples of this; one where it does not.
    pub rounded_to: Number,
    /// How many decimals the source prints, where the author says so.
    pub decimals: Option<u8>,
    /// A heading that it shares with its neighbours.
    pub group: Option<String>,
    /// The columns whose cells the source did not round.
    pub exact: Columns,
    /// The notes that hang on it.
    pub notes: Vec<NoteIx>,
    /// Where its id is written.
    pub span: Span,
}

/// What a row of quotients divides by what, per column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The row that is a share.
    pub numerator: RowIx,
    /// The row that it is a share of.
    pub denominator: RowIx,
}

/// A note of a table.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its mark in the TOML file.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Where its text is written.
    pub span: Span,
}

impl Table {
    /// The row of that id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<RowIx> {
        self.rows.iter().position(|row| row.id == id).map(RowIx)
    }

    /// The column of that id.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<ColumnIx> {
        self.columns.iter().position(|column| column.id == id).map(ColumnIx)
    }

    /// The printed cell; `None` in a row that is computed.
    #[must_use]
    pub fn cell(&self, row: RowIx, column: ColumnIx) -> Option<&Cell> {
        self.rows.get(row.0).and_then(|row| row.cells.get(column.0))
    }

    /// What the figure there can be: a cell's own range, or the sum of the rows that a computed row adds up.
    ///
    /// `None` where a figure is missing: unknown is never zero.
    #[must_use]
    pub fn interval(&self, row: RowIx, column: ColumnIx) -> Option<Interval> {
        if let Some(cell) = self.cell(row, column) {
            return cell.interval();
        }
        let mut parts = self.made_of(row)?.into_iter();
        let zero = Interval::exactly(Number::ZERO);
        parts.try_fold(zero, |sum, part| Some(sum.plus(self.cell(part, column)?.interval()?)))
    }

    /// The number as printed, or the sum of the printed numbers that a computed row adds up.
    #[must_use]
    pub fn printed_number(&self, row: RowIx, column: ColumnIx) -> Option<Number> {
        if let Some(cell) = self.cell(row, column) {
            return cell.number();
        }
        let mut parts = self.made_of(row)?.into_iter();
        parts.try_fold(Number::ZERO, |sum, part| sum.plus(self.cell(part, column)?.number()?))
    }

    /// The rows whose own cells make up its figures: itself, or those that a computed row adds up, a row twice where it
    /// counts twice. `None` where it has neither cells nor rows to add up.
    #[must_use]
    pub fn made_of(&self, row: RowIx) -> Option<Vec<RowIx>> {
        self.made_of_to_depth(row, self.rows.len())
    }

    /// `depth` bounds the descent, so that totals of each other end as unknown and not in a loop.
    fn made_of_to_depth(&self, at: RowIx, depth: usize) -> Option<Vec<RowIx>> {
        let row = self.rows.get(at.0)?;
        if !row.cells.is_empty() {
            return Some(vec![at]);
        }
        let parts = row.sums.first().filter(|_| depth > 0)?;
        let made_of: Option<Vec<Vec<RowIx>>> =
            parts.iter().map(|part| self.made_of_to_depth(*part, depth - 1)).collect();
        made_of.map(|parts| parts.concat())
    }

    /// How exactly the figures of a row are printed in a column.
    #[must_use]
    pub fn precision(&self, row: RowIx, column: ColumnIx) -> Precision {
        match self.rows.get(row.0) {
            Some(row) if row.exact.contains(&column) => Precision::Exact,
            of => Precision::of(self.measure_of(row), of.map_or(self.rounded_to, |row| row.rounded_to)),
        }
    }

    /// The kind of quantity of a row.
    #[must_use]
    pub fn measure_of(&self, row: RowIx) -> Measure {
        self.rows.get(row.0).and_then(|row| row.measure).unwrap_or(self.measure)
    }

    /// What a row counts.
    #[must_use]
    pub fn unit_of(&self, row: RowIx) -> &str {
        self.rows.get(row.0).and_then(|row| row.unit.as_deref()).unwrap_or(&self.unit)
    }

    /// The most decimals that the figures of a row show, or the rows that it adds up.
    ///
    /// Of that row alone: a table of persons may print a percentage with decimals below them.
    #[must_use]
    pub fn decimals_of(&self, row: RowIx) -> u8 {
        let rows = self.made_of(row).unwrap_or_default();
        let cells = rows.into_iter().filter_map(|at| self.rows.get(at.0)).flat_map(|row| &row.cells);
        cells.map(Cell::decimals_needed).max().unwrap_or(0)
    }

    /// The rows that readers see, in the order printed.
    pub fn printed_rows(&self) -> impl Iterator<Item = (RowIx, &Row)> {
        self.rows.iter().enumerate().filter(|(_, row)| row.printed).map(|(at, row)| (RowIx(at), row))
    }

    /// The columns with their indices, in the order printed.
    pub fn columns(&self) -> impl Iterator<Item = (ColumnIx, &Column)> {
        self.columns.iter().enumerate().map(|(at, column)| (ColumnIx(at), column))
    }
}

impl Column {
    /// Whether its period is shorter than its year.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.period.as_ref().is_some_and(|period| period.partial)
    }

    /// The column inside which its period lies.
    #[must_use]
    pub fn inside(&self) -> Option<ColumnIx> {
        self.period.as_ref().and_then(|period| period.inside)
    }
}

impl Row {
    /// What it counts, and what kind of quantity that is: what it says itself, or else its table.
    #[must_use]
    pub fn counts<'r>(&'r self, table: &'r Table) -> (&'r str, Measure) {
        (self.unit.as_ref().unwrap_or(&table.unit), self.measure.unwrap_or(table.measure))
    }
}

#[cfg(test)]
impl Row {
    /// A printed row with nothing special about it, for tests to start from.
    pub(crate) fn plain(id: &str, label: &str, cells: Vec<Cell>) -> Row {
        Row {
            id: id.into(),
            aliases: Vec::new(),
            series: id.into(),
            label: label.into(),
            about: None,
            cells,
            sums: Vec::new(),
            part_of: None,
            share: None,
            adds_up: true,
            printed: true,
            unit: None,
            measure: None,
            rounded_to: Number::ONE,
            decimals: None,
            group: None,
            exact: Vec::new(),
            notes: Vec::new(),
            span: Span::new(crate::diag::FileId(0), 0..0),
        }
    }
}
