//! Which part of the house may use which, read off the sources.
//!
//! The tables are those of the design. Whoever needs an import that they forbid has found code that belongs
//! elsewhere, or a reason to change the design first.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

/// What `lib.rs` itself offers, as against the modules behind it.
const FACE: &str = "the face of the library";
/// Every module.
const ALL: &str = "everything";

/// Who may use whom. Each uses only what stands above it, so data can flow one way only.
const LAYERS: &[(&str, &[&str])] = &[
    ("diag", &[]),
    ("output", &[]),
    ("options", &[]),
    ("model", &["diag"]),
    ("read", &["diag"]),
    ("wording", &["model"]),
    ("address", &["model", "wording"]),
    ("claims", &["model", "wording", "diag"]),
    ("resolve", &["read", "model", "claims", "wording", "diag"]),
    ("history", &["model", "claims", "wording", "diag"]),
    ("check", &["model", "claims", "history", "wording", "options", "diag"]),
    ("charts", &["model", "wording", "diag"]),
    ("pages", &["model", "claims", "history", "wording", "address", "charts", "output", "options", "diag"]),
    ("exports", &["model", "claims", "history", "wording", "address", "charts", "output", "options", "diag"]),
    ("author", &["read", "resolve", "model", "history", "wording", "exports", "output", "diag"]),
    ("write", &["output"]),
    ("serve", &[FACE]),
    ("counts", &["model", "write"]),
    ("faults", &["read", "pages", "diag"]),
    (
        "prepared",
        &[
            FACE, "read", "resolve", "model", "claims", "history", "check", "charts", "pages", "output", "options",
            "diag",
        ],
    ),
    (
        "press",
        &[
            FACE, "prepared", "faults", "read", "model", "claims", "history", "address", "charts", "pages", "exports",
            "output", "options",
        ],
    ),
    ("lib", &[ALL]),
    ("cli", &[FACE, "options"]),
    ("terminal", &[FACE, "options", "serve", "cli"]),
    ("main", &[FACE, "options", "serve", "cli", "terminal"]),
];

const READS_FILES: &[&str] = &["read", "write", "serve", "main"];
const TALKS: &[&str] = &["main", "terminal"];

/// What only some places may use, and why. A place is a module or a file.
///
/// `a::b` is a part of a path, `a` its beginning, `a!` a macro, `.a` a method.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("std::fs", READS_FILES, "one place reads files, one writes them"),
    (".exists", READS_FILES, "it asks the disk"),
    (".try_exists", READS_FILES, "it asks the disk"),
    (".is_file", READS_FILES, "it asks the disk"),
    (".is_dir", READS_FILES, "it asks the disk"),
    (".is_symlink", READS_FILES, "it asks the disk"),
    (".canonicalize", READS_FILES, "it asks the disk"),
    (".read_dir", READS_FILES, "it asks the disk"),
    (".symlink_metadata", READS_FILES, "it asks the disk"),
    ("std::env", &["main"], "the same input gives the same site on any machine"),
    ("std::time", &["main", "terminal", "serve"], "the moment of a run is a value in its options"),
    ("Timestamp::now", &["main"], "the moment of a run is a value in its options"),
    ("ZonedDateTime::now", &["main", "terminal"], "the moment of a run is a value in its options"),
    ("println!", TALKS, "only `main` talks to the terminal"),
    ("print!", TALKS, "only `main` talks to the terminal"),
    ("eprintln!", TALKS, "only `main` talks to the terminal"),
    ("eprint!", TALKS, "only `main` talks to the terminal"),
    ("io::stdout", TALKS, "only `main` talks to the terminal"),
    ("io::stderr", TALKS, "only `main` talks to the terminal"),
    ("dbg!", &[], "it is a left-over"),
    ("unsafe", &[], "a figure must not depend on memory that only a person has proved right"),
    ("clap", &["cli", "main"], "the command line is one way to run the library"),
    ("pulldown_cmark", &["read"], "the others see a narrative, not Markdown"),
    ("toml", &["read", "author"], "the others see a site, not its files"),
    ("toml_edit", &["author"], "only for an author are texts changed and not only read"),
    ("cssparser", &["read"], "the others see colours, not style sheets"),
    ("roxmltree", &["read"], "the others see sheets, not their files"),
    ("annotate_snippets", &["diag"], "how a finding looks is decided in one place"),
    ("plotters", &["charts"], "charts are drawn in one place"),
    ("plotters_backend", &["charts"], "charts are drawn in one place"),
    ("tera", &["pages/templates.rs"], "templates are run in one place"),
    ("axum", &["serve"], "pages go over the network in one place"),
    (
        "tokio",
        &["serve", "exports/search.rs"],
        "what is made is made without waiting, but for Pagefind, which asks for it",
    ),
    ("pagefind", &["exports/search.rs"], "the index is made in one place"),
    ("notify", &["serve"], "folders are watched in one place"),
    (
        "serde",
        &["diag", "read", "wording", "claims", "history", "pages", "exports", "author"],
        "what is computed with has no file format",
    ),
];

#[test]
fn every_module_uses_only_what_it_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(!files.is_empty());
    let faults: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let file = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            faults(&file, &fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_table_itself_goes_one_way() {
    for (at, (layer, may_use)) in LAYERS.iter().enumerate() {
        let above: Vec<&str> = LAYERS[..at].iter().map(|(name, _)| *name).collect();
        for used in may_use.iter().filter(|used| ![FACE, ALL].contains(used)) {
            assert!(above.contains(used), "`{layer}` uses `{used}`, which does not stand above it");
        }
    }
}

#[test]
fn a_forbidden_import_is_named_with_its_place_and_what_is_allowed() {
    let source = "//! Cells.\nuse crate::{\n    diag::Span,\n    pages::{\n        view::View as Seen,\n    },\n};\n";
    assert_eq!(
        faults("claims/parse.rs", source),
        ["src/claims/parse.rs:5: `crate::pages::view::View` is not for `claims`, which may use: model, wording, diag"]
    );
    assert_eq!(
        faults("diag/mod.rs", "//! x\nfn f() -> crate::model::Cell { todo!() }"),
        ["src/diag/mod.rs:2: `crate::model::Cell` is not for `diag`, which may use: nothing"]
    );
    assert_eq!(
        faults("charts/svg.rs", "//! x\n\nuse std::{fmt, fs::File};"),
        [
            "src/charts/svg.rs:3: `std::fs::File` is reserved for: read, write, serve, main; one place reads files, one writes them"
        ]
    );
    assert_eq!(
        faults("model/cell.rs", "//! x\nunsafe fn f() {}"),
        ["src/model/cell.rs:2: `unsafe` is reserved for: nobody; a figure must not depend on memory that only a \
             person has proved right"]
    );
}

#[test]
fn every_way_to_reach_a_forbidden_module_is_seen() {
    let ways = [
        ("model/cell.rs", "use crate::read;"),
        ("model/cell.rs", "use crate::{read};"),
        ("model/cell.rs", "use crate::{self as house};"),
        ("model/cell.rs", "use crate::*;"),
        ("model/cell.rs", "pub(crate) use crate::read::Raw;"),
        ("model/cell.rs", "use super::super::read::Raw;"),
        ("model/mod.rs", "use super::read::Raw;"),
        ("options.rs", "use super::read::Raw;"),
        ("options.rs", "use super::*;"),
        ("model/cell.rs", "mod tests { mod deep { use super::super::super::super::read; } }"),
        ("model/cell.rs", "mod tests { fn f() {} } use super::super::read;"),
        ("model/cell.rs", "#[cfg(test)] mod tests { use crate::read::Raw; }"),
        ("model/cell.rs", "use ::kamerbrief::read::Raw;"),
        ("model/cell.rs", "fn f(raw: &crate::read::Raw) {}"),
        ("model/cell.rs", "type T = Vec<<crate::read::Raw as Shape>::Part>;"),
        ("model/cell.rs", "macro_rules! m { () => { $crate::read::f() } }"),
        ("model/cell.rs", "const C: char = '\"'; use crate::read::Raw; const D: char = '\"';"),
        ("model/cell.rs", "const S: &str = r#\"\"#; use crate::read::Raw;"),
        ("model/cell.rs", "/* a /* b */ */ use crate::read::Raw;"),
        ("model/cell.rs", "fn f<'a>(x: &'a str) { crate::read::f(x) } // '"),
        ("model/cell.rs", "use crate::r#read::Raw;"),
        ("serve/mod.rs", "use crate::pages::KINDS;"),
        ("cli.rs", "use kamerbrief::write::Staging;"),
        ("main.rs", "fn main() { kamerbrief::read::all(); }"),
        ("lib.rs", "use std::fs;"),
        ("author/new.rs", "fn f() { std::fs::write(a, b) }"),
        ("check/dates.rs", "fn f() { jiff::Timestamp::now() }"),
        ("check/dates.rs", "use jiff::Timestamp; fn f() { Timestamp::now() }"),
        ("options.rs", "use std::time::SystemTime;"),
        ("wording/mod.rs", "fn f() { println!(\"x\") }"),
        ("resolve/mod.rs", "fn f(path: &Path) -> bool { path.exists() }"),
        ("pages/view.rs", "use tera::Tera;"),
        ("pages/view.rs", "use {serde::Serialize, tera};"),
        ("pages/mod.rs", "fn f() { plotters::f() }"),
        ("model/cell.rs", "#[derive(serde::Serialize)] struct S;"),
        ("colours/mod.rs", ""),
        ("colours.rs", ""),
    ];
    for (file, text) in ways {
        let faults = faults(file, &format!("//! x\n{text}"));
        assert_eq!(faults.len(), 1, "{file}: {text}\n{faults:#?}");
    }
    assert_eq!(faults("model/cell.rs", "// x"), ["src/model/cell.rs:1: does not open with its duty (`//!`)"]);
}

#[test]
fn what_is_allowed_passes() {
    let ways = [
        ("model/cell.rs", "use crate::diag::Span; use super::{Interval, Number}; use self::x::Y;"),
        ("model/cell.rs", "mod tests { use super::*; use super::super::Number; use crate::model::Cell; }"),
        (
            "model/cell.rs",
            "/// See `crate::read`.\n// use crate::read;\n/* crate::read::f */\n/** crate::read::f */ fn f() {}",
        ),
        ("model/cell.rs", "const S: &str = \"\\\" crate::read::f\"; const B: &[u8] = br##\"\"# crate::read::f\"##;"),
        ("model/cell.rs", "fn f<'a>(x: &'a str) -> impl Fn(&str) + use<'a> { '\\'' }"),
        ("model/cell.rs", "use std::{fmt, io}; use jiff::{Timestamp, civil::Date}; const F: Formats = Formats::now;"),
        ("pages/templates.rs", "use tera::Tera; use super::view::View; use crate::charts::KINDS;"),
        (
            "pages/mod.rs",
            "pub mod view; mod templates; use view::View; fn f() { templates::tera(); format!(\"{}\", 1) }",
        ),
        ("charts/svg.rs", "use plotters::prelude::*; use plotters_backend::DrawingBackend;"),
        ("write/swap.rs", "use std::fs; use crate::output::Output; fn f(path: &Path) -> bool { path.exists() }"),
        ("serve/mod.rs", "use crate::{build, Built}; use std::time::Duration;"),
        ("lib.rs", "pub mod read; use crate::pages; use read::Raw; pub use crate::diag::Form;"),
        (
            "main.rs",
            "use kamerbrief::{build, options::Options}; mod cli; fn main() { eprintln!(\"{}\", std::env::args()) }",
        ),
        ("cli.rs", "use kamerbrief::options::OUT; #[derive(clap::Parser)] struct Arguments;"),
    ];
    for (file, text) in ways {
        assert_eq!(faults(file, &format!("//! x\n{text}")), Vec::<String>::new(), "{file}: {text}");
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// What is wrong with a source file, whose path is relative to `src`.
fn faults(file: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !source.starts_with("//!") {
        faults.push(format!("src/{file}:1: does not open with its duty (`//!`)"));
    }
    let module = module_of(file);
    let layer = file.split('/').next().unwrap_or(file).trim_end_matches(".rs");
    let Some((_, may_use)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        faults.push(format!("src/{file}:1: `{layer}` has no line in the table of tests/layers.rs"));
        return faults;
    };
    for usage in usages(source, &module) {
        let place = format!("src/{file}:{}: `{}`", usage.line, usage.path.join("::"));
        if usage.target(&module).is_some_and(|target| !may_reach(layer, may_use, &target)) {
            faults.push(format!("{place} is not for `{layer}`, which may use: {}", list(may_use, "nothing")));
        }
        let broken = RESERVED.iter().filter(|(what, _, _)| usage.is(what));
        let broken = broken.filter(|(_, places, _)| !places.iter().any(|place| is_in(file, place)));
        faults.extend(
            broken.map(|(_, places, why)| format!("{place} is reserved for: {}; {why}", list(places, "nobody"))),
        );
    }
    faults
}

fn list(names: &[&str], none: &str) -> String {
    if names.is_empty() { none.to_owned() } else { names.join(", ") }
}

/// The module that a file is, from the root of the crate.
fn module_of(file: &str) -> Vec<String> {
    let mut parts: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    let own_name = ["mod", "lib", "main"].contains(&parts.last().map_or("", String::as_str));
    if own_name {
        parts.pop();
    }
    parts
}

fn may_reach(layer: &str, may_use: &[&str], target: &str) -> bool {
    let is_layer = LAYERS.iter().any(|(name, _)| *name == target);
    // A glob over the root, or the root under another name, brings in every module.
    let is_root = target.is_empty() || target == "*";
    may_use.contains(&ALL)
        || target == layer
        || may_use.contains(&target)
        || (may_use.contains(&FACE) && !is_layer && !is_root)
}

fn is_in(file: &str, place: &str) -> bool {
    let below = file.strip_prefix(place);
    below.is_some_and(|rest| rest.is_empty() || rest == ".rs" || rest.starts_with('/'))
}

/// A path, macro, method or keyword that a source uses.
struct Usage {
    line: usize,
    path: Vec<String>,
    /// The module in which it stands, from the root of the crate.
    module: Vec<String>,
}

impl Usage {
    /// The module right below the root of the crate that the path leads to or through; empty for the root itself.
    fn target(&self, file_module: &[String]) -> Option<String> {
        let supers = self.path.iter().take_while(|part| *part == "super").count();
        let absolute: Vec<&String> = match self.path.first().map(String::as_str) {
            Some("crate" | "kamerbrief") => self.path.iter().skip(1).collect(),
            Some("self") => self.module.iter().chain(self.path.iter().skip(1)).collect(),
            Some("super") => {
                let around = self.module.len().saturating_sub(supers);
                self.module.iter().take(around).chain(self.path.iter().skip(supers)).collect()
            }
            _ => return None,
        };
        // `main.rs` and `lib.rs` are roots themselves.
        let is_own_root = file_module.is_empty() && self.path.first().is_some_and(|part| part == "self");
        (!is_own_root).then(|| absolute.first().map_or_else(String::new, |first| (*first).clone()))
    }

    fn is(&self, what: &str) -> bool {
        let parts: Vec<&str> = what.split("::").collect();
        match parts.as_slice() {
            [only] => self.path.first().is_some_and(|first| first == only),
            several => self.path.windows(several.len()).any(|window| window == several),
        }
    }
}

fn usages(source: &str, module: &[String]) -> Vec<Usage> {
    let tokens = tokens(source);
    let mut reader = Reader { tokens: &tokens, at: 0, module: module.to_vec(), braces: Vec::new(), found: Vec::new() };
    while reader.at < tokens.len() {
        reader.step();
    }
    reader.found
}

/// Goes over the tokens of a file and keeps in mind in which inline module it is.
struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    module: Vec<String>,
    /// For each open brace: whether it opened a module.
    braces: Vec<bool>,
    found: Vec<Usage>,
}

impl Reader<'_> {
    fn text(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| &token.text)
    }

    fn before(&self) -> &str {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |token| &token.text)
    }

    fn add(&mut self, path: Vec<String>) {
        let line = self.tokens.get(self.at).or(self.tokens.last()).map_or(1, |token| token.line);
        self.found.push(Usage { line, path, module: self.module.clone() });
    }

    fn step(&mut self) {
        let word = is_word(self.text(0));
        match (self.text(0), self.text(1)) {
            ("use", next) if next != "<" => {
                self.at += 1;
                self.use_tree(Vec::new());
            }
            ("mod", name) if is_word(name) && self.text(2) == "{" => {
                self.module.push(name.to_owned());
                self.braces.push(true);
                self.at += 3;
            }
            ("{", _) => {
                self.braces.push(false);
                self.at += 1;
            }
            ("}", _) => {
                if self.braces.pop() == Some(true) {
                    self.module.pop();
                }
                self.at += 1;
            }
            ("unsafe", _) => self.single("unsafe".into()),
            (name, "!") if word && self.text(2) != "=" => self.single(format!("{name}!")),
            (name, "(") if word && self.before() == "." => self.single(format!(".{name}")),
            (_, "::") if word && self.before() != "::" => self.path(),
            _ => self.at += 1,
        }
    }

    fn single(&mut self, what: String) {
        self.add(vec![what]);
        self.at += 1;
    }

    /// A path within an expression or a type.
    fn path(&mut self) {
        let mut path = vec![self.text(0).to_owned()];
        while self.text(1) == "::" && is_word(self.text(2)) {
            path.push(self.text(2).to_owned());
            self.at += 2;
        }
        // A path may end in a macro: `std::println!`.
        if self.text(1) == "!" && self.text(2) != "=" {
            let name = path.last().map_or_else(String::new, |name| format!("{name}!"));
            self.add(vec![name]);
        }
        self.add(path);
        self.at += 1;
    }

    /// One branch of an import, each leaf of which is a usage.
    fn use_tree(&mut self, mut path: Vec<String>) {
        loop {
            match self.text(0) {
                "::" => self.at += 1,
                "{" => return self.use_group(&path),
                "*" => {
                    path.push(String::from("*"));
                    self.add(path);
                    self.at += 1;
                    return;
                }
                word if is_word(word) => {
                    // `{self}` at the end of a path is the path itself.
                    if word != "self" || path.is_empty() {
                        path.push(word.to_owned());
                    }
                    if self.text(1) != "::" {
                        self.add(path);
                        self.at += if self.text(1) == "as" { 3 } else { 1 };
                        return;
                    }
                    self.at += 1;
                }
                _ => return self.at += 1,
            }
        }
    }

    fn use_group(&mut self, path: &[String]) {
        self.at += 1;
        while self.at < self.tokens.len() && self.text(0) != "}" {
            if self.text(0) == "," {
                self.at += 1;
            } else {
                self.use_tree(path.to_vec());
            }
        }
        self.at += 1;
    }
}

/// A word, `::`, or any other single character that is no space.
struct Token {
    line: usize,
    text: String,
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The tokens of a source without its comments and its string and character literals.
fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest).unwrap_or(0);
        let length = if length > 0 {
            length
        } else {
            let length = token_length(rest);
            let text = rest[..length].trim_start_matches("r#");
            if !first.is_whitespace() {
                tokens.push(Token { line, text: text.to_owned() });
            }
            length
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

fn token_length(rest: &str) -> usize {
    let word = |text: &str| text.find(|mark: char| !mark.is_alphanumeric() && mark != '_').unwrap_or(text.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    match rest {
        _ if rest.starts_with("::") => 2,
        _ if rest.starts_with("r#") => 2 + word(&rest[2..]),
        _ => word(rest).max(first),
    }
}

/// The length of the comment or literal that the text begins with, if it does.
fn skipped(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(block_comment(rest));
    }
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| {
        let behind = rest.strip_prefix(prefix).unwrap_or("");
        let hashes = if prefix.ends_with('r') { behind.trim_start_matches('#') } else { behind };
        hashes.starts_with('"')
    });
    match prefix {
        Some(raw) if raw.ends_with('r') => Some(raw_string(rest, raw.len())),
        Some(prefix) => Some(prefix.len() + quoted(&rest[prefix.len()..], '"')),
        None => character(rest),
    }
}

fn block_comment(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < rest.len() {
        let here = &rest[at..];
        let (step, change) = match here {
            _ if here.starts_with("/*") => (2, 1),
            _ if here.starts_with("*/") => (2, -1),
            _ => (here.chars().next().map_or(1, char::len_utf8), 0),
        };
        (at, depth) = (at + step, depth + change);
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn raw_string(rest: &str, prefix: usize) -> usize {
    let hashes = rest[prefix..].len() - rest[prefix..].trim_start_matches('#').len();
    let open = prefix + hashes + 1;
    let close = format!("\"{}", "#".repeat(hashes));
    rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len())
}

/// The length of a literal between two marks, escapes included.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, here) in rest.char_indices().skip(1) {
        match here {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if here == mark => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; `'a` without a closing mark is a lifetime, which is left to be read as a word.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("b'").or_else(|| rest.strip_prefix('\''))?;
    let prefix = rest.len() - inner.len() - 1;
    let mut marks = inner.chars();
    let is_literal = match (marks.next(), marks.next()) {
        (Some('\\'), _) => true,
        (Some(_), Some(second)) => second == '\'',
        _ => false,
    };
    is_literal.then(|| prefix + quoted(&rest[prefix..], '\''))
}
