//! Arguments in, findings out, exit code.
//!
//! The only place that reads the clock and the environment and talks to the terminal.
//! Exit 0: done. 1: findings that stop publication. 2: could not work.

mod cli;
mod terminal;

use std::io::{self, IsTerminal, Write};
use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use camino::{Utf8Path, Utf8PathBuf};
use clap::Parser;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;

use cli::{Cli, Command, Format, New, Run, Which};
use kamerbrief::options::OUT;
use kamerbrief::serve::Port;
use kamerbrief::{
    Counts, Differed, DifferenceForm, Form, Imported, Options, Outcome, Report, Sources, Start, Wanted, plural,
};
use terminal::Terminal;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // A fault of ours is no finding: whoever runs this in a workflow has to be able to tell the two apart.
    let outcome = catch_unwind(|| run(cli)).unwrap_or_else(|_| Err(anyhow!("this is a fault of kamerbrief itself")));
    outcome.unwrap_or_else(|error| {
        say(&mut io::stderr(), &format!("kamerbrief: {error:#}\n"));
        ExitCode::from(2)
    })
}

fn run(cli: Cli) -> Result<ExitCode> {
    match cli.command {
        Command::Build { out, run } => build(&cli.site, out, run),
        Command::Check { run, format, mutate: None } => check(&cli.site, run, format),
        Command::Check { run, format, mutate: Some(which) } => mutate(&cli.site, run, format, which),
        Command::Serve { run, port, open } => serve(&cli.site, run, port, open),
        Command::Import { file, sheet, range, out, language } => {
            import(&cli.site, &file, &Wanted { sheet, range, language: language.map(Into::into) }, out.as_deref())
        }
        Command::Diff { dossier, earlier, later, format } => {
            diff(&cli.site, &dossier, [&earlier, &later], format.into())
        }
        Command::Explain { rule } => explain(rule.as_deref()),
        Command::New { what } => new(&cli.site, what),
        Command::Freeze { name, as_of } => freeze(&cli.site, &name, as_of),
        Command::Schema { name, out: None } => schema(name.as_deref()),
        Command::Schema { name: _, out: Some(out) } => write_schemas(&cli.site, &out),
    }
}

fn diff(site: &Utf8Path, dossier: &str, editions: [&str; 2], form: DifferenceForm) -> Result<ExitCode> {
    let Differed { outcome, text } = kamerbrief::differ(site, &Options::at(now()?), dossier, editions, form)?;
    let Some(text) = text else {
        print_findings(&mut io::stderr(), io::stderr().is_terminal(), &outcome.report, &outcome.sources, Form::Human);
        return Ok(ExitCode::from(1));
    };
    say(&mut io::stdout(), &text);
    Ok(ExitCode::SUCCESS)
}

fn build(site: &Utf8Path, out: Option<Utf8PathBuf>, run: Run) -> Result<ExitCode> {
    let started = Instant::now();
    let beside = |name: &str| if site == "." { Utf8PathBuf::from(name) } else { site.join(name) };
    let out = out.unwrap_or_else(|| beside(OUT));
    let outcome = kamerbrief::build(site, &out, &options(run)?, &progress())?;
    print_findings(&mut io::stderr(), io::stderr().is_terminal(), &outcome.report, &outcome.sources, Form::Human);
    let Outcome { report, counts: Some(counts), .. } = &outcome else {
        say(&mut io::stderr(), &format!("nothing was written: `{out}` is as it was\n"));
        return Ok(ExitCode::from(1));
    };
    say(&mut io::stdout(), &summary(counts, report, &out, started.elapsed()));
    Ok(ExitCode::SUCCESS)
}

fn check(site: &Utf8Path, run: Run, format: Format) -> Result<ExitCode> {
    let outcome = kamerbrief::examine(site, &options(run)?, &progress())?;
    print_findings(&mut io::stdout(), io::stdout().is_terminal(), &outcome.report, &outcome.sources, format.into());
    Ok(if outcome.report.stops() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn mutate(site: &Utf8Path, run: Run, format: Format, which: Which) -> Result<ExitCode> {
    let mutated = kamerbrief::mutate(site, &options(run)?, which.into(), &progress())?;
    say(&mut io::stdout(), &mutated.print(format.into(), has_colour(io::stdout().is_terminal())));
    Ok(if mutated.outcome.report.stops() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn serve(site: &Utf8Path, run: Run, port: Option<u16>, open: bool) -> Result<ExitCode> {
    kamerbrief::serve::serve(site, port.map_or(Port::FirstFree, Port::Only), Terminal { run, open })?;
    Ok(ExitCode::SUCCESS)
}

fn import(site: &Utf8Path, file: &Utf8Path, wanted: &Wanted, out: Option<&Utf8Path>) -> Result<ExitCode> {
    let Imported { toml, report } = kamerbrief::import(site, file, wanted, out)?;
    print_findings(&mut io::stderr(), io::stderr().is_terminal(), &report, &Sources::default(), Form::Human);
    match (toml, out) {
        (Some(_), Some(out)) => say(&mut io::stdout(), &format!("wrote     {out}\n")),
        (Some(toml), None) => say(&mut io::stdout(), &toml),
        (None, _) => return Ok(ExitCode::from(1)),
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(rule: Option<&str>) -> Result<ExitCode> {
    say(&mut io::stdout(), &kamerbrief::explain(rule)?);
    Ok(ExitCode::SUCCESS)
}

fn new(site: &Utf8Path, what: New) -> Result<ExitCode> {
    let (made, next) = match what {
        New::Site { path, language } => {
            anyhow::ensure!(
                site == ".",
                "`new site` makes a site and is in none: leave `--site` out and give the path of the new folder"
            );
            let made = kamerbrief::new_site(&path, language.into())?;
            let next = format!("kamerbrief build{}", in_site(&made.folder));
            (made, next)
        }
        New::Dossier { name } => {
            (kamerbrief::new_dossier(site, &name)?, format!("kamerbrief build --preview{}", in_site(site)))
        }
        New::Edition { name, reference, from } => {
            let start = Start { from: from.as_deref(), reference: reference.as_deref() };
            let made = kamerbrief::new_edition(site, &name, start)?;
            (made, format!("kamerbrief check{} lists what is to be filled in and revised", in_site(site)))
        }
    };
    let mut text = format!("made      {}, with {}\n", made.folder, plural(made.files, "file"));
    text.extend(made.told.iter().map(|(word, says)| format!("{word:<9} {says}\n")));
    say(&mut io::stdout(), &format!("{text}next      {next}\n"));
    Ok(ExitCode::SUCCESS)
}

fn freeze(site: &Utf8Path, name: &[String], as_of: Option<Timestamp>) -> Result<ExitCode> {
    let run = Run { base_url: None, as_of, preview: false, strict: false, jobs: 0 };
    let frozen = kamerbrief::freeze(site, name, &options(run)?)?;
    print_findings(&mut io::stderr(), io::stderr().is_terminal(), &frozen.report, &frozen.sources, Form::Human);
    let Some(file) = frozen.file else {
        say(&mut io::stderr(), "nothing was frozen\n");
        return Ok(ExitCode::from(1));
    };
    let errata = if frozen.errata == 0 { String::new() } else { format!(", {} of them errata", frozen.errata) };
    let things = plural(frozen.things + frozen.errata, "line");
    let text = format!("froze     {file}, with {things}{errata}\nnext      put it under version control\n");
    say(&mut io::stdout(), &text);
    Ok(ExitCode::SUCCESS)
}

/// What says to a further command where the site is.
fn in_site(site: &Utf8Path) -> String {
    match site.as_str() {
        "." => String::new(),
        // Apart, it would be taken for an option.
        option if option.starts_with('-') => format!(" --site={}", quoted(site)),
        _ => format!(" --site {}", quoted(site)),
    }
}

/// A path as a shell takes it.
fn quoted(path: &Utf8Path) -> String {
    let plain = |mark: char| mark.is_alphanumeric() || matches!(mark, '/' | '.' | '-' | '_');
    if path.as_str().chars().all(plain) {
        path.to_string()
    } else {
        format!("'{}'", path.as_str().replace('\'', "'\\''"))
    }
}

fn schema(name: Option<&str>) -> Result<ExitCode> {
    say(&mut io::stdout(), &kamerbrief::schema(name)?);
    Ok(ExitCode::SUCCESS)
}

fn write_schemas(site: &Utf8Path, out: &Utf8Path) -> Result<ExitCode> {
    let names = kamerbrief::write_schemas(site, out)?;
    let (made, list) = (out.join("taplo.toml"), site.join(".taplo.toml"));
    let text = format!(
        "made      {} files in {out}\nnext      copy {made} to {list}, if there is none: it gives each file its schema\n",
        names.len(),
    );
    say(&mut io::stdout(), &text);
    Ok(ExitCode::SUCCESS)
}

fn options(run: Run) -> Result<Options> {
    let Run { base_url, as_of, preview, strict, jobs } = run;
    let as_of = match as_of {
        Some(moment) => moment,
        None => now()?,
    };
    Ok(Options { as_of, base_url, preview, strict, search: kamerbrief::SEARCHES, jobs: usize::from(jobs) })
}

/// The moment of the run, or the one that the environment asks for: <https://reproducible-builds.org/specs/source-date-epoch/>
fn now() -> Result<Timestamp> {
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(Timestamp::now());
    };
    let seconds: i64 = epoch.parse().with_context(|| format!("SOURCE_DATE_EPOCH is no number of seconds: {epoch}"))?;
    Timestamp::from_second(seconds).with_context(|| format!("SOURCE_DATE_EPOCH is out of range: {epoch}"))
}

/// Shows how far the work is once it takes longer than a second, on a terminal only.
fn progress() -> impl Fn(usize, usize) + Sync {
    let started = Instant::now();
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(4));
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} editions") {
        bar.set_style(style);
    }
    move |done, total| {
        if started.elapsed() < Duration::from_secs(1) {
            return;
        }
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        if done == total {
            bar.finish_and_clear();
        }
    }
}

fn print_findings(out: &mut impl Write, is_terminal: bool, report: &Report, sources: &Sources, form: Form) {
    say(out, &report.print(sources, form, has_colour(is_terminal)));
}

/// <https://no-color.org>
fn has_colour(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none()
}

/// Prints, and does not mind a reader that has gone: `kamerbrief check | head` is no fault.
fn say(out: &mut impl Write, text: &str) {
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// `1 Openstaand, 3 Voldaan`
fn told(counts: &[(&str, usize)]) -> String {
    let parts: Vec<String> = counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
    if parts.is_empty() { String::from("none") } else { parts.join(", ") }
}

fn summary(counts: &Counts, report: &Report, out: &Utf8Path, time: Duration) -> String {
    let Counts { editions, embargoed, pages, tables, charts, claims, accepted, exempted, requests, files, kept } =
        counts;
    let mut lines = vec![
        format!(
            "editions  {editions}{}",
            if *embargoed > 0 {
                format!(", and {embargoed} under embargo, checked and left out")
            } else {
                String::new()
            }
        ),
        format!("pages     {pages}, in {}", plural(*files, "file")),
        format!("tables    {tables}"),
        format!("charts    {charts}"),
        format!("claims    {}", told(claims)),
        format!("accepted  {}, with reasons that readers see", plural(*accepted, "finding")),
        format!("exempted  {} of the texts, with reasons that readers see", plural(*exempted, "number")),
    ];
    lines.push(format!("requests  {}", told(requests)));
    if !report.findings.is_empty() {
        lines.push(format!("findings  {}", report.tally()));
    }
    lines.extend(kept.iter().map(|path| format!("kept      {path}: it holds files that are not ours")));
    lines.push(format!("time      {:.2} s", time.as_secs_f64()));
    lines.push(format!("open      {}", out.join("index.html")));
    lines.join("\n") + "\n"
}
