//! Text with marks between its cells: which mark, and which encoding, is found out.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{Budget, Fault, Sheet, SheetCell, Workbook, put};

/// The marks between cells, the more usual first.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

pub(super) fn workbook(bytes: &[u8]) -> Result<Workbook, Fault> {
    let (text, assumed_encoding) = decoded(bytes)?;
    let start: String = text.trim_start().chars().take(20).collect::<String>().to_lowercase();
    if text.contains('\0') || start.starts_with("<html") || start.starts_with("<!doctype") || start.starts_with("<?xml")
    {
        return Err(Fault::NoSpreadsheet);
    }
    let (delimiter, body, skipped) = declared(&text).unwrap_or_else(|| (likeliest(&text), &text, 0));
    let records = records(body, delimiter)?;
    let widths = records.iter().map(|(_, cells)| cells.len()).filter(|width| *width > 1);
    let usual = most_frequent(widths).map_or(0, |(width, _)| width);
    let mut workbook = Workbook { assumed_encoding, ..Workbook::default() };
    let (mut sheet, mut budget) = (Sheet::default(), Budget::default());
    for (line, cells) in records {
        let row = line + skipped;
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        if filled > 1 && cells.len() != usual {
            workbook.ragged.push((row, cells.len(), usual));
        }
        for (column, text) in cells.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            put(&mut sheet, &mut budget, (row, column), SheetCell { text, ..SheetCell::default() })?;
        }
    }
    workbook.sheets.push(sheet);
    Ok(workbook)
}

/// The text, and the encoding where it is only assumed.
fn decoded(bytes: &[u8]) -> Result<(String, Option<&'static str>), Fault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        let broken = || Fault::Broken(format!("it says that it is {}, and is not", encoding.name()));
        return text.map(|text| (text.into_owned(), None)).ok_or_else(broken);
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok((text.into_owned(), None)),
        // Every byte means something there, so this is what is left, and a guess.
        None => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Some("Windows-1252"))),
    }
}

/// The mark that a first line `sep=;` names, and what follows that line.
fn declared(text: &str) -> Option<(u8, &str, u32)> {
    let rest = text.strip_prefix("sep=")?;
    let delimiter = rest.bytes().next().filter(u8::is_ascii)?;
    let after = rest.get(1..)?;
    let body = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n'))?;
    Some((delimiter, body, 1))
}

/// The mark under which most rows have the same number of cells.
fn likeliest(text: &str) -> u8 {
    let fit = |delimiter: u8| {
        let rows = records(text, delimiter).unwrap_or_default();
        most_frequent(rows.iter().map(|(_, cells)| cells.len()).filter(|width| *width > 1)).map_or(0, |(_, rows)| rows)
    };
    // The first of equals, and `max_by_key` takes the last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| fit(*delimiter)).unwrap_or(b';')
}

/// The most frequent width with the number of rows that have it; of equals the widest.
fn most_frequent(widths: impl Iterator<Item = usize>) -> Option<(usize, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for width in widths {
        *counts.entry(width).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(width, count)| (*count, *width))
}

/// Rows with their number as a spreadsheet program would give it, counted from 0: empty lines are rows too, and a
/// line break within quotation marks begins none.
fn records(text: &str, delimiter: u8) -> Result<Vec<(u32, Vec<String>)>, Fault> {
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let (mut row, mut end) = (0, 0);
    while reader.read_record(&mut record).map_err(|error| Fault::Broken(error.to_string()))? {
        // The reader passes over empty lines without a word.
        let rest = text.get(end..).unwrap_or("");
        let passed = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        row += u32::try_from(rest[..passed].matches('\n').count()).unwrap_or(0);
        end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        // A line feed that belongs to the end of this row is left by the reader for the next.
        end += usize::from(text.get(..end).is_some_and(|read| read.ends_with('\r')) && text[end..].starts_with('\n'));
        rows.push((row, record.iter().map(str::to_owned).collect()));
        row += 1;
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::{decoded, likeliest, workbook};

    #[test]
    fn the_mark_between_cells_is_found() {
        assert_eq!(likeliest("a;b;c\nx;1,5;2,5\n"), b';');
        assert_eq!(likeliest("a,b\n\"x, y\",2\n"), b',');
        assert_eq!(likeliest("a\tb\nx, y\t2\n"), b'\t');
        assert_eq!(likeliest("niets"), b';');
    }

    #[test]
    fn encodings_are_told_or_assumed() {
        assert_eq!(decoded(b"\xef\xbb\xbfcaf\xc3\xa9"), Ok((String::from("café"), None)));
        assert_eq!(decoded(b"\xff\xfec\0a\0"), Ok((String::from("ca"), None)));
        assert_eq!(decoded(b"caf\xe9"), Ok((String::from("café"), Some("Windows-1252"))));
        assert!(decoded(b"\xef\xbb\xbfcaf\xe9").is_err());
    }

    #[test]
    fn rows_keep_the_number_that_a_spreadsheet_gives_them() {
        let workbook = workbook(b"sep=;\r\nTitel\r\n\r\n;2021;2022\r\nin;1;\"2\n\"\r\nuit;3\r\n").unwrap();
        let texts: Vec<_> = workbook.sheets[0].cells.iter().map(|(at, cell)| (*at, cell.text.as_str())).collect();
        assert_eq!(texts[..3], [((1, 0), "Titel"), ((3, 1), "2021"), ((3, 2), "2022")]);
        assert_eq!(texts[5..], [((4, 2), "2\n"), ((5, 0), "uit"), ((5, 1), "3")]);
        assert_eq!(workbook.ragged, [(5, 2, 3)]);
    }
}
