//! Markdown with a place for every sentence and link.
//!
//! Plain CommonMark with footnotes, tables, definition lists and heading ids; raw HTML is refused, since what
//! is not understood cannot be checked. Addresses are texts yet: resolution says where they lead.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::sentences::sentences;
use super::shape::Text;
use super::{codes, hidden};
use crate::diag::{Diagnostic, FileId, Located, Report, Run, Span};

/// One file of a narrative, as written.
#[derive(Clone, Debug)]
pub struct SectionFile {
    /// Its file.
    pub file: FileId,
    /// The file's name without number and extension.
    pub id: String,
    /// Its level-one heading.
    pub title: Vec<RawInline>,
    /// Where that heading stands.
    pub title_span: Span,
    /// What follows.
    pub blocks: Vec<RawBlock>,
    /// The footnotes, in the order of the file.
    pub footnotes: Vec<(Text, Vec<RawBlock>)>,
}

/// A block, as written.
#[derive(Clone, Debug)]
pub enum RawBlock {
    /// A heading below the first.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The id that its author gives it.
        id: Option<String>,
        /// Its words.
        words: Vec<RawInline>,
        /// Where it stands.
        span: Span,
    },
    /// A paragraph.
    Paragraph(Vec<RawSentence>),
    /// A table or chart: an image alone in its paragraph.
    Embed(Text),
    /// A list.
    List {
        /// The number of its first item.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<RawBlock>>,
    },
    /// A quotation.
    Quote(Vec<RawBlock>),
    /// Terms with their definitions.
    Definitions(Vec<(Vec<RawInline>, Vec<Vec<RawBlock>>)>),
    /// A table of words.
    TextTable {
        /// The header cells.
        head: Vec<Vec<RawInline>>,
        /// The rows below.
        rows: Vec<Vec<Vec<RawInline>>>,
    },
    /// Text kept as it is.
    Code(Run),
    /// A break between subjects.
    Break,
}

/// A sentence, as written.
#[derive(Clone, Debug)]
pub struct RawSentence {
    /// Its words.
    pub words: Vec<RawInline>,
    /// Where it stands.
    pub span: Span,
}

/// Words, as written.
#[derive(Clone, Debug)]
pub enum RawInline {
    /// Plain words.
    Text(Run),
    /// Emphasised words.
    Emphasis(Vec<RawInline>),
    /// Words of importance.
    Strong(Vec<RawInline>),
    /// Text kept as it is.
    Code(Run),
    /// A link, in a place of its own: it is larger than all else, and most words are no link.
    Link(Box<RawLink>),
    /// An image: a table or chart, by its address.
    Image(Text),
    /// The mark of a footnote.
    Footnote(Text),
    /// A line break that the author asked for.
    Break,
}

/// A link, as written.
#[derive(Clone, Debug)]
pub struct RawLink {
    /// Its address.
    pub address: String,
    /// The label of its definition, where it has one.
    pub definition: Option<Definition>,
    /// Its words.
    pub words: Vec<RawInline>,
    /// Where it stands.
    pub span: Span,
}

/// A link definition: `[label]: address "title"`.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its label.
    pub label: String,
    /// Its title, which for a claim is the assertion.
    pub title: String,
    /// Where it stands.
    pub span: Span,
}

impl RawInline {
    /// Where the words stand; `None` where there are none.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            RawInline::Text(run) | RawInline::Code(run) => Some(run.span()),
            RawInline::Link(link) => Some(link.span),
            RawInline::Image(label) | RawInline::Footnote(label) => Some(label.span),
            RawInline::Emphasis(words) | RawInline::Strong(words) => {
                words.iter().filter_map(RawInline::span).reduce(Span::to)
            }
            RawInline::Break => None,
        }
    }

    /// The plain words.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            RawInline::Text(run) | RawInline::Code(run) => run.as_str().to_owned(),
            RawInline::Emphasis(words) | RawInline::Strong(words) => plain(words),
            RawInline::Link(link) => plain(&link.words),
            RawInline::Image(_) | RawInline::Footnote(_) => String::new(),
            RawInline::Break => String::from(" "),
        }
    }
}

/// The plain words of some inlines.
#[must_use]
pub fn plain(words: &[RawInline]) -> String {
    words.iter().map(RawInline::plain).collect()
}

/// Reads a section; `None` where it has no title to stand under.
pub(super) fn section(file: FileId, path: &str, text: &str, report: &mut Report) -> Option<SectionFile> {
    let mut undefined = Vec::new();
    let note_broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        if matches!(link.link_type, LinkType::Reference | LinkType::ReferenceUnknown) {
            undefined.push((link.reference.to_string(), link.span));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, extensions(), Some(note_broken));
    let definitions = definitions(&parser, file);
    let mut tree = Tree {
        events: parser.into_offset_iter(),
        file,
        report,
        definitions: &definitions,
        used: Vec::new(),
        footnotes: Vec::new(),
        at: Span::new(file, 0..0),
        depth: 0,
        too_deep: false,
    };
    let mut blocks = tree.blocks(None);
    let (used, footnotes) = (tree.used, tree.footnotes);
    report_labels(&definitions, &used, &undefined, file, text, report);
    let title = match blocks.first() {
        Some(RawBlock::Heading { level: 1, words, span, .. }) => Some((words.clone(), *span)),
        _ => None,
    };
    let Some((title, title_span)) = title else {
        let finding =
            Diagnostic::new(&codes::NO_TITLE, Span::new(file, 0..0), "the section does not begin with its title");
        report.push(finding.hint("begin the file with a heading of level one: `# Title`"));
        return None;
    };
    blocks.remove(0);
    Some(SectionFile { file, id: section_id(path), title, title_span, blocks, footnotes })
}

fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// `10-context.md` is the section `context`.
fn section_id(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let unnumbered = stem.trim_start_matches(|mark: char| mark.is_ascii_digit()).trim_start_matches('-');
    if unnumbered.is_empty() { stem.to_owned() } else { unnumbered.to_owned() }
}

type Definitions = BTreeMap<String, Definition>;

fn definitions<'t, F>(parser: &Parser<'t, F>, file: FileId) -> Definitions
where
    F: pulldown_cmark::BrokenLinkCallback<'t>,
{
    let mut placed = Definitions::new();
    for (label, definition) in parser.reference_definitions().iter() {
        let title = definition.title.as_ref().map(ToString::to_string).unwrap_or_default();
        let span = Span::new(file, definition.span.clone());
        placed.insert(folded(label), Definition { label: label.to_owned(), title, span });
    }
    placed
}

/// Labels match without regard to case, as CommonMark says.
fn folded(label: &str) -> String {
    label.to_lowercase()
}

fn report_labels(
    definitions: &Definitions,
    used: &[String],
    undefined: &[(String, Range<usize>)],
    file: FileId,
    text: &str,
    report: &mut Report,
) {
    for (label, range) in undefined {
        let message = format!("no label `{label}` is defined in this file");
        let finding = Diagnostic::new(&codes::UNDEFINED_LABEL, Span::new(file, range.clone()), message);
        let finding = finding.suggest(label, definitions.values().map(|definition| definition.label.as_str()));
        report.push(finding.hint(format!("define it under the paragraph: `[{label}]: claim: \"…\"`")));
    }
    for (label, definition) in definitions.iter().filter(|(label, _)| !used.contains(label)) {
        let message = format!("no words of this file refer to the label `{label}`");
        let finding = Diagnostic::new(&codes::UNUSED_LABEL, definition.span, message);
        report.push(finding.hint(format!("mark the words that it is about: `[words][{label}]`, or take it away")));
    }
    for (label, range) in repeated(definitions, text) {
        let message = format!("the label `{label}` is defined twice");
        let finding =
            Diagnostic::new(&codes::DUPLICATE_LABEL, Span::new(file, range), message).remark("this one is not read");
        let first = definitions.get(&folded(&label)).map_or(Span::new(file, 0..0), |definition| definition.span);
        report.push(finding.label(first, "this one is").hint("give one of them another label"));
    }
}

/// Definitions that the parser passed over because their label was taken.
fn repeated(definitions: &Definitions, text: &str) -> Vec<(String, Range<usize>)> {
    let mut offset = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = offset + (line.len() - line.trim_start().len());
        offset += line.len();
        let Some((label, _)) = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]:")) else {
            continue;
        };
        let Some(kept) = definitions.get(&folded(label)) else {
            continue;
        };
        // A definition that the kept one covers is that one itself.
        if !kept.span.range().contains(&start) {
            found.push((label.to_owned(), start..offset));
        }
    }
    found
}

struct Tree<'t, 'r, F> {
    events: OffsetIter<'t, F>,
    file: FileId,
    report: &'r mut Report,
    definitions: &'r Definitions,
    used: Vec<String>,
    footnotes: Vec<(Text, Vec<RawBlock>)>,
    /// Where the event stands that is being read.
    at: Span,
    depth: usize,
    too_deep: bool,
}

/// Deeper nesting than this is no text for a reader, and would exhaust the stack of whatever walks it.
const DEEPEST: usize = 100;

type Placed<'t> = (Event<'t>, Range<usize>);

impl<'t, F: pulldown_cmark::BrokenLinkCallback<'t>> Tree<'t, '_, F> {
    /// The blocks up to the end of the container, or of the file.
    fn blocks(&mut self, until: Option<TagEnd>) -> Vec<RawBlock> {
        self.deeper(until, Self::blocks_here)
    }

    /// Goes one level down, or passes over what is nested deeper than any text that is meant to be read.
    fn deeper<E: Copy, T: Default>(&mut self, until: E, read: fn(&mut Self, E) -> T) -> T
    where
        Option<TagEnd>: From<E>,
    {
        self.depth += 1;
        let made = if self.depth <= DEEPEST {
            read(self, until)
        } else {
            self.refuse_depth();
            if let Some(end) = Option::from(until) {
                self.skip(end);
            }
            T::default()
        };
        self.depth -= 1;
        made
    }

    fn refuse_depth(&mut self) {
        if !self.too_deep {
            let message = format!("lists, quotations or emphasis are nested more than {DEEPEST} deep");
            self.report.push(Diagnostic::new(&codes::TOO_DEEP, self.at, message).hint("say it flatter"));
        }
        self.too_deep = true;
    }

    fn blocks_here(&mut self, until: Option<TagEnd>) -> Vec<RawBlock> {
        let mut blocks = Vec::new();
        let mut loose = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(end) if Some(end) == until => break,
                Event::Start(tag) if is_block(&tag) => {
                    Self::flush(&mut loose, &mut blocks);
                    if let Some(block) = self.block(tag, &range) {
                        blocks.push(block);
                    }
                }
                Event::Rule => {
                    Self::flush(&mut loose, &mut blocks);
                    blocks.push(RawBlock::Break);
                }
                other => self.inline((other, range), &mut loose),
            }
        }
        Self::flush(&mut loose, &mut blocks);
        blocks
    }

    fn block(&mut self, tag: Tag<'t>, range: &Range<usize>) -> Option<RawBlock> {
        let span = self.span(range);
        self.at = span;
        match tag {
            Tag::Paragraph => Self::paragraph(self.words(TagEnd::Paragraph)),
            Tag::Heading { level, id, .. } => {
                let words = self.words(TagEnd::Heading(level));
                Some(RawBlock::Heading { level: level as u8, id: id.map(|id| id.to_string()), words, span })
            }
            Tag::BlockQuote(kind) => Some(RawBlock::Quote(self.blocks(Some(TagEnd::BlockQuote(kind))))),
            Tag::CodeBlock(_) => Some(RawBlock::Code(self.code(span))),
            Tag::List(start) => {
                Some(RawBlock::List { start, items: self.parts(TagEnd::List(start.is_some()), TagEnd::Item) })
            }
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks(Some(TagEnd::FootnoteDefinition));
                self.footnotes.push((Located { value: label.to_string(), span }, blocks));
                None
            }
            Tag::DefinitionList => Some(RawBlock::Definitions(self.definition_list())),
            Tag::Table(_) => Some(self.table()),
            Tag::HtmlBlock => {
                self.refuse_html(span);
                self.skip(TagEnd::HtmlBlock);
                None
            }
            // The remaining blocks belong to extensions that are not switched on.
            _ => None,
        }
    }

    /// The lines of a block of code.
    fn code(&mut self, span: Span) -> Run {
        let run = self.words(TagEnd::CodeBlock).into_iter().find_map(|word| match word {
            RawInline::Text(run) => Some(run),
            _ => None,
        });
        run.unwrap_or_else(|| Run::new("", span))
    }

    /// The words of a paragraph as sentences; an image alone is the table or chart that stands there.
    fn paragraph(words: Vec<RawInline>) -> Option<RawBlock> {
        match words.as_slice() {
            [] => None,
            [RawInline::Image(address)] => Some(RawBlock::Embed(address.clone())),
            _ => Some(RawBlock::Paragraph(sentences(words))),
        }
    }

    /// Items of a tight list hold words without a paragraph around them; they are one all the same.
    fn flush(loose: &mut Vec<RawInline>, blocks: &mut Vec<RawBlock>) {
        blocks.extend(Self::paragraph(std::mem::take(loose)));
    }

    /// The contents of containers of one kind, up to the end of what holds them.
    fn parts(&mut self, until: TagEnd, part: TagEnd) -> Vec<Vec<RawBlock>> {
        let mut parts = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                Event::Start(_) => parts.push(self.blocks(Some(part))),
                _ => {}
            }
        }
        parts
    }

    fn definition_list(&mut self) -> Vec<(Vec<RawInline>, Vec<Vec<RawBlock>>)> {
        let mut items: Vec<(Vec<RawInline>, Vec<Vec<RawBlock>>)> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::DefinitionList) => break,
                Event::Start(Tag::DefinitionListTitle) => {
                    items.push((self.words(TagEnd::DefinitionListTitle), Vec::new()));
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let definition = self.blocks(Some(TagEnd::DefinitionListDefinition));
                    if let Some((_, definitions)) = items.last_mut() {
                        definitions.push(definition);
                    }
                }
                _ => {}
            }
        }
        items
    }

    fn table(&mut self) -> RawBlock {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead) => head = self.cells(TagEnd::TableHead),
                Event::Start(Tag::TableRow) => rows.push(self.cells(TagEnd::TableRow)),
                _ => {}
            }
        }
        RawBlock::TextTable { head, rows }
    }

    fn cells(&mut self, until: TagEnd) -> Vec<Vec<RawInline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                Event::Start(Tag::TableCell) => cells.push(self.words(TagEnd::TableCell)),
                _ => {}
            }
        }
        cells
    }

    fn words(&mut self, until: TagEnd) -> Vec<RawInline> {
        self.deeper(until, Self::words_here)
    }

    fn words_here(&mut self, until: TagEnd) -> Vec<RawInline> {
        let mut words = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                other => self.inline((other, range), &mut words),
            }
        }
        words
    }

    /// What stands in the file itself was found there; here is what an entity stands for, which is longer than that.
    fn refuse_hidden(&mut self, text: &str, range: &Range<usize>, span: Span) {
        let is_entity = text.len() != range.len();
        if let Some((_, sign)) = hidden::first(text).filter(|_| is_entity) {
            self.report.push(hidden::finding(sign, span));
        }
    }

    fn inline(&mut self, (event, range): Placed<'t>, words: &mut Vec<RawInline>) {
        let span = self.span(&range);
        self.at = span;
        match event {
            Event::Text(text) => {
                self.refuse_hidden(&text, &range, span);
                push_text(words, &text, span);
            }
            Event::SoftBreak => push_text(words, " ", span),
            Event::HardBreak => words.push(RawInline::Break),
            Event::Code(text) => words.push(RawInline::Code(Run::new(text.as_ref(), span))),
            Event::FootnoteReference(label) => {
                words.push(RawInline::Footnote(Located { value: label.to_string(), span }));
            }
            Event::Start(Tag::Emphasis) => words.push(RawInline::Emphasis(self.words(TagEnd::Emphasis))),
            Event::Start(Tag::Strong) => words.push(RawInline::Strong(self.words(TagEnd::Strong))),
            Event::Start(Tag::Link { link_type, dest_url, id, .. }) => {
                let definition = self.definition(link_type, &id);
                let inner = self.words(TagEnd::Link);
                let link = RawLink { address: dest_url.to_string(), definition, words: inner, span };
                words.push(RawInline::Link(Box::new(link)));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.skip(TagEnd::Image);
                words.push(RawInline::Image(Located { value: dest_url.to_string(), span }));
            }
            // The end of an element whose beginning was refused is no second fault.
            Event::InlineHtml(html) if html.starts_with("</") && self.last_is_html() => {}
            Event::Html(_) | Event::InlineHtml(_) => self.refuse_html(span),
            // Ends of what was opened above, and extensions that are not switched on.
            _ => {}
        }
    }

    fn definition(&mut self, link_type: LinkType, id: &str) -> Option<Definition> {
        if !matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            return None;
        }
        self.used.push(folded(id));
        self.definitions.get(&folded(id)).cloned()
    }

    fn last_is_html(&self) -> bool {
        self.report.findings.last().is_some_and(|last| *last.code == codes::RAW_HTML)
    }

    fn refuse_html(&mut self, span: Span) {
        let finding = Diagnostic::new(&codes::RAW_HTML, span, "the narrative contains raw HTML");
        self.report.push(finding.hint("say it in Markdown; a `<` that is meant as itself is written `\\<`"));
    }

    /// Passes over everything up to that end, containers of the same kind within included.
    fn skip(&mut self, until: TagEnd) {
        let mut open = 1usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(tag) if tag.to_end() == until => open += 1,
                Event::End(end) if end == until => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.clone())
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// A run of text may come in several events; together they are one.
fn push_text(words: &mut Vec<RawInline>, text: &str, span: Span) {
    match words.last_mut() {
        Some(RawInline::Text(run)) => run.push(text, span),
        _ => words.push(RawInline::Text(Run::new(text, span))),
    }
}
