//! What is expected: compared, or rewritten with `BLESS=1 cargo test`. CI only ever compares.

use std::path::Path;
use std::{env, fs};

use similar::TextDiff;

/// Whether what is expected is to be rewritten.
pub(crate) fn blessing() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    assert!(!(is_set("BLESS") && is_set("CI")), "CI compares what is expected and never rewrites it: unset BLESS");
    is_set("BLESS")
}

/// Compares a file with what it should hold; gives the difference, or rewrites the file.
pub(crate) fn compare(path: &Path, should_hold: &str) -> Option<String> {
    let holds = fs::read_to_string(path).unwrap_or_default();
    if holds == should_hold {
        return None;
    }
    if blessing() {
        fs::write(path, should_hold).unwrap();
        return None;
    }
    let diff = TextDiff::from_lines(holds.as_str(), should_hold);
    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display();
    Some(format!("{}", diff.unified_diff().context_radius(3).header(&format!("{name} (expected)"), "(came out)")))
}

/// Fails with all differences at once.
pub(crate) fn all_agree(differences: &[String]) {
    let way_out = "\nif this is right: BLESS=1 cargo test";
    assert!(differences.is_empty(), "\n{}{way_out}\n", differences.join("\n"));
}
