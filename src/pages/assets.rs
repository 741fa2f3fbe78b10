//! Style sheets, icons and whatever else pages load: named by their content, so that browsers may keep them.

use std::collections::BTreeMap;
use std::fmt::Write;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::options::Options;
use crate::output::Output;

/// Loaded where there is an index only.
const SEARCHING: &str = "search.js";

#[derive(RustEmbed)]
#[folder = "static/"]
struct Embedded;

/// What a site adds to the built-in sheet.
const OWN_STYLE: &str = "site.css";

/// The built-in letters, in all weights.
const LETTERS: &str = "fonts/source-sans-3.woff2";

/// The style sheet that pages load where a site replaces it by none.
const SHEET: &str = "kamerbrief.css";

/// Its text.
#[must_use]
pub fn built_in_sheet() -> String {
    Embedded::get(SHEET).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

/// What pages load.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The files, in the order of their plain names.
    pub outputs: Vec<Output>,
    /// Where each stands in the output, by its plain name.
    pub paths: BTreeMap<String, String>,
}

impl Assets {
    /// The built-in files and the site's own, whose paths are relative to its `static/` and win.
    #[must_use]
    pub fn new(overrides: &[Output], options: &Options) -> Assets {
        let mut files: BTreeMap<String, Vec<u8>> = Embedded::iter()
            .filter(|name| options.search || name != SEARCHING)
            .filter_map(|name| Embedded::get(&name).map(|file| (name.into_owned(), file.data.into_owned())))
            .collect();
        // Whoever brings letters wants no others, nor their licence.
        if overrides.iter().any(|file| file.path.starts_with("fonts/")) {
            files.retain(|name, _| !name.starts_with("fonts/"));
        }
        files.extend(overrides.iter().map(|file| (file.path.clone(), file.bytes.clone())));
        let (sheets, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            files.into_iter().partition(|(name, _)| is_sheet(name));
        let mut assets = Assets::default();
        for (name, bytes) in others {
            assets.add(&name, bytes);
        }
        // Style sheets last, since they name the others by address.
        let others = assets.paths.clone();
        for (name, bytes) in sheets {
            assets.add(&name, with_addresses(bytes, &others));
        }
        assets.outputs.sort_by(|one, other| one.path.cmp(&other.path));
        assets
    }

    /// Where a file stands, by its plain name.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<String> {
        self.paths.get(name).cloned()
    }

    /// Where the sheet stands that a site adds to the built-in one.
    #[must_use]
    pub fn own_style(&self) -> Option<String> {
        self.path(OWN_STYLE)
    }

    /// Where the built-in letters stand; `None` where the site has its own.
    #[must_use]
    pub fn letters(&self) -> Option<String> {
        self.path(LETTERS)
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let path = hashed(name, &bytes);
        self.paths.insert(name.to_owned(), path.clone());
        self.outputs.push(Output::new(path, bytes));
    }
}

fn is_sheet(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("css"))
}

/// `assets/kamerbrief.0a1b2c3d.css`
fn hashed(name: &str, bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(bytes).iter().take(4) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    match name[file..].rfind('.') {
        Some(dot) => format!("assets/{}.{hash}{}", &name[..file + dot], &name[file + dot..]),
        None => format!("assets/{name}.{hash}"),
    }
}

/// A style sheet in which `url(name)` leads to the file as it is named in the output.
fn with_addresses(sheet: Vec<u8>, paths: &BTreeMap<String, String>) -> Vec<u8> {
    let Ok(mut text) = String::from_utf8(sheet.clone()) else {
        return sheet;
    };
    for (name, path) in paths {
        let beside = path.trim_start_matches("assets/");
        for quote in ["\"", "'", ""] {
            text = text.replace(&format!("url({quote}{name}{quote})"), &format!("url({quote}{beside}{quote})"));
        }
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Assets, Options, Output, SHEET};
    use crate::model::Language;
    use crate::wording;

    fn assets(overrides: &[Output]) -> Assets {
        Assets::new(overrides, &Options::at(Timestamp::UNIX_EPOCH))
    }

    #[test]
    fn every_sheet_of_a_concept_says_so_on_paper_in_every_language() {
        let assets = assets(&[]);
        let path = assets.path(SHEET).unwrap();
        let sheet = assets.outputs.iter().find(|output| output.path == path).unwrap();
        let sheets = String::from_utf8_lossy(&sheet.bytes);
        for language in Language::ALL {
            let (tag, concept) = (language.tag(), wording::words(language).concept);
            let page = format!("@page concept-{tag} {{ @top-center {{ content: \"{concept}\";");
            let used = format!(":lang({tag}) > body:has(> .concept) {{ page: concept-{tag}; }}");
            assert!(sheets.contains(&page) && sheets.contains(&used), "{page} {used}");
        }
    }

    #[test]
    fn a_file_of_the_site_replaces_the_built_in_one_of_that_name() {
        let built_in = assets(&[]);
        let replaced = assets(&[Output::new("kamerbrief.css", "a{}"), Output::new("fonts/a.woff2", "x")]);
        assert_eq!(replaced.outputs.len(), built_in.outputs.len() - 1);
        assert_ne!(replaced.paths["kamerbrief.css"], built_in.paths["kamerbrief.css"]);
        assert_eq!(replaced.paths["fonts/a.woff2"], "assets/fonts/a.2d711642.woff2");
    }

    #[test]
    fn what_searches_is_there_where_there_is_an_index_or_a_site_has_its_own() {
        let searched = Options { search: true, ..Options::at(Timestamp::UNIX_EPOCH) };
        assert!(Assets::new(&[], &searched).paths.contains_key("search.js"));
        assert!(!assets(&[]).paths.contains_key("search.js"));
        assert!(assets(&[Output::new("search.js", "x")]).paths.contains_key("search.js"));
    }

    #[test]
    fn letters_of_the_site_leave_out_the_built_in_ones() {
        assert!(assets(&[]).letters().is_some());
        let own = assets(&[Output::new("fonts/own.woff2", "x")]);
        let fonts: Vec<&str> = own.paths.keys().map(String::as_str).filter(|name| name.starts_with("fonts/")).collect();
        assert_eq!((own.letters(), fonts), (None, vec!["fonts/own.woff2"]));
    }

    #[test]
    fn a_style_sheet_finds_files_under_their_new_names() {
        let assets =
            assets(&[Output::new("kamerbrief.css", "@font-face{src:url(a.woff2)}"), Output::new("a.woff2", "x")]);
        let sheet = assets.outputs.iter().find(|output| output.path == assets.paths["kamerbrief.css"]).unwrap();
        assert_eq!(String::from_utf8_lossy(&sheet.bytes), "@font-face{src:url(a.2d711642.woff2)}");
    }
}
