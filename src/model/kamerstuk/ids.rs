//! The ids under which papers are published, from texts and into texts.
//!
//! An id is only made where its form is sure, so that no page leads to an address that was guessed.

use super::cursor::session;
use super::{
    Aanhangsel, Chamber, Dossiernummer, Handelingen, Kamerstuk, Ondernummer, Pages, Paper, Session, Slip,
    has_two_meanings, is_addition, numbers_paper,
};

/// Where papers are published.
pub(super) const SITE: &str = "https://zoek.officielebekendmakingen.nl/";

type Read = fn(&str) -> Result<Paper, Slip>;

/// The beginning of each id, and how the rest is read.
const KINDS: [(&str, Read); 6] = [
    ("kst-", |rest| kamerstuk(rest, true)),
    ("h-tk-", |rest| handelingen(rest, Chamber::Tweede)),
    ("h-ek-", |rest| handelingen(rest, Chamber::Eerste)),
    ("ah-tk-", |rest| aanhangsel(rest, Chamber::Tweede)),
    ("ah-ek-", |rest| aanhangsel(rest, Chamber::Eerste)),
    ("kv-tk-", kamervragen),
];

/// Reads an id, with or without its address; `None` where a text is no id at all.
pub(super) fn read(text: &str) -> Option<Result<Paper, Slip>> {
    let without_site = text.strip_prefix(SITE).or_else(|| text.strip_prefix(&SITE.replace("https", "http")));
    let id = match without_site {
        Some(path) => path.strip_prefix("behandelddossier/").unwrap_or(path),
        None => text,
    };
    let id = [".html", ".pdf", "/metadata.xml"].iter().find_map(|end| id.strip_suffix(end)).unwrap_or(id);
    if let Some((beginning, read)) = KINDS.iter().find(|(beginning, _)| id.starts_with(beginning)) {
        return Some(read(&id[beginning.len()..]));
    }
    let is_bare = id.starts_with(|sign: char| sign.is_ascii_digit())
        && id.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
    (without_site.is_some() || is_bare).then(|| kamerstuk(id, false))
}

/// How far an id goes with which a text begins; `None` where it begins with none.
pub(super) fn length(text: &str) -> Option<usize> {
    let path = if text.starts_with(SITE) { SITE.len() } else { 0 };
    let rest = text.get(path..)?;
    let (beginning, _) = KINDS.iter().find(|(beginning, _)| rest.starts_with(beginning))?;
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    let id = rest.find(|sign| !is_part(sign)).unwrap_or(rest.len());
    let is_named = rest[..id].trim_end_matches('-').len() > beginning.len();
    let end = if rest[id..].starts_with(".html") { id + ".html".len() } else { rest[..id].trim_end_matches('-').len() };
    is_named.then_some(path + end)
}

/// `36200-V-64`. Letters after the dossier are its addition where a number follows; where none does, they number a paper
/// of the Eerste Kamer in an official id, which always names a paper. In any other they have to be of one kind only.
fn kamerstuk(id: &str, is_official: bool) -> Result<Paper, Slip> {
    let mut parts = id.split('-');
    let first = parts.next().unwrap_or("");
    if first.len() != 5 || !first.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(if first.is_empty() { Slip::NoDossier } else { Slip::Dossier(first.to_owned()) });
    }
    let mut dossier = Dossiernummer::new(first.parse().map_err(|_| Slip::Dossier(first.to_owned()))?);
    let rest: Vec<&str> = parts.collect();
    let number = match rest[..] {
        [] if is_official => return Err(Slip::NoNumber),
        [] => None,
        [one] if !is_official && has_two_meanings(one) => {
            return Err(Slip::TwoMeanings(dossier.number, one.to_owned()));
        }
        [one] if !is_official && is_addition(one) => {
            one.clone_into(&mut dossier.addition);
            None
        }
        [one] => Some(ondernummer(one)?),
        [one, two] if is_addition(one) => {
            one.clone_into(&mut dossier.addition);
            Some(ondernummer(two)?)
        }
        [one, _] => return Err(Slip::Addition(one.to_owned())),
        [_, _, ref more @ ..] => return Err(Slip::Number(more.join("-"))),
    };
    Ok(Paper::Kamerstuk(Kamerstuk::new(dossier, number)))
}

fn ondernummer(text: &str) -> Result<Ondernummer, Slip> {
    if text.is_empty() {
        return Err(Slip::NoNumber);
    }
    if numbers_paper(text) {
        return Ok(Ondernummer::Letters(text.to_owned()));
    }
    digits(text).map(Ondernummer::Number).ok_or_else(|| Slip::Number(text.to_owned()))
}

fn digits(text: &str) -> Option<u32> {
    let is_number = (1..=5).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// `20202021`
fn year(text: &str) -> Result<Session, Slip> {
    let is_year = text.len() == 8 && text.is_ascii();
    let found = is_year.then(|| text.split_at(4)).and_then(|(first, second)| session(first, second));
    found.ok_or_else(|| Slip::Session(text.to_owned()))
}

/// Meeting and item since 2011, first and last page before; in the first year that officielebekendmakingen has, meeting
/// and pages.
fn handelingen(id: &str, chamber: Chamber) -> Result<Paper, Slip> {
    let mut parts = id.split('-');
    let session = year(parts.next().unwrap_or(""))?;
    let numbers: Result<Vec<u32>, Slip> =
        parts.map(|part| digits(part).ok_or_else(|| Slip::Number(part.to_owned()))).collect();
    let (meeting, item, pages) = match numbers?[..] {
        [first, last] if counts_pages(session, first) => (None, None, Some((first, last))),
        [meeting, item] => (Some(meeting), Some(item), None),
        [meeting, first, last] => (Some(meeting), None, Some((first, last))),
        _ => return Err(Slip::NoNumber),
    };
    let pages = match pages {
        Some((first, last)) if last < first => return Err(Slip::Number(format!("{first}-{last}"))),
        pages => pages.map(|(first, last)| Pages { first, last }),
    };
    Ok(Paper::Handelingen(Handelingen { chamber: Some(chamber), session, meeting, item, pages }))
}

/// Items came on 1 January 2011, within a year; no year has so many meetings.
fn counts_pages(Session(year): Session, first: u32) -> bool {
    const ITEMS_CAME: u16 = 2010;
    const MOST_MEETINGS: u32 = 150;
    year < ITEMS_CAME || year == ITEMS_CAME && first > MOST_MEETINGS
}

fn aanhangsel(id: &str, chamber: Chamber) -> Result<Paper, Slip> {
    let (session, number) = id.split_once('-').ok_or(Slip::NoNumber)?;
    let session = Some(year(session)?);
    let number = digits(number).ok_or_else(|| Slip::Number(number.to_owned()))?;
    Ok(Paper::Aanhangsel(Aanhangsel { chamber: Some(chamber), session, number }))
}

fn kamervragen(case: &str) -> Result<Paper, Slip> {
    if is_case(case) { Ok(Paper::Kamervragen(case.to_owned())) } else { Err(Slip::Case(case.to_owned())) }
}

/// `2022Z19120`
pub(super) fn is_case(text: &str) -> bool {
    let number = text.split_once('Z').filter(|(year, _)| year.len() == 4);
    number.is_some_and(|(year, number)| {
        (4..=6).contains(&number.len())
            && [year, number].iter().all(|part| part.bytes().all(|sign| sign.is_ascii_digit()))
    })
}

impl Paper {
    /// The id of the paper, and of a dossier as a whole: `36200-V-64`, `h-tk-20202021-68-3`. `None` where the form is not
    /// sure or not enough is known, and for attachments, of which it is not.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Paper::Kamerstuk(Kamerstuk { is_attachment: true, .. }) => None,
            Paper::Kamerstuk(paper) => {
                let Kamerstuk { dossier, number, .. } = paper;
                let is_chapter = number.is_none() && has_two_meanings(&dossier.addition);
                let id = paper.id().filter(|_| !is_chapter)?;
                // The bare id of such a paper could be that of a chapter.
                let is_bare_in_two_ways = dossier.addition.is_empty()
                    && matches!(number, Some(Ondernummer::Letters(letters)) if has_two_meanings(letters));
                Some(if is_bare_in_two_ways { format!("kst-{id}") } else { id })
            }
            Paper::Handelingen(said) => said.id(),
            Paper::Aanhangsel(answer) => {
                let (chamber, Session(year)) = (letters(answer.chamber?), answer.session?);
                Some(format!("ah-{chamber}-{year}{}-{}", year + 1, answer.number))
            }
            Paper::Kamervragen(case) => Some(format!("kv-tk-{case}")),
        }
    }

    /// Where the paper is published, or that to which it is attached; `None` for a dossier as a whole, where the id is not
    /// sure, and for years of which nothing is published there.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        let (id, session) = match self {
            Paper::Kamerstuk(paper) => {
                (format!("kst-{}", paper.id().filter(|_| paper.number.is_some())?), paper.session)
            }
            Paper::Handelingen(said) => (said.id()?, Some(said.session)),
            Paper::Aanhangsel(answer) => (self.id()?, answer.session),
            Paper::Kamervragen(_) => (self.id()?, None),
        };
        let is_published = session.is_none_or(|Session(year)| year >= FIRST_YEAR);
        is_published.then(|| format!("{SITE}{id}.html"))
    }
}

/// Papers are published there since 1995.
const FIRST_YEAR: u16 = 1994;

impl Kamerstuk {
    /// The id without its prefix.
    fn id(&self) -> Option<String> {
        let number = match &self.number {
            Some(Ondernummer::Number(number)) => Some(number.to_string()),
            Some(Ondernummer::Letters(letters)) => Some(letters.clone()),
            // How these stand in ids is not sure, nor how the number of a bill of the Kingdom does.
            Some(Ondernummer::Lettered(..)) => return None,
            None => None,
        };
        if self.dossier.addition.starts_with('(') {
            return None;
        }
        let addition = Some(self.dossier.addition.clone()).filter(|addition| !addition.is_empty());
        let parts = [Some(format!("{:05}", self.dossier.number)), addition, number];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join("-"))
    }
}

impl Handelingen {
    fn id(&self) -> Option<String> {
        let Session(year) = self.session;
        let place = match (self.meeting, self.item, self.pages) {
            (Some(meeting), Some(item), _) if !counts_pages(self.session, meeting) => format!("{meeting}-{item}"),
            (_, None, Some(pages)) if counts_pages(self.session, pages.first) && year >= PAGES_ALONE => {
                format!("{}-{}", pages.first, pages.last)
            }
            (Some(meeting), None, Some(pages)) if year == MEETING_AND_PAGES => {
                format!("{meeting}-{}-{}", pages.first, pages.last)
            }
            _ => return None,
        };
        Some(format!("h-{}-{year}{}-{place}", letters(self.chamber?), year + 1))
    }
}

/// Ids of these years name pages and no meeting; those between the two are not known well enough.
const PAGES_ALONE: u16 = 1999;
/// Ids of this year name both.
const MEETING_AND_PAGES: u16 = 1994;

fn letters(chamber: Chamber) -> &'static str {
    match chamber {
        Chamber::Eerste => "ek",
        Chamber::Tweede => "tk",
    }
}
