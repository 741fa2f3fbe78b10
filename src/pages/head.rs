//! What a page says of itself to programs: previews of links (Open Graph), Dublin Core in the head, as OWMS 4.0
//! of the Dutch government has it, and reports and tables as schema.org has them.
//!
//! Nothing here is seen on the page, and nothing is said that neither the page nor `owms` in `site.toml` says. A concept
//! says nothing at all.

use jiff::civil::Date;
use serde::Serialize;

use super::{Draft, errata};
use crate::address;
use crate::history;
use crate::model::{Dossier, Edition, Language, Period, Source, Table};

/// A `<meta>` of the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// `name`, or `property` for Open Graph.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The scheme of its content, where there is one.
    pub scheme: Option<&'static str>,
    /// The content.
    pub content: String,
}

/// What a page is about.
#[derive(Clone, Copy)]
pub(super) enum About<'a> {
    /// A report.
    Edition(&'a Edition),
    /// A table of a report.
    Table(&'a Edition, &'a Table),
}

/// All of the head, for a page that has an address of its own.
pub(super) fn metas(draft: &Draft, (title, description): (&str, Option<&str>), canonical: &str) -> Vec<Meta> {
    let site = draft.context.site;
    let card = draft.edition().zip(draft.dossier).filter(|_| site.pictures.iter().any(|name| name == "png"));
    let card =
        card.map(|(edition, dossier)| address::file(draft.context.base_url(), &address::card(dossier, &edition.id)));
    let kind = if draft.about.is_some() { "article" } else { "website" };
    let graph = [
        ("og:type", Some(kind.to_owned())),
        ("og:site_name", Some(site.title.clone())),
        ("og:title", Some(title.to_owned())),
        ("og:description", description.map(str::to_owned)),
        ("og:url", Some(canonical.to_owned())),
        ("og:locale", Some(locale(draft.context.language).to_owned())),
        ("og:image", card.clone()),
        ("og:image:width", card.as_ref().map(|_| String::from("1200"))),
        ("og:image:height", card.as_ref().map(|_| String::from("630"))),
        ("og:image:alt", card.as_ref().map(|_| title.to_owned())),
    ];
    let graph = graph
        .into_iter()
        .filter_map(|(name, content)| Some(Meta { key: "property", name, scheme: None, content: content? }));
    // The one thing that some readers of Open Graph ask for under another name.
    let large =
        card.map(|_| Meta { key: "name", name: "twitter:card", scheme: None, content: "summary_large_image".into() });
    graph.chain(large).chain(dublin_core(draft, title, canonical)).collect()
}

/// The core of OWMS 4.0 (standaarden.overheid.nl/owms) of a report and its tables, in its order. Authority and type are
/// terms of the Dutch state, which a site claims only where it says that it is the state's own. The scheme stands in
/// `title`, since `scheme` is no attribute of HTML any more.
fn dublin_core(draft: &Draft, title: &str, canonical: &str) -> Vec<Meta> {
    let Some(edition) = draft.edition() else {
        return Vec::new();
    };
    let meta = |name, scheme, content: String| Meta { key: "name", name, scheme, content };
    let site = draft.context.site;
    let publisher = &site.publisher.name;
    // What the list of organisations of the state does not hold is of no scheme.
    let authority = site.owms.as_ref().map(|owms| (owms, owms.is_ministry().then_some("RIJKSOVERHEID.Organisatie")));
    let is_publisher = authority.filter(|(owms, _)| owms.authority == *publisher);
    let mut all = vec![
        meta("DCTERMS.identifier", Some("XSD.anyURI"), canonical.to_owned()),
        meta("DCTERMS.title", None, title.to_owned()),
    ];
    if let (Some((owms, _)), Some(About::Edition(_))) = (authority, draft.about) {
        all.push(meta("DCTERMS.type", Some("RIJKSOVERHEID.Informatietype"), owms.information_type.clone()));
    }
    let language = locale(draft.context.language).replace('_', "-");
    all.push(meta("DCTERMS.language", Some("XSD.language"), language));
    all.extend(authority.map(|(owms, scheme)| meta("OVERHEID.authority", scheme, owms.authority.clone())));
    all.push(meta("DCTERMS.creator", is_publisher.and_then(|(_, scheme)| scheme), publisher.clone()));
    if let Some(day) = corrected(draft, edition).max(edition.date) {
        all.push(meta("DCTERMS.modified", Some("XSD.date"), day.to_string()));
    }
    all.push(meta("DCTERMS.temporal", None, interval(&edition.reference)));
    all
}

fn corrected(draft: &Draft, edition: &Edition) -> Option<Date> {
    history::corrected(edition, errata::translation(draft))
}

fn locale(language: Language) -> &'static str {
    match language {
        Language::Dutch => "nl_NL",
        Language::English => "en_GB",
        Language::French => "fr_FR",
    }
}

/// As a stretch of days in ISO 8601.
fn interval(period: &Period) -> String {
    format!("{}/{}", period.start.earliest, period.end.latest)
}

/// The report or table as schema.org has it, as the text of a script; `None` for other pages.
pub(super) fn linked_data(draft: &Draft, canonical: &str) -> Option<String> {
    let dossier = draft.dossier?;
    let json = match draft.about? {
        About::Edition(edition) => serde_json::to_string(&report(draft, dossier, edition, canonical)),
        About::Table(edition, table) => {
            serde_json::to_string(&Context { context: SCHEMA, of: dataset(draft, dossier, (edition, table)) })
        }
    };
    // What closes a script must not stand in it, whatever a title says; in JSON it may be written so.
    Some(json.ok()?.replace('<', "\\u003c"))
}

const SCHEMA: &str = "https://schema.org";

#[derive(Serialize)]
struct Context<T> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    of: T,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    in_language: &'static str,
    about: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "reportNumber")]
    number: Option<String>,
    temporal_coverage: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    publisher: Organization<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_part: Vec<Part<'a>>,
}

/// A table, of which its own page says more.
#[derive(Serialize)]
struct Part<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dataset<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: &'a str,
    description: String,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<&'a str>,
    variable_measured: Vec<&'a str>,
    distribution: Vec<Download>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Download {
    #[serde(rename = "@type")]
    kind: &'static str,
    content_url: String,
    encoding_format: String,
}

fn report<'a>(draft: &Draft<'a>, dossier: &'a Dossier, edition: &'a Edition, canonical: &str) -> Context<Report<'a>> {
    let publisher = &draft.context.site.publisher;
    let report = Report {
        kind: "Report",
        id: canonical.to_owned(),
        url: canonical.to_owned(),
        name: &edition.title,
        description: edition.subject.as_deref(),
        in_language: draft.context.language.tag(),
        about: &dossier.title,
        number: edition.kamerstuk.as_ref().map(ToString::to_string),
        temporal_coverage: interval(&edition.reference),
        date_published: edition.date.map(|day| day.to_string()),
        date_modified: corrected(draft, edition).map(|day| day.to_string()),
        publisher: Organization { kind: "Organization", name: &publisher.name, url: publisher.url.as_deref() },
        has_part: edition.tables.iter().map(|table| part(draft, dossier, (edition, table))).collect(),
    };
    Context { context: SCHEMA, of: report }
}

fn part<'a>(draft: &Draft, dossier: &Dossier, (edition, table): (&Edition, &'a Table)) -> Part<'a> {
    let page = address::table(dossier, edition, table, draft.context.folders());
    let id = address::canonical(draft.context.base_url(), &page).unwrap_or_default();
    Part { kind: "Dataset", id, name: &table.title }
}

fn dataset<'a>(draft: &Draft<'a>, dossier: &'a Dossier, (edition, table): (&'a Edition, &'a Table)) -> Dataset<'a> {
    let context = draft.context;
    let folders = context.folders();
    let page = address::table(dossier, edition, table, folders);
    let url = address::canonical(context.base_url(), &page).unwrap_or_default();
    let (creator, based_on, license) = match &table.source {
        Source::Named { name, url, licence, .. } => {
            let creator = Organization { kind: "Organization", name, url: None };
            (Some(creator), url.as_deref(), licence.as_deref().filter(|licence| licence.starts_with("http")))
        }
        Source::Unknown(_) => (None, None, None),
    };
    let periods = || table.columns.iter().filter_map(|column| column.period.as_ref());
    let first = periods().map(|of| of.period.start.earliest).min();
    let last = periods().map(|of| of.period.end.latest).max();
    let download = |format: &String| Download {
        kind: "DataDownload",
        content_url: address::file(context.base_url(), &address::download(dossier, edition, table, format, folders)),
        encoding_format: match format.as_str() {
            "csv" => "text/csv".to_owned(),
            other => format!("application/{other}"),
        },
    };
    Dataset {
        kind: "Dataset",
        id: url.clone(),
        url,
        name: &table.title,
        description: format!("{} ({}). {}", table.title, table.unit, edition.title),
        in_language: context.site.language.tag(),
        temporal_coverage: first.zip(last).map(|(first, last)| format!("{first}/{last}")),
        license,
        creator,
        is_based_on: based_on,
        variable_measured: table.printed_rows().map(|(_, row)| row.label.as_str()).collect(),
        distribution: context.site.formats.iter().map(download).collect(),
    }
}
