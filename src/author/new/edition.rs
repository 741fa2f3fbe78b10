//! A new edition, which starts from the one before it: its words, tables and charts, with empty cells for what is new.
//!
//! Acceptances and attachments are not taken over: reasons and documents are given for each edition anew. What makes
//! the old edition itself (its day, number, embargo, errata and the reasons for its revisions) goes too. What is taken
//! over is listed in `revise`, until somebody has looked after it.

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::columns::NewColumn;
use super::names::{check_edition, dossier_and_edition};
use super::tables::Tables;
use super::{Made, existing, language};
use crate::diag::{Report, Sources};
use crate::model::{Language, Period, Status};
use crate::output::Output;
use crate::read::{AnswerShape, DossierFolder, EditionFolder, Folder, RequestShape};
use crate::wording;

/// What belongs to one edition and to no other, in edition.toml.
const ITS_OWN_KEYS: [&str; 8] = ["date", "kamerstuk", "embargo", "aliases", "erratum", "errata", "revision", "revise"];
/// What belongs to one edition and to no other, among its files.
const ITS_OWN_FILES: [&str; 2] = ["accepted.toml", "edition.lock"];

/// What an author may say of the edition that it starts from and of the new one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Start<'s> {
    /// The edition to start from, by default the last one.
    pub from: Option<&'s str>,
    /// What the new one reports on, by default the period after that of the edition that it starts from.
    pub reference: Option<&'s str>,
}

/// The next edition of a dossier.
///
/// # Errors
/// What is wrong with the names or the reference, or why the edition before it cannot be started from.
pub fn edition(folder: &Folder, report: &Report, words: &[String], new: Start<'_>) -> Result<Made, String> {
    let language = language(folder, report)?;
    let (dossier, id) = dossier_and_edition(words)?;
    let dossier = existing(folder, &dossier)?;
    let base = format!("content/{}", dossier.id);
    check_readable(&base, report, &folder.sources)?;
    let (before, reported) = start(dossier, new.from)?;
    let reference = wanted(new.reference, &reported, before)?;
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
        (
            "texts",
            String::from(
                "title, words, charts and stated figures are still those of that edition: `revise` lists them",
            ),
        ),
        (
            "reports",
            format!("on {}: `reference` in edition.toml, where `draft = true` keeps it off the site", reference.text),
        ),
    ];
    told.extend(tables.into_iter().map(|table| ("table", table)));
    told.extend(open_requests(dossier).map(|id| ("open", format!("{id}: say in requests.toml how it is dealt with"))));
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

/// The requests that an edition has to deal with: nobody has met them so far, or they ask to be told again and again.
fn open_requests(dossier: &DossierFolder) -> impl Iterator<Item = &str> {
    let closed = |request: &&RequestShape| {
        let status = |answer: &AnswerShape| answer.status.as_ref().map(|status| status.value.clone());
        let statuses: Vec<String> = request.answer.iter().filter_map(status).collect();
        let has = |of: Status| statuses.iter().any(|status| status == of.name());
        has(Status::Vervallen)
            || (has(Status::Voldaan) && !request.periodic.as_ref().is_some_and(|periodic| periodic.value))
    };
    let all = dossier.requests.iter().flatten();
    all.filter(move |request| !closed(request)).map(|request| request.id.as_str())
}

/// The edition to start from, with what it reports on: that of this name, or the one that comes last.
fn start<'d>(dossier: &'d DossierFolder, from: Option<&str>) -> Result<(&'d EditionFolder, Period), String> {
    let mut dated = Vec::new();
    for edition in &dossier.editions {
        let reference = period(&edition.edition.reference.value)
            .map_err(|why| format!("the reference of `content/{}/{}` cannot be read: {why}", dossier.id, edition.id))?;
        let sent = edition.edition.date.as_ref().and_then(|date| date.value.parse().ok());
        dated.push((sent.unwrap_or(reference.end.latest), &edition.id, edition, reference));
    }
    if let Some(from) = from {
        let of_name = dated.into_iter().find(|(_, id, ..)| *id == from);
        let found = of_name.map(|(_, _, edition, reference)| (edition, reference));
        return found.ok_or_else(|| format!("the dossier `{}` has no edition `{from}` to start from", dossier.id));
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
            if !table.revision.is_empty() {
                without_revisions(&mut files, sources.path(table.span.file).strip_prefix(&self.from).unwrap_or(""))?;
            }
            lines.push(next.told);
            declared.extend(next.declared);
        }
        let head = sources.text(self.before.edition.span.file);
        let mut taken_over: Vec<&str> =
            files.iter().map(|file| file.path.as_str()).filter(|path| is_read(path)).collect();
        taken_over.sort_unstable_by_key(|path| (*path != "edition.toml", *path));
        let head = self.head(head, &declared, &taken_over)?;
        put(&mut files, "edition.toml", head);
        Ok((files, lines))
    }

    /// The text of edition.toml: what it reports on, that it is a draft, what is still that of the old edition, and the
    /// columns that need explaining.
    fn head(&self, text: &str, declared: &[NewColumn], taken_over: &[&str]) -> Result<String, String> {
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
        mark_to_revise(&mut document, taken_over, self.language);
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
        Language::French => "  # ne pas encore publier : retirez cette ligne quand l’édition est prête",
    };
    let mut draft = toml_edit::Value::from(true);
    draft.decor_mut().set_suffix(comment);
    document.insert("draft", Item::Value(draft));
}

/// A line for each file, to be taken out when its author has looked after it.
fn mark_to_revise(document: &mut DocumentMut, files: &[&str], language: Language) {
    let comment = match language {
        Language::Dutch => "# Nog na te lopen: haal een regel weg als dat bestand klopt.",
        Language::English => "# Still to be revised: take a line out when that file says what is so.",
        Language::French => "# Encore à revoir : retirez une ligne quand ce fichier est exact.",
    };
    let mut list = Array::new();
    for file in files {
        let mut name = toml_edit::Value::from(*file);
        name.decor_mut().set_prefix("\n    ");
        list.push_formatted(name);
    }
    list.set_trailing("\n");
    list.set_trailing_comma(true);
    document.insert("revise", value(list));
    if let Some(mut key) = document.key_mut("revise") {
        key.leaf_decor_mut().set_prefix(format!("{comment}\n"));
    }
}

/// Whether a person reads and writes the file; the figures of a CSV file are asked after where they are lacking.
fn is_read(path: &str) -> bool {
    [".md", ".toml"].iter().any(|ending| path.ends_with(ending))
}

/// The reasons for which figures of the old edition were revised are not those of the new one.
fn without_revisions(files: &mut [Output], path: &str) -> Result<(), String> {
    let Some(file) = files.iter_mut().find(|file| file.path == path) else { return Ok(()) };
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    let mut document: DocumentMut = text.parse().map_err(|error| format!("`{path}` cannot be read: {error}"))?;
    document.remove("revision");
    file.bytes = with_its_line_ends(&document.to_string(), &text).into_bytes();
    Ok(())
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
