//! What a chart shows, as figures: its series, its categories in order, and how each figure is to be read.
//!
//! Drawing, description and notes are all made from this, so they cannot say different things.

use std::collections::BTreeSet;

use crate::{
    model::{
        Cell, Chart, Column, ColumnIx, Dossier, Edition, EditionIx, FigureSet, Gap, Interval, Language, Measure,
        Number, Period, PeriodColumn, RevisionKind, Row, RowIx, Scaling, Standing, Table, TableIx, Unit, Value,
    },
    wording,
};

/// One panel of a chart, with the figures that it shows.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The chart as asked for.
    pub chart: &'a Chart,
    /// The table of which it draws.
    pub table: TableIx,
    /// Where its events are told.
    pub dossier: &'a Dossier,
    /// The language of its words.
    pub language: Language,
    /// What is set side by side: periods by date, then categories as printed.
    pub categories: Vec<Category<'a>>,
    /// Columns inside one of the categories. They count the same cases once more, so they are told and not drawn.
    pub asides: Vec<Category<'a>>,
    /// One per row, in the order asked for.
    pub series: Vec<Series<'a>>,
    /// The row of the table that is the sum of all of these, where there is one; not drawn as a series.
    pub total: Option<Series<'a>>,
    /// How many rows were asked for.
    pub rows_asked: usize,
    /// What letters said of its row, where its categories are letters and its series periods.
    pub told: Option<Told>,
    /// How far the figures of its rows reach that earlier letters gave, where its scale is to reach as far.
    pub before: Vec<(Number, Number)>,
}

/// How far letters spoke of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How many have it, however they count it.
    pub letters: usize,
    /// One of those that count alike gave a figure otherwise than the first.
    pub is_revised: bool,
    /// Of each series, where its first figure stands and where its last.
    pub figures: Vec<[Origin; 2]>,
}

/// Where a figure stands that a letter gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The letter.
    pub edition: EditionIx,
    /// The table.
    pub table: TableIx,
    /// The row.
    pub row: RowIx,
    /// The column.
    pub column: ColumnIx,
}

/// A column of the table.
#[derive(Clone, Copy, Debug)]
pub struct Category<'a> {
    /// Which one; `None` of a letter.
    pub column: Option<ColumnIx>,
    /// How authors name the column; empty of a letter.
    pub id: &'a str,
    /// Its header as printed; of a letter its title.
    pub label: &'a str,
    /// Its period; `None` where it is no period.
    pub period: Option<&'a PeriodColumn>,
    /// Its period is shorter than its year, and stands beside a whole one or is no common part of one.
    pub partial: bool,
    /// The column that is drawn too and inside which it lies.
    pub around: Option<ColumnIx>,
    /// What is counted otherwise from it on, so that it does not go on with what stands before it.
    pub series_break: Option<&'a str>,
    /// The table has a period between it and the category before it that is not drawn.
    pub skips: bool,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// Which one.
    pub row: RowIx,
    /// The column, where the series is one of its periods.
    pub column: Option<ColumnIx>,
    /// Its header as printed.
    pub label: &'a str,
    /// What it counts.
    pub unit: &'a str,
    /// What kind of quantity it is.
    pub measure: Measure,
    /// The rows whose cases it counts too: those that it adds up or that are part of it, and theirs in turn.
    pub parts: BTreeSet<RowIx>,
    /// One per category.
    pub shown: Vec<Shown>,
    /// One per aside.
    pub asides: Vec<Shown>,
}

/// A figure as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// As printed; what has no printed text gets its number or range.
    pub text: String,
    /// How far it reaches.
    pub extent: Extent,
    /// All that it can be; for statements that must hold whatever the source rounded.
    pub interval: Option<Interval>,
    /// Counted over part of a year, so not to be read beside whole years.
    pub part: bool,
    /// Likely to be revised.
    pub provisional: bool,
}

/// How far a figure reaches on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// To this number, as printed.
    To(Number),
    /// Somewhere from the one to the other: kept back by the source.
    Withheld(Number, Number),
    /// Surely to the one, at most to the other: computed from figures that are rounded or kept back.
    Between(Number, Number),
    /// Nowhere that could be drawn, though something is known.
    Open,
    /// There is no figure, for the reason that the source gives.
    Missing(Option<Gap>),
}

/// What of an edition a panel draws.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'d> {
    /// The table.
    pub table: TableIx,
    /// Its rows, each a series.
    pub rows: &'d [RowIx],
    /// Its columns; `None` for all.
    pub columns: Option<&'d [ColumnIx]>,
}

impl<'a> Scene<'a> {
    /// What a mark says of itself: `Gedwongen vertrek, 2022: 30`.
    pub(super) fn titled(&self, series: &str, category: &str, text: &str) -> String {
        wording::labelled(&format!("{series}, {category}"), text, self.language)
    }

    /// The figures of a panel. Where the table is not there, which resolution rules out, the scene is empty.
    #[must_use]
    pub fn new(
        chart: &'a Chart,
        dossier: &'a Dossier,
        (edition, language): (&'a Edition, Language),
        drawn: Drawn<'_>,
    ) -> Scene<'a> {
        let Drawn { table, rows, columns } = drawn;
        let mut scene = Scene::empty(chart, dossier, language, (table, rows.len()));
        if let Some(table) = edition.tables.get(table.0) {
            (scene.asides, scene.categories) =
                asked(&ordered(table), columns).into_iter().partition(Category::is_aside);
            if chart.scale == Some(Scaling::Letters) {
                let letters = rows.iter().map(|row| letters(dossier, edition, (table, *row)));
                scene.before = letters.flat_map(|letters| reached(&letters, language)).collect();
            }
            let series = rows.iter().filter_map(|row| scene.series_of(table, *row));
            scene.series = series.collect();
            scene.total = total_of(table, rows).and_then(|total| scene.series_of(table, total));
        }
        scene
    }

    fn empty(
        chart: &'a Chart,
        dossier: &'a Dossier,
        language: Language,
        (table, rows_asked): (TableIx, usize),
    ) -> Scene<'a> {
        let (categories, asides, series, total) = (Vec::new(), Vec::new(), Vec::new(), None);
        let (told, before) = (None, Vec::new());
        Scene { chart, table, dossier, language, categories, asides, series, total, rows_asked, told, before }
    }

    /// What the letters up to that one said of the first row: first and last, a series per period of which at least two
    /// say something.
    #[must_use]
    pub fn of_letters(
        chart: &'a Chart,
        dossier: &'a Dossier,
        (edition, language): (&'a Edition, Language),
        Drawn { table, rows, columns }: Drawn<'_>,
    ) -> Scene<'a> {
        let mut scene = Scene::empty(chart, dossier, language, (table, rows.len()));
        scene.told = Some(Told::default());
        let Some((own, row)) = edition.tables.get(table.0).zip(rows.first().copied()) else { return scene };
        let words = wording::chart_words(language);
        scene.categories = [words.first_told, words.last_told].map(Category::of_letter).to_vec();
        let mut of_row = Told { letters: with_row(dossier, edition, (own, row)).len(), ..Told::default() };
        let letters = letters(dossier, edition, (own, row));
        let (unit, measure) = (own.unit_of(row), own.measure_of(row));
        let is_drawn = |of: &Category<'_>| !of.is_aside();
        for Category { column, label, period, .. } in asked(&ordered(own), columns).into_iter().filter(is_drawn) {
            let Some(period) = period else { continue };
            // What the newest declared definition counts is another thing than what was told before it.
            let since = letters.iter().rposition(|letter| letter.redefines(Some(period))).unwrap_or(0);
            let alike = letters.iter().skip(since);
            let told: Vec<_> = alike.filter_map(|letter| letter.said(period, measure, language)).collect();
            of_row.is_revised |= told.windows(2).any(|pair| pair[0].0.reach() != pair[1].0.reach());
            if let [first, .., last] = told.as_slice() {
                of_row.figures.push([first.1, last.1]);
                let (shown, parts, asides) = (vec![first.0.clone(), last.0.clone()], BTreeSet::new(), Vec::new());
                scene.series.push(Series { row, column, label, unit, measure, parts, shown, asides });
            }
        }
        scene.told = Some(of_row);
        scene
    }

    fn series_of(&self, table: &'a Table, row: RowIx) -> Option<Series<'a>> {
        let measure = table.measure_of(row);
        let show = |categories: &[Category<'_>]| {
            let each = categories.iter().map(|category| shown(table, row, category, measure, self.language));
            each.collect::<Vec<_>>()
        };
        Some(Series {
            row,
            column: None,
            label: &table.rows.get(row.0)?.label,
            unit: table.unit_of(row),
            measure,
            parts: parts_of(table, row),
            shown: show(&self.categories),
            asides: show(&self.asides),
        })
    }

    /// The categories from which on something else is counted, with their places; what is first has nothing before it.
    pub fn breaks(&self) -> impl Iterator<Item = (usize, &Category<'a>, &'a str)> {
        let categories = self.categories.iter().enumerate().skip(1);
        categories.filter_map(|(at, category)| Some((at, category, category.series_break?)))
    }

    /// Whether a category counts over part of a year only; a stock is counted on a day, and is whole.
    #[must_use]
    pub fn is_part(&self, category: &Category<'_>) -> bool {
        category.partial && self.series.iter().any(|series| series.measure != Measure::Stock)
    }

    /// Every figure that is drawn.
    pub fn figures(&self) -> impl Iterator<Item = &Shown> {
        self.series.iter().flat_map(|series| &series.shown)
    }
}

impl<'a> Category<'a> {
    fn of_letter(label: &'a str) -> Category<'a> {
        Category {
            column: None,
            id: "",
            label,
            period: None,
            partial: false,
            around: None,
            series_break: None,
            skips: false,
        }
    }

    /// A header such as `2023 (tot juni)` in two: what stands before the parentheses and what in them.
    #[must_use]
    pub fn parts(&self) -> (&'a str, Option<&'a str>) {
        let whole = (self.label, None);
        let Some((main, rest)) = self.label.rsplit_once('(') else { return whole };
        let (main, detail) = (main.trim(), rest.strip_suffix(')').map_or("", str::trim));
        if main.is_empty() || detail.is_empty() || detail.contains(')') { whole } else { (main, Some(detail)) }
    }

    /// Whether it goes on where that one ends, and counts alike. A stock is counted on days, which never touch.
    #[must_use]
    pub fn follows(&self, earlier: &Category<'_>, measure: Measure) -> bool {
        let (Some(from), Some(own)) = (earlier.period, self.period) else { return false };
        let is_on_days = measure == Measure::Stock && own.period.unit < Unit::Year;
        let goes_on = !lies_between(&from.period, &own.period) || is_on_days;
        goes_on && !self.skips && self.series_break.is_none() && self.is_as_long_as(earlier, measure)
    }

    /// Whether both count over as much time, where that matters; leap years, months and quarters are as long as others.
    #[must_use]
    pub fn is_as_long_as(&self, other: &Category<'_>, measure: Measure) -> bool {
        const LEEWAY: i32 = 3;
        let days = [self, other].map(|category| category.period.map(|of| of.period.days()));
        let [Some(own), Some(other)] = days else { return true };
        measure != Measure::Flow || (own - other).abs() <= LEEWAY
    }

    fn is_among(&self, columns: Option<&[ColumnIx]>) -> bool {
        columns.is_none_or(|columns| self.column.is_some_and(|column| columns.contains(&column)))
    }

    fn is_aside(&self) -> bool {
        self.around.is_some()
    }
}

/// A letter that has a row.
struct Letter<'a> {
    of: &'a Edition,
    /// Its place in the dossier.
    edition: EditionIx,
    at: TableIx,
    table: &'a Table,
    row: RowIx,
}

/// Those up to that edition that count it as the edition does, the oldest first.
fn letters<'a>(dossier: &'a Dossier, edition: &'a Edition, (own, at): (&'a Table, RowIx)) -> Vec<Letter<'a>> {
    let counts = |table: &Table, row: RowIx| (table.unit_of(row).to_owned(), table.measure_of(row));
    let all = with_row(dossier, edition, (own, at)).into_iter();
    all.filter(|letter| counts(letter.table, letter.row) == counts(own, at)).collect()
}

/// Those up to that edition that have the row, the oldest first.
fn with_row<'a>(dossier: &'a Dossier, edition: &'a Edition, (own, at): (&'a Table, RowIx)) -> Vec<Letter<'a>> {
    let series = own.rows.get(at.0).map(|row| row.series.as_str());
    // Newest first. The edition that draws may hold a table over all letters in the place of its own, so what it says is
    // taken from the dossier too.
    let from = dossier.editions.iter().position(|other| other.id == edition.id);
    let letter = |(edition, of): (usize, &'a Edition)| {
        let at = TableIx(of.tables.iter().position(|table| table.series == own.series)?);
        let table = of.tables.get(at.0)?;
        let row = RowIx(table.rows.iter().position(|row| Some(row.series.as_str()) == series)?);
        Some(Letter { of, edition: EditionIx(edition), at, table, row })
    };
    let up_to = from.map_or(0, |from| dossier.editions.len() - from);
    dossier.editions.iter().enumerate().rev().take(up_to).filter_map(letter).collect()
}

/// How far each figure of those letters reaches, but for what counts another thing than a later one of them declares.
fn reached(letters: &[Letter<'_>], language: Language) -> Vec<(Number, Number)> {
    let of_letter = |(at, letter): (usize, &Letter<'_>)| {
        let is_redefined = |category: &Category<'_>| letters[at + 1..].iter().any(|of| of.redefines(category.period));
        letter.reaches(is_redefined, language)
    };
    letters.iter().enumerate().flat_map(of_letter).collect()
}

impl Letter<'_> {
    /// How far each of its other figures reaches; parts of a year never reach beyond the whole.
    fn reaches(&self, is_left_out: impl Fn(&Category<'_>) -> bool, language: Language) -> Vec<(Number, Number)> {
        let measure = self.table.measure_of(self.row);
        let all = ordered(self.table).into_iter().filter(|category| !category.is_aside() && !is_left_out(category));
        all.filter_map(|category| shown(self.table, self.row, &category, measure, language).reach()).collect()
    }

    fn category(&self, wanted: &PeriodColumn) -> Option<Category<'_>> {
        let days = |of: &PeriodColumn| (of.period.start, of.period.end);
        ordered(self.table).into_iter().find(|own| own.period.is_some_and(|of| days(of) == days(wanted)))
    }

    /// Whether it declares that it counts something else in that period than letters before it; in all columns, where it is
    /// of no period.
    fn redefines(&self, wanted: Option<&PeriodColumn>) -> bool {
        let column = wanted.and_then(|wanted| self.category(wanted)?.column);
        let is_of_it = |set: &FigureSet| {
            let is_of_row = set.table == self.at && set.row.is_none_or(|row| row == self.row);
            is_of_row && (set.column.is_none() || set.column == column)
        };
        let mut declared = self.of.revisions.iter().filter(|revision| revision.kind == RevisionKind::Definition);
        declared.any(|revision| is_of_it(&revision.of))
    }

    /// What it says of that period, and where; `None` where it gives no figure.
    fn said(&self, wanted: &PeriodColumn, measure: Measure, language: Language) -> Option<(Shown, Origin)> {
        let own = self.category(wanted)?;
        let said = shown(self.table, self.row, &own, measure, language);
        let origin = Origin { edition: self.edition, table: self.at, row: self.row, column: own.column? };
        said.reach().is_some().then_some((said, origin))
    }
}

impl Shown {
    /// The lowest and highest place on the scale that it takes; `None` where it takes none.
    #[must_use]
    pub fn reach(&self) -> Option<(Number, Number)> {
        match self.extent {
            Extent::To(number) => Some((number, number)),
            Extent::Withheld(low, high) | Extent::Between(low, high) => Some((low, high)),
            Extent::Open | Extent::Missing(_) => None,
        }
    }

    /// The number, where it is one.
    #[must_use]
    pub fn exact(&self) -> Option<Number> {
        match self.extent {
            Extent::To(number) => Some(number),
            _ => None,
        }
    }
}

/// Those that are asked for, as they stand to each other; a break in the series stands between those around it, whether
/// or not its own period is asked for.
fn asked<'t>(all: &[Category<'t>], columns: Option<&[ColumnIx]>) -> Vec<Category<'t>> {
    let mut passed = None;
    let mut found = Vec::with_capacity(all.len());
    let drawn = all.iter().filter(|category| category.is_among(columns));
    let longest = drawn.filter_map(|category| Some(category.period?.period.days())).max().unwrap_or(0);
    for category in all {
        let series_break = category.series_break.or(passed);
        if category.is_among(columns) {
            let partial = category.period.is_some_and(|of| of.partial && is_part_beside(&of.period, longest));
            let around = around(category, all, columns);
            let skips = found.last().is_some_and(|earlier| skips(earlier, category, all));
            found.push(Category { partial, around, series_break, skips, ..*category });
            passed = None;
        } else {
            passed = series_break;
        }
    }
    found
}

/// Whether time passes between the two.
fn lies_between(earlier: &Period, later: &Period) -> bool {
    earlier.end.latest.tomorrow().is_ok_and(|next| next < later.start.earliest)
}

fn skips(earlier: &Category<'_>, later: &Category<'_>, all: &[Category<'_>]) -> bool {
    let (Some(from), Some(to)) = (earlier.period, later.period) else { return false };
    let between = (from.period.end.latest, to.period.start.earliest);
    let mut others = all.iter().filter_map(|other| other.period);
    others.any(|of| between.0 < of.period.start.earliest && of.period.end.latest < between.1)
}

/// Quarters beside quarters are parts of nothing that is drawn.
fn is_part_beside(period: &Period, longest: i32) -> bool {
    period.is_part_of_a_year() || longest >= 365
}

/// The smallest of the columns asked for inside which it lies. Where none is, no other mark counts its cases.
fn around(category: &Category<'_>, all: &[Category<'_>], columns: Option<&[ColumnIx]>) -> Option<ColumnIx> {
    let inside = |column: &ColumnIx| all.iter().find(|other| other.column == Some(*column))?.period?.inside;
    let outwards = std::iter::successors(category.period?.inside, inside).take(all.len());
    outwards.into_iter().find(|column| columns.is_none_or(|columns| columns.contains(column)))
}

/// All rows inside that one, however deep.
fn parts_of(table: &Table, whole: RowIx) -> BTreeSet<RowIx> {
    let mut parts = BTreeSet::new();
    let mut open = vec![whole];
    while let Some(row) = open.pop() {
        let summed = table.rows.get(row.0).into_iter().flat_map(|row| row.sums.iter().flatten().copied());
        let named = table.rows.iter().enumerate().filter(|(_, other)| other.part_of == Some(row));
        open.extend(summed.chain(named.map(|(at, _)| RowIx(at))).filter(|part| parts.insert(*part)));
    }
    parts
}

/// The row that adds up just these rows.
fn total_of(table: &Table, rows: &[RowIx]) -> Option<RowIx> {
    let these: BTreeSet<&RowIx> = rows.iter().collect();
    let adds_up = |row: &Row| row.sums.iter().any(|sum| sum.iter().collect::<BTreeSet<_>>() == these);
    table.rows.iter().position(|row| rows.len() > 1 && adds_up(row)).map(RowIx)
}

/// The columns as categories: periods by date whatever the order of print, then the others as printed.
fn ordered<'t>(table: &'t Table) -> Vec<Category<'t>> {
    let category = |(column, of): (ColumnIx, &'t Column)| Category {
        column: Some(column),
        id: &of.id,
        label: &of.label,
        period: of.period.as_ref(),
        partial: of.is_partial(),
        around: of.period.as_ref().and_then(|of| of.inside),
        series_break: of.series_break.and_then(|note| Some(table.notes.get(note.0)?.text.as_str())),
        skips: false,
    };
    let mut categories: Vec<Category<'t>> = table.columns().map(category).collect();
    categories.sort_by_key(|category| {
        let order = category.period.map(|period| period.period.order());
        (order.is_none(), order)
    });
    categories
}

fn shown(table: &Table, row: RowIx, category: &Category<'_>, measure: Measure, language: Language) -> Shown {
    let interval = category.column.and_then(|column| table.interval(row, column));
    let (text, extent, provisional) = match category.column.and_then(|column| table.cell(row, column)) {
        Some(cell) => {
            (printed(cell), extent(cell), matches!(cell.standing, Standing::Provisional | Standing::NearFinal))
        }
        None => computed(interval, language),
    };
    // A stock is counted on a day: that its column is shorter than a year takes nothing from it.
    let part = category.partial && measure != Measure::Stock;
    Shown { text, extent, interval, part, provisional }
}

/// As the source prints it, but for signs that a reader of a chart could take for each other: nil and nothing known.
fn printed(cell: &Cell) -> String {
    match cell.value {
        Value::Missing(_) => String::from("\u{2013}"),
        Value::Number { number, .. } if number == Number::ZERO && !has_digit(&cell.printed) => String::from("0"),
        _ => cell.printed.clone(),
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn extent(cell: &Cell) -> Extent {
    match &cell.value {
        Value::Number { number, .. } => Extent::To(*number),
        Value::Withheld(Interval { low: Some(low), high: Some(high) }) => Extent::Withheld(*low, *high),
        Value::Withheld(_) => Extent::Open,
        Value::Missing(gap) => Extent::Missing(Some(*gap)),
        Value::Text => Extent::Missing(None),
    }
}

/// The text and extent of a figure that no source prints, as it follows from those that it adds up.
fn computed(interval: Option<Interval>, language: Language) -> (String, Extent, bool) {
    let Some(range) = interval else {
        return (String::from("\u{2013}"), Extent::Missing(None), false);
    };
    let say = |number: Number| wording::number(number, decimals(number), language);
    match (range.low, range.high) {
        (Some(low), Some(high)) if low == high => (say(low), Extent::To(low), false),
        (Some(low), Some(high)) => (format!("{}\u{2013}{}", say(low), say(high)), Extent::Between(low, high), false),
        _ => (ranged(range, language), Extent::Open, false),
    }
}

/// A range in words, with as many decimals as its ends need.
pub(super) fn ranged(range: Interval, language: Language) -> String {
    let ends = [range.low, range.high].into_iter().flatten();
    wording::interval(range, ends.map(decimals).max().unwrap_or(0), language)
}

/// As many decimals as it takes to write the number, up to nine.
fn decimals(number: Number) -> u8 {
    (0..9).find(|places| number.is_multiple_of(Number::step(*places))).unwrap_or(9)
}
