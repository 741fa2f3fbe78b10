//! What a chart shows, in words: the text alternative, made from the same figures as the drawing.
//!
//! It says only what is certain: whole years are compared with whole years, a part of a year only where it exceeds
//! all of them whatever was rounded, and no percentage is computed from numbers that may be small.

use std::cmp::Ordering;

use super::{
    Kind,
    events::{self, Placed},
    notes,
    scene::{Category, Extent, Scene, Series, Shown},
};
use crate::{
    model::{Answer, Interval, Language, Measure, Moment, Number, Unit},
    wording::{self, ChartWords, capital, chart_words, fill},
};

/// More words are not listened to; the table has the rest.
pub(super) const MOST_WORDS: usize = 120;
/// A period of so many days is a whole year, school years and leap years among them.
const YEAR: std::ops::RangeInclusive<i32> = 365..=366;
/// So few figures are told one by one.
const FEW: usize = 2;

/// How much is said.
#[derive(Clone, Copy)]
struct Detail {
    events: bool,
    extremes: bool,
    series: usize,
}

/// The author's words where there are any, else as much as fits: first events go, then extremes, then series.
pub(super) fn description(scenes: &[Scene<'_>], kind: &Kind) -> String {
    let own = scenes.iter().find_map(|scene| scene.chart.alt.as_ref()).filter(|alt| !alt.value.trim().is_empty());
    if let Some(alt) = own {
        return alt.value.clone();
    }
    let all = scenes.iter().map(|scene| scene.series.len()).sum();
    let fuller = [(true, true), (false, true)].map(|(events, extremes)| Detail { events, extremes, series: all });
    let shorter = (1..=all).rev().map(|series| Detail { events: false, extremes: false, series });
    let mut sentences = Vec::new();
    for detail in fuller.into_iter().chain(shorter) {
        sentences = composed(scenes, kind, detail);
        if sentences.iter().map(|sentence| words_in(sentence)).sum::<usize>() <= MOST_WORDS {
            return sentences.join(" ");
        }
    }
    let language = scenes.first().map_or(Language::Dutch, |scene| scene.language);
    cut(&sentences, chart_words(language).more_in_table)
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}

/// As many sentences as are listened to, and where the rest is. Labels as long as a page may leave no whole sentence.
fn cut(sentences: &[String], rest: &str) -> String {
    let mut left = MOST_WORDS - words_in(rest);
    let fits = |sentence: &&String| {
        let words = words_in(sentence);
        let fits = words <= left;
        left = left.saturating_sub(words);
        fits
    };
    let mut told: Vec<String> = sentences.iter().take_while(fits).cloned().collect();
    if let (true, Some(first)) = (told.is_empty(), sentences.first()) {
        let most = MOST_WORDS - words_in(rest);
        told.push(format!("{}\u{2026}", first.split_whitespace().take(most).collect::<Vec<_>>().join(" ")));
    }
    told.push(rest.to_owned());
    told.join(" ")
}

fn composed(scenes: &[Scene<'_>], kind: &Kind, detail: Detail) -> Vec<String> {
    let Some(Scene { language, .. }) = scenes.first() else { return Vec::new() };
    let words = chart_words(*language);
    let name = (kind.words)(words).name;
    if scenes.iter().flat_map(Scene::figures).next().is_none() {
        return vec![fill(words.empty, &[name])];
    }
    let mut sentences: Vec<String> = Vec::new();
    let mut left = detail.series;
    let mut opened: Vec<(String, String)> = Vec::new();
    for scene in scenes.iter().filter(|scene| !scene.series.is_empty()) {
        let spans = (spanned(scene, words), units(scene));
        // Panels over the same years are opened once.
        if left > 0 && !opened.contains(&spans) {
            let phrase = if opened.is_empty() { words.opening } else { words.opening_more };
            sentences.push(fill(phrase, &[name, &spans.0, &spans.1]));
            opened.push(spans);
        }
        sentences.extend(scene.series.iter().take(left).filter_map(|series| told(scene, series, words, detail)));
        left = left.saturating_sub(scene.series.len());
    }
    let all: usize = scenes.iter().map(|scene| scene.series.len()).sum();
    sentences.extend((detail.series < all).then(|| words.others_in_table.to_owned()));
    for sentence in scenes.iter().flat_map(|scene| explained(scene, words)) {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let is_marked = detail.events && kind.marks_events;
    sentences.extend(is_marked.then(|| events_told(scenes, *language, words)).flatten());
    sentences
}

/// What its parts of years, signs and columns inside others are.
fn explained(scene: &Scene<'_>, words: &ChartWords) -> Vec<String> {
    let parts = notes::parts_of_years(scene).map(|category| fill(words.not_whole_year, &[&capital(category.label)]));
    let signs = notes::withheld_signs(scene);
    let spelled = |sign: &str| capital(&spelled(sign, scene.language));
    let signs = signs.iter().map(|(sign, range)| fill(words.stands_for, &[&spelled(sign), range]));
    let asides = scene.asides.iter().filter_map(|aside| inside(scene, aside, words));
    notes::breaks(scene, words).into_iter().chain(parts).chain(signs).chain(asides).collect()
}

fn units(scene: &Scene<'_>) -> String {
    let mut units: Vec<String> = Vec::new();
    for series in &scene.series {
        if !units.iter().any(|unit| unit == series.unit) {
            units.push(series.unit.to_owned());
        }
    }
    wording::list(&units, scene.language)
}

/// `2019 tot en met 2023 (tot juni)`, or how many categories there are.
fn spanned(scene: &Scene<'_>, words: &ChartWords) -> String {
    if scene.told.is_some() {
        return words.letters.to_owned();
    }
    match scene.categories.as_slice() {
        [only] => only.label.to_owned(),
        [first, .., last] if first.period.is_some() && last.period.is_some() => {
            fill(words.spanning, &[first.label, last.label])
        }
        several => fill(words.categories, &[&several.len().to_string()]),
    }
}

/// A figure and its category.
type Point<'s, 'a> = (&'s Shown, &'s Category<'a>);

/// One series: `Zelfstandig vertrek: van 40 (2019) naar 35 (2022), met als laagste 20 (2020 en 2021); 50 in …`.
fn told(scene: &Scene<'_>, series: &Series<'_>, words: &ChartWords, detail: Detail) -> Option<String> {
    let points: Vec<Point<'_, '_>> = series.shown.iter().zip(&scene.categories).collect();
    // What stands on both sides of a break is of two things, and is told as such.
    let stretches = points.chunk_by(|_, next| next.1.series_break.is_none());
    let clauses = stretches.flat_map(|stretch| stretch_told((scene, series), stretch, words, detail));
    let clauses: Vec<String> = clauses.collect();
    let told = || wording::parts(&clauses, scene.language);
    (!clauses.is_empty()).then(|| wording::labelled(series.label, &told(), scene.language) + ".")
}

/// The figures between two breaks in the series: whole years and then parts of years.
fn stretch_told(
    (scene, series): (&Scene<'_>, &Series<'_>),
    stretch: &[Point<'_, '_>],
    words: &ChartWords,
    detail: Detail,
) -> Vec<String> {
    let (parts, whole): (Vec<Point<'_, '_>>, Vec<Point<'_, '_>>) = stretch.iter().partition(|(shown, _)| shown.part);
    let alike = whole.chunk_by(|one, next| next.1.is_as_long_as(one.1, series.measure));
    let mut clauses: Vec<String> = alike.flat_map(|alike| whole_told(scene, alike, words, detail)).collect();
    clauses.extend(parts.iter().map(|part| part_told(series, part, &whole, scene, words)));
    clauses
}

fn whole_told(scene: &Scene<'_>, whole: &[Point<'_, '_>], words: &ChartWords, detail: Detail) -> Vec<String> {
    let in_time = scene.categories.iter().all(|category| category.period.is_some());
    let exact = whole.iter().filter(|(shown, _)| shown.exact().is_some()).count();
    if in_time && exact >= 2 && whole.len() > FEW {
        course(scene, whole, words, detail)
    } else {
        one_by_one(scene, whole, words)
    }
}

/// From the first to the last exact figure, the extremes between them, and what is no exact figure.
fn course(scene: &Scene<'_>, whole: &[Point<'_, '_>], words: &ChartWords, detail: Detail) -> Vec<String> {
    let mut exact = whole.iter().filter(|(shown, _)| shown.exact().is_some());
    let (Some(first), Some(last)) = (exact.next(), exact.next_back()) else { return Vec::new() };
    let change = if first.0.text == last.0.text {
        let alike: Vec<Point<'_, '_>> =
            whole.iter().filter(|(shown, _)| shown.exact().is_some() && shown.text == first.0.text).copied().collect();
        fill(words.figure_in, &[&first.0.text, &named(scene, &alike)])
    } else {
        fill(words.from_to, &[&first.0.text, &brief(first.1), &last.0.text, &brief(last.1)])
    };
    let extremes = if detail.extremes { extremes(whole, first, last) } else { Vec::new() };
    let mut clauses = vec![with_extremes(change, &extremes, scene, words)];
    let said = |point: &Point<'_, '_>| extremes.iter().any(|extreme| extreme.points.iter().any(|at| same(at, point)));
    let unsaid: Vec<Point<'_, '_>> =
        whole.iter().filter(|point| point.0.exact().is_none() && !said(point)).copied().collect();
    clauses.extend(grouped(scene, &unsaid, words));
    clauses
}

/// The lowest or highest figures of a series.
struct Extreme<'s, 'a> {
    lowest: bool,
    /// All that share it: ties are told.
    points: Vec<Point<'s, 'a>>,
}

/// What lies below, and what lies above, all other figures, the first and the last among them.
fn extremes<'s, 'a>(whole: &[Point<'s, 'a>], first: &Point<'s, 'a>, last: &Point<'s, 'a>) -> Vec<Extreme<'s, 'a>> {
    let extreme = |lowest: bool| {
        let points = outermost(whole, lowest)?;
        let inner = !points.iter().any(|point| same(point, first) || same(point, last));
        inner.then_some(Extreme { lowest, points })
    };
    [true, false].into_iter().filter_map(extreme).collect()
}

/// The figures that all say the same and that no other can equal; `None` where rounding or ranges leave it open.
fn outermost<'s, 'a>(whole: &[Point<'s, 'a>], lowest: bool) -> Option<Vec<Point<'s, 'a>>> {
    // A gap could hide a figure beyond all others.
    let reaches: Vec<(Number, Number)> = whole.iter().map(|(shown, _)| shown.reach()).collect::<Option<_>>()?;
    let outer = if lowest { reaches.iter().min() } else { reaches.iter().max_by_key(|(low, high)| (high, low)) }?;
    let (points, others): (Vec<_>, Vec<_>) = whole.iter().zip(&reaches).partition(|(_, reach)| *reach == outer);
    let beyond = if lowest { Ordering::is_lt } else { Ordering::is_gt };
    let surely = |own: Interval, other: Interval| own.is(beyond, other) == Answer::Always;
    let both =
        |own: &Shown, other: &Shown| own.interval.zip(other.interval).is_some_and(|(own, other)| surely(own, other));
    let clear = points.iter().all(|((own, _), _)| others.iter().all(|((other, _), _)| both(own, other)));
    clear.then(|| points.into_iter().map(|(point, _)| *point).collect())
}

fn with_extremes(change: String, extremes: &[Extreme<'_, '_>], scene: &Scene<'_>, words: &ChartWords) -> String {
    let said = extremes.iter().filter_map(|extreme| {
        let (shown, _) = extreme.points.first()?;
        let phrase = if extreme.lowest { words.lowest } else { words.highest };
        Some(fill(phrase, &[&said(shown, scene), &named(scene, &extreme.points)]))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return change;
    }
    format!("{change}, {} {}", words.with, wording::list(&said, scene.language))
}

/// Figures that make no course in time: `10 (Noord), 20 (Zuid)`.
fn one_by_one(scene: &Scene<'_>, whole: &[Point<'_, '_>], words: &ChartWords) -> Vec<String> {
    const MANY: usize = 6;
    if whole.len() <= MANY {
        let few = whole.iter();
        let each: Vec<String> =
            few.map(|(shown, category)| fill(words.figure_of, &[&said(shown, scene), &brief(category)])).collect();
        return if each.is_empty() { each } else { vec![each.join(", ")] };
    }
    let known: Vec<Point<'_, '_>> = whole.iter().filter(|(shown, _)| shown.reach().is_some()).copied().collect();
    let extreme = |lowest: bool| Some(Extreme { lowest, points: outermost(&known, lowest)? });
    let extremes: Vec<Extreme<'_, '_>> = [true, false].into_iter().filter_map(extreme).collect();
    let said = with_extremes(String::new(), &extremes, scene, words);
    if said.is_empty() { Vec::new() } else { vec![said.trim_start_matches([',', ' ']).to_owned()] }
}

/// Figures by what they say: `less than 5 in 2020 and 2021`.
fn grouped(scene: &Scene<'_>, points: &[Point<'_, '_>], words: &ChartWords) -> Vec<String> {
    let mut groups: Vec<(String, Vec<Point<'_, '_>>)> = Vec::new();
    for point in points {
        let text = said(point.0, scene);
        match groups.iter_mut().find(|(known, _)| *known == text) {
            Some((_, of)) => of.push(*point),
            None => groups.push((text, vec![*point])),
        }
    }
    groups.iter().map(|(text, of)| fill(words.figure_in, &[text, &named(scene, of)])).collect()
}

/// `50 in 2023 (tot juni)`, and whether that is more than in any whole year since the last break in the series.
fn part_told(
    series: &Series<'_>,
    part: &Point<'_, '_>,
    whole: &[Point<'_, '_>],
    scene: &Scene<'_>,
    words: &ChartWords,
) -> String {
    let told = fill(words.figure_in, &[&said(part.0, scene), part.1.label]);
    let latest = scene.categories.last().is_some_and(|last| last.column == part.1.column);
    let already = series.measure == Measure::Flow && latest && exceeds_every_year(part.0, whole);
    match whole.first().filter(|_| already) {
        Some((_, first)) if scene.breaks().next().is_some() => {
            format!("{told}, {}", fill(words.already_more_since, &[first.label]))
        }
        Some(_) => format!("{told}, {}", words.already_more),
        None => told,
    }
}

/// Whether it does so whatever the source rounded or kept back.
fn exceeds_every_year(part: &Shown, whole: &[Point<'_, '_>]) -> bool {
    let years = whole.iter().all(|(_, category)| category.period.is_some_and(|at| YEAR.contains(&at.period.days())));
    let exceeds = |interval: Interval, other: Interval| interval.is(Ordering::is_gt, other) == Answer::Always;
    let surely = |(shown, _): &Point<'_, '_>| part.interval.zip(shown.interval).is_some_and(|(a, b)| exceeds(a, b));
    years && !whole.is_empty() && whole.iter().all(surely)
}

/// As printed; a gap by its reason, and the sign of what is withheld in words.
fn said(shown: &Shown, scene: &Scene<'_>) -> String {
    match shown.extent {
        Extent::Missing(_) => notes::reason(shown, scene).unwrap_or_default().to_owned(),
        Extent::Withheld(..) => spelled(&shown.text, scene.language),
        _ => shown.text.clone(),
    }
}

/// `less than 5`: many a screen reader says `<5` as 5.
fn spelled(sign: &str, language: Language) -> String {
    match sign.strip_prefix('<') {
        Some(below) => format!("{} {}", wording::words(language).less_than, below.trim_start()),
        None => sign.to_owned(),
    }
}

/// `2020 en 2021`
fn named(scene: &Scene<'_>, points: &[Point<'_, '_>]) -> String {
    let names: Vec<String> = points.iter().map(|(_, category)| brief(category)).collect();
    wording::list(&names, scene.language)
}

/// The header without parentheses of its own, to stand within such.
fn brief(category: &Category<'_>) -> String {
    match category.parts() {
        (main, Some(detail)) => format!("{main}, {detail}"),
        (main, None) => main.to_owned(),
    }
}

fn same(one: &Point<'_, '_>, other: &Point<'_, '_>) -> bool {
    one.1.column == other.1.column
}

fn inside(scene: &Scene<'_>, aside: &Category<'_>, words: &ChartWords) -> Option<String> {
    let around = aside.around?;
    let known = scene.categories.iter().chain(&scene.asides).find(|category| category.column == Some(around))?;
    Some(fill(words.lies_inside, &[&capital(aside.label), known.label]))
}

/// `In juli 2021: actieplan getekend; sinds september 2022: …`
fn events_told(scenes: &[Scene<'_>], language: Language, words: &ChartWords) -> Option<String> {
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for found in scenes.iter().flat_map(events::placed) {
        if !placed.iter().any(|known| known.index == found.index) {
            placed.push(found);
        }
    }
    // Panels have axes of their own, so what comes first on one may come later than what another has.
    placed.sort_by_key(|placed| placed.period.start.earliest);
    let told = |placed: &Placed<'_>| wording::labelled(&when(placed, language, words), &placed.event.label, language);
    let all: Vec<String> = placed.iter().map(told).collect();
    (!all.is_empty()).then(|| capital(&(wording::parts(&all, language) + ".")))
}

fn when(placed: &Placed<'_>, language: Language, words: &ChartWords) -> String {
    let moment = wording::moment(&placed.event.moment, language);
    match (&placed.event.moment, placed.period.unit) {
        (Moment::At(_), Unit::Day) => fill(words.on_day, &[&moment]),
        (Moment::At(_), Unit::Month | Unit::Quarter | Unit::Year) => fill(words.in_period, &[&moment]),
        _ => moment,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        charts::{draw, samples, unsuited},
        model::{Chart, ColumnIx, EventIx, Language, Measure, Moment, Note, NoteIx, Row, place_among_each_other},
    };

    fn described(id: &str, language: Language) -> String {
        samples::drawn(id, language).description.replace('\u{a0}', " ")
    }

    #[test]
    fn the_course_of_returns_is_told_in_dutch() {
        assert_eq!(
            described("vertrek", Language::Dutch),
            "Kolomdiagram, 2019 tot en met 2023 (tot juni), in personen. \
             Zelfstandig vertrek: van 40 (2019) naar 35 (2022), met als laagste 20 (2020 en 2021); \
             50 in 2023 (tot juni), nu al meer dan in elk getoond vol jaar. \
             Gedwongen vertrek: van 25 (2019) naar 30 (2022), met als laagste 6 (2021); \
             40 in 2023 (tot juni), nu al meer dan in elk getoond vol jaar. \
             2023 (tot juni) is geen vol jaar. \
             2021 (vanaf actieplan) valt binnen 2021 en is niet getekend. \
             In juli 2021: actieplan getekend; sinds september 2022: weer zicht op uitzetting."
        );
    }

    #[test]
    fn withheld_figures_are_told_as_ranges() {
        assert_eq!(
            described("lp", Language::Dutch),
            "Kolomdiagram, 2019 tot en met 2023 (tot juni), in personen. \
             Aantal verzoeken: van 270 (2019) naar 240 (2022), met als laagste 100 (2021); 210 in 2023 (tot juni). \
             Aantal ontvangen nationaliteitsbevestigingen: van 10 (2019) naar 160 (2022), \
             met als laagste minder dan 5 (2020 en 2021); 100 in 2023 (tot juni). \
             Aantal afgegeven LP's: van 5 (2019) naar 30 (2022), met als laagste 0 (2020 en 2021); \
             35 in 2023 (tot juni), nu al meer dan in elk getoond vol jaar. \
             2023 (tot juni) is geen vol jaar. Minder dan 5 staat voor 1 tot en met 4. \
             2021 (vanaf actieplan) valt binnen 2021 en is niet getekend."
        );
    }

    #[test]
    fn english_says_the_same() {
        assert_eq!(
            described("asiel", Language::English),
            "Column chart, 2020 to 2023 (tot mei), in aanvragen. \
             Aantal eerste asielaanvragen: from 774 (2020) to 721 (2022), with a high of 907 (2021); \
             349 in 2023 (tot mei). 2023 (tot mei) is not a whole year."
        );
    }

    #[test]
    fn computed_ranges_are_told_one_by_one() {
        assert!(described("samen", Language::Dutch).contains(
            "Vertrek: 61–69 (2019), 26–34 (2020), 24–28 (2021), 61–69 (2022); \
             86–94 in 2023 (tot juni), nu al meer dan in elk getoond vol jaar."
        ));
    }

    #[test]
    fn is_silent_on_more_where_rounding_leaves_it_open() {
        let (dossier, mut edition) = samples::briefing();
        // 40 stands for 38 to 42, and so does the 40 of 2019: more is possible, and not sure.
        edition.tables[1].rows[1].cells[5] = samples::cell("40", 5);
        let chart = samples::chart("vertrek", 1, &[1]);
        let description = draw(&chart, &dossier, &edition, Language::Dutch).description;
        assert!(description.contains("40 in 2023 (tot juni). "), "{description}");
    }

    #[test]
    fn a_stock_has_no_parts_of_years() {
        let (dossier, mut edition) = samples::briefing();
        edition.tables[1].measure = Measure::Stock;
        let chart = samples::chart("vertrek", 1, &[1]);
        let description = draw(&chart, &dossier, &edition, Language::Dutch).description;
        assert!(
            description.contains("van 40 (2019) naar 50 (2023, tot juni), met als laagste 20 (2020 en 2021)."),
            "{description}"
        );
        assert!(!description.contains("vol jaar"));
    }

    #[test]
    fn no_course_leads_across_a_break_in_the_series() {
        let (dossier, mut edition) = samples::briefing();
        edition.tables[1].notes = vec![Note { id: "a".into(), text: "Anders geteld.".into(), span: samples::span() }];
        edition.tables[1].columns[2].series_break = Some(NoteIx(0));
        let chart = samples::chart("vertrek", 1, &[1]);
        for kind in ["columns", "line", "multiples", "stages"] {
            let chart = Chart { kind: samples::written(kind.into()), ..chart.clone() };
            let description = draw(&chart, &dossier, &edition, Language::Dutch).description;
            assert!(
                description.contains(
                    "Zelfstandig vertrek: 40 (2019), 20 (2020); 20 (2021), 35 (2022); \
                     50 in 2023 (tot juni), nu al meer dan in elk getoond vol jaar vanaf 2021."
                ),
                "{description}"
            );
        }
    }

    #[test]
    fn no_extreme_is_claimed_that_rounding_leaves_open() {
        let (dossier, mut edition) = samples::briefing();
        // 5 stands for 3 to 7, and 6 is exact.
        let cells = ["20", "6", "5", "10", "20", "30"].map(|printed| samples::cell(printed, 5)).to_vec();
        edition.tables[1].rows[1].cells = cells;
        let chart = samples::chart("vertrek", 1, &[1]);
        let description = draw(&chart, &dossier, &edition, Language::Dutch).description;
        assert!(description.contains("20 in 2019 en 2022; 30 in"), "{description}");
    }

    #[test]
    fn a_figure_that_stays_is_told_of_every_year() {
        let (dossier, mut edition) = samples::briefing();
        edition.tables[1].rows[1].cells = vec![samples::cell("0", 5); 6];
        let chart = samples::chart("vertrek", 1, &[1]);
        let description = draw(&chart, &dossier, &edition, Language::Dutch).description;
        assert!(description.contains("0 in 2019, 2020, 2021 en 2022; 0 in 2023 (tot juni)."), "{description}");
    }

    #[test]
    fn counts_over_unequal_time_are_not_compared() {
        let written = ["2015-01/2019-12", "2020", "2021", "2022"];
        let columns = written.map(|written| samples::column(written, written, None)).to_vec();
        let cells = ["500", "90", "99", "110"].map(|printed| samples::cell(printed, 1)).to_vec();
        let table = samples::table("t", "zaken", columns, vec![Row::plain("r", "Zaken", cells)]);
        let (dossier, edition) = (samples::dossier(vec![]), samples::edition(vec![table]));
        let description = draw(&samples::chart("c", 0, &[0]), &dossier, &edition, Language::Dutch).description;
        assert!(description.ends_with("Zaken: 500 (2015-01/2019-12); van 90 (2020) naar 110 (2022)."), "{description}");
    }

    #[test]
    fn a_gap_is_named_and_no_extreme_is_claimed_beside_it() {
        let (dossier, mut edition) = samples::briefing();
        edition.tables[1].rows[1].cells[1] = samples::cell("x", 5);
        let chart = samples::chart("vertrek", 1, &[1]);
        let description = draw(&chart, &dossier, &edition, Language::Dutch).description;
        assert!(description.contains("van 40 (2019) naar 35 (2022); geheim in 2020; 50 in"), "{description}");
    }

    #[test]
    fn categories_are_told_one_by_one() {
        let columns = vec![samples::category("Noord"), samples::category("Zuid")];
        let rows = vec![Row::plain("r", "Rij", vec![samples::cell("1", 1), samples::cell("<5", 1)])];
        let edition = samples::edition(vec![samples::table("t", "personen", columns, rows)]);
        let chart = samples::chart("c", 0, &[0]);
        assert_eq!(
            draw(&chart, &samples::dossier(vec![]), &edition, Language::Dutch).description,
            "Kolomdiagram, 2 categorieën, in personen. Rij: 1 (Noord), minder dan 5 (Zuid). Minder dan 5 staat voor 1 tot en met 4."
        );
    }

    #[test]
    fn events_of_every_panel_are_told_once_and_only_where_they_are_marked() {
        let (mut dossier, edition) = samples::briefing();
        // The first table begins in 2020.
        dossier.timeline[1].moment = Moment::At(samples::period("2019-03"));
        let mut chart = samples::chart("c", 0, &[0]);
        chart.events = [0, 1].map(|event| samples::written(EventIx(event))).to_vec();
        chart.panels.extend(samples::chart("d", 1, &[1]).panels);
        let told = |kind: &str| {
            let chart = Chart { kind: samples::written(kind.into()), ..chart.clone() };
            draw(&chart, &dossier, &edition, Language::Dutch).description.replace('\u{a0}', " ")
        };
        let events = "In maart 2019: weer zicht op uitzetting; in juli 2021: actieplan getekend.";
        assert!(told("multiples").ends_with(events), "{}", told("multiples"));
        assert!(!told("stages").contains("actieplan getekend"), "{}", told("stages"));
    }

    #[test]
    fn a_part_of_a_year_that_is_not_drawn_is_a_category_of_its_own() {
        let (dossier, edition) = samples::briefing();
        let mut chart = samples::chart("vertrek", 1, &[1]);
        // 2019 and the part of 2021, without 2021.
        chart.panels[0].columns = Some(vec![ColumnIx(0), ColumnIx(3)]);
        let drawing = draw(&chart, &dossier, &edition, Language::Dutch);
        assert_eq!(
            drawing.description,
            "Kolomdiagram, 2019 tot en met 2021 (vanaf actieplan), in personen. \
             Zelfstandig vertrek: 40 (2019); 10 in 2021 (vanaf actieplan). \
             2021 (vanaf actieplan) is geen vol jaar."
        );
        assert!(drawing.notes.iter().all(|note| !note.starts_with("Waarvan")), "{:?}", drawing.notes);
    }

    #[test]
    fn quarters_without_their_year_have_a_course() {
        let quarters = ["1", "2", "3", "4"].map(|at| samples::column(at, &format!("2025-Q{at}"), Some(4)));
        let mut columns: Vec<_> = quarters.into_iter().chain([samples::column("2025", "2025", None)]).collect();
        place_among_each_other(&mut columns);
        let cells = ["4", "3", "5", "6", "18"].map(|printed| samples::cell(printed, 1)).to_vec();
        let edition =
            samples::edition(vec![samples::table("t", "zaken", columns, vec![Row::plain("r", "Ingediend", cells)])]);
        let mut chart = samples::chart("c", 0, &[0]);
        (chart.kind.value, chart.panels[0].columns) = ("line".into(), Some([0, 1, 2, 3].map(ColumnIx).to_vec()));
        let dossier = samples::dossier(vec![]);
        assert_eq!(unsuited(&chart, &dossier, &edition), None);
        assert_eq!(
            draw(&chart, &dossier, &edition, Language::Dutch).description,
            "Lijndiagram, 1 tot en met 4, in zaken. Ingediend: van 4 (1) naar 6 (4), met als laagste 3 (2)."
        );
    }

    #[test]
    fn the_author_has_the_last_word() {
        let (dossier, edition) = samples::briefing();
        let mut chart = samples::chart("vertrek", 1, &[1]);
        chart.alt = Some(samples::written("Mijn eigen woorden.".into()));
        assert_eq!(draw(&chart, &dossier, &edition, Language::Dutch).description, "Mijn eigen woorden.");
    }

    #[test]
    fn many_series_are_cut_to_what_is_listened_to() {
        let (dossier, edition) = samples::briefing();
        let chart = samples::chart("vertrek", 1, &[0, 1, 2, 0, 1, 2, 0, 1, 2]);
        let description = draw(&chart, &dossier, &edition, Language::Dutch).description;
        assert!(description.split_whitespace().count() <= super::MOST_WORDS);
        assert!(description.contains("De andere reeksen staan in de tabel."));
    }
}
