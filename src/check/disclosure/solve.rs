//! The tightest ranges of whole numbers that are bound to each other by sums.
//!
//! Nothing here knows of figures. Sound always: no range that it gives leaves out a number that is possible. Tight as
//! far as `MOST_LOOKS` reaches, which small systems never exhaust; beyond it a range is what propagation leaves.

use std::collections::{BTreeSet, VecDeque};

/// All whole numbers from `low` to `high`, both included; a side that is `None` has no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// The smallest.
    pub(super) low: Option<i64>,
    /// The largest.
    pub(super) high: Option<i64>,
}

/// Multiples of unknowns that add up to something within bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Linear {
    /// Which unknown, and how often; each unknown once, none of them zero times.
    pub(super) terms: Vec<(usize, i64)>,
    /// The least that it adds up to.
    pub(super) low: Option<i128>,
    /// The most that it adds up to.
    pub(super) high: Option<i128>,
}

/// Bounds beyond this are none: no figure reaches it, and sums of so large numbers still fit.
const MOST: i128 = 1 << 61;

/// How many terms of sums the search for one answer may look at. A table that fits a page needs far fewer, as brute
/// force bears out.
const MOST_LOOKS: usize = 100_000;

/// In a system of more terms these would be too few choices to come to an answer, so none are made: every question is
/// answered by what its own propagation refutes.
const MOST_TERMS: usize = 2_000;

/// The same for all answers about one system: so many take a tenth of a second. Once they are spent, questions are
/// answered by propagation alone.
const MOST_LOOKS_IN_ALL: usize = 3_000_000;

/// Questions about one end of a range: halving, more than any range needs.
const MOST_QUESTIONS: usize = 64;

/// How often propagation may look at the constraints of a system again. It could creep for long from bound to bound
/// where large numbers contradict each other; what it has found by then is true all the same.
const MOST_ROUNDS: usize = 200;

impl Range {
    /// One number only.
    pub(super) fn exact(self) -> Option<i64> {
        self.low.filter(|_| self.low == self.high)
    }

    /// What lies in both; can be empty.
    pub(super) fn and(self, other: Range) -> Range {
        Range {
            low: self.low.max(other.low),
            high: match (self.high, other.high) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            },
        }
    }

    /// No number at all.
    pub(super) fn is_empty(self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low > high)
    }

    /// How many steps it is wide; `None` where it has no end.
    pub(super) fn width(self) -> Option<i128> {
        Some(i128::from(self.high?) - i128::from(self.low?))
    }

    /// Two halves, for a range of more than one number: the lower first. `None` far out where nothing ends it.
    fn halves(self) -> Option<[Range; 2]> {
        let below = match (self.low.map(i128::from), self.high.map(i128::from)) {
            (Some(low), Some(high)) => (low + high).div_euclid(2),
            (Some(low), None) => low + low.abs() + 16,
            (None, Some(high)) => high - high.abs() - 16,
            (None, None) => -1,
        };
        let below = i64::try_from(below).ok().filter(|_| below.abs() < MOST)?;
        Some([Range { low: self.low, high: Some(below) }, Range { low: Some(below + 1), high: self.high }])
    }
}

/// The tightest range of every unknown asked for; `None` where no numbers meet what it is bound by.
///
/// An unknown that is not asked for gets what was found on the way.
pub(super) fn tightest(ranges: &[Range], constraints: &[Linear], asked: &[usize]) -> Vec<Option<Range>> {
    let mut found: Vec<Option<Range>> = ranges.iter().map(|range| Some(*range)).collect();
    for part in parts(ranges, constraints) {
        if !part.holds_any(asked) {
            continue;
        }
        let tightened = part.tightest(asked);
        for (at, unknown) in part.unknowns.iter().enumerate() {
            found[*unknown] = tightened.as_ref().map(|ranges| ranges[at]);
        }
    }
    found
}

/// Whether propagation alone finds nothing against what is told besides what is kept. What contradicts itself without
/// it is not held against it.
pub(super) fn is_plausible(ranges: &[Range], kept: &[Linear], told: &[Linear]) -> bool {
    let about: BTreeSet<usize> = told.iter().flat_map(|told| &told.terms).map(|(unknown, _)| *unknown).collect();
    let about: Vec<usize> = about.into_iter().collect();
    let all = [kept, told].concat();
    let mut parts = parts(ranges, &all).into_iter().filter(|part| part.holds_any(&about));
    let is_true = |told: &Linear| {
        let rest = without_known(told, ranges);
        !rest.terms.is_empty() || rest.low.is_none_or(|low| low <= 0) && rest.high.is_none_or(|high| high >= 0)
    };
    told.iter().all(is_true) && parts.all(|part| Search::new(part.ranges, &part.constraints).propagate_all())
}

/// Unknowns that are bound to each other, by way of others perhaps, and to no further ones.
struct Part {
    /// Their places in the whole, ascending.
    unknowns: Vec<usize>,
    ranges: Vec<Range>,
    /// Over places in `unknowns`.
    constraints: Vec<Linear>,
}

/// What falls apart into parts once numbers that are known are taken for numbers.
fn parts(ranges: &[Range], constraints: &[Linear]) -> Vec<Part> {
    let open: Vec<Linear> = constraints.iter().map(|constraint| without_known(constraint, ranges)).collect();
    let leader = bound_together(ranges.len(), open.iter());
    let mut place = vec![usize::MAX; ranges.len()];
    let mut parts: Vec<Part> = Vec::new();
    let mut within = vec![0; ranges.len()];
    for at in (0..ranges.len()).filter(|at| ranges[*at].exact().is_none()) {
        let leader = leader[at];
        if place[leader] == usize::MAX {
            place[leader] = parts.len();
            parts.push(Part { unknowns: Vec::new(), ranges: Vec::new(), constraints: Vec::new() });
        }
        let part = &mut parts[place[leader]];
        within[at] = part.unknowns.len();
        part.unknowns.push(at);
        part.ranges.push(ranges[at]);
    }
    for mut constraint in open {
        let Some((first, _)) = constraint.terms.first() else { continue };
        let part = place[leader[*first]];
        for (at, _) in &mut constraint.terms {
            *at = within[*at];
        }
        parts[part].constraints.push(constraint);
    }
    parts
}

/// For each of so many unknowns one that stands for all to which it is bound, by way of others perhaps.
pub(super) fn bound_together<'l>(count: usize, constraints: impl Iterator<Item = &'l Linear>) -> Vec<usize> {
    let mut leader: Vec<usize> = (0..count).collect();
    for constraint in constraints {
        if let [(first, _), others @ ..] = constraint.terms.as_slice() {
            let first = leading(&mut leader, *first);
            for (other, _) in others {
                let other = leading(&mut leader, *other);
                leader[other] = first;
            }
        }
    }
    (0..count).map(|at| leading(&mut leader, at)).collect()
}

fn leading(leader: &mut [usize], mut at: usize) -> usize {
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}

fn without_known(constraint: &Linear, ranges: &[Range]) -> Linear {
    let known = |(at, times): &(usize, i64)| ranges[*at].exact().map(|value| i128::from(value) * i128::from(*times));
    let sum: i128 = constraint.terms.iter().filter_map(known).sum();
    Linear {
        terms: constraint.terms.iter().filter(|term| known(term).is_none()).copied().collect(),
        low: constraint.low.map(|low| low - sum),
        high: constraint.high.map(|high| high - sum),
    }
}

impl Part {
    /// Whether one of those, in ascending order, is in it.
    fn holds_any(&self, unknowns: &[usize]) -> bool {
        self.unknowns.iter().any(|own| unknowns.binary_search(own).is_ok())
    }

    /// The tightest ranges, in the order of `unknowns`; `None` where there are none.
    fn tightest(&self, asked: &[usize]) -> Option<Vec<Range>> {
        let mut search = Search::new(self.ranges.clone(), &self.constraints);
        if !search.propagate_all() {
            return None;
        }
        let mut ranges = search.ranges;
        // What propagation settles holds the rest together no longer, so that each piece has its own search.
        for piece in parts(&ranges, &self.constraints) {
            let asked = (0..piece.unknowns.len()).filter(|at| {
                let unknown = self.unknowns[piece.unknowns[*at]];
                piece.ranges[*at].exact().is_none() && asked.binary_search(&unknown).is_ok()
            });
            let asked: Vec<usize> = asked.collect();
            if !asked.is_empty() && !piece.is_tree() {
                for (at, range) in piece.unknowns.iter().zip(piece.searched(&asked)?) {
                    ranges[*at] = range;
                }
            }
        }
        Some(ranges)
    }

    /// Whether no figures are bound to each other in two ways, and each counts once: then propagation leaves of every
    /// range just what is possible (Freuder, A sufficient condition for backtrack-free search, 1982), and there is
    /// nothing to search. The parts of one total are such, rows and columns that both add up are not.
    fn is_tree(&self) -> bool {
        let terms = || self.constraints.iter().flat_map(|constraint| &constraint.terms);
        terms().count() < self.unknowns.len() + self.constraints.len() && terms().all(|(_, times)| times.abs() == 1)
    }

    fn searched(&self, asked: &[usize]) -> Option<Vec<Range>> {
        let mut search = Search::new(self.ranges.clone(), &self.constraints);
        if !search.propagate_all() || search.is_possible() == Some(false) {
            return None;
        }
        for at in asked {
            search.tighten(*at)?;
        }
        Some(search.ranges)
    }
}

/// A system in the state of being solved.
struct Search<'l> {
    ranges: Vec<Range>,
    constraints: &'l [Linear],
    /// For every unknown the constraints that it stands in.
    touching: Vec<Vec<usize>>,
    /// What ranges were before they were narrowed, the last last.
    trail: Vec<(usize, Range)>,
    /// Constraints to look at, and which these are.
    waiting: VecDeque<usize>,
    is_waiting: Vec<bool>,
    /// The least and the largest number of every unknown in the solutions that were met.
    met: Vec<Option<(i64, i64)>>,
    /// The terms in all constraints.
    terms: usize,
    /// What is left to look at for an answer, and for all.
    looks: usize,
    looks_in_all: usize,
}

impl<'l> Search<'l> {
    fn new(ranges: Vec<Range>, constraints: &'l [Linear]) -> Search<'l> {
        let mut touching = vec![Vec::new(); ranges.len()];
        for (at, constraint) in constraints.iter().enumerate() {
            for (unknown, _) in &constraint.terms {
                touching[*unknown].push(at);
            }
        }
        Search {
            met: vec![None; ranges.len()],
            ranges,
            constraints,
            touching,
            trail: Vec::new(),
            waiting: VecDeque::new(),
            is_waiting: vec![false; constraints.len()],
            terms: constraints.iter().map(|constraint| constraint.terms.len()).sum(),
            looks: 0,
            looks_in_all: MOST_LOOKS_IN_ALL,
        }
    }

    fn propagate_all(&mut self) -> bool {
        for at in 0..self.constraints.len() {
            self.wait(at);
        }
        self.ranges.iter().all(|range| !range.is_empty()) && self.propagate()
    }

    fn wait(&mut self, constraint: usize) {
        if !std::mem::replace(&mut self.is_waiting[constraint], true) {
            self.waiting.push_back(constraint);
        }
    }

    /// Narrows ranges until no constraint narrows any; `false` where one leaves nothing.
    fn propagate(&mut self) -> bool {
        let mut looks = MOST_ROUNDS * self.constraints.len();
        while let Some(at) = self.waiting.pop_front() {
            self.is_waiting[at] = false;
            if looks == 0 || !self.narrow_by(at) {
                let possible = looks == 0;
                while let Some(at) = self.waiting.pop_front() {
                    self.is_waiting[at] = false;
                }
                return possible;
            }
            looks -= 1;
        }
        true
    }

    /// Narrows every unknown of a constraint to what the others leave of it.
    fn narrow_by(&mut self, at: usize) -> bool {
        let Linear { terms, low, high } = &self.constraints[at];
        self.looks = self.looks.saturating_sub(terms.len());
        let (mut least, mut most) = self.extent(terms);
        if let (Some(high), Some(least)) = (high, least.all())
            && least > *high
        {
            return false;
        }
        if let (Some(low), Some(most)) = (low, most.all())
            && most < *low
        {
            return false;
        }
        for (unknown, times) in terms {
            let own = self.ranges[*unknown];
            let (own_least, own_most) = ends(own, *times);
            let above = high.and_then(|high| Some(high - least.without(own_least)?));
            let below = low.and_then(|low| Some(low - most.without(own_most)?));
            let narrowed = own.and(quotients(below, above, *times));
            if narrowed != own {
                if narrowed.is_empty() {
                    return false;
                }
                let (new_least, new_most) = ends(narrowed, *times);
                least = least.replaced(own_least, new_least);
                most = most.replaced(own_most, new_most);
                self.narrow(*unknown, narrowed);
            }
        }
        true
    }

    /// The least and the most that terms add up to.
    fn extent(&self, terms: &[(usize, i64)]) -> (Total, Total) {
        let mut totals = (Total::default(), Total::default());
        for (unknown, times) in terms {
            let (least, most) = ends(self.ranges[*unknown], *times);
            totals = (totals.0.with(least), totals.1.with(most));
        }
        totals
    }

    fn narrow(&mut self, unknown: usize, range: Range) {
        self.trail.push((unknown, self.ranges[unknown]));
        self.ranges[unknown] = range;
        for at in 0..self.touching[unknown].len() {
            self.wait(self.touching[unknown][at]);
        }
    }

    fn undo(&mut self, length: usize) {
        for (unknown, range) in self.trail.drain(length..).rev() {
            self.ranges[unknown] = range;
        }
    }

    /// Whether any numbers meet all constraints; `None` where that would take too long to say.
    fn is_possible(&mut self) -> Option<bool> {
        let granted = if self.terms > MOST_TERMS { 0 } else { MOST_LOOKS.min(self.looks_in_all) };
        self.looks = granted;
        let possible = self.descend();
        self.looks_in_all -= granted - self.looks;
        possible
    }

    fn descend(&mut self) -> Option<bool> {
        if !self.propagate() {
            return Some(false);
        }
        self.looks = self.looks.checked_sub(self.terms)?;
        let Some(open) = self.most_decided() else {
            self.meet();
            return Some(true);
        };
        for half in self.ranges[open].halves()? {
            let before = self.trail.len();
            self.narrow(open, half);
            let possible = self.descend();
            self.undo(before);
            if possible != Some(false) {
                return possible;
            }
        }
        Some(false)
    }

    /// Of the unknowns on which it still depends whether a constraint is met, the one with the fewest numbers left.
    fn most_decided(&self) -> Option<usize> {
        let open = self.constraints.iter().filter(|constraint| !self.is_met(constraint));
        let unknowns = open.flat_map(|constraint| &constraint.terms).map(|(unknown, _)| *unknown);
        let undecided = unknowns.filter(|unknown| self.ranges[*unknown].exact().is_none());
        undecided.min_by_key(|unknown| (self.ranges[*unknown].width().unwrap_or(i128::MAX), *unknown))
    }

    /// Whether it is met whatever the numbers are.
    fn is_met(&self, constraint: &Linear) -> bool {
        let (least, most) = self.extent(&constraint.terms);
        constraint.low.is_none_or(|low| least.all().is_some_and(|least| least >= low))
            && constraint.high.is_none_or(|high| most.all().is_some_and(|most| most <= high))
    }

    /// Remembers that every number that is left is possible.
    fn meet(&mut self) {
        for (met, range) in self.met.iter_mut().zip(&self.ranges) {
            let (low, high) = (range.low.unwrap_or(i64::MIN), range.high.unwrap_or(i64::MAX));
            *met = Some(met.map_or((low, high), |(least, most)| (least.min(low), most.max(high))));
        }
    }

    /// Takes from both ends of a range what is not possible; `None` where nothing is.
    fn tighten(&mut self, unknown: usize) -> Option<()> {
        for _ in 0..MOST_QUESTIONS {
            let Some(low) = self.ranges[unknown].low else { break };
            let met = self.met[unknown].map(|(least, _)| least);
            let Some(upto) = next_question(low, met) else { break };
            match self.ask(unknown, Range { low: Some(low), high: Some(upto) }) {
                Some(true) => {}
                Some(false) => self.settle(unknown, Range { low: Some(upto + 1), high: None })?,
                None => break,
            }
        }
        for _ in 0..MOST_QUESTIONS {
            let Some(high) = self.ranges[unknown].high else { break };
            let met = self.met[unknown].map(|(_, most)| most.checked_neg().unwrap_or(i64::MAX));
            let Some(from) = next_question(-high, met).map(|from| -from) else { break };
            match self.ask(unknown, Range { low: Some(from), high: Some(high) }) {
                Some(true) => {}
                Some(false) => self.settle(unknown, Range { low: None, high: Some(from - 1) })?,
                None => break,
            }
        }
        Some(())
    }

    fn ask(&mut self, unknown: usize, range: Range) -> Option<bool> {
        let before = self.trail.len();
        self.narrow(unknown, self.ranges[unknown].and(range));
        let possible = self.is_possible();
        self.undo(before);
        possible
    }

    /// Keeps what was found, for this unknown and all that follow.
    fn settle(&mut self, unknown: usize, range: Range) -> Option<()> {
        let narrowed = self.ranges[unknown].and(range);
        if narrowed.is_empty() {
            return None;
        }
        self.narrow(unknown, narrowed);
        let possible = self.propagate();
        self.trail.clear();
        possible.then_some(())
    }
}

/// Up to where to ask whether a number from `low` on is possible, where `met` is the least that is known to be; `None`
/// where nothing is open. Each answer halves what is.
fn next_question(low: i64, met: Option<i64>) -> Option<i64> {
    match met {
        Some(met) if met <= low => None,
        Some(met) => Some(low + (met.saturating_sub(1).saturating_sub(low)) / 2),
        None => Some(low),
    }
}

/// A sum of ends, of which some may have no bound.
#[derive(Clone, Copy, Default)]
struct Total {
    sum: i128,
    unbounded: usize,
}

impl Total {
    fn with(self, end: Option<i128>) -> Total {
        match end {
            Some(end) => Total { sum: self.sum + end, ..self },
            None => Total { unbounded: self.unbounded + 1, ..self },
        }
    }

    fn all(self) -> Option<i128> {
        (self.unbounded == 0).then_some(self.sum)
    }

    /// What it is of all others.
    fn without(self, own: Option<i128>) -> Option<i128> {
        match own {
            Some(own) => self.all().map(|sum| sum - own),
            None => (self.unbounded == 1).then_some(self.sum),
        }
    }

    fn replaced(self, old: Option<i128>, new: Option<i128>) -> Total {
        let others = match old {
            Some(old) => Total { sum: self.sum - old, ..self },
            None => Total { unbounded: self.unbounded - 1, ..self },
        };
        others.with(new)
    }
}

/// The least and the most that so many times a number can be.
fn ends(range: Range, times: i64) -> (Option<i128>, Option<i128>) {
    let multiple = |end: i64| i128::from(end) * i128::from(times);
    let (one, other) = (range.low.map(multiple), range.high.map(multiple));
    if times < 0 { (other, one) } else { (one, other) }
}

/// The whole numbers of which so many times lie within bounds.
fn quotients(low: Option<i128>, high: Option<i128>, times: i64) -> Range {
    let times = i128::from(times);
    let (low, high, times) = if times < 0 { (high.map(|h| -h), low.map(|l| -l), -times) } else { (low, high, times) };
    let bound = |value: i128| i64::try_from(value).ok().filter(|_| value.abs() < MOST);
    Range {
        low: low.and_then(|low| bound(-(-low).div_euclid(times))),
        high: high.and_then(|high| bound(high.div_euclid(times))),
    }
}
