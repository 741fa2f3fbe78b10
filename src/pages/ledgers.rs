//! What the Kamer asked in all dossiers together: what is open first, and then what was dealt with.
//!
//! There is such a page where more than one dossier has requests; of one, its own page says all.

use super::view::{LedgersView, Link, RequestView};
use super::{Context, Draft, Over, Page, PageKind, Scope, requests};
use crate::address;

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "ledgers",
    summary: "what the Kamer asked in all dossiers: what is open, and what was dealt with",
    pages: Scope::Site(pages),
};

/// Whether the site has such a page.
pub(super) fn has_page(context: &Context) -> bool {
    context.site.dossiers.iter().filter(|dossier| !dossier.requests.is_empty()).count() > 1
}

/// The way to it.
pub(super) fn way(draft: &Draft) -> Link {
    Link::to(draft.words().all_requests, draft.here.to(&address::ledgers(draft.context.folders())))
}

fn pages(context: &Context, _over: &[Over<'_>]) -> Vec<Page> {
    if !has_page(context) {
        return Vec::new();
    }
    let words = context.words();
    let draft = Draft::of_site(context, &address::ledgers(context.folders()));
    let of = |dossier| {
        let editions = requests::by_id(dossier);
        let standing = |asked| requests::standing(&draft, dossier, &editions, asked);
        dossier.requests.iter().map(standing).collect::<Vec<_>>()
    };
    let told = context.site.dossiers.iter().flat_map(of);
    let (closed, open): (Vec<(bool, RequestView)>, Vec<_>) = told.partition(|(is_closed, _)| *is_closed);
    let [open, closed] = [open, closed].map(|all| all.into_iter().map(|(_, view)| view).collect());
    let view = LedgersView { open, closed };
    vec![draft.page("ledgers.html", words.all_requests, Some(words.all_requests_text), Vec::new(), ("ledgers", &view))]
}
