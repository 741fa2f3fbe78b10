//! What the command says and how it ends, as a transcript.
//!
//! `tests/cli/<name>.txt` is a small site in `site/`, laid over `tests/base.txt` as the cases of rules are, and a
//! transcript: `$ ` begins a command for the shell, two spaces a line of its output, `! ` one of its errors, `= ` the
//! code with which it ended. `BLESS=1 cargo test` fills in what follows each command. Times are not part of it.
#![cfg(test)]
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;

use expected::all_agree;
use sections::Case;

#[path = "support/expected.rs"]
mod expected;
#[path = "support/sections.rs"]
mod sections;

const TRANSCRIPT: &str = "transcript";

#[test]
fn every_transcript_is_as_expected() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut cases: Vec<PathBuf> = fs::read_dir(tests.join("cli")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let base = Case::read(&tests.join("base.txt"));
    let differences: Vec<String> = cases.par_iter().filter_map(|path| differs(&Case::read(path), &base)).collect();
    all_agree(&differences);
}

fn differs(case: &Case, base: &Case) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    base.lay(&folder.path().join("site"), "report");
    case.lay(folder.path(), TRANSCRIPT);
    let written = case.section(TRANSCRIPT).lines().filter(|line| line.starts_with("$ ") || line.starts_with('#'));
    let mut transcript = String::new();
    for line in written {
        transcript.extend([line, "\n"]);
        if let Some(command) = line.strip_prefix("$ ") {
            transcript.push_str(&run(command, folder.path()));
        }
    }
    case.settle(TRANSCRIPT, &transcript)
}

/// Runs a command where the only thing that it finds beside the system's is the one that is tested.
fn run(command: &str, folder: &Path) -> String {
    let ours = Path::new(env!("CARGO_BIN_EXE_kamerbrief")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", ours.display());
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(folder).env_clear().env("PATH", path).env("LC_ALL", "C.UTF-8");
    let done = shell.output().unwrap();
    let code = done.status.code().map_or_else(|| String::from("killed"), |code| code.to_string());
    let here = folder.canonicalize().unwrap();
    let said = |bytes: &[u8], mark: &str| {
        let text = timeless(&String::from_utf8_lossy(bytes)).replace(here.to_str().unwrap(), "[here]");
        text.lines().map(|line| format!("{mark}{line}").trim_end().to_owned() + "\n").collect::<String>()
    };
    said(&done.stdout, "  ") + &said(&done.stderr, "! ") + &format!("= {code}\n")
}

/// Without the time that a build took.
fn timeless(text: &str) -> String {
    let timeless = |line: &str| match line.strip_prefix("time      ") {
        Some(_) => String::from("time      [..]\n"),
        None => line.to_owned(),
    };
    text.split_inclusive('\n').map(timeless).collect()
}
