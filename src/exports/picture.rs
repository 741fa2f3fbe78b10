//! A chart as a picture of its own: what stands around the drawing, the same in every format.

use super::Letter;
use crate::address;
use crate::charts::{Around, Colours, Drawing, standalone};
use crate::diag::Located;
use crate::model::{Chart, Edition, Source, Table};
use crate::output::Output;
use crate::wording::{self, words};

/// A file for every chart of the edition, in the format of that name, with what `make` makes of its SVG document.
pub(super) fn files(letter: &Letter, extension: &str, make: fn(&str) -> Vec<u8>) -> Vec<Output> {
    let Letter { site, dossier, edition, drawings, colours, .. } = letter;
    let file = |(chart, drawing): (&Chart, &Drawing)| {
        let path = address::drawing(dossier, edition, &chart.id, extension, words(site.language));
        Output::new(path, make(&svg(letter, chart, drawing, colours)))
    };
    edition.charts.iter().zip(*drawings).map(file).collect()
}

fn svg(letter: &Letter, chart: &Chart, drawing: &Drawing, colours: &Colours) -> String {
    let Letter { site, base_url, dossier, edition, .. } = letter;
    let tables: Vec<&Table> = drawing.tables.iter().filter_map(|shows| edition.tables.get(shows.table.0)).collect();
    let page = address::edition(dossier, &edition.id);
    let address = address::canonical(base_url, &page).unwrap_or_default();
    let address = format!("{address}#{}", address::chart_part(&chart.id));
    standalone(
        drawing,
        &Around {
            title: &chart.title.value,
            subtitle: chart.subtitle.as_ref().map(Located::as_str),
            sources: &each_once(tables.iter().map(|table| source(letter, table))),
            publication: &publication(letter, edition),
            address: &address,
            publisher: &site.publisher.name,
            licences: &each_once(tables.iter().filter_map(|table| licence(table))),
            language: site.language.tag(),
        },
        colours,
    )
}

/// `Bron: DT&V (peildatum 1 juni 2023)`
pub(super) fn source(letter: &Letter, table: &Table) -> String {
    let language = letter.site.language;
    let words = words(language);
    match &table.source {
        Source::Named { name, as_of, .. } => {
            let as_of = as_of.as_ref().map(|day| format!(" ({} {})", words.as_of, wording::period(day, language)));
            wording::labelled(words.source, name, language) + &as_of.unwrap_or_default()
        }
        Source::Unknown(why) => wording::headed(words.source_unknown, why),
    }
}

fn licence(table: &Table) -> Option<String> {
    match &table.source {
        Source::Named { licence, .. } => licence.clone(),
        Source::Unknown(_) => None,
    }
}

/// `Ministerie: Stand van zaken, 6 juni 2023`
fn publication(letter: &Letter, edition: &Edition) -> String {
    let language = letter.site.language;
    let date = edition.date.map(|date| format!(", {}", wording::date(date, language)));
    wording::labelled(&letter.site.publisher.name, &edition.title, language) + &date.unwrap_or_default()
}

fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    texts.for_each(|text| {
        if !all.contains(&text) {
            all.push(text);
        }
    });
    all
}
