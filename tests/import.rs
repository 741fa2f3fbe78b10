//! What `import` makes of spreadsheets, to the letter.
//!
//! `tests/import/<name>.<kind>` is a spreadsheet, `<name>.args` how it is imported (`--sheet`, `--range`, `--language`),
//! `<name>.toml` what comes of it and `<name>.report` what is found. A new case is a new file; `BLESS=1 cargo test`
//! fills in the last two. Those that no text editor can make are made by `tests/import/make.py`.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use kamerbrief::author::import::import;
use kamerbrief::options::Options;
use kamerbrief::{Form, Imported, Language, Sources, Wanted};
use proptest::prelude::*;
use rayon::prelude::*;
use similar::TextDiff;
use zip::write::SimpleFileOptions;

use expected::{all_agree, blessing};

#[path = "support/expected.rs"]
mod expected;

const KINDS: [&str; 5] = ["xlsx", "ods", "csv", "tsv", "xls"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// The spreadsheets, in order.
fn spreadsheets() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_sheet =
        |path: &PathBuf| KINDS.iter().any(|kind| path.extension().is_some_and(|extension| extension == *kind));
    let mut found: Vec<PathBuf> = entries.filter(is_sheet).collect();
    found.sort();
    found
}

/// How a spreadsheet is imported.
fn wanted(spreadsheet: &Path) -> Wanted {
    let mut wanted = Wanted::default();
    let args = fs::read_to_string(spreadsheet.with_extension("args")).unwrap_or_default();
    let mut words = args.split_whitespace().map(str::to_owned);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--sheet" => wanted.sheet = words.next(),
            "--range" => wanted.range = words.next(),
            "--language" => wanted.language = words.next().and_then(|tag| Language::from_tag(&tag)),
            other => panic!("{}: `{other}` is no option of a case", spreadsheet.display()),
        }
    }
    wanted
}

fn imported(spreadsheet: &Path) -> Imported {
    let name = spreadsheet.file_name().unwrap().to_str().unwrap();
    let wanted = wanted(spreadsheet);
    import(name, &fs::read(spreadsheet).unwrap(), &wanted, wanted.language.unwrap_or(Language::Dutch))
}

fn report(imported: &Imported) -> String {
    imported.report.print(&Sources::default(), Form::Human, false)
}

#[test]
fn every_spreadsheet_comes_to_what_is_expected() {
    let differences: Vec<String> = spreadsheets().par_iter().flat_map(|path| differences(path)).collect();
    all_agree(&differences);
}

fn differences(spreadsheet: &Path) -> Vec<String> {
    let imported = imported(spreadsheet);
    let results = [("toml", imported.toml.clone().unwrap_or_default()), ("report", report(&imported))];
    results.iter().filter_map(|(kind, text)| differs(&spreadsheet.with_extension(kind), text)).collect()
}

/// Compares a text with its file, or rewrites the file; an empty text has none.
fn differs(path: &Path, text: &str) -> Option<String> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == text {
        return None;
    }
    if blessing() {
        if text.is_empty() {
            fs::remove_file(path).unwrap();
        } else {
            fs::write(path, text).unwrap();
        }
        return None;
    }
    let name = path.file_name().unwrap().to_str().unwrap();
    Some(TextDiff::from_lines(&expected, text).unified_diff().header(name, "(came out)").to_string())
}

#[test]
fn no_two_spreadsheets_share_a_name() {
    let names: BTreeSet<_> = spreadsheets().iter().map(|path| path.with_extension("")).collect();
    assert_eq!(names.len(), spreadsheets().len());
}

#[test]
fn every_rule_of_import_is_found_in_a_spreadsheet() {
    let found: String = spreadsheets().iter().map(|path| report(&imported(path))).collect();
    let lacking: Vec<&str> = kamerbrief::import_codes()
        .iter()
        .map(|code| code.name)
        .filter(|name| !found.contains(&format!("[{name}]")))
        .collect();
    assert!(lacking.is_empty(), "no spreadsheet in tests/import/ for {lacking:?}");
}

/// The cells of a grid, by row and column.
fn grid(toml: &str) -> Vec<Vec<String>> {
    let grid = toml.split("'''\n").nth(1).unwrap().strip_suffix("'''").unwrap_or(toml.split("'''\n").nth(1).unwrap());
    grid.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn numbers_look_as_libreoffice_shows_them() {
    let ours = grid(&imported(&folder().join("formats.xlsx")).toml.unwrap());
    let theirs = grid(&imported(&folder().join("formats-libreoffice.ods")).toml.unwrap());
    let mut differing = BTreeMap::new();
    for (row, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        for (column, (ours, theirs)) in
            ours.iter().zip(theirs).enumerate().filter(|(_, (ours, theirs))| ours != theirs && *ours != "?")
        {
            differing.insert((row, column), (ours.as_str(), theirs.as_str()));
        }
    }
    assert_eq!(differing, BTreeMap::new());
    assert!(ours.iter().flatten().filter(|cell| *cell == "?").count() < 20);
}

/// The grid between the quotation marks of a table's file, without ids and marks of notes.
fn printed(toml: &str) -> Vec<Vec<String>> {
    let bare = |cell: &String| cell.split("[^").next().unwrap().to_owned();
    let rows = grid(toml).into_iter().map(|row| row.iter().skip(1).map(bare).collect::<Vec<_>>());
    // A row without cells is computed, and stands in no letter.
    rows.filter(|row| row.len() > 2).collect()
}

#[test]
fn the_tables_of_the_letter_come_out_as_it_prints_them() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/marokko/2023-06/data");
    for (spreadsheet, table) in
        [("terugkeer.xlsx", "terugkeer"), ("asiel.xlsx", "asiel"), ("lp.ods", "lp"), ("bewaring.xlsx", "bewaring")]
    {
        let ours = imported(&folder().join(spreadsheet)).toml.unwrap();
        let written = fs::read_to_string(data.join(format!("{table}.toml"))).unwrap();
        assert_eq!(printed(&ours), printed(&written), "{spreadsheet}");
    }
}

#[test]
fn an_imported_table_that_is_filled_in_is_built_with_the_same_cells() {
    let toml = imported(&folder().join("terugkeer.xlsx")).toml.unwrap();
    let (table, columns) = toml.split_once("\n# These columns").unwrap();
    let columns: String = columns.lines().skip(1).map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect();
    let columns = columns.replacen("period = \"\"", "period = \"2021-07?/2021-12\"", 1);
    let columns = columns.replacen("period = \"\"", "period = \"2023-01/2023-05\"", 1);
    let table = table.replace("# unit = \"\"", "unit = \"personen\"").replace("# measure = \"\"", "measure = \"flow\"");
    let table = table.replace("# withheld", "withheld");
    let site = tempfile::tempdir().unwrap();
    let edition = "content/marokko/2023-06";
    let files = [
        ("content/site.toml".to_owned(), SITE.to_owned()),
        ("content/marokko/dossier.toml".to_owned(), "title = \"Marokko\"\nsubject = \"Migratie\"\n".to_owned()),
        (format!("{edition}/edition.toml"), format!("title = \"Cijfers\"\nreference = \"2023-01/2023-06\"\n{columns}")),
        (format!("{edition}/10-cijfers.md"), "# Cijfers\n\n![](table:terugkeer)\n".to_owned()),
        (format!("{edition}/data/terugkeer.toml"), table),
    ];
    for (path, text) in files {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = Utf8Path::from_path(site.path()).unwrap();
    let options = Options { jobs: 1, ..Options::at("2023-07-01T12:00:00Z".parse().unwrap()) };
    let outcome = kamerbrief::build(root, &root.join("public"), &options, &|_, _| {}).unwrap();
    let found = outcome.report.print(&outcome.sources, Form::Human, false);
    assert!(outcome.counts.is_some(), "{found}");
    let built = root.join("public/marokko/2023-06/tabellen/terugkeer/terugkeer.csv");
    let mut csv = csv::Reader::from_path(built).unwrap();
    let at = csv.headers().unwrap().iter().position(|header| header == "printed").unwrap();
    let cells: Vec<String> = csv.records().map(|record| record.unwrap()[at].to_owned()).collect();
    let expected: Vec<String> = printed(&toml)[1..].iter().flat_map(|row| row[1..].to_vec()).collect();
    assert_eq!(cells, expected);
}

const SITE: &str = "title = \"Kamerbrief\"\npublisher = { name = \"Voorbeeld\" }\nlanguages = [\"nl\"]\n\
                    base_url = \"https://kamerbrief.example/\"\nformats = [\"csv\"]\n";

/// A zipped file of these parts.
fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let part = |at| {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

#[test]
fn what_unpacks_to_more_than_a_table_can_need_is_refused() {
    let bomb = zipped(&[("content.xml".to_owned(), vec![b' '; 40 << 20])]);
    assert!(bomb.len() < 100_000);
    let imported = import("bomb.ods", &bomb, &Wanted::default(), Language::Dutch);
    assert!(
        report(&imported).starts_with("error[import-unreadable]: `bomb.ods` is too large"),
        "{}",
        report(&imported)
    );
    let repeated = "<spreadsheet><table name='x'><table-row number-rows-repeated='1000000'><table-cell \
                    number-columns-repeated='16000' value-type='float' value='1'><p>1</p></table-cell></table-row></table></spreadsheet>";
    let wide = zipped(&[("content.xml".to_owned(), repeated.as_bytes().to_vec())]);
    let imported = import("wide.ods", &wide, &Wanted::default(), Language::Dutch);
    assert!(report(&imported).contains("more than 200000 filled cells"), "{}", report(&imported));
}

/// What is found in an open document with these rows.
fn found_in(rows: &str) -> String {
    let content = format!("<spreadsheet><table name='x'>{rows}</table></spreadsheet>");
    let bytes = zipped(&[("content.xml".to_owned(), content.into_bytes())]);
    report(&import("x.ods", &bytes, &Wanted::default(), Language::Dutch))
}

#[test]
fn a_text_that_stands_in_every_cell_is_bounded() {
    let rows = |length: usize| {
        let text = "a".repeat(length);
        format!(
            "<table-row number-rows-repeated='12'><table-cell number-columns-repeated='10000'><p>{text}</p></table-cell>\
             </table-row>"
        )
    };
    assert!(found_in(&rows(50_000)).contains("`x.ods` is too large: cell A1 holds more than 32767 characters"));
    assert!(found_in(&rows(30_000)).contains("`x.ods` is too large: its cells hold more than 32 MB of text"));
}

#[test]
fn a_few_cells_far_apart_are_no_table_of_millions() {
    let row = |at: usize| {
        format!("<table-row><table-cell number-columns-repeated='{at}'/><table-cell><p>x</p></table-cell></table-row>")
    };
    let found = found_in(&(1..=500).map(row).collect::<String>());
    assert!(found.contains("500 rows and 500 columns are filled, more than a table can have"), "{found}");
}

#[test]
fn rows_of_one_label_are_as_quick_as_others() {
    let rows = "Soort;2021\n".to_owned() + &"Totaal;7\n".repeat(20_000);
    let imported = import("x.csv", rows.as_bytes(), &Wanted::default(), Language::Dutch);
    assert!(imported.toml.is_some_and(|toml| toml.contains("\ntotaal-20000 | Totaal | 7\n")));
}

/// Some bytes of a file changed, those of its parts where it has any.
fn damaged(bytes: &[u8], changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let change = |bytes: &mut Vec<u8>| {
        let changes = if bytes.is_empty() { &[] } else { changes };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
    };
    let mut whole = bytes.to_vec();
    if !bytes.starts_with(b"PK") || zip::ZipArchive::new(Cursor::new(bytes)).is_err() {
        change(&mut whole);
        return whole;
    }
    let mut parts = unzipped(bytes);
    for (_, bytes) in &mut parts {
        change(bytes);
    }
    zipped(&parts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_file_makes_import_panic(
        which in any::<prop::sample::Index>(),
        // Marks that XML, numbers and ranges are made of do more harm than others.
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>/\"'&;:=0129.-eE%#[]*|\\\xff\0 \n".to_vec())), 1..6),
        truncated in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let spreadsheets = spreadsheets();
        let path = which.get(&spreadsheets);
        let mut bytes = damaged(&fs::read(path).unwrap(), &changes);
        if let Some(length) = truncated {
            bytes.truncate(length.index(bytes.len().max(1)));
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        let imported = import(name, &bytes, &wanted(path), Language::Dutch);
        // Whatever came of it, it is a table or a reason why there is none.
        prop_assert!(imported.toml.is_some() != imported.report.stops());
        prop_assert!(imported.toml.is_none_or(|text| text.parse::<toml::Table>().is_ok()));
    }
}
