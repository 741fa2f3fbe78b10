//! A run of text whose every part knows where its author typed it.
//!
//! Between file and text stand escapes, curled quotes and broken lines, so the two differ in length. A run keeps the
//! stretches in which they do not, and a finding about one number of a sentence can point at that number.

use std::ops::Range;

use super::Span;

/// A text, and where each of its parts stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    text: String,
    first: Span,
    /// The stretches after the first; mostly there are none.
    more: Vec<Stretch>,
}

/// From its start to that of the next: a part of the text and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    /// Its first byte in the text.
    start: u32,
    place: Span,
}

impl Run {
    /// A text that stands in one place.
    #[must_use]
    pub fn new(text: impl Into<String>, place: Span) -> Run {
        Run { text: text.into(), first: place, more: Vec::new() }
    }

    /// Adds what follows, and where it stands.
    pub fn push(&mut self, text: &str, place: Span) {
        let start = self.text.len();
        let last = self.last();
        self.text.push_str(text);
        let is_exact = last.is_exact(start) && text.len() == place.range().len();
        if is_exact && last.place.file == place.file && last.place.end == place.start {
            match self.more.last_mut() {
                Some(last) => last.place.end = place.end,
                None => self.first.end = place.end,
            }
        } else {
            self.more.push(Stretch { start: u32::try_from(start).unwrap_or(u32::MAX), place });
        }
    }

    /// Adds another run, with the places that its parts have.
    pub fn append(&mut self, other: &Run) {
        let mut start = 0;
        while start < other.text.len() {
            let end = other.stretch(start).1;
            self.push(&other.text[start..end], other.place(start..end));
            start = end;
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where all of it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.first.to(self.last().place)
    }

    /// Where a part of it stands, by its bytes in the text.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Span {
        let (first, first_end) = self.stretch(part.start);
        let (last, last_end) = self.stretch(part.end.saturating_sub(1).max(part.start));
        let from = if first.is_exact(first_end) { first.place.within(first.offset(part.start)) } else { first.place };
        let to = if last.is_exact(last_end) { last.place.within(last.offset(part.end)) } else { last.place };
        Span { end: to.end.max(from.start), ..from }
    }

    /// A part of it, by its bytes in the text.
    #[must_use]
    pub fn part(&self, part: Range<usize>) -> Run {
        let first = self.stretch(part.start).1.min(part.end).max(part.start);
        let mut run = Run::new(&self.text[part.start..first], self.place(part.start..first));
        let mut start = first;
        while start < part.end {
            let end = self.stretch(start).1.min(part.end);
            run.push(&self.text[start..end], self.place(start..end));
            start = end;
        }
        run
    }

    fn last(&self) -> Stretch {
        self.more.last().copied().unwrap_or(Stretch { start: 0, place: self.first })
    }

    /// The stretch that holds that byte of the text, and one past its last byte.
    fn stretch(&self, at: usize) -> (Stretch, usize) {
        let next = self.more.partition_point(|stretch| stretch.start as usize <= at);
        let end = self.more.get(next).map_or(self.text.len(), |stretch| stretch.start as usize);
        let before = next.checked_sub(1).and_then(|before| self.more.get(before)).copied();
        (before.unwrap_or(Stretch { start: 0, place: self.first }), end)
    }
}

impl Stretch {
    /// Whether text and file have it in the same length; `end` is one past its last byte in the text.
    fn is_exact(&self, end: usize) -> bool {
        self.place.range().len() == end - self.start as usize
    }

    /// From its first byte up to that byte of the text.
    fn offset(&self, at: usize) -> Range<usize> {
        let offset = at.saturating_sub(self.start as usize);
        offset..offset
    }
}

#[cfg(test)]
mod tests {
    use super::Run;
    use crate::diag::{FileId, Span};

    fn at(start: usize, end: usize) -> Span {
        Span::new(FileId(0), start..end)
    }

    /// `zo'n 30 \`, a line's end, `en 40`: the apostrophe is curled, the break a space.
    fn run() -> Run {
        let mut run = Run::new("zo", at(10, 12));
        run.push("\u{2019}", at(12, 13));
        run.push("n 30", at(13, 17));
        run.push(" ", at(17, 18));
        run.push("en 40", at(20, 25));
        run
    }

    #[test]
    fn a_part_stands_where_it_was_typed() {
        let run = run();
        assert_eq!(run.as_str(), "zo\u{2019}n 30 en 40");
        for (words, place) in [("30", at(15, 17)), ("40", at(23, 25)), ("zo\u{2019}n", at(10, 14)), ("en", at(20, 22))]
        {
            let start = run.as_str().find(words).unwrap();
            assert_eq!(run.place(start..start + words.len()), place, "{words}");
        }
        assert_eq!(run.span(), at(10, 25));
    }

    #[test]
    fn a_part_is_a_run_of_its_own() {
        let run = run();
        let start = run.as_str().find("n 30").unwrap();
        let part = run.part(start..run.as_str().len());
        assert_eq!(part.as_str(), "n 30 en 40");
        assert_eq!(part.place(8..10), at(23, 25));
        assert_eq!(part.span(), at(13, 25));
    }

    #[test]
    fn a_run_that_is_added_keeps_the_places_of_its_parts() {
        let mut whole = Run::new("Er waren ", at(1, 10));
        whole.append(&run());
        let start = whole.as_str().find("40").unwrap();
        assert_eq!(whole.place(start..start + 2), at(23, 25));
        assert_eq!(whole.as_str(), "Er waren zo\u{2019}n 30 en 40");
    }

    #[test]
    fn what_was_typed_in_one_piece_is_one_stretch() {
        let mut run = Run::new("van 20", at(0, 6));
        run.push(" naar 30", at(6, 14));
        assert!(run.more.is_empty());
        assert_eq!(run.place(12..14), at(12, 14));
    }
}
