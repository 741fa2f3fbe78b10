//! New columns and lines in the grid of a table, with empty cells, in a text that is otherwise left as its author laid
//! it out.

/// Columns that are to stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewCells {
    /// How many of the old columns stand before them, `id` and `label` not counted.
    pub(super) at: usize,
    /// What the header says of them.
    pub(super) names: Vec<String>,
}

/// The lines of a grid with further columns, and how many cells are empty now.
///
/// `columns` is how many there are after `id` and `label`; `new` is in the order of the columns.
pub(super) fn with_columns(grid: &str, columns: usize, new: &[NewCells]) -> (String, usize) {
    let lines: Vec<Line<'_>> = kinds(grid, columns);
    let widest = lines.iter().filter(|line| line.kind != Kind::Other).map(|line| width(line.text)).max().unwrap_or(0);
    let count: usize = new.iter().map(|new| new.names.len()).sum();
    let mut text = String::new();
    for line in &lines {
        match line.kind {
            Kind::Other => text.push_str(line.text),
            _ => text.push_str(&line.with(new, widest)),
        }
        text.push_str(line.ending);
    }
    (text, lines.iter().filter(|line| line.kind == Kind::Row).count() * count)
}

/// A line of a grid in which every cell is as wide as that of the header, where it has room.
pub(super) fn line(header: &str, cells: &[String]) -> String {
    let widths = header.split('|').map(width).chain(std::iter::repeat(0));
    let pad = |(at, (cell, room)): (usize, (&String, usize))| {
        let cell = if at == 0 { format!("{cell} ") } else { format!(" {cell} ") };
        let lacking = room.saturating_sub(width(&cell));
        cell + &" ".repeat(lacking)
    };
    cells.iter().zip(widths).enumerate().map(pad).collect::<Vec<_>>().join("|").trim_end().to_owned()
}

impl Line<'_> {
    fn with(&self, new: &[NewCells], widest: usize) -> String {
        let bars: Vec<usize> = self.text.match_indices('|').map(|(at, _)| at).collect();
        let mut text = String::new();
        let mut from = 0;
        for NewCells { at, names } in new {
            let cells = names.iter().map(|name| self.kind.cell(name)).collect::<Vec<_>>().join("|");
            // The bar before the first column is the second of its line; behind the last column there is none.
            let to = bars.get(at + 1).copied().unwrap_or(self.text.len());
            text.push_str(self.text.get(from..to).unwrap_or(""));
            if to == self.text.len() {
                text.push_str(&self.kind.filler().repeat((widest + 1).saturating_sub(width(self.text))));
            }
            text.extend(["|", &cells]);
            from = to;
        }
        text.push_str(self.text.get(from..).unwrap_or(""));
        text.trim_end().to_owned()
    }
}

struct Line<'g> {
    /// Without the spaces behind it.
    text: &'g str,
    ending: &'g str,
    kind: Kind,
}

/// What a line of a grid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Header,
    /// `---|---`
    Rule,
    Row,
    /// Blank, or a row without cells of its own.
    Other,
}

impl Kind {
    fn filler(self) -> &'static str {
        if self == Kind::Rule { "-" } else { " " }
    }

    /// The new cell of such a line, as wide as the header says.
    fn cell(self, name: &str) -> String {
        let filler = self.filler();
        match self {
            Kind::Header => format!(" {name} "),
            _ => filler.repeat(width(name) + 2),
        }
    }
}

fn kinds(grid: &str, columns: usize) -> Vec<Line<'_>> {
    let mut header_seen = false;
    let mut kind = |line: &'_ str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let is_rule = line.contains("---") && line.chars().all(|mark| matches!(mark, '-' | ':' | '|' | ' '));
        match cells.as_slice() {
            _ if is_rule => Kind::Rule,
            [_, _, ..] if !std::mem::replace(&mut header_seen, true) => Kind::Header,
            // A row of which the only cell is empty is one that is computed.
            [_, _, cells @ ..] if cells.len() == columns && cells != [""] => Kind::Row,
            _ => Kind::Other,
        }
    };
    let parted = grid.split_inclusive('\n').map(|line| {
        let text = line.trim_end();
        (text, &line[text.len()..])
    });
    parted.map(|(text, ending)| Line { text, ending, kind: kind(text) }).collect()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{NewCells, line, with_columns};

    fn with(grid: &str, columns: usize, new: &[(usize, &[&str])]) -> (String, usize) {
        let cells = |(at, names): &(usize, &[&str])| NewCells {
            at: *at,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        with_columns(grid, columns, &new.iter().map(cells).collect::<Vec<_>>())
    }

    #[test]
    fn new_columns_stand_in_line_and_are_empty() {
        let grid = "\nid | label    | 2021 | 2022\n---|---|---|---\na  | Één      | 1    | 2[^a]\nb  | Computed |\n\nc  | x        | <5   | .\n";
        let (text, empty) = with(grid, 2, &[(2, &["2023", "2024"])]);
        assert_eq!(
            text,
            "\nid | label    | 2021 | 2022  | 2023 | 2024\n---|---|---|-----------------|------|------\n\
             a  | Één      | 1    | 2[^a] |      |\nb  | Computed |\n\nc  | x        | <5   | .     |      |\n"
        );
        assert_eq!(empty, 4);
    }

    #[test]
    fn line_endings_and_quotation_marks_stay() {
        let (text, empty) = with("\r\nid | label | 2021\r\na | A | 1\r\n  ", 1, &[(1, &["2022"])]);
        assert_eq!(text, "\r\nid | label | 2021 | 2022\r\na | A | 1         |\r\n  ");
        assert_eq!(empty, 1);
    }

    #[test]
    fn the_newest_column_can_come_first() {
        let (text, _) = with("\nid | label | 2022 | 2021\na  | A     | 2    | 1\n", 2, &[(0, &["2023"])]);
        assert_eq!(text, "\nid | label | 2023 | 2022 | 2021\na  | A     |      | 2    | 1\n");
    }

    #[test]
    fn new_columns_can_stand_between_old_ones() {
        let grid = "\nid | label | a@2022 | b@2022\nx  | X     | 2      | 1\n";
        let (text, empty) = with(grid, 2, &[(1, &["a@2023"]), (2, &["b@2023"])]);
        assert_eq!(text, "\nid | label | a@2022 | a@2023 | b@2022 | b@2023\nx  | X     | 2      |        | 1      |\n");
        assert_eq!(empty, 2);
    }

    #[test]
    fn a_new_line_stands_in_line_with_the_header() {
        let cells = ["2025-Q1", "1e kwartaal", "", ""].map(str::to_owned);
        assert_eq!(line("id      | label       | in | uit", &cells), "2025-Q1 | 1e kwartaal |    |");
        assert_eq!(line("id | label | in | uit", &cells), "2025-Q1 | 1e kwartaal |    |");
    }
}
