//! The sitemap (sitemaps.org, 0.9): every page with an address of its own, and since when it says what it says.
//!
//! A file holds 50,000 addresses at most; beyond that `sitemap.xml` is an index of several. A preview has none: nothing of
//! it is to be found.

use super::xml::{self, Xml};
use super::{Format, Listed, Scope, Whole};
use crate::address;
use crate::output::Output;

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "sitemap",
    summary: "Every page with an address of its own, for search engines",
    media_type: "application/xml",
    ending: ".xml",
    scope: Scope::Site(export),
};

/// How many addresses the protocol allows in a file.
const MOST: usize = 50_000;
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

fn export(whole: &Whole) -> Vec<Output> {
    if whole.options.preview {
        return Vec::new();
    }
    files(whole.base_url, &listed(whole), MOST)
}

/// The pages that give their own address for their content, by that address.
fn listed<'a>(whole: &Whole<'a>) -> Vec<&'a Listed> {
    let mut listed: Vec<&Listed> = whole.pages.iter().filter(|page| page.is_original(whole.base_url)).collect();
    listed.sort_by_key(|page| &page.canonical);
    listed
}

fn files(base_url: &str, pages: &[&Listed], most: usize) -> Vec<Output> {
    if pages.len() <= most {
        return vec![Output::new(address::SITEMAP, urls(pages))];
    }
    let parts = (1..).zip(pages.chunks(most));
    let parts = parts.map(|(number, pages)| Output::new(address::sitemap_part(number), urls(pages)));
    let parts: Vec<Output> = parts.collect();
    let index = xml::document("sitemapindex", &[NAMESPACE], |xml| {
        parts.iter().try_for_each(|part| {
            xml::within(xml, "sitemap", &[], |xml| xml::text(xml, "loc", &address::file(base_url, &part.path)))
        })
    });
    std::iter::once(Output::new(address::SITEMAP, index)).chain(parts).collect()
}

fn urls(pages: &[&Listed]) -> Vec<u8> {
    xml::document("urlset", &[NAMESPACE], |xml| pages.iter().try_for_each(|page| url(xml, page)))
}

fn url(xml: &mut Xml, page: &Listed) -> std::io::Result<()> {
    xml::within(xml, "url", &[], |xml| {
        page.canonical.iter().try_for_each(|address| xml::text(xml, "loc", address))?;
        page.changed.iter().try_for_each(|moment| xml::text(xml, "lastmod", &moment.to_string()))
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::super::example::site;
    use super::{Listed, Whole, export, files, listed};
    use crate::address;
    use crate::options::Options;

    const BASE: &str = "https://kamerbrief.example/";

    fn page(path: &str, canonical: Option<&str>) -> Listed {
        Listed { path: path.into(), canonical: canonical.map(str::to_owned), changed: None, html: None }
    }

    #[test]
    fn only_a_page_that_gives_its_own_address_is_listed() {
        let pages = [
            page("marokko/laatste/index.html", Some("https://kamerbrief.example/marokko/2023-06/")),
            page("marokko/2023-06/index.html", Some("https://kamerbrief.example/marokko/2023-06/")),
            page("404.html", None),
            page("index.html", Some(BASE)),
        ];
        let (site, mut options) = (site(Vec::new()), Options::at(Timestamp::UNIX_EPOCH));
        let whole = Whole { site: &site, base_url: BASE, options: &options, pages: &pages };
        let paths: Vec<&str> = listed(&whole).into_iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths, ["index.html", "marokko/2023-06/index.html"]);
        options.preview = true;
        assert_eq!(export(&Whole { site: &site, base_url: BASE, options: &options, pages: &pages }), []);
    }

    #[test]
    fn more_addresses_than_a_file_may_hold_come_in_several_with_an_index() {
        let pages = ["a", "b", "c"].map(|id| page(&format!("{id}/index.html"), Some(&format!("{BASE}{id}/"))));
        let pages: Vec<&Listed> = pages.iter().collect();
        let made = files(BASE, &pages, 2);
        let paths: Vec<&str> = made.iter().map(|output| output.path.as_str()).collect();
        assert_eq!(paths, [address::SITEMAP, "sitemap-1.xml", "sitemap-2.xml"]);
        let texts: Vec<String> =
            made.iter().map(|output| String::from_utf8_lossy(&output.bytes).into_owned()).collect();
        assert!(texts[0].contains("<loc>https://kamerbrief.example/sitemap-2.xml</loc>"));
        assert_eq!(texts[1].matches("<url>").count(), 2);
        assert!(texts[2].contains("<loc>https://kamerbrief.example/c/</loc>"));
        assert_eq!(files(BASE, &pages, 3).len(), 1);
    }
}
