//! New sites, dossiers and editions, as files to be written.
//!
//! What is made builds at once and says of itself that it is an example. Nothing here looks at the disk: what stands in
//! the way of writing is for the writer to say.

mod columns;
mod csv;
mod edition;
mod grid;
mod names;
mod tables;

pub use edition::{Start, edition};
pub use names::one_name;

use rust_embed::RustEmbed;

use super::schema;
use crate::diag::{Report, did_you_mean};
use crate::model::Language;
use crate::output::Output;
use crate::read::{DossierFolder, Folder};

#[derive(RustEmbed)]
#[folder = "src/author/scaffold/"]
struct Scaffold;

/// What is to be written, and what its author is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The new folder, relative to the site; empty for a site.
    pub folder: String,
    /// Its files, relative to that folder.
    pub files: Vec<Output>,
    /// A word and what it says, a line each.
    pub told: Vec<(&'static str, String)>,
}

/// Where a site's schemas stand, out of the way of its author.
const SCHEMAS: &str = ".schemas";

/// A site with one dossier, in which everything is an example.
#[must_use]
pub fn site(language: Language, words: schema::Words<'_>) -> Made {
    let (id, title) = match language {
        Language::Dutch => ("voorbeeld", "Voorbeelddossier"),
        Language::English => ("example", "Example dossier"),
        Language::French => ("exemple", "Dossier d’exemple"),
    };
    let mut files = scaffold(language, "site", "content");
    files.extend(filled(scaffold(language, "dossier", &format!("content/{id}")), title));
    files.push(Output::new(".gitignore", "public/\n"));
    files.push(Output::new(".taplo.toml", schema::taplo(SCHEMAS)));
    let schemas = schema::files(SCHEMAS, words).into_iter();
    files.extend(schemas.map(|file| Output { path: format!("{SCHEMAS}/{}", file.path), ..file }));
    let example = format!("content/{id}: invented texts and figures, to be replaced by yours");
    Made { folder: String::new(), files, told: vec![("example", example)] }
}

/// A dossier with a first edition, which is a draft.
///
/// # Errors
/// What is wrong with the name, or that there is no site to put it in.
pub fn dossier(folder: &Folder, report: &Report, id: &str) -> Result<Made, String> {
    let language = language(folder, report)?;
    names::check_dossier(id)?;
    let mut files = filled(scaffold(language, "dossier", ""), &names::title(id));
    for file in files.iter_mut().filter(|file| file.path.ends_with("/edition.toml")) {
        file.bytes = edition::as_draft(&text(file), language)?.into_bytes();
    }
    let drafts = files.iter().filter_map(|file| file.path.strip_suffix("/edition.toml"));
    let drafts: Vec<String> = drafts.map(|edition| format!("{id}/{edition}")).collect();
    let told = vec![
        ("example", String::from("invented texts and figures, to be replaced by yours")),
        ("draft", format!("{}: left out of the site until you take `draft = true` out", drafts.join(", "))),
    ];
    Ok(Made { folder: format!("content/{id}"), files, told })
}

/// The example files of that language and kind, in order, with their paths put below a folder.
fn scaffold(language: Language, kind: &str, below: &str) -> Vec<Output> {
    let prefix = format!("{}/{kind}/", language.tag());
    let mut names: Vec<String> = Scaffold::iter().map(std::borrow::Cow::into_owned).collect();
    names.sort();
    let file = |name: &String| {
        let path = name.strip_prefix(&prefix)?;
        let path = if below.is_empty() { path.to_owned() } else { format!("{below}/{path}") };
        Scaffold::get(name).map(|file| Output::new(path, file.data.into_owned()))
    };
    names.iter().filter_map(file).collect()
}

fn filled(mut files: Vec<Output>, title: &str) -> Vec<Output> {
    for file in &mut files {
        file.bytes = text(file).replace("{title}", title).into_bytes();
    }
    files
}

fn text(file: &Output) -> String {
    String::from_utf8_lossy(&file.bytes).into_owned()
}

/// The language of the site, if there is one.
fn language(folder: &Folder, report: &Report) -> Result<Language, String> {
    let Some(site) = &folder.site else {
        let is_missing = report.findings.iter().any(|finding| finding.code.name == "missing-file");
        return Err(String::from(if is_missing {
            "there is no site here: no `content/site.toml`\n`--site DIR` says where it is, `kamerbrief new site NAME` \
             makes one"
        } else {
            "`content/site.toml` cannot be read: `kamerbrief check` says why"
        }));
    };
    let tag = site.languages.first().map_or("", |tag| tag.as_str());
    Ok(Language::from_tag(tag).unwrap_or(Language::Dutch))
}

/// The dossier of that name.
fn existing<'f>(folder: &'f Folder, id: &str) -> Result<&'f DossierFolder, String> {
    let ids = || folder.dossiers.iter().map(|dossier| dossier.id.as_str());
    folder.dossiers.iter().find(|dossier| dossier.id == id).ok_or_else(|| {
        let meant = did_you_mean(id, ids()).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        let listed: Vec<String> = ids().map(|id| format!("`{id}`")).collect();
        let listed = if listed.is_empty() { String::from("none") } else { listed.join(", ") };
        format!(
            "there is no dossier `{id}` that can be read{meant}\ndossiers: {listed}; `kamerbrief new dossier` makes one"
        )
    })
}
