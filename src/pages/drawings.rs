//! A chart as readers see it: the drawing, what it shows in words, and its figures as a table.

use super::Context;
use super::figures;
use super::html::Html;
use super::link::{Here, part};
use super::view::{ChartView, KeyView, Link, SourceView, TableView};
use crate::address;
use crate::charts::{Drawing, Shows};
use crate::model::{Chart, Dossier, Edition, Language, Table};

/// The chart of that edition; `None` if its table is not there.
pub(super) fn chart(edition: &Edition, chart: &Chart, drawing: &Drawing, language: Language) -> Option<ChartView> {
    let id = part::chart(&chart.id);
    let tables: Vec<_> = drawing.tables.iter().map(|shows| edition.tables.get(shows.table.0)).collect::<Option<_>>()?;
    let only_one = tables.len() == 1;
    let as_copy = |(nth, (table, shows)): (usize, (&&Table, &Shows))| {
        // Every region of a page has a name of its own, so a copy is not called as its table is.
        let (copy, caption) = if only_one {
            (format!("{id}.tabel"), chart.title.clone())
        } else {
            (format!("{id}.tabel{}", nth + 1), format!("{}: {}", chart.title, table.title))
        };
        figures::copy(table, shows, copy, &caption, language)
    };
    let copies: Vec<_> = tables.iter().zip(&drawing.tables).enumerate().map(as_copy).collect();
    Some(ChartView {
        heading: format!("{}-title", drawing.id),
        title: chart.title.clone(),
        subtitle: chart.subtitle.clone(),
        key: drawing.key.iter().map(|(class, label)| KeyView { class: class.clone(), label: label.clone() }).collect(),
        key_is_for_slim: drawing.key_is_for_slim,
        wide: markup(&drawing.svg),
        slim: markup(&drawing.slim),
        alternative: format!("{}-description", drawing.id),
        description: drawing.description.clone(),
        notes: drawing.notes.clone(),
        files: Vec::new(),
        sources: sources(&copies),
        tables: copies,
        id,
    })
}

/// The files in which the chart of that id can be had, beside that page.
pub(super) fn files(context: &Context, here: &Here, (dossier, edition): (&Dossier, &Edition), id: &str) -> Vec<Link> {
    let (pictures, folders) = (&context.site.pictures, context.folders());
    let file = |extension: &str| {
        let path = address::drawing(dossier, edition, id, extension, folders);
        Link::to(extension.to_uppercase(), here.to(&path))
    };
    pictures.iter().map(|extension| file(extension)).collect()
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
