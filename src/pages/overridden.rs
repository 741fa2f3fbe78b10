//! What a site's own templates make otherwise of the words of a page than ours do.
//!
//! Two renderings of one page are set against each other, so that neither figures and words of the author nor a newer
//! version of our templates are a difference. Of markup only its words count.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Page, Templates};

/// The lines that only our templates show, with `- ` before them, and those that only the site's own do, with `+ `;
/// `None` where one of the two cannot be rendered.
#[must_use]
pub fn overridden(page: &Page, ours: &Templates, own: &Templates) -> Option<Vec<String>> {
    let [ours, own] = [ours, own].map(|templates| templates.render(page).ok().map(|output| lines(&output.bytes)));
    let (ours, own) = (ours?, own?);
    let mut found = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &ours, &own) {
        if !matches!(step, DiffOp::Equal { .. }) {
            found.extend(ours[step.old_range()].iter().map(|line| format!("- {line}")));
            found.extend(own[step.new_range()].iter().map(|line| format!("+ {line}")));
        }
    }
    Some(found)
}

/// What does not part words from those around it.
const WITHIN_LINES: [&str; 20] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time",
];

/// The words of a page's main part, a line per block.
fn lines(html: &[u8]) -> Vec<String> {
    let html = String::from_utf8_lossy(html);
    let main = html.find("<main").map_or(&*html, |at| &html[at..]);
    let mut rest = main.find("</main>").map_or(main, |end| &main[..end]);
    let mut text = String::new();
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open].replace('\n', " "));
        let tag = &rest[open..];
        let end = end_of_tag(tag);
        let name = tag[1..end].trim_start_matches('/');
        let name = name.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or(name);
        if !WITHIN_LINES.contains(&name.to_ascii_lowercase().as_str()) {
            text.push('\n');
        }
        rest = &tag[end..];
        rest = rest.strip_prefix('>').unwrap_or(rest);
    }
    text.push_str(&rest.replace('\n', " "));
    let plain = |line: &str| {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
            .iter()
            .fold(line, |line, (entity, sign)| line.replace(entity, sign))
    };
    text.lines().map(plain).filter(|line| !line.is_empty()).collect()
}

/// Where the tag ends at whose `<` the text begins; a `>` in quotation marks does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, sign) in tag.char_indices() {
        match (quote, sign) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn words_of_a_block_are_one_line_and_markup_is_none() {
        let html = "<body><p>weg</p><main id=\"x\"><h1>Een\n <b>brief</b></h1><p title=\"a > b\">R&amp;D &lt;5<br>en\u{a0}meer</p></main><p>weg</p>";
        assert_eq!(lines(html.as_bytes()), ["Een brief", "R&D <5", "en meer"]);
        assert_eq!(lines(b"a < b"), ["a"]);
        assert_eq!(lines(b"<"), Vec::<String>::new());
    }
}
