//! The JSON Schemas against every TOML file that there is: they pass what can be read and refuse nothing that `check`
//! passes, so that an editor never contradicts the command.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use camino::Utf8Path;
use jsonschema::Validator;
use kamerbrief::model::{Paper, Period};
use kamerbrief::options::Options;
use kamerbrief::read::FILE_KINDS;
use kamerbrief::{Form, examine, schema};
use serde_json::{Value, json};

use sections::Case;

#[path = "support/expected.rs"]
#[expect(dead_code, reason = "cases are only read here, and nothing is rewritten")]
mod expected;
#[path = "support/sections.rs"]
#[expect(dead_code, reason = "cases are only read here, and nothing is rewritten")]
mod sections;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Of every kind of file, in the order of the kinds.
static VALIDATORS: LazyLock<Vec<Validator>> =
    LazyLock::new(|| FILE_KINDS.iter().map(|kind| validator_of(kind.name)).collect());

fn validator(kind: &str) -> &'static Validator {
    &VALIDATORS[FILE_KINDS.iter().position(|known| known.name == kind).unwrap()]
}

fn validator_of(kind: &str) -> Validator {
    let schema: Value = serde_json::from_str(&schema(Some(kind)).unwrap()).unwrap();
    jsonschema::draft7::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind} is no schema: {error}"));
    jsonschema::draft7::new(&schema).unwrap()
}

/// The kind of file that stands at that path of a site folder.
fn kind_of(path: &str) -> Option<&'static str> {
    let fits = |pattern: &str| {
        let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
        let one = |(wanted, name): (&&str, &&str)| wanted == name || *wanted == "*" || is_any_toml(wanted, name);
        pattern.len() == path.len() && pattern.iter().zip(&path).all(one)
    };
    FILE_KINDS.iter().find(|kind| fits(kind.path)).map(|kind| kind.name)
}

fn is_any_toml(wanted: &str, name: &str) -> bool {
    wanted == "*.toml" && name.rsplit_once('.').is_some_and(|(_, extension)| extension == "toml")
}

/// What the schemas refuse in a site folder, and how many files they were asked about. What is no TOML is passed over.
fn refused(site: &Path) -> (Vec<(String, String)>, usize) {
    let mut found = Vec::new();
    let mut asked = 0;
    for path in files(site, "content") {
        let text = fs::read_to_string(site.join(&path)).ok();
        let value = text.and_then(|text| toml::from_str::<Value>(text.trim_start_matches('\u{feff}')).ok());
        if let (Some(kind), Some(value)) = (kind_of(&path), value) {
            asked += 1;
            let faults: Vec<String> = validator(kind).iter_errors(&value).map(|fault| fault.to_string()).collect();
            found.extend(faults.into_iter().map(|fault| (path.clone(), fault)));
        }
    }
    (found, asked)
}

/// The files below a folder of a site, by their paths; what is behind a symbolic link is left out.
fn files(site: &Path, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(site.join(folder)).into_iter().flatten().map(|entry| entry.unwrap());
    let below = |entry: fs::DirEntry| {
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            files(site, &path)
        } else if kind.is_file() {
            vec![path]
        } else {
            Vec::new()
        }
    };
    entries.flat_map(below).collect()
}

#[test]
fn the_content_of_this_repository_passes() {
    let (faults, asked) = refused(&root());
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(asked >= 9, "only {asked} files");
}

#[test]
fn every_golden_site_passes() {
    for site in fs::read_dir(root().join("tests/golden")).unwrap() {
        let (faults, asked) = refused(&site.unwrap().path().join("site"));
        assert!(faults.is_empty(), "{faults:#?}");
        assert!(asked > 0);
    }
}

#[test]
fn whatever_a_schema_refuses_check_refuses_in_the_same_file() {
    let tests = root().join("tests");
    let base = Case::read(&tests.join("base.txt"));
    let mut refusals = 0;
    for path in ["rules", "scenarios"].iter().flat_map(|folder| fs::read_dir(tests.join(folder)).unwrap()) {
        let case = Case::read(&path.unwrap().path());
        let site = tempfile::tempdir().unwrap();
        base.lay(site.path(), "report");
        case.lay(site.path(), "report");
        let options = Options { preview: true, ..Options::at("2023-07-01T12:00:00Z".parse().unwrap()) };
        let outcome = examine(Utf8Path::from_path(site.path()).unwrap(), &options, &|_, _| {}).unwrap();
        let report = outcome.report.print(&outcome.sources, Form::Github, false);
        for (file, fault) in refused(site.path()).0 {
            let said = format!("::error file={file},");
            assert!(report.contains(&said), "{}: {file}: {fault}\n{report}", case.path.display());
            refusals += 1;
        }
    }
    assert!(refusals >= 10, "only {refusals} refusals: do the schemas still look?");
}

#[test]
fn slips_are_refused() {
    let slips = [
        ("site", "titel = \"X\"", "'titel' was unexpected"),
        ("site", "title = \"X\"", "\"publisher\" is a required property"),
        ("site", "title = \"X\"\npublisher = { name = \"Y\" }\nlanguages = [\"nl\", \"de\"]", "\"de\" is not one of"),
        ("site", "title = \"X\"\npublisher = { name = \"Y\" }\nrules.not-shown = \"fatal\"", "\"fatal\" is not one of"),
        (
            "site",
            "title = \"X\"\npublisher = { name = \"Y\" }\nrules.grid-shape = \"note\"",
            "'grid-shape' was unexpected",
        ),
        (
            "dossier",
            "title = \"X\"\nsubject = \"Y\"\nevent = [{ id = \"A b\", label = \"\", text = \"\" }]",
            "\"A b\" does",
        ),
        ("edition", "title = \"X\"\nreference = \"2023-13\"", "\"2023-13\" does not match"),
        ("edition", "title = \"X\"\nreference = \"2023\"\ndate = \"20 juni\"", "\"20 juni\" does not match"),
        ("edition", "title = \"X\"\nreference = 2023", "2023 is not of type \"string\""),
        ("edition", "title = \"X\"\nreference = \"2023\"\ndraft = \"ja\"", "\"ja\" is not of type \"boolean\""),
        ("table", "title = \"X\"\nunit = \"Y\"\nmeasure = \"flows\"", "\"flows\" is not one of"),
        (
            "table",
            "title = \"X\"\nunit = \"Y\"\nmeasure = \"flow\"\nrounded_to = 0.5",
            "0.5 is not of type \"integer\"",
        ),
        ("stated", "[a]\nvalue = \"3\"", "\"unit\" is a required property"),
        ("charts", "[a]\nkind = \"pie\"\ntitle = \"X\"\ntable = \"a\"", "\"pie\" is not one of"),
        (
            "requests",
            "[[request]]\nid = \"a\"\nkind = \"motion\"\nby = \"X\"\ntitle = \"Y\"",
            "\"motion\" is not one of",
        ),
        ("accepted", "[[accept]]\nclaim = \"a\"\nverdict = \"holds\"\nreason = \"X\"", "\"holds\" is not one of"),
        ("glossary", "[[term]]\nid = \"a\"\nterm = \"X\"", "\"definition\" is a required property"),
    ];
    for (kind, text, expected) in slips {
        let value: Value = toml::from_str(text).unwrap();
        let faults: Vec<String> = validator(kind).iter_errors(&value).map(|fault| fault.to_string()).collect();
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{kind}: {text}\n{faults:#?}");
    }
}

#[test]
fn every_form_that_can_be_read_passes() {
    let periods =
        ["2023", "2023?", "2023-05", "2023-05-12", "2023-Q2", "2022-23", "2022-09/2023-08", "2021-07?/2021-12"];
    for period in periods {
        assert!(Period::parse(period).is_ok());
        assert!(validator("edition").is_valid(&json!({ "title": "X", "reference": period })), "{period}");
    }
    for paper in [
        "19637",
        "36200 V",
        "19637-2848",
        "36200-V-64",
        "kst-30573-J",
        "kst-36200-V-64",
        "https://zoek.officielebekendmakingen.nl/kst-36200-V-64.html",
        "https://zoek.officielebekendmakingen.nl/kst-36200-V-64/metadata.xml",
        "h-tk-20202021-68-3",
        "h-ek-19941995-11-382-402",
        "ah-tk-20222023-671",
        "kv-tk-2022Z19120",
        "36 200 V, nr. 64",
        "36\u{a0}200\u{202f}V, nr.\u{a0}64",
        "Kamerstukken II 2021/22, 19637, nr. 2848, p. 2",
        "Kamerstukken I 2008/09, 31700 VI, D",
        "Handelingen II 2010/11, nr. 108, item 5, p. 25-36",
        "Aanhangsel Handelingen I 2014/15, nr. 12",
        "Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9",
    ] {
        assert!(Paper::parse(paper).is_ok());
        let edition = json!({ "title": "X", "reference": "2023", "kamerstuk": paper });
        assert!(validator("edition").is_valid(&edition), "{paper}");
    }
    for moment in ["2023-10-01T12:00:00+02:00", "2023-10-01T10:00Z", "2023-10-01 10:00:00.5Z"] {
        assert!(moment.parse::<jiff::Timestamp>().is_ok());
        let edition = json!({ "title": "X", "reference": "2023", "embargo": moment });
        assert!(validator("edition").is_valid(&edition), "{moment}");
    }
}

/// A key of a file, what it may hold, and whether that is of its form.
const FORMS: [(&str, &str, bool); 27] = [
    ("date", "2025-03-20", true),
    ("date", "20250320", false),
    ("date", "2025-03-20T12:00", false),
    ("date", "+002025-03-20", false),
    ("date", "2025-3-20", false),
    ("date", "2025-03-20 ", false),
    ("embargo", "2025-03-20T12:00:00+01:00", true),
    ("embargo", "2025-03-20T12:00Z", true),
    ("embargo", "2025-03-20 12:00:00.5z", true),
    ("embargo", "2025-03-20T12:00:00+01", true),
    ("embargo", "2025-03-20T12+01:00", false),
    ("embargo", "2025-03-20T12:00:00+01:00[Europe/Amsterdam]", false),
    ("embargo", "20250320T120000Z", false),
    ("embargo", "2025-03-20T12:00:00", false),
    ("embargo", "2025-03-20", false),
    ("base_url", "https://voorbeeld.nl", true),
    ("base_url", "http://voorbeeld.nl:8080/brieven/", true),
    ("base_url", "https://", false),
    ("base_url", "https:///brieven/", false),
    ("base_url", "https://voorbeeld.nl/?a=b", false),
    ("base_url", "https://voorbeeld.nl/#f", false),
    ("base_url", "https://ik@voorbeeld.nl/", false),
    ("accessibility_statement", "https://voorbeeld.nl/?a=b#c", true),
    ("accessibility_statement", "mailto:a@voorbeeld.nl", true),
    ("accessibility_statement", "https://", false),
    ("accessibility_statement", "https://voorbeeld.nl/a b", false),
    ("accessibility_statement", "voorbeeld.nl", false),
];

#[test]
fn a_form_is_the_same_to_a_schema_and_to_check() {
    let base = Case::read(&root().join("tests/base.txt"));
    for (key, text, is_right) in FORMS {
        let kind = if matches!(key, "date" | "embargo") { "edition" } else { "site" };
        let file = if kind == "site" { "content/site.toml" } else { "content/marokko/2023-06/edition.toml" };
        let site = tempfile::tempdir().unwrap();
        base.lay(site.path(), "report");
        let path = site.path().join(file);
        let others = fs::read_to_string(&path).unwrap();
        let others: Vec<&str> = others.lines().filter(|line| !line.starts_with(key)).collect();
        let written = format!("{key} = {}\n{}\n", json!(text), others.join("\n"));
        fs::write(&path, &written).unwrap();
        let value: Value = toml::from_str(&written).unwrap();
        assert_eq!(validator(kind).is_valid(&value), is_right, "{key} = {text}");
        let options = Options { preview: true, ..Options::at("2023-07-01T12:00:00Z".parse().unwrap()) };
        let outcome = examine(Utf8Path::from_path(site.path()).unwrap(), &options, &|_, _| {}).unwrap();
        let report = outcome.report.print(&outcome.sources, Form::Human, false);
        assert_eq!(!report.contains("error[unreadable-value]"), is_right, "{key} = {text}\n{report}");
    }
}

#[test]
fn all_schemas_in_one_document_are_those_that_are_printed_one_by_one() {
    let all: Value = serde_json::from_str(&schema(None).unwrap()).unwrap();
    for kind in FILE_KINDS {
        let one: Value = serde_json::from_str(&schema(Some(kind.name)).unwrap()).unwrap();
        assert_eq!(all["definitions"][kind.name]["properties"], one["properties"], "{}", kind.name);
    }
}
