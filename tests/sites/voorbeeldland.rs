//! The fictitious dossier: it has what real sources have, and says on every page that it is fictitious.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use camino::Utf8Path;
use kamerbrief::options::Options;
use kamerbrief::{DifferenceForm, build, differ};
use tempfile::TempDir;

use super::html::Element;
use super::site::{Site, options, root};
use super::trees::{plant, tree};

static SITE: LazyLock<Site> = LazyLock::new(|| Site::built("examples/voorbeeldland", 1));
/// The first three, whose source marks what it revised.
const EDITIONS: [&str; 3] = ["2022", "2023", "2024"];

/// A line of a table's CSV, by the name of its column.
type Line = BTreeMap<String, String>;

/// One figure of each shape that a source can have, where it is to be seen, and how it is printed.
const SHAPES: [(&str, &str, &str); 14] = [
    ("2024/tabellen/aanvragen", "aanvragen.noord.toegekend@2023", "140"),
    ("2024/tabellen/aanvragen", "aanvragen.totaal.besluiten@2024", "1.329"),
    ("2024/tabellen/aanvragen", "aanvragen.totaal.ingediend@2024", "1.555*"),
    ("2024/tabellen/aanvragen", "aanvragen.totaal.ingediend@2023", "1.553r"),
    ("2024/tabellen/terugkeer", "terugkeer.gedwongen@2023", "35**"),
    ("2024/tabellen/terugkeer", "terugkeer.minderjarig@2022", "<5"),
    ("2024/tabellen/kwartalen", "kwartalen.aandeel@2024-Q2", "40,6"),
    ("2024/tabellen/onderwijs", "onderwijs.hbo@schooljaar-2324", "162*"),
    ("2024/tabellen/opvang", "opvang.brug.bezetting@2024-12-31", "93"),
    ("2024/tabellen/opvang", "opvang.carre.bezetting@2024-12-31", "-"),
    ("2024/tabellen/leeftijd", "leeftijd.jongens.aandeel@2024", "12"),
    ("2024/tabellen/leeftijd", "leeftijd.jongens.aantal@2024", "34"),
    ("2024/tabellen/beroepen", "beroepen.eerste@2024", "softwareontwikkelaar"),
    ("2024/tabellen/gemeenten", "gemeenten.alle@2025-01-01", "11 054"),
];

#[test]
fn every_page_says_that_it_is_fictitious() {
    for (path, page) in SITE.pages() {
        let notice = page.elements().into_iter().find(|element| element.attribute("class") == Some("notice"));
        let words = notice.unwrap_or_else(|| panic!("{path} has no notice")).words();
        assert!(words.contains("verzonnen") && words.contains("Fictitious"), "{path}: {words}");
    }
}

#[test]
fn it_has_a_figure_of_every_shape() {
    for (page, id, printed) in SHAPES {
        let page = SITE.page(&format!("voorbeeldland/{page}/index.html"));
        let place = page.elements().into_iter().find(|element| element.attribute("id") == Some(id));
        assert_eq!(place.unwrap_or_else(|| panic!("there is no {id}")).words(), printed, "{id}");
    }
}

#[test]
fn newest_first_and_oldest_first_stand_as_their_sources_print_them() {
    let header = |table: &str| {
        let page = SITE.page(&format!("voorbeeldland/2024/tabellen/{table}/index.html"));
        let rows = page.named("tr");
        let cells = rows.first().unwrap().named("th");
        cells.into_iter().skip(1).map(Element::words).collect::<Vec<_>>()
    };
    assert_eq!(header("terugkeer"), ["2024", "2023", "2022", "2021", "2020"]);
    assert_eq!(header("onderwijs"), ["2021/’22", "2022/’23", "2023/’24"]);
    assert_eq!(header("aanvragen"), ["2024", "2023"]);
    assert_eq!(header("kwartalen"), ["Aantallen"]);
}

#[test]
fn its_long_table_has_five_thousand_cells_and_a_page_of_its_own() {
    assert_eq!(lines("2024", "gemeenten").len(), 5_000);
    let edition = SITE.page("voorbeeldland/2024/index.html");
    assert!(edition.elements().iter().all(|element| element.attribute("id") != Some("gemeenten.alle@2025-01-01")));
}

#[test]
fn one_edition_can_be_read_in_english_over_the_same_figures() {
    let bound = |path: &str| {
        let page = SITE.page(path);
        let links = page.named("a").into_iter().filter(|link| link.attribute("class") == Some("figure"));
        let to = |link: &Element| link.attribute("href").unwrap().rsplit('#').next().unwrap().to_owned();
        links.map(to).collect::<BTreeSet<String>>()
    };
    let english = bound("voorbeeldland/2024/en/index.html");
    assert_eq!(english, bound("voorbeeldland/2024/index.html"));
    assert!(english.len() > 10, "{english:?}");
    let page = SITE.page("voorbeeldland/2024/en/index.html");
    assert!(page.named("table").iter().all(|table| {
        table.attribute("lang") == Some("nl") || table.attribute("class") == Some("requests stacked")
    }));
}

/// What differs from the edition before was provisional there, and says that it is revised.
#[test]
fn figures_that_two_editions_share_are_the_same_or_marked_as_revised() {
    let mut revised = 0;
    for (before, after) in EDITIONS.iter().zip(&EDITIONS[1..]) {
        for table in ["aanvragen", "terugkeer", "onderwijs", "leeftijd", "beroepen"] {
            let earlier = lines(before, table);
            let mut shared = 0;
            for line in lines(after, table) {
                let same = |other: &&Line| other["row"] == line["row"] && other["column"] == line["column"];
                let Some(other) = earlier.iter().find(same) else { continue };
                shared += 1;
                let marked = line["printed"].ends_with('r') && other["printed"].ends_with('*');
                let is_same = bare(&line["printed"]) == bare(&other["printed"]);
                assert!(is_same || marked, "{table}.{}@{}: {line:?}", line["row"], line["column"]);
                revised += usize::from(!is_same);
            }
            assert!(shared > 0, "{table} of {after} shares nothing with {before}");
        }
    }
    assert_eq!(revised, 4);
}

/// The folder of the dossier in a copy of the site.
fn copied() -> (TempDir, PathBuf) {
    let copy = tempfile::tempdir().unwrap();
    plant(&tree(root("examples/voorbeeldland/content").as_std_path()), &copy.path().join("content"));
    let dossier = copy.path().join("content/voorbeeldland");
    (copy, dossier)
}

/// The codes of what a build of the copy finds, each once, and whether it published anything.
fn found(copy: &Path, options: &Options) -> (BTreeSet<&'static str>, bool) {
    let public = copy.join("public");
    let [copy, out] = [copy, &public].map(|path| Utf8Path::from_path(path).unwrap());
    let outcome = build(copy, out, options, &|_, _| {}).unwrap();
    (outcome.report.findings.iter().map(|finding| finding.code.name).collect(), public.exists())
}

/// The file with all of `text` gone.
fn without(file: &Path, text: &str) {
    let whole = fs::read_to_string(file).unwrap();
    assert!(whole.contains(text), "{} says no {text}", file.display());
    fs::write(file, whole.replace(text, "")).unwrap();
}

const REVISION: &str = r#"[[revision]]
of = "aanvragen@2024"                     # een kolom: alle regels die daarin zijn veranderd
kind = "adjustment"
reason = "Aanvragen die later zijn geregistreerd, tellen nu mee."
"#;

#[test]
fn a_revision_that_nobody_explains_stops_the_build() {
    let (copy, dossier) = copied();
    without(&dossier.join("2025-06/edition.toml"), REVISION);
    fs::remove_file(dossier.join("2025-06/edition.lock")).unwrap();
    let codes = BTreeSet::from(["not-frozen", "revision-unexplained"]);
    assert_eq!(found(copy.path(), &options(1)), (codes, false));
}

#[test]
fn a_revision_that_is_explained_is_told_wherever_its_figure_is() {
    let reason = "Aanvragen die later zijn geregistreerd, tellen nu mee";
    let text = |path: &str| String::from_utf8(SITE.files[path].clone()).unwrap();
    let page = SITE.page("voorbeeldland/2025-06/wijzigingen/index.html").words();
    let series = SITE.page("voorbeeldland/reeksen/aanvragen/index.html").words();
    for told in [&page, &series] {
        assert!(told.contains(reason) && told.contains("1.555*") && told.contains("1.559r"), "{told}");
    }
    let feed = text("feed.xml");
    let entry = feed.split("<entry>").find(|entry| entry.contains("/voorbeeldland/2025-06/</id>")).unwrap();
    assert!(entry.contains(&format!("(Reguliere bijstelling. {reason})")), "{entry}");
    let differ = |form| {
        let told = differ(&root("examples/voorbeeldland"), &options(1), "voorbeeldland", ["2024", "2025-06"], form);
        told.unwrap().text.unwrap()
    };
    for told in [differ(DifferenceForm::Human), differ(DifferenceForm::Json)] {
        assert!(told.contains(reason) && told.contains("1.555*") && told.contains("1.559r"), "{told}");
    }
}

#[test]
fn the_section_that_answers_a_request_cannot_be_taken_away() {
    let (copy, dossier) = copied();
    fs::remove_file(dossier.join("2025/20-aanvragen.md")).unwrap();
    let (codes, is_published) = found(copy.path(), &options(1));
    assert!(codes.contains("unknown-reference") && !is_published, "{codes:?}");
}

#[test]
fn a_report_that_is_late_stops_a_strict_build() {
    let late = |strict| {
        let options = Options { strict, ..Options::at("2027-06-01T12:00:00Z".parse().unwrap()) };
        found(copied().0.path(), &options)
    };
    assert_eq!(late(false), (BTreeSet::from(["request-overdue"]), true));
    assert_eq!(late(true), (BTreeSet::from(["request-overdue"]), false));
}

/// A cell, a word, the rows of a chart, a note and a file beside it, in a letter that is frozen.
#[test]
fn whatever_changes_in_a_frozen_letter_is_found() {
    let changes = [
        ("2023/data/terugkeer.toml", "| 65*    |", "| 70*    |"),
        ("2023/30-terugkeer.md", "mensen zelfstandig", "personen zelfstandig"),
        ("2023/charts.toml", "rows = [\"mbo\", \"hbo\", \"wo\"]", "rows = [\"mbo\", \"hbo\"]"),
        ("2023/data/aanvragen.toml", "uit een eerder jaar", "uit een vorig jaar"),
        ("2023/attachments/beslisnota.txt", "over 2023", "over heel 2023"),
    ];
    for (file, was, is) in changes {
        let (copy, dossier) = copied();
        let whole = fs::read_to_string(dossier.join(file)).unwrap();
        assert!(whole.contains(was), "{file} says no {was}");
        fs::write(dossier.join(file), whole.replace(was, is)).unwrap();
        let (codes, is_published) = found(copy.path(), &options(1));
        assert!(codes.contains("frozen-changed") && !is_published, "{file}: {codes:?}");
    }
}

#[test]
fn before_its_moment_the_newest_letter_leaves_no_byte() {
    let before = Site::with("examples/voorbeeldland", &Options::at("2026-03-26T10:59:59Z".parse().unwrap()));
    let has = |site: &Site, mark: &str| {
        site.files.iter().any(|(path, bytes)| path.contains(mark) || String::from_utf8_lossy(bytes).contains(mark))
    };
    for mark in ["voorbeeldland/2025/", "1.566", "schooljaar-2425", "Deels Voldaan", "om het jaar"] {
        assert!(!has(&before, mark), "{mark}");
        assert!(has(&SITE, mark), "{mark}");
    }
}

fn bare(printed: &str) -> &str {
    printed.trim_end_matches('*')
}

fn lines(edition: &str, table: &str) -> Vec<Line> {
    let bytes = &SITE.files[&format!("voorbeeldland/{edition}/tabellen/{table}/{table}.csv")];
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(Result::unwrap).collect()
}
