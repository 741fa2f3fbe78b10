//! What templates may see: plain text, markup of ours, links. Nothing of the model leaks into a template.
//!
//! A field that may be absent is `None` and prints nothing; a list may be empty.

mod archive;
mod changes;
mod day;
mod dossier;
mod edition;
mod explanation;
mod glossary;
mod home;
mod requests;
mod review;
mod search;
mod series;
mod table;

pub use archive::{ArchiveView, AskedInShortView, CalendarView, DayLineView, DueView, HappenedView, KeptView};
pub use changes::{
    ChangeView, ChangesPartView, ChangesView, PieceOfChangeView, RevisedGroupView, RevisedTableView, RevisedView,
};
pub use day::{AskedView, DayView, FigureThenView, LaterView, TableThenView};
pub use dossier::{BodyView, DossierView, EventView, KeyFigureView, RequestCard, SeriesLineView};
pub use edition::{
    AcceptedView, Citation, ClaimView, ContentsView, CorrectionView, EditionView, ExemptionView, FootnoteView,
    JudgedView, LanguageView, Part, ReplacedView, SectionView, StatedView,
};
pub use explanation::{AccessibilityView, ExplanationView};
pub use glossary::{GlossaryView, TermView};
pub use home::{DossierCard, EditionCard, GlanceView, HomeView, OpenView};
pub use requests::{AnswerView, LedgersView, RelatedView, RequestView, RequestsView};
pub use review::{AcceptanceView, BoundView, ReviewView, ReviewedClaimView, ReviewedView};
pub use search::{SearchView, SearchedDossier, SearchedEdition};
pub use series::{SaidView, SeriesHeadsView, SeriesView, VintagesView};
pub use table::{
    ApartView, BackView, CellView, ChartView, ColumnView, KeyView, MarkView, NoteView, PieceView, RowGroupView,
    RowView, SignView, SourceView, TablePageView, TableView,
};

use serde::Serialize;

use super::Context;
use super::head::Meta;
use super::link;

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
    /// The picture of its publisher, from its first folder on.
    pub logo: Option<String>,
    /// Where the accessibility statement stands.
    pub accessibility_statement: Option<String>,
    /// Unpublished editions are shown, so every page says that it is not public.
    pub concept: bool,
    /// The style sheet that the site adds, from its first folder on.
    pub own_style: Option<String>,
    /// The built-in letters, from its first folder on; `None` where the site has its own.
    pub letters: Option<String>,
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
            logo: site.logo.as_ref().and_then(|name| context.assets.path(name)),
            accessibility_statement: site.accessibility_statement.as_deref().and_then(link::outside),
            concept: context.options.preview,
            own_style: context.assets.own_style(),
            letters: context.assets.letters(),
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
    /// What the site says of itself, and how to follow it.
    pub about: Vec<Link>,
    /// The page for searching.
    pub search: MenuItem,
    /// It is to be found by searching.
    pub searched: bool,
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
