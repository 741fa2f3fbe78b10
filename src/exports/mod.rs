//! Makes what programs read: the downloads of a table, the claims of an edition, and the lists of the site as a whole.
//!
//! A download carries the printed text to the letter, and beside it what the text means; a list names only what is
//! published. Nothing here asks the clock: what is dated takes its date from an edition. A new format is one file and
//! its line in `FORMATS`.

mod atom;
mod card;
mod claims;
mod csv;
#[cfg(test)]
mod example;
mod figures;
mod head;
mod json;
mod picture;
mod png;
mod robots;
mod search;
mod sitemap;
mod svg;
mod xml;

pub use search::SEARCHES;

use anyhow::Result;
use jiff::Timestamp;

use crate::address;
use crate::charts::{Colours, Drawing};
use crate::claims::ToldClaim;
use crate::model::{Dossier, Edition, Site, Table};
use crate::options::Options;
use crate::output::Output;
use crate::wording::words;

/// A table on its way into a file, with what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The site, for its publisher and language.
    pub site: &'a Site,
    /// The address at which the site will be read.
    pub base_url: &'a str,
    /// The dossier of the edition.
    pub dossier: &'a Dossier,
    /// The edition that prints the table.
    pub edition: &'a Edition,
    /// The table.
    pub table: &'a Table,
}

/// An edition on its way into a file, with what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The site, for its publisher and language.
    pub site: &'a Site,
    /// The address at which the site will be read.
    pub base_url: &'a str,
    /// The dossier of the edition.
    pub dossier: &'a Dossier,
    /// The edition.
    pub edition: &'a Edition,
    /// Its claims in words, in its own language.
    pub told: &'a [ToldClaim],
    /// Its charts, in their order.
    pub drawings: &'a [Drawing],
    /// The colours of charts in files of their own.
    pub colours: &'a Colours,
}

/// The whole site, for what lists its pages and reports.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// The site, without what readers may not see.
    pub site: &'a Site,
    /// The address at which it will be read.
    pub base_url: &'a str,
    /// What the run was asked.
    pub options: &'a Options,
    /// Every page that was made, in any order.
    pub pages: &'a [Listed],
}

/// A page, as a list of pages names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Relative to the output folder.
    pub path: String,
    /// The address on the web that it gives for its content; of another page where it repeats that one.
    pub canonical: Option<String>,
    /// Since when the newest edition on it is out; `None` where it shows none.
    pub changed: Option<Timestamp>,
    /// Its HTML; `None` where it is not kept.
    pub html: Option<Vec<u8>>,
}

impl Listed {
    /// Whether its content stands at its own address and no other.
    fn is_original(&self, base_url: &str) -> bool {
        self.canonical.is_some() && self.canonical == address::canonical(base_url, &self.path)
    }
}

/// A format in which something of a site is given to programs.
#[derive(Debug)]
pub struct Format {
    /// Its name: for a table's, what `site.toml` calls it, and the extension of its files.
    pub name: &'static str,
    /// What it is good for, as one plain sentence without a full stop.
    pub summary: &'static str,
    /// The media type of its files.
    pub media_type: &'static str,
    /// How their paths end, by which they are known. Where that of one format is the end of another's, it comes later.
    pub ending: &'static str,
    /// Of what there is a file, and what makes it.
    pub scope: Scope,
}

/// Of what there are files in a format, and what makes them. The same input gives the same bytes.
#[derive(Clone, Copy, Debug)]
pub enum Scope {
    /// The content of one file for every table, where the site asks for the format.
    Table(fn(&Sheet) -> Vec<u8>),
    /// The content of one file for every chart, where the site asks for the format, of its SVG document.
    Chart(fn(&str) -> Vec<u8>),
    /// Files of every edition, always.
    Edition(fn(&Letter) -> Vec<Output>),
    /// Files of the site as a whole, always.
    Site(fn(&Whole) -> Vec<Output>),
}

/// All formats.
pub const FORMATS: &[Format] = &[
    card::FORMAT,
    csv::FORMAT,
    claims::FORMAT,
    json::FORMAT,
    svg::FORMAT,
    png::FORMAT,
    atom::FORMAT,
    sitemap::FORMAT,
    robots::FORMAT,
];

/// The names of the formats in which tables can be downloaded.
pub fn of_tables() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().filter(|format| matches!(format.scope, Scope::Table(_))).map(|format| format.name)
}

/// The names of the formats in which charts can be had as files.
pub fn of_charts() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().filter(|format| matches!(format.scope, Scope::Chart(_))).map(|format| format.name)
}

/// The media type of the file of that path; `None` where it is none of these formats.
#[must_use]
pub fn media_type(path: &str) -> Option<&'static str> {
    FORMATS.iter().find(|format| path.ends_with(format.ending)).map(|format| format.media_type)
}

/// The downloads of a table, in the formats that the site asks for.
#[must_use]
pub fn of_table(sheet: &Sheet) -> Vec<Output> {
    let Sheet { site, dossier, edition, table, .. } = *sheet;
    let made = FORMATS.iter().filter_map(|format| {
        let Scope::Table(export) = format.scope else {
            return None;
        };
        let path = || address::download(dossier, edition, table, format.name, words(site.language));
        site.formats.iter().any(|name| name == format.name).then(|| Output::new(path(), export(sheet)))
    });
    made.collect()
}

/// The files of an edition, beside the downloads of its tables.
#[must_use]
pub fn of_edition(letter: &Letter) -> Vec<Output> {
    let made = FORMATS.iter().map(|format| match format.scope {
        Scope::Edition(export) => export(letter),
        Scope::Chart(export) if letter.site.pictures.iter().any(|name| name == format.name) => {
            picture::files(letter, format.name, export)
        }
        Scope::Table(_) | Scope::Chart(_) | Scope::Site(_) => Vec::new(),
    });
    made.flatten().collect()
}

/// The files of the site as a whole.
#[must_use]
pub fn of_site(whole: &Whole) -> Vec<Output> {
    let made = FORMATS.iter().map(|format| match format.scope {
        Scope::Site(export) => export(whole),
        Scope::Table(_) | Scope::Chart(_) | Scope::Edition(_) => Vec::new(),
    });
    made.flatten().collect()
}

/// What finds words on the pages of which the HTML was kept; nothing where no index is wanted.
///
/// # Errors
/// The index cannot be made.
pub fn index(whole: &Whole) -> Result<Vec<Output>> {
    if whole.options.search { search::index(whole) } else { Ok(Vec::new()) }
}

/// Whether a page is to be found by searching: the mark of its template says so.
#[must_use]
pub fn is_searched(options: &Options, page: &Output) -> bool {
    options.search && search::is_marked(&page.bytes)
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, Scope};

    #[test]
    fn every_format_has_a_name_of_its_own_that_can_be_an_extension() {
        for known in FORMATS {
            assert!(!known.name.is_empty() && known.name.bytes().all(|byte| byte.is_ascii_lowercase()));
            assert!(!known.summary.is_empty() && !known.summary.ends_with('.') && known.media_type.contains('/'));
            assert_eq!(FORMATS.iter().filter(|other| other.name == known.name).count(), 1, "{}", known.name);
        }
    }

    #[test]
    fn every_format_is_known_by_the_end_of_its_paths() {
        for known in FORMATS {
            let path = format!("marokko/2023-06/x{}", known.ending);
            assert_eq!(super::media_type(&path), Some(known.media_type), "{}", known.name);
        }
        assert_eq!(super::media_type("marokko/2023-06/attachments/beslisnota.pdf"), None);
    }

    #[test]
    fn tables_can_be_downloaded_in_the_formats_of_tables_only() {
        let of_tables: Vec<&str> = super::of_tables().collect();
        for known in FORMATS {
            assert_eq!(of_tables.contains(&known.name), matches!(known.scope, Scope::Table(_)), "{}", known.name);
        }
    }
}
