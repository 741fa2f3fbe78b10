//! What stands at the head of every JSON file: whose it is, and of which dossier and edition.

use serde::Serialize;

use crate::address;
use crate::model::{Dossier, Edition, Paper, Site};

#[derive(Serialize)]
pub(super) struct PublisherHead<'a> {
    name: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct DossierHead<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
pub(super) struct EditionHead<'a> {
    id: &'a str,
    title: &'a str,
    url: Option<String>,
    reference: &'a str,
    date: Option<String>,
    kamerstuk: Option<String>,
}

pub(super) fn publisher(site: &Site) -> PublisherHead<'_> {
    PublisherHead { name: &site.publisher.name, url: site.publisher.url.as_deref() }
}

pub(super) fn dossier(dossier: &Dossier) -> DossierHead<'_> {
    DossierHead { id: &dossier.id, title: &dossier.title }
}

pub(super) fn edition<'a>(base_url: &str, dossier: &Dossier, edition: &'a Edition) -> EditionHead<'a> {
    EditionHead {
        id: &edition.id,
        title: &edition.title,
        url: address::canonical(base_url, &address::edition(dossier, &edition.id)),
        reference: &edition.reference.text,
        date: edition.date.map(|day| day.to_string()),
        kamerstuk: edition.kamerstuk.as_ref().and_then(Paper::id).map(|id| id.trim_start_matches("kst-").to_owned()),
    }
}
