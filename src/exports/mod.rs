//! Makes the downloads of a table: for programs and spreadsheets, what its page is for readers.
//!
//! Every format carries the printed text to the letter, and beside it what the text means. A new format is
//! one file and its line in `FORMATS`.

mod csv;

use crate::model::{Dossier, Edition, Site, Table};

/// A table on its way into a file, with what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The site, for its publisher and language.
    pub site: &'a Site,
    /// The dossier of the edition.
    pub dossier: &'a Dossier,
    /// The edition that prints the table.
    pub edition: &'a Edition,
    /// The table.
    pub table: &'a Table,
}

/// A format in which tables can be downloaded.
#[derive(Debug)]
pub struct Format {
    /// Its name in `site.toml`, which is the extension of its files too.
    pub name: &'static str,
    /// What it is good for, as one plain sentence without a full stop.
    pub summary: &'static str,
    /// The media type of its files.
    pub media_type: &'static str,
    /// The content of the file. The same table gives the same bytes.
    pub export: fn(&Sheet) -> Vec<u8>,
}

/// All formats.
pub const FORMATS: &[Format] = &[csv::FORMAT];

/// The format of that name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, format};

    #[test]
    fn every_format_is_found_by_a_name_that_can_be_an_extension() {
        for known in FORMATS {
            assert!(!known.name.is_empty() && known.name.bytes().all(|byte| byte.is_ascii_lowercase()));
            assert!(!known.summary.is_empty() && !known.summary.ends_with('.') && known.media_type.contains('/'));
            // The first of two formats with one name would hide the second.
            assert_eq!(FORMATS.iter().filter(|other| other.name == known.name).count(), 1, "{}", known.name);
            assert!(format(known.name).is_some());
        }
        assert!(format("doc").is_none());
    }
}
