//! One build after another: each of what was saved last, each shown as soon as it is there.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use camino::Utf8PathBuf;
use tokio::sync::watch::Sender;

use super::shown::Shown;
use super::watch::{Change, Watch};
use super::{Host, News, panel};

/// What is told of a panic; the terminal has the rest.
const FAULT: &str = "a fault of kamerbrief itself, told of in the terminal; the next save is built again";

/// Makes the site whenever it has changed.
pub(super) struct Builder<H> {
    pub(super) root: Utf8PathBuf,
    /// Where pages are served.
    pub(super) address: String,
    pub(super) host: H,
    pub(super) shown: Sender<Arc<Shown>>,
}

impl<H: Host> Builder<H> {
    /// Builds, says where, and builds again after every change; ends only where changes can no longer be seen.
    pub(super) fn run(self, mut watch: Watch) {
        self.build();
        self.host.tell(&News::Serving(&self.address));
        loop {
            match watch.next() {
                Change::Sources => self.build(),
                Change::Polling(why) => self.host.tell(&News::Polling(why)),
                Change::Never => return,
            }
        }
    }

    fn build(&self) {
        let started = Instant::now();
        let built = self.host.options().and_then(|mut options| {
            // The page for addresses that lead nowhere knows no other way to its style sheet and to home.
            options.base_url.get_or_insert_with(|| self.address.clone());
            let assemble = || crate::assemble(&self.root, &options, &*self.host.progress());
            // A fault of ours is no reason to leave an author without a page: the next save may not meet it.
            catch_unwind(AssertUnwindSafe(assemble)).unwrap_or_else(|_| Err(anyhow::anyhow!(FAULT)))
        });
        let before = self.shown.borrow().clone();
        match built {
            Ok((outcome, files)) => {
                let panel = panel::of_report(&outcome.report, &outcome.sources, before.pages());
                let is_good = outcome.counts.is_some();
                let shown = if is_good { Shown::of(files, panel) } else { before.under(panel) };
                self.show(shown);
                self.host.tell(&News::Built(&outcome, started.elapsed()));
            }
            Err(error) => {
                self.show(before.under(panel::of_failure(&error, before.pages())));
                self.host.tell(&News::Failed(&error));
            }
        }
    }

    /// Tells open pages only where they would see something else.
    fn show(&self, next: Shown) {
        self.shown.send_if_modified(|now| {
            let differs = now.mark() != next.mark();
            *now = Arc::new(next);
            differs
        });
    }
}
