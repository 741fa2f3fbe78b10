//! What a server shows for addresses that lead nowhere.

use super::link::Here;
use super::{Context, Draft, Over, Page, PageKind, Scope};
use crate::address;

/// This kind of page.
pub(super) const KIND: PageKind =
    PageKind { name: "not_found", summary: "what is shown for addresses that lead nowhere", pages: Scope::Site(pages) };

fn pages(context: &Context, _over: &[Over<'_>]) -> Vec<Page> {
    let words = context.words();
    let mut draft = Draft::of_site(context, address::NOT_FOUND);
    // A server shows this page at any depth, so a relative link would lead anywhere.
    draft.here = Here::Anywhere(context.base_url().to_owned());
    let home = draft.here.to(address::HOME);
    vec![draft.page("not_found.html", words.not_found_title, None, Vec::new(), ("home", &home))]
}
