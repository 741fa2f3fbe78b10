//! What is expected: compared, or rewritten with `BLESS=1 cargo test`. CI only ever compares.

use std::env;

/// Whether what is expected is to be rewritten.
pub(crate) fn blessing() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    assert!(!(is_set("BLESS") && is_set("CI")), "CI compares what is expected and never rewrites it: unset BLESS");
    is_set("BLESS")
}

/// Fails with all differences at once.
pub(crate) fn all_agree(differences: &[String]) {
    // Asked here too, so that CI fails even where there is nothing to rewrite.
    let _ = blessing();
    let way_out = "\nif this is right: BLESS=1 cargo test";
    assert!(differences.is_empty(), "\n{}{way_out}\n", differences.join("\n"));
}
