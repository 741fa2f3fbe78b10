//! Sites of any size to measure with: made up, without a fault, and the same for the same number of editions.
//!
//! An edition is like a real one: some 600 words in five sections with bound figures, links, claims and footnotes,
//! four tables of different shapes, three charts. A figure depends on its dossier, table, row and year only, so
//! editions of a dossier agree with each other, but for one figure a year that is provisional at first and adjusted in
//! the next edition, with the reason. Files are written one by one, so a large site takes no memory.

mod data;
mod dossier;
mod narrative;

use std::fs;
use std::io;
use std::path::Path;

use data::Series;

/// How many editions a dossier has unless more or less is asked for; the last dossier has what is left.
pub(crate) const EDITIONS: usize = 40;

/// The first year that is reported on.
const FIRST_YEAR: usize = 2004;

/// How many claims an edition makes unless more or less is asked for.
pub(crate) const CLAIMS: usize = 3;

/// Writes a site of that many editions, so many to a dossier, each with that many claims.
///
/// # Errors
/// What the system says.
pub(crate) fn write(root: &Path, editions: usize, in_a_dossier: usize, claims: usize) -> io::Result<()> {
    let content = root.join("content");
    put(&content, &[("site.toml", SITE.to_owned())])?;
    for (number, first) in (0..editions).step_by(in_a_dossier).enumerate() {
        let count = in_a_dossier.min(editions - first);
        let folder = content.join(format!("dossier-{number:03}"));
        put(&folder, &dossier::files(number, count))?;
        for edition in (0..count).map(|at| Edition { dossier: number, at, claims }) {
            put(&folder.join(edition.id()), &edition.files())?;
        }
    }
    Ok(())
}

const SITE: &str = r#"title = "Voorbeeldsite"
publisher = { name = "Voorbeelduitgever" }
languages = ["nl"]
base_url = "https://kamerbrief.example/"
formats = ["csv"]
pictures = ["svg"]
"#;

fn put(folder: &Path, files: &[(&str, String)]) -> io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// One report; there are two a year, over the first half and over the whole year.
#[derive(Clone, Copy)]
struct Edition {
    dossier: usize,
    at: usize,
    claims: usize,
}

impl Edition {
    /// The year of which it has figures for the first time.
    fn year(self) -> usize {
        FIRST_YEAR + self.at / 2
    }

    /// The month up to which it reports.
    fn month(self) -> usize {
        if self.at.is_multiple_of(2) { 6 } else { 12 }
    }

    fn id(self) -> String {
        format!("{}-{:02}", self.year(), self.month())
    }

    /// The figures of the dossier that it belongs to.
    fn series(self) -> Series {
        Series { dossier: self.dossier }
    }

    fn files(self) -> Vec<(&'static str, String)> {
        let mut files = vec![
            ("edition.toml", self.head()),
            ("accepted.toml", ACCEPTED.to_owned()),
            ("attachments/beslisnota.txt", BESLISNOTA.to_owned()),
        ];
        files.extend(data::files(self));
        files.extend(narrative::files(self));
        files
    }

    fn head(self) -> String {
        let (year, month) = (self.year(), self.month());
        format!(
            "title = \"Stand van zaken tot en met {month}-{year}\"
subject = \"Stand van zaken van de samenwerking\"
sender = \"Voorbeeldafzender\"
reference = \"{year}-01/{year}-{month:02}\"
date = \"{year}-{month:02}-28\"

[column.{year}-eerste-helft]
label = \"{year} (eerste helft)\"
period = \"{year}-01/{year}-06\"

[exempt]
afspraak = \"Hoe vaak het overleg is voorzien: een afspraak, geen cijfer van deze rapportage.\"
{}",
            self.revision()
        )
    }

    /// The figure of the year before is adjusted in the first edition after it.
    fn revision(self) -> String {
        if self.month() == 12 || self.at == 0 {
            return String::new();
        }
        format!(
            "
[[revision]]
of = \"terugkeer.instroom@{}\"
kind = \"adjustment\"
reason = \"Late registraties tellen nu mee.\"
",
            self.year() - 1
        )
    }
}

const ACCEPTED: &str = r#"[[accept]]
rule = "source-unknown"
at = "bewaring"
reason = "De registratie achter deze tabel is niet vermeld; de cijfers zijn overgenomen uit de opgave."

[[accept]]
rule = "stated-without-source"
at = "onttrekking"
reason = "Dit aantal staat in de tekst van de opgave, zonder bron en zonder tabel."
"#;

const BESLISNOTA: &str = "De nota waarop is beslist.\n";
