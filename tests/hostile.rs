//! What an author can type is text on every page: nothing of it runs, and nothing of it breaks a page.
//!
//! Sites whose titles, labels, notes and words are put together from pieces of markup, script and templates are built
//! beside the same sites with harmless words, and their pages have to be the same but for the words.
#![cfg(test)]

use std::fmt::Write as _;
use std::path::Path;

use camino::Utf8Path;
use html::Element;
use kamerbrief::options::Options;
use kamerbrief::{Form, build, codes};
use quick_xml::events::Event;
use rayon::prelude::*;
use trees::{Tree, plant, tree};

#[path = "support/html.rs"]
mod html;
#[path = "support/trees.rs"]
mod trees;

/// So many sites, each with its own strings in every place that takes any.
const SITES: u64 = 150;

/// What breaks out of markup, script, style, templates, addresses, spreadsheets and lines of text, if anything does.
const PIECES: [&str; 40] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title>",
    "</svg>",
    "</style>",
    "</textarea>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<?php",
    "&lt;b&gt;",
    "&#x3c;i&#x3e;",
    "&amp;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "`",
    "\\",
    "javascript:alert(1)",
    "data:text/html,x",
    "{{ site.title }}",
    "{% raw %}",
    "{# x #}",
    "${alert}",
    "=1+1",
    "@SUM(A)",
    "[x](javascript:alert(1))",
    "![x](x)",
    "**x**",
    "שלום",
    "سلام",
    "e\u{301}",
    "👩‍👩‍👧",
    "a\u{200b}b",
    "\u{2028}",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
];

/// Strings one after the other, the same in every run: a linear congruence with the constants of Knuth's MMIX.
struct Strings {
    state: u64,
    hostile: bool,
    made: u64,
}

impl Strings {
    fn next(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % bound
    }

    fn string(&mut self) -> String {
        self.made += 1;
        if !self.hostile {
            return String::from("woord");
        }
        let pieces = 1 + self.next(3);
        let pieces: Vec<&str> = (0..pieces).map(|_| PIECES[usize::try_from(self.next(40)).unwrap()]).collect();
        format!("x{}", pieces.join(" "))
    }

    /// As TOML holds it.
    fn toml(&mut self) -> String {
        toml::Value::String(self.string()).to_string()
    }

    /// As a cell of a grid holds it: what parts cells and begins notes is typed otherwise there.
    fn cell(&mut self) -> String {
        self.string().replace(['|', '[', '\u{2028}', '\\'], " ")
    }

    /// As words of Markdown.
    fn words(&mut self) -> String {
        let string = self.string().replace('\u{2028}', " ");
        string
            .chars()
            .map(|sign| if sign.is_ascii_punctuation() { format!("\\{sign}") } else { sign.to_string() })
            .collect()
    }
}

/// Writes a site; gives how many strings there are in it.
fn site(folder: &Path, number: u64, hostile: bool) -> u64 {
    let mut s = Strings { state: number, hostile, made: 0 };
    let mut files = Tree::new();
    let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.as_bytes().to_vec());
    let rules = codes().into_iter().filter(|code| !code.structural);
    let mut levels = String::new();
    rules.for_each(|code| writeln!(levels, "{} = \"note\"", code.name).unwrap());
    let text = format!(
        "title = {}\ndescription = {}\nnotice = {}\npublisher = {{ name = {} }}\nlanguages = [\"nl\"]\npictures = [\"svg\"]\n[rules]\n{levels}",
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml()
    );
    add("content/site.toml", &text);
    let text = format!(
        "title = {}\nsubject = {}\nsummary = {}\npartner = {{ name = {} }}\nkey_figures = [\"t.a\"]\n\
         [[event]]\nid = \"e\"\nwhen = \"2021\"\nlabel = {}\ntext = {}\n\
         [[body]]\nid = \"b\"\nname = {}\nabbreviation = {}\ntext = {}\nmeets = {}\ntopics = [{}]\n",
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml()
    );
    add("content/land/dossier.toml", &text);
    let text =
        format!("[[term]]\nid = \"t\"\nterm = {}\nabbreviation = {}\ndefinition = {}\n", s.toml(), s.toml(), s.toml());
    add("content/land/glossary.toml", &text);
    let text = format!(
        "[[request]]\nid = \"r\"\nkind = \"motie\"\nby = {}\ntitle = {}\nat = {}\ntext = {}\n\
         [[request.answer]]\nedition = \"2023\"\nsections = [\"cijfers\"]\nstatus = \"cannot-be-reported\"\nreason = {}\nneeded = {}\n",
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml()
    );
    add("content/land/requests.toml", &text);
    let text = format!(
        "title = {}\nsubject = {}\nsender = {}\nreference = \"2023\"\n[exempt]\nx = {}\n",
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml()
    );
    add("content/land/2023/edition.toml", &text);
    let text = format!(
        "title = {}\nsource = {{ name = {} }}\nunit = {}\nmeasure = \"flow\"\ncells = '''\nid | label | 2021[^n] | 2022\na | {} | 1 | 2\nb | {} | 3 | 4\n'''\n[notes]\nn = {}\n",
        s.toml(),
        s.toml(),
        s.toml(),
        s.cell(),
        s.cell(),
        s.toml()
    );
    add("content/land/2023/data/t.toml", &text);
    let text = format!(
        "[g]\nvalue = \"300\"\nunit = {}\nmeasure = \"flow\"\nperiod = \"2022\"\nno_source = {}\n",
        s.toml(),
        s.toml()
    );
    add("content/land/2023/stated.toml", &text);
    let text = format!(
        "[c]\nkind = \"columns\"\ntitle = {}\nsubtitle = {}\nalt = {}\nnote = [{}]\ntable = \"t\"\nrows = [\"a\", \"b\"]\n",
        s.toml(),
        s.toml(),
        s.toml(),
        s.toml()
    );
    add("content/land/2023/charts.toml", &text);
    let text = format!(
        "# {}\n\nHet zijn er [2](figure:t.a@2022), [{}](term:t) en [twee](exempt:x), en [300](stated:g).[^v] {}\n\n> {}\n\n- {}\n- [meer][k]\n\n[k]: claim: \"t.a@2022 > t.a@2021\"\n\n[^v]: {}\n\n![](table:t)\n\n![](chart:c)\n",
        s.words(),
        s.words(),
        s.words(),
        s.words(),
        s.words(),
        s.words()
    );
    add("content/land/2023/10-cijfers.md", &text);
    plant(&files, folder);
    s.made
}

fn built(number: u64, hostile: bool) -> (Tree, u64) {
    let folder = tempfile::tempdir().unwrap();
    let strings = site(folder.path(), number, hostile);
    let out = folder.path().join("public");
    let options = Options::at("2024-07-01T12:00:00Z".parse().unwrap());
    let (site, to) = (Utf8Path::from_path(folder.path()).unwrap(), Utf8Path::from_path(&out).unwrap());
    let outcome = build(site, to, &options, &|_, _| {}).unwrap();
    let report = || outcome.report.print(&outcome.sources, Form::Human, false);
    assert!(outcome.counts.is_some(), "site {number} was not built:\n{}", report());
    (tree(&out), strings)
}

/// The elements of a page with the names of their attributes. A drawing is left out: it has more lines for longer words.
fn shape(path: &str, bytes: &[u8]) -> Vec<String> {
    let page = Element::read(path, bytes);
    let drawings: Vec<*const Element> = page
        .elements()
        .into_iter()
        .filter(|one| is_drawing(one))
        .flat_map(Element::elements)
        .map(std::ptr::from_ref)
        .collect();
    let outside = page.elements().into_iter().filter(|one| !drawings.contains(&std::ptr::from_ref(*one)));
    outside.map(|one| format!("{} {:?}", one.name, one.attribute_names())).collect()
}

fn is_drawing(element: &Element) -> bool {
    element.name == "svg" || element.attribute("class").is_some_and(|class| class.starts_with("chart-key"))
}

/// What would run, or lead to what runs.
fn runs(path: &str, bytes: &[u8]) -> Vec<String> {
    let page = Element::read(path, bytes);
    let is_ours = |one: &Element| {
        one.attribute("src").is_some_and(|file| file.contains("assets/"))
            || one.attribute("type") == Some("application/ld+json")
    };
    let bad = |one: &&Element| {
        let addresses = ["href", "src", "action", "data"].into_iter().filter_map(|name| one.attribute(name));
        let mut leads = addresses.map(str::to_ascii_lowercase);
        one.name == "script" && !is_ours(one)
            || one.attribute_names().iter().any(|name| name.starts_with("on") || *name == "style")
            || leads.any(|address| address.starts_with("javascript:") || address.starts_with("data:"))
    };
    page.elements()
        .into_iter()
        .filter(bad)
        .map(|one| format!("{path}: <{}> {:?}", one.name, one.attribute_names()))
        .collect()
}

/// Elements of a drawing or list for programs that are none of ours.
fn foreign(path: &str, bytes: &[u8]) -> Vec<String> {
    const NONE: [&str; 6] = ["script", "img", "foreignObject", "iframe", "b", "i"];
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let has_handler = tag.attributes().any(|one| one.unwrap().key.as_ref().starts_with("on"));
                if NONE.contains(&name.as_str()) || has_handler {
                    found.push(format!("{path}: <{name}>"));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn six_thousand_hostile_strings_run_nothing_and_break_no_page() {
    let (plain, _) = built(0, false);
    let strings: u64 = (0..SITES)
        .into_par_iter()
        .map(|number| {
            let (site, strings) = built(number, true);
            assert!(site.keys().eq(plain.keys()), "site {number} has other files");
            for (path, bytes) in &site {
                match path.rsplit('.').next() {
                    Some("html") => {
                        assert_eq!(shape(path, bytes), shape(path, &plain[path]), "site {number}: {path}");
                        assert!(Element::read(path, bytes).named("h1").iter().all(|title| !title.words().is_empty()));
                        assert_eq!(runs(path, bytes), Vec::<String>::new(), "site {number}");
                    }
                    Some("svg" | "xml") => assert_eq!(foreign(path, bytes), Vec::<String>::new(), "site {number}"),
                    Some("json") => {
                        serde_json::from_slice::<serde_json::Value>(bytes)
                            .unwrap_or_else(|error| panic!("site {number}: {path}: {error}"));
                    }
                    Some("csv") => {
                        let rows = csv::Reader::from_reader(&bytes[..]).into_records().map(|row| row.unwrap().len());
                        assert_eq!(rows.count(), 4, "site {number}: {path}");
                    }
                    _ => {}
                }
            }
            strings
        })
        .sum();
    assert!(strings >= 6_000, "only {strings} strings");
}
