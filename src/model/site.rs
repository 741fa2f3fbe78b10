//! The site as a whole: who publishes which dossiers, in what languages and formats.

use jiff::Timestamp;

use super::{Dossier, Edition, Language, Look, Owms};
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
    /// What it says in terms of the Dutch state; `None` on a site that is not of its own.
    pub owms: Option<Owms>,
    /// The language of its pages.
    pub language: Language,
    /// All languages that it names, its own first; an edition can be translated into the others.
    pub languages: Vec<Language>,
    /// The address at which it will be read; ends with a slash. For canonical addresses and 404 only.
    pub base_url: String,
    /// The file in `static/` that is the logo of its publisher.
    pub logo: Option<String>,
    /// The colours of its pages.
    pub look: Look,
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

    /// Every edition with its dossier, in the order of dossiers.
    pub fn editions(&self) -> impl Iterator<Item = (&Dossier, &Edition)> {
        self.dossiers.iter().flat_map(|dossier| dossier.editions.iter().map(move |edition| (dossier, edition)))
    }

    /// The dossiers of which editions are under embargo as they will be when the last of these ends, and that moment;
    /// `None` where nothing is under embargo.
    pub fn ahead(&mut self, as_of: Timestamp) -> Option<(Site, Timestamp)> {
        let embargo =
            |edition: &Edition| edition.embargo.map(|embargo| embargo.end).filter(|end| !edition.draft && *end > as_of);
        let last = self.editions().filter_map(|(_, edition)| embargo(edition)).max()?;
        let is_ahead = |dossier: &&Dossier| dossier.editions.iter().any(|edition| embargo(edition).is_some());
        let all = std::mem::take(&mut self.dossiers);
        let mut site = Site { dossiers: all.iter().filter(is_ahead).cloned().collect(), ..self.clone() };
        self.dossiers = all;
        site.drop_unpublished(last);
        Some((site, last))
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
