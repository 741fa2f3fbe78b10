//! The words of an edition: sections, blocks, sentences, and what each word is bound to.

use super::{ChartIx, ClaimIx, ExemptionIx, FigureIx, Paper, RequestIx, StatedIx, TableIx, TermIx, index};
use crate::diag::{Run, Span};

index! {
    /// A section of an edition.
    SectionIx
}
index! {
    /// A footnote of an edition.
    FootnoteIx
}

/// All words of an edition.
#[derive(Clone, Debug, Default)]
pub struct Narrative {
    /// In the order of their file names.
    pub sections: Vec<Section>,
    /// In the order of their first reference.
    pub footnotes: Vec<Footnote>,
}

impl Narrative {
    /// Every block at any depth, those of footnotes last.
    #[must_use]
    pub fn blocks(&self) -> Vec<&Block> {
        let mut all = Vec::new();
        self.sections.iter().for_each(|section| gather(&section.blocks, &mut all));
        self.footnotes.iter().for_each(|footnote| gather(&footnote.blocks, &mut all));
        all
    }

    /// The sections with their blocks at any depth, by id; the footnotes last.
    #[must_use]
    pub fn parts(&self) -> Vec<(&str, Vec<&Block>)> {
        let of = |blocks| {
            let mut all = Vec::new();
            gather(blocks, &mut all);
            all
        };
        let sections = self.sections.iter().map(|section| (section.id.as_str(), of(&section.blocks)));
        sections.chain(self.footnotes.iter().map(|note| (note.id.as_str(), of(&note.blocks)))).collect()
    }

    /// The sentence, heading or cell in which those words claim something.
    #[must_use]
    pub fn sentence_of(&self, claim: ClaimIx) -> Option<&Inlines> {
        let titles = self.sections.iter().map(|section| &section.title);
        let mut words = titles.chain(self.blocks().into_iter().flat_map(Block::words));
        words.find(|words| bound(words).iter().any(|(target, _)| **target == Target::Claim(claim)))
    }

    /// Every stretch of words that is bound to something, in the order of the text, those of footnotes last.
    #[must_use]
    pub fn bound(&self) -> Vec<(&Target, &Inlines)> {
        let mut all = Vec::new();
        let titles = self.sections.iter().map(|section| &section.title);
        let words = self.blocks().into_iter().flat_map(Block::words);
        titles.chain(words).for_each(|words| gather_bound(words, &mut all));
        all
    }
}

impl Block {
    /// The words that stand in the block itself and not in one within it, sentence by sentence.
    #[must_use]
    pub fn words(&self) -> Vec<&Inlines> {
        match self {
            Block::Heading { words, .. } => vec![words],
            Block::Paragraph(sentences) => sentences.iter().map(|sentence| &sentence.words).collect(),
            Block::Definitions(items) => items.iter().map(|item| &item.term).collect(),
            Block::TextTable { head, rows } => head.iter().chain(rows.iter().flatten()).collect(),
            Block::List { .. }
            | Block::Quote(_)
            | Block::Code(_)
            | Block::Break
            | Block::Table(_)
            | Block::Chart(_) => Vec::new(),
        }
    }
}

/// Every stretch of some words that is bound to something, in the order of the text.
#[must_use]
pub fn bound(words: &[Inline]) -> Vec<(&Target, &Inlines)> {
    let mut all = Vec::new();
    gather_bound(words, &mut all);
    all
}

fn gather_bound<'n>(words: &'n [Inline], all: &mut Vec<(&'n Target, &'n Inlines)>) {
    for word in words {
        match word {
            Inline::Bound(target, words) => {
                all.push((target, words));
                gather_bound(words, all);
            }
            Inline::Emphasis(words) | Inline::Strong(words) => gather_bound(words, all),
            Inline::Text(_) | Inline::Cited(..) | Inline::Code(_) | Inline::Footnote(..) | Inline::Break => {}
        }
    }
}

fn gather<'n>(blocks: &'n [Block], all: &mut Vec<&'n Block>) {
    for block in blocks {
        all.push(block);
        match block {
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, all)),
            Block::Quote(blocks) => gather(blocks, all),
            Block::Definitions(items) => {
                items.iter().flat_map(|item| &item.definitions).for_each(|definition| gather(definition, all));
            }
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::TextTable { .. }
            | Block::Code(_)
            | Block::Break
            | Block::Table(_)
            | Block::Chart(_) => {}
        }
    }
}

/// One file of the narrative.
#[derive(Clone, Debug)]
pub struct Section {
    /// The file's name without number and extension: what `#` addresses.
    pub id: String,
    /// Its level-one heading.
    pub title: Inlines,
    /// What follows that heading.
    pub blocks: Vec<Block>,
    /// Where its heading stands.
    pub span: Span,
}

/// A footnote.
#[derive(Clone, Debug)]
pub struct Footnote {
    /// Its label in the text.
    pub id: String,
    /// Its content.
    pub blocks: Vec<Block>,
    /// How often the text refers to it.
    pub references: usize,
}

/// A block of the narrative.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading below the section's own.
    Heading {
        /// 2 to 6.
        level: u8,
        /// What `#` addresses.
        id: String,
        /// Its words.
        words: Inlines,
        /// Where it stands.
        span: Span,
    },
    /// A paragraph.
    Paragraph(Vec<Sentence>),
    /// A list.
    List {
        /// The number of the first item; `None` for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A list of terms with their definitions.
    Definitions(Vec<DefinitionItem>),
    /// A table in the text, which holds words and no figures to bind to.
    TextTable {
        /// The header cells.
        head: Vec<Inlines>,
        /// The rows below.
        rows: Vec<Vec<Inlines>>,
    },
    /// Text kept as it is.
    Code(Run),
    /// A break between subjects.
    Break,
    /// A table of figures stands here.
    Table(TableIx),
    /// A chart stands here.
    Chart(ChartIx),
}

/// A term with its definitions.
#[derive(Clone, Debug)]
pub struct DefinitionItem {
    /// The term.
    pub term: Inlines,
    /// Its definitions.
    pub definitions: Vec<Vec<Block>>,
}

/// A sentence: the smallest part of a text that can be cited and compared between editions.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its words.
    pub words: Inlines,
    /// Where it stands, with the marks around its words.
    pub span: Span,
}

/// Words, one after the other.
pub type Inlines = Vec<Inline>;

/// A stretch of words.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Plain words.
    Text(Run),
    /// Emphasised words.
    Emphasis(Inlines),
    /// Words of importance.
    Strong(Inlines),
    /// Text kept as it is.
    Code(Run),
    /// Words that are bound to something.
    Bound(Target, Inlines),
    /// Words that cite a parliamentary paper, as they were typed.
    Cited(Paper, Run),
    /// The mark of a footnote, and the how-manieth reference to it this is, counted from 0.
    Footnote(FootnoteIx, usize),
    /// A line break that the author asked for.
    Break,
}

/// What words are bound to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A figure of the tables.
    Figure(FigureIx),
    /// A figure in no table.
    Stated(StatedIx),
    /// A claim.
    Claim(ClaimIx),
    /// A number that states no figure of this report.
    Exempt(ExemptionIx),
    /// A parliamentary paper.
    Kamerstuk(Paper),
    /// What the Kamer asked.
    Request(RequestIx),
    /// A term of the glossary.
    Term(TermIx),
    /// An edition of the same dossier, and a place in it.
    Edition {
        /// The edition's id.
        edition: String,
        /// The section or heading; `None` for the edition as a whole.
        anchor: Option<String>,
    },
    /// A place in the same edition.
    Anchor(String),
    /// A table of the same edition, wherever it stands.
    Table(TableIx),
    /// A chart of the same edition.
    Chart(ChartIx),
    /// Words in another language, by its BCP 47 tag.
    Language(String),
    /// An address outside the site.
    Url(String),
    /// Nothing: its address leads nowhere, and a finding stops publication.
    Broken,
}

/// The plain words of some inlines, without marks.
#[must_use]
pub fn plain(words: &[Inline]) -> String {
    words.iter().map(plain_of).collect()
}

fn plain_of(word: &Inline) -> String {
    match word {
        Inline::Text(run) | Inline::Cited(_, run) | Inline::Code(run) => run.as_str().to_owned(),
        Inline::Emphasis(words) | Inline::Strong(words) | Inline::Bound(_, words) => plain(words),
        Inline::Footnote(..) => String::new(),
        Inline::Break => String::from(" "),
    }
}
