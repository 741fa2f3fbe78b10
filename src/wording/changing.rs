//! What is said of the differences between two editions, per language: phrases with places for names and figures.

use super::{fill, list, number, quoted, words};
use crate::model::{Handling, Language, Measure, Number, RevisionKind, Row, Source, Table};

/// The phrases in one language. `{0}`, `{1}` … are filled in by [`fill`].
#[derive(Debug)]
pub struct ChangeWords {
    // The page and its parts
    /// Its title.
    pub page: &'static str,
    /// Before the title of the earlier edition.
    pub lead: &'static str,
    /// Nothing differs.
    pub nothing: &'static str,
    /// A part of the page.
    pub periods: &'static str,
    /// A part of the page.
    pub revised: &'static str,
    /// A part of the page.
    pub definitions: &'static str,
    /// A part of the page.
    pub came_or_went: &'static str,
    /// A part of the page.
    pub stated: &'static str,
    /// A part of the page.
    pub claims: &'static str,
    /// A part of the page.
    pub requests: &'static str,
    /// A part of the page.
    pub stale: &'static str,
    /// What that part is about.
    pub stale_text: &'static str,
    /// A part of the page.
    pub reworded: &'static str,
    /// A part of the page.
    pub headings: &'static str,
    /// A section came; or `{0}`, a heading within one.
    pub heading_came: [&'static str; 2],
    /// The same of what went.
    pub heading_went: [&'static str; 2],
    /// A part of the page.
    pub sentences_came: &'static str,
    /// A part of the page.
    pub sentences_went: &'static str,

    // Revised figures
    /// Above the figures.
    pub figure: &'static str,
    /// Above what they were.
    pub was: &'static str,
    /// Above what they are.
    pub is_now: &'static str,
    /// Above the reasons.
    pub why: &'static str,
    /// The kinds of reason, in the order of [`RevisionKind::NAMES`].
    pub kinds: [&'static str; 4],
    /// No reason is needed or given.
    pub no_reason: &'static str,
    /// `{0}` the title of an edition that is not the one before.
    pub as_in: &'static str,

    // Lines
    /// `{0}` columns.
    pub new_columns: &'static str,
    /// `{0}` a column, `{1}` the column of a part of its year.
    pub closes: &'static str,
    /// `{0}` columns.
    pub columns_gone: &'static str,
    /// The table is new.
    pub new_table: &'static str,
    /// The table is back: `{0}` the title of the edition in which it last stood.
    pub table_back: &'static str,
    /// The table is gone.
    pub table_gone: &'static str,
    /// `{0}` rows.
    pub new_rows: &'static str,
    /// `{0}` rows.
    pub rows_gone: &'static str,
    /// `{0}` the text of a note.
    pub new_note: &'static str,
    /// `{0}` the text of a note.
    pub note_gone: &'static str,
    /// `{0}` what it is, `{1}` before, `{2}` now.
    pub defined: &'static str,
    /// `{0}` a row, `{1}` what it is, `{2}` before, `{3}` now.
    pub row_defined: &'static str,
    /// What can be otherwise: name, source, unit, kind of quantity, rounding, what is kept back.
    pub defined_names: [&'static str; 6],
    /// The kinds of quantity, in the order of [`Measure::NAMES`].
    pub measures: [&'static str; 5],
    /// The source does not round.
    pub not_rounded: &'static str,
    /// `{0}` a number.
    pub rounded_to: &'static str,
    /// Nothing is kept back.
    pub nothing_withheld: &'static str,
    /// `{0}` a number.
    pub withheld_below: &'static str,
    /// The same where nought is shown.
    pub withheld_except_zero: &'static str,
    /// It is otherwise in what words for readers do not tell.
    pub described_otherwise: &'static str,
    /// Of a table: a note, the reason for something.
    pub parts_of_table: [&'static str; 2],
    /// `{0}` before, `{1}` now.
    pub from_to: &'static str,
    /// `{0}` now.
    pub new: &'static str,
    /// `{0}` before.
    pub gone: &'static str,
    /// Its words are others, its verdict is not: `{0}` the verdict.
    pub same_verdict: &'static str,
    /// A request that is not dealt with in one of the two.
    pub not_dealt_with: &'static str,
    /// A request that is dealt with, without a status.
    pub without_status: &'static str,
    /// `{0}` before, `{1}` now.
    pub figure_moved: &'static str,
    /// `{0}` the newest column.
    pub figure_overtaken: &'static str,
    /// Its claim turns out otherwise.
    pub claim_flipped: &'static str,
    // A table over all editions
    /// Above the list of them, and in the way to one.
    pub series: &'static str,
    /// What tells the title of one from that of a table of one edition.
    pub whole_series: &'static str,
    /// What such a page shows.
    pub series_text: &'static str,
    /// `{0}` the title of an edition, `{1}` what it counts, `{2}` why, with a space behind it, or nothing.
    pub counted_otherwise: &'static str,
    /// A part of the page.
    pub vintages: &'static str,
    /// What that part is about.
    pub vintages_text: &'static str,
    /// Above what editions said.
    pub said: &'static str,
    /// A part of the page.
    pub stability: &'static str,
    /// `{0}` a row, `{1}` how many figures, `{2}` a percentage.
    pub off: &'static str,
    /// The same where they do not differ at all: `{0}` a row, `{1}` how many figures.
    pub not_off: &'static str,
    /// `{0}` a number.
    pub off_rounded: &'static str,
    /// `{0}` a row.
    pub too_few: &'static str,
    /// A part of the page.
    pub from_editions: &'static str,

    // Marks for screen readers
    /// Before words that are gone, for screen readers.
    pub words_gone: &'static str,
    /// Before words that are new, for screen readers.
    pub words_new: &'static str,
}

/// The phrases of that language.
#[must_use]
pub fn change_words(language: Language) -> &'static ChangeWords {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

/// What kind of reason it is: `Correctie`.
#[must_use]
pub fn revision_kind(kind: RevisionKind, language: Language) -> &'static str {
    change_words(language).kinds[kind as usize]
}

/// What kind of quantity figures are.
#[must_use]
pub fn measure(measure: Measure, language: Language) -> &'static str {
    change_words(language).measures[measure as usize]
}

/// Names of rows or columns, each in quotation marks, as a list.
#[must_use]
pub fn names<'n>(names: impl IntoIterator<Item = &'n str>, language: Language) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| quoted(name, language)).collect();
    list(&quoted, language)
}

/// To what figures are rounded: `op 5`.
#[must_use]
pub fn rounding(row: Option<&Row>, table: &Table, language: Language) -> String {
    let step = row.map_or(table.rounded_to, |row| row.rounded_to);
    let words = change_words(language);
    if step == Number::ONE {
        return words.not_rounded.to_owned();
    }
    fill(words.rounded_to, &[&number(step, step.decimals(), language)])
}

/// Which figures a table keeps back.
#[must_use]
pub fn withheld(table: &Table, language: Language) -> String {
    let words = change_words(language);
    let below = table.withheld.map(|withheld| number(withheld.below, withheld.below.decimals(), language));
    below.map_or_else(|| words.nothing_withheld.to_owned(), |below| fill(words.withheld_below, &[&below]))
}

/// Who counted, or why that is not known.
#[must_use]
pub fn source_name(source: &Source) -> &str {
    match source {
        Source::Named { name, .. } => name,
        Source::Unknown(reason) => reason,
    }
}

/// What came of a request, in a few words; `None` is an edition that does not deal with it.
#[must_use]
pub fn handled(handling: Option<&Handling>, language: Language) -> &'static str {
    match handling {
        None => change_words(language).not_dealt_with,
        Some(Handling::Unstated) => change_words(language).without_status,
        Some(Handling::Stated(status)) => status.name(),
        Some(Handling::CannotBeReported { .. }) => words(language).cannot_be_reported,
    }
}

const DUTCH: ChangeWords = ChangeWords {
    page: "Sinds de vorige brief",
    lead: "Wat er is veranderd ten opzichte van",
    nothing: "Er is niets veranderd: deze brief zegt hetzelfde als de vorige.",
    periods: "Nieuwe perioden",
    revised: "Herziene cijfers",
    definitions: "Andere definities en noten",
    came_or_went: "Nieuwe en vervallen tabellen en regels",
    stated: "Cijfers buiten de tabellen",
    claims: "Nieuwe, vervallen en gewijzigde beweringen",
    requests: "Verzoeken met een nieuwe stand van zaken",
    stale: "Zinnen die misschien verouderd zijn",
    stale_text: "De cijfers bij deze zinnen zijn veranderd, of er zijn nieuwere, maar de zinnen zijn gebleven.",
    reworded: "Anders geformuleerd",
    headings: "Hoofdstukken en kopjes",
    heading_came: ["Dit hoofdstuk is nieuw.", "Nieuw kopje: ‘{0}’."],
    heading_went: ["Dit hoofdstuk staat niet meer in de brief.", "Vervallen kopje: ‘{0}’."],
    sentences_came: "Nieuwe zinnen",
    sentences_went: "Vervallen zinnen",
    figure: "Cijfer",
    was: "Was",
    is_now: "Nu",
    why: "Reden",
    kinds: ["Reguliere bijstelling", "Correctie", "Herindeling", "Andere definitie"],
    no_reason: "Hetzelfde cijfer, anders weergegeven",
    as_in: "zoals in ‘{0}’",
    new_columns: "Nieuw: {0}.",
    closes: "{0} is nu een heel jaar; eerder was er alleen {1}. Dat is een nieuwe periode, geen herziening.",
    columns_gone: "Niet meer getoond: {0}.",
    new_table: "Deze tabel is nieuw.",
    table_back: "Deze tabel is terug; die stond het laatst in ‘{0}’.",
    table_gone: "Deze tabel staat niet meer in de brief.",
    new_rows: "Nieuwe regels: {0}.",
    rows_gone: "Vervallen regels: {0}.",
    new_note: "Nieuwe noot: ‘{0}’",
    note_gone: "Vervallen noot: ‘{0}’",
    defined: "{0}: was ‘{1}’, is nu ‘{2}’.",
    row_defined: "{0}, {1}: was ‘{2}’, is nu ‘{3}’.",
    defined_names: ["naam", "bron", "eenheid", "soort cijfer", "afronding", "niet getoonde aantallen"],
    measures: [
        "aantal over een periode",
        "stand op een moment",
        "aantal vanaf een vast begin",
        "verhoudingscijfer",
        "naam",
    ],
    not_rounded: "niet afgerond",
    rounded_to: "op {0}",
    nothing_withheld: "geen",
    withheld_below: "onder {0}",
    withheld_except_zero: "onder {0}, behalve nul",
    described_otherwise: "Anders omschreven.",
    parts_of_table: ["noot", "toelichting"],
    from_to: "Was: {0}. Nu: {1}.",
    new: "Nieuw: {0}.",
    gone: "Vervallen. Was: {0}.",
    same_verdict: "Anders geformuleerd. Oordeel: {0}.",
    not_dealt_with: "niet behandeld",
    without_status: "behandeld, zonder stand van zaken",
    figure_moved: "Het cijfer was {0} en is nu {1}.",
    figure_overtaken: "Het nieuwste cijfer is nu dat van {0}.",
    claim_flipped: "Het oordeel over deze bewering is veranderd.",
    series: "Reeksen over alle brieven",
    whole_series: "over alle brieven",
    series_text: "Alle perioden uit alle brieven, met elk cijfer zoals het laatst is gepubliceerd.",
    counted_otherwise: "‘{0}’ telt iets anders: {1}. {2}De cijfers daaruit staan hier niet bij.",
    vintages: "Wat eerder is gepubliceerd",
    vintages_text: "Cijfers die later zijn gewijzigd, met de reden als de brief die geeft.",
    said: "Gepubliceerd als",
    stability: "Hoeveel voorlopige cijfers later afweken",
    off: "{0}: gemiddeld {2} verschil tussen het voorlopige en het latere cijfer ({1} keer vergeleken).",
    not_off: "{0}: geen verschil tussen het voorlopige en het latere cijfer ({1} keer vergeleken).",
    off_rounded: "De cijfers zijn afgerond op {0}; kleinere verschillen zijn daardoor niet te zien.",
    too_few: "{0}: nog te weinig cijfers om dit te berekenen.",
    from_editions: "Brieven met deze tabel",
    words_gone: "vervallen: ",
    words_new: "nieuw: ",
};

const ENGLISH: ChangeWords = ChangeWords {
    page: "Since the previous edition",
    lead: "What has changed since",
    nothing: "Nothing changed: this edition says the same as the previous one.",
    periods: "New periods",
    revised: "Revised figures",
    definitions: "Changed definitions and notes",
    came_or_went: "Tables and rows added and dropped",
    stated: "Figures outside the tables",
    claims: "New, dropped and changed claims",
    requests: "Requests with a new state of affairs",
    stale: "Sentences that may be out of date",
    stale_text: "The figures in these sentences have changed, or there are newer ones, but the sentences are the same.",
    reworded: "Reworded",
    headings: "Sections and headings",
    heading_came: ["This section is new.", "New heading: ‘{0}’."],
    heading_went: ["This section is no longer in the report.", "Dropped heading: ‘{0}’."],
    sentences_came: "New sentences",
    sentences_went: "Dropped sentences",
    figure: "Figure",
    was: "Was",
    is_now: "Now",
    why: "Reason",
    kinds: ["Regular adjustment", "Correction", "Reclassification", "Changed definition"],
    no_reason: "The same figure, shown differently",
    as_in: "as in ‘{0}’",
    new_columns: "New: {0}.",
    closes: "{0} is now a whole year; before, there was only {1}. That is a new period, not a revision.",
    columns_gone: "No longer shown: {0}.",
    new_table: "This table is new.",
    table_back: "This table is back; it was last in ‘{0}’.",
    table_gone: "This table is no longer in the report.",
    new_rows: "New rows: {0}.",
    rows_gone: "Dropped rows: {0}.",
    new_note: "New note: ‘{0}’",
    note_gone: "Dropped note: ‘{0}’",
    defined: "{0}: was ‘{1}’, is now ‘{2}’.",
    row_defined: "{0}, {1}: was ‘{2}’, is now ‘{3}’.",
    defined_names: ["name", "source", "unit", "kind of figure", "rounding", "numbers not shown"],
    measures: ["count over a period", "state at a moment", "count from a fixed start", "ratio", "name"],
    not_rounded: "not rounded",
    rounded_to: "to {0}",
    nothing_withheld: "none",
    withheld_below: "below {0}",
    withheld_except_zero: "below {0}, except nought",
    described_otherwise: "Described differently.",
    parts_of_table: ["note", "explanation"],
    from_to: "Was: {0}. Now: {1}.",
    new: "New: {0}.",
    gone: "Dropped. Was: {0}.",
    same_verdict: "Reworded. Verdict: {0}.",
    not_dealt_with: "not dealt with",
    without_status: "dealt with, without a status",
    figure_moved: "The figure was {0} and is now {1}.",
    figure_overtaken: "The newest figure is now that of {0}.",
    claim_flipped: "The verdict on this claim has changed.",
    series: "Series over all editions",
    whole_series: "over all editions",
    series_text: "All periods of all editions, with each figure as it was last published.",
    counted_otherwise: "‘{0}’ counts something else: {1}. {2}Its figures are left out here.",
    vintages: "What was published before",
    vintages_text: "Figures that were changed later, with the reason where the edition gives it.",
    said: "Published as",
    stability: "How much provisional figures differed later",
    off: "{0}: the provisional and the later figure differ by {2} on average (figures compared: {1}).",
    not_off: "{0}: the provisional and the later figure do not differ (figures compared: {1}).",
    off_rounded: "The figures are rounded to {0}, which hides smaller differences.",
    too_few: "{0}: too few figures yet to compute this.",
    from_editions: "Editions with this table",
    words_gone: "dropped: ",
    words_new: "new: ",
};

const FRENCH: ChangeWords = ChangeWords {
    page: "Depuis le rapport précédent",
    lead: "Ce qui a changé par rapport à",
    nothing: "Rien n’a changé\u{a0}: ce rapport dit la même chose que le précédent.",
    periods: "Nouvelles périodes",
    revised: "Chiffres révisés",
    definitions: "Définitions et notes modifiées",
    came_or_went: "Tableaux et lignes ajoutés et supprimés",
    stated: "Chiffres hors tableaux",
    claims: "Affirmations nouvelles, supprimées et modifiées",
    requests: "Demandes dont l’état d’avancement a changé",
    stale: "Phrases peut-être dépassées",
    stale_text: "Les chiffres de ces phrases ont changé, ou il en existe de plus récents, mais les phrases sont restées.",
    reworded: "Formulé autrement",
    headings: "Chapitres et intertitres",
    heading_came: ["Ce chapitre est nouveau.", "Nouvel intertitre\u{a0}: «\u{a0}{0}\u{a0}»."],
    heading_went: ["Ce chapitre ne figure plus dans le rapport.", "Intertitre supprimé\u{a0}: «\u{a0}{0}\u{a0}»."],
    sentences_came: "Nouvelles phrases",
    sentences_went: "Phrases supprimées",
    figure: "Chiffre",
    was: "Avant",
    is_now: "Maintenant",
    why: "Motif",
    kinds: ["Ajustement ordinaire", "Correction", "Reclassement", "Définition modifiée"],
    no_reason: "Le même chiffre, présenté autrement",
    as_in: "comme dans «\u{a0}{0}\u{a0}»",
    new_columns: "Nouveau\u{a0}: {0}.",
    closes: "{0} est maintenant une année complète\u{a0}; auparavant il n’y avait que {1}. C’est une nouvelle période et non une révision.",
    columns_gone: "Ne figure plus\u{a0}: {0}.",
    new_table: "Ce tableau est nouveau.",
    table_back: "Ce tableau est de retour\u{a0}; il figurait pour la dernière fois dans «\u{a0}{0}\u{a0}».",
    table_gone: "Ce tableau ne figure plus dans le rapport.",
    new_rows: "Nouvelles lignes\u{a0}: {0}.",
    rows_gone: "Lignes qui ont disparu\u{a0}: {0}.",
    new_note: "Nouvelle note\u{a0}: «\u{a0}{0}\u{a0}»",
    note_gone: "Note supprimée\u{a0}: «\u{a0}{0}\u{a0}»",
    defined: "{0}\u{a0}: avant «\u{a0}{1}\u{a0}», maintenant «\u{a0}{2}\u{a0}».",
    row_defined: "{0}, {1}\u{a0}: avant «\u{a0}{2}\u{a0}», maintenant «\u{a0}{3}\u{a0}».",
    defined_names: ["nom", "source", "unité", "type de chiffre", "arrondi", "nombres non communiqués"],
    measures: [
        "nombre au cours d’une période",
        "situation à un moment donné",
        "nombre depuis un début fixe",
        "rapport de deux nombres",
        "nom",
    ],
    not_rounded: "non arrondi",
    rounded_to: "à {0} près",
    nothing_withheld: "aucun",
    withheld_below: "inférieurs à {0}",
    withheld_except_zero: "inférieurs à {0}, sauf zéro",
    described_otherwise: "Décrit autrement.",
    parts_of_table: ["note", "explication"],
    from_to: "Avant\u{a0}: {0}. Maintenant\u{a0}: {1}.",
    new: "Nouveau\u{a0}: {0}.",
    gone: "Supprimé. Avant\u{a0}: {0}.",
    same_verdict: "Formulé autrement. Appréciation\u{a0}: {0}.",
    not_dealt_with: "non traité",
    without_status: "traité, sans état d’avancement",
    figure_moved: "Le chiffre était {0} et est maintenant {1}.",
    figure_overtaken: "Le chiffre le plus récent est maintenant celui de {0}.",
    claim_flipped: "L’appréciation de cette affirmation a changé.",
    series: "Séries sur tous les rapports",
    whole_series: "sur tous les rapports",
    series_text: "Toutes les périodes de tous les rapports, avec chaque chiffre tel qu’il a été publié en dernier lieu.",
    counted_otherwise: "«\u{a0}{0}\u{a0}» compte autre chose\u{a0}: {1}. {2}Ses chiffres ne figurent pas ici.",
    vintages: "Ce qui a été publié auparavant",
    vintages_text: "Chiffres modifiés par la suite, avec le motif lorsque le rapport le donne.",
    said: "Publié comme",
    stability: "De combien les chiffres provisoires ont différé par la suite",
    off: "{0}\u{a0}: en moyenne {2} d’écart entre le chiffre provisoire et le chiffre ultérieur (chiffres comparés\u{a0}: {1}).",
    not_off: "{0}\u{a0}: aucun écart entre le chiffre provisoire et le chiffre ultérieur (chiffres comparés\u{a0}: {1}).",
    off_rounded: "Les chiffres sont arrondis à {0} près, ce qui masque des écarts plus petits.",
    too_few: "{0}\u{a0}: encore trop peu de chiffres pour le calculer.",
    from_editions: "Rapports contenant ce tableau",
    words_gone: "supprimé\u{a0}: ",
    words_new: "nouveau\u{a0}: ",
};
