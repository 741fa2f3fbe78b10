//! One table of an edition: its figures, what they are, the charts that draw them, and downloads.

use super::head::About;
use super::home::edition_card;
use super::view::{ChartView, Link, TablePageView};
use super::{Context, Draft, Made, Page, PageKind, Scope, drawings, figures};
use crate::address;
use crate::model::{Dossier, Edition, Table, TableIx};
use crate::wording;

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "table",
    summary: "one table with its charts, notes, source and downloads",
    pages: Scope::Edition(pages),
};

fn pages(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> Vec<Page> {
    let tables = edition.tables.iter().enumerate();
    tables.map(|(at, table)| page(context, dossier, edition, made, TableIx(at), table)).collect()
}

fn page(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>, at: TableIx, table: &Table) -> Page {
    let mut draft = Draft::of_dossier(context, dossier, address::table(dossier, edition, table, context.folders()));
    draft.about = Some(About::Table(edition, table));
    let language = context.language;
    let drawn = edition.charts.iter().zip(made.drawings).filter(|(chart, _)| chart.table() == Some(at));
    let series = address::series(dossier, &table.series, context.folders());
    let series = Link::to(wording::change_words(language).series, draft.here.to(&series));
    let view = TablePageView {
        series: made.series.contains(table.series.as_str()).then_some(series),
        edition: edition_card(&draft, dossier, edition),
        table: figures::table(table, language, None),
        facts: figures::facts(table, language),
        periods: figures::periods(table, language),
        downloads: context.site.formats.iter().map(|format| download(table, format)).collect(),
        charts: drawn
            .filter_map(|(chart, drawing)| {
                let view = drawings::chart((dossier, edition), chart, drawing, language)?;
                Some(ChartView { files: drawings::files(context, &draft.here, (dossier, edition), drawing), ..view })
            })
            .collect(),
    };
    let description = wording::labelled(&table.title, &edition.title, language);
    let steps = vec![view.edition.link.clone()];
    // Each letter has a table of that name.
    let title = format!("{} \u{2013} {}", table.title, edition.title);
    draft.page("table.html", &title, Some(&description), steps, ("table", &view))
}

/// Downloads stand in the folder of the page.
fn download(table: &Table, format: &str) -> Link {
    Link::to(format.to_uppercase(), format!("{}.{format}", table.id))
}
