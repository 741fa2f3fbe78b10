//! Reads the data file of a language.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};

use super::labels::Labels;
use super::recognised::{Patterns, Trust};
use super::years::{LOOKS_LIKE, Times};
use super::{Joints, Lexicon, Words, beginning};
use crate::model::Hedge;

/// The lines of each section, without remarks.
type Sections = BTreeMap<&'static str, Vec<&'static str>>;

/// What cannot be read is left out; a test sees that nothing is.
pub(super) fn read(text: &'static str) -> Lexicon {
    let sections = sections(text);
    let mut names = BTreeMap::new();
    let number_phrases = pattern(lines(&sections, "number-phrases"), &mut names);
    let recognised = recognised(&sections, &mut names);
    let mut of = |name: &str| pattern(lines(&sections, name), &mut names);
    let times = Times {
        figure_years: of("figure-years"),
        thing_years: of("thing-years"),
        elsewhere: of("other-times"),
        figure_to_figure: of("figure-to-figure"),
    };
    let labels = Labels {
        common: word_list(&sections, "common-in-headers"),
        ends: word_list(&sections, "end-of-name"),
        aside: of("aside"),
        apart: of("apart"),
    };
    let numbers: BTreeMap<&'static str, i64> = valued(&sections, "numbers").collect();
    let (scales, trends, parted) = (scales(&sections), trends(&sections), parted(&sections));
    Lexicon {
        number_beginnings: numbers.keys().chain(scales.iter().map(|(name, _)| name)).map(|it| beginning(it)).collect(),
        trend_beginnings: trends.keys().chain(parted.keys()).map(|word| beginning(word)).collect(),
        hedges: hedges(&sections),
        numbers,
        scales,
        joints: Joints {
            unit_before_ten: listed(&sections, "joints", "unit-before-ten"),
            unit_after_ten: listed(&sections, "joints", "unit-after-ten"),
            before_rest: listed(&sections, "joints", "before-rest"),
        },
        endings: lines(&sections, "endings").iter().flat_map(|line| words(line)).collect(),
        not_alone: lines(&sections, "not-alone").iter().flat_map(|line| words(line)).collect(),
        fractions: fractions(&sections),
        parts: parts(&sections),
        ratios: lines(&sections, "ratios").iter().flat_map(|line| words(line)).map(|it| format!(" {it} ")).collect(),
        times_words: listed(&sections, "times", "word"),
        factor_words: listed(&sections, "times", "then"),
        ordinals: word_list(&sections, "ordinals"),
        periods: word_list(&sections, "periods"),
        number_phrases,
        recognised,
        times,
        labels,
        multipliers: word_list(&sections, "multipliers"),
        signs_before: listed(&sections, "signs", "before"),
        signs_behind: listed(&sections, "signs", "behind"),
        measures: lines(&sections, "measures").iter().flat_map(|line| words(line)).collect(),
        counted: word_list(&sections, "counted"),
        told_in: word_list(&sections, "told-in"),
        uncounted: word_list(&sections, "uncounted"),
        plural: word_list(&sections, "plural"),
        describing: word_list(&sections, "describing"),
        trends,
        parted,
    }
}

fn sections(text: &'static str) -> Sections {
    let mut sections = Sections::new();
    let mut current = "";
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(name) => current = name,
            None => sections.entry(current).or_default().push(line),
        }
    }
    sections
}

fn lines<'s>(sections: &'s Sections, name: &str) -> &'s [&'static str] {
    sections.get(name).map_or(&[], Vec::as_slice)
}

/// The words of a list: `ruim | meer dan`.
fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|word| !word.is_empty())
}

/// A line in two: what stands before its last colon and behind it.
fn keyed(line: &'static str) -> Option<(&'static str, &'static str)> {
    line.rsplit_once(':').map(|(key, value)| (key.trim(), value.trim()))
}

fn listed(sections: &Sections, section: &str, key: &str) -> Vec<&'static str> {
    let found = lines(sections, section).iter().filter_map(|line| keyed(line)).find(|(known, _)| *known == key);
    found.map_or_else(Vec::new, |(_, list)| words(list).collect())
}

fn hedges(sections: &Sections) -> Vec<(&'static str, Hedge)> {
    let kinds = [
        ("about", Hedge::About),
        ("above", Hedge::Above),
        ("at-least", Hedge::AtLeast),
        ("nearly", Hedge::Nearly),
        ("below", Hedge::Below),
        ("at-most", Hedge::AtMost),
    ];
    let lines = || lines(sections, "hedges").iter().filter_map(|line| keyed(line));
    let of = |(name, hedge): (&'static str, Hedge)| {
        let own = lines().filter(move |(known, _)| *known == name);
        own.flat_map(move |(_, list)| words(list).map(move |word| (word, hedge)))
    };
    kinds.into_iter().flat_map(of).collect()
}

/// Words and the number that they share: `een | één: 1`.
fn valued(sections: &Sections, section: &str) -> impl Iterator<Item = (&'static str, i64)> {
    let keyed = lines(sections, section).iter().filter_map(|line| keyed(line));
    let read = keyed.filter_map(|(list, value)| value.parse().ok().map(|value: i64| (list, value)));
    read.flat_map(|(list, value)| words(list).map(move |word| (word, value)))
}

fn scales(sections: &Sections) -> Vec<(&'static str, i64)> {
    let mut scales: Vec<(&'static str, i64)> = valued(sections, "scales").collect();
    scales.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
    scales
}

fn fractions(sections: &Sections) -> BTreeMap<&'static str, (i64, i64)> {
    let keyed = lines(sections, "fractions").iter().filter_map(|line| keyed(line));
    let read = keyed.filter_map(|(list, value)| {
        let (above, below) = value.split_once('/')?;
        Some((list, (above.parse().ok()?, below.parse().ok()?)))
    });
    read.flat_map(|(list, value)| words(list).map(move |word| (word, value))).collect()
}

fn parts(sections: &Sections) -> BTreeMap<&'static str, i64> {
    let read = |line| {
        let (list, value) = keyed(line)?;
        let value: i64 = value.parse().ok()?;
        Some(words(list).map(move |word| (word, value)))
    };
    lines(sections, "parts").iter().filter_map(|line| read(line)).flatten().collect()
}

/// Words of a section, and beginnings of compounds as their ends: `-zaken`.
fn word_list(sections: &Sections, name: &str) -> Words {
    let all = lines(sections, name).iter().flat_map(|line| words(line));
    let (ends, whole): (Vec<&str>, Vec<&str>) = all.partition(|word| word.starts_with('-'));
    let ends = ends.into_iter().filter_map(|word| word.strip_prefix('-')).collect();
    Words { whole: whole.into_iter().collect(), ends }
}

/// The sections that name what is recognised, by how far they are trusted.
const TRUSTED: [(&str, Trust); 5] = [
    ("recognised", Trust::Always),
    ("rising", Trust::Rising),
    ("unless-counted", Trust::UnlessCounted),
    ("years", Trust::Year),
    ("years-perhaps", Trust::KnownYear),
];

fn recognised(sections: &Sections, names: &mut BTreeMap<&'static str, String>) -> Vec<Patterns> {
    let read = |(section, trust)| {
        let pattern = pattern(lines(sections, section), names)?;
        let groups = |kind: &str| {
            let all = pattern.capture_names().enumerate();
            all.filter(|(_, name)| name.is_some_and(|name| name.starts_with(kind))).map(|(at, _)| at).collect()
        };
        Some(Patterns { trust, tails: groups(TAIL), lookalikes: groups(LOOKALIKE), pattern })
    };
    TRUSTED.into_iter().filter_map(read).collect()
}

/// How the groups of a pattern are named that stand in `<<…>>`.
const TAIL: &str = "tail";
/// How the groups of a pattern are named whose line begins with `!`.
const LOOKALIKE: &str = LOOKS_LIKE;

/// One pattern of all lines, in which `<name>` stands for what `let name = …` gave, here or in a section before.
///
/// Edges of words are looked for in ASCII only: among the letters beyond, the search would take a way that is slower by
/// an order of magnitude.
fn pattern(lines: &[&'static str], names: &mut BTreeMap<&'static str, String>) -> Option<Regex> {
    let mut alternatives = Vec::new();
    for line in lines {
        let filled =
            names.iter().fold((*line).to_owned(), |line, (name, value)| line.replace(&format!("<{name}>"), value));
        match line.strip_prefix("let ").and_then(|rest| rest.split_once(" = ")) {
            Some((name, _)) => {
                let value = filled.split_once(" = ").map(|(_, value)| value.to_owned());
                names.insert(name, value.unwrap_or_default());
            }
            None => alternatives.push(alternative(&filled, alternatives.len())),
        }
    }
    // A space of the pattern is any space of a text; digits of other scripts are nothing that is known.
    let all = alternatives.join("|").replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]");
    let all = all.replace(' ', "[ \u{a0}\u{202f}\u{2009}]");
    RegexBuilder::new(&all).case_insensitive(true).size_limit(1 << 25).build().ok()
}

/// One line of a pattern; what it says of its parts becomes names of groups.
fn alternative(line: &str, number: usize) -> String {
    match line.strip_prefix("! ") {
        Some(line) => format!("(?P<{LOOKALIKE}{number}>{line})"),
        None => format!("(?:{})", line.replace("<<", &format!("(?P<{TAIL}{number}>")).replace(">>", ")?")),
    }
}

fn trends(sections: &Sections) -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let mut trends: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for entry in lines(sections, "trends").iter().flat_map(|line| words(line)) {
        let mut parts = entry.split(' ');
        if let Some(first) = parts.next() {
            trends.entry(first).or_default().push(parts.collect());
        }
    }
    trends
}

fn parted(sections: &Sections) -> BTreeMap<&'static str, Vec<&'static str>> {
    let keyed = lines(sections, "parted").iter().filter_map(|line| keyed(line));
    keyed.flat_map(|(verbs, after)| words(verbs).map(move |verb| (verb, words(after).collect()))).collect()
}
