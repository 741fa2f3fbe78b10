//! How the site is made for all readers, and where its statement stands. It claims no conformance: that is for the
//! statement, which follows from an audit.

use super::view::{AccessibilityView, Link};
use super::{Context, Draft, Over, Page, PageKind, Scope};
use crate::address;
use crate::wording::explaining_words;

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "accessibility",
    summary: "how the site is made for all readers, and the way to its statement",
    pages: Scope::Site(pages),
};

/// The way to it.
pub(super) fn way(draft: &Draft) -> Link {
    Link::to(
        explaining_words(draft.context.language).accessibility,
        draft.here.to(&address::accessibility(draft.context.site.language)),
    )
}

fn pages(context: &Context, _over: &[Over<'_>]) -> Vec<Page> {
    let words = explaining_words(context.language);
    let draft = Draft::of_site(context, &address::accessibility(context.site.language));
    let view = AccessibilityView { words };
    vec![draft.page("accessibility.html", words.accessibility, None, Vec::new(), ("accessibility", &view))]
}
