//! What the signs of the tables mean, what was checked before publication, and what was not.

use std::collections::BTreeSet;

use super::view::{ExplanationView, Link, SignView};
use super::{Context, Draft, Over, Page, PageKind, Scope, figures};
use crate::address;
use crate::model::Verdict;
use crate::wording::{self, capital, explaining_words};

/// This kind of page.
pub(super) const KIND: PageKind =
    PageKind { name: "explanation", summary: "what signs mean, and what is checked", pages: Scope::Site(pages) };

/// The way to it.
pub(super) fn way(draft: &Draft) -> Link {
    Link::to(
        explaining_words(draft.context.language).explanation,
        draft.here.to(&address::explanation(draft.context.site.language)),
    )
}

fn pages(context: &Context, _over: &[Over<'_>]) -> Vec<Page> {
    let words = explaining_words(context.language);
    let draft = Draft::of_site(context, &address::explanation(context.site.language));
    let meaning = |(verdict, meaning): (Verdict, &&str)| SignView {
        sign: capital(wording::verdict(verdict, context.language)),
        meaning: (*meaning).to_owned(),
    };
    let view = ExplanationView {
        words,
        signs: signs(context),
        // The gravest last: most claims hold.
        verdicts: Verdict::ALL.into_iter().zip(&words.verdict_meanings).map(meaning).rev().collect(),
    };
    vec![draft.page("explanation.html", words.explanation, Some(words.lead), Vec::new(), ("explanation", &view))]
}

/// Every sign of every table with each of its meanings.
fn signs(context: &Context) -> Vec<SignView> {
    let tables = context.site.editions().flat_map(|(_, edition)| &edition.tables);
    let met: BTreeSet<(String, String)> = tables
        .flat_map(|table| figures::signs(table, context.language))
        .map(|SignView { sign, meaning }| (sign, meaning))
        .collect();
    met.into_iter().map(|(sign, meaning)| SignView { sign, meaning }).collect()
}
