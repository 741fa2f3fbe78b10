//! What holds for every chart: well-formed whatever the labels, finite whatever the figures, legible for the
//! figures of the first briefing.

use proptest::prelude::*;

use super::{
    Drawing, KINDS, draw,
    labels::{Area, touch},
    metrics, samples, unsuited,
};
use crate::model::{
    Cell, Chart, Column, ColumnIx, Dossier, EventIx, FigureSet, Gap, Interval, Language, Measure, Moment, Note, NoteIx,
    Number, Revision, RevisionKind, RowIx, Scaling, Standing, TableIx, Value,
};

/// An element's name and attributes, as far as these tests ask.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn of(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn number(&self, name: &str) -> f64 {
        self.of(name).unwrap().parse().unwrap()
    }

    fn has_class(&self, class: &str) -> bool {
        self.of("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }
}

/// Walks the XML that we write, and panics where it is not well-formed.
fn elements(svg: &str) -> Vec<Element> {
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut rest = svg;
    while let Some((text, after)) = rest.split_once('<') {
        assert_text(text);
        if let Some((_, at)) = open.last() {
            found[*at].text.push_str(text);
        }
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        assert!(!tag.contains('<'), "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().map(|(name, _)| name).as_deref(), Some(name));
        } else {
            let element = element(tag.trim_end_matches('/'));
            if !tag.ends_with('/') {
                open.push((element.name.clone(), found.len()));
            }
            found.push(element);
        }
        rest = behind;
    }
    assert!(open.is_empty() && rest.is_empty(), "{rest}");
    found
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.trim_end().split_once(' ').unwrap_or((tag.trim_end(), ""));
    let mut attributes = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, behind) = after.split_once('"').expect("an attribute ends");
        assert_text(value);
        attributes.push((name.trim().to_owned(), value.to_owned()));
        rest = behind;
    }
    assert!(rest.trim().is_empty(), "{rest}");
    Element { name: name.to_owned(), attributes, text: String::new() }
}

fn assert_text(text: &str) {
    assert!(!text.contains('>') && !text.chars().any(char::is_control), "{text:?}");
    for entity in text.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)), "{text}");
    }
}

const COORDINATES: [&str; 9] = ["x", "y", "width", "height", "x1", "x2", "y1", "y2", "font-size"];

/// Well-formed, with all marks in the drawing.
fn assert_sound(svg: &str) {
    let elements = elements(svg);
    let size = size(&elements);
    for element in elements {
        for (name, value) in &element.attributes {
            if COORDINATES.contains(&name.as_str()) {
                let number: f64 = value.parse().expect("a coordinate is a number");
                let most = if name.starts_with('x') || name == "width" { size.0 } else { size.1 };
                assert!((-0.2..=most + 0.2).contains(&number), "{name}={value} in {size:?}");
            }
            assert!(!value.contains("NaN") && !value.contains("inf"), "{name}={value}");
        }
    }
}

fn size(elements: &[Element]) -> (f64, f64) {
    let view: Vec<f64> = elements[0].of("viewBox").unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
    (view[2], view[3])
}

fn figures(svg: &str) -> Vec<Element> {
    elements(svg)
        .into_iter()
        .filter(|element| element.has_class("va") && element.of("text-anchor") == Some("middle"))
        .collect()
}

/// Where a text of a drawing stands.
fn area(text: &Element) -> Area {
    let size = text.number("font-size");
    let width = metrics::width(&plain(&text.text), size);
    let (x, y) = (text.number("x"), text.number("y"));
    let left = match text.of("text-anchor") {
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        _ => x,
    };
    Area { left, right: left + width, top: y - size * 0.72, bottom: y }
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// No text meets another or leaves the drawing.
fn assert_legible(svg: &str) {
    let elements = elements(svg);
    let size = size(&elements);
    let texts: Vec<&Element> =
        elements.iter().filter(|element| element.name == "text" && !element.text.is_empty()).collect();
    let areas: Vec<Area> = texts.iter().map(|text| area(text)).collect();
    // A tenth of a pixel is what rounding to one decimal costs.
    for (text, area) in texts.iter().zip(&areas) {
        let within = -0.2 < area.left && area.right < size.0 + 0.2 && -0.2 < area.top && area.bottom < size.1 + 0.2;
        assert!(within, "{:?} leaves {size:?}: {area:?}", text.text);
    }
    for (at, one) in areas.iter().enumerate() {
        for (other, of) in areas.iter().zip(&texts).skip(at + 1) {
            let less =
                Area { left: one.left + 0.2, right: one.right - 0.2, top: one.top + 0.2, bottom: one.bottom - 0.2 };
            assert!(!touch(less, *other), "{:?} {one:?} meets {:?} {other:?}", texts[at].text, of.text);
        }
    }
}

#[test]
fn every_chart_of_the_briefing_is_sound_in_both_layouts() {
    for chart in samples::charts() {
        for (language, kind) in
            Language::ALL.into_iter().flat_map(|language| KINDS.iter().map(move |kind| (language, kind)))
        {
            let drawing = samples::drawn_as(&chart.id, kind.name, language);
            for svg in [&drawing.svg, &drawing.slim] {
                assert_sound(svg);
                assert_legible(svg);
            }
        }
    }
}

#[test]
fn every_figure_of_the_briefing_has_a_place_and_none_covers_another() {
    let all = samples::charts();
    for (chart, language) in all.iter().flat_map(|chart| Language::ALL.map(|language| (chart, language))) {
        let drawing = samples::drawn(&chart.id, language);
        for svg in [&drawing.svg, &drawing.slim] {
            let figures = figures(svg);
            let columns = if chart.id == "asiel" { 4 } else { 5 };
            assert_eq!(figures.len(), chart.panels[0].rows.len() * columns, "{}", chart.id);
            let areas: Vec<Area> = figures.iter().map(area).collect();
            for (at, one) in areas.iter().enumerate() {
                assert!(areas[at + 1..].iter().all(|other| !touch(*one, *other)), "{} {one:?}", chart.id);
            }
        }
    }
}

#[test]
fn figures_stand_as_printed() {
    let texts = |id: &str| {
        let texts: Vec<String> =
            figures(&samples::drawn(id, Language::English).svg).into_iter().map(|f| f.text).collect();
        texts.join(" ")
    };
    assert_eq!(texts("vertrek"), "40 25 20 10 20 6 35 30 50 40");
    assert_eq!(texts("lp"), "270 10 5 240 &lt;5 0 100 &lt;5 0 240 160 30 210 100 35");
    assert_eq!(texts("instroom"), "1.770 1.150 1.030 1.125 770");
    assert_eq!(texts("samen"), "61–69 26–34 24–28 61–69 86–94");
}

#[test]
fn part_of_a_year_is_hatched_and_a_withheld_figure_is_a_range() {
    let marks = elements(&samples::drawn("lp", Language::Dutch).svg);
    let of = |class: &str| marks.iter().filter(|mark| mark.name == "rect" && mark.has_class(class)).count();
    assert_eq!((of("ha"), of("rg")), (3, 2));
    // Two true zeros have no mark: fifteen figures, three hatched, two ranges, two zeros.
    assert_eq!(of("fl"), 8);
}

#[test]
fn the_key_names_series_and_a_single_one_needs_none() {
    let key = samples::drawn("vertrek", Language::Dutch).key;
    let looks: Vec<_> = key.iter().map(|entry| (entry.class(), entry.label.as_str())).collect();
    assert_eq!(looks, [("s1".to_owned(), "Zelfstandig vertrek"), ("s2".to_owned(), "Gedwongen vertrek")]);
    assert!(samples::drawn("asiel", Language::Dutch).key.is_empty());
}

#[test]
fn the_table_beside_a_chart_has_the_columns_that_are_not_drawn_too() {
    let shows = samples::drawn("vertrek", Language::Dutch).tables.remove(0);
    assert_eq!(shows.rows, [RowIx(1), RowIx(2)]);
    assert_eq!(shows.columns, [0, 1, 2, 3, 4, 5].map(ColumnIx));
}

#[test]
fn notes_say_what_signs_mean_and_what_is_not_drawn() {
    assert_eq!(
        samples::drawn("vertrek", Language::Dutch).notes,
        [
            "2023 loopt tot juni en is geen vol jaar (gearceerd).",
            "Waarvan 2021 (vanaf actieplan): Zelfstandig vertrek 10, Gedwongen vertrek <5.",
        ]
    );
    assert_eq!(
        samples::drawn("lp", Language::Dutch).notes[1],
        "<5: 1 tot en met 4; de bron toont kleine aantallen niet precies (gestreept kader)."
    );
    let gaps = drawn(vec![samples::column("2022", "2022", None)], vec![vec![samples::cell(".", 1)]]);
    assert_eq!(gaps.notes, ["–: onbekend."]);
}

/// A chart of all rows of a table with those columns and cells.
fn drawn(columns: Vec<Column>, cells: Vec<Vec<Cell>>) -> super::Drawing {
    drawn_as(columns, cells, Measure::Flow, &[])
}

fn drawn_as(columns: Vec<Column>, cells: Vec<Vec<Cell>>, measure: Measure, events: &[&str]) -> super::Drawing {
    let rows: Vec<_> = cells.into_iter().map(|cells| crate::model::Row::plain("rij", "Rij", cells)).collect();
    let mut chart = samples::chart("proef", 0, &(0..rows.len()).collect::<Vec<_>>());
    chart.events = (0..events.len()).map(|at| samples::written(EventIx(at))).collect();
    let event = |when: &&str| samples::event("een gebeurtenis", Moment::At(samples::period(when)));
    let dossier = samples::dossier(events.iter().map(event).collect());
    let mut table = samples::table("t", "personen", columns, rows);
    table.measure = measure;
    draw(&chart, &dossier, &samples::edition(vec![table]), Language::Dutch)
}

#[test]
fn periods_stand_by_date_whatever_the_order_of_print() {
    let columns = ["2022", "2020", "2021"].map(|year| samples::column(year, year, None)).to_vec();
    let drawing = drawn(columns, vec![vec![samples::cell("3", 1), samples::cell("1", 1), samples::cell("2", 1)]]);
    let texts: Vec<String> = figures(&drawing.svg).into_iter().map(|figure| figure.text).collect();
    assert_eq!(texts, ["1", "2", "3"]);
}

#[test]
fn an_event_stands_where_its_year_had_got_to() {
    let lines = |when: &str| {
        let columns = vec![samples::column("2021", "2021", None), samples::column("2022", "2022", None)];
        let cells = vec![vec![samples::cell("1", 1), samples::cell("2", 1)]];
        let elements = elements(&drawn_as(columns, cells, Measure::Flow, &[when]).svg);
        let paths = elements.iter().filter(|element| element.name == "path");
        let ends = |class: &str| {
            let path = paths.clone().find(|path| path.has_class(class))?.of("d")?;
            let numbers = path.split(['M', 'L', ' ']).filter_map(|part| part.parse::<f64>().ok());
            Some(numbers.collect::<Vec<f64>>())
        };
        let base = ends("base").unwrap();
        ends("ev").map(|event| (event[0] - base[0]) / (base[2] - base[0]))
    };
    let september = lines("2022-09").unwrap();
    assert!((september - f64::midpoint(1.0, 243.0 / 365.0)).abs() < 0.001, "{september}");
    assert_eq!(lines("2020-09"), None);
}

#[test]
fn a_stock_in_a_short_column_is_whole() {
    let columns =
        vec![samples::column("2022", "2022", None), samples::column("2023 (1 juni)", "2023-01/2023-05", None)];
    let cells = || vec![vec![samples::cell("10", 1), samples::cell("20", 1)]];
    let stock = drawn_as(columns.clone(), cells(), Measure::Stock, &[]);
    assert!(stock.notes.is_empty() && !stock.svg.contains(" ha\""));
    let flow = drawn_as(columns, cells(), Measure::Flow, &[]);
    assert_eq!(flow.notes, ["2023 (1 juni) is geen vol jaar (gearceerd)."]);
}

#[test]
fn hostile_labels_stay_text() {
    let hostile = "</text><script>alert(1)</script> & \"'\u{0}\u{fffe} ]]> ".repeat(5);
    let mut row = crate::model::Row::plain("r", &hostile, vec![samples::cell("3", 1)]);
    row.cells[0].printed = hostile.clone();
    let columns = vec![samples::category(&hostile)];
    let table = samples::table("t", &hostile, columns, vec![row]);
    let mut chart = samples::chart("a\"><b", 0, &[0, 0]);
    chart.title.value = hostile;
    let drawing = draw(&chart, &samples::dossier(vec![]), &samples::edition(vec![table]), Language::English);
    for svg in [&drawing.svg, &drawing.slim] {
        assert_sound(svg);
        assert!(!svg.contains("<script"));
    }
}

#[test]
fn a_chart_without_table_kind_or_figures_is_an_empty_one() {
    let mut chart = samples::chart("leeg", 7, &[0]);
    chart.kind.value = "taart".into();
    let drawing = draw(&chart, &samples::dossier(vec![]), &samples::edition(vec![]), Language::Dutch);
    assert_sound(&drawing.svg);
    assert!(drawing.svg.contains("Geen cijfers"));
    assert_eq!(drawing.description, "Kolomdiagram zonder cijfers.");
}

#[test]
fn negative_values_hang_from_the_zero_line() {
    let columns = vec![samples::column("2021", "2021", None), samples::column("2022", "2022", None)];
    let drawing = drawn(columns, vec![vec![samples::cell("-12", 1), samples::cell("30", 1)]]);
    let elements = elements(&drawing.svg);
    let bars: Vec<&Element> = elements.iter().filter(|element| element.name == "rect").collect();
    let zero = bars[1].number("y") + bars[1].number("height");
    assert!((bars[0].number("y") - zero).abs() < 0.11);
    let figures = figures(&drawing.svg);
    assert!(figures[0].number("y") > zero && figures[1].number("y") < zero);
}

#[test]
fn kinds_have_names_and_sentences() {
    for kind in KINDS {
        assert!(!kind.name.is_empty() && !kind.summary.ends_with('.'), "{}", kind.name);
    }
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let number =
        (any::<i64>().prop_map(|digits| digits % 1_000_000_000_000_000), 0_u8..4).prop_map(|(digits, decimals)| {
            let number = Number::decimal(digits, decimals);
            Value::Number { number, decimals, interval: Interval::rounded(number, Number::whole(5), Number::ONE) }
        });
    let small = (0_i64..100).prop_map(|digits| {
        let number = Number::whole(digits);
        Value::Number { number, decimals: 0, interval: Interval::exactly(number) }
    });
    let withheld = Value::Withheld(Interval::between(Number::ONE, Number::whole(4)));
    let open = Value::Withheld(Interval { low: None, high: Some(Number::whole(4)) });
    let value = prop_oneof![
        number,
        small,
        Just(withheld),
        Just(open),
        Just(Value::Missing(Gap::Secret)),
        Just(Value::Missing(Gap::Unknown))
    ];
    (".{0,12}", value, any::<bool>()).prop_map(|(printed, value, last)| Cell {
        printed,
        value,
        standing: if last { Standing::Final } else { Standing::Provisional },
        notes: vec![],
        span: samples::span(),
    })
}

fn any_column() -> impl Strategy<Value = Column> {
    let written = prop_oneof![
        Just(None),
        (1990_i16..2030).prop_map(|year| Some(format!("{year}"))),
        (1990_i16..2030, 1_u8..12).prop_map(|(year, month)| Some(format!("{year}-01/{year}-{month:02}"))),
        Just(Some("2022-09/2023-08".to_owned())),
    ];
    (".{0,200}", written, prop::option::weighted(0.1, 0_usize..60)).prop_map(|(label, written, inside)| match written {
        Some(written) => samples::column(&label, &written, inside),
        None => samples::category(&label),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 260, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_gives_a_sound_drawing(
        (columns, cells) in (0_usize..60, 0_usize..6).prop_flat_map(|(across, down)| (
            prop::collection::vec(any_column(), across),
            prop::collection::vec(prop::collection::vec(any_cell(), across), down),
        )),
        label in ".{0,200}",
        events in prop::collection::vec(prop_oneof![Just("2021-07"), Just("2022"), Just("2023-02-20")], 0..4),
        total in any::<bool>(),
    ) {
        let mut rows: Vec<_> = cells.into_iter().map(|cells| crate::model::Row::plain("r", &label, cells)).collect();
        if total {
            let mut sum = crate::model::Row::plain("som", &label, vec![]);
            sum.sums = vec![(0..rows.len()).map(RowIx).collect()];
            rows.push(sum);
        }
        let mut chart = samples::chart("proef", 0, &(0..rows.len()).collect::<Vec<_>>());
        chart.events = (0..events.len()).map(|at| samples::written(EventIx(at))).collect();
        let event = |when: &&str| samples::event(&label, Moment::Since(samples::period(when)));
        let dossier = samples::dossier(events.iter().map(event).collect());
        let edition = samples::edition(vec![samples::table("t", &label, columns, rows)]);
        for kind in KINDS {
            chart.kind.value = kind.name.into();
            for language in Language::ALL {
                let drawing = draw(&chart, &dossier, &edition, language);
                for svg in [&drawing.svg, &drawing.slim] {
                    assert_sound(svg);
                    assert_legible(svg);
                }
                let words = drawing.description.split_whitespace().count();
                assert!(words <= 120, "{words}: {}", drawing.description);
            }
        }
    }
}

/// The briefing, with a letter before and one after it, of which each had one figure that is larger than all others.
fn between_letters(kind: &str, scale: Option<Scaling>) -> Drawing {
    between_letters_that_declare(kind, scale, vec![])
}

fn between_letters_that_declare(kind: &str, scale: Option<Scaling>, revisions: Vec<Revision>) -> Drawing {
    let (mut dossier, mut edition) = samples::briefing();
    (edition.id, edition.revisions) = ("b".into(), revisions);
    let other = |id: &str, figure: &str| {
        let mut other = samples::briefing().1;
        other.id = id.into();
        other.tables[1].rows[1].cells[0] = samples::cell(figure, 1);
        other
    };
    dossier.editions = vec![other("c", "900"), edition.clone(), other("a", "400")];
    let mut chart = samples::chart("vertrek", 1, &[1]);
    (chart.kind.value, chart.scale) = (kind.into(), scale);
    draw(&chart, &dossier, &edition, Language::Dutch)
}

#[test]
fn a_scale_over_letters_reaches_as_far_as_earlier_ones_and_no_later_one() {
    for kind in KINDS.iter().filter(|kind| kind.scales_over_letters) {
        let [own, over] = [None, Some(Scaling::Letters)].map(|scale| between_letters(kind.name, scale).svg);
        assert_ne!(own, over, "{}", kind.name);
        // Two periods with a line between them have no grid.
        let tops = [">400<", ">1.000<"].map(|label| over.contains(label));
        assert_eq!(tops, [kind.name != "slope", false], "{}", kind.name);
    }
}

#[test]
fn a_scale_over_letters_does_not_reach_for_what_counts_another_thing_than_a_declared_definition() {
    let reaches_for_it = |row: usize, column: Option<usize>| {
        let of = FigureSet { table: TableIx(1), row: Some(RowIx(row)), column: column.map(ColumnIx) };
        let (kind, reason) = (RevisionKind::Definition, String::from("Kinderen tellen niet meer mee."));
        let declared = vec![Revision { of, kind, reason, span: samples::span() }];
        between_letters_that_declare("columns", Some(Scaling::Letters), declared).svg.contains(">400<")
    };
    // The figure of the earlier letter is of the second row in 2019.
    assert_eq!([(1, None), (1, Some(0))].map(|(row, column)| reaches_for_it(row, column)), [false; 2]);
    assert_eq!([(1, Some(1)), (2, None)].map(|(row, column)| reaches_for_it(row, column)), [true; 2]);
}

#[test]
fn vintages_are_those_of_earlier_letters_and_of_no_later_one() {
    let svg = between_letters("vintages", None).svg;
    assert!(svg.contains(">400<") && !svg.contains(">900<"));
}

/// Why a chart of what letters said of one year does not suit: a letter per figure, the first of them counting otherwise
/// where it is to.
fn unsuited_vintages(figures: &[&str], unit: &str) -> Option<String> {
    let (dossier, chart) = told_by_letters(figures, unit);
    unsuited(&chart, &dossier, &dossier.editions[0]).map(|unsuited| unsuited.why)
}

fn told_by_letters(figures: &[&str], unit: &str) -> (Dossier, Chart) {
    let letter = |(at, figure): (usize, &&str)| {
        let cells = vec![samples::cell(figure, 1)];
        let columns = vec![samples::column("2018", "2018", None)];
        let unit = if at == 0 { unit } else { "zaken" };
        let table = samples::table("t", unit, columns, vec![crate::model::Row::plain("r", "Rij", cells)]);
        crate::model::Edition { id: at.to_string(), ..samples::edition(vec![table]) }
    };
    let mut dossier = samples::dossier(vec![]);
    dossier.editions = figures.iter().enumerate().map(letter).rev().collect();
    let mut chart = samples::chart("c", 0, &[0]);
    chart.kind.value = "vintages".into();
    (dossier, chart)
}

#[test]
fn vintages_begin_with_the_newest_declared_definition() {
    let first = |letter: usize, column: Option<usize>| {
        let (mut dossier, chart) = told_by_letters(&["8", "9", "12", "13"], "zaken");
        let of = FigureSet { table: TableIx(0), row: Some(RowIx(0)), column: column.map(ColumnIx) };
        let (kind, reason) = (RevisionKind::Definition, String::from("Ook kinderen tellen mee."));
        // Editions stand newest first.
        dossier.editions[3 - letter].revisions = vec![Revision { of, kind, reason, span: samples::span() }];
        let svg = draw(&chart, &dossier, &dossier.editions[0], Language::Dutch).svg;
        ["8", "9", "12", "13"].into_iter().find(|figure| svg.contains(&format!(">{figure}</text>")))
    };
    assert_eq!([first(1, None), first(2, None), first(2, Some(0))], [Some("9"), Some("12"), Some("12")]);
    // Of one letter nothing is compared, and another period has nothing to do with it.
    assert_eq!([first(3, None), first(2, Some(1))], [None, Some("8")]);
}

#[test]
fn vintages_without_a_revision_say_why_there_is_none() {
    let why = |figures: &[&str], unit: &str| unsuited_vintages(figures, unit).unwrap_or_default();
    assert_eq!(why(&["8", "9"], "zaken"), "");
    assert_eq!(why(&["8", "8"], "zaken"), "has no figure that an earlier letter gave otherwise");
    let between = "has no figure that the last letter gives otherwise than the first, though one between them did";
    assert_eq!(why(&["8", "9", "8"], "zaken"), between);
    assert_eq!(why(&["8"], "zaken"), "draws revisions of a row that no earlier letter has");
    let otherwise = "has no period of which two letters give a figure that is counted alike";
    assert_eq!(why(&["8", "9"], "dossiers"), otherwise);
}

/// How many lines a chart of the first row has between its points.
fn lines(columns: Vec<Column>, cells: &str, measure: Measure, drawn: Option<&[usize]>) -> usize {
    let cells = cells.split(' ').map(|printed| samples::cell(printed, 1)).collect();
    let mut table = samples::table("t", "zaken", columns, vec![crate::model::Row::plain("r", "Rij", cells)]);
    table.measure = measure;
    let mut chart = samples::chart("c", 0, &[0]);
    chart.kind.value = "line".into();
    chart.panels[0].columns = drawn.map(|drawn| drawn.iter().copied().map(ColumnIx).collect());
    let drawing = draw(&chart, &samples::dossier(vec![]), &samples::edition(vec![table]), Language::Dutch);
    elements(&drawing.svg)
        .iter()
        .filter(|element| element.name == "path" && element.has_class("ln") && element.has_class("s1"))
        .count()
}

fn periods(written: &[&str]) -> Vec<Column> {
    written.iter().map(|written| samples::column(written, written, None)).collect()
}

#[test]
fn a_line_joins_no_periods_between_which_others_lie() {
    let years = || periods(&["2018", "2019", "2020", "2021", "2022"]);
    assert_eq!(lines(years(), "4 5 6 7 8", Measure::Flow, None), 4);
    assert_eq!(lines(years(), "4 5 6 7 8", Measure::Flow, Some(&[0, 1, 4])), 1);
    assert_eq!(lines(periods(&["2018", "2019", "2022"]), "4 5 6", Measure::Flow, None), 1);
}

#[test]
fn days_on_which_a_stock_is_counted_are_joined_unless_one_is_passed_over() {
    let days = || periods(&["2019-01-01", "2020-01-01", "2021-01-01", "2022-01-01"]);
    assert_eq!(lines(days(), "4 5 6 7", Measure::Stock, None), 3);
    assert_eq!(lines(days(), "4 5 6 7", Measure::Stock, Some(&[0, 1, 3])), 1);
}

#[test]
fn a_line_joins_no_counts_over_unequal_time() {
    let columns = || periods(&["2015-01/2019-12", "2020", "2021", "2022"]);
    assert_eq!(lines(columns(), "500 90 99 110", Measure::Flow, None), 2);
    assert_eq!(lines(columns(), "500 90 99 110", Measure::Ratio, None), 3);
}

#[test]
fn a_stack_that_lacks_a_part_carries_no_total() {
    let (dossier, mut edition) = samples::briefing();
    let table = &mut edition.tables[1];
    table.rows[1].cells[0] = samples::cell("x", 5);
    table.rows[3].cells = table.rows[1].cells.clone();
    table.rows[3].cells[0] = samples::cell("65", 5);
    let mut chart = samples::chart("vertrek", 1, &[1, 2]);
    chart.kind.value = "stacked".into();
    chart.panels[0].columns = Some(vec![ColumnIx(0)]);
    let svg = draw(&chart, &dossier, &edition, Language::Dutch).svg;
    assert!(svg.contains(">\u{2013}<") && !svg.contains(">65<"), "{svg}");
}

#[test]
fn a_stock_in_a_short_column_suits_lines_and_slopes() {
    let (dossier, mut edition) = samples::briefing();
    let mut why = |kind: &str, columns: &[usize], measure: Measure| {
        edition.tables[1].measure = measure;
        let mut chart = samples::chart("vertrek", 1, &[1]);
        (chart.kind.value, chart.panels[0].columns) =
            (kind.into(), Some(columns.iter().copied().map(ColumnIx).collect()));
        unsuited(&chart, &dossier, &edition).is_some()
    };
    for (kind, columns) in [("line", &[2, 4, 5][..]), ("slope", &[4, 5])] {
        assert_eq!([Measure::Flow, Measure::Stock].map(|measure| why(kind, columns, measure)), [true, false], "{kind}");
    }
}

#[test]
fn a_slope_without_two_whole_periods_says_so_and_denies_no_figures() {
    let (dossier, edition) = samples::briefing();
    let mut chart = samples::chart("vertrek", 1, &[1]);
    chart.kind.value = "slope".into();
    chart.panels[0].columns = Some(vec![ColumnIx(4), ColumnIx(5)]);
    let svg = draw(&chart, &dossier, &edition, Language::Dutch).svg;
    assert!(svg.contains("Geen twee volle perioden") && !svg.contains("Geen cijfers"), "{svg}");
}

/// A chart of that kind of the first briefing's returns, of those rows and columns.
fn returns_as(kind: &str, rows: &[usize], columns: &[usize], change: fn(&mut Vec<crate::model::Row>)) -> Drawing {
    let (dossier, mut edition) = samples::briefing();
    change(&mut edition.tables[1].rows);
    let mut chart = samples::chart("vertrek", 1, rows);
    chart.kind.value = kind.into();
    chart.panels[0].columns = Some(columns.iter().copied().map(ColumnIx).collect());
    draw(&chart, &dossier, &edition, Language::Dutch)
}

#[test]
fn a_lane_joins_no_part_of_a_year_to_a_whole_one() {
    let tracks = |columns: &[usize]| {
        let elements = elements(&returns_as("dot", &[1], columns, |_| ()).svg);
        elements.iter().filter(|element| element.name == "path" && element.has_class("base")).count()
    };
    assert_eq!((tracks(&[3, 4]), tracks(&[0, 4]), tracks(&[4, 5])), (0, 1, 0));
    assert!(between_letters("vintages", None).svg.contains("base"));
}

#[test]
fn notes_speak_of_no_sign_that_the_drawing_lacks() {
    let notes = |kind: &str, rows: &[usize], columns: &[usize]| {
        let drawing = returns_as(kind, rows, columns, |rows| rows[1].cells[1] = samples::cell("x", 5));
        (drawing.notes, drawing.svg.contains(">\u{2013}<"))
    };
    let gap = || vec!["Waar een punt ontbreekt, is er geen cijfer: geheim.".to_owned()];
    for (kind, rows, columns) in
        [("dot", &[1][..], &[0, 1][..]), ("line", &[1, 2], &[0, 1, 2, 4]), ("slope", &[1], &[0, 1])]
    {
        assert_eq!(notes(kind, rows, columns), (gap(), false), "{kind}");
    }
    assert_eq!(notes("line", &[1], &[0, 1, 2, 4]), (vec!["–: geheim.".to_owned()], true));
}

#[test]
fn stages_have_a_line_where_something_else_is_counted() {
    let (dossier, mut edition) = samples::briefing();
    edition.tables[1].notes = vec![Note { id: "a".into(), text: "Anders geteld.".into(), span: samples::span() }];
    edition.tables[1].columns[2].series_break = Some(NoteIx(0));
    let mut chart = samples::chart("vertrek", 1, &[1, 2]);
    chart.kind.value = "stages".into();
    let drawing = draw(&chart, &dossier, &edition, Language::Dutch);
    let lines = |svg: &str| elements(svg).iter().filter(|element| element.has_class("br")).count();
    assert_eq!((lines(&drawing.svg), lines(&drawing.slim)), (2, 2));
}

#[test]
fn a_stage_that_is_computed_has_the_bar_that_is_sure() {
    let elements = elements(&samples::drawn_as("samen", "stages", Language::Dutch).svg);
    let of = |class: &str| elements.iter().filter(|element| element.name == "rect" && element.has_class(class)).count();
    assert_eq!((of("rg"), of("fl"), of("ha")), (5, 4, 1));
}
