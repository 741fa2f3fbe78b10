//! Stretches of days as far as they are certain, and how they lie in each other.
//!
//! Where a header can be read in two ways or a source is not sure of a bound, a stretch lies in another only if it does
//! so however both are read.

use jiff::civil::Date;

use super::{Period, PeriodColumn};

/// The period of a column with all that its readings and bounds leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The place of the column in its list.
    pub at: usize,
    /// The first day that it can have.
    pub from: Date,
    /// The last day that it can have.
    pub to: Date,
    /// The days that it surely has: from the latest start to the earliest end.
    pub surely: (Date, Date),
}

impl Stretch {
    /// Stretches can lie side by side in more ways than anybody prints: months, quarters, halves and all that they mix to.
    pub const MOST_WAYS: usize = 32;

    /// The stretch of a column; `None` for a period that its source is not sure of as a whole.
    #[must_use]
    pub fn of(at: usize, column: &PeriodColumn) -> Option<Stretch> {
        let readings: Vec<&Period> = std::iter::once(&column.period).chain(&column.or).collect();
        let certain = |period: &&Period| period.start.is_certain() && period.end.is_certain();
        if readings.iter().any(|period| period.uncertain && certain(period)) {
            return None;
        }
        Some(Stretch {
            at,
            from: readings.iter().map(|period| period.start.earliest).min()?,
            to: readings.iter().map(|period| period.end.latest).max()?,
            surely: (
                readings.iter().map(|period| period.start.latest).max()?,
                readings.iter().map(|period| period.end.earliest).min()?,
            ),
        })
    }

    /// Whether no reading and no bound leaves open which days it has.
    #[must_use]
    pub fn is_certain(self) -> bool {
        (self.from, self.to) == self.surely
    }

    /// Whether it lies in the other however both are read, and is shorter.
    #[must_use]
    pub fn is_inside(self, whole: Stretch) -> bool {
        let (first, last) = whole.surely;
        first <= self.from && self.to <= last && (self.from, self.to) != (first, last)
    }

    /// Whether stretches that lie in it side by side, by date, leave no day of it out.
    #[must_use]
    pub fn is_filled_by(self, way: &[Stretch]) -> bool {
        let certain = self.is_certain() && way.iter().all(|part| part.is_certain());
        let joined = way.windows(2).all(|pair| pair[0].to.tomorrow().is_ok_and(|next| next == pair[1].from));
        let ends = (way.first().map(|first| first.from), way.last().map(|last| last.to));
        certain && joined && ends == (Some(self.from), Some(self.to))
    }

    /// In which ways stretches, given by their first days, lie side by side without room for another between: at most
    /// `MOST_WAYS` of them.
    #[must_use]
    pub fn ways(stretches: &[Stretch]) -> Vec<Vec<Stretch>> {
        let mut ways = Vec::new();
        extend(&mut Vec::new(), stretches, &mut ways);
        ways
    }
}

/// Extends a way by every stretch that follows without leaving room for another between, until none does.
fn extend(way: &mut Vec<Stretch>, stretches: &[Stretch], ways: &mut Vec<Vec<Stretch>>) {
    let after = way.last().map(|last| last.to);
    let later = stretches.iter().filter(|next| after.is_none_or(|after| after < next.from));
    let Some(first_end) = later.clone().map(|next| next.to).min() else {
        if !way.is_empty() {
            ways.push(way.clone());
        }
        return;
    };
    for next in later.filter(|next| next.from <= first_end) {
        if ways.len() >= Stretch::MOST_WAYS {
            return;
        }
        way.push(*next);
        extend(way, stretches, ways);
        way.pop();
    }
}
