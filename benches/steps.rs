//! How long each step takes on its own: reading, resolving, checking, one chart, one page, one download, and all of
//! them together without a disk to write to.

mod large;
mod synthetic;

use std::hint::black_box;

use anyhow::{Context as _, Result};
use camino::{Utf8Path, Utf8PathBuf};
use criterion::{BatchSize, Criterion};
use jiff::Timestamp;
use kamerbrief::charts::{self, Drawing};
use kamerbrief::check::{self, Case};
use kamerbrief::claims;
use kamerbrief::diag::Report;
use kamerbrief::exports::{self, Sheet};
use kamerbrief::history::History;
use kamerbrief::model::{Edition, Evaluation, Site};
use kamerbrief::options::Options;
use kamerbrief::pages::{self, Assets, Context, Made, Templates};
use kamerbrief::{examine, known, read, resolve};
use tempfile::TempDir;

/// Enough that no step ends before it can be timed.
const EDITIONS: usize = 10;

fn main() -> Result<()> {
    let folder = TempDir::new()?;
    synthetic::write(folder.path(), EDITIONS, synthetic::EDITIONS, synthetic::CLAIMS)?;
    let root = Utf8PathBuf::try_from(folder.path().to_owned())?;
    let options = Options { jobs: 1, ..Options::at(Timestamp::from_second(1_900_000_000)?) };
    let site = resolve::site(&mut read::folder(&root).0, &known()).0.context("there is no site")?;
    let mut criterion = Criterion::default().configure_from_args();
    whole(&mut criterion, &root, &options);
    reading(&mut criterion, &root);
    edition(&mut criterion, &site, &options)?;
    letter(&mut criterion)?;
    disclosure(&mut criterion, "10 editions, what is kept back", &root)?;
    disclosure(&mut criterion, "1 briefing, what is kept back", Utf8Path::new(env!("CARGO_MANIFEST_DIR")))?;
    for (rounded_to, name) in [(1, "50,000 cells, what is kept back"), (5, "50,000 rounded cells, what is kept back")] {
        let folder = TempDir::new()?;
        large::write(folder.path(), rounded_to)?;
        disclosure(&mut criterion, name, &Utf8PathBuf::try_from(folder.path().to_owned())?)?;
    }
    criterion.final_summary();
    Ok(())
}

/// Everything but writing, as `kamerbrief check` does it.
fn whole(criterion: &mut Criterion, root: &Utf8Path, options: &Options) {
    criterion.bench_function("10 editions, all but writing", |bencher| {
        bencher.iter(|| examine(root, options, &|_, _| ()));
    });
}

fn reading(criterion: &mut Criterion, root: &Utf8Path) {
    criterion.bench_function("10 editions read", |bencher| bencher.iter(|| read::folder(root)));
    criterion.bench_function("10 editions resolved", |bencher| {
        let known = known();
        bencher.iter_batched(
            || read::folder(root).0,
            |mut folder| (resolve::site(&mut folder, &known), folder),
            BatchSize::PerIteration,
        );
    });
}

/// What is made of one edition, step by step.
fn edition(criterion: &mut Criterion, site: &Site, options: &Options) -> Result<()> {
    let assets = Assets::new(&[], options);
    let context = Context { site, language: site.language, options, assets: &assets };
    let templates = Templates::new(&context, &[]).ok().context("the templates are faulty")?;
    let dossier = site.dossiers.first().context("there is no dossier")?;
    let edition = dossier.editions.first().context("there is no edition")?;
    let (chart, table) = edition.charts.first().zip(edition.tables.first()).context("there is no chart or no table")?;
    let draw = |chart| charts::draw(chart, dossier, edition, site.language);
    let drawings: Vec<Drawing> = edition.charts.iter().map(draw).collect();

    let history = History::of(dossier);
    let case = Case::of_dossier(dossier, &history, site.language, options.as_of, charts::CHARTING)
        .next()
        .context("there is no edition")?;
    criterion.bench_function("1 edition checked", |bencher| bencher.iter(|| check::edition(black_box(&case))));
    criterion.bench_function("1 chart drawn", |bencher| bencher.iter(|| draw(black_box(chart))));
    let told = claims::told(edition, site.language);
    let made = || pages::of_edition(&context, dossier, edition, Made::alone(&drawings, &told));
    criterion.bench_function("5 pages of 1 edition as views", |bencher| bencher.iter(made));
    let pages = made();
    let page = pages.first().context("there is no page")?;
    criterion.bench_function("1 edition's page rendered", |bencher| {
        bencher.iter(|| templates.render(black_box(page)));
    });
    let sheet = Sheet { site, base_url: &site.base_url, dossier, edition, table };
    criterion.bench_function("1 table as its downloads", |bencher| {
        bencher.iter(|| exports::of_table(black_box(&sheet)));
    });
    Ok(())
}

/// The briefing of this repository, with its 45 figures: `check --mutate` is to be fast enough for every save.
fn letter(criterion: &mut Criterion) -> Result<()> {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = resolve::site(&mut read::folder(root).0, &known()).0.context("there is no briefing")?;
    let edition = site.dossiers.first_mut().and_then(|dossier| dossier.editions.first_mut());
    let edition = edition.context("there is no edition")?;
    let evaluated = |edition: &Edition| -> Vec<Evaluation> {
        edition.claims.iter().map(|claim| claims::evaluate(claim, edition)).collect()
    };
    edition.evaluations = evaluated(edition);
    let dossier = site.dossiers.first().context("there is no dossier")?;
    let history = History::of(dossier);
    let case = Case::of_dossier(dossier, &history, site.language, Timestamp::UNIX_EPOCH, charts::CHARTING)
        .next()
        .context("there is no edition")?;
    criterion.bench_function("the briefing's claims evaluated and all of it checked", |bencher| {
        bencher.iter(|| {
            let evaluations = evaluated(black_box(case.edition));
            (evaluations.len(), check::edition(black_box(&case)).findings.len())
        });
    });
    criterion.bench_function("45 figures of the briefing moved", |bencher| {
        bencher.iter(|| check::mutation::coverage(black_box(&case)));
    });
    Ok(())
}

/// What can be worked out of the figures that the editions of the first dossier keep back.
fn disclosure(criterion: &mut Criterion, name: &str, root: &Utf8Path) -> Result<()> {
    let site = resolve::site(&mut read::folder(root).0, &known()).0.context("there is no site")?;
    let dossier = site.dossiers.first().context("there is no dossier")?;
    let history = History::of(dossier);
    let rule = check::RULES.iter().find(|rule| rule.code.name == "disclosure").context("there is no such rule")?;
    criterion.bench_function(name, |bencher| {
        bencher.iter(|| {
            let mut report = Report::default();
            for case in Case::of_dossier(dossier, &history, site.language, Timestamp::UNIX_EPOCH, charts::CHARTING) {
                (rule.find)(black_box(&case), &mut report);
            }
            report.findings.len()
        });
    });
    Ok(())
}
