//! A small site for the tests of this module: one dossier, one edition, one table of two rows.

use jiff::Timestamp;

use super::{Assets, Context};
use crate::charts::{Drawing, Sheet, Shows};
use crate::diag::{FileId, Located, Run, Span};
use crate::model::{
    Acceptance, Accepted, Address, Block, Cell, Chart, Claim, ClaimIx, Column, ColumnIx, Dossier, Edition, Expression,
    Figure, FigureIx, Footnote, FootnoteIx, Inline, Interval, Language, Look, Measure, Narrative, Note, NoteIx, Number,
    Panel, Period, PeriodColumn, Publisher, Row, RowIx, Section, SectionIx, Selection, Sentence, Signs, Site, Source,
    Standing, Table, TableIx, Target, Value, Verdict, Withheld,
};
use crate::options::Options;

/// Hands the example to a test.
pub(super) fn with_context<T>(test: impl FnOnce(&Context) -> T) -> T {
    let site = site();
    let options = Options::at(Timestamp::UNIX_EPOCH);
    let assets = Assets::new(&[], &options);
    test(&Context { site: &site, language: Language::Dutch, options: &options, assets: &assets })
}

/// The charts of the edition, as good as drawn.
pub(super) fn drawings() -> Vec<Drawing> {
    let table =
        Shows { table: TableIx(0), rows: vec![RowIx(0)], columns: vec![ColumnIx(0), ColumnIx(1)], told: vec![] };
    let svg = String::from("<svg></svg>");
    vec![Drawing {
        id: "vertrek".into(),
        slim: svg.clone(),
        svg,
        description: "Kolommen.".into(),
        key_is_for_slim: false,
        sheet: Sheet::default(),
        narrow: Sheet::default(),
        notes: Vec::new(),
        tables: vec![table],
        key: Vec::new(),
    }]
}

pub(super) fn nowhere() -> Span {
    Span { file: FileId(0), start: 0, end: 0 }
}

fn site() -> Site {
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
        formats: vec!["csv".into()],
        pictures: vec!["svg".into()],
        levels: Vec::new(),
        dossiers: vec![dossier()],
    }
}

fn dossier() -> Dossier {
    Dossier {
        id: "marokko".into(),
        title: "Marokko".into(),
        subject: "Samenwerking".into(),
        partner: None,
        summary: None,
        kamer_dossiers: Vec::new(),
        key_figures: Vec::new(),
        timeline: Vec::new(),
        bodies: Vec::new(),
        requests: Vec::new(),
        terms: Vec::new(),
        editions: vec![edition()],
        span: nowhere(),
    }
}

fn edition() -> Edition {
    Edition {
        translations: Vec::new(),
        incomplete: false,
        id: "2023-06".into(),
        title: "Brief".into(),
        subject: None,
        sender: None,
        reference: Period::parse("2023-01/2023-06").unwrap(),
        date: None,
        kamerstuk: None,
        embargo: None,
        draft: false,
        to_revise: Vec::new(),
        narrative: narrative(),
        tables: vec![table()],
        charts: vec![chart()],
        figures: vec![figure("30"), figure("")],
        stated: Vec::new(),
        claims: vec![claim()],
        evaluations: Vec::new(),
        mentions: Vec::new(),
        links: Vec::new(),
        exemptions: Vec::new(),
        revisions: vec![],
        lock: None,
        templates: None,
        errata: vec![],
        acceptances: vec![Acceptance {
            of: Accepted::Claim(ClaimIx(0), Verdict::Unsupported),
            reason: "Een deel van een jaar.".into(),
            span: nowhere(),
        }],
        attachments: Vec::new(),
        span: nowhere(),
    }
}

/// Words for a sentence.
pub(super) fn sentence(words: Vec<Inline>) -> Sentence {
    Sentence { words, span: nowhere() }
}

pub(super) fn text(text: &str) -> Inline {
    Inline::Text(Run::new(text, nowhere()))
}

fn narrative() -> Narrative {
    let first = sentence(vec![
        text("In 2022 vertrokken er "),
        Inline::Bound(Target::Figure(FigureIx(0)), vec![text("30")]),
        text(" & meer."),
        Inline::Footnote(FootnoteIx(0), 0),
    ]);
    let second = sentence(vec![
        Inline::Bound(Target::Claim(ClaimIx(0)), vec![text("Nooit eerder zo hoog")]),
        text(": "),
        Inline::Bound(Target::Figure(FigureIx(1)), Vec::new()),
        text(".\u{a0}"),
        Inline::Footnote(FootnoteIx(0), 1),
    ]);
    Narrative {
        sections: vec![Section {
            id: "cijfers".into(),
            title: vec![text("Cijfers")],
            blocks: vec![
                Block::Paragraph(vec![first, second]),
                Block::List { start: None, items: vec![vec![Block::Table(TableIx(0))]] },
                Block::Table(TableIx(0)),
            ],
            span: nowhere(),
        }],
        footnotes: vec![Footnote {
            id: "a".into(),
            blocks: vec![Block::Paragraph(vec![sentence(vec![text("Afgeleid.")])])],
            references: 2,
        }],
    }
}

fn figure(words: &str) -> Figure {
    Figure {
        expression: Expression::Figures(gedwongen_2022()),
        address: "terugkeer.gedwongen@2022".into(),
        words: words.into(),
        behind: String::new(),
        section: SectionIx(0),
        span: nowhere(),
    }
}

fn gedwongen_2022() -> Address {
    Address::Cells { table: TableIx(0), rows: vec![RowIx(0)], columns: Selection::One(ColumnIx(1)) }
}

fn claim() -> Claim {
    Claim {
        id: "hoogste".into(),
        words: "Nooit eerder zo hoog".into(),
        assertion: Expression::Figures(gedwongen_2022()),
        text: "terugkeer.gedwongen@last > each terugkeer.gedwongen@ever".into(),
        words_span: nowhere(),
        span: nowhere(),
    }
}

fn chart() -> Chart {
    Chart {
        id: "vertrek".into(),
        kind: Located { value: "columns".into(), span: nowhere() },
        title: Located { value: "Vertrek".into(), span: nowhere() },
        subtitle: None,
        panels: vec![Panel { table: TableIx(0), rows: vec![RowIx(0)], columns: None, span: nowhere() }],
        scale: None,
        events: Vec::new(),
        notes: Vec::new(),
        alt: None,
        claim: None,
        is_reachable: false,
    }
}

/// Two printed figures, one withheld and one rounded, and a row that is computed.
pub(super) fn table() -> Table {
    Table {
        id: "terugkeer".into(),
        aliases: Vec::new(),
        series: "terugkeer".into(),
        title: "Terugkeer".into(),
        source: Source::Named { name: "DT&V".into(), as_of: None, url: None, licence: None },
        unit: "personen".into(),
        measure: Measure::Flow,
        rounded_to: Number::whole(5),
        withheld: Some(Withheld { below: Number::whole(5), zero_is_shown: true }),
        signs: Signs::default(),
        columns: vec![
            column("2021-vanaf-actieplan", "2021 (vanaf actieplan)", "2021-07?/2021-12", true),
            column("2022", "2022", "2022", false),
        ],
        rows: vec![
            Row::plain("gedwongen", "Gedwongen vertrek", vec![withheld(), rounded(30)]),
            Row { printed: false, sums: vec![vec![RowIx(0)]], ..Row::plain("vertrek", "Vertrek", Vec::new()) },
        ],
        layout: None,
        notes: vec![Note { id: "a".into(), text: "Afgerond.".into(), span: nowhere() }],
        own_notes: vec![NoteIx(0)],
        span: nowhere(),
    }
}

fn column(id: &str, label: &str, period: &str, partial: bool) -> Column {
    let period = PeriodColumn { period: Period::parse(period).unwrap(), or: None, partial, inside: None };
    let notes = if partial { vec![NoteIx(0)] } else { Vec::new() };
    Column { id: id.into(), label: label.into(), period: Some(period), notes, series_break: None, span: nowhere() }
}

fn withheld() -> Cell {
    let value = Value::Withheld(Interval::between(Number::ONE, Number::whole(4)));
    Cell { printed: "<5".into(), value, standing: Standing::Final, notes: Vec::new(), span: nowhere() }
}

fn rounded(number: i64) -> Cell {
    let number = Number::whole(number);
    let interval = Interval::rounded(number, Number::whole(5), Number::ONE);
    let value = Value::Number { number, decimals: 0, interval };
    Cell { printed: number.to_string(), value, standing: Standing::Final, notes: Vec::new(), span: nowhere() }
}
