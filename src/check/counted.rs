//! What the figures of an edition count and of which years they speak: of a number in the text it tells what it is.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::Case;
use super::passages::Passage;
use crate::model::{Edition, Period};
use crate::wording::may_be_counted;

/// What tables and stated figures count, of which some are units, and the names with a digit in them that they have for it, in lower case; the
/// years of which they speak.
pub(super) struct Counted {
    words: BTreeSet<String>,
    units: BTreeSet<String>,
    labels: BTreeSet<String>,
    years: RangeInclusive<i16>,
}

/// Of that edition.
pub(super) fn counted(case: &Case<'_>) -> Counted {
    let edition = case.edition;
    let rows = || edition.tables.iter().flat_map(|table| &table.rows);
    let units = edition.tables.iter().map(|table| table.unit.as_str());
    let units = units.chain(rows().filter_map(|row| row.unit.as_deref()));
    let units = units.chain(edition.stated.iter().map(|stated| stated.unit.as_str()));
    let first_word = |unit: &str| unit.split_whitespace().next().map(str::to_lowercase);
    let units: BTreeSet<String> = units.filter_map(first_word).collect();
    let headers = rows().flat_map(|row| may_be_counted(&row.label, case.language));
    Counted {
        words: units.iter().cloned().chain(headers).collect(),
        units,
        labels: labels(edition),
        years: years(edition),
    }
}

impl Counted {
    /// Whether the report speaks of that year.
    pub(super) fn is_year(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// Whether its figures count what that word, in lower case, says.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether that word, in lower case, is the unit of a table, a row or a stated figure.
    pub(super) fn is_unit(&self, word: &str) -> bool {
        self.units.contains(word)
    }

    /// Whether those bytes lie in the name of a row or column, as its header has it.
    pub(super) fn name(&self, passage: &Passage<'_>, range: &Range<usize>) -> bool {
        let text = passage.text.to_lowercase();
        // Where folding case changes the length, places are no longer the same.
        text.len() == passage.text.len()
            && self.labels.iter().any(|label| {
                text.match_indices(label.as_str()).any(|(at, _)| at <= range.start && range.end <= at + label.len())
            })
    }
}

/// The years of the columns, of the edition and of the one after.
fn years(edition: &Edition) -> RangeInclusive<i16> {
    let columns = edition.tables.iter().flat_map(|table| &table.columns);
    let periods = columns.filter_map(|column| column.period.as_ref().map(|column| &column.period));
    let ends = periods.chain([&edition.reference]).map(Period::order);
    let (first, last) =
        ends.fold((i16::MAX, i16::MIN), |(first, last), (from, to)| (first.min(from.year()), last.max(to.year())));
    first..=last.saturating_add(1)
}

/// Headers such as `Gebied 61`: who names that row says no number of his own.
fn labels(edition: &Edition) -> BTreeSet<String> {
    let labels = edition.tables.iter().flat_map(|table| {
        table.rows.iter().map(|row| &row.label).chain(table.columns.iter().map(|column| &column.label))
    });
    let named = labels
        .filter(|label| label.contains(|mark: char| mark.is_ascii_digit()) && label.contains(char::is_alphabetic));
    named.map(|label| label.to_lowercase()).collect()
}
