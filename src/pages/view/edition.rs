//! The page of an edition: head, corrections, words, claims, annexes.

use serde::Serialize;

use super::{ApartView, BackView, ChartView, Fact, Link, RequestView, TableView, TermView};
use crate::pages::html::Html;

/// The page of an edition.
#[derive(Debug, Serialize)]
pub struct EditionView {
    /// Its title.
    pub title: String,
    /// The other languages in which it can be read.
    pub languages: Vec<LanguageView>,
    /// That tables and charts print figures as the original does; `None` in the original.
    pub as_in_source: Option<&'static str>,
    /// Subject, sender, date and so on, as far as known.
    pub facts: Vec<Fact>,
    /// The newest edition; `None` on its own page.
    pub newer: Option<Link>,
    /// The way to all editions; `None` on the page of the newest.
    pub archive: Option<Link>,
    /// The way to what is otherwise since the edition before; `None` for the oldest.
    pub changes: Option<Link>,
    /// The terms that its words use, by the alphabet.
    pub terms: Vec<TermView>,
    /// The way to all terms.
    pub all_terms: Link,
    /// How to cite it, each with what way that is.
    pub citations: Vec<Citation>,
    /// What was corrected after publication, the newest first.
    pub corrections: Vec<CorrectionView>,
    /// The table of contents.
    pub contents: Vec<ContentsView>,
    /// Its words, tables and charts.
    pub sections: Vec<SectionView>,
    /// Tables that the words do not place.
    pub tables: Vec<TableView>,
    /// Long ones among those, of which only the way to their pages is shown.
    pub apart: Vec<ApartView>,
    /// Charts that the words do not place.
    pub charts: Vec<ChartView>,
    /// Figures in no table.
    pub stated: Vec<StatedView>,
    /// What the words claim.
    pub claims: Vec<ClaimView>,
    /// Where programs find the claims.
    pub claims_download: Link,
    /// Findings that the author accepts.
    pub accepted: Vec<AcceptedView>,
    /// What the Kamer asked and this edition deals with.
    pub requests: Vec<RequestView>,
    /// Numbers that state no figure.
    pub exemptions: Vec<ExemptionView>,
    /// Files that go with it.
    pub attachments: Vec<Link>,
    /// The footnotes, in the order of their numbers.
    pub footnotes: Vec<FootnoteView>,
}

/// A correction.
#[derive(Debug, Serialize)]
pub struct CorrectionView {
    /// The day of it.
    pub date: String,
    /// Why.
    pub reason: String,
    /// What it replaced.
    pub replaced: Vec<ReplacedView>,
}

/// One thing that a correction replaced.
#[derive(Debug, Serialize)]
pub struct ReplacedView {
    /// What it is about.
    pub about: Link,
    /// What was said and what is said now, where that is for readers.
    pub line: Option<String>,
    /// Whether that is in the language of the page.
    pub own: bool,
}

/// A way to cite.
#[derive(Debug, Serialize)]
pub struct Citation {
    /// What way it is.
    pub name: &'static str,
    /// The words to copy.
    pub text: String,
    /// It is as the Kamer cites, in Dutch, whatever the language of the page.
    pub dutch: bool,
}

/// A language in which the same can be read.
#[derive(Debug, Serialize)]
pub struct LanguageView {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Its name, in itself.
    pub name: &'static str,
    /// The page.
    pub href: String,
}

/// An entry of a table of contents.
#[derive(Debug, Serialize)]
pub struct ContentsView {
    /// Its words.
    pub text: String,
    /// Its address.
    pub href: String,
    /// The entries below it.
    pub parts: Vec<ContentsView>,
}

/// A section of an edition.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// What `#` addresses.
    pub id: String,
    /// Its heading.
    pub title: Html,
    /// In a concept: that it still says what the edition before it said.
    pub to_revise: Option<&'static str>,
    /// The requests with which it deals, if these are not those of the whole edition.
    pub requests: Vec<Link>,
    /// What follows, in order.
    pub parts: Vec<Part>,
}

/// A stretch of an edition; exactly one of the three.
#[derive(Debug, Default, Serialize)]
pub struct Part {
    /// Words. Elements may be left open here and closed in a later part: a table can stand in a list.
    pub html: Option<Html>,
    /// A table of figures.
    pub table: Option<TableView>,
    /// A chart.
    pub chart: Option<ChartView>,
}

/// A figure in no table.
#[derive(Debug, Serialize)]
pub struct StatedView {
    /// What `#` addresses.
    pub id: String,
    /// As stated, with its unit.
    pub text: String,
    /// Over or on what it was counted.
    pub when: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// Why it has none.
    pub no_source: Option<String>,
}

/// A claim.
#[derive(Debug, Serialize)]
pub struct ClaimView {
    /// What `#` addresses.
    pub id: String,
    /// Its words.
    pub words: String,
    /// What they assert, as written.
    pub formula: String,
    /// How that turned out.
    pub judged: Option<JudgedView>,
    /// What the sender says about it.
    pub remark: Option<String>,
    /// The way back to the words.
    pub back: String,
}

/// How a claim turned out.
#[derive(Debug, Serialize)]
pub struct JudgedView {
    /// The verdict.
    pub verdict: &'static str,
    /// The figures bear it out.
    pub holds: bool,
    /// Why it is open, or cannot be said.
    pub why: Option<String>,
    /// What it asserts, as a sentence.
    pub in_words: String,
    /// The comparisons that decide it.
    pub calculation: Vec<String>,
    /// How many comparisons are not among these.
    pub left_out: Option<usize>,
    /// It rests on figures that may change.
    pub provisional: Option<&'static str>,
}

/// Findings about one thing that the author accepts.
#[derive(Debug, Serialize)]
pub struct AcceptedView {
    /// What they are about.
    pub about: Link,
    /// Why each is accepted.
    pub reasons: Vec<String>,
}

/// Numbers that state no figure.
#[derive(Debug, Serialize)]
pub struct ExemptionView {
    /// The words, each once.
    pub words: Vec<String>,
    /// Why they need no figure behind them.
    pub reason: String,
}

/// A footnote.
#[derive(Debug, Serialize)]
pub struct FootnoteView {
    /// What `#` addresses.
    pub id: String,
    /// Its content.
    pub parts: Vec<Part>,
    /// The ways back.
    pub backs: Vec<BackView>,
}
