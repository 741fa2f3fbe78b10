//! Where sentences end.

use std::ops::Range;

use super::markdown::{RawInline, RawSentence};
use crate::diag::{Run, Span};

/// Abbreviations whose full stop ends no sentence, in Dutch and English; lower case, without the last full stop.
const ABBREVIATIONS: [&str; 48] = [
    "ca", "nr", "nrs", "bijv", "bv", "d.w.z", "o.a", "o.m", "m.n", "e.d", "mr", "mrs", "dr", "drs", "prof", "ir",
    "ing", "art", "p", "pp", "blz", "incl", "excl", "jl", "resp", "vgl", "max", "min", "mln", "mld", "t/m", "i.v.m",
    "m.b.t", "n.a.v", "t.a.v", "no", "vs", "e.g", "i.e", "st", "stb", "stcrt", "trb", "env", "cf", "tél", "doc",
    "parl",
];

/// Splits the words of a block into sentences; words inside emphasis or a link are never parted.
pub(super) fn sentences(words: Vec<RawInline>) -> Vec<RawSentence> {
    let mut splitter = Splitter { done: Vec::new(), current: Vec::new(), ended: false };
    for word in words {
        splitter.add(word);
    }
    splitter.close();
    splitter.done
}

struct Splitter {
    done: Vec<RawSentence>,
    current: Vec<RawInline>,
    /// The current sentence has its full stop; only a note mark or what begins a new one can follow.
    ended: bool,
}

impl Splitter {
    fn add(&mut self, word: RawInline) {
        match word {
            RawInline::Text(run) => self.text(&run),
            note @ RawInline::Footnote(..) => self.current.push(note),
            other => {
                if self.ended && begins_sentence(&other.plain()) {
                    self.close();
                }
                self.ended = false;
                self.current.push(other);
            }
        }
    }

    fn text(&mut self, run: &Run) {
        let text = run.as_str();
        let mut start = 0;
        if self.ended && text.starts_with(char::is_whitespace) && begins_sentence(text.trim_start()) {
            self.close();
        }
        self.ended = false;
        for end in ends(text) {
            let rest = text[end..].trim_start();
            let spaced = rest.len() < text.len() - end;
            self.push(run, start..end);
            start = end;
            if rest.is_empty() {
                self.ended = true;
            } else if spaced && begins_sentence(rest) {
                self.close();
                start = text.len() - rest.len();
            }
        }
        self.push(run, start..text.len());
    }

    fn push(&mut self, run: &Run, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let part = run.part(range);
        match self.current.last_mut() {
            Some(RawInline::Text(before)) => before.append(&part),
            _ => self.current.push(RawInline::Text(part)),
        }
    }

    fn close(&mut self) {
        self.ended = false;
        // As large as it has to be, and the room in which sentences grow serves the next.
        let words: Vec<RawInline> = self.current.drain(..).collect();
        let spans = words.iter().filter_map(RawInline::span);
        if let Some(span) = spans.reduce(Span::to) {
            self.done.push(RawSentence { words, span });
        }
    }
}

/// The offsets just behind every mark that can end a sentence, closing quotes and brackets included.
fn ends(text: &str) -> Vec<usize> {
    let closing = |mark: char| matches!(mark, '"' | '\'' | '\u{2019}' | '\u{201d}' | '\u{bb}' | ')' | ']');
    let mut ends = Vec::new();
    for (at, mark) in text.char_indices() {
        let after = at + mark.len_utf8();
        let goes_on = || is_abbreviation(&text[..at]) || is_with_others(&text[..at], &text[after..]);
        if matches!(mark, '.' | '?' | '!' | '\u{2026}') && !(mark == '.' && goes_on()) {
            let closers: usize = text[after..].chars().take_while(|mark| closing(*mark)).map(char::len_utf8).sum();
            ends.push(after + closers);
        }
    }
    ends
}

fn is_abbreviation(before: &str) -> bool {
    let word =
        before.rsplit(|mark: char| mark.is_whitespace() || matches!(mark, '(' | '\u{2018}')).next().unwrap_or("");
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&lower.as_str())
}

/// `van het lid Ceder c.s. (Kamerstuk …)`: it may end a sentence, but not before its paper.
fn is_with_others(before: &str, after: &str) -> bool {
    before.ends_with(" c.s") && after.trim_start().starts_with('(')
}

fn begins_sentence(text: &str) -> bool {
    let first = text
        .trim_start_matches(['"', '\'', '\u{2018}', '\u{201c}', '\u{ab}', '\u{a0}', '\u{202f}', '('])
        .chars()
        .next();
    first.is_none_or(|first| !first.is_lowercase())
}
