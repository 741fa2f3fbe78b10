//! What a browser gets to see: the last good build, and the panel over it.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use axum::body::Bytes;

/// The bytes of every file of a site, by its path.
pub(super) type Files = BTreeMap<String, Bytes>;

/// What is shown between two builds.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The last good build; `None` until there is one.
    pub(super) files: Option<Arc<Files>>,
    /// The same where files are the same to the byte, also after the server was started anew.
    pub(super) build: u64,
    /// What is to be said over the pages, as HTML.
    pub(super) panel: String,
}

impl Shown {
    /// Other pages from now on.
    pub(super) fn of(files: BTreeMap<String, Vec<u8>>, panel: String) -> Shown {
        let files: Files = files.into_iter().map(|(path, bytes)| (path, Bytes::from(bytes))).collect();
        let build = hash(&files);
        Shown { files: Some(Arc::new(files)), build, panel }
    }

    /// The same pages with another panel over them.
    pub(super) fn under(&self, panel: String) -> Shown {
        Shown { panel, ..self.clone() }
    }

    /// What the pages are that are seen while something stops publication.
    pub(super) fn pages(&self) -> &'static str {
        match self.files {
            Some(_) => "the page is of the last good build",
            None => "there is no good build yet",
        }
    }

    /// By which an open page knows whether it, or the panel over it, is what is shown now.
    pub(super) fn mark(&self) -> String {
        format!("{:016x} {:016x}", self.build, hash(&self.panel))
    }
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, panel: &str) -> Shown {
        Shown::of(BTreeMap::from([(String::from("index.html"), text.into())]), panel.to_owned())
    }

    #[test]
    fn a_page_is_told_of_other_files_and_of_another_panel_apart() {
        let first = shown("a", "x");
        assert_eq!(first.mark(), shown("a", "x").mark());
        let parts =
            |shown: &Shown| shown.mark().split_once(' ').map(|(build, panel)| (build.to_owned(), panel.to_owned()));
        let ((build, panel), under, other) = (parts(&first).unwrap(), first.under("y".into()), shown("b", "x"));
        assert!(parts(&under).is_some_and(|(same, new)| same == build && new != panel));
        assert!(parts(&other).is_some_and(|(new, same)| new != build && same == panel));
    }
}
