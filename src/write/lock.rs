//! Keeps two builds from writing one site at once.
//!
//! The system releases the lock when its holder ends, however it ends, so a killed build blocks nobody.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::around;
use super::error::{WriteError, failed};

/// The sole right to write one destination, held by a locked file beside it.
///
/// One file per destination, not a lock on the folder around it: two sites may well stand side by side.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    // Closed, and thereby unlocked, only after `drop` has removed the path.
    _file: File,
}

impl Lock {
    /// Takes the lock, or says that another build has it.
    pub(super) fn take(destination: &Path) -> Result<Lock, WriteError> {
        let (parent, mut name) = around(destination);
        name.push("lock");
        let path = parent.join(name);
        loop {
            let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
            let file = opened.map_err(failed("write", &path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(WriteError::Busy(destination.to_owned())),
                // A disk that knows no locks is used without.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(failed("lock", &path)(error)),
            }
            // Between opening and locking, the former holder may have ended and removed the file.
            if is_at(&file, &path) {
                return Ok(Lock { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // If it stays behind, the next build takes it over.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = |one: fs::Metadata, other: fs::Metadata| one.dev() == other.dev() && one.ino() == other.ino();
    file.metadata().ok().zip(fs::metadata(path).ok()).is_some_and(|(one, other)| same(one, other))
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
