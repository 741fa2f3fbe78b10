//! A chart as readers see it: the drawing, what it shows in words, and its figures as a table.

use super::Context;
use super::figures;
use super::html::Html;
use super::link::{Here, part};
use super::view::{ChartView, KeyView, Link, SourceView, TableView};
use crate::address;
use crate::charts::{Drawing, Shows};
use crate::model::{Chart, Dossier, Edition, Language, Table};
use crate::wording;

/// The chart of that edition; `None` if its table is not there.
pub(super) fn chart(
    (dossier, edition): (&Dossier, &Edition),
    chart: &Chart,
    drawing: &Drawing,
    language: Language,
) -> Option<ChartView> {
    let id = part::chart(&chart.id);
    let tables: Vec<_> = drawing.tables.iter().map(|shows| edition.tables.get(shows.table.0)).collect::<Option<_>>()?;
    let only_one = tables.len() == 1;
    let as_copy = |(nth, (table, shows)): (usize, (&&Table, &Shows))| {
        // Every region of a page has a name of its own, so a copy is not called as its table is.
        let (copy, caption) = if only_one {
            (format!("{id}.tabel"), chart.title.value.clone())
        } else {
            (format!("{id}.tabel{}", nth + 1), wording::labelled(chart.title.as_str(), &table.title, language))
        };
        let lines = if shows.told.is_empty() {
            figures::as_printed(table, shows, language)
        } else {
            figures::as_told(dossier, table, &shows.told, language)
        };
        figures::copy(table, lines, (copy, &caption), language)
    };
    let copies: Vec<_> = tables.iter().zip(&drawing.tables).enumerate().map(as_copy).collect();
    Some(ChartView {
        heading: format!("{}.titel", drawing.id),
        title: chart.title.value.clone(),
        subtitle: chart.subtitle.as_ref().map(|text| text.value.clone()),
        key: drawing.key.iter().map(|entry| KeyView { class: entry.class(), label: entry.label.clone() }).collect(),
        key_is_for_slim: drawing.key_is_for_slim,
        wide: markup(&drawing.svg),
        slim: markup(&drawing.slim),
        alternative: format!("{}.beschrijving", drawing.id),
        description: drawing.description.clone(),
        notes: drawing.notes.clone(),
        files: Vec::new(),
        repeats: drawing.tables.iter().all(|shows| shows.told.is_empty() && !figures::is_apart(edition, shows.table)),
        sources: sources(&copies),
        tables: copies,
        id,
    })
}

/// The files in which the chart can be had, beside that page: as pictures, and the figures of each of its tables.
pub(super) fn files(
    context: &Context,
    here: &Here,
    (dossier, edition): (&Dossier, &Edition),
    drawing: &Drawing,
) -> Vec<Link> {
    let (site, folders) = (context.site, context.folders());
    let picture = |extension: &String| {
        let path = address::drawing(dossier, edition, &drawing.id, extension, folders);
        Link::to(extension.to_uppercase(), here.to(&path))
    };
    let tables: Vec<&Table> = drawing.tables.iter().filter_map(|shows| edition.tables.get(shows.table.0)).collect();
    let data = |format: &'_ &String| tables.iter().map(|table| (*table, (*format).clone())).collect::<Vec<_>>();
    let figures = site.formats.iter().filter(|format| *format == "csv").flat_map(|format| data(&format));
    let figures = figures.map(|(table, format)| {
        let path = address::download(dossier, edition, table, &format, folders);
        let of = if tables.len() > 1 { format!(" ({})", table.title) } else { String::new() };
        Link::to(format!("{}{of}", format.to_uppercase()), here.to(&path))
    });
    site.pictures.iter().map(picture).chain(figures).collect()
}

/// The sources of those tables, each once.
fn sources(tables: &[TableView]) -> Vec<SourceView> {
    let mut sources: Vec<SourceView> = Vec::new();
    for table in tables {
        if !sources.contains(&table.source) {
            sources.push(table.source.clone());
        }
    }
    sources
}

fn markup(svg: &str) -> Html {
    let mut html = Html::default();
    html.markup(svg);
    html
}
