//! What templates may see: plain text, markup of ours, links. Nothing of the model leaks into a template.
//!
//! A field that may be absent is `None` and prints nothing; a list may be empty.

use serde::Serialize;

use super::Context;
use super::head::Meta;
use super::html::Html;
use super::link;
use crate::wording::ArchiveWords;

/// What is the same on every page.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// The site's title.
    pub title: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// What has to be said on every page.
    pub notice: Option<String>,
    /// The BCP 47 tag of the language of the page.
    pub language: &'static str,
    /// The tag of the language of what the page shows as it was written, tables and charts above all, where that is another.
    pub original: Option<&'static str>,
    /// Who publishes it.
    pub publisher: Link,
    /// Where the accessibility statement stands.
    pub accessibility_statement: Option<String>,
    /// Unpublished editions are shown, so every page says that it is not public.
    pub concept: bool,
}

impl SiteView {
    /// The site's own fields.
    #[must_use]
    pub fn of(context: &Context) -> SiteView {
        let site = context.site;
        SiteView {
            title: site.title.clone(),
            description: site.description.clone(),
            notice: site.notice.clone(),
            language: context.language.tag(),
            original: (context.language != site.language).then(|| site.language.tag()),
            publisher: Link {
                text: site.publisher.name.clone(),
                href: site.publisher.url.as_deref().and_then(link::outside),
            },
            accessibility_statement: site.accessibility_statement.as_deref().and_then(link::outside),
            concept: context.options.preview,
        }
    }
}

/// What surrounds the content of a page.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// What the browser's tab shows.
    pub title: String,
    /// For search engines and link previews.
    pub description: Option<String>,
    /// The one address of this content; `None` where there is no such address.
    pub canonical: Option<String>,
    /// What it says of itself to programs.
    pub metas: Vec<Meta>,
    /// The same as schema.org has it, as JSON in which nothing closes a script.
    pub linked_data: Option<String>,
    /// The way to the site's first folder; empty, or ends with a slash.
    pub root: String,
    /// The way to the page from the first page on, without the page itself.
    pub trail: Vec<Link>,
    /// The pages of the dossier.
    pub menu: Vec<MenuItem>,
    /// The page for whoever signs; in a preview only, and not on that page itself.
    pub review: Option<String>,
}

/// Words that lead somewhere, if it is known where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// The address.
    pub href: Option<String>,
}

impl Link {
    /// Words that lead there.
    #[must_use]
    pub fn to(text: impl Into<String>, href: impl Into<String>) -> Link {
        Link { text: text.into(), href: Some(href.into()) }
    }
}

/// An entry of a menu.
#[derive(Debug, Serialize)]
pub struct MenuItem {
    /// Its words.
    pub text: String,
    /// Its address.
    pub href: String,
    /// It is the page on which the menu stands.
    pub current: bool,
}

/// A name with what belongs to it: `Datum: 6 juni 2023`.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// The name.
    pub name: &'static str,
    /// What belongs to it, one after the other.
    pub values: Vec<Link>,
}

impl Fact {
    /// A fact of one value without a link.
    #[must_use]
    pub fn plain(name: &'static str, value: impl Into<String>) -> Fact {
        Fact { name, values: vec![Link { text: value.into(), href: None }] }
    }
}

/// The first page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// Latest report first.
    pub dossiers: Vec<DossierCard>,
    /// The way to the requests of all dossiers, where several have any.
    pub requests: Option<Link>,
}

/// A dossier in the list of all.
#[derive(Debug, Serialize)]
pub struct DossierCard {
    /// Its title and page.
    pub link: Link,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub summary: Option<String>,
    /// Its newest report.
    pub latest: Option<EditionCard>,
    /// What the Kamer asked about it; `None` where no other dossier has requests either.
    pub requests: Option<Link>,
}

/// An edition in a list.
#[derive(Debug, Serialize)]
pub struct EditionCard {
    /// Its title and page.
    pub link: Link,
    /// What it is about.
    pub subject: Option<String>,
    /// The day on which it was sent.
    pub date: Option<String>,
    /// The period it reports on.
    pub reference: String,
    /// What keeps it from readers, where something does.
    pub unpublished: Option<String>,
}

/// The page of a dossier.
#[derive(Debug, Serialize)]
pub struct DossierView {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Partner and dossiers of the Kamer.
    pub facts: Vec<Fact>,
    /// Where it stands.
    pub summary: Option<String>,
    /// The newest report.
    pub latest: Option<EditionCard>,
    /// The address at which the newest edition always is.
    pub latest_address: String,
    /// The tables of the newest report.
    pub tables: Vec<Link>,
    /// Its tables over all editions.
    pub series: Vec<SeriesLineView>,
    /// Above these.
    pub series_head: &'static str,
    /// What happened, holds or is foreseen.
    pub timeline: Vec<EventView>,
    /// Those that belong to no other; the others stand within them.
    pub bodies: Vec<BodyView>,
    /// What the Kamer asked, in short.
    pub requests: Vec<RequestCard>,
    /// The page of all requests.
    pub requests_page: String,
    /// All reports, newest first.
    pub editions: Vec<EditionCard>,
    /// The way to them with their past, where there is more than one.
    pub archive: Option<Link>,
}

/// An event.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// When, in words.
    pub moment: String,
    /// A sentence.
    pub text: String,
    /// The paper that tells of it.
    pub kamerstuk: Option<Link>,
    /// Its date follows from the source without standing in it.
    pub inferred: bool,
}

/// An organisation or committee.
#[derive(Debug, Serialize)]
pub struct BodyView {
    /// Its name.
    pub name: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// The tag of its name's language, where that is another.
    pub language: Option<String>,
    /// What it is.
    pub text: String,
    /// When it was set up, how often it meets.
    pub facts: Vec<Fact>,
    /// What it deals with.
    pub topics: Vec<String>,
    /// Those that are part of it.
    pub parts: Vec<BodyView>,
}

/// A request in short.
#[derive(Debug, Serialize)]
pub struct RequestCard {
    /// Its kind and who made it, and where it stands in full.
    pub link: Link,
    /// The newest status, where one is stated.
    pub status: Option<&'static str>,
    /// What was asked.
    pub title: String,
}

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

/// A table of figures.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// What `#` addresses.
    pub id: String,
    /// Its title as printed.
    pub caption: String,
    /// The notes that hang on it as a whole.
    pub marks: Vec<MarkView>,
    /// It holds names instead of figures.
    pub names: bool,
    /// What stands before its lines, for those who hear the table.
    pub corner: &'static str,
    /// The lines of its header, from top to bottom.
    pub header: Vec<Vec<ColumnView>>,
    /// How many columns there are, with that of the row labels.
    pub width: usize,
    /// Its rows, by the heading that they share.
    pub groups: Vec<RowGroupView>,
    /// Where the figures come from.
    pub source: SourceView,
    /// What is counted.
    pub unit: String,
    /// What the rows count that count something else.
    pub row_units: Vec<SignView>,
    /// What hangs on it or its parts.
    pub notes: Vec<NoteView>,
    /// What the signs in it mean.
    pub signs: Vec<SignView>,
    /// The table's own page; `None` there.
    pub page: Option<String>,
}

/// A table that is too long for the page it belongs to.
#[derive(Debug, Serialize)]
pub struct ApartView {
    /// What `#` addresses.
    pub id: String,
    /// Its title and own page.
    pub link: Link,
    /// How many lines it has.
    pub lines: String,
    /// It as files.
    pub downloads: Vec<Link>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub struct ColumnView {
    /// Its header as printed.
    pub label: String,
    /// The notes that hang on it.
    pub marks: Vec<MarkView>,
    /// Its period is shorter than its year.
    pub partial: bool,
    /// Over how many columns it stands.
    pub width: usize,
}

/// Rows that share a heading.
#[derive(Debug, Serialize)]
pub struct RowGroupView {
    /// The heading.
    pub label: Option<String>,
    /// The notes that hang on it.
    pub marks: Vec<MarkView>,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A row of a table.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its header as printed.
    pub label: String,
    /// The notes that hang on it.
    pub marks: Vec<MarkView>,
    /// Its period is shorter than its year.
    pub partial: bool,
    /// Its cells.
    pub cells: Vec<CellView>,
}

/// A cell of a table.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// What `#` addresses; `None` where the table is a copy of one that stands elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// As printed; empty where it stands in pieces.
    pub text: String,
    /// The pieces of a cell that holds several figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<PieceView>,
    /// The notes that hang on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkView>,
    /// Its column's period is shorter than its year.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// What a sign means, for those who hear the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoken: Option<String>,
}

/// A stretch of a cell that holds several figures.
#[derive(Debug, Serialize)]
pub struct PieceView {
    /// What `#` addresses; `None` for what stands between figures.
    pub id: Option<String>,
    /// As printed.
    pub text: String,
    /// What a sign means, for those who hear the table.
    pub spoken: Option<String>,
}

/// The mark of a note.
#[derive(Debug, Serialize)]
pub struct MarkView {
    /// What is printed.
    pub text: String,
    /// What `#` addresses, so that the note can lead back.
    pub id: String,
    /// The note.
    pub href: String,
}

/// A note below a table.
#[derive(Debug, Serialize)]
pub struct NoteView {
    /// What `#` addresses.
    pub id: String,
    /// Its mark.
    pub mark: String,
    /// Its text.
    pub text: String,
    /// The ways back.
    pub backs: Vec<BackView>,
}

/// A way back from a note to what refers to it.
#[derive(Debug, Serialize)]
pub struct BackView {
    /// The address.
    pub href: String,
    /// Which of several it is; `None` where there is one only.
    pub number: Option<usize>,
}

/// A sign, and what it means.
#[derive(Debug, Serialize)]
pub struct SignView {
    /// The sign.
    pub sign: String,
    /// What it means.
    pub meaning: String,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Who counted, and where that can be found.
    pub name: Option<Link>,
    /// The day on which it was counted.
    pub as_of: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
    /// Why there is no source.
    pub unknown: Option<String>,
}

/// A chart.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// What `#` addresses.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// What is drawn, in what unit.
    pub subtitle: Option<String>,
    /// What `#` addresses in its heading; the drawing takes its name from there.
    pub heading: String,
    /// Which series looks how; empty where there is one only.
    pub key: Vec<KeyView>,
    /// Whether the wide drawing needs no key.
    pub key_is_for_slim: bool,
    /// The drawing for a page of common width.
    pub wide: Html,
    /// The drawing for a narrow screen.
    pub slim: Html,
    /// What `#` addresses in the description.
    pub alternative: String,
    /// What it shows, in words.
    pub description: String,
    /// What has to be known to read it.
    pub notes: Vec<String>,
    /// The figures that it draws, a table each.
    pub tables: Vec<TableView>,
    /// Where they come from, each source once.
    pub sources: Vec<SourceView>,
    /// The chart as files of its own; none of one that is drawn over all reports.
    pub files: Vec<Link>,
}

/// A series of a chart in its key.
#[derive(Debug, Serialize)]
pub struct KeyView {
    /// The class that its marks have.
    pub class: String,
    /// Its name.
    pub label: String,
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

/// What the Kamer asked, and how it was dealt with.
#[derive(Debug, Serialize)]
pub struct RequestView {
    /// What `#` addresses.
    pub id: String,
    /// Its kind and who made it.
    pub name: String,
    /// What was asked.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// An adopted motion.
    pub adopted: bool,
    /// How often it asks to be informed, where it asks for that.
    pub periodic: Option<String>,
    /// The paper that holds it.
    pub kamerstuk: Option<Link>,
    /// On which occasion.
    pub occasion: Option<String>,
    /// When it was made.
    pub made: Option<String>,
    /// That date follows from the source without standing in it.
    pub inferred: bool,
    /// Its dossier, where it stands among those of others.
    pub dossier: Option<Link>,
    /// What it is to other requests, and they to it.
    pub related: Vec<RelatedView>,
    /// How editions deal with it, newest first.
    pub answers: Vec<AnswerView>,
}

/// What a request is to another.
#[derive(Debug, Serialize)]
pub struct RelatedView {
    /// `Herhaalt`
    pub what: &'static str,
    /// The other.
    pub request: Link,
}

/// The requests of all dossiers.
#[derive(Debug, Serialize)]
pub struct LedgersView {
    /// Those of which more is to come.
    pub open: Vec<RequestView>,
    /// Those of which nothing more is.
    pub closed: Vec<RequestView>,
}

/// How an edition deals with a request.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    /// The edition; `None` on its own page.
    pub edition: Option<Link>,
    /// What keeps that edition from readers, where something does.
    pub unpublished: Option<String>,
    /// The sections that deal with it.
    pub sections: Vec<Link>,
    /// The status in the Kamer's words.
    pub status: Option<&'static str>,
    /// Why the figures cannot be given.
    pub cannot: Option<String>,
    /// What would be needed for that.
    pub needed: Option<String>,
    /// How, in a sentence or two.
    pub text: Option<String>,
}

/// The page of a table.
#[derive(Debug, Serialize)]
pub struct TablePageView {
    /// The way to the table over all editions, where several have it.
    pub series: Option<Link>,
    /// The edition that it belongs to.
    pub edition: EditionCard,
    /// The table.
    pub table: TableView,
    /// Unit, kind of figure, rounding.
    pub facts: Vec<Fact>,
    /// What the columns stand for that do not say it themselves.
    pub periods: Vec<SignView>,
    /// The files in which it can be downloaded.
    pub downloads: Vec<Link>,
    /// The charts that draw it.
    pub charts: Vec<ChartView>,
}

/// The page of all requests.
#[derive(Debug, Serialize)]
pub struct RequestsView {
    /// In the order of the file.
    pub requests: Vec<RequestView>,
    /// The way to those of all dossiers, where there are several.
    pub everywhere: Option<Link>,
}

/// The page for whoever signs.
#[derive(Debug, Serialize)]
pub struct ReviewView {
    /// An entry per edition.
    pub contents: Vec<ContentsView>,
    /// What is not out first, then the newest.
    pub editions: Vec<ReviewedView>,
}

/// What is to be known of an edition before it is signed.
#[derive(Debug, Serialize)]
pub struct ReviewedView {
    /// What `#` addresses.
    pub id: String,
    /// Its dossier.
    pub dossier: Link,
    /// The edition.
    pub edition: EditionCard,
    /// What its words claim.
    pub claims: Vec<ReviewedClaimView>,
    /// Findings that its author accepts, those about claims aside.
    pub accepted: Vec<AcceptanceView>,
    /// Numbers that state no figure.
    pub exemptions: Vec<ExemptionView>,
    /// Numbers that are bound to cells, in the order of the text.
    pub figures: Vec<BoundView>,
    /// Figures in no table.
    pub stated: Vec<StatedView>,
    /// What the Kamer asked and it deals with.
    pub requests: Vec<RequestView>,
}

/// A claim, for whoever signs.
#[derive(Debug, Serialize)]
pub struct ReviewedClaimView {
    /// Its words, and where they stand.
    pub words: Link,
    /// What they assert, as written.
    pub formula: String,
    /// How that turned out.
    pub judged: Option<JudgedView>,
    /// The verdict that the author accepts.
    pub accepted: Option<&'static str>,
    /// Why.
    pub reason: Option<String>,
}

/// A finding that is accepted.
#[derive(Debug, Serialize)]
pub struct AcceptanceView {
    /// The rule that found it.
    pub rule: String,
    /// What it is about.
    pub about: Link,
    /// Why it is accepted.
    pub reason: String,
}

/// A number of the text that is bound to cells.
#[derive(Debug, Serialize)]
pub struct BoundView {
    /// The words that state it, and the section in which they stand.
    pub words: Link,
    /// What the cells hold.
    pub held: Link,
    /// The address as written.
    pub address: String,
}

/// The glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// In the order of the alphabet.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// What `#` addresses.
    pub id: String,
    /// The term in full.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// The tag of the term's language, where that is another.
    pub language: Option<String>,
    /// What it means.
    pub definition: String,
}

/// What an edition says otherwise than the one before it.
#[derive(Debug, Serialize)]
pub struct ChangesView {
    /// Its title.
    pub title: &'static str,
    /// Before the edition before it.
    pub lead: &'static str,
    /// The edition before it.
    pub earlier: Link,
    /// Said where nothing differs.
    pub nothing: Option<&'static str>,
    /// What differs, part by part; parts without anything are left out.
    pub parts: Vec<ChangesPartView>,
    /// Before words that are gone, for screen readers.
    pub words_gone: &'static str,
    /// Before words that are new, for screen readers.
    pub words_new: &'static str,
}

/// What differs in one respect.
#[derive(Debug, Serialize)]
pub struct ChangesPartView {
    /// What `#` addresses.
    pub id: String,
    /// Its heading.
    pub title: &'static str,
    /// What it is about.
    pub text: Option<&'static str>,
    /// What differs.
    pub items: Vec<ChangeView>,
    /// Figures that differ, where it is about figures.
    pub revised: Option<RevisedTableView>,
}

/// One thing that differs.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// What it is about.
    pub about: Link,
    /// What is said of it, line by line.
    pub lines: Vec<String>,
    /// The words of a sentence, where it is about one.
    pub pieces: Vec<PieceOfChangeView>,
}

/// Words of a sentence.
#[derive(Debug, Serialize)]
pub struct PieceOfChangeView {
    /// `kept`, `went` or `came`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// Figures that are printed otherwise.
#[derive(Debug, Serialize)]
pub struct RevisedTableView {
    /// Above its columns.
    pub heads: [&'static str; 4],
    /// A figure each.
    pub rows: Vec<RevisedView>,
}

/// A figure that is printed otherwise.
#[derive(Debug, Serialize)]
pub struct RevisedView {
    /// Its table.
    pub table: Link,
    /// Its row and column, as the table prints them.
    pub figure: String,
    /// As it was printed, and in which edition where that is not the one before.
    pub was: String,
    /// That edition.
    pub as_in: Option<String>,
    /// As it is printed.
    pub is_now: String,
    /// Why, each with its kind.
    pub why: Vec<String>,
}

/// A table over all reports, on the page of its dossier.
#[derive(Debug, Serialize)]
pub struct SeriesLineView {
    /// The way to its page.
    pub link: Link,
    /// What the newest report draws of it, over all periods.
    pub charts: Vec<ChartView>,
    /// What reports count whose figures are no part of it, and why.
    pub left_out: Vec<String>,
}

/// A table over all editions of its dossier.
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// What the page shows.
    pub text: &'static str,
    /// Which editions are left out, and why.
    pub left_out: Vec<String>,
    /// The figures.
    pub table: TableView,
    /// What is known of them.
    pub facts: Vec<Fact>,
    /// The charts of the newest edition, over all of them.
    pub charts: Vec<ChartView>,
    /// Figures that were not always printed alike.
    pub vintages: Vec<VintagesView>,
    /// How far provisional figures were off, row by row.
    pub stability: Vec<String>,
    /// The editions that have the table, newest first.
    pub editions: Vec<EditionCard>,
    /// The headings of its parts.
    pub heads: SeriesHeadsView,
}

/// The headings of the parts of such a page.
#[derive(Debug, Serialize)]
pub struct SeriesHeadsView {
    /// What was published before.
    pub vintages: &'static str,
    /// What that is about.
    pub vintages_text: &'static str,
    /// Above the figures.
    pub figure: &'static str,
    /// Above what editions said.
    pub said: &'static str,
    /// How provisional the figures were.
    pub stability: &'static str,
    /// The editions.
    pub editions: &'static str,
}

/// What editions have said of a figure.
#[derive(Debug, Serialize)]
pub struct VintagesView {
    /// Its row and column, as tables print them.
    pub figure: String,
    /// The oldest first.
    pub said: Vec<SaidView>,
}

/// A figure as an edition printed it.
#[derive(Debug, Serialize)]
pub struct SaidView {
    /// The edition's page of the table.
    pub edition: Link,
    /// The figure.
    pub printed: String,
    /// Why it is another than before.
    pub why: Option<String>,
}

/// Every edition of a dossier, with its past.
#[derive(Debug, Serialize)]
pub struct ArchiveView {
    /// What is said on it.
    pub words: &'static ArchiveWords,
    /// The newest first.
    pub editions: Vec<KeptView>,
    /// The days on which something came or was corrected, the newest first.
    pub days: Vec<DayLineView>,
    /// Some edition has no date.
    pub has_undated: bool,
    /// The requests for regular reports of which days follow, with what was due.
    pub calendar: Vec<CalendarView>,
    /// Those of which none follows.
    pub without_day: Vec<AskedInShortView>,
}

/// A request for regular reports, in a line.
#[derive(Debug, Serialize)]
pub struct AskedInShortView {
    /// Its kind and who made it, and where it stands in full.
    pub link: Link,
    /// How often it asks, in its own words.
    pub often: String,
}

/// What was due on a request.
#[derive(Debug, Serialize)]
pub struct CalendarView {
    /// The request.
    pub asked: AskedInShortView,
    /// The oldest first.
    pub dues: Vec<DueView>,
}

/// When a report was due, and what came.
#[derive(Debug, Serialize)]
pub struct DueView {
    /// The day, or the first and the last.
    pub by: String,
    /// The edition that came; `None` where none did.
    pub came: Option<Link>,
    /// The day on which it came, or that there is no edition.
    pub day: String,
    /// How that turned out.
    pub outcome: String,
}

/// An edition with its past.
#[derive(Debug, Serialize)]
pub struct KeptView {
    /// The edition.
    pub edition: EditionCard,
    /// Its own number.
    pub kamerstuk: Option<Link>,
    /// When it was the newest.
    pub newest: String,
    /// What was corrected in it later, in numbers.
    pub corrected: Vec<String>,
    /// Other pages about it.
    pub ways: Vec<Link>,
}

/// A day on which something came or was corrected.
#[derive(Debug, Serialize)]
pub struct DayLineView {
    /// The way to what stood then.
    pub day: Link,
    /// What happened.
    pub happened: Vec<HappenedView>,
}

/// What happened to an edition.
#[derive(Debug, Serialize)]
pub struct HappenedView {
    /// What it was.
    pub what: &'static str,
    /// The edition.
    pub edition: Link,
    /// Why it was corrected.
    pub why: Option<String>,
    /// The tag of the language of edition and reason, where only a translation was corrected.
    pub language: Option<&'static str>,
}

/// What stood from a day on.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// Its title.
    pub title: String,
    /// What is said on it.
    pub words: &'static ArchiveWords,
    /// How long it stood.
    pub stood: String,
    /// Nobody knows on which day it began.
    pub undated: bool,
    /// The state before it.
    pub earlier: Option<Link>,
    /// The state after it.
    pub later: Option<Link>,
    /// What was new.
    pub happened: Vec<HappenedView>,
    /// The newest edition.
    pub newest: EditionCard,
    /// What the Kamer had asked.
    pub asked: Vec<AskedView>,
    /// What it asked while this stood.
    pub asked_meanwhile: Vec<AskedView>,
    /// The newest figures, table by table.
    pub tables: Vec<TableThenView>,
    /// The tables of which none is shown.
    pub other_tables: Vec<Link>,
    /// What was corrected in the newest edition since.
    pub corrections: Vec<CorrectionView>,
}

/// A request as it stood.
#[derive(Debug, Serialize)]
pub struct AskedView {
    /// Its kind and who made it, and where it stands in full.
    pub link: Link,
    /// What was asked.
    pub title: String,
    /// When it was made.
    pub made: Option<String>,
    /// How often it asks to be informed, where it asks for that.
    pub periodic: Option<String>,
    /// The status in the Kamer's words.
    pub status: Option<&'static str>,
    /// What there is to say where no status is stated.
    pub said: &'static str,
    /// The edition that says so.
    pub edition: Option<Link>,
    /// By when the next report was due, where it asks for that.
    pub due: Option<String>,
}

/// The newest figures of a table.
#[derive(Debug, Serialize)]
pub struct TableThenView {
    /// What `#` addresses.
    pub id: String,
    /// Its title, unit, and the period where that is the same for all.
    pub caption: String,
    /// Whether the figures are of several periods.
    pub periods: bool,
    /// The page on which all its figures are, where only those are shown that were revised.
    pub all: Option<Link>,
    /// Whether something was said of any of them later.
    pub overtaken: bool,
    /// What the signs in the figures mean.
    pub signs: Vec<SignView>,
    /// A row each.
    pub figures: Vec<FigureThenView>,
}

/// The newest figure of a row.
#[derive(Debug, Serialize)]
pub struct FigureThenView {
    /// The row.
    pub row: String,
    /// The period.
    pub period: String,
    /// The figure as it was printed, and where it stands in its table.
    pub printed: Link,
    /// The last that was printed of it, where it is another figure now.
    pub now: Option<String>,
    /// What was said of it later, the oldest first.
    pub later: Vec<LaterView>,
}

/// What was said of a figure later.
#[derive(Debug, Serialize)]
pub struct LaterView {
    /// The figure.
    pub printed: String,
    /// Where that was said.
    pub by: Link,
    /// Why.
    pub why: Option<String>,
}
