//! A new edition, which starts from the one before it: its words, tables and charts, with empty cells for what is new.
//!
//! Acceptances and attachments are not taken over: reasons and documents are given for each edition anew. What makes
//! the old edition itself (its day, number, embargo and errata) goes too.

use toml_edit::{DocumentMut, Item, Table, value};

use super::columns::NewColumn;
use super::names::{check_edition, dossier_and_edition};
use super::tables::Tables;
use super::{Made, existing, language};
use crate::diag::{Report, Sources};
use crate::model::{Language, Period};
use crate::output::Output;
use crate::read::{DossierFolder, EditionFolder, Folder};
use crate::wording;

/// What belongs to one edition and to no other, in edition.toml.
const ITS_OWN_KEYS: [&str; 6] = ["date", "kamerstuk", "embargo", "aliases", "erratum", "errata"];
/// What belongs to one edition and to no other, among its files.
const ITS_OWN_FILES: [&str; 2] = ["accepted.toml", "edition.lock"];

/// The next edition of a dossier; `reference` is what it reports on, by default the period after that of the edition
/// before it.
///
/// # Errors
/// What is wrong with the names or the reference, or why the edition before it cannot be started from.
pub fn edition(folder: &Folder, report: &Report, words: &[String], reference: Option<&str>) -> Result<Made, String> {
    let language = language(folder, report)?;
    let (dossier, id) = dossier_and_edition(words)?;
    let dossier = existing(folder, &dossier)?;
    let base = format!("content/{}", dossier.id);
    check_readable(&base, report, &folder.sources)?;
    let (before, reported) = latest(dossier)?;
    let reference = wanted(reference, &reported, before)?;
    let Some(id) = id else {
        let id = usual_id(&reference);
        return Err(format!("which edition of `{0}`? name it, such as `kamerbrief new edition {0}/{id}`", dossier.id));
    };
    check_edition(&id, language)?;
    if dossier.editions.iter().any(|edition| edition.id == id) {
        return Err(format!("`{base}/{id}` is there already; nothing was written: choose another name"));
    }
    let copy = Copy { folder, from: format!("{base}/{}/", before.id), before, reference: &reference, language };
    let (files, tables) = copy.files()?;
    let mut told = vec![
        ("from", format!("{base}/{}; without its acceptances and attachments", before.id)),
        ("texts", String::from("title, words, charts and stated figures are still those of that edition")),
        (
            "reports",
            format!("on {}: `reference` in edition.toml, where `draft = true` keeps it off the site", reference.text),
        ),
    ];
    told.extend(tables.into_iter().map(|table| ("table", table)));
    Ok(Made { folder: format!("{base}/{id}"), files, told })
}

/// The text of an edition.toml with `draft = true`.
pub(super) fn as_draft(text: &str, language: Language) -> Result<String, String> {
    let mut document = parsed(text)?;
    mark_as_draft(&mut document, language);
    Ok(with_its_line_ends(&document.to_string(), text))
}

/// A new edition takes its files whole, so they must be whole.
fn check_readable(base: &str, report: &Report, sources: &Sources) -> Result<(), String> {
    let below = format!("{base}/");
    let faults = report.findings.iter().filter(|finding| finding.code.structural);
    match faults.map(|finding| finding.path(sources)).find(|path| path.starts_with(&below)) {
        Some(path) => {
            Err(format!("`{path}` cannot be read whole, so nothing can start from it: `kamerbrief check` says why"))
        }
        None => Ok(()),
    }
}

/// The edition that comes last, with what it reports on.
fn latest(dossier: &DossierFolder) -> Result<(&EditionFolder, Period), String> {
    let mut dated = Vec::new();
    for edition in &dossier.editions {
        let reference = period(&edition.edition.reference.value)
            .map_err(|why| format!("the reference of `content/{}/{}` cannot be read: {why}", dossier.id, edition.id))?;
        let sent = edition.edition.date.as_ref().and_then(|date| date.value.parse().ok());
        dated.push((sent.unwrap_or(reference.end.latest), &edition.id, edition, reference));
    }
    let last = dated.into_iter().max_by_key(|(day, id, ..)| (*day, *id));
    last.map(|(_, _, edition, reference)| (edition, reference)).ok_or_else(|| {
        format!(
            "the dossier `{}` has no edition to start from; copy one from another dossier, or make a new dossier",
            dossier.id
        )
    })
}

fn wanted(given: Option<&str>, reported: &Period, before: &EditionFolder) -> Result<Period, String> {
    let Some(given) = given else {
        return reported.following().ok_or_else(|| {
            format!("what follows on `{}` is not known; say it with `--reference`: `--reference 2024`", reported.text)
        });
    };
    let wanted = period(given)?;
    if wanted.end.latest < reported.end.latest {
        return Err(format!(
            "`{given}` ends before `{}`, the reference of `{}`, from which a new edition would start",
            reported.text, before.id
        ));
    }
    Ok(wanted)
}

fn period(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .map_err(|why| format!("`{text}` is no period: {why}\nwrite it as `2024`, `2024-Q2` or `2024-01/2024-06`"))
}

/// `2023-12` for the half of a year that ends then, `2024` for a year.
fn usual_id(reference: &Period) -> String {
    let last = reference.end.latest;
    match reference.months() {
        Some(12) if last.month() == 12 => format!("{:04}", last.year()),
        _ => format!("{:04}-{:02}", last.year(), last.month()),
    }
}

/// The old edition, and what the new one is to be.
struct Copy<'c> {
    folder: &'c Folder,
    /// The old edition's folder, with a slash behind it.
    from: String,
    before: &'c EditionFolder,
    reference: &'c Period,
    language: Language,
}

impl Copy<'_> {
    /// The files, and a line about each table.
    fn files(&self) -> Result<(Vec<Output>, Vec<String>), String> {
        let sources = &self.folder.sources;
        let own =
            sources.files().filter_map(|file| sources.path(file).strip_prefix(&self.from).map(|path| (path, file)));
        let mut files: Vec<Output> = own
            .filter(|(path, _)| !ITS_OWN_FILES.contains(path))
            .map(|(path, file)| Output::new(path, sources.text(file)))
            .collect();
        let tables = Tables {
            sources,
            declared: &self.before.edition.column.0,
            reference: self.reference,
            language: self.language,
        };
        let mut lines = Vec::new();
        let mut declared = Vec::new();
        for (id, table, grid) in &self.before.tables {
            let next = tables.next(id, table, grid.as_ref()).map_err(|why| format!("`{id}`: {why}"))?;
            if let Some((file, text)) = next.changed {
                put(&mut files, sources.path(file).strip_prefix(&self.from).unwrap_or(""), text);
            }
            lines.push(next.told);
            declared.extend(next.declared);
        }
        let head = sources.text(self.before.edition.span.file);
        put(&mut files, "edition.toml", self.head(head, &declared)?);
        Ok((files, lines))
    }

    /// The text of edition.toml: what it reports on, that it is a draft, and the columns that need explaining.
    fn head(&self, text: &str, declared: &[NewColumn]) -> Result<String, String> {
        let mut document = parsed(text)?;
        for key in ITS_OWN_KEYS {
            document.remove(key);
        }
        if let Some(reference) = document.get_mut("reference").and_then(Item::as_value_mut) {
            let decor = reference.decor().clone();
            *reference = self.reference.text.as_str().into();
            *reference.decor_mut() = decor;
        }
        mark_as_draft(&mut document, self.language);
        for column in declared {
            declare(&mut document, column, self.language);
        }
        Ok(with_its_line_ends(&document.to_string(), text))
    }
}

fn put(files: &mut [Output], path: &str, text: String) {
    if let Some(file) = files.iter_mut().find(|file| file.path == path) {
        file.bytes = text.into_bytes();
    }
}

fn parsed(text: &str) -> Result<DocumentMut, String> {
    text.parse().map_err(|error| format!("edition.toml cannot be read: {error}"))
}

fn mark_as_draft(document: &mut DocumentMut, language: Language) {
    let comment = match language {
        Language::Dutch => "  # nog niet publiceren: haal deze regel weg als de editie af is",
        Language::English => "  # not to be published yet: take this line out when the edition is done",
    };
    let mut draft = toml_edit::Value::from(true);
    draft.decor_mut().set_suffix(comment);
    document.insert("draft", Item::Value(draft));
}

fn declare(document: &mut DocumentMut, NewColumn { id, period }: &NewColumn, language: Language) {
    let columns = document.entry("column").or_insert_with(|| {
        let mut columns = Table::new();
        columns.set_implicit(true);
        Item::Table(columns)
    });
    let mut column = Table::new();
    column["label"] = value(wording::period(period, language).replace('\u{a0}', " "));
    column["period"] = value(period.text.as_str());
    if let Some(columns) = columns.as_table_like_mut().filter(|columns| !columns.contains_key(id)) {
        columns.insert(id, Item::Table(column));
    }
}

/// A text of which every line ends as those of another do.
fn with_its_line_ends(text: &str, like: &str) -> String {
    let plain = text.replace("\r\n", "\n");
    if like.contains("\r\n") { plain.replace('\n', "\r\n") } else { plain }
}
