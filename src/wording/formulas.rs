//! What a claim's formula says, as a sentence: for whoever signs a report and reads no formulas.
//!
//! Names of tables, rows and columns stand in quotation marks, as the tables print them; where the formula names a
//! single cell, what is printed there follows. Nothing is judged here.

use std::mem::discriminant;

use super::{capital, fill, interval, list, number, parts, percent, period, quoted, words};
use crate::model::{
    Address, ColumnIx, Compared, Comparison, Edition, Expression, Function, Gap, Language, Number, Operator, RowIx,
    Selection, StatedIx, Table, TableIx, Tolerance, Value, Window,
};

/// Which columns of a table a selection names for a row: the meaning of `@last` and the like is for the caller to say.
pub type Columns<'c> = dyn Fn(&Selection, &Table, Option<RowIx>) -> Vec<ColumnIx> + 'c;

/// The phrases of one language. `{0}`, `{1}` … are filled in.
struct Phrases {
    /// `{0}` a table's title.
    table: &'static str,
    /// `{0}` a column, `{1}` …
    one: &'static str,
    first: &'static str,
    last: &'static str,
    earlier: &'static str,
    ever: &'static str,
    year_earlier: &'static str,
    /// `{0}` the columns.
    others: &'static str,
    before: &'static str,
    before_ever: &'static str,
    nothing_between: &'static str,
    /// `{0}` and `{1}` the outer columns.
    range: &'static str,
    /// `{0}` the columns in which the whole sentence is to hold.
    everywhere: &'static str,
    /// `{0}` the columns of which one is enough.
    somewhere: &'static str,
    /// `{0}` the columns that are taken together.
    together: &'static str,
    within: &'static str,
    /// `{0}` the text, `{1}` the unit.
    stated: &'static str,
    /// `{0}` a number.
    points: &'static str,
    plus: &'static str,
    minus: &'static str,
    times: &'static str,
    over: &'static str,
    /// In the order of `Function::NAMES`; `{0}` what it is of, `{1}` and `{2}` the window.
    functions: [&'static str; 6],
    /// `{0}` and `{1}` what is printed at both ends of a window.
    from_to: &'static str,
    /// `{0}` and `{1}` two cells.
    change: &'static str,
    /// `{0}` and `{1}` two cells.
    growth: &'static str,
    /// What is said of two sides.
    said: Orders,
    /// The same where the first side is several things.
    said_of_several: Orders,
    /// The same behind `not true that`.
    denied: Orders,
    /// `{0}` how far two sides may be apart.
    tolerance: &'static str,
    each: &'static str,
    any: &'static str,
    and: &'static str,
    or: &'static str,
    not: &'static str,
}

/// How two sides can stand to each other; `{0}` and `{1}` the sides.
struct Orders {
    less: &'static str,
    /// `{1}` a number.
    at_most: &'static str,
    /// `{1}` another figure.
    no_higher: &'static str,
    equal: &'static str,
    /// `{1}` a number.
    at_least: &'static str,
    /// `{1}` another figure.
    as_high: &'static str,
    greater: &'static str,
    about: &'static str,
}

const ENGLISH_ORDERS: Orders = Orders {
    less: "{0} is lower than {1}",
    at_most: "{0} is at most {1}",
    no_higher: "{0} is at most as high as {1}",
    equal: "{0} is equal to {1}",
    at_least: "{0} is at least {1}",
    as_high: "{0} is at least as high as {1}",
    greater: "{0} is higher than {1}",
    about: "{0} is about equal to {1}",
};

const DUTCH: Phrases = Phrases {
    table: "tabel \u{2018}{0}\u{2019}",
    one: "in {0}",
    first: "in de eerste kolom, {0}",
    last: "in de laatste kolom, {0}",
    earlier: "in de kolommen vóór de laatste ({0})",
    ever: "in alle kolommen vóór de laatste, ook in de jaren waarvoor de tabel geen cijfers heeft (in de tabel: {0})",
    year_earlier: "in dezelfde periode een jaar eerder, {0}",
    others: "in elk van de andere kolommen ({0})",
    before: "in de kolommen daarvóór ({0})",
    before_ever: "in alle kolommen daarvóór, ook in de jaren waarvoor de tabel geen cijfers heeft (in de tabel: {0})",
    nothing_between: "in geen kolom, want er ligt er geen tussen",
    range: "van {0} tot en met {1}",
    everywhere: "in elke kolom ({0})",
    somewhere: "in ten minste één kolom ({0})",
    together: "in alle kolommen ({0})",
    within: "in elk van deze kolommen: {0}",
    stated: "het cijfer \u{2018}{0}\u{2019} ({1}; staat in geen tabel)",
    points: "{0} procentpunt",
    plus: "{0} plus {1}",
    minus: "{0} min {1}",
    times: "{0} maal {1}",
    over: "{0} gedeeld door {1}",
    functions: [
        "de som van {0}",
        "het laagste van {0}",
        "het hoogste van {0}",
        "het gemiddelde van {0}",
        "de verandering van {1} naar {2} van {0}",
        "de verandering in procenten van {1} naar {2} van {0}",
    ],
    from_to: "van {0} naar {1}",
    change: "de verandering van {0} naar {1}",
    growth: "de verandering in procenten van {0} naar {1}",
    said: Orders {
        less: "{0} is lager dan {1}",
        at_most: "{0} is ten hoogste {1}",
        no_higher: "{0} is ten hoogste even hoog als {1}",
        equal: "{0} is gelijk aan {1}",
        at_least: "{0} is ten minste {1}",
        as_high: "{0} is ten minste even hoog als {1}",
        greater: "{0} is hoger dan {1}",
        about: "{0} is ongeveer gelijk aan {1}",
    },
    said_of_several: Orders {
        less: "{0} zijn lager dan {1}",
        at_most: "{0} zijn ten hoogste {1}",
        no_higher: "{0} zijn ten hoogste even hoog als {1}",
        equal: "{0} zijn gelijk aan {1}",
        at_least: "{0} zijn ten minste {1}",
        as_high: "{0} zijn ten minste even hoog als {1}",
        greater: "{0} zijn hoger dan {1}",
        about: "{0} zijn ongeveer gelijk aan {1}",
    },
    denied: Orders {
        less: "{0} lager is dan {1}",
        at_most: "{0} ten hoogste {1} is",
        no_higher: "{0} ten hoogste even hoog is als {1}",
        equal: "{0} gelijk is aan {1}",
        at_least: "{0} ten minste {1} is",
        as_high: "{0} ten minste even hoog is als {1}",
        greater: "{0} hoger is dan {1}",
        about: "{0} ongeveer gelijk is aan {1}",
    },
    tolerance: "met een marge van {0}",
    each: "elk van deze: {0}",
    any: "ten minste één van deze: {0}",
    and: "{0}; en {1}",
    or: "{0}; of {1}",
    not: "niet waar is: {0}",
};

const ENGLISH: Phrases = Phrases {
    table: "table \u{2018}{0}\u{2019}",
    one: "in {0}",
    first: "in the first column, {0}",
    last: "in the last column, {0}",
    earlier: "in the columns before the last ({0})",
    ever: "in all columns before the last, also in the years for which the table has no figures (in the table: {0})",
    year_earlier: "in the same period a year earlier, {0}",
    others: "in each of the other columns ({0})",
    before: "in the columns before that ({0})",
    before_ever: "in all columns before that, also in the years for which the table has no figures (in the table: {0})",
    nothing_between: "in no column, since none lies between",
    range: "from {0} to {1}",
    everywhere: "in every column ({0})",
    somewhere: "in at least one column ({0})",
    together: "in all columns ({0})",
    within: "in each of these columns: {0}",
    stated: "the figure \u{2018}{0}\u{2019} ({1}; is in no table)",
    points: "{0} percentage points",
    plus: "{0} plus {1}",
    minus: "{0} minus {1}",
    times: "{0} times {1}",
    over: "{0} divided by {1}",
    functions: [
        "the sum of {0}",
        "the lowest of {0}",
        "the highest of {0}",
        "the average of {0}",
        "the change from {1} to {2} of {0}",
        "the change in per cent from {1} to {2} of {0}",
    ],
    from_to: "from {0} to {1}",
    change: "the change from {0} to {1}",
    growth: "the change in per cent from {0} to {1}",
    said: ENGLISH_ORDERS,
    said_of_several: Orders {
        less: "{0} are lower than {1}",
        at_most: "{0} are at most {1}",
        no_higher: "{0} are at most as high as {1}",
        equal: "{0} are equal to {1}",
        at_least: "{0} are at least {1}",
        as_high: "{0} are at least as high as {1}",
        greater: "{0} are higher than {1}",
        about: "{0} are about equal to {1}",
    },
    denied: ENGLISH_ORDERS,
    tolerance: "give or take {0}",
    each: "each of these: {0}",
    any: "at least one of these: {0}",
    and: "{0}; and {1}",
    or: "{0}; or {1}",
    not: "not true is: {0}",
};

// Verbs, since an adjective would agree with what is compared.
const FRENCH_ORDERS: Orders = Orders {
    less: "{0} est en dessous de {1}",
    at_most: "{0} ne dépasse pas {1}",
    no_higher: "{0} ne dépasse pas {1}",
    equal: "{0} équivaut à {1}",
    at_least: "{0} atteint au moins {1}",
    as_high: "{0} atteint au moins {1}",
    greater: "{0} dépasse {1}",
    about: "{0} avoisine {1}",
};

const FRENCH: Phrases = Phrases {
    table: "tableau «\u{a0}{0}\u{a0}»",
    one: "pour {0}",
    first: "dans la première colonne, {0}",
    last: "dans la dernière colonne, {0}",
    earlier: "dans les colonnes qui précèdent la dernière ({0})",
    ever: "dans toutes les colonnes qui précèdent la dernière, y compris pour les années dont le tableau ne donne pas de chiffres (dans le tableau\u{a0}: {0})",
    year_earlier: "pour la même période un an plus tôt, {0}",
    others: "dans chacune des autres colonnes ({0})",
    before: "dans les colonnes précédentes ({0})",
    before_ever: "dans toutes les colonnes précédentes, y compris pour les années dont le tableau ne donne pas de chiffres (dans le tableau\u{a0}: {0})",
    nothing_between: "dans aucune colonne, car il n’y en a pas entre les deux",
    range: "de {0} à {1}",
    everywhere: "dans chaque colonne ({0})",
    somewhere: "dans au moins une colonne ({0})",
    together: "dans toutes les colonnes ({0})",
    within: "dans chacune de ces colonnes\u{a0}: {0}",
    stated: "«\u{a0}{0}\u{a0}» ({1}\u{a0}; ne figure dans aucun tableau)",
    points: "{0}\u{a0}points de pourcentage",
    plus: "{0} plus {1}",
    minus: "{0} moins {1}",
    times: "{0} fois {1}",
    over: "{0} divisé par {1}",
    functions: [
        "la somme de {0}",
        "la plus petite valeur de {0}",
        "la plus grande valeur de {0}",
        "la moyenne de {0}",
        "la variation de {1} à {2} de {0}",
        "la variation en pour cent de {1} à {2} de {0}",
    ],
    from_to: "de {0} à {1}",
    change: "la variation de {0} à {1}",
    growth: "la variation en pour cent de {0} à {1}",
    said: FRENCH_ORDERS,
    said_of_several: Orders {
        less: "{0} sont en dessous de {1}",
        at_most: "{0} ne dépassent pas {1}",
        no_higher: "{0} ne dépassent pas {1}",
        equal: "{0} équivalent à {1}",
        at_least: "{0} atteignent au moins {1}",
        as_high: "{0} atteignent au moins {1}",
        greater: "{0} dépassent {1}",
        about: "{0} avoisinent {1}",
    },
    denied: FRENCH_ORDERS,
    tolerance: "à {0} près",
    each: "chacun des éléments suivants\u{a0}: {0}",
    any: "au moins l’un des éléments suivants\u{a0}: {0}",
    and: "{0}\u{a0}; et {1}",
    or: "{0}\u{a0}; ou {1}",
    not: "ce qui suit est faux\u{a0}: {0}",
};

/// The formula of a claim as a sentence.
#[must_use]
pub fn formula(
    assertion: &Expression<Address>,
    edition: &Edition,
    columns: &Columns<'_>,
    language: Language,
) -> String {
    let mut speaker = Speaker::new(edition, columns, language);
    format!("{}.", capital(&speaker.say(assertion, Standing::Everywhere)))
}

/// A single comparison of a claim, as it goes on behind a colon; what its sentence has named is not explained again.
#[must_use]
pub(super) fn comparison(compared: &Compared, edition: &Edition, columns: &Columns<'_>, language: Language) -> String {
    Speaker::within(edition, columns, language).say_compared(compared) + "."
}

/// The same as it goes on behind `not true that`.
#[must_use]
pub(super) fn denied(compared: &Compared, edition: &Edition, columns: &Columns<'_>, language: Language) -> String {
    let speaker = Speaker::within(edition, columns, language);
    Speaker { orders: (&speaker.phrases.denied, &speaker.phrases.denied), ..speaker }.say_compared(compared) + "."
}

/// A number, or a range of them, as percentage points.
pub(super) fn points(text: &str, language: Language) -> String {
    fill(phrases(language).points, &[text])
}

fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

/// How a row without columns of its own is said.
#[derive(Clone, Copy)]
enum Standing<'w> {
    /// In every column.
    Everywhere,
    /// The columns are named elsewhere in the sentence.
    Elsewhere,
    /// Set against each other column by column, so the columns are said once, at the end.
    ColumnByColumn,
    /// In one column at least.
    Somewhere,
    /// In all columns at once, of which one number is made.
    Together,
    /// At both ends of a window.
    Over(&'w Window<Address>),
}

struct Speaker<'s> {
    edition: &'s Edition,
    columns: &'s Columns<'s>,
    language: Language,
    phrases: &'static Phrases,
    /// How two sides are said to stand to each other: of one on the left, and of several.
    orders: (&'static Orders, &'static Orders),
    /// The sentence goes on from one that has named its tables and explained its rows.
    goes_on: bool,
    /// The tables that the sentence has named.
    named: Vec<TableIx>,
    /// The rows of which the sentence has said what they are made of; none of them stands in a table that readers see.
    explained: Vec<(TableIx, RowIx)>,
}

impl<'s> Speaker<'s> {
    fn new(edition: &'s Edition, columns: &'s Columns<'s>, language: Language) -> Speaker<'s> {
        let phrases = phrases(language);
        let (named, explained) = (Vec::new(), Vec::new());
        Speaker {
            edition,
            columns,
            language,
            phrases,
            orders: (&phrases.said, &phrases.said_of_several),
            goes_on: false,
            named,
            explained,
        }
    }

    /// For a part of what has been said: all tables and rows are known.
    fn within(edition: &'s Edition, columns: &'s Columns<'s>, language: Language) -> Speaker<'s> {
        Speaker { goes_on: true, ..Speaker::new(edition, columns, language) }
    }

    fn say(&mut self, expression: &Expression<Address>, standing: Standing) -> String {
        let phrases = self.phrases;
        match expression {
            Expression::Figures(address) => self.figures(address, standing),
            Expression::Number(value) => plain(*value, self.language),
            Expression::Percent(value) => percent(&plain(*value, self.language), self.language),
            Expression::Points(value) => fill(phrases.points, &[&plain(*value, self.language)]),
            Expression::Operation(left, operator, right) => {
                let phrase = match operator {
                    Operator::Plus => phrases.plus,
                    Operator::Minus => phrases.minus,
                    Operator::Times => phrases.times,
                    Operator::Over => phrases.over,
                };
                fill(phrase, &[&self.grouped(left, standing), &self.grouped(right, standing)])
            }
            Expression::Call(function, arguments, window) => {
                self.call(*function, arguments, window.as_deref(), standing)
            }
            Expression::Comparison { left, comparison, right, tolerance, within } => {
                let standing = if within.is_empty() { Standing::ColumnByColumn } else { Standing::Elsewhere };
                let sides = [self.say(left, standing), self.say(right, standing)];
                let orders = if is_of_several(left) { self.orders.1 } else { self.orders.0 };
                let compared = self.compared(sides, order(orders, *comparison, right), *tolerance);
                compared + &self.columns_of(within, [left, right])
            }
            Expression::Each(part) => fill(phrases.each, &[&self.say(part, standing)]),
            Expression::Any(part) => {
                let standing = if matches!(standing, Standing::Elsewhere) { standing } else { Standing::Somewhere };
                let said = self.say(part, standing);
                // Of one row it is said of its columns.
                let is_said = matches!(standing, Standing::Somewhere) && is_standing(part) && !is_of_several(part);
                if is_said { said } else { fill(phrases.any, &[&said]) }
            }
            Expression::And(left, right) => {
                fill(phrases.and, &[&self.apart(left, expression, standing), &self.apart(right, expression, standing)])
            }
            Expression::Or(left, right) => {
                fill(phrases.or, &[&self.apart(left, expression, standing), &self.apart(right, expression, standing)])
            }
            Expression::Not(part) => fill(phrases.not, &[&self.apart(part, expression, standing)]),
        }
    }

    /// Both sides are over single cells, so no column is left to say.
    fn say_compared(&mut self, compared: &Compared) -> String {
        let (left, right) = (&compared.left.expression, &compared.right.expression);
        let sides = [self.say(left, Standing::Elsewhere), self.say(right, Standing::Elsewhere)];
        self.compared(sides, order(self.orders.0, compared.comparison, right), compared.tolerance)
    }

    /// A calculation within a calculation, in brackets.
    fn grouped(&mut self, part: &Expression<Address>, standing: Standing) -> String {
        let text = self.say(part, standing);
        if matches!(part, Expression::Operation(..) | Expression::Call(..)) { format!("({text})") } else { text }
    }

    /// What is joined within what is joined in another way, in brackets; `a and b and c` needs none.
    fn apart(&mut self, part: &Expression<Address>, whole: &Expression<Address>, standing: Standing) -> String {
        let text = self.say(part, standing);
        let is_joined = matches!(part, Expression::And(..) | Expression::Or(..));
        if is_joined && discriminant(part) != discriminant(whole) { format!("({text})") } else { text }
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &[Expression<Address>],
        window: Option<&Window<Address>>,
        standing: Standing,
    ) -> String {
        if let (Function::Change | Function::Growth, [before, after], None) = (function, arguments, window) {
            let phrase = if function == Function::Change { self.phrases.change } else { self.phrases.growth };
            return fill(phrase, &[&self.say(before, standing), &self.say(after, standing)]);
        }
        let is_one_number = !matches!(function, Function::Change | Function::Growth);
        let standing = match (window, standing) {
            (Some(window), _) => Standing::Over(window),
            (None, Standing::ColumnByColumn | Standing::Somewhere) if is_one_number => Standing::Together,
            (None, standing) => standing,
        };
        let of = self.arguments(arguments, standing);
        let ends = window.map(|Window { from, to }| [self.column_alone(from), self.column_alone(to)]);
        let [from, to] = ends.unwrap_or_default();
        let at = Function::NAMES.iter().position(|name| *name == function.name()).unwrap_or_default();
        fill(self.phrases.functions.get(at).copied().unwrap_or("{0}"), &[&of, &from, &to])
    }

    /// What a function is of; rows without columns of their own have the same, which are said once.
    fn arguments(&mut self, arguments: &[Expression<Address>], standing: Standing) -> String {
        let together = matches!(standing, Standing::Together) && arguments.iter().all(is_standing);
        let each = if together { Standing::Elsewhere } else { standing };
        let said: Vec<String> = arguments.iter().map(|argument| self.say(argument, each)).collect();
        let said = list(&said, self.language);
        let rows = arguments.iter().flat_map(rows_taken).find(|of| together && of.everywhere);
        let Some(of) = rows else { return said };
        let labels = self.labels(&Selection::Standing, self.edition.tables.get(of.table.0), of.row);
        said + " " + &fill(self.phrases.together, &[&list(&labels, self.language)])
    }

    fn compared(&self, [left, right]: [String; 2], order: &str, tolerance: Option<Tolerance>) -> String {
        let phrases = self.phrases;
        let apart = tolerance.map(|tolerance| match tolerance {
            Tolerance::Percent(value) => percent(&plain(value, self.language), self.language),
            Tolerance::Absolute(value) => plain(value, self.language),
            Tolerance::Points(value) => fill(phrases.points, &[&plain(value, self.language)]),
        });
        let apart = apart.map(|size| format!(", {}", fill(phrases.tolerance, &[&size])));
        fill(order, &[&left, &right]) + &apart.unwrap_or_default()
    }

    /// The columns in which a comparison is to hold: those of `in each 2022, last`, as its first table names them, or
    /// every column where a row has none of its own.
    fn columns_of(&self, within: &[Address], sides: [&Expression<Address>; 2]) -> String {
        let rows: Vec<Taken> = sides.into_iter().flat_map(rows_taken).collect();
        let labels = |selection: &Selection, of: Option<&Taken>| {
            let table = of.and_then(|of| self.edition.tables.get(of.table.0));
            self.labels(selection, table, of.and_then(|of| of.row))
        };
        let (phrase, named) = if within.is_empty() {
            let Some(of) = rows.iter().find(|of| of.everywhere) else {
                return String::new();
            };
            (self.phrases.everywhere, labels(&Selection::Standing, Some(of)))
        } else {
            let named = within.iter().filter_map(|address| match address {
                Address::Columns(selection) => Some(labels(selection, rows.first())),
                Address::Cells { .. } | Address::Stated(_) => None,
            });
            (self.phrases.within, named.flatten().collect())
        };
        let mut once: Vec<String> = Vec::new();
        for label in named {
            if !once.contains(&label) {
                once.push(label);
            }
        }
        format!(", {}", fill(phrase, &[&list(&once, self.language)]))
    }

    fn figures(&mut self, address: &Address, standing: Standing) -> String {
        match address {
            Address::Cells { table: at, rows, columns } => {
                let Some(table) = self.edition.tables.get(at.0) else {
                    return String::new();
                };
                let quoted: Vec<String> = rows.iter().map(|row| self.row(*at, table, *row)).collect();
                let rows_named = list(&quoted, self.language);
                let where_from = self.first_naming(*at, table);
                let row = if let [row] = rows.as_slice() { Some(*row) } else { None };
                let (place, printed) = self.place(table, row, columns, standing);
                let place = if let Some(place) = place { rows_named + " " + &place } else { rows_named };
                match (where_from, printed) {
                    (Some(table), Some(printed)) => self.with_aside(place, &parts(&[table, printed], self.language)),
                    (one, other) => self.with_aside(place, &one.or(other).unwrap_or_default()),
                }
            }
            Address::Columns(selection) => list(&self.labels(selection, None, None), self.language),
            Address::Stated(StatedIx(at)) => {
                let stated = self.edition.stated.get(*at);
                stated.map_or_else(String::new, |it| fill(self.phrases.stated, &[&it.text, &it.unit]))
            }
        }
    }

    /// The name of a row; of one that is computed and not printed, the first time also what it is made of.
    fn row(&mut self, at: TableIx, table: &Table, row: RowIx) -> String {
        let label = |row: RowIx| table.rows.get(row.0).map_or_else(String::new, |row| self.quoted(&row.label));
        let name = label(row);
        let is_seen = table.rows.get(row.0).is_none_or(|row| row.printed || !row.cells.is_empty());
        if is_seen || self.goes_on || self.explained.contains(&(at, row)) {
            return name;
        }
        let made_of = table.made_of(row).unwrap_or_default().into_iter().map(label);
        let made_of = made_of.reduce(|sum, part| fill(self.phrases.plus, &[&sum, &part]));
        self.explained.push((at, row));
        self.with_aside(name, &made_of.unwrap_or_default())
    }

    /// The table's title, the first time that the sentence takes a row of it.
    fn first_naming(&mut self, at: TableIx, table: &Table) -> Option<String> {
        let known = self.goes_on || self.named.contains(&at);
        self.named.push(at);
        (!known).then(|| fill(self.phrases.table, &[&table.title]))
    }

    /// In which columns a row is looked at, and what is printed there if that is one cell, or the two of a window.
    fn place(
        &self,
        table: &Table,
        row: Option<RowIx>,
        selection: &Selection,
        standing: Standing,
    ) -> (Option<String>, Option<String>) {
        let phrases = self.phrases;
        if let (Selection::One(column), Some(row)) = (selection, row) {
            let place = fill(phrases.one, &[&self.label(table, *column)]);
            return (Some(place), self.printed(table, row, *column));
        }
        let found = (self.columns)(selection, table, row);
        let one =
            if let ([column], Some(row)) = (found.as_slice(), row) { self.printed(table, row, *column) } else { None };
        let labels = || list(&self.labels(selection, Some(table), row), self.language);
        let phrase = match (selection, standing) {
            (Selection::Standing, Standing::Everywhere) => phrases.everywhere,
            (Selection::Standing, Standing::Somewhere) => return (Some(fill(phrases.somewhere, &[&labels()])), None),
            (Selection::Standing, Standing::Together) => return (Some(fill(phrases.together, &[&labels()])), None),
            (Selection::Standing, Standing::Elsewhere | Standing::ColumnByColumn) => return (None, None),
            (Selection::Standing, Standing::Over(window)) => return (None, self.both_ends(table, row, window)),
            (Selection::One(_) | Selection::Period(_), _) => phrases.one,
            (Selection::First, _) => phrases.first,
            (Selection::Last, _) => phrases.last,
            (Selection::Earlier, _) => return (Some(fill(phrases.earlier, &[&labels()])), None),
            (Selection::Ever, _) => return (Some(fill(phrases.ever, &[&labels()])), None),
            (Selection::YearEarlier, _) => phrases.year_earlier,
            (Selection::Others(_), _) => return (Some(fill(phrases.others, &[&labels()])), None),
            (Selection::Before { after: Some(_), .. }, _) if found.is_empty() => {
                return (Some(phrases.nothing_between.to_owned()), None);
            }
            (Selection::Before { ever, .. }, _) => {
                let phrase = if *ever { phrases.before_ever } else { phrases.before };
                return (Some(fill(phrase, &[&labels()])), None);
            }
            (Selection::Between(ends), _) => {
                let ends = ends.each_ref().map(|at| self.quoted(&period(at, self.language)));
                return (Some(fill(phrases.range, &[&ends[0], &ends[1]])), None);
            }
            (Selection::Range(from, to), _) => {
                let ends = [from, to].map(|at| self.label(table, *at));
                return (Some(fill(phrases.range, &[&ends[0], &ends[1]])), None);
            }
        };
        (Some(fill(phrase, &[&labels()])), one)
    }

    fn both_ends(&self, table: &Table, row: Option<RowIx>, window: &Window<Address>) -> Option<String> {
        let end = |address: &Address| {
            let Address::Columns(selection) = address else {
                return None;
            };
            let found = (self.columns)(selection, table, row);
            if let [column] = found.as_slice() { self.printed(table, row?, *column) } else { None }
        };
        Some(fill(self.phrases.from_to, &[&end(&window.from)?, &end(&window.to)?]))
    }

    /// What a cell prints, or what a row that is computed can be there.
    fn printed(&self, table: &Table, row: RowIx, column: ColumnIx) -> Option<String> {
        let readable = table.cell(row, column).filter(|cell| cell.value != Value::Missing(Gap::Unreadable));
        let cell = readable.map(|cell| cell.printed.clone());
        cell.or_else(|| table.interval(row, column).map(|range| interval(range, table.decimals_of(row), self.language)))
    }

    fn column_alone(&self, address: &Address) -> String {
        match address {
            Address::Columns(selection) => {
                list(&self.labels(selection, self.any_table(selection), None), self.language)
            }
            Address::Cells { .. } | Address::Stated(_) => String::new(),
        }
    }

    /// A table of the sentence that has such columns.
    fn any_table(&self, selection: &Selection) -> Option<&Table> {
        let tables = self.named.iter().filter_map(|at| self.edition.tables.get(at.0));
        tables.into_iter().find(|table| !(self.columns)(selection, table, None).is_empty())
    }

    /// The columns as the table's header names them, or a period in words where no table is known to have it.
    fn labels(&self, selection: &Selection, table: Option<&Table>, row: Option<RowIx>) -> Vec<String> {
        let found = table.map(|table| ((self.columns)(selection, table, row), table));
        match (found, selection) {
            (Some((found, table)), _) if !found.is_empty() => {
                found.into_iter().map(|at| self.label(table, at)).collect()
            }
            (_, Selection::Period(named)) => vec![self.quoted(&period(named, self.language))],
            _ => vec![words(self.language).unknown.to_owned()],
        }
    }

    fn label(&self, table: &Table, ColumnIx(at): ColumnIx) -> String {
        table.columns.get(at).map_or_else(String::new, |column| self.quoted(&column.label))
    }

    fn quoted(&self, name: &str) -> String {
        quoted(name, self.language)
    }

    /// A name with what is said of it in brackets; brackets behind brackets become one pair.
    fn with_aside(&self, name: String, aside: &str) -> String {
        if aside.is_empty() {
            return name;
        }
        match name.strip_suffix(')') {
            Some(open) => format!("{})", parts(&[open.to_owned(), aside.to_owned()], self.language)),
            None => format!("{name} ({aside})"),
        }
    }
}

fn order(orders: &Orders, comparison: Comparison, right: &Expression<Address>) -> &'static str {
    match comparison {
        Comparison::Less => orders.less,
        Comparison::LessOrEqual if is_number(right) => orders.at_most,
        Comparison::LessOrEqual => orders.no_higher,
        Comparison::Equal => orders.equal,
        Comparison::GreaterOrEqual if is_number(right) => orders.at_least,
        Comparison::GreaterOrEqual => orders.as_high,
        Comparison::Greater => orders.greater,
        Comparison::About => orders.about,
    }
}

/// Whether a side names several rows, of which a sentence speaks in the plural.
fn is_of_several(side: &Expression<Address>) -> bool {
    matches!(side, Expression::Figures(Address::Cells { rows, .. }) if rows.len() > 1)
}

/// Whether it is of rows in columns that it does not name itself.
fn is_standing(side: &Expression<Address>) -> bool {
    matches!(side, Expression::Figures(Address::Cells { columns: Selection::Standing, .. }))
}

/// Whether a side is a number of the formula itself.
pub(super) fn is_number(side: &Expression<Address>) -> bool {
    matches!(side, Expression::Number(_) | Expression::Percent(_) | Expression::Points(_))
}

/// A row that an expression takes.
struct Taken {
    table: TableIx,
    /// `None` where several are named at once.
    row: Option<RowIx>,
    /// In columns that it does not name itself, and no window around it.
    everywhere: bool,
}

fn rows_taken(expression: &Expression<Address>) -> Vec<Taken> {
    match expression {
        Expression::Figures(Address::Cells { table, rows, columns }) => {
            let row = if let [row] = rows.as_slice() { Some(*row) } else { None };
            vec![Taken { table: *table, row, everywhere: *columns == Selection::Standing }]
        }
        Expression::Operation(left, _, right) => rows_taken(left).into_iter().chain(rows_taken(right)).collect(),
        Expression::Each(part) => rows_taken(part),
        // These say themselves in which columns.
        Expression::Any(part) => rows_taken(part).into_iter().map(|of| Taken { everywhere: false, ..of }).collect(),
        Expression::Call(_, arguments, _) => {
            arguments.iter().flat_map(rows_taken).map(|of| Taken { everywhere: false, ..of }).collect()
        }
        _ => Vec::new(),
    }
}

/// A number of the formula with the decimals that it needs.
fn plain(value: Number, language: Language) -> String {
    number(value, value.decimals(), language)
}
