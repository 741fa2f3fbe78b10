//! Which names folders and things may have: what an address and a file name can hold everywhere.

use crate::model::Language;
use crate::wording::words;

/// Names of folders that the site needs beside those of dossiers.
const BESIDE_DOSSIERS: [&str; 13] = [
    "assets",
    "zoeken",
    "search",
    "recherche",
    "toegankelijkheid",
    "accessibility",
    "accessibilite",
    "verzoeken",
    "requests",
    "demandes",
    "uitleg",
    "explanation",
    "explications",
];

/// Whether a text can be an id.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let mark = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    !text.is_empty() && text.bytes().all(mark)
}

/// Whether the site needs a dossier's name for a page of its own.
#[must_use]
pub fn is_taken_beside_dossiers(id: &str) -> bool {
    BESIDE_DOSSIERS.contains(&id)
}

/// Whether a dossier needs an edition's name for a page of its own.
#[must_use]
pub fn is_taken_beside_editions(id: &str, language: Language) -> bool {
    let words = words(language);
    let pages = [words.requests_folder, words.glossary_folder, words.series_folder, words.latest_folder];
    pages.contains(&id) || [words.archive_folder, words.day_folder].contains(&id)
}
