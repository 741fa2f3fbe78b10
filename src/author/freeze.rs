//! The text of `edition.lock`: what an edition says, one line each, so that version control shows what changes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{Erratum, Lock, Part, Published, Replaced, section_of};
use crate::output::Output;
use crate::read::LOCK_VERSION;

/// By what a lock of ours is known.
pub const MARK: &str = "# Made by `kamerbrief freeze`";

/// The tables of the file, in its order.
const TABLES: [(Part, &str); 10] = [
    (Part::Head, "head"),
    (Part::Table, "tables"),
    (Part::Figure, "figures"),
    (Part::Note, "notes"),
    (Part::Answer, "answers"),
    (Part::Stated, "stated"),
    (Part::Claim, "claims"),
    (Part::Chart, "charts"),
    (Part::Reason, "reasons"),
    (Part::Attachment, "attachments"),
];

/// The dossier and the edition that an author names: `marokko/2023-06`.
///
/// # Errors
/// That it names something else.
pub fn named(name: &[String]) -> Result<(&str, &str), String> {
    let parts = match name {
        [only] => only.trim_end_matches('/').split_once('/'),
        _ => None,
    };
    let is_plain = |part: &str| !part.is_empty() && !part.contains(['/', '\\']) && part != "..";
    parts.filter(|(dossier, edition)| is_plain(dossier) && is_plain(edition)).ok_or_else(|| {
        format!(
            "`{}` names no edition: write dossier and edition, such as `kamerbrief freeze marokko/2023-06`",
            name.join(" ")
        )
    })
}

/// The file.
#[must_use]
pub fn file(lock: &Lock) -> Output {
    let mut text = format!(
        "{MARK}: what this edition said when it was published. Not to be changed by hand.\n\
         # A correction is an [[erratum]] in edition.toml, after which the edition is frozen again.\n\
         version = {LOCK_VERSION}\n"
    );
    let mut templates = lock.published.iter().filter(|one| one.part == Part::Template).peekable();
    if templates.peek().is_some() {
        text.push_str("# What the site's own templates add to the page, and what they leave out.\ntemplates = [\n");
        templates.for_each(|one| text.extend(["    ", &quoted(&one.text), ",\n"]));
        text.push_str("]\n");
    }
    for (part, name) in TABLES {
        let mut of_part = lock.published.iter().filter(|one| one.part == part).peekable();
        if of_part.peek().is_some() {
            let _ = writeln!(text, "\n[{name}]");
        }
        for Published { at, text: said, .. } in of_part {
            let _ = writeln!(text, "{} = {}", quoted(at), quoted(said));
        }
    }
    sentences(lock, &mut text);
    for corrected in &lock.corrected {
        let Erratum { of, date, reason, span: _ } = &corrected.erratum;
        let (of, reason) = (quoted(of), quoted(reason));
        let _ = writeln!(text, "\n[[erratum]]\nof = {of}\ndate = \"{date}\"\nreason = {reason}");
        for Replaced { part, at, was, now } in &corrected.replaced {
            let _ = writeln!(text, "[[erratum.replaced]]\npart = \"{}\"\nat = {}", part.name(), quoted(at));
            for (key, said) in [("was", was), ("now", now)] {
                if let Some(said) = said {
                    let _ = writeln!(text, "{key} = {}", quoted(said));
                }
            }
        }
    }
    Output::new("edition.lock", text)
}

/// A list per section: a sentence more is a line more.
fn sentences(lock: &Lock, text: &mut String) {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for one in lock.published.iter().filter(|one| one.part == Part::Sentence) {
        let section = section_of(&one.at);
        let place = *places.entry(section).or_insert(sections.len());
        match sections.get_mut(place) {
            Some((_, said)) => said.push(&one.text),
            None => sections.push((section, vec![&one.text])),
        }
    }
    if !sections.is_empty() {
        text.push_str("\n[sentences]\n");
    }
    for (section, said) in sections {
        let _ = writeln!(text, "{} = [", quoted(section));
        for said in said {
            let _ = writeln!(text, "    {},", quoted(said));
        }
        text.push_str("]\n");
    }
}

/// A basic string of TOML, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            sign if sign.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(sign));
            }
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn every_text_comes_back_as_it_was() {
        for text in ["a", "\"a\\b\"", "één\u{a0}regel\nen\tnog\r een \u{7f}\u{1}\u{85}", "'''", "#", ""] {
            let table: toml::Table = format!("{} = {}", quoted(text), quoted(text)).parse().unwrap();
            assert_eq!(table.get(text).and_then(toml::Value::as_str), Some(text));
        }
    }
}
