//! Whenever the command is killed, readers see a whole site: the old one or the new one.
#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use trees::{Tree, plant, tree};

#[path = "support/trees.rs"]
mod trees;

/// Enough for a build to take a while, few enough for the test not to.
const COPIES: u32 = 60;
const MOMENTS: u32 = 20;
const OLD: &str = "https://oud.example/";
const NEW: &str = "https://nieuw.example/";

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    copies(site);
    let new = built(site, NEW).0;
    let (old, lasts) = built(site, OLD);
    assert!(
        new != old && new.keys().eq(old.keys()),
        "the two sites are to have the same files, and not the same bytes"
    );
    let mut interrupted = 0;
    for moment in 0..MOMENTS {
        let mut build = start(site, NEW);
        sleep(lasts * moment / MOMENTS);
        interrupted += u32::from(build.try_wait().unwrap().is_none());
        build.kill().unwrap();
        build.wait().unwrap();
        let left = hashes(&site.join("public"));
        assert!(left == old || left == new, "killed at moment {moment} of {MOMENTS}: the site is not whole");
        if left == new {
            built(site, OLD);
        }
    }
    assert!(interrupted >= MOMENTS / 2, "only {interrupted} builds were killed before they ended");
    assert_eq!(built(site, NEW).0, new);
    assert_eq!(names(site), ["content", "public"], "the next build is to take away what killed ones left");
}

/// A site with so many copies of the Morocco edition.
fn copies(site: &Path) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let one = tree(&content);
    plant(&one, &site.join("content"));
    // Pictures take most of a build and are files like others.
    let settings = site.join("content/site.toml");
    let text = format!("pictures = []\n{}", fs::read_to_string(&settings).unwrap());
    fs::write(&settings, text).unwrap();
    let edition = tree(&content.join("marokko/2023-06"));
    for number in 0..COPIES {
        let year = 1900 + number;
        let copy: Tree = edition.iter().map(|(path, bytes)| (path.clone(), of_year(bytes, year))).collect();
        plant(&copy, &site.join(format!("content/marokko/copy-{year}")));
    }
}

/// The same edition under its own id, in an order of its own.
fn of_year(bytes: &[u8], year: u32) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let text = text.replace("reference = \"2023-01/2023-06\"", &format!("reference = \"{year}\""));
    text.replace("at = \"2023-06\"", &format!("at = \"copy-{year}\"")).into_bytes()
}

/// Builds the site to its end; gives what it holds, and how long that took.
fn built(site: &Path, base_url: &str) -> (BTreeMap<String, u64>, Duration) {
    let started = Instant::now();
    assert!(start(site, base_url).wait().unwrap().success());
    let lasted = started.elapsed();
    (hashes(&site.join("public")), lasted)
}

fn start(site: &Path, base_url: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerbrief"));
    command.args(["build", "--base-url", base_url, "--as-of", "2023-07-01T12:00:00Z"]);
    command.current_dir(site).stdout(Stdio::null()).spawn().unwrap()
}

fn hashes(folder: &Path) -> BTreeMap<String, u64> {
    let hash = |bytes: &[u8]| {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        hasher.finish()
    };
    tree(folder).into_iter().map(|(path, bytes)| (path, hash(&bytes))).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
