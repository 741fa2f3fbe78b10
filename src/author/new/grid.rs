//! New columns in the grid of a table, with empty cells, in a text that is otherwise left as its author laid it out.

/// The lines of a grid with further columns, and how many cells are empty now.
///
/// `columns` is how many there are after `id` and `label`. The new ones stand behind them, or before them where the
/// newest comes first.
pub(super) fn with_columns(grid: &str, columns: usize, new: &[String], newest_first: bool) -> (String, usize) {
    let lines: Vec<Line<'_>> = kinds(grid, columns);
    let widest = lines.iter().filter(|line| line.kind != Kind::Other).map(|line| width(line.text)).max().unwrap_or(0);
    let mut text = String::new();
    let mut empty = 0;
    for Line { text: line, ending, kind } in lines {
        empty += if kind == Kind::Row { new.len() } else { 0 };
        let cells: Vec<String> = new.iter().map(|name| kind.cell(name)).collect();
        let second = line.match_indices('|').nth(1).map(|(at, _)| at).filter(|_| newest_first);
        match (kind, second) {
            (Kind::Other, _) => text.push_str(line),
            (_, Some(at)) => {
                let (before, after) = line.split_at(at);
                text.extend([before, "|", &cells.join("|"), after]);
            }
            (_, None) => {
                let padded = format!("{line}{}|{}", kind.filler().repeat(widest + 1 - width(line)), cells.join("|"));
                text.push_str(padded.trim_end());
            }
        }
        text.push_str(ending);
    }
    (text, empty)
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
    use super::with_columns;

    fn with(grid: &str, columns: usize, new: &[&str], newest_first: bool) -> (String, usize) {
        let new: Vec<String> = new.iter().map(|name| (*name).to_owned()).collect();
        with_columns(grid, columns, &new, newest_first)
    }

    #[test]
    fn new_columns_stand_in_line_and_are_empty() {
        let grid = "\nid | label    | 2021 | 2022\n---|---|---|---\na  | Één      | 1    | 2[^a]\nb  | Computed |\n\nc  | x        | <5   | .\n";
        let (text, empty) = with(grid, 2, &["2023", "2024"], false);
        assert_eq!(
            text,
            "\nid | label    | 2021 | 2022  | 2023 | 2024\n---|---|---|-----------------|------|------\n\
             a  | Één      | 1    | 2[^a] |      |\nb  | Computed |\n\nc  | x        | <5   | .     |      |\n"
        );
        assert_eq!(empty, 4);
    }

    #[test]
    fn line_endings_and_quotation_marks_stay() {
        let (text, empty) = with("\r\nid | label | 2021\r\na | A | 1\r\n  ", 1, &["2022"], false);
        assert_eq!(text, "\r\nid | label | 2021 | 2022\r\na | A | 1         |\r\n  ");
        assert_eq!(empty, 1);
    }

    #[test]
    fn the_newest_column_can_come_first() {
        let (text, _) = with("\nid | label | 2022 | 2021\na  | A     | 2    | 1\n", 2, &["2023"], true);
        assert_eq!(text, "\nid | label | 2023 | 2022 | 2021\na  | A     |      | 2    | 1\n");
    }
}
