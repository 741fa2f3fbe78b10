//! The figures of the newest edition of a day, as they were printed then, and what became of them.

use std::collections::BTreeMap;

use super::{Archive, Correction, Said, Slot, State, corrected_after};
use crate::claims::selected_for;
use crate::model::{Column, ColumnIx, EditionIx, Erratum, Row, RowIx, Selection, Table, without_marks};

/// The newest figure of a row that was known on a day.
#[derive(Clone, Debug)]
pub struct FigureThen<'a> {
    /// The row.
    pub row: &'a Row,
    /// The last of its periods.
    pub column: &'a Column,
    /// As it was printed then.
    pub printed: &'a str,
    /// What was corrected in that edition since, the oldest first; `None` where it prints nothing there any more.
    pub corrected: Vec<(&'a Erratum, Option<&'a str>)>,
    /// What later editions printed instead, first and last, the oldest first.
    pub revised: Vec<Said<'a>>,
}

impl FigureThen<'_> {
    /// Whether something else was said of it later.
    #[must_use]
    pub fn is_overtaken(&self) -> bool {
        !self.corrected.is_empty() || !self.revised.is_empty()
    }
}

impl Archive<'_> {
    /// Every table of the newest edition of that state with the newest figure of each row that prints any; figures are
    /// dated, so a table of categories has none.
    #[must_use]
    pub fn figures<'a>(&'a self, state: &State<'_>) -> Vec<(&'a Table, Vec<FigureThen<'a>>)> {
        let Some(edition) = self.dossier.editions.get(state.newest.0) else {
            return Vec::new();
        };
        let later = corrected_after(self.corrections(state.newest), state.day);
        let then = Then { archive: self, at: state.newest, corrected: Corrected::of(later) };
        edition.tables.iter().map(|table| (table, then.table(table))).collect()
    }
}

struct Then<'a, 'd> {
    archive: &'a Archive<'d>,
    at: EditionIx,
    corrected: Corrected<'a>,
}

impl<'a> Then<'a, '_> {
    fn table(&self, table: &'a Table) -> Vec<FigureThen<'a>> {
        table.printed_rows().filter_map(|(at, row)| self.newest(table, at, row)).collect()
    }

    fn newest(&self, table: &'a Table, at: RowIx, row: &'a Row) -> Option<FigureThen<'a>> {
        let columns = selected_for(&Selection::Standing, table, Some(at));
        columns.into_iter().rev().find_map(|column| self.figure(table, (at, row), column))
    }

    /// `None` where nothing was printed then.
    fn figure(&self, table: &'a Table, (at, row): (RowIx, &'a Row), column: ColumnIx) -> Option<FigureThen<'a>> {
        let cell = table.cell(at, column)?;
        let column = table.columns.get(column.0).filter(|column| column.period.is_some())?;
        let corrected = self.corrected.of_figure(table, row, column);
        let printed = match corrected.first() {
            Some((_, was, _)) => (*was)?,
            None => cell.printed.as_str(),
        };
        let (dossier, history) = (self.archive.dossier, self.archive.history);
        let slot = Slot::of(column);
        let revised =
            self.archive.afterwards.of_figure((dossier, history), (&table.series, &row.series, &slot), self.at);
        let corrected = corrected.iter().map(|(erratum, _, now)| (*erratum, *now)).collect();
        (!printed.is_empty()).then_some(FigureThen { row, column, printed, corrected, revised })
    }
}

/// What was said of a figure before and after a correction.
type Step<'a> = (&'a Erratum, Option<&'a str>, Option<&'a str>);

/// The corrections of which readers did not know yet, by what they are about, the oldest first.
struct Corrected<'a>(BTreeMap<&'a str, Vec<Step<'a>>>);

impl<'a> Corrected<'a> {
    fn of(later: &'a [Correction<'_>]) -> Corrected<'a> {
        let mut all: BTreeMap<&str, Vec<Step<'a>>> = BTreeMap::new();
        let mut oldest_first: Vec<&Correction<'_>> = later.iter().collect();
        // Of one day they stand in the order in which they were made.
        oldest_first.sort_by_key(|correction| correction.erratum.date);
        for correction in oldest_first {
            for replaced in &correction.replaced {
                let [was, now] = [&replaced.was, &replaced.now].map(|text| text.as_deref().map(without_marks));
                all.entry(&replaced.at).or_default().push((correction.erratum, was, now));
            }
        }
        Corrected(all)
    }

    fn of_figure(&self, table: &Table, row: &Row, column: &Column) -> &[Step<'a>] {
        if self.0.is_empty() {
            return &[];
        }
        let at = [&table.id, ".", &row.id, "@", &column.id].concat();
        self.0.get(at.as_str()).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Corrected, Correction};
    use crate::diag::{FileId, Span};
    use crate::model::{Erratum, Part, Replaced};

    #[test]
    fn two_corrections_of_one_figure_on_one_day_are_told_in_the_order_of_the_file() {
        let errata = [(5, "1", "2"), (5, "2", "3"), (4, "0", "1")].map(|(month, was, now)| {
            let span = Span::new(FileId(0), 0..0);
            let erratum = Erratum { of: "lp".into(), date: date(2022, month, 1), reason: String::new(), span };
            let [was, now] = [was, now].map(|text| Some(text.to_owned()));
            (erratum, Replaced { part: Part::Figure, at: "lp.a@2021".into(), was, now })
        });
        let newest_first: Vec<Correction<'_>> =
            errata.iter().map(|(erratum, of)| Correction { erratum, replaced: vec![of.clone()] }).collect();
        let steps = &Corrected::of(&newest_first).0["lp.a@2021"];
        let told: Vec<_> = steps.iter().map(|(_, was, now)| (was.unwrap(), now.unwrap())).collect();
        assert_eq!(told, [("0", "1"), ("1", "2"), ("2", "3")]);
    }
}
