//! The page for whoever signs.

use serde::Serialize;

use super::{ContentsView, EditionCard, ExemptionView, JudgedView, Link, RequestView, StatedView};

/// The page for whoever signs.
#[derive(Debug, Serialize)]
pub struct ReviewView {
    /// An entry per edition.
    pub contents: Vec<ContentsView>,
    /// What is not out first, then the newest.
    pub editions: Vec<ReviewedView>,
}

/// What is to be known of an edition before it is signed.
#[derive(Debug, Serialize)]
pub struct ReviewedView {
    /// What `#` addresses.
    pub id: String,
    /// Its dossier.
    pub dossier: Link,
    /// The edition.
    pub edition: EditionCard,
    /// What its words claim.
    pub claims: Vec<ReviewedClaimView>,
    /// Findings that its author accepts, those about claims aside.
    pub accepted: Vec<AcceptanceView>,
    /// Numbers that state no figure.
    pub exemptions: Vec<ExemptionView>,
    /// Numbers that are bound to cells, in the order of the text.
    pub figures: Vec<BoundView>,
    /// Figures in no table.
    pub stated: Vec<StatedView>,
    /// What the Kamer asked and it deals with.
    pub requests: Vec<RequestView>,
}

/// A claim, for whoever signs.
#[derive(Debug, Serialize)]
pub struct ReviewedClaimView {
    /// Its words, and where they stand.
    pub words: Link,
    /// What they assert, as written.
    pub formula: String,
    /// How that turned out.
    pub judged: Option<JudgedView>,
    /// The verdict that the author accepts.
    pub accepted: Option<&'static str>,
    /// Why.
    pub reason: Option<String>,
}

/// A finding that is accepted.
#[derive(Debug, Serialize)]
pub struct AcceptanceView {
    /// The rule that found it.
    pub rule: String,
    /// What it is about.
    pub about: Link,
    /// Why it is accepted.
    pub reason: String,
}

/// A number of the text that is bound to cells.
#[derive(Debug, Serialize)]
pub struct BoundView {
    /// The words that state it, and the section in which they stand.
    pub words: Link,
    /// What the cells hold.
    pub held: Link,
    /// The address as written.
    pub address: String,
}
