//! What the Kamer asked: of a dossier, of an edition, of all dossiers.

use serde::Serialize;

use super::Link;

/// What the Kamer asked, and how it was dealt with.
#[derive(Debug, Serialize)]
pub struct RequestView {
    /// What `#` addresses.
    pub id: String,
    /// Its kind and who made it.
    pub name: String,
    /// What was asked.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// An adopted motion.
    pub adopted: bool,
    /// How often it asks to be informed, where it asks for that.
    pub periodic: Option<String>,
    /// The paper that holds it.
    pub kamerstuk: Option<Link>,
    /// On which occasion.
    pub occasion: Option<String>,
    /// When it was made.
    pub made: Option<String>,
    /// That date follows from the source without standing in it.
    pub inferred: bool,
    /// Its dossier, where it stands among those of others.
    pub dossier: Option<Link>,
    /// What it is to other requests, and they to it.
    pub related: Vec<RelatedView>,
    /// How editions deal with it, newest first.
    pub answers: Vec<AnswerView>,
}

/// What a request is to another.
#[derive(Debug, Serialize)]
pub struct RelatedView {
    /// `Herhaalt`
    pub what: &'static str,
    /// The other.
    pub request: Link,
}

/// The requests of all dossiers.
#[derive(Debug, Serialize)]
pub struct LedgersView {
    /// Those of which more is to come.
    pub open: Vec<RequestView>,
    /// Those of which nothing more is.
    pub closed: Vec<RequestView>,
}

/// How an edition deals with a request.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    /// The edition; `None` on its own page.
    pub edition: Option<Link>,
    /// What keeps that edition from readers, where something does.
    pub unpublished: Option<String>,
    /// The sections that deal with it.
    pub sections: Vec<Link>,
    /// The status in the Kamer's words.
    pub status: Option<&'static str>,
    /// Why the figures cannot be given.
    pub cannot: Option<String>,
    /// What would be needed for that.
    pub needed: Option<String>,
    /// How, in a sentence or two.
    pub text: Option<String>,
}

/// The page of all requests.
#[derive(Debug, Serialize)]
pub struct RequestsView {
    /// In the order of the file.
    pub requests: Vec<RequestView>,
    /// The way to those of all dossiers, where there are several.
    pub everywhere: Option<Link>,
}
