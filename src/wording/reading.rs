//! What helps readers on a page: terms explained beside the words, ways to cite, what a script adds.

use serde::Serialize;

use crate::model::Language;

/// The words in one language.
#[derive(Debug, Serialize)]
pub struct ReadingWords {
    /// Heading of the terms that a report uses.
    pub terms: &'static str,
    /// The way to all of them.
    pub all_terms: &'static str,
    /// Heading of how to cite.
    pub citing: &'static str,
    /// What has an address, on the page of a report.
    pub citing_report: &'static str,
    /// As the Kamer cites it.
    pub as_paper: &'static str,
    /// By its address.
    pub as_page: &'static str,
    /// Turns the figures of a table into buttons.
    pub cite: &'static str,
    /// Copies the address of a chart.
    pub copy_address: &'static str,
    /// Copies the picture of a chart.
    pub copy_picture: &'static str,
    /// Below a figure: that it can be pressed.
    pub press: &'static str,
    /// Shows the number of each sentence.
    pub sentences: &'static str,
    /// Above the newest report of a dossier.
    pub new: &'static str,
    /// Above what it says otherwise than the one before it.
    pub changed: &'static str,
    /// Above what the Kamer asked of which more is to come.
    pub open: &'static str,
    /// There is none before it.
    pub first_report: &'static str,
    /// It says nothing otherwise that readers look for first.
    pub nothing_changed: &'static str,
    /// `{0}` the day on which it was corrected last.
    #[serde(skip)]
    pub corrected_on: &'static str,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// `{0}` how many are not named.
    #[serde(skip)]
    pub more_open: &'static str,
    /// Heading of the newest figures.
    pub key_figures: &'static str,
    /// Of what is sure of a figure beside a like one: `{0}` that one, `{1}` its period.
    #[serde(skip)]
    pub more_than: &'static str,
    /// The same.
    #[serde(skip)]
    pub less_than: &'static str,
    /// The same.
    #[serde(skip)]
    pub as_much_as: &'static str,
    /// The ranges leave it open.
    #[serde(skip)]
    pub open_whether_more: &'static str,
    /// There is no figure of the same part of another year.
    #[serde(skip)]
    pub no_part_like_it: &'static str,
    /// There is no figure to compare it with.
    #[serde(skip)]
    pub nothing_like_it: &'static str,
    /// `{0}` the figure of the last whole year, `{1}` that year.
    #[serde(skip)]
    pub last_whole: &'static str,
    /// Of requests of which the last answer says nothing of where they stand; `{0}` how many.
    #[serde(skip)]
    pub unstated: &'static str,
    /// Of requests of which the last answer is that it cannot be told; `{0}` how many.
    #[serde(skip)]
    pub refused: &'static str,
    /// What a script says.
    pub script: ScriptWords,
}

/// What the script of the pages says.
#[derive(Debug, Serialize)]
pub struct ScriptWords {
    /// Closes what was opened beside the words.
    pub close: &'static str,
    /// Copies what stands beside the button.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// The browser would not copy.
    pub not_copied: &'static str,
    /// Before a sentence's number in a citation.
    pub sentence: &'static str,
    /// Behind the header of a column that can be sorted, for screen readers.
    pub sort: &'static str,
    /// The way to what is shown beside the words.
    pub to_place: &'static str,
}

/// The words in that language.
#[must_use]
pub fn reading_words(language: Language) -> &'static ReadingWords {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

const DUTCH: ReadingWords = ReadingWords {
    terms: "Begrippen in deze brief",
    all_terms: "Alle begrippen",
    citing: "Verwijzen naar deze brief",
    citing_report: "Elke paragraaf, zin, tabel en grafiek van deze brief heeft een eigen, vast adres. Op de pagina van een \
                    tabel heeft ook elk cijfer een eigen adres.",
    as_paper: "Als Kamerstuk",
    as_page: "Als webpagina",
    cite: "Verwijs naar een cijfer",
    copy_address: "Kopieer het adres",
    copy_picture: "Kopieer als afbeelding",
    press: "Kies een cijfer in de tabel.",
    new: "Nieuw",
    changed: "Veranderd",
    open: "Nog open",
    first_report: "Dit is de eerste brief van het dossier.",
    nothing_changed: "Er zijn geen cijfers, definities of verzoeken gewijzigd.",
    corrected_on: "Verbeterd op {0}.",
    nothing_open: "Alles wat de Kamer vroeg, is beantwoord.",
    more_open: "en nog {0}",
    key_figures: "Kerncijfers",
    more_than: "meer dan de {0} van {1}",
    less_than: "minder dan de {0} van {1}",
    as_much_as: "evenveel als de {0} van {1}",
    open_whether_more: "of het meer of minder is dan de {0} van {1}, staat niet vast",
    no_part_like_it: "deel van een jaar; over hetzelfde deel van een ander jaar is hier geen cijfer",
    nothing_like_it: "geen vergelijkbaar eerder cijfer",
    last_whole: "laatste volle jaar ({1}): {0}",
    unstated: "Beantwoord, zonder opgave van de stand van zaken: {0}",
    refused: "Kan niet worden gerapporteerd: {0}",
    sentences: "Toon zinsnummers",
    script: ScriptWords {
        close: "Sluiten",
        copy: "Kopieer",
        copied: "Gekopieerd",
        not_copied: "Kopiëren lukt hier niet",
        sentence: "zin",
        sort: "sorteer op deze kolom",
        to_place: "Naar deze plek",
    },
};

const ENGLISH: ReadingWords = ReadingWords {
    terms: "Terms in this report",
    all_terms: "All terms",
    citing: "Citing this report",
    citing_report: "Every section, sentence, table and chart of this report has an address of its own, which is permanent. \
                    On the page of a table, every figure has one too.",
    as_paper: "As a parliamentary paper",
    as_page: "As a web page",
    cite: "Cite a figure",
    copy_address: "Copy the address",
    copy_picture: "Copy as a picture",
    press: "Choose a figure in the table.",
    new: "New",
    changed: "Changed",
    open: "Still open",
    first_report: "This is the first report of the dossier.",
    nothing_changed: "No figures, definitions or requests have changed.",
    corrected_on: "Corrected on {0}.",
    nothing_open: "Everything that parliament asked has been answered.",
    more_open: "and {0} more",
    key_figures: "Key figures",
    more_than: "more than the {0} of {1}",
    less_than: "less than the {0} of {1}",
    as_much_as: "as much as the {0} of {1}",
    open_whether_more: "whether it is more or less than the {0} of {1} is not certain",
    no_part_like_it: "part of a year; there is no figure here for the same part of another year",
    nothing_like_it: "no comparable earlier figure",
    last_whole: "last whole year ({1}): {0}",
    unstated: "Answered, without a state of affairs: {0}",
    refused: "Cannot be reported: {0}",
    sentences: "Show sentence numbers",
    script: ScriptWords {
        close: "Close",
        copy: "Copy",
        copied: "Copied",
        not_copied: "Copying does not work here",
        sentence: "sentence",
        sort: "sort by this column",
        to_place: "Go to this place",
    },
};

const FRENCH: ReadingWords = ReadingWords {
    terms: "Termes de ce rapport",
    all_terms: "Tous les termes",
    citing: "Citer ce rapport",
    citing_report: "Chaque section, phrase, tableau et graphique de ce rapport a sa propre adresse, qui est permanente. Sur la \
                    page d’un tableau, chaque chiffre en a une.",
    as_paper: "Comme document parlementaire",
    as_page: "Comme page web",
    cite: "Citer un chiffre",
    copy_address: "Copier l’adresse",
    copy_picture: "Copier comme image",
    press: "Choisissez un chiffre dans le tableau.",
    sentences: "Afficher les numéros des phrases",
    new: "Nouveau",
    changed: "Modifié",
    open: "Encore ouvert",
    first_report: "C’est le premier rapport du dossier.",
    nothing_changed: "Aucun chiffre, aucune définition ni demande n’a changé.",
    corrected_on: "Corrigé le {0}.",
    nothing_open: "Tout ce que la Chambre a demandé a reçu une réponse.",
    more_open: "et encore {0}",
    key_figures: "Chiffres clés",
    more_than: "plus que les {0} de {1}",
    less_than: "moins que les {0} de {1}",
    as_much_as: "autant que les {0} de {1}",
    open_whether_more: "les chiffres laissent ouvert si c’est plus ou moins que les {0} de {1}",
    no_part_like_it: "partie d’une année\u{a0}; aucun chiffre ici pour la même partie d’une autre année",
    nothing_like_it: "aucun chiffre antérieur comparable",
    last_whole: "dernière année complète ({1})\u{a0}: {0}",
    unstated: "Répondu, sans que l’état soit indiqué\u{a0}: {0}",
    refused: "Ne peut faire l’objet d’un rapport\u{a0}: {0}",
    script: ScriptWords {
        close: "Fermer",
        copy: "Copier",
        copied: "Copié",
        not_copied: "La copie ne fonctionne pas ici",
        sentence: "phrase",
        sort: "trier par cette colonne",
        to_place: "Aller à cet endroit",
    },
};
