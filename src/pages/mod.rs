//! The pages that readers get: one file per kind of page, each from the model to a view and from there, by a
//! template, to HTML.
//!
//! Functions and values only: what is on disk is handed in, what is made is handed back. Whatever a page shows
//! without a script is all there is to know; `static/kamerbrief.js` adds ways to use it, and searching has one of its own.

mod accessibility;
mod archive;
mod assets;
mod changes;
mod day;
mod dossier;
mod drawings;
mod edition;
mod errata;
#[cfg(test)]
mod example;
mod explanation;
mod figures;
mod glance;
mod glossary;
mod head;
mod home;
pub mod html;
mod judged;
mod key_figures;
mod ledgers;
pub mod link;
mod narrative;
mod not_found;
mod overridden;
mod requests;
mod review;
mod search;
mod series;
mod table;
mod templates;
pub mod view;

use std::collections::BTreeSet;

use serde::Serialize;

pub use assets::{Assets, built_in_sheet};
pub use overridden::overridden;
pub use templates::{Override, TemplateFault, TemplatePlace, Templates, View};

use crate::address;
use crate::charts::Drawing;
use crate::claims::ToldClaim;
use crate::history::{Archive, Correction, Difference, Whole};
use crate::model::{Dossier, Edition, Language, Site};
use crate::options::Options;
use crate::wording::{self, Words};
use head::About;
use link::Here;
use view::{Frame, Link, MenuItem};

/// What pages are made from, the same for all pages of a run in one language.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The whole site, without what readers may not see.
    pub site: &'a Site,
    /// The language of the pages.
    pub language: Language,
    /// What the run was asked.
    pub options: &'a Options,
    /// What pages load.
    pub assets: &'a Assets,
}

impl Context<'_> {
    /// The words of the pages.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        wording::words(self.language)
    }

    /// The words of which addresses are made: those of the site, so that a page in another language leads to the same
    /// tables and requests.
    #[must_use]
    pub fn folders(&self) -> &'static Words {
        wording::words(self.site.language)
    }

    /// The language of the page to which a link of a translation leads; `None` for any other link. Whatever stands
    /// beside a translation is in the language of the site.
    fn other_language(&self, href: &str) -> Option<&'static str> {
        let leads_off = self.language != self.site.language && href.starts_with("../") && href.contains(".html");
        leads_off.then(|| self.site.language.tag())
    }

    /// The address at which the site will be read.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.options.base_url.as_deref().unwrap_or(&self.site.base_url)
    }
}

/// A page, ready to be rendered.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it goes, relative to the output folder.
    pub path: String,
    /// The address on the web that it gives for its content; `None` where there is no such address.
    pub canonical: Option<String>,
    /// The template that shows it.
    pub template: &'static str,
    /// What it shows.
    pub view: View,
}

/// A kind of page.
#[derive(Debug)]
pub struct PageKind {
    /// Its name; its template is called so too.
    pub name: &'static str,
    /// What readers find on it, as one sentence without a full stop.
    pub summary: &'static str,
    /// For what there is such a page, and what makes it.
    pub pages: Scope,
}

/// What was made of an edition once, for whatever pages show it.
#[derive(Clone, Copy, Debug)]
pub struct Made<'m> {
    /// Its charts, in their order.
    pub drawings: &'m [Drawing],
    /// Its claims in words, in their order.
    pub told: &'m [ToldClaim],
    /// What it says otherwise than the one before it; `None` for the oldest.
    pub difference: Option<&'m Difference<'m>>,
    /// What the tables that have a page over all editions are over these.
    pub series: &'m BTreeSet<&'m str>,
    /// The newest edition of its dossier, where that is another one.
    pub newer: Option<&'m Edition>,
    /// What was corrected in it after its publication, the newest first.
    pub corrections: &'m [Correction<'m>],
    /// The past of its dossier; `None` where there is no other edition.
    pub archive: Option<&'m Archive<'m>>,
}

impl<'m> Made<'m> {
    /// Of an edition by itself, as if no other one and no correction were there.
    #[must_use]
    pub const fn alone(drawings: &'m [Drawing], told: &'m [ToldClaim]) -> Self {
        static NO_SERIES: BTreeSet<&str> = BTreeSet::new();
        Made { drawings, told, difference: None, series: &NO_SERIES, newer: None, corrections: &[], archive: None }
    }
}

/// What was made of all editions of a dossier once, for whatever pages show it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Over<'m> {
    /// Its tables over all of them.
    pub wholes: &'m [Whole<'m>],
    /// Its past; `None` of fewer than two editions.
    pub archive: Option<&'m Archive<'m>>,
    /// What the newest says otherwise than the one before it; `None` where there is no such.
    pub since: Option<&'m Difference<'m>>,
    /// What was corrected in the newest after its publication, the newest first.
    pub corrections: &'m [Correction<'m>],
}

/// For what there is a page of a kind, and what makes it.
#[derive(Clone, Copy, Debug)]
pub enum Scope {
    /// For the site as a whole.
    Site(fn(&Context, &[Over<'_>]) -> Vec<Page>),
    /// For every dossier.
    Dossier(fn(&Context, &Dossier, Over<'_>) -> Vec<Page>),
    /// For every edition.
    Edition(fn(&Context, &Dossier, &Edition, Made<'_>) -> Vec<Page>),
}

/// Every kind of page. A new one is one file here, one template, and one line.
pub const KINDS: &[PageKind] = &[
    home::KIND,
    dossier::KIND,
    edition::KIND,
    table::KIND,
    changes::KIND,
    series::KIND,
    archive::KIND,
    day::KIND,
    requests::KIND,
    ledgers::KIND,
    glossary::KIND,
    search::KIND,
    explanation::KIND,
    accessibility::KIND,
    not_found::KIND,
    review::KIND,
];

/// The templates of pages to which searching leads: where something is said or printed first, and not where it is told
/// again of a day or of what changed.
const SEARCHED: [&str; 5] = ["dossier.html", "edition.html", "table.html", "requests.html", "glossary.html"];

/// The pages of the site as a whole, over its dossiers in their order.
#[must_use]
pub fn of_site(context: &Context, over: &[Over<'_>]) -> Vec<Page> {
    let made = KINDS.iter().map(|kind| match kind.pages {
        Scope::Site(pages) => pages(context, over),
        Scope::Dossier(_) | Scope::Edition(_) => Vec::new(),
    });
    made.flatten().collect()
}

/// The pages of a dossier, without those of its editions.
#[must_use]
pub fn of_dossier(context: &Context, dossier: &Dossier, over: Over<'_>) -> Vec<Page> {
    let made = KINDS.iter().map(|kind| match kind.pages {
        Scope::Dossier(pages) => pages(context, dossier, over),
        Scope::Site(_) | Scope::Edition(_) => Vec::new(),
    });
    made.flatten().collect()
}

/// The pages of an edition.
#[must_use]
pub fn of_edition(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> Vec<Page> {
    let pages = KINDS.iter().map(|kind| match kind.pages {
        Scope::Edition(pages) => pages(context, dossier, edition, made),
        Scope::Site(_) | Scope::Dossier(_) => Vec::new(),
    });
    pages.flatten().collect()
}

/// The page of an edition alone, without what leads to other editions.
#[must_use]
pub fn of_edition_alone(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> Page {
    edition::alone(context, dossier, edition, made)
}

/// The page of an edition in the language of the context, which is not that of the site.
#[must_use]
pub fn of_translation(
    context: &Context,
    dossier: &Dossier,
    original: &Edition,
    told: &Edition,
    made: Made<'_>,
) -> Page {
    edition::translated(context, dossier, (original, told), made)
}

/// A page in the making: where it stands and what it belongs to.
struct Draft<'a> {
    context: &'a Context<'a>,
    path: String,
    here: Here,
    dossier: Option<&'a Dossier>,
    /// The page of which it is a copy, to which search engines are sent.
    original: Option<String>,
    /// What it is about, for programs.
    about: Option<About<'a>>,
}

impl<'a> Draft<'a> {
    /// A page of the site as a whole.
    fn of_site(context: &'a Context<'a>, path: &str) -> Draft<'a> {
        Draft {
            context,
            path: path.to_owned(),
            here: Here::Page(path.to_owned()),
            dossier: None,
            original: None,
            about: None,
        }
    }

    /// A page of a dossier or of one of its editions.
    fn of_dossier(context: &'a Context<'a>, dossier: &'a Dossier, path: String) -> Draft<'a> {
        Draft { context, here: Here::Page(path.clone()), path, dossier: Some(dossier), original: None, about: None }
    }

    fn words(&self) -> &'static Words {
        self.context.words()
    }

    /// The edition that it is about or belongs to.
    fn edition(&self) -> Option<&'a Edition> {
        self.about.map(|about| match about {
            About::Edition(edition) | About::Table(edition, _) => edition,
        })
    }

    /// The finished page. `steps` lie between the dossier and the page.
    fn page(
        self,
        template: &'static str,
        title: &str,
        description: Option<&str>,
        steps: Vec<Link>,
        content: (&'static str, &impl Serialize),
    ) -> Page {
        let original = self.original.as_deref().unwrap_or(&self.path);
        let canonical = address::canonical(self.context.base_url(), original);
        // A concept is nobody's to pass on.
        let public = canonical.as_deref().filter(|_| !self.context.options.preview);
        let frame = Frame {
            metas: public.map(|address| head::metas(&self, (title, description), address)).unwrap_or_default(),
            linked_data: public.and_then(|address| head::linked_data(&self, address)),
            title: self.title(title),
            description: description.map(str::to_owned),
            canonical: canonical.clone(),
            root: self.here.to(""),
            trail: self.trail(steps),
            menu: self.menu(),
            search: self.search(),
            about: vec![
                explanation::way(&self),
                accessibility::way(&self),
                Link::to(self.words().follow, self.here.to(address::FEED)),
            ],
            searched: SEARCHED.contains(&template),
            review: self.review(),
        };
        let (name, content) = content;
        Page { view: View::of(&frame, name, content), path: self.path, canonical, template }
    }

    fn title(&self, title: &str) -> String {
        let site = &self.context.site.title;
        if title == site { title.to_owned() } else { format!("{title} \u{2013} {site}") }
    }

    fn trail(&self, steps: Vec<Link>) -> Vec<Link> {
        let home = (self.path != address::HOME).then(|| Link::to(self.words().home, self.here.to(address::HOME)));
        let dossier = self.dossier.map(|dossier| (address::dossier(dossier), &dossier.title));
        let dossier = dossier.filter(|(path, _)| *path != self.path);
        let dossier = dossier.map(|(path, title)| Link::to(title, self.here.to(&path)));
        home.into_iter().chain(dossier).chain(steps).collect()
    }

    /// The way to the page for whoever signs, which is there in a preview only.
    fn review(&self) -> Option<String> {
        let page = self.context.folders().review_page;
        (self.context.options.preview && self.path != page).then(|| self.here.to(page))
    }

    fn search(&self) -> MenuItem {
        let page = address::search(self.context.folders());
        MenuItem { text: self.words().search.to_owned(), href: self.here.to(&page), current: page == self.path }
    }

    fn menu(&self) -> Vec<MenuItem> {
        let Some(dossier) = self.dossier else {
            return Vec::new();
        };
        let words = self.words();
        let latest = dossier.editions.first().map(|edition| address::edition(dossier, &edition.id));
        let requests = (!dossier.requests.is_empty()).then(|| address::requests(dossier, self.context.folders()));
        let has_terms = dossier.glossary().next().is_some();
        let glossary = has_terms.then(|| address::glossary(dossier, self.context.folders()));
        let entries = [
            (words.overview, Some(address::dossier(dossier))),
            (words.latest_edition, latest),
            (words.requests, requests),
            (words.glossary, glossary),
        ];
        let known = entries.into_iter().filter_map(|(text, path)| Some((text, path?)));
        let item = |(text, path): (&str, String)| MenuItem {
            text: text.to_owned(),
            href: self.here.to(&path),
            current: path == self.path,
        };
        known.map(item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::example::{drawings, with_context};
    use super::{BTreeSet, KINDS, Made, Over, Page, Templates, of_dossier, of_edition, of_site};

    #[test]
    fn every_kind_of_page_has_a_name_of_its_own_and_a_summary() {
        let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), KINDS.len());
        assert!(KINDS.iter().all(|kind| !kind.summary.is_empty() && !kind.summary.ends_with('.')));
    }

    /// What stands between `before` and the next quotation mark, wherever that is.
    fn quoted<'h>(html: &'h str, before: &str) -> Vec<&'h str> {
        html.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn whatever_a_page_leads_to_within_itself_is_there_once() {
        with_context(|context| {
            let templates = Templates::new(context, &[]).unwrap();
            let dossier = &context.site.dossiers[0];
            let edition = of_edition(context, dossier, &dossier.editions[0], Made::alone(&drawings(), &[]));
            let pages: Vec<Page> = of_site(context, &[])
                .into_iter()
                .chain(of_dossier(context, dossier, Over::default()))
                .chain(edition)
                .collect();
            assert_eq!(pages.len(), 9);
            for page in &pages {
                let html = String::from_utf8(templates.render(page).unwrap().bytes).unwrap();
                let places = quoted(&html, " id=\"");
                let known: BTreeSet<&str> = places.iter().copied().collect();
                assert_eq!(known.len(), places.len(), "{}: {places:?}", page.path);
                let lost = quoted(&html, "href=\"#").into_iter().filter(|place| !known.contains(place));
                assert_eq!(lost.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", page.path);
            }
        });
    }
}
