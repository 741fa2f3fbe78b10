//! Why something could not be written.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why something could not be written. What was there is untouched.
#[derive(Debug)]
pub enum WriteError {
    /// The destination holds what no build made.
    Foreign {
        /// The destination.
        destination: PathBuf,
        /// Everything that no build made, relative to it, sorted; folders end with a slash.
        found: Vec<String>,
    },
    /// Another build is writing this destination.
    Busy(PathBuf),
    /// The destination is something else than a folder.
    NotAFolder(PathBuf),
    /// The destination has no name that another folder could take: `/`, or a path that ends in `..`.
    NoName(PathBuf),
    /// The folder in which a file was to be written is not there.
    NoFolder(PathBuf),
    /// The file is there already.
    Exists(PathBuf),
    /// An output has a path that is not one below the destination.
    BadPath(String),
    /// Two outputs have this path.
    Twice(String),
    /// Something is there where a new folder was to be made.
    Taken(PathBuf),
    /// A file has the name of one of ours and is not ours.
    NotOurs(PathBuf),
    /// The system refused.
    Failed {
        /// What was attempted, as it follows "could not".
        attempt: &'static str,
        /// With what.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Says what was attempted when the system refused.
pub(super) fn failed(attempt: &'static str, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |error| WriteError::Failed { attempt, path, error }
}

// The cause is part of the sentence, so `source` has nothing to add.
impl std::error::Error for WriteError {}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Foreign { destination, found } => foreign(destination, found, out),
            WriteError::Busy(path) => write!(out, "another build is writing `{}`; wait until it ends", path.display()),
            WriteError::NotAFolder(path) => write!(out, "`{}` is not a folder; choose another place", path.display()),
            WriteError::NoName(path) => write!(out, "`{}` cannot be replaced; choose a folder in it", path.display()),
            WriteError::NoFolder(path) => {
                write!(out, "there is no folder `{}`, and nothing was written; make it first", path.display())
            }
            WriteError::Exists(path) => {
                write!(out, "`{}` is there already, and nothing was written; choose another name", path.display())
            }
            WriteError::BadPath(path) => write!(out, "`{path}` cannot be the path of a file of the site"),
            WriteError::Twice(path) => write!(out, "two files of the site would have the path `{path}`"),
            WriteError::Taken(path) => {
                write!(out, "`{}` is there already; nothing was written: choose another name", path.display())
            }
            WriteError::NotOurs(path) => write!(
                out,
                "`{}` was not made by this command; nothing was written: move it, or choose another folder",
                path.display()
            ),
            WriteError::Failed { attempt, path, error } => {
                write!(out, "could not {attempt} `{}`: {error}", path.display())?;
                if is_mount(error) { out.write_str("; where a disk is mounted, choose a folder in it") } else { Ok(()) }
            }
        }
    }
}

fn foreign(destination: &Path, found: &[String], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    const NAMED: usize = 10;
    let names: Vec<String> = found.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    write!(out, "`{}` holds ", destination.display())?;
    match found.len() {
        1 => out.write_str("a file or folder")?,
        count => write!(out, "{count} files or folders")?,
    }
    write!(out, " that no build made: {}", names.join(", "))?;
    if found.len() > NAMED {
        write!(out, " and {} more", found.len() - NAMED)?;
    }
    out.write_str("; nothing was touched: move what you need, or choose another place")
}

/// A folder in which another disk is mounted can be filled but not replaced.
fn is_mount(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy)
}

#[cfg(test)]
mod tests {
    use super::{WriteError, failed};
    use std::io;
    use std::path::{Path, PathBuf};

    #[test]
    fn names_ten_foreign_files_and_counts_the_others() {
        let found = (10..22).map(|number| format!("{number}.txt")).collect();
        let error = WriteError::Foreign { destination: PathBuf::from("public"), found };
        assert_eq!(
            error.to_string(),
            "`public` holds 12 files or folders that no build made: `10.txt`, `11.txt`, `12.txt`, `13.txt`, `14.txt`, \
             `15.txt`, `16.txt`, `17.txt`, `18.txt`, `19.txt` and 2 more; nothing was touched: move what you need, or \
             choose another place"
        );
    }

    #[test]
    fn says_what_to_do_about_a_mounted_folder() {
        let error = failed("put the new site in the place of", Path::new("/out"))(io::ErrorKind::ResourceBusy.into());
        assert_eq!(
            error.to_string(),
            "could not put the new site in the place of `/out`: resource busy; where a disk is mounted, choose a \
             folder in it"
        );
    }
}
