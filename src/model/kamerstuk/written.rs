//! Papers as they are cited: in the words of a letter, and by Aanwijzing 3.43 voor de regelgeving.
//!
//! Lines are not broken within a number, nor between a number and the sign before it.

use std::fmt;

use super::{Aanhangsel, Chamber, Dossiernummer, Handelingen, Kamerstuk, Ondernummer, Pages, Paper, Session};

/// Between what belongs on one line.
const NO_BREAK: char = '\u{a0}';

/// As letters to the Kamer cite it, with no-break spaces: `Kamerstuk 36 200 V, nr. 64`, `Kamerstuk II 2022/23, …` where
/// more is known.
impl fmt::Display for Paper {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Paper::Kamerstuk(paper) => {
                let bij = if paper.is_attachment { "Bijlage bij " } else { "" };
                let known = series(paper.chamber, paper.session);
                write!(out, "{bij}Kamerstuk{known}{NO_BREAK}{}", in_dossier(paper, spaced))
            }
            Paper::Handelingen(said) => said.fmt(out),
            Paper::Aanhangsel(answer) => answer.fmt(out),
            Paper::Kamervragen(case) => write!(out, "Kamervragen{NO_BREAK}{case}"),
        }
    }
}

impl Paper {
    /// The same behind a word that says what it is: `36 200 V, nr. 64`.
    #[must_use]
    pub fn behind_its_name(&self) -> String {
        match self {
            Paper::Kamerstuk(paper) if !paper.is_attachment => {
                let known = series(paper.chamber, paper.session);
                let known = known.trim_start_matches(NO_BREAK);
                let space = if known.is_empty() { "" } else { " " };
                format!("{known}{space}{}", in_dossier(paper, spaced))
            }
            other => other.to_string(),
        }
    }

    /// The same with the parliamentary year in which it came, where it says none itself.
    #[must_use]
    pub fn came_in(&self, session: Session) -> Paper {
        match self {
            Paper::Kamerstuk(paper) => {
                Paper::Kamerstuk(Kamerstuk { session: paper.session.or(Some(session)), ..paper.clone() })
            }
            other => other.clone(),
        }
    }

    /// As regulations cite it: `Kamerstukken II 2009/10, 27858, nr. 88, p. 3`, a bill alone `Kamerstukken 31945`. `None`
    /// where the year is not known, without which that form is not complete.
    #[must_use]
    pub fn formal(&self) -> Option<String> {
        match self {
            Paper::Kamerstuk(paper) => {
                let bij = if paper.is_attachment { "Bijlage bij " } else { "" };
                let chamber = match &paper.number {
                    None if paper.session.is_none() => {
                        return Some(format!("{bij}Kamerstukken{NO_BREAK}{}", in_dossier(paper, whole)));
                    }
                    None => paper.chamber?,
                    Some(Ondernummer::Number(_)) => paper.chamber.unwrap_or(Chamber::Tweede),
                    Some(Ondernummer::Letters(_) | Ondernummer::Lettered(..)) => {
                        paper.chamber.unwrap_or(Chamber::Eerste)
                    }
                };
                let known = series(Some(chamber), Some(paper.session?));
                Some(format!("{bij}Kamerstukken{known} {}", in_dossier(paper, whole)))
            }
            Paper::Handelingen(Handelingen { chamber: Some(_), .. })
            | Paper::Aanhangsel(Aanhangsel { chamber: Some(_), session: Some(_), .. }) => Some(self.to_string()),
            Paper::Handelingen(_) | Paper::Aanhangsel(_) | Paper::Kamervragen(_) => None,
        }
    }
}

impl fmt::Display for Handelingen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Handelingen { chamber, session, meeting, item, pages } = self;
        let of = chamber.map(|chamber| format!("{NO_BREAK}{chamber}")).unwrap_or_default();
        write!(out, "Handelingen{of}{NO_BREAK}{session}")?;
        for (sign, number) in [("nr.", meeting), ("item", item)] {
            if let Some(number) = number {
                write!(out, ", {sign}{NO_BREAK}{number}")?;
            }
        }
        pages.map_or(Ok(()), |pages| write!(out, ", {pages}"))
    }
}

impl fmt::Display for Aanhangsel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = series(self.chamber, self.session);
        let comma = if known.ends_with(',') { "" } else { "," };
        write!(out, "Aanhangsel Handelingen{known}{comma} nr.{NO_BREAK}{}", self.number)
    }
}

impl fmt::Display for Chamber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Chamber::Eerste => "I",
            Chamber::Tweede => "II",
        })
    }
}

impl fmt::Display for Session {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Where a century ends, two digits would look like the years before.
        match self.0 % 100 {
            99 => write!(out, "{}/{}", self.0, self.0.saturating_add(1)),
            year => write!(out, "{}/{:02}", self.0, year + 1),
        }
    }
}

impl fmt::Display for Pages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "p.{NO_BREAK}{}", self.first)?;
        if self.last > self.first { write!(out, "-{}", self.last) } else { Ok(()) }
    }
}

/// What stands before the number, with the space before it: ` II 2009/10,`; nothing where nothing is known.
fn series(chamber: Option<Chamber>, session: Option<Session>) -> String {
    let chamber = chamber.map(|chamber| format!("{NO_BREAK}{chamber}"));
    let session = session.map(|session| format!("{NO_BREAK}{session},"));
    [chamber, session].into_iter().flatten().collect()
}

/// The dossiers, the number and the pages.
fn in_dossier(paper: &Kamerstuk, digits: fn(u32) -> String) -> String {
    let dossier = |Dossiernummer { number, addition }: &Dossiernummer| {
        let space = if addition.is_empty() { "" } else { "\u{a0}" };
        format!("{}{space}{addition}", digits(*number))
    };
    let dossiers = [&paper.dossier].into_iter().chain(&paper.also_in).map(dossier);
    let number = paper.number.as_ref().map(|number| match number {
        Ondernummer::Number(number) => format!("nr.{NO_BREAK}{number}"),
        Ondernummer::Lettered(number, letter) => format!("nr.{NO_BREAK}{number}{letter}"),
        Ondernummer::Letters(letters) => letters.clone(),
    });
    let pages = paper.pages.map(|pages| pages.to_string());
    dossiers.chain(number).chain(pages).collect::<Vec<_>>().join(", ")
}

/// `36 200`
fn spaced(dossier: u32) -> String {
    format!("{:02}{NO_BREAK}{:03}", dossier / 1000, dossier % 1000)
}

/// `36200`
fn whole(dossier: u32) -> String {
    format!("{dossier:05}")
}

/// The words of a citation as they were typed, with no-break spaces where lines are not broken: within a number, and
/// before numbers and the signs of chambers and chapters.
#[must_use]
pub fn unbroken(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(space) = rest.find(char::is_whitespace) {
        let (before, behind) = rest.split_at(space);
        let behind = behind.trim_start();
        written.push_str(before);
        written.push(if belongs(before, behind) { NO_BREAK } else { ' ' });
        rest = behind;
    }
    written.push_str(rest);
    written
}

/// Whether what stands behind a space belongs to what stands before it.
fn belongs(before: &str, behind: &str) -> bool {
    let token = behind.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or("");
    let is_number = token.starts_with(|sign: char| sign.is_ascii_digit());
    let is_sign = !token.is_empty() && token.bytes().all(|sign| sign.is_ascii_uppercase());
    !before.ends_with([',', ';']) && (is_number || is_sign || behind.starts_with("(R"))
}
