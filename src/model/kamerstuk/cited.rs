//! Finds the papers that running text cites, and the citations that are meant as one and cannot be read.
//!
//! Words that only speak of papers (`drie Kamerstukken`) are none. What may be a citation and may be something else is
//! left to whoever looks at numbers.

use std::ops::Range;

use super::cursor::Cursor;
use super::{
    Aanhangsel, Chamber, Dossiernummer, Handelingen, Kamerstuk, Ondernummer, Paper, Session, Slip, ids, is_addition,
    numbers_paper,
};

/// A citation in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it cites, or why that cannot be read.
    pub paper: Result<Paper, Slip>,
}

/// The citations of a text, in its order. Of `Kamerstuk 30 573, nrs. 64 en 65` the `65` is one of its own.
#[must_use]
pub fn citations(text: &str) -> Vec<Cited> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut passed = 0;
    for (at, sign) in text.char_indices() {
        let begins = !before.is_alphanumeric() && sign.is_ascii_alphabetic() && at >= passed;
        if begins && FIRST_LETTERS.contains(&sign.to_ascii_lowercase()) {
            passed = reads_at(text, at, before, &mut found).unwrap_or(passed);
        }
        before = sign;
    }
    found
}

/// Those of the words and ids with which citations begin.
const FIRST_LETTERS: [char; 5] = ['k', 'h', 'a', 'b', 'p'];

/// Adds the citations that begin there, and says where they end; `None` where none begins.
fn reads_at(text: &str, at: usize, before: char, found: &mut Vec<Cited>) -> Option<usize> {
    let mut cursor = Cursor::new(text, at);
    let glued = ['/', '-', ':', '.', '@', '#'].contains(&before);
    if let Some(length) = ids::length(cursor.rest()).filter(|_| !glued) {
        let end = at + length;
        let paper = ids::read(&text[at..end]).unwrap_or(Err(Slip::Unknown));
        found.push(Cited { range: at..end, paper });
        return Some(end);
    }
    if is_kamerstuk(&mut cursor) {
        let is_attachment = cursor.since(at).to_ascii_lowercase().starts_with("bijlage");
        return kamerstukken(cursor, at, is_attachment, found);
    }
    let paper = handelingen(&mut cursor).or_else(|| aanhangsel(&mut cursor)).or_else(|| kamervragen(&mut cursor))?;
    found.push(Cited { range: at..cursor.at, paper });
    Some(cursor.at)
}

fn is_kamerstuk(cursor: &mut Cursor<'_>) -> bool {
    const NAMES: [&str; 2] = ["kamerstuk", "kamerstukken"];
    let attachment: [&[&str]; 3] = [&["bijlage", "bijlagen"], &["bij"], &NAMES];
    cursor.words(&attachment) || cursor.word(&NAMES) || cursor.words(&[&["parliamentary"], &["paper", "papers"]])
}

/// The first, and those that follow it with less said: `nrs. 64 en 65`, `nr. 64 en 19 637, nr. 2848`.
fn kamerstukken(mut cursor: Cursor<'_>, start: usize, is_attachment: bool, found: &mut Vec<Cited>) -> Option<usize> {
    let read = kamerstuk(&mut cursor, is_attachment)?;
    let mut known = match read {
        Ok(read) => read,
        Err(slip) => {
            found.push(Cited { range: start..cursor.at, paper: Err(slip) });
            return Some(cursor.at);
        }
    };
    let push = |range, paper: &Kamerstuk, found: &mut Vec<Cited>| {
        found.push(Cited { range, paper: Ok(Paper::Kamerstuk(paper.clone())) });
    };
    push(start..cursor.at, &known.paper, found);
    while known.paper.number.is_some() {
        let mut ahead = cursor;
        let Some(start) = next(&mut ahead, &mut known) else {
            break;
        };
        push(start..ahead.at, &known.paper, found);
        cursor = ahead;
    }
    Some(cursor.at)
}

/// What is known of a citation for those behind it.
struct Known {
    paper: Kamerstuk,
    /// Whether `nrs.` announced more than one number.
    is_list: bool,
}

/// Where the next citation begins; the cursor stands behind it then.
fn next(cursor: &mut Cursor<'_>, known: &mut Known) -> Option<usize> {
    let mut ahead = *cursor;
    let is_range = known.is_list && ahead.sign(&['-', '–']);
    if !is_range && parted(&mut ahead).is_none() {
        return None;
    }
    let start = ahead.at;
    if let Some(other) = in_another_dossier(ahead, known) {
        *cursor = other;
        return Some(start);
    }
    let is_announced = announced(&mut ahead).is_some();
    let number = ahead.number(1..=5).filter(|_| is_announced || known.is_list)?;
    known.paper.number = Some(Ondernummer::Number(number.parse().ok()?));
    known.paper.pages = ahead.pages();
    *cursor = ahead;
    Some(start)
}

/// `36 200 V, nr. 64` behind another paper: where it ends.
fn in_another_dossier<'t>(mut ahead: Cursor<'t>, known: &mut Known) -> Option<Cursor<'t>> {
    let dossier = dossier(&mut ahead)?.ok()?;
    ahead.comma();
    let is_list = announced(&mut ahead)?;
    let number = ahead.number(1..=5)?.parse().ok()?;
    let pages = ahead.pages();
    let paper = &mut known.paper;
    (paper.dossier, paper.number, paper.pages) = (dossier, Some(Ondernummer::Number(number)), pages);
    paper.also_in.clear();
    known.is_list = is_list;
    Some(ahead)
}

/// Past what parts two members of a list; whether that is a word.
fn parted(cursor: &mut Cursor<'_>) -> Option<bool> {
    let mut ahead = *cursor;
    let has_sign = ahead.sign(&[',', ';']);
    let has_space = ahead.spaces();
    let is_joined = has_space && ahead.word(&["en", "and"]);
    if is_joined && !ahead.spaces() || !is_joined && !has_sign {
        return None;
    }
    *cursor = ahead;
    Some(is_joined)
}

/// What stands behind `Kamerstuk`; `None` where it begins no citation.
fn kamerstuk(cursor: &mut Cursor<'_>, is_attachment: bool) -> Option<Result<Known, Slip>> {
    let mut ahead = *cursor;
    if !ahead.spaces() && !ahead.sign(&[',']) {
        return None;
    }
    let read = behind_the_word(&mut ahead, is_attachment);
    if read.is_some() {
        *cursor = ahead;
    }
    read
}

fn behind_the_word(cursor: &mut Cursor<'_>, is_attachment: bool) -> Option<Result<Known, Slip>> {
    let start = cursor.at;
    let chamber = chamber(cursor);
    let session = match cursor.session() {
        Ok(session) => session,
        Err(slip) => {
            let mut ahead = *cursor;
            ahead.comma();
            if dossier(&mut ahead).is_some() {
                *cursor = ahead;
                let _ = ondernummer(cursor, chamber);
            }
            return Some(Err(slip));
        }
    };
    let is_said = cursor.at > start;
    let end = cursor.at;
    cursor.comma();
    let first = match dossier(cursor) {
        Some(Ok(dossier)) => dossier,
        // `Kamerstuk 12` counts something, or shows nothing of a dossier.
        Some(Err(Slip::Dossier(read))) if read.len() < 3 && !is_said => return None,
        Some(Err(slip)) => {
            // What follows belongs to the same slip.
            let _ = ondernummer(cursor, chamber);
            return Some(Err(slip));
        }
        None if session.is_some() => {
            cursor.at = end;
            return Some(Err(Slip::NoDossier));
        }
        None => return None,
    };
    let (also_in, is_joined) = further_dossiers(cursor);
    let (number, is_list) = match ondernummer(cursor, chamber) {
        Ok(found) => found,
        Err(slip) => return Some(Err(slip)),
    };
    // `19 637 en 36 200 V, nrs. 3 en 4`: which number is of which dossier, only a reader knows.
    if number.is_some() && (is_joined || is_list && !also_in.is_empty()) {
        return None;
    }
    let pages = number.as_ref().and_then(|_| cursor.pages());
    let paper = Kamerstuk { dossier: first, also_in, number, chamber, session, pages, is_attachment };
    Some(Ok(Known { paper, is_list }))
}

/// Past the sign of a chamber, or of both, of which none is meant.
fn chamber(cursor: &mut Cursor<'_>) -> Option<Chamber> {
    let mut ahead = *cursor;
    ahead.spaces();
    let first = ahead.chamber()?;
    let mut both = ahead;
    let is_both = both.sign(&['/']) || both.spaces() && both.word(&["en", "and"]);
    if is_both && both.chamber().is_some() {
        *cursor = both;
        return None;
    }
    *cursor = ahead;
    Some(first)
}

/// Past a dossier and its addition; `None` where no digit stands there.
fn dossier(cursor: &mut Cursor<'_>) -> Option<Result<Dossiernummer, Slip>> {
    let start = cursor.at;
    let mut ahead = *cursor;
    let first = ahead.skip(|sign| sign.is_ascii_digit());
    if first.is_empty() {
        return None;
    }
    let mut digits = first.to_owned();
    let mut has_point = false;
    if first.len() < 5 {
        *cursor = ahead;
        let is_spaced = ahead.spaces();
        has_point = !is_spaced && ahead.sign(&['.']);
        let second = if is_spaced || has_point { ahead.skip(|sign| sign.is_ascii_digit()) } else { "" };
        if second.is_empty() {
            ahead = *cursor;
        }
        digits.push_str(second);
    }
    *cursor = ahead;
    let is_dossier = digits.len() == 5 && matches!(first.len(), 2 | 5) && !has_point;
    let number = digits.parse().ok().filter(|_| is_dossier);
    let read = cursor.since(start).to_owned();
    let addition = addition(cursor);
    let Some(number) = number else {
        return Some(Err(Slip::Dossier(read)));
    };
    Some(addition.map(|addition| Dossiernummer { number, addition }))
}

/// Past the addition of a dossier, which most have not.
fn addition(cursor: &mut Cursor<'_>) -> Result<String, Slip> {
    let mut ahead = *cursor;
    let is_glued = ahead.peek().is_some_and(char::is_alphabetic);
    let has_hyphen = ahead.sign(&['-']);
    if !has_hyphen {
        ahead.spaces();
    }
    if let Some(kingdom) = of_kingdom(ahead.rest()) {
        ahead.at += kingdom.len();
        *cursor = ahead;
        return Ok(kingdom.to_owned());
    }
    let token = ahead.skip(char::is_alphanumeric);
    let upper = token.to_ascii_uppercase();
    let mut behind = ahead;
    let is_followed = has_hyphen && behind.sign(&['-']) || {
        behind.comma();
        announced(&mut behind).is_some()
    };
    if is_addition(token) || is_addition(&upper) && is_followed {
        *cursor = ahead;
        return Ok(upper);
    }
    let names_something = !token.is_empty() && !token.bytes().all(|sign| sign.is_ascii_digit());
    let is_word = token.chars().count() > 4 || matches!(&*upper, "NR" | "NRS" | "NO" | "NOS");
    if is_glued || names_something && is_followed && !is_word {
        *cursor = ahead;
        return Err(Slip::Addition(token.to_owned()));
    }
    Ok(String::new())
}

/// The number of a bill of the Kingdom with which a text begins: `(R2065)`.
fn of_kingdom(text: &str) -> Option<&str> {
    let (inside, _) = text.strip_prefix("(R")?.split_once(')')?;
    let is_number = (1..=5).contains(&inside.len()) && inside.bytes().all(|digit| digit.is_ascii_digit());
    text.get(..inside.len() + "(R)".len()).filter(|_| is_number)
}

/// Further dossiers to which a paper belongs, and whether a word joins the last of them.
fn further_dossiers(cursor: &mut Cursor<'_>) -> (Vec<Dossiernummer>, bool) {
    let mut also_in = Vec::new();
    let mut is_joined = false;
    let mut ahead = *cursor;
    while let Some(joined) = parted(&mut ahead) {
        let Some(Ok(dossier)) = dossier(&mut ahead) else {
            break;
        };
        let mut behind = ahead;
        behind.comma();
        // `30 573 zaken` behind a comma is a count.
        let counts = announced(&mut behind).is_none()
            && behind.peek().is_some_and(char::is_lowercase)
            && !behind.word(&["en", "and"]);
        if counts {
            break;
        }
        also_in.push(dossier);
        is_joined |= joined;
        *cursor = ahead;
    }
    (also_in, is_joined)
}

/// Past the number of a paper, if it has one, and whether more of them are announced.
fn ondernummer(cursor: &mut Cursor<'_>, chamber: Option<Chamber>) -> Result<(Option<Ondernummer>, bool), Slip> {
    let mut ahead = *cursor;
    if ahead.sign(&['-'])
        && let Some(number) = ahead.number(1..=5).and_then(|number| number.parse().ok())
    {
        *cursor = ahead;
        return Ok((Some(Ondernummer::Number(number)), false));
    }
    ahead = *cursor;
    let has_comma = ahead.comma();
    let before = ahead;
    if let Some(is_list) = announced(&mut ahead) {
        if let Some(number) = ahead.number(1..=5).and_then(|number| number.parse().ok()) {
            *cursor = ahead;
            return Ok((Some(Ondernummer::Number(number)), is_list));
        }
        let end = ahead.before_spaces();
        let read = ahead.skip(char::is_alphanumeric);
        if chamber == Some(Chamber::Eerste) && numbers_paper(read) {
            *cursor = ahead;
            return Ok((Some(Ondernummer::Letters(read.to_owned())), false));
        }
        if read.starts_with(|sign: char| sign.is_ascii_digit()) {
            *cursor = ahead;
            return Err(Slip::Number(read.to_owned()));
        }
        ahead.at = end;
        *cursor = ahead;
        return Err(Slip::NoNumber);
    }
    ahead = before;
    let letters = ahead.skip(char::is_alphanumeric);
    let is_apart = !ahead.peek().is_some_and(|sign| matches!(sign, '-' | '&' | '/'));
    let is_meant = match chamber {
        Some(Chamber::Eerste) => true,
        Some(Chamber::Tweede) => false,
        None => has_comma && letters.len() <= 2 && !OTHERS.contains(&letters),
    };
    if numbers_paper(letters) && is_apart && is_meant {
        *cursor = ahead;
        return Ok((Some(Ondernummer::Letters(letters.to_owned())), false));
    }
    Ok((None, false))
}

/// What may stand behind a comma and is no paper, where nothing says of which chamber it would be.
const OTHERS: [&str; 6] = ["EU", "VN", "VS", "VK", "EK", "TK"];

/// Past `nr.` and the spaces behind it; whether several numbers are announced. Without a point it needs a digit.
fn announced(cursor: &mut Cursor<'_>) -> Option<bool> {
    let mut ahead = *cursor;
    let start = ahead.at;
    let several = ahead.word(&["nrs", "nos", "nummers"]);
    if !several && !ahead.word(&["nr", "no", "nummer"]) {
        return None;
    }
    let has_point = ahead.since(start).ends_with('.');
    ahead.spaces();
    if !has_point && !ahead.peek().is_some_and(|sign| sign.is_ascii_digit()) {
        return None;
    }
    *cursor = ahead;
    Some(several)
}

/// Past a comma and `nr.` with its number; `None` where none is announced.
fn number(cursor: &mut Cursor<'_>) -> Option<Result<u32, Slip>> {
    let mut ahead = *cursor;
    ahead.comma();
    announced(&mut ahead)?;
    let number = ahead.number(1..=5).and_then(|number| number.parse().ok());
    *cursor = ahead;
    Some(number.ok_or(Slip::NoNumber))
}

/// `Handelingen II 2010/11, nr. 108, item 5, p. 25-36`
fn handelingen(cursor: &mut Cursor<'_>) -> Option<Result<Paper, Slip>> {
    let mut ahead = *cursor;
    if !ahead.word(&["handelingen"]) {
        return None;
    }
    let chamber = chamber(&mut ahead);
    let session = match ahead.session() {
        Ok(session) => session?,
        Err(slip) => {
            *cursor = ahead;
            return Some(Err(slip));
        }
    };
    let said = place_in_meeting(&mut ahead, chamber, session)?;
    *cursor = ahead;
    Some(said.map(Paper::Handelingen))
}

fn place_in_meeting(
    cursor: &mut Cursor<'_>,
    chamber: Option<Chamber>,
    session: Session,
) -> Option<Result<Handelingen, Slip>> {
    let meeting = match number(cursor) {
        Some(Err(slip)) => return Some(Err(slip)),
        found => found.and_then(Result::ok),
    };
    let item = cursor.numbered(&["item"]);
    let pages = cursor.pages();
    let is_place = meeting.is_some() || pages.is_some();
    is_place.then_some(Ok(Handelingen { chamber, session, meeting, item, pages }))
}

/// `Aanhangsel Handelingen I 2014/15, nr. 12`
fn aanhangsel(cursor: &mut Cursor<'_>) -> Option<Result<Paper, Slip>> {
    let mut ahead = *cursor;
    if !ahead.word(&["aanhangsel"]) {
        return None;
    }
    let mut of = ahead;
    if of.spaces() && (of.words(&[&["van"], &["de"]]) || of.word(&["der"])) {
        ahead = of;
    }
    let mut named = ahead;
    let is_named = named.spaces() && named.word(&["handelingen"]);
    if is_named {
        ahead = named;
    }
    let chamber = chamber(&mut ahead);
    let session = match ahead.session() {
        Ok(session) => session,
        Err(slip) => {
            *cursor = ahead;
            return Some(Err(slip));
        }
    };
    let number = number(&mut ahead).filter(|_| is_named || session.is_some())?;
    *cursor = ahead;
    Some(number.map(|number| Paper::Aanhangsel(Aanhangsel { chamber, session, number })))
}

/// `Kamervragen 2022Z19120`
fn kamervragen(cursor: &mut Cursor<'_>) -> Option<Result<Paper, Slip>> {
    let mut ahead = *cursor;
    if !ahead.word(&["kamervragen", "kamervraag"]) || !ahead.spaces() {
        return None;
    }
    let case = Some(ahead.skip(|sign| sign.is_ascii_alphanumeric())).filter(|case| ids::is_case(case))?;
    *cursor = ahead;
    Some(Ok(Paper::Kamervragen(case.to_owned())))
}
