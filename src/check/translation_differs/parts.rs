//! What a text holds beside figures of tables and claims that a translation of it must hold too.
//!
//! Only what is named alike in every language can be compared: sections by their files, what words are bound to by its id,
//! footnotes by their labels. What the words themselves say is for the translator to know.

use std::fmt;
use std::ops::Range;

use crate::diag::Span;
use crate::model::{Block, Dossier, Edition, ExemptionIx, Inline, Inlines, Language, Number, Target, bound, plain};
use crate::wording::{numerals, said};

/// A part of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'e> {
    what: What,
    /// Its id.
    pub(super) at: &'e str,
    /// Where it stands first.
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Section,
    Stated,
    Exempt,
    Request,
    Table,
    Chart,
    Footnote,
}

impl Part<'_> {
    /// Whether both are the same part of a text in two languages.
    pub(super) fn is(&self, other: &Part<'_>) -> bool {
        (self.what, self.at) == (other.what, other.at)
    }

    /// Whether others stand in it.
    pub(super) fn is_section(&self) -> bool {
        self.what == What::Section
    }

    /// How a translation comes to have it.
    pub(super) fn way_in(&self) -> String {
        let at = self.at;
        match self.what {
            What::Section => format!("translate it, in a file whose name ends in `{at}.md` too"),
            What::Stated => format!("state it in the translation too: `[words](stated:{at})`"),
            What::Exempt => format!("say it in the translation too: `[words](exempt:{at})`"),
            What::Request => format!("name it in the translation too: `[words](request:{at})`"),
            What::Table => format!("place it in the translation too: `![](table:{at})`"),
            What::Chart => format!("place it in the translation too: `![](chart:{at})`"),
            What::Footnote => format!("translate it too, under the same label: `[^{at}]`"),
        }
    }
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.what {
            What::Section => "the section",
            What::Stated => "the figure of stated.toml",
            What::Exempt => "the number that is exempt as",
            What::Request => "the way to the request",
            What::Table => "the table",
            What::Chart => "the chart",
            What::Footnote => "the footnote",
        };
        write!(formatter, "{what} `{}`", self.at)
    }
}

/// All parts of a text, each where it comes first.
pub(super) fn parts<'e>(dossier: &'e Dossier, edition: &'e Edition) -> Vec<Part<'e>> {
    let mut all = Parts { dossier, edition, found: Vec::new(), around: edition.span };
    for section in &edition.narrative.sections {
        all.around = section.span;
        all.add(What::Section, Some(&section.id), section.span);
        all.words(&section.title);
    }
    for (id, blocks) in edition.narrative.parts() {
        all.begin(id);
        for block in blocks {
            all.block(block);
        }
    }
    all.found
}

/// The parts of a text as it is gone over.
struct Parts<'e> {
    dossier: &'e Dossier,
    edition: &'e Edition,
    found: Vec<Part<'e>>,
    /// The section or footnote that is gone over.
    around: Span,
}

impl<'e> Parts<'e> {
    fn add(&mut self, what: What, id: Option<&'e String>, span: Span) {
        if let Some(part) = id.map(|at| Part { what, at, span })
            && self.found.iter().all(|other| !other.is(&part))
        {
            self.found.push(part);
        }
    }

    fn begin(&mut self, id: &str) {
        let (sections, notes) = (&self.edition.narrative.sections, &self.edition.narrative.footnotes);
        if let Some(section) = sections.iter().find(|section| section.id == id) {
            self.around = section.span;
        } else if let Some(note) = notes.iter().find(|note| note.id == id) {
            let mut words = note.blocks.iter().flat_map(Block::words);
            self.around = words.find_map(|words| span_of(words)).unwrap_or(self.around);
            self.add(What::Footnote, Some(&note.id), self.around);
        }
    }

    fn block(&mut self, block: &'e Block) {
        let edition = self.edition;
        match block {
            Block::Table(at) => self.add(What::Table, edition.tables.get(at.0).map(|table| &table.id), self.around),
            Block::Chart(at) => self.add(What::Chart, edition.charts.get(at.0).map(|chart| &chart.id), self.around),
            _ => {
                for words in block.words() {
                    self.words(words);
                }
            }
        }
    }

    fn words(&mut self, words: &'e Inlines) {
        let (dossier, edition) = (self.dossier, self.edition);
        for (target, words) in bound(words) {
            let span = span_of(words).unwrap_or(self.around);
            match target {
                Target::Stated(at) => self.add(What::Stated, edition.stated.get(at.0).map(|one| &one.id), span),
                Target::Exempt(at) => self.add(What::Exempt, edition.exemptions.get(at.0).map(|one| &one.id), span),
                Target::Request(at) => self.add(What::Request, dossier.requests.get(at.0).map(|one| &one.id), span),
                _ => {}
            }
        }
    }
}

fn span_of(words: &[Inline]) -> Option<Span> {
    words.iter().find_map(|word| match word {
        Inline::Text(run) | Inline::Cited(_, run) | Inline::Code(run) => Some(run.span()),
        Inline::Emphasis(words) | Inline::Strong(words) | Inline::Bound(_, words) => span_of(words),
        Inline::Footnote(..) | Inline::Break => None,
    })
}

/// Words that state no figure, with the numbers that they say.
pub(super) struct Saying {
    pub(super) words: String,
    pub(super) span: Span,
    numbers: Vec<Number>,
}

/// What two texts say under an exemption, where the one says a number that the other does not; `None` where they agree,
/// or where a number is said in a way that is not read.
pub(super) fn other_numbers(exemption: ExemptionIx, both: [(&Edition, Language); 2]) -> Option<[Saying; 2]> {
    let [original, told] = both.map(|(edition, language)| sayings(exemption, edition, language));
    let (original, told) = (original?, told?);
    let lone = |here: &[Saying], there: &[Saying]| {
        let is_there = |number: &Number| there.iter().any(|other| other.numbers.contains(number));
        here.iter().position(|one| !one.numbers.iter().all(is_there))
    };
    let (of_original, of_told) = (lone(&original, &told), lone(&told, &original));
    of_original.or(of_told)?;
    let at = |all: Vec<Saying>, at: Option<usize>| all.into_iter().nth(at.unwrap_or(0));
    Some([at(original, of_original)?, at(told, of_told)?])
}

fn sayings(exemption: ExemptionIx, edition: &Edition, language: Language) -> Option<Vec<Saying>> {
    let bound = edition.narrative.bound().into_iter();
    let of_it = bound.filter(|(target, _)| **target == Target::Exempt(exemption));
    of_it.map(|(_, words)| saying(words, language)).collect()
}

fn saying(inlines: &Inlines, language: Language) -> Option<Saying> {
    let words = plain(inlines);
    let read = |range: Range<usize>| said(words.get(range)?, language).map(|said| said.number);
    let numbers: Option<Vec<Number>> =
        numerals(&words, language).into_iter().map(|numeral| read(numeral.range)).collect();
    Some(Saying { span: span_of(inlines)?, numbers: numbers.filter(|numbers| !numbers.is_empty())?, words })
}
