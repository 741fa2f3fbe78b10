//! The numbers of a paper in running text: its dossiers with their additions, and its own within the first.

use super::cursor::Cursor;
use super::{Chamber, Dossiernummer, Ondernummer, Slip, has_two_meanings, is_addition, numbers_paper};

/// Past a dossier and its addition; `None` where no digit stands there.
pub(super) fn dossier(cursor: &mut Cursor<'_>) -> Option<Result<Dossiernummer, Slip>> {
    let start = cursor.at;
    let mut ahead = *cursor;
    let first = ahead.skip(|sign| sign.is_ascii_digit());
    if first.is_empty() || numbers_document(ahead.rest()) {
        return None;
    }
    let mut digits = first.to_owned();
    *cursor = ahead;
    if first.len() < 5 && (ahead.spaces() || ahead.sign(&['.'])) {
        let second = ahead.skip(|sign| sign.is_ascii_digit());
        if !second.is_empty() {
            *cursor = ahead;
        }
        digits.push_str(second);
    }
    let is_dossier = digits.len() == 5 && matches!(first.len(), 2 | 5);
    let number = digits.parse().ok().filter(|_| is_dossier);
    let read = cursor.since(start).to_owned();
    let has_hyphen = cursor.peek() == Some('-');
    let addition = addition(cursor);
    let Some(number) = number else {
        return Some(Err(Slip::Dossier(read)));
    };
    if let Ok(letters) = &addition
        && has_hyphen
        && has_two_meanings(letters)
        && !names_paper(*cursor)
    {
        return Some(Err(Slip::TwoMeanings(number, letters.clone())));
    }
    Some(addition.map(|addition| Dossiernummer { number, addition }))
}

/// Whether the number of a paper stands behind the letters, which then are those of its dossier.
fn names_paper(mut behind: Cursor<'_>) -> bool {
    ondernummer(&mut behind, None).is_ok_and(|(number, _)| number.is_some())
}

/// Whether the year before it begins the number of a document, case or meeting of the Tweede Kamer: `2023D32937`.
fn numbers_document(rest: &str) -> bool {
    let number = rest.strip_prefix(['A', 'D', 'Z']);
    number.is_some_and(|number| number.bytes().take_while(u8::is_ascii_digit).count() >= 4)
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
pub(super) fn further_dossiers(cursor: &mut Cursor<'_>) -> (Vec<Dossiernummer>, bool) {
    let mut also_in = Vec::new();
    let mut is_joined = false;
    let mut ahead = *cursor;
    while let Some(joined) = parted(&mut ahead) {
        let Some(Ok(dossier)) = dossier(&mut ahead) else {
            break;
        };
        if counts(ahead) {
            break;
        }
        also_in.push(dossier);
        is_joined |= joined;
        *cursor = ahead;
    }
    (also_in, is_joined)
}

/// Whether the number before it is that of something that follows: `30 573 zaken`.
pub(super) fn counts(mut behind: Cursor<'_>) -> bool {
    behind.spaces() && behind.peek().is_some_and(char::is_alphabetic) && {
        announced(&mut behind).is_none() && !behind.word(&["en", "and", "et"])
    }
}

/// Past the number of a paper, if it has one, and whether more of them are announced.
pub(super) fn ondernummer(
    cursor: &mut Cursor<'_>,
    chamber: Option<Chamber>,
) -> Result<(Option<Ondernummer>, bool), Slip> {
    let mut ahead = *cursor;
    if ahead.sign(&['-'])
        && let Some(number) = digits(&mut ahead)
    {
        *cursor = ahead;
        return Ok((Some(Ondernummer::Number(number)), false));
    }
    ahead = *cursor;
    let has_comma = ahead.comma();
    if let Some(is_list) = announced(&mut ahead) {
        *cursor = ahead;
        return announced_number(cursor, chamber).map(|number| (Some(number), is_list));
    }
    let letters = ahead.skip(char::is_alphanumeric);
    let is_apart = !ahead.peek().is_some_and(|sign| matches!(sign, '-' | '&' | '/'));
    let is_meant = match chamber {
        Some(Chamber::Eerste) => true,
        Some(Chamber::Tweede) => false,
        None => has_comma && letters.len() <= 2 && !OTHERS.contains(&letters),
    };
    if !(numbers_paper(letters) && is_apart && is_meant) {
        return Ok((None, false));
    }
    *cursor = ahead;
    Ok((Some(Ondernummer::Letters(letters.to_owned())), false))
}

/// What may stand behind a comma and is no paper, where nothing says of which chamber it would be.
const OTHERS: [&str; 6] = ["EU", "VN", "VS", "VK", "EK", "TK"];

/// Past what stands behind `nr.`
fn announced_number(cursor: &mut Cursor<'_>, chamber: Option<Chamber>) -> Result<Ondernummer, Slip> {
    if let Some(number) = digits(cursor) {
        return Ok(Ondernummer::Number(number));
    }
    let end = cursor.before_spaces();
    let read = cursor.skip(char::is_alphanumeric);
    if chamber == Some(Chamber::Eerste) && numbers_paper(read) {
        return Ok(Ondernummer::Letters(read.to_owned()));
    }
    if let Some(number) = lettered(read) {
        return Ok(number);
    }
    if read.starts_with(|sign: char| sign.is_ascii_digit()) {
        return Err(Slip::Number(read.to_owned()));
    }
    cursor.at = end;
    Err(Slip::NoNumber)
}

/// `188b`
fn lettered(text: &str) -> Option<Ondernummer> {
    let letter = text.chars().last().filter(char::is_ascii_lowercase)?;
    let digits = &text[..text.len() - letter.len_utf8()];
    let is_number = (1..=5).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number).map(|number| Ondernummer::Lettered(number, letter))
}

/// Past the digits that number a paper.
pub(super) fn digits(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.number(1..=5)?.parse().ok()
}

/// Past `nr.` and the spaces behind it; whether several numbers are announced. Without a point it needs a digit.
pub(super) fn announced(cursor: &mut Cursor<'_>) -> Option<bool> {
    let mut ahead = *cursor;
    let start = ahead.at;
    let several = ahead.word(&["nrs", "nos", "nummers"]);
    if !several && !ahead.word(&["nr", "no", "nummer", "nº"]) && !numero(&mut ahead) {
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

/// Past `n°`, as French has it.
fn numero(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let found = ahead.word(&["n"]) && ahead.sign(&['°']);
    if found {
        *cursor = ahead;
    }
    found
}

/// Past what parts two members of a list; whether that is a word.
pub(super) fn parted(cursor: &mut Cursor<'_>) -> Option<bool> {
    let mut ahead = *cursor;
    let has_sign = ahead.sign(&[',', ';']);
    let has_space = ahead.spaces();
    let is_joined = has_space && ahead.word(&["en", "and", "et"]);
    if is_joined && !ahead.spaces() || !is_joined && !has_sign {
        return None;
    }
    *cursor = ahead;
    Some(is_joined)
}
