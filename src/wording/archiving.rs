//! What is said of the past of a dossier, per language: phrases with places for names, days and figures.

use serde::Serialize;

use crate::model::Language;

/// The phrases in one language. `{0}`, `{1}` … are filled in by [`super::fill`].
#[derive(Debug, Serialize)]
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
    /// The same of a translation only.
    pub errata_translated: [&'static str; 2],
    /// One figure that a later edition says otherwise; `{0}` of them.
    pub revised: [&'static str; 2],
    /// Neither.
    pub unchanged: &'static str,
    /// The way to what stood on the day on which an edition came.
    pub state_then: &'static str,

    // What stood on a day
    /// Above the days.
    pub days: &'static str,
    /// How to find a day.
    pub days_text: &'static str,
    /// Where an edition without a date stands among them.
    pub undated_text: &'static str,
    /// `{0}` a day.
    pub on_day: &'static str,
    /// The same where nobody knows on which day it came: `{0}` the last day of its report.
    pub with_report: &'static str,
    /// `{0}` how long it stood.
    pub stood: &'static str,
    /// It still stands.
    pub stands: &'static str,
    /// What the address of such a page means.
    pub address_text: &'static str,
    /// Ways to the states beside it, for screen readers.
    pub other_days: &'static str,
    /// `{0}` the state before it.
    pub earlier: &'static str,
    /// `{0}` the state after it.
    pub later: &'static str,
    /// Above what happened.
    pub happened: &'static str,
    /// Before an edition that came.
    pub came: &'static str,
    /// Before an edition that has no date.
    pub came_undated: &'static str,
    /// Before an edition that was corrected.
    pub corrected: &'static str,
    /// Above the newest edition of the day.
    pub newest: &'static str,
    /// Above the requests.
    pub requests: &'static str,
    /// Above their columns: the request, what stood of it.
    pub request_heads: [&'static str; 2],
    /// Nothing had been asked yet.
    pub nothing_asked: &'static str,
    /// Above what was asked afterwards.
    pub asked_meanwhile: &'static str,
    /// Above the figures.
    pub figures: &'static str,
    /// What they are.
    pub figures_text: &'static str,
    /// Above their columns: row, period, figure, what became of it.
    pub figure_heads: [&'static str; 4],
    /// `{0}` the day of an erratum.
    pub by_erratum: &'static str,
    /// An erratum took it away.
    pub dropped: &'static str,
    /// Of a long table, of which only figures are shown that changed.
    pub only_revised: &'static str,
    /// Above tables of which no figure is shown.
    pub other_tables: &'static str,
    /// Above what was corrected in the newest edition later.
    pub errata_later: &'static str,
    /// `{0}` the day on which the next report was due.
    pub next_due: &'static str,
    /// The same where that day had passed.
    pub was_due: &'static str,

    // What was due and what came
    /// Above the calendar.
    pub calendar: &'static str,
    /// How its days are counted.
    pub calendar_text: &'static str,
    /// Above its table.
    pub calendar_caption: &'static str,
    /// Above its columns: when it was due, what came, how that turned out.
    pub calendar_heads: [&'static str; 3],
    /// `{0}` the first day, `{1}` the last, `{2}` how many.
    pub several_times: &'static str,
    /// `{0}` a day that is counted from the end of a report.
    pub counted_from_report: &'static str,
    /// No edition came.
    pub nothing_came: &'static str,
    /// No edition is to have come yet.
    pub not_yet: &'static str,
    /// How it turned out.
    pub in_time: &'static str,
    /// `{0}` by how much.
    pub late: &'static str,
    /// Nobody knows.
    pub untold: &'static str,
    /// Nothing came before the next was due.
    pub missed: &'static str,
    /// Nothing has come.
    pub overdue: &'static str,
    /// It is still to come.
    pub awaited: &'static str,
    /// One month; `{0}` of them.
    pub months: [&'static str; 2],
    /// One day; `{0}` of them.
    pub days_late: [&'static str; 2],
    /// Above requests of which no day follows.
    pub without_day: &'static str,
    /// Why not.
    pub without_day_text: &'static str,
}

/// The phrases of that language.
#[must_use]
pub fn archive_words(language: Language) -> &'static ArchiveWords {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

/// The phrase for one, or the other for several.
#[must_use]
pub fn counted(phrases: [&'static str; 2], count: usize) -> String {
    let [one, several] = phrases;
    if count == 1 { one.to_owned() } else { super::fill(several, &[&count.to_string()]) }
}

/// `1 maand en 3 dagen`
#[must_use]
pub fn lapse(months: i32, days: i32, language: Language) -> String {
    let words = archive_words(language);
    let parts = [(words.months, months), (words.days_late, days)];
    let parts = parts.into_iter().filter_map(|(phrases, count)| Some((phrases, usize::try_from(count).ok()?)));
    let said: Vec<String> =
        parts.filter(|(_, count)| *count > 0).map(|(phrases, count)| counted(phrases, count)).collect();
    super::list(&said, language)
}

const DUTCH: ArchiveWords = ArchiveWords {
    page: "Archief",
    lead: "Alle brieven van dit dossier: wanneer elke brief de nieuwste was, en wat er later in is verbeterd of gewijzigd.",
    all_editions: "Alle brieven staan in het archief",
    editions: "Brieven, de nieuwste bovenaan",
    heads: ["Brief", "Was de nieuwste", "Later gewijzigd", "Meer"],
    report_until: "verslag tot en met {0}",
    from: "vanaf {0}",
    from_unknown: "vanaf het verschijnen (dag niet bekend)",
    until: "tot en met {0}",
    until_unknown: "tot het verschijnen van ‘{0}’ (dag niet bekend)",
    until_now: "tot nu",
    never_newest: "nooit: er was al een nieuwere",
    errata: ["1 erratum", "{0} errata"],
    errata_translated: ["1 erratum in een vertaling", "{0} errata in een vertaling"],
    revised: ["1 cijfer herzien in een latere brief", "{0} cijfers herzien in latere brieven"],
    unchanged: "niets",
    state_then: "Stand van zaken toen",
    days: "Stand van zaken op een dag",
    days_text: "De stand van zaken verandert alleen op een dag waarop een brief verscheen of werd verbeterd. Zoek de laatste dag op of vóór de dag die u zoekt: wat daar staat, gold toen ook.",
    undated_text: "Van een brief zonder datum is niet bekend wanneer hij verscheen. Hij staat in deze lijst op de laatste dag waarover hij verslag doet.",
    on_day: "Stand van zaken op {0}",
    with_report: "Stand van zaken met het verslag tot en met {0}",
    stood: "Deze stand gold {0}.",
    stands: "Deze stand geldt nu.",
    address_text: "Wanneer deze brief verscheen, is niet bekend: de brief heeft geen datum. Het adres van deze pagina noemt de laatste dag waarover de brief verslag doet.",
    other_days: "Andere dagen",
    earlier: "Vorige: {0}",
    later: "Volgende: {0}",
    happened: "Wat er nieuw was",
    came: "Verschenen",
    came_undated: "Zonder datum",
    corrected: "Verbeterd",
    newest: "De nieuwste brief van toen",
    requests: "Verzoeken van de Kamer, zoals het er toen voor stond",
    request_heads: ["Verzoek", "Stand van zaken toen"],
    nothing_asked: "Er was nog geen verzoek gedaan.",
    asked_meanwhile: "Gevraagd terwijl deze stand gold",
    figures: "De nieuwste cijfers van toen",
    figures_text: "Van elke regel het cijfer over de laatste periode, zoals de nieuwste brief het toen gaf. Is het later gewijzigd, dan staat het nieuwe cijfer ernaast. Onder de tabel staat in welke brief en waarom.",
    figure_heads: ["Onderdeel", "Periode", "Toen", "Later"],
    by_erratum: "erratum van {0}",
    dropped: "vervallen",
    only_revised: "Alleen de cijfers die later zijn gewijzigd. Alle cijfers staan op de pagina van de tabel:",
    other_tables: "Andere tabellen in deze brief",
    errata_later: "Wat later in deze brief is verbeterd",
    next_due: "Volgend bericht uiterlijk {0}",
    was_due: "Het volgende bericht had er uiterlijk {0} moeten zijn",
    calendar: "Wanneer brieven moesten verschijnen en verschenen",
    calendar_text: "Bij elk verzoek om periodiek bericht: de dag waarop het volgende bericht er uiterlijk moest zijn, en de brief waarin het stond. Noemt het verzoek een dag van het jaar, dan geldt die. Anders loopt de termijn vanaf de dag van het verzoek, en daarna steeds vanaf de laatste brief die het behandelde.",
    calendar_caption: "Periodieke berichten waar de Kamer om vroeg",
    calendar_heads: ["Uiterlijk", "Verschenen", "Uitkomst"],
    several_times: "{0} tot en met {1} ({2} keer)",
    counted_from_report: "{0} (gerekend vanaf het eind van een verslagperiode)",
    nothing_came: "geen brief",
    not_yet: "nog geen brief",
    in_time: "op tijd",
    late: "{0} te laat",
    untold: "niet vast te stellen: een brief heeft geen datum",
    missed: "niet verschenen",
    overdue: "te laat",
    awaited: "nog te verwachten",
    months: ["1 maand", "{0} maanden"],
    days_late: ["1 dag", "{0} dagen"],
    without_day: "Verzoeken zonder uiterste datum",
    without_day_text: "Uit deze verzoeken blijkt niet wanneer een bericht er uiterlijk moest zijn.",
};

const ENGLISH: ArchiveWords = ArchiveWords {
    page: "Archive",
    lead: "All editions of this dossier: when each was the newest, and what was corrected or changed in it later.",
    all_editions: "All editions are in the archive",
    editions: "Editions, the newest first",
    heads: ["Edition", "Was the newest", "Changed later", "More"],
    report_until: "report up to and including {0}",
    from: "from {0}",
    from_unknown: "from its publication (day not known)",
    until: "up to and including {0}",
    until_unknown: "until ‘{0}’ was published (day not known)",
    until_now: "until now",
    never_newest: "never: there was already a newer one",
    errata: ["1 erratum", "{0} errata"],
    errata_translated: ["1 erratum in a translation", "{0} errata in a translation"],
    revised: ["1 figure revised in a later edition", "{0} figures revised in later editions"],
    unchanged: "nothing",
    state_then: "State of affairs then",
    days: "State of affairs on a day",
    days_text: "The state of affairs only changes on a day on which an edition was published or corrected. Find the last day on or before the day you are looking for: what it says was also true then.",
    undated_text: "It is not known when an edition without a date was published. This list has it on the last day that it reports on.",
    on_day: "State of affairs on {0}",
    with_report: "State of affairs with the report up to and including {0}",
    stood: "This state held {0}.",
    stands: "This state holds now.",
    address_text: "When this edition was published is not known: it has no date. The address of this page names the last day that it reports on.",
    other_days: "Other days",
    earlier: "Previous: {0}",
    later: "Next: {0}",
    happened: "What was new",
    came: "Published",
    came_undated: "Without a date",
    corrected: "Corrected",
    newest: "The newest edition of the day",
    requests: "Requests of parliament, as they stood then",
    request_heads: ["Request", "State of affairs then"],
    nothing_asked: "No request had been made yet.",
    asked_meanwhile: "Asked while this state held",
    figures: "The newest figures of the day",
    figures_text: "For each row, the figure for the latest period, as the newest edition gave it then. Where it was changed later, the new figure is beside it. Below the table is in which edition and why.",
    figure_heads: ["Item", "Period", "Then", "Later"],
    by_erratum: "erratum of {0}",
    dropped: "dropped",
    only_revised: "Only the figures that were changed later. All figures are on the page of the table:",
    other_tables: "Other tables in this edition",
    errata_later: "What was corrected in this edition later",
    next_due: "Next report by {0}",
    was_due: "The next report should have come by {0}",
    calendar: "When reports were due and when they were published",
    calendar_text: "For every request for regular reports: the day by which the next report was due, and the edition that contained it. If the request names a day of the year, that applies. Otherwise the period runs from the day of the request, and after that from the last edition that addressed it.",
    calendar_caption: "Regular reports that parliament asked for",
    calendar_heads: ["Due by", "Published", "Outcome"],
    several_times: "{0} up to and including {1} ({2} times)",
    counted_from_report: "{0} (counted from the end of a reporting period)",
    nothing_came: "no edition",
    not_yet: "no edition yet",
    in_time: "on time",
    late: "{0} late",
    untold: "cannot be said: an edition has no date",
    missed: "not published",
    overdue: "late",
    awaited: "still expected",
    months: ["1 month", "{0} months"],
    days_late: ["1 day", "{0} days"],
    without_day: "Requests without a due date",
    without_day_text: "These requests do not say by which day a report was due.",
};

const FRENCH: ArchiveWords = ArchiveWords {
    page: "Archives",
    lead: "Tous les rapports de ce dossier\u{a0}: quand chacun a été le plus récent, et ce qui y a été rectifié ou modifié par la suite.",
    all_editions: "Tous les rapports se trouvent dans les archives",
    editions: "Rapports, du plus récent au plus ancien",
    heads: ["Rapport", "A été le plus récent", "Modifié par la suite", "Voir aussi"],
    report_until: "rapport jusqu’au {0}",
    from: "à partir du {0}",
    from_unknown: "dès sa publication (jour inconnu)",
    until: "jusqu’au {0} inclus",
    until_unknown: "jusqu’à la publication de «\u{a0}{0}\u{a0}» (jour inconnu)",
    until_now: "jusqu’à présent",
    never_newest: "jamais\u{a0}: il en existait déjà un plus récent",
    errata: ["1\u{a0}erratum", "{0}\u{a0}errata"],
    errata_translated: ["1\u{a0}erratum dans une traduction", "{0}\u{a0}errata dans une traduction"],
    revised: [
        "1\u{a0}chiffre révisé dans un rapport ultérieur",
        "{0}\u{a0}chiffres révisés dans des rapports ultérieurs",
    ],
    unchanged: "rien",
    state_then: "État d’avancement à l’époque",
    days: "État d’avancement à une date donnée",
    days_text: "L’état d’avancement ne change que les jours où un rapport est publié ou rectifié. Cherchez le dernier jour qui précède la date voulue ou qui coïncide avec elle\u{a0}: ce qui y figure valait aussi à cette date.",
    undated_text: "On ignore quand un rapport sans date a été publié. Il figure dans cette liste au dernier jour dont il rend compte.",
    on_day: "État d’avancement au {0}",
    with_report: "État d’avancement avec le rapport jusqu’au {0} inclus",
    stood: "Cet état a été valable {0}.",
    stands: "Cet état est valable actuellement.",
    address_text: "On ignore quand ce rapport a été publié\u{a0}: il n’a pas de date. L’adresse de cette page indique le dernier jour dont il rend compte.",
    other_days: "Autres jours",
    earlier: "Précédent\u{a0}: {0}",
    later: "Suivant\u{a0}: {0}",
    happened: "Les nouveautés",
    came: "Publié",
    came_undated: "Sans date",
    corrected: "Rectifié",
    newest: "Le rapport le plus récent à l’époque",
    requests: "Demandes de la Chambre, dans leur état d’alors",
    request_heads: ["Demande", "État d’avancement à l’époque"],
    nothing_asked: "Aucune demande n’avait encore été faite.",
    asked_meanwhile: "Demandé pendant que cet état était valable",
    figures: "Les chiffres les plus récents à l’époque",
    figures_text: "Pour chaque ligne, le chiffre de la dernière période, tel que le rapport le plus récent le donnait alors. S’il a changé depuis, le nouveau figure à côté, et sous le tableau il est indiqué dans quel rapport et pourquoi.",
    figure_heads: ["Élément", "Période", "À l’époque", "Par la suite"],
    by_erratum: "erratum du {0}",
    dropped: "supprimé",
    only_revised: "Seulement les chiffres qui ont changé par la suite. Tous les chiffres figurent sur la page du tableau\u{a0}:",
    other_tables: "Autres tableaux de ce rapport",
    errata_later: "Ce qui a été rectifié par la suite dans ce rapport",
    next_due: "Prochain rapport au plus tard le {0}",
    was_due: "Le rapport suivant aurait dû paraître au plus tard le {0}",
    calendar: "Quand les rapports étaient attendus et quand ils ont paru",
    calendar_text: "Pour chaque demande de rapports réguliers\u{a0}: le jour auquel le rapport suivant devait paraître au plus tard, et celui dans lequel la demande a été traitée. Si la demande indique un jour de l’année, c’est celui-ci qui compte. Sinon, le délai court à partir du jour de la demande, puis à partir du rapport précédent qui la traite.",
    calendar_caption: "Rapports que la Chambre a demandé de recevoir régulièrement",
    calendar_heads: ["Au plus tard", "Paru", "Résultat"],
    several_times: "{0} au {1} ({2}\u{a0}fois)",
    counted_from_report: "{0} (à compter de la fin d’une période couverte)",
    nothing_came: "aucun rapport",
    not_yet: "pas encore de rapport",
    in_time: "dans les délais",
    late: "{0} de retard",
    untold: "impossible à dire\u{a0}: un rapport n’a pas de date",
    missed: "non paru",
    overdue: "en retard",
    awaited: "encore attendu",
    months: ["1\u{a0}mois", "{0}\u{a0}mois"],
    days_late: ["1\u{a0}jour", "{0}\u{a0}jours"],
    without_day: "Demandes sans date limite",
    without_day_text: "Les termes de ces demandes ne disent pas à quel jour un rapport devait paraître au plus tard.",
};
