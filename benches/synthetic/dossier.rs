//! What a dossier holds beside its editions: its timeline, the requests that they answer, its terms.

use super::{Edition, FIRST_YEAR};

/// The requests of a dossier; every edition answers one of them, so the work for one edition stays the same.
const REQUESTS: [(&str, &str); 4] = [
    ("rapportage", "motie"),
    ("aantallen", "toezegging"),
    ("voortgang", "verzoek"),
    ("bezetting", "informatieverzoek"),
];

pub(super) fn files(number: usize, editions: usize) -> [(&'static str, String); 3] {
    [
        ("dossier.toml", dossier(number, editions)),
        ("requests.toml", requests(number, editions)),
        ("glossary.toml", GLOSSARY.to_owned()),
    ]
}

fn dossier(number: usize, editions: usize) -> String {
    let head = format!(
        r#"title = "Nederland en voorbeeldland {number}"
subject = "Migratiepartnerschap"
summary = "Dit dossier volgt de afspraken, het overleg en de cijfers over asielaanvragen, terugkeer en bewaring."
dossiers = ["19637"]

[[body]]
id = "overleg"
name = "Gemengd comité"
abbreviation = "GC"
text = "Overleg op hoog niveau over migratie."
meets = "twee keer per jaar (voorzien)"

[[body]]
id = "werkgroep"
name = "Werkgroep terugkeer"
parent = "overleg"
text = "De werkgroep bereidt het overleg voor."
topics = ["terugkeer", "grenzen", "reguliere migratie"]
"#
    );
    let years = FIRST_YEAR - 4..FIRST_YEAR + editions.max(super::EDITIONS) / 2;
    head + &years.map(events).collect::<String>()
}

fn events(year: usize) -> String {
    format!(
        r#"
[[event]]
id = "afspraak-{year}"
when = "{year}-03"
label = "Afspraak"
text = "De landen maken nieuwe afspraken over terugkeer."

[[event]]
id = "overleg-{year}"
when = "{year}-09-12"
label = "Overleg"
text = "Hoge ambtenaren komen bijeen voor overleg."
kamerstuk = "19637-2992"
"#
    )
}

fn requests(number: usize, editions: usize) -> String {
    let request = |(at, (id, kind))| {
        let answered =
            (at..editions).step_by(REQUESTS.len()).map(|at| answer(Edition { dossier: number, at, claims: 0 }));
        format!(
            r#"
[[request]]
id = "{id}"
kind = "{kind}"
by = "Vaste commissie"
title = "Gevraagd is om de Kamer geregeld te informeren over de {id}."
kamerstuk = "19637-2848"
"#
        ) + &answered.collect::<String>()
    };
    REQUESTS.into_iter().enumerate().map(request).collect()
}

fn answer(edition: Edition) -> String {
    format!(
        r#"
[[request.answer]]
edition = "{}"
sections = ["cijfers", "duiding"]
status = "Deels Voldaan"
text = "De brief is de rapportage daarover."
"#,
        edition.id()
    )
}

const GLOSSARY: &str = r#"[[term]]
id = "gc"
term = "Gemengd comité"
abbreviation = "GC"
definition = "Het overleg op hoog niveau tussen de landen."

[[term]]
id = "gedwongen-vertrek"
term = "gedwongen vertrek"
definition = "Vertrek dat de overheid uitvoert, zo nodig met dwang."

[[term]]
id = "zelfstandig-vertrek"
term = "zelfstandig vertrek"
definition = "Vertrek dat de vreemdeling zelf uitvoert."

[[term]]
id = "bewaring"
term = "vreemdelingenbewaring"
definition = "Een maatregel waarbij iemand wordt vastgehouden om het vertrek mogelijk te maken."
"#;
