//! The signs that statistics print instead of, or behind, a number.

use super::{Gap, Standing};

/// What a sign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Stands instead of a number that is not there.
    Gap(Gap),
    /// Stands instead of a number and is a true zero.
    Nil,
    /// Stands behind a number.
    Standing(Standing),
}

impl Meaning {
    /// The names by which `signs` in a TOML file gives a sign its meaning.
    pub const NAMES: [&'static str; 7] =
        ["unknown", "secret", "not-available", "nil", "provisional", "near-final", "revised"];

    /// The meaning of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Meaning> {
        match name {
            "unknown" => Some(Meaning::Gap(Gap::Unknown)),
            "secret" => Some(Meaning::Gap(Gap::Secret)),
            "not-available" => Some(Meaning::Gap(Gap::NotAvailable)),
            "nil" => Some(Meaning::Nil),
            "provisional" => Some(Meaning::Standing(Standing::Provisional)),
            "near-final" => Some(Meaning::Standing(Standing::NearFinal)),
            "revised" => Some(Meaning::Standing(Standing::Revised)),
            _ => None,
        }
    }
}

impl Meaning {
    /// Its name in TOML files; none for a gap that no sign stands for.
    #[must_use]
    pub fn name(self) -> &'static str {
        Meaning::NAMES.into_iter().find(|name| Meaning::from_name(name) == Some(self)).unwrap_or_default()
    }
}

/// The signs in force, longest first so that `**` is not read as `*` twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signs(Vec<(String, Meaning)>);

impl Default for Signs {
    /// What Statistics Netherlands (CBS) prints: `.` `x` `-` `*` `**`.
    fn default() -> Signs {
        Signs(vec![
            (String::from("**"), Meaning::Standing(Standing::NearFinal)),
            (String::from("."), Meaning::Gap(Gap::Unknown)),
            (String::from("x"), Meaning::Gap(Gap::Secret)),
            (String::from("-"), Meaning::Nil),
            (String::from("\u{2013}"), Meaning::Nil),
            (String::from("*"), Meaning::Standing(Standing::Provisional)),
        ])
    }
}

impl Signs {
    /// These signs with one more, or with another meaning for one of them.
    #[must_use]
    pub fn with(mut self, sign: &str, meaning: Meaning) -> Signs {
        self.0.retain(|(known, _)| known != sign);
        self.0.push((sign.to_owned(), meaning));
        self.0.sort_by_key(|(known, _)| std::cmp::Reverse(known.len()));
        self
    }

    /// The meaning of a sign that stands alone in a cell.
    #[must_use]
    pub fn alone(&self, text: &str) -> Option<Meaning> {
        let found = self.0.iter().find(|(sign, meaning)| sign == text && !matches!(meaning, Meaning::Standing(_)));
        found.map(|(_, meaning)| *meaning)
    }

    /// A number's text without the sign behind it, and what that sign says.
    #[must_use]
    pub fn behind<'t>(&self, text: &'t str) -> (&'t str, Standing) {
        for (sign, meaning) in &self.0 {
            if let (Meaning::Standing(standing), Some(rest)) = (meaning, text.strip_suffix(sign.as_str())) {
                return (rest.trim_end(), *standing);
            }
        }
        (text, Standing::Final)
    }

    /// What the sign behind a name says. A sign of letters stands apart: the `r` of `baker` is none.
    #[must_use]
    pub fn behind_name(&self, text: &str) -> Standing {
        let (name, standing) = self.behind(text);
        let sign = text.get(name.len()..).unwrap_or("");
        let runs_on = name.ends_with(char::is_alphanumeric) && sign.starts_with(char::is_alphanumeric);
        if runs_on { Standing::Final } else { standing }
    }
}
