//! The repository's own briefing: its figures are those of the letter, and its site holds together.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use camino::Utf8Path;
use kamerbrief::options::Options;
use kamerbrief::{Form, Outcome, build, examine};

use html::Element;
use trees::{Tree, plant, tree};

#[path = "support/html.rs"]
mod html;
#[path = "support/trees.rs"]
mod trees;

const BASE_URL: &str = "https://kamerbrief.example/";
const ASIEL: &str = "Cijfers asielaanvragen Marokkanen";
const TERUGKEER: &str = "Terugkeeraantallen DT&V naar Marokko";
const LP: &str = "LP-cijfers Marokko";
const BEWARING: &str = "Cijfers Marokkanen in vreemdelingenbewaring";
const INSTROOM: &str = "Instroom in DT&V-caseload (incl. Dublin)";
const BEVESTIGD: &str = "Aantal ontvangen nationaliteitsbevestigingen";
const TOTAAL: &str = "Totaal aantal Marokkanen in vreemdelingenbewaring (cumulatief, incl. Dublin)";

/// What the letter prints: table, row, column, figure. Typed from the letter, not from the data.
const PRINTED: [(&str, &str, &str, &str); 45] = [
    (ASIEL, "Aantal eerste asielaanvragen", "2020", "774"),
    (ASIEL, "Aantal eerste asielaanvragen", "2021", "907"),
    (ASIEL, "Aantal eerste asielaanvragen", "2022", "721"),
    (ASIEL, "Aantal eerste asielaanvragen", "2023 (tot mei)", "349"),
    (TERUGKEER, INSTROOM, "2019", "1.770"),
    (TERUGKEER, INSTROOM, "2020", "1.150"),
    (TERUGKEER, INSTROOM, "2021", "1.030"),
    (TERUGKEER, INSTROOM, "2021 (vanaf actieplan)", "460"),
    (TERUGKEER, INSTROOM, "2022", "1.125"),
    (TERUGKEER, INSTROOM, "2023 (tot juni)", "770"),
    (TERUGKEER, "Zelfstandig vertrek", "2019", "40"),
    (TERUGKEER, "Zelfstandig vertrek", "2020", "20"),
    (TERUGKEER, "Zelfstandig vertrek", "2021", "20"),
    (TERUGKEER, "Zelfstandig vertrek", "2021 (vanaf actieplan)", "10"),
    (TERUGKEER, "Zelfstandig vertrek", "2022", "35"),
    (TERUGKEER, "Zelfstandig vertrek", "2023 (tot juni)", "50"),
    (TERUGKEER, "Gedwongen vertrek", "2019", "25"),
    (TERUGKEER, "Gedwongen vertrek", "2020", "10"),
    (TERUGKEER, "Gedwongen vertrek", "2021", "6"),
    (TERUGKEER, "Gedwongen vertrek", "2021 (vanaf actieplan)", "<5"),
    (TERUGKEER, "Gedwongen vertrek", "2022", "30"),
    (TERUGKEER, "Gedwongen vertrek", "2023 (tot juni)", "40"),
    (LP, "Aantal verzoeken", "2019", "270"),
    (LP, "Aantal verzoeken", "2020", "240"),
    (LP, "Aantal verzoeken", "2021", "100"),
    (LP, "Aantal verzoeken", "2021 (vanaf actieplan)", "35"),
    (LP, "Aantal verzoeken", "2022", "240"),
    (LP, "Aantal verzoeken", "2023 (tot juni)", "210"),
    (LP, BEVESTIGD, "2019", "10"),
    (LP, BEVESTIGD, "2020", "<5"),
    (LP, BEVESTIGD, "2021", "<5"),
    (LP, BEVESTIGD, "2021 (vanaf actieplan)", "0"),
    (LP, BEVESTIGD, "2022", "160"),
    (LP, BEVESTIGD, "2023 (tot juni)", "100"),
    (LP, "Aantal afgegeven LP's", "2019", "5"),
    (LP, "Aantal afgegeven LP's", "2020", "0"),
    (LP, "Aantal afgegeven LP's", "2021", "0"),
    (LP, "Aantal afgegeven LP's", "2021 (vanaf actieplan)", "0"),
    (LP, "Aantal afgegeven LP's", "2022", "30"),
    (LP, "Aantal afgegeven LP's", "2023 (tot juni)", "35"),
    (BEWARING, TOTAAL, "2019", "535"),
    (BEWARING, TOTAAL, "2020", "355"),
    (BEWARING, TOTAAL, "2021", "310"),
    (BEWARING, TOTAAL, "2022", "470"),
    (BEWARING, TOTAAL, "2023 (tot juni)", "425"),
];

/// Where each table has its page and its download.
const TABLES: [(&str, &str); 4] = [("asiel", ASIEL), ("terugkeer", TERUGKEER), ("lp", LP), ("bewaring", BEWARING)];
const EDITION: &str = "marokko/2023-06/";

type Cell = (String, String, String, String);

/// The site as built with one thread.
static SITE: LazyLock<Tree> = LazyLock::new(|| built(1));

fn repository() -> &'static Utf8Path {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn options(jobs: usize) -> Options {
    Options { jobs, ..Options::at("2023-07-01T12:00:00Z".parse().unwrap()) }
}

fn built(jobs: usize) -> Tree {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let outcome = build(repository(), Utf8Path::from_path(&public).unwrap(), &options(jobs), &|_, _| {}).unwrap();
    assert!(outcome.counts.is_some(), "{}", printed(&outcome));
    tree(&public)
}

fn printed(outcome: &Outcome) -> String {
    outcome.report.print(&outcome.sources, Form::Human, false)
}

fn page(path: &str) -> Element {
    Element::read(path, SITE.get(path).unwrap_or_else(|| panic!("there is no {path}")))
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// Every page with its path.
fn pages() -> Vec<(&'static str, Element)> {
    let paths = SITE.keys().map(String::as_str).filter(|path| is_page(path));
    paths.map(|path| (path, page(path))).collect()
}

fn letter() -> BTreeSet<Cell> {
    let owned = |(table, row, column, printed): (&str, &str, &str, &str)| {
        (table.to_owned(), row.to_owned(), column.to_owned(), printed.to_owned())
    };
    PRINTED.into_iter().map(owned).collect()
}

#[test]
fn nothing_is_found_that_is_not_accepted() {
    let outcome = examine(repository(), &options(0), &|_, _| {}).unwrap();
    assert_eq!(printed(&outcome), "");
}

#[test]
fn every_figure_of_the_letter_stands_in_the_tables_of_its_edition() {
    let shown = cells(&page(&format!("{EDITION}index.html")));
    assert_eq!(shown.len(), PRINTED.len());
    assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), letter());
}

#[test]
fn every_figure_of_the_letter_stands_on_the_page_of_its_table() {
    let shown = TABLES.iter().flat_map(|(id, _)| cells(&page(&format!("{EDITION}tabellen/{id}/index.html"))));
    assert_eq!(shown.collect::<BTreeSet<_>>(), letter());
}

#[test]
fn every_figure_of_the_letter_stands_in_a_csv() {
    let mut shown = BTreeSet::new();
    for (id, title) in TABLES {
        let bytes = &SITE[&format!("{EDITION}tabellen/{id}/{id}.csv")];
        let mut lines = csv::Reader::from_reader(bytes.as_slice());
        for line in lines.deserialize::<BTreeMap<String, String>>() {
            let line = line.unwrap();
            let of = |column: &str| line[column].clone();
            assert_eq!(of("table"), id);
            shown.insert((title.to_owned(), of("row_label"), of("column_label"), of("printed")));
        }
    }
    assert_eq!(shown, letter());
}

/// The cells of the letter's tables on a page; tables beside charts have other titles.
fn cells(page: &Element) -> Vec<Cell> {
    let mut cells = Vec::new();
    for table in page.named("table") {
        let title = table.named("caption").first().map(|caption| caption.words()).unwrap_or_default();
        if !TABLES.iter().any(|(_, known)| *known == title) {
            continue;
        }
        let mut rows = table.named("tr").into_iter();
        let columns: Vec<String> = rows.next().unwrap().named("th").iter().skip(1).map(|cell| cell.words()).collect();
        for row in rows {
            let label = row.named("th").first().unwrap().words();
            let figures = row.named("td");
            assert_eq!(figures.len(), columns.len(), "{title}: {label}");
            let labelled = columns.iter().zip(&figures);
            cells.extend(
                labelled.map(|(column, figure)| (title.clone(), label.clone(), column.clone(), figure.words())),
            );
        }
    }
    cells
}

#[test]
fn a_figure_that_no_longer_agrees_with_the_text_stops_publication_and_both_places_are_named() {
    let site = tempfile::tempdir().unwrap();
    plant(&tree(repository().join("content").as_std_path()), &site.path().join("content"));
    let table = site.path().join("content/marokko/2023-06/data/terugkeer.toml");
    let text = fs::read_to_string(&table).unwrap();
    let line = text.lines().find(|line| line.starts_with("gedwongen ")).unwrap();
    fs::write(&table, text.replace(line, &line.replace("| 30 ", "| 31 "))).unwrap();
    let outcome = examine(Utf8Path::from_path(site.path()).unwrap(), &options(0), &|_, _| {}).unwrap();
    assert!(outcome.report.stops());
    let text = printed(&outcome);
    assert!(text.contains("error[figure-mismatch]: the text says `30`, but the cell holds `31`\n"), "{text}");
    assert!(text.contains("--> content/marokko/2023-06/50-duiding.md:"), "{text}");
    assert!(text.contains("::: content/marokko/2023-06/data/terugkeer.toml:"), "{text}");
}

#[test]
fn any_number_of_threads_makes_the_same_bytes() {
    let other = built(8);
    assert_eq!(SITE.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differing: Vec<&String> = SITE.keys().filter(|path| SITE[*path] != other[*path]).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn every_link_leads_somewhere() {
    let pages: BTreeMap<&str, Element> = pages().into_iter().collect();
    let ids: BTreeMap<&str, Vec<&str>> = pages.iter().map(|(path, page)| (*path, ids(page))).collect();
    let mut dead = Vec::new();
    for (path, page) in &pages {
        for element in page.elements() {
            let addresses = ["href", "src"].into_iter().filter_map(|name| element.attribute(name));
            for address in addresses.filter(|address| !leads_away(address)) {
                if !leads_somewhere(path, address, &ids) {
                    dead.push(format!("{path}: {address}"));
                }
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

fn ids(page: &Element) -> Vec<&str> {
    page.elements().into_iter().filter_map(|element| element.attribute("id")).collect()
}

fn leads_away(address: &str) -> bool {
    !address.starts_with(BASE_URL) && ["https:", "http:", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

fn leads_somewhere(from: &str, address: &str, ids: &BTreeMap<&str, Vec<&str>>) -> bool {
    let (path, anchor) = address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
    let Some(target) = target(from, path) else {
        return false;
    };
    let anchor_is_there = |anchor: &str| ids.get(target.as_str()).is_some_and(|ids| ids.contains(&anchor));
    SITE.contains_key(&target) && anchor.is_none_or(anchor_is_there)
}

/// The file that an address names: one relative to its page, or in full. `None` where it leaves the site.
fn target(from: &str, path: &str) -> Option<String> {
    if let Some(path) = path.strip_prefix(BASE_URL).or_else(|| path.strip_prefix('/')) {
        let is_folder = path.is_empty() || path.ends_with('/');
        return Some(if is_folder { format!("{path}index.html") } else { path.to_owned() });
    }
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn pages_can_be_put_at_any_address() {
    for (path, page) in pages().into_iter().filter(|(path, _)| *path != "404.html") {
        for element in page.elements().into_iter().filter(|element| element.attribute("rel") != Some("canonical")) {
            let addresses = ["href", "src"].into_iter().filter_map(|name| element.attribute(name));
            for address in addresses.filter(|address| !leads_away(address)) {
                assert!(!address.starts_with('/') && !address.starts_with(BASE_URL), "{path}: {address}");
            }
        }
    }
}

#[test]
fn the_page_for_what_is_not_there_works_wherever_it_is_shown() {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let below = Options { base_url: Some(String::from("https://kamerbrief.example/brieven/")), ..options(0) };
    build(repository(), Utf8Path::from_path(&public).unwrap(), &below, &|_, _| {}).unwrap();
    for element in Element::read("404.html", &fs::read(public.join("404.html")).unwrap()).elements() {
        let addresses = ["href", "src"].into_iter().filter_map(|name| element.attribute(name));
        for address in addresses.filter(|address| !address.starts_with('#')) {
            let path = address.strip_prefix("/brieven/").unwrap_or_else(|| panic!("{address}"));
            assert!(public.join(path).exists(), "{address}");
        }
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (path, page) in pages() {
        assert_eq!(page.named("script").len() + page.named("iframe").len() + page.named("style").len(), 0, "{path}");
        for element in page.elements() {
            let loads = match element.name.as_str() {
                "link" => element.attribute("rel") != Some("canonical"),
                "a" => false,
                _ => true,
            };
            let addresses =
                ["href", "src", "srcset", "data", "style"].into_iter().filter_map(|name| element.attribute(name));
            for address in addresses.filter(|_| loads) {
                assert!(!address.contains("//"), "{path}: <{}> loads {address}", element.name);
            }
        }
    }
    for (path, bytes) in SITE.iter().filter(|(path, _)| path.starts_with("assets/")) {
        let text = String::from_utf8_lossy(bytes).replace("http://www.w3.org/2000/svg", "");
        assert!(!text.contains("//") && !text.contains("@import"), "{path}");
    }
}

#[test]
fn every_id_is_given_once_and_every_reference_to_one_is_met() {
    for (path, page) in pages() {
        let ids = ids(&page);
        let different: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), different.len(), "{path}: an id is given twice");
        for element in page.elements() {
            let references = ["aria-labelledby", "aria-describedby", "aria-controls", "headers", "for"];
            let named =
                references.into_iter().filter_map(|name| element.attribute(name)).flat_map(str::split_whitespace);
            for id in named {
                assert!(different.contains(id), "{path}: <{}> refers to `{id}`", element.name);
            }
        }
    }
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let mut reached = BTreeSet::from([String::from("index.html")]);
    let mut ahead = vec![String::from("index.html")];
    while let Some(path) = ahead.pop() {
        for link in page(&path).named("a") {
            let address = link.attribute("href").unwrap().split('#').next().unwrap();
            let found = target(&path, address).filter(|found| is_page(found) && SITE.contains_key(found));
            if let Some(found) = found.filter(|_| !leads_away(address))
                && reached.insert(found.clone())
            {
                ahead.push(found);
            }
        }
    }
    reached.insert(String::from("404.html"));
    let all: BTreeSet<String> = pages().into_iter().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(reached, all);
}
