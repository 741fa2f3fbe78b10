//! A picture of every edition for those who pass on its address, where the site makes pictures of pixels at all.

use super::{Format, Letter, Scope, picture, png};
use crate::address;
use crate::charts::{Card, CardChart, card};
use crate::output::Output;
use crate::wording;

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "card",
    summary: "A picture of a report with its title and first chart, for messages that lead to it",
    media_type: "image/png",
    ending: "/card.png",
    scope: Scope::Edition(export),
};

fn export(letter: &Letter) -> Vec<Output> {
    let Letter { site, dossier, edition, drawings, colours, .. } = letter;
    if !site.pictures.iter().any(|name| name == png::FORMAT.name) {
        return Vec::new();
    }
    let date = edition.date.map(|date| wording::date(date, site.language));
    let chart = drawings.first().zip(edition.charts.first());
    let table = chart.and_then(|(drawing, _)| edition.tables.get(drawing.tables.first()?.table.0));
    let source = table.map(|table| picture::source(letter, table)).unwrap_or_default();
    let svg = card(
        &Card {
            publisher: &site.publisher.name,
            dossier: &dossier.title,
            title: &edition.title,
            date: date.as_deref(),
            chart: chart.map(|(drawing, chart)| CardChart { drawing, title: &chart.title.value, source: &source }),
        },
        colours,
    );
    vec![Output::new(address::card(dossier, &edition.id), png::picture(&svg))]
}
