//! A chart as readers see it: the drawing, what it shows in words, and its figures as a table.

use super::figures;
use super::html::Html;
use super::link::part;
use super::view::{ChartView, KeyView};
use crate::charts::Drawing;
use crate::model::{Chart, Edition, Language, TableIx};

/// The chart of that edition; `None` if its table is not there.
pub(super) fn chart(edition: &Edition, chart: &Chart, drawing: &Drawing, language: Language) -> Option<ChartView> {
    let TableIx(table) = drawing.table.table;
    let id = part::chart(&chart.id);
    let copy = format!("{id}.tabel");
    Some(ChartView {
        heading: format!("{}-title", drawing.id),
        title: chart.title.clone(),
        subtitle: chart.subtitle.clone(),
        key: drawing.key.iter().map(|(class, label)| KeyView { class: class.clone(), label: label.clone() }).collect(),
        wide: markup(&drawing.svg),
        slim: markup(&drawing.slim),
        alternative: format!("{}-description", drawing.id),
        description: drawing.description.clone(),
        notes: drawing.notes.clone(),
        table: figures::copy(edition.tables.get(table)?, &drawing.table, copy, &chart.title, language),
        id,
    })
}

fn markup(svg: &str) -> Html {
    let mut html = Html::default();
    html.markup(svg);
    html
}
