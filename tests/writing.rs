//! The site appears whole or not at all, and nothing is touched that no build made.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use kamerbrief::output::Output;
use kamerbrief::write::{Staging, Summary, WriteError};
use rayon::prelude::*;
use tempfile::TempDir;

/// Builds a site of those files and shows it.
fn build(destination: &Path, files: &[(&str, &str)]) -> Result<Summary, WriteError> {
    let staging = Staging::begin(destination)?;
    for (path, text) in files {
        staging.put(&Output::new(*path, *text))?;
    }
    staging.publish()
}

fn folder() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let public = root.path().canonicalize().unwrap().join("public");
    (root, public)
}

/// Every file below a folder with its text; a folder without files has an entry that ends in a slash.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            let below = tree(&entry.path());
            if below.is_empty() {
                found.insert(name.clone() + "/", String::new());
            }
            found.extend(below.into_iter().map(|(path, text)| (format!("{name}/{path}"), text)));
        } else {
            found.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

fn expect(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect()
}

#[test]
fn a_site_is_its_files_and_their_list() {
    let (root, public) = folder();
    let summary = build(&public, &[("index.html", "start"), ("marokko/2023-06/index.html", "brief")]).unwrap();
    assert_eq!(summary, Summary { files: 2, bytes: 10, kept: Vec::new() });
    let site = expect(&[
        ("public/.kamerbrief", "kamerbrief 1\nindex.html\nmarokko/2023-06/index.html\n"),
        ("public/index.html", "start"),
        ("public/marokko/2023-06/index.html", "brief"),
    ]);
    assert_eq!(tree(root.path()), site);
}

#[test]
fn the_next_site_takes_the_place_of_the_last() {
    let (root, public) = folder();
    build(&public, &[("index.html", "old"), ("gone/page.html", "old")]).unwrap();
    build(&public, &[("index.html", "new"), ("come/page.html", "new")]).unwrap();
    let site = expect(&[
        ("public/.kamerbrief", "kamerbrief 1\ncome/page.html\nindex.html\n"),
        ("public/come/page.html", "new"),
        ("public/index.html", "new"),
    ]);
    assert_eq!(tree(root.path()), site);
}

#[test]
fn an_empty_folder_is_taken_and_the_folders_around_the_destination_are_made() {
    let (root, public) = folder();
    fs::create_dir(&public).unwrap();
    build(&public, &[("index.html", "new")]).unwrap();
    build(&root.path().join("a/b/site"), &[("index.html", "new")]).unwrap();
    assert!(public.join("index.html").exists() && root.path().join("a/b/site/index.html").exists());
}

#[test]
fn a_site_without_files_can_be_replaced_too() {
    let (root, public) = folder();
    build(&public, &[]).unwrap();
    build(&public, &[]).unwrap();
    assert_eq!(tree(root.path()), expect(&[("public/.kamerbrief", "kamerbrief 1\n")]));
}

#[test]
fn files_that_no_build_made_are_named_and_left_alone() {
    let (root, public) = folder();
    build(&public, &[("index.html", "old"), ("a/page.html", "old")]).unwrap();
    fs::write(public.join("notes.txt"), "mine").unwrap();
    fs::write(public.join("a/more.txt"), "mine").unwrap();
    fs::create_dir_all(public.join("photos/2023")).unwrap();
    let before = tree(root.path());
    let error = build(&public, &[("index.html", "new")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "`{}` holds 3 files or folders that no build made: `a/more.txt`, `notes.txt`, `photos/`; nothing was \
             touched: move what you need, or choose another place",
            public.display()
        )
    );
    assert_eq!(tree(root.path()), before);
}

#[test]
fn a_folder_without_a_list_is_refused() {
    let (root, public) = folder();
    fs::create_dir(&public).unwrap();
    fs::write(public.join("index.html"), "mine").unwrap();
    for list in [None, Some("kamerbrief 2\nindex.html\n"), Some("index.html\n")] {
        if let Some(list) = list {
            fs::write(public.join(".kamerbrief"), list).unwrap();
        }
        let before = tree(root.path());
        assert!(matches!(build(&public, &[]), Err(WriteError::Foreign { .. })), "{list:?}");
        assert_eq!(tree(root.path()), before);
    }
}

#[test]
fn a_file_that_appears_during_the_build_survives() {
    let (root, public) = folder();
    build(&public, &[("index.html", "old")]).unwrap();
    let staging = Staging::begin(&public).unwrap();
    staging.put(&Output::new("index.html", "new")).unwrap();
    fs::write(public.join("notes.txt"), "mine").unwrap();
    let before = tree(&public);
    assert!(matches!(staging.publish(), Err(WriteError::Foreign { found, .. }) if found == ["notes.txt"]));
    assert_eq!(tree(&public), before);
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "the failed build left something");
}

#[test]
fn a_destination_that_is_no_folder_is_refused() {
    let (root, public) = folder();
    fs::write(&public, "mine").unwrap();
    let error = build(&public, &[]).unwrap_err();
    assert_eq!(error.to_string(), format!("`{}` is not a folder; choose another place", public.display()));
    assert!(matches!(build(Path::new("/"), &[]), Err(WriteError::NoName(_))));
    assert!(matches!(build(&root.path().join("absent/.."), &[]), Err(WriteError::NoName(_))));
    assert_eq!(tree(root.path()), expect(&[("public", "mine")]));
}

#[cfg(unix)]
#[test]
fn behind_a_symlink_the_folder_is_replaced_and_not_the_link() {
    use std::os::unix::fs::symlink;
    let (root, public) = folder();
    let real = root.path().join("real");
    fs::create_dir(&real).unwrap();
    symlink(&real, &public).unwrap();
    build(&public, &[("index.html", "new")]).unwrap();
    assert!(public.is_symlink() && real.join("index.html").exists());
    symlink(root.path(), real.join("out")).unwrap();
    assert!(matches!(build(&public, &[]), Err(WriteError::Foreign { found, .. }) if found == ["out"]));
    fs::remove_file(&public).unwrap();
    symlink(root.path().join("absent"), &public).unwrap();
    assert!(matches!(build(&public, &[]), Err(WriteError::Failed { attempt: "follow", .. })));
}

#[test]
fn a_failed_build_leaves_the_old_site_and_nothing_else() {
    let (root, public) = folder();
    build(&public, &[("index.html", "old")]).unwrap();
    let before = tree(root.path());
    let staging = Staging::begin(&public).unwrap();
    staging.put(&Output::new("index.html", "new")).unwrap();
    assert_eq!(tree(&public), expect(&[(".kamerbrief", "kamerbrief 1\nindex.html\n"), ("index.html", "old")]));
    drop(staging);
    assert_eq!(tree(root.path()), before);
}

#[test]
fn two_outputs_with_one_path_are_refused() {
    let (_root, public) = folder();
    let error = build(&public, &[("a/index.html", "one"), ("a/index.html", "other")]).unwrap_err();
    assert_eq!(error.to_string(), "two files of the site would have the path `a/index.html`");
    assert!(matches!(build(&public, &[("a/b", ""), ("a", "")]), Err(WriteError::Twice(path)) if path == "a"));
    assert!(matches!(build(&public, &[("a", ""), ("a/b", "")]), Err(WriteError::Failed { .. })));
    assert!(!public.exists());
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    let (root, public) = folder();
    let odd = ["", "/etc/x", "../x", "a/../../x", "a//b", "a/", "./a", "a\\b", "c:x", "a\nb", ".kamerbrief"];
    for path in odd {
        let error = build(&public, &[(path, "")]).unwrap_err();
        assert_eq!(error.to_string(), format!("`{path}` cannot be the path of a file of the site"));
    }
    assert_eq!(tree(root.path()), BTreeMap::new());
}

#[test]
fn a_second_build_at_once_is_refused_but_not_one_beside_it() {
    let (root, public) = folder();
    let first = Staging::begin(&public).unwrap();
    let error = Staging::begin(&public).unwrap_err();
    assert_eq!(error.to_string(), format!("another build is writing `{}`; wait until it ends", public.display()));
    build(&root.path().join("public2"), &[]).unwrap();
    first.publish().unwrap();
    build(&public, &[]).unwrap();
}

#[test]
fn what_a_killed_build_left_goes_and_what_looks_like_it_stays() {
    let (root, public) = folder();
    let at = |name: &str| root.path().join(name);
    let write = |path: &str, text: &str| {
        fs::create_dir_all(at(path).parent().unwrap()).unwrap();
        fs::write(at(path), text).unwrap();
    };
    // Killed while writing, between its folder and its mark, and after the swap; the lock is left over too.
    write(".public.kamerbrief-a/.kamerbrief-unfinished", "");
    write(".public.kamerbrief-a/index.html", "half");
    fs::create_dir(at(".public.kamerbrief-b")).unwrap();
    write(".public.kamerbrief-c/.kamerbrief", "kamerbrief 1\nindex.html\n");
    write(".public.kamerbrief-c/index.html", "old");
    write(".public.kamerbrief-lock", "");
    // Not ours: no mark, another destination, no folder.
    let foreign = [".public.kamerbrief-d/index.html", ".other.kamerbrief-a/.kamerbrief", ".public.kamerbrief-e"];
    for path in foreign {
        write(path, "mine");
    }
    build(&public, &[]).unwrap();
    let mut left = tree(root.path());
    left.remove("public/.kamerbrief");
    assert_eq!(left, foreign.map(|path| (path.to_owned(), "mine".to_owned())).into());
}

#[test]
fn a_file_found_in_a_leftover_is_kept_and_reported() {
    let (root, public) = folder();
    let left = public.with_file_name(".public.kamerbrief-a");
    fs::create_dir(&left).unwrap();
    fs::write(left.join(".kamerbrief"), "kamerbrief 1\nindex.html\n").unwrap();
    fs::write(left.join("index.html"), "old").unwrap();
    fs::write(left.join("notes.txt"), "mine").unwrap();
    assert_eq!(build(&public, &[]).unwrap().kept, [left]);
    assert_eq!(build(&public, &[]).unwrap().kept, Vec::<PathBuf>::new());
    let left = [(".public.kamerbrief-a/notes.txt", "mine"), ("public/.kamerbrief", "kamerbrief 1\n")];
    assert_eq!(tree(root.path()), expect(&left));
}

#[test]
fn many_threads_write_one_site() {
    let (_root, public) = folder();
    let staging = Staging::begin(&public).unwrap();
    let paths: Vec<String> = (0..2000).map(|number| format!("{}/{}/{number}.html", number % 7, number % 11)).collect();
    paths.par_iter().try_for_each(|path| staging.put(&Output::new(path.clone(), path.clone()))).unwrap();
    assert_eq!(staging.publish().unwrap().files, 2000);
    let site = tree(&public);
    assert_eq!(site.len(), 2001);
    assert!(paths.iter().all(|path| site.get(path) == Some(path)));
}

/// Names the destination to the copy of this test that is to be killed.
const DESTINATION: &str = "KAMERBRIEF_TEST_DESTINATION";
const FILES: usize = 60;

#[cfg(unix)]
#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site() {
    if let Some(destination) = std::env::var_os(DESTINATION) {
        for number in 0u64.. {
            build_signed(Path::new(&destination), &format!("{}-{number}", process::id()));
        }
    }
    let (root, public) = folder();
    build_signed(&public, "first");
    let mut interrupted = 0;
    for moment in 0..30 {
        // Steps of an odd length, so that the moments fall all over a build.
        kill_a_build(&public, Duration::from_micros(1_370 * moment));
        assert_whole(&tree(&public), moment);
        interrupted += usize::from(fs::read_dir(root.path()).unwrap().count() > 1);
    }
    assert!(interrupted >= 20, "only {interrupted} kills came in the middle of a build");
    build_signed(&public, "last");
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "leftovers remain");
}

/// A site whose files all say which build made them.
fn build_signed(destination: &Path, signature: &str) {
    let staging = Staging::begin(destination).unwrap();
    for number in 0..FILES {
        staging.put(&Output::new(format!("{}/{number}.html", number % 6), signature)).unwrap();
    }
    staging.publish().unwrap();
}

/// Lets a copy of this test build sites without end, and kills it that long after its first one has appeared.
fn kill_a_build(destination: &Path, after: Duration) {
    let signature = || fs::read_to_string(destination.join("0/0.html"));
    let before = signature().unwrap();
    let mut copy = Command::new(std::env::current_exe().unwrap());
    copy.args(["--exact", "a_build_killed_at_any_moment_leaves_a_whole_site"]).env(DESTINATION, destination);
    let mut child = copy.stdout(Stdio::null()).spawn().unwrap();
    // Who has looked up the old folder just before the swap may see it being removed: no answer is no change.
    while !signature().is_ok_and(|now| now != before) {
        assert!(child.try_wait().unwrap().is_none(), "the copy has ended by itself");
        sleep(Duration::from_millis(1));
    }
    sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

fn assert_whole(site: &BTreeMap<String, String>, moment: u64) {
    let files = site.iter().filter(|(path, _)| *path != ".kamerbrief");
    let signatures: BTreeSet<&String> = files.map(|(_, signature)| signature).collect();
    assert_eq!((site.len(), signatures.len()), (FILES + 1, 1), "moment {moment}: {site:?}");
}
