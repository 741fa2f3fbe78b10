//! The repository's own briefing: its figures are those of the letter.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use camino::Utf8Path;
use kamerbrief::examine;

use super::html::Element;
use super::site::{Site, options, printed, root};
use super::trees::{plant, tree};

const ASIEL: &str = "Cijfers asielaanvragen Marokkanen";
const TERUGKEER: &str = "Terugkeeraantallen DT&V naar Marokko";
const LP: &str = "LP-cijfers Marokko";
const BEWARING: &str = "Cijfers Marokkanen in vreemdelingenbewaring";
const INSTROOM: &str = "Instroom in DT&V-caseload (incl. Dublin)";
const BEVESTIGD: &str = "Aantal ontvangen nationaliteitsbevestigingen";
const TOTAAL: &str = "Totaal aantal Marokkanen in vreemdelingenbewaring (cumulatief, incl. Dublin)";

/// What the letter prints: table, row, column, figure. Typed from the letter, not from the data.
const PRINTED: [(&str, &str, &str, &str); 45] = [
    (ASIEL, "Aantal eerste asielaanvragen", "2020", "774"),
    (ASIEL, "Aantal eerste asielaanvragen", "2021", "907"),
    (ASIEL, "Aantal eerste asielaanvragen", "2022", "721"),
    (ASIEL, "Aantal eerste asielaanvragen", "2023 (tot mei)", "349"),
    (TERUGKEER, INSTROOM, "2019", "1.770"),
    (TERUGKEER, INSTROOM, "2020", "1.150"),
    (TERUGKEER, INSTROOM, "2021", "1.030"),
    (TERUGKEER, INSTROOM, "2021 (vanaf actieplan)", "460"),
    (TERUGKEER, INSTROOM, "2022", "1.125"),
    (TERUGKEER, INSTROOM, "2023 (tot juni)", "770"),
    (TERUGKEER, "Zelfstandig vertrek", "2019", "40"),
    (TERUGKEER, "Zelfstandig vertrek", "2020", "20"),
    (TERUGKEER, "Zelfstandig vertrek", "2021", "20"),
    (TERUGKEER, "Zelfstandig vertrek", "2021 (vanaf actieplan)", "10"),
    (TERUGKEER, "Zelfstandig vertrek", "2022", "35"),
    (TERUGKEER, "Zelfstandig vertrek", "2023 (tot juni)", "50"),
    (TERUGKEER, "Gedwongen vertrek", "2019", "25"),
    (TERUGKEER, "Gedwongen vertrek", "2020", "10"),
    (TERUGKEER, "Gedwongen vertrek", "2021", "6"),
    (TERUGKEER, "Gedwongen vertrek", "2021 (vanaf actieplan)", "<5"),
    (TERUGKEER, "Gedwongen vertrek", "2022", "30"),
    (TERUGKEER, "Gedwongen vertrek", "2023 (tot juni)", "40"),
    (LP, "Aantal verzoeken", "2019", "270"),
    (LP, "Aantal verzoeken", "2020", "240"),
    (LP, "Aantal verzoeken", "2021", "100"),
    (LP, "Aantal verzoeken", "2021 (vanaf actieplan)", "35"),
    (LP, "Aantal verzoeken", "2022", "240"),
    (LP, "Aantal verzoeken", "2023 (tot juni)", "210"),
    (LP, BEVESTIGD, "2019", "10"),
    (LP, BEVESTIGD, "2020", "<5"),
    (LP, BEVESTIGD, "2021", "<5"),
    (LP, BEVESTIGD, "2021 (vanaf actieplan)", "0"),
    (LP, BEVESTIGD, "2022", "160"),
    (LP, BEVESTIGD, "2023 (tot juni)", "100"),
    (LP, "Aantal afgegeven LP's", "2019", "5"),
    (LP, "Aantal afgegeven LP's", "2020", "0"),
    (LP, "Aantal afgegeven LP's", "2021", "0"),
    (LP, "Aantal afgegeven LP's", "2021 (vanaf actieplan)", "0"),
    (LP, "Aantal afgegeven LP's", "2022", "30"),
    (LP, "Aantal afgegeven LP's", "2023 (tot juni)", "35"),
    (BEWARING, TOTAAL, "2019", "535"),
    (BEWARING, TOTAAL, "2020", "355"),
    (BEWARING, TOTAAL, "2021", "310"),
    (BEWARING, TOTAAL, "2022", "470"),
    (BEWARING, TOTAAL, "2023 (tot juni)", "425"),
];

/// Where each table has its page and its download.
const TABLES: [(&str, &str); 4] = [("asiel", ASIEL), ("terugkeer", TERUGKEER), ("lp", LP), ("bewaring", BEWARING)];
const EDITION: &str = "marokko/2023-06/";

type Cell = (String, String, String, String);

static SITE: LazyLock<Site> = LazyLock::new(|| Site::built("", 1));

fn letter() -> BTreeSet<Cell> {
    let owned = |(table, row, column, printed): (&str, &str, &str, &str)| {
        (table.to_owned(), row.to_owned(), column.to_owned(), printed.to_owned())
    };
    PRINTED.into_iter().map(owned).collect()
}

#[test]
fn every_figure_of_the_letter_stands_in_the_tables_of_its_edition() {
    let shown = cells(&SITE.page(&format!("{EDITION}index.html")));
    assert_eq!(shown.len(), PRINTED.len());
    assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), letter());
}

#[test]
fn every_figure_of_the_letter_stands_on_the_page_of_its_table() {
    let shown = TABLES.iter().flat_map(|(id, _)| cells(&SITE.page(&format!("{EDITION}tabellen/{id}/index.html"))));
    assert_eq!(shown.collect::<BTreeSet<_>>(), letter());
}

#[test]
fn every_figure_of_the_letter_stands_in_a_csv() {
    let mut shown = BTreeSet::new();
    for (id, title) in TABLES {
        let bytes = &SITE.files[&format!("{EDITION}tabellen/{id}/{id}.csv")];
        let mut lines = csv::Reader::from_reader(bytes.as_slice());
        for line in lines.deserialize::<BTreeMap<String, String>>() {
            let line = line.unwrap();
            let of = |column: &str| line[column].clone();
            assert_eq!(of("table"), id);
            shown.insert((title.to_owned(), of("row_label"), of("column_label"), of("printed")));
        }
    }
    assert_eq!(shown, letter());
}

/// What a correct check says of what the letter claims.
const VERDICTS: [(&str, &str); 5] = [
    ("nooit eerder zo hoog geweest", "gaat verder dan de cijfers"),
    ("de verbeterde samenwerking is het meest te zien aan de ontvangen bevestigingen van nationaliteit", "klopt"),
    (
        "het aantal verzoeken om bevestiging gelijk aan dat van de voorgaande jaren",
        "niet vast te stellen met deze cijfers",
    ),
    ("in de regel de nationaliteit van elke Marokkaan wordt bevestigd", "weersproken door de cijfers"),
    ("minder laissez-passers afgegeven dan bevestigingen ontvangen", "klopt"),
];

#[test]
fn every_claim_of_the_letter_has_the_verdict_that_its_figures_give() {
    let page = SITE.page(&format!("{EDITION}index.html"));
    let list = page.named("ol").into_iter().find(|list| list.attribute("class") == Some("claims")).unwrap();
    let claims =
        list.elements().into_iter().filter(|it| it.attribute("id").is_some_and(|id| id.starts_with("bewering.")));
    let told = |claim: &Element| {
        let words = claim.named("p").first().unwrap().words();
        let verdict = claim.named("b").first().unwrap().words();
        (words.split(['‘', '’']).nth(1).unwrap().to_owned(), verdict)
    };
    let found: Vec<(String, String)> = claims.map(told).collect();
    let expected = VERDICTS.map(|(words, verdict)| (words.to_owned(), verdict.to_owned()));
    assert_eq!(found, expected);
}

/// The cells of the letter's tables on a page; tables beside charts have other titles.
fn cells(page: &Element) -> Vec<Cell> {
    let mut cells = Vec::new();
    for table in page.named("table") {
        // The caption has the marks of its notes beside its title.
        let spans = table.named("caption").first().map(|caption| caption.named("span")).unwrap_or_default();
        let title = spans.into_iter().find(|span| span.attribute("id").is_some());
        let title = title.map(Element::words).unwrap_or_default();
        if !TABLES.iter().any(|(_, known)| *known == title) {
            continue;
        }
        let mut rows = table.named("tr").into_iter();
        let columns: Vec<String> = rows.next().unwrap().named("th").iter().skip(1).map(|cell| cell.words()).collect();
        for row in rows {
            let label = row.named("th").first().unwrap().words();
            let figures = row.named("td");
            assert_eq!(figures.len(), columns.len(), "{title}: {label}");
            let labelled = columns.iter().zip(&figures);
            cells.extend(
                labelled.map(|(column, figure)| (title.clone(), label.clone(), column.clone(), figure.words())),
            );
        }
    }
    cells
}

#[test]
fn a_figure_that_no_longer_agrees_with_the_text_stops_publication_and_both_places_are_named() {
    let site = tempfile::tempdir().unwrap();
    plant(&tree(root("").join("content").as_std_path()), &site.path().join("content"));
    let table = site.path().join("content/marokko/2023-06/data/terugkeer.toml");
    let text = fs::read_to_string(&table).unwrap();
    let line = text.lines().find(|line| line.starts_with("gedwongen ")).unwrap();
    fs::write(&table, text.replace(line, &line.replace("| 30 ", "| 31 "))).unwrap();
    let outcome = examine(Utf8Path::from_path(site.path()).unwrap(), &options(0), &|_, _| {}).unwrap();
    assert!(outcome.report.stops());
    let text = printed(&outcome);
    assert!(text.contains("error[figure-mismatch]: the text says `30`, but the cell holds `31`\n"), "{text}");
    assert!(text.contains("--> content/marokko/2023-06/50-duiding.md:"), "{text}");
    assert!(text.contains("::: content/marokko/2023-06/data/terugkeer.toml:"), "{text}");
}
