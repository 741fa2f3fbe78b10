//! Kamerbrief makes static sites of parliamentary briefings, whose words are checked against their figures.
//!
//! Data flows one way: read → resolve → claims → check → charts → pages, exports → write. `prepared` joins the steps up to the
//! findings, `press` those from there to the outputs; this file offers what can be asked of both.

pub mod address;
pub mod author;
pub mod charts;
pub mod check;
pub mod claims;
pub mod diag;
pub mod exports;
pub mod history;
pub mod model;
pub mod options;
pub mod output;
pub mod pages;
pub mod read;
pub mod resolve;
pub mod serve;
pub mod wording;
pub mod write;

mod counts;
mod faults;
mod prepared;
mod press;

pub use author::difference::DifferenceForm;
pub use author::import::{Imported, Wanted};
pub use author::new::Start;
pub use counts::Counts;
pub use diag::{Diagnostic, Form, Place, Report, Sources, Span, plural};
pub use exports::{SEARCHES, media_type};
pub use model::{Coverage, Language};
pub use options::Options;
pub use output::Output;
pub use resolve::forms::site_address;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result};
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use author::schema::Words;
use diag::Code;
use faults::Stop;
use model::{EditionIx, Site};
use prepared::Prepared;
use write::Staging;

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// The texts that findings point into.
    pub sources: Sources,
    /// Everything found.
    pub report: Report,
    /// What was made; `None` where something stopped publication.
    pub counts: Option<Counts>,
}

/// Takes an output away: writes it, or only sees that it can be made.
type Sink<'s> = dyn Fn(&Output) -> Result<()> + Sync + 's;

/// Hears how many editions are done, of how many.
pub type Progress<'p> = dyn Fn(usize, usize) + Sync + 'p;

/// Says what is wrong with a site: everything that `build` does but writing.
///
/// # Errors
/// What no author can mend.
pub fn examine(root: &Utf8Path, options: &Options, progress: &Progress<'_>) -> Result<Outcome> {
    in_pool(options, || {
        let prepared = Prepared::of(root, options)?;
        produce(prepared, root, options, progress, &|_| Ok(()))
    })
}

/// Says what is wrong with a site, and what would be noticed if its figures were others.
///
/// # Errors
/// What no author can mend.
pub fn mutate(root: &Utf8Path, options: &Options, which: Which, progress: &Progress<'_>) -> Result<Mutated> {
    in_pool(options, || {
        let prepared = Prepared::of(root, options)?;
        let moved = |site: &Site| {
            prepared::cases(site, &prepared.histories, options.as_of, which)
                .par_iter()
                .map(check::mutation::coverage)
                .collect()
        };
        let coverage = prepared.site.as_ref().and_then(moved);
        Ok(Mutated { outcome: produce(prepared, root, options, progress, &|_| Ok(()))?, coverage })
    })
}

/// Of which editions figures are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The newest of every dossier: the words of an older one have been sent.
    Newest,
    /// Every one.
    All,
}

/// What a run came to in which figures were moved.
#[derive(Debug)]
pub struct Mutated {
    /// What is wrong with the site.
    pub outcome: Outcome,
    /// What was noticed, by edition; `None` where something could not be read, so that nothing was moved.
    pub coverage: Option<Vec<Coverage>>,
}

impl Mutated {
    /// Both in that form, ready to print; `colour` concerns findings in the human form only.
    #[must_use]
    pub fn print(&self, form: Form, colour: bool) -> String {
        let Outcome { report, sources, .. } = &self.outcome;
        author::coverage::print(report, self.coverage.as_deref(), sources, form, colour)
    }
}

/// Makes a site at `out`, whole or not at all.
///
/// # Errors
/// What no author can mend: a destination that holds others' files, a full disk.
pub fn build(root: &Utf8Path, out: &Utf8Path, options: &Options, progress: &Progress<'_>) -> Result<Outcome> {
    if let Some(folder) = read::input_around(root, out) {
        anyhow::bail!("`{out}` lies in `{folder}/`, which is read: the next build would read what this one writes");
    }
    in_pool(options, || {
        let prepared = Prepared::of(root, options)?;
        if prepared.report.stops() {
            // Nothing is written, but faulty templates are told of in the same run.
            return produce(prepared, root, options, progress, &|_| Ok(()));
        }
        let staging = Staging::begin(out.as_std_path())?;
        let mut outcome = produce(prepared, root, options, progress, &|output| Ok(staging.put(output)?))?;
        if let Some(counts) = &mut outcome.counts {
            counts.written(&staging.publish()?);
        }
        Ok(outcome)
    })
}

/// Makes a site in memory: the bytes of every file by its path, none where something stops publication.
///
/// # Errors
/// What no author can mend: a folder that is not there, two files of the same path.
pub fn assemble(
    root: &Utf8Path,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<(Outcome, BTreeMap<String, Vec<u8>>)> {
    in_pool(options, || {
        let held = Mutex::new(BTreeMap::new());
        let keep = |output: &Output| {
            let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
            let before = held.insert(output.path.clone(), output.bytes.clone());
            anyhow::ensure!(before.is_none(), "two files of the site would have the path `{}`", output.path);
            Ok(())
        };
        let outcome = produce(Prepared::of(root, options)?, root, options, progress, &keep)?;
        let mut held = held.into_inner().unwrap_or_else(PoisonError::into_inner);
        if outcome.counts.is_none() {
            held.clear();
        }
        Ok((outcome, held))
    })
}

/// What two editions of a dossier differ in, as far as the site can be read.
#[derive(Debug)]
pub struct Differed {
    /// What stands in the way, where something could not be read.
    pub outcome: Outcome,
    /// The difference, ready to print; `None` where something could not be read.
    pub text: Option<String>,
}

/// Says what a later edition says otherwise than an earlier one; drafts are editions too.
///
/// # Errors
/// What no author can mend, and that there is no such dossier or edition, or that they are named the wrong way round.
pub fn differ(
    root: &Utf8Path,
    options: &Options,
    dossier: &str,
    [earlier, later]: [&str; 2],
    form: DifferenceForm,
) -> Result<Differed> {
    in_pool(options, || {
        let prepared = Prepared::of(root, &Options { preview: true, ..options.clone() })?;
        let readable = !prepared.is_unreadable();
        let Prepared { folder, site, histories, report, .. } = prepared;
        let text = site.as_ref().filter(|_| readable).map(|site| {
            let at = chosen("dossier", dossier, site.dossiers.iter().map(|dossier| dossier.id.as_str()))?;
            let (dossier, history) = (&site.dossiers[at], &histories[at]);
            let edition = |id| chosen("edition", id, dossier.editions.iter().map(|edition| edition.id.as_str()));
            let (before, now) = (EditionIx(edition(earlier)?), EditionIx(edition(later)?));
            let difference = history::difference(dossier, history, before, now).with_context(|| {
                format!("edition `{earlier}` is not older than `{later}`: name the older one first")
            })?;
            Ok::<_, anyhow::Error>(author::difference::print(dossier, &difference, form))
        });
        let outcome = Outcome { sources: folder.sources, report, counts: None };
        Ok(Differed { outcome, text: text.transpose()? })
    })
}

/// Which of the ids that is.
fn chosen<'i>(kind: &str, id: &str, mut ids: impl Iterator<Item = &'i str> + Clone) -> Result<usize> {
    let all = ids.clone();
    ids.position(|known| known == id).with_context(|| {
        let known: Vec<String> = all.map(|known| format!("`{known}`")).collect();
        format!("there is no {kind} `{id}`; there are {}", known.join(", "))
    })
}

/// Makes a table's file of a spreadsheet; writes it to `out`, which must not be there yet, if a place is given.
///
/// Numbers are written by the rules of the language that is wanted, else of the site at `root`, else of Dutch.
///
/// # Errors
/// What no author can mend: a file that cannot be opened, a place that is taken.
pub fn import(root: &Utf8Path, file: &Utf8Path, wanted: &Wanted, out: Option<&Utf8Path>) -> Result<Imported> {
    let bytes = read::outside(file).with_context(|| format!("cannot read `{file}`"))?;
    let of_site = || read::language_tag(root).and_then(|tag| Language::from_tag(&tag));
    let language = wanted.language.or_else(of_site).unwrap_or(Language::Dutch);
    let imported = author::import::import(file.file_name().unwrap_or(""), &bytes, wanted, language);
    if let (Some(out), Some(toml)) = (out, &imported.toml) {
        write::new_file(out.as_std_path(), toml.as_bytes())?;
    }
    Ok(imported)
}

/// Every kind of finding about a site.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let structural = read::CODES.iter().chain(resolve::CODES).copied();
    structural.chain(check::codes()).chain([&faults::TEMPLATE]).collect()
}

/// Every kind of finding about a spreadsheet that is imported.
#[must_use]
pub fn import_codes() -> &'static [&'static Code] {
    author::import::CODES
}

/// What a rule means and how its findings are mended, or all rules with a line each.
///
/// # Errors
/// That there is no such rule, and which one may have been meant.
pub fn explain(rule: Option<&str>) -> Result<String> {
    let all = [codes(), import_codes().to_vec()].concat();
    match rule {
        Some(rule) => author::explain::explain(rule, &all).map_err(anyhow::Error::msg),
        None => Ok(author::explain::list(&all)),
    }
}

/// The names of the schemas: of the kinds of file.
#[must_use]
pub fn schemas() -> Vec<&'static str> {
    read::FILE_KINDS.iter().map(|kind| kind.name).collect()
}

/// The JSON Schema of that kind of file, or one document with those of all.
///
/// # Errors
/// That there is no such kind, and which one may have been meant.
pub fn schema(name: Option<&str>) -> Result<String> {
    author::schema::printed(name, Words { known: &known(), codes: &codes() }).map_err(anyhow::Error::msg)
}

/// Writes the JSON Schemas of all files into a folder, over those that stand there from before; gives their names.
///
/// # Errors
/// There is no site folder, a file of one of their names is not ours, or the disk refuses; in the first two cases nothing
/// is written.
pub fn write_schemas(root: &Utf8Path, folder: &Utf8Path) -> Result<Vec<String>> {
    anyhow::ensure!(read::is_folder(root), "there is no folder `{root}`");
    let way = read::way(root, folder)
        .with_context(|| format!("no way leads from `{root}` to `{folder}`; choose a folder in the site"))?;
    let files = author::schema::files(&way, Words { known: &known(), codes: &codes() });
    write::renew(folder.as_std_path(), &files, author::schema::MARK)?;
    Ok(files.into_iter().map(|file| file.path).collect())
}

/// Makes a site in a new folder, with one dossier in which everything is an example; says what was made.
///
/// # Errors
/// The folder is there already, its name is none or several words, or the disk refuses.
pub fn new_site(path: &[String], language: Language) -> Result<New> {
    let path = match path {
        [only] if only.trim().is_empty() => {
            anyhow::bail!("a site has a folder, and its name is empty: `kamerbrief new site brieven`")
        }
        [only] => Utf8Path::new(only),
        several => {
            let (written, count) = (several.join(" "), several.len());
            anyhow::bail!(
                "`{written}` is {count} names, and a site has one folder: put its name in quotes: \"{written}\""
            );
        }
    };
    let made = author::new::site(language, Words { known: &known(), codes: &codes() });
    written(path, made)
}

/// Makes a dossier with a first edition, which is a draft; says what was made.
///
/// # Errors
/// There is no site, the name cannot be used or is taken, or the disk refuses.
pub fn new_dossier(root: &Utf8Path, name: &[String]) -> Result<New> {
    anyhow::ensure!(read::is_folder(root), "there is no folder `{root}`");
    let id = author::new::one_name(name, "a dossier").map_err(anyhow::Error::msg)?;
    let (folder, report) = read::folder(root);
    written(root, author::new::dossier(&folder, &report, id).map_err(anyhow::Error::msg)?)
}

/// Makes the next edition of a dossier out of the one before it, as a draft; says what was made.
///
/// # Errors
/// There is no such dossier, nothing to start from, the name or the reference cannot be used, or the disk refuses.
pub fn new_edition(root: &Utf8Path, name: &[String], start: Start<'_>) -> Result<New> {
    anyhow::ensure!(read::is_folder(root), "there is no folder `{root}`");
    let (folder, report) = read::folder(root);
    written(root, author::new::edition(&folder, &report, name, start).map_err(anyhow::Error::msg)?)
}

/// Writes down what a published edition says, in its `edition.lock`: from then on it cannot change in silence.
///
/// # Errors
/// There is no such edition, it is not published, or the disk refuses.
pub fn freeze(root: &Utf8Path, name: &[String], options: &Options) -> Result<Frozen> {
    let (dossier, id) = author::freeze::named(name).map_err(anyhow::Error::msg)?;
    in_pool(options, || {
        let Prepared { folder, site, drafts, report, .. } = Prepared::to_freeze(root, options, (dossier, id))?;
        let path = format!("content/{dossier}/{id}");
        anyhow::ensure!(
            !drafts.contains(&format!("{path}/")),
            "`{path}` is a draft, and only what is published is frozen: take `draft = true` away first"
        );
        // While something is wrong nothing can have been published, and what was is not to be written over.
        let sources = folder.sources;
        let Some(site) = site.filter(|_| !report.stops()) else {
            return Ok(Frozen { sources, report, file: None, things: 0, errata: 0 });
        };
        let found = site.editions().find(|(of, edition)| of.id == dossier && edition.id == id);
        let (of, edition) = found.with_context(|| {
            if read::is_folder(&root.join(&path)) {
                format!("`{path}` is not published yet, and only what is published is frozen")
            } else {
                format!("there is no edition `{path}`")
            }
        })?;
        let lock = history::locked(of, edition);
        let output = author::freeze::file(&lock);
        let target = root.join(&path);
        let file = target.join(&output.path);
        write::renew(target.as_std_path(), &[output], author::freeze::MARK)?;
        let (things, errata) = (lock.published.len(), lock.corrected.len());
        let file = if root == "." { Utf8PathBuf::from(format!("{path}/edition.lock")) } else { file };
        Ok(Frozen { sources, report, file: Some(file), things, errata })
    })
}

/// What came of freezing an edition.
#[derive(Debug)]
pub struct Frozen {
    /// The texts that findings point into.
    pub sources: Sources,
    /// Everything found.
    pub report: Report,
    /// The file that was written; `None` where something stops publication.
    pub file: Option<Utf8PathBuf>,
    /// How many things it holds.
    pub things: usize,
    /// How many of them are corrections.
    pub errata: usize,
}

/// What was made for an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// The folder.
    pub folder: Utf8PathBuf,
    /// How many files.
    pub files: usize,
    /// A word and what it says, a line each.
    pub told: Vec<(&'static str, String)>,
}

fn written(root: &Utf8Path, made: author::new::Made) -> Result<New> {
    let author::new::Made { folder, files, told } = made;
    let folder = match (root.as_str(), folder.as_str()) {
        (_, "") => root.to_owned(),
        (".", below) => Utf8PathBuf::from(below),
        (_, below) => root.join(below),
    };
    write::new_folder(folder.as_std_path(), &files)?;
    Ok(New { folder, files: files.len(), told })
}

/// The names of charts, formats and rules that a site may use.
#[must_use]
pub fn known() -> resolve::Known {
    resolve::Known {
        charts: charts::KINDS.iter().map(known_chart).collect(),
        formats: exports::of_tables().collect(),
        pictures: exports::of_charts().collect(),
        rules: codes().into_iter().map(|code| (code.name, !code.structural)).collect(),
        sheet: pages::built_in_sheet(),
    }
}

fn known_chart(kind: &charts::Kind) -> resolve::KnownChart {
    resolve::KnownChart { name: kind.name, has_panels: kind.panels == charts::Panels::EachRow }
}

fn in_pool<T: Send>(options: &Options, work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs).build().context("cannot start threads")?;
    pool.install(work)
}

/// Makes every output of a site and hands each on as soon as it is there, so that none is held.
fn produce(
    mut prepared: Prepared,
    root: &Utf8Path,
    options: &Options,
    progress: &Progress<'_>,
    sink: &Sink<'_>,
) -> Result<Outcome> {
    let readable = if prepared.is_unreadable() { None } else { prepared.site.as_ref() };
    let made = readable.map(|site| {
        let pages = press::outputs(site, &prepared.histories, root, &prepared.folder, options, progress, sink)?;
        Ok(Counts::of(site, pages, (prepared.accepted, prepared.embargoed)))
    });
    let counts = match made {
        None => None,
        Some(Ok(counts)) => Some(counts),
        Some(Err(Stop::Templates(found))) => {
            prepared.report.extend(faults::findings(found, &prepared.folder));
            prepared.settle(options);
            None
        }
        Some(Err(Stop::Work(error))) => return Err(error),
    };
    let Prepared { folder, report, site, .. } = prepared;
    let counts = counts.filter(|_| !report.stops());
    // To give back what was read takes long enough for a large site to share it between threads.
    site.into_iter().flat_map(|site| site.dossiers).collect::<Vec<_>>().into_par_iter().for_each(drop);
    Ok(Outcome { sources: folder.sources, report, counts })
}
