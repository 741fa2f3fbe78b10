//! What an edition says otherwise than an earlier one of its dossier: figures, definitions, sentences, claims, requests.
//!
//! Differences only, in the order of the later edition: what is the same is not listed. Nothing is judged here, and
//! nothing put into words of a language.

mod claims;
mod requests;
mod sentences;
mod tables;

pub use claims::{ClaimDifference, Told as ToldVerdict};
pub use requests::RequestDifference;
pub use sentences::{Passage, Piece, Reworded, Sentences, Stale, Staleness};
pub use tables::{Came, Defined, DefinitionDifference, KeptTable, Moved, StatedDifference, Tables};

use super::History;
use crate::model::{Dossier, Edition, EditionIx};

/// What two editions of a dossier differ in.
#[derive(Clone, Debug)]
pub struct Difference<'d> {
    /// The older one.
    pub earlier: &'d Edition,
    /// The newer one.
    pub later: &'d Edition,
    /// Their tables.
    pub tables: Tables<'d>,
    /// Figures in no table, in the order of the later edition; those that are gone last.
    pub stated: Vec<StatedDifference<'d>>,
    /// Their words.
    pub sentences: Sentences,
    /// What their words claim, in the order of the later edition; claims that are gone last.
    pub claims: Vec<ClaimDifference<'d>>,
    /// How they deal with what the Kamer asked, in the order of the dossier.
    pub requests: Vec<RequestDifference<'d>>,
}

/// The difference between two editions, each of which is evaluated; `None` where one is not there or `earlier` is not
/// the older one.
#[must_use]
pub fn difference<'d>(
    dossier: &'d Dossier,
    history: &History,
    earlier: EditionIx,
    later: EditionIx,
) -> Option<Difference<'d>> {
    // Newest first, so the older one has the higher index.
    if earlier <= later {
        return None;
    }
    let (before, now) = (dossier.editions.get(earlier.0)?, dossier.editions.get(later.0)?);
    let tables = tables::tables(dossier, history, (earlier, before), (later, now));
    Some(Difference {
        earlier: before,
        later: now,
        stated: tables::stated(before, now),
        sentences: sentences::sentences(before, now),
        claims: claims::claims(before, now),
        requests: requests::requests(dossier, before, now),
        tables,
    })
}

/// The difference with the edition before it; `None` for the oldest.
#[must_use]
pub fn since_the_last<'d>(dossier: &'d Dossier, history: &History, edition: EditionIx) -> Option<Difference<'d>> {
    difference(dossier, history, EditionIx(edition.0 + 1), edition)
}
