//! Removes folders of former builds, and in them only what a build made.

use std::path::Path;
use std::{fs, io};

use rayon::prelude::*;

use super::listing::{LIST, Listing, UNFINISHED};

/// Whether a folder carries a mark of ours. An empty one counts: a build can be killed before it sets its mark.
pub(super) fn is_ours(folder: &Path) -> bool {
    let marked = folder.join(UNFINISHED).is_file() || matches!(Listing::read(folder), Ok(Some(_)));
    marked || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Removes a folder out of readers' sight; `false` if it holds something that no build made, which then stays.
pub(super) fn clear(folder: &Path) -> io::Result<bool> {
    if folder.join(UNFINISHED).is_file() {
        return clear_unfinished(folder).map(|()| true);
    }
    if let Some(listing) = Listing::read(folder)? {
        sweep(folder, "", &listing)?;
        // Last, so that a kill leaves a folder that the next build still recognises.
        fs::remove_file(folder.join(LIST))?;
    }
    remove_if_empty(folder)
}

/// Removes the mark last, so that a kill leaves a folder that the next build still recognises.
fn clear_unfinished(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != UNFINISHED {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_file(folder.join(UNFINISHED))?;
    fs::remove_dir(folder)
}

/// Goes by what is there and not by the list, so that no line of a list can lead elsewhere.
fn sweep(folder: &Path, prefix: &str, listing: &Listing) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.par_iter().try_for_each(|entry| {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { return Ok(()) };
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            sweep(&entry.path(), &format!("{path}/"), listing)?;
            remove_if_empty(&entry.path()).map(drop)
        } else if listing.holds(&path) {
            fs::remove_file(entry.path())
        } else {
            Ok(())
        }
    })
}

fn remove_if_empty(folder: &Path) -> io::Result<bool> {
    match fs::remove_dir(folder) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::super::listing;
    use super::{LIST, UNFINISHED, clear, is_ours};
    use std::fs;

    fn site_of(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(UNFINISHED), "").unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "ours").unwrap();
        }
        let files: Vec<String> = files.iter().map(|&file| file.to_owned()).collect();
        listing::finish(folder.path(), &files).unwrap();
        folder
    }

    #[test]
    fn a_file_put_into_the_old_site_at_the_last_moment_stays() {
        let site = site_of(&["a/b/index.html", "a/index.html"]);
        fs::write(site.path().join("a/b/mine.txt"), "mine").unwrap();
        assert!(!clear(site.path()).unwrap());
        assert_eq!(fs::read_to_string(site.path().join("a/b/mine.txt")).unwrap(), "mine");
        assert!(!site.path().join("a/index.html").exists());
        // Without its list the folder is the user's, and no later build looks at it again.
        assert!(!site.path().join(LIST).exists() && !is_ours(site.path()));
    }

    #[test]
    fn a_site_goes_with_its_folders() {
        let site = site_of(&["a/b/index.html", "index.html"]);
        assert!(clear(site.path()).unwrap());
        assert!(!site.path().exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_is_not_followed() {
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("index.html"), "mine").unwrap();
        let site = site_of(&["a/index.html"]);
        fs::remove_dir_all(site.path().join("a")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), site.path().join("a")).unwrap();
        assert!(!clear(site.path()).unwrap());
        assert!(elsewhere.path().join("index.html").exists());
    }
}
