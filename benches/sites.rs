//! How long the command takes over whole sites, and how much memory: wall time, CPU time and peak memory of
//! `kamerbrief build` for sites of several sizes.
//!
//! It reports and judges nothing, for what is slow depends on the machine. It measures only when `cargo bench` asks
//! for it.

mod synthetic;

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use tempfile::TempDir;
use wait4::Wait4 as _;

/// Measures `kamerbrief build` over made-up sites.
///
/// Sites and outputs go to a folder in `TMPDIR`, which decides whether a disk is measured too.
#[derive(Parser)]
#[command(name = "sites", max_term_width = 100)]
struct Arguments {
    /// How many editions the sites have
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_values_t = [100, 1_000, 10_000])]
    editions: Vec<usize>,
    /// How many claims each edition makes
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_values_t = [synthetic::CLAIMS])]
    claims: Vec<usize>,
    /// How many editions each dossier has
    #[arg(long, value_name = "N", default_value_t = synthetic::EDITIONS)]
    in_a_dossier: usize,
    /// How many builds of each are counted, after one that is not
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// How many threads work at once; 0 is one per core
    #[arg(long, value_name = "N", default_value_t = 0)]
    jobs: u16,
    /// Leaves sites and outputs where they are, and says where that is
    #[arg(long)]
    keep: bool,
    /// What `cargo bench` adds
    #[arg(long, hide = true)]
    bench: bool,
    /// What asks other benches for a trial
    #[arg(long, hide = true)]
    test: bool,
}

fn main() -> Result<()> {
    // `cargo test --benches` adds nothing, or what its own harness would understand.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let arguments = Arguments::parse();
    if arguments.test { Ok(()) } else { report(&arguments) }
}

fn report(arguments: &Arguments) -> Result<()> {
    let mut folder = tempfile::tempdir().context("no folder for temporary files")?;
    folder.disable_cleanup(arguments.keep);
    say(&format!("{} runs of each; load before: {}\n\n{HEAD}", arguments.runs, load()))?;
    for editions in &arguments.editions {
        for claims in &arguments.claims {
            say(&row(&folder, *editions, *claims, arguments)?)?;
        }
    }
    if arguments.keep { say(&format!("\nkept in {}\n", folder.path().display())) } else { Ok(()) }
}

const HEAD: &str = "\
| editions | claims in each | pages | files | wall, s | CPU, s | peak memory, MiB |
|---:|---:|---:|---:|---:|---:|---:|
";

/// A site of that size, measured: one line of the table.
fn row(folder: &TempDir, editions: usize, claims: usize, arguments: &Arguments) -> Result<String> {
    let site = folder.path().join(format!("site-{editions}-{claims}"));
    let out = folder.path().join(format!("out-{editions}-{claims}"));
    synthetic::write(&site, editions, arguments.in_a_dossier, claims)
        .with_context(|| format!("cannot write {}", site.display()))?;
    run(&site, &out, arguments.jobs)?;
    let made = Made::at(&out)?;
    let mut runs = Vec::new();
    for _ in 0..arguments.runs {
        fs::remove_dir_all(&out)?;
        runs.push(run(&site, &out, arguments.jobs)?);
    }
    if !arguments.keep {
        fs::remove_dir_all(&out)?;
        fs::remove_dir_all(&site)?;
    }
    let wall = spread(runs.iter().map(|run| run.wall.as_secs_f64()), 2);
    let cpu = spread(runs.iter().map(|run| run.cpu.as_secs_f64()), 2);
    let memory = spread(runs.iter().map(|run| run.mebibytes), 1);
    Ok(format!("| {editions} | {claims} | {} | {} | {wall} | {cpu} | {memory} |\n", made.pages, made.files))
}

/// What one build took.
struct Run {
    wall: Duration,
    /// User and system, of all threads.
    cpu: Duration,
    /// The most memory that was resident at once. The system counts from the parent's on, which stays below it
    /// because a site is never held here.
    mebibytes: f64,
}

/// One build; a site with an error, or a command that fails, is an error.
fn run(site: &Path, out: &Path, jobs: u16) -> Result<Run> {
    let printed = tempfile::tempfile()?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerbrief"));
    // The clock is no part of what is measured.
    command.args(["build", "--as-of", "2030-01-01T00:00:00Z", "--jobs", &jobs.to_string()]);
    command.arg("--site").arg(site).arg("--out").arg(out);
    command.stdout(Stdio::null()).stderr(printed.try_clone()?);
    let started = Instant::now();
    let ended = command.spawn()?.wait4()?;
    let wall = started.elapsed();
    ensure!(ended.status.success(), "the build failed: {}\n{}", ended.status, text(printed)?);
    let used = ended.rusage;
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let mebibytes = used.maxrss as f64 / f64::from(1 << 20);
    Ok(Run { wall, cpu: used.utime + used.stime, mebibytes })
}

fn text(mut printed: File) -> io::Result<String> {
    let mut text = String::new();
    printed.rewind()?;
    printed.read_to_string(&mut text)?;
    Ok(text)
}

/// What a build made.
#[derive(Default)]
struct Made {
    pages: usize,
    files: usize,
}

impl Made {
    fn at(folder: &Path) -> io::Result<Made> {
        let mut made = Made::default();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let of_entry = if path.is_dir() { Made::at(&path)? } else { Made::file(&path) };
            made.pages += of_entry.pages;
            made.files += of_entry.files;
        }
        Ok(made)
    }

    fn file(path: &Path) -> Made {
        Made { pages: usize::from(path.extension().is_some_and(|extension| extension == "html")), files: 1 }
    }
}

/// The median with the least and the greatest: `0.52 (0.51–0.60)`.
fn spread(values: impl Iterator<Item = f64>, decimals: usize) -> String {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    let at = |place: usize| sorted.get(place).copied().unwrap_or(f64::NAN);
    let last = sorted.len().saturating_sub(1);
    let median = f64::midpoint(at(last / 2), at(sorted.len() / 2));
    format!("{median:.decimals$} ({:.decimals$}\u{2013}{:.decimals$})", at(0), at(last))
}

/// How busy the machine was: the mean number of running processes over one, five and fifteen minutes.
fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let means: Vec<&str> = load.split_whitespace().take(3).collect();
    if means.is_empty() { String::from("not known") } else { means.join(", ") }
}

fn say(text: &str) -> Result<()> {
    let mut out = io::stdout();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("cannot print")
}
