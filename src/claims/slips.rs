//! What was meant where an assertion stops making sense: signs and names of other languages, spaces that look alike.
//!
//! One way to write each thing keeps assertions readable; who writes another is told the one.

use super::SyntaxError;
use crate::model::Function;

/// What is written elsewhere, and what to write here. The longer of two that begin alike stands first.
const SLIPS: [(&str, &str); 21] = [
    ("\u{2265}", "write `>=`"),
    ("\u{2a7e}", "write `>=`"),
    ("=>", "write `>=`"),
    ("\u{2264}", "write `<=`"),
    ("\u{2a7d}", "write `<=`"),
    ("=<", "write `<=`"),
    ("==", "write `=`"),
    ("!=", "write `not a = b`"),
    ("<>", "write `not a = b`"),
    ("\u{2260}", "write `not a = b`"),
    ("&&", "write `and`"),
    ("||", "write `or`"),
    ("\u{d7}", "write `*`"),
    ("\u{f7}", "write `/`"),
    ("\u{a0}", "this space is a no-break space: write a plain one"),
    ("\u{202f}", "this space is a narrow no-break space: write a plain one"),
    ("\u{2009}", "this space is a thin space: write a plain one"),
    ("-", "a minus that subtracts has a space on both sides"),
    ("\u{2212}", "a minus that subtracts has a space on both sides"),
    ("\u{2013}", "this is a dash: write `-`, with a space on both sides"),
    ("\u{2014}", "this is a dash: write `-`, with a space on both sides"),
];

/// The fault with what was meant, at its place; the same fault where nothing is known of it.
pub(super) fn meant(text: &str, fault: SyntaxError) -> SyntaxError {
    places(text, fault.at).into_iter().find_map(|at| slip(text, at)).unwrap_or(fault)
}

/// Where a slip can begin that was noticed there: at it, behind the space before it, or within it.
fn places(text: &str, at: usize) -> [usize; 2] {
    let before = text.get(..at).and_then(|before| before.char_indices().next_back()).map_or(at, |(before, _)| before);
    let spaces = text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches([' ', '\t']).len());
    [at + spaces, before]
}

fn slip(text: &str, at: usize) -> Option<SyntaxError> {
    let rest = text.get(at..)?;
    let known = SLIPS.iter().find(|(slip, _)| rest.starts_with(slip)).map(|(_, message)| (*message).to_owned());
    let before = text.get(..at)?;
    let message = known.or_else(|| no_function(before, rest)).or_else(|| comma(before, rest));
    let message = message.or_else(|| thousands(rest))?;
    Some(SyntaxError { at, message })
}

fn no_function(before: &str, rest: &str) -> Option<String> {
    let is_of_name = |mark: char| mark.is_alphanumeric() || matches!(mark, '_' | '-');
    let name: String = rest.chars().take_while(|mark| is_of_name(*mark)).collect();
    let begins = !before.ends_with(|mark: char| is_of_name(mark) || mark == '.');
    let is_called = rest.get(name.len()..)?.trim_start().starts_with('(');
    if name.is_empty() || !begins || !is_called || Function::from_name(&name).is_some() {
        return None;
    }
    Some(match name.as_str() {
        "not" | "and" | "or" | "each" | "any" => format!("a space stands behind `{name}`"),
        "avg" | "average" => String::from("write `mean(`"),
        _ => format!("there is no function `{name}`; there are `{}`", Function::NAMES.join("`, `")),
    })
}

fn comma(before: &str, rest: &str) -> Option<String> {
    if !before.ends_with(|mark: char| mark.is_ascii_digit()) || !is_decimal_comma(rest) {
        return None;
    }
    let parted = "between two numbers, a comma has a space behind it";
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let whole: String = before.chars().rev().take_while(|mark| mark.is_ascii_digit() || *mark == ',').collect();
    let whole: String = whole.chars().rev().collect();
    let one_or_other = || format!("write `{whole}.{}`; {parted}", digits(rest.trim_start_matches(',')));
    Some(if whole.contains(',') { parted.to_owned() } else { one_or_other() })
}

/// Whether a comma directly before a digit stands where a number ends: it is before decimals, or parts two numbers.
pub(super) fn is_decimal_comma(rest: &str) -> bool {
    rest.strip_prefix(',').is_some_and(|rest| rest.starts_with(|mark: char| mark.is_ascii_digit()))
}

/// What to write for a number at the beginning that is thousands in Dutch and has decimals in English: `1.500`. A name can
/// be written so too (`1.500@2022`), and `0.125` is never thousands.
pub(super) fn thousands(rest: &str) -> Option<String> {
    let written: String = rest.chars().take_while(|mark| mark.is_ascii_digit() || matches!(mark, '.' | ',')).collect();
    let goes_on = rest.get(written.len()..)?;
    if goes_on.starts_with(|mark: char| mark.is_alphanumeric() && !goes_on.starts_with("pp"))
        || goes_on.starts_with(['@', '_', '-'])
    {
        return None;
    }
    let written = written.split(',').next()?;
    let mut groups = written.split('.');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let leads = (1..=3).contains(&first.len()) && !first.starts_with('0');
    if !leads || groups.is_empty() || groups.iter().any(|group| group.len() != 3) {
        return None;
    }
    let whole = format!("{first}{}", groups.concat());
    let message = "in one language this is thousands, in the other it has decimals: write";
    Some(match groups.as_slice() {
        [decimals] if decimals.ends_with('0') => match decimals.trim_end_matches('0') {
            "" => format!("{message} `{whole}`, or `{first}`"),
            decimals => format!("{message} `{whole}`, or `{first}.{decimals}`"),
        },
        [decimals] => format!("{message} `{whole}`, or `{first}.{decimals}0`"),
        _ => format!("{message} `{whole}`"),
    })
}
