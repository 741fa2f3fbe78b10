//! Draws the charts that editions ask for, and says in words what they show.
//!
//! All is made from figures and nothing from a guess: a missing figure is a gap, a withheld one its range, part of
//! a year is never drawn as a year, and a column inside another is told and not drawn. Sizes, axes and labels are
//! the frame's, so a kind of chart only says where its marks go. What comes out is inline SVG that takes its
//! colours from the page (its classes are listed in `svg`), and plain text.

mod bands;
mod describe;
mod events;
mod frame;
mod kinds;
mod labels;
mod metrics;
mod notes;
#[cfg(test)]
mod samples;
mod scale;
mod scene;
mod svg;
#[cfg(test)]
mod tests;

pub use frame::Layout;
pub use scene::{Category, Extent, Scene, Series, Shown};

use crate::{
    model::{Chart, ColumnIx, Dossier, Edition, Language, RowIx, TableIx},
    wording::{ChartWords, KindWords},
};

/// A kind of chart.
#[derive(Debug)]
pub struct Kind {
    /// What `kind` in `charts.toml` says.
    pub name: &'static str,
    /// What it is for, as one sentence without a full stop.
    pub summary: &'static str,
    /// How it is called and draws, in a language.
    pub words: fn(&ChartWords) -> &KindWords,
    /// Draws the figures to those measures.
    pub draw: fn(&Scene<'_>, &Layout) -> Picture,
}

/// Every kind. A new one is one file in `kinds` and one line here.
pub const KINDS: &[Kind] = &[Kind {
    name: "columns",
    summary: "columns from zero, grouped by period or category",
    words: |words| &words.columns,
    draw: kinds::columns::draw,
}];

/// What a kind draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The SVG element.
    pub svg: String,
    /// How many figures found no place beside their mark.
    pub unlabelled: usize,
}

/// A chart, ready to be set into a page.
///
/// The page owes it two elements: its heading with the id `<id>-title`, and the description with the id
/// `<id>-description`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The id of the chart.
    pub id: String,
    /// Inline SVG for a page of common width.
    pub svg: String,
    /// The same for a narrow screen, where the wide one would shrink beyond reading.
    pub slim: String,
    /// The text alternative: what the chart shows, in words.
    pub description: String,
    /// What its signs mean and what is not drawn, then the author's notes.
    pub notes: Vec<String>,
    /// The figures to show as a table beside it.
    pub table: Shows,
    /// Class and label of each series; empty where there is only one, which the title names.
    pub key: Vec<(String, String)>,
}

/// The part of a table that a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shows {
    /// The table.
    pub table: TableIx,
    /// Its rows, in the order of the chart.
    pub rows: Vec<RowIx>,
    /// Its columns in the order printed, those inside another among them.
    pub columns: Vec<ColumnIx>,
}

/// Draws a chart of an edition.
#[must_use]
pub fn draw(chart: &Chart, dossier: &Dossier, edition: &Edition, language: Language) -> Drawing {
    let scene = Scene::new(chart, dossier, edition, language);
    let kind = kind(&chart.kind);
    let wide = (kind.draw)(&scene, &frame::WIDE);
    let slim = (kind.draw)(&scene, &frame::SLIM);
    Drawing {
        id: chart.id.clone(),
        description: describe::description(&scene, kind),
        notes: notes::notes(&scene, kind, wide.unlabelled.max(slim.unlabelled)),
        table: shows(&scene),
        key: key(&scene),
        svg: wide.svg,
        slim: slim.svg,
    }
}

/// The kind of that name. Resolution knows no other names, so what is unknown here is a slip of ours, and columns
/// from zero mislead the least.
fn kind(name: &str) -> &'static Kind {
    const COLUMNS: &Kind = &KINDS[0];
    KINDS.iter().find(|kind| kind.name == name).unwrap_or(COLUMNS)
}

fn shows(scene: &Scene<'_>) -> Shows {
    let categories = scene.categories.iter().chain(&scene.asides);
    let mut columns: Vec<ColumnIx> = categories.map(|category| category.column).collect();
    columns.sort_unstable();
    let rows = scene.series.iter().map(|series| series.row).collect();
    Shows { table: scene.chart.rows.table, rows, columns }
}

fn key(scene: &Scene<'_>) -> Vec<(String, String)> {
    if scene.series.len() < 2 {
        return Vec::new();
    }
    let entry = |(at, series): (usize, &Series<'_>)| (svg::series_class(at), series.label.to_owned());
    scene.series.iter().enumerate().map(entry).collect()
}
