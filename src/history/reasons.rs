//! Why a figure is another one than before, in words.

use super::Reason;
use crate::model::Language;
use crate::wording;

impl Reason<'_> {
    /// What kind of reason it is, where its author says so, and the reason: `Correctie. Twee cijfers waren verwisseld.`
    #[must_use]
    pub fn in_words(&self, language: Language) -> String {
        match self {
            Reason::Declared(revision) => {
                wording::headed(wording::revision_kind(revision.kind, language), &revision.reason)
            }
            Reason::AtCell(note) => note.text.clone(),
        }
    }
}
