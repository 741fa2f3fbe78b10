//! What the site says of itself.

use serde::Serialize;

use super::SignView;
use crate::wording::ExplainingWords;

/// The page of signs and checks.
#[derive(Debug, Serialize)]
pub struct ExplanationView {
    /// What it says in the language of the page.
    pub words: &'static ExplainingWords,
    /// The signs of the site's tables.
    pub signs: Vec<SignView>,
    /// The verdicts, the mildest first.
    pub verdicts: Vec<SignView>,
}

/// The page of accessibility.
#[derive(Debug, Serialize)]
pub struct AccessibilityView {
    /// What it says in the language of the page.
    pub words: &'static ExplainingWords,
}
