//! What it costs that the editions of a dossier know of each other: building a dossier of 50, 100, 200 and 400 editions
//! with and without their differences, series and archive, and how that grows.
//!
//! One thread and no disk: everything is rendered and thrown away. `Without` leaves out what only several editions have:
//! the history that rules look at, the pages of changes, of series, of the archive and its days. It reports and judges nothing.

mod synthetic;

use std::hint::black_box;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use camino::Utf8PathBuf;
use clap::Parser;
use jiff::Timestamp;
use kamerbrief::charts::{self, Colours, Drawing};
use kamerbrief::check::{self, Case};
use kamerbrief::exports::{self, Letter, Sheet};
use kamerbrief::history::{self, Archive, History};
use kamerbrief::model::{Dossier, EditionIx, Site};
use kamerbrief::options::Options;
use kamerbrief::pages::{self, Assets, Context, Made, Over, Page, Templates};
use kamerbrief::{claims, known, read, resolve};
use tempfile::TempDir;

/// Measures dossiers of many editions, with and without what their editions are to each other.
#[derive(Parser)]
#[command(name = "editions", max_term_width = 100)]
struct Arguments {
    /// How many editions the dossiers have, each twice as many as before
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_values_t = [50, 100, 200, 400])]
    editions: Vec<u32>,
    /// How often each is built; the fastest counts
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
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

/// What building one dossier took.
#[derive(Clone, Copy)]
struct Took {
    editions: u32,
    without: Duration,
    with: Duration,
}

const HEAD: &str = "\
| editions | without, ms | with, ms | with / without | exponent | exponent of the difference |
|---:|---:|---:|---:|---:|---:|
";

fn report(arguments: &Arguments) -> Result<()> {
    say(HEAD)?;
    let mut before: Option<Took> = None;
    for editions in arguments.editions.iter().copied() {
        let took = took(editions, arguments.runs)?;
        let Took { without, with, .. } = took;
        let exponent = |of: fn(&Took) -> f64| {
            before.map_or_else(String::new, |before| {
                let times = f64::from(editions) / f64::from(before.editions);
                format!("{:.2}", (of(&took) / of(&before)).ln() / times.ln())
            })
        };
        let all = exponent(|took| took.with.as_secs_f64());
        let difference = exponent(|took| took.with.saturating_sub(took.without).as_secs_f64());
        let ratio = with.as_secs_f64() / without.as_secs_f64();
        let [without, with] = [without, with].map(|took| took.as_secs_f64() * 1000.0);
        say(&format!("| {editions} | {without:.0} | {with:.0} | {ratio:.2} | {all} | {difference} |\n"))?;
        before = Some(took);
    }
    Ok(())
}

fn took(editions: u32, runs: u32) -> Result<Took> {
    let folder = TempDir::new()?;
    let count = usize::try_from(editions)?;
    synthetic::write(folder.path(), count, count, synthetic::CLAIMS)?;
    let root = Utf8PathBuf::try_from(folder.path().to_owned())?;
    // After the last edition, whose year is far ahead.
    let options = Options { jobs: 1, ..Options::at("2500-01-01T00:00:00Z".parse::<Timestamp>()?) };
    let fastest = |with: bool| -> Result<Duration> {
        let mut fastest = Duration::MAX;
        for _ in 0..runs {
            let start = Instant::now();
            black_box(build(&root, &options, with)?);
            fastest = fastest.min(start.elapsed());
        }
        Ok(fastest)
    };
    Ok(Took { editions, without: fastest(false)?, with: fastest(true)? })
}

/// Everything but writing; how many bytes there are.
fn build(root: &Utf8PathBuf, options: &Options, with: bool) -> Result<usize> {
    let mut site = resolve::site(&mut read::folder(root).0, &known()).0.context("there is no site")?;
    for edition in site.dossiers.iter_mut().flat_map(|dossier| &mut dossier.editions) {
        edition.evaluations = edition.claims.iter().map(|claim| claims::evaluate(claim, edition)).collect();
    }
    let assets = Assets::new(&[], options);
    let context = Context { site: &site, language: site.language, options, assets: &assets };
    let templates = Templates::new(&context, &[]).ok().context("the templates are faulty")?;
    let press = Press { site: &site, context: &context, templates: &templates };
    let mut bytes = 0;
    for dossier in &site.dossiers {
        let history = if with { History::of(dossier) } else { History::default() };
        let mut findings = 0;
        for case in Case::of_dossier(dossier, &history, site.language, options.as_of, charts::CHARTING) {
            findings += check::edition(&case).findings.len();
        }
        black_box(findings);
        let wholes = if with { history::wholes(dossier, &history) } else { Vec::new() };
        let corrections = dossier.editions.iter().map(|edition| history::corrections(dossier, edition)).collect();
        let archive = with.then(|| Archive::of(dossier, &history, corrections));
        let over = Over { wholes: &wholes, archive: archive.as_ref(), ..Over::default() };
        bytes += press.print(&pages::of_dossier(&context, dossier, over))?;
        for at in 0..dossier.editions.len() {
            bytes += press.edition(dossier, (&history, archive.as_ref()), EditionIx(at))?;
        }
    }
    Ok(bytes)
}

struct Press<'p> {
    site: &'p Site,
    context: &'p Context<'p>,
    templates: &'p Templates,
}

impl Press<'_> {
    fn edition(
        &self,
        dossier: &Dossier,
        (history, archive): (&History, Option<&Archive<'_>>),
        at: EditionIx,
    ) -> Result<usize> {
        let Press { site, context, .. } = *self;
        let edition = dossier.editions.get(at.0).context("there is no such edition")?;
        let draw = |chart| charts::draw(chart, dossier, edition, site.language);
        let drawings: Vec<Drawing> = edition.charts.iter().map(draw).collect();
        let told = claims::told(edition, site.language);
        let difference = archive.and_then(|_| history::since_the_last(dossier, history, at));
        let made = Made { difference: difference.as_ref(), archive, ..Made::alone(&drawings, &told) };
        let mut bytes = self.print(&pages::of_edition(context, dossier, edition, made))?;
        let letter = Letter {
            site,
            base_url: &site.base_url,
            dossier,
            edition,
            told: &told,
            drawings: &drawings,
            colours: &Colours::of(&site.look),
        };
        bytes += exports::of_edition(&letter).iter().map(|output| output.bytes.len()).sum::<usize>();
        for table in &edition.tables {
            let sheet = Sheet { site, base_url: &site.base_url, dossier, edition, table };
            bytes += exports::of_table(&sheet).iter().map(|output| output.bytes.len()).sum::<usize>();
        }
        Ok(bytes)
    }

    fn print(&self, pages: &[Page]) -> Result<usize> {
        let mut bytes = 0;
        for page in pages {
            bytes += self.templates.render(page).ok().context("a template is faulty")?.bytes.len();
        }
        Ok(bytes)
    }
}

fn say(text: &str) -> Result<()> {
    Ok(io::stdout().write_all(text.as_bytes())?)
}
