//! From the files of a site folder to raw shapes with places.
//!
//! The only reader of the site folder. It goes on after every fault, so that one run finds all of them; what
//! the names mean is for resolution to say.

mod codes;
mod files;
mod grid;
mod grid_csv;
mod hidden;
mod markdown;
mod raw;
mod sentences;
mod shape;
mod sheet;
pub mod spreadsheet;
mod told;

pub use codes::CODES;
pub use files::{bytes, digest, input_around, is_folder, outside, way};
pub use grid::{Grid, GridBlock, GridCell, GridRow};
pub use grid_csv::delimiter_of;
pub use markdown::{Definition, RawBlock, RawInline, RawLink, RawSentence, SectionFile, plain};
pub use raw::*;
pub use shape::{Named, Names, Text};
pub use sheet::{Property, Scheme, Setting, properties};
pub use told::{FILE_KINDS, FileKind, Holds, Key, Value};

use camino::Utf8Path;
use rayon::prelude::*;

use crate::diag::{Diagnostic, FileId, Located, Place, Report, Sources, Span};
use shape::{FromToml, Reader};

/// A site folder as read.
#[derive(Debug, Default)]
pub struct Folder {
    /// The texts of all files that were read as text.
    pub sources: Sources,
    /// `site.toml`; `None` where it could not be read.
    pub site: Option<SiteFile>,
    /// In the order of their folders.
    pub dossiers: Vec<DossierFolder>,
    /// The site's own templates: name below `templates/` and file.
    pub templates: Vec<(String, FileId)>,
    /// The site's own static files: paths below `static/`.
    pub statics: Vec<String>,
    /// The site's own style sheet in place of the built-in one.
    pub sheet: Option<Sheet>,
    /// The one that it adds.
    pub own_sheet: Option<Sheet>,
}

/// A style sheet as read.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its file.
    pub file: FileId,
    /// The custom properties that it sets.
    pub properties: Vec<Property>,
}

/// The folder of a dossier as read.
#[derive(Clone, Debug)]
pub struct DossierFolder {
    /// Its name.
    pub id: String,
    /// `dossier.toml`
    pub dossier: DossierFile,
    /// `requests.toml`; `None` where it could not be read.
    pub requests: Option<Vec<RequestShape>>,
    /// `glossary.toml`; `None` where it could not be read.
    pub terms: Option<Vec<TermShape>>,
    /// In the order of their folders.
    pub editions: Vec<EditionFolder>,
    /// The names of editions whose `edition.toml` could not be read.
    pub broken: Vec<String>,
}

/// The folder of an edition as read.
#[derive(Clone, Debug)]
pub struct EditionFolder {
    /// Its name.
    pub id: String,
    /// `edition.toml`
    pub edition: EditionFile,
    /// Whether that file breaks the rules of TOML, so that some of what it declares may be lost.
    pub is_broken: bool,
    /// The narrative, in the order of the file names.
    pub sections: Vec<SectionFile>,
    /// `data/*.toml`: the table's id, its file and its grid.
    pub tables: Vec<(String, TableFile, Option<Grid>)>,
    /// The ids of tables whose files could not be read.
    pub broken: Vec<String>,
    /// `stated.toml`; `None` where it could not be read.
    pub stated: Option<shape::Named<StatedShape>>,
    /// `charts.toml`; `None` where it could not be read.
    pub charts: Option<shape::Named<ChartShape>>,
    /// `accepted.toml`
    pub acceptances: Vec<AcceptShape>,
    /// `edition.lock`
    pub lock: Locked,
    /// The names of the files in `attachments/`.
    pub attachments: Vec<String>,
    /// The same edition in other languages, in the order of their folders.
    pub translations: Vec<TranslationFolder>,
}

/// What an edition's lock says.
#[derive(Clone, Debug)]
pub enum Locked {
    /// There is none.
    No,
    /// There is one of which something could not be read, so that nothing can be held to it.
    Unreadable,
    /// What it says.
    Yes(Box<LockFile>),
}

/// The version of the form in which locks are written and read.
pub const LOCK_VERSION: i64 = 1;

/// The folder of a translation as read: `en/` in that of its edition.
#[derive(Clone, Debug)]
pub struct TranslationFolder {
    /// The tag of its language, which is the folder's name.
    pub language: String,
    /// `edition.toml`
    pub file: TranslationFile,
    /// The narrative, in the order of the file names.
    pub sections: Vec<SectionFile>,
}

const CONTENT: &str = "content";

impl Folder {
    /// The folders of the editions that are marked as drafts, relative to the site and with a slash behind them.
    ///
    /// An edition whose `edition.toml` cannot be read is not known to be one. To be asked before resolution, which
    /// takes the dossiers out.
    #[must_use]
    pub fn drafts(&self) -> Vec<String> {
        let is_draft = |edition: &&EditionFolder| edition.edition.draft.as_ref().is_some_and(|draft| draft.value);
        let of = |dossier: &DossierFolder| {
            let drafts = dossier.editions.iter().filter(is_draft);
            drafts.map(|edition| format!("{CONTENT}/{}/{}/", dossier.id, edition.id)).collect::<Vec<_>>()
        };
        self.dossiers.iter().flat_map(of).collect()
    }
}

/// Reads a site folder.
#[must_use]
pub fn folder(root: &Utf8Path) -> (Folder, Report) {
    let mut report = Report::default();
    let mut folder = Folder::default();
    let content = files::list(root, CONTENT, &mut report);
    let templates = files::list(root, "templates", &mut report);
    folder.statics = files::list(root, "static", &mut report);
    let (texts, attachments): (Vec<String>, Vec<String>) =
        content.into_iter().partition(|path| !path.contains("/attachments/"));
    let texts_read = files::texts(root, &texts, &mut folder.sources, &mut report);
    let templates_read = files::texts(root, &templates, &mut folder.sources, &mut report);
    let below = |file: &FileId| (folder.sources.path(*file).trim_start_matches("templates/").to_owned(), *file);
    folder.templates = templates_read.iter().map(below).collect();
    let mut sheet = |name: &str| {
        let path = folder.statics.iter().find(|path| path.strip_prefix("static/") == Some(name))?;
        let file = files::text(root, path, &mut folder.sources)?;
        Some(Sheet { file, properties: properties(folder.sources.text(file)) })
    };
    (folder.sheet, folder.own_sheet) = (sheet("kamerbrief.css"), sheet("site.css"));
    let tree = Tree::of(&texts_read, &attachments, &folder.sources, &mut report);
    folder.site = tree.site(&folder.sources, &mut report);
    folder.dossiers = tree.dossiers(&folder.sources, &mut report);
    (folder, report)
}

/// The tag of the language of a site's pages; `None` where there is no `site.toml` that says it.
#[must_use]
pub fn language_tag(root: &Utf8Path) -> Option<String> {
    let (mut sources, mut unheard) = (Sources::default(), Report::default());
    let files = files::texts(root, &[format!("{CONTENT}/site.toml")], &mut sources, &mut unheard);
    let site = parse(*files.first()?, &sources, &mut unheard, SiteFile::from_table)?;
    site.languages.first().map(|tag| tag.value.clone())
}

/// The content folder's files, sorted by what they are for.
#[derive(Default)]
struct Tree {
    site: Option<FileId>,
    dossiers: Vec<DossierTree>,
}

#[derive(Default)]
struct DossierTree {
    id: String,
    dossier: Option<FileId>,
    requests: Option<FileId>,
    glossary: Option<FileId>,
    editions: Vec<EditionTree>,
}

#[derive(Default)]
struct EditionTree {
    path: String,
    id: String,
    edition: Option<FileId>,
    sections: Vec<FileId>,
    tables: Vec<FileId>,
    grids: Vec<FileId>,
    stated: Option<FileId>,
    charts: Option<FileId>,
    accepted: Option<FileId>,
    lock: Option<FileId>,
    attachments: Vec<String>,
    translations: Vec<TranslationTree>,
}

#[derive(Default)]
struct TranslationTree {
    path: String,
    language: String,
    edition: Option<FileId>,
    sections: Vec<FileId>,
}

impl Tree {
    fn of(texts: &[FileId], attachments: &[String], sources: &Sources, report: &mut Report) -> Tree {
        let mut tree = Tree::default();
        for file in texts {
            let path = sources.path(*file);
            let parts: Vec<&str> = path.split('/').skip(1).collect();
            if !tree.take(*file, &parts) {
                report.push(unknown_file(path));
            }
        }
        for path in attachments {
            if let [_, dossier, edition, "attachments", name] = path.split('/').collect::<Vec<_>>().as_slice() {
                tree.dossier(dossier).edition(dossier, edition).attachments.push((*name).to_owned());
            } else {
                report.push(unknown_file(path));
            }
        }
        tree
    }

    /// Puts a file where it belongs; false where nothing reads it.
    fn take(&mut self, file: FileId, parts: &[&str]) -> bool {
        let is = |name: &str, kind: &str| name.rsplit_once('.').is_some_and(|(_, extension)| extension == kind);
        // The languages that there are have tags of two letters.
        let is_tag = |folder: &str| folder.len() == 2 && folder.bytes().all(|byte| byte.is_ascii_lowercase());
        match parts {
            ["site.toml"] => self.site = Some(file),
            [dossier, "dossier.toml"] => self.dossier(dossier).dossier = Some(file),
            [dossier, "requests.toml"] => self.dossier(dossier).requests = Some(file),
            [dossier, "glossary.toml"] => self.dossier(dossier).glossary = Some(file),
            [dossier, edition, "edition.toml"] => self.dossier(dossier).edition(dossier, edition).edition = Some(file),
            [dossier, edition, "stated.toml"] => self.dossier(dossier).edition(dossier, edition).stated = Some(file),
            [dossier, edition, "charts.toml"] => self.dossier(dossier).edition(dossier, edition).charts = Some(file),
            [dossier, edition, "accepted.toml"] => {
                self.dossier(dossier).edition(dossier, edition).accepted = Some(file);
            }
            [dossier, edition, "edition.lock"] => self.dossier(dossier).edition(dossier, edition).lock = Some(file),
            [dossier, edition, name] if is(name, "md") => {
                self.dossier(dossier).edition(dossier, edition).sections.push(file);
            }
            [dossier, edition, language, "edition.toml"] if is_tag(language) => {
                self.dossier(dossier).edition(dossier, edition).translation(language).edition = Some(file);
            }
            [dossier, edition, language, name] if is_tag(language) && is(name, "md") => {
                self.dossier(dossier).edition(dossier, edition).translation(language).sections.push(file);
            }
            [dossier, edition, "data", name] if is(name, "csv") => {
                self.dossier(dossier).edition(dossier, edition).grids.push(file);
            }
            [dossier, edition, "data", _] => self.dossier(dossier).edition(dossier, edition).tables.push(file),
            _ => return false,
        }
        true
    }

    fn dossier(&mut self, id: &str) -> &mut DossierTree {
        let at = self.dossiers.iter().position(|dossier| dossier.id == id);
        let at = at.unwrap_or_else(|| {
            self.dossiers.push(DossierTree { id: id.to_owned(), ..DossierTree::default() });
            self.dossiers.len() - 1
        });
        &mut self.dossiers[at]
    }

    fn site(&self, sources: &Sources, report: &mut Report) -> Option<SiteFile> {
        if self.site.is_none()
            && !report.findings.iter().any(|finding| finding.place == Place::Path("content/site.toml".into()))
        {
            report.push(missing("content/site.toml", "the site has no `content/site.toml`"));
        }
        self.site.and_then(|file| parse(file, sources, report, SiteFile::from_table))
    }

    fn dossiers(&self, sources: &Sources, report: &mut Report) -> Vec<DossierFolder> {
        self.dossiers.iter().filter_map(|dossier| dossier.read(sources, report)).collect()
    }
}

impl DossierTree {
    fn edition(&mut self, dossier: &str, id: &str) -> &mut EditionTree {
        // Files come in the order of their paths, so an edition's files follow each other.
        if self.editions.last().is_none_or(|last| last.id != id)
            && !self.editions.iter().any(|edition| edition.id == id)
        {
            let path = format!("{CONTENT}/{dossier}/{id}");
            self.editions.push(EditionTree { path, id: id.to_owned(), ..EditionTree::default() });
        }
        let at = match self.editions.last() {
            Some(last) if last.id == id => self.editions.len() - 1,
            _ => self.editions.iter().position(|edition| edition.id == id).unwrap_or(0),
        };
        &mut self.editions[at]
    }

    fn read(&self, sources: &Sources, report: &mut Report) -> Option<DossierFolder> {
        let Some(file) = self.dossier else {
            let path = format!("{CONTENT}/{}/dossier.toml", self.id);
            report.push(missing(&path, &format!("the dossier `{}` has no `dossier.toml`", self.id)));
            return None;
        };
        let dossier = parse(file, sources, report, DossierFile::from_table);
        let requests = match self.requests {
            Some(file) => whole(file, sources, report, RequestsFile::from_table).map(|file| file.request),
            None => Some(Vec::new()),
        };
        let terms = match self.glossary {
            Some(file) => whole(file, sources, report, GlossaryFile::from_table).map(|file| file.term),
            None => Some(Vec::new()),
        };
        let read: Vec<_> = self.editions.par_iter().map(|edition| edition.read(sources)).collect();
        let (mut editions, mut broken) = (Vec::with_capacity(read.len()), Vec::new());
        for (tree, (edition, found)) in self.editions.iter().zip(read) {
            report.extend(found);
            match edition {
                Some(edition) => editions.push(edition),
                None => broken.push(tree.id.clone()),
            }
        }
        Some(DossierFolder { id: self.id.clone(), dossier: dossier?, requests, terms, editions, broken })
    }
}

impl TranslationTree {
    fn read(&self, sources: &Sources, report: &mut Report) -> Option<TranslationFolder> {
        let sections = sections(&self.sections, sources, report);
        let Some(file) = self.edition else {
            let path = format!("{}/edition.toml", self.path);
            report.push(missing(&path, &format!("the translation `{}` has no `edition.toml`", self.language)));
            return None;
        };
        let file = parse(file, sources, report, TranslationFile::from_table)?;
        Some(TranslationFolder { language: self.language.clone(), file, sections })
    }
}

fn sections(files: &[FileId], sources: &Sources, report: &mut Report) -> Vec<SectionFile> {
    let read = |file: &FileId| markdown::section(*file, sources.path(*file), sources.text(*file), report);
    files.iter().filter_map(read).collect()
}

impl EditionTree {
    fn translation(&mut self, language: &str) -> &mut TranslationTree {
        let at = self.translations.iter().position(|of| of.language == language);
        let at = at.unwrap_or_else(|| {
            let path = format!("{}/{language}", self.path);
            self.translations.push(TranslationTree {
                path,
                language: language.to_owned(),
                ..TranslationTree::default()
            });
            self.translations.len() - 1
        });
        &mut self.translations[at]
    }

    fn read(&self, sources: &Sources) -> (Option<EditionFolder>, Report) {
        let mut report = Report::default();
        let edition = match self.edition {
            Some(file) => {
                let (edition, reader) = parsed(file, sources, &mut report, EditionFile::from_table);
                edition.map(|edition| (edition, reader.is_broken()))
            }
            None => {
                let path = format!("{}/edition.toml", self.path);
                report.push(missing(&path, &format!("the edition `{}` has no `edition.toml`", self.id)));
                None
            }
        };
        let sections = sections(&self.sections, sources, &mut report);
        let translations = self.translations.iter().filter_map(|of| of.read(sources, &mut report)).collect();
        let mut tables = Vec::new();
        let mut broken = Vec::new();
        for file in &self.tables {
            let Some(id) = table_id(sources.path(*file), &mut report) else {
                continue;
            };
            match self.table(*file, sources, &mut report) {
                Some((table, grid)) => tables.push((id, table, grid)),
                None => broken.push(id),
            }
        }
        // A table that could not be read may be the one that names it.
        if broken.is_empty() {
            self.report_unread_grids(&tables, sources, &mut report);
        }
        let stated = named(self.stated, sources, &mut report);
        let charts = named(self.charts, sources, &mut report);
        let accepted = self.accepted.and_then(|file| parse(file, sources, &mut report, AcceptedFile::from_table));
        let folder = edition.map(|(edition, is_broken)| EditionFolder {
            id: self.id.clone(),
            edition,
            is_broken,
            sections,
            tables,
            broken,
            stated,
            charts,
            lock: self.lock.map_or(Locked::No, |file| lock(file, sources, &mut report)),
            acceptances: accepted.map(|file| file.accept).unwrap_or_default(),
            attachments: self.attachments.clone(),
            translations,
        });
        (folder, report)
    }

    fn table(&self, file: FileId, sources: &Sources, report: &mut Report) -> Option<(TableFile, Option<Grid>)> {
        let table = whole(file, sources, report, TableFile::from_table)?;
        let grid = match (&table.cells, &table.cells_from) {
            (Some(cells), _) => grid::from_toml(cells, sources, report),
            (None, Some(from)) => {
                self.grid(from, sources, report).and_then(|file| grid_csv::from_csv(sources.text(file), file, report))
            }
            (None, None) => None,
        };
        Some((table, grid))
    }

    /// The CSV file of that name beside the tables.
    fn grid(&self, from: &Text, sources: &Sources, report: &mut Report) -> Option<FileId> {
        let found = self.grids.iter().find(|file| name_of(sources.path(**file)) == from.value);
        // A file that is there and is no text has a finding of its own.
        let path = format!("{}/data/{}", self.path, from.value);
        let is_there = || sources.files().any(|file| sources.path(file) == path);
        if found.is_none() && !is_there() {
            let message = format!("there is no file `{}` beside the table", from.value);
            let known = self.grids.iter().map(|file| name_of(sources.path(*file)));
            let finding = Diagnostic::new(&codes::MISSING_FILE, from.span, message).suggest(&from.value, known);
            report.push(finding.hint("`cells_from` names a CSV file in the same folder: `cells_from = \"asiel.csv\"`"));
        }
        found.copied()
    }

    fn report_unread_grids(
        &self,
        tables: &[(String, TableFile, Option<Grid>)],
        sources: &Sources,
        report: &mut Report,
    ) {
        let wanted = |name: &str| {
            let mut from = tables.iter().filter_map(|(_, table, _)| table.cells_from.as_ref());
            from.any(|from| from.value == name)
        };
        for path in self.grids.iter().map(|file| sources.path(*file)).filter(|path| !wanted(name_of(path))) {
            let hint = format!("name it in its table: `cells_from = \"{}\"`", name_of(path));
            report.push(unknown_file(path).hint(hint));
        }
    }
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// How a file's shape is read from its root table.
type Shape<T> = fn(&toml::de::DeTable<'_>, Span, &mut Reader<'_>) -> Option<T>;

/// What a file says, with the reader that knows whether some of it is lost.
fn parsed<'r, T>(file: FileId, sources: &Sources, report: &'r mut Report, shape: Shape<T>) -> (Option<T>, Reader<'r>) {
    let mut reader = Reader::new(file, report);
    let (table, span) = reader.parse(sources.text(file));
    (shape(table.get_ref(), span, &mut reader), reader)
}

/// What a file says, as far as it can be read.
fn parse<T>(file: FileId, sources: &Sources, report: &mut Report, shape: Shape<T>) -> Option<T> {
    parsed(file, sources, report, shape).0
}

/// What a file says; `None` also where it breaks the rules of TOML, since nobody knows then what is lost: a file that
/// was half saved would be told of once more for every name that it does not reach.
fn whole<T>(file: FileId, sources: &Sources, report: &mut Report, shape: Shape<T>) -> Option<T> {
    let (said, reader) = parsed(file, sources, report, shape);
    said.filter(|_| !reader.is_broken())
}

/// A lock holds an edition to all that it says, so it is read whole or not at all.
fn lock(file: FileId, sources: &Sources, report: &mut Report) -> Locked {
    let mut found = Report::default();
    let mut reader = Reader::new(file, &mut found);
    let (table, _) = reader.parse(sources.text(file));
    let version = table.get_ref().get("version").filter(|_| !reader.is_broken());
    let version = version.and_then(|version| Located::<i64>::from_toml(version, &mut reader));
    if let Some(Located { value, span }) = version.filter(|version| version.value != LOCK_VERSION) {
        let message =
            format!("the lock has the form {value}, and this version of kamerbrief knows form {LOCK_VERSION}");
        let hint = if value > LOCK_VERSION {
            "use the version of kamerbrief with which it was made, or a newer one"
        } else {
            "take the lock as it was from version control"
        };
        report.push(Diagnostic::new(&codes::LOCK_VERSION, span, message).hint(hint));
        return Locked::Unreadable;
    }
    let said = whole(file, sources, &mut found, LockFile::from_table);
    let is_whole = found.findings.is_empty();
    // What is wrong with its TOML was found twice by now.
    found.findings.dedup_by(|one, other| one.place == other.place && one.message == other.message);
    let hint = "`kamerbrief freeze` wrote this file: take it as it was from version control";
    report.findings.extend(found.findings.into_iter().map(|finding| finding.hint(hint)));
    said.filter(|_| is_whole).map_or(Locked::Unreadable, |said| Locked::Yes(Box::new(said)))
}

fn named<T: shape::FromToml>(file: Option<FileId>, sources: &Sources, report: &mut Report) -> Option<shape::Named<T>> {
    let Some(file) = file else {
        return Some(Vec::new());
    };
    let mut reader = Reader::new(file, report);
    let (table, _) = reader.parse(sources.text(file));
    let names = shape::names(table.get_ref(), &mut reader);
    (!reader.is_broken()).then_some(names)
}

/// The name of a table's file without its extension.
fn table_id(path: &str, report: &mut Report) -> Option<String> {
    let id = name_of(path).strip_suffix(".toml");
    if id.is_none() {
        report.push(unknown_file(path));
    }
    id.map(str::to_owned)
}

/// Parts a title or label from the note marks behind it.
#[must_use]
pub fn marked(text: &Text, report: &mut Report) -> GridCell {
    grid::marked(text, report)
}

fn missing(path: &str, message: &str) -> Diagnostic {
    Diagnostic::new(&codes::MISSING_FILE, Place::Path(path.to_owned()), message)
}

fn unknown_file(path: &str) -> Diagnostic {
    let name = name_of(path);
    let known = [
        "site.toml",
        "dossier.toml",
        "requests.toml",
        "glossary.toml",
        "edition.toml",
        "stated.toml",
        "charts.toml",
        "accepted.toml",
    ];
    let message = format!("nothing reads `{path}`");
    let finding = Diagnostic::new(&codes::UNKNOWN_FILE, Place::Path(path.to_owned()), message)
        .suggest(name, known)
        .hint("tables stand in `data/`, files that go with an edition in `attachments/`");
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [_, dossier, edition, ..] if *edition != name => finding.about(format!("{dossier}/{edition}"), name),
        _ => finding,
    }
}
