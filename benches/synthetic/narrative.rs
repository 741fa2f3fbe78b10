//! The words of an edition: sentences drawn from a stock, with bound figures, claims, links and footnotes between.

use super::Edition;
use super::data::Span;

/// Sentences without a number or a judgement, which would have to be bound to something.
const STOCK: [&str; 16] = [
    "De dienst voert gesprekken met de autoriteiten van het land over de afspraken die eerder zijn gemaakt.",
    "Het kabinet hecht aan een goede relatie en bespreekt de samenwerking op alle niveaus.",
    "Ambtenaren van beide landen wisselen gegevens uit over de behandeling van lopende zaken.",
    "De werkgroep bereidt het overleg voor en legt de uitkomsten daarvan vast in een verslag.",
    "Wie niet mag blijven, krijgt begeleiding bij het vertrek en zo nodig ondersteuning bij de terugkeer.",
    "De ambassade onderhoudt het contact met de ministeries en volgt de uitvoering van het plan.",
    "Ook de bescherming van migranten en de bestrijding van mensensmokkel komen daarbij aan de orde.",
    "De cijfers in de tabellen komen uit de registraties van de diensten die bij de keten betrokken zijn.",
    "Het duurt soms lang voordat de nationaliteit van een persoon kan worden vastgesteld.",
    "De Kamer is eerder geïnformeerd over de afspraken en over de manier waarop die worden uitgevoerd.",
    "Gemeenten en maatschappelijke organisaties zijn betrokken bij de opvang en de voorbereiding van het vertrek.",
    "Een zaak telt mee in het jaar waarin de aanvraag is ingediend of het vertrek is vastgesteld.",
    "De autoriteiten zien een persoon graag voordat zij een vervangend reisdocument afgeven.",
    "Over de voortgang van het overleg wordt na afloop van de volgende bijeenkomst bericht.",
    "De uitvoering vraagt om nauwe samenwerking tussen de diensten, de politie en de marechaussee.",
    "Waar de registratie geen antwoord geeft op de vraag van de Kamer, staat dat bij het verzoek.",
];

pub(super) fn files(edition: Edition) -> [(&'static str, String); 5] {
    [
        ("10-inleiding.md", introduction(edition)),
        ("20-stand-van-zaken.md", state(edition)),
        ("30-overleg.md", talks(edition)),
        ("40-cijfers.md", figures(edition)),
        ("50-duiding.md", reading(edition)),
    ]
}

/// A paragraph of the stock; `place` is that of the paragraph in the edition.
fn stock(edition: Edition, place: usize, sentences: usize) -> String {
    let start = edition.dossier * 3 + edition.at * 5 + place * 7;
    let drawn: Vec<&str> = (0..sentences).map(|at| STOCK[(start + at * 3) % STOCK.len()]).collect();
    drawn.join(" ")
}

fn introduction(edition: Edition) -> String {
    format!(
        "# Inleiding

{}

Deze brief volgt op de [vorige brief](edition:{}#duiding). Hij beantwoordt het [verzoek om voortgang](request:voortgang) \
en de [toezegging over aantallen](request:aantallen).[^kamer]

{}

[^kamer]: De afspraken zijn aan de Kamer gezonden ([Kamerstuk 19 637, nr. 2848](kst:19637-2848)).
",
        stock(edition, 0, 3),
        previous(edition).id(),
        stock(edition, 1, 3)
    )
}

fn previous(edition: Edition) -> Edition {
    Edition { at: edition.at.saturating_sub(1), ..edition }
}

fn state(edition: Edition) -> String {
    format!(
        "# Stand van zaken

## Afspraken

{}

Het [overleg](term:gc) is [twee keer per jaar](exempt:afspraak) voorzien. Het *Gemengd comité* heet in het Frans \
[Comité mixte](lang:fr).

## Terugkeer en bewaring

{}

Ten tijde van de brief waren er [ca. 200](stated:plaatsen) plaatsen voor [vreemdelingenbewaring](term:bewaring). In \
[ruim 300](stated:onttrekking) gevallen onttrok iemand zich aan het **toezicht**.
",
        stock(edition, 2, 4),
        stock(edition, 3, 3)
    )
}

fn talks(edition: Edition) -> String {
    format!(
        "# Overleg

{}

- {}
- {}
- {}

> {}

{}
",
        stock(edition, 4, 3),
        stock(edition, 5, 1),
        stock(edition, 6, 1),
        stock(edition, 7, 1),
        stock(edition, 8, 1),
        stock(edition, 9, 2)
    )
}

fn figures(edition: Edition) -> String {
    let (year, series) = (edition.year() - 1, edition.series());
    let (whole, before) = (Span::Year(year), Span::Year(year - 1));
    let earlier = year - 1;
    format!(
        "# Cijfers

## Aanvragen

In {year} waren er [{}](figure:aanvragen.eerste@{year}) eerste aanvragen, met de herhaalde erbij \
[{}](<figure:aanvragen.eerste@{year} + aanvragen.herhaalde@{year}>). In {earlier} waren het er \
[{}](figure:aanvragen.eerste@{earlier}).[^telling]

![](table:aanvragen)

![](chart:aanvragen)

{}

## Terugkeer

In {year} vertrokken [{}](figure:terugkeer.zelfstandig@{year}) personen zelfstandig en \
[{}](figure:terugkeer.gedwongen@{year}) gedwongen; in {earlier} waren dat er \
[](figure:terugkeer.zelfstandig@{earlier}) en [](figure:terugkeer.gedwongen@{earlier}).

![](table:terugkeer)

![](chart:vertrek)

## Bewaring

{}

![](table:bewaring)

![](chart:bewaring)

## Behandeling

Van de asielzaken werd in het eerste kwartaal van {year} [{} %](figure:doorlooptijd.asiel@{year}-Q1) binnen de \
termijn behandeld.

![](table:doorlooptijd)

[^telling]: De telling volgt de dag van de aanvraag.
",
        series.first(whole),
        series.first_and_repeated(whole),
        series.first(before),
        stock(edition, 10, 2),
        series.alone(whole),
        series.forced(whole),
        stock(edition, 11, 1),
        series.in_time("asiel", year, 1)
    )
}

fn reading(edition: Edition) -> String {
    let claims: Vec<String> = (0..edition.claims).map(|at| claim(edition, at)).collect();
    format!(
        "# Duiding

## Vertrek

{}

{}

## Aanvragen

{} Zie ook [de cijfers](#cijfers).

{}

{}
",
        stock(edition, 12, 2),
        stock(edition, 13, 2),
        stock(edition, 14, 1),
        claims.join("\n\n"),
        stock(edition, 15, 2)
    )
}

/// A sentence that claims something, with its assertion under it; each form is true whatever the figures of a dossier.
fn claim(edition: Edition, at: usize) -> String {
    let year = edition.year() - 1;
    let forms = [
        ("Minder mensen vertrekken gedwongen dan er instromen", "terugkeer.gedwongen < terugkeer.instroom".to_owned()),
        (
            "Hooguit de helft van de instroom vertrekt",
            format!("terugkeer.vertrek / terugkeer.instroom <= 50% in each {year}, last"),
        ),
        ("Er zijn meer eerste aanvragen dan hervestigingen", "aanvragen.eerste > aanvragen.hervestiging".to_owned()),
        (
            "Samen zijn het er meer dan de eerste alleen",
            format!("aanvragen.eerste@{year} + aanvragen.herhaalde@{year} > aanvragen.eerste@{year}"),
        ),
        (
            "De eerste aanvragen zijn de meeste",
            format!("aanvragen.eerste@{year} > each sum(aanvragen.herhaalde@{year}, 0)"),
        ),
        (
            "Het zelfstandig vertrek is minder dan de instroom",
            format!("max(terugkeer.zelfstandig@{year}, terugkeer.gedwongen@{year}) < terugkeer.instroom@{year}"),
        ),
    ];
    let (words, assertion) = &forms[at % forms.len()];
    format!("[{words}][c{at}].\n\n[c{at}]: claim: \"{assertion}\"")
}
