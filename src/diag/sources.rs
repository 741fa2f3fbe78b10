//! The texts that findings point into.
//!
//! Every file of the site folder gets its number before any is read, in the order of their paths, so that
//! places are the same whatever thread reads which file.

use std::ops::Range;

/// One file of the site folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A stretch of a file, in bytes; the end is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A stretch of that file. Files over 4 GiB are refused before they are read, so the offsets fit.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        let fit = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: fit(range.start), end: fit(range.end) }
    }

    /// As a range of bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// A stretch of this one, counted from its first byte.
    #[must_use]
    pub fn within(self, range: Range<usize>) -> Span {
        let start = self.start as usize;
        Span::new(self.file, start + range.start..start + range.end)
    }

    /// From the first byte of this stretch to the last of the other.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Where it was read.
    pub span: Span,
}

impl<T> Located<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), span: self.span }
    }
}

impl Located<String> {
    /// The text alone.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Where a part of the text stands that is written between single quotes; the whole, where escapes moved it.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Span {
        let is_as_written = self.span.range().len() == self.value.len() + 2;
        if is_as_written { self.span.within(range.start + 1..range.end + 1) } else { self.span }
    }
}

#[derive(Debug)]
struct Source {
    path: String,
    text: String,
}

/// The files of one run: their paths, relative to the site folder and with `/`, and their texts.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file; numbers are given in the order of the calls.
    pub fn add(&mut self, path: String, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source { path, text });
        id
    }

    /// All files, in the order in which they were added.
    pub fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// The file's path, relative to the site folder.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |source| &source.path)
    }

    /// The file's text.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |source| &source.text)
    }

    /// What stands in that stretch.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// Line and column of a place's first character, both counted from 1; a column is a character, not a byte.
    #[must_use]
    pub fn position(&self, span: Span) -> (usize, usize) {
        let text = self.text(span.file);
        let before = text.get(..span.start as usize).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The whole line in which a place begins.
    #[must_use]
    pub fn line(&self, span: Span) -> &str {
        let text = self.text(span.file);
        let start =
            text.get(..span.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        let rest = text.get(start..).unwrap_or("");
        rest.lines().next().unwrap_or("")
    }
}
