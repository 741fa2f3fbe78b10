//! Draws the charts that editions ask for, and says in words what they show.
//!
//! All is made from figures and nothing from a guess: a missing figure is a gap, a withheld one its range, part of
//! a year is never drawn as a year, and a column inside another is told and not drawn. Sizes, axes and labels are
//! the frame's, so a kind of chart only says where its marks go. What comes out is inline SVG that takes its
//! colours from the page (its classes are listed in `svg`), and plain text.

mod bands;
mod beside;
mod card;
mod describe;
mod events;
mod frame;
mod key;
mod kinds;
mod labels;
mod lanes;
mod letters;
mod markup;
mod metrics;
mod notes;
mod panels;
#[cfg(test)]
mod samples;
mod scale;
mod scene;
mod standalone;
mod suits;
mod svg;
#[cfg(test)]
mod tests;

pub use card::{Card, Shown as CardChart, card};
pub use frame::Layout;
pub use key::Entry as KeyEntry;
pub use scene::{Category, Drawn, Extent, Origin, Scene, Series, Shown};

pub use standalone::{Around, Colours, standalone};
pub use svg::Sheet;

use crate::{
    model::{Chart, Charting, ColumnIx, Dossier, Edition, EventIx, Language, RowIx, TableIx, Unsuited},
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
    /// What it makes a panel of.
    pub panels: Panels,
    /// What its marks are, and of what the key is.
    pub marks: Marks,
    /// It has an axis of periods on which events are marked.
    pub marks_events: bool,
    /// Its scale can reach as far as what earlier letters said.
    pub scales_over_letters: bool,
    /// Why it does not suit these figures; `None` if it does.
    pub unsuited: fn(&[Scene<'_>]) -> Option<Unsuited>,
    /// Draws the figures to those measures; one scene unless it draws several panels.
    pub draw: fn(&[Scene<'_>], &Layout) -> Picture,
}

/// What a kind of chart makes a panel of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panels {
    /// All that is asked for of one table.
    One,
    /// Every row, of whatever table.
    EachRow,
    /// One row, as letter after letter told it.
    Letters,
}

/// What the marks of a kind are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Columns, bars and boxes, in a colour per series.
    Areas,
    /// Points, in a colour and a shape per series.
    Points,
    /// Points, in a colour and a shape per period.
    PointsOfPeriods,
}

/// Every kind. A new one is one file in `kinds` and one line here.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "columns",
        summary: "columns from zero, grouped by period or category",
        words: |words| &words.columns,
        panels: Panels::One,
        marks: Marks::Areas,
        marks_events: true,
        scales_over_letters: true,
        unsuited: kinds::columns::unsuited,
        draw: kinds::columns::draw,
    },
    Kind {
        name: "line",
        summary: "a line per row from period to period, from zero",
        words: |words| &words.line,
        panels: Panels::One,
        marks: Marks::Points,
        marks_events: true,
        scales_over_letters: true,
        unsuited: kinds::line::unsuited,
        draw: kinds::line::draw,
    },
    Kind {
        name: "dot",
        summary: "a lane per row with a mark per period, for many rows over few periods",
        words: |words| &words.dot,
        panels: Panels::One,
        marks: Marks::PointsOfPeriods,
        marks_events: false,
        scales_over_letters: true,
        unsuited: kinds::dot::unsuited,
        draw: kinds::dot::draw,
    },
    Kind {
        name: "slope",
        summary: "the first and the last whole period, with a line per row between them",
        words: |words| &words.slope,
        panels: Panels::One,
        marks: Marks::Points,
        marks_events: false,
        scales_over_letters: true,
        unsuited: kinds::slope::unsuited,
        draw: kinds::slope::draw,
    },
    Kind {
        name: "multiples",
        summary: "small charts of columns beside each other, a panel per row",
        words: |words| &words.multiples,
        panels: Panels::EachRow,
        marks: Marks::Areas,
        marks_events: true,
        scales_over_letters: true,
        unsuited: kinds::multiples::unsuited,
        draw: kinds::multiples::draw,
    },
    Kind {
        name: "stages",
        summary: "bars in panels beside each other, for stages through which cases go",
        words: |words| &words.stages,
        panels: Panels::EachRow,
        marks: Marks::Areas,
        marks_events: false,
        scales_over_letters: false,
        unsuited: kinds::stages::unsuited,
        draw: kinds::stages::draw,
    },
    Kind {
        name: "range",
        summary: "what each figure can be, from the least to the most",
        words: |words| &words.range,
        panels: Panels::One,
        marks: Marks::Areas,
        marks_events: true,
        scales_over_letters: false,
        unsuited: kinds::range::unsuited,
        draw: kinds::range::draw,
    },
    Kind {
        name: "stacked",
        summary: "columns on top of each other, for parts that add up to a whole",
        words: |words| &words.stacked,
        panels: Panels::One,
        marks: Marks::Areas,
        marks_events: true,
        scales_over_letters: false,
        unsuited: kinds::stacked::unsuited,
        draw: kinds::stacked::draw,
    },
    Kind {
        name: "vintages",
        summary: "a lane per period with its figure as first and as last published, for revisions",
        words: |words| &words.vintages,
        panels: Panels::Letters,
        marks: Marks::PointsOfPeriods,
        marks_events: false,
        scales_over_letters: false,
        unsuited: kinds::vintages::unsuited,
        draw: kinds::vintages::draw,
    },
];

/// What a kind draws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// What is drawn.
    sheet: Sheet,
    /// How many figures found no place beside their mark.
    pub unlabelled: usize,
    /// The scale leaves out zero.
    pub is_without_zero: bool,
    /// The series have their names beside their marks, so that no key is needed.
    pub names_series: bool,
    /// Where there is no figure it has no sign for that.
    pub leaves_gaps: bool,
}

/// A chart, ready to be set into a page.
///
/// The page owes it two elements: its heading with the id `<id>.titel`, and the description with the id
/// `<id>.beschrijving`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The id of the chart.
    pub id: String,
    /// Inline SVG for a page of common width.
    pub svg: String,
    /// The same for a narrow screen, where the wide one would shrink beyond reading.
    pub slim: String,
    /// The wide drawing, for files of its own.
    pub sheet: Sheet,
    /// The narrow one, for pictures in which it is one thing of several.
    pub narrow: Sheet,
    /// The text alternative: what the chart shows, in words.
    pub description: String,
    /// What its signs mean and what is not drawn, then the author's notes.
    pub notes: Vec<String>,
    /// The figures to show as tables beside it, one for each table that it draws of.
    pub tables: Vec<Shows>,
    /// How each series looks; empty where there is only one, which the title names, and where each is named beside its
    /// marks.
    pub key: Vec<KeyEntry>,
    /// Whether the wide drawing names its series, so that the key is for the slim one only.
    pub key_is_for_slim: bool,
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
    /// Of each period that it draws, where the figures stand that letters gave first and last; empty where it shows the
    /// figures of the table.
    pub told: Vec<(ColumnIx, [Origin; 2])>,
}

/// Draws a chart of an edition.
#[must_use]
pub fn draw(chart: &Chart, dossier: &Dossier, edition: &Edition, language: Language) -> Drawing {
    let kind = kind(chart.kind.as_str());
    let scenes = scenes(chart, kind.panels, dossier, edition, language);
    let wide = (kind.draw)(&scenes, &frame::WIDE);
    let slim = (kind.draw)(&scenes, &frame::SLIM);
    Drawing {
        id: chart.id.clone(),
        description: describe::description(&scenes, kind),
        notes: notes::notes(&scenes, kind, &[&wide, &slim]),
        tables: shows(&scenes),
        key: if slim.names_series {
            Vec::new()
        } else {
            scenes.first().map(|scene| key::entries(scene, kind)).unwrap_or_default()
        },
        key_is_for_slim: wide.names_series,
        svg: wide.sheet.inline(&chart.id, frame::WIDE.name, chart.is_reachable),
        slim: slim.sheet.inline(&chart.id, frame::SLIM.name, chart.is_reachable),
        sheet: wide.sheet,
        narrow: slim.sheet,
    }
}

/// What checks ask of charts.
pub const CHARTING: Charting = Charting {
    unsuited,
    marked,
    figures,
    has_letter: letters::has,
    tells_rows_apart,
    most_words: describe::MOST_WORDS,
};

/// The events that a chart asks for and marks; `None` where its kind marks none.
fn marked(chart: &Chart, dossier: &Dossier, edition: &Edition) -> Option<Vec<EventIx>> {
    let kind = Some(kind(chart.kind.as_str())).filter(|kind| kind.marks_events)?;
    let scenes = scenes(chart, kind.panels, dossier, edition, Language::English);
    Some(scenes.iter().flat_map(events::placed).map(|placed| placed.index).collect())
}

/// The figures that a chart draws and those that it tells below; a total among them that stands above its parts.
fn figures(chart: &Chart, dossier: &Dossier, edition: &Edition) -> Vec<String> {
    let scenes = scenes(chart, kind(chart.kind.as_str()).panels, dossier, edition, Language::English);
    let series = scenes.iter().flat_map(|scene| scene.series.iter().chain(&scene.total));
    let shown = series.flat_map(|series| series.shown.iter().chain(&series.asides));
    shown.filter(|shown| shown.interval.is_some()).map(|shown| shown.text.clone()).collect()
}

/// Rows in lanes or panels of their own have their names there.
fn tells_rows_apart(chart: &Chart) -> bool {
    let kind = kind(chart.kind.as_str());
    kind.panels == Panels::One && kind.marks != Marks::PointsOfPeriods
}

/// Why the kind of a chart does not suit what it is to draw; `None` if it does.
#[must_use]
pub fn unsuited(chart: &Chart, dossier: &Dossier, edition: &Edition) -> Option<Unsuited> {
    let kind = kind(chart.kind.as_str());
    // Only labels and figures are asked for, which are the same in every language.
    let scenes = scenes(chart, kind.panels, dossier, edition, Language::English);
    suits::has_figures(&scenes).or_else(|| suits::reaches_letters(&scenes, kind)).or_else(|| (kind.unsuited)(&scenes))
}

/// The kind of that name. Resolution knows no other names, so what is unknown here is a slip of ours, and columns
/// from zero mislead the least.
fn kind(name: &str) -> &'static Kind {
    const COLUMNS: &Kind = &KINDS[0];
    KINDS.iter().find(|kind| kind.name == name).unwrap_or(COLUMNS)
}

/// One scene per panel. There is always one: where resolution left no panel it is empty, and drawn as such.
fn scenes<'a>(
    chart: &'a Chart,
    panels: Panels,
    dossier: &'a Dossier,
    edition: &'a Edition,
    language: Language,
) -> Vec<Scene<'a>> {
    let scene = |table: TableIx, rows: &[RowIx], columns: Option<&[ColumnIx]>| {
        Scene::new(chart, dossier, (edition, language), Drawn { table, rows, columns })
    };
    let mut scenes = Vec::new();
    for panel in &chart.panels {
        let columns = panel.columns.as_deref();
        match panels {
            Panels::One => scenes.push(scene(panel.table, &panel.rows, columns)),
            Panels::Letters => {
                let drawn = Drawn { table: panel.table, rows: &panel.rows, columns };
                scenes.push(Scene::of_letters(chart, dossier, (edition, language), drawn));
            }
            Panels::EachRow => {
                scenes.extend(panel.rows.iter().map(|row| scene(panel.table, std::slice::from_ref(row), columns)));
            }
        }
    }
    if scenes.is_empty() {
        scenes.push(scene(TableIx(usize::MAX), &[], None));
    }
    if panels != Panels::EachRow {
        scenes.truncate(1);
    }
    scenes
}

fn shows(scenes: &[Scene<'_>]) -> Vec<Shows> {
    let mut all: Vec<Shows> = Vec::new();
    for scene in scenes {
        let rows = scene.series.iter().map(|series| series.row);
        let of_lanes = scene.series.iter().filter_map(|series| series.column);
        let of_bands = scene.categories.iter().chain(&scene.asides).filter_map(|of| of.column);
        let mut columns: Vec<ColumnIx> = of_lanes.chain(of_bands).collect();
        columns.sort_unstable();
        match all.iter_mut().find(|shows| shows.table == scene.table && shows.columns == columns) {
            Some(shows) => shows.rows.extend(rows),
            None => all.push(Shows { table: scene.table, rows: rows.collect(), columns, told: told(scene) }),
        }
    }
    // Of lanes that are periods each has the same row.
    for shows in &mut all {
        shows.rows.dedup();
    }
    all
}

fn told(scene: &Scene<'_>) -> Vec<(ColumnIx, [Origin; 2])> {
    let figures = scene.told.iter().flat_map(|told| &told.figures);
    scene.series.iter().zip(figures).filter_map(|(series, ends)| Some((series.column?, *ends))).collect()
}
