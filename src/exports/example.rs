//! Small tables, editions and sites for the tests of this module.

use jiff::civil::Date;

use crate::diag::{FileId, Span};
use crate::model::{
    Cell, Column, Dossier, Edition, Interval, Language, Look, Measure, Narrative, Note, Number, Period, PeriodColumn,
    Publisher, Row, Signs, Site, Source, Standing, Table, Value,
};

const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

pub(super) fn cell(printed: &str, value: Value) -> Cell {
    Cell { printed: printed.into(), value, standing: Standing::Final, notes: Vec::new(), span: NOWHERE }
}

pub(super) fn number(printed: &str, digits: i64, decimals: u8, unit: i64) -> Cell {
    let number = Number::decimal(digits, decimals);
    let interval = Interval::rounded(number, Number::decimal(unit, decimals), Number::step(decimals));
    cell(printed, Value::Number { number, decimals, interval })
}

pub(super) fn exactly(printed: &str, digits: i64) -> Cell {
    let number = Number::whole(digits);
    cell(printed, Value::Number { number, decimals: 0, interval: Interval::exactly(number) })
}

pub(super) fn withheld() -> Cell {
    cell("<5", Value::Withheld(Interval::between(Number::ONE, Number::whole(4))))
}

pub(super) fn column(id: &str, label: &str, period: Option<&str>, or: Option<&str>) -> Column {
    let read = |text: &str| Period::parse(text).unwrap();
    let of = |text| PeriodColumn { period: read(text), or: or.map(read), partial: or.is_some(), inside: None };
    Column {
        id: id.into(),
        label: label.into(),
        period: period.map(of),
        notes: Vec::new(),
        series_break: None,
        span: NOWHERE,
    }
}

pub(super) fn table(columns: Vec<Column>, rows: Vec<Row>, notes: &[&str]) -> Table {
    let note = |text: &&str| Note { id: String::from("a"), text: (*text).to_owned(), span: NOWHERE };
    Table {
        id: "terugkeer".into(),
        aliases: Vec::new(),
        series: "terugkeer".into(),
        title: "Terugkeeraantallen DT&V naar Marokko".into(),
        source: Source::Unknown(String::new()),
        unit: "personen".into(),
        measure: Measure::Flow,
        rounded_to: Number::whole(5),
        withheld: None,
        signs: Signs::default(),
        columns,
        rows,
        layout: None,
        notes: notes.iter().map(note).collect(),
        own_notes: Vec::new(),
        span: NOWHERE,
    }
}

pub(super) fn edition(id: &str, reference: &str, date: Option<Date>) -> Edition {
    Edition {
        id: id.into(),
        title: format!("Cijfers {id}"),
        subject: None,
        sender: None,
        reference: Period::parse(reference).unwrap(),
        date,
        kamerstuk: None,
        embargo: None,
        draft: false,
        to_revise: Vec::new(),
        narrative: Narrative::default(),
        tables: Vec::new(),
        charts: Vec::new(),
        figures: Vec::new(),
        stated: Vec::new(),
        claims: Vec::new(),
        evaluations: Vec::new(),
        mentions: Vec::new(),
        links: Vec::new(),
        exemptions: Vec::new(),
        acceptances: Vec::new(),
        revisions: Vec::new(),
        lock: None,
        templates: None,
        errata: Vec::new(),
        attachments: Vec::new(),
        translations: Vec::new(),
        incomplete: false,
        span: NOWHERE,
    }
}

pub(super) fn dossier(id: &str, editions: Vec<Edition>) -> Dossier {
    Dossier {
        id: id.into(),
        title: "Marokko".into(),
        subject: "Samenwerking & \u{2018}terugkeer\u{2019}".into(),
        partner: None,
        summary: None,
        kamer_dossiers: Vec::new(),
        key_figures: Vec::new(),
        timeline: Vec::new(),
        bodies: Vec::new(),
        requests: Vec::new(),
        terms: Vec::new(),
        editions,
        span: NOWHERE,
    }
}

pub(super) fn site(dossiers: Vec<Dossier>) -> Site {
    Site {
        title: "Brieven".into(),
        description: None,
        notice: None,
        publisher: Publisher { name: "Uitgever".into(), url: None },
        owms: None,
        language: Language::Dutch,
        languages: vec![Language::Dutch],
        base_url: "https://kamerbrief.example/".into(),
        logo: None,
        look: Look::default(),
        accessibility_statement: None,
        formats: Vec::new(),
        pictures: Vec::new(),
        levels: Vec::new(),
        dossiers,
    }
}
