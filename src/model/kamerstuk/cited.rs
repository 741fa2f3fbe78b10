//! Finds the papers that running text cites, and the citations that are meant as one and cannot be read.
//!
//! Words that only speak of papers (`drie Kamerstukken`) are none. What may be a citation and may be something else is
//! left to whoever looks at numbers.

use std::ops::Range;

use super::cursor::Cursor;
use super::numbers::{announced, counts, digits, dossier, further_dossiers, ondernummer, parted};
use super::{Chamber, Kamerstuk, Ondernummer, Paper, Slip, ids, others};

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
const FIRST_LETTERS: [char; 6] = ['k', 'h', 'a', 'b', 'p', 'd'];

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
    let paper = others::read(&mut cursor)?;
    found.push(Cited { range: at..cursor.at, paper });
    Some(cursor.at)
}

fn is_kamerstuk(cursor: &mut Cursor<'_>) -> bool {
    const NAMES: [&str; 2] = ["kamerstuk", "kamerstukken"];
    let attachment: [&[&str]; 3] = [&["bijlage", "bijlagen"], &["bij"], &NAMES];
    cursor.words(&attachment)
        || cursor.word(&NAMES)
        || cursor.words(&[&["parliamentary"], &["paper", "papers"]])
        || cursor.words(&[&["document"], &["parlementaire"]])
        || cursor.words(&[&["documents"], &["parlementaires"]])
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
    let is_last = !is_range && parted(&mut ahead)?;
    let start = ahead.at;
    if let Some(other) = in_another_dossier(ahead, known) {
        *cursor = other;
        return Some(start);
    }
    let is_announced = announced(&mut ahead).is_some();
    let number = digits(&mut ahead)?;
    // What a comma parts from the list may be a count: `nrs. 64 en 65, 30 zaken`.
    if !is_announced && (!known.is_list || !is_last && counts(ahead)) {
        return None;
    }
    known.is_list &= !is_last;
    known.paper.number = Some(Ondernummer::Number(number));
    known.paper.pages = ahead.pages();
    *cursor = ahead;
    Some(start)
}

/// `36 200 V, nr. 64` behind another paper: where it ends.
fn in_another_dossier<'t>(mut ahead: Cursor<'t>, known: &mut Known) -> Option<Cursor<'t>> {
    let dossier = dossier(&mut ahead)?.ok()?;
    ahead.comma();
    let is_list = announced(&mut ahead)?;
    let number = digits(&mut ahead)?;
    let pages = ahead.pages();
    let paper = &mut known.paper;
    (paper.dossier, paper.number, paper.pages) = (dossier, Some(Ondernummer::Number(number)), pages);
    paper.also_in.clear();
    known.is_list = is_list;
    Some(ahead)
}

/// What stands behind `Kamerstuk`; `None` where it begins no citation.
fn kamerstuk(cursor: &mut Cursor<'_>, is_attachment: bool) -> Option<Result<Known, Slip>> {
    let mut ahead = *cursor;
    if !ahead.spaces() && !ahead.sign(&[',']) {
        return None;
    }
    let read = behind_the_word(&mut ahead, is_attachment).transpose();
    if read.is_some() {
        *cursor = ahead;
    }
    read
}

fn behind_the_word(cursor: &mut Cursor<'_>, is_attachment: bool) -> Result<Option<Known>, Slip> {
    pass_its_sign(cursor);
    let start = cursor.at;
    let chamber = cursor.chamber_or_both();
    let session = cursor.session().inspect_err(|_| pass_the_rest(cursor, chamber))?;
    let end = cursor.at;
    cursor.comma();
    let dossier = match dossier(cursor) {
        // `Kamerstuk 12` counts something, or shows nothing of a dossier.
        Some(Err(Slip::Dossier(read))) if read.len() < 3 && end == start => return Ok(None),
        Some(read) => read.inspect_err(|_| pass_the_rest(cursor, chamber))?,
        None => {
            cursor.at = end;
            return if session.is_some() { Err(Slip::NoDossier) } else { Ok(None) };
        }
    };
    let (also_in, is_joined) = further_dossiers(cursor);
    pass_and_others(cursor);
    let (number, is_list) = ondernummer(cursor, chamber)?;
    // `19 637 en 36 200 V, nrs. 3 en 4`: which number is of which dossier, only a reader knows.
    if number.is_some() && (is_joined || is_list && !also_in.is_empty()) {
        return Ok(None);
    }
    let pages = number.as_ref().and_then(|_| cursor.pages());
    let paper = Kamerstuk { dossier, also_in, number, chamber, session, pages, is_attachment };
    Ok(Some(Known { paper, is_list }))
}

/// `Kamerstuk nr. 19 637, nr. 2848`
fn pass_its_sign(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    ahead.spaces();
    if announced(&mut ahead).is_some() && dossier(&mut { ahead }).is_some_and(|dossier| dossier.is_ok()) {
        *cursor = ahead;
    }
}

/// `29 762 e.a., D`: which others, is not said.
fn pass_and_others(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    if ahead.spaces() && ahead.word(&["e"]) && ahead.word(&["a"]) {
        *cursor = ahead;
    }
}

/// Past the dossier and number behind a slip, which are parts of the same citation.
fn pass_the_rest(cursor: &mut Cursor<'_>, chamber: Option<Chamber>) {
    let mut ahead = *cursor;
    ahead.comma();
    if dossier(&mut ahead).is_some() {
        *cursor = ahead;
    }
    // What more is wrong is no finding of its own.
    let _ = ondernummer(cursor, chamber);
}
