//! The grid of a table from a CSV file: the same lines and cells as in TOML, each with its place.
//!
//! Reading is the `csv` crate's. It does not say where a field stands, so the places are counted here, over
//! the same bytes; where the two disagree, a field has the place of its whole line.

use std::ops::Range;

use ::csv::{Reader, ReaderBuilder, StringRecord};

use super::grid::{self, Grid};
use super::shape::Text;
use crate::diag::{FileId, Located, Report, Span};

/// Reads the grid from a file's text; `None` if nothing of it can be used.
pub(super) fn from_csv(text: &str, file: FileId, report: &mut Report) -> Option<Grid> {
    let delimiter = delimiter_of(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    loop {
        let from = position(&reader);
        // The text is in memory, UTF-8, and its lines may have any length: nothing but its end can come.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        let places = places(text, from..position(&reader), &record, delimiter);
        lines.push(cells(&record, &places, file));
    }
    lines.retain(|line: &Vec<Text>| line.iter().any(|cell| !cell.value.is_empty()));
    grid::from_lines(&lines, Span::new(file, 0..0), report)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// What parts the names of the columns: Dutch spreadsheets write semicolons, since their numbers hold commas.
#[must_use]
pub fn delimiter_of(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or("");
    [b';', b'\t', b','].into_iter().find(|mark| header.as_bytes().contains(mark)).unwrap_or(b',')
}

fn cells(record: &StringRecord, places: &[Range<usize>], file: FileId) -> Vec<Text> {
    let cell = |(value, place): (&str, &Range<usize>)| {
        // Spreadsheets break lines within a cell to make it narrower.
        let value = value.trim().replace("\r\n", " ").replace(['\r', '\n'], " ");
        Located { value, span: Span::new(file, place.clone()) }
    };
    record.iter().zip(places).map(cell).collect()
}

/// Where each field of a record stands, without its quotation marks.
fn places(text: &str, range: Range<usize>, record: &StringRecord, delimiter: u8) -> Vec<Range<usize>> {
    let written = text.get(range.clone()).unwrap_or("");
    let start = range.start + (written.len() - written.trim_start_matches(['\r', '\n']).len());
    let line = written.trim_matches(['\r', '\n']);
    let fields = split(line, delimiter);
    if fields.len() == record.len() {
        return fields.into_iter().map(|field| start + field.start..start + field.end).collect();
    }
    vec![start..start + line.len(); record.len()]
}

fn split(line: &str, delimiter: u8) -> Vec<Range<usize>> {
    let mut quoted = false;
    let parts = line.split(|mark: char| {
        quoted ^= mark == '"';
        !quoted && mark == char::from(delimiter)
    });
    let mut from = 0;
    let mut fields = Vec::new();
    for part in parts {
        let lead = part.len() - part.trim_start_matches([' ', '"']).len();
        let shown = part.trim_matches([' ', '"']);
        fields.push(from + lead.min(part.len())..from + lead.min(part.len()) + shown.len());
        from += part.len() + 1;
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::from_csv;
    use crate::diag::{FileId, Report};

    #[test]
    fn every_cell_has_its_place_whatever_parts_it_and_however_it_is_quoted() {
        for text in [
            "id;label;2021;2022\r\nnoord;\"Noord; kust\";1.770;<5[^a]\r\n\r\nzuid;\"Zuid \"\"oud\"\"\";.;0\r\n",
            "id,label,2021,2022\nnoord,\"Noord, kust\",\"1.770\",<5[^a]\nzuid,Zuid,.,0",
            "id\tlabel\t2021\t2022\nnoord\tNoord\t1.770\t<5[^a]\nzuid\tZuid\t.\t0",
        ] {
            let mut report = Report::default();
            let grid = from_csv(text, FileId(0), &mut report).unwrap();
            assert_eq!(report.findings.len(), 0, "{:?}", report.findings);
            let printed: Vec<_> = grid.rows.iter().map(|row| [&row.cells[0], &row.cells[1]]).collect();
            let values = printed.iter().map(|cells| cells.map(|cell| cell.text.as_str())).collect::<Vec<_>>();
            assert_eq!(values, [["1.770", "<5"], [".", "0"]]);
            for cell in printed.into_iter().flatten() {
                assert_eq!(&text[cell.text.span.range()], cell.text.value);
            }
            assert_eq!(grid.rows[0].cells[1].notes[0].value, "a");
        }
    }
}
