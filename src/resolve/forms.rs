//! The forms of texts that have one, as patterns: `check` holds to them, and so do the schemas for editors.
//!
//! Both from one place, so that an editor never refuses what `check` passes. A pattern says nothing of what it cannot
//! see: that there is no 30 February.

use regex::Regex;

/// Without `\d`, which is more than ten digits in some of the engines that read schemas.
const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

/// `2023-06-20`
#[must_use]
pub fn date() -> String {
    format!("^{DAY}$")
}

/// `2023-06-20T12:00:00+02:00`
#[must_use]
pub fn moment() -> String {
    let time = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?";
    format!("^{DAY}[Tt ]{time}([Zz]|[+-][0-9]{{2}}(:?[0-9]{{2}})?)$")
}

/// `https://example.org/briefings/`: a host, perhaps a port and a path. Later paths are put behind it, so it has neither
/// a question nor a fragment; no name or password stands before the host, since everyone will read it.
pub const SITE_ADDRESS: &str = r#"^https?://[^\s"<>\\/?#@:]+(:[0-9]{1,5})?(/[^\s"<>\\?#]*)?$"#;

/// `https://example.org/page`
pub const PAGE_ADDRESS: &str = r"^(https?://|mailto:)[^\s]+$";

/// The address of a site, with a slash behind it; `None` where it is none.
#[must_use]
pub fn site_address(text: &str) -> Option<String> {
    let slash = if text.ends_with('/') { "" } else { "/" };
    has_form(text, SITE_ADDRESS).then(|| format!("{text}{slash}"))
}

pub(super) fn has_form(text: &str, pattern: &str) -> bool {
    Regex::new(pattern).is_ok_and(|form| form.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::site_address;

    #[test]
    fn the_address_of_a_site_has_a_host_and_can_be_gone_on_from() {
        for (text, address) in [
            ("https://voorbeeld.nl", Some("https://voorbeeld.nl/")),
            ("http://voorbeeld.nl:8080/brieven", Some("http://voorbeeld.nl:8080/brieven/")),
            ("https://café.nl/ümlaut/", Some("https://café.nl/ümlaut/")),
            ("https://", None),
            ("https:///brieven", None),
            ("https://:80/", None),
            ("https://voorbeeld.nl/?a=b", None),
            ("https://voorbeeld.nl?a=b", None),
            ("https://voorbeeld.nl/#f", None),
            ("https://ik:geheim@voorbeeld.nl/", None),
            ("https://voorbeeld.nl/mijn brieven", None),
            ("https://voorbeeld.nl/\"", None),
            ("ftp://voorbeeld.nl/", None),
            ("voorbeeld.nl", None),
        ] {
            assert_eq!(site_address(text).as_deref(), address, "{text}");
        }
    }
}
