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
    }
}

const DUTCH: ReadingWords = ReadingWords {
    terms: "Begrippen in deze brief",
    all_terms: "Alle begrippen",
    citing: "Verwijzen naar deze brief",
    citing_report: "Elke paragraaf, zin, tabel en grafiek van deze brief heeft een eigen adres, dat blijft. Op de pagina van \
                    een tabel heeft elk cijfer er een.",
    as_paper: "Als Kamerstuk",
    as_page: "Als pagina",
    cite: "Verwijs naar een cijfer",
    copy_address: "Kopieer het adres",
    copy_picture: "Kopieer als afbeelding",
    press: "Kies een cijfer in de tabel.",
    sentences: "Toon de nummers van zinnen",
    script: ScriptWords {
        close: "Sluiten",
        copy: "Kopieer",
        copied: "Gekopieerd",
        not_copied: "Kopiëren lukt hier niet",
        sentence: "zin",
        sort: "sorteer",
        to_place: "Ga naar deze plaats",
    },
};

const ENGLISH: ReadingWords = ReadingWords {
    terms: "Terms in this report",
    all_terms: "All terms",
    citing: "Citing this report",
    citing_report: "Every section, sentence, table and chart of this report has an address of its own, which stays. On the \
                    page of a table every figure has one.",
    as_paper: "As a parliamentary paper",
    as_page: "As a page",
    cite: "Cite a figure",
    copy_address: "Copy the address",
    copy_picture: "Copy as a picture",
    press: "Choose a figure in the table.",
    sentences: "Show the numbers of sentences",
    script: ScriptWords {
        close: "Close",
        copy: "Copy",
        copied: "Copied",
        not_copied: "Copying does not work here",
        sentence: "sentence",
        sort: "sort",
        to_place: "Go to this place",
    },
};
