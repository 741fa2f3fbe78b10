//! Findings as GitHub workflow commands, which show them beside the lines they are about.
//!
//! Escapes follow the toolkit's own: `%`, CR and LF in a message, and `:` and `,` besides in a property.

use std::fmt::Write as _;

use super::{Diagnostic, Level, Place, Report, Sources, Span};

/// One `::error file=…,line=…,col=…,title=…::…` line per finding.
#[must_use]
pub fn github(report: &Report, sources: &Sources) -> String {
    report.findings.iter().map(|finding| command(finding, sources)).collect()
}

fn command(finding: &Diagnostic, sources: &Sources) -> String {
    let kind = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let place = match &finding.place {
        Place::Span(span) => at(*span, sources),
        Place::Path(path) => format!("file={}", property(path)),
    };
    format!("::{kind} {place},title={}::{}\n", property(finding.code.name), message(&body(finding, sources)))
}

/// A `::notice …` line about something that is no finding.
#[must_use]
pub fn notice(span: Option<Span>, title: &str, text: &str, sources: &Sources) -> String {
    let place = span.map_or_else(String::new, |span| at(span, sources) + ",");
    format!("::notice {place}title={}::{}\n", property(title), message(text))
}

fn at(span: Span, sources: &Sources) -> String {
    let (line, column) = sources.position(span);
    format!("file={},line={line},col={column}", property(sources.path(span.file)))
}

fn body(finding: &Diagnostic, sources: &Sources) -> String {
    let mut text = finding.message.clone();
    for label in &finding.labels {
        let (line, column) = sources.position(label.span);
        let _ = write!(text, "\n{}:{line}:{column}: {}", sources.path(label.span.file), label.text);
    }
    for note in &finding.notes {
        let _ = write!(text, "\nnote: {note}");
    }
    for hint in &finding.hints {
        let _ = write!(text, "\nhint: {hint}");
    }
    text
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
