//! Words that came, went or changed, sentence by sentence; and words that stayed though what they speak of did not.
//!
//! Sentences are compared as readers see them, with figures filled in. A sentence that only stands elsewhere is the
//! same sentence.

use std::collections::BTreeMap;

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices, diff_ratio};

use crate::claims::selected_for;
use crate::history::Slot;
use crate::model::{
    Block, CellIx, ColumnIx, Edition, FigureIx, Inline, RowIx, Selection, Table, TableIx, Target, Verdict, bound,
};

/// Two sentences that share less than this of their words are two sentences, and not one reworded.
const ALIKE: f32 = 0.5;

/// In runs of more pairs than this, a sentence is set only against the one in its own place.
const MOST_PAIRS: usize = 2_500;

/// What the words of two editions differ in.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    /// Sentences of both that may say what is not so any more, in the order of the later edition.
    pub stale: Vec<Stale>,
    /// Sentences that are worded otherwise, in the order of the later edition.
    pub reworded: Vec<Reworded>,
    /// Sentences that only the later edition has.
    pub came: Vec<Passage>,
    /// Sentences that only the earlier edition has.
    pub went: Vec<Passage>,
}

/// A sentence, heading or cell of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The id of the section or footnote in which it stands.
    pub section: String,
    /// Its words, as readers see them.
    pub text: String,
    /// It stands above a section or a part of one.
    pub is_heading: bool,
}

/// A sentence that is worded otherwise.
#[derive(Clone, Debug)]
pub struct Reworded {
    /// The id of the section in which it stands now.
    pub section: String,
    /// Its words, those of both editions once.
    pub pieces: Vec<Piece>,
}

/// Words of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Kept(String),
    /// In the earlier edition only.
    Went(String),
    /// In the later edition only.
    Came(String),
}

/// A sentence that stayed as it was, though what it speaks of did not.
#[derive(Clone, Debug)]
pub struct Stale {
    /// The sentence.
    pub passage: Passage,
    /// What has moved.
    pub why: Staleness,
}

/// Why a sentence may say what is not so any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Staleness {
    /// A figure that it states is printed otherwise now: the address as written, and both texts.
    Moved {
        /// The address as the later edition writes it.
        address: String,
        /// What the earlier edition prints there.
        before: String,
        /// What the later edition prints there.
        now: String,
    },
    /// It states what was the newest figure of its table, and a newer one has come: the address, and the newest column.
    Overtaken {
        /// The address as the later edition writes it.
        address: String,
        /// The header of the newest column.
        newest: String,
    },
    /// Its claim does not hold any more, or fails otherwise than before: the claim's id.
    Flipped(String),
}

/// A passage and the words that it is made of.
struct Unit<'e> {
    passage: Passage,
    words: &'e [Inline],
}

pub(super) fn sentences(before: &Edition, now: &Edition) -> Sentences {
    let (ones, others) = (units(before), units(now));
    let texts = |units: &[Unit<'_>]| units.iter().map(|unit| unit.passage.text.clone()).collect::<Vec<_>>();
    let mut found = Sentences::default();
    for step in capture_diff_slices(Algorithm::Myers, &texts(&ones), &texts(&others)) {
        match step {
            DiffOp::Equal { new_index, len, .. } => {
                found.stale.extend(others[new_index..][..len].iter().filter_map(|unit| stale(unit, before, now)));
            }
            DiffOp::Delete { old_index, old_len, .. } => found.went.extend(passages(&ones[old_index..][..old_len])),
            DiffOp::Insert { new_index, new_len, .. } => found.came.extend(passages(&others[new_index..][..new_len])),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                replaced(&ones[old_index..][..old_len], &others[new_index..][..new_len], &mut found);
            }
        }
    }
    without_moved(&mut found);
    found
}

fn units(edition: &Edition) -> Vec<Unit<'_>> {
    let of = |section: &str, words, is_heading| {
        let text = edition.as_read(words).trim().to_owned();
        Unit { passage: Passage { section: section.to_owned(), text, is_heading }, words }
    };
    let sections = edition.narrative.sections.iter();
    let titles = sections.map(|section| of(&section.id, section.title.as_slice(), true));
    let parts = edition.narrative.parts().into_iter();
    let blocks = parts.flat_map(|(section, blocks)| blocks.into_iter().map(move |block| (section, block)));
    let words = blocks.flat_map(|(section, block)| {
        let is_heading = matches!(block, Block::Heading { .. });
        block.words().into_iter().map(move |words| (section, words, is_heading))
    });
    let all = titles.chain(words.map(|(section, words, is_heading)| of(section, words.as_slice(), is_heading)));
    all.filter(|unit| !unit.passage.text.is_empty()).collect()
}

fn passages<'u>(units: &'u [Unit<'_>]) -> impl Iterator<Item = Passage> + 'u {
    units.iter().map(|unit| unit.passage.clone())
}

/// Each of the later sentences with the earlier one that it is most like, in their order; the rest came or went.
fn replaced(ones: &[Unit<'_>], others: &[Unit<'_>], found: &mut Sentences) {
    let all_pairs = ones.len() * others.len() <= MOST_PAIRS;
    let mut first_free = 0;
    for (at, other) in others.iter().enumerate() {
        let range = if all_pairs { first_free..ones.len() } else { at.max(first_free)..ones.len().min(at + 1) };
        let likeness = range.map(|of| (likeness(&ones[of], other), of));
        let best = likeness
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, of)) = best else {
            found.came.push(other.passage.clone());
            continue;
        };
        found.went.extend(passages(&ones[first_free..of]));
        found.reworded.push(reworded(&ones[of], other));
        first_free = of + 1;
    }
    found.went.extend(passages(&ones[first_free..]));
}

/// How much of their words two sentences share, from 0 to 1; spaces and stops, which all sentences share, are no words.
fn likeness(one: &Unit<'_>, other: &Unit<'_>) -> f32 {
    if one.passage.is_heading != other.passage.is_heading {
        return 0.0;
    }
    let [one, other] = [one, other].map(|unit| words(&unit.passage.text));
    diff_ratio(&capture_diff_slices(Algorithm::Myers, &one, &other), one.len(), other.len())
}

fn words(text: &str) -> Vec<&str> {
    let stops = |sign: char| !sign.is_alphanumeric();
    text.split_whitespace().map(|word| word.trim_matches(stops)).filter(|word| !word.is_empty()).collect()
}

fn reworded(one: &Unit<'_>, other: &Unit<'_>) -> Reworded {
    let diff = TextDiff::from_unicode_words(&*one.passage.text, &*other.passage.text);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let piece = match change.tag() {
            ChangeTag::Equal => Piece::Kept,
            ChangeTag::Delete => Piece::Went,
            ChangeTag::Insert => Piece::Came,
        };
        let next = piece(change.value().to_owned());
        match (pieces.last_mut(), &next) {
            (Some(Piece::Kept(text)), Piece::Kept(more))
            | (Some(Piece::Went(text)), Piece::Went(more))
            | (Some(Piece::Came(text)), Piece::Came(more)) => text.push_str(more),
            _ => pieces.push(next),
        }
    }
    Reworded { section: other.passage.section.clone(), pieces }
}

/// What went here and came there stands elsewhere now, and is the same.
fn without_moved(found: &mut Sentences) {
    let mut went: BTreeMap<&str, usize> = BTreeMap::new();
    found.went.iter().for_each(|passage| *went.entry(&passage.text).or_default() += 1);
    let mut both: BTreeMap<String, usize> = BTreeMap::new();
    for passage in &found.came {
        if let Some(left) = went.get_mut(passage.text.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            *both.entry(passage.text.clone()).or_default() += 1;
        }
    }
    let drop_both = |passages: &mut Vec<Passage>| {
        let mut left = both.clone();
        passages.retain(|passage| match left.get_mut(&passage.text).filter(|left| **left > 0) {
            Some(left) => {
                *left -= 1;
                false
            }
            None => true,
        });
    };
    drop_both(&mut found.came);
    drop_both(&mut found.went);
}

/// Why a sentence that reads the same in both may not be so any more; its first reason.
fn stale(unit: &Unit<'_>, before: &Edition, now: &Edition) -> Option<Stale> {
    let targets = bound(unit.words);
    let figures = targets.iter().filter_map(|(target, _)| match target {
        Target::Figure(FigureIx(at)) => now.figures.get(*at),
        _ => None,
    });
    let mut reasons = figures.filter_map(|figure| {
        let cell = figure.expression.addresses().first()?.first_cell()?;
        moved(cell, &figure.address, before, now).or_else(|| overtaken(cell, &figure.address, before, now))
    });
    let flipped = || {
        let claims = targets.iter().filter_map(|(target, _)| match target {
            Target::Claim(at) => now.claims.get(at.0).zip(now.evaluations.get(at.0)),
            _ => None,
        });
        let mut claims = claims.filter(|(claim, evaluation)| {
            let earlier = before.claims.iter().position(|earlier| earlier.id == claim.id);
            let earlier = earlier.and_then(|at| before.evaluations.get(at));
            let is_other = earlier.is_some_and(|earlier| earlier.verdict != evaluation.verdict);
            // A sentence that holds now is not out of date, whatever it was; that it flipped is told of the claim.
            is_other && evaluation.verdict != Verdict::Holds
        });
        claims.next().map(|(claim, _)| Staleness::Flipped(claim.id.clone()))
    };
    let why = reasons.next().or_else(flipped)?;
    Some(Stale { passage: unit.passage.clone(), why })
}

/// The same figure, by its row and period, in the earlier edition.
fn same_cell<'e>(cell: CellIx, before: &'e Edition, now: &Edition) -> Option<(&'e Table, CellIx)> {
    let table = now.tables.get(cell.table.0)?;
    let at = before.tables.iter().position(|earlier| earlier.series == table.series).map(TableIx)?;
    let earlier = before.tables.get(at.0)?;
    let slot = Slot::of(table.columns.get(cell.column.0)?);
    let column = earlier.columns.iter().position(|column| Slot::of(column) == slot)?;
    let series = &table.rows.get(cell.row.0)?.series;
    let row = earlier.rows.iter().position(|row| row.series == *series).map(RowIx)?;
    Some((earlier, CellIx { table: at, row, column: ColumnIx(column) }))
}

fn moved(cell: CellIx, address: &str, before: &Edition, now: &Edition) -> Option<Staleness> {
    let (earlier, at) = same_cell(cell, before, now)?;
    let was = earlier.cell(at.row, at.column)?;
    let is = now.tables.get(cell.table.0)?.cell(cell.row, cell.column)?;
    let (before, now) = (was.printed.clone(), is.printed.clone());
    (was.value != is.value).then(|| Staleness::Moved { address: address.to_owned(), before, now })
}

fn overtaken(cell: CellIx, address: &str, before: &Edition, now: &Edition) -> Option<Staleness> {
    let (earlier, at) = same_cell(cell, before, now)?;
    let table = now.tables.get(cell.table.0)?;
    let last = |table: &Table, row| selected_for(&Selection::Last, table, Some(row)).first().copied();
    if last(earlier, at.row) != Some(at.column) {
        return None;
    }
    let newest = last(table, cell.row).filter(|newest| *newest != cell.column)?;
    let newest = table.columns.get(newest.0)?.label.clone();
    Some(Staleness::Overtaken { address: address.to_owned(), newest })
}
