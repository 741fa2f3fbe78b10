//! What a site says of itself: what its signs mean, what is checked before publication and what is not, and how it is
//! made accessible. Sentences for readers, per language.

use serde::Serialize;

use crate::model::Language;

/// The sentences in one language.
#[derive(Debug, Serialize)]
pub struct ExplainingWords {
    /// Its file.
    #[serde(skip)]
    pub explanation_folder: &'static str,
    /// The title of the page of signs and checks, and the way to it.
    pub explanation: &'static str,
    /// What that page is.
    pub lead: &'static str,
    /// Above the signs of the site's tables.
    pub signs: &'static str,
    /// What holds of all of them.
    pub signs_text: &'static str,
    /// Above the verdicts.
    pub verdicts: &'static str,
    /// What they are about.
    pub verdicts_text: &'static str,
    /// What each means, in the order of `Verdict`.
    #[serde(skip)]
    pub verdict_meanings: [&'static str; 5],
    /// Everything else: a heading, and its sentences one below the other.
    pub parts: &'static [Explained],
    /// Its file.
    #[serde(skip)]
    pub accessibility_folder: &'static str,
    /// The title of the page of accessibility, and the way to it.
    pub accessibility: &'static str,
    /// Before the way to the statement.
    pub statement: &'static str,
    /// There is no statement.
    pub no_statement: &'static str,
    /// Above what the site does.
    pub made_for_all: &'static str,
    /// What it does.
    pub measures: &'static [&'static str],
    /// Above whom to write to.
    pub problem: &'static str,
    /// Before the publisher.
    pub problem_text: &'static str,
}

/// A part of the explanation.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// What `#` addresses, behind `deel.`.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its sentences, in the order in which they stand.
    pub lines: &'static [&'static str],
}

/// The sentences in that language.
#[must_use]
pub fn explaining_words(language: Language) -> &'static ExplainingWords {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

const DUTCH: ExplainingWords = ExplainingWords {
    explanation_folder: "uitleg",
    explanation: "Tekens en controles",
    lead: "Wat de tekens in tabellen en grafieken betekenen, en wat is nagegaan voordat een brief hier verschijnt.",
    signs: "Tekens in de tabellen",
    signs_text: "Deze tekens komen voor in de tabellen van deze site. Onder elke tabel staat wat ze daar betekenen.",
    verdicts: "Het oordeel over een bewering",
    verdicts_text: "Wie schrijft dat iets ‘meer dan’, ‘nooit’ of ‘het hoogste’ is, beweert iets over cijfers. Achter zo’n \
                    bewering staat een nummer. Dat leidt naar de berekening en naar een van deze oordelen:",
    verdict_meanings: [
        "uit de cijfers blijkt het tegendeel.",
        "deze cijfers zijn er niet geschikt voor, bijvoorbeeld omdat een deel van een jaar naast een heel jaar staat.",
        "door afgeronde, afgeschermde of ontbrekende cijfers is het niet te bepalen.",
        "dit klopt voor de beschikbare cijfers, maar de zin gaat over meer, bijvoorbeeld over eerdere jaren.",
        "dit volgt uit de cijfers, hoe er ook is afgerond.",
    ],
    parts: &[
        Explained {
            id: "afronding",
            title: "Afgeronde en afgeschermde cijfers",
            lines: &[
                "Een afgerond cijfer staat voor alle getallen die erop worden afgerond. Is afgerond op vijftallen, dan is \
                 460 ten minste 458 en ten hoogste 462. De berekeningen \
                 houden met al die mogelijkheden rekening.",
                "Een afgeschermd cijfer, zoals <5, wordt nergens als 0 of als 5 gelezen of getekend, maar als alle waarden \
                 die het kan hebben. Wat onbekend is, telt nooit als nul.",
                "Een deel van een jaar wordt niet omgerekend naar een heel jaar en er niet mee vergeleken. Er is één uitzondering: \
                 is een aantal over een deel van een jaar al groter dan dat over een heel jaar, dan staat dat vast.",
            ],
        },
        Explained {
            id: "grafieken",
            title: "Grafieken",
            lines: &[
                "Een gearceerde kolom of een open punt staat voor een deel van een jaar; geen lijn verbindt het met hele jaren.",
                "Een vlak met een streepjesrand staat voor alles wat een afgeschermd cijfer kan zijn. Waar geen cijfer is, \
                 staat niets.",
                "Bij elke grafiek staan de cijfers als tabel en een beschrijving in woorden.",
            ],
        },
        Explained {
            id: "cijfers",
            title: "Cijfers in de tekst",
            lines: &[
                "Elk cijfer in de tekst is verbonden met een cijfer in een tabel, of met een opgave achter in de brief. Daar \
                 staat wat de bron is, of dat er geen is. Verschillen tekst en tabel, dan wordt de site niet gemaakt, tenzij \
                 bij de brief staat waarom.",
                "Andere getallen in de tekst staan achter in de brief, met de reden waarom ze geen cijfer van de brief zijn.",
            ],
        },
        Explained {
            id: "later",
            title: "Na de publicatie",
            lines: &[
                "Een cijfer dat anders is dan in een vorige brief, heeft een reden, die op de pagina ‘Sinds de vorige brief’ \
                 staat.",
                "Een brief die is vastgelegd, verandert niet meer. Wat daarna wordt verbeterd, staat met datum en reden \
                 boven de brief.",
            ],
        },
        Explained {
            id: "grenzen",
            title: "Wat niet wordt nagegaan",
            lines: &[
                "Of de bron goed heeft geteld, is hier niet na te gaan.",
                "Beweringen worden herkend aan een lijst van woorden; niet elke bewering wordt als zodanig herkend. Of de \
                 formule achter een bewering precies zegt wat de woorden zeggen, beoordeelt een mens.",
                "Waar een bevinding is aanvaard, staat de reden bij de brief.",
            ],
        },
    ],
    accessibility_folder: "toegankelijkheid",
    accessibility: "Toegankelijkheid",
    statement: "In hoeverre deze site aan de eisen voldoet, staat in de verklaring:",
    no_statement: "Voor deze site is geen toegankelijkheidsverklaring opgegeven.",
    made_for_all: "Hoe deze site is gemaakt",
    measures: &[
        "De site is gemaakt om zonder script, met het toetsenbord en met een schermlezer te gebruiken.",
        "Bij elke grafiek staan de cijfers als tabel en een beschrijving in woorden; kleur is nooit het enige onderscheid.",
        "Tabellen hebben koppen voor rijen en kolommen, en een teken in een tabel wordt in woorden voorgelezen.",
        "De pagina’s passen op een telefoon, kunnen worden vergroot, houden rekening met uw kleurinstellingen en zijn te printen.",
        "Van woorden in een andere taal is aangegeven welke taal het is.",
    ],
    problem: "Werkt er iets niet?",
    problem_text: "Laat het weten aan",
};

const ENGLISH: ExplainingWords = ExplainingWords {
    explanation_folder: "explanation",
    explanation: "Signs and checks",
    lead: "What the signs in tables and charts mean, and what was checked before a report is published here.",
    signs: "Signs in the tables",
    signs_text: "These signs are found in the tables of this site. What they mean is explained below each table.",
    verdicts: "The verdict on a claim",
    verdicts_text: "Words such as ‘more than’, ‘never’ and ‘the highest’ claim something about figures. Such a claim is \
                    followed by a number, which leads to the calculation and to one of these verdicts:",
    verdict_meanings: [
        "the figures say the opposite.",
        "these figures are not fit to show it, for instance because part of a year is beside a whole year.",
        "it cannot be decided, because figures are rounded, withheld or missing.",
        "it is true of the available figures, but the sentence says more, for instance about earlier years.",
        "the figures say so, however they were rounded.",
    ],
    parts: &[
        Explained {
            id: "afronding",
            title: "Rounded and withheld figures",
            lines: &[
                "A rounded figure stands for all numbers that are rounded to it. Rounded to fives, 460 is at least 458 and \
                 at most 462. The calculations allow for all of these.",
                "A withheld figure, such as <5, is never read or drawn as 0 or as 5, but as every value that it can have. What \
                 is unknown never counts as zero.",
                "Part of a year is not extrapolated to a whole year, nor compared with one. There is one exception: if a count \
                 over part of a year is already greater than that over a whole year, that is certain.",
            ],
        },
        Explained {
            id: "grafieken",
            title: "Charts",
            lines: &[
                "A hatched column or a hollow point stands for a part of a year; no line joins it to whole years.",
                "An area with a dashed edge stands for everything that a withheld figure can be. Where there is no figure, \
                 nothing is drawn.",
                "Every chart comes with its figures as a table and a description in words.",
            ],
        },
        Explained {
            id: "cijfers",
            title: "Figures in the text",
            lines: &[
                "Every figure in the text is bound to a figure in a table, or to a statement at the end of the report. There it \
                 says what the source is, or that there is none. Where text and table differ the site is not made, unless \
                 the report says why.",
                "Other numbers in the text are listed at the end of the report, with the reason why they are no figures of it.",
            ],
        },
        Explained {
            id: "later",
            title: "After publication",
            lines: &[
                "A figure that differs from an earlier report has a reason, which is on the page ‘Since the \
                 previous report’.",
                "A report that was frozen no longer changes. What is corrected afterwards is listed above it, with date \
                 and reason.",
            ],
        },
        Explained {
            id: "grenzen",
            title: "What is not checked",
            lines: &[
                "Whether the source counted correctly cannot be checked here.",
                "Claims are recognised by a list of words; not every claim is recognised as one. Whether the formula behind a \
                 claim says exactly what the words say is for people to judge.",
                "Where a finding was accepted, the report gives the reason.",
            ],
        },
    ],
    accessibility_folder: "accessibility",
    accessibility: "Accessibility",
    statement: "How far this site meets the requirements is set out in its statement:",
    no_statement: "No accessibility statement was given for this site.",
    made_for_all: "How this site is made",
    measures: &[
        "This site is made to be used without scripts, with the keyboard and with a screen reader.",
        "Every chart comes with its figures as a table and a description in words; colour is never the only difference.",
        "Tables have headers for rows and columns, and a sign in a table is spoken in words.",
        "Pages fit on a phone, can be enlarged, respect your colour settings and can be printed.",
        "Words in another language are marked with that language.",
    ],
    problem: "Does something not work?",
    problem_text: "Please tell",
};

const FRENCH: ExplainingWords = ExplainingWords {
    explanation_folder: "explications",
    explanation: "Signes et contrôles",
    lead: "Ce que signifient les signes des tableaux et des graphiques, et ce qui a été contrôlé avant qu’un rapport ne paraisse \
           ici.",
    signs: "Signes dans les tableaux",
    signs_text: "Ces signes se trouvent dans les tableaux de ce site. Sous chaque tableau est indiqué ce qu’ils y signifient.",
    verdicts: "L’appréciation d’une affirmation",
    verdicts_text: "Des mots comme «\u{a0}plus que\u{a0}», «\u{a0}jamais\u{a0}» et «\u{a0}le plus élevé\u{a0}» affirment quelque chose des \
                    chiffres. Une telle affirmation est suivie d’un numéro, qui mène au calcul et à l’une de ces appréciations\u{a0}:",
    verdict_meanings: [
        "les chiffres disent le contraire.",
        "ces chiffres ne permettent pas de le dire, par exemple parce qu’une partie d’une année est mise à côté d’une année complète.",
        "des chiffres arrondis, masqués ou manquants laissent la question ouverte.",
        "c’est vrai des chiffres disponibles, mais la phrase va plus loin, par exemple sur les années antérieures.",
        "les chiffres le disent, quel que soit l’arrondi.",
    ],
    parts: &[
        Explained {
            id: "afronding",
            title: "Chiffres arrondis et masqués",
            lines: &[
                "Un chiffre arrondi représente tous les nombres qui s’arrondissent à lui. Arrondi à 5 près, 460 vaut au moins \
                 458 et au plus 462. Tous ces nombres entrent dans les calculs.",
                "Un chiffre masqué, comme <5, n’est jamais lu ni dessiné comme 0 ou 5, mais comme tout ce qu’il peut être. Ce \
                 qui est inconnu ne compte jamais pour zéro.",
                "Une partie d’une année n’est pas extrapolée à une année complète, ni comparée à elle. Il y a une exception\u{a0}: si \
                 un nombre sur une partie d’une année dépasse déjà celui d’une année complète, c’est certain.",
            ],
        },
        Explained {
            id: "grafieken",
            title: "Graphiques",
            lines: &[
                "Une colonne hachurée ou un point vide représente une partie d’une année\u{a0}; aucune ligne ne la relie aux années \
                 complètes.",
                "Une surface au bord en tirets représente tout ce qu’un chiffre masqué peut être. Là où il n’y a pas de \
                 chiffre, il n’y a rien.",
                "À côté de chaque graphique se trouvent ses chiffres en tableau et une description en mots.",
            ],
        },
        Explained {
            id: "cijfers",
            title: "Chiffres dans le texte",
            lines: &[
                "Chaque chiffre du texte est lié à un chiffre d’un tableau, ou à une mention à la fin du rapport, où il est \
                 indiqué quelle est la source, ou qu’il n’y en a pas. Si le texte et le tableau diffèrent, le site n’est pas \
                 produit, sauf si le rapport dit pourquoi.",
                "Les autres nombres du texte figurent à la fin du rapport, avec la raison pour laquelle ils n’en sont pas des chiffres.",
            ],
        },
        Explained {
            id: "later",
            title: "Après la publication",
            lines: &[
                "Un chiffre qui diffère d’un rapport antérieur a une raison, qui figure sur la page des modifications.",
                "Un rapport figé ne change plus. Ce qui est corrigé ensuite figure au-dessus de lui, avec la date et la \
                 raison.",
            ],
        },
        Explained {
            id: "grenzen",
            title: "Ce qui n’est pas contrôlé",
            lines: &[
                "Il n’est pas possible de vérifier ici si la source a bien compté.",
                "Les affirmations sont reconnues à une liste de mots\u{a0}; toutes ne sont pas reconnues. Que la formule d’une \
                 affirmation dise exactement ce que disent les mots, c’est à une personne d’en juger.",
                "Là où un constat a été accepté, la raison figure dans le rapport.",
            ],
        },
    ],
    accessibility_folder: "accessibilite",
    accessibility: "Accessibilité",
    statement: "La déclaration dit dans quelle mesure ce site répond aux exigences\u{a0}:",
    no_statement: "Ce site n’a pas de déclaration d’accessibilité.",
    made_for_all: "Comment ce site est fait",
    measures: &[
        "Le site est fait pour être utilisé sans script, au clavier et avec un lecteur d’écran.",
        "À côté de chaque graphique se trouvent ses chiffres en tableau et une description\u{a0}; la couleur n’est jamais la seule \
         différence.",
        "Les tableaux ont des en-têtes de lignes et de colonnes, et un signe dans un tableau est lu en mots.",
        "Les pages tiennent sur un téléphone, peuvent être agrandies, tiennent compte de vos réglages de couleurs et s’impriment.",
        "La langue des mots d’une autre langue est indiquée.",
    ],
    problem: "Quelque chose ne fonctionne pas\u{a0}?",
    problem_text: "Signalez-le à",
};
