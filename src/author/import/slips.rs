//! What copying from a PDF or typing does to texts: broken words, look-alikes, glued notes.
//!
//! The text itself is left as it is; the finding proposes.

use super::{Cell, Findings, codes};
use crate::model::{Language, Number, Signs};

/// Looks at any text.
pub(super) fn of_text(text: &str, at: Cell, findings: &mut Findings) {
    if let Some(mended) = broken_word(text) {
        let message =
            format!("`{}` may be one word that the end of a line broke", text.replace('\u{ad}', "[soft hyphen]"));
        findings.add(&codes::HYPHEN, Some(at), message, format!("if it is, write `{mended}`"));
    }
    if let Some(mended) = ligatures(text) {
        findings.add(
            &codes::LETTER,
            Some(at),
            format!("`{text}` holds letters that are joined in one character"),
            format!("write `{mended}`, or searching does not find the word"),
        );
    }
    if text.chars().any(is_odd_space) || text.trim().contains("  ") {
        let message =
            format!("`{}` holds spaces that are doubled, or of another kind", text.replace(is_odd_space, "[space]"));
        findings.add(&codes::SPACE, Some(at), message, "write one ordinary space, unless the source means otherwise");
    }
}

/// Looks at a label or title.
pub(super) fn of_words(text: &str, at: Cell, findings: &mut Findings) {
    of_text(text, at, findings);
    let word = text.trim_end_matches(|mark: char| mark.is_ascii_digit());
    let digits = &text[word.len()..];
    let letters = word.chars().rev().take_while(|mark| mark.is_lowercase()).count();
    if (1..=2).contains(&digits.len()) && (letters >= 3 || word.ends_with(')')) {
        glued(word, digits, at, findings);
    }
}

/// Looks at the header of a column.
pub(super) fn of_header(text: &str, at: Cell, findings: &mut Findings) {
    of_text(text, at, findings);
    let is_year = |year: &str| year.starts_with("19") || year.starts_with("20");
    if (5..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && is_year(text) {
        return glued(&text[..4], &text[4..], at, findings);
    }
    let word = text.trim_end_matches(|mark: char| mark.is_ascii_digit());
    if word.ends_with(')') && word.len() < text.len() {
        glued(word, &text[word.len()..], at, findings);
    }
}

/// Looks at a figure that the file holds as a text.
pub(super) fn of_figure(text: &str, language: Language, at: Cell, findings: &mut Findings) {
    let signs = Signs::default();
    let bare = signs.behind(text).0;
    let bare = bare.strip_prefix('<').unwrap_or(bare).trim();
    if bare.is_empty() || signs.alone(text).is_some() {
        return;
    }
    match Number::parse(bare, language) {
        Some((number, 3)) if bare.len() <= 7 => {
            let message = format!(
                "`{text}` is read as {number}; with a mark between thousands it would be {}",
                bare.replace(language.decimal_mark(), "")
            );
            findings.add(
                &codes::NUMBER,
                Some(at),
                message,
                "see in the source which is meant, and write it by the rules of the language",
            );
        }
        Some(_) => {}
        None => unread(text, bare, language, at, findings),
    }
}

fn unread(text: &str, bare: &str, language: Language, at: Cell, findings: &mut Findings) {
    let is_number = |text: &str| Number::parse(text, language).is_some();
    let letters = bare.replace(['O', 'o'], "0").replace(['l', 'I'], "1").replace('\u{2013}', "-");
    let without_unit = bare.trim_matches(|mark: char| matches!(mark, '%' | '€' | '$' | '£') || mark.is_whitespace());
    let stem = |digits: usize| bare.len().checked_sub(digits).and_then(|end| bare.get(..end));
    let glued_digits = (1..=2).find(|digits| {
        let is_mark = bare.bytes().rev().take(*digits).all(|byte| byte.is_ascii_digit());
        is_mark && stem(*digits).is_some_and(|stem| is_number(stem) && !stem.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let other = Language::ALL.into_iter().find(|other| *other != language && Number::parse(bare, *other).is_some());
    if letters != bare && is_number(&letters) {
        let message = format!("`{text}` holds characters that only look like those of a figure");
        findings.add(&codes::LETTER, Some(at), message, format!("if a figure is meant, write `{letters}`"));
    } else if without_unit != bare && is_number(without_unit) {
        unit_mark(text, without_unit, at, findings);
    } else if let Some(digits) = glued_digits {
        glued(stem(digits).unwrap_or(""), &bare[bare.len() - digits..], at, findings);
    } else if let Some(other) = other {
        let value = Number::parse(bare, other).map(|(number, _)| number.to_string()).unwrap_or_default();
        let message = format!(
            "`{text}` is no number by the rules of `{}`; by those of `{}` it is {value}",
            language.tag(),
            other.tag()
        );
        findings.add(
            &codes::NUMBER,
            Some(at),
            message,
            format!("write it by the rules of `{}`, or import with `--language {}`", language.tag(), other.tag()),
        );
    } else if !text.contains("[^") {
        let message = format!("`{text}` is no figure, nor a sign that stands for one");
        let hint = "write a figure, or a sign such as `.`; a table of names says `measure = \"text\"`";
        findings.add(&codes::NUMBER, Some(at), message, hint);
    }
}

pub(super) fn unit_mark(text: &str, bare: &str, at: Cell, findings: &mut Findings) {
    let hint = format!("write `{bare}`, and say the unit once: `unit = \"…\"`");
    findings.add(&codes::UNIT_MARK, Some(at), format!("`{text}` carries the mark of its unit"), hint);
}

fn glued(stem: &str, digits: &str, at: Cell, findings: &mut Findings) {
    let message = format!("`{stem}{digits}` may be `{stem}` with the mark of note {digits}");
    findings.add(
        &codes::GLUED_NOTE,
        Some(at),
        message,
        format!("if it is, write `{stem}[^{digits}]` and the note under `[notes]`"),
    );
}

/// The text with whole words and plain letters, as an id is made of it.
pub(super) fn whole(text: &str) -> String {
    let text = broken_word(text).unwrap_or_else(|| text.to_owned());
    ligatures(&text).unwrap_or(text)
}

/// The text with its broken words whole; `None` where none seems broken.
fn broken_word(text: &str) -> Option<String> {
    // "in- en uitstroom" is no broken word.
    const JOINING: [&str; 11] = ["en", "of", "and", "or", "tot", "dan", "als", "maar", "et", "ou", "mais"];
    let mut mended = text.replace('\u{ad}', "");
    let starts: Vec<usize> = text.match_indices("- ").map(|(at, _)| at).collect();
    for at in starts.into_iter().rev() {
        let follows = text[at + 2..].split(|mark: char| !mark.is_alphabetic()).next().unwrap_or("");
        let before = text[..at].chars().next_back().is_some_and(char::is_lowercase);
        let is_lower = follows.chars().next().is_some_and(char::is_lowercase);
        if before && is_lower && !JOINING.contains(&follows) {
            mended = mended.replacen(&format!("- {follows}"), follows, 1);
        }
    }
    (mended != text).then_some(mended)
}

fn ligatures(text: &str) -> Option<String> {
    const JOINED: [(char, &str); 9] = [
        ('\u{fb00}', "ff"),
        ('\u{fb01}', "fi"),
        ('\u{fb02}', "fl"),
        ('\u{fb03}', "ffi"),
        ('\u{fb04}', "ffl"),
        ('\u{fb05}', "st"),
        ('\u{fb06}', "st"),
        ('\u{133}', "ij"),
        ('\u{132}', "IJ"),
    ];
    let mended = JOINED.iter().fold(text.to_owned(), |text, (joined, letters)| text.replace(*joined, letters));
    (mended != text).then_some(mended)
}

fn is_odd_space(mark: char) -> bool {
    matches!(mark, '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{broken_word, ligatures};

    #[test]
    fn broken_words_are_told_from_joined_ones() {
        assert_eq!(broken_word("Terug- keer"), Some(String::from("Terugkeer")));
        assert_eq!(
            broken_word("nationaliteits- bevestigingen, ver-  trek"),
            Some(String::from("nationaliteitsbevestigingen, ver-  trek"))
        );
        assert_eq!(broken_word("bevesti\u{ad}ging"), Some(String::from("bevestiging")));
        for text in ["in- en uitstroom", "DT&V - caseload", "LP- cijfers", "2019-2020", "-"] {
            assert_eq!(broken_word(text), None, "{text}");
        }
    }

    #[test]
    fn ligatures_are_parted() {
        assert_eq!(ligatures("o\u{fb03}cieel"), Some(String::from("officieel")));
        assert_eq!(ligatures("officieel"), None);
    }
}
