//! The sites of this repository hold together: the briefing and the example, every page and every link.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use kamerbrief::examine;
use kamerbrief::options::Options;

use html::Element;
use site::{Site, is_page, options, printed, root};

mod claims;
#[path = "../support/html.rs"]
mod html;
mod morocco;
mod mutation;
mod site;
#[path = "../support/trees.rs"]
mod trees;
mod voorbeeldland;

/// Their folders, and both as built with one thread.
static SITES: LazyLock<[(&str, Site); 2]> =
    LazyLock::new(|| ["", "examples/voorbeeldland"].map(|folder| (folder, Site::built(folder, 1))));
const BASE_URL: &str = "https://kamerbrief.example/";

/// Every page of every site.
fn pages() -> impl Iterator<Item = (&'static Site, &'static str, Element)> {
    SITES.iter().flat_map(|(_, site)| site.pages().into_iter().map(move |(path, page)| (site, path, page)))
}

#[test]
fn nothing_is_found_that_is_not_accepted() {
    for (folder, _) in &*SITES {
        let outcome = examine(&root(folder), &options(0), &|_, _| {}).unwrap();
        assert_eq!(printed(&outcome), "", "{folder}");
    }
}

#[test]
fn any_number_of_threads_makes_the_same_bytes() {
    for (folder, site) in &*SITES {
        let other = Site::built(folder, 8);
        assert_eq!(site.files.keys().collect::<Vec<_>>(), other.files.keys().collect::<Vec<_>>());
        let differing = site.files.iter().filter(|(path, bytes)| other.files[*path] != **bytes);
        assert_eq!(differing.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

#[test]
fn every_link_leads_somewhere() {
    for (_, site) in &*SITES {
        let pages: BTreeMap<&str, Element> = site.pages().into_iter().collect();
        let ids: BTreeMap<&str, Vec<&str>> = pages.iter().map(|(path, page)| (*path, ids(page))).collect();
        let mut dead = Vec::new();
        for (path, page) in &pages {
            for address in addresses(page, &["href", "src"]).into_iter().filter(|address| !leads_away(address)) {
                if !leads_somewhere(site, path, address, &ids) {
                    dead.push(format!("{path}: {address}"));
                }
            }
        }
        assert!(dead.is_empty(), "{dead:#?}");
    }
}

fn addresses<'p>(page: &'p Element, attributes: &[&str]) -> Vec<&'p str> {
    let elements = page.elements().into_iter();
    elements.flat_map(|element| attributes.iter().filter_map(|name| element.attribute(name))).collect()
}

fn ids(page: &Element) -> Vec<&str> {
    addresses(page, &["id"])
}

fn leads_away(address: &str) -> bool {
    !address.starts_with(BASE_URL) && ["https:", "http:", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

fn leads_somewhere(site: &Site, from: &str, address: &str, ids: &BTreeMap<&str, Vec<&str>>) -> bool {
    let (path, anchor) = address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
    let Some(target) = target(from, path) else {
        return false;
    };
    let anchor_is_there = |anchor: &str| ids.get(target.as_str()).is_some_and(|ids| ids.contains(&anchor));
    site.files.contains_key(&target) && anchor.is_none_or(anchor_is_there)
}

/// The file that an address names: one relative to its page, or in full. `None` where it leaves the site.
fn target(from: &str, path: &str) -> Option<String> {
    if let Some(path) = path.strip_prefix(BASE_URL).or_else(|| path.strip_prefix('/')) {
        let is_folder = path.is_empty() || path.ends_with('/');
        return Some(if is_folder { format!("{path}index.html") } else { path.to_owned() });
    }
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn a_link_says_which_language_it_leads_to_where_that_is_another() {
    let mut between = 0;
    for (_, site) in &*SITES {
        let languages: BTreeMap<&str, String> =
            site.pages().into_iter().map(|(path, page)| (path, language(&page))).collect();
        for (path, page) in site.pages() {
            for link in page.named("a").into_iter().chain(page.named("link")) {
                let address = link.attribute("href").unwrap();
                let to = target(path, address.split('#').next().unwrap()).and_then(|to| languages.get(to.as_str()));
                let other = to.filter(|to| **to != languages[path] && !leads_away(address));
                between += usize::from(other.is_some());
                // A copy in the language of the page may say so too: the list of languages does.
                let said = link.attribute("hreflang").filter(|said| *said != languages[path]);
                assert_eq!(said, other.map(String::as_str), "{path}: {address}");
            }
        }
    }
    assert!(between > 0, "no link leads to another language, so nothing was tested");
}

fn language(page: &Element) -> String {
    page.named("html").into_iter().find_map(|html| html.attribute("lang")).unwrap().to_owned()
}

#[test]
fn pages_can_be_put_at_any_address() {
    for (_, path, page) in pages().filter(|(_, path, _)| *path != "404.html") {
        for element in page.elements().into_iter().filter(|element| element.attribute("rel") != Some("canonical")) {
            let addresses = ["href", "src"].into_iter().filter_map(|name| element.attribute(name));
            for address in addresses.filter(|address| !leads_away(address)) {
                assert!(!address.starts_with('/') && !address.starts_with(BASE_URL), "{path}: {address}");
            }
        }
    }
}

#[test]
fn the_page_for_what_is_not_there_works_wherever_it_is_shown() {
    for (folder, _) in &*SITES {
        let below = Options { base_url: Some(String::from("https://kamerbrief.example/brieven/")), ..options(0) };
        let site = Site::with(folder, &below);
        let page = site.page("404.html");
        for address in addresses(&page, &["href", "src"]).into_iter().filter(|address| !address.starts_with('#')) {
            let path = address.strip_prefix("/brieven/").unwrap_or_else(|| panic!("{address}"));
            assert!(site.files.contains_key(path) || path.is_empty(), "{address}");
        }
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (_, path, page) in pages() {
        // What says of itself that it is data is not run, and names nothing to load.
        let data = |script: &&Element| {
            script.attribute("type") == Some("application/ld+json") && script.attribute("src").is_none()
        };
        let run = page.named("script").into_iter().filter(|script| !data(script));
        // The one script of all pages is a file of the site; nothing that stands in a page is run.
        let own = |script: &&Element| script.attribute("src").is_some_and(|file| file.contains("assets/kamerbrief."));
        assert!(run.clone().count() == 1 && run.clone().all(|script| own(&script)), "{path}");
        assert_eq!(page.named("iframe").len() + page.named("style").len(), 0, "{path}");
        for element in page.elements() {
            let handles = |name: &&str| name.starts_with("on") || *name == "style";
            assert!(!element.attribute_names().iter().any(handles), "{path}: <{}>", element.name);
            let loads = match element.name.as_str() {
                "link" => element.attribute("rel") != Some("canonical"),
                "a" => false,
                _ => true,
            };
            let addresses =
                ["href", "src", "srcset", "data", "style"].into_iter().filter_map(|name| element.attribute(name));
            for address in addresses.filter(|_| loads) {
                assert!(!address.contains("//"), "{path}: <{}> loads {address}", element.name);
            }
        }
    }
    // Licences are there to be read, and nothing loads them.
    let assets = SITES.iter().flat_map(|(_, site)| &site.files);
    for (path, bytes) in assets.filter(|(path, _)| path.starts_with("assets/") && !path.contains("/OFL.")) {
        let text = String::from_utf8_lossy(bytes).replace("http://www.w3.org/2000/svg", "");
        assert!(["://", "url(//", "'//", "\"//", "@import"].iter().all(|sign| !text.contains(sign)), "{path}");
    }
}

#[test]
fn every_id_is_given_once_and_every_reference_to_one_is_met() {
    for (_, path, page) in pages() {
        let ids = ids(&page);
        let different: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), different.len(), "{path}: an id is given twice");
        let references = ["aria-labelledby", "aria-describedby", "aria-controls", "headers", "for"];
        for id in addresses(&page, &references).into_iter().flat_map(str::split_whitespace) {
            assert!(different.contains(id), "{path}: something refers to `{id}`");
        }
    }
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    for (_, site) in &*SITES {
        let mut reached = BTreeSet::from([String::from("index.html")]);
        let mut ahead = vec![String::from("index.html")];
        while let Some(path) = ahead.pop() {
            for link in site.page(&path).named("a") {
                let address = link.attribute("href").unwrap().split('#').next().unwrap();
                let found = target(&path, address).filter(|found| is_page(found) && site.files.contains_key(found));
                if let Some(found) = found.filter(|_| !leads_away(address))
                    && reached.insert(found.clone())
                {
                    ahead.push(found);
                }
            }
        }
        reached.insert(String::from("404.html"));
        let all: BTreeSet<String> = site.pages().into_iter().map(|(path, _)| path.to_owned()).collect();
        assert_eq!(reached, all);
    }
}
