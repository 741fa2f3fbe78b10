//! Tables and rows that count another thing than in the edition before, or in another way.

use crate::model::{Dossier, Edition, EditionIx, FigureSet, Measure, RevisionKind, Row, RowIx, Table, TableIx};

/// A table or row that counts otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Redefined<'d> {
    /// Where it stands.
    pub of: FigureSet,
    /// The last edition before that has the table.
    pub earlier: &'d Edition,
    /// The table there.
    pub table: &'d Table,
    /// What it counted there, and what kind of quantity that was.
    pub before: (&'d str, Measure),
    /// What it counts now.
    pub now: (&'d str, Measure),
    /// The edition says why.
    pub explained: bool,
}

/// All of them, in the order of tables and rows; of a table that changed as a whole no rows.
#[must_use]
pub fn redefined(dossier: &Dossier, edition: EditionIx) -> Vec<Redefined<'_>> {
    let Some(of) = dossier.editions.get(edition.0) else {
        return Vec::new();
    };
    let older = dossier.editions.get(edition.0 + 1..).unwrap_or_default();
    let mut found = Vec::new();
    for (at, now) in of.tables.iter().enumerate() {
        let earlier = older.iter().find_map(|edition| Some((edition, edition.same_table(now)?)));
        if let Some((earlier, before)) = earlier {
            found.extend(in_table(of, (TableIx(at), now), (earlier, before)));
        }
    }
    found
}

fn in_table<'d>(
    of: &Edition,
    (at, now): (TableIx, &'d Table),
    (earlier, before): (&'d Edition, &'d Table),
) -> Vec<Redefined<'d>> {
    let found = |row: Option<RowIx>, was: (&'d str, Measure), is: (&'d str, Measure)| {
        let set = FigureSet { table: at, row, column: None };
        let told = |of: FigureSet| of.table == at && of.column.is_none() && (of.row.is_none() || of.row == row);
        let mut revisions = of.revisions.iter();
        let explained = revisions.any(|revision| revision.kind == RevisionKind::Definition && told(revision.of));
        (was != is).then_some(Redefined { of: set, earlier, table: before, before: was, now: is, explained })
    };
    if let Some(whole) = found(None, (&before.unit, before.measure), (&now.unit, now.measure)) {
        return vec![whole];
    }
    let row = |(row_at, row): (usize, &'d Row)| {
        let earlier = before.rows.iter().find(|earlier| earlier.series == row.series)?;
        found(Some(RowIx(row_at)), earlier.counts(before), row.counts(now))
    };
    now.rows.iter().enumerate().filter_map(row).collect()
}
