//! What is found in single sentences of a letter, to the letter.
//!
//! A case of `tests/sentences/dutch.txt` is a sentence over the tables of the Morocco briefing, the definitions of its
//! claims, and, indented, what is found in it; nothing where the sentence is right. An empty line parts two cases.
//! Those of `english.txt` and `french.txt` are the words of a translation, whose original makes the claims that are defined there.
//! `BLESS=1 cargo test` fills in what is found.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use kamerbrief::options::Options;
use kamerbrief::{Diagnostic, Outcome, examine};
use similar::TextDiff;

use expected::{all_agree, blessing};
use trees::{Tree, plant, tree};

#[path = "support/expected.rs"]
mod expected;
#[path = "support/trees.rs"]
mod trees;

const EDITION: &str = "content/marokko/2023-06";
const FOUND: &str = "    ";

/// A file of sentences, and where they are put; nothing else is asked about.
struct Sentences {
    file: &'static str,
    section: &'static str,
    place: Place,
    /// So many at least, each a way to be right or wrong about figures.
    cases: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Edition,
    /// In the language of that tag.
    Translation(&'static str),
}

const DUTCH: Sentences = Sentences { file: "dutch.txt", section: "10-zinnen.md", place: Place::Edition, cases: 200 };
const ENGLISH: Sentences =
    Sentences { file: "english.txt", section: "en/10-zinnen.md", place: Place::Translation("en"), cases: 40 };
const FRENCH: Sentences =
    Sentences { file: "french.txt", section: "fr/10-zinnen.md", place: Place::Translation("fr"), cases: 60 };

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
fn site(cases: &[Case], of: &Sentences) -> Tree {
    let mut site = tree(&root().join("content"));
    let left_out = [".md", "accepted.toml", "requests.toml"];
    site.retain(|path, _| !left_out.iter().any(|end| path.ends_with(end)));
    let mut placed: Tree = site.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
    let paragraphs: Vec<String> = cases.iter().map(|case| paragraph(case, of.place)).collect();
    let text = format!("# Zinnen\n\n{}\n", paragraphs.join("\n\n"));
    placed.insert(format!("{EDITION}/{}", of.section), text.into_bytes());
    if let Place::Translation(tag) = of.place {
        translate(&mut placed, cases, tag);
    }
    placed
}

/// Makes the briefing one in two languages, whose original makes the claims of the cases.
fn translate(site: &mut Tree, cases: &[Case], tag: &str) {
    let lines = cases.iter().flat_map(|case| &case.text).filter(|line| is_definition(line));
    let claims = lines.map(|line| {
        let name = line.split(['[', ']']).nth(1).unwrap();
        format!("[{name}][{name}]\n\n{line}")
    });
    let text = format!("# Zinnen\n\n{}\n", claims.collect::<Vec<_>>().join("\n\n"));
    site.insert(format!("{EDITION}/10-zinnen.md"), text.into_bytes());
    site.insert(format!("{EDITION}/{tag}/edition.toml"), b"title = \"Sentences\"\n".to_vec());
    let settings = site.get_mut("content/site.toml").unwrap();
    *settings = String::from_utf8_lossy(settings).replace("[\"nl\"]", &format!("[\"nl\", \"{tag}\"]")).into_bytes();
}

fn is_definition(line: &str) -> bool {
    line.contains("]: claim:")
}

/// A definition needs an empty line between it and the sentence that it is of; in a translation it has no place.
fn paragraph(case: &Case, place: Place) -> String {
    let (definitions, words): (Vec<_>, Vec<_>) = case.text.iter().cloned().partition(|line| is_definition(line));
    if definitions.is_empty() || place != Place::Edition {
        words.join("\n")
    } else {
        format!("{}\n\n{}", words.join("\n"), definitions.join("\n"))
    }
}

fn lines(case: &Case, place: Place) -> usize {
    paragraph(case, place).lines().count()
}

#[test]
fn every_dutch_sentence_has_the_findings_that_it_deserves() {
    held(&DUTCH);
}

#[test]
fn every_english_sentence_has_the_findings_that_it_deserves() {
    held(&ENGLISH);
}

#[test]
fn every_french_sentence_has_the_findings_that_it_deserves() {
    held(&FRENCH);
}

fn held(of: &Sentences) {
    let path = root().join("tests/sentences").join(of.file);
    let expected = fs::read_to_string(&path).unwrap();
    let cases = cases(&expected);
    assert!(cases.len() >= of.cases, "there are {} sentences", cases.len());
    let folder = tempfile::tempdir().unwrap();
    plant(&site(&cases, of), folder.path());
    let options = Options { jobs: 1, ..Options::at("2023-07-01T12:00:00Z".parse().unwrap()) };
    let outcome = examine(Utf8Path::from_path(folder.path()).unwrap(), &options, &|_, _| {}).unwrap();
    let told = told(&cases, &outcome, of);
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
fn told(cases: &[Case], outcome: &Outcome, of: &Sentences) -> String {
    let found: Vec<(usize, String)> = outcome.report.findings.iter().filter_map(|it| placed(it, outcome, of)).collect();
    // The title and the empty line below it.
    let mut line = 3;
    let mut blocks = Vec::new();
    for case in cases {
        let own = line..line + lines(case, of.place);
        let mut block: Vec<String> = case.remarks.iter().chain(&case.text).cloned().collect();
        block.extend(found.iter().filter(|(at, _)| own.contains(at)).map(|(_, text)| format!("{FOUND}{text}")));
        blocks.push(block.join("\n"));
        line = own.end + 1;
    }
    blocks.join("\n\n") + "\n"
}

fn placed(finding: &Diagnostic, outcome: &Outcome, of: &Sentences) -> Option<(usize, String)> {
    let kamerbrief::Place::Span(span) = &finding.place else {
        return None;
    };
    // That a sentence has no original of its own is not what is asked about.
    let is_here = outcome.sources.path(span.file) == format!("{EDITION}/{}", of.section)
        && finding.code.name != "translation-differs";
    is_here.then(|| (outcome.sources.position(*span).0, format!("{}: {}", finding.code.name, finding.message)))
}
