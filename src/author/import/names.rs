//! From texts to a table: ids for rows and columns, notes on their places, every text looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{Layout, Line, Words, name};
use super::notes::{self, Below, Standing};
use super::{Cell, Findings, codes, figures, slips};
use crate::model::{Language, Period};
use crate::read::spreadsheet::{SheetCell, column_name};
use crate::resolve::slug;

/// Ids are cut at a word's end here, so that addresses stay short.
const LONGEST: usize = 24;
/// More columns than this is no table for a reader.
const WIDEST: usize = 20;

/// A table, ready to be written.
pub(super) struct Table {
    /// Its title; empty where it has none.
    pub(super) title: String,
    /// Who counted.
    pub(super) source: Option<String>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// Ids and texts.
    pub(super) notes: Vec<(String, String)>,
    /// Lines that found no place.
    pub(super) others: Vec<String>,
}

/// A column of the grid.
pub(super) struct Column {
    pub(super) id: String,
    /// What it is headed, where that is not a year.
    pub(super) label: Option<String>,
    /// The ids of its notes.
    pub(super) notes: Vec<String>,
}

/// A row of the grid: all texts with the marks of their notes.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) heading: Option<String>,
    pub(super) cells: Vec<String>,
}

pub(super) fn table(layout: Layout, language: Language, findings: &mut Findings) -> Table {
    let Layout { above, headers, rows, below } = layout;
    let below = notes::below(&below, &marks(&headers, &rows), findings);
    let (title, others) = title(&above, &below, findings);
    let columns = columns(&headers, &below, findings);
    let mut table = Table { title, source: below.source.clone(), columns, rows: Vec::new(), notes: Vec::new(), others };
    let mut ids_of_rows = Ids::default();
    for line in rows {
        let label = Texts { below: &below, language }.label(&line.label, findings);
        let stem = row_stem(&label.0, line.label.at);
        let id = ids_of_rows.fresh(&stem);
        let cells = line.cells.iter().map(|(at, cell)| {
            // A figure is judged without the marks of its notes.
            let (text, ids) = below.part(&cell.text, *at, Standing::Figure, findings);
            let text = figures::figure(&SheetCell { text, ..cell.clone() }, language, *at, findings);
            with_marks(&for_grid(&text, *at, findings), &ids)
        });
        let cells = cells.collect();
        table.rows.push(Row { id, label: with_marks(&label.0, &label.1), heading: line.heading, cells });
    }
    table.others.extend(below.others);
    table.notes = below.notes.into_iter().map(|note| (note.id, flat(&note.text))).collect();
    if table.columns.len() > WIDEST {
        let message = format!("the table has {} columns, more than a reader can follow", table.columns.len());
        let hint =
            "choose some with `--range`, part it into several tables, or turn it over so that its columns become rows";
        findings.add(&codes::WIDE, None, message, hint);
    }
    table
}

/// The marks that stand raised in headers, labels and figures, and the stars behind headers and labels.
fn marks(headers: &[Words], rows: &[Line]) -> Vec<String> {
    let words = headers.iter().chain(rows.iter().map(|row| &row.label)).map(|words| words.text.trim());
    let figures = rows.iter().flat_map(|row| row.cells.iter().map(|(_, cell)| cell.text.trim()));
    let stars = words.clone().map(|text| text[text.trim_end_matches('*').len()..].to_owned());
    let stars = stars.filter(|stars| !stars.is_empty());
    words.chain(figures).filter_map(|text| notes::raised_behind(text).map(|(_, mark)| mark)).chain(stars).collect()
}

fn title(above: &[Words], below: &Below, findings: &mut Findings) -> (String, Vec<String>) {
    let Some((title, others)) = above.split_first() else {
        return (String::new(), Vec::new());
    };
    for other in others {
        let message = format!("`{}` stands above the table and was left out", other.text.trim());
        findings.add(
            &codes::LEFT_OUT,
            Some(other.at),
            message,
            "it stands behind `#` in the file; make a unit of it, a note, or a part of the title",
        );
    }
    slips::of_words(title.text.trim(), title.at, findings);
    let (text, mut ids) = below.part(&flat(&title.text), title.at, Standing::Words, findings);
    ids.extend(below.of_the_table().map(str::to_owned));
    (with_marks(&text, &ids), others.iter().map(|other| flat(&other.text)).collect())
}

fn columns(headers: &[Words], below: &Below, findings: &mut Findings) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut ids = Ids::default();
    for header in headers {
        let (text, notes) =
            below.part(&for_grid(&header.text, header.at, findings), header.at, Standing::Words, findings);
        if header.stored.as_ref().is_some_and(|stored| *stored != text && Period::parse(stored).is_ok()) {
            let message = format!(
                "the header shows `{text}` and holds {}, which may be a year",
                header.stored.as_deref().unwrap_or("")
            );
            findings.add(
                &codes::NUMBER,
                Some(header.at),
                message,
                "if it is, give the cell a format without a mark between thousands",
            );
        }
        slips::of_header(&text, header.at, findings);
        if text.is_empty() {
            let message = format!("column {} has no header", column_name(header.at.1));
            findings.add(
                &codes::HEADER,
                Some(header.at),
                message,
                "give it a label in its declaration in edition.toml",
            );
        }
        let stem = column_stem(&text, header.at);
        let id = ids.fresh(&stem);
        if id != stem {
            let message = format!("the header `{text}` stands in two columns; this one became `{id}`");
            findings.add(&codes::HEADER, Some(header.at), message, "say in its label in edition.toml how it differs");
        }
        read_in_two_ways(&id, header.at, findings);
        // A year is printed as a year; of any other period a page says in its own words what the source may say otherwise.
        let is_plain = id == text && text.bytes().all(|byte| byte.is_ascii_digit());
        let label = (!is_plain).then_some(text);
        columns.push(Column { id, label, notes });
    }
    columns
}

/// What texts are read with.
struct Texts<'b> {
    below: &'b Below,
    language: Language,
}

impl Texts<'_> {
    /// The label and the ids of its notes.
    fn label(&self, words: &Words, findings: &mut Findings) -> (String, Vec<String>) {
        let (text, ids) =
            self.below.part(&for_grid(&words.text, words.at, findings), words.at, Standing::Words, findings);
        slips::of_words(&text, words.at, findings);
        if text.is_empty() {
            let message = format!("the row of {} has no label", name(words.at));
            let hint = match self.language {
                Language::Dutch => "write what it counts, such as `Zelfstandig vertrek`",
                Language::English => "write what it counts, such as `Voluntary departures`",
                Language::French => "write what it counts, such as `Départs volontaires`",
            };
            findings.add(&codes::HEADER, Some(words.at), message, hint);
        }
        (text, ids)
    }
}

/// An id for a row: the words of its label, without what stands in brackets.
fn row_stem(label: &str, at: Cell) -> String {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for mark in label.chars() {
        match mark {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            mark if depth == 0 => bare.push(mark),
            _ => {}
        }
    }
    let words = if bare.chars().any(char::is_alphanumeric) { bare.as_str() } else { label };
    if !words.chars().any(char::is_alphanumeric) {
        return format!("rij-{}", u64::from(at.0) + 1);
    }
    let id = slug(&slips::whole(words));
    // Most labels of counts begin so, and it tells them from nothing.
    let telling = ["aantal-", "number-of-"].iter().find_map(|start| id.strip_prefix(start)).unwrap_or(&id);
    cut(telling, LONGEST)
}

/// An id for a column: its period, or else the words of its header.
fn column_stem(text: &str, at: Cell) -> String {
    if Period::parse(text).is_ok() && !may_be_two_years(text) {
        return text.to_owned();
    }
    if let Some(years) = two_years(text) {
        return years;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return format!("kolom-{}", column_name(at.1).to_lowercase());
    }
    let id = cut(&slug(&slips::whole(text)), LONGEST + LONGEST / 2);
    // An id that reads as a period would be taken for that period.
    if Period::parse(&id).is_ok() { format!("kolom-{id}") } else { id }
}

/// Says what `2010-12` and `2022-21` were taken for: sources write years so, and nobody writes a season so.
fn read_in_two_ways(id: &str, at: Cell, findings: &mut Findings) {
    let Some((year, part)) = id.split_once('-').filter(|(_, part)| part.len() == 2) else {
        return;
    };
    let (Ok(first), Ok(second), true) = (year.parse::<u32>(), part.parse::<u32>(), Period::parse(id).is_ok()) else {
        return;
    };
    let is_season = second > 12;
    if !is_season && second <= first % 100 {
        return;
    }
    let what = if is_season { "season" } else { "month" };
    let message = format!("`{id}` was taken for {what} {part} of {year}");
    let years = if second > first % 100 { format!("{year}/{}{part}", first / 100) } else { String::from("2022/2023") };
    let hint =
        format!("if years are meant, name the column otherwise and give its period in edition.toml, such as `{years}`");
    findings.add(&codes::NUMBER, Some(at), message, hint);
}

/// Whether a header that reads as a period may mean another: `2022/2023` may be a school year, `2022-23` too.
fn may_be_two_years(text: &str) -> bool {
    two_years(text).is_some()
}

/// `2022/2023`, `2022-2023`, `2022/23` and `2022-23`, where the second year follows the first, as `2022-2023`.
fn two_years(text: &str) -> Option<String> {
    let (one, next) = text.split_once(['/', '-', '\u{2013}'])?;
    let (one, next) = (one.trim(), next.trim().trim_start_matches(['\'', '’']));
    let first: u32 = one.parse().ok().filter(|year| (1900..2100).contains(year))?;
    let second: u32 = next.parse().ok()?;
    let follows = match next.len() {
        4 => second == first + 1,
        2 => second == (first + 1) % 100,
        _ => false,
    };
    follows.then(|| format!("{first}-{}", first + 1))
}

/// Cut where a word ends, if it is too long.
fn cut(id: &str, longest: usize) -> String {
    if id.len() <= longest {
        return id.to_owned();
    }
    let end = id[..=longest].rfind('-').filter(|end| *end > 0).unwrap_or(longest);
    id[..end].trim_end_matches('-').to_owned()
}

/// Ids that are given out, each once.
#[derive(Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    /// The number that a stem may have next; counting on is what keeps a table of equal labels quick.
    next: BTreeMap<String, u32>,
}

impl Ids {
    /// An id that no other has: with a number behind it where needed.
    pub(super) fn fresh(&mut self, stem: &str) -> String {
        if self.taken.insert(stem.to_owned()) {
            return stem.to_owned();
        }
        let next = self.next.entry(stem.to_owned()).or_insert(2);
        loop {
            let id = format!("{stem}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn with_marks(text: &str, ids: &[String]) -> String {
    ids.iter().fold(text.to_owned(), |text, id| format!("{text}[^{id}]"))
}

/// A text on one line, without characters that a file of text cannot hold.
pub(super) fn flat(text: &str) -> String {
    let parts: Vec<&str> = text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" ").chars().filter(|mark| !mark.is_control()).collect::<String>().trim().to_owned()
}

/// A text as it can stand in a grid; what has to be changed for that is told.
fn for_grid(text: &str, at: Cell, findings: &mut Findings) -> String {
    let flat = flat(text);
    if flat != text.trim() {
        let message = format!("`{flat}` stands on several lines, or holds characters that are not shown");
        findings.add(&codes::SPACE, Some(at), message, "it became one line; see that no word was broken");
    }
    if flat.contains("[^") {
        let message = format!("`{flat}` holds `[^`, which begins the mark of a note");
        findings.add(&codes::GRID_MARK, Some(at), message, "write the note under `[notes]`, or the text without it");
    }
    if !flat.contains('|') && !flat.contains("'''") {
        return flat;
    }
    let kept = flat.replace('|', "\u{a6}").replace("'''", "’’’");
    let message = format!("`{flat}` holds `|` or `'''`, which part cells and end a grid; it became `{kept}`");
    findings.add(&codes::GRID_MARK, Some(at), message, "write it in other words");
    kept
}

#[cfg(test)]
mod tests {
    use super::{Ids, column_stem, flat, row_stem};

    #[test]
    fn columns_are_named_by_their_period() {
        for (header, id) in [
            ("2019", "2019"),
            ("2023-Q2", "2023-Q2"),
            ("2021 (vanaf actieplan)", "2021-vanaf-actieplan"),
            ("2023 (tot juni)", "2023-tot-juni"),
            ("2022/2023", "2022-2023"),
            ("2022-23", "2022-2023"),
            ("2022/’23", "2022-2023"),
            ("2022-21", "2022-21"),
            ("2021 12", "kolom-2021-12"),
            ("", "kolom-b"),
            ("%", "kolom-b"),
        ] {
            assert_eq!(column_stem(header, (0, 1)), id, "{header}");
        }
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        let given = ["totaal", "totaal-2", "totaal", "totaal", "totaal-2"].map(|stem| ids.fresh(stem));
        assert_eq!(given, ["totaal", "totaal-2", "totaal-3", "totaal-4", "totaal-2-2"]);
    }

    #[test]
    fn rows_are_named_by_their_words() {
        for (label, id) in [
            ("Instroom in DT&V-caseload (incl. Dublin)", "instroom-in-dt-v"),
            ("Aantal verzoeken", "verzoeken"),
            ("Één (1)", "een"),
            ("(overig)", "overig"),
            ("–", "rij-7"),
            ("Vreemdelingenbewaringsmaatregelen", "vreemdelingenbewaringsma"),
        ] {
            assert_eq!(row_stem(label, (6, 0)), id, "{label}");
        }
    }

    #[test]
    fn a_text_on_several_lines_becomes_one() {
        assert_eq!(flat("2021\r\n (vanaf\tactieplan) \u{7}"), "2021 (vanaf actieplan)");
    }
}
