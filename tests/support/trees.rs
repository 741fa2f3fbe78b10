//! Folders as values: every file with its bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file below a folder, by its path relative to it, with `/`.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// The files below a folder; none where there is no such folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    if folder.is_dir() {
        collect(folder, "", &mut found);
    }
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path, fs::read(entry.path()).unwrap());
        }
    }
}

/// Puts the files into a folder, which is made.
pub(crate) fn plant(tree: &Tree, folder: &Path) {
    for (path, bytes) in tree {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
