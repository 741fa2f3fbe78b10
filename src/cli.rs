//! The commands and their arguments.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

use kamerbrief::{DifferenceForm, Form, site_address};

/// Makes static sites of parliamentary briefings, and checks their words against their figures.
///
/// An author writes TOML tables and Markdown in a folder `content/`; `kamerbrief check` says what does not
/// agree, `kamerbrief build` makes the site. Nothing is published while an error stands.
#[derive(Debug, Parser)]
#[command(name = "kamerbrief", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The folder of the site: the one that holds `content/`
    #[arg(long, global = true, value_name = "DIR", default_value = ".", display_order = 900)]
    pub(crate) site: Utf8PathBuf,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Makes the site, if nothing stands in the way of publication
    ///
    /// The site appears whole or not at all: it is made beside its destination and takes its place in one step.
    #[command(after_help = "Examples:\n  kamerbrief build\n  kamerbrief build --out /srv/www/briefings --strict\n  \
        kamerbrief build --as-of 2023-06-20T12:00:00+02:00")]
    Build {
        /// Where the site goes, `public` in the site's folder unless said; must be empty, absent, or made by this command
        #[arg(long, value_name = "DIR")]
        out: Option<Utf8PathBuf>,
        /// What the run is asked.
        #[command(flatten)]
        run: Run,
    },
    /// Says what is wrong with the site, without writing anything
    ///
    /// All findings in one run: each with its rule, its place, both values where two disagree, and a way out.
    #[command(after_help = "Examples:\n  kamerbrief check\n  kamerbrief check --format json | jq .\n  \
        kamerbrief check --mutate            which figures no words hold\n  \
        kamerbrief explain figure-mismatch")]
    Check {
        /// What the run is asked.
        #[command(flatten)]
        run: Run,
        /// How findings are printed
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
        /// Moves every figure beyond what it can mean, and says of which ones nothing would notice
        ///
        /// Nothing of it stops publication. An older edition has been sent and its words stay as they are, so only the
        /// newest of every dossier is looked at, unless `all` is said.
        #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "newest")]
        mutate: Option<Which>,
    },
    /// Shows the site in a browser on this machine, and makes it anew after every save
    ///
    /// Nothing is written. What is found stands over the last good build, and goes away when it is mended. Only this
    /// machine can reach the pages. Ctrl-C ends it.
    #[command(after_help = "Examples:\n  kamerbrief serve --open\n  kamerbrief serve --preview --port 8080")]
    Serve {
        /// What the run is asked.
        #[command(flatten)]
        run: Run,
        /// The port of the address; without it the first one from 4000 on that is free
        #[arg(long, value_name = "N")]
        port: Option<u16>,
        /// Opens the site in the browser
        #[arg(long)]
        open: bool,
    },
    /// Makes a table's TOML of a spreadsheet, its figures as printed
    ///
    /// Prints the TOML, or writes it to a new file; findings say what was left out, changed or looks like a slip of
    /// copying. What a spreadsheet does not say, such as the unit, is left to be filled in.
    #[command(after_help = "Examples:\n  kamerbrief import cijfers.xlsx --sheet Terugkeer --range A3:G7\n  \
        kamerbrief import cijfers.ods --out content/marokko/2023-06/data/terugkeer.toml")]
    Import {
        /// The spreadsheet: .xlsx, .ods or .csv
        file: Utf8PathBuf,
        /// The sheet; can be left out if only one is filled
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
        /// The cells of the table, header included; all that are filled unless said
        #[arg(long, value_name = "A1:G9")]
        range: Option<String>,
        /// Where the TOML goes; a file that is there is never overwritten
        #[arg(long, value_name = "FILE")]
        out: Option<Utf8PathBuf>,
        /// By whose rules numbers are written; the site's unless said
        #[arg(long, value_enum)]
        language: Option<Language>,
    },
    /// Says what an edition says otherwise than an earlier one
    ///
    /// Periods, figures with the reasons for which they were revised, definitions, notes, tables and rows, claims,
    /// requests, and every sentence that came, went or changed. Drafts are looked at too.
    #[command(after_help = "Examples:\n  kamerbrief diff marokko 2023-06 2023-12\n  \
        kamerbrief diff marokko 2023-06 2023-12 --format json | jq .revised")]
    Diff {
        /// The dossier
        dossier: String,
        /// The older edition
        earlier: String,
        /// The newer edition
        later: String,
        /// How it is printed
        #[arg(long, value_enum, default_value = "human")]
        format: DiffFormat,
    },
    /// Says what a finding means, with an example and how to mend it
    #[command(after_help = "Examples:\n  kamerbrief explain                    all rules, a line each\n  \
        kamerbrief explain rounding-broken")]
    Explain {
        /// The rule, as a finding names it: `error[figure-mismatch]`
        rule: Option<String>,
    },
    /// Makes a new site, dossier or edition to go on from; never over what is there
    New {
        /// What to make.
        #[command(subcommand)]
        what: New,
    },
    /// Keeps a published edition from changing: writes down what it says, in its edition.lock
    ///
    /// From then on every figure, sentence, note or chart that is not as it was published is a finding, and an
    /// `[[erratum]]` in edition.toml, which readers see, is the only way to correct one. After an erratum the edition is
    /// frozen again. The file belongs under version control.
    #[command(override_usage = "kamerbrief freeze [OPTIONS] <DOSSIER/EDITION>")]
    #[command(after_help = "Example:\n  kamerbrief freeze marokko/2023-06")]
    Freeze {
        /// The dossier and the edition: `marokko/2023-06`
        #[arg(required = true, value_name = "DOSSIER/EDITION")]
        name: Vec<String>,
        /// The moment at which it is to be published, with its offset; now unless said
        #[arg(long, value_name = "TIME", value_parser = moment)]
        as_of: Option<Timestamp>,
    },
    /// Prints what the TOML files may hold, as JSON Schemas for editors
    ///
    /// With a schema an editor completes keys, explains them, and marks slips while they are made. What leads
    /// nowhere and what does not agree only `check` can say.
    #[command(
        after_help = "Examples:\n  kamerbrief schema --out .schemas    for Even Better TOML in VS Code and others\n  \
        kamerbrief schema table             one schema, printed"
    )]
    Schema {
        /// Which one; all unless said
        #[arg(help = format!("Which: {}; all unless said", listed(&kamerbrief::schemas())))]
        name: Option<String>,
        /// Writes a file per schema into this folder, over those from before
        #[arg(long, value_name = "DIR", conflicts_with = "name")]
        out: Option<Utf8PathBuf>,
    },
}

/// The forms of a difference.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For a person at a terminal
    Human,
    /// For programs
    Json,
}

impl From<DiffFormat> for DifferenceForm {
    fn from(format: DiffFormat) -> DifferenceForm {
        match format {
            DiffFormat::Human => DifferenceForm::Human,
            DiffFormat::Json => DifferenceForm::Json,
        }
    }
}

/// What can be made.
#[derive(Debug, Subcommand)]
pub(crate) enum New {
    /// Makes a site in a new folder, with an example of everything
    #[command(override_usage = "kamerbrief new site [OPTIONS] <PATH>")]
    #[command(after_help = "Examples:\n  kamerbrief new site brieven\n  kamerbrief new site briefings --language en")]
    Site {
        /// The new folder
        #[arg(required = true)]
        path: Vec<String>,
        /// The language of its pages
        #[arg(long, value_enum, default_value = "nl")]
        language: Language,
    },
    /// Makes a dossier with a first edition, as a draft
    #[command(override_usage = "kamerbrief new dossier [OPTIONS] <NAME>")]
    #[command(after_help = "Example:\n  kamerbrief new dossier marokko")]
    Dossier {
        /// Its name, which is its address: a-z, 0-9, `-` and `_`
        #[arg(required = true)]
        name: Vec<String>,
    },
    /// Makes the next edition of a dossier out of the one before it, as a draft
    ///
    /// Takes over texts, tables, stated figures and charts, and lists them as still to be revised. Each table gets the
    /// periods that it lacks, with empty cells, or it is said why not. Acceptances and attachments are not taken over.
    #[command(override_usage = "kamerbrief new edition [OPTIONS] <DOSSIER/EDITION>")]
    #[command(after_help = "Examples:\n  kamerbrief new edition marokko/2023-12\n  \
        kamerbrief new edition marokko/2024-06 --reference 2024-01/2024-06\n  \
        kamerbrief new edition marokko/2024 --from 2023")]
    Edition {
        /// The dossier and the new edition: `marokko/2023-12`
        #[arg(required = true, value_name = "DOSSIER/EDITION")]
        name: Vec<String>,
        /// What it reports on, as EDTF; by default the period after that of the edition before it
        #[arg(long, value_name = "PERIOD")]
        reference: Option<String>,
        /// The edition to start from; by default the last one
        #[arg(long, value_name = "EDITION")]
        from: Option<String>,
    },
}

/// Of which editions the figures are moved.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Which {
    /// The newest of every dossier
    Newest,
    /// Every one
    All,
}

/// The languages of pages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Language {
    /// Dutch
    Nl,
    /// English
    En,
    /// French
    Fr,
}

impl From<Language> for kamerbrief::Language {
    fn from(language: Language) -> kamerbrief::Language {
        match language {
            Language::Nl => kamerbrief::Language::Dutch,
            Language::En => kamerbrief::Language::English,
            Language::Fr => kamerbrief::Language::French,
        }
    }
}

/// What a run over the site is asked.
#[derive(Args, Clone, Debug)]
pub(crate) struct Run {
    /// Replaces the `base_url` of site.toml
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(crate) base_url: Option<String>,
    /// The moment at which the site is to be right, with its offset; decides about embargoes
    ///
    /// Without it the time is `SOURCE_DATE_EPOCH`, or else now.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) as_of: Option<Timestamp>,
    /// Shows unpublished editions too, and marks every page as a draft
    #[arg(long)]
    pub(crate) preview: bool,
    /// Makes errors of warnings
    #[arg(long)]
    pub(crate) strict: bool,
    /// How many threads work at once; 0 is one per core
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=256))]
    pub(crate) jobs: u16,
}

/// The forms of findings.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// For a person at a terminal
    Human,
    /// For editors and other programs
    Json,
    /// Workflow commands that GitHub shows beside the lines they are about
    Github,
}

impl From<Format> for Form {
    fn from(format: Format) -> Form {
        match format {
            Format::Human => Form::Human,
            Format::Json => Form::Json,
            Format::Github => Form::Github,
        }
    }
}

impl From<Which> for kamerbrief::Which {
    fn from(which: Which) -> kamerbrief::Which {
        match which {
            Which::Newest => kamerbrief::Which::Newest,
            Which::All => kamerbrief::Which::All,
        }
    }
}

fn moment(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| String::from("write day, time and offset: 2023-06-20T12:00:00+02:00"))
}

fn web_address(text: &str) -> Result<String, String> {
    site_address(text)
        .ok_or_else(|| String::from("write it in full, without `?` and `#`: https://example.org/briefings/"))
}

/// `site, dossier or table`
fn listed(names: &[&str]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        names => names.concat(),
    }
}
