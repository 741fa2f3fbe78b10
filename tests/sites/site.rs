//! A site of this repository, built.

use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};
use kamerbrief::options::Options;
use kamerbrief::{Form, Outcome, build};

use super::html::Element;
use super::trees::{Tree, tree};

/// The folder of a site, by its path from the top of the repository.
pub(crate) fn root(folder: &str) -> Utf8PathBuf {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// With so many threads, after everything that the sites hold was published.
pub(crate) fn options(jobs: usize) -> Options {
    Options { jobs, ..Options::at("2026-12-01T12:00:00Z".parse().unwrap()) }
}

pub(crate) fn printed(outcome: &Outcome) -> String {
    outcome.report.print(&outcome.sources, Form::Human, false)
}

/// What was written.
pub(crate) struct Site {
    pub(crate) files: Tree,
}

impl Site {
    /// Builds it with so many threads.
    pub(crate) fn built(folder: &str, jobs: usize) -> Site {
        Site::with(folder, &options(jobs))
    }

    pub(crate) fn with(folder: &str, options: &Options) -> Site {
        let out = tempfile::tempdir().unwrap();
        let public = out.path().join("public");
        let outcome = build(&root(folder), Utf8Path::from_path(&public).unwrap(), options, &|_, _| {}).unwrap();
        assert!(outcome.counts.is_some(), "{}", printed(&outcome));
        Site { files: tree(&public) }
    }

    pub(crate) fn page(&self, path: &str) -> Element {
        Element::read(path, self.files.get(path).unwrap_or_else(|| panic!("there is no {path}")))
    }

    /// Every page with its path.
    pub(crate) fn pages(&self) -> Vec<(&str, Element)> {
        let paths = self.files.keys().map(String::as_str).filter(|path| is_page(path));
        paths.map(|path| (path, self.page(path))).collect()
    }
}

pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}
