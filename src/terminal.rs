//! What the development server asks of and tells its terminal.
//!
//! A part of `main`: it reads the clock for every build anew, since an embargo may end while pages are served.

use std::io::{self, IsTerminal};
use std::time::Duration;

use anyhow::Result;
use jiff::ZonedDateTime;

use crate::cli::Run;
use crate::{options, print_findings, progress, say};
use kamerbrief::serve::{Host, News, PORT};
use kamerbrief::{Counts, Form, Options, Outcome, plural};

/// The terminal in which `serve` was typed.
pub(crate) struct Terminal {
    /// What each build is asked.
    pub(crate) run: Run,
    /// Whether a browser is to be opened once there is something to see.
    pub(crate) open: bool,
}

impl Host for Terminal {
    fn options(&self) -> Result<Options> {
        options(self.run.clone())
    }

    fn progress(&self) -> Box<dyn Fn(usize, usize) + Sync> {
        Box::new(progress())
    }

    fn tell(&self, news: &News<'_>) {
        let at = ZonedDateTime::now().strftime("%H:%M:%S").to_string();
        match news {
            News::Built(outcome, time) => {
                let Outcome { report, sources, .. } = outcome;
                print_findings(&mut io::stderr(), io::stderr().is_terminal(), report, sources, Form::Human);
                line(&format!("{at}  {}", result(outcome, *time)));
            }
            News::Failed(error) => line(&format!("{at}  could not build: {error:#}")),
            News::Polling(why) => line(&format!("{at}  changes are looked for every other second: {why}")),
            News::Taken(port) => line(&format!("port {PORT} is in use, so it is {port}")),
            News::Serving(address) => {
                line(&format!("serving {address} (Ctrl-C ends it)"));
                if self.open {
                    open_browser(address);
                }
            }
        }
    }
}

fn line(text: &str) {
    say(&mut io::stdout(), &format!("{text}\n"));
}

fn result(outcome: &Outcome, time: Duration) -> String {
    let (found, time) = (outcome.report.tally(), time.as_secs_f64());
    let found = if found.is_empty() { "no findings" } else { &found };
    match &outcome.counts {
        Some(Counts { pages, tables, charts, .. }) => {
            let made = [(pages, "page"), (tables, "table"), (charts, "chart")];
            let made = made.map(|(count, what)| plural(*count, what)).join(", ");
            format!("built {made} in {time:.2} s; {found}")
        }
        None => format!("not built ({time:.2} s); {found}"),
    }
}

fn open_browser(address: &str) {
    // Not waited for: some systems start the browser itself.
    if let Err(error) = open::that_detached(address) {
        say(&mut io::stderr(), &format!("no browser could be opened: {error}; open {address} yourself\n"));
    }
}
