//! What each rule says of a small site, to the letter.
//!
//! `tests/rules/<rule>.txt` and `tests/rules/<rule>.<variant>.txt` show a rule, `tests/scenarios/<name>.txt` how
//! several come together. Each lies over `tests/base.txt`, a site without a fault, in the format that
//! `tests/support/sections.rs` describes. A new case is a new file; `BLESS=1 cargo test` fills in its report.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use kamerbrief::options::Options;
use kamerbrief::{Form, codes, examine, import_codes};
use rayon::prelude::*;

use expected::all_agree;
use sections::Case;

#[path = "support/expected.rs"]
mod expected;
#[path = "support/sections.rs"]
mod sections;

const REPORT: &str = "report";
/// When nothing else is said. The base has no embargo.
const AS_OF: &str = "2023-07-01T12:00:00Z";

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The cases of a folder with their names, in order.
fn cases(folder: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(tests().join(folder)).unwrap();
    let mut cases: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_report_is_as_expected() {
    let mut cases: Vec<PathBuf> = ["rules", "scenarios"].into_iter().flat_map(cases).map(|(_, path)| path).collect();
    cases.push(tests().join("base.txt"));
    let differences: Vec<String> = cases.par_iter().filter_map(|path| differs(path)).collect();
    all_agree(&differences);
}

fn differs(path: &Path) -> Option<String> {
    let base = Case::read(&tests().join("base.txt"));
    let case = Case::read(path);
    let site = tempfile::tempdir().unwrap();
    base.lay(site.path(), REPORT);
    case.lay(site.path(), REPORT);
    let report = report(Utf8Path::from_path(site.path()).unwrap(), &options(&case));
    case.settle(REPORT, &report)
}

fn report(site: &Utf8Path, options: &Options) -> String {
    match examine(site, options, &|_, _| {}) {
        Ok(outcome) => outcome.report.print(&outcome.sources, Form::Human, false),
        Err(error) => format!("kamerbrief: {error:#}\n"),
    }
}

/// What the line `$ kamerbrief check …` at the top of a case asks.
fn options(case: &Case) -> Options {
    let mut options = Options { jobs: 1, ..Options::at(AS_OF.parse().unwrap()) };
    let mut words =
        case.head.iter().filter_map(|line| line.strip_prefix("$ kamerbrief check ")).flat_map(str::split_whitespace);
    while let Some(word) = words.next() {
        match word {
            "--strict" => options.strict = true,
            "--preview" => options.preview = true,
            "--as-of" => options.as_of = words.next().unwrap().parse().unwrap(),
            other => panic!("{}: `{other}` is no option of a case", case.path.display()),
        }
    }
    options
}

#[test]
fn every_rule_has_a_case_that_it_is_found_in_and_every_case_a_rule() {
    let rules: BTreeSet<&str> = codes().iter().map(|code| code.name).collect();
    let mut lacking = rules.clone();
    for (name, path) in cases("rules") {
        let rule = name.split('.').next().unwrap();
        assert!(rules.contains(rule), "tests/rules/{name} is about no rule");
        let case = Case::read(&path);
        let is_found = case.section(REPORT).lines().any(|line| line.contains(&format!("[{rule}]")));
        if name == format!("{rule}.txt") {
            assert!(is_found, "tests/rules/{name} does not show what `{rule}` finds");
            lacking.remove(rule);
        }
    }
    assert!(lacking.is_empty(), "no case in tests/rules/ for {lacking:?}");
}

#[test]
fn every_rule_has_a_page_that_explains_it_and_every_page_a_rule() {
    // Those of import are about spreadsheets, and have their cases in tests/import.rs.
    let all = [codes(), import_codes().to_vec()].concat();
    let rules: BTreeSet<&str> = all.iter().map(|code| code.name).collect();
    let pages = fs::read_dir(tests().join("../docs/rules")).unwrap();
    for page in pages.map(|page| page.unwrap().file_name().into_string().unwrap()) {
        let rule = page.strip_suffix(".md").unwrap_or(&page);
        assert!(rules.contains(rule), "docs/rules/{page} is about no rule");
    }
    for code in all {
        let lines = code.help.trim().lines().count();
        assert!(lines >= 6, "docs/rules/{}.md has only {lines} lines", code.name);
        assert!(!code.help.contains("placeholder"), "docs/rules/{}.md is yet to be written", code.name);
        let says_how = code.help.contains("accept");
        assert!(says_how || code.structural, "docs/rules/{}.md does not say how a finding is accepted", code.name);
        let shows = code.help.contains(&format!("rule   = \"{}\"", code.name));
        assert!(!shows || !code.structural, "docs/rules/{}.md accepts what cannot be accepted", code.name);
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let names: Vec<&str> = codes().iter().chain(import_codes()).map(|code| code.name).collect();
    let different: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), different.len());
}
