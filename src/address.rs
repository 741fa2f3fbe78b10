//! Where every page and file of a site stands: paths within the output, and addresses on the web.
//!
//! Paths are relative to the output folder and name files; whoever makes a page or a file, links to one or lists
//! them asks here. How one page leads to another is for `pages` to say.

use std::borrow::Cow;
use std::fmt::Write;

use jiff::civil::Date;

use crate::model::{Column, Dossier, Edition, Language, Row, Table};
use crate::wording::{self, Words};

/// The page of the dossiers.
pub const HOME: &str = "index.html";

/// The page for addresses that lead nowhere.
pub const NOT_FOUND: &str = "404.html";

/// The feed of the site.
pub const FEED: &str = "feed.xml";

/// The list of pages for search engines, or of its parts.
pub const SITEMAP: &str = "sitemap.xml";

/// What search engines may look at.
pub const ROBOTS: &str = "robots.txt";

/// A part of the list of pages, counted from 1.
#[must_use]
pub fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The page of a dossier.
#[must_use]
pub fn dossier(dossier: &Dossier) -> String {
    format!("{}/index.html", dossier.id)
}

/// The page of an edition, by its id.
#[must_use]
pub fn edition(dossier: &Dossier, edition: &str) -> String {
    format!("{}/{edition}/index.html", dossier.id)
}

/// The newest edition, whichever that is: an address that stays.
#[must_use]
pub fn latest(dossier: &Dossier, words: &Words) -> String {
    format!("{}/{}/index.html", dossier.id, words.latest_folder)
}

/// The page of an edition in another language than that of the site.
#[must_use]
pub fn translation(dossier: &Dossier, edition: &str, language: Language) -> String {
    format!("{}/{edition}/{}/index.html", dossier.id, language.tag())
}

/// What an edition says otherwise than the one before it.
#[must_use]
pub fn changes(dossier: &Dossier, edition: &str, words: &Words) -> String {
    format!("{}/{edition}/{}/index.html", dossier.id, words.changes_folder)
}

/// The folder of a table's page and downloads; ends with a slash.
#[must_use]
pub fn table_folder(dossier: &Dossier, edition: &Edition, table: &Table, words: &Words) -> String {
    format!("{}/{}/{}/{}/", dossier.id, edition.id, words.tables_folder, table.id)
}

/// The page of a table.
#[must_use]
pub fn table(dossier: &Dossier, edition: &Edition, table: &Table, words: &Words) -> String {
    table_folder(dossier, edition, table, words) + "index.html"
}

/// The file in which a table can be downloaded in the format of that name, which is its extension too.
#[must_use]
pub fn download(dossier: &Dossier, edition: &Edition, table: &Table, format: &str, words: &Words) -> String {
    format!("{}{}.{format}", table_folder(dossier, edition, table, words), table.id)
}

/// A chart as a file of its own.
#[must_use]
pub fn drawing(dossier: &Dossier, edition: &Edition, chart: &str, extension: &str, words: &Words) -> String {
    format!("{}/{}/{}/{chart}.{extension}", dossier.id, edition.id, words.drawings_folder)
}

/// A chart on a page, as the part of it that is so called.
#[must_use]
pub fn chart_part(id: &str) -> String {
    format!("grafiek.{id}")
}

/// The claims of an edition, for programs.
#[must_use]
pub fn claims(dossier: &Dossier, edition: &Edition) -> String {
    format!("{}/{}/claims.json", dossier.id, edition.id)
}

/// The picture of an edition for those who pass on its address.
#[must_use]
pub fn card(dossier: &Dossier, edition: &str) -> String {
    format!("{}/{edition}/card.png", dossier.id)
}

/// A claim in the list on its edition's page, as the part of it that is so called.
#[must_use]
pub fn claim_part(id: &str) -> String {
    format!("bewering.{id}")
}

/// A file that goes with an edition.
#[must_use]
pub fn attachment(dossier: &Dossier, edition: &Edition, name: &str, words: &Words) -> String {
    format!("{}/{}/{}/{name}", dossier.id, edition.id, words.attachments_folder)
}

/// A table over all editions, by its first id, so that the address stays when its name changes.
#[must_use]
pub fn series(dossier: &Dossier, table: &str, words: &Words) -> String {
    format!("{}/{}/{table}/index.html", dossier.id, words.series_folder)
}

/// All editions of a dossier, and the days on which something of it was published.
#[must_use]
pub fn archive(dossier: &Dossier, words: &Words) -> String {
    format!("{}/{}/index.html", dossier.id, words.archive_folder)
}

/// What stood from that day on.
#[must_use]
pub fn on_day(dossier: &Dossier, day: Date, words: &Words) -> String {
    format!("{}/{}/{day}/index.html", dossier.id, words.day_folder)
}

/// What the Kamer asked.
#[must_use]
pub fn requests(dossier: &Dossier, words: &Words) -> String {
    format!("{}/{}/index.html", dossier.id, words.requests_folder)
}

/// What the Kamer asked in all dossiers.
#[must_use]
pub fn ledgers(words: &Words) -> String {
    format!("{}/index.html", words.requests_folder)
}

/// The page of signs and checks; its folder is in the language of the site.
#[must_use]
pub fn explanation(language: Language) -> String {
    format!("{}/index.html", wording::explaining_words(language).explanation_folder)
}

/// The page of accessibility; likewise.
#[must_use]
pub fn accessibility(language: Language) -> String {
    format!("{}/index.html", wording::explaining_words(language).accessibility_folder)
}

/// The page for searching.
#[must_use]
pub fn search(words: &Words) -> String {
    format!("{}/index.html", words.search_folder)
}

/// What finds for it; ends with a slash.
#[must_use]
pub fn index_folder(words: &Words) -> String {
    format!("{}/pagefind/", words.search_folder)
}

/// What that page loads of it; the rest stands beside it.
#[must_use]
pub fn finder(words: &Words) -> String {
    index_folder(words) + "pagefind.js"
}

/// The terms of a dossier.
#[must_use]
pub fn glossary(dossier: &Dossier, words: &Words) -> String {
    format!("{}/{}/index.html", dossier.id, words.glossary_folder)
}

/// A cell, named as in links and claims: `terugkeer.gedwongen@2022`.
#[must_use]
pub fn cell(table: &Table, row: &Row, column: &Column) -> String {
    let is_one_word = !column.id.contains(char::is_whitespace);
    let column = if is_one_word { Cow::from(&column.id) } else { column.id.replace(char::is_whitespace, "-").into() };
    // Sites have more of these than of anything else, so not by `format!`, which grows its text bit by bit.
    [&table.id, ".", &row.id, "@", &column].concat()
}

/// The one address on the web of the page of that path; `None` for a page that has no such address, like 404.
///
/// Folders are addresses too, so the file's name is left out.
#[must_use]
pub fn canonical(base_url: &str, path: &str) -> Option<String> {
    path.strip_suffix("index.html").map(|folder| format!("{}/{folder}", base_url.trim_end_matches('/')))
}

/// The address on the web of the file of that path.
#[must_use]
pub fn file(base_url: &str, path: &str) -> String {
    format!("{}/{}", base_url.trim_end_matches('/'), encoded(path))
}

/// The text with percent signs for what may not stand in an address.
#[must_use]
pub fn encoded(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b'@' => {
                address.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(address, "%{byte:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn the_address_of_a_page_on_the_web_is_that_of_its_folder() {
        let address = |path| canonical("https://kamerbrief.example/brieven/", path);
        assert_eq!(address("index.html").as_deref(), Some("https://kamerbrief.example/brieven/"));
        assert_eq!(address("a/b/index.html").as_deref(), Some("https://kamerbrief.example/brieven/a/b/"));
        assert_eq!(address("404.html"), None);
    }
}
