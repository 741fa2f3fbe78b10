//! Tables, rows and columns that go on under another name than before, so that nothing holds their figures to what was
//! said of them.

use std::collections::BTreeSet;

use crate::diag::Span;
use crate::model::{Column, Dossier, Edition, EditionIx, Period, Row, Table};

/// Something that goes on under another name.
#[derive(Clone, Debug)]
pub struct Renamed<'d> {
    /// What it is.
    pub what: Name,
    /// Its address now.
    pub at: String,
    /// Where it stands.
    pub span: Span,
    /// What readers see of it, then and now.
    pub label: &'d str,
    /// Its address in the earlier edition.
    pub before: String,
    /// Where it stood.
    pub earlier_span: Span,
    /// The last edition before that has the table, or the last before.
    pub earlier: &'d Edition,
}

/// What goes on under another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A table of the same title has another id.
    Table,
    /// A row of the same label has another id, and its own is gone.
    Row,
    /// A row has the label of another one of the table, which has another label itself.
    Label,
    /// A column of the same id and label is of other days that have some in common.
    Period,
}

/// All of them, in the order of tables, rows and columns.
#[must_use]
pub fn renamed(dossier: &Dossier, edition: EditionIx) -> Vec<Renamed<'_>> {
    let Some(of) = dossier.editions.get(edition.0) else {
        return Vec::new();
    };
    let older = dossier.editions.get(edition.0 + 1..).unwrap_or_default();
    let mut found = Vec::new();
    for now in &of.tables {
        let having = older.iter().find_map(|earlier| Some((earlier, earlier.same_table(now)?)));
        match having {
            Some((earlier, before)) => {
                found.extend(rows(now, before, earlier));
                found.extend(columns(now, before, earlier));
            }
            None => found.extend(older.first().and_then(|earlier| table(of, now, earlier))),
        }
    }
    found
}

fn table<'d>(of: &Edition, now: &'d Table, earlier: &'d Edition) -> Option<Renamed<'d>> {
    let is_it = |before: &&Table| is_alike(&before.title, &now.title) && of.same_table(before).is_none();
    let before = earlier.tables.iter().find(is_it)?;
    Some(Renamed {
        what: Name::Table,
        at: now.id.clone(),
        span: now.span,
        label: &now.title,
        before: before.id.clone(),
        earlier_span: before.span,
        earlier,
    })
}

fn rows<'d>(now: &'d Table, before: &'d Table, earlier: &'d Edition) -> Vec<Renamed<'d>> {
    let ids: BTreeSet<&str> = now.rows.iter().map(|row| row.series.as_str()).collect();
    let known: BTreeSet<&str> = before.rows.iter().map(|row| row.series.as_str()).collect();
    let mut found = Vec::new();
    for row in &now.rows {
        let of_label = || before.rows.iter().find(|other| other.series != row.series && is_the_same(other, row));
        let what = if known.contains(row.series.as_str()) { Name::Label } else { Name::Row };
        let own = before.rows.iter().find(|other| other.series == row.series);
        // What keeps its label goes on under its own id, whatever else has that label too.
        let Some(other) = own.is_none_or(|own| !is_the_same(own, row)).then(of_label).flatten() else {
            continue;
        };
        // The other goes on as itself: this is one more of that label, under another heading perhaps.
        let goes_on = now.rows.iter().any(|row| row.series == other.series && is_the_same(row, other));
        if goes_on || what == Name::Row && ids.contains(other.series.as_str()) {
            continue;
        }
        let (own, old) = lines(&row.id, &other.id);
        let (at, before) = (format!("{}.{own}", now.id), format!("{}.{old}", before.id));
        // A line of several figures has changed its name once.
        if found.iter().all(|known: &Renamed<'_>| (&known.at, &known.before) != (&at, &before)) {
            let label = if own == row.id { row.label.as_str() } else { label_of_line(row) };
            found.push(Renamed { what, at, span: row.span, label, before, earlier_span: other.span, earlier });
        }
    }
    found
}

/// The ids of two rows without the category that they share: of rows that are about one of a line's, the lines.
fn lines<'i>(own: &'i str, old: &'i str) -> (&'i str, &'i str) {
    let parted = own.split_once('.').zip(old.split_once('.'));
    parted.filter(|(own, old)| own.1 == old.1).map_or((own, old), |(own, old)| (own.0, old.0))
}

/// The header of a row without what its category is called.
fn label_of_line(row: &Row) -> &str {
    let behind = row.about.as_deref().and_then(|about| row.label.strip_suffix(about));
    behind.and_then(|line| line.strip_suffix(", ")).unwrap_or(&row.label)
}

fn is_the_same(one: &Row, other: &Row) -> bool {
    is_alike(&one.label, &other.label) && one.group == other.group
}

fn columns<'d>(now: &'d Table, before: &'d Table, earlier: &'d Edition) -> Vec<Renamed<'d>> {
    let one = |column: &'d Column| {
        let other =
            before.columns.iter().find(|other| other.id == column.id && is_alike(&other.label, &column.label))?;
        let periods = (&column.period.as_ref()?.period, &other.period.as_ref()?.period);
        is_moved(periods.1, periods.0).then(|| Renamed {
            what: Name::Period,
            at: format!("{}@{}", now.id, column.id),
            span: column.span,
            label: &column.label,
            before: periods.1.text.clone(),
            earlier_span: other.span,
            earlier,
        })
    };
    now.columns.iter().filter_map(one).collect()
}

/// Whether both have days in common and do not begin together: what began on the same day was a part that was closed.
fn is_moved(before: &Period, now: &Period) -> bool {
    let overlap = before.start.earliest <= now.end.latest && now.start.earliest <= before.end.latest;
    overlap && before.start.earliest != now.start.earliest
}

/// Whatever its capitals and spaces.
fn is_alike(one: &str, other: &str) -> bool {
    let words =
        |text: &str| text.split_whitespace().flat_map(|word| [word.to_lowercase(), " ".into()]).collect::<String>();
    !one.trim().is_empty() && words(one) == words(other)
}
