//! Searching: what the index holds, and that the same site always gives the same one.
#![cfg(test)]
#![cfg(feature = "search")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use camino::Utf8Path;
use flate2::read::GzDecoder;
use kamerbrief::assemble;
use kamerbrief::options::Options;
use serde_json::Value;

type Files = BTreeMap<String, Vec<u8>>;

const FRAGMENTS: &str = "zoeken/pagefind/fragment/";

fn made(search: bool, jobs: usize) -> Files {
    let options = Options { search, jobs, ..Options::at("2026-07-01T12:00:00Z".parse().unwrap()) };
    let site = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/voorbeeldland");
    let (outcome, files) = assemble(&site, &options, &|_, _| {}).unwrap();
    assert!(outcome.counts.is_some(), "{}", outcome.report.print(&outcome.sources, kamerbrief::Form::Human, false));
    files
}

/// What is kept of the pages that are searched.
fn fragments(files: &Files) -> Vec<Value> {
    let fragments = files.iter().filter(|(path, _)| path.starts_with(FRAGMENTS));
    fragments.map(|(_, bytes)| fragment(bytes)).collect()
}

fn fragment(bytes: &[u8]) -> Value {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    serde_json::from_str(text.strip_prefix("pagefind_dcd").unwrap()).unwrap()
}

#[test]
fn the_index_is_the_same_whatever_the_number_of_threads() {
    let (one, eight) = (made(true, 1), made(true, 8));
    assert!(one.keys().any(|path| path.starts_with(FRAGMENTS)));
    let differing = one.iter().filter(|(path, bytes)| eight.get(*path) != Some(bytes)).map(|(path, _)| path);
    assert_eq!(differing.collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(one.len(), eight.len());
}

#[test]
fn what_is_searched_is_every_marked_page_at_its_own_address_and_no_other() {
    let files = made(true, 0);
    let is_marked = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(" data-pagefind-body");
    let marked = files.iter().filter(|(path, bytes)| path.ends_with("index.html") && is_marked(bytes));
    // The newest report stands at a second address, which leads to its own.
    let own: BTreeSet<&str> =
        marked.map(|(path, _)| path.as_str()).filter(|path| *path != "voorbeeldland/laatste/index.html").collect();
    let fragments = fragments(&files);
    let searched: BTreeSet<&str> = fragments.iter().map(|fragment| fragment["url"].as_str().unwrap()).collect();
    assert_eq!(searched, own);
    assert_eq!(fragments.len(), own.len());
    for (part, count) in [("archief", 0), ("op/", 0), ("wijzigingen", 0), ("begrippen", 1), ("tabellen/", 32)] {
        assert_eq!(searched.iter().filter(|path| path.contains(part)).count(), count, "{part}");
    }
}

#[test]
fn figures_labels_and_names_are_words_of_their_own() {
    let fragments = fragments(&made(true, 0));
    let of = |page: &str| {
        let found = fragments.iter().find(|fragment| fragment["url"] == page).unwrap();
        found["content"].as_str().unwrap().to_owned()
    };
    let table = of("voorbeeldland/2025/tabellen/terugkeer/index.html");
    assert!(table.contains("Onderdeel 2025 2024 2023 2022 2021 Instroom in de caseload 1.310*"), "{table}");
    assert!(table.contains("Eenheid personen."), "{table}");
    let requests = of("voorbeeldland/verzoeken/index.html");
    assert!(requests.contains("Omschrijving Vindplaats Stand van zaken"), "{requests}");
}

#[test]
fn a_translation_is_found_beside_its_original_and_says_its_language() {
    let fragments = fragments(&made(true, 0));
    let languages = |page: &str| {
        let found = fragments.iter().find(|fragment| fragment["url"] == page).unwrap();
        found["filters"]["language"].clone()
    };
    assert_eq!(languages("voorbeeldland/2024/en/index.html"), serde_json::json!(["en"]));
    assert_eq!(languages("voorbeeldland/2024/index.html"), Value::Null);
}

#[test]
fn without_an_index_the_page_has_no_script_and_lists_what_there_is() {
    let files = made(false, 0);
    assert!(!files.keys().any(|path| path.starts_with("zoeken/pagefind/")));
    let page = String::from_utf8_lossy(&files["zoeken/index.html"]);
    assert!(!page.contains("assets/search.") && !page.contains("<form"));
    let tables = files.keys().filter(|path| path.contains("/tabellen/") && path.ends_with("index.html"));
    let lost: Vec<&String> = tables.filter(|path| !page.contains(&format!("href=\"../{path}\""))).collect();
    assert_eq!(lost, Vec::<&String>::new());
}
