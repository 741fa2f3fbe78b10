//! From raw shapes to the site: every name becomes an index, or a finding.
//!
//! A name whose bearer could not be read is passed over in silence, since the fault has been reported where
//! it is; so one slip gives one finding.

mod address;
mod aliases;
mod charts;
mod codes;
mod dossier;
mod edition;
pub mod forms;
mod ids;
mod lock;
mod look;
mod narrative;
mod requests;
mod revisions;
mod table;
mod to_revise;
mod translation;
mod values;

pub use codes::CODES;
pub use ids::{is_id, is_taken_beside_dossiers, is_taken_beside_editions};
pub use requests::CANNOT_BE_REPORTED;
pub use table::{PLACES_OF_PERIODS, Shape};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Level, Located, Report, Sources, Span};
use crate::model::{Language, Look, Owms, Publisher, Signs, Site};
use crate::read::{Folder, OwmsShape, SiteFile, Text};

/// The names that later steps know; resolution may not look at those steps itself.
#[derive(Clone, Debug)]
pub struct Known {
    /// The kinds of chart.
    pub charts: Vec<KnownChart>,
    /// The formats of downloads.
    pub formats: Vec<&'static str>,
    /// The formats of charts as files.
    pub pictures: Vec<&'static str>,
    /// The rules, with whether their findings can be accepted.
    pub rules: Vec<(&'static str, bool)>,
    /// The style sheet of pages.
    pub sheet: String,
}

/// A kind of chart.
#[derive(Clone, Copy, Debug)]
pub struct KnownChart {
    /// What `kind` says.
    pub name: &'static str,
    /// Whether it draws rows of several tables, a panel each.
    pub has_panels: bool,
}

/// What resolution of one part needs to know.
#[derive(Clone, Copy)]
struct Scope<'s> {
    language: Language,
    known: &'s Known,
    sources: &'s Sources,
    /// All languages of the site; the first is that of its pages.
    languages: &'s [Language],
    /// The signs in force where a table says nothing else.
    signs: &'s Signs,
}

/// An id made of words: lower case, without accents, everything else a minus.
#[must_use]
pub fn slug(words: &str) -> String {
    narrative::slug(words)
}

/// Resolves a site folder; `None` where there is no `site.toml` to go by.
///
/// Takes the raw dossiers out of the folder, so that each edition's shapes are freed once it is resolved.
pub fn site(folder: &mut Folder, known: &Known) -> (Option<Site>, Report) {
    let mut report = Report::default();
    let Some(file) = &folder.site else {
        return (None, report);
    };
    let mut site = head(file, &folder.statics, known, &mut report);
    site.look = look::look(&known.sheet, folder);
    let dossiers = std::mem::take(&mut folder.dossiers);
    let languages = site.languages.clone();
    let signs = table::signs_of(&file.signs.0, Signs::default(), &mut report);
    let scope =
        Scope { language: site.language, known, sources: &folder.sources, languages: &languages, signs: &signs };
    let resolved: Vec<_> = dossiers.into_par_iter().map(|dossier| dossier::dossier(dossier, scope)).collect();
    for (dossier, found) in resolved {
        report.extend(found);
        site.dossiers.push(dossier);
    }
    (Some(site), report)
}

fn head(file: &SiteFile, statics: &[String], known: &Known, report: &mut Report) -> Site {
    let SiteFile {
        title,
        publisher,
        languages,
        base_url,
        formats,
        pictures,
        description,
        notice,
        logo,
        accessibility_statement,
        owms,
        rules,
        signs: _,
        span: _,
    } = file;
    let languages: Vec<Language> = languages.iter().filter_map(|tag| language(tag, report)).collect();
    let base_url = base_url
        .as_ref()
        .map_or_else(|| String::from("https://kamerbrief.example/"), |url| values::base_url(url, report));
    Site {
        title: title.value.clone(),
        description: text(description.as_ref()),
        notice: text(notice.as_ref()),
        publisher: Publisher {
            name: publisher.name.value.clone(),
            url: publisher.url.as_ref().and_then(|url| values::url(url, report)),
        },
        owms: owms.as_ref().map(of_the_state),
        language: languages.first().copied().unwrap_or(Language::Dutch),
        languages,
        base_url,
        logo: logo.as_ref().and_then(|name| picture(name, statics, report)),
        look: Look::default(),
        accessibility_statement: accessibility_statement.as_ref().and_then(|url| values::url(url, report)),
        formats: wanted(formats.as_deref(), &known.formats, "format", report),
        pictures: wanted(pictures.as_deref(), &known.pictures, "format of charts", report),
        levels: rules.0.iter().filter_map(|(rule, level)| weighed(rule, level, known, report)).collect(),
        dossiers: Vec::new(),
    }
}

fn of_the_state(shape: &OwmsShape) -> Owms {
    let OwmsShape { authority, information_type, span: _ } = shape;
    Owms {
        authority: authority.value.clone(),
        span: authority.span,
        information_type: text(information_type.as_ref()).unwrap_or_else(|| Owms::LETTER.to_owned()),
    }
}

/// The name of a file in `static/`.
fn picture(name: &Text, statics: &[String], report: &mut Report) -> Option<String> {
    let known = || statics.iter().filter_map(|path| path.strip_prefix("static/"));
    if known().any(|file| file == name.value) {
        return Some(name.value.clone());
    }
    let finding = unknown_reference("file of `static/`", &name.value, name.span, known());
    report.push(finding.hint("put the file there, or take `logo` out"));
    None
}

fn language(tag: &Text, report: &mut Report) -> Option<Language> {
    let found = Language::from_tag(&tag.value);
    if found.is_none() {
        report.push(unknown_value("language", tag, Language::ALL.map(Language::tag)));
    }
    found
}

/// All known formats, unless the site names those it wants.
fn wanted(formats: Option<&[Text]>, known: &[&str], what: &str, report: &mut Report) -> Vec<String> {
    let Some(formats) = formats else {
        return known.iter().map(|format| (*format).to_owned()).collect();
    };
    let mut wanted = Vec::new();
    for format in formats {
        if known.contains(&format.as_str()) {
            wanted.push(format.value.clone());
        } else {
            report.push(unknown_value(what, format, known.iter().copied()));
        }
    }
    wanted
}

fn weighed(rule: &Text, level: &Text, known: &Known, report: &mut Report) -> Option<(String, Level)> {
    let Some((_, acceptable)) = known.rules.iter().find(|(name, _)| *name == rule.value) else {
        report.push(unknown_rule(rule, known));
        return None;
    };
    if !acceptable {
        let message =
            format!("findings of `{}` stop publication whatever a site says; their level is fixed", rule.value);
        report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, rule.span, message));
        return None;
    }
    let found = Level::from_name(&level.value);
    if found.is_none() {
        report.push(unknown_value("level", level, Level::ALL.map(Level::name)));
    }
    found.map(|level| (rule.value.clone(), level))
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn is_true(flag: Option<&Located<bool>>) -> bool {
    flag.is_some_and(|flag| flag.value)
}

/// `kind` is one of a few words; this one is none of them.
fn unknown_value<'n>(what: &str, written: &Text, known: impl IntoIterator<Item = &'n str> + Clone) -> Diagnostic {
    let listed: Vec<String> = known.clone().into_iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::new(&codes::UNKNOWN_VALUE, written.span, format!("there is no {what} `{}`", written.value))
        .suggest(&written.value, known)
        .note(format!("known are {}", listed.join(", ")))
}

/// The rules are too many to list in a finding.
fn unknown_rule(written: &Text, known: &Known) -> Diagnostic {
    Diagnostic::new(&codes::UNKNOWN_VALUE, written.span, format!("there is no rule `{}`", written.value))
        .suggest(&written.value, known.rules.iter().map(|(name, _)| *name))
        .hint("`kamerbrief explain` lists them all")
}

/// A name that leads nowhere, with the nearest one that leads somewhere.
fn unknown_reference<'n>(
    what: &str,
    written: &str,
    span: Span,
    known: impl IntoIterator<Item = &'n str>,
) -> Diagnostic {
    Diagnostic::new(&codes::UNKNOWN_REFERENCE, span, format!("there is no {what} `{written}`"))
        .suggest_or_list(written, known)
}

/// Reports ids that no address can hold, and ids given twice; returns whether the id can be used.
fn fresh<'n>(id: &Text, what: &str, before: impl IntoIterator<Item = &'n Text>, report: &mut Report) -> bool {
    if !ids::is_id(&id.value) {
        let message = format!("the id `{}` of {what} holds more than a-z, 0-9, `-` and `_`", id.value);
        report.push(Diagnostic::new(&codes::BAD_ID, id.span, message));
        return false;
    }
    let Some(first) = before.into_iter().find(|other| other.value == id.value) else {
        return true;
    };
    let message = format!("{what} `{}` stands here twice", id.value);
    let finding =
        Diagnostic::new(&codes::DUPLICATE_ID, id.span, message).remark("the second").label(first.span, "the first");
    report.push(finding.hint("give one of them another id"));
    false
}
