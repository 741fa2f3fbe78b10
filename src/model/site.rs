//! The site as a whole: who publishes which dossiers, in what languages and formats.

use jiff::Timestamp;

use super::{Dossier, Language};
use crate::diag::Level;

/// Everything that is published.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its title.
    pub title: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// What has to be said on every page: that a site is an example, or that it will move.
    pub notice: Option<String>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The language of its pages.
    pub language: Language,
    /// All languages that it names, its own first; an edition can be translated into the others.
    pub languages: Vec<Language>,
    /// The address at which it will be read; ends with a slash. For canonical addresses and 404 only.
    pub base_url: String,
    /// Where the accessibility statement stands.
    pub accessibility_statement: Option<String>,
    /// The names of the formats in which tables can be downloaded.
    pub formats: Vec<String>,
    /// The names of the formats in which charts can be had as files.
    pub pictures: Vec<String>,
    /// The rules that weigh otherwise than by default.
    pub levels: Vec<(String, Level)>,
    /// In the order of their folders.
    pub dossiers: Vec<Dossier>,
}

/// Who publishes a site.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// Its own site.
    pub url: Option<String>,
}

impl Site {
    /// The level that the site gives a rule.
    #[must_use]
    pub fn level_of(&self, rule: &str) -> Option<Level> {
        self.levels.iter().find(|(name, _)| name == rule).map(|(_, level)| *level)
    }

    /// Leaves out what readers may not see yet, before anything is made of it.
    ///
    /// A dossier of which no edition may be seen yet is not announced either.
    pub fn drop_unpublished(&mut self, as_of: Timestamp) {
        let is_seen = |dossier: &Dossier| dossier.editions.iter().any(|edition| edition.is_published(as_of));
        self.dossiers.retain(|dossier| dossier.editions.is_empty() || is_seen(dossier));
        for dossier in &mut self.dossiers {
            dossier.keep_editions(|edition| edition.is_published(as_of));
        }
    }
}
