//! What the readers and writers of citations are held to.

use proptest::prelude::*;

use super::{
    Aanhangsel, Chamber, Cited, Dossiernummer, Handelingen, Kamerstuk, Ondernummer, Pages, Paper, Session, Slip,
    citations, has_two_meanings, unbroken,
};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// What a text cites, each as a letter would.
fn cited(text: &str) -> Vec<(&str, String)> {
    let written = |found: Cited| {
        let paper = found.paper.map_or_else(|slip| slip.to_string(), |paper| plain(&paper.to_string()));
        (&text[found.range], paper)
    };
    citations(text).into_iter().map(written).collect()
}

#[test]
fn reads_the_ids_of_both_chambers_and_of_budget_chapters() {
    for id in [
        "19637-2848",
        "36200-V-64",
        "kst-30573-J",
        "33328-AI",
        "36600-XX-5",
        "34300-VII-60",
        "19637",
        "36200-VIII",
        "31700-VI-D",
    ] {
        assert_eq!(Paper::parse(id).map(|paper| paper.id()), Ok(Some(id.to_owned())), "{id}");
    }
    for id in [
        "h-tk-20202021-68-3",
        "h-tk-20062007-3564-3568",
        "h-ek-20142015-13-3",
        "ah-tk-20222023-671",
        "kv-tk-2022Z19120",
    ] {
        let address = format!("https://zoek.officielebekendmakingen.nl/{id}.html");
        assert_eq!(Paper::parse(id).map(|paper| (paper.id(), paper.url())), Ok((Some(id.to_owned()), Some(address))));
    }
}

#[test]
fn reads_an_id_in_every_form_in_which_it_is_found() {
    let paper = Paper::parse("36200-V-64");
    for form in [
        "kst-36200-V-64",
        "kst-36200-V-64.html",
        "https://zoek.officielebekendmakingen.nl/kst-36200-V-64.html",
        "https://zoek.officielebekendmakingen.nl/behandelddossier/kst-36200-V-64.html",
        "https://zoek.officielebekendmakingen.nl/kst-36200-V-64/metadata.xml",
        "36 200 V, nr. 64",
        "Kamerstuk 36 200 V, nr. 64",
    ] {
        assert_eq!(Paper::parse(form), paper, "{form}");
    }
    assert_eq!(
        paper.map(|paper| paper.url()),
        Ok(Some("https://zoek.officielebekendmakingen.nl/kst-36200-V-64.html".to_owned()))
    );
}

/// A bare `36200-J` can be fund J of a budget; an official id always names a paper.
#[test]
fn letters_of_the_eerste_kamer_are_told_from_those_of_a_fund_or_not_at_all() {
    let paper = Paper::parse("kst-36200-J").unwrap();
    assert_eq!(plain(&paper.to_string()), "Kamerstuk 36 200, J");
    assert_eq!(paper.id().as_deref(), Some("kst-36200-J"));
    assert_eq!(paper.url().as_deref(), Some("https://zoek.officielebekendmakingen.nl/kst-36200-J.html"));
    for (chapter, number) in [("36200 J", 36200), ("Kamerstuk 36 410 V", 36410), ("35925 IIA", 35925)] {
        let chapter = Paper::parse(chapter).unwrap();
        let Paper::Kamerstuk(Kamerstuk { dossier, number: None, .. }) = &chapter else {
            panic!("{chapter}");
        };
        assert_eq!((dossier.number, chapter.id()), (number, None));
    }
    // 35570, 35925 and 36410 are budgets, of which no number is round; 30573 is none.
    for dossier in ["36200", "35570", "35925", "36410", "30573"] {
        for letters in ["V", "J", "IIA"] {
            let slip = Err(Slip::TwoMeanings(dossier.parse().unwrap(), letters.to_owned()));
            assert_eq!(Paper::parse(&format!("{dossier}-{letters}")), slip);
            assert_eq!(Paper::parse(&format!("Kamerstuk {dossier}-{letters}")), slip);
        }
    }
}

#[test]
fn says_what_of_an_id_cannot_be_read() {
    for (id, slip) in [
        ("36200-Q9-64", Slip::Addition("Q9".to_owned())),
        ("196370-2", Slip::Dossier("196370".to_owned())),
        ("1963-28", Slip::Dossier("1963".to_owned())),
        ("19637-", Slip::NoNumber),
        ("kst-19637", Slip::NoNumber),
        ("19637-2-V", Slip::Addition("2".to_owned())),
        ("19637-284848", Slip::Number("284848".to_owned())),
        ("h-tk-20102012-1-2", Slip::Session("20102012".to_owned())),
        ("kv-tk-19120", Slip::Case("19120".to_owned())),
        ("", Slip::Unknown),
        ("het actieplan", Slip::Unknown),
        ("3620 V, nr. 64", Slip::Dossier("3620".to_owned())),
    ] {
        assert_eq!(Paper::parse(id), Err(slip), "{id}");
    }
}

#[test]
fn finds_what_running_text_cites() {
    for (text, words, paper) in [
        ("(Kamerstuk 36 200 V, nr. 64).", "Kamerstuk 36 200 V, nr. 64", "Kamerstuk 36 200 V, nr. 64"),
        (
            "Kamerstuk 36\u{a0}200\u{202f}V, nr.\u{a0}64",
            "Kamerstuk 36\u{a0}200\u{202f}V, nr.\u{a0}64",
            "Kamerstuk 36 200 V, nr. 64",
        ),
        ("kamerstuk 36200-V, nr.64", "kamerstuk 36200-V, nr.64", "Kamerstuk 36 200 V, nr. 64"),
        ("Kamerstuk 36200 v nr 64", "Kamerstuk 36200 v nr 64", "Kamerstuk 36 200 V, nr. 64"),
        ("KAMERSTUK 36200V, NR. 64", "KAMERSTUK 36200V, NR. 64", "Kamerstuk 36 200 V, nr. 64"),
        ("(Kamerstuk 36.154).", "Kamerstuk 36.154", "Kamerstuk 36 154"),
        ("Kamerstuk 36.496 nr 54", "Kamerstuk 36.496 nr 54", "Kamerstuk 36 496, nr. 54"),
        (
            "Kamerstukken I 1995/96, 23700, nr. 188b, p. 3.",
            "Kamerstukken I 1995/96, 23700, nr. 188b, p. 3",
            "Kamerstuk I 1995/96, 23 700, nr. 188b, p. 3",
        ),
        (
            "Kamerstukken I 2004/05, 29 762 e.a., D (memorie)",
            "Kamerstukken I 2004/05, 29 762 e.a., D",
            "Kamerstuk I 2004/05, 29 762, D",
        ),
        (
            "Kamerstukken I 2021/22, 35 925, nr. E",
            "Kamerstukken I 2021/22, 35 925, nr. E",
            "Kamerstuk I 2021/22, 35 925, E",
        ),
        (
            "Aanhangsel Handelingen TK 2025-2026, nr. 2359",
            "Aanhangsel Handelingen TK 2025-2026, nr. 2359",
            "Aanhangsel Handelingen II 2025/26, nr. 2359",
        ),
        ("Kamerstuk 35925-I-3", "Kamerstuk 35925-I-3", "Kamerstuk 35 925 I, nr. 3"),
        ("Kamerstuk nr. 19 637, nr. 2848", "Kamerstuk nr. 19 637, nr. 2848", "Kamerstuk 19 637, nr. 2848"),
        ("zie Kamerstuk 19637-2848.", "Kamerstuk 19637-2848", "Kamerstuk 19 637, nr. 2848"),
        (
            "Kamerstuk II 2022/23, 19 637, nr. 3077.",
            "Kamerstuk II 2022/23, 19 637, nr. 3077",
            "Kamerstuk II 2022/23, 19 637, nr. 3077",
        ),
        (
            "Kamerstukken II, vergaderjaar 2022-2023, 30 573, nr. 195",
            "Kamerstukken II, vergaderjaar 2022-2023, 30 573, nr. 195",
            "Kamerstuk II 2022/23, 30 573, nr. 195",
        ),
        (
            "Kamerstukken II 2009/10, 27858, nr. 88, p. 3",
            "Kamerstukken II 2009/10, 27858, nr. 88, p. 3",
            "Kamerstuk II 2009/10, 27 858, nr. 88, p. 3",
        ),
        (
            "Kamerstukken I 2008/09, 31700 VI, D, p. 4–6.",
            "Kamerstukken I 2008/09, 31700 VI, D, p. 4–6",
            "Kamerstuk I 2008/09, 31 700 VI, D, p. 4-6",
        ),
        ("Kamerstuk 33 328, AI;", "Kamerstuk 33 328, AI", "Kamerstuk 33 328, AI"),
        ("(Kamerstukken 31945)", "Kamerstukken 31945", "Kamerstuk 31 945"),
        ("Kamerstuk 31728, 30914, nr. 5", "Kamerstuk 31728, 30914, nr. 5", "Kamerstuk 31 728, 30 914, nr. 5"),
        ("Kamerstuk 34 358 (R2065), nr. 3", "Kamerstuk 34 358 (R2065), nr. 3", "Kamerstuk 34 358 (R2065), nr. 3"),
        (
            "Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9",
            "Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9",
            "Bijlage bij Kamerstuk II 2015/16, 34 389, nr. 9",
        ),
        (
            "Handelingen II 2010/11, nr. 108, item 5, p. 25-36",
            "Handelingen II 2010/11, nr. 108, item 5, p. 25-36",
            "Handelingen II 2010/11, nr. 108, item 5, p. 25-36",
        ),
        (
            "Handelingen II 2007/08, nr. 108, p. 7909-7943",
            "Handelingen II 2007/08, nr. 108, p. 7909-7943",
            "Handelingen II 2007/08, nr. 108, p. 7909-7943",
        ),
        (
            "Aanhangsel van de Handelingen, vergaderjaar 2022–2023, nr. 12",
            "Aanhangsel van de Handelingen, vergaderjaar 2022–2023, nr. 12",
            "Aanhangsel Handelingen 2022/23, nr. 12",
        ),
        ("Aanhangsel Handelingen II, nr. 12", "Aanhangsel Handelingen II, nr. 12", "Aanhangsel Handelingen II, nr. 12"),
        ("de Kamervragen 2022Z19120 zijn", "Kamervragen 2022Z19120", "Kamervragen 2022Z19120"),
        ("zie kst-19637-2848.", "kst-19637-2848", "Kamerstuk 19 637, nr. 2848"),
        (
            "https://zoek.officielebekendmakingen.nl/ah-tk-20222023-671.html,",
            "https://zoek.officielebekendmakingen.nl/ah-tk-20222023-671.html",
            "Aanhangsel Handelingen II 2022/23, nr. 671",
        ),
        ("Kamerstuk 30 573, nr. 64 en 30 zaken", "Kamerstuk 30 573, nr. 64", "Kamerstuk 30 573, nr. 64"),
        ("Kamerstuk 19 637, 30 573 Syriërs", "Kamerstuk 19 637", "Kamerstuk 19 637"),
        ("Kamerstuk 19 637, 30 573 zaken", "Kamerstuk 19 637", "Kamerstuk 19 637"),
        ("See parliamentary paper 30 573, no. 64.", "parliamentary paper 30 573, no. 64", "Kamerstuk 30 573, nr. 64"),
        (
            "Voir le document parlementaire 30 573, n° 64.",
            "document parlementaire 30 573, n° 64",
            "Kamerstuk 30 573, nr. 64",
        ),
        ("(Kamerstuk 19 637, nº 2848)", "Kamerstuk 19 637, nº 2848", "Kamerstuk 19 637, nr. 2848"),
    ] {
        assert_eq!(cited(text), [(words, paper.to_owned())], "{text}");
    }
}

#[test]
fn finds_each_paper_of_a_list() {
    let list = |text| cited(text).into_iter().map(|(words, paper)| format!("{words} = {paper}")).collect::<Vec<_>>();
    assert_eq!(
        list("Kamerstukken II, 2022-2023, 30 573, nrs. 195, 196 en 197 gaan daarover."),
        [
            "Kamerstukken II, 2022-2023, 30 573, nrs. 195 = Kamerstuk II 2022/23, 30 573, nr. 195",
            "196 = Kamerstuk II 2022/23, 30 573, nr. 196",
            "197 = Kamerstuk II 2022/23, 30 573, nr. 197",
        ]
    );
    for text in ["Kamerstukken 30 573, nrs. 64 en 65, 30 zaken", "Kamerstukken 30 573, nrs. 64 en 65, 30."] {
        assert_eq!(list(text).len(), 2, "{text}");
    }
    assert_eq!(list("Kamerstukken 30 573, nrs. 64, 65, 30 zaken").len(), 2);
    assert_eq!(
        list("Kamerstukken 29 344, nr. 143 en 36 200 V, nr. 64 en nr. 65"),
        [
            "Kamerstukken 29 344, nr. 143 = Kamerstuk 29 344, nr. 143",
            "36 200 V, nr. 64 = Kamerstuk 36 200 V, nr. 64",
            "nr. 65 = Kamerstuk 36 200 V, nr. 65"
        ]
    );
}

#[test]
fn says_what_of_a_citation_cannot_be_read() {
    for (text, words, why) in [
        ("Zie Kamerstuk 3620 V, nr.", "Kamerstuk 3620 V, nr.", "`3620` is no dossier, which has five digits"),
        ("Kamerstuk 196370, nr. 2", "Kamerstuk 196370, nr. 2", "`196370` is no dossier, which has five digits"),
        ("Kamerstuk 19 6370, nr. 2", "Kamerstuk 19 6370, nr. 2", "`19 6370` is no dossier, which has five digits"),
        ("Kamerstuk 3.620, nr. 2", "Kamerstuk 3.620, nr. 2", "`3.620` is no dossier, which has five digits"),
        ("Kamerstuk 1963, nr. 2848.", "Kamerstuk 1963, nr. 2848", "`1963` is no dossier, which has five digits"),
        ("Kamerstuk 36 200 V, nr. PM", "Kamerstuk 36 200 V, nr.", "the paper's own number is missing"),
        ("Kamerstuk 36 200 V, nr. ), en", "Kamerstuk 36 200 V, nr.", "the paper's own number is missing"),
        (
            "Kamerstuk 36 200 Q9, nr. 64",
            "Kamerstuk 36 200 Q9, nr. 64",
            "`Q9` is no chapter or fund of a budget, such as `V`, `IIA`, `B`",
        ),
        ("Kamerstuk 19 637, nr. 284812", "Kamerstuk 19 637, nr. 284812", "`284812` is no number of a paper"),
        (
            "Kamerstukken II 2009/11, 27858, nr. 88",
            "Kamerstukken II 2009/11, 27858, nr. 88",
            "`2009/11` is no parliamentary year, such as `2022/23`",
        ),
        ("Kamerstukken II 2009/10.", "Kamerstukken II 2009/10", "it names no dossier"),
        ("kst-36200-Q9-64", "kst-36200-Q9-64", "`Q9` is no chapter or fund of a budget, such as `V`, `IIA`, `B`"),
        ("Handelingen II 2010/11, nr. .", "Handelingen II 2010/11, nr.", "the paper's own number is missing"),
    ] {
        assert_eq!(cited(text), [(words, why.to_owned())], "{text}");
    }
}

#[test]
fn finds_nothing_where_words_only_speak_of_papers() {
    for text in [
        "drie Kamerstukken over terugkeer",
        "Kamerstuk 12",
        "het Kamerstuk van 6 juni 2023",
        "Kamerstukken I en II",
        "Handelingen II 2010/11, 30 zaken",
        "Kamerstukken 19 637 en 36 200 V, nrs. 3 en 4",
        "Kamerstuk 2023D32937",
        "Kamerstuk nr. 2848",
        "Kamerstuk nr. PM",
        "Tweede-kamerstukkenlijst 36 200",
        "aanhangsel 3",
        "https://example.org/kst-19637-2848",
        "",
    ] {
        assert_eq!(cited(text), [], "{text}");
    }
}

#[test]
fn is_cited_as_regulations_do() {
    for formal in [
        "Kamerstukken II 2009/10, 27858, nr. 88, p. 3",
        "Kamerstukken I 2008/09, 31700 VI, D, p. 4",
        "Kamerstukken 31945",
        "Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9",
        "Handelingen II 2010/11, nr. 108, item 5, p. 25-36",
        "Handelingen II 2007/08, nr. 108, p. 7909-7943",
        "Aanhangsel Handelingen I 2014/15, nr. 12",
        "Kamerstukken II 1999/2000, 26800 V, nr. 1",
    ] {
        assert_eq!(Paper::parse(formal).unwrap().formal().map(|text| plain(&text)).as_deref(), Some(formal));
    }
    assert_eq!(Paper::parse("19637-2848").unwrap().formal(), None, "its year is not known");
}

#[test]
fn a_paper_leads_nowhere_where_its_address_is_not_sure() {
    for text in [
        "Kamerstukken 31945",
        "36200 V",
        "Kamerstukken II 1985/86, 19637, nr. 1",
        "Kamerstukken I 1995/96, 23700, nr. 188b",
        "Kamerstuk 34 358 (R2065), nr. 3",
        "Handelingen II 1996/97, nr. 12, p. 900-910",
        "Handelingen II 2020/21, nr. 68",
        "Handelingen 2020/21, nr. 68, item 3",
        "Aanhangsel Handelingen II, nr. 12",
        "Aanhangsel Handelingen 2014/15, nr. 12",
    ] {
        assert_eq!(Paper::parse(text).map(|paper| paper.url()), Ok(None), "{text}");
    }
}

#[test]
fn a_page_of_a_paper_is_the_same_paper() {
    let is_same = |one, other| Paper::parse(one).unwrap().is_same(&Paper::parse(other).unwrap());
    assert!(is_same("19637-2848", "Kamerstukken II 2021/22, 19637, nr. 2848, p. 2"));
    assert!(!is_same("19637-2848", "Bijlage bij Kamerstuk 19637, nr. 2848"));
    assert!(!is_same("19637-2848", "ah-tk-20222023-2848"));
}

/// What stands in code in a text.
fn in_code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_manual_tells_the_truth() {
    let manual = include_str!("../../../docs/papers.md");
    let rows = manual.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" | "));
    let mut asked = 0;
    for (cited, leads) in rows {
        let cited = format!("`{cited}");
        let addresses: Vec<String> = in_code(&cited)
            .into_iter()
            .flat_map(citations)
            .map(|cited| cited.paper.unwrap().url().unwrap_or_else(|| String::from("nowhere")))
            .collect();
        let named = in_code(leads).into_iter().filter(|id| id.contains('-') && !id.contains('\u{2026}'));
        let fits = |address: &String| leads.starts_with("nowhere") == (address == "nowhere");
        assert!(!addresses.is_empty() && addresses.iter().all(fits), "{cited}: {addresses:?}");
        for id in named {
            let id = format!("/{id}.html");
            assert!(addresses.iter().any(|address| address.ends_with(&id)), "{cited}: {addresses:?}");
        }
        asked += 1;
    }
    assert!(asked >= 10, "only {asked} rows");
}

#[test]
fn lines_are_not_broken_within_a_number() {
    for (typed, written) in [
        ("Kamerstuk 36 200 V, nr. 64", "Kamerstuk~36~200~V, nr.~64"),
        ("Kamerstukken I 2008/09,  31700 VI,\nD, p. 4", "Kamerstukken~I~2008/09, 31700~VI, D, p.~4"),
        ("Aanhangsel van de Handelingen II 2014/15, nr. 12", "Aanhangsel van de Handelingen~II~2014/15, nr.~12"),
        ("nr. 188b e.a.", "nr.~188b e.a."),
        ("Kamerstuk 36\u{202f}200", "Kamerstuk~36~200"),
    ] {
        assert_eq!(unbroken(typed), written.replace('~', "\u{a0}"));
    }
}

fn dossier() -> impl Strategy<Value = Dossiernummer> {
    let addition = prop_oneof![Just(""), Just("V"), Just("XX"), Just("IIA"), Just("B"), Just("VII"), Just("VIII")];
    (10_000..100_000u32, addition)
        .prop_map(|(number, addition)| Dossiernummer { number, addition: addition.to_owned() })
}

fn chamber() -> impl Strategy<Value = Chamber> {
    prop_oneof![Just(Chamber::Eerste), Just(Chamber::Tweede)]
}

fn session() -> impl Strategy<Value = Session> {
    (1815..2100u16).prop_map(Session)
}

fn pages() -> impl Strategy<Value = Pages> {
    (1..9000u32, 0..50u32).prop_map(|(first, more)| Pages { first, last: first + more })
}

fn kamerstuk() -> impl Strategy<Value = Kamerstuk> {
    let number = prop_oneof![
        (1..99_999u32).prop_map(|number| (Ondernummer::Number(number), Chamber::Tweede)),
        "[A-D][A-Z]?".prop_map(|letters| (Ondernummer::Letters(letters), Chamber::Eerste)),
        (1..999u32, proptest::char::range('a', 'k'))
            .prop_map(|(number, letter)| (Ondernummer::Lettered(number, letter), Chamber::Eerste)),
    ];
    let of_which = (proptest::option::of(number), proptest::collection::vec(dossier(), 0..3));
    let said = (proptest::option::of(session()), proptest::option::of(pages()), any::<bool>(), any::<bool>());
    (dossier(), of_which, said).prop_map(|(dossier, (number, also_in), (session, pages, is_attachment, says))| {
        let (number, chamber) = number.unzip();
        let pages = pages.filter(|_| number.is_some());
        let chamber = chamber.filter(|_| says || session.is_some());
        let session = session.filter(|_| chamber.is_some());
        Kamerstuk { dossier, also_in, number, chamber, session, pages, is_attachment }
    })
}

fn handelingen() -> impl Strategy<Value = Handelingen> {
    let place = (1..200u32, proptest::option::of(1..40u32), proptest::option::of(pages()));
    (proptest::option::of(chamber()), session(), place).prop_map(|(chamber, session, (meeting, item, pages))| {
        Handelingen { chamber, session, meeting: Some(meeting), item, pages }
    })
}

fn paper() -> impl Strategy<Value = Paper> {
    let answer = (proptest::option::of(chamber()), proptest::option::of(session()), 1..9999u32);
    prop_oneof![
        kamerstuk().prop_map(Paper::Kamerstuk),
        handelingen().prop_map(Paper::Handelingen),
        answer.prop_map(|(chamber, session, number)| Paper::Aanhangsel(Aanhangsel { chamber, session, number })),
        "20[0-2][0-9]Z[0-9]{5}".prop_map(Paper::Kamervragen),
    ]
}

/// What an id says of a paper and no more.
fn by_id() -> impl Strategy<Value = Paper> {
    let number = prop_oneof![(1..99_999u32).prop_map(Ondernummer::Number), "[A-Z]{1,2}".prop_map(Ondernummer::Letters)];
    let in_dossier = (dossier(), proptest::option::of(number))
        .prop_map(|(dossier, number)| Paper::Kamerstuk(Kamerstuk::new(dossier, number)));
    let said = |session, meeting, item, pages| {
        Paper::Handelingen(Handelingen { chamber: Some(Chamber::Tweede), session, meeting, item, pages })
    };
    let item = (2010..2099u16, 1..150u32, 1..99u32)
        .prop_map(move |(year, meeting, item)| said(Session(year), Some(meeting), Some(item), None));
    let pages = (1999..2010u16, pages()).prop_map(move |(year, pages)| said(Session(year), None, None, Some(pages)));
    let answer = (chamber(), session(), 1..9999u32).prop_map(|(chamber, session, number)| {
        Paper::Aanhangsel(Aanhangsel { chamber: Some(chamber), session: Some(session), number })
    });
    prop_oneof![in_dossier, item, pages, answer, "20[0-2][0-9]Z[0-9]{5}".prop_map(Paper::Kamervragen)]
}

proptest! {
    #[test]
    fn what_a_letter_cites_is_read_as_the_same(paper in paper()) {
        let written = paper.to_string();
        prop_assert_eq!(Paper::parse(&written), Ok(paper.clone()), "{}", written);
        let found = citations(&format!("Zie ({written}) en verder.")).into_iter().map(|found| found.paper);
        prop_assert_eq!(found.collect::<Vec<_>>(), [Ok(paper)]);
    }

    #[test]
    fn what_a_regulation_cites_is_read_as_the_same(paper in paper()) {
        if let Some(written) = paper.formal() {
            let mut said = paper;
            // The form always says the chamber, which is otherwise left to the number.
            if let Paper::Kamerstuk(paper) = &mut said && paper.session.is_none() {
                paper.chamber = None;
            }
            prop_assert_eq!(Paper::parse(&written), Ok(said), "{}", written);
        }
    }

    #[test]
    fn an_id_and_its_address_are_read_as_the_same(paper in by_id()) {
        if let Some(id) = paper.id() {
            prop_assert_eq!(Paper::parse(&id), Ok(paper.clone()), "{}", id);
        }
        if let Some(address) = paper.url() {
            prop_assert_eq!(Paper::parse(&address), Ok(paper), "{}", address);
        }
    }

    #[test]
    fn an_id_is_there_wherever_its_form_is_sure(paper in by_id()) {
        let is_chapter = matches!(&paper, Paper::Kamerstuk(Kamerstuk { dossier, number: None, .. })
            if has_two_meanings(&dossier.addition));
        prop_assert_eq!(paper.id().is_some(), !is_chapter);
    }

    #[test]
    fn no_text_is_too_strange(text in "(Kamerstuk(ken)?|Handelingen|Aanhangsel|kst-|h-tk-|nrs?\\.|p\\.|[IVX]+|[0-9]{1,6}|[-–/,; \u{a0}.()]|en|é|\\PC){0,14}") {
        let found = citations(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start);
        }
        for Cited { range, .. } in &found {
            prop_assert!(!text[range.clone()].is_empty());
        }
        let _ = Paper::parse(&text);
        let _ = unbroken(&text);
    }
}

#[test]
fn a_parliamentary_year_begins_on_the_third_tuesday_of_september() {
    let year = |day: &str| Session::of(day.parse().unwrap()).map(|year| year.to_string());
    assert_eq!(year("2022-09-19").as_deref(), Some("2021/22"));
    assert_eq!(year("2022-09-20").as_deref(), Some("2022/23"));
    assert_eq!(year("2023-06-06").as_deref(), Some("2022/23"));
    assert_eq!(year("1886-10-01"), None);
    let paper = Paper::parse("36200-V-64").unwrap();
    let formal = |paper: &Paper| paper.formal().map(|text| plain(&text));
    assert_eq!(formal(&paper), None);
    assert_eq!(formal(&paper.came_in(Session(2022))).as_deref(), Some("Kamerstukken II 2022/23, 36200 V, nr. 64"));
}
