//! The terms of a dossier.

use super::link::part;
use super::view::{GlossaryView, Link, TermView};
use super::{Context, Draft, Over, Page, PageKind, Scope};
use crate::address;
use crate::model::{Dossier, Term};
use crate::wording;

/// This kind of page.
pub(super) const KIND: PageKind =
    PageKind { name: "glossary", summary: "the terms of a dossier, explained", pages: Scope::Dossier(pages) };

fn pages(context: &Context, dossier: &Dossier, _over: Over<'_>) -> Vec<Page> {
    let terms: Vec<&Term> = dossier.glossary().collect();
    if terms.is_empty() {
        return Vec::new();
    }
    let words = context.words();
    let draft = Draft::of_dossier(context, dossier, address::glossary(dossier, context.folders()));
    let view = GlossaryView { terms: by_alphabet(terms) };
    let description = wording::labelled(words.glossary, &dossier.title, context.language);
    vec![draft.page("glossary.html", words.glossary, Some(&description), Vec::new(), ("glossary", &view))]
}

/// Terms with what they mean.
pub(super) fn by_alphabet(mut terms: Vec<&Term>) -> Vec<TermView> {
    terms.sort_by_key(|term| (term.term.to_lowercase(), &term.id));
    terms.into_iter().map(explained).collect()
}

/// The way to all of them.
pub(super) fn way(draft: &Draft, dossier: &Dossier) -> Link {
    let page = address::glossary(dossier, draft.context.folders());
    Link::to(wording::reading_words(draft.context.language).all_terms, draft.here.to(&page))
}

fn explained(term: &Term) -> TermView {
    TermView {
        id: part::term(term),
        term: term.term.clone(),
        abbreviation: term.abbreviation.clone(),
        language: term.language.clone(),
        definition: term.definition.clone(),
    }
}
