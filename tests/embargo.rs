//! Before its time, an edition leaves no byte in the site; afterwards all of it is there.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use camino::Utf8Path;
use flate2::read::GzDecoder;
use kamerbrief::assemble;
use kamerbrief::options::Options;

use sections::Case;

#[expect(dead_code, reason = "nothing is rewritten here")]
#[path = "support/expected.rs"]
mod expected;
#[expect(dead_code, reason = "nothing is compared with a text here")]
#[path = "support/sections.rs"]
mod sections;

/// Figures of the edition, as its tables, its text and its downloads write them.
const FIGURES: [[&str; 2]; 3] = [["910048", "910.048"], ["910049", "910.049"], ["910050", "910.050"]];

/// A word that stands nowhere else.
const MARK: &str = "merk";

#[test]
fn no_mark_of_an_edition_is_there_before_its_time_and_every_one_is_after() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (base, case) = (Case::read(&tests.join("base.txt")), Case::read(&tests.join("embargo.txt")));
    let folder = tempfile::tempdir().unwrap();
    base.lay(folder.path(), "report");
    case.lay(folder.path(), "report");
    let text = fs::read_to_string(&case.path).unwrap();
    let marks = marks(&text);
    assert_eq!(marks.len() + FIGURES.len(), 54, "{marks:?}");

    let before = site(folder.path(), "2023-10-01T11:59:59+02:00");
    // What tells of the past of the dossier is there in both, and has its day on which the embargo ends.
    let days = |site: &BTreeMap<String, Vec<u8>>| {
        let days = site.keys().filter_map(|path| path.strip_prefix("marokko/op/")?.strip_suffix("/index.html"));
        days.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(days(&before), ["2023-01-15", "2023-06-30"]);
    assert!(before.contains_key("marokko/archief/index.html"));
    let traces = before.iter().filter(|(path, bytes)| {
        let figures = FIGURES.iter().flatten().any(|figure| has(bytes, figure));
        figures || path.contains(MARK) || has(bytes, MARK) || path.contains("2023-09") || has(bytes, "2023-09")
    });
    assert_eq!(traces.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new());

    let after = site(folder.path(), "2023-10-01T12:00:00+02:00");
    assert_eq!(days(&after), ["2023-01-15", "2023-06-30", "2023-10-01"]);
    let is_there = |mark: &str| after.iter().any(|(path, bytes)| path.contains(mark) || has(bytes, mark));
    let missing: Vec<&String> = marks.iter().filter(|mark| !is_there(mark)).collect();
    assert_eq!(missing, Vec::<&String>::new());
    assert!(FIGURES.iter().all(|written| written.iter().any(|figure| is_there(figure))));
}

/// Every mark in a text.
fn marks(text: &str) -> BTreeSet<String> {
    let letters = |rest: &str| rest.chars().take(2).filter(char::is_ascii_lowercase).collect::<String>();
    let found = text.split(MARK).skip(1).map(letters).filter(|letters| letters.len() == 2);
    found.map(|letters| format!("{MARK}{letters}")).collect()
}

fn site(folder: &Path, moment: &str) -> BTreeMap<String, Vec<u8>> {
    let options = Options { search: kamerbrief::SEARCHES, ..Options::at(moment.parse().unwrap()) };
    let (outcome, files) = assemble(Utf8Path::from_path(folder).unwrap(), &options, &|_, _| {}).unwrap();
    assert!(outcome.counts.is_some(), "{}", outcome.report.print(&outcome.sources, kamerbrief::Form::Human, false));
    files.into_iter().map(|(path, bytes)| (path, unpacked(bytes))).collect()
}

/// What is searched is packed, so that no word of it is seen.
fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(b"\x1f\x8b") {
        return bytes;
    }
    let mut all = Vec::new();
    GzDecoder::new(&*bytes).read_to_end(&mut all).unwrap();
    all
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
