//! A table as the text of its file.

use std::fmt::Write as _;

use super::names::{Column, Table, flat};
use super::{Findings, codes};
use crate::model::Period;

/// Columns are made no wider than this: one long text is not to fill every line with spaces.
const WIDEST: usize = 200;

/// The file; `origin` is where the table comes from.
pub(super) fn file(table: &Table, origin: &str, findings: &mut Findings) -> String {
    let mut text = format!("# Imported from {}.\n", flat(origin));
    for other in &table.others {
        let _ = writeln!(text, "# Left out: {}", flat(other));
    }
    keys(table, &mut text);
    let _ = write!(text, "cells = '''\n{}'''\n", grid(table));
    headings(table, &mut text);
    periods(&table.columns, &mut text);
    if !table.notes.is_empty() {
        text.push_str("\n[notes]\n");
        for (id, note) in &table.notes {
            let _ = writeln!(text, "{id} = {}", quoted(note));
        }
    }
    declarations(&table.columns, &mut text, findings);
    let told = [(!table.title.is_empty(), "`title`"), (table.source.is_some(), "`source`")];
    let lacking = told.into_iter().filter(|(is_told, _)| !is_told).map(|(_, key)| key);
    let lacking: Vec<&str> = ["`unit`", "`measure`"].into_iter().chain(lacking).collect();
    let hint = "fill in the lines behind `#` and take the `#` away; `kamerbrief check` asks for them";
    findings.add(&codes::UNFINISHED, None, format!("the spreadsheet does not say {}", lacking.join(", ")), hint);
    text
}

/// What a table says of itself; what is not known stands behind `#`.
fn keys(table: &Table, text: &mut String) {
    let _ = match table.title.as_str() {
        "" => writeln!(text, "# title = \"\""),
        title => writeln!(text, "title = {}", quoted(title)),
    };
    let _ = match &table.source {
        Some(source) => writeln!(text, "source = {{ name = {} }}", quoted(&flat(source))),
        None => writeln!(text, "# source = {{ name = \"\" }}"),
    };
    text.push_str("# unit = \"\"                              # what is counted: personen, aanvragen\n");
    text.push_str("# measure = \"\"                           # flow, stock, cumulative or ratio\n");
    if let Some(below) = threshold(table) {
        let why = "false where a 0 is kept back too";
        let _ = writeln!(text, "# withheld = {{ below = {below}, zero_is_shown = true }}   # {why}");
    }
}

fn grid(table: &Table) -> String {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let marked = |column: &Column| column.notes.iter().fold(column.id.clone(), |text, id| format!("{text}[^{id}]"));
    lines.push(
        [String::from("id"), String::from("label")].into_iter().chain(table.columns.iter().map(marked)).collect(),
    );
    for row in &table.rows {
        lines.push([row.id.clone(), row.label.clone()].into_iter().chain(row.cells.iter().cloned()).collect());
    }
    let lengths = |at: usize| lines.iter().map(move |line| line[at].chars().count());
    let width = |at: usize| lengths(at).filter(|length| *length <= WIDEST).max().unwrap_or(0);
    let widths: Vec<usize> = (0..table.columns.len() + 2).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells: Vec<String> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        let _ = writeln!(text, "{}", cells.join(" | ").trim_end_matches(' '));
    }
    text
}

/// The groups of rows, each named by the heading above it.
fn headings(table: &Table, text: &mut String) {
    for row in &table.rows {
        if let Some(heading) = &row.heading {
            let _ = write!(text, "\n[row.{}]\ngroup = {}\n", row.id, quoted(&flat(heading)));
        }
    }
}

/// The headers of columns that are periods: what a page would print of itself may not be what the source prints.
fn periods(columns: &[Column], text: &mut String) {
    for column in columns.iter().filter(|column| is_period(column)) {
        if let Some(label) = &column.label {
            let _ = write!(text, "\n[column.{}]\nlabel = {}\n", key(&column.id), quoted(label));
        }
    }
}

fn is_period(column: &Column) -> bool {
    Period::parse(&column.id).is_ok()
}

/// A key as TOML has it.
fn key(id: &str) -> String {
    let is_bare = |mark: char| mark.is_ascii_alphanumeric() || mark == '-' || mark == '_';
    if id.chars().all(is_bare) { id.to_owned() } else { quoted(id) }
}

/// What edition.toml has to say of columns that are no periods, ready to be copied.
fn declarations(columns: &[Column], text: &mut String, findings: &mut Findings) {
    let unexplained = columns.iter().filter(|column| !is_period(column));
    let declared: Vec<(&Column, &String)> =
        unexplained.filter_map(|column| column.label.as_ref().map(|label| (column, label))).collect();
    if declared.is_empty() {
        return;
    }
    text.push_str("\n# These columns do not explain themselves; edition.toml has to declare them:\n");
    for (column, label) in &declared {
        let _ = writeln!(text, "# [column.{}]\n# label = {}", column.id, quoted(label));
        let _ = writeln!(text, "# period = \"\"                            # {}", way(&column.id));
    }
    let names: Vec<String> = declared.iter().map(|(column, _)| format!("`{}`", column.id)).collect();
    let message = format!("the spreadsheet does not say which period these columns are: {}", names.join(", "));
    findings.add(
        &codes::UNFINISHED,
        None,
        message,
        "their declarations stand behind `#` at the end: copy them to edition.toml",
    );
}

fn way(id: &str) -> String {
    let years = id.split_once('-').and_then(|(one, next)| Some((one.parse::<u32>().ok()?, next.parse::<u32>().ok()?)));
    match years {
        Some((one, next)) if next == one + 1 => {
            format!("a school year is {one}-09/{next}-08, two whole years are {one}/{next}")
        }
        _ => String::from("such as 2023-01/2023-05; leave it out where the column is no period"),
    }
}

/// The number in the first `<5`.
fn threshold(table: &Table) -> Option<&str> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let below = cells.filter_map(|cell| cell.strip_prefix('<')).map(str::trim);
    below
        .map(|text| text.split("[^").next().unwrap_or(text))
        .find(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
