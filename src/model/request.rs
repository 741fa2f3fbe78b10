//! What the Kamer asked, and how each edition deals with it.

use super::{Paper, Period, index};
use crate::diag::Span;

index! {
    /// A request of a dossier.
    RequestIx
}

/// Something that the Kamer asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// What follows `request:` in the text.
    pub id: String,
    /// What kind of request it is.
    pub kind: RequestKind,
    /// The member who made it.
    pub by: String,
    /// What was asked, in a sentence.
    pub title: String,
    /// A motion that the Kamer adopted.
    pub adopted: bool,
    /// When it was made.
    pub made: Option<Period>,
    /// Its date is not stated by the source but follows from what is.
    pub inferred: bool,
    /// On which occasion.
    pub occasion: Option<String>,
    /// The paper that holds it.
    pub kamerstuk: Option<Paper>,
    /// It asks to be informed again and again.
    pub periodic: bool,
    /// How often, where that was stated, in the words of the source.
    pub every: Option<String>,
    /// More about it.
    pub text: Option<String>,
    /// What it is to an earlier one.
    pub earlier: Option<(Relation, RequestIx)>,
    /// What later ones are to it, in the order of the file.
    pub later: Vec<(Relation, RequestIx)>,
    /// How editions deal with it, the oldest edition first.
    pub answers: Vec<Answered>,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of request that the Kamer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// A motion.
    Motie,
    /// A promise of a member of government.
    Toezegging,
    /// A request.
    Verzoek,
    /// A request for information.
    Informatieverzoek,
    /// A question.
    Vraag,
}

impl RequestKind {
    /// The names in TOML files, in the order of the variants.
    pub const NAMES: [&'static str; 5] = ["motie", "toezegging", "verzoek", "informatieverzoek", "vraag"];

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<RequestKind> {
        use RequestKind::{Informatieverzoek, Motie, Toezegging, Verzoek, Vraag};
        let all = [Motie, Toezegging, Verzoek, Informatieverzoek, Vraag];
        RequestKind::NAMES.iter().position(|known| *known == name).and_then(|at| all.get(at).copied())
    }
}

/// What a request is to an earlier one of the same dossier: the Kamer's own words for promises
/// (Gegevensmagazijn, `isHerhalingVan`, `isAanvullingOp`, `isWijzigingVan`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same once more.
    Repeats,
    /// More of the same.
    Supplements,
    /// The same otherwise.
    Changes,
}

impl Request {
    /// How that edition deals with it.
    #[must_use]
    pub fn answer_of(&self, edition: &str) -> Option<&Answered> {
        self.answers.iter().find(|answer| answer.edition == edition)
    }

    /// What stands of it: the newest answer that says what came of it, or else the newest.
    #[must_use]
    pub fn standing(&self) -> Option<&Answered> {
        standing(&self.answers)
    }

    /// What stood of it when that edition, which deals with it, was the newest.
    #[must_use]
    pub fn standing_with(&self, edition: &str) -> Option<&Answered> {
        let own = self.answers.iter().position(|answer| answer.edition == edition)?;
        standing(&self.answers[..=own])
    }

    /// Whether nothing more is asked while that answer stands: what was met stays so, unless it asks to be told again; what
    /// has lapsed stays so.
    #[must_use]
    pub fn is_closed(&self, standing: Option<&Answered>) -> bool {
        match standing.map(|answer| &answer.handling) {
            Some(Handling::Stated(Status::Vervallen)) => true,
            Some(Handling::Stated(Status::Voldaan)) => !self.periodic,
            _ => false,
        }
    }
}

/// Of answers of which the oldest stands first.
fn standing(answers: &[Answered]) -> Option<&Answered> {
    answers.iter().reduce(|older, newer| if older.outlasts(newer) { older } else { newer })
}

/// How one edition deals with a request.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The id of the edition.
    pub edition: String,
    /// The ids of the sections that deal with it.
    pub sections: Vec<String>,
    /// What came of it.
    pub handling: Handling,
    /// How, in a sentence or two.
    pub text: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Answered {
    /// Whether it stands although a newer edition has that answer: silence about what came of a request takes back nothing.
    #[must_use]
    pub fn outlasts(&self, newer: &Answered) -> bool {
        self.handling != Handling::Unstated && newer.handling == Handling::Unstated
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handling {
    /// The edition says nothing of a status, and neither does the site.
    Unstated,
    /// A status in the Kamer's own words.
    Stated(Status),
    /// The figures that were asked for cannot be given.
    CannotBeReported {
        /// Why not.
        reason: String,
        /// What would be needed.
        needed: String,
    },
}

/// The Kamer's own words for what came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `Openstaand`
    Openstaand,
    /// `Deels Voldaan`
    DeelsVoldaan,
    /// `Voldaan`
    Voldaan,
    /// `Vervallen`
    Vervallen,
}

impl Status {
    /// The names in TOML files and on pages, in the order of the variants.
    pub const NAMES: [&'static str; 4] = ["Openstaand", "Deels Voldaan", "Voldaan", "Vervallen"];

    /// The status of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Status> {
        let all = [Status::Openstaand, Status::DeelsVoldaan, Status::Voldaan, Status::Vervallen];
        Status::NAMES.iter().position(|known| *known == name).and_then(|at| all.get(at).copied())
    }

    /// The name in TOML files and on pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Openstaand => "Openstaand",
            Status::DeelsVoldaan => "Deels Voldaan",
            Status::Voldaan => "Voldaan",
            Status::Vervallen => "Vervallen",
        }
    }
}
