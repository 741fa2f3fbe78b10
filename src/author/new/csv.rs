//! New columns in the CSV file of a table, with empty cells, in a text that is otherwise left as it was.

use super::grid::NewCells;
use crate::read::{Grid, GridCell, delimiter_of};

/// The text with further columns, and how many cells are empty now; `new` is in the order of the columns.
///
/// `None` where it cannot be seen where its cells stand, since they hold line breaks or odd quotation marks.
pub(super) fn with_columns(csv: &str, grid: &Grid, new: &[NewCells]) -> Option<(String, usize)> {
    let delimiter = char::from(delimiter_of(csv));
    let rows: Vec<&[GridCell]> =
        grid.rows.iter().map(|row| row.cells.as_slice()).filter(|cells| !cells.is_empty()).collect();
    let mut text = String::new();
    let mut from = 0;
    for (line, cells) in std::iter::once(grid.columns.as_slice()).chain(rows.iter().copied()).enumerate() {
        for NewCells { at, names } in new {
            let to = place(csv, cells, *at, delimiter)?;
            text.push_str(csv.get(from..to)?);
            for name in names {
                text.push(delimiter);
                text.push_str(if line == 0 { name } else { "" });
            }
            from = to;
        }
    }
    text.push_str(csv.get(from..)?);
    Some((text, rows.len() * new.iter().map(|new| new.names.len()).sum::<usize>()))
}

/// A line of those fields.
pub(super) fn line(csv: &str, fields: &[String]) -> String {
    let delimiter = char::from(delimiter_of(csv));
    let field = |field: &String| {
        if field.contains([delimiter, '"']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.clone() }
    };
    fields.iter().map(field).collect::<Vec<_>>().join(&delimiter.to_string())
}

/// Where new cells go in the line of those: at the delimiter before that cell, or at the end of the line.
fn place(csv: &str, cells: &[GridCell], at: usize, delimiter: char) -> Option<usize> {
    match cells.get(at) {
        Some(cell) => {
            let before = csv.get(..cell.text.span.range().start)?;
            before.rfind(delimiter).filter(|bar| !before[*bar..].contains(['\r', '\n']))
        }
        None => {
            // Where the places of fields are not known, they are those of the line.
            place(csv, cells, cells.len().checked_sub(1)?, delimiter)?;
            let end = cells.last()?.text.span.range().end;
            let rest = csv.get(end..)?;
            Some(end + rest.find(['\r', '\n']).unwrap_or(rest.len()))
        }
    }
}
