//! What a finding means, with an example and a way to mend it.

use std::fmt::Write as _;

use crate::diag::{Code, Level, did_you_mean};
use crate::wording::capital;

/// The page of the rule of that name.
///
/// # Errors
/// That there is no such rule, and which one may have been meant.
pub fn explain(name: &str, codes: &[&'static Code]) -> Result<String, String> {
    let Some(code) = codes.iter().find(|code| code.name == name) else {
        let meant = did_you_mean(name, codes.iter().map(|code| code.name));
        let hint = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        return Err(format!("there is no rule `{name}`{hint}\n`kamerbrief explain` lists them all"));
    };
    let weight = match (code.structural, code.level) {
        (true, Level::Error) => String::from("always an error"),
        (true, level) => format!("always a {level}"),
        (false, level) => format!("{level}, unless site.toml says otherwise; can be accepted with a reason"),
    };
    Ok(format!("{} ({weight})\n\n{}.\n\n{}\n", code.name, capital(code.summary), code.help.trim()))
}

/// Every rule with its level and its sentence, in alphabetical order.
#[must_use]
pub fn list(codes: &[&'static Code]) -> String {
    let mut sorted = codes.to_vec();
    sorted.sort_by_key(|code| code.name);
    let widest = sorted.iter().map(|code| code.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for code in sorted {
        let _ = writeln!(text, "{:widest$}  {:7}  {}", code.name, code.level.name(), code.summary);
    }
    text
}
