//! What is found in single sentences of a letter, to the letter.
//!
//! A case of `tests/sentences/dutch.txt` is a sentence over the tables of the Morocco briefing, the definitions of its
//! claims, and, indented, what is found in it; nothing where the sentence is right. An empty line parts two cases.
//! `BLESS=1 cargo test` fills in what is found.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use kamerbrief::options::Options;
use kamerbrief::{Diagnostic, Outcome, Place, examine};
use similar::TextDiff;

use expected::{all_agree, blessing};
use trees::{Tree, plant, tree};

#[path = "support/expected.rs"]
mod expected;
#[path = "support/trees.rs"]
mod trees;

/// Where the sentences are put; nothing else is asked about.
const SECTION: &str = "content/marokko/2023-06/10-zinnen.md";
const FOUND: &str = "    ";
/// So many sentences, each a way to be right or wrong about figures.
const CASES: usize = 200;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One sentence with its definitions; remarks stand before it.
struct Case {
    remarks: Vec<String>,
    text: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let blocks = text.split("\n\n").map(|block| block.lines().filter(|line| !line.starts_with(FOUND)));
    let case = |lines: Vec<&str>| {
        let (remarks, text) =
            lines.iter().map(|line| (*line).to_owned()).partition(|line: &String| line.starts_with('#'));
        Case { remarks, text }
    };
    blocks
        .map(|lines| case(lines.filter(|line| !line.is_empty()).collect()))
        .filter(|case| !case.text.is_empty())
        .collect()
}

/// The Morocco briefing with these sentences instead of its own, and no acceptances.
fn site(cases: &[Case]) -> Tree {
    let mut site = tree(&root().join("content"));
    let left_out = [".md", "accepted.toml", "requests.toml"];
    site.retain(|path, _| !left_out.iter().any(|end| path.ends_with(end)));
    let paragraphs: Vec<String> = cases.iter().map(paragraph).collect();
    let text = format!("# Zinnen\n\n{}\n", paragraphs.join("\n\n"));
    let mut placed: Tree = site.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
    placed.insert(SECTION.to_owned(), text.into_bytes());
    placed
}

/// A definition needs an empty line between it and the sentence that it is of.
fn paragraph(case: &Case) -> String {
    let (definitions, words): (Vec<_>, Vec<_>) = case.text.iter().cloned().partition(|line| line.contains("]: claim:"));
    if definitions.is_empty() {
        words.join("\n")
    } else {
        format!("{}\n\n{}", words.join("\n"), definitions.join("\n"))
    }
}

fn lines(case: &Case) -> usize {
    paragraph(case).lines().count()
}

#[test]
fn every_sentence_has_the_findings_that_it_deserves() {
    let path = root().join("tests/sentences/dutch.txt");
    let expected = fs::read_to_string(&path).unwrap();
    let cases = cases(&expected);
    assert!(cases.len() >= CASES, "there are {} sentences", cases.len());
    let folder = tempfile::tempdir().unwrap();
    plant(&site(&cases), folder.path());
    let options = Options { jobs: 1, ..Options::at("2023-07-01T12:00:00Z".parse().unwrap()) };
    let outcome = examine(Utf8Path::from_path(folder.path()).unwrap(), &options, &|_, _| {}).unwrap();
    let told = told(&cases, &outcome);
    if told == expected {
        return;
    }
    if blessing() {
        fs::write(&path, told).unwrap();
        return;
    }
    all_agree(&[difference(&path, &expected, &told)]);
}

fn difference(path: &Path, expected: &str, told: &str) -> String {
    TextDiff::from_lines(expected, told)
        .unified_diff()
        .header(&format!("{} (expected)", path.display()), "(came out)")
        .to_string()
}

/// The cases as they stand in the file, each with what was found in its lines.
fn told(cases: &[Case], outcome: &Outcome) -> String {
    let found: Vec<(usize, String)> = outcome.report.findings.iter().filter_map(|it| placed(it, outcome)).collect();
    // The title and the empty line below it.
    let mut line = 3;
    let mut blocks = Vec::new();
    for case in cases {
        let own = line..line + lines(case);
        let mut block: Vec<String> = case.remarks.iter().chain(&case.text).cloned().collect();
        block.extend(found.iter().filter(|(at, _)| own.contains(at)).map(|(_, text)| format!("{FOUND}{text}")));
        blocks.push(block.join("\n"));
        line = own.end + 1;
    }
    blocks.join("\n\n") + "\n"
}

fn placed(finding: &Diagnostic, outcome: &Outcome) -> Option<(usize, String)> {
    let Place::Span(span) = &finding.place else {
        return None;
    };
    let is_here = outcome.sources.path(span.file) == SECTION;
    is_here.then(|| (outcome.sources.position(*span).0, format!("{}: {}", finding.code.name, finding.message)))
}
