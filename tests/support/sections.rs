//! Small sites that stand in one text file, so that a case can be read from top to bottom.
//!
//! A case lies over a base and says only what is different:
//!
//! ```text
//! # A remark, or `$ kamerbrief check --strict`: how the case is run.
//! -- content/marokko/2023-06/10-cijfers.md --
//! The text of the file, up to the next section.
//! -- content/marokko/glossary.toml (removed) --
//! -- content/marokko/2023-06/10-cijfers.md (escaped) --
//! Bytes that a text cannot hold: `caf\xe9`, `\x0d` at the end of a line; a backslash is `\\`.
//! -- content/marokko/elsewhere -> ../../.. --
//! -- content/marokko/2023-09/ --
//! -- content/marokko/2023-06/data/lp.toml (70000000 bytes) --
//! -- report --
//! What comes of it.
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::expected::blessing;

/// One text file with its sections.
pub(crate) struct Case {
    pub(crate) path: PathBuf,
    /// The lines before the first section.
    pub(crate) head: Vec<String>,
    sections: Vec<Section>,
}

struct Section {
    name: String,
    body: String,
}

impl Case {
    pub(crate) fn read(path: &Path) -> Case {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut case = Case { path: path.to_owned(), head: Vec::new(), sections: Vec::new() };
        for line in text.lines() {
            let name = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (name, case.sections.last_mut()) {
                (Some(name), _) => case.sections.push(Section { name: name.to_owned(), body: String::new() }),
                (None, Some(section)) => section.body.extend([line, "\n"]),
                (None, None) => case.head.push(line.to_owned()),
            }
        }
        case
    }

    /// Puts every file of the case into the folder; `result` is the section that is none.
    pub(crate) fn lay(&self, folder: &Path, result: &str) {
        for section in self.sections.iter().filter(|section| section.name != result) {
            section.lay(folder);
        }
    }

    /// What the section says; nothing where there is no such section yet.
    pub(crate) fn section(&self, name: &str) -> &str {
        self.sections.iter().find(|section| section.name == name).map_or("", |section| section.body.as_str())
    }

    /// Compares what came out with what the section `result` says; gives the difference, or rewrites the section.
    pub(crate) fn settle(&self, result: &str, text: &str) -> Option<String> {
        if self.sections.last().is_some_and(|last| last.name == result && last.body == text) {
            return None;
        }
        if blessing() {
            fs::write(&self.path, self.with(result, text)).unwrap();
            return None;
        }
        let name = self.path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&self.path).display();
        let diff = TextDiff::from_lines(self.section(result), text);
        Some(diff.unified_diff().header(&format!("{name} (expected)"), "(came out)").to_string())
    }

    /// The whole text with that result, which comes last.
    fn with(&self, result: &str, text: &str) -> String {
        let mut whole: String = self.head.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        for section in self.sections.iter().filter(|section| section.name != result) {
            whole.extend(["-- ", &section.name, " --\n", &section.body]);
        }
        whole + &format!("-- {result} --\n{text}")
    }
}

impl Section {
    fn lay(&self, folder: &Path) {
        if let Some(path) = self.name.strip_suffix(" (removed)") {
            return remove(&folder.join(path));
        }
        if let Some((path, target)) = self.name.split_once(" -> ") {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            return std::os::unix::fs::symlink(target, &path).unwrap();
        }
        if self.name.ends_with('/') {
            return fs::create_dir_all(folder.join(&self.name)).unwrap();
        }
        if let Some((path, size)) = self.name.strip_suffix(" bytes)").and_then(|name| name.split_once(" (")) {
            let file = fs::File::create_new(folder.join(path)).unwrap();
            return file.set_len(size.parse().unwrap()).unwrap();
        }
        let (path, bytes) = match self.name.strip_suffix(" (escaped)") {
            Some(path) => (path, unescaped(&self.body)),
            None => (self.name.as_str(), self.body.clone().into_bytes()),
        };
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn remove(path: &Path) {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.unwrap_or_else(|error| panic!("{}, which the base should have: {error}", path.display()));
}

/// The bytes of a text in which `\xNN` is a byte and `\\` a backslash.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        rest = match escape.strip_prefix('\\') {
            Some(after) => {
                bytes.push(b'\\');
                after
            }
            None => {
                let digits = escape.strip_prefix('x').and_then(|escape| escape.get(..2));
                bytes.push(digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).expect("`\\xNN` or `\\\\`"));
                &escape[3..]
            }
        };
    }
    bytes.extend(rest.as_bytes());
    bytes
}
