//! References to parliamentary papers, in the forms that the Tweede Kamer and officielebekendmakingen.nl use.

use std::fmt;

/// A paper: dossier, addition and number within the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Kamerstuk {
    /// The five digits of the dossier.
    pub dossier: u32,
    /// The chapter or fund of a budget dossier: `V`, `XX`, `IIA`; empty for most.
    pub addition: String,
    /// The paper's number, or letters for papers of the Eerste Kamer; `None` for a dossier as a whole.
    pub number: Option<String>,
}

impl Kamerstuk {
    /// Reads `19637-2848`, `36200-V-64`, `30573-J`, and a dossier alone: `19637`, `36200-V`.
    ///
    /// Letters after the dossier are its addition where a number follows, and where it is a budget dossier
    /// (a round number): otherwise they number a paper of the Eerste Kamer.
    #[must_use]
    pub fn parse(id: &str) -> Option<Kamerstuk> {
        let parts: Vec<&str> = id.split('-').collect();
        let (first, rest) = parts.split_first()?;
        if first.len() != 5 || !first.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let dossier: u32 = first.parse().ok()?;
        let letters =
            |text: &str| !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        let number = |text: &str| !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (addition, number) = match rest {
            [] => ("", None),
            [one] if number(one) => ("", Some(*one)),
            [one] if letters(one) && dossier.is_multiple_of(50) => (*one, None),
            [one] if letters(one) => ("", Some(*one)),
            [one, two] if letters(one) && (number(two) || letters(two)) => (*one, Some(*two)),
            _ => return None,
        };
        Some(Kamerstuk { dossier, addition: addition.to_owned(), number: number.map(str::to_owned) })
    }

    /// The identifier without its prefix: `36200-V-64`.
    #[must_use]
    pub fn id(&self) -> String {
        let mut id = format!("{:05}", self.dossier);
        for part in
            [Some(self.addition.as_str()), self.number.as_deref()].into_iter().flatten().filter(|part| !part.is_empty())
        {
            id.push('-');
            id.push_str(part);
        }
        id
    }

    /// Where the paper is published; `None` for a dossier as a whole.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        self.number.as_ref().map(|_| format!("https://zoek.officielebekendmakingen.nl/kst-{}.html", self.id()))
    }
}

/// As letters to the Kamer cite it, with no-break spaces: `Kamerstuk 36 200 V, nr. 64`.
impl fmt::Display for Kamerstuk {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Kamerstuk\u{a0}{}\u{a0}{:03}", self.dossier / 1000, self.dossier % 1000)?;
        if !self.addition.is_empty() {
            write!(out, "\u{a0}{}", self.addition)?;
        }
        match &self.number {
            Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => write!(out, ", nr.\u{a0}{number}"),
            Some(letters) => write!(out, ", {letters}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kamerstuk;

    #[test]
    fn reads_papers_of_both_chambers_and_budget_chapters() {
        for id in ["19637-2848", "36200-V-64", "30573-J", "36600-XX-5", "19637", "36200-V"] {
            assert_eq!(Kamerstuk::parse(id).map(|paper| paper.id()).as_deref(), Some(id));
        }
        for id in ["", "1963-28", "19637-", "19637-nr-2", "196370-2", "19637-2-V"] {
            assert_eq!(Kamerstuk::parse(id), None, "{id}");
        }
    }

    #[test]
    fn is_cited_as_letters_to_the_kamer_do() {
        let cited = |id| Kamerstuk::parse(id).map(|paper| paper.to_string().replace('\u{a0}', " "));
        assert_eq!(cited("36200-V-64").as_deref(), Some("Kamerstuk 36 200 V, nr. 64"));
        assert_eq!(cited("30573-J").as_deref(), Some("Kamerstuk 30 573, J"));
    }
}
