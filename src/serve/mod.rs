//! The development server: makes the site in memory, shows it on this machine only, and makes it anew after every save.
//!
//! Readers of a page see the last good build; what is wrong with the site since stands over it. Nothing is written,
//! and nothing is served but what a build made. It uses the face of the library only, as any other server could.

mod builder;
mod http;
mod panel;
mod shown;
mod watch;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use std::{io, thread};

use anyhow::{Context as _, Result};
use camino::Utf8Path;
use tokio::sync::watch::channel;

use crate::{Options, Outcome};
use builder::Builder;
use shown::Shown;
use watch::Watch;

/// Where the search for a free port begins.
pub const PORT: u16 = 4000;
/// How many ports are tried before the system is asked for any.
const TRIES: u16 = 20;

/// On which port pages are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// The first one from `PORT` on that is free.
    FirstFree,
    /// That one, or it is an error; 0 lets the system choose.
    Only(u16),
}

/// What happens while pages are served.
#[derive(Debug)]
pub enum News<'n> {
    /// The site was made, or not, in that time. Pages that are open show it already.
    Built(&'n Outcome, Duration),
    /// The site could not be made, for a reason that is no finding; the server waits for a change.
    Failed(&'n anyhow::Error),
    /// The system does not tell of changes, for that reason; files are looked at every other second.
    Polling(String),
    /// Pages are served at that address from now on.
    Serving(&'n str),
    /// Another has the default port, so pages are served on that one.
    Taken(u16),
}

/// What the server asks of whoever starts it: clock, environment and terminal are not its own.
pub trait Host: Send {
    /// What the next build is asked; its moment is now.
    ///
    /// # Errors
    /// An environment that makes no sense.
    fn options(&self) -> Result<Options>;

    /// Hears how far a build is, for as long as that build takes.
    fn progress(&self) -> Box<dyn Fn(usize, usize) + Sync>;

    /// Hears what happens.
    fn tell(&self, news: &News<'_>);
}

/// Serves the site until the user interrupts it.
///
/// # Errors
/// At the start: no such folder, no such port. Later: only what leaves nothing to serve.
pub fn serve(root: &Utf8Path, port: Port, host: impl Host + 'static) -> Result<()> {
    anyhow::ensure!(root.is_dir(), "there is no folder `{root}`");
    host.options()?;
    let listener = listen(port)?;
    let at = listener.local_addr().context("cannot tell the port")?.port();
    if port == Port::FirstFree && at != PORT {
        host.tell(&News::Taken(at));
    }
    // Absolute, so that a working directory that is removed and made again is found again.
    let root = camino::absolute_utf8(root).with_context(|| format!("cannot tell where `{root}` is"))?;
    let (sender, shown) = channel(Arc::new(Shown::default()));
    // Watched before it is read: what is saved during the first build leads to a second.
    let watch = Watch::begin(root.as_std_path());
    let builder = Builder { root, address: format!("http://127.0.0.1:{at}/"), host, shown: sender };
    thread::spawn(move || builder.run(watch));
    http::run(listener, shown)
}

fn listen(port: Port) -> Result<TcpListener> {
    match port {
        Port::Only(port) => bind(port).map_err(|error| refused(port, &error)),
        Port::FirstFree => {
            let free = (PORT..PORT + TRIES).find_map(|port| bind(port).ok());
            free.map_or_else(|| bind(0).context("no port is free"), Ok)
        }
    }
}

/// Loopback only: a draft is nobody else's to read.
fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
}

fn refused(port: u16, error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow::anyhow!("port {port} is in use; give another, or leave `--port` out and a free one is taken")
        }
        _ => anyhow::anyhow!("cannot listen on port {port}: {error}"),
    }
}
