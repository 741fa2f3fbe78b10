//! What charts say, per language: phrases with places for figures and names.

use crate::model::Language;

/// The phrases of charts in one language. `{0}`, `{1}` … are filled in by [`fill`].
#[derive(Debug)]
pub struct ChartWords {
    /// What is said of columns.
    pub columns: KindWords,
    /// What is said of lines.
    pub line: KindWords,
    /// What is said of marks in lanes.
    pub dot: KindWords,
    /// What is said of two periods and what changed between them.
    pub slope: KindWords,
    /// What is said of small charts beside each other.
    pub multiples: KindWords,
    /// What is said of stages.
    pub stages: KindWords,
    /// What is said of ranges.
    pub range: KindWords,
    /// What is said of stacked columns.
    pub stacked: KindWords,
    /// What is said of figures letter after letter.
    pub vintages: KindWords,

    // Description
    /// `{0}` kind, `{1}` what it spans, `{2}` unit.
    pub opening: &'static str,
    /// Of further panels that span something else: `{1}` what, `{2}` unit.
    pub opening_more: &'static str,
    /// `{0}` kind: there is nothing to draw.
    pub empty: &'static str,
    /// `{0}` first, `{1}` last period.
    pub spanning: &'static str,
    /// `{0}` how many categories.
    pub categories: &'static str,
    /// What it spans where each figure is told as letters gave it.
    pub letters: &'static str,
    /// What a letter said that was the first to say it.
    pub first_told: &'static str,
    /// What the last of several letters said.
    pub last_told: &'static str,
    /// `{0}` first figure, `{1}` its period, `{2}` last figure, `{3}` its period.
    pub from_to: &'static str,
    /// `{0}` figure, `{1}` its periods.
    pub figure_in: &'static str,
    /// `{0}` figure, `{1}` its category.
    pub figure_of: &'static str,
    /// `{0}` figure, `{1}` its periods.
    pub lowest: &'static str,
    /// `{0}` figure, `{1}` its periods.
    pub highest: &'static str,
    /// Before one or two extremes.
    pub with: &'static str,
    /// A part of a year that exceeds every whole year.
    pub already_more: &'static str,
    /// The same where something else was counted before; `{0}` the first such year.
    pub already_more_since: &'static str,
    /// `{0}` column.
    pub not_whole_year: &'static str,
    /// `{0}` printed sign, `{1}` range.
    pub stands_for: &'static str,
    /// `{0}` column, `{1}` the column around it.
    pub lies_inside: &'static str,
    /// More rows than words allow.
    pub others_in_table: &'static str,
    /// More is to be said than words allow.
    pub more_in_table: &'static str,
    /// `{0}` a day.
    pub on_day: &'static str,
    /// `{0}` a month, quarter or year.
    pub in_period: &'static str,

    // Notes
    /// Beginnings of the part in parentheses with which a period "runs": `2023 (tot juni)`.
    pub ends: &'static [&'static str],
    /// `{0}` year, `{1}` up to when, `{2}` how it is drawn.
    pub runs: &'static str,
    /// `{0}` column, `{1}` how it is drawn.
    pub is_part: &'static str,
    /// `{0}` columns, `{1}` how they are drawn.
    pub provisional: &'static str,
    /// `{0}` printed sign, `{1}` how it is drawn, `{2}` range.
    pub withheld: &'static str,
    /// `{0}` how it is drawn.
    pub computed: &'static str,
    /// `{0}` reasons.
    pub missing: &'static str,
    /// Where there is no figure and no sign for that: the reasons.
    pub no_mark: &'static str,
    /// `{0}` column, `{1}` figures.
    pub of_which: &'static str,
    /// The scale does not begin at zero.
    pub not_from_zero: &'static str,
    /// `{0}` a period, `{1}` what is counted otherwise from then on.
    pub series_break: &'static str,
    /// Some figures stand in the table only.
    pub unlabelled: &'static str,

    // In the drawing
    /// There is nothing to draw.
    pub no_figures: &'static str,
    /// There are figures, and no two whole periods between which a line could be drawn.
    pub no_two_periods: &'static str,
}

/// How one kind of chart is called and draws.
#[derive(Debug)]
pub struct KindWords {
    /// Its name, as a sentence begins.
    pub name: &'static str,
    /// How a part of a year, or a provisional figure, is drawn.
    pub part: &'static str,
    /// How a range is drawn.
    pub range: &'static str,
}

/// The phrases of charts in that language.
#[must_use]
pub fn chart_words(language: Language) -> &'static ChartWords {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

/// A phrase with its places filled in. What is filled in is not looked through again.
#[must_use]
pub fn fill(phrase: &str, parts: &[&str]) -> String {
    // Long pages are made of these, so no text is copied while it grows.
    let mut text = String::with_capacity(phrase.len() + parts.iter().map(|part| part.len()).sum::<usize>());
    let mut rest = phrase;
    while let Some(open) = rest.bytes().position(|byte| byte == b'{') {
        let (before, after) = rest.split_at(open);
        let (place, behind) =
            after.split_at(after.bytes().position(|byte| byte == b'}').map_or(after.len(), |at| at + 1));
        let place = place.trim_matches(['{', '}']).parse::<usize>();
        text.push_str(before);
        text.push_str(place.ok().and_then(|place| parts.get(place)).unwrap_or(&""));
        rest = behind;
    }
    text.push_str(rest);
    text
}

const DUTCH: ChartWords = ChartWords {
    columns: KindWords { name: "Kolomdiagram", part: "gearceerd", range: "gestreept kader" },
    dot: KindWords { name: "Puntdiagram", part: "open teken", range: "gestreept kader" },
    slope: KindWords { name: "Hellingdiagram", part: "open teken", range: "gestreept teken" },
    multiples: KindWords { name: "Kleine kolomdiagrammen", part: "gearceerd", range: "gestreept kader" },
    stages: KindWords { name: "Staafdiagrammen per stap", part: "gearceerd", range: "gestreept kader" },
    range: KindWords { name: "Bereikdiagram", part: "gearceerd", range: "gestreept kader" },
    stacked: KindWords {
        name: "Gestapeld kolomdiagram",
        part: "gearceerd",
        range: "gestreept kader, zo hoog als het hoogstens is",
    },
    vintages: KindWords { name: "Puntdiagram van cijfers per brief", part: "open teken", range: "gestreept kader" },
    line: KindWords { name: "Lijndiagram", part: "open teken", range: "gestreept kader" },
    opening: "{0}, {1}, in {2}.",
    opening_more: "Verder {1}, in {2}.",
    empty: "{0} zonder cijfers.",
    spanning: "{0} tot en met {1}",
    categories: "{0} categorieën",
    letters: "zoals eerst en zoals het laatst gepubliceerd",
    first_told: "eerst gepubliceerd",
    last_told: "laatst gepubliceerd",
    from_to: "van {0} ({1}) naar {2} ({3})",
    figure_in: "{0} in {1}",
    figure_of: "{0} ({1})",
    lowest: "als laagste {0} ({1})",
    highest: "als hoogste {0} ({1})",
    with: "met",
    already_more: "nu al meer dan in elk getoond vol jaar",
    already_more_since: "nu al meer dan in elk getoond vol jaar vanaf {0}",
    not_whole_year: "{0} is geen vol jaar.",
    stands_for: "{0} staat voor {1}.",
    lies_inside: "{0} valt binnen {1} en is niet getekend.",
    others_in_table: "De andere reeksen staan in de tabel.",
    more_in_table: "Meer staat in de tabel.",
    on_day: "op {0}",
    in_period: "in {0}",
    ends: &["tot ", "t/m ", "t.m. ", "tm "],
    runs: "{0} loopt {1} en is geen vol jaar ({2}).",
    is_part: "{0} is geen vol jaar ({1}).",
    provisional: "Voorlopige cijfers: {0} ({1}).",
    withheld: "{0}: {2}; de bron toont kleine aantallen niet precies ({1}).",
    computed: "Een waarde met twee grenzen is opgeteld uit cijfers die de bron afrondt of niet precies toont ({0}).",
    missing: "\u{2013}: {0}.",
    no_mark: "Waar een punt ontbreekt, is er geen cijfer: {0}.",
    of_which: "Waarvan {0}: {1}.",
    not_from_zero: "De as begint niet bij nul.",
    series_break: "Reeksbreuk vóór {0}: {1}",
    unlabelled: "Niet elk getal past in de grafiek; alle getallen staan in de tabel.",
    no_figures: "Geen cijfers",
    no_two_periods: "Geen twee volle perioden",
};

const ENGLISH: ChartWords = ChartWords {
    columns: KindWords { name: "Column chart", part: "hatched", range: "dashed box" },
    dot: KindWords { name: "Dot plot", part: "hollow mark", range: "dashed box" },
    slope: KindWords { name: "Slope chart", part: "hollow mark", range: "dashed mark" },
    multiples: KindWords { name: "Small column charts", part: "hatched", range: "dashed box" },
    stages: KindWords { name: "Bar charts by stage", part: "hatched", range: "dashed box" },
    range: KindWords { name: "Range chart", part: "hatched", range: "dashed box" },
    stacked: KindWords {
        name: "Stacked column chart",
        part: "hatched",
        range: "dashed box, as high as it can be at most",
    },
    vintages: KindWords { name: "Dot plot from letter to letter", part: "hollow mark", range: "dashed box" },
    line: KindWords { name: "Line chart", part: "hollow mark", range: "dashed box" },
    opening: "{0}, {1}, in {2}.",
    opening_more: "Also {1}, in {2}.",
    empty: "{0} without figures.",
    spanning: "{0} to {1}",
    categories: "{0} categories",
    letters: "as first and as last published",
    first_told: "first published",
    last_told: "last published",
    from_to: "from {0} ({1}) to {2} ({3})",
    figure_in: "{0} in {1}",
    figure_of: "{0} ({1})",
    lowest: "a low of {0} ({1})",
    highest: "a high of {0} ({1})",
    with: "with",
    already_more: "already more than in every whole year shown",
    already_more_since: "already more than in every whole year shown from {0} on",
    not_whole_year: "{0} is not a whole year.",
    stands_for: "{0} stands for {1}.",
    lies_inside: "{0} lies within {1} and is not drawn.",
    others_in_table: "The other series are in the table.",
    more_in_table: "More is in the table.",
    on_day: "on {0}",
    in_period: "in {0}",
    ends: &["to ", "until ", "up to ", "through "],
    runs: "{0} runs {1} and is not a whole year ({2}).",
    is_part: "{0} is not a whole year ({1}).",
    provisional: "Provisional figures: {0} ({1}).",
    withheld: "{0}: {2}; the source does not show small numbers precisely ({1}).",
    computed: "A value with two bounds is the sum of figures that the source rounds or does not show precisely ({0}).",
    missing: "\u{2013}: {0}.",
    no_mark: "Where a point is missing there is no figure: {0}.",
    of_which: "Of which {0}: {1}.",
    not_from_zero: "The axis does not begin at zero.",
    series_break: "Break in the series before {0}: {1}",
    unlabelled: "Not every number fits in the chart; all of them are in the table.",
    no_figures: "No figures",
    no_two_periods: "No two whole periods",
};

const FRENCH: ChartWords = ChartWords {
    columns: KindWords { name: "Diagramme en colonnes", part: "hachuré", range: "cadre en tirets" },
    dot: KindWords { name: "Diagramme à points", part: "marque vide", range: "cadre en tirets" },
    slope: KindWords { name: "Diagramme à pentes", part: "marque vide", range: "marque en tirets" },
    multiples: KindWords { name: "Petits diagrammes en colonnes", part: "hachuré", range: "cadre en tirets" },
    stages: KindWords { name: "Diagrammes à barres par étape", part: "hachuré", range: "cadre en tirets" },
    range: KindWords { name: "Diagramme d’intervalles", part: "hachuré", range: "cadre en tirets" },
    stacked: KindWords {
        name: "Diagramme en colonnes empilées",
        part: "hachuré",
        range: "cadre en tirets, de la hauteur maximale possible",
    },
    vintages: KindWords {
        name: "Diagramme à points de rapport en rapport",
        part: "marque vide",
        range: "cadre en tirets",
    },
    line: KindWords { name: "Diagramme en lignes", part: "marque vide", range: "cadre en tirets" },
    opening: "{0}, {1}, unité\u{a0}: {2}.",
    opening_more: "En outre {1}, unité\u{a0}: {2}.",
    empty: "{0} sans chiffres.",
    spanning: "{0} à {1}",
    categories: "{0}\u{a0}catégories",
    letters: "tels que publiés d’abord et en dernier lieu",
    first_told: "publié d’abord",
    last_told: "publié en dernier lieu",
    from_to: "de {0} ({1}) à {2} ({3})",
    figure_in: "{0} ({1})",
    figure_of: "{0} ({1})",
    lowest: "un minimum de {0} ({1})",
    highest: "un maximum de {0} ({1})",
    with: "avec",
    already_more: "déjà plus que dans chacune des années complètes représentées",
    already_more_since: "déjà plus que dans chaque année complète montrée à partir de {0}",
    no_two_periods: "Pas deux périodes complètes",
    not_whole_year: "{0} n’est pas une année complète.",
    stands_for: "{0} signifie {1}.",
    lies_inside: "{0} est compris dans {1} et n’est pas représenté.",
    others_in_table: "Les autres séries figurent dans le tableau.",
    more_in_table: "Le tableau en dit davantage.",
    on_day: "le {0}",
    in_period: "{0}",
    ends: &["à ", "jusqu’à ", "jusqu’au ", "jusqu’en ", "jusqu'à ", "jusqu'au ", "jusqu'en "],
    runs: "{0} va {1} et n’est pas une année complète ({2}).",
    is_part: "{0} n’est pas une année complète ({1}).",
    provisional: "Chiffres provisoires\u{a0}: {0} ({1}).",
    withheld: "{0}\u{a0}: {2}\u{a0}; la source ne donne pas les petits nombres avec précision ({1}).",
    computed: "Une valeur à deux bornes est la somme de chiffres que la source arrondit ou ne donne pas avec précision ({0}).",
    missing: "\u{2013}\u{a0}: {0}.",
    no_mark: "Là où un point manque, il n\u{2019}y a pas de chiffre\u{a0}: {0}.",
    of_which: "Dont {0}\u{a0}: {1}.",
    not_from_zero: "L’axe ne commence pas à zéro.",
    series_break: "Rupture de série avant {0}\u{a0}: {1}",
    unlabelled: "Tous les nombres ne tiennent pas dans le graphique\u{a0}; le tableau les donne tous.",
    no_figures: "Aucun chiffre",
};

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_label_that_looks_like_a_place_is_left_alone() {
        assert_eq!(fill("van {0} naar {1}.", &["{1}", "5"]), "van {1} naar 5.");
    }

    #[test]
    fn a_place_without_a_part_is_empty() {
        assert_eq!(fill("{0}{7}{", &["a"]), "a");
    }
}
