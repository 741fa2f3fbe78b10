//! The first page: the dossiers, those with the latest report first.

use std::cmp::Reverse;
use std::iter;

use super::view::{DossierCard, EditionCard, HomeView, Link};
use super::{Context, Draft, Over, Page, PageKind, Scope, glance, ledgers};
use crate::address;
use crate::model::{Dossier, Edition};
use crate::wording;

/// This kind of page.
pub(super) const KIND: PageKind =
    PageKind { name: "home", summary: "the dossiers, latest first", pages: Scope::Site(pages) };

pub(super) fn pages(context: &Context, over: &[Over<'_>]) -> Vec<Page> {
    let draft = Draft::of_site(context, address::HOME);
    let over = over.iter().copied().chain(iter::repeat(Over::default()));
    let mut dossiers: Vec<(&Dossier, Over<'_>)> = context.site.dossiers.iter().zip(over).collect();
    dossiers.sort_by_key(|(dossier, _)| Reverse(dossier.editions.first().map(Edition::order)));
    // One ledger is in the menu of its dossier; of several, the first page is where they are found together.
    let has_several = ledgers::has_page(context);
    let view = HomeView {
        dossiers: dossiers.into_iter().map(|(dossier, over)| card(&draft, dossier, over, has_several)).collect(),
        requests: has_several.then(|| ledgers::way(&draft)),
    };
    let (title, description) = (&context.site.title, context.site.description.as_deref());
    vec![draft.page("home.html", title, description, Vec::new(), ("home", &view))]
}

fn card(draft: &Draft, dossier: &Dossier, over: Over<'_>, has_several: bool) -> DossierCard {
    let page = || address::requests(dossier, draft.context.folders());
    let ledger = || Link::to(draft.words().requests, draft.here.to(&page()));
    DossierCard {
        link: Link::to(&dossier.title, draft.here.to(&address::dossier(dossier))),
        subject: dossier.subject.clone(),
        summary: dossier.summary.clone(),
        glance: glance::glance(draft, dossier, over),
        requests: (has_several && !dossier.requests.is_empty()).then(ledger),
    }
}

/// An edition as lists show it.
pub(super) fn edition_card(draft: &Draft, dossier: &Dossier, edition: &Edition) -> EditionCard {
    let language = draft.context.language;
    EditionCard {
        link: Link::to(&edition.title, draft.here.to(&address::edition(dossier, &edition.id))),
        subject: edition.subject.clone(),
        date: edition.date.map(|day| wording::date(day, language)),
        reference: wording::period(&edition.reference, language),
        unpublished: wording::unpublished(edition, draft.context.options.as_of, language),
    }
}
