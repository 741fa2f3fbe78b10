//! Why claims turn out as they do, per language.

use super::formulas::{comparison, denied, is_number, points};
use super::{Columns, fill, interval, labelled, percent, quoted, words};
use crate::model::{
    Address, Compared, Edition, Expression, Interval, Language, Measure, Number, Open, Scale, Side, Truth, Unfit,
};

/// Why a claim is open or cannot be said; `None` where the figures say yes or no.
#[must_use]
pub fn why(truth: &Truth, language: Language) -> Option<String> {
    match truth {
        Truth::Holds | Truth::Fails => None,
        Truth::Open(open) => Some(why_open(*open, language).to_owned()),
        Truth::CannotSay(unfit) => Some(why_not(unfit, language)),
    }
}

/// Why a claim that is true of the figures is not borne out: it reaches further back than its table, which begins there.
#[must_use]
pub fn reaches_back(first: &str, language: Language) -> String {
    let first = quoted(first, language);
    match language {
        Language::Dutch => format!("de uitspraak gaat ook over eerdere jaren, en de cijfers beginnen in {first}"),
        Language::English => format!("it speaks of earlier years too, and the figures begin in {first}"),
        Language::French => {
            format!("elle porte aussi sur les années antérieures, et les chiffres commencent en {first}")
        }
    }
}

/// A comparison as a sentence, with what came of it and, where that is more than what is printed, what was computed:
/// `Het klopt niet dat ‘Bevestigd’ in ‘2022’ (160) gedeeld door … ten minste 90% is. Mogelijke waarden: 65,3 tot en met 68,1%.`
#[must_use]
pub fn calculation(compared: &Compared, edition: &Edition, columns: &Columns<'_>, language: Language) -> String {
    let (holds, fails, open, cannot) = match language {
        Language::Dutch => ("Klopt: ", "Het klopt niet dat ", "Open: ", "Niet vast te stellen is of "),
        Language::English => ("True: ", "It is not true that ", "Open: ", "Cannot be established: "),
        Language::French => ("Vrai\u{a0}: ", "Faux\u{a0}: ", "Indécis\u{a0}: ", "Impossible à dire\u{a0}: "),
    };
    let judged = match compared.truth {
        Truth::Holds => holds,
        Truth::Fails => fails,
        Truth::Open(_) => open,
        Truth::CannotSay(_) => cannot,
    };
    // In Dutch both phrases open a subordinate clause, which has an order of words of its own.
    let is_subordinate = match compared.truth {
        Truth::Fails => true,
        Truth::CannotSay(_) => language == Language::Dutch,
        Truth::Holds | Truth::Open(_) => false,
    };
    let said = if is_subordinate { denied } else { comparison };
    let text = judged.to_owned() + &said(compared, edition, columns, language);
    match possible(compared, edition, language) {
        Some(possible) => text + " " + &possible,
        None => text,
    }
}

/// What the sides can be, each by its place in the sentence; `None` where that is what is printed of them.
fn possible(compared: &Compared, edition: &Edition, language: Language) -> Option<String> {
    let (values, both) = match language {
        Language::Dutch => ("Mogelijke waarden", "De eerste waarde is {0}, de tweede {1}."),
        Language::English => ("Possible values", "The first value is {0}, the second {1}."),
        Language::French => ("Valeurs possibles", "La première valeur est {0}, la seconde {1}."),
    };
    let sides = [&compared.left, &compared.right];
    if sides.iter().all(|told| !is_computed(told, edition)) {
        return None;
    }
    let [left, right] = sides.map(|told| (!is_number(&told.expression)).then(|| side(told, language)));
    match (left, right) {
        (Some(left), Some(right)) => Some(fill(both, &[&left, &right])),
        (left, right) => Some(labelled(values, &left.or(right)?, language) + "."),
    }
}

/// Whether a side can be more than what is printed of it: a calculation, or a figure that is rounded or withheld.
fn is_computed(side: &Side, edition: &Edition) -> bool {
    let Some(range) = side.range else {
        return false;
    };
    match &side.expression {
        _ if is_number(&side.expression) => false,
        // A row that is computed prints its range already.
        Expression::Figures(Address::Cells { table, rows, .. }) => {
            let row = edition.tables.get(table.0).zip(rows.first()).and_then(|(table, row)| table.rows.get(row.0));
            row.is_some_and(|row| !row.cells.is_empty()) && range.exact().is_none()
        }
        Expression::Figures(_) => range.exact().is_none(),
        _ => true,
    }
}

/// What one side of a comparison can be: `86 tot en met 94`, `65,3% tot en met 68,1%`.
fn side(side: &Side, language: Language) -> String {
    let decimals = |range: Interval| if side.scale == Scale::Plain { decimals(range) } else { 1 };
    side.range.map_or_else(
        || words(language).unknown.to_owned(),
        |range| amount(range, side.scale, decimals(range), language),
    )
}

/// A range in its unit, with so many decimals: `2,2 procentpunt`, `65,3 tot en met 68,1%`.
#[must_use]
pub fn amount(range: Interval, scale: Scale, decimals: u8, language: Language) -> String {
    let hundred = Interval::exactly(Number::whole(100));
    match scale {
        Scale::Plain => interval(range, decimals, language),
        Scale::Percent => percent(&interval(range.times(hundred), decimals, language), language),
        Scale::Points => points(&interval(range.times(hundred), decimals, language), language),
    }
}

fn decimals(range: Interval) -> u8 {
    let whole = |bound: Option<Number>| bound.is_none_or(|bound| bound.is_multiple_of(Number::ONE));
    u8::from(!(whole(range.low) && whole(range.high)))
}

fn why_open(open: Open, language: Language) -> &'static str {
    let (dutch, english, french) = match open {
        Open::Ranges => (
            "de bron rondt af of toont kleine aantallen niet precies, en dat laat het open",
            "the source rounds, or does not print small numbers, which leaves it open",
            "la source arrondit, ou ne donne pas les petits nombres avec précision, ce qui laisse la question ouverte",
        ),
        Open::Missing => (
            "een van de cijfers is niet bekend",
            "one of the figures is not known",
            "l’un des chiffres n’est pas connu",
        ),
        Open::YearNotOver => (
            "het jaar was nog niet om, en het deel ervan is nog niet meer dan het hele jaar ernaast",
            "the year was not over, and the part of it is not more yet than the whole year beside it",
            "l’année n’était pas terminée, et la partie écoulée ne dépasse pas encore l’année complète voisine",
        ),
        Open::DividedByZero => (
            "er wordt gedeeld door een cijfer dat nul kan zijn",
            "a figure that is divided by can be zero",
            "un chiffre qui sert de diviseur peut être nul",
        ),
    };
    match language {
        Language::Dutch => dutch,
        Language::English => english,
        Language::French => french,
    }
}

fn why_not(unfit: &Unfit, language: Language) -> String {
    let (dutch, english, french) = match unfit {
        Unfit::UnequalPeriods => (
            "de cijfers gaan over perioden van ongelijke lengte, zoals een deel van een jaar en een heel jaar",
            "the figures cover periods of unequal length, such as part of a year and a whole year",
            "les chiffres portent sur des périodes de durée inégale, comme une partie d’une année et une année complète",
        ),
        Unfit::CountedTwice => (
            "een cijfer wordt opgeteld bij zichzelf of bij een periode waar het al in valt, en telt dan dubbel",
            "a figure is added to itself, or to a period in which it lies already, and counts twice",
            "un chiffre est ajouté à lui-même, ou à une période qui le comprend déjà, et compte alors deux fois",
        ),
        Unfit::UnlikeMeasures(one, other) => return unlike_measures([*one, *other], language),
        Unfit::StocksAdded => (
            "standen van verschillende dagen zijn niet op te tellen: wie er op beide dagen was, telt dan dubbel",
            "what there was on different days cannot be added: who was there on both counts twice",
            "les situations de jours différents ne s’additionnent pas\u{a0}: qui était présent aux deux dates compterait deux fois",
        ),
        Unfit::SharesAveraged => (
            "percentages en andere verhoudingen van verschillende gehelen hebben geen som en geen gemiddelde",
            "percentages and other ratios of different wholes have no sum and no average",
            "des pourcentages et d’autres rapports d’ensembles différents n’ont ni somme ni moyenne",
        ),
        Unfit::TotalWithParts => (
            "een totaal wordt opgeteld bij zijn eigen delen, en die tellen dan dubbel",
            "a total is added to its own parts, and these count twice",
            "un total est ajouté à ses propres parties, qui comptent alors deux fois",
        ),
        Unfit::Recurring => (
            "personen die vaker kunnen voorkomen, hebben geen som en geen rest",
            "persons who can recur have no sum and no remainder",
            "des personnes qui peuvent être comptées plusieurs fois n’ont ni somme ni reste",
        ),
        Unfit::BareNumber => (
            "een kaal getal is geen percentage: schrijf 40%, of 5pp voor een verschil van percentages",
            "a bare number is no percentage: write 40%, or 5pp for a difference of percentages",
            "un simple nombre n’est pas un pourcentage\u{a0}: écrivez 40%, ou 5pp pour une différence de pourcentages",
        ),
        Unfit::UnlikeUnits(one, other) => return unlike_units([one, other], language),
        Unfit::PointsAndPercent => (
            "procenten zijn geen procentpunten: van 40% naar 45% is 5 procentpunt, en 12,5 procent",
            "per cent are no percentage points: from 40% to 45% are 5 percentage points, and 12.5 per cent",
            "des pour cent ne sont pas des points de pourcentage\u{a0}: de 40\u{a0}% à 45\u{a0}%, il y a 5\u{a0}points de pourcentage, et 12,5\u{a0}pour cent",
        ),
        Unfit::BelowZero => (
            "van een getal dat onder nul ligt of kan liggen, is er geen groei en geen aandeel in procenten: gebruik `change`, of \
             een verschil",
            "of a number that is or can be below zero there is no growth and no share in per cent: use `change`, or a \
             difference",
            "d’un nombre négatif, ou qui peut l’être, il n’y a ni croissance ni part en pour cent\u{a0}: utilisez `change`, ou une \
             différence",
        ),
        Unfit::Multiplied => (
            "twee aantallen met elkaar vermenigvuldigd tellen niets, en een percentage is er alleen van zijn eigen geheel",
            "two counts multiplied count nothing, and a percentage is only of its own whole",
            "deux nombres multipliés ne comptent rien, et un pourcentage ne vaut que pour son propre ensemble",
        ),
        Unfit::NoCommonPeriod => (
            "er is geen periode waarvoor beide een cijfer hebben",
            "there is no period for which both have a figure",
            "il n’y a pas de période pour laquelle les deux ont un chiffre",
        ),
        Unfit::ColumnsDiffer => (
            "de ene kant heeft kolommen die de andere mist, en die bleven dan buiten de vergelijking: noem aan beide kanten \
             dezelfde",
            "one side has columns that the other lacks, and these would not be compared: name the same on both sides",
            "l’un des deux côtés a des colonnes que l’autre n’a pas, et qui ne seraient pas comparées\u{a0}: nommez les mêmes des deux côtés",
        ),
        Unfit::ColumnsApart => (
            "de cijfers zijn zelf al van verschillende perioden, en laten zich niet samen naar een andere verplaatsen",
            "the figures are of several periods themselves, and cannot be moved to another one together",
            "les chiffres portent eux-mêmes sur plusieurs périodes, et ne peuvent être déplacés ensemble vers une autre",
        ),
        Unfit::NoFigures => (
            "er zijn geen cijfers om te vergelijken",
            "there are no figures to compare",
            "il n’y a pas de chiffres à comparer",
        ),
        Unfit::Names => ("namen zijn geen getallen", "names are no numbers", "des noms ne sont pas des nombres"),
        Unfit::TooMany => (
            "het zijn meer vergelijkingen dan iemand kan nalezen",
            "it makes more comparisons than anybody can read",
            "cela fait plus de comparaisons que personne n’en peut relire",
        ),
    };
    match language {
        Language::Dutch => dutch.to_owned(),
        Language::English => english.to_owned(),
        Language::French => french.to_owned(),
    }
}

fn unlike_measures(measures: [Measure; 2], language: Language) -> String {
    let [one, other] = measures.map(|measure| kind(measure, language));
    match language {
        Language::Dutch => format!("{one} is niet te vergelijken met {other}"),
        Language::English => format!("{one} cannot be set against {other}"),
        Language::French => format!("on ne peut comparer {one} à {other}"),
    }
}

fn unlike_units(units: [&String; 2], language: Language) -> String {
    let [one, other] = units.map(|unit| quoted(unit, language));
    match language {
        Language::Dutch => format!("het ene telt {one}, het andere {other}"),
        Language::English => format!("the one counts {one}, the other {other}"),
        Language::French => format!("l’un compte {one}, l’autre {other}"),
    }
}

fn kind(measure: Measure, language: Language) -> &'static str {
    let (dutch, english, french) = match measure {
        Measure::Flow => ("een aantal over een periode", "a number over a period", "un nombre au cours d’une période"),
        Measure::Stock => ("een stand op een dag", "what there is on a day", "une situation à une date donnée"),
        Measure::Cumulative => {
            ("een aantal sinds een vast begin", "a number since a fixed start", "un nombre depuis un début fixe")
        }
        Measure::Ratio => ("een verhoudingscijfer", "a ratio", "un rapport de deux nombres"),
        Measure::Text => ("een naam", "a name", "un nom"),
    };
    match language {
        Language::Dutch => dutch,
        Language::English => english,
        Language::French => french,
    }
}
