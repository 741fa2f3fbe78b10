//! The names that an author gives on the command line, and what may have been meant by a wrong one.

use crate::model::Language;
use crate::resolve::{is_id, is_taken_beside_dossiers, is_taken_beside_editions};

/// The one name among the words of a command line.
///
/// # Errors
/// That there are several, and how one name of several words is written.
pub fn one_name<'w>(words: &'w [String], what: &str) -> Result<&'w str, String> {
    match words {
        [only] => Ok(only),
        several => {
            let (written, count) = (several.join(" "), several.len());
            Err(format!("`{written}` is {count} names, and {what} has one: write `{}`", slug(&written)))
        }
    }
}

/// Dossier and edition, given as `marokko/2023-12`, as two words, or as the path of the folder.
pub(super) fn dossier_and_edition(words: &[String]) -> Result<(String, Option<String>), String> {
    let written = words.join("/");
    let path = written.trim_end_matches('/');
    // What a shell completes is the path of a folder.
    let below = path.rsplit_once("content/").map_or(path, |(_, below)| below);
    let parts: Vec<&str> = below.split('/').collect();
    match parts.as_slice() {
        [dossier] => Ok(((*dossier).to_owned(), None)),
        [dossier, edition] => Ok(((*dossier).to_owned(), Some((*edition).to_owned()))),
        [dossier, rest @ ..] => Err(format!(
            "`{}` is more than a dossier and an edition; did you mean `{dossier}/{}`?",
            words.join(" "),
            slug(&rest.join(" "))
        )),
        [] => Err(String::from("name a dossier and an edition: `marokko/2023-12`")),
    }
}

pub(super) fn check_dossier(id: &str) -> Result<(), String> {
    check(id, "a dossier")?;
    if is_taken_beside_dossiers(id) {
        return Err(format!(
            "the site needs the name `{id}` for a page of its own; name the dossier after its subject"
        ));
    }
    Ok(())
}

pub(super) fn check_edition(id: &str, language: Language) -> Result<(), String> {
    check(id, "an edition")?;
    if is_taken_beside_editions(id, language) {
        return Err(format!("the site needs the name `{id}` for a page of its own; name the edition after its period"));
    }
    Ok(())
}

fn check(id: &str, what: &str) -> Result<(), String> {
    if is_id(id) {
        return Ok(());
    }
    let hint = match slug(id).as_str() {
        "" => String::new(),
        slug => format!("; write `{slug}`"),
    };
    Err(format!("the name `{id}` of {what} may hold only a-z, 0-9, `-` and `_`, for it is part of an address{hint}"))
}

/// The nearest that an id can be to a text: `Opvang Oekraïne` is `opvang-oekraine`.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for mark in text.chars().flat_map(char::to_lowercase) {
        match plain(mark) {
            Some(letter) => slug.push(letter),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn plain(mark: char) -> Option<char> {
    match mark {
        'a'..='z' | '0'..='9' | '_' => Some(mark),
        'à'..='å' => Some('a'),
        'ç' => Some('c'),
        'è'..='ë' => Some('e'),
        'ì'..='ï' => Some('i'),
        'ñ' => Some('n'),
        'ò'..='ö' => Some('o'),
        'ù'..='ü' => Some('u'),
        _ => None,
    }
}

/// What a dossier is called until its author says so: `opvang-oekraine` is `Opvang oekraine`.
pub(super) fn title(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut marks = words.trim().chars();
    let first = marks.next().map(|first| first.to_ascii_uppercase().to_string()).unwrap_or_default();
    first + marks.as_str()
}

#[cfg(test)]
mod tests {
    use super::{dossier_and_edition, slug};

    #[test]
    fn a_name_of_several_words_is_near_an_id() {
        for (text, id) in
            [("Opvang Oekraïne", "opvang-oekraine"), ("2023/12", "2023-12"), ("  A -- b!", "a-b"), ("№", "")]
        {
            assert_eq!(slug(text), id);
        }
    }

    #[test]
    fn an_edition_is_named_in_several_ways() {
        let named =
            |words: &[&str]| dossier_and_edition(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let both = Ok((String::from("marokko"), Some(String::from("2023-12"))));
        for words in [["marokko", "2023-12"].as_slice(), &["marokko/2023-12"], &["./content/marokko/2023-12/"]] {
            assert_eq!(named(words), both, "{words:?}");
        }
        assert_eq!(named(&["marokko"]), Ok((String::from("marokko"), None)));
        assert_eq!(
            named(&["marokko", "2023", "12"]),
            Err(String::from(
                "`marokko 2023 12` is more than a dossier and an edition; did you mean `marokko/2023-12`?"
            ))
        );
    }
}
