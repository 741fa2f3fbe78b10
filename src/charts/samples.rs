//! The four tables of the first briefing as model values, for tests.

use super::{Drawing, draw};
use crate::{
    diag::{FileId, Located, Span},
    model::{
        Cell, Chart, Column, ColumnIx, Dossier, Edition, Event, EventIx, Gap, Interval, Language, Measure, Moment,
        Narrative, Number, Panel, Period, PeriodColumn, Row, RowIx, Signs, Source, Standing, Table, TableIx, Value,
        Withheld,
    },
};

pub(super) fn span() -> Span {
    Span::new(FileId(0), 0..0)
}

/// What an author wrote in `charts.toml`.
pub(super) fn written<T>(value: T) -> Located<T> {
    Located { value, span: span() }
}

pub(super) fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

/// A header and its period, which is inside the year of the column before it if it ends with that year's end.
pub(super) fn column(label: &str, written: &str, inside: Option<usize>) -> Column {
    let period = period(written);
    let partial = period.is_part_of_a_year();
    let period = Some(PeriodColumn { period, or: None, partial, inside: inside.map(ColumnIx) });
    Column { id: label.to_lowercase(), label: label.into(), period, notes: vec![], series_break: None, span: span() }
}

pub(super) fn category(label: &str) -> Column {
    Column {
        id: label.to_lowercase(),
        label: label.into(),
        period: None,
        notes: vec![],
        series_break: None,
        span: span(),
    }
}

/// A cell as printed, in a table that rounds to that unit.
pub(super) fn cell(printed: &str, rounded_to: i64) -> Cell {
    let value = match printed {
        "<5" => Value::Withheld(withheld().interval(Number::ONE)),
        "." => Value::Missing(Gap::Unknown),
        "x" => Value::Missing(Gap::Secret),
        _ => number(printed, rounded_to),
    };
    Cell { printed: printed.into(), value, standing: Standing::Final, notes: vec![], span: span() }
}

fn number(printed: &str, rounded_to: i64) -> Value {
    let (number, decimals) = Number::parse(printed, Language::Dutch).unwrap();
    let exact = number == Number::ZERO || printed == "6";
    let unit = if exact { Number::step(decimals) } else { Number::whole(rounded_to) };
    let interval =
        if rounded_to == 1 || exact { Interval::exactly(number) } else { Interval::rounded(number, unit, Number::ONE) };
    Value::Number { number, decimals, interval }
}

fn withheld() -> Withheld {
    Withheld { below: Number::whole(5), zero_is_shown: true }
}

pub(super) fn table(id: &str, unit: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        id: id.into(),
        aliases: Vec::new(),
        series: id.into(),
        title: id.into(),
        source: Source::Unknown(String::new()),
        unit: unit.into(),
        measure: Measure::Flow,
        rounded_to: Number::ONE,
        withheld: Some(withheld()),
        signs: Signs::default(),
        columns,
        rows,
        layout: None,
        notes: vec![],
        own_notes: vec![],
        span: span(),
    }
}

fn cells(printed: &str, rounded_to: i64) -> Vec<Cell> {
    printed.split_whitespace().map(|text| cell(text, rounded_to)).collect()
}

fn years() -> Vec<Column> {
    vec![
        column("2019", "2019", None),
        column("2020", "2020", None),
        column("2021", "2021", None),
        column("2021 (vanaf actieplan)", "2021-07?/2021-12", Some(2)),
        column("2022", "2022", None),
        column("2023 (tot juni)", "2023-01/2023-05", None),
    ]
}

fn asylum() -> Table {
    let columns = vec![
        column("2020", "2020", None),
        column("2021", "2021", None),
        column("2022", "2022", None),
        column("2023 (tot mei)", "2023-01/2023-04", None),
    ];
    let first = Row::plain("eerste", "Aantal eerste asielaanvragen", cells("774 907 721 349", 1));
    table("asiel", "aanvragen", columns, vec![first])
}

fn returns() -> Table {
    let mut total = Row::plain("vertrek", "Vertrek", vec![]);
    total.sums = vec![vec![RowIx(1), RowIx(2)]];
    let rows = vec![
        Row::plain("instroom", "Instroom in DT&V-caseload (incl. Dublin)", cells("1.770 1.150 1.030 460 1.125 770", 5)),
        Row::plain("zelfstandig", "Zelfstandig vertrek", cells("40 20 20 10 35 50", 5)),
        Row::plain("gedwongen", "Gedwongen vertrek", cells("25 10 6 <5 30 40", 5)),
        total,
    ];
    table("terugkeer", "personen", years(), rows)
}

fn papers() -> Table {
    let rows = vec![
        Row::plain("verzoeken", "Aantal verzoeken", cells("270 240 100 35 240 210", 5)),
        Row::plain("bevestigd", "Aantal ontvangen nationaliteitsbevestigingen", cells("10 <5 <5 0 160 100", 5)),
        Row::plain("afgegeven", "Aantal afgegeven LP's", cells("5 0 0 0 30 35", 5)),
    ];
    table("lp", "personen", years(), rows)
}

fn detention() -> Table {
    let mut columns = years();
    columns.remove(3);
    let label = "Totaal aantal Marokkanen in vreemdelingenbewaring (cumulatief, incl. Dublin)";
    table("bewaring", "personen", columns, vec![Row::plain("totaal", label, cells("535 355 310 470 425", 5))])
}

pub(super) fn chart(id: &str, table: usize, rows: &[usize]) -> Chart {
    Chart {
        id: id.into(),
        kind: written("columns".into()),
        title: written(id.into()),
        subtitle: None,
        panels: vec![Panel {
            table: TableIx(table),
            rows: rows.iter().copied().map(RowIx).collect(),
            columns: None,
            span: span(),
        }],
        scale: None,
        events: vec![],
        notes: vec![],
        alt: None,
        claim: None,
        is_reachable: false,
    }
}

pub(super) fn event(label: &str, moment: Moment) -> Event {
    Event {
        id: label.to_lowercase(),
        moment,
        label: label.into(),
        text: label.into(),
        kamerstuk: None,
        inferred: false,
        span: span(),
    }
}

pub(super) fn dossier(timeline: Vec<Event>) -> Dossier {
    Dossier {
        id: "marokko".into(),
        title: "Marokko".into(),
        subject: String::new(),
        partner: None,
        summary: None,
        kamer_dossiers: vec![],
        key_figures: vec![],
        timeline,
        bodies: vec![],
        requests: vec![],
        terms: vec![],
        editions: vec![],
        span: span(),
    }
}

pub(super) fn edition(tables: Vec<Table>) -> Edition {
    Edition {
        evaluations: Vec::new(),
        mentions: Vec::new(),
        links: Vec::new(),
        translations: Vec::new(),
        incomplete: false,
        id: "2023-06".into(),
        title: String::new(),
        subject: None,
        sender: None,
        reference: period("2023-01/2023-06"),
        date: None,
        kamerstuk: None,
        embargo: None,
        draft: false,
        to_revise: Vec::new(),
        narrative: Narrative::default(),
        tables,
        charts: vec![],
        figures: vec![],
        stated: vec![],
        claims: vec![],
        exemptions: vec![],
        acceptances: vec![],
        revisions: vec![],
        lock: None,
        templates: None,
        errata: vec![],
        attachments: vec![],
        span: span(),
    }
}

/// The tables asylum, returns, papers and detention.
pub(super) fn briefing() -> (Dossier, Edition) {
    let timeline = vec![
        event("actieplan getekend", Moment::At(period("2021-07"))),
        event("weer zicht op uitzetting", Moment::Since(period("2022-09"))),
    ];
    (dossier(timeline), edition(vec![asylum(), returns(), papers(), detention()]))
}

/// The charts of the briefing and one of a computed row.
pub(super) fn charts() -> Vec<Chart> {
    let mut returned = chart("vertrek", 1, &[1, 2]);
    returned.events = [0, 1].map(|event| written(EventIx(event))).to_vec();
    vec![
        chart("asiel", 0, &[0]),
        returned,
        chart("lp", 2, &[0, 1, 2]),
        chart("bewaring", 3, &[0]),
        chart("instroom", 1, &[0]),
        chart("samen", 1, &[3]),
    ]
}

/// A chart of the briefing, drawn as it is.
pub(super) fn drawn(id: &str, language: Language) -> Drawing {
    drawn_as(id, "columns", language)
}

/// A chart of the briefing, drawn as one of that kind.
pub(super) fn drawn_as(id: &str, kind: &str, language: Language) -> Drawing {
    let (dossier, edition) = briefing();
    let mut chart = charts().into_iter().find(|chart| chart.id == id).unwrap();
    chart.kind = written(kind.into());
    draw(&chart, &dossier, &edition, language)
}
