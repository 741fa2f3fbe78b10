//! What is said of the past of a dossier, per language: phrases with places for names, days and figures.

use crate::model::Language;

/// The phrases in one language. `{0}`, `{1}` … are filled in by [`super::fill`].
#[derive(Debug)]
pub struct ArchiveWords {
    // The page of all editions
    /// Its title, and the way to it.
    pub page: &'static str,
    /// What it shows.
    pub lead: &'static str,
    /// The way to it from an older edition.
    pub all_editions: &'static str,
    /// Above the editions.
    pub editions: &'static str,
    /// Above their columns: the edition, when it was the newest, what was made of it since, ways.
    pub heads: [&'static str; 4],
    /// `{0}` the last day of the report of an edition without a date.
    pub report_until: &'static str,
    /// `{0}` the first day on which it was the newest.
    pub from: &'static str,
    /// The day on which it came is not known.
    pub from_unknown: &'static str,
    /// `{0}` the last day on which it was the newest.
    pub until: &'static str,
    /// `{0}` the title of the next edition, of which the day is not known.
    pub until_unknown: &'static str,
    /// It still is.
    pub until_now: &'static str,
    /// A newer one was there already when it came.
    pub never_newest: &'static str,
    /// One erratum; `{0}` of them.
    pub errata: [&'static str; 2],
    /// One figure that a later edition says otherwise; `{0}` of them.
    pub revised: [&'static str; 2],
    /// Neither.
    pub unchanged: &'static str,
}

/// The phrases of that language.
#[must_use]
pub fn archive_words(language: Language) -> &'static ArchiveWords {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    }
}

/// The phrase for one, or the other for several.
#[must_use]
pub fn counted(phrases: [&'static str; 2], count: usize) -> String {
    let [one, several] = phrases;
    if count == 1 { one.to_owned() } else { super::fill(several, &[&count.to_string()]) }
}

const DUTCH: ArchiveWords = ArchiveWords {
    page: "Archief",
    lead: "Alle brieven van dit dossier: wanneer elke brief de nieuwste was, en wat er later in is verbeterd.",
    all_editions: "Alle brieven staan in het archief",
    editions: "Brieven, de nieuwste bovenaan",
    heads: ["Brief", "Was de nieuwste", "Later verbeterd", "Verder"],
    report_until: "verslag tot en met {0}",
    from: "vanaf {0}",
    from_unknown: "vanaf het verschijnen (dag niet bekend)",
    until: "tot en met {0}",
    until_unknown: "tot het verschijnen van ‘{0}’ (dag niet bekend)",
    until_now: "tot nu",
    never_newest: "nooit: er was al een nieuwere",
    errata: ["1 erratum", "{0} errata"],
    revised: ["1 cijfer herzien in een latere brief", "{0} cijfers herzien in latere brieven"],
    unchanged: "niets",
};

const ENGLISH: ArchiveWords = ArchiveWords {
    page: "Archive",
    lead: "All editions of this dossier: when each was the newest, and what was corrected in it later.",
    all_editions: "All editions are in the archive",
    editions: "Editions, the newest first",
    heads: ["Edition", "Was the newest", "Corrected later", "More"],
    report_until: "report up to and including {0}",
    from: "from {0}",
    from_unknown: "from its publication (day not known)",
    until: "up to and including {0}",
    until_unknown: "until ‘{0}’ was published (day not known)",
    until_now: "until now",
    never_newest: "never: a newer one was there already",
    errata: ["1 erratum", "{0} errata"],
    revised: ["1 figure revised in a later edition", "{0} figures revised in later editions"],
    unchanged: "nothing",
};
