//! A table of figures as readers see it: the printed text, its notes, and what its signs mean.
//!
//! Cells and headers hold the printed text to the letter, but for the places where a long word may be parted; whatever
//! explains it stands below the table.

mod layout;

use std::collections::BTreeSet;

use super::Draft;
use super::link::{self, fragment, part};
use super::view::{
    BackView, CellView, ColumnView, MarkView, NoteView, RowGroupView, RowView, SignView, SourceView, TableView,
};
use super::view::{Fact, Link};
use crate::address;
use crate::charts::{Origin, Shows};
use crate::model::{
    Block, Cell, Column, ColumnIx, Dossier, Edition, Gap, Interval, Language, Line, Meaning, Measure, NoteIx, Number,
    Row, RowIx, Source, Standing, Table, TableIx, Value,
};
use crate::wording::{self, Words, capital, words};

/// The table, with a link to its own page where that is another one.
pub(super) fn table(table: &Table, language: Language, page: Option<String>) -> TableView {
    let mut marks = Marks::of(table);
    let own_marks = marks.all(&table.own_notes);
    let (header, groups) = match &table.layout {
        Some(layout) => layout::laid_out(table, layout, language, &mut marks),
        None => plain(table, language, &mut marks),
    };
    TableView {
        id: part::table(&table.id),
        caption: table.title.clone(),
        marks: own_marks,
        names: table.measure == Measure::Text,
        corner: corner(table, words(language)),
        width: header.last().map_or(0, Vec::len) + 1,
        plain: is_plain(&header, &groups),
        header,
        groups,
        source: source(&table.source, language),
        unit: table.unit.clone(),
        row_units: row_units(table),
        notes: marks.notes(),
        signs: signs(table, language),
        page,
    }
}

/// Tables of more lines than this would bury the words of an edition: about as many as go on a printed page.
const LINES_OF_A_PAGE: usize = 60;

/// Whether a table stands on its own page only: it is longer than a printed page, and the words do not place it among
/// them.
pub(super) fn is_apart(edition: &Edition, at: TableIx) -> bool {
    let is_placed = |block: &&Block| matches!(block, Block::Table(placed) if *placed == at);
    let is_long = |table: &Table| lines(table) > LINES_OF_A_PAGE;
    edition.tables.get(at.0).is_some_and(is_long) && !edition.narrative.blocks().iter().any(is_placed)
}

/// The page on which the figures of an edition are to be seen: its own, or that of a long table.
pub(super) fn page_of(draft: &Draft, dossier: &Dossier, edition: &Edition, at: TableIx, table: &Table) -> String {
    if is_apart(edition, at) {
        return address::table(dossier, edition, table, draft.context.folders());
    }
    address::edition(dossier, &edition.id)
}

/// How many lines of cells readers see.
pub(super) fn lines(table: &Table) -> usize {
    match &table.layout {
        Some(layout) => layout.lines.iter().filter(|line| matches!(line, Line::Cells(..))).count(),
        None => table.printed_rows().count(),
    }
}

/// What the lines of a table are.
fn corner(table: &Table, words: &Words) -> &'static str {
    let lines = table.layout.iter().flat_map(|layout| &layout.lines);
    let is_period = |line: &Line| matches!(line, Line::Cells(label, _) if label.column.is_some());
    if lines.into_iter().any(is_period) { words.period } else { words.row_header }
}

/// Header and lines of a table that is printed as it is computed with.
fn plain(table: &Table, language: Language, marks: &mut Marks) -> (Vec<Vec<ColumnView>>, Vec<RowGroupView>) {
    let columns = table.columns.iter().map(|column| header(column, marks)).collect();
    let rows = table.printed_rows().map(|(at, row)| (row, row_of(table, at, row, language, marks))).collect();
    (vec![columns], grouped(rows))
}

/// The figures of a chart, as lines of a table.
pub(super) struct Lines {
    corner: &'static str,
    header: Vec<ColumnView>,
    rows: Vec<RowView>,
}

/// The part of a table that a chart shows.
pub(super) fn as_printed(table: &Table, shows: &Shows, language: Language) -> Lines {
    let columns: Vec<(ColumnIx, &Column)> = table.columns().filter(|(at, _)| shows.columns.contains(at)).collect();
    let header = columns.iter().map(|(_, column)| headed(&column.label, column.is_partial())).collect();
    let rows = shows.rows.iter().filter_map(|at| table.rows.get(at.0).map(|row| (*at, row)));
    let rows = rows.map(|(at, row)| copied_row(table, at, row, &columns, language)).collect();
    Lines { corner: words(language).row_header, header, rows }
}

/// What letters said of those periods first and last, each figure as its letter prints it.
pub(super) fn as_told(dossier: &Dossier, table: &Table, told: &[(ColumnIx, [Origin; 2])], language: Language) -> Lines {
    let line = |(column, ends): &(ColumnIx, [Origin; 2])| {
        let column = table.columns.get(column.0)?;
        let cells = ends.iter().map(|origin| given(dossier, *origin, language)).collect::<Option<_>>()?;
        let label = wording::parted(&column.label, language);
        Some(RowView { label, marks: Vec::new(), partial: column.is_partial(), cells })
    };
    let ends = wording::chart_words(language);
    let header = Vec::from([ends.first_told, ends.last_told].map(|label| headed(label, false)));
    Lines { corner: words(language).period, header, rows: told.iter().filter_map(line).collect() }
}

/// The figure that a letter gave there; `None` if there is none, which drawing rules out.
fn given(dossier: &Dossier, origin: Origin, language: Language) -> Option<CellView> {
    let table = dossier.editions.get(origin.edition.0)?.tables.get(origin.table.0)?;
    let column = table.columns.get(origin.column.0)?;
    Some(copied(table, origin.row, (origin.column, column), language))
}

/// A number stays with what it counts or dates: `1 januari` of a year.
fn headed(label: &str, partial: bool) -> ColumnView {
    let begins_with_number = label.split(' ').next().is_some_and(|first| first.parse::<u8>().is_ok());
    ColumnView {
        label: label.replacen(' ', "\u{a0}", usize::from(begins_with_number)),
        marks: Vec::new(),
        partial,
        long: is_long(label),
        width: 1,
    }
}

/// The figures of a chart beside it: no places to link to, since the tables themselves have them.
pub(super) fn copy(table: &Table, lines: Lines, (id, caption): (String, &str), language: Language) -> TableView {
    let Lines { corner, header, rows } = lines;
    TableView {
        id,
        caption: caption.to_owned(),
        marks: Vec::new(),
        names: table.measure == Measure::Text,
        corner,
        width: header.len() + 1,
        header: vec![header],
        groups: vec![RowGroupView { label: None, marks: Vec::new(), rows }],
        source: source(&table.source, language),
        unit: table.unit.clone(),
        row_units: Vec::new(),
        notes: Vec::new(),
        signs: Vec::new(),
        page: None,
        plain: true,
    }
}

fn is_plain(header: &[Vec<ColumnView>], groups: &[RowGroupView]) -> bool {
    let mut cells = groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    header.len() == 1
        && header.iter().flatten().all(|column| column.width == 1)
        && cells.all(|cell| cell.pieces.is_empty())
}

/// What kind of figures these are, for the table's own page.
pub(super) fn facts(table: &Table, language: Language) -> Vec<Fact> {
    let words = words(language);
    let rounded = wording::number(table.rounded_to, table.rounded_to.decimals(), language);
    let mut facts = vec![Fact::plain(words.unit, &table.unit), Fact::plain(words.measure, kind(table.measure, words))];
    if table.rounded_to > crate::model::Number::ONE {
        facts.push(Fact::plain(words.rounded, rounded));
    }
    facts
}

/// What columns stand for that do not say it themselves: parts of years, and readings that differ.
pub(super) fn periods(table: &Table, language: Language) -> Vec<SignView> {
    let explained = table.columns.iter().filter_map(|column| {
        let period = column.period.as_ref()?;
        let speaks = !period.partial && period.or.is_none() && period.inside.is_none();
        (!speaks).then(|| SignView { sign: capital(&column.label), meaning: reading(table, column, language) })
    });
    explained.collect()
}

fn reading(table: &Table, column: &Column, language: Language) -> String {
    let words = words(language);
    let Some(period) = &column.period else {
        return String::new();
    };
    let mut text = wording::period(&period.period, language);
    if let Some(other) = &period.or {
        text = format!("{text} {} {}", words.or, wording::period(other, language));
    }
    // A header that is the period in words is not said twice.
    let mut parts = Vec::from_iter((text.replace('\u{a0}', " ") != column.label).then_some(text));
    if let Some(whole) = period.inside.and_then(|ColumnIx(at)| table.columns.get(at)) {
        parts.push(format!("{} {}", words.inside, whole.label));
    } else if period.partial {
        parts.push(words.part_of_year.to_owned());
    }
    wording::parts(&parts, language)
}

/// Hands out the marks of a table's notes and keeps count, so that every note can lead back.
struct Marks<'t> {
    table: &'t Table,
    counts: Vec<usize>,
}

impl<'t> Marks<'t> {
    fn of(table: &'t Table) -> Marks<'t> {
        Marks { table, counts: vec![0; table.notes.len()] }
    }

    fn all(&mut self, notes: &[NoteIx]) -> Vec<MarkView> {
        notes.iter().filter_map(|note| self.mark(*note)).collect()
    }

    fn mark(&mut self, NoteIx(at): NoteIx) -> Option<MarkView> {
        let (note, count) = (self.table.notes.get(at)?, self.counts.get_mut(at)?);
        *count += 1;
        let name = part::note(&self.table.id, &note.id);
        Some(MarkView { text: note.id.clone(), id: part::reference(&name, *count), href: fragment(&name) })
    }

    fn notes(&self) -> Vec<NoteView> {
        let counted = self.table.notes.iter().zip(&self.counts);
        let note = |(note, count): (&crate::model::Note, &usize)| {
            let id = part::note(&self.table.id, &note.id);
            NoteView { mark: note.id.clone(), text: note.text.clone(), backs: backs(&id, *count), id }
        };
        counted.map(note).collect()
    }
}

/// The ways back from a note that was referred to so often.
pub(super) fn backs(note: &str, count: usize) -> Vec<BackView> {
    let back =
        |number| BackView { href: fragment(&part::reference(note, number)), number: (count > 1).then_some(number) };
    (1..=count).map(back).collect()
}

fn header(column: &Column, marks: &mut Marks) -> ColumnView {
    ColumnView { marks: marks.all(&column.notes), ..headed(&column.label, column.is_partial()) }
}

/// Longer than a year or a quarter with its year.
fn is_long(label: &str) -> bool {
    label.chars().count() > 9
}

fn row_of(table: &Table, at: RowIx, row: &Row, language: Language, marks: &mut Marks) -> RowView {
    let own = marks.all(&row.notes);
    let cells = table.columns().filter_map(|(column_at, column)| {
        let cell = table.cell(at, column_at)?;
        let mut view = cell_of(table, at, (cell, column), language);
        view.id = Some(address::cell(table, row, column));
        view.marks = marks.all(&cell.notes);
        Some(view)
    });
    let cells = cells.collect();
    RowView { label: wording::parted(&row.label, language), marks: own, partial: false, cells }
}

/// A row that is computed has no cells of its own; it says what can be said of its sums.
fn copied_row(table: &Table, at: RowIx, row: &Row, columns: &[(ColumnIx, &Column)], language: Language) -> RowView {
    let cells = columns.iter().map(|column| copied(table, at, *column, language));
    RowView { label: wording::parted(&row.label, language), marks: Vec::new(), partial: false, cells: cells.collect() }
}

fn copied(table: &Table, row: RowIx, (at, column): (ColumnIx, &Column), language: Language) -> CellView {
    match table.cell(row, at) {
        Some(cell) => cell_of(table, row, (cell, column), language),
        None => computed(table, row, at, column, language),
    }
}

fn cell_of(table: &Table, row: RowIx, (cell, column): (&Cell, &Column), language: Language) -> CellView {
    CellView {
        id: None,
        order: order(cell),
        text: cell.printed.clone(),
        pieces: Vec::new(),
        marks: Vec::new(),
        partial: column.is_partial(),
        spoken: spoken(table, row, cell, language),
    }
}

/// The ends of what a cell can be, `1 4` of a withheld `<5`; one that is open is told by the other.
fn order(cell: &Cell) -> Option<String> {
    let Interval { low, high } = cell.interval()?;
    Some(format!("{} {}", low.or(high)?, high.or(low)?))
}

fn computed(table: &Table, row: RowIx, at: ColumnIx, column: &Column, language: Language) -> CellView {
    let words = words(language);
    let text = match table.interval(row, at) {
        Some(interval) => wording::interval(interval, table.decimals_of(row), language),
        None => words.unknown.to_owned(),
    };
    CellView {
        id: None,
        order: None,
        text,
        pieces: Vec::new(),
        marks: Vec::new(),
        partial: column.is_partial(),
        spoken: None,
    }
}

/// What is to be said after a sign that would be passed over in silence: many a screen reader says `<5` as 5.
pub(super) fn spoken(table: &Table, row: RowIx, cell: &Cell, language: Language) -> Option<String> {
    let words = words(language);
    let below = below(table, row, cell).map(|below| less_than(below, language));
    let sign = standing(table, cell, words).map(str::to_owned);
    let parts: Vec<String> = below.into_iter().chain(sign).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What the sign of a figure says of its standing, or of what is not there.
pub(super) fn standing(table: &Table, cell: &Cell, words: &Words) -> Option<&'static str> {
    meaning_of_sign(table, cell, words).map(|(_, meaning)| meaning)
}

/// What a withheld number is less than.
fn below(table: &Table, row: RowIx, cell: &Cell) -> Option<Number> {
    match (&cell.value, table.measure_of(row)) {
        (Value::Withheld(Interval { high, .. }), Measure::Ratio) => *high,
        (Value::Withheld(_), _) => table.withheld.map(|withheld| withheld.below),
        _ => None,
    }
}

/// As the sign has it, and not as the row prints its numbers: `<5` is of 5, not of 5,0.
fn less_than(below: Number, language: Language) -> String {
    format!("{} {}", words(language).less_than, wording::number(below, below.decimals(), language))
}

/// The sign in a cell and what it means; `None` for a plain or withheld number.
fn meaning_of_sign<'c>(table: &Table, cell: &'c Cell, words: &Words) -> Option<(&'c str, &'static str)> {
    match (&cell.value, cell.standing) {
        (Value::Missing(gap), _) => Some((cell.printed.as_str(), gap_in_words(*gap, words))),
        (_, Standing::Final) => {
            let nil = table.signs.alone(&cell.printed) == Some(Meaning::Nil);
            nil.then_some((cell.printed.as_str(), words.nil))
        }
        (_, standing) => {
            let (number, _) = table.signs.behind(&cell.printed);
            let sign = cell.printed.get(number.len()..).unwrap_or("").trim();
            standing_in_words(standing, words).filter(|_| !sign.is_empty()).map(|meaning| (sign, meaning))
        }
    }
}

fn standing_in_words(standing: Standing, words: &Words) -> Option<&'static str> {
    match standing {
        Standing::Final => None,
        Standing::Provisional => Some(words.provisional),
        Standing::NearFinal => Some(words.near_final),
        Standing::Revised => Some(words.revised),
    }
}

fn gap_in_words(gap: Gap, words: &Words) -> &'static str {
    match gap {
        Gap::Unknown => words.unknown,
        Gap::Secret => words.secret,
        Gap::NotAvailable | Gap::Unreadable => words.not_available,
    }
}

/// What the signs in those texts mean, which are figures of those tables, apart from the tables themselves.
pub(super) fn signs_in(texts: &[&str], tables: &[&Table], language: Language) -> Vec<SignView> {
    let mut known: Vec<SignView> = Vec::new();
    for sign in tables.iter().flat_map(|table| signs(table, language)) {
        if known.iter().all(|other| other.sign != sign.sign) {
            known.push(sign);
        }
    }
    // `1.770**` ends with `**` and not with `*`.
    let of = |text: &&str| {
        let ends = known.iter().enumerate().filter(|(_, sign)| text.ends_with(&sign.sign));
        ends.max_by_key(|(_, sign)| sign.sign.len()).map(|(at, _)| at)
    };
    let met: BTreeSet<usize> = texts.iter().filter_map(of).collect();
    known.into_iter().enumerate().filter(|(at, _)| met.contains(at)).map(|(_, sign)| sign).collect()
}

/// Every sign that readers meet in the table, once, in the order in which they meet it.
pub(super) fn signs(table: &Table, language: Language) -> Vec<SignView> {
    let words = words(language);
    let mut met: Vec<(SignView, Option<&str>)> = Vec::new();
    let cells = table.printed_rows().flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell)));
    // Where nothing is printed there is no sign.
    for (row, cell) in cells.filter(|(_, cell)| !cell.printed.is_empty()) {
        let withheld = kept_back(table, row, cell, language);
        // `<5*` says both.
        let standing = withheld.as_ref().and_then(|_| standing_in_words(cell.standing, words));
        let plain = || meaning_of_sign(table, cell, words).map(|(sign, meaning)| (sign.to_owned(), meaning.to_owned()));
        let Some((sign, meaning)) = withheld.or_else(plain) else { continue };
        match met.iter_mut().find(|(known, _)| known.sign == sign) {
            // `<5` of persons says more than `<5` of a percentage.
            Some((known, _)) if meaning.starts_with(&known.meaning) => known.meaning = meaning,
            Some(_) => {}
            None => met.push((SignView { sign, meaning }, standing)),
        }
    }
    let whole = |(SignView { sign, meaning }, standing): (SignView, Option<&str>)| {
        let standing = standing.map_or_else(String::new, |standing| format!("{} {standing}", words.semicolon));
        SignView { sign, meaning: meaning + &standing }
    };
    met.into_iter().map(whole).collect()
}

/// The sign of a withheld figure, and between what its table says that it lies.
fn kept_back(table: &Table, row: RowIx, cell: &Cell, language: Language) -> Option<(String, String)> {
    let words = words(language);
    let Value::Withheld(interval) = &cell.value else { return None };
    let mut meaning = less_than(below(table, row, cell)?, language);
    // What a ratio can be below that depends on decimals that nobody sees.
    if table.measure_of(row) != Measure::Ratio {
        let range = wording::interval(*interval, table.decimals_of(row), language);
        meaning = format!("{meaning}{} {} {range}", words.semicolon, words.the_number_is);
    }
    Some((cell.printed.clone(), meaning))
}

fn grouped(rows: Vec<(&Row, RowView)>) -> Vec<RowGroupView> {
    let mut groups: Vec<RowGroupView> = Vec::new();
    for (row, view) in rows {
        match groups.last_mut() {
            Some(group) if group.label == row.group => group.rows.push(view),
            _ => groups.push(RowGroupView { label: row.group.clone(), marks: Vec::new(), rows: vec![view] }),
        }
    }
    groups
}

/// What is counted where it is something else than in the table as a whole, each kind of row once.
fn row_units(table: &Table) -> Vec<SignView> {
    let mut units: Vec<SignView> = Vec::new();
    for (row, unit) in table.printed_rows().filter_map(|(_, row)| row.unit.as_ref().map(|unit| (row, unit))) {
        let sign = row.about.as_ref().unwrap_or(&row.label);
        if *unit != table.unit && units.iter().all(|known| known.sign != *sign || known.meaning != *unit) {
            units.push(SignView { sign: sign.clone(), meaning: unit.clone() });
        }
    }
    units
}

fn kind(measure: Measure, words: &Words) -> &'static str {
    match measure {
        Measure::Flow => words.flow,
        Measure::Stock => words.stock,
        Measure::Cumulative => words.cumulative,
        Measure::Ratio => words.ratio,
        Measure::Text => words.names,
    }
}

fn source(source: &Source, language: Language) -> SourceView {
    match source {
        Source::Named { name, as_of, url, licence } => SourceView {
            name: Some(Link { text: name.clone(), href: url.as_deref().and_then(link::outside) }),
            as_of: as_of.as_ref().map(|day| wording::period(day, language)),
            licence: licence.clone(),
            unknown: None,
        },
        Source::Unknown(reason) => SourceView { name: None, as_of: None, licence: None, unknown: Some(reason.clone()) },
    }
}

/// The part of a page where a cell is to be seen: the table as a whole for a row that is not printed.
pub(super) fn place(table: &Table, at: RowIx, column: ColumnIx) -> String {
    let printed = table.rows.get(at.0).filter(|row| row.printed).zip(table.columns.get(column.0));
    match printed {
        Some((row, column)) => address::cell(table, row, column),
        None => part::table(&table.id),
    }
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::{Cell, Interval, Language, Measure, Standing, Value, signs, table};
    use crate::model::Number;

    #[test]
    fn cells_hold_the_printed_text_and_what_explains_it_stands_below() {
        let view = table(&example::table(), Language::Dutch, None);
        let cells: Vec<_> =
            view.groups[0].rows[0].cells.iter().map(|cell| (cell.id.as_deref().unwrap(), &*cell.text)).collect();
        let expected = [("terugkeer.gedwongen@2021-vanaf-actieplan", "<5"), ("terugkeer.gedwongen@2022", "30")];
        assert_eq!(cells, expected);
        assert_eq!(view.signs[0].sign, "<5");
        assert_eq!(view.signs[0].meaning, "minder dan 5; het aantal is 1 tot en met 4");
    }

    #[test]
    fn a_sign_of_two_parts_is_explained_in_both() {
        let mut combined = example::table();
        let withheld = combined.rows[0].cells.iter_mut().find(|cell| cell.printed == "<5").unwrap();
        *withheld = Cell { printed: String::from("<5*"), standing: Standing::Provisional, ..withheld.clone() };
        let meanings = Language::ALL.map(|language| signs(&combined, language).remove(0).meaning);
        assert_eq!(
            meanings,
            [
                "minder dan 5; het aantal is 1 tot en met 4; voorlopig",
                "less than 5; the number is 1 to 4; provisional",
                "moins de 5\u{a0}; le nombre est de 1 à 4\u{a0}; provisoire"
            ]
        );
    }

    #[test]
    fn a_sign_is_explained_in_the_decimals_of_its_own_row() {
        let mut with_ratio = example::table();
        let mut ratio = with_ratio.rows[0].clone();
        for cell in &mut ratio.cells {
            let interval = Interval::exactly(Number::decimal(30, 1));
            *cell = Cell { value: Value::Number { number: Number::whole(3), decimals: 1, interval }, ..cell.clone() };
        }
        ratio.measure = Some(Measure::Ratio);
        with_ratio.rows.push(ratio);
        let view = table(&with_ratio, Language::Dutch, None);
        assert_eq!(view.signs[0].meaning, "minder dan 5; het aantal is 1 tot en met 4");
    }

    #[test]
    fn a_note_that_hangs_on_two_things_leads_back_to_both() {
        let view = table(&example::table(), Language::Dutch, None);
        let marks = [&view.marks[0].id, &view.header[0][0].marks[0].id];
        assert_eq!(marks, ["noot.terugkeer.a.1", "noot.terugkeer.a.2"]);
        assert_eq!(view.notes[0].backs.len(), 2);
    }

    #[test]
    fn a_row_that_is_computed_is_not_in_the_table() {
        let view = table(&example::table(), Language::Dutch, None);
        assert_eq!(view.groups[0].rows.len(), 1);
    }
}
