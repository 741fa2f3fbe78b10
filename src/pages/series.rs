//! One table over all reports of its dossier: every period that any of them printed, and what was said of a figure before.

use super::home::edition_card;
use super::view::{ChartView, Link, SaidView, SeriesHeadsView, SeriesView, VintagesView};
use super::{Context, Draft, Over, Page, PageKind, Scope, drawings, figures};
use crate::address;
use crate::charts;
use crate::history::{Said, Stability, Vintages, Whole};
use crate::model::{Dossier, Edition, Language, Number, RevisionKind, Table, TableIx};
use crate::wording::{self, change_words, fill, number};

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "series",
    summary: "one table over all reports: every period, and what was published of each figure before",
    pages: Scope::Dossier(pages),
};

fn pages(context: &Context, dossier: &Dossier, over: Over<'_>) -> Vec<Page> {
    over.wholes.iter().filter_map(|whole| page(context, dossier, whole)).collect()
}

fn page(context: &Context, dossier: &Dossier, whole: &Whole<'_>) -> Option<Page> {
    let newest = dossier.editions.get(whole.newest.0)?;
    let path = address::series(dossier, &whole.printed.series, context.folders());
    let draft = Draft::of_dossier(context, dossier, path);
    let (language, words) = (context.language, change_words(context.language));
    let editions = whole.editions.iter().filter_map(|at| dossier.editions.get(at.0));
    let view = SeriesView {
        text: words.series_text,
        left_out: left_out(dossier, whole, language),
        table: figures::table(&whole.table, language, None),
        facts: figures::facts(&whole.table, language),
        charts: charts(context, dossier, newest, whole),
        vintages: whole.revised.iter().map(|of| vintages(&draft, dossier, whole, of)).collect(),
        stability: whole.stability.iter().map(|of| stability(context, &whole.table, *of)).collect(),
        editions: editions.map(|of| edition_card(&draft, dossier, of)).collect(),
        heads: SeriesHeadsView {
            vintages: words.vintages,
            vintages_text: words.vintages_text,
            figure: words.figure,
            said: words.said,
            stability: words.stability,
            editions: words.from_editions,
        },
    };
    let title = format!("{} \u{2013} {}", whole.printed.title, words.whole_series);
    Some(draft.page("series.html", &title, Some(words.series_text), Vec::new(), ("series", &view)))
}

/// Of every edition whose figures are no part of it: what it counts instead, and why.
pub(super) fn left_out(dossier: &Dossier, whole: &Whole<'_>, language: Language) -> Vec<String> {
    let editions = whole.counted_otherwise.iter().filter_map(|at| dossier.editions.get(at.0));
    editions.filter_map(|edition| counted_otherwise(edition, whole.printed, language)).collect()
}

fn counted_otherwise(edition: &Edition, printed: &Table, language: Language) -> Option<String> {
    let words = change_words(language);
    let at = edition.tables.iter().position(|table| table.series == printed.series).map(TableIx)?;
    let table = edition.tables.get(at.0)?;
    let what = if table.unit == printed.unit { wording::measure(table.measure, language) } else { &table.unit };
    let mut revisions = edition.revisions.iter();
    let why = revisions.find(|revision| revision.of.table == at && revision.kind == RevisionKind::Definition);
    let why = why.map_or_else(String::new, |revision| format!("{} ", revision.reason));
    Some(fill(words.counted_otherwise, &[&edition.title, what, &why]))
}

/// The charts that the newest edition draws of the table, over all of it.
pub(super) fn charts(context: &Context, dossier: &Dossier, newest: &Edition, whole: &Whole<'_>) -> Vec<ChartView> {
    let Some(at) = newest.table(&whole.printed.id) else {
        return Vec::new();
    };
    let drawn: Vec<_> = newest.charts.iter().filter(|chart| chart.table() == Some(at)).cloned().collect();
    if drawn.is_empty() {
        return Vec::new();
    }
    // A chart names its table by its place in the edition, so the edition is the same but for that table.
    let mut over_all = newest.clone();
    if let Some(table) = over_all.tables.get_mut(at.0) {
        table.clone_from(&whole.table);
    }
    over_all.charts = drawn;
    let draw = |chart| {
        let drawing = charts::draw(chart, dossier, &over_all, context.language);
        drawings::chart((dossier, &over_all), chart, &drawing, context.language)
    };
    over_all.charts.iter().filter_map(draw).collect()
}

fn vintages(draft: &Draft, dossier: &Dossier, whole: &Whole<'_>, of: &Vintages<'_>) -> VintagesView {
    let row = whole.table.rows.get(of.row.0).map_or("", |row| &row.label);
    let column = whole.table.columns.get(of.column.0).map_or("", |column| &column.label);
    VintagesView {
        figure: format!("{row}, {column}"),
        said: of.said.iter().map(|said| said_by(draft, dossier, whole.printed, said)).collect(),
    }
}

fn said_by(draft: &Draft, dossier: &Dossier, table: &Table, said: &Said<'_>) -> SaidView {
    let of = said.edition.same_table(table);
    let page = of.map(|of| address::table(dossier, said.edition, of, draft.context.folders()));
    SaidView {
        edition: Link { text: said.edition.title.clone(), href: page.map(|page| draft.here.to(&page)) },
        printed: said.cell.printed.clone(),
        why: said.reason.map(|reason| reason.in_words(draft.context.language)),
    }
}

fn stability(context: &Context, table: &Table, of: Stability) -> String {
    let (language, words) = (context.language, change_words(context.language));
    let row = table.rows.get(of.row.0).map_or("", |row| &row.label);
    let percent = of.off.and_then(|off| off.times(Number::whole(100)));
    match percent {
        Some(percent) => {
            let phrase = if percent == Number::ZERO { words.not_off } else { words.off };
            let percent = wording::percent(&number(percent, 1, language), language);
            let off = fill(phrase, &[row, &of.figures.to_string(), &percent]);
            let rounded = fill(words.off_rounded, &[&number(of.rounded_to, 0, language)]);
            if of.rounded_to > Number::ONE { format!("{off} {rounded}") } else { off }
        }
        None => fill(words.too_few, &[row]),
    }
}
