//! How long a chart of each kind takes, in both layouts and with its description, over the tables of the golden site of all
//! kinds; beside them what other tools make of the same figures, where `benches/peers/` was set up.
//!
//! Numbers are printed and nothing is judged.

use std::hint::black_box;
use std::io::Write as _;
use std::process::Command;

use anyhow::{Context as _, Result};
use camino::Utf8Path;
use criterion::Criterion;
use kamerbrief::model::Language;
use kamerbrief::{charts, known, read, resolve};

fn main() -> Result<()> {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = root.join("tests/golden/charts/site");
    let site = resolve::site(&mut read::folder(&site).0, &known()).0.context("there is no site")?;
    let dossier = site.dossiers.first().context("there is no dossier")?;
    let edition = dossier.editions.first().context("there is no edition")?;
    let mut criterion = Criterion::default().configure_from_args();
    for chart in &edition.charts {
        let draw = || charts::draw(black_box(chart), dossier, edition, Language::Dutch);
        let drawing = draw();
        let name = format!("{} ({} and {} bytes)", chart.kind.value, drawing.svg.len(), drawing.slim.len());
        criterion.bench_function(&name, |bencher| bencher.iter(draw));
    }
    criterion.final_summary();
    for (program, script) in
        [("python3", "matplotlib_columns.py"), ("node", "plot_columns.mjs"), ("node", "vega_columns.mjs")]
    {
        writeln!(std::io::stdout(), "{}", peer(program, root, script))?;
    }
    Ok(())
}

/// What a peer printed, or that it is not installed.
fn peer(program: &str, root: &Utf8Path, script: &str) -> String {
    let run = Command::new(program).current_dir(root.join("benches/peers")).arg(script).output();
    match run {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        _ => format!("{script}: skipped, not installed"),
    }
}
