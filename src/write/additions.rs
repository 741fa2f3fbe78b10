//! Writes what is made for an author: new folders, never over anything, and files that are made again.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::{WriteError, failed};
use super::{bare, create, folder_beside, is_below, resolved, swap};
use crate::output::Output;

/// Makes a folder of those files where nothing is yet: whole, or not at all.
///
/// # Errors
/// Something is there, a path is not one below the folder, or the disk refuses; then nothing was made but perhaps
/// the folders around it.
pub fn new_folder(target: &Path, files: &[Output]) -> Result<(), WriteError> {
    if fs::symlink_metadata(target).is_ok() {
        return Err(WriteError::Taken(target.to_owned()));
    }
    let real = resolved(target)?;
    let staged = folder_beside(&real).map_err(failed("make a folder beside", target))?;
    for file in files {
        put(staged.path(), target, file)?;
    }
    swap::put_where_nothing_is(staged.path(), &real).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => WriteError::Taken(target.to_owned()),
        _ => failed("make", target)(error),
    })?;
    // It has another name now, under which it must not go.
    let _ = staged.keep();
    Ok(())
}

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

/// Writes into the folder that is to become the target, which is what a fault names.
fn put(folder: &Path, target: &Path, file: &Output) -> Result<(), WriteError> {
    if !is_below(&file.path) {
        return Err(WriteError::BadPath(file.path.clone()));
    }
    let path = folder.join(&file.path);
    let written = create(&path).and_then(|mut made| made.write_all(&file.bytes));
    written.map_err(failed("write", &target.join(&file.path)))
}

/// A reader sees the old file or the new one.
fn replace(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    open_to_others(&mut builder);
    let mut made: NamedTempFile = builder.tempfile_in(folder).map_err(|error| bare(&error))?;
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{new_folder, renew};
    use crate::output::Output;

    #[test]
    fn what_cannot_be_made_whole_leaves_nothing() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("new");
        for second in ["a/x.toml", "../x.toml", "a/x.toml/y.toml"] {
            let files = [Output::new("a/x.toml", "one"), Output::new(second, "two")];
            assert!(new_folder(&target, &files).is_err(), "{second}");
            assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0, "{second}");
        }
        new_folder(&target, &[Output::new("a/x.toml", "one")]).unwrap();
        assert_eq!(fs::read_to_string(target.join("a/x.toml")).unwrap(), "one");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_refusal_of_the_system_names_nothing_that_is_another_at_every_run() {
        let root = tempfile::tempdir().unwrap();
        let is_a_file = [Output::new("x", "one"), Output::new("x/y", "two")];
        let refused = new_folder(&root.path().join("new"), &is_a_file).unwrap_err().to_string();
        assert!(refused.contains("/new/x/y`") && !refused.contains(".new.kamerbrief-"), "{refused}");
    }

    // No user may write there, whoever runs the tests.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_in_which_nothing_can_be_made_is_named_as_the_author_named_it() {
        let files = [Output::new("x", "ours")];
        for (refused, said) in [
            (new_folder("/proc/new".as_ref(), &files), "could not make a folder beside `/proc/new`: entity not found"),
            (renew("/proc".as_ref(), &files, "ours"), "could not write `/proc/x`: entity not found"),
        ] {
            assert_eq!(refused.unwrap_err().to_string(), said);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_made_is_as_open_as_other_files() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let mode = |path: &str| fs::metadata(root.path().join(path)).unwrap().permissions().mode();
        fs::write(root.path().join("other"), "").unwrap();
        fs::create_dir(root.path().join("folder")).unwrap();
        renew(root.path(), &[Output::new("made", "ours")], "ours").unwrap();
        new_folder(&root.path().join("new"), &[Output::new("made", "")]).unwrap();
        assert_eq!(mode("made"), mode("other"));
        assert_eq!(mode("new/made"), mode("other"));
        assert_eq!(mode("new"), mode("folder"));
    }
}
