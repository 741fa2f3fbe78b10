//! The index by which readers search a site, made by Pagefind of the finished pages.
//!
//! Only what a template marks is searched, at the one address of its content. Pages are added in the order of their
//! paths, since the bytes of the index depend on it. Nothing is written here: what Pagefind makes is handed on as outputs.

use anyhow::Result;

use super::Whole;
use crate::output::Output;

/// Whether this program can make an index.
pub const SEARCHES: bool = cfg!(feature = "search");

/// What a template says of the part of its page that is searched.
const MARK: &[u8] = b" data-pagefind-body";

/// Whether a page has a part that is searched.
pub(super) fn is_marked(html: &[u8]) -> bool {
    html.windows(MARK.len()).any(|part| part == MARK)
}

/// The index, and what reads it in a browser.
#[cfg(feature = "search")]
pub(super) fn index(whole: &Whole) -> Result<Vec<Output>> {
    made::index(whole)
}

/// The index, which this program cannot make.
#[cfg(not(feature = "search"))]
pub(super) fn index(_whole: &Whole) -> Result<Vec<Output>> {
    anyhow::bail!("this `kamerbrief` was built without the feature `search`, so it cannot make an index")
}

#[cfg(feature = "search")]
mod made {
    use anyhow::{Context as _, Result};
    use pagefind::api::{PagefindIndex, SyntheticFile};
    use pagefind::options::PagefindServiceConfig;

    use super::super::{Listed, Whole};
    use crate::address;
    use crate::output::Output;
    use crate::wording::words;

    /// Pagefind and its scripts are under the MIT licence, which goes with every copy.
    const LICENCE: &str = include_str!("pagefind-licence.txt");

    /// What leads elsewhere, and what says again what is said beside it: the signs of a table are explained below it, and a
    /// chart shows what a table holds. Without its heading, what a table's page says of its figures is no part of its own.
    const ASIDE: [&str; 10] = [
        ".on-screen",
        ".back",
        ".note-mark",
        ".claim-mark",
        "td .visually-hidden",
        ".chart-key",
        ".chart-notes",
        ".drawing .below",
        ".drawing details",
        "[id='deel.uitleg']",
    ];

    /// What belongs to a figure beside letters and digits: `<5` is another figure than 5.
    const OF_FIGURES: &str = "<";

    pub(super) fn index(whole: &Whole) -> Result<Vec<Output>> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().context("cannot start to index")?;
        let files = runtime.block_on(files(whole)).context("cannot make the index for searching")?;
        let folder = address::index_folder(words(whole.site.language));
        let licence = Output::new(format!("{folder}LICENSE.txt"), LICENCE);
        let mut outputs: Vec<Output> = files
            .into_iter()
            .filter_map(|SyntheticFile { filename, contents }| {
                let name = filename.to_str()?.replace('\\', "/");
                is_needed(&name).then(|| Output::new(format!("{folder}{name}"), contents))
            })
            .chain([licence])
            .collect();
        outputs.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(outputs)
    }

    async fn files(whole: &Whole<'_>) -> Result<Vec<SyntheticFile>> {
        // One language for all: a page finds in one index only, and a translation is to be found beside its original.
        let language = whole.site.language.tag().to_owned();
        let options = PagefindServiceConfig::builder()
            .force_language(language)
            .include_characters(OF_FIGURES.to_owned())
            .keep_index_url(true)
            .exclude_selectors(ASIDE.iter().map(|part| (*part).to_owned()).collect())
            .build();
        let mut index = PagefindIndex::new(Some(options))?;
        for page in pages(whole) {
            index
                .add_html_file(None, Some(page.path.clone()), parted(page.html.as_deref().unwrap_or_default()))
                .await?;
        }
        index.get_files().await
    }

    /// Pagefind takes the words of neighbouring headers, and of a name and what belongs to it, for one.
    fn parted(html: &[u8]) -> String {
        String::from_utf8_lossy(html).replace("</th>", " </th>").replace("</dt>", " </dt>")
    }

    /// The pages that are searched, by their paths.
    fn pages<'a>(whole: &Whole<'a>) -> Vec<&'a Listed> {
        let is_searched = |page: &&Listed| page.html.is_some() && page.is_original(whole.base_url);
        let mut pages: Vec<&Listed> = whole.pages.iter().filter(is_searched).collect();
        pages.sort_by(|one, other| one.path.cmp(&other.path));
        pages
    }

    /// Of Pagefind's files those that `static/search.js` comes to load: none of its own user interfaces.
    fn is_needed(name: &str) -> bool {
        let of_index = [".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter", ".pagefind"];
        matches!(name, "pagefind.js" | "pagefind-entry.json")
            || name != "wasm.unknown.pagefind" && of_index.iter().any(|ending| name.ends_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    #[test]
    fn a_page_is_searched_where_its_template_marks_a_part_of_it() {
        assert!(is_marked(b"<main id=\"deel.inhoud\" data-pagefind-body>"));
        assert!(!is_marked(b"<main id=\"deel.inhoud\">"));
    }
}
