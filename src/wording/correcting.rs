//! What `edition.lock` holds of an edition, in words for readers of a correction.
//!
//! The lock is written for comparison, in no language; here each kind of thing is put as a page puts it.

use jiff::civil::Date;

use super::{change_words, date, fill, headed, measure, number, period, revision_kind, verdict};
use crate::model::{Language, Measure, Number, Part, Period, RevisionKind, Verdict, without_marks};

/// The text of that address as readers know it; `None` of what is held for us only: a formula, what a chart draws, lines of
/// templates, the bytes of a file, where a table or chart stands.
#[must_use]
pub fn published(part: Part, at: &str, text: &str, language: Language) -> Option<String> {
    match part {
        Part::Head => Some(head(at, text, language)),
        Part::Table => table(at, text, language),
        Part::Figure => Some(without_marks(text).to_owned()),
        Part::Note | Part::Answer => Some(text.to_owned()),
        Part::Sentence => (!text.starts_with("![](")).then(|| text.to_owned()),
        Part::Stated => text.split("; ").next().map(str::to_owned),
        Part::Claim => {
            let (name, _) = text.split_once(": ")?;
            Some(verdict(Verdict::from_name(name)?, language).to_owned())
        }
        Part::Reason => Some(reason(at, text, language)),
        Part::Chart | Part::Attachment | Part::Template => None,
    }
}

fn head(at: &str, text: &str, language: Language) -> String {
    let said = match at {
        "reference" => Period::parse(text).ok().map(|of| period(&of, language)),
        "date" => text.parse::<Date>().ok().map(|day| date(day, language)),
        _ => None,
    };
    said.unwrap_or_else(|| text.to_owned())
}

fn table(at: &str, text: &str, language: Language) -> Option<String> {
    let words = change_words(language);
    let amount = |text: &str| {
        let (value, decimals) = Number::parse(text, Language::English)?;
        Some(number(value, decimals, language))
    };
    match at.strip_suffix(']').and_then(|at| at.rsplit_once('[')).map(|(_, name)| name) {
        Some("measure") => Measure::from_name(text).map(|of| measure(of, language).to_owned()),
        Some("rounded_to") if text == "1" => Some(words.not_rounded.to_owned()),
        Some("rounded_to") => Some(fill(words.rounded_to, &[&amount(text)?])),
        Some("withheld") => {
            let (below, zero_is_shown) = text.split_once(", ").map_or((text, false), |(below, _)| (below, true));
            let phrase = if zero_is_shown { words.withheld_except_zero } else { words.withheld_below };
            Some(fill(phrase, &[&amount(below.strip_prefix("below ")?)?]))
        }
        Some("source") => Some(source(text, language)),
        Some("signs") => None,
        Some(_) => Some(without_marks(text).to_owned()),
        // Of a row or column what it is called; what else is said of it stands behind.
        None => text.split("; ").next().map(|label| without_marks(label).to_owned()),
    }
}

/// `De dienst, 15 januari 2022`
fn source(text: &str, language: Language) -> String {
    let text = text.strip_prefix("unknown: ").unwrap_or(text);
    let in_words = |part: &str| Period::parse(part).map_or_else(|_| part.to_owned(), |of| period(&of, language));
    text.split("; ").map(in_words).collect::<Vec<_>>().join(", ")
}

fn reason(at: &str, text: &str, language: Language) -> String {
    let is_revision = at.contains("[revision");
    let parted = text.split_once(": ").filter(|_| is_revision);
    let said = parted.and_then(|(kind, reason)| Some((RevisionKind::from_name(kind)?, reason)));
    said.map_or_else(|| text.to_owned(), |(kind, reason)| headed(revision_kind(kind, language), reason))
}
