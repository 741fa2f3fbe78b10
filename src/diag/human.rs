//! Findings for a person at a terminal, drawn by annotate-snippets.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};

use super::{Diagnostic, Level, Place, Report, Sources, Span};

/// Every finding with its source lines, then a line that counts them.
#[must_use]
pub fn human(report: &Report, sources: &Sources, colour: bool) -> String {
    let style = if colour { Renderer::styled() } else { Renderer::plain() };
    // A fixed width, since the same finding is to be the same text on every terminal.
    let renderer = style.decor_style(DecorStyle::Ascii).term_width(120);
    let mut text = String::new();
    for finding in &report.findings {
        text.push_str(&renderer.render(&[group(finding, sources)]));
        text.push_str("\n\n");
    }
    if !report.findings.is_empty() {
        text.push_str(&report.tally());
        text.push('\n');
    }
    text
}

fn group<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let severity = match finding.level {
        Level::Error => Severity::ERROR,
        Level::Warning => Severity::WARNING,
        Level::Note => Severity::NOTE,
    };
    let mut group = Group::with_title(severity.primary_title(&finding.message).id(finding.code.name));
    match &finding.place {
        Place::Span(span) => {
            for snippet in snippets(*span, finding, sources) {
                group = group.element(snippet);
            }
        }
        Place::Path(path) => group = group.element(Origin::path(path.as_str())),
    }
    let notes = finding.notes.iter().map(|note| Severity::NOTE.message(note));
    let hints = finding.hints.iter().map(|hint| Severity::HELP.with_name("hint").message(hint));
    notes.chain(hints).fold(group, Group::element)
}

/// One snippet per file: first the finding's own, then those of its labels in their order.
fn snippets<'a>(main: Span, finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files = vec![main.file];
    for label in &finding.labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let own = std::iter::once((main, finding.remark.as_str(), AnnotationKind::Primary));
    let others = finding.labels.iter().map(|label| (label.span, label.text.as_str(), AnnotationKind::Context));
    let marks: Vec<_> = own.chain(others).collect();
    let of_file = |file| {
        let text = sources.text(file);
        let here = marks.iter().filter(|(span, _, _)| span.file == file);
        here.fold(Snippet::source(text).path(sources.path(file)), |snippet, (span, text_of, kind)| {
            let mark = kind.span(visible(text, *span));
            snippet.annotation(if text_of.is_empty() { mark } else { mark.label(*text_of) })
        })
    };
    files.into_iter().map(of_file).collect()
}

/// The stretch to underline: cut at the end of its first line, since a whole block in carets hides the text.
fn visible(text: &str, span: Span) -> std::ops::Range<usize> {
    let range = span.range();
    // A place that is slightly off is no reason to say nothing of the finding.
    let (start, end) = (text.floor_char_boundary(range.start), text.ceil_char_boundary(range.end));
    let line_end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| start + newline);
    start..end.min(line_end).max(start)
}
