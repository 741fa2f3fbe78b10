//! The words of an edition: where each link leads, which words claim what, which note belongs where.

use std::collections::BTreeSet;

use super::address::Figures;
use super::dossier::Names;
use super::{Scope, codes, ids, unknown_reference, unknown_value, values};
use crate::diag::{Diagnostic, Report, Run, Span};
use crate::model::{
    Block, Chart, ChartIx, Cited, Claim, ClaimIx, DefinitionItem, EditionLink, ExemptionIx, Figure, FigureIx, Footnote,
    FootnoteIx, Inline, Inlines, Mention, Narrative, Paper, RequestIx, Section, SectionIx, Sentence, StatedIx, TableIx,
    Target, TermIx, citations,
};
use crate::read::{RawBlock, RawInline, RawLink, RawSentence, SectionFile, Text, plain};

/// What the words of an edition may be bound to.
#[derive(Clone)]
pub(super) struct Bindings<'b> {
    pub(super) edition: &'b str,
    pub(super) figures: &'b Figures<'b>,
    pub(super) charts: &'b [Chart],
    /// All that `charts.toml` declares, those that could not be resolved among them; `None` where it could not be read.
    pub(super) declared_charts: Option<Vec<&'b str>>,
    /// `None` where some may be lost.
    pub(super) exemptions: Option<Vec<&'b Text>>,
    pub(super) names: &'b Names<'b>,
    /// The claims of the original, where the words are those of a translation.
    pub(super) original: Option<&'b [Claim]>,
    pub(super) scope: Scope<'b>,
}

/// What the words of an edition turn out to hold.
#[derive(Default)]
pub(super) struct Words {
    pub(super) narrative: Narrative,
    pub(super) figures: Vec<Figure>,
    pub(super) claims: Vec<Claim>,
    /// The ids of claims whose assertions could not be read.
    pub(super) broken_claims: Vec<String>,
    pub(super) mentions: Vec<Mention>,
    pub(super) links: Vec<EditionLink>,
}

pub(super) fn narrative(sections: &[SectionFile], bindings: &Bindings<'_>, report: &mut Report) -> Words {
    let (claims, broken_claims) = match bindings.original {
        Some(claims) => (claims.to_vec(), Vec::new()),
        None => claims(sections, bindings, report),
    };
    let mut walk = Walk {
        bindings,
        report,
        section: SectionIx(0),
        sections,
        words: Words { claims, broken_claims, ..Words::default() },
        anchors: sections.iter().map(|section| section.id.clone()).collect(),
        notes: Vec::new(),
        exempted: BTreeSet::new(),
    };
    for (at, section) in sections.iter().enumerate() {
        walk.section(SectionIx(at), section);
    }
    walk.footnotes();
    walk.report_unused();
    walk.words
}

/// The claims of all sections, in the order of the text, before the words themselves are resolved: a
/// translation may refer to a claim that stands further on.
fn claims(sections: &[SectionFile], bindings: &Bindings<'_>, report: &mut Report) -> (Vec<Claim>, Vec<String>) {
    let mut claims: Vec<Claim> = Vec::new();
    let mut broken = Vec::new();
    let mut links = Vec::new();
    for section in sections {
        links_of_blocks(&section.blocks, &mut links);
        section.footnotes.iter().for_each(|(_, blocks)| links_of_blocks(blocks, &mut links));
    }
    for link in links {
        let Some(definition) = link.definition.as_ref().filter(|_| link.address == CLAIM) else {
            continue;
        };
        if let Some(first) = claims.iter().find(|claim| claim.id == definition.label) {
            let message = format!("the claim `{}` stands twice", definition.label);
            let finding = Diagnostic::new(&codes::BAD_CLAIM, link.span, message)
                .remark("the second")
                .label(first.words_span, "the first");
            report.push(finding.hint("give each its own label, or refer to the first with `(claim:…)`"));
            continue;
        }
        match claim(link, &definition.label, &definition.title, definition.span, bindings, report) {
            Some(claim) => claims.push(claim),
            None => broken.push(definition.label.clone()),
        }
    }
    (claims, broken)
}

fn claim(
    link: &RawLink,
    id: &str,
    text: &str,
    span: Span,
    bindings: &Bindings<'_>,
    report: &mut Report,
) -> Option<Claim> {
    let words = plain(&link.words);
    if words.trim().is_empty() || text.trim().is_empty() {
        let message = format!("the claim `{id}` has no {}", if text.trim().is_empty() { "assertion" } else { "words" });
        let finding = Diagnostic::new(&codes::BAD_CLAIM, link.span, message).label(span, "its definition");
        report
            .push(finding.hint(format!(
                "the assertion is the title of the definition: `[{id}]: claim: \"table.row@2022 > 5\"`"
            )));
        return None;
    }
    let place = within(span, text, bindings.scope);
    let assertion = bindings.figures.assertion(text, place, report)?;
    Some(Claim { id: id.to_owned(), words, assertion, text: text.to_owned(), words_span: link.span, span: place })
}

/// The place of a text within the place of what holds it.
fn within(span: Span, text: &str, scope: Scope<'_>) -> Span {
    match scope.sources.slice(span).find(text) {
        Some(start) => span.within(start..start + text.len()),
        None => span,
    }
}

/// How many figures and how many claims the words of a section are bound to.
pub(super) fn bound(section: &SectionFile) -> (usize, usize) {
    let mut links = Vec::new();
    links_of_blocks(&section.blocks, &mut links);
    section.footnotes.iter().for_each(|(_, blocks)| links_of_blocks(blocks, &mut links));
    let leads = |kinds: &[&str]| {
        let is_of = |link: &&&RawLink| kinds.iter().any(|kind| link.address.starts_with(kind));
        links.iter().filter(is_of).count()
    };
    (leads(&["figure:", "stated:"]), leads(&[CLAIM]))
}

fn links_of_blocks<'r>(blocks: &'r [RawBlock], links: &mut Vec<&'r RawLink>) {
    for block in blocks {
        match block {
            RawBlock::Heading { words, .. } => links_of(words, links),
            RawBlock::Paragraph(sentences) => sentences.iter().for_each(|sentence| links_of(&sentence.words, links)),
            RawBlock::List { items, .. } => items.iter().for_each(|item| links_of_blocks(item, links)),
            RawBlock::Quote(blocks) => links_of_blocks(blocks, links),
            RawBlock::Definitions(items) => {
                for (term, definitions) in items {
                    links_of(term, links);
                    for definition in definitions {
                        links_of_blocks(definition, links);
                    }
                }
            }
            RawBlock::TextTable { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| links_of(cell, links));
            }
            RawBlock::Embed(_) | RawBlock::Code(_) | RawBlock::Break => {}
        }
    }
}

fn links_of<'r>(words: &'r [RawInline], links: &mut Vec<&'r RawLink>) {
    for word in words {
        match word {
            RawInline::Link(link) => {
                links.push(link);
                links_of(&link.words, links);
            }
            RawInline::Emphasis(words) | RawInline::Strong(words) => links_of(words, links),
            RawInline::Text(..)
            | RawInline::Code(..)
            | RawInline::Image(_)
            | RawInline::Footnote(_)
            | RawInline::Break => {}
        }
    }
}

const CLAIM: &str = "claim:";

struct Walk<'w> {
    bindings: &'w Bindings<'w>,
    report: &'w mut Report,
    section: SectionIx,
    sections: &'w [SectionFile],
    words: Words,
    anchors: BTreeSet<String>,
    /// The footnotes referred to so far: section and place among that section's footnotes.
    notes: Vec<(SectionIx, usize)>,
    exempted: BTreeSet<usize>,
}

impl<'w> Walk<'w> {
    fn section(&mut self, at: SectionIx, section: &'w SectionFile) {
        self.section = at;
        if let Some(before) = self.sections[..at.0].iter().find(|before| before.id == section.id) {
            let message = format!("the section `{}` stands here twice", section.id);
            let finding = Diagnostic::new(&codes::DUPLICATE_ID, section.title_span, message)
                .label(before.title_span, "the first");
            self.report.push(finding.hint("the name of a section is its file's name without the number"));
        }
        if !ids::is_id(&section.id) {
            let message =
                format!("the section `{}` holds more than a-z, 0-9, `-` and `_` in its file's name", section.id);
            self.report.push(Diagnostic::new(&codes::BAD_ID, section.title_span, message));
        }
        let title = self.inlines(&section.title);
        let blocks = self.blocks(&section.blocks);
        self.words.narrative.sections.push(Section { id: section.id.clone(), title, blocks, span: section.title_span });
    }

    /// Footnotes come in the order of their first reference; a footnote may refer to further ones.
    fn footnotes(&mut self) {
        let mut at = 0;
        while let Some((section, place)) = self.notes.get(at).copied() {
            self.section = section;
            let blocks = self.blocks(&self.sections[section.0].footnotes[place].1);
            self.words.narrative.footnotes[at].blocks = blocks;
            at += 1;
        }
    }

    fn report_unused(&mut self) {
        for (at, section) in self.sections.iter().enumerate() {
            for (place, (label, _)) in section.footnotes.iter().enumerate() {
                if !self.notes.contains(&(SectionIx(at), place)) {
                    let message = format!("no words refer to the footnote `{}`", label.value);
                    let hint = format!("put `[^{}]` where it belongs, or take it away", label.value);
                    self.report.push(Diagnostic::new(&codes::UNUSED_NOTE, label.span, message).hint(hint));
                }
            }
        }
        let declared = self.bindings.exemptions.iter().flatten().filter(|_| self.bindings.original.is_none());
        for (at, id) in declared.enumerate() {
            if !self.exempted.contains(&at) {
                let message = format!("the exemption `{}` is given to no number", id.value);
                self.report.push(
                    Diagnostic::new(&codes::UNUSED_EXEMPTION, id.span, message)
                        .about(self.edition(), id.value.as_str()),
                );
            }
        }
    }

    /// `dossier/edition`, as acceptances are matched.
    fn edition(&self) -> String {
        format!("{}/{}", self.bindings.names.dossier, self.bindings.edition)
    }

    fn blocks(&mut self, blocks: &[RawBlock]) -> Vec<Block> {
        let mut resolved = Vec::with_capacity(blocks.len());
        resolved.extend(blocks.iter().filter_map(|block| self.block(block)));
        resolved
    }

    fn block(&mut self, block: &RawBlock) -> Option<Block> {
        Some(match block {
            RawBlock::Heading { level, id, words, span } => {
                if let Some(given) = id.as_deref().filter(|id| !ids::is_id(id)) {
                    let message = format!("the id `{given}` of a heading holds more than a-z, 0-9, `-` and `_`");
                    self.report.push(Diagnostic::new(&codes::BAD_ID, *span, message));
                }
                let id = self.anchor(id.as_deref(), &plain(words));
                Block::Heading { level: *level, id, words: self.inlines(words), span: *span }
            }
            RawBlock::Paragraph(sentences) => {
                Block::Paragraph(sentences.iter().map(|sentence| self.sentence(sentence)).collect())
            }
            RawBlock::Embed(address) => return self.embed(address),
            RawBlock::List { start, items } => {
                Block::List { start: *start, items: items.iter().map(|item| self.blocks(item)).collect() }
            }
            RawBlock::Quote(blocks) => Block::Quote(self.blocks(blocks)),
            RawBlock::Definitions(items) => {
                Block::Definitions(items.iter().map(|item| self.definition(item)).collect())
            }
            RawBlock::TextTable { head, rows } => {
                let head = head.iter().map(|cell| self.inlines(cell)).collect();
                let rows = rows.iter().map(|row| row.iter().map(|cell| self.inlines(cell)).collect()).collect();
                Block::TextTable { head, rows }
            }
            RawBlock::Code(run) => Block::Code(run.clone()),
            RawBlock::Break => Block::Break,
        })
    }

    fn definition(&mut self, (term, definitions): &(Vec<RawInline>, Vec<Vec<RawBlock>>)) -> DefinitionItem {
        let term = self.inlines(term);
        DefinitionItem { term, definitions: definitions.iter().map(|definition| self.blocks(definition)).collect() }
    }

    /// The author's id, or one made of the words, that no other heading of the edition has.
    fn anchor(&mut self, given: Option<&str>, words: &str) -> String {
        let wanted = given.map_or_else(|| slug(words), str::to_owned);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|id| !self.anchors.contains(id));
        let id = free.unwrap_or(wanted);
        self.anchors.insert(id.clone());
        id
    }

    fn embed(&mut self, address: &Text) -> Option<Block> {
        if let Some(id) = address.value.strip_prefix("table:") {
            return self.table(id, address.span).map(Block::Table);
        }
        if let Some(id) = address.value.strip_prefix("chart:") {
            return self.chart(id, address.span).map(Block::Chart);
        }
        let message = format!("an image has the address `{}`", address.value);
        let finding = Diagnostic::new(&codes::UNKNOWN_ADDRESS, address.span, message);
        self.report.push(finding.hint("a table or chart is `![](table:name)` or `![](chart:name)`"));
        None
    }

    fn table(&mut self, id: &str, span: Span) -> Option<TableIx> {
        let figures = self.bindings.figures;
        let found = figures.tables.iter().position(|table| table.id == id).map(TableIx);
        if found.is_none() && !figures.broken.tables.contains(&id) {
            let known = figures.tables.iter().map(|table| table.id.as_str());
            self.report.push(unknown_reference("table", id, span, known));
        }
        found
    }

    fn chart(&mut self, id: &str, span: Span) -> Option<ChartIx> {
        let found = self.bindings.charts.iter().position(|chart| chart.id == id).map(ChartIx);
        let is_declared = self.bindings.declared_charts.as_ref().is_none_or(|declared| declared.contains(&id));
        if found.is_none() && !is_declared {
            let known = self.bindings.charts.iter().map(|chart| chart.id.as_str());
            self.report.push(unknown_reference("chart", id, span, known));
        }
        found
    }

    fn sentence(&mut self, sentence: &RawSentence) -> Sentence {
        Sentence { words: self.inlines(&sentence.words), span: sentence.span }
    }

    fn inlines(&mut self, words: &[RawInline]) -> Inlines {
        // Few are left out, and a site holds very many of these: room for all of them, and for no more.
        let mut inlines = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            if let RawInline::Text(run) = word {
                self.refuse_stray_note(run);
                parted_by_citations(run, &mut inlines);
                continue;
            }
            let inline = self.inline(word);
            if let Some(FigureIx(figure)) = inline.as_ref().and_then(figure_at_end) {
                self.words.figures[figure].behind = first_words(&words[at + 1..]);
            }
            inlines.extend(inline);
        }
        inlines
    }

    fn inline(&mut self, word: &RawInline) -> Option<Inline> {
        Some(match word {
            RawInline::Text(run) => Inline::Text(run.clone()),
            RawInline::Emphasis(words) => Inline::Emphasis(self.inlines(words)),
            RawInline::Strong(words) => Inline::Strong(self.inlines(words)),
            RawInline::Code(run) => Inline::Code(run.clone()),
            RawInline::Footnote(label) => return self.note(label),
            RawInline::Image(address) => return self.refuse_stray_embed(address),
            RawInline::Break => Inline::Break,
            RawInline::Link(link) => {
                let target = self.target(link);
                let words = self.inlines(&link.words);
                Inline::Bound(target.unwrap_or(Target::Broken), words)
            }
        })
    }

    /// An image within words; one that stands alone is a block.
    fn refuse_stray_embed(&mut self, address: &Text) -> Option<Inline> {
        let message = format!("`{}` stands within other words", address.value);
        let finding = Diagnostic::new(&codes::EMBED_IN_TEXT, address.span, message);
        self.report.push(finding.hint("give it a paragraph of its own, with an empty line before and after it"));
        None
    }

    /// A footnote mark that leads nowhere stays a text.
    fn refuse_stray_note(&mut self, run: &Run) {
        if let Some(label) =
            run.as_str().split_once("[^").and_then(|(_, rest)| rest.split_once(']')).map(|(label, _)| label)
        {
            let known: Vec<&str> =
                self.sections[self.section.0].footnotes.iter().map(|(label, _)| label.as_str()).collect();
            let mark = format!("[^{label}]");
            let start = run.as_str().find(&mark).unwrap_or_default();
            let place = run.place(start..start + mark.len());
            let finding = unknown_reference("footnote in this file", label, place, known);
            self.report.push(finding.hint(format!("write it below: `[^{label}]: …`")));
        }
    }

    fn note(&mut self, label: &Text) -> Option<Inline> {
        let place = self.sections[self.section.0].footnotes.iter().position(|(known, _)| known.value == label.value);
        let Some(place) = place else {
            self.report.push(unknown_reference("footnote in this file", &label.value, label.span, []));
            return None;
        };
        let key = (self.section, place);
        let at = self.notes.iter().position(|note| *note == key).unwrap_or_else(|| {
            self.notes.push(key);
            let id = label.value.clone();
            self.words.narrative.footnotes.push(Footnote { id, blocks: Vec::new(), references: 0 });
            self.notes.len() - 1
        });
        let footnote = &mut self.words.narrative.footnotes[at];
        footnote.references += 1;
        Some(Inline::Footnote(FootnoteIx(at), footnote.references - 1))
    }

    fn target(&mut self, link: &RawLink) -> Option<Target> {
        let address = link.address.as_str();
        if address == CLAIM {
            return self.claimed(link);
        }
        if let Some(anchor) = address.strip_prefix('#') {
            self.lead(self.bindings.edition, Some(anchor), link.span);
            return Some(Target::Anchor(anchor.to_owned()));
        }
        let Some((scheme, rest)) = address.split_once(':') else {
            return self.refuse(link);
        };
        match scheme {
            "figure" => self.figure(rest, link),
            "stated" => self.stated(rest, link),
            "claim" => self.referred(rest, link),
            "exempt" => self.exempt(rest, link.span),
            "kst" => self.kamerstuk(rest, link.span),
            "request" => self
                .position("request", rest, self.bindings.names.requests.as_deref(), link.span)
                .map(|at| Target::Request(RequestIx(at))),
            "term" => self
                .position("term", rest, self.bindings.names.terms.as_deref(), link.span)
                .map(|at| Target::Term(TermIx(at))),
            "table" => self.table(rest, link.span).map(Target::Table),
            "chart" => self.chart(rest, link.span).map(Target::Chart),
            "edition" => Some(self.edition_link(rest, link.span)),
            "lang" => self.language(rest, link.span),
            "http" | "https" | "mailto" => Some(Target::Url(address.to_owned())),
            _ => self.refuse(link),
        }
    }

    fn refuse(&mut self, link: &RawLink) -> Option<Target> {
        const SCHEMES: [&str; 14] = [
            "figure", "stated", "claim", "exempt", "table", "chart", "kst", "request", "term", "edition", "lang",
            "http", "https", "mailto",
        ];
        let scheme = link.address.split(':').next().unwrap_or("");
        let message = format!("the address `{}` is of no known kind", link.address);
        let finding = Diagnostic::new(&codes::UNKNOWN_ADDRESS, link.span, message).suggest(scheme, SCHEMES);
        let listed = SCHEMES.map(|scheme| format!("`{scheme}:`")).join(", ");
        self.report.push(finding.note(format!("addresses begin with {listed} or `#`")));
        None
    }

    /// Words that refer to the definition of a claim.
    fn claimed(&mut self, link: &RawLink) -> Option<Target> {
        let Some(definition) = &link.definition else {
            let finding = Diagnostic::new(&codes::BAD_CLAIM, link.span, "a claim stands here without an assertion");
            self.report.push(finding.hint("write `[words][label]`, and under the paragraph `[label]: claim: \"…\"`"));
            return None;
        };
        if self.bindings.original.is_some() {
            let message = "a translation makes no claims of its own";
            let finding = Diagnostic::new(&codes::BAD_CLAIM, link.span, message);
            let hint = format!("refer to that of the original: `[words](claim:{})`", definition.label);
            self.report.push(finding.hint(hint));
            return None;
        }
        // Where it could not be read the finding is made.
        self.words.claims.iter().position(|claim| claim.id == definition.label).map(|at| Target::Claim(ClaimIx(at)))
    }

    fn referred(&mut self, id: &str, link: &RawLink) -> Option<Target> {
        let found = self.words.claims.iter().position(|claim| claim.id == id);
        if found.is_none() {
            self.report.push(unknown_reference(
                "claim",
                id,
                link.span,
                self.words.claims.iter().map(|claim| claim.id.as_str()),
            ));
        }
        let at = found?;
        if self.bindings.original.is_some() {
            let claim = &mut self.words.claims[at];
            (claim.words, claim.words_span) = (plain(&link.words), link.span);
        }
        Some(Target::Claim(ClaimIx(at)))
    }

    fn figure(&mut self, address: &str, link: &RawLink) -> Option<Target> {
        let place = within(link.span, address, self.bindings.scope);
        let expression = self.bindings.figures.expression(address, place, self.report)?;
        let words = plain(&link.words);
        self.words.figures.push(Figure {
            expression,
            address: address.to_owned(),
            words,
            behind: String::new(),
            section: self.section,
            span: link.span,
        });
        Some(Target::Figure(FigureIx(self.words.figures.len() - 1)))
    }

    fn stated(&mut self, id: &str, link: &RawLink) -> Option<Target> {
        let stated = self.bindings.figures.stated.as_ref()?;
        let known = || stated.iter().copied();
        let Some(at) = known().position(|known| known == id).map(StatedIx) else {
            let finding = unknown_reference("stated figure", id, link.span, known());
            self.report.push(finding.hint("stated figures stand in `stated.toml`"));
            return None;
        };
        self.words.mentions.push(Mention { stated: at, words: plain(&link.words), span: link.span });
        Some(Target::Stated(at))
    }

    fn exempt(&mut self, id: &str, span: Span) -> Option<Target> {
        let found = self.position("exemption", id, self.bindings.exemptions.as_deref(), span)?;
        self.exempted.insert(found);
        Some(Target::Exempt(ExemptionIx(found)))
    }

    /// The place of that name among those known; in silence where the file that has them could not be read.
    fn position(&mut self, what: &str, id: &str, known: Option<&[&Text]>, span: Span) -> Option<usize> {
        let known = known?;
        let found = known.iter().position(|known| known.value == id);
        if found.is_none() {
            self.report.push(unknown_reference(what, id, span, known.iter().map(|known| known.as_str())));
        }
        found
    }

    fn kamerstuk(&mut self, id: &str, span: Span) -> Option<Target> {
        match Paper::parse(id) {
            Ok(paper) => Some(Target::Kamerstuk(paper)),
            Err(slip) => {
                let finding = values::no_paper(id, &slip, span);
                let hint = "write dossier, addition and number: `kst:19637-2848`, `kst:36200-V-64`";
                self.report.push(finding.hint(slip.way_out().unwrap_or_else(|| hint.to_owned())));
                None
            }
        }
    }

    fn edition_link(&mut self, rest: &str, span: Span) -> Target {
        let (edition, anchor) = match rest.split_once('#') {
            Some((edition, anchor)) => (edition, Some(anchor)),
            None => (rest, None),
        };
        self.lead(edition, anchor, span);
        Target::Edition { edition: edition.to_owned(), anchor: anchor.map(str::to_owned) }
    }

    /// Whether it leads anywhere is for a check to say, once it is known which editions are published.
    fn lead(&mut self, edition: &str, anchor: Option<&str>, span: Span) {
        self.words.links.push(EditionLink { edition: edition.to_owned(), anchor: anchor.map(str::to_owned), span });
    }

    fn language(&mut self, tag: &str, span: Span) -> Option<Target> {
        let mut parts = tag.split('-');
        let primary = parts
            .next()
            .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
        let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !(primary && rest) {
            let written = Text { value: tag.to_owned(), span };
            self.report.push(unknown_value("language", &written, ["nl", "en", "fr", "de", "ar"]));
            return None;
        }
        Some(Target::Language(tag.to_owned()))
    }
}

/// The words of a run, and the papers that they cite. What is meant as a citation and cannot be read is for a check to
/// tell of.
fn parted_by_citations(run: &Run, inlines: &mut Inlines) {
    let mut passed = 0;
    for Cited { range, paper } in citations(run.as_str()) {
        let Ok(paper) = paper else {
            continue;
        };
        if range.start > passed {
            inlines.push(Inline::Text(run.part(passed..range.start)));
        }
        inlines.push(Inline::Cited(paper, run.part(range.clone())));
        passed = range.end;
    }
    if passed == 0 {
        inlines.push(Inline::Text(run.clone()));
    } else if passed < run.as_str().len() {
        inlines.push(Inline::Text(run.part(passed..run.as_str().len())));
    }
}

/// The figure with which an inline ends.
fn figure_at_end(inline: &Inline) -> Option<FigureIx> {
    match inline {
        Inline::Bound(Target::Figure(figure), _) => Some(*figure),
        Inline::Emphasis(words) | Inline::Strong(words) => words.last().and_then(figure_at_end),
        _ => None,
    }
}

/// As many words as a unit has, `percentage points`, up to the next link: what that says is its own.
fn first_words(rest: &[RawInline]) -> String {
    let near = rest.iter().take_while(|word| !matches!(word, RawInline::Link(_))).take(NEAR);
    let text: String = near.map(RawInline::plain).collect();
    text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// A unit stands within so many inlines: the end of a line, a footnote and the two words.
const NEAR: usize = 4;

/// An id made of words: lower case, without accents, everything else a minus.
pub(super) fn slug(words: &str) -> String {
    let mut slug = String::new();
    for mark in words.to_lowercase().chars().map(unaccented) {
        match mark {
            Some(mark) => slug.push(mark),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    let trimmed = slug.trim_end_matches('-');
    if trimmed.is_empty() { String::from("kop") } else { trimmed.to_owned() }
}

fn unaccented(mark: char) -> Option<char> {
    match mark {
        'à' | 'á' | 'â' | 'ä' => Some('a'),
        'è' | 'é' | 'ê' | 'ë' => Some('e'),
        'ì' | 'í' | 'î' | 'ï' => Some('i'),
        'ò' | 'ó' | 'ô' | 'ö' => Some('o'),
        'ù' | 'ú' | 'û' | 'ü' => Some('u'),
        'ç' => Some('c'),
        'ñ' => Some('n'),
        mark if mark.is_ascii_alphanumeric() => Some(mark),
        _ => None,
    }
}
