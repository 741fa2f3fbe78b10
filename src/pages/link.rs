//! How one page links to another, and what the parts of a page are called.
//!
//! Links are relative and name files, so a site works at any path and from disk. Names of parts that this
//! module makes hold a dot, which no heading of an author's does, so the two never meet; they are the same in
//! every language, so that a citation holds in a translation.

use crate::address::{self, encoded};
use crate::model::{Request, Term};

/// The names of the parts of a page.
pub mod part {
    use super::{Request, Term, address};

    /// A part that every page of a kind has, such as `deel.voetnoten`.
    #[must_use]
    pub fn own(name: &str) -> String {
        format!("deel.{name}")
    }

    /// A table.
    #[must_use]
    pub fn table(id: &str) -> String {
        format!("tabel.{id}")
    }

    /// A chart.
    #[must_use]
    pub fn chart(id: &str) -> String {
        crate::address::chart_part(id)
    }

    /// A note below a table.
    #[must_use]
    pub fn note(table: &str, note: &str) -> String {
        format!("noot.{table}.{note}")
    }

    /// A sentence, counted from 1 within its section.
    #[must_use]
    pub fn sentence(section: &str, number: usize) -> String {
        format!("{section}.z{number}")
    }

    /// The words of a claim.
    #[must_use]
    pub fn claimed(id: &str) -> String {
        format!("claim.{id}")
    }

    /// A claim in the list.
    #[must_use]
    pub fn claim(id: &str) -> String {
        address::claim_part(id)
    }

    /// A figure in no table.
    #[must_use]
    pub fn stated(id: &str) -> String {
        format!("cijfer.{id}")
    }

    /// A footnote, counted from 1.
    #[must_use]
    pub fn footnote(number: usize) -> String {
        format!("voetnoot.{number}")
    }

    /// What leads to a note of any kind, counted from 1 per note.
    #[must_use]
    pub fn reference(note: &str, number: usize) -> String {
        format!("{note}.{number}")
    }

    /// A request, on the page of all.
    #[must_use]
    pub fn request(request: &Request) -> String {
        format!("verzoek.{}", request.id)
    }

    /// An edition, on the page for whoever signs.
    #[must_use]
    pub fn reviewed(dossier: &str, edition: &str) -> String {
        format!("controle.{dossier}.{edition}")
    }

    /// A term of the glossary.
    #[must_use]
    pub fn term(term: &Term) -> String {
        format!("begrip.{}", term.id)
    }
}

/// Where a link starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Here {
    /// On the page of that path.
    Page(String),
    /// On a page that a server shows at any address, so that only addresses from its root on hold: the base URL.
    Anywhere(String),
}

impl Here {
    /// The way to a file of the site.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        match self {
            Here::Page(here) => encoded(&relative(here, path)),
            Here::Anywhere(base) => format!("{}/{}", from_root(base), encoded(path)),
        }
    }

    /// The way to a part of a page.
    #[must_use]
    pub fn to_part(&self, path: &str, part: &str) -> String {
        match self {
            Here::Page(here) if here == path => fragment(part),
            _ => self.to(path) + &fragment(part),
        }
    }
}

/// What follows the host, without a slash at its end, so that the page also holds on a server that tries the site out.
fn from_root(base: &str) -> &str {
    let host = base.find("://").map_or(0, |at| at + 3);
    base[host..].find('/').map_or("", |slash| base[host + slash..].trim_end_matches('/'))
}

/// An author's address outside the site; `None` for one that would run something instead of leading somewhere.
#[must_use]
pub fn outside(url: &str) -> Option<String> {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    matches!(scheme.as_str(), "http" | "https" | "mailto").then(|| url.to_owned())
}

/// A link to a part of the same page.
#[must_use]
pub fn fragment(part: &str) -> String {
    format!("#{}", encoded(part))
}

/// The way from one file to another.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').rev().skip(1).collect();
    let steps: Vec<&str> = to.split('/').collect();
    let shared = folders.iter().rev().zip(steps.iter().take(steps.len().saturating_sub(1))).take_while(|(a, b)| a == b);
    let shared = shared.count();
    "../".repeat(folders.len() - shared) + &steps[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::{Here, outside};

    fn way(from: &str, to: &str) -> String {
        Here::Page(from.into()).to(to)
    }

    #[test]
    fn links_are_relative_and_name_files() {
        assert_eq!(way("index.html", "marokko/index.html"), "marokko/index.html");
        assert_eq!(way("marokko/2023-06/index.html", "marokko/verzoeken/index.html"), "../verzoeken/index.html");
        assert_eq!(way("marokko/2023-06/index.html", "index.html"), "../../index.html");
        assert_eq!(way("marokko/index.html", "marokko/index.html"), "index.html");
        assert_eq!(way("a/a/index.html", "a/index.html"), "../index.html");
        assert_eq!(way("index.html", "nota (1).pdf"), "nota%20%281%29.pdf");
    }

    #[test]
    fn a_part_of_the_same_page_needs_no_path() {
        let here = Here::Page("a/index.html".into());
        assert_eq!(here.to_part("a/index.html", "lp.verzoeken@2022"), "#lp.verzoeken@2022");
        assert_eq!(here.to_part("b/index.html", "lp.x@2021-07?"), "../b/index.html#lp.x@2021-07%3F");
    }

    #[test]
    fn a_page_that_is_shown_anywhere_links_from_the_root_of_the_server() {
        let from = |base: &str| Here::Anywhere(base.into()).to("index.html");
        assert_eq!(from("https://kamerbrief.example/"), "/index.html");
        assert_eq!(from("https://kamerbrief.example/brieven/"), "/brieven/index.html");
        assert_eq!(from("https://kamerbrief.example"), "/index.html");
    }

    #[test]
    fn an_address_that_would_run_something_is_none() {
        assert_eq!(outside("https://ind.nl/a?b=c").as_deref(), Some("https://ind.nl/a?b=c"));
        assert_eq!(outside("JavaScript:alert(1)"), None);
        assert_eq!(outside("data:text/html,x"), None);
    }
}
