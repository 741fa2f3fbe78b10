//! Searching, and everything that can be searched as a list: complete without a script, from a folder, and on a site
//! without an index.

use super::view::{LanguageView, Link, SearchView, SearchedDossier, SearchedEdition};
use super::{Context, Draft, Over, Page, PageKind, Scope, home, ledgers};
use crate::address;
use crate::model::{Dossier, Edition, Language};
use crate::wording;

/// This kind of page.
pub(super) const KIND: PageKind =
    PageKind { name: "search", summary: "searching, and all that can be searched", pages: Scope::Site(pages) };

fn pages(context: &Context, _over: &[Over<'_>]) -> Vec<Page> {
    let words = context.words();
    let draft = Draft::of_site(context, &address::search(context.folders()));
    let view = SearchView {
        finder: context.options.search.then(|| draft.here.to(&address::finder(context.folders()))),
        requests: ledgers::has_page(context).then(|| ledgers::way(&draft)),
        dossiers: context.site.dossiers.iter().map(|dossier| searched(&draft, dossier)).collect(),
    };
    vec![draft.page("search.html", words.search, None, Vec::new(), ("search", &view))]
}

fn searched(draft: &Draft, dossier: &Dossier) -> SearchedDossier {
    let (words, folders) = (draft.words(), draft.context.folders());
    let requests = (!dossier.requests.is_empty()).then(|| (words.requests, address::requests(dossier, folders)));
    let has_terms = dossier.glossary().next().is_some();
    let glossary = has_terms.then(|| (words.glossary, address::glossary(dossier, folders)));
    let pages = requests.into_iter().chain(glossary);
    SearchedDossier {
        link: Link::to(&dossier.title, draft.here.to(&address::dossier(dossier))),
        pages: pages.map(|(text, path)| Link::to(text, draft.here.to(&path))).collect(),
        editions: dossier.editions.iter().map(|edition| report(draft, dossier, edition)).collect(),
    }
}

fn report(draft: &Draft, dossier: &Dossier, edition: &Edition) -> SearchedEdition {
    let page = |table| draft.here.to(&address::table(dossier, edition, table, draft.context.folders()));
    let told = edition.translations.iter().map(|translation| translation.language);
    let other = |language: Language| LanguageView {
        tag: language.tag(),
        name: wording::words(language).language,
        href: draft.here.to(&address::translation(dossier, &edition.id, language)),
    };
    SearchedEdition {
        card: home::edition_card(draft, dossier, edition),
        languages: told.map(other).collect(),
        tables: edition.tables.iter().map(|table| Link::to(&table.title, page(table))).collect(),
    }
}
