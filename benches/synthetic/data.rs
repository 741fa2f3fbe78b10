//! The tables of an edition, the charts of them, and the figures in no table.

use super::Edition;

/// The figures of one dossier, over all years.
#[derive(Clone, Copy)]
pub(super) struct Series {
    /// Its number.
    pub(super) dossier: usize,
}

/// A stretch of time for which there are figures.
#[derive(Clone, Copy)]
pub(super) enum Span {
    /// A year.
    Year(usize),
    /// The first half of a year.
    Half(usize),
}

/// What is counted: the row, the least number, and how many numbers there are from there on.
type Row = (&'static str, usize, usize);

const FIRST: Row = ("eerste", 400, 1000);
const REPEATED: Row = ("herhaalde", 20, 200);
const FAMILY: Row = ("nareis", 50, 400);
const RESETTLED: Row = ("hervestiging", 5, 100);
const INFLOW: Row = ("instroom", 1000, 2000);
const ALONE: Row = ("zelfstandig", 0, 120);
const FORCED: Row = ("gedwongen", 0, 60);
const DETAINED: Row = ("totaal", 100, 500);
const WOMEN: Row = ("vrouwen", 5, 60);

impl Series {
    /// The first applications, as printed.
    pub(super) fn first(self, span: Span) -> String {
        grouped(self.count(FIRST, span))
    }

    /// The first and the repeated applications together.
    pub(super) fn first_and_repeated(self, span: Span) -> String {
        grouped(self.count(FIRST, span) + self.count(REPEATED, span))
    }

    /// Those who left on their own, as printed.
    pub(super) fn alone(self, span: Span) -> String {
        rounded(self.count(ALONE, span))
    }

    /// Those who were made to leave, as printed.
    pub(super) fn forced(self, span: Span) -> String {
        rounded(self.count(FORCED, span))
    }

    /// The cases handled in time in a quarter, in tenths of a per cent.
    pub(super) fn in_time(self, row: &str, year: usize, quarter: usize) -> String {
        let tenths = 400 + self.drawn(row, 4 * year + quarter) % 500;
        format!("{},{}", tenths / 10, tenths % 10)
    }

    fn count(self, (row, least, many): Row, span: Span) -> usize {
        let of_year = |year| least + self.drawn(row, year) % many;
        match span {
            Span::Year(year) => of_year(year),
            // Less than the year, so that no edition contradicts a later one.
            Span::Half(year) => of_year(year) * 9 / 20,
        }
    }

    /// A number that looks like chance and depends on what it is for alone (FNV-1a, then the finish of `SplitMix64`).
    fn drawn(self, row: &str, moment: usize) -> usize {
        let words = [self.dossier as u64, moment as u64];
        let bytes = words.iter().flat_map(|word| word.to_le_bytes()).chain(row.bytes());
        let mixed = bytes
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 40).unwrap_or_default()
    }
}

impl Edition {
    /// The spans of its tables, with the ids of their columns: four years, and what is new.
    fn spans(self) -> Vec<(Span, String)> {
        let year = self.year();
        let mut spans: Vec<_> = (year - 4..year).map(|year| (Span::Year(year), year.to_string())).collect();
        if self.month() == 12 {
            spans.push((Span::Year(year), year.to_string()));
        }
        spans.push((Span::Half(year), format!("{year}-eerste-helft")));
        spans
    }

    /// The columns of whole years, and of the newest part of a year where that is all there is.
    fn spans_apart(self) -> Vec<(Span, String)> {
        let mut spans = self.spans();
        if self.month() == 12 {
            spans.pop();
        }
        spans
    }
}

pub(super) fn files(edition: Edition) -> Vec<(&'static str, String)> {
    vec![
        ("data/aanvragen.toml", applications(edition)),
        ("data/terugkeer.toml", returns(edition)),
        ("data/bewaring.toml", detention(edition)),
        ("data/doorlooptijd.toml", duration(edition)),
        ("charts.toml", charts(edition)),
        ("stated.toml", stated(edition)),
    ]
}

/// Exact, in two groups, with a printed total.
fn applications(edition: Edition) -> String {
    let spans = edition.spans_apart();
    let parts = [FIRST, REPEATED, FAMILY, RESETTLED];
    let labels = ["Eerste asielaanvragen", "Herhaalde asielaanvragen", "Nareis", "Hervestiging"];
    let count = |row, span| grouped(edition.series().count(row, span));
    let mut rows: Vec<String> = parts
        .into_iter()
        .zip(labels)
        .map(|(row, label)| line(row.0, label, spans.iter().map(|(span, _)| count(row, *span))))
        .collect();
    let total = |span| grouped(parts.iter().map(|row| edition.series().count(*row, span)).sum());
    rows.push(line("totaal", "Totaal", spans.iter().map(|(span, _)| total(*span))));
    table(
        "title = \"Asielaanvragen\"\nsource = { name = \"Voorbeelddienst\", url = \"https://example.org/cijfers\" }\n\
         unit = \"aanvragen\"\nmeasure = \"flow\"\nrounded_to = 1\n",
        spans.iter().map(|(_, id)| id.clone()),
        &rows,
    ) + "[row.eerste]\ngroup = \"Asiel\"\n[row.herhaalde]\ngroup = \"Asiel\"\n\
         [row.nareis]\ngroup = \"Overig\"\n[row.hervestiging]\ngroup = \"Overig\"\n\
         [row.totaal]\ntotal_of = [\"eerste\", \"herhaalde\", \"nareis\", \"hervestiging\"]\n"
}

/// Rounded and withheld, with notes and a total that is not printed.
fn returns(edition: Edition) -> String {
    let spans = edition.spans();
    let row = |row: Row, label: &str| {
        line(row.0, label, spans.iter().map(|(span, _)| rounded(edition.series().count(row, *span))))
    };
    // Provisional in the year itself, and more from the next edition on.
    let inflow = spans.iter().map(|(span, _)| match span {
        Span::Year(year) if *year == edition.year() => rounded(edition.series().count(INFLOW, *span)) + "*",
        Span::Year(_) => rounded(edition.series().count(INFLOW, *span) + 15),
        Span::Half(_) => rounded(edition.series().count(INFLOW, *span)),
    });
    let rows = [
        line(INFLOW.0, "Instroom in de caseload[^b]", inflow),
        row(ALONE, "Zelfstandig vertrek"),
        row(FORCED, "Gedwongen vertrek"),
        String::from("vertrek | Vertrek |\n"),
    ];
    table(
        "title = \"Terugkeer[^a]\"\nsource = { name = \"Voorbeelddienst\" }\nunit = \"personen\"\nmeasure = \"flow\"\n\
         rounded_to = 5\nwithheld = { below = 5, zero_is_shown = true }\n",
        spans.iter().map(|(_, id)| id.clone()),
        &rows,
    ) + "[row.vertrek]\ntotal_of = [\"zelfstandig\", \"gedwongen\"]\nprinted = false\n\
         [notes]\na = \"Afgerond op vijftallen.\"\nb = \"Met de zaken die aan een ander land worden overgedragen.\"\n"
}

/// A stock whose newest figures are provisional, with one that is not known.
fn detention(edition: Edition) -> String {
    let spans = edition.spans_apart();
    let newest = spans.len() - 1;
    let cell = |row, at: usize, span| match (row, at) {
        // The same year in every letter, or it would be a revision.
        (WOMEN, _) if matches!(span, Span::Year(year) if year % 5 == 0) => String::from("."),
        (_, at) if at == newest => format!("{}*", edition.series().count(row, span)),
        _ => edition.series().count(row, span).to_string(),
    };
    let row =
        |row: Row, label| line(row.0, label, spans.iter().enumerate().map(|(at, (span, _))| cell(row, at, *span)));
    table(
        "title = \"Bezetting van de bewaring\"\nsource = { unknown = \"De opgave noemt geen registratie.\" }\n\
         unit = \"personen\"\nmeasure = \"stock\"\nrounded_to = 1\n",
        spans.iter().map(|(_, id)| id.clone()),
        &[row(DETAINED, "Totaal"), row(WOMEN, "Van wie vrouw")],
    )
}

/// Percentages with decimals, by quarter.
fn duration(edition: Edition) -> String {
    let year = edition.year();
    let last = edition.month() / 3;
    let quarters: Vec<_> =
        (1..=4).map(|quarter| (year - 1, quarter)).chain((1..=last).map(|quarter| (year, quarter))).collect();
    let row = |id: &str, label| {
        line(id, label, quarters.iter().map(|(year, quarter)| edition.series().in_time(id, *year, *quarter)))
    };
    table(
        "title = \"Binnen de termijn behandeld\"\nsource = { name = \"Voorbeelddienst\" }\nunit = \"procent\"\n\
         measure = \"ratio\"\n",
        quarters.iter().map(|(year, quarter)| format!("{year}-Q{quarter}")),
        &[row("asiel", "Asiel"), row("regulier", "Regulier"), row("bezwaar", "Bezwaar")],
    )
}

fn table(head: &str, columns: impl Iterator<Item = String>, rows: &[String]) -> String {
    format!("{head}cells = '''\n{}{}'''\n", line("id", "label", columns), rows.concat())
}

fn line(id: &str, label: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = [id, label].into_iter().map(str::to_owned).chain(cells).collect();
    cells.join(" | ") + "\n"
}

fn charts(edition: Edition) -> String {
    let year = edition.year();
    format!(
        r#"[aanvragen]
kind = "columns"
title = "Eerste en herhaalde asielaanvragen"
subtitle = "Aantal aanvragen per jaar"
table = "aanvragen"
rows = ["eerste", "herhaalde"]

[vertrek]
kind = "columns"
title = "Zelfstandig en gedwongen vertrek"
subtitle = "Aantal personen per jaar"
table = "terugkeer"
rows = ["zelfstandig", "gedwongen"]
events = ["afspraak-{}", "overleg-{}"]

[bewaring]
kind = "columns"
title = "Bezetting van de bewaring"
table = "bewaring"
rows = ["totaal", "vrouwen"]
"#,
        year - 3,
        year - 1
    )
}

fn stated(edition: Edition) -> String {
    let (year, month) = (edition.year(), edition.month());
    format!(
        r#"[onttrekking]
value = "ruim 300"
unit = "gevallen"
measure = "flow"
period = "{year}"
no_source = "De opgave noemt dit aantal in de tekst, zonder bron en zonder tabel."

[plaatsen]
value = "ca. 200"
unit = "plaatsen"
measure = "stock"
at = "{year}-{month:02}"
source = {{ name = "Voorbeelddienst" }}
"#
    )
}

/// `1.770`
fn grouped(count: usize) -> String {
    if count < 1000 { count.to_string() } else { format!("{}.{:03}", count / 1000, count % 1000) }
}

/// To multiples of five; what is below five and not nothing is withheld.
fn rounded(count: usize) -> String {
    match count {
        0 => String::from("0"),
        1..5 => String::from("<5"),
        _ => grouped((count + 2) / 5 * 5),
    }
}
