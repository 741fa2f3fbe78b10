//! Which files a site folder holds, and their texts.
//!
//! The only code that opens files of the site. Symbolic links are followed while they stay inside the folder.

use std::fmt::Write as _;
use std::fs::{self, FileType};
use std::io::{self, Read as _};

use camino::{Utf8DirEntry, Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{codes, hidden, spreadsheet};
use crate::diag::{Diagnostic, FileId, Place, Report, Sources, Span};

/// Files larger than this are refused: no briefing has such, and a place in them would not fit its number.
const LARGEST: u64 = 64 << 20;

/// Lists all files below a folder of the site, as paths relative to the site with `/`, in order.
pub(super) fn list(root: &Utf8Path, folder: &str, report: &mut Report) -> Vec<String> {
    let Ok(start) = root.join(folder).symlink_metadata() else {
        return Vec::new();
    };
    let home = root.canonicalize_utf8().unwrap_or_else(|_| root.to_owned());
    let mut found = Vec::new();
    for entry in (Walk { root, home }).entry(folder.to_owned(), start.file_type()) {
        match entry {
            Ok(path) => found.push(path),
            Err(finding) => report.push(finding),
        }
    }
    found.sort();
    found
}

struct Walk<'w> {
    root: &'w Utf8Path,
    home: Utf8PathBuf,
}

/// The files that were found, and what is wrong with others.
type Found = Vec<Result<String, Diagnostic>>;

impl Walk<'_> {
    /// The file, or all files in the folder. What kind of entry it is comes with the list of its folder, so that the
    /// disk is asked only where that leaves something open.
    fn entry(&self, path: String, kind: FileType) -> Found {
        let full = self.root.join(&path);
        if kind.is_dir() {
            return self.folder(path, &full);
        }
        if let Some(fault) = kind.is_symlink().then(|| self.fault_of_link(&path, &full)).flatten() {
            return vec![Err(fault)];
        }
        match fs::metadata(&full) {
            Ok(metadata) if metadata.is_dir() => self.folder(path, &full),
            Ok(metadata) if metadata.len() > LARGEST => vec![Err(unreadable(path, "it is larger than 64 MiB"))],
            Ok(metadata) if metadata.is_file() => vec![Ok(path)],
            Ok(_) => vec![Err(unreadable(path, "it is neither a file nor a folder"))],
            Err(error) => vec![Err(unreadable(path, &error.to_string()))],
        }
    }

    fn folder(&self, path: String, full: &Utf8Path) -> Found {
        let entries: Vec<_> = match full.read_dir_utf8() {
            Ok(entries) => entries.collect(),
            Err(error) => return vec![Err(unreadable(path, &error.to_string()))],
        };
        let entries = entries.into_par_iter().flat_map_iter(|entry| match entry {
            // Editors and file managers leave such files; they are nobody's content.
            Ok(entry) if entry.file_name().starts_with('.') || entry.file_name().ends_with('~') => Vec::new(),
            Ok(entry) => self.entry_of(format!("{path}/{}", entry.file_name()), &entry),
            Err(error) => vec![Err(unreadable(path.clone(), &error.to_string()))],
        });
        entries.collect()
    }

    fn entry_of(&self, path: String, entry: &Utf8DirEntry) -> Found {
        match entry.file_type() {
            Ok(kind) => self.entry(path, kind),
            Err(error) => vec![Err(unreadable(path, &error.to_string()))],
        }
    }

    fn fault_of_link(&self, path: &str, full: &Utf8Path) -> Option<Diagnostic> {
        let message = match full.canonicalize_utf8() {
            Ok(target) if !target.starts_with(&self.home) => {
                format!("the symbolic link `{path}` leads out of the site folder")
            }
            Ok(target) if self.is_around(full, &target) => {
                format!("the symbolic link `{path}` leads back to a folder around it")
            }
            Ok(_) => return None,
            Err(error) => format!("the symbolic link `{path}` leads nowhere: {error}"),
        };
        let finding = Diagnostic::new(&codes::SYMLINK, Place::Path(path.to_owned()), message);
        Some(finding.hint("put the file itself into the folder"))
    }

    /// Whether one of the folders in which the path lies, as far as it lies in the site, is that folder.
    fn is_around(&self, path: &Utf8Path, folder: &Utf8Path) -> bool {
        let mut around = path.ancestors().skip(1).take_while(|above| *above != self.root);
        around.any(|above| above.canonicalize_utf8().is_ok_and(|above| above == folder))
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
            Ok(Ok(text)) => {
                let file = sources.add(path.clone(), without_mark(text));
                // What TOML holds is looked at value by value, since it may be escaped.
                if Utf8Path::new(path).extension() != Some("toml") {
                    report.findings.extend(unseen(file, sources.text(file)));
                }
                files.push(file);
            }
            Ok(Err(error)) => report.push(not_utf8(path, &error, sources)),
            Err(finding) => report.push(finding),
        }
    }
    files
}

/// The text of a file that is passed on as it is, whatever it holds; `None` where that is no text.
pub(super) fn text(root: &Utf8Path, path: &str, sources: &mut Sources) -> Option<FileId> {
    let text = String::from_utf8(fs::read(root.join(path)).ok()?).ok()?;
    Some(sources.add(path.to_owned(), without_mark(text)))
}

/// The first character of each line that nobody sees.
fn unseen(file: FileId, text: &str) -> Vec<Diagnostic> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some((at, sign)) = hidden::first(line) {
            let at = start + at;
            found.push(hidden::finding(sign, Span::new(file, at..at + sign.len_utf8())));
        }
        start += line.len();
    }
    found
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
    let real = real(path)?;
    ["content", "templates", "static"].into_iter().find(|folder| real.starts_with(home.join(folder)))
}

/// The way from one folder, which is there, to another that perhaps is not yet, with `/`; `None` where there is none.
#[must_use]
pub fn way(from: &Utf8Path, to: &Utf8Path) -> Option<String> {
    let (from, to) = (from.canonicalize_utf8().ok()?, real(to)?);
    let common = from.ancestors().find(|around| to.starts_with(around))?;
    let up = from.strip_prefix(common).ok()?.components().map(|_| "..");
    let down = to.strip_prefix(common).ok()?.components().map(|part| part.as_str());
    let way: Vec<&str> = up.chain(down).collect();
    Some(if way.is_empty() { String::from(".") } else { way.join("/") })
}

/// A path without symbolic links, whether or not there is such a path yet: what is not there has none in it.
fn real(path: &Utf8Path) -> Option<Utf8PathBuf> {
    let path = camino::absolute_utf8(path).ok()?;
    let there = path.ancestors().find_map(|folder| folder.canonicalize_utf8().ok().map(|real| (folder, real)))?;
    let rest = path.strip_prefix(there.0).ok()?;
    Some(if rest == "" { there.1 } else { there.1.join(rest) })
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

/// The SHA-256 of a file of the site, in hexadecimal.
///
/// # Errors
/// The finding that says why it cannot be read.
pub fn digest(root: &Utf8Path, path: &str) -> Result<String, Diagnostic> {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes(root, path)?) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}
