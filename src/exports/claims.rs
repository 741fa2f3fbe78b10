//! JSON, one object per edition: what its words claim of the figures, how each claim turned out, and which numbers are
//! exempt from being checked.
//!
//! The verdicts are those of the page, in the same words: nothing is judged here. `docs/formats.md` is the contract with
//! whoever reads the files, as for tables. Only the original is told of, since a translation makes the same claims.

use serde::Serialize;

use super::head::{self, DossierHead, EditionHead, PublisherHead};
use super::{Format, Letter, Scope};
use crate::address;
use crate::claims::{ToldClaim, Unknown, rests_on};
use crate::model::{Acceptance, Accepted, Claim, ClaimIx, Edition, Evaluation, ExemptionIx, Target, plain};
use crate::output::Output;

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "claims",
    summary: "One object with the claims of an edition, their verdicts and calculations, and what is exempt",
    media_type: "application/json",
    ending: "claims.json",
    scope: Scope::Edition(export),
};

#[derive(Serialize)]
struct File<'a> {
    claims: Vec<Judged<'a>>,
    exemptions: Vec<Exempt<'a>>,
    exempted: usize,
    url: Option<String>,
    language: &'static str,
    publisher: PublisherHead<'a>,
    dossier: DossierHead<'a>,
    edition: EditionHead<'a>,
}

#[derive(Serialize)]
struct Judged<'a> {
    id: &'a str,
    verdict: &'static str,
    words: &'a str,
    assertion: &'a str,
    formula: &'a str,
    why: Option<&'a str>,
    calculations: &'a [String],
    provisional: bool,
    accepted: Option<Reason<'a>>,
    figures: Vec<String>,
    link: String,
}

#[derive(Serialize)]
struct Reason<'a> {
    verdict: &'static str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Exempt<'a> {
    id: &'a str,
    reason: &'a str,
    words: Vec<String>,
}

fn export(letter: &Letter) -> Vec<Output> {
    // Structs whose keys are names can always be written down.
    let mut bytes = serde_json::to_vec_pretty(&file(letter)).unwrap_or_default();
    bytes.push(b'\n');
    vec![Output::new(address::claims(letter.dossier, letter.edition), bytes)]
}

fn file<'a>(letter: &Letter<'a>) -> File<'a> {
    let Letter { site, base_url, dossier, edition, told, .. } = *letter;
    let exemptions = exemptions(edition);
    File {
        claims: claims(edition, told),
        exempted: exemptions.iter().map(|exempt| exempt.words.len()).sum(),
        exemptions,
        url: address::canonical(base_url, &address::edition(dossier, &edition.id)),
        language: site.language.tag(),
        publisher: head::publisher(site),
        dossier: head::dossier(dossier),
        edition: head::edition(base_url, dossier, edition),
    }
}

fn claims<'a>(edition: &'a Edition, told: &'a [ToldClaim]) -> Vec<Judged<'a>> {
    let evaluated = edition.claims.iter().zip(&edition.evaluations).zip(told).enumerate();
    evaluated.map(|(at, ((claim, evaluation), told))| judged(edition, ClaimIx(at), claim, evaluation, told)).collect()
}

fn judged<'a>(
    edition: &'a Edition,
    at: ClaimIx,
    claim: &'a Claim,
    evaluation: &Evaluation,
    told: &'a ToldClaim,
) -> Judged<'a> {
    Judged {
        id: &claim.id,
        verdict: evaluation.verdict.name(),
        words: &claim.words,
        assertion: &claim.text,
        formula: &told.formula,
        why: told.why.as_deref(),
        calculations: &told.calculations,
        provisional: evaluation.provisional,
        accepted: edition.acceptances.iter().find_map(|acceptance| reason(acceptance, at)),
        figures: figures(edition, evaluation),
        link: format!("index.html#{}", address::encoded(&address::claim_part(&claim.id))),
    }
}

fn reason(acceptance: &Acceptance, claim: ClaimIx) -> Option<Reason<'_>> {
    match acceptance.of {
        Accepted::Claim(of, verdict) if of == claim => {
            Some(Reason { verdict: verdict.name(), reason: &acceptance.reason })
        }
        Accepted::Claim(..) | Accepted::Finding { .. } => None,
    }
}

/// The addresses of all figures that its comparisons are made of, in the order of tables, rows and columns.
fn figures(edition: &Edition, evaluation: &Evaluation) -> Vec<String> {
    let sides = evaluation.comparisons.iter().flat_map(|compared| [&compared.left, &compared.right]);
    let mut unknowns: Vec<Unknown> = sides.flat_map(|side| rests_on(&side.expression, edition)).collect();
    unknowns.sort_unstable();
    unknowns.dedup();
    unknowns.into_iter().filter_map(|unknown| named(edition, unknown)).collect()
}

fn named(edition: &Edition, unknown: Unknown) -> Option<String> {
    match unknown {
        Unknown::Cell(table, row, column) => {
            let table = edition.tables.get(table.0)?;
            Some(address::cell(table, table.rows.get(row.0)?, table.columns.get(column.0)?))
        }
        Unknown::Stated(stated) => edition.stated.get(stated.0).map(|stated| format!("stated.{}", stated.id)),
    }
}

/// Each with all the words that make use of it, in the order of the text.
fn exemptions(edition: &Edition) -> Vec<Exempt<'_>> {
    let bound = edition.narrative.bound();
    let words_of = |at| {
        let uses = bound.iter().filter(move |(target, _)| **target == Target::Exempt(ExemptionIx(at)));
        uses.map(|(_, words)| plain(words)).collect()
    };
    let all = edition.exemptions.iter().enumerate();
    all.map(|(at, exemption)| Exempt { id: &exemption.id, reason: &exemption.reason, words: words_of(at) }).collect()
}
