//! JSON, one object per table: the figures as printed and what they mean, with all that the table says of itself.
//!
//! `docs/formats.md` is the contract with whoever reads the files: keys are added, never renamed, and every key is
//! always there. Numbers are strings of digits, as in CSV: most readers of JSON make binary floats of its numbers, in
//! which 4.60 is 4.6 and 0.1 is not a tenth. Arrays and structs only, so the order of keys is that of this file.

use serde::Serialize;

use super::head::{self, DossierHead, EditionHead, PublisherHead};
use super::{Format, Scope, Sheet, figures};
use crate::address;
use crate::model::{Cell, Column, ColumnIx, NoteIx, Row, RowIx, Source, Standing, Table, Withheld};
use crate::wording::words;

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "json",
    summary: "One object with the table, its figures and all that is known of them, for programs",
    media_type: "application/json",
    ending: ".json",
    scope: Scope::Table(export),
};

#[derive(Serialize)]
struct File<'a> {
    id: &'a str,
    title: &'a str,
    url: Option<String>,
    language: &'static str,
    publisher: PublisherHead<'a>,
    dossier: DossierHead<'a>,
    edition: EditionHead<'a>,
    source: Origin<'a>,
    unit: &'a str,
    measure: &'static str,
    rounded_to: String,
    withheld: Option<Threshold>,
    notes: Vec<&'a str>,
    columns: Vec<Header<'a>>,
    rows: Vec<Line<'a>>,
    note_texts: Vec<Text<'a>>,
}

#[derive(Serialize)]
struct Origin<'a> {
    name: Option<&'a str>,
    as_of: Option<&'a str>,
    url: Option<&'a str>,
    licence: Option<&'a str>,
    unknown: Option<&'a str>,
}

#[derive(Serialize)]
struct Threshold {
    below: String,
    zero_is_shown: bool,
}

#[derive(Serialize)]
struct Header<'a> {
    id: &'a str,
    label: &'a str,
    period: Option<&'a str>,
    or: Option<&'a str>,
    partial: bool,
    inside: Option<&'a str>,
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    label: &'a str,
    group: Option<&'a str>,
    unit: &'a str,
    measure: &'static str,
    rounded_to: String,
    total_of: Vec<Vec<&'a str>>,
    part_of: Option<&'a str>,
    adds_up: bool,
    notes: Vec<&'a str>,
    cells: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: String,
    column: &'a str,
    printed: &'a str,
    value: Option<String>,
    lower: Option<String>,
    upper: Option<String>,
    decimals: Option<u8>,
    status: &'static str,
    standing: &'static str,
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct Text<'a> {
    id: &'a str,
    text: &'a str,
}

fn export(sheet: &Sheet) -> Vec<u8> {
    // Structs whose keys are names can always be written down.
    let mut bytes = serde_json::to_vec_pretty(&file(sheet)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn file<'a>(sheet: &Sheet<'a>) -> File<'a> {
    let Sheet { site, base_url, dossier, table, .. } = *sheet;
    let page = address::table(dossier, sheet.edition, table, words(site.language));
    File {
        id: &table.id,
        title: &table.title,
        url: address::canonical(base_url, &page),
        language: site.language.tag(),
        publisher: head::publisher(site),
        dossier: head::dossier(dossier),
        edition: head::edition(base_url, dossier, sheet.edition),
        source: origin(&table.source),
        unit: &table.unit,
        measure: table.measure.name(),
        rounded_to: table.rounded_to.to_string(),
        withheld: table.withheld.map(threshold),
        notes: marks(table, &table.own_notes),
        columns: table.columns.iter().map(|column| header(table, column)).collect(),
        rows: table.printed_rows().map(|(at, row)| line(table, at, row)).collect(),
        note_texts: table.notes.iter().map(|note| Text { id: &note.id, text: &note.text }).collect(),
    }
}

fn origin(source: &Source) -> Origin<'_> {
    match source {
        Source::Named { name, as_of, url, licence } => Origin {
            name: Some(name),
            as_of: as_of.as_ref().map(|day| day.text.as_str()),
            url: url.as_deref(),
            licence: licence.as_deref(),
            unknown: None,
        },
        Source::Unknown(reason) => Origin { name: None, as_of: None, url: None, licence: None, unknown: Some(reason) },
    }
}

fn threshold(withheld: Withheld) -> Threshold {
    Threshold { below: withheld.below.to_string(), zero_is_shown: withheld.zero_is_shown }
}

fn header<'a>(table: &'a Table, column: &'a Column) -> Header<'a> {
    let period = column.period.as_ref();
    let around = column.inside().and_then(|ColumnIx(at)| table.columns.get(at));
    Header {
        id: &column.id,
        label: &column.label,
        period: period.map(|column| column.period.text.as_str()),
        or: period.and_then(|column| column.or.as_ref()).map(|other| other.text.as_str()),
        partial: column.is_partial(),
        inside: around.map(|column| column.id.as_str()),
        notes: marks(table, &column.notes),
    }
}

fn line<'a>(table: &'a Table, at: RowIx, row: &'a Row) -> Line<'a> {
    let whole = row.part_of.and_then(|RowIx(at)| table.rows.get(at)).filter(|row| row.printed);
    let cells = table.columns().filter_map(|(column_at, column)| {
        table.cell(at, column_at).map(|cell| figure(table, (at, row), (column_at, column), cell))
    });
    Line {
        id: &row.id,
        label: &row.label,
        group: row.group.as_deref(),
        unit: table.unit_of(at),
        measure: table.measure_of(at).name(),
        rounded_to: row.rounded_to.to_string(),
        total_of: row.sums.iter().filter_map(|sum| parts(table, sum, table.rows.len())).collect(),
        part_of: whole.map(|row| row.id.as_str()),
        adds_up: row.adds_up,
        notes: marks(table, &row.notes),
        cells: cells.collect(),
    }
}

/// The rows of the file that make up a total: a row that is not printed stands for its own parts.
///
/// `None` where a part cannot be said in rows of the file, for then some parts would pass for all. `depth` bounds the
/// descent.
fn parts<'a>(table: &'a Table, sum: &[RowIx], depth: usize) -> Option<Vec<&'a str>> {
    let depth = depth.checked_sub(1)?;
    let part = |RowIx(at): &RowIx| {
        let row = table.rows.get(*at)?;
        if row.printed {
            return Some(vec![row.id.as_str()]);
        }
        parts(table, row.sums.first()?, depth)
    };
    let parts: Option<Vec<Vec<&str>>> = sum.iter().map(part).collect();
    parts.map(|parts| parts.concat())
}

fn figure<'a>(
    table: &'a Table,
    (row_at, row): (RowIx, &Row),
    (column_at, column): (ColumnIx, &'a Column),
    cell: &'a Cell,
) -> Figure<'a> {
    let (value, decimals) = figures::value(cell).unzip();
    let (lower, upper) = figures::bounds(table.interval(row_at, column_at));
    Figure {
        id: address::cell(table, row, column),
        column: &column.id,
        printed: &cell.printed,
        value,
        lower,
        upper,
        decimals,
        status: cell.observation_status(),
        standing: standing(cell.standing),
        notes: marks(table, &cell.notes),
    }
}

/// By the names that `signs` has in a TOML file.
fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Final => "final",
        Standing::Provisional => "provisional",
        Standing::NearFinal => "near-final",
        Standing::Revised => "revised",
    }
}

/// The ids of notes, whose texts the file gives once.
fn marks<'a>(table: &'a Table, notes: &[NoteIx]) -> Vec<&'a str> {
    notes.iter().filter_map(|NoteIx(at)| table.notes.get(*at)).map(|note| note.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Sheet;
    use super::super::example::{cell, column, dossier, edition, exactly, number, site, table, withheld};
    use crate::model::{Cell, Gap, NoteIx, Row, RowIx, Standing, Table, Value};

    fn json(table: &Table) -> serde_json::Value {
        let site = site(vec![dossier("marokko", vec![edition("2023-06", "2023-01/2023-06", None)])]);
        let (dossier, edition) = (&site.dossiers[0], &site.dossiers[0].editions[0]);
        let sheet = Sheet { site: &site, base_url: "https://kamerbrief.example/", dossier, edition, table };
        serde_json::from_slice(&super::export(&sheet)).unwrap()
    }

    fn row(id: &str, printed: bool, total_of: &[usize]) -> Row {
        let cells = if printed { vec![exactly("1", 1)] } else { Vec::new() };
        let sums = if total_of.is_empty() { Vec::new() } else { vec![total_of.iter().copied().map(RowIx).collect()] };
        Row { sums, printed, ..Row::plain(id, id, cells) }
    }

    #[test]
    fn a_figure_is_given_as_printed_and_as_what_it_means() {
        let provisional = Cell { standing: Standing::NearFinal, ..number("4,60**", 460, 2, 10) };
        let noted = Cell { notes: vec![NoteIx(0)], ..exactly("1.770", 1770) };
        let missing = cell("x", Value::Missing(Gap::Secret));
        let columns = ["a", "b", "c", "tot juni"].map(|id| column(id, id, None, None)).to_vec();
        let rows = vec![Row::plain("gedwongen", "Gedwongen vertrek", vec![provisional, noted, withheld(), missing])];
        let cells = json(&table(columns, rows, &["Niet afgerond."]))["rows"][0]["cells"].clone();
        let figure = |at: usize| {
            let keys = ["id", "printed", "value", "lower", "upper", "decimals", "status", "standing", "notes"];
            keys.map(|key| cells[at][key].to_string()).join(" ")
        };
        assert_eq!(figure(0), r#""terugkeer.gedwongen@a" "4,60**" "4.60" "4.55" "4.65" 2 "P" "near-final" []"#);
        assert_eq!(figure(1), r#""terugkeer.gedwongen@b" "1.770" "1770" "1770" "1770" 0 "A" "final" ["a"]"#);
        assert_eq!(figure(2), r#""terugkeer.gedwongen@c" "<5" null "1" "4" null "Q" "final" []"#);
        assert_eq!(figure(3), r#""terugkeer.gedwongen@tot-juni" "x" null null null null "Q" "final" []"#);
    }

    #[test]
    fn a_total_is_said_in_rows_that_are_printed_or_not_at_all() {
        let hidden = Row { cells: vec![exactly("1", 1)], ..row("verborgen", false, &[]) };
        let rows = vec![
            row("a", true, &[]),
            row("b", true, &[]),
            row("samen", false, &[0, 1]),
            row("alles", true, &[2, 1]),
            hidden,
            row("meer", true, &[0, 4]),
        ];
        let file = json(&table(vec![column("2022", "2022", Some("2022"), None)], rows, &[]));
        let totals: Vec<String> =
            file["rows"].as_array().unwrap().iter().map(|row| format!("{}={}", row["id"], row["total_of"])).collect();
        assert_eq!(totals, [r#""a"=[]"#, r#""b"=[]"#, r#""alles"=[["a","b","b"]]"#, r#""meer"=[]"#]);
    }

    #[test]
    fn totals_of_each_other_end() {
        let rows = vec![row("a", false, &[1]), row("b", false, &[0]), row("c", true, &[0])];
        let file = json(&table(vec![column("2022", "2022", Some("2022"), None)], rows, &[]));
        assert_eq!(file["rows"][0]["total_of"].to_string(), "[]");
    }
}
