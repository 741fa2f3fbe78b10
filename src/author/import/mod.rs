//! A table of a spreadsheet as the text of a `data/<table>.toml`.
//!
//! Texts are taken over to the letter. Where that cannot be, or what stands there is likely a slip of copying, a
//! finding says so with the cell, the text and a way out. Nothing is guessed: what a spreadsheet does not say is left
//! for the author to fill in, in such a way that `check` asks for it.

mod choice;
mod codes;
mod figures;
mod layout;
mod names;
mod notes;
mod slips;
mod text;

pub use codes::CODES;

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Place, Report, plural};
use crate::model::Language;
use crate::read::spreadsheet::{self, Marks, Workbook, cell_name};

/// What is wanted of a spreadsheet.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The name of the sheet; without it the only one that holds anything.
    pub sheet: Option<String>,
    /// The cells, as `A1:G9`; without it all that are filled.
    pub range: Option<String>,
    /// By whose rules numbers are written; without it the site's.
    pub language: Option<Language>,
}

/// What a spreadsheet came to.
#[derive(Debug)]
pub struct Imported {
    /// The table's file; `None` where there is no table to make.
    pub toml: Option<String>,
    /// What is to be known of it, in the order of the cells.
    pub report: Report,
}

/// Makes a table's file of a spreadsheet; `name` is that of the file, for findings.
#[must_use]
pub fn import(name: &str, bytes: &[u8], wanted: &Wanted, language: Language) -> Imported {
    let mut findings = Findings { file: name.to_owned(), ..Findings::default() };
    let toml = table(name, bytes, wanted, language, &mut findings);
    Imported { toml, report: findings.into_report() }
}

fn table(name: &str, bytes: &[u8], wanted: &Wanted, language: Language, findings: &mut Findings) -> Option<String> {
    let marks = Marks { decimal: language.decimal_mark(), group: language.group_mark() };
    let workbook = match spreadsheet::workbook(name, bytes, marks) {
        Ok(workbook) => workbook,
        Err(fault) => {
            choice::fault(name, &fault, findings);
            return None;
        }
    };
    let (sheet, area) = choice::choose(&workbook, wanted, findings)?;
    of_the_file(&workbook, findings);
    let layout = layout::layout(sheet, area, findings)?;
    let table = names::table(layout, language, findings);
    let mut origin = name.to_owned();
    if !sheet.name.is_empty() {
        origin = format!("{origin}, sheet `{}`", sheet.name);
    }
    if wanted.range.is_some() {
        origin = format!("{origin}, {area}");
    }
    Some(text::file(&table, &origin, findings))
}

fn of_the_file(workbook: &Workbook, findings: &mut Findings) {
    if let Some(encoding) = workbook.assumed_encoding {
        let message = format!("the file is not UTF-8; it was read as {encoding}");
        findings.add(
            &codes::ENCODING,
            None,
            message,
            "look at letters such as é and €; if they are wrong, save the file as UTF-8",
        );
    }
    for (row, cells, usual) in &workbook.ragged {
        let message = format!("row {} has {}, but most rows have {usual}", row + 1, plural(*cells, "cell"));
        let hint = "see whether a mark between cells lacks, or stands in a text without quotation marks";
        findings.add(&codes::RAGGED, Some((*row, 0)), message, hint);
    }
}

/// What was found, with the cells that it is about.
#[derive(Debug, Default)]
struct Findings {
    file: String,
    sheet: String,
    found: Vec<(Option<Cell>, Diagnostic)>,
}

/// Kinds of findings that say the same of each cell of a column, such as one of percentages.
const REPETITIVE: [&Code; 8] = [
    &codes::NO_VALUE,
    &codes::UNIT_MARK,
    &codes::FORMULA,
    &codes::SPACE,
    &codes::ROUNDED,
    &codes::FORMAT,
    &codes::NOTE_MARK,
    &codes::NUMBER,
];
/// So many findings of such a kind are told in full.
const ALIKE: usize = 12;
/// So many of the cells of the others are named: a sheet can have sixty thousand of them.
const NAMED: usize = 10;

/// The first of the cells, and how many more there are.
fn named(cells: &[String]) -> String {
    let (first, others) = cells.split_at(cells.len().min(NAMED));
    match others {
        [] => first.join(", "),
        others => format!("{} and {} more", first.join(", "), others.len()),
    }
}

/// Row and column, counted from 0.
type Cell = (u32, u32);

impl Findings {
    /// Adds a finding about a cell, or about the file as a whole.
    fn add(&mut self, code: &'static Code, at: Option<Cell>, message: impl Into<String>, hint: impl Into<String>) {
        let finding = Diagnostic::new(code, Place::Path(self.place(at)), message).hint(hint);
        self.found.push((at, finding));
    }

    /// `terugkeer.xlsx:Blad1!B7`, as formulas name a cell.
    fn place(&self, at: Option<Cell>) -> String {
        let is_plain = self.sheet.chars().all(|mark| mark.is_alphanumeric() || mark == '_');
        let sheet = if is_plain { self.sheet.clone() } else { format!("'{}'", self.sheet) };
        match at.map(cell_name) {
            None => self.file.clone(),
            Some(cell) if sheet.is_empty() => format!("{}:{cell}", self.file),
            Some(cell) => format!("{}:{sheet}!{cell}", self.file),
        }
    }

    /// In the order of the cells; of findings that say the same the first few, the last of which names the others.
    fn into_report(mut self) -> Report {
        self.found.sort_by_key(|(at, _)| *at);
        let mut report = Report::default();
        let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
        let mut more: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (at, finding) in self.found {
            let alike = alike.entry(finding.code.name).or_default();
            *alike += 1;
            match at {
                Some(cell) if *alike > ALIKE && REPETITIVE.contains(&finding.code) => {
                    more.entry(finding.code.name).or_default().push(cell_name(cell));
                }
                _ => report.push(finding),
            }
        }
        for (code, cells) in more {
            let note = format!("the same holds for {}", named(&cells));
            let last = report.findings.iter_mut().rfind(|finding| finding.code.name == code);
            if let Some(last) = last {
                last.notes.push(note);
            }
        }
        report
    }
}
