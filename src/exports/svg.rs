//! Charts as SVG files: text as text, colours written out, with what they show and where it comes from.

use super::{Format, Scope};

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "svg",
    summary: "A chart as a drawing that can be made larger and edited, with its title, notes and source",
    media_type: "image/svg+xml",
    ending: ".svg",
    scope: Scope::Chart(|svg| svg.as_bytes().to_vec()),
};
