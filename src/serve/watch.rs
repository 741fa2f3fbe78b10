//! Sees that something in the site folder was saved, and waits until the saving is over.
//!
//! Folders may come, go and be replaced while it watches; whatever is there is watched. That something changed is all
//! it says, for every build reads everything. A change during a build is kept and leads to another.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// What the next change is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Something that a build reads may be another.
    Sources,
    /// The system cannot tell of changes, for that reason; from now on files are looked at every other second.
    Polling(String),
    /// Nothing will be seen any more.
    Never,
}

/// What a build reads, within the site folder.
const READ: [&str; 3] = ["content", "templates", "static"];
/// Editors write a file in several steps, and many files at once; a build of half of them is of no use.
const QUIET: Duration = Duration::from_millis(80);
/// Whoever never stops saving sees a build all the same.
const LONGEST: Duration = Duration::from_secs(2);
/// How often is asked whether the folders are still the same: a folder that is gone tells nothing.
const LOOK: Duration = Duration::from_secs(1);
const POLL: Duration = Duration::from_secs(2);

type Seen = notify::Result<Event>;

/// Watches a site folder.
pub(super) struct Watch {
    root: PathBuf,
    folders: Vec<Watched>,
    watcher: Option<Box<dyn Watcher + Send>>,
    sender: Sender<Seen>,
    seen: Receiver<Seen>,
    /// Why the system cannot tell of changes, until that has been said.
    trouble: Option<String>,
    polls: bool,
}

struct Watched {
    path: PathBuf,
    mode: RecursiveMode,
    /// Which folder is watched; `None` where there is none.
    stamp: Option<Stamp>,
}

/// What tells a folder from another that took its place.
type Stamp = (Option<SystemTime>, u64);

impl Watch {
    /// Watches what is there, from now on.
    pub(super) fn begin(root: &Path) -> Watch {
        let (sender, seen) = channel();
        // The folder itself not in depth: beside what is read may lie much that is not.
        let itself = Watched { path: root.to_owned(), mode: RecursiveMode::NonRecursive, stamp: None };
        let below = |name| Watched { path: root.join(name), mode: RecursiveMode::Recursive, stamp: None };
        let folders = std::iter::once(itself).chain(READ.into_iter().map(below)).collect();
        let mut watch =
            Watch { root: root.to_owned(), folders, watcher: None, sender, seen, trouble: None, polls: false };
        match RecommendedWatcher::new(watch.sender.clone(), Config::default()) {
            Ok(watcher) => watch.watcher = Some(Box::new(watcher)),
            Err(error) => watch.poll(&error),
        }
        watch.renew();
        watch
    }

    /// Waits for a change, and then until nothing has changed for a moment.
    pub(super) fn next(&mut self) -> Change {
        loop {
            if let Some(why) = self.trouble.take() {
                return Change::Polling(why);
            }
            let mut changed = match self.seen.recv_timeout(LOOK) {
                Ok(seen) => self.concerns(&seen),
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => return Change::Never,
            };
            if changed {
                self.settle();
            }
            changed |= self.renew();
            if changed {
                return Change::Sources;
            }
        }
    }

    fn settle(&mut self) {
        let end = Instant::now() + LONGEST;
        let mut quiet_at = Instant::now() + QUIET;
        while let Some(left) = quiet_at.min(end).checked_duration_since(Instant::now()) {
            match self.seen.recv_timeout(left) {
                Ok(seen) if self.concerns(&seen) => quiet_at = Instant::now() + QUIET,
                // Others may read the folder meanwhile.
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    /// Whether a build may read something else now.
    fn concerns(&mut self, seen: &Seen) -> bool {
        let event = match seen {
            Ok(event) => event,
            Err(error) => {
                if matches!(error.kind, ErrorKind::MaxFilesWatch) {
                    self.poll(error);
                }
                return true;
            }
        };
        if event.need_rescan() {
            self.forget(None);
            return true;
        }
        if !changes(event.kind) {
            return false;
        }
        let mut concerns = false;
        for path in &event.paths {
            if is_read(&self.root, path) {
                concerns = true;
                self.forget(Some(path));
            }
        }
        concerns
    }

    /// Has that folder, or all of them, watched anew: the one that takes its place may look the same.
    fn forget(&mut self, path: Option<&Path>) {
        let those = self.folders.iter_mut().filter(|folder| path.is_none_or(|path| folder.path == path));
        those.for_each(|folder| folder.stamp = None);
    }

    /// Watches the folders that are there now; whether they are others than before.
    fn renew(&mut self) -> bool {
        let mut renewed = false;
        for at in 0..self.folders.len() {
            let Some(Watched { path, mode, stamp }) = self.folders.get_mut(at) else { continue };
            // Taken before it is watched: whatever takes its place meanwhile is seen the next time.
            let now = stamp_of(path);
            if now == *stamp {
                continue;
            }
            renewed = true;
            *stamp = now;
            let Some(watcher) = &mut self.watcher else { continue };
            let _ = watcher.unwatch(path);
            match now.map_or(Ok(()), |_| watcher.watch(path, *mode)) {
                Ok(()) => {}
                // It went while it was being watched: the next look sees what became of it.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => *stamp = None,
                Err(error) => {
                    self.poll(&error);
                    return true;
                }
            }
        }
        renewed
    }

    /// Looks at the files themselves from now on.
    fn poll(&mut self, why: &notify::Error) {
        if self.polls {
            return;
        }
        self.polls = true;
        self.trouble = Some(why.to_string());
        // Contents too, for it knows the age of a file to the second only.
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let watcher = PollWatcher::new(self.sender.clone(), config);
        self.watcher = watcher.ok().map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>);
        self.forget(None);
        self.renew();
    }
}

/// Whether an event of that kind is about what is in files. To read them is not: a build would lead to the next.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    }
}

/// Whether a build reads that path, or what is below it.
fn is_read(root: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else {
        // Some systems tell of the real path of a folder that is reached by a link.
        return true;
    };
    let mut names = below.components().map(Component::as_os_str);
    match names.next() {
        Some(first) => READ.iter().any(|name| first == OsStr::new(name)) && !names.any(is_passed_over),
        None => true,
    }
}

/// What editors leave beside a file, as reading passes it over.
fn is_passed_over(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~")
}

fn stamp_of(folder: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    Some((metadata.created().ok(), number_of(&metadata)))
}

#[cfg(unix)]
fn number_of(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number_of(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, ModifyKind, RemoveKind};

    use super::*;

    #[test]
    fn to_read_a_file_is_no_change() {
        assert!(!changes(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(!changes(EventKind::Access(AccessKind::Close(AccessMode::Read))));
        assert!(changes(EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(changes(EventKind::Modify(ModifyKind::Data(DataChange::Any))));
        assert!(changes(EventKind::Create(CreateKind::Any)) && changes(EventKind::Remove(RemoveKind::Any)));
    }

    #[test]
    fn without_help_of_the_system_changes_are_seen_all_the_same() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("content")).unwrap();
        let file = site.path().join("content/site.toml");
        fs::write(&file, "before").unwrap();
        let (sender, changes) = channel();
        let mut watch = Watch::begin(site.path());
        watch.poll(&notify::Error::generic("no more"));
        std::thread::spawn(move || while sender.send(watch.next()).is_ok() {});
        let next = || changes.recv_timeout(Duration::from_mins(1)).unwrap();
        assert_eq!(next(), Change::Polling(String::from("no more")));
        fs::write(&file, "after!").unwrap();
        assert_eq!(next(), Change::Sources);
    }

    #[test]
    fn only_what_a_build_reads_is_looked_at() {
        let reads = |path: &str| is_read(Path::new("/site"), &Path::new("/site").join(path));
        assert!(reads("content/a/b.toml") && reads("templates") && reads("static/a.css") && reads(""));
        assert!(!reads("public/index.html") && !reads("target/debug") && !reads("contents"));
        assert!(!reads("content/.a.md.swp") && !reads("content/a.md~") && !reads("content/.git/index"));
    }
}
