//! A table as large as sources print: 500 lines over 90 years, nine decades and all of them together, 50,000 cells.
//! Every line adds up over time and every column over the lines, and a tenth of the figures of years is kept back.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

const LINES: usize = 500;
const YEARS: usize = 90;
const FIRST_YEAR: usize = 1901;

/// Writes a site of that one table, rounded to multiples of `rounded_to`.
///
/// # Errors
/// What the system says.
pub(crate) fn write(root: &Path, rounded_to: usize) -> io::Result<()> {
    let edition = root.join("content/dossier/1990");
    fs::create_dir_all(edition.join("data"))?;
    fs::write(
        root.join("content/site.toml"),
        "title = \"Site\"\npublisher = { name = \"Uitgever\" }\nlanguages = [\"nl\"]\nbase_url = \"https://kamerbrief.example/\"\n",
    )?;
    fs::write(root.join("content/dossier/dossier.toml"), "title = \"Dossier\"\nsubject = \"Een grote tabel\"\n")?;
    fs::write(edition.join("edition.toml"), "title = \"Brief\"\nreference = \"1990\"\n")?;
    fs::write(edition.join("10-cijfers.md"), "# Cijfers\n\n![](table:groot)\n")?;
    fs::write(edition.join("data/groot.toml"), table(rounded_to))
}

fn table(rounded_to: usize) -> String {
    let mut text = format!(
        "title = \"Groot\"\nsource = {{ name = \"Dienst\" }}\nunit = \"personen\"\nmeasure = \"flow\"\n\
         rounded_to = {rounded_to}\nwithheld = {{ below = 5, zero_is_shown = true }}\ncells = '''\nid | label"
    );
    let decades = (0..YEARS / 10).map(|at| format!("{}/{}", FIRST_YEAR + 10 * at, FIRST_YEAR + 10 * at + 9));
    let years = (FIRST_YEAR..FIRST_YEAR + YEARS).map(|year| year.to_string());
    let all = format!("{FIRST_YEAR}/{}", FIRST_YEAR + YEARS - 1);
    years.chain(decades).chain([all]).for_each(|id| put(&mut text, &id));
    text.push('\n');
    let mut totals = vec![0; YEARS];
    for line in 1..LINES {
        let numbers: Vec<usize> = (0..YEARS).map(|year| number(line, year)).collect();
        totals.iter_mut().zip(&numbers).for_each(|(total, number)| *total += number);
        put_line(&mut text, &format!("r{line}"), &numbers, rounded_to);
    }
    put_line(&mut text, "totaal", &totals, rounded_to);
    text + "'''\n[row.totaal]\ntotal_of = [\"*\"]\n"
}

/// A tenth is one to four, the others are larger.
fn number(line: usize, year: usize) -> usize {
    let mixed = (line * 7919 + year * 104_729) * 2_654_435_761 % 4_294_967_296 / 65_536;
    if mixed.is_multiple_of(10) { 1 + mixed / 10 % 4 } else { 5 + mixed % 200 }
}

fn put_line(text: &mut String, id: &str, numbers: &[usize], rounded_to: usize) {
    let _ = write!(text, "{id} | {id}");
    let decades = numbers.chunks(10).map(|decade| decade.iter().sum());
    for number in numbers.iter().copied().chain(decades).chain([numbers.iter().sum()]) {
        let rounded = (number + rounded_to / 2) / rounded_to * rounded_to;
        put(text, &if (1..5).contains(&number) { String::from("<5") } else { rounded.to_string() });
    }
    text.push('\n');
}

fn put(text: &mut String, cell: &str) {
    let _ = write!(text, " | {cell}");
}
