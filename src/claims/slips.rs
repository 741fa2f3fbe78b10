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
    let message = known.or_else(|| no_function(before, rest)).or_else(|| comma(before, rest))?;
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
    let is_within = before.ends_with(|mark: char| mark.is_ascii_digit())
        && rest.strip_prefix(',')?.starts_with(|mark: char| mark.is_ascii_digit());
    is_within
        .then(|| String::from("numbers are written as in English: a point before decimals, a comma before thousands"))
}
