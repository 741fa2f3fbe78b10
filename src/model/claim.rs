//! What the words say of the figures: assertions over addresses, and what they turn out to be.

use super::{CellIx, ColumnIx, Number, Period, RowIx, StatedIx, TableIx, index};
use crate::diag::Span;

index! {
    /// A claim of an edition.
    ClaimIx
}

/// Words of the narrative, and what they assert about the figures.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The label of its definition.
    pub id: String,
    /// The words that make the claim, without their marks.
    pub words: String,
    /// What they assert.
    pub assertion: Expression<Address>,
    /// The assertion as the author wrote it.
    pub text: String,
    /// Where the words stand.
    pub words_span: Span,
    /// Where the assertion stands.
    pub span: Span,
}

/// How a claim turns out against the figures, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The figures say otherwise.
    Contradicted,
    /// The figures cannot say this: unequal windows, a stock against a flow, unlike units.
    Unsupported,
    /// Withheld, rounded or ambiguous figures leave it open.
    Undecided,
    /// True of the figures there are, but the words reach further than these.
    ScopeExceedsData,
    /// The figures say so.
    Holds,
}

impl Verdict {
    /// All, the gravest first.
    pub const ALL: [Verdict; 5] =
        [Verdict::Contradicted, Verdict::Unsupported, Verdict::Undecided, Verdict::ScopeExceedsData, Verdict::Holds];

    /// The name in TOML and JSON files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Contradicted => "contradicted",
            Verdict::Unsupported => "unsupported",
            Verdict::Undecided => "undecided",
            Verdict::ScopeExceedsData => "scope-exceeds-data",
            Verdict::Holds => "holds",
        }
    }

    /// The verdict of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

/// An assertion, or a part of one; `A` is how it names figures: as written, or resolved.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression<A> {
    /// Figures of a table.
    Figures(A),
    /// A plain number.
    Number(Number),
    /// A percentage: `90%`.
    Percent(Number),
    /// Percentage points: `5pp`.
    Points(Number),
    /// `+ - * /`
    Operation(Box<Expression<A>>, Operator, Box<Expression<A>>),
    /// `sum(…)`, `change(…, 2021 -> 2022)`; few have a window, and none of the others should be as large as one.
    Call(Function, Vec<Expression<A>>, Option<Box<Window<A>>>),
    /// A comparison.
    Comparison {
        /// The left side.
        left: Box<Expression<A>>,
        /// How they are said to stand to each other.
        comparison: Comparison,
        /// The right side.
        right: Box<Expression<A>>,
        /// How far the two may be apart and still count as equal.
        tolerance: Option<Tolerance>,
        /// The columns in each or any of which it is to hold.
        within: Vec<A>,
    },
    /// All of the figures that follow.
    Each(Box<Expression<A>>),
    /// At least one of the figures that follow.
    Any(Box<Expression<A>>),
    /// Both.
    And(Box<Expression<A>>, Box<Expression<A>>),
    /// At least one.
    Or(Box<Expression<A>>, Box<Expression<A>>),
    /// The opposite.
    Not(Box<Expression<A>>),
}

/// `2021 -> 2022`: from one column to the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Window<A> {
    /// The earlier column.
    pub from: A,
    /// The later column.
    pub to: A,
}

/// An arithmetic operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`, with spaces around it
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// A function over figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// All together.
    Sum,
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// The average.
    Mean,
    /// The difference between two columns, in the unit of the figures.
    Change,
    /// The difference between two columns, relative to the first.
    Growth,
}

impl Function {
    /// The names in assertions, in the order of the variants.
    pub const NAMES: [&'static str; 6] = ["sum", "min", "max", "mean", "change", "growth"];

    /// The function of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Function> {
        let all = [Function::Sum, Function::Min, Function::Max, Function::Mean, Function::Change, Function::Growth];
        Function::NAMES.iter().position(|known| *known == name).and_then(|at| all.get(at).copied())
    }

    /// The name in assertions.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Function::Sum => "sum",
            Function::Min => "min",
            Function::Max => "max",
            Function::Mean => "mean",
            Function::Change => "change",
            Function::Growth => "growth",
        }
    }
}

/// How two sides are said to stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `=`
    Equal,
    /// `>=`
    GreaterOrEqual,
    /// `>`
    Greater,
    /// `about`: equal within a tenth.
    About,
}

/// How far two sides may be apart and still count as equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// `within 10%` of the right side.
    Percent(Number),
    /// `within 5`, in the unit of the figures.
    Absolute(Number),
    /// `within 2pp`
    Points(Number),
}

/// The figures that an address names.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// Rows of a table, in some of its columns.
    Cells {
        /// The table.
        table: TableIx,
        /// The rows: one, or all others for `.*`.
        rows: Vec<RowIx>,
        /// The columns.
        columns: Selection,
    },
    /// Columns of whichever table stands beside them: the window of `change`, the set of `in each`.
    Columns(Selection),
    /// A figure that is in no table.
    Stated(StatedIx),
}

/// Which columns an address selects. There is one for every figure of every calculation, so periods are kept elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Selection {
    /// No `@`: every column that is not inside another.
    Standing,
    /// `@2022`
    One(ColumnIx),
    /// `@2019..2022`: from one to the other by date, both included.
    Range(ColumnIx, ColumnIx),
    /// `@first`, by date.
    First,
    /// `@last`, by date.
    Last,
    /// `@earlier`: the columns that end before the last.
    Earlier,
    /// `@ever`: like `@earlier`, for words that reach further back than the figures do.
    Ever,
    /// `@year-earlier`: the period of the last column, a year earlier.
    YearEarlier,
    /// Every column that is not inside another, but this one.
    Others(ColumnIx),
    /// The columns before one by date.
    Before {
        /// Only those after this one.
        after: Option<ColumnIx>,
        /// The one.
        of: ColumnIx,
        /// The words reach further back than the figures do.
        ever: bool,
    },
    /// A column named by its period, in a place that no single table decides.
    Period(Box<Period>),
    /// The same of a range: from the one to the other by date, both included.
    Between(Box<[Period; 2]>),
}

impl Address {
    /// The cell that it names first; `None` where it names no single column.
    #[must_use]
    pub fn first_cell(&self) -> Option<CellIx> {
        match self {
            Address::Cells { table, rows, columns: Selection::One(column) | Selection::Range(column, _) } => {
                Some(CellIx { table: *table, row: *rows.first()?, column: *column })
            }
            Address::Cells { .. } | Address::Columns(_) | Address::Stated(_) => None,
        }
    }
}

impl<A> Expression<A> {
    /// The same expression over other addresses, or the first error that `change` gives.
    ///
    /// # Errors
    /// Whatever `change` gives.
    pub fn try_map<B, E>(self, change: &mut impl FnMut(A) -> Result<B, E>) -> Result<Expression<B>, E> {
        let mut boxed = |part: Box<Expression<A>>| part.try_map(change).map(Box::new);
        Ok(match self {
            Expression::Number(number) => Expression::Number(number),
            Expression::Percent(number) => Expression::Percent(number),
            Expression::Points(number) => Expression::Points(number),
            Expression::Operation(left, operator, right) => {
                Expression::Operation(boxed(left)?, operator, boxed(right)?)
            }
            Expression::Each(part) => Expression::Each(boxed(part)?),
            Expression::Any(part) => Expression::Any(boxed(part)?),
            Expression::And(left, right) => Expression::And(boxed(left)?, boxed(right)?),
            Expression::Or(left, right) => Expression::Or(boxed(left)?, boxed(right)?),
            Expression::Not(part) => Expression::Not(boxed(part)?),
            Expression::Comparison { left, comparison, right, tolerance, within } => Expression::Comparison {
                left: boxed(left)?,
                comparison,
                right: boxed(right)?,
                tolerance,
                within: within.into_iter().map(change).collect::<Result<_, E>>()?,
            },
            Expression::Figures(address) => Expression::Figures(change(address)?),
            Expression::Call(function, arguments, window) => {
                let arguments =
                    arguments.into_iter().map(|argument| argument.try_map(change)).collect::<Result<_, E>>()?;
                let window = match window.map(|window| *window) {
                    Some(Window { from, to }) => Some(Box::new(Window { from: change(from)?, to: change(to)? })),
                    None => None,
                };
                Expression::Call(function, arguments, window)
            }
        })
    }

    /// Every address in it, from left to right.
    pub fn addresses(&self) -> Vec<&A> {
        let mut addresses = Vec::new();
        self.gather(&mut addresses);
        addresses
    }

    fn gather<'e>(&'e self, addresses: &mut Vec<&'e A>) {
        match self {
            Expression::Figures(address) => addresses.push(address),
            Expression::Number(_) | Expression::Percent(_) | Expression::Points(_) => {}
            Expression::Each(part) | Expression::Any(part) | Expression::Not(part) => part.gather(addresses),
            Expression::Operation(left, _, right)
            | Expression::And(left, right)
            | Expression::Or(left, right)
            | Expression::Comparison { left, right, .. } => {
                left.gather(addresses);
                right.gather(addresses);
            }
            Expression::Call(_, arguments, _) => arguments.iter().for_each(|argument| argument.gather(addresses)),
        }
    }
}
