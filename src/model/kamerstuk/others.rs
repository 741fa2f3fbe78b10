//! Citations of what is no paper of a dossier: Handelingen, Aanhangsel, Kamervragen.

use super::cursor::Cursor;
use super::numbers::{announced, digits};
use super::{Aanhangsel, Chamber, Handelingen, Paper, Session, Slip, ids};

/// Past such a citation; `None` where none begins.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Result<Paper, Slip>> {
    handelingen(cursor).or_else(|| aanhangsel(cursor)).or_else(|| kamervragen(cursor))
}

/// `Handelingen II 2010/11, nr. 108, item 5, p. 25-36`
fn handelingen(cursor: &mut Cursor<'_>) -> Option<Result<Paper, Slip>> {
    let mut ahead = *cursor;
    if !ahead.word(&["handelingen"]) {
        return None;
    }
    let chamber = ahead.chamber_or_both();
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
    let chamber = ahead.chamber_or_both();
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

/// Past a comma and `nr.` with its number; `None` where none is announced.
fn number(cursor: &mut Cursor<'_>) -> Option<Result<u32, Slip>> {
    let mut ahead = *cursor;
    ahead.comma();
    announced(&mut ahead)?;
    let end = ahead.before_spaces();
    let number = digits(&mut ahead);
    if number.is_none() {
        ahead.at = end;
    }
    *cursor = ahead;
    Some(number.ok_or(Slip::NoNumber))
}
