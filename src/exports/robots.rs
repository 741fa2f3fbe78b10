//! What search engines may look at: everything, and in a preview nothing.
//!
//! Search engines ask for the file at the root of a host only; a site in a folder of one has it for whoever puts the
//! lines where they belong.

use super::{Format, Scope, Whole};
use crate::address;
use crate::output::Output;

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "robots",
    summary: "What search engines may look at, and where the list of pages is",
    media_type: "text/plain",
    ending: address::ROBOTS,
    scope: Scope::Site(export),
};

fn export(whole: &Whole) -> Vec<Output> {
    let text = if whole.options.preview {
        String::from("User-agent: *\nDisallow: /\n")
    } else {
        format!("User-agent: *\nDisallow:\n\nSitemap: {}\n", address::file(whole.base_url, address::SITEMAP))
    };
    vec![Output::new(address::ROBOTS, text)]
}
