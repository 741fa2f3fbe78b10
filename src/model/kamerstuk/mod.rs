//! References to parliamentary papers, in every form that the chambers, their letters and officielebekendmakingen use.
//!
//! What is read is written back as the same: id, citation of a letter, formal citation. Whether a paper exists is not
//! known here, and an address is only given where its form is sure.

mod cited;
mod cursor;
mod ids;
mod numbers;
mod others;
#[cfg(test)]
mod samples;
mod written;

pub use cited::{Cited, citations};
pub use written::unbroken;

use std::fmt;

use jiff::civil::{Date, Weekday, date};

/// A parliamentary paper, or a place in one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// A paper of a dossier, or the dossier as a whole.
    Kamerstuk(Kamerstuk),
    /// What was said in a meeting.
    Handelingen(Handelingen),
    /// Questions with their answer.
    Aanhangsel(Aanhangsel),
    /// Questions without an answer, by the number of their case: `2022Z19120`.
    Kamervragen(String),
}

/// A paper of a dossier, or the dossier as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Kamerstuk {
    /// The dossier in which the paper has its number.
    pub dossier: Dossiernummer,
    /// Further dossiers to which it belongs, in which it has no number of its own.
    pub also_in: Vec<Dossiernummer>,
    /// `None` for a dossier as a whole.
    pub number: Option<Ondernummer>,
    /// `None` where it is not said: mostly the number tells.
    pub chamber: Option<Chamber>,
    /// `None` where it is not said.
    pub session: Option<Session>,
    /// The pages that are meant.
    pub pages: Option<Pages>,
    /// Whether what is attached to the paper is meant.
    pub is_attachment: bool,
}

/// The number of a dossier, of a bill among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dossiernummer {
    /// Five digits.
    pub number: u32,
    /// The chapter or fund of a budget (`V`, `XX`, `IIA`, `B`), or the number of a bill of the Kingdom (`(R2065)`);
    /// empty for most.
    pub addition: String,
}

/// The number of a paper within its dossier.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ondernummer {
    /// Of most papers.
    Number(u32),
    /// Of papers of the Eerste Kamer: `J`, `AI`.
    Letters(String),
    /// Of papers of the Eerste Kamer before it counted in letters: `188b`.
    Lettered(u32, char),
}

/// What was said in a meeting. Since 2011 the meeting is parted into items; before, pages run on through the year.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Handelingen {
    /// `None` where it is not said.
    pub chamber: Option<Chamber>,
    /// The year of the meeting.
    pub session: Session,
    /// The number of the meeting; an id of before 2011 does not say it.
    pub meeting: Option<u32>,
    /// The item of the meeting.
    pub item: Option<u32>,
    /// The pages that are meant.
    pub pages: Option<Pages>,
}

/// Questions with their answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Aanhangsel {
    /// `None` where it is not said.
    pub chamber: Option<Chamber>,
    /// `None` where it is not said.
    pub session: Option<Session>,
    /// Counted within the year.
    pub number: u32,
}

/// A chamber of the Staten-Generaal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chamber {
    /// `I`
    Eerste,
    /// `II`
    Tweede,
}

/// A parliamentary year, by the year in which it begins: 2009 for `2009/10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Session(pub u16);

impl Session {
    /// That of a day: a year begins on the third Tuesday of September (article 65 of the Grondwet), as it
    /// has since 1887; `None` of days before.
    #[must_use]
    pub fn of(day: Date) -> Option<Session> {
        let opening = date(day.year(), 9, 1).nth_weekday_of_month(3, Weekday::Tuesday).ok()?;
        let year = if day < opening { day.year() - 1 } else { day.year() };
        u16::try_from(year).ok().filter(|year| *year >= 1887).map(Session)
    }
}

/// From one page to another, or one page twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pages {
    /// The first.
    pub first: u32,
    /// The last, which is no less.
    pub last: u32,
}

/// Why words that begin like a citation cannot be read as one; each with what was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Slip {
    /// Not five digits.
    Dossier(String),
    /// A year and no dossier.
    NoDossier,
    /// Neither chapter nor fund.
    Addition(String),
    /// `nr.` and nothing behind it.
    NoNumber,
    /// More digits than a paper has, or letters glued to them.
    Number(String),
    /// The end of a parliamentary year is not the year after its beginning.
    Session(String),
    /// No number of a case.
    Case(String),
    /// Letters behind a hyphen that can be a chapter of a budget and number a paper of the Eerste Kamer, as `V` in
    /// `36410-V`. Not every budget has a round number, so the dossier does not tell.
    TwoMeanings(u32, String),
    /// Nothing that looks like a paper.
    Unknown,
}

/// Says what is wrong, behind what was read.
impl fmt::Display for Slip {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Slip::Dossier(read) => write!(out, "`{read}` is no dossier, which has five digits"),
            Slip::NoDossier => write!(out, "it names no dossier"),
            Slip::Addition(read) => write!(out, "`{read}` is no chapter or fund of a budget, such as `V`, `IIA`, `B`"),
            Slip::NoNumber => write!(out, "the paper's own number is missing"),
            Slip::Number(read) => write!(out, "`{read}` is no number of a paper"),
            Slip::Session(read) => write!(out, "`{read}` is no parliamentary year, such as `2022/23`"),
            Slip::Case(read) => write!(out, "`{read}` is no number of a case, such as `2022Z19120`"),
            Slip::TwoMeanings(dossier, letters) => {
                write!(
                    out,
                    "in dossier {dossier:05}, `{letters}` can be a chapter of a budget and a paper of the Eerste Kamer"
                )
            }
            Slip::Unknown => write!(out, "it is in no form that papers are cited in"),
        }
    }
}

impl Slip {
    /// What to write, where that follows from what was read.
    #[must_use]
    pub fn way_out(&self) -> Option<String> {
        let Slip::TwoMeanings(dossier, letters) = self else {
            return None;
        };
        let chapter = format!("write `{dossier:05} {letters}` for the chapter of a budget");
        Some(format!("{chapter}, `kst-{dossier:05}-{letters}` for the paper of the Eerste Kamer"))
    }
}

impl Paper {
    /// Reads an id (`36200-V-64`, `kst-36200-V-64`, `h-tk-20202021-68-3`), the address of its page, or a citation, whose
    /// word `Kamerstuk` may be left out: `36 200 V, nr. 64`.
    ///
    /// # Errors
    /// Says what of it cannot be read.
    pub fn parse(text: &str) -> Result<Paper, Slip> {
        let text = text.trim();
        if let Some(found) = ids::read(text) {
            return found;
        }
        let bare = format!("Kamerstuk {text}");
        let whole = |text: &str| {
            let found = citations(text).into_iter().next().filter(|found| found.range.start == 0);
            found.map(|found| (found.range.end == text.len(), found.paper))
        };
        match whole(text).or_else(|| whole(&bare)) {
            Some((true, paper) | (false, paper @ Err(_))) => paper,
            Some((false, Ok(_))) | None => Err(Slip::Unknown),
        }
    }

    /// Whether both name the same paper, whatever else is said of it: page, year, further dossiers.
    #[must_use]
    pub fn is_same(&self, other: &Paper) -> bool {
        match (self, other) {
            (Paper::Kamerstuk(one), Paper::Kamerstuk(other)) => {
                (&one.dossier, &one.number, one.is_attachment) == (&other.dossier, &other.number, other.is_attachment)
            }
            (Paper::Handelingen(_), Paper::Handelingen(_)) => {
                self == other || self.id().is_some_and(|id| other.id() == Some(id))
            }
            (one, other) => one == other,
        }
    }

    /// The digits by which it is known, in which its words may say them: dossiers, number, pages and the like.
    #[must_use]
    pub fn numbers(&self) -> Vec<String> {
        match self {
            Paper::Kamerstuk(paper) => paper.numbers(),
            Paper::Handelingen(Handelingen { chamber: _, session: Session(year), meeting, item, pages }) => {
                let all = [Some(u32::from(*year)), *meeting, *item].into_iter().flatten();
                all.chain(of_pages(*pages)).map(|number| number.to_string()).collect()
            }
            Paper::Aanhangsel(Aanhangsel { chamber: _, session, number }) => {
                let year = session.map(|Session(year)| u32::from(year));
                year.into_iter().chain([*number]).map(|number| number.to_string()).collect()
            }
            Paper::Kamervragen(case) => vec![case.chars().filter(char::is_ascii_digit).collect()],
        }
    }
}

impl Kamerstuk {
    /// A paper of one dossier, or the dossier, of which no more is said.
    #[must_use]
    pub fn new(dossier: Dossiernummer, number: Option<Ondernummer>) -> Kamerstuk {
        Kamerstuk {
            dossier,
            also_in: Vec::new(),
            number,
            chamber: None,
            session: None,
            pages: None,
            is_attachment: false,
        }
    }

    fn numbers(&self) -> Vec<String> {
        let dossiers = [&self.dossier].into_iter().chain(&self.also_in);
        let mut all: Vec<String> = dossiers.map(|dossier| format!("{:05}", dossier.number)).collect();
        if let Some(Ondernummer::Number(number) | Ondernummer::Lettered(number, _)) = self.number {
            all.push(number.to_string());
            all.push(format!("{:05}{number}", self.dossier.number));
        }
        all.extend(of_pages(self.pages).map(|page| page.to_string()));
        all
    }
}

impl Dossiernummer {
    /// A dossier without an addition.
    #[must_use]
    pub fn new(number: u32) -> Dossiernummer {
        Dossiernummer { number, addition: String::new() }
    }
}

fn of_pages(pages: Option<Pages>) -> impl Iterator<Item = u32> {
    pages.into_iter().flat_map(|pages| [pages.first, pages.last])
}

/// Whether letters are those of a chapter (`V`, `IIA`) or a fund (`B`) of a budget.
fn is_addition(letters: &str) -> bool {
    let is_roman = |letters: &str| {
        (1..=6).contains(&letters.len()) && letters.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'))
    };
    let is_letter = |letters: &str| letters.len() == 1 && letters.bytes().all(|letter| letter.is_ascii_uppercase());
    let chapter = letters.strip_suffix(|letter: char| letter.is_ascii_uppercase());
    is_roman(letters) || is_letter(letters) || chapter.is_some_and(is_roman)
}

/// Whether letters can be either of the two, so that it has to be said which.
fn has_two_meanings(letters: &str) -> bool {
    is_addition(letters) && numbers_paper(letters)
}

/// Whether letters can number a paper of the Eerste Kamer: `J`, `AI`.
fn numbers_paper(letters: &str) -> bool {
    (1..=3).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_uppercase())
}
