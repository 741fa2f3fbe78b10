//! Which columns of earlier editions can bear on the figures of the edition at hand.
//!
//! Totals and percentages stay in their column, and periods bind only what has days in common. Columns are bound
//! together beyond that by words alone: by numbers and open claims that are made of several. What is bound to no column
//! of the edition at hand, over however many steps, tells nothing of it, and a dossier of twenty years is not gone
//! through for a letter about five.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::claims::over_cells;
use crate::model::{Address, CellIx, Column, ColumnIx, Edition, Expression, Selection, StatedIx, Table, Verdict};

/// What can bear on what is asked.
#[derive(Default)]
pub(super) struct Bearing<'c> {
    /// The stretches of days of each table that have no day in common, over all editions, by date.
    stretches: BTreeMap<&'c str, Vec<(Date, Date)>>,
    places: BTreeMap<Place<'c>, usize>,
    /// Of each place one that it is bound to; itself where it is none.
    bound_to: Vec<usize>,
    /// What is bound to what is asked of.
    reached: BTreeSet<usize>,
}

/// What figures stand in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place<'c> {
    /// One of the stretches of a table.
    Stretch(&'c str, usize),
    /// A category, which every edition counts anew.
    Category(usize, &'c str, &'c str),
    /// A figure that is in no table.
    Stated(usize, usize),
}

impl<'c> Bearing<'c> {
    /// What bears on the first of those editions, and on figures of others that are asked of too.
    pub(super) fn on(editions: &[&'c Edition], tables: &BTreeSet<&str>, asked: &[(usize, CellIx)]) -> Bearing<'c> {
        let mut bearing = Bearing { stretches: stretches(editions, tables), ..Bearing::default() };
        for (at, edition) in editions.iter().enumerate() {
            bearing.bind(at, edition, tables);
        }
        let own = editions.first().into_iter().flat_map(|edition| &edition.tables);
        let own = own
            .filter(|table| tables.contains(&*table.series))
            .flat_map(|table| table.columns.iter().map(move |column| (0, table, column)));
        let others = asked.iter().filter_map(|(at, CellIx { table, column, .. })| {
            let table = editions.get(*at)?.tables.get(table.0)?;
            Some((*at, table, table.columns.get(column.0)?))
        });
        for (at, table, column) in own.chain(others) {
            let place = bearing.column(at, table, column);
            let leader = bearing.leader(place);
            bearing.reached.insert(leader);
        }
        bearing
    }

    /// Whether a column of an edition bears on what is asked.
    pub(super) fn bears(&self, edition: usize, table: &'c Table, column: &'c Column) -> bool {
        let place = self.places.get(&self.place(edition, table, column));
        place.is_some_and(|place| self.reached.contains(&self.leader(*place)))
    }

    /// Binds together what stands in one number or one comparison of the text.
    fn bind(&mut self, at: usize, edition: &'c Edition, tables: &BTreeSet<&str>) {
        for told in edition.translations.iter().map(|translation| &translation.told).chain([edition]) {
            for figure in told.figures.iter().filter(|figure| !is_one_cell(&figure.expression)) {
                match over_cells(&figure.expression, told) {
                    Some(over) => self.bind_all(at, edition, &over.addresses(), tables),
                    None => self.bind_all(at, edition, &figure.expression.addresses(), tables),
                }
            }
        }
        let open = edition.evaluations.iter().filter(|evaluation| evaluation.verdict == Verdict::Undecided);
        for compared in open.flat_map(|evaluation| &evaluation.comparisons) {
            let addresses = [&compared.left, &compared.right].map(|side| side.expression.addresses()).concat();
            self.bind_all(at, edition, &addresses, tables);
        }
    }

    fn bind_all(&mut self, at: usize, edition: &'c Edition, addresses: &[&Address], tables: &BTreeSet<&str>) {
        let mut first = None;
        for address in addresses {
            let places = match address {
                Address::Stated(StatedIx(stated)) => vec![self.number(Place::Stated(at, *stated))],
                Address::Cells { table, columns, .. } => {
                    let table = edition.tables.get(table.0).filter(|table| tables.contains(&*table.series));
                    table.map_or_else(Vec::new, |table| self.columns(at, table, columns))
                }
                Address::Columns(_) => Vec::new(),
            };
            for place in places {
                let (one, other) = (self.leader(place), self.leader(*first.get_or_insert(place)));
                self.bound_to[one] = other;
            }
        }
    }

    /// The column of a single cell; all of the table where it may be any.
    fn columns(&mut self, at: usize, table: &'c Table, selection: &Selection) -> Vec<usize> {
        let is_named = |column: ColumnIx| !matches!(selection, Selection::One(one) if *one != column);
        let named = table.columns().filter(|(column, _)| is_named(*column));
        named.map(|(_, column)| self.column(at, table, column)).collect()
    }

    fn column(&mut self, edition: usize, table: &'c Table, column: &'c Column) -> usize {
        self.number(self.place(edition, table, column))
    }

    fn place(&self, edition: usize, table: &'c Table, column: &'c Column) -> Place<'c> {
        let known = self.stretches.get(table.series.as_str()).map_or(&[][..], Vec::as_slice);
        match days(column) {
            // Among stretches without a day in common, it lies in the last that begins no later.
            Some((first, _)) => Place::Stretch(&table.series, known.partition_point(|(start, _)| *start <= first)),
            None => Place::Category(edition, &table.series, &column.id),
        }
    }

    fn number(&mut self, place: Place<'c>) -> usize {
        let next = self.bound_to.len();
        let number = *self.places.entry(place).or_insert(next);
        if number == next {
            self.bound_to.push(next);
        }
        number
    }

    fn leader(&self, mut place: usize) -> usize {
        while self.bound_to[place] != place {
            place = self.bound_to[place];
        }
        place
    }
}

fn is_one_cell(expression: &Expression<Address>) -> bool {
    matches!(expression, Expression::Figures(Address::Cells { columns: Selection::One(_), .. }))
}

/// All days that a column can be about; `None` for a category.
fn days(column: &Column) -> Option<(Date, Date)> {
    let of = column.period.as_ref()?;
    let readings = || [&of.period].into_iter().chain(&of.or);
    let first = readings().map(|period| period.start.earliest).min()?;
    Some((first, readings().map(|period| period.end.latest).max()?))
}

fn stretches<'c>(editions: &[&'c Edition], tables: &BTreeSet<&str>) -> BTreeMap<&'c str, Vec<(Date, Date)>> {
    let mut stretches: BTreeMap<&str, Vec<(Date, Date)>> = BTreeMap::new();
    let of_tables = editions.iter().flat_map(|edition| &edition.tables).filter(|table| tables.contains(&*table.series));
    for table in of_tables {
        stretches.entry(&table.series).or_default().extend(table.columns.iter().filter_map(days));
    }
    stretches.values_mut().for_each(join);
    stretches
}

/// Makes one of those that have a day in common.
fn join(stretches: &mut Vec<(Date, Date)>) {
    stretches.sort_unstable();
    stretches.dedup_by(|next, last| {
        let meets = next.0 <= last.1;
        if meets {
            last.1 = last.1.max(next.1);
        }
        meets
    });
}
