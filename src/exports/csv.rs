//! CSV, one line per printed cell: the figure as printed, and what it means in numbers that programs read.
//!
//! As RFC 4180 has it: UTF-8, commas, lines that end in CR LF, which every reader of CSV takes, the strict
//! ones too. Numbers are bare digits with a point, whatever the language of the site. A byte order mark would
//! help only a spreadsheet to guess the encoding, and would end up in the first column's name elsewhere.
//!
//! Text is given to the letter, even where it begins with `=` or `-`: the labels are the publisher's own, as
//! checked as the site itself, and a quote mark put before them would no longer be what the source printed.

use std::borrow::Cow;

use super::{Format, Scope, figures};
use crate::model::{Cell, Column, ColumnIx, NoteIx, Row, RowIx, Table};

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "csv",
    summary: "Plain text that every spreadsheet and every program reads, with the bounds and status of each figure",
    media_type: "text/csv",
    ending: ".csv",
    scope: Scope::Table(|sheet| export(sheet.table)),
};

/// The names of the columns, a contract with whoever reads the files: add at the end, rename nothing.
const HEADER: [&str; 17] = [
    "table",
    "row",
    "row_label",
    "column",
    "column_label",
    "period",
    "period_or",
    "unit",
    "measure",
    "printed",
    "value",
    "lower",
    "upper",
    "decimals",
    "status",
    "notes",
    "group",
];

fn export(table: &Table) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let cells = table.printed_rows().flat_map(|(row_ix, row)| {
        let cells = table.columns().filter_map(move |(column_ix, column)| {
            table.cell(row_ix, column_ix).map(|cell| line(table, (row_ix, row), (column_ix, column), cell))
        });
        cells.collect::<Vec<_>>()
    });
    for record in std::iter::once(HEADER.map(Cow::Borrowed)).chain(cells) {
        // Writing to memory cannot fail, and every record has the length of the header.
        let _ = writer.write_record(record.iter().map(|field| field.as_bytes()));
    }
    writer.into_inner().unwrap_or_default()
}

fn line<'t>(
    table: &'t Table,
    (row_ix, row): (RowIx, &'t Row),
    (column_ix, column): (ColumnIx, &'t Column),
    cell: &'t Cell,
) -> Line<'t> {
    let period = column.period.as_ref();
    let (value, decimals) = figures::value(cell).unzip();
    let (lower, upper) = figures::bounds(table.interval(row_ix, column_ix));
    [
        table.id.as_str().into(),
        row.id.as_str().into(),
        row.label.as_str().into(),
        column.id.as_str().into(),
        column.label.as_str().into(),
        period.map_or("", |column| &column.period.text).into(),
        period.and_then(|column| column.or.as_ref()).map_or("", |other| &other.text).into(),
        table.unit_of(row_ix).into(),
        table.measure_of(row_ix).name().into(),
        cell.printed.as_str().into(),
        value.unwrap_or_default().into(),
        lower.unwrap_or_default().into(),
        upper.unwrap_or_default().into(),
        decimals.map_or_else(String::new, |count| count.to_string()).into(),
        cell.observation_status().into(),
        notes(table, [&cell.notes, &row.notes, &column.notes, &table.own_notes]).into(),
        row.group.as_deref().unwrap_or_default().into(),
    ]
}

type Line<'t> = [Cow<'t, str>; HEADER.len()];

/// Every note that concerns a cell, the nearest first, each once.
fn notes(table: &Table, lists: [&Vec<NoteIx>; 4]) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for note in lists.into_iter().flatten().filter_map(|ix| table.notes.get(ix.0)) {
        if !texts.contains(&note.text.as_str()) {
            texts.push(&note.text);
        }
    }
    texts.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::super::example::{cell, column, exactly, number, table, withheld};
    use super::export;
    use crate::model::{Cell, Column, Gap, Measure, NoteIx, Row, Standing, Table, Value};

    fn lines(table: &Table) -> Vec<String> {
        let text = String::from_utf8(export(table)).unwrap();
        assert!(text.ends_with("\r\n"));
        text.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn every_printed_cell_is_a_line_with_its_bounds_and_status() {
        let columns = vec![
            column("2021", "2021", Some("2021"), None),
            column("2021-vanaf-actieplan", "2021 (vanaf actieplan)", Some("2021-07?/2021-12"), None),
            column("2023-tot-juni", "2023 (tot juni)", Some("2023-01/2023-05"), Some("2023-01/2023-06")),
        ];
        let six = Cell { notes: vec![NoteIx(0)], ..exactly("6", 6) };
        let provisional = Cell { standing: Standing::Provisional, ..number("35*", 35, 0, 5) };
        let missing = cell(".", Value::Missing(Gap::Unknown));
        let instroom = vec![number("1.770", 1770, 0, 5), exactly("0", 0), provisional];
        let unprinted = Row { printed: false, ..Row::plain("vertrek", "Vertrek", Vec::new()) };
        let rows = vec![
            Row::plain("instroom", "Instroom in DT&V-caseload (incl. Dublin)", instroom),
            Row::plain("gedwongen", "Gedwongen vertrek", vec![six, withheld(), missing]),
            unprinted,
        ];
        let expected = "\
table,row,row_label,column,column_label,period,period_or,unit,measure,printed,value,lower,upper,decimals,status,notes,group
terugkeer,instroom,Instroom in DT&V-caseload (incl. Dublin),2021,2021,2021,,personen,flow,1.770,1770,1768,1772,0,A,,
terugkeer,instroom,Instroom in DT&V-caseload (incl. Dublin),2021-vanaf-actieplan,2021 (vanaf actieplan),2021-07?/2021-12,,personen,flow,0,0,0,0,0,A,,
terugkeer,instroom,Instroom in DT&V-caseload (incl. Dublin),2023-tot-juni,2023 (tot juni),2023-01/2023-05,2023-01/2023-06,personen,flow,35*,35,33,37,0,P,,
terugkeer,gedwongen,Gedwongen vertrek,2021,2021,2021,,personen,flow,6,6,6,6,0,A,Niet afgerond in de bron.,
terugkeer,gedwongen,Gedwongen vertrek,2021-vanaf-actieplan,2021 (vanaf actieplan),2021-07?/2021-12,,personen,flow,<5,,1,4,,Q,,
terugkeer,gedwongen,Gedwongen vertrek,2023-tot-juni,2023 (tot juni),2023-01/2023-05,2023-01/2023-06,personen,flow,.,,,,,O,,";
        let table = table(columns, rows, &["Niet afgerond in de bron."]);
        assert_eq!(lines(&table).join("\n"), expected);
    }

    #[test]
    fn printed_text_is_given_to_the_letter_and_numbers_with_a_point() {
        let columns = vec![column("noord", "Noord; \"kust\", en\ninland", None, None)];
        let share =
            Row { unit: Some("%".into()), measure: Some(Measure::Ratio), ..Row::plain("aandeel", "=Aandeel", vec![]) };
        let rows = vec![
            Row { cells: vec![number("4,60", 460, 2, 10)], group: Some("Delen".into()), ..share },
            Row::plain("saldo", "-Saldo", vec![number("\u{2212}1\u{202f}770,5", -17705, 1, 1)]),
        ];
        let lines = lines(&table(columns, rows, &[]));
        let place = "noord,\"Noord; \"\"kust\"\", en\ninland\",,";
        assert_eq!(lines[1], format!("terugkeer,aandeel,=Aandeel,{place},%,ratio,\"4,60\",4.60,4.55,4.65,2,A,,Delen"));
        assert_eq!(
            lines[2],
            format!(
                "terugkeer,saldo,-Saldo,{place},personen,flow,\"\u{2212}1\u{202f}770,5\",-1770.5,-1770.5,-1770.5,1,A,,"
            )
        );
    }

    #[test]
    fn notes_come_the_nearest_first_and_each_once() {
        let notes = ["van de cel", "van de rij", "van de kolom", "van de tabel"];
        let columns = vec![Column { notes: vec![NoteIx(2)], ..column("2021", "2021", Some("2021"), None) }];
        let own = Cell { notes: vec![NoteIx(0), NoteIx(1)], ..exactly("6", 6) };
        let rows = vec![Row { notes: vec![NoteIx(1)], ..Row::plain("gedwongen", "Gedwongen vertrek", vec![own]) }];
        let table = Table { own_notes: vec![NoteIx(3)], ..table(columns, rows, &notes) };
        assert!(lines(&table)[1].ends_with(",A,van de cel | van de rij | van de kolom | van de tabel,"));
    }
}
