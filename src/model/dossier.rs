//! A subject on which a ministry keeps reporting: its partner, history, bodies, requests and editions.

use std::collections::BTreeSet;

use super::{Edition, Paper, Period, Request, Target, index};
use crate::diag::Span;

index! {
    /// A dossier of a site.
    DossierIx
}
index! {
    /// An event of a dossier.
    EventIx
}
index! {
    /// A body of a dossier.
    BodyIx
}
index! {
    /// A term of a dossier's glossary.
    TermIx
}

/// A subject of reports.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The name of its folder.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a line.
    pub subject: String,
    /// The country or party that it is about.
    pub partner: Option<Partner>,
    /// Where it stands, in a few sentences.
    pub summary: Option<String>,
    /// The dossiers of the Kamer that it belongs to.
    pub kamer_dossiers: Vec<Paper>,
    /// The rows whose newest figures stand first, as `table` and `row` of the newest edition; one that readers may see may not
    /// have all of them yet.
    pub key_figures: Vec<(String, String)>,
    /// In the order of the file, which is the order of the story.
    pub timeline: Vec<Event>,
    /// In the order of the file.
    pub bodies: Vec<Body>,
    /// What the Kamer asked.
    pub requests: Vec<Request>,
    /// The glossary, in the order of the file; `None` keeps the place of a term of which only editions speak that readers
    /// may not see yet.
    pub terms: Vec<Option<Term>>,
    /// Newest first, because readers want the state of today and the history below it.
    pub editions: Vec<Edition>,
    /// Where its title is written.
    pub span: Span,
}

impl Dossier {
    /// The terms that readers may see, in the order of the file.
    pub fn glossary(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().flatten()
    }

    /// Keeps the editions that readers may see, and takes away what only others tell: their answers to requests and the
    /// terms that they alone use.
    pub(super) fn keep_editions(&mut self, is_seen: impl Fn(&Edition) -> bool) {
        let (seen, others): (Vec<Edition>, Vec<Edition>) = self.editions.drain(..).partition(is_seen);
        let [told, untold] = [&seen, &others].map(|editions| terms_of(editions));
        for TermIx(at) in untold.difference(&told) {
            if let Some(term) = self.terms.get_mut(*at) {
                *term = None;
            }
        }
        for request in &mut self.requests {
            request.answers.retain(|answer| others.iter().all(|edition| edition.id != answer.edition));
        }
        self.editions = seen;
    }
}

/// The terms to which the words of editions lead, in any of their languages.
fn terms_of(editions: &[Edition]) -> BTreeSet<TermIx> {
    let translated = editions.iter().flat_map(|edition| &edition.translations).map(|translation| &translation.told);
    let bound = editions.iter().chain(translated).flat_map(|edition| edition.narrative.bound());
    let term = |target: &Target| if let Target::Term(term) = target { Some(*term) } else { None };
    bound.filter_map(|(target, _)| term(target)).collect()
}

/// The country or party that a dossier is about.
#[derive(Clone, Debug)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// Its ISO 3166-1 code.
    pub code: Option<String>,
}

/// Something that happened, holds or is foreseen.
#[derive(Clone, Debug)]
pub struct Event {
    /// How charts name it.
    pub id: String,
    /// When.
    pub moment: Moment,
    /// A few words, for charts.
    pub label: String,
    /// A sentence.
    pub text: String,
    /// The paper that tells of it.
    pub kamerstuk: Option<Paper>,
    /// Its date is not stated by the source but follows from what is.
    pub inferred: bool,
    /// Where it is written.
    pub span: Span,
}

/// When something happened, holds or is foreseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Then.
    At(Period),
    /// From then on.
    Since(Period),
    /// It is foreseen for then.
    Planned(Period),
    /// The source does not say.
    Undated,
    /// What is written is no date; a finding stops publication.
    Unreadable,
}

/// An organisation or committee.
#[derive(Clone, Debug)]
pub struct Body {
    /// How other bodies name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// The BCP 47 tag of its name, where it differs from the site's language.
    pub language: Option<String>,
    /// The body of which it is a part.
    pub parent: Option<BodyIx>,
    /// When it was set up.
    pub established: Option<Period>,
    /// How often it meets, in words.
    pub meets: Option<String>,
    /// What it deals with.
    pub topics: Vec<String>,
    /// What it is.
    pub text: String,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// What follows `term:` in the text.
    pub id: String,
    /// The term in full.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// The BCP 47 tag of the term, where it differs from the site's language.
    pub language: Option<String>,
    /// What it means.
    pub definition: String,
}
