//! The words of an edition as texts to look for numbers in, with what each word is bound to.
//!
//! What a link settles (a figure, an exemption) is one mark in the text, so that nothing is read across its edges. The
//! words of claims and of parliamentary papers are there: numbers in them are held to the assertion, to the paper.

use std::ops::Range;

use crate::diag::{Run, Span};
use crate::model::{Address, Block, ClaimIx, Edition, Expression, FigureIx, Inline, Measure, Paper, StatedIx, Target};
use crate::wording::{is_plain, plain_letters};

/// Stands for what a link settles. In running text it is no letter, digit or sign.
pub(super) const SETTLED: char = '\u{fffc}';

/// A sentence, heading or cell.
pub(super) struct Passage<'n> {
    /// The section or footnote in which it stands.
    pub(super) section: &'n str,
    /// Which sentence of its section it is, counted from 1 as its address on the page is; `None` for a heading or cell.
    sentence: Option<usize>,
    /// Its words; `SETTLED` for each stretch that a link settles.
    pub(super) text: String,
    parts: Vec<Part<'n>>,
}

/// Words of a passage, from its start to that of the next.
struct Part<'n> {
    start: usize,
    binding: Binding<'n>,
    /// Where they were typed; `None` for what no author typed.
    typed: Option<Typed<'n>>,
}

/// A stretch of a run: letter for letter the words of a part, or what they are plain letters of.
struct Typed<'n> {
    run: &'n Run,
    range: Range<usize>,
}

/// What words are bound to, as far as the numbers in them go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding<'n> {
    /// Nothing.
    Free,
    /// A figure of a table; rules of its own hold the words to it.
    Figure(FigureIx),
    /// A figure that is stated; likewise.
    Stated(StatedIx),
    /// What states no figure of the report.
    Other,
    /// A parliamentary paper to which its words are linked: they may say its numbers.
    Kamerstuk(&'n Paper),
    /// Words that cite a parliamentary paper: all numbers in them are its own.
    Cited,
    /// A claim.
    Claim(ClaimIx),
    /// Words in another language, of which only the digits can be read.
    Foreign,
}

/// All words of an edition's narrative.
pub(super) fn passages(edition: &Edition) -> Vec<Passage<'_>> {
    let sections = &edition.narrative.sections;
    let titles = sections.iter().map(|section| Passage::of(&section.id, None, &section.title, edition));
    let parts = edition.narrative.parts().into_iter();
    titles.chain(parts.flat_map(|(section, blocks)| in_part(section, &blocks, edition))).collect()
}

fn in_part<'n>(section: &'n str, blocks: &[&'n Block], edition: &'n Edition) -> Vec<Passage<'n>> {
    let mut passages: Vec<Passage<'n>> = blocks.iter().flat_map(|block| in_block(section, block, edition)).collect();
    let sentences = passages.iter_mut().filter_map(|passage| passage.sentence.as_mut());
    sentences.zip(1..).for_each(|(sentence, number)| *sentence = number);
    passages
}

fn in_block<'n>(section: &'n str, block: &'n Block, edition: &'n Edition) -> Vec<Passage<'n>> {
    match block {
        Block::Code(run) => {
            let mut passage = Passage { section, sentence: None, text: String::new(), parts: Vec::new() };
            passage.push_run(run, Binding::Free);
            vec![passage]
        }
        block => {
            // Which of them it is, is known once all are together.
            let sentence = matches!(block, Block::Paragraph(_)).then_some(0);
            block.words().into_iter().map(|words| Passage::of(section, sentence, words, edition)).collect()
        }
    }
}

impl<'n> Passage<'n> {
    fn of(section: &'n str, sentence: Option<usize>, words: &'n [Inline], edition: &'n Edition) -> Passage<'n> {
        let mut passage = Passage { section, sentence, text: String::new(), parts: Vec::new() };
        passage.add_all(words, Binding::Free, edition);
        passage
    }

    fn add_all(&mut self, words: &'n [Inline], binding: Binding<'n>, edition: &'n Edition) {
        for word in words {
            self.add(word, binding, edition);
        }
    }

    fn add(&mut self, word: &'n Inline, binding: Binding<'n>, edition: &'n Edition) {
        match word {
            Inline::Text(run) | Inline::Code(run) => self.push_run(run, binding),
            Inline::Cited(_, run) => self.push_run(run, Binding::Cited),
            Inline::Emphasis(words) | Inline::Strong(words) => self.add_all(words, binding, edition),
            Inline::Footnote(..) => self.push(&SETTLED.to_string(), Binding::Other, None),
            Inline::Break => self.push(" ", binding, None),
            Inline::Bound(target, words) => match bound(target, edition) {
                settled @ (Binding::Figure(_) | Binding::Stated(_) | Binding::Other) => {
                    self.push(&SETTLED.to_string(), settled, None);
                }
                paper @ Binding::Kamerstuk(_) => {
                    self.push(&SETTLED.to_string(), Binding::Other, None);
                    self.add_all(words, paper, edition);
                    self.push(&SETTLED.to_string(), Binding::Other, None);
                }
                within => self.add_all(words, within, edition),
            },
        }
    }

    fn push(&mut self, text: &str, binding: Binding<'n>, typed: Option<Typed<'n>>) {
        self.parts.push(Part { start: self.text.len(), binding, typed });
        self.text.push_str(text);
    }

    /// The words of a run in plain letters: what readers do not see must hide no number.
    fn push_run(&mut self, run: &'n Run, binding: Binding<'n>) {
        let text = run.as_str();
        if is_plain(text) {
            return self.push(text, binding, Some(Typed { run, range: 0..text.len() }));
        }
        for (range, letters) in plain_letters(text) {
            self.push(&letters, binding, Some(Typed { run, range }));
        }
    }

    /// What an acceptance of a finding about those words names: the section and the words, or the sentence and the words.
    pub(super) fn subject(&self, words: &str) -> (String, Option<String>) {
        let sentence = self.sentence.map(|sentence| format!("{}.z{sentence}: {words}", self.section));
        (format!("{}: {words}", self.section), sentence)
    }

    /// What the words at that byte are bound to.
    pub(super) fn binding(&self, at: usize) -> Binding<'n> {
        self.part(at).map_or(Binding::Free, |part| part.binding)
    }

    /// What its words are bound to, one part after the other, each with its first byte.
    pub(super) fn bindings(&self) -> impl Iterator<Item = (usize, Binding<'n>)> + '_ {
        self.parts.iter().map(|part| (part.start, part.binding))
    }

    /// The bytes at which figures stand, each a `SETTLED`.
    pub(super) fn figures(&self) -> impl Iterator<Item = usize> + '_ {
        let figures = self.parts.iter().filter(|part| matches!(part.binding, Binding::Figure(_) | Binding::Stated(_)));
        figures.map(|part| part.start)
    }

    /// Whether a figure stands directly before or behind those bytes, or with no more than a mark between: `,5`.
    pub(super) fn touches_figure(&self, range: &Range<usize>) -> bool {
        let touches = |between: Option<&str>| between.is_some_and(|marks| matches!(marks, "" | "." | "," | ":" | "/"));
        self.figures().any(|at| {
            touches(self.text.get(range.end..at)) || touches(self.text.get(at + SETTLED.len_utf8()..range.start))
        })
    }

    /// Where those bytes of the text were typed; `None` for what no author typed.
    pub(super) fn place(&self, range: &Range<usize>) -> Option<Span> {
        let last = range.end.saturating_sub(1).max(range.start);
        Some(self.typed(range.start, range.end)?.to(self.typed(last, range.end)?))
    }

    /// Where the part at that byte was typed, from there to the end.
    fn typed(&self, at: usize, end: usize) -> Option<Span> {
        let (part, next) = (self.part(at)?, self.parts.iter().find(|part| part.start > at));
        let Typed { run, range } = part.typed.as_ref()?;
        let is_exact = next.map_or(self.text.len(), |next| next.start) - part.start == range.len();
        let typed = |at: usize| (range.start + at - part.start).min(range.end);
        Some(run.place(if is_exact { typed(at)..typed(end) } else { range.clone() }))
    }

    fn part(&self, at: usize) -> Option<&Part<'n>> {
        let next = self.parts.partition_point(|part| part.start <= at);
        next.checked_sub(1).and_then(|found| self.parts.get(found))
    }
}

/// What a link makes of the numbers in its words.
fn bound<'n>(target: &'n Target, edition: &Edition) -> Binding<'n> {
    match target {
        Target::Figure(figure) if is_name(*figure, edition) => Binding::Other,
        Target::Figure(figure) => Binding::Figure(*figure),
        Target::Stated(stated) => Binding::Stated(*stated),
        // What a broken link was to be bound to is not known, and its finding is made.
        Target::Exempt(_) | Target::Broken => Binding::Other,
        Target::Kamerstuk(paper) => Binding::Kamerstuk(paper),
        Target::Claim(claim) => Binding::Claim(*claim),
        Target::Language(_) => Binding::Foreign,
        Target::Request(_)
        | Target::Term(_)
        | Target::Edition { .. }
        | Target::Anchor(_)
        | Target::Table(_)
        | Target::Chart(_)
        | Target::Url(_) => Binding::Free,
    }
}

/// Whether a cell of a ranking is meant, which holds a name and no number.
fn is_name(FigureIx(at): FigureIx, edition: &Edition) -> bool {
    match edition.figures.get(at).map(|figure| &figure.expression) {
        Some(Expression::Figures(Address::Cells { table, rows, .. })) => {
            let table = edition.tables.get(table.0);
            table.zip(rows.first()).is_some_and(|(table, row)| table.measure_of(*row) == Measure::Text)
        }
        _ => false,
    }
}
