//! The list of a site's files, by which a later build knows what it may remove.
//!
//! It lies in the site as `.kamerbrief`: a first line with the version of the format, then one path per line,
//! sorted. A folder that is still being written is marked as such, and has no list.

use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

use rayon::prelude::*;

use super::error::{WriteError, failed};

/// The name of the list.
pub(super) const LIST: &str = ".kamerbrief";
/// The name of the mark of an unfinished site; whatever stands beside it is ours.
pub(super) const UNFINISHED: &str = ".kamerbrief-unfinished";

const FIRST_LINE: &str = "kamerbrief 1";

/// The files of a site, and the folders that they need.
#[derive(Debug, Default)]
pub(super) struct Listing {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Listing {
    /// The list in that folder; `None` if it has none, or one that this version cannot read.
    pub(super) fn read(folder: &Path) -> io::Result<Option<Listing>> {
        let path = folder.join(LIST);
        if !fs::symlink_metadata(&path).is_ok_and(|list| list.is_file()) {
            return Ok(None);
        }
        let Ok(text) = String::from_utf8(fs::read(&path)?) else {
            return Ok(None);
        };
        let mut lines = text.lines();
        Ok((lines.next() == Some(FIRST_LINE)).then(|| Listing::of(lines)))
    }

    fn of<'l>(lines: impl Iterator<Item = &'l str>) -> Listing {
        let mut listing = Listing::default();
        for file in lines {
            let mut folder = file;
            while let Some((parent, _)) = folder.rsplit_once('/') {
                // Once a folder is known, so are those around it.
                if !listing.folders.insert(parent.to_owned()) {
                    break;
                }
                folder = parent;
            }
            listing.files.insert(file.to_owned());
        }
        listing
    }

    /// Whether a build made that file.
    pub(super) fn holds(&self, file: &str) -> bool {
        self.files.contains(file)
    }
}

/// Ends the writing of a site: from here on it is known by its list.
pub(super) fn finish(folder: &Path, sorted: &[String]) -> Result<(), WriteError> {
    let lines: Vec<&str> = std::iter::once(FIRST_LINE).chain(sorted.iter().map(String::as_str)).collect();
    let list = folder.join(LIST);
    fs::write(&list, lines.join("\n") + "\n").map_err(failed("write", &list))?;
    // Only now, so that a kill leaves either the mark or a list that is whole.
    let mark = folder.join(UNFINISHED);
    fs::remove_file(&mark).map_err(failed("remove", &mark))
}

/// Whether the destination is there. What no build made is an error that names it.
pub(super) fn survey(destination: &Path) -> Result<bool, WriteError> {
    match foreign(destination) {
        Ok(found) if found.is_empty() => Ok(true),
        Ok(found) => Err(WriteError::Foreign { destination: destination.to_owned(), found }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(failed("look into", destination)(error)),
    }
}

fn foreign(destination: &Path) -> io::Result<Vec<String>> {
    let listing = Listing::read(destination)?;
    let listed = listing.is_some();
    let mut found = unlisted(destination, "", &listing.unwrap_or_default())?;
    found.retain(|path| !(listed && path == LIST));
    found.sort_unstable();
    Ok(found)
}

/// What is in a folder and not in the list.
fn unlisted(folder: &Path, prefix: &str, listing: &Listing) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let found = entries.par_iter().map(|entry| {
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        // A name that is no text is in no list, even if the text made of it were.
        let is_text = name.to_str().is_some();
        match entry.file_type()?.is_dir() {
            true if is_text && listing.folders.contains(&path) => unlisted(&entry.path(), &format!("{path}/"), listing),
            // Named, not looked into: it may be large.
            true => Ok(vec![path + "/"]),
            false if is_text && listing.holds(&path) => Ok(Vec::new()),
            false => Ok(vec![path]),
        }
    });
    Ok(found.collect::<io::Result<Vec<_>>>()?.concat())
}
