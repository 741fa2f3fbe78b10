//! What a claim comes to: its verdict, and the comparisons behind it.

use super::{Address, Comparison, Expression, Interval, Measure, Tolerance, Verdict};

/// A claim, evaluated against the figures of its edition.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// How it turns out.
    pub verdict: Verdict,
    /// Why it turns out so.
    pub truth: Truth,
    /// Every comparison that it makes, in the order of the assertion and of dates.
    pub comparisons: Vec<Compared>,
    /// Figures that it rests on are provisional.
    pub provisional: bool,
}

impl Evaluation {
    /// The comparisons that made the verdict what it is, and behind those that contradict the words what is true instead.
    #[must_use]
    pub fn decisive(&self) -> Vec<&Compared> {
        let (decisive, others): (Vec<&Compared>, Vec<&Compared>) =
            self.comparisons.iter().partition(|compared| compared.decides);
        let instead = others.into_iter().filter(|compared| compared.truth == Truth::Holds);
        let instead = instead.filter(|_| self.verdict == Verdict::Contradicted);
        decisive.into_iter().chain(instead).collect()
    }
}

/// Two numbers that were set against each other.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The left side.
    pub left: Side,
    /// How they are said to stand to each other.
    pub comparison: Comparison,
    /// The right side.
    pub right: Side,
    /// How far the two may be apart and still count as equal.
    pub tolerance: Option<Tolerance>,
    /// What came of it.
    pub truth: Truth,
    /// Without it the answer could be another: with `not (a and b)` it is what does not hold that makes it true.
    pub decides: bool,
}

/// One side of a comparison.
#[derive(Clone, Debug)]
pub struct Side {
    /// What it is of, over single cells.
    pub expression: Expression<Address>,
    /// What it can be; `None` where that cannot be said.
    pub range: Option<Interval>,
    /// How it is to be written.
    pub scale: Scale,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// As it is.
    Plain,
    /// A hundred times as large, as a percentage.
    Percent,
    /// A hundred times as large, in percentage points.
    Points,
}

/// What a comparison, or what is joined of several, comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// True whatever the figures are within what they can mean.
    Holds,
    /// False whatever the figures are.
    Fails,
    /// Some of what the figures can mean makes it true, and some false.
    Open(Open),
    /// The figures cannot say this.
    CannotSay(Unfit),
}

/// Why a comparison is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// What the source rounds or withholds leaves room for both.
    Ranges,
    /// A figure is missing.
    Missing,
    /// A year that is not over bounds itself from below only.
    YearNotOver,
    /// A figure that is divided by can be zero.
    DividedByZero,
}

/// Why figures cannot say something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// They cover stretches of unequal length.
    UnequalPeriods,
    /// A figure is added to itself, or a stretch to one that it lies in, so it would count twice.
    CountedTwice,
    /// What there is on a day is set against what came in over a stretch, and the like.
    UnlikeMeasures(Measure, Measure),
    /// What there is on one day is added to what there is on another.
    StocksAdded,
    /// Percentages are averaged, though they are of wholes of different size.
    SharesAveraged,
    /// A total is added to what it adds up itself.
    TotalWithParts,
    /// Persons who can come in twice are added up, or taken off where they can stand elsewhere too.
    Recurring,
    /// A plain number is set against a percentage, or added to one.
    BareNumber,
    /// Different things are counted.
    UnlikeUnits(String, String),
    /// Per cent and percentage points.
    PointsAndPercent,
    /// A share, or growth in per cent, of what is or can be below zero.
    BelowZero,
    /// Two counts are multiplied, or a percentage of one whole and another count.
    Multiplied,
    /// Nothing is printed for the same period on both sides.
    NoCommonPeriod,
    /// Columns are named, and one side has some that the other lacks.
    ColumnsDiffer,
    /// What is asked of other columns too is of several itself.
    ColumnsApart,
    /// There are no figures to compare.
    NoFigures,
    /// Names are no numbers.
    Names,
    /// It makes more comparisons than anybody would read.
    TooMany,
}
