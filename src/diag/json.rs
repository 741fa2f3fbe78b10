//! Findings for editors and other programs: one JSON object with all of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Diagnostic, Place, Report, Sources, Span};

#[derive(Serialize)]
struct Findings<'a, M> {
    findings: Vec<Finding<'a>>,
    #[serde(flatten)]
    more: BTreeMap<&'a str, M>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Position<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    remark: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    at: &'a str,
    /// The same for its sentence alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    at_sentence: Option<&'a str>,
    others: Vec<Other<'a>>,
    notes: &'a [String],
    hints: &'a [String],
}

/// Where something stands.
#[derive(Serialize)]
pub struct Position<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct Other<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Position<'a>,
}

/// `{"findings": [...]}`, with lines and columns counted from 1.
#[must_use]
pub fn json(report: &Report, sources: &Sources) -> String {
    print::<&str>(report, sources, BTreeMap::new())
}

/// The same, and below the findings something else that was asked for, by its name.
#[must_use]
pub fn json_with(report: &Report, sources: &Sources, name: &str, more: impl Serialize) -> String {
    print(report, sources, BTreeMap::from([(name, more)]))
}

fn print<M: Serialize>(report: &Report, sources: &Sources, more: BTreeMap<&str, M>) -> String {
    let findings = report.findings.iter().map(|finding| shape(finding, sources)).collect();
    let text = serde_json::to_string_pretty(&Findings { findings, more });
    // Strings and numbers always serialise; an empty list is still valid for whoever reads it.
    text.unwrap_or_else(|_| String::from("{\"findings\": []}")) + "\n"
}

fn shape<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Finding<'a> {
    let place = match &finding.place {
        Place::Span(span) => position(*span, sources),
        Place::Path(path) => Position { file: path, line: None, column: None, source: None },
    };
    let others = finding.labels.iter().map(|label| Other { text: &label.text, place: position(label.span, sources) });
    Finding {
        rule: finding.code.name,
        level: finding.level.name(),
        message: &finding.message,
        place,
        remark: &finding.remark,
        at: &finding.subject.at,
        at_sentence: finding.subject.sentence.as_deref(),
        others: others.collect(),
        notes: &finding.notes,
        hints: &finding.hints,
    }
}

/// The place of a stretch, with the line that it begins in.
#[must_use]
pub fn position(span: Span, sources: &Sources) -> Position<'_> {
    let (line, column) = sources.position(span);
    Position { file: sources.path(span.file), line: Some(line), column: Some(column), source: Some(sources.line(span)) }
}
