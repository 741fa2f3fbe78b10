//! A sentence that names one row of a table and states the figure of another is a slip that no other rule sees: the link
//! was copied from the sentence about its neighbour, and the number is that of its cell.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Case;
use super::passages::{Binding, Passage, passages};
use crate::claims::{Computed, computed};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Address, CellIx, ClaimIx, Edition, Expression, Figure, FigureIx, RowIx, Table, TableIx};
use crate::wording::{keeps_apart, puts_aside};
use names::{Facet, Name, Names, Word, words};

code!(CODE, "other-row", Warning, "a sentence names another row than that of the figure in it");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let mut names: BTreeMap<TableIx, Names> = BTreeMap::new();
    for passage in passages(case.edition) {
        let cells = cells(&passage, case.edition);
        // What is stated beside tables may be what the sentence names.
        if cells.is_empty() || passage.bindings().any(|(_, binding)| matches!(binding, Binding::Stated(_))) {
            continue;
        }
        let (words, rows) = (words(&passage.text), rows(&passage, case.edition));
        for (at, cell) in cells.iter().enumerate() {
            let Some(table) = case.edition.tables.get(cell.of.table.0) else {
                continue;
            };
            let names = names.entry(cell.of.table).or_insert_with(|| Names::of(table));
            let is_repeated = cells.iter().take(at).any(|before| before.of == cell.of);
            let stated =
                Stated { passage: &passage, words: &words, rows: &rows, is_repeated, cell, table, names, case };
            report.findings.extend(stated.found());
        }
    }
}

/// A number in the text that is one cell.
struct Bound<'c> {
    /// The byte at which it stands.
    at: usize,
    figure: &'c Figure,
    of: CellIx,
}

/// A figure in its sentence and in its table.
struct Stated<'s> {
    passage: &'s Passage<'s>,
    words: &'s [Word],
    /// All rows whose figures the numbers and claims of the sentence are made of.
    rows: &'s BTreeSet<(TableIx, RowIx)>,
    /// Whether the very cell was stated before, so that words which name it may belong to that.
    is_repeated: bool,
    cell: &'s Bound<'s>,
    table: &'s Table,
    names: &'s Names,
    case: &'s Case<'s>,
}

/// A name that a sentence says, and which of its words say it.
type Said<'n> = (&'n Name, Vec<usize>);

fn cells<'c>(passage: &Passage<'_>, edition: &'c Edition) -> Vec<Bound<'c>> {
    let bound = passage.bindings().filter_map(|(at, binding)| {
        let Binding::Figure(FigureIx(figure)) = binding else {
            return None;
        };
        let figure = edition.figures.get(figure)?;
        let Computed::Cell(table, row, column) = computed(&figure.expression, edition) else {
            return None;
        };
        Some(Bound { at, figure, of: CellIx { table, row, column } })
    });
    bound.collect()
}

fn rows(passage: &Passage<'_>, edition: &Edition) -> BTreeSet<(TableIx, RowIx)> {
    let expressions = passage.bindings().filter_map(|(_, binding)| match binding {
        Binding::Figure(FigureIx(at)) => edition.figures.get(at).map(|figure| &figure.expression),
        Binding::Claim(ClaimIx(at)) => edition.claims.get(at).map(|claim| &claim.assertion),
        _ => None,
    });
    let addresses = expressions.flat_map(Expression::addresses);
    let of_tables = addresses.filter_map(|address| match address {
        Address::Cells { table, rows, .. } => Some(rows.iter().map(|row| (*table, *row))),
        Address::Columns(_) | Address::Stated(_) => None,
    });
    of_tables.flatten().collect()
}

impl Stated<'_> {
    fn found(&self) -> Option<Diagnostic> {
        let mut others = self.names.said(self.words);
        others.retain(|said| self.is_another(said));
        if others.is_empty() {
            return None;
        }
        let related = related(self.table, self.cell.of.row);
        others.retain(|(name, _)| !related.iter().any(|row| self.names.has(*row, name)));
        let named: Vec<&Name> = others.iter().map(|(name, _)| *name).collect();
        others.iter().find_map(|said| self.told(said, counterpart(&named, said.0, self.cell.of.row, self.names)?))
    }

    /// Whether a name is that of another row, and no figure of the sentence is of that.
    fn is_another(&self, (name, places): &Said<'_>) -> bool {
        let at = self.cell.of.row;
        let (Some(own), Some(row)) = (self.names.of_row(at, name.facet), self.table.rows.get(at.0)) else {
            return false;
        };
        let may_be_own = || !self.is_repeated && own.may_be_meant(row, name, self.words, places);
        !self.names.has(at, name)
            && !own.holds(name)
            && !name.holds(own)
            && !self.is_taken(name)
            && !may_be_own()
            && self.is_plain(name.facet, places)
    }

    fn is_taken(&self, name: &Name) -> bool {
        let tables = &self.case.edition.tables;
        let mut rows = self.rows.iter().filter_map(|(table, row)| tables.get(table.0)?.rows.get(row.0));
        rows.any(|row| name.is_of(row))
    }

    /// Whether the words name what the figure is of, and not what it is a part of or something beside it.
    fn is_plain(&self, facet: Facet, places: &[usize]) -> bool {
        let ranges = || places.iter().filter_map(|at| self.words.get(*at)).map(|word| word.range.clone());
        let (Some(start), Some(end)) = (ranges().map(|it| it.start).min(), ranges().map(|it| it.end).max()) else {
            return false;
        };
        let (text, language) = (&self.passage.text, self.case.language);
        let between = text.get(end..self.cell.at).or_else(|| text.get(self.cell.at..start));
        let is_aside = || {
            text.get(..start).is_some_and(|before| puts_aside(before, language))
                || between.is_some_and(|between| keeps_apart(between, language))
        };
        let mut bindings = ranges().map(|range| self.passage.binding(range.start));
        // The lines below a heading are always a part of it: `van de mannen`.
        bindings.all(|binding| binding == Binding::Free) && (facet == Facet::Group || !is_aside())
    }

    fn told(&self, (name, places): &Said<'_>, other: RowIx) -> Option<Diagnostic> {
        let CellIx { row, column, .. } = self.cell.of;
        let own = self.names.of_row(row, name.facet)?;
        let (cell, there) = (self.table.cell(row, column)?, self.table.cell(other, column)?);
        let (row, other) = (self.table.rows.get(row.0)?, self.table.rows.get(other.0)?);
        // Two rows of one id have a finding of their own.
        if row.id == other.id {
            return None;
        }
        let range = self.stretch(places)?;
        let (section, sentence) = self.passage.subject(self.passage.text.get(range.clone())?);
        let message = format!("the sentence names `{}`, but a figure in it is that of `{}`", name.label, own.label);
        let label = match name.facet {
            Facet::Group => format!("{}, {}", name.label, other.label),
            Facet::Line | Facet::Category => other.label.clone(),
        };
        let address = format!("{}.{}@{}", self.table.id, other.id, self.table.columns.get(column.0)?.id);
        Some(
            Diagnostic::new(&CODE, self.passage.place(&range)?, message)
                .about(self.case.name(), section)
                .in_sentence(sentence)
                .label(self.cell.figure.span, "the figure")
                .label(cell.span, format!("its cell holds `{}`", cell.printed))
                .label(there.span, format!("that of `{label}` holds `{}`", there.printed))
                .hint(format!("bind the number to `figure:{address}`, or name the row that it is of")),
        )
    }

    /// From the first of those words to the last, or the first alone where others stand between.
    fn stretch(&self, places: &[usize]) -> Option<Range<usize>> {
        let first = self.words.get(*places.first()?)?.range.clone();
        let last = self.words.get(*places.last()?)?.range.clone();
        let in_a_row = places.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next));
        Some(if in_a_row { first.start..last.end } else { first })
    }
}

/// The row that has those names and in all else those of the figure. A line need not stand below the same heading.
fn counterpart(said: &[&Name], first: &Name, own: RowIx, names: &Names) -> Option<RowIx> {
    let of = |facet: Facet, row: RowIx| {
        let wanted =
            if first.facet == facet { Some(first) } else { said.iter().find(|name| name.facet == facet).copied() };
        match (wanted, names.of_row(row, facet), names.of_row(own, facet)) {
            (Some(wanted), _, _) => names.has(row, wanted),
            (None, Some(there), Some(own)) => std::ptr::eq(there, own),
            (None, there, own) => there.is_none() && own.is_none(),
        }
    };
    let rows = || (0..names.rows()).map(RowIx);
    let below_same = rows().find(|row| Facet::ALL.into_iter().all(|facet| of(facet, *row)));
    let is_line = first.facet == Facet::Line;
    below_same.or_else(|| rows().find(|row| is_line && of(Facet::Line, *row) && of(Facet::Category, *row)))
}

/// The rows that a row is part of, at any depth, those that are part of it, and those that it is a share of or the
/// other way round.
fn related(table: &Table, row: RowIx) -> BTreeSet<RowIx> {
    let pairs = || {
        table.rows.iter().enumerate().flat_map(|(at, of)| {
            let parts = of.sums.iter().flatten().map(move |part| (RowIx(at), *part));
            parts.chain(of.part_of.map(|whole| (whole, RowIx(at))))
        })
    };
    let pairs: Vec<(RowIx, RowIx)> = pairs().collect();
    let wholes = reached(row, pairs.iter().map(|(whole, part)| (*part, *whole)).collect());
    let parts = reached(row, pairs);
    let shares = table.rows.iter().enumerate().filter_map(|(at, of)| of.share.map(|share| (RowIx(at), share)));
    let shares = shares.map(|(at, share)| [at, share.numerator, share.denominator]);
    let shares = shares.filter(|of| of.contains(&row)).flatten();
    wholes.into_iter().chain(parts).chain(shares).collect()
}

fn reached(from: RowIx, steps: Vec<(RowIx, RowIx)>) -> BTreeSet<RowIx> {
    let mut next: BTreeMap<RowIx, Vec<RowIx>> = BTreeMap::new();
    for (from, to) in steps {
        next.entry(from).or_default().push(to);
    }
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(row) = open.pop() {
        if reached.insert(row) {
            open.extend(next.get(&row).into_iter().flatten());
        }
    }
    reached
}
