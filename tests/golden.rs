//! Whole sites and what they become, byte for byte.
//!
//! `tests/golden/<case>/site` is built as if it were the first of July 2023, and must become
//! `tests/golden/<case>/expected`. A case whose name begins with `preview` is built with `--preview`. A new case is a new folder; `BLESS=1 cargo test` fills in what is expected.
//!
//! The files of `static/` are not expected again in every case, and stand in pages by their plain names: a change of
//! style is no change of any page.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use kamerbrief::options::Options;
use kamerbrief::{Form, build};
use rayon::prelude::*;

use expected::{all_agree, blessing};
use trees::{Tree, plant, tree};

#[path = "support/expected.rs"]
mod expected;
#[path = "support/trees.rs"]
mod trees;

const AS_OF: &str = "2023-07-01T12:00:00Z";

fn cases() -> Vec<PathBuf> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases: Vec<PathBuf> = fs::read_dir(golden).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

#[test]
fn every_site_becomes_what_is_expected() {
    let differences: Vec<String> = cases().par_iter().flat_map(|case| differences(case)).collect();
    all_agree(&differences);
}

#[test]
fn every_kind_of_chart_is_drawn_in_the_site_of_all_kinds() {
    let asked =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts/site/content/marokko/2023-06/charts.toml");
    let asked = fs::read_to_string(asked).unwrap();
    for kind in kamerbrief::charts::KINDS {
        assert!(asked.contains(&format!("kind = \"{}\"", kind.name)), "{}", kind.name);
    }
}

fn differences(case: &Path) -> Vec<String> {
    let name = case.file_name().unwrap().to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    let options = Options { preview: name.starts_with("preview"), ..Options::at(AS_OF.parse().unwrap()) };
    let made = match made(&case.join("site"), &out.path().join("public"), &options) {
        Ok(made) => made,
        Err(findings) => return vec![format!("tests/golden/{name}/site was not built:\n{findings}")],
    };
    let expected = tree(&case.join("expected"));
    if made == expected {
        return Vec::new();
    }
    if blessing() {
        let _ = fs::remove_dir_all(case.join("expected"));
        plant(&made, &case.join("expected"));
        return Vec::new();
    }
    let named = |what: String| format!("tests/golden/{name}/expected/{what}");
    compared(&expected, &made).into_iter().map(named).collect()
}

fn made(site: &Path, out: &Path, options: &Options) -> Result<Tree, String> {
    let (site, out) = (Utf8Path::from_path(site).unwrap(), Utf8Path::from_path(out).unwrap());
    let outcome = build(site, out, options, &|_, _| {}).map_err(|error| format!("{error:#}"))?;
    let Some(_) = outcome.counts else {
        return Err(outcome.report.print(&outcome.sources, Form::Human, false));
    };
    Ok(without_built_in(tree(out.as_std_path()), site.as_std_path()).into_iter().map(without_pixels).collect())
}

/// Without the files of `static/` that the site has not replaced, which pages then load by their plain names.
fn without_built_in(made: Tree, site: &Path) -> Tree {
    let built_in = |path: &str| {
        let plain = plain(path)?;
        let file = plain.strip_prefix("assets/")?;
        let is_built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(file).is_file();
        (is_built_in && !site.join("static").join(file).is_file()).then_some(plain)
    };
    let names: Vec<(String, String)> = made.keys().filter_map(|path| Some((path.clone(), built_in(path)?))).collect();
    let others = made.into_iter().filter(|(path, _)| built_in(path).is_none());
    let renamed = |(path, bytes): (String, Vec<u8>)| match names_files(&path).then(|| String::from_utf8(bytes.clone()))
    {
        Some(Ok(text)) => {
            let text = names.iter().fold(text, |text, (path, plain)| text.replace(path, plain));
            let text = if is_html(&path) { text } else { sorted(&text) };
            (path, text.into_bytes())
        }
        _ => (path, bytes),
    };
    others.map(renamed).collect()
}

/// A page, or the list of what was written.
fn names_files(path: &str) -> bool {
    is_html(path) || path == ".kamerbrief"
}

/// The list with its lines in the order of their plain names, behind what it says of itself.
fn sorted(list: &str) -> String {
    let (head, files) = list.split_once('\n').unwrap();
    let mut files: Vec<&str> = files.lines().collect();
    files.sort_unstable();
    format!("{head}\n{}\n", files.join("\n"))
}

/// `assets/kamerbrief.css` of `assets/kamerbrief.0a1b2c3d.css`.
fn plain(path: &str) -> Option<String> {
    let (before, extension) = path.rsplit_once('.')?;
    let (name, hash) = before.rsplit_once('.')?;
    let is_hash = hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| format!("{name}.{extension}"))
}

/// Of a picture only how large it is: its drawing is expected beside it, as SVG.
fn without_pixels((path, bytes): (String, Vec<u8>)) -> (String, Vec<u8>) {
    if Path::new(&path).extension().is_none_or(|extension| extension != "png") {
        return (path, bytes);
    }
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{path} is no PNG");
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    let told = format!("{} x {} pixels\n", side(16), side(20));
    (path, told.into_bytes())
}

/// What is missing, surplus or different, each with its path first.
fn compared(expected: &Tree, made: &Tree) -> Vec<String> {
    let missing = expected.keys().filter(|path| !made.contains_key(*path)).map(|path| format!("{path}: was not made"));
    let surplus =
        made.keys().filter(|path| !expected.contains_key(*path)).map(|path| format!("{path}: was not expected"));
    let common = expected.iter().filter_map(|(path, before)| made.get(path).map(|after| (path, before, after)));
    let differing =
        common.filter(|(_, before, after)| before != after).map(|(path, before, after)| differs(path, before, after));
    missing.chain(surplus).chain(differing).collect()
}

/// The first line in which two versions of a file differ.
fn differs(path: &str, expected: &[u8], made: &[u8]) -> String {
    let (expected, made) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(made));
    let (mut before, mut after) = (expected.split('\n'), made.split('\n'));
    for number in 1.. {
        let (one, other) = (before.next(), after.next());
        if one != other || one.is_none() {
            let shown = |line: Option<&str>| line.map_or_else(|| String::from("(the end)"), str::to_owned);
            return format!("{path}:{number}: differs\n  expected: {}\n  came out: {}", shown(one), shown(other));
        }
    }
    unreachable!("lines end")
}

#[test]
fn missing_surplus_and_differing_files_are_named() {
    let tree = |files: &[(&str, &str)]| -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    };
    let expected = tree(&[("a.html", "one"), ("b.html", "one\ntwo\n"), ("c.html", "one\n")]);
    let made = tree(&[("b.html", "one\n2\n"), ("c.html", "one\ntwo\n"), ("d.html", "")]);
    assert_eq!(
        compared(&expected, &made),
        [
            "a.html: was not made",
            "d.html: was not expected",
            "b.html:2: differs\n  expected: two\n  came out: 2",
            "c.html:2: differs\n  expected: \n  came out: two",
        ]
    );
}

#[test]
fn an_embargoed_edition_leaves_no_byte() {
    for (path, bytes) in tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/embargo/expected")) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["2023-09", "2023-10", "geheim", "4321", "1234", "onder-embargo", "Voldaan"] {
            assert!(!path.contains(secret) && !text.contains(secret), "`{secret}` in {path}");
        }
    }
}

#[test]
fn every_file_for_programs_can_be_read() {
    for case in cases() {
        for (path, bytes) in tree(&case.join("expected")) {
            let fault = match path.rsplit_once('.') {
                Some((_, "xml" | "svg")) => xml_fault(&bytes),
                Some((_, "json")) => {
                    serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).err().map(|e| e.to_string())
                }
                _ => None,
            };
            assert_eq!(fault, None, "{}: {path}", case.display());
        }
    }
}

fn xml_fault(bytes: &[u8]) -> Option<String> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

#[test]
fn only_a_preview_knows_of_the_page_for_whoever_signs() {
    for case in cases() {
        let is_preview = case.file_name().unwrap().to_str().unwrap().starts_with("preview");
        let expected = tree(&case.join("expected"));
        let review = expected.keys().find(|path| ["controle.html", "review.html"].contains(&path.as_str()));
        assert_eq!(review.is_some(), is_preview, "{}", case.display());
        for (path, bytes) in expected.iter().filter(|(path, _)| is_html(path) && Some(*path) != review) {
            let html = String::from_utf8_lossy(bytes);
            let leads = ["controle.html\"", "review.html\""].iter().any(|name| html.contains(name));
            assert_eq!(leads, is_preview, "{}: {path}", case.display());
        }
    }
}

fn is_html(path: &str) -> bool {
    path.rsplit('.').next() == Some("html")
}

#[test]
fn a_preview_says_on_every_page_what_it_is_and_is_not_to_be_found() {
    let expected = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/preview/expected"));
    let pages: Vec<_> = expected.iter().filter(|(path, _)| is_html(path)).collect();
    assert!(!pages.is_empty() && !expected.contains_key("sitemap.xml"));
    for (path, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        for mark in ["<title>CONCEPT", "<p>CONCEPT", "<meta name=\"robots\" content=\"noindex\">"] {
            assert!(html.contains(mark), "`{mark}` is not in {path}");
        }
    }
}
