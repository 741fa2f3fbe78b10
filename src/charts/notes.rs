//! The notes below a chart: what its marks and signs mean, and what is told instead of drawn.

use super::{
    Kind, Picture,
    scene::{Category, Extent, Scene, Series, Shown, ranged},
};
use crate::{
    model::{Gap, Language},
    wording::{self, ChartWords, KindWords, capital, chart_words, fill},
};

/// The notes that follow from the figures and their drawings, each once, and then the author's.
pub(super) fn notes(scenes: &[Scene<'_>], kind: &Kind, drawn: &[&Picture]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let leaves_gaps = drawn.iter().any(|picture| picture.leaves_gaps);
    for note in scenes.iter().flat_map(|scene| of_panel(scene, kind, leaves_gaps)).chain(asides(scenes)) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if let Some(Scene { chart, language, .. }) = scenes.first() {
        let words = chart_words(*language);
        let any = |is: fn(&Picture) -> bool| drawn.iter().any(|picture| is(picture));
        notes.extend(any(|picture| picture.is_without_zero).then(|| words.not_from_zero.to_owned()));
        notes.extend(any(|picture| picture.unlabelled > 0).then(|| words.unlabelled.to_owned()));
        notes.extend(chart.notes.iter().map(|note| note.value.clone()));
    }
    notes
}

fn of_panel(scene: &Scene<'_>, kind: &Kind, leaves_gaps: bool) -> Vec<String> {
    let words = chart_words(scene.language);
    let drawn = (kind.words)(words);
    let mut notes = breaks(scene, words);
    notes.extend(partial(scene, words, drawn));
    notes.extend(provisional(scene, words, drawn));
    notes.extend(withheld(scene, words, drawn));
    notes.extend(computed(scene, words, drawn));
    notes.extend(missing(scene, if leaves_gaps { words.no_mark } else { words.missing }));
    notes
}

/// From when on something else is counted, and what.
pub(super) fn breaks(scene: &Scene<'_>, words: &ChartWords) -> Vec<String> {
    scene.breaks().map(|(_, category, why)| fill(words.series_break, &[category.label, why])).collect()
}

fn partial(scene: &Scene<'_>, words: &ChartWords, drawn: &KindWords) -> Vec<String> {
    let note = |category: &Category<'_>| match category.parts() {
        (year, Some(detail)) if words.ends.iter().any(|start| detail.to_lowercase().starts_with(start)) => {
            fill(words.runs, &[&capital(year), detail, drawn.part])
        }
        _ => fill(words.is_part, &[&capital(category.label), drawn.part]),
    };
    parts_of_years(scene).map(note).collect()
}

/// The categories that are drawn as parts of a year.
pub(super) fn parts_of_years<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = &'s Category<'s>> {
    scene.categories.iter().filter(|category| scene.is_part(category))
}

fn provisional(scene: &Scene<'_>, words: &ChartWords, drawn: &KindWords) -> Option<String> {
    let any = |at: usize| scene.series.iter().any(|series| series.shown.get(at).is_some_and(|shown| shown.provisional));
    let columns = scene.categories.iter().enumerate().filter(|(at, _)| any(*at));
    let labels: Vec<String> = columns.map(|(_, category)| category.label.to_owned()).collect();
    let list = wording::list(&labels, scene.language);
    (!labels.is_empty()).then(|| fill(words.provisional, &[&list, drawn.part]))
}

fn withheld(scene: &Scene<'_>, words: &ChartWords, drawn: &KindWords) -> Vec<String> {
    let note = |(sign, range): (String, String)| fill(words.withheld, &[&sign, drawn.range, &range]);
    withheld_signs(scene).into_iter().map(note).collect()
}

/// Each printed sign such as `<5` among the figures drawn, with what it can be in words.
pub(super) fn withheld_signs(scene: &Scene<'_>) -> Vec<(String, String)> {
    let mut signs: Vec<(String, String)> = Vec::new();
    for shown in scene.figures().filter(|shown| matches!(shown.extent, Extent::Withheld(..))) {
        let range = shown.interval.map(|range| ranged(range, scene.language));
        let sign = (shown.text.clone(), range.unwrap_or_default());
        if !signs.contains(&sign) {
            signs.push(sign);
        }
    }
    signs
}

fn computed(scene: &Scene<'_>, words: &ChartWords, drawn: &KindWords) -> Option<String> {
    let any = scene.figures().any(|shown| matches!(shown.extent, Extent::Between(..)));
    any.then(|| fill(words.computed, &[drawn.range]))
}

/// Why figures are not there, in a phrase that says how that is seen.
fn missing(scene: &Scene<'_>, phrase: &str) -> Option<String> {
    let mut reasons: Vec<String> = Vec::new();
    for shown in scene.figures() {
        let Some(reason) = reason(shown, scene) else { continue };
        if !reasons.iter().any(|known| known == reason) {
            reasons.push(reason.to_owned());
        }
    }
    (!reasons.is_empty()).then(|| fill(phrase, &[&reasons.join(", ")]))
}

/// Why there is no figure, in words.
pub(super) fn reason(shown: &Shown, scene: &Scene<'_>) -> Option<&'static str> {
    let words = wording::words(scene.language);
    match shown.extent {
        Extent::Missing(Some(Gap::Secret)) => Some(words.secret),
        Extent::Missing(Some(Gap::NotAvailable)) => Some(words.not_available),
        Extent::Missing(Some(Gap::Unknown) | None) => Some(words.unknown),
        _ => None,
    }
}

/// Columns inside another count the same cases once more, so they are told and not drawn; those of one name together.
fn asides(scenes: &[Scene<'_>]) -> Vec<String> {
    let mut told: Vec<(&str, Vec<String>)> = Vec::new();
    for scene in scenes {
        for (at, aside) in scene.asides.iter().enumerate() {
            let figure = |series: &Series<'_>| Some(format!("{} {}", series.label, series.asides.get(at)?.text));
            let figures = scene.series.iter().filter_map(figure);
            match told.iter_mut().find(|(label, _)| *label == aside.label) {
                Some((_, all)) => all.extend(figures),
                None => told.push((aside.label, figures.collect())),
            }
        }
    }
    let words = scenes.first().map_or(Language::Dutch, |scene| scene.language);
    let words = chart_words(words);
    told.iter().map(|(label, figures)| fill(words.of_which, &[label, &figures.join(", ")])).collect()
}
