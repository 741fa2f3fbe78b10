//! From an assertion to the single comparisons that it makes: one per column, per row, per pair.
//!
//! A row without columns stands for every column that lies in no other; two such rows are set against each other
//! column by column, like with like. Where columns are named, none of them is left out for want of a partner. Figures that stand against one without `each` or `any` are all meant. Nothing is
//! computed or judged here.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::columns::{Identity, identity, selected_for};
use super::moves::{Moves, stays};
use crate::model::{
    Address, Column, Comparison, Edition, Expression, Function, Operator, Selection, Tolerance, Unfit, Window,
};

/// More comparisons than this are no sentence.
const MOST: usize = 20_000;
/// More figures than this in all of an assertion's calculations and comparisons are no sentence either.
const MOST_FIGURES: usize = 400_000;

/// An assertion over single comparisons.
#[derive(Clone, Debug)]
pub(super) enum Instance {
    /// All of these.
    All(Vec<Instance>),
    /// At least one of these.
    Any(Vec<Instance>),
    /// The opposite.
    Not(Box<Instance>),
    /// Two numbers.
    Compare(Box<Question>),
    /// What figures cannot say, whatever they are.
    Unfit(Unfit),
}

impl Instance {
    /// Its comparisons, in their order.
    pub(super) fn into_questions(self) -> Vec<Question> {
        match self {
            Instance::All(parts) | Instance::Any(parts) => {
                parts.into_iter().flat_map(Instance::into_questions).collect()
            }
            Instance::Not(part) => part.into_questions(),
            Instance::Compare(question) => vec![*question],
            Instance::Unfit(_) => Vec::new(),
        }
    }
}

/// Whether two numbers, each of single cells, stand to each other in that way.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) left: Ground,
    pub(super) comparison: Comparison,
    pub(super) right: Ground,
    pub(super) tolerance: Option<Tolerance>,
}

/// An expression in which every address names one cell or stated figure.
pub(super) type Ground = Expression<Address>;

/// A number of a side, and the column that it is of where it is of one.
struct Term<'e> {
    ground: Ground,
    column: Option<&'e Column>,
    /// Its author says of which columns it is, so that none of these may go without a partner.
    named: bool,
    /// How many figures it is made of.
    size: usize,
}

/// Two sides and how they are said to stand to each other, before they fall apart into single numbers.
#[derive(Clone, Copy)]
struct Asked<'a> {
    left: &'a Expression<Address>,
    comparison: Comparison,
    right: &'a Expression<Address>,
    tolerance: Option<Tolerance>,
}

/// The column in which rows without columns of their own are taken.
#[derive(Clone, Copy)]
enum Place<'p> {
    Everywhere,
    In(&'p Selection),
}

/// The comparisons that an assertion makes in an edition.
pub(super) fn instances(assertion: &Expression<Address>, edition: &Edition) -> Instance {
    Reader::of(edition).assertion(assertion)
}

/// The one number that an expression comes to, over single cells.
///
/// # Errors
/// Why it cannot be said; `NoFigures` also where it comes to several numbers, or claims something.
pub(super) fn single(expression: &Expression<Address>, edition: &Edition) -> Result<Ground, Unfit> {
    let terms = Reader::of(edition).terms(expression, Place::Everywhere)?;
    let [term] = <[Term<'_>; 1]>::try_from(terms).map_err(|_| Unfit::NoFigures)?;
    Ok(term.ground)
}

/// Takes an assertion apart, as far as its size allows: rows times rows times rows are counted before they are made.
struct Reader<'e> {
    edition: &'e Edition,
    comparisons_left: Cell<usize>,
    figures_left: Cell<usize>,
}

impl<'e> Reader<'e> {
    fn of(edition: &'e Edition) -> Reader<'e> {
        Reader { edition, comparisons_left: Cell::new(MOST), figures_left: Cell::new(MOST_FIGURES) }
    }

    /// Before so many figures are put down.
    fn take(&self, figures: usize) -> Result<(), Unfit> {
        take(&self.figures_left, figures)
    }

    fn assertion(&self, assertion: &Expression<Address>) -> Instance {
        match assertion {
            Expression::And(left, right) => Instance::All(vec![self.assertion(left), self.assertion(right)]),
            Expression::Or(left, right) => Instance::Any(vec![self.assertion(left), self.assertion(right)]),
            Expression::Not(part) => Instance::Not(Box::new(self.assertion(part))),
            Expression::Comparison { left, comparison, right, tolerance, within } => {
                let asked = Asked { left, comparison: *comparison, right, tolerance: *tolerance };
                if within.is_empty() {
                    return self.asked(asked);
                }
                let places = within.iter().filter_map(columns_named);
                let in_place = |place| self.comparison(asked, Place::In(place)).unwrap_or_else(Instance::Unfit);
                Instance::All(places.map(in_place).collect())
            }
            // A number alone claims nothing.
            _ => Instance::Unfit(Unfit::NoFigures),
        }
    }

    /// A comparison, or as many as there are columns that it is to be made in.
    fn asked(&self, asked: Asked<'_>) -> Instance {
        match Moves::of([asked.left, asked.right], self.edition) {
            None => self.comparison(asked, Place::Everywhere),
            Some(moves) => moves.and_then(|moves| self.moved(asked, &moves)),
        }
        .unwrap_or_else(Instance::Unfit)
    }

    fn moved(&self, asked: Asked<'_>, moves: &Moves<'e>) -> Result<Instance, Unfit> {
        match (asked.left, asked.right) {
            (left, Expression::Each(same)) if stays(left) => self.above_itself(asked, left, same, moves),
            (Expression::Any(left), right) => {
                let mut made = Vec::new();
                for column in &moves.columns {
                    let (left, right) = (moves.side(left, column)?, moves.side(right, column)?);
                    made.push(self.comparison(Asked { left: &left, right: &right, ..asked }, Place::Everywhere)?);
                }
                Ok(Instance::Any(made))
            }
            _ => Err(Unfit::NoFigures),
        }
    }

    /// Each number against what the same comes to in the other columns, one by one.
    fn above_itself(
        &self,
        asked: Asked<'_>,
        left: &Expression<Address>,
        same: &Expression<Address>,
        moves: &Moves<'e>,
    ) -> Result<Instance, Unfit> {
        let (word, ones) = self.side(left, Place::Everywhere)?;
        if ones.is_empty() {
            return Err(Unfit::NoFigures);
        }
        let in_column = |column: &&Column| self.terms(&moves.side(same, column)?, Place::Everywhere);
        let others = moves.columns.iter().map(in_column).collect::<Result<Vec<_>, _>>()?;
        let itself = |(at, one): (usize, &Term<'_>)| {
            let there = others.iter().filter_map(|others| others.get(at));
            there.map(|other| self.compare(asked, one, other)).collect::<Result<_, _>>().map(|all| Word::Each.join(all))
        };
        Ok(word.join(ones.iter().enumerate().map(itself).collect::<Result<_, _>>()?))
    }

    fn comparison(&self, asked: Asked<'_>, place: Place<'_>) -> Result<Instance, Unfit> {
        let (one_word, ones) = self.side(asked.left, place)?;
        let (other_word, others) = self.side(asked.right, place)?;
        if ones.is_empty() || others.is_empty() {
            return Err(Unfit::NoFigures);
        }
        let compare = |one: &Term<'_>, other: &Term<'_>| self.compare(asked, one, other);
        if one_word == Word::All && other_word == Word::All && ones.len() > 1 && others.len() > 1 {
            return column_by_column(&ones, &others, compare).map(Instance::All);
        }
        let against_others = |one: &Term<'_>| {
            let compared = others.iter().map(|other| compare(one, other)).collect::<Result<_, _>>()?;
            Ok(other_word.join(compared))
        };
        Ok(one_word.join(ones.iter().map(against_others).collect::<Result<_, _>>()?))
    }

    fn compare(&self, asked: Asked<'_>, one: &Term<'_>, other: &Term<'_>) -> Result<Instance, Unfit> {
        take(&self.comparisons_left, 1)?;
        self.take(one.size.saturating_add(other.size))?;
        let (left, right) = (one.ground.clone(), other.ground.clone());
        let Asked { comparison, tolerance, .. } = asked;
        Ok(Instance::Compare(Box::new(Question { left, comparison, right, tolerance })))
    }

    /// The numbers of a side, and whether all or any of them are meant.
    fn side(&self, side: &Expression<Address>, place: Place<'_>) -> Result<(Word, Vec<Term<'e>>), Unfit> {
        match side {
            Expression::Any(part) => Ok((Word::Any, self.terms(part, place)?)),
            Expression::Each(part) => Ok((Word::Each, self.terms(part, place)?)),
            part => Ok((Word::All, self.terms(part, place)?)),
        }
    }

    fn terms(&self, expression: &Expression<Address>, place: Place<'_>) -> Result<Vec<Term<'e>>, Unfit> {
        match expression {
            Expression::Figures(address) => self.figures(address, place),
            Expression::Operation(left, operator, right) => {
                self.operation(&self.terms(left, place)?, *operator, &self.terms(right, place)?)
            }
            Expression::Call(function, arguments, window) => self.call(*function, arguments, window.as_deref(), place),
            number @ (Expression::Number(_) | Expression::Percent(_) | Expression::Points(_)) => {
                Ok(vec![Term { ground: number.clone(), column: None, named: false, size: 1 }])
            }
            // Brackets around what claims something: a claim is no number.
            _ => Err(Unfit::NoFigures),
        }
    }

    fn figures(&self, address: &Address, place: Place<'_>) -> Result<Vec<Term<'e>>, Unfit> {
        let (at, rows, columns) = match address {
            Address::Cells { table, rows, columns } => (*table, rows, columns),
            stated => {
                let ground = Expression::Figures(stated.clone());
                return Ok(vec![Term { ground, column: None, named: false, size: 1 }]);
            }
        };
        let Some(table) = self.edition.tables.get(at.0) else {
            return Ok(Vec::new());
        };
        let columns = match (columns, place) {
            (Selection::Standing, Place::In(named)) => named,
            (columns, _) => columns,
        };
        let named = *columns != Selection::Standing;
        let mut terms = Vec::new();
        for row in rows {
            let columns = selected_for(columns, table, Some(*row));
            self.take(columns.len())?;
            terms.extend(columns.into_iter().map(|column| {
                let cell = Address::Cells { table: at, rows: vec![*row], columns: Selection::One(column) };
                Term { ground: Expression::Figures(cell), column: table.columns.get(column.0), named, size: 1 }
            }));
        }
        Ok(terms)
    }

    fn operation(&self, left: &[Term<'e>], operator: Operator, right: &[Term<'e>]) -> Result<Vec<Term<'e>>, Unfit> {
        // `of` is the one whose column it keeps: the other may be one number that stands beside each of several.
        let join = |one: &Term<'e>, other: &Term<'e>, of: &Term<'e>| {
            let size = one.size.saturating_add(other.size);
            self.take(size)?;
            let sides = [&one.ground, &other.ground].map(|ground| Box::new(ground.clone()));
            let [left, right] = sides;
            let ground = Expression::Operation(left, operator, right);
            Ok(Term { ground, column: of.column, named: of.named, size })
        };
        match (left, right) {
            ([], _) | (_, []) => Err(Unfit::NoCommonPeriod),
            ([one], others) => others.iter().map(|other| join(one, other, other)).collect(),
            (ones, [other]) => ones.iter().map(|one| join(one, other, one)).collect(),
            (ones, others) => column_by_column(ones, others, |one, other| {
                let joined = join(one, other, one)?;
                Ok(Term { named: one.named || other.named, ..joined })
            }),
        }
    }

    fn call(
        &self,
        function: Function,
        arguments: &[Expression<Address>],
        window: Option<&Window<Address>>,
        place: Place<'_>,
    ) -> Result<Vec<Term<'e>>, Unfit> {
        let call = |parts: Vec<Term<'e>>| {
            let size = parts.iter().map(|part| part.size).sum();
            let parts = parts.into_iter().map(|part| part.ground).collect();
            Term { ground: Expression::Call(function, parts, None), column: None, named: false, size }
        };
        if !matches!(function, Function::Change | Function::Growth) {
            let parts = arguments.iter().map(|argument| self.terms(argument, place)).collect::<Result<Vec<_>, _>>()?;
            let parts: Vec<Term<'e>> = parts.into_iter().flatten().collect();
            return if parts.is_empty() { Err(Unfit::NoFigures) } else { Ok(vec![call(parts)]) };
        }
        let ends = window.and_then(|window| Some((columns_named(&window.from)?, columns_named(&window.to)?)));
        let (from, to) = ends.ok_or(Unfit::NoFigures)?;
        let mut changes = Vec::new();
        for argument in arguments {
            let before = self.terms(argument, Place::In(from))?;
            let after = self.terms(argument, Place::In(to))?;
            if before.len() != after.len() {
                return Err(Unfit::NoCommonPeriod);
            }
            changes.extend(before.into_iter().zip(after).map(|(before, after)| call(vec![before, after])));
        }
        Ok(changes)
    }
}

/// Whether all or at least one of a side's numbers is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Nothing is said: all, like with like.
    All,
    /// `each`
    Each,
    /// `any`
    Any,
}

impl Word {
    fn join(self, mut instances: Vec<Instance>) -> Instance {
        match (instances.len(), self) {
            (1, _) => instances.remove(0),
            (_, Word::All | Word::Each) => Instance::All(instances),
            (_, Word::Any) => Instance::Any(instances),
        }
    }
}

type ByColumn<'t, 'e> = BTreeMap<Identity<'e>, Vec<&'t Term<'e>>>;

fn by_column<'t, 'e>(terms: &'t [Term<'e>]) -> ByColumn<'t, 'e> {
    let mut by_column: ByColumn<'t, 'e> = BTreeMap::new();
    for term in terms {
        if let Some(column) = term.column {
            by_column.entry(identity(column)).or_default().push(term);
        }
    }
    by_column
}

/// What is made of the terms of both sides that are of one column. Columns that one side has and the other lacks are
/// passed over only where nobody named any: who names some means all of these.
fn column_by_column<'e, T>(
    ones: &[Term<'e>],
    others: &[Term<'e>],
    make: impl Fn(&Term<'e>, &Term<'e>) -> Result<T, Unfit>,
) -> Result<Vec<T>, Unfit> {
    let (of_ones, of_others) = (by_column(ones), by_column(others));
    if !of_ones.keys().any(|column| of_others.contains_key(column)) {
        return Err(Unfit::NoCommonPeriod);
    }
    let named = [ones, others].iter().any(|terms| terms.iter().any(|term| term.named));
    if named && !of_ones.keys().eq(of_others.keys()) {
        return Err(Unfit::ColumnsDiffer);
    }
    paired(ones, &of_others).map(|(one, other)| make(one, other)).collect()
}

/// The terms of both sides that are of the same period, or of the same category, in the order of the first. Made one by
/// one, since there may be more of them than anything is made for.
fn paired<'t, 'e>(
    ones: &'t [Term<'e>],
    others: &'t ByColumn<'t, 'e>,
) -> impl Iterator<Item = (&'t Term<'e>, &'t Term<'e>)> {
    let with = |one: &'t Term<'e>| {
        let same = one.column.and_then(|column| others.get(&identity(column)));
        same.into_iter().flatten().map(move |other| (one, *other))
    };
    ones.iter().flat_map(with)
}

fn take(left: &Cell<usize>, wanted: usize) -> Result<(), Unfit> {
    left.set(left.get().checked_sub(wanted).ok_or(Unfit::TooMany)?);
    Ok(())
}

fn columns_named(address: &Address) -> Option<&Selection> {
    match address {
        Address::Columns(selection) => Some(selection),
        Address::Cells { .. } | Address::Stated(_) => None,
    }
}
