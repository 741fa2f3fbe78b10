//! What whoever signs has to know of each report: its claims, accepted findings, exemptions, figures and requests.
//!
//! The page exists in a preview only, and reports that are not out come first. Nothing is judged here: what is not
//! computed is said not to be.

use std::cmp::Reverse;

use super::edition::{about, in_no_table};
use super::home::edition_card;
use super::link::{fragment, part};
use super::requests;
use super::view::{
    AcceptanceView, BoundView, ContentsView, ExemptionView, Link, ReviewView, ReviewedClaimView, ReviewedView,
};
use super::{Context, Draft, Over, Page, PageKind, Scope, figures, judged};
use crate::address;
use crate::claims::{self, Computed, ToldClaim, computed};
use crate::model::{
    Acceptance, Accepted, Claim, ClaimIx, Dossier, Edition, ExemptionIx, Figure, Scale, SectionIx, Target, Truth, plain,
};
use crate::wording;

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "review",
    summary: "in a preview, what whoever signs has to know: claims, acceptances, exemptions, figures, requests",
    pages: Scope::Site(pages),
};

fn pages(context: &Context, _over: &[Over<'_>]) -> Vec<Page> {
    if !context.options.preview {
        return Vec::new();
    }
    let words = context.words();
    let draft = Draft::of_site(context, words.review_page);
    let editions: Vec<ReviewedView> =
        in_order(context).into_iter().map(|(dossier, edition)| reviewed(&draft, dossier, edition)).collect();
    let entry = |edition: &ReviewedView| ContentsView {
        text: wording::labelled(&edition.dossier.text, &edition.edition.link.text, context.language),
        href: fragment(&edition.id),
        parts: Vec::new(),
    };
    let view = ReviewView { contents: editions.iter().map(entry).collect(), editions };
    vec![draft.page("review.html", words.review, None, Vec::new(), ("review", &view))]
}

/// What is not out comes first, then the newest.
fn in_order<'a>(context: &Context<'a>) -> Vec<(&'a Dossier, &'a Edition)> {
    let all = context.site.dossiers.iter().flat_map(|dossier| dossier.editions.iter().map(move |it| (dossier, it)));
    let mut all: Vec<_> = all.collect();
    let as_of = context.options.as_of;
    all.sort_by_key(|(dossier, edition)| (edition.is_published(as_of), Reverse(edition.order()), &dossier.id));
    all
}

fn reviewed(draft: &Draft, dossier: &Dossier, edition: &Edition) -> ReviewedView {
    let page = draft.here.to(&address::edition(dossier, &edition.id));
    let claims = edition.claims.iter().enumerate();
    let told = claims::told(edition, draft.context.language);
    ReviewedView {
        id: part::reviewed(&dossier.id, &edition.id),
        dossier: Link::to(&dossier.title, draft.here.to(&address::dossier(dossier))),
        edition: edition_card(draft, dossier, edition),
        claims: claims.map(|(at, claim)| reviewed_claim(draft, edition, &page, ClaimIx(at), claim, &told)).collect(),
        accepted: edition.acceptances.iter().filter_map(|it| accepted(edition, &page, it)).collect(),
        exemptions: exemptions(edition),
        figures: edition.figures.iter().map(|figure| bound(draft, dossier, edition, figure)).collect(),
        stated: edition.stated.iter().map(|stated| in_no_table(draft, stated)).collect(),
        requests: requests::of_edition(draft, dossier, edition),
    }
}

fn reviewed_claim(
    draft: &Draft,
    edition: &Edition,
    page: &str,
    at: ClaimIx,
    claim: &Claim,
    told: &[ToldClaim],
) -> ReviewedClaimView {
    let language = draft.context.language;
    let accepted = edition.acceptances.iter().find_map(|acceptance| match acceptance.of {
        Accepted::Claim(of, verdict) if of == at => Some((verdict, acceptance.reason.clone())),
        Accepted::Claim(..) | Accepted::Finding { .. } => None,
    });
    let (verdict, reason) = accepted.unzip();
    ReviewedClaimView {
        words: Link::to(&claim.words, page.to_owned() + &fragment(&part::claimed(&claim.id))),
        formula: claim.text.clone(),
        judged: judged::judged(edition, at, told, language),
        accepted: verdict.map(|verdict| wording::verdict(verdict, language)),
        reason,
    }
}

/// A finding that is accepted; acceptances of claims stand with their claims.
fn accepted(edition: &Edition, page: &str, acceptance: &Acceptance) -> Option<AcceptanceView> {
    let Accepted::Finding { rule, at } = &acceptance.of else {
        return None;
    };
    let Link { text, href } = about(edition, at);
    let href = Some(page.to_owned() + href.as_deref().unwrap_or(""));
    Some(AcceptanceView { rule: rule.clone(), about: Link { text, href }, reason: acceptance.reason.clone() })
}

fn exemptions(edition: &Edition) -> Vec<ExemptionView> {
    let bound = edition.narrative.bound();
    let all = edition.exemptions.iter().enumerate().map(|(at, exemption)| {
        let own = bound.iter().filter(|(target, _)| **target == Target::Exempt(ExemptionIx(at)));
        let mut words: Vec<String> = own.map(|(_, words)| plain(words)).collect();
        words.dedup();
        ExemptionView { words, reason: exemption.reason.clone() }
    });
    all.collect()
}

fn bound(draft: &Draft, dossier: &Dossier, edition: &Edition, figure: &Figure) -> BoundView {
    let (words, language) = (draft.words(), draft.context.language);
    let SectionIx(section) = figure.section;
    let section = edition.narrative.sections.get(section).map_or_else(String::new, |section| fragment(&section.id));
    let said = if figure.words.is_empty() { words.filled_in } else { &figure.words };
    let held = match computed(&figure.expression, edition) {
        Computed::Cell(at, row, column) => edition.tables.get(at.0).and_then(|table| {
            let path = figures::page_of(draft, dossier, edition, at, table);
            let href = draft.here.to_part(&path, &figures::place(table, row, column));
            Some(Link::to(&table.cell(row, column)?.printed, href))
        }),
        Computed::Amount(range, scale) => {
            let decimals = if scale == Scale::Plain { SHOWN } else { SHOWN_OF_HUNDREDTHS };
            Some(Link { text: wording::amount(range, scale, decimals, language), href: None })
        }
        Computed::Unfit(unfit) => {
            wording::why(&Truth::CannotSay(unfit), language).map(|text| Link { text, href: None })
        }
        Computed::Nothing => None,
    };
    BoundView {
        words: Link::to(said, draft.here.to(&address::edition(dossier, &edition.id)) + &section),
        held: held.unwrap_or_else(|| Link { text: words.unknown.to_owned(), href: None }),
        address: figure.address.clone(),
    }
}

/// How many decimals of a computed figure are shown: enough to compare it with the words.
const SHOWN: u8 = 3;
/// The same of per cent and percentage points.
const SHOWN_OF_HUNDREDTHS: u8 = 1;
