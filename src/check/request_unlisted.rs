//! A motion or promise that the text cites, and that the list of requests does not know: its answer would be in no annex.

use super::Case;
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Block, Inline, Paper, Sentence, Target, plain};

code!(CODE, "request-unlisted", Warning, "a motion or promise that the text cites is not among the requests");

/// What makes a paper something that the Kamer asked for; an agreement between governments is none.
const ASKED: [&str; 6] = ["motie", "moties", "toezegging", "toezeggingen", "motion", "motions"];

/// So many words before a paper may say what it is: `motie van het lid Ceder c.s. (Kamerstuk …)`.
const WORDS_BEFORE: usize = 8;

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    // A dossier without a list has chosen to keep none.
    if case.dossier.requests.is_empty() {
        return;
    }
    for block in case.edition.narrative.blocks() {
        let Block::Paragraph(sentences) = block else {
            continue;
        };
        for (paper, span) in sentences.iter().flat_map(cited) {
            let mut listed = case.dossier.requests.iter().filter_map(|request| request.kamerstuk.as_ref());
            if listed.any(|listed| listed.is_same(paper)) {
                continue;
            }
            let id = paper.id().unwrap_or_else(|| paper.to_string().replace('\u{a0}', " "));
            let message = format!("the text cites {paper} as a motion or promise, and no request has that paper");
            let finding = Diagnostic::new(&CODE, span, message);
            let hint = format!("add it to `requests.toml`, or give the request that it is its `kamerstuk = \"{id}\"`");
            report.push(finding.hint(hint).about(case.name(), id));
        }
    }
}

/// The papers of a sentence that stand behind such a word or are called so.
fn cited(sentence: &Sentence) -> Vec<(&Paper, Span)> {
    let mut before = String::new();
    let mut found = Vec::new();
    gather(&sentence.words, &mut before, &mut |paper, before, words, span: Option<Span>| {
        let is_stop = |sign: char| !sign.is_alphabetic();
        let near = before.split_whitespace().rev().take(WORDS_BEFORE).chain(words.split_whitespace());
        // `motie-Ceder` is one too.
        let mut parts = near.flat_map(|word| word.split(is_stop)).map(str::to_lowercase);
        if parts.any(|part| ASKED.contains(&&*part)) {
            found.push((paper, span.unwrap_or(sentence.span)));
        }
    });
    found
}

fn gather<'n>(words: &'n [Inline], before: &mut String, see: &mut impl FnMut(&'n Paper, &str, &str, Option<Span>)) {
    for word in words {
        match word {
            Inline::Bound(Target::Kamerstuk(paper), words) => {
                let words = plain(words);
                see(paper, before, &words, None);
                // What was said of one paper is not said of the next.
                before.clear();
            }
            Inline::Cited(paper, run) => {
                see(paper, before, "", Some(run.span()));
                before.clear();
            }
            Inline::Bound(_, words) | Inline::Emphasis(words) | Inline::Strong(words) => gather(words, before, see),
            Inline::Text(_) | Inline::Code(_) | Inline::Footnote(..) | Inline::Break => {
                before.push_str(&plain(std::slice::from_ref(word)));
            }
        }
    }
}
