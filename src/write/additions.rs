//! Writes what is made for an author beside the site: files that can be made again.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::{WriteError, failed};
use crate::output::Output;

/// Writes files into a folder, over those of the same names that hold the mark by which ours are known.
///
/// # Errors
/// A file without the mark has one of the names, and nothing was written; or the disk refuses.
pub fn renew(folder: &Path, files: &[Output], mark: &str) -> Result<(), WriteError> {
    if folder.is_file() {
        return Err(WriteError::NotAFolder(folder.to_owned()));
    }
    for path in files.iter().map(|file| folder.join(&file.path)) {
        let is_ours = || fs::read_to_string(&path).is_ok_and(|text| text.contains(mark));
        if fs::symlink_metadata(&path).is_ok() && !is_ours() {
            return Err(WriteError::NotOurs(path));
        }
    }
    fs::create_dir_all(folder).map_err(failed("make", folder))?;
    for file in files {
        let path = folder.join(&file.path);
        replace(folder, &path, &file.bytes).map_err(failed("write", &path))?;
    }
    Ok(())
}

/// A reader sees the old file or the new one.
fn replace(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    open_to_others(&mut builder);
    let mut made: NamedTempFile = builder.tempfile_in(folder)?;
    made.write_all(bytes)?;
    made.persist(path)?;
    Ok(())
}

/// A temporary file is for its owner only, this one as open as the author's other files.
#[cfg(unix)]
fn open_to_others(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_others(_: &mut tempfile::Builder<'_, '_>) {}
