//! Findings as HTML, for the panel that the server lays over a page.
//!
//! In English, as findings are, whatever the language of the page. Errors lie open; what does not stop publication is
//! a closed line. All text is escaped here, once.

use crate::{Diagnostic, Place, Report, Sources, Span};

/// How much of a line is shown on either side of the words that a finding is about.
const AROUND: usize = 60;

/// What a build found, over pages of which `pages` says what they are; where nothing was found, nothing is seen.
pub(super) fn of_report(report: &Report, sources: &Sources, pages: &str) -> String {
    if report.findings.is_empty() {
        return said("status", "no findings");
    }
    let mut findings: Vec<&Diagnostic> = report.findings.iter().collect();
    // Stable, so that those of one level stay in the order of their places.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let items: String = findings.into_iter().map(|finding| item(finding, sources)).collect();
    let list =
        format!("<ol>{items}</ol><p class=\"more\"><code>kamerbrief explain RULE</code> tells more of a rule</p>");
    let tally = report.tally();
    if report.stops() {
        said("alert", &format!("{tally}; {pages}")) + &panel("error", " open", &tally, pages, &list)
    } else {
        said("status", &tally) + &panel("warning", "", &tally, "", &list)
    }
}

/// Why there could be no build, where that is no finding.
pub(super) fn of_failure(error: &anyhow::Error, pages: &str) -> String {
    let (what, why) = ("the site could not be built", format!("{error:#}"));
    let body = format!("<p>{}</p>", prose(&why));
    said("alert", &format!("{what}: {why}; {pages}")) + &panel("error", " open", what, pages, &body)
}

/// A page with the panel alone, for as long as there is no good build.
pub(super) fn alone() -> &'static str {
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
     <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
     <meta name=\"color-scheme\" content=\"light dark\">\n<title>no good build yet – kamerbrief serve</title>\n\
     <style>body { max-width: 56rem; margin: 1rem auto; padding: 0 .75rem; font: 16px/1.5 system-ui, sans-serif }</style>\n\
     </head>\n\
     <body>\n<main><h1>no good build yet</h1>\n<p>The site is shown here as soon as it can be made.</p></main>\n\
     </body>\n</html>\n"
}

/// Read out when it comes, seen by nobody.
fn said(role: &str, text: &str) -> String {
    format!("<p class=\"said\" role=\"{role}\">{}</p>", escaped(text))
}

/// One line that a press opens or closes; `state` is how it is at first.
fn panel(class: &str, state: &str, title: &str, beside: &str, body: &str) -> String {
    format!(
        "<details class=\"{class}\"{state}><summary><strong>{}</strong> <span>{}</span></summary>\
         <div class=\"body\" role=\"region\" aria-label=\"findings\" tabindex=\"0\">{body}</div></details>",
        escaped(title),
        escaped(beside)
    )
}

fn item(finding: &Diagnostic, sources: &Sources) -> String {
    let level = finding.level.name();
    let rule = escaped(finding.code.name);
    let what = format!("<p class=\"what\"><b>{level}</b> <code>{rule}</code></p><p>{}</p>", prose(&finding.message));
    let own = match &finding.place {
        Place::Span(span) => place(*span, &finding.remark, sources),
        Place::Path(path) => format!("<p class=\"place\">{}</p>", escaped(path)),
    };
    let others = finding.labels.iter().map(|label| place(label.span, &label.text, sources));
    let notes = finding.notes.iter().map(|note| remark("note", note));
    let hints = finding.hints.iter().map(|hint| remark("hint", hint));
    let parts: String = [what, own].into_iter().chain(others).chain(notes).chain(hints).collect();
    format!("<li class=\"{level}\">{parts}</li>")
}

/// Where to look, what stands there, and the line that it is on.
fn place(span: Span, text: &str, sources: &Sources) -> String {
    let (line, column) = sources.position(span);
    let length = sources.slice(span).lines().next().map_or(0, |first| first.chars().count());
    let (before, marked, after) = excerpt(sources.line(span), column - 1, length);
    format!(
        "<p class=\"place\">{}:{line}:{column} <span>{}</span></p><pre>{}<mark>{}</mark>{}</pre>",
        escaped(sources.path(span.file)),
        prose(text),
        escaped(&before),
        escaped(&marked),
        escaped(&after)
    )
}

/// The words from that character on, so many, and what stands around them on the line.
fn excerpt(line: &str, start: usize, length: usize) -> (String, String, String) {
    let characters: Vec<char> = line.chars().collect();
    let start = start.min(characters.len());
    let end = (start + length).min(characters.len());
    let (from, to) = (start.saturating_sub(AROUND), (end + AROUND).min(characters.len()));
    let text = |range: std::ops::Range<usize>| characters.get(range).unwrap_or_default().iter().collect::<String>();
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    (
        format!("{}{}", cut(from > 0), text(from..start)),
        text(start..end),
        format!("{}{}", text(end..to), cut(to < characters.len())),
    )
}

fn remark(kind: &str, text: &str) -> String {
    format!("<p class=\"remark\"><b>{kind}:</b> {}</p>", prose(text))
}

/// Text in which names stand in backticks.
fn prose(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let part = |(at, part): (usize, &&str)| match at % 2 {
        0 => escaped(part),
        _ => format!("<code>{}</code>", escaped(part)),
    };
    parts.iter().enumerate().map(part).collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_author_wrote_never_becomes_markup() {
        assert_eq!(prose("`<b>` & \"x\""), "<code>&lt;b&gt;</code> &amp; &quot;x&quot;");
        assert_eq!(prose("a ` alone"), "a ` alone");
        assert!(of_failure(&anyhow::anyhow!("<script>"), "").contains("<p>&lt;script&gt;</p>"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_words_in_question() {
        let line = format!("{}dertig{}", "é".repeat(100), "x".repeat(100));
        let (before, marked, after) = excerpt(&line, 100, 6);
        assert_eq!((before.as_str(), marked.as_str()), (format!("…{}", "é".repeat(AROUND)).as_str(), "dertig"));
        assert_eq!(after, format!("{}…", "x".repeat(AROUND)));
        assert_eq!(excerpt("ab", 7, 3), ("ab".into(), String::new(), String::new()));
    }

    #[test]
    fn no_findings_leave_nothing_to_see() {
        let panel = of_report(&Report::default(), &Sources::default(), "");
        assert_eq!(panel, "<p class=\"said\" role=\"status\">no findings</p>");
    }
}
