//! Which files a site folder holds, and their texts.
//!
//! The only code that opens files of the site. Symbolic links are followed while they stay inside the folder.

use std::fs;
use std::io::{self, Read as _};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::{codes, spreadsheet};
use crate::diag::{Diagnostic, FileId, Place, Report, Sources, Span};

/// Files larger than this are refused: no briefing has such, and a place in them would not fit its number.
const LARGEST: u64 = 64 << 20;

/// Lists all files below a folder of the site, as paths relative to the site with `/`, in order.
pub(super) fn list(root: &Utf8Path, folder: &str, report: &mut Report) -> Vec<String> {
    let mut found = Vec::new();
    let start = root.join(folder);
    if start.symlink_metadata().is_ok() {
        let home = root.canonicalize_utf8().unwrap_or_else(|_| root.to_owned());
        let mut walk = Walk { root, home, report, found: &mut found };
        walk.entry(folder.to_owned(), &mut Vec::new());
    }
    found.sort();
    found
}

struct Walk<'w> {
    root: &'w Utf8Path,
    home: Utf8PathBuf,
    report: &'w mut Report,
    found: &'w mut Vec<String>,
}

impl Walk<'_> {
    /// Adds a file, or goes into a folder; `above` holds the real paths of the folders around it.
    fn entry(&mut self, path: String, above: &mut Vec<Utf8PathBuf>) {
        let full = self.root.join(&path);
        let is_link = full.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
        if is_link && !self.link_is_sound(&path, &full, above) {
            return;
        }
        match fs::metadata(&full) {
            Ok(metadata) if metadata.is_dir() => self.folder(path, &full, above),
            Ok(metadata) if metadata.len() > LARGEST => self.unreadable(path, "it is larger than 64 MiB"),
            Ok(metadata) if metadata.is_file() => self.found.push(path),
            Ok(_) => self.unreadable(path, "it is neither a file nor a folder"),
            Err(error) => self.unreadable(path, &error.to_string()),
        }
    }

    fn folder(&mut self, path: String, full: &Utf8Path, above: &mut Vec<Utf8PathBuf>) {
        let entries = match full.read_dir_utf8() {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(path, &error.to_string()),
        };
        above.push(full.canonicalize_utf8().unwrap_or_else(|_| full.to_owned()));
        for entry in entries {
            match entry {
                // Editors and file managers leave such files; they are nobody's content.
                Ok(entry) if entry.file_name().starts_with('.') || entry.file_name().ends_with('~') => {}
                Ok(entry) => self.entry(format!("{path}/{}", entry.file_name()), above),
                Err(error) => self.unreadable(path.clone(), &error.to_string()),
            }
        }
        above.pop();
    }

    fn link_is_sound(&mut self, path: &str, full: &Utf8Path, above: &[Utf8PathBuf]) -> bool {
        let message = match full.canonicalize_utf8() {
            Ok(target) if !target.starts_with(&self.home) => {
                format!("the symbolic link `{path}` leads out of the site folder")
            }
            Ok(target) if above.contains(&target) => {
                format!("the symbolic link `{path}` leads back to a folder around it")
            }
            Ok(_) => return true,
            Err(error) => format!("the symbolic link `{path}` leads nowhere: {error}"),
        };
        let finding = Diagnostic::new(&codes::SYMLINK, Place::Path(path.to_owned()), message);
        self.report.push(finding.hint("put the file itself into the folder"));
        false
    }

    fn unreadable(&mut self, path: String, why: &str) {
        self.report.push(unreadable(path, why));
    }
}

fn unreadable(path: String, why: &str) -> Diagnostic {
    let message = format!("`{path}` cannot be read: {why}");
    Diagnostic::new(&codes::UNREADABLE, Place::Path(path), message)
}

/// Reads the texts of those files, in parallel; numbers follow the order of the paths.
///
/// A file that cannot be read as text is reported and left out.
pub(super) fn texts(root: &Utf8Path, paths: &[String], sources: &mut Sources, report: &mut Report) -> Vec<FileId> {
    let read = |path: &String| fs::read(root.join(path)).map_err(|error| unreadable(path.clone(), &error.to_string()));
    let texts: Vec<_> = paths.par_iter().map(read).collect();
    let mut files = Vec::new();
    for (path, bytes) in paths.iter().zip(texts) {
        match bytes.map(String::from_utf8) {
            Ok(Ok(text)) => files.push(sources.add(path.clone(), without_mark(text))),
            Ok(Err(error)) => report.push(not_utf8(path, &error, sources)),
            Err(finding) => report.push(finding),
        }
    }
    files
}

/// Without the byte order mark that some editors put before a text.
fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// The finding points at the first wrong byte; the part before it is kept as the file's text to make that possible.
fn not_utf8(path: &str, error: &std::string::FromUtf8Error, sources: &mut Sources) -> Diagnostic {
    let valid = error.utf8_error().valid_up_to();
    let before = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or(&[])).into_owned();
    let byte = error.as_bytes().get(valid).copied().unwrap_or(0);
    let file = sources.add(path.to_owned(), before);
    let message = format!("`{path}` is not UTF-8: byte 0x{byte:02x} is no part of a character");
    Diagnostic::new(&codes::NOT_UTF8, Span::new(file, valid..valid), message)
        .hint("save the file as UTF-8; a file in Windows-1252 shows é as �")
}

/// Whether there is such a folder.
#[must_use]
pub fn is_folder(path: &Utf8Path) -> bool {
    path.is_dir()
}

/// The folder of the site that is read and in which that path lies, whether or not there is such a path yet.
#[must_use]
pub fn input_around(root: &Utf8Path, path: &Utf8Path) -> Option<&'static str> {
    let home = root.canonicalize_utf8().ok()?;
    let path = camino::absolute_utf8(path).ok()?;
    // What is not there yet has no symbolic links in it.
    let there = path.ancestors().find_map(|folder| folder.canonicalize_utf8().ok().map(|real| (folder, real)))?;
    let real = there.1.join(path.strip_prefix(there.0).ok()?);
    ["content", "templates", "static"].into_iter().find(|folder| real.starts_with(home.join(folder)))
}

/// The bytes of a file that is no part of the site; of one that is too large for that, one byte too many.
///
/// # Errors
/// What the system says.
pub fn outside(path: &Utf8Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(spreadsheet::LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file of the site that is passed on as it is.
///
/// # Errors
/// The finding that says why it cannot be read.
pub fn bytes(root: &Utf8Path, path: &str) -> Result<Vec<u8>, Diagnostic> {
    fs::read(root.join(path)).map_err(|error| unreadable(path.to_owned(), &error.to_string()))
}
