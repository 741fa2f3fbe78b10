//! Which words of a header call its row by a name, and where a sentence names a row that its figure is not of.

use regex::Regex;

use super::{Words, lexicon};
use crate::model::Language;

/// What a language says of headers and of sentences that name them; a pattern is `None` where it is faulty.
#[derive(Debug)]
pub(super) struct Labels {
    /// Words of headers that call nothing by a name: `aantal`, `overig`.
    pub(super) common: Words,
    /// What ends the words by which a row is called: `Instroom in …`.
    pub(super) ends: Words,
    /// What makes a name that follows one of which the figure is not: `naast`, `van de`.
    pub(super) aside: Option<Regex>,
    /// What parts a name from a figure: `waarvan`, `, maar`.
    pub(super) apart: Option<Regex>,
}

/// Whether that word, in lower case, calls no row by a name. Headers are in the language of their source, so those of
/// all languages count.
#[must_use]
pub fn is_common(word: &str) -> bool {
    in_any(word, |labels| &labels.common)
}

/// Whether that word, in lower case, ends what a header calls its row.
#[must_use]
pub fn ends_name(word: &str) -> bool {
    in_any(word, |labels| &labels.ends)
}

/// Whether a name behind these words is not that of the figure: `van de`, `naast het`.
#[must_use]
pub fn puts_aside(before: &str, language: Language) -> bool {
    lexicon(language).labels.aside.as_ref().is_some_and(|pattern| pattern.is_match(before))
}

/// Whether the words between a name and a figure part them: a whole from its part, or a clause from the next.
#[must_use]
pub fn keeps_apart(between: &str, language: Language) -> bool {
    lexicon(language).labels.apart.as_ref().is_some_and(|pattern| pattern.is_match(between))
}

fn in_any(word: &str, of: impl Fn(&Labels) -> &Words) -> bool {
    Language::ALL.into_iter().any(|language| of(&lexicon(language).labels).fits(word).is_some())
}
