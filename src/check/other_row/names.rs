//! By which words the rows of a table are called, and which of them a sentence names.
//!
//! A row has up to three names: its line, the category or part that it is about, and the heading that it shares. To name
//! it takes all words that tell it from the others; to let a row pass as the one that is meant, any word of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{Row, RowIx, Table};
use crate::wording::{ends_name, is_common};

/// Shorter words are mostly something else.
const SHORTEST_WORD: usize = 4;
/// A single word of a longer name stands for it only if it is as long: `zelfstandig`, but not `hoger`.
const TELLING_WORD: usize = 7;
/// A table of as many rows lists names, which have a capital: `Huizen` is no house.
const ROWS_OF_NAMES: usize = 40;
/// Words that have so many letters in common are taken as of one kind: `bevestigd`, `bevestigingen`.
const SAME_STEM: usize = 5;

/// Which of the names of a row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Facet {
    /// The line of the source.
    Line,
    /// The category, or the part of a cell.
    Category,
    /// The heading that it shares with its neighbours.
    Group,
}

impl Facet {
    /// In the order in which headers have them.
    pub(super) const ALL: [Facet; 3] = [Facet::Line, Facet::Category, Facet::Group];
}

/// A name that one or more rows of a table have.
pub(super) struct Name {
    pub(super) facet: Facet,
    /// As printed.
    pub(super) label: String,
    /// All its words, in lower case.
    words: Vec<String>,
    /// Those by which it is called: `instroom` of `Instroom in DT&V-caseload (incl. Dublin)`.
    called: Vec<String>,
    /// Those of them that no other name of the table has.
    telling: Vec<String>,
}

/// The names of a table.
pub(super) struct Names {
    all: Vec<Name>,
    /// Per row its places in `all`, in the order of the facets.
    of_rows: Vec<[Option<usize>; 3]>,
    are_capital: bool,
}

/// A word of a sentence.
pub(super) struct Word {
    pub(super) range: Range<usize>,
    text: String,
    is_capital: bool,
}

/// The words of a text, in lower case and with one kind of apostrophe.
pub(super) fn words(text: &str) -> Vec<Word> {
    let joins = |mark: char| matches!(mark, '\u{2019}' | '\'' | '-' | '&');
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(char::is_alphanumeric).map(|at| from + at) {
        let rest = &text[start..];
        let run = rest.find(|mark: char| !mark.is_alphanumeric() && !joins(mark)).unwrap_or(rest.len());
        let word = rest[..run].trim_end_matches(joins);
        from = start + run;
        let elided = elided(word);
        let (start, word) = (start + elided, &word[elided..]);
        let is_capital = word.starts_with(char::is_uppercase);
        let range = start..start + word.len();
        words.push(Word { range, text: word.to_lowercase().replace('\'', "\u{2019}"), is_capital });
    }
    words
}

/// The bytes of an article or preposition that has lost its vowel: `l’` of `l’instroom`, `qu’` of `qu’entrées`.
fn elided(word: &str) -> usize {
    let (before, after) = word.split_once(['\u{2019}', '\'']).unwrap_or(("", ""));
    let is_elided = matches!(before.chars().count(), 1 | 2) && after.starts_with(char::is_alphabetic);
    if is_elided { word.len() - after.len() } else { 0 }
}

impl Names {
    pub(super) fn of(table: &Table) -> Names {
        let mut names = Names {
            all: Vec::new(),
            of_rows: Vec::with_capacity(table.rows.len()),
            are_capital: table.rows.len() >= ROWS_OF_NAMES,
        };
        let mut known = BTreeMap::new();
        for row in &table.rows {
            let of_row = Facet::ALL.map(|facet| {
                let label = label(row, facet)?;
                let next = names.all.len();
                let at = *known.entry((facet, label)).or_insert(next);
                if at == next {
                    names.all.push(Name::new(facet, label));
                }
                Some(at)
            });
            names.of_rows.push(of_row);
        }
        names.tell_apart(table);
        names
    }

    /// What two rows are called alike is no name of either, so all their words count; nor is what all figures count.
    fn tell_apart(&mut self, table: &Table) {
        let mut calls: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        self.all.iter().for_each(|name| *calls.entry(name.called.clone()).or_default() += 1);
        for name in &mut self.all {
            if calls.get(&name.called).is_some_and(|count| *count > 1) {
                name.called.clone_from(&name.words);
            }
        }
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for word in self.all.iter().flat_map(|name| name.words.iter().collect::<BTreeSet<_>>()) {
            *uses.entry(word.clone()).or_default() += 1;
        }
        let units = table.rows.iter().filter_map(|row| row.unit.as_deref()).chain([table.unit.as_str()]);
        let units: BTreeSet<String> = units.flat_map(words).map(|word| word.text).collect();
        for name in &mut self.all {
            let is_telling = |word: &&String| !is_common(word) && !units.contains(*word);
            let own = name.called.iter().filter(|word| is_telling(word) && uses.get(*word) == Some(&1));
            name.telling = own.cloned().collect();
            if !name.called.iter().any(|word| is_telling(&word) && is_long(word, SHORTEST_WORD)) {
                name.called.clear();
            }
        }
    }

    /// How many rows the table has.
    pub(super) fn rows(&self) -> usize {
        self.of_rows.len()
    }

    /// The name of that row.
    pub(super) fn of_row(&self, row: RowIx, facet: Facet) -> Option<&Name> {
        let at = self.of_rows.get(row.0)?.get(facet as usize).copied().flatten()?;
        self.all.get(at)
    }

    /// Whether a row has that name.
    pub(super) fn has(&self, row: RowIx, name: &Name) -> bool {
        self.of_row(row, name.facet).is_some_and(|own| std::ptr::eq(own, name))
    }

    /// The names that a sentence says, each with the places of its words; not those that are part of longer ones.
    pub(super) fn said<'s>(&'s self, sentence: &[Word]) -> Vec<(&'s Name, Vec<usize>)> {
        let known: BTreeSet<&str> = sentence.iter().map(|word| word.text.as_str()).collect();
        let said = self.all.iter().filter_map(|name| Some((name, self.places(name, sentence, &known)?)));
        let said: Vec<_> = said.collect();
        let is_within =
            |name: &Name| said.iter().any(|(other, _)| other.words.len() > name.words.len() && other.holds(name));
        let apart: Vec<bool> = said.iter().map(|(name, _)| !is_within(name)).collect();
        said.into_iter().zip(apart).filter(|(_, apart)| *apart).map(|(said, _)| said).collect()
    }

    fn places(&self, name: &Name, sentence: &[Word], known: &BTreeSet<&str>) -> Option<Vec<usize>> {
        // Most names are not there, which their first word shows.
        let first = name.called.first()?;
        let is_there = |word: &str| known.range(word..).next().is_some_and(|next| next.starts_with(word));
        if !is_there(first) && !name.telling.iter().any(|word| is_there(word)) {
            return None;
        }
        name.in_a_row(sentence, self.are_capital).or_else(|| name.scattered(sentence))
    }
}

fn label(row: &Row, facet: Facet) -> Option<&str> {
    match facet {
        Facet::Line => {
            let about = row.about.as_deref().unwrap_or("");
            let line = row.label.strip_suffix(about).filter(|_| !about.is_empty());
            Some(line.map_or(row.label.as_str(), |line| line.trim_end_matches(", ")))
        }
        Facet::Category => row.about.as_deref(),
        Facet::Group => row.group.as_deref(),
    }
}

/// What the author calls it, which is a word of his for it.
fn id(row: &Row, facet: Facet) -> &str {
    let (line, about) = row.id.split_once('.').unwrap_or((&row.id, ""));
    match facet {
        Facet::Line => line,
        Facet::Category => about,
        Facet::Group => "",
    }
}

impl Name {
    fn new(facet: Facet, label: &str) -> Name {
        let all = |text: &str| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
        let head = all(label.split(['(', ',', ':', ';']).next().unwrap_or(label));
        let head = head.into_iter().skip_while(|word| is_common(word));
        let mut called: Vec<String> = Vec::new();
        for word in head {
            if !called.is_empty() && ends_name(&word) {
                break;
            }
            called.push(word);
        }
        Name { facet, label: label.to_owned(), words: all(label), called, telling: Vec::new() }
    }

    /// Whether all words by which the other is called are among its own.
    pub(super) fn holds(&self, other: &Name) -> bool {
        !other.called.is_empty() && other.called.iter().all(|word| self.words.contains(word))
    }

    /// Whether the headers of a row, of whichever table, have its words or none but these.
    pub(super) fn is_of(&self, row: &Row) -> bool {
        let texts = Facet::ALL.into_iter().filter_map(|facet| label(row, facet));
        let headers: Vec<Vec<String>> =
            texts.map(|text| words(text).into_iter().map(|word| word.text).collect()).collect();
        self.called.iter().all(|word| headers.iter().flatten().any(|own| own == word))
            || headers.iter().any(|own| !own.is_empty() && own.iter().all(|word| self.words.contains(word)))
    }

    /// Whether any word that it does not share with the other says that its row may be meant, however it is bent.
    pub(super) fn may_be_meant(&self, row: &Row, other: &Name, sentence: &[Word], but: &[usize]) -> bool {
        let own: Vec<String> =
            words(id(row, self.facet)).into_iter().map(|word| word.text).chain(self.words.iter().cloned()).collect();
        let own = own.iter().filter(|word| is_long(word, SHORTEST_WORD) && !is_common(word));
        let own: Vec<&String> = own.filter(|word| !other.words.contains(*word)).collect();
        let others = sentence.iter().enumerate().filter(|(at, _)| !but.contains(at));
        others.into_iter().any(|(_, word)| own.iter().any(|own| is_akin(own, &word.text)))
    }

    fn in_a_row(&self, sentence: &[Word], are_capital: bool) -> Option<Vec<usize>> {
        let fits = |at: usize| {
            let here = sentence.get(at..at + self.called.len())?;
            let is_name = !are_capital || here.iter().any(|word| word.is_capital);
            let has_words = here.iter().zip(&self.called).all(|(word, called)| is_form(&word.text, called));
            (is_name && has_words).then(|| (at..at + self.called.len()).collect())
        };
        (0..sentence.len()).find_map(fits)
    }

    /// `vertrokken 40 personen zelfstandig` names `Zelfstandig vertrek`.
    fn scattered(&self, sentence: &[Word]) -> Option<Vec<usize>> {
        if self.called.len() < 2 || !self.telling.iter().any(|word| is_long(word, TELLING_WORD)) {
            return None;
        }
        let place = |telling: &String| sentence.iter().position(|word| is_form(&word.text, telling));
        self.telling.iter().map(place).collect()
    }
}

/// Whether a word of a sentence is that of a header, or bent: `zelfstandige`, `Noordlands`.
fn is_form(word: &str, header: &str) -> bool {
    word.strip_prefix(header).is_some_and(|end| matches!(end, "" | "e" | "s" | "\u{2019}s"))
}

/// Whether two words are of one kind: one within the other, or with the same beginning.
fn is_akin(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let within = |inner: &str, outer: &str| is_long(inner, SAME_STEM) && outer.contains(inner);
    one == other || same >= SAME_STEM || within(one, other) || within(other, one)
}

fn is_long(word: &str, letters: usize) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() >= letters
}
