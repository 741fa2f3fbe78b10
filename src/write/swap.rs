//! Puts one folder in the place of another, in one step wherever the system can.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

const OLD: &str = "-old";

/// Puts the new site in place and says where the old one is now, if there was one.
pub(super) fn put_in_place(new: &Path, destination: &Path, exists: bool) -> io::Result<Option<PathBuf>> {
    if !exists {
        return fs::rename(new, destination).map(|()| None);
    }
    match exchange(new, destination) {
        Ok(()) => Ok(Some(new.to_owned())),
        Err(error) if is_unknown(&error) => two_renames(new, destination).map(Some),
        Err(error) => Err(error),
    }
}

/// Gives a folder a name that nothing has yet.
pub(super) fn put_where_nothing_is(new: &Path, destination: &Path) -> io::Result<()> {
    match rename_to_new(new, destination) {
        // Between the look and the renaming an empty folder may come to be there; a full one is never replaced.
        Err(error) if is_unknown(&error) => match fs::symlink_metadata(destination) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(new, destination),
        },
        renamed => renamed,
    }
}

/// Puts the old site back that a build had moved aside when it was killed between two renames.
pub(super) fn restore(leftovers: &[PathBuf], destination: &Path) -> io::Result<()> {
    let aside = |folder: &&PathBuf| folder.as_os_str().as_encoded_bytes().ends_with(OLD.as_bytes());
    leftovers.iter().find(aside).map_or(Ok(()), |old| fs::rename(old, destination))
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_to_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_to_new(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system, or the disk, does not know how to exchange two folders, or to replace nothing.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn two_renames(new: &Path, destination: &Path) -> io::Result<PathBuf> {
    let mut name = OsString::from(new);
    name.push(OLD);
    let old = PathBuf::from(name);
    fs::rename(destination, &old)?;
    match fs::rename(new, destination) {
        Ok(()) => Ok(old),
        Err(error) => fs::rename(&old, destination).and(Err(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::{put_where_nothing_is, restore, two_renames};
    use std::fs;
    use std::path::{Path, PathBuf};

    fn folder(root: &Path, name: &str) -> PathBuf {
        let path = root.join(name);
        fs::create_dir(&path).unwrap();
        fs::write(path.join("index.html"), name).unwrap();
        path
    }

    #[test]
    fn two_renames_do_what_an_exchange_does() {
        let root = tempfile::tempdir().unwrap();
        let (new, destination) = (folder(root.path(), "new"), folder(root.path(), "public"));
        let old = two_renames(&new, &destination).unwrap();
        assert_eq!(fs::read_to_string(destination.join("index.html")).unwrap(), "new");
        assert_eq!(fs::read_to_string(old.join("index.html")).unwrap(), "public");
    }

    #[test]
    fn the_old_site_comes_back_if_the_new_one_cannot_be_moved() {
        let root = tempfile::tempdir().unwrap();
        let destination = folder(root.path(), "public");
        assert!(two_renames(&root.path().join("absent"), &destination).is_err());
        assert_eq!(fs::read_to_string(destination.join("index.html")).unwrap(), "public");
    }

    #[test]
    fn a_folder_never_takes_the_name_of_another() {
        let root = tempfile::tempdir().unwrap();
        let new = folder(root.path(), "new");
        fs::create_dir(root.path().join("empty")).unwrap();
        for there in [folder(root.path(), "full"), root.path().join("empty")] {
            let refused = put_where_nothing_is(&new, &there).unwrap_err();
            assert_eq!(refused.kind(), std::io::ErrorKind::AlreadyExists);
        }
        put_where_nothing_is(&new, &root.path().join("free")).unwrap();
        assert_eq!(fs::read_to_string(root.path().join("free/index.html")).unwrap(), "new");
    }

    #[test]
    fn the_old_site_comes_back_after_a_kill_between_the_renames() {
        let root = tempfile::tempdir().unwrap();
        let leftovers = [folder(root.path(), "new"), folder(root.path(), "new-old")];
        let destination = root.path().join("public");
        restore(&leftovers, &destination).unwrap();
        assert_eq!(fs::read_to_string(destination.join("index.html")).unwrap(), "new-old");
    }
}
