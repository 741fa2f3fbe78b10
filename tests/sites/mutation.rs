//! What the words of the briefing and the example hold: no figure moves unseen that is not known to be free.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use camino::Utf8Path;
use kamerbrief::claims::{Trial, Unknown, evaluate};
use kamerbrief::model::{Edition, Interval, Number, Value};
use kamerbrief::options::Options;
use kamerbrief::{Mutated, Which, examine, known, mutate, read, resolve};
use rayon::prelude::*;

use super::site::{options, root};
use super::trees::{Tree, plant, tree};

/// The figures of the letter that its words say nothing of, by row.
const FREE: [(&str, &str); 6] = [
    ("lp.verzoeken", "2021-vanaf-actieplan"),
    ("lp.bevestigd", "2021-vanaf-actieplan"),
    ("lp.afgegeven", "2021-vanaf-actieplan"),
    ("terugkeer.instroom", "2021-vanaf-actieplan"),
    ("terugkeer.zelfstandig", "2021-vanaf-actieplan"),
    ("terugkeer.gedwongen", "2021-vanaf-actieplan"),
];
/// No more than so many of them.
const MOST_FREE: usize = 15;
const FIGURES: usize = 45;

fn free() -> BTreeSet<String> {
    let of_row = |(row, columns): (&str, &str)| {
        columns.split(' ').map(|column| format!("{row}@{column}")).collect::<Vec<String>>()
    };
    FREE.into_iter().flat_map(of_row).collect()
}

fn moved(root: &Utf8Path) -> Mutated {
    mutate(root, &options(0), Which::Newest, &|_, _| {}).unwrap()
}

#[test]
fn the_words_of_the_letter_hold_all_figures_but_those_that_are_listed() {
    let coverage = moved(&root("")).coverage.unwrap();
    assert_eq!(coverage.iter().map(|of| of.edition.as_str()).collect::<Vec<_>>(), ["marokko/2023-06"]);
    let of = &coverage[0];
    let found: Vec<(&str, String)> = of.free.iter().map(|it| (it.row.as_str(), it.columns.join(" "))).collect();
    let listed: Vec<(&str, String)> = FREE.into_iter().map(|(row, columns)| (row, columns.to_owned())).collect();
    assert_eq!(found, listed);
    assert_eq!(of.figures(), FIGURES);
    assert!(of.free() <= MOST_FREE, "nothing depends on {} of {FIGURES}", of.free());
}

/// The tables of the letter, with what each figure that is not rounded to 5 moves to.
const TABLES: [(&str, &str); 4] = [("asiel", "exact"), ("terugkeer", "five"), ("lp", "five"), ("bewaring", "five")];

/// The figures next to a printed one, on either side: a second way to them, without the ladder.
fn neighbours(printed: &str, rounding: &str) -> Vec<String> {
    let number: i64 = match printed {
        "<5" => return vec![String::from("0"), String::from("5")],
        text => text.replace('.', "").parse().unwrap(),
    };
    let step = if rounding == "exact" || number == 6 { 1 } else { 5 };
    let below = match number {
        0 => None,
        5 => Some(String::from("<5")),
        _ => Some((number - step).to_string()),
    };
    below.into_iter().chain([(number + step).to_string()]).collect()
}

/// Every cell of the letter: its address, its file, and the file's text with each of its neighbours in its place.
fn changed(content: &Tree) -> Vec<(String, String, Vec<String>)> {
    let mut all = Vec::new();
    for (table, rounding) in TABLES {
        let path = format!("marokko/2023-06/data/{table}.toml");
        let text = String::from_utf8(content[&path].clone()).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| line.contains(" | ")).collect();
        let id = |cell: &str| cell.split("[^").next().unwrap().trim().to_owned();
        let columns: Vec<String> = lines[0].split('|').map(id).collect();
        for line in &lines[1..] {
            let cells: Vec<&str> = line.split('|').collect();
            // A row that is computed has no cells.
            for at in (2..cells.len()).filter(|at| !cells[*at].trim().is_empty()) {
                let others = neighbours(&id(cells[at]), rounding).into_iter().map(|other| {
                    let mut cells = cells.clone();
                    let other = cells[at].replacen(&id(cells[at]), &other, 1);
                    cells[at] = &other;
                    text.replace(line, &cells.join("|"))
                });
                all.push((format!("{table}.{}@{}", id(cells[0]), columns[at]), path.clone(), others.collect()));
            }
        }
    }
    all
}

/// Whether the words of the letter no longer agree with its figures.
fn is_noticed(site: &Path) -> bool {
    let outcome = examine(Utf8Path::from_path(site).unwrap(), &options(1), &|_, _| {}).unwrap();
    let of_words = ["figure-mismatch", "claim-not-borne-out"];
    outcome.report.findings.iter().any(|finding| of_words.contains(&finding.code.name))
}

#[test]
fn whoever_changes_a_figure_of_the_letter_in_its_file_is_told_unless_it_is_listed() {
    let content = tree(root("content").as_std_path());
    let cells = changed(&content);
    assert_eq!(cells.len(), FIGURES);
    let goes_unnoticed = |(address, path, texts): &(String, String, Vec<String>)| {
        let site = tempfile::tempdir().unwrap();
        plant(&content, &site.path().join("content"));
        let noticed = texts.iter().any(|text| {
            fs::write(site.path().join("content").join(path), text).unwrap();
            is_noticed(site.path())
        });
        (!noticed).then(|| address.clone())
    };
    let unnoticed: BTreeSet<String> = cells.par_iter().filter_map(goes_unnoticed).collect();
    assert_eq!(unnoticed, free());
}

#[test]
fn a_claim_that_is_tried_comes_to_what_it_would_if_it_were_evaluated_anew() {
    for folder in ["", "examples/voorbeeldland"] {
        let site = resolve::site(&mut read::folder(&root(folder)).0, &known()).0.unwrap();
        let editions = site.dossiers.iter().flat_map(|dossier| &dossier.editions);
        let differences: Vec<String> = editions.flat_map(differing).collect();
        assert_eq!(differences, Vec::<String>::new());
    }
}

fn differing(edition: &Edition) -> Vec<String> {
    let mut other = edition.clone();
    let mut differing = Vec::new();
    for claim in &edition.claims {
        let trial = Trial::of(claim, edition);
        for unknown in trial.rests_on() {
            for number in [0, 7, 300, 100_000].map(Number::whole) {
                set(unknown, number, &mut other);
                let (tried, anew) = (trial.verdict_with(unknown, &other), evaluate(claim, &other).verdict);
                if tried != anew {
                    differing.push(format!("{} {unknown:?} {number}: {tried:?}, {anew:?}", claim.id));
                }
            }
            other.tables.clone_from(&edition.tables);
        }
    }
    differing
}

fn set(unknown: Unknown, number: Number, edition: &mut Edition) {
    if let Unknown::Cell(table, row, column) = unknown {
        let cell = &mut edition.tables[table.0].rows[row.0].cells[column.0];
        cell.value = Value::Number { number, decimals: 0, interval: Interval::exactly(number) };
    }
}

#[test]
fn only_the_newest_edition_is_looked_at_unless_all_are_asked_for() {
    let editions = |which| {
        let options = Options { preview: true, ..options(0) };
        let coverage = mutate(&root("examples/voorbeeldland"), &options, which, &|_, _| {}).unwrap().coverage.unwrap();
        coverage.into_iter().map(|of| of.edition).collect::<Vec<_>>()
    };
    assert_eq!(editions(Which::Newest), ["voorbeeldland/2025"]);
    let all = ["2025", "2025-06", "2024", "2023", "2022"].map(|id| format!("voorbeeldland/{id}"));
    assert_eq!(editions(Which::All), all);
}
