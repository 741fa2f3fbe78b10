//! From the text of an assertion to an expression over addresses as written.
//!
//! ```text
//! assertion  = both { "or" both }            both       = side { "and" side }
//! side       = [ "not" ] comparison          comparison = terms "is" ( "highest" | "lowest" ) [ "ever" ]
//!            | terms [ order terms ] { "within" size | "in" set } [ "first" [ "ever" | "since" column ] ]
//! terms      = [ "each" | "any" ] term { "+" term | " - " term }
//! term       = factor { "*" factor | "/" factor }
//! factor     = [ "-" ] number [ "%" | "pp" ] | function "(" list [ "," column "->" column ] ")" | "(" assertion ")" | address
//! address    = table "." ( row | "*" ) [ "@" columns ] | "stated" "." name
//! row        = line { "." category | "." part }
//! columns    = column [ ".." column ] | "first" | "last" | "earlier" | "ever" | "year-earlier"
//! ```
//! A number is refused that other languages read as another one, such as `1.500`.
//! A name may hold a minus, so a minus that subtracts has spaces around it.

use std::ops::Range;

use winnow::ascii::{space0, space1};
use winnow::combinator::{alt, cut_err, delimited, fail, not, opt, peek, preceded, separated, terminated};
use winnow::error::{ContextError, StrContext, StrContextValue};
use winnow::prelude::*;
use winnow::stream::LocatingSlice;
use winnow::token::{one_of, take, take_while};

use super::{SyntaxError, places, slips};
use crate::model::{Comparison, Expression, Function, Language, Number, Operator, Tolerance, Window};

/// An address as written, and where in the assertion it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it names.
    pub figures: WrittenFigures,
    /// Where in the assertion.
    pub range: Range<usize>,
}

/// What an address names, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenFigures {
    /// `table.row@columns`
    Cells {
        /// The table's id.
        table: String,
        /// The row's id, or `*`.
        row: String,
        /// The columns.
        columns: WrittenColumns,
    },
    /// Columns alone.
    Columns(WrittenColumns),
    /// `stated.name`
    Stated(String),
}

/// Which columns, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenColumns {
    /// No `@`.
    Standing,
    /// One column.
    One(String),
    /// From one to the other.
    Range(String, String),
    /// `first`
    First,
    /// `last`
    Last,
    /// `earlier`
    Earlier,
    /// `ever`
    Ever,
    /// `year-earlier`
    YearEarlier,
    /// All but these, which are one: what `is highest` sets a figure against.
    Others(Box<WrittenColumns>),
    /// Those before one: what `first` sets a figure against.
    Before {
        /// Only those after this one.
        after: Option<String>,
        /// The one.
        of: Box<WrittenColumns>,
        /// The words reach further back than the figures do.
        ever: bool,
    },
}

type Input<'t> = LocatingSlice<&'t str>;
type Parsed<T> = winnow::ModalResult<T, ContextError>;
type Term = Expression<Written>;

/// The longest assertion and the deepest nesting that are read: no sentence says more.
const LONGEST: usize = 2_000;
const DEEPEST: usize = 32;

/// Reads an assertion.
///
/// # Errors
/// Where it stops making sense, and what was expected there.
pub fn parse(text: &str) -> Result<Term, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError { at: LONGEST, message: format!("it is longer than {LONGEST} bytes") });
    }
    if let Some(at) = too_deep(text) {
        return Err(SyntaxError { at, message: format!("it is nested more than {DEEPEST} deep") });
    }
    let read = delimited(space0, assertion, space0)
        .parse(LocatingSlice::new(text))
        .map_err(|error| SyntaxError { at: error.offset(), message: expected(error.inner()) })
        .map_err(|fault| slips::meant(text, fault))?;
    match places::fault(&read).or_else(|| places::without_figures(&read)) {
        Some(fault) => Err(fault),
        None => Ok(read),
    }
}

/// Where brackets and prefixes nest too deep for a parser that descends.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, mark) in text.char_indices() {
        match mark {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    (text.matches("not ").count() > DEEPEST).then_some(0)
}

fn expected(error: &ContextError) -> String {
    let wanted: Vec<String> = error
        .context()
        .filter_map(|context| match context {
            StrContext::Expected(value) => Some(value.to_string()),
            _ => None,
        })
        .collect();
    let mut once: Vec<String> = Vec::new();
    for what in wanted {
        if !once.contains(&what) {
            once.push(what);
        }
    }
    match once.as_slice() {
        [] => String::from("expected an operator or the end"),
        wanted => format!("expected {}", wanted.join(" or ")),
    }
}

fn want(what: &'static str) -> StrContext {
    StrContext::Expected(StrContextValue::Description(what))
}

fn assertion(input: &mut Input<'_>) -> Parsed<Term> {
    let first = both(input)?;
    let mut whole = first;
    while opt(keyword("or")).parse_next(input)?.is_some() {
        whole = Expression::Or(Box::new(whole), Box::new(cut_err(both).parse_next(input)?));
    }
    Ok(whole)
}

fn both(input: &mut Input<'_>) -> Parsed<Term> {
    let mut whole = side(input)?;
    while opt(keyword("and")).parse_next(input)?.is_some() {
        whole = Expression::And(Box::new(whole), Box::new(cut_err(side).parse_next(input)?));
    }
    Ok(whole)
}

fn side(input: &mut Input<'_>) -> Parsed<Term> {
    if opt(terminated("not", space1)).parse_next(input)?.is_some() {
        return Ok(Expression::Not(Box::new(cut_err(side).parse_next(input)?)));
    }
    comparison(input)
}

fn comparison(input: &mut Input<'_>) -> Parsed<Term> {
    let left = quantified(input)?;
    if opt(keyword("is")).parse_next(input)?.is_some() {
        return cut_err(extreme(left)).parse_next(input);
    }
    let Some(order) = opt(delimited(space0, order, space0)).parse_next(input)? else {
        return Ok(left);
    };
    let right = cut_err(quantified).parse_next(input)?;
    let mut tolerance = None;
    let mut within = Vec::new();
    loop {
        // How far two numbers may be apart says nothing of which is the larger.
        if order == Comparison::Equal && tolerance.is_none() && opt(keyword("within")).parse_next(input)?.is_some() {
            tolerance = Some(cut_err(size).parse_next(input)?);
        } else if within.is_empty() && opt(keyword("in")).parse_next(input)?.is_some() {
            within = cut_err(set).parse_next(input)?;
        } else {
            break;
        }
    }
    let compared =
        Expression::Comparison { left: Box::new(left), comparison: order, right: Box::new(right), tolerance, within };
    if opt((space1, "first", not(part_of_name))).parse_next(input)?.is_some() {
        return cut_err(first_time(compared)).parse_next(input);
    }
    Ok(compared)
}

/// `a.b@2022 is highest`: above what the same comes to in each other column.
fn extreme<'t>(left: Term) -> impl Parser<Input<'t>, Term, winnow::error::ErrMode<ContextError>> {
    move |input: &mut Input<'t>| {
        let comparison = alt((
            terminated("highest", not(part_of_name)).value(Comparison::Greater),
            terminated("lowest", not(part_of_name)).value(Comparison::Less),
        ))
        .context(want("`highest`"))
        .context(want("`lowest`"))
        .parse_next(input)?;
        let ever = opt((space1, "ever", not(part_of_name))).parse_next(input)?.is_some();
        let figures = match &left {
            Expression::Each(part) | Expression::Any(part) => part,
            figures => figures,
        };
        let others = |columns| {
            if ever { earlier_than(columns, None, true) } else { WrittenColumns::Others(Box::new(columns)) }
        };
        let right = one_column(&[figures]).and_then(|column| in_column(figures, &others(column)));
        let right = right.ok_or(()).or_else(|()| names_no_one_column(input))?;
        Ok(Expression::Comparison {
            left: Box::new(left.clone()),
            comparison,
            right: Box::new(Expression::Each(Box::new(right))),
            tolerance: None,
            within: Vec::new(),
        })
    }
}

/// `a.b@2022 > 60 first since 2019`: so then and now, and not once between.
fn first_time<'t>(compared: Term) -> impl Parser<Input<'t>, Term, winnow::error::ErrMode<ContextError>> {
    move |input: &mut Input<'t>| {
        let ever = opt((space1, "ever", not(part_of_name))).parse_next(input)?.is_some();
        let since = if ever { None } else { opt(preceded(keyword("since"), cut_err(name))).parse_next(input)? };
        let both = |one: Term, other: Term| Expression::And(Box::new(one), Box::new(other));
        let first = before(&compared, since.clone(), ever).map(|before| {
            let first = both(compared.clone(), Expression::Not(Box::new(before)));
            match since.as_ref().and_then(|since| moved(&compared, &WrittenColumns::One(since.clone()))) {
                Some(then) => both(first, then),
                None => first,
            }
        });
        first.ok_or(()).or_else(|()| names_no_one_column(input))
    }
}

/// The same comparison in any column before its own.
fn before(compared: &Term, since: Option<String>, ever: bool) -> Option<Term> {
    let Expression::Comparison { left, right, .. } = compared else {
        return None;
    };
    let columns = earlier_than(one_column(&[left, right])?, since, ever);
    match moved(compared, &columns)? {
        Expression::Comparison { left, comparison, right, tolerance, within } => {
            Some(Expression::Comparison { left: Box::new(Expression::Any(left)), comparison, right, tolerance, within })
        }
        _ => None,
    }
}

/// A comparison with both its sides in other columns: like with like.
fn moved(compared: &Term, to: &WrittenColumns) -> Option<Term> {
    let Expression::Comparison { left, comparison, right, tolerance, within } = compared else {
        return None;
    };
    Some(Expression::Comparison {
        left: Box::new(in_column(left, to)?),
        comparison: *comparison,
        right: Box::new(in_column(right, to)?),
        tolerance: *tolerance,
        within: within.clone(),
    })
}

fn earlier_than(columns: WrittenColumns, after: Option<String>, ever: bool) -> WrittenColumns {
    WrittenColumns::Before { after, of: Box::new(columns), ever }
}

/// The column that all figures of these are of; `None` where they name several, or a row names none of its own.
fn one_column(sides: &[&Term]) -> Option<WrittenColumns> {
    let mut found: Option<&WrittenColumns> = None;
    for written in sides.iter().flat_map(|side| side.addresses()) {
        match &written.figures {
            // What is in no table has no columns to go to.
            WrittenFigures::Stated(_) => {}
            WrittenFigures::Cells {
                columns: columns @ (WrittenColumns::One(_) | WrittenColumns::First | WrittenColumns::Last),
                ..
            } if found.is_none_or(|found| found == columns) => found = Some(columns),
            _ => return None,
        }
    }
    found.cloned()
}

/// The same figures in other columns; `None` where a window names columns of its own.
fn in_column(figures: &Term, to: &WrittenColumns) -> Option<Term> {
    let mut change = |written: Written| match written.figures {
        WrittenFigures::Cells { table, row, .. } => {
            let figures = WrittenFigures::Cells { table, row, columns: to.clone() };
            Ok(Written { figures, range: written.range })
        }
        WrittenFigures::Stated(_) => Ok(written),
        WrittenFigures::Columns(_) => Err(()),
    };
    figures.clone().try_map(&mut change).ok()
}

fn names_no_one_column(input: &mut Input<'_>) -> Parsed<Term> {
    let wanted = want("figures of one and the same column before it, such as `table.row@2022`");
    cut_err(fail.context(wanted)).parse_next(input)
}

fn order(input: &mut Input<'_>) -> Parsed<Comparison> {
    alt((
        "<=".value(Comparison::LessOrEqual),
        ">=".value(Comparison::GreaterOrEqual),
        "<".value(Comparison::Less),
        ">".value(Comparison::Greater),
        "=".value(Comparison::Equal),
        terminated("about", space1).value(Comparison::About),
    ))
    .parse_next(input)
}

fn size(input: &mut Input<'_>) -> Parsed<Tolerance> {
    match number(input)? {
        Expression::Percent(number) => Ok(Tolerance::Percent(number)),
        Expression::Points(number) => Ok(Tolerance::Points(number)),
        Expression::Number(number) => Ok(Tolerance::Absolute(number)),
        _ => fail.parse_next(input),
    }
}

/// `each 2022, last` or `2022`: columns in which a comparison is to hold.
fn set(input: &mut Input<'_>) -> Parsed<Vec<Written>> {
    opt(terminated("each", space1)).parse_next(input)?;
    separated(1.., column_address, (space0, ',', space0)).parse_next(input)
}

fn quantified(input: &mut Input<'_>) -> Parsed<Term> {
    let quantifier = opt(terminated(alt(("each", "any")), space1)).parse_next(input)?;
    let inner = sum(input)?;
    Ok(match quantifier {
        Some("each") => Expression::Each(Box::new(inner)),
        Some(_) => Expression::Any(Box::new(inner)),
        None => inner,
    })
}

fn sum(input: &mut Input<'_>) -> Parsed<Term> {
    let operator = alt((
        delimited(space0, '+', space0).value(Operator::Plus),
        delimited(space1, alt(('-', '\u{2212}')), space1).value(Operator::Minus),
    ));
    chain(input, product, operator)
}

fn product(input: &mut Input<'_>) -> Parsed<Term> {
    let operator = delimited(space0, alt(('*'.value(Operator::Times), '/'.value(Operator::Over))), space0);
    chain(input, factor, operator)
}

/// One part, and as many more as there are operators, joined from the left.
fn chain<'t>(
    input: &mut Input<'t>,
    part: fn(&mut Input<'t>) -> Parsed<Term>,
    mut operator: impl Parser<Input<'t>, Operator, winnow::error::ErrMode<ContextError>>,
) -> Parsed<Term> {
    let mut whole = part(input)?;
    while let Some(operator) = opt(operator.by_ref()).parse_next(input)? {
        let next = cut_err(part).parse_next(input)?;
        whole = Expression::Operation(Box::new(whole), operator, Box::new(next));
    }
    Ok(whole)
}

fn factor(input: &mut Input<'_>) -> Parsed<Term> {
    alt((
        call,
        terminated(signed, not(part_of_name)),
        address,
        delimited(('(', space0), assertion, (space0, cut_err(')').context(want("`)`")))),
    ))
    .context(want("a figure such as `table.row@2022`"))
    .context(want("a number"))
    .parse_next(input)
}

/// A function over figures; `change(lp.bevestigd, 2021 -> 2022)`.
fn call(input: &mut Input<'_>) -> Parsed<Term> {
    let function =
        terminated(name, (space0, '(', space0)).verify_map(|name| Function::from_name(&name)).parse_next(input)?;
    let mut arguments = Vec::new();
    let mut window = None;
    loop {
        if let Some((from, to)) = opt((column_address, preceded(arrow, cut_err(column_address)))).parse_next(input)? {
            window = Some(Box::new(Window { from, to }));
            break;
        }
        arguments.push(cut_err(sum).parse_next(input)?);
        if opt((space0, ',', space0)).parse_next(input)?.is_none() {
            break;
        }
    }
    cut_err((space0, ')')).context(want("`)`")).parse_next(input)?;
    Ok(Expression::Call(function, arguments, window))
}

/// `to` is for addresses in Markdown, which a `>` would end.
fn arrow(input: &mut Input<'_>) -> Parsed<()> {
    alt(((space0, "->", space0).void(), (space1, "to", space1).void())).parse_next(input)
}

fn address(input: &mut Input<'_>) -> Parsed<Term> {
    let ((table, row, columns), range) = (
        terminated(name, '.'),
        cut_err(alt((row, "*".map(str::to_owned)))).context(want("a row's id or `*`")),
        opt(preceded('@', cut_err(columns).context(want("a column")))),
    )
        .with_span()
        .parse_next(input)?;
    let figures = match table.as_str() {
        "stated" => WrittenFigures::Stated(row),
        _ => WrittenFigures::Cells { table, row, columns: columns.unwrap_or(WrittenColumns::Standing) },
    };
    Ok(Expression::Figures(Written { figures, range }))
}

/// A line, and the category and part of a cell that a row of it may be about: `marokko.aanvragen`.
fn row(input: &mut Input<'_>) -> Parsed<String> {
    separated(1.., name, '.').map(|names: Vec<String>| names.join(".")).parse_next(input)
}

fn columns(input: &mut Input<'_>) -> Parsed<WrittenColumns> {
    let first = name(input)?;
    if opt("..").parse_next(input)?.is_some() {
        return Ok(WrittenColumns::Range(first, cut_err(name).parse_next(input)?));
    }
    Ok(match first.as_str() {
        "first" => WrittenColumns::First,
        "last" => WrittenColumns::Last,
        "earlier" => WrittenColumns::Earlier,
        "ever" => WrittenColumns::Ever,
        "year-earlier" => WrittenColumns::YearEarlier,
        _ => WrittenColumns::One(first),
    })
}

/// A column without its table, as in `in each 2022, last`; a table's name would go on with a point.
fn column_address(input: &mut Input<'_>) -> Parsed<Written> {
    let ((columns, ()), range) = (columns, not(peek('.'))).with_span().context(want("a column")).parse_next(input)?;
    Ok(Written { figures: WrittenFigures::Columns(columns), range })
}

/// A number of a comparison, which can be below zero; its minus stands directly before it.
fn signed(input: &mut Input<'_>) -> Parsed<Term> {
    let minus = opt(one_of(['-', '\u{2212}'])).parse_next(input)?;
    let sign = |value: Number| if minus.is_some() { value.negated() } else { value };
    Ok(match number(input)? {
        Expression::Number(value) => Expression::Number(sign(value)),
        Expression::Percent(value) => Expression::Percent(sign(value)),
        Expression::Points(value) => Expression::Points(sign(value)),
        other => other,
    })
}

/// Numbers are written as in English, whatever the language of the site: assertions are code.
fn number(input: &mut Input<'_>) -> Parsed<Term> {
    let value = digits.context(want("a number")).parse_next(input)?;
    // What it is instead is said by `slips`, at this place.
    not_read(slips::is_decimal_comma).parse_next(input)?;
    let unit = opt(preceded(space0, alt(("%", "pp")))).parse_next(input)?;
    Ok(match unit {
        Some("%") => Expression::Percent(value),
        Some(_) => Expression::Points(value),
        None => Expression::Number(value),
    })
}

/// Stops for good where what follows can be read in two ways.
fn not_read<'t>(
    is_ambiguous: impl Fn(&str) -> bool,
) -> impl Parser<Input<'t>, (), winnow::error::ErrMode<ContextError>> {
    move |input: &mut Input<'t>| {
        if is_ambiguous(input.as_ref()) { cut_err(fail).parse_next(input) } else { Ok(()) }
    }
}

/// As much as is a number: a comma behind it can part it from the next.
fn digits(input: &mut Input<'_>) -> Parsed<Number> {
    not_read(|rest| slips::thousands(rest).is_some()).parse_next(input)?;
    let is_digit = |mark: char| mark.is_ascii_digit();
    let written =
        peek(take_while(1.., move |mark: char| is_digit(mark) || matches!(mark, '.' | ','))).parse_next(input)?;
    let ends = (1..=written.len()).rev();
    let number = |end| Number::parse(written.get(..end)?, Language::English).map(|(number, _)| (end, number));
    match ends.into_iter().find_map(number) {
        Some((end, number)) => take(end).value(number).parse_next(input),
        None => fail.parse_next(input),
    }
}

/// What goes on after a number where that is the beginning of a name: `2023.aanvragen`, `3-landen.totaal`.
fn part_of_name(input: &mut Input<'_>) -> Parsed<char> {
    one_of(|mark: char| is_of_name(mark) || matches!(mark, '.' | '@')).parse_next(input)
}

fn is_of_name(mark: char) -> bool {
    mark.is_alphanumeric() || matches!(mark, '_' | '-')
}

fn name(input: &mut Input<'_>) -> Parsed<String> {
    take_while(1.., is_of_name).map(str::to_owned).parse_next(input)
}

/// A word that joins what stands before and after it.
fn keyword<'t>(word: &'static str) -> impl Parser<Input<'t>, &'t str, winnow::error::ErrMode<ContextError>> {
    delimited(space1, word, space1)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_what_a_letter_claims() {
        for text in [
            "terugkeer.vertrek@last > each terugkeer.vertrek@ever",
            "change(lp.bevestigd, 2021 -> 2022) > each change(lp.verzoeken, lp.afgegeven, terugkeer.vertrek, 2021 -> 2022)",
            "lp.verzoeken@last = each lp.verzoeken@earlier within 10%",
            "lp.bevestigd / lp.verzoeken >= 90% in each 2022, last",
            "lp.afgegeven < lp.bevestigd",
            "not (a.b@2019..2022 > 5 or sum(a.b, a.c) <= 3.5pp) and mean(a.*) about 3",
            "a.b@2021 - a.b@2021-vanaf-actieplan = 2",
        ] {
            assert!(parse(text).is_ok(), "{text}: {:?}", parse(text));
        }
    }

    #[test]
    fn reads_every_comparison_that_authors_are_shown() {
        let manual = include_str!("../../docs/claims.md");
        let table = manual.split("## Comparisons").nth(1).and_then(|rest| rest.split("##").next()).unwrap();
        let shown: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        assert_eq!(shown.len(), 12);
        for text in shown {
            assert!(parse(text).is_ok(), "{text}: {:?}", parse(text));
        }
    }

    #[test]
    fn a_number_with_decimals_is_no_address_and_a_name_of_digits_no_number() {
        let half = parse("growth(a.b, 2021 -> 2022) <= 3.5%").unwrap();
        assert_eq!(half.addresses().len(), 1, "{half:?}");
        for text in ["2023.aanvragen > 3.5", "3-landen.totaal@2022 = 1.2", "1.2@2022 > 0.125", "1.500@2022 > 3.1416"] {
            assert_eq!(parse(text).unwrap().addresses().len(), 1, "{text}");
        }
    }

    #[test]
    fn a_comma_behind_a_number_parts_it_from_the_next_and_a_minus_before_it_is_its_own() {
        for text in [
            "sum(1, 2) < a.b",
            "min(a.b@2022,5, 6) = 3",
            "max(1,500,a.b) > -5",
            "change(a.b, 1 -> 2) < -5pp",
            "a.b > \u{2212}0.5%",
        ] {
            assert!(parse(text).is_ok(), "{text}: {:?}", parse(text));
        }
        assert_eq!(parse("a.b > 1,500"), parse("a.b > 1500"));
        assert_ne!(parse("a.b > -5"), parse("a.b > 5"));
        assert!(parse("a.b = 5 within -5").is_err());
    }

    #[test]
    fn says_what_was_meant_at_its_place() {
        for (text, at, message) in [
            ("a.b@1 \u{2265} 5", 6, "write `>=`"),
            ("a.b@1\u{2264}5", 5, "write `<=`"),
            ("a.b@1 => 5", 6, "write `>=`"),
            ("a.b@1 == 5", 6, "write `=`"),
            ("a.b@1 != 5", 6, "write `not a = b`"),
            ("a.b@1 <> 5", 6, "write `not a = b`"),
            ("a.b > 1 && a.b < 5", 8, "write `and`"),
            ("a.b > 1 and(c.d > 2)", 8, "a space stands behind `and`"),
            ("avg(a.b) > 5", 0, "write `mean(`"),
            ("5 < average (a.b)", 4, "write `mean(`"),
            (
                "som(a.b) > 5",
                0,
                "there is no function `som`; there are `sum`, `min`, `max`, `mean`, `change`, `growth`",
            ),
            ("a.b@1\u{a0}> 5", 5, "this space is a no-break space: write a plain one"),
            ("a.b > \u{202f}5", 6, "this space is a narrow no-break space: write a plain one"),
            ("a.b@1 -5 > 2", 6, "a minus that subtracts has a space on both sides"),
            ("a.b@1 \u{2013} 5 > 2", 6, "this is a dash: write `-`, with a space on both sides"),
            ("a.b > 1,2", 7, "write `1.2`; between two numbers, a comma has a space behind it"),
            ("max(1,50, a.b) > 3", 5, "write `1.50`; between two numbers, a comma has a space behind it"),
            ("max(1,500,2,a.b) > 3", 9, "between two numbers, a comma has a space behind it"),
            (
                "a.b > 1.500",
                6,
                "in one language this is thousands, in the other it has decimals: write `1500`, or `1.5`",
            ),
            (
                "a.b > -1.500%",
                7,
                "in one language this is thousands, in the other it has decimals: write `1500`, or `1.5`",
            ),
            (
                "a.b = 5 within 12.345",
                15,
                "in one language this is thousands, in the other it has decimals: write `12345`, or `12.3450`",
            ),
            ("a.b > 1.500.000", 6, "in one language this is thousands, in the other it has decimals: write `1500000`"),
            ("5 > 3", 0, "it names no figure"),
            ("a.b > 5 and 5 > 3", 0, "one of its comparisons names no figure"),
        ] {
            let fault = parse(text).map_err(|error| (error.at, error.message)).unwrap_err();
            assert_eq!(fault, (at, message.to_owned()), "{text}");
        }
    }

    #[test]
    fn points_at_what_it_does_not_understand() {
        let fault = |text| parse(text).map(|_| ()).map_err(|error| (error.at, error.message));
        assert_eq!(
            fault("lp.afgegeven < "),
            Err((15, "expected a figure such as `table.row@2022` or a number".into()))
        );
        assert_eq!(fault("lp.afgegeven ! 3"), Err((13, "expected an operator or the end".into())));
        assert!(fault("(((").is_err());
        assert!(fault(&"(".repeat(4000)).is_err());
    }
}
