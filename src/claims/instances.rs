//! From an assertion to the single comparisons that it makes: one per column, per row, per pair.
//!
//! A row without columns stands for every column that lies in no other; two such rows are set against each other
//! column by column, like with like. Figures that stand against one without `each` or `any` are all meant. Nothing is
//! computed or judged here.

use super::columns::{is_same, selected_for};
use super::moves::{Moves, stays};
use crate::model::{
    Address, Column, ColumnIx, Comparison, Edition, Expression, Function, Operator, RowIx, Selection, Tolerance, Unfit,
    Window,
};

/// More comparisons than this are no sentence.
const MOST: usize = 20_000;

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
}

/// Two sides and how they are said to stand to each other, before they fall apart into single numbers.
#[derive(Clone, Copy)]
struct Asked<'a> {
    left: &'a Expression<Address>,
    comparison: Comparison,
    right: &'a Expression<Address>,
    tolerance: Option<Tolerance>,
}

impl Asked<'_> {
    fn compare(self, one: &Term<'_>, other: &Term<'_>) -> Instance {
        let (left, right) = (one.ground.clone(), other.ground.clone());
        Instance::Compare(Box::new(Question { left, comparison: self.comparison, right, tolerance: self.tolerance }))
    }
}

/// The column in which rows without columns of their own are taken.
#[derive(Clone, Copy)]
enum Place<'p> {
    Everywhere,
    In(&'p Selection),
}

/// The comparisons that an assertion makes in an edition.
pub(super) fn instances(assertion: &Expression<Address>, edition: &Edition) -> Instance {
    let reader = Reader { edition };
    reader.assertion(assertion)
}

/// The one number that an expression comes to, over single cells.
///
/// # Errors
/// Why it cannot be said; `NoFigures` also where it comes to several numbers, or claims something.
pub(super) fn single(expression: &Expression<Address>, edition: &Edition) -> Result<Ground, Unfit> {
    let terms = Reader { edition }.terms(expression, Place::Everywhere)?;
    let [term] = <[Term<'_>; 1]>::try_from(terms).map_err(|_| Unfit::NoFigures)?;
    Ok(term.ground)
}

struct Reader<'e> {
    edition: &'e Edition,
}

impl<'e> Reader<'e> {
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
                Instance::All(places.map(|place| self.comparison(asked, Place::In(place))).collect())
            }
            // A number alone claims nothing.
            _ => Instance::Unfit(Unfit::NoFigures),
        }
    }

    /// A comparison, or as many as there are columns that it is to be made in.
    fn asked(&self, asked: Asked<'_>) -> Instance {
        match Moves::of([asked.left, asked.right], self.edition) {
            None => self.comparison(asked, Place::Everywhere),
            Some(moves) => moves.and_then(|moves| self.moved(asked, &moves)).unwrap_or_else(Instance::Unfit),
        }
    }

    fn moved(&self, asked: Asked<'_>, moves: &Moves<'e>) -> Result<Instance, Unfit> {
        match (asked.left, asked.right) {
            (left, Expression::Each(same)) if stays(left) => self.above_itself(asked, left, same, moves),
            (Expression::Any(left), right) => {
                let mut made = Vec::new();
                for column in &moves.columns {
                    let (left, right) = (moves.side(left, column)?, moves.side(right, column)?);
                    made.push(self.comparison(Asked { left: &left, right: &right, ..asked }, Place::Everywhere));
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
            Word::Each.join(there.map(|other| asked.compare(one, other)).collect())
        };
        Ok(word.join(ones.iter().enumerate().map(itself).collect()))
    }

    fn comparison(&self, asked: Asked<'_>, place: Place<'_>) -> Instance {
        let sides = (self.side(asked.left, place), self.side(asked.right, place));
        let ((one_word, ones), (other_word, others)) = match sides {
            (Ok(left), Ok(right)) => (left, right),
            (Err(unfit), _) | (_, Err(unfit)) => return Instance::Unfit(unfit),
        };
        if ones.is_empty() || others.is_empty() {
            return Instance::Unfit(Unfit::NoFigures);
        }
        if one_word == Word::All && other_word == Word::All && ones.len() > 1 && others.len() > 1 {
            let pairs: Vec<Instance> =
                paired(&ones, &others).into_iter().map(|(one, other)| asked.compare(one, other)).collect();
            return if pairs.is_empty() { Instance::Unfit(Unfit::NoCommonPeriod) } else { Instance::All(pairs) };
        }
        if ones.len().saturating_mul(others.len()) > MOST {
            return Instance::Unfit(Unfit::TooMany);
        }
        let against_others = |one: &Term<'_>| {
            let compared = others.iter().map(|other| asked.compare(one, other)).collect();
            other_word.join(compared)
        };
        one_word.join(ones.iter().map(against_others).collect())
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
            Expression::Figures(address) => Ok(self.figures(address, place)),
            Expression::Operation(left, operator, right) => {
                operation(&self.terms(left, place)?, *operator, &self.terms(right, place)?)
            }
            Expression::Call(function, arguments, window) => self.call(*function, arguments, window.as_ref(), place),
            number @ (Expression::Number(_) | Expression::Percent(_) | Expression::Points(_)) => {
                Ok(vec![Term { ground: number.clone(), column: None }])
            }
            // Brackets around what claims something: a claim is no number.
            _ => Err(Unfit::NoFigures),
        }
    }

    fn figures(&self, address: &Address, place: Place<'_>) -> Vec<Term<'e>> {
        let (at, rows, columns) = match address {
            Address::Cells { table, rows, columns } => (*table, rows, columns),
            stated => return vec![Term { ground: Expression::Figures(stated.clone()), column: None }],
        };
        let Some(table) = self.edition.tables.get(at.0) else {
            return Vec::new();
        };
        let columns = match (columns, place) {
            (Selection::Standing, Place::In(named)) => named,
            (columns, _) => columns,
        };
        let columns_of = |row: RowIx| selected_for(columns, table, Some(row)).into_iter();
        let cells = rows.iter().flat_map(|row| columns_of(*row).map(|column| (*row, column)));
        let term = |(row, column): (_, ColumnIx)| Term {
            ground: Expression::Figures(Address::Cells { table: at, rows: vec![row], columns: Selection::One(column) }),
            column: table.columns.get(column.0),
        };
        cells.map(term).collect()
    }

    fn call(
        &self,
        function: Function,
        arguments: &[Expression<Address>],
        window: Option<&Window<Address>>,
        place: Place<'_>,
    ) -> Result<Vec<Term<'e>>, Unfit> {
        let call = |parts: Vec<Ground>| Expression::Call(function, parts, None);
        if matches!(function, Function::Change | Function::Growth) {
            let Some((from, to)) =
                window.and_then(|window| Some((columns_named(&window.from)?, columns_named(&window.to)?)))
            else {
                return Err(Unfit::NoFigures);
            };
            let mut changes = Vec::new();
            for argument in arguments {
                let before = self.terms(argument, Place::In(from))?;
                let after = self.terms(argument, Place::In(to))?;
                if before.len() != after.len() {
                    return Err(Unfit::NoCommonPeriod);
                }
                let both = before.into_iter().zip(after);
                changes.extend(
                    both.map(|(before, after)| Term { ground: call(vec![before.ground, after.ground]), column: None }),
                );
            }
            return Ok(changes);
        }
        let mut parts = Vec::new();
        for argument in arguments {
            parts.extend(self.terms(argument, place)?.into_iter().map(|term| term.ground));
        }
        if parts.is_empty() {
            return Err(Unfit::NoFigures);
        }
        Ok(vec![Term { ground: call(parts), column: None }])
    }
}

fn operation<'e>(left: &[Term<'e>], operator: Operator, right: &[Term<'e>]) -> Result<Vec<Term<'e>>, Unfit> {
    let join = |one: &Term<'e>, other: &Term<'e>| Term {
        ground: Expression::Operation(Box::new(one.ground.clone()), operator, Box::new(other.ground.clone())),
        column: one.column.or(other.column),
    };
    let joined: Vec<Term<'e>> = match (left, right) {
        ([one], others) => others.iter().map(|other| join(one, other)).collect(),
        (ones, [other]) => ones.iter().map(|one| join(one, other)).collect(),
        (ones, others) => paired(ones, others).into_iter().map(|(one, other)| join(one, other)).collect(),
    };
    if joined.is_empty() { Err(Unfit::NoCommonPeriod) } else { Ok(joined) }
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

/// The terms of both sides that are of the same period, or of the same category, in the order of the first.
fn paired<'t, 'e>(ones: &'t [Term<'e>], others: &'t [Term<'e>]) -> Vec<(&'t Term<'e>, &'t Term<'e>)> {
    let same = |one: &Term<'_>, other: &Term<'_>| match (one.column, other.column) {
        (Some(one), Some(other)) => is_same(one, other),
        _ => false,
    };
    let with = |one: &'t Term<'e>| others.iter().filter(move |other| same(one, other)).map(move |other| (one, other));
    ones.iter().flat_map(with).collect()
}

fn columns_named(address: &Address) -> Option<&Selection> {
    match address {
        Address::Columns(selection) => Some(selection),
        Address::Cells { .. } | Address::Stated(_) => None,
    }
}
