//! What one run was asked, and every default.

use jiff::civil::Date;
use jiff::{Timestamp, tz::Offset};

/// What one run was asked. The clock and the environment have been read: everything is a value here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The moment at which the site is to be right: decides about embargoes. By default the moment of the run.
    pub as_of: Timestamp,
    /// Replaces the base URL of `site.toml`.
    pub base_url: Option<String>,
    /// Shows unpublished editions, marked as such. By default not.
    pub preview: bool,
    /// Makes errors of warnings. By default not.
    pub strict: bool,
    /// Makes the index by which readers search the site. By default not: a program may be built without what makes it.
    pub search: bool,
    /// How many threads work at once; 0, the default, is one per core.
    pub jobs: usize,
}

impl Options {
    /// The defaults, at that moment.
    #[must_use]
    pub fn at(as_of: Timestamp) -> Options {
        Options { as_of, base_url: None, preview: false, strict: false, search: false, jobs: 0 }
    }
}

/// The day of a moment by Dutch summer time, so that a day which has begun in the Netherlands is never told to lie ahead.
#[must_use]
pub fn today(as_of: Timestamp) -> Date {
    Offset::constant(2).to_datetime(as_of).date()
}

/// Where a site goes that is not told otherwise, relative to its folder.
pub const OUT: &str = "public";
