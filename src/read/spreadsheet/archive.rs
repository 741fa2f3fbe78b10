//! The parts of a zipped spreadsheet, each within bounds.

use std::io::{Cursor, Read as _};

use roxmltree::{Document, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use super::Fault;

/// A part larger than this once it is unpacked is refused; a full sheet of figures has a tenth of it.
const LARGEST_PART: u64 = 32 << 20;
/// So many elements and texts take some 200 MB.
const MOST_NODES: u32 = 2_000_000;
/// Attributes of one element; the formats need about fifty.
const MOST_ATTRIBUTES: usize = 1000;

/// A zipped file.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Archive<'b>, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Fault::Broken(error.to_string()))?;
        Ok(Archive { zip })
    }

    pub(super) fn holds(&self, path: &str) -> bool {
        self.zip.index_for_name(path).is_some()
    }

    /// The text of a part; `None` where there is no such part.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Fault> {
        let part = match self.zip.by_name(path) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Fault::Encrypted),
            Err(error) => return Err(Fault::Broken(format!("`{path}`: {error}"))),
        };
        let mut bytes = Vec::new();
        // What a part says of its size is not to be trusted, so the reading itself is bounded.
        let read = part.take(LARGEST_PART + 1).read_to_end(&mut bytes);
        read.map_err(|error| Fault::Broken(format!("`{path}`: {error}")))?;
        if bytes.len() as u64 > LARGEST_PART {
            return Err(Fault::TooLarge(format!("`{path}` in it is larger than {} MB", LARGEST_PART >> 20)));
        }
        let text = String::from_utf8(bytes).map_err(|_| Fault::Broken(format!("`{path}` is not UTF-8")))?;
        if is_overloaded(&text) {
            return Err(Fault::TooLarge(format!(
                "`{path}` in it has an element with over {MOST_ATTRIBUTES} attributes"
            )));
        }
        Ok(Some(text))
    }

    /// The text of a part that must be there.
    pub(super) fn needed(&mut self, path: &str) -> Result<String, Fault> {
        self.text(path)?.ok_or_else(|| Fault::Broken(format!("it has no `{path}`")))
    }
}

/// Reads a part as XML; entities of its own are refused.
pub(super) fn parsed<'t>(path: &str, text: &'t str) -> Result<Document<'t>, Fault> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Document::parse_with_options(text, options).map_err(|error| Fault::Broken(format!("`{path}`: {error}")))
}

/// Whether an element has so many attributes that comparing each with each takes minutes.
fn is_overloaded(text: &str) -> bool {
    text.split('<').any(|element| element.bytes().filter(|byte| *byte == b'=').count() > MOST_ATTRIBUTES)
}

#[cfg(test)]
mod tests {
    use super::{is_overloaded, parsed};

    #[test]
    fn an_element_with_a_million_attributes_is_not_parsed() {
        assert!(is_overloaded(&format!("<a {}/>", "b='' ".repeat(1_000_000))));
        assert!(!is_overloaded(&"<a b='='/>".repeat(1_000_000)));
    }

    #[test]
    fn a_million_elements_within_each_other_are_no_danger() {
        let deep = "<a>".repeat(1_000_000) + &"</a>".repeat(1_000_000);
        assert!(parsed("x", &deep).is_ok());
    }
}
