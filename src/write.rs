//! Puts the site where it will be read: whole, or not at all. The only writer of files.
//!
//! A build writes into a folder beside the destination, which then takes its place in one step; until that
//! step readers see the old site, whatever happens. Only what a build made is ever removed: each site
//! carries a list of its files, and a destination that holds anything else is refused and left alone.
//!
//! The promise is about builds that fail or are killed. Nothing is forced to disk: after a power failure
//! the site may have to be built again, which costs less than waiting for the disk at every build.

mod additions;
mod clear;
mod error;
mod listing;
mod lock;
mod swap;

pub use additions::{new_folder, renew};
pub use error::WriteError;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use crate::output::Output;
use error::failed;
use listing::{LIST, UNFINISHED};
use lock::Lock;

/// A site that is being written, out of readers' sight; dropping it leaves no trace.
#[derive(Debug)]
pub struct Staging {
    destination: PathBuf,
    made: Mutex<Made>,
    kept: Vec<PathBuf>,
    folder: TempDir,
    // After the folder, since fields are dropped in this order and the folder is removed under the lock.
    lock: Lock,
}

/// What has been written so far, in no order.
#[derive(Debug, Default)]
struct Made {
    paths: Vec<String>,
    bytes: u64,
}

/// What a build wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many files.
    pub files: usize,
    /// How many bytes in all.
    pub bytes: u64,
    /// Folders of former builds that could not be removed whole, mostly because someone put a file into
    /// them at the last moment.
    pub kept: Vec<PathBuf>,
}

impl Staging {
    /// Makes ready to build the site at that place: a folder of ours, an empty one, or one that is not there yet.
    ///
    /// Where the destination is a symlink to a folder, the site appears in that folder's place. What a killed
    /// build left behind is removed first.
    ///
    /// # Errors
    /// The destination is a file or holds what no build made, another build is writing it, or the disk refuses.
    pub fn begin(destination: &Path) -> Result<Staging, WriteError> {
        let destination = resolved(destination)?;
        let lock = Lock::take(&destination)?;
        let kept = remove_leftovers(&destination)?;
        listing::survey(&destination)?;
        let folder = folder_beside(&destination).map_err(failed("make a folder beside", &destination))?;
        let mark = folder.path().join(UNFINISHED);
        File::create_new(&mark).map_err(failed("write", &mark))?;
        Ok(Staging { destination, made: Mutex::default(), kept, folder, lock })
    }

    /// Writes one file, and the folders that it needs; any number of threads may do so at once.
    ///
    /// # Errors
    /// Its path is not one below the destination, another output has that path, or the disk refuses.
    pub fn put(&self, output: &Output) -> Result<(), WriteError> {
        if !is_below(&output.path) {
            return Err(WriteError::BadPath(output.path.clone()));
        }
        let path = self.folder.path().join(&output.path);
        let written = create(&path).and_then(|mut file| file.write_all(&output.bytes));
        written.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Twice(output.path.clone()),
            _ => failed("write", &self.destination.join(&output.path))(error),
        })?;
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.paths.push(output.path.clone());
        made.bytes += output.bytes.len() as u64;
        Ok(())
    }

    /// Shows the site to readers in place of the one before it, which is then removed.
    ///
    /// # Errors
    /// The destination has come to hold what no build made, or the disk refuses; readers then still see the old site.
    pub fn publish(self) -> Result<Summary, WriteError> {
        // The lock first: bindings are dropped in reverse, and the folder is removed under the lock.
        let Staging { lock, folder, destination, made, mut kept } = self;
        let Made { mut paths, bytes } = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        paths.sort_unstable();
        listing::finish(folder.path(), &paths)?;
        let exists = listing::survey(&destination)?;
        let swapped = swap::put_in_place(folder.path(), &destination, exists);
        let old = swapped.map_err(failed("put the new site in the place of", &destination))?;
        // What now has the folder's name is the old site, which must not go the way of a failed build.
        let _ = folder.keep();
        // A fault here is no reason to call the build failed: the new site is there.
        kept.extend(old.filter(|old| !clear::clear(old).unwrap_or(false)));
        drop(lock);
        Ok(Summary { files: paths.len(), bytes, kept })
    }
}

/// Writes a file that is not there yet, whole or not at all.
///
/// # Errors
/// The file is there, or the disk refuses.
pub fn new_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    if !folder.exists() {
        return Err(WriteError::NoFolder(folder.to_owned()));
    }
    // As a plain new file would have it; a temporary one is for its owner only.
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(|error| failed("write in", folder)(bare(&error)))?;
    file.write_all(bytes).map_err(failed("write", path))?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(WriteError::Exists(path.to_owned()))
        }
        Err(refused) => Err(failed("write", path)(refused.error)),
    }
}

/// The fault without the name of a temporary file, which is another at every run.
fn bare(error: &io::Error) -> io::Error {
    error.kind().into()
}

/// The destination without symlinks, so that what stands beside it is on the same disk.
fn resolved(destination: &Path) -> Result<PathBuf, WriteError> {
    if fs::symlink_metadata(destination).is_ok() {
        let path = destination.canonicalize().map_err(failed("follow", destination))?;
        return match (path.is_dir(), path.parent()) {
            (true, Some(_)) => Ok(path),
            (true, None) => Err(WriteError::NoName(path)),
            (false, _) => Err(WriteError::NotAFolder(destination.to_owned())),
        };
    }
    let name = destination.file_name().ok_or_else(|| WriteError::NoName(destination.to_owned()))?;
    let parent = destination.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(failed("make", parent))?;
    Ok(parent.canonicalize().map_err(failed("follow", parent))?.join(name))
}

/// The folder in which the destination stands, and how the names of our things beside it begin:
/// `.public.kamerbrief-`.
fn around(destination: &Path) -> (&Path, OsString) {
    let mut prefix = OsString::from(".");
    prefix.push(destination.file_name().unwrap_or_default());
    prefix.push(".kamerbrief-");
    (destination.parent().unwrap_or(destination), prefix)
}

fn folder_beside(destination: &Path) -> io::Result<TempDir> {
    let (parent, prefix) = around(destination);
    tempfile::Builder::new().prefix(&prefix).tempdir_in(parent).map_err(|error| bare(&error))
}

/// Removes what killed builds left, and gives the folders in which something remains.
fn remove_leftovers(destination: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let mut leftovers = folders_of_ours(destination).map_err(failed("look for former builds beside", destination))?;
    if !destination.exists() {
        swap::restore(&leftovers, destination).map_err(failed("put back", destination))?;
        leftovers.retain(|folder| folder.exists());
    }
    leftovers.retain(|folder| !clear::clear(folder).unwrap_or(false));
    Ok(leftovers)
}

/// The folders beside the destination that are named as ours and marked as ours, or empty.
fn folders_of_ours(destination: &Path) -> io::Result<Vec<PathBuf>> {
    let (parent, prefix) = around(destination);
    let mut found = Vec::new();
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let named = entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
        if named && entry.file_type()?.is_dir() && clear::is_ours(&entry.path()) {
            found.push(entry.path());
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Whether a path names a file below the destination, and none of those by which sites are recognised.
fn is_below(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    // A control character would break the list, and the others are not the same on every system.
    let odd = |mark: char| mark.is_control() || matches!(mark, '\\' | ':');
    path.split('/').all(plain) && !path.contains(odd) && path != LIST && path != UNFINISHED
}

/// Opens a file that is not there yet. Folders are made when the first file in them asks for it, which
/// costs one failed attempt per folder and no shared record of folders.
fn create(path: &Path) -> io::Result<File> {
    match (File::create_new(path), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            File::create_new(path)
        }
        (opened, _) => opened,
    }
}
