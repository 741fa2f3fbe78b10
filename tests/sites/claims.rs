//! `claims.json` of both sites, as a reader takes it who knows no key but those of `docs/formats.md`.

use std::collections::BTreeMap;

use kamerbrief::model::Verdict;
use serde::Deserialize;

use super::site::Site;
use super::{SITES, ids, target};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "that a key is there and of its type is the test")]
struct File {
    claims: Vec<Claim>,
    exemptions: Vec<Exemption>,
    exempted: usize,
    url: String,
    language: String,
    publisher: BTreeMap<String, Option<String>>,
    dossier: BTreeMap<String, String>,
    edition: BTreeMap<String, Option<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "that a key is there and of its type is the test")]
struct Claim {
    id: String,
    verdict: String,
    words: String,
    assertion: String,
    formula: String,
    why: Option<String>,
    calculations: Vec<String>,
    provisional: bool,
    accepted: Option<Accepted>,
    figures: Vec<String>,
    link: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    verdict: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exemption {
    id: String,
    reason: String,
    words: Vec<String>,
}

/// Every such file with its path.
fn files(site: &Site) -> Vec<(&str, File)> {
    let paths = site.files.iter().filter(|(path, _)| path.ends_with("/claims.json"));
    let read = |bytes: &Vec<u8>| serde_json::from_slice(bytes).unwrap();
    paths.map(|(path, bytes)| (path.as_str(), read(bytes))).collect()
}

#[test]
fn every_edition_has_a_file_of_its_claims_to_which_its_page_leads() {
    for (_, site) in &*SITES {
        assert!(!files(site).is_empty());
        for (path, file) in files(site) {
            assert!(file.url.ends_with(path.trim_end_matches("claims.json")), "{path}: {}", file.url);
            let page = site.page(&path.replace("claims.json", "index.html"));
            let leads = page.named("a").iter().any(|link| link.attribute("href") == Some("claims.json"));
            assert_eq!(leads, !file.claims.is_empty(), "{path}");
        }
    }
}

#[test]
fn a_verdict_has_a_name_of_its_own_and_all_but_the_last_a_reason() {
    for (path, file) in SITES.iter().flat_map(|(_, site)| files(site)) {
        for claim in file.claims {
            let verdict = Verdict::from_name(&claim.verdict).unwrap();
            assert!(!claim.formula.is_empty() && !claim.calculations.is_empty(), "{path}: {}", claim.id);
            match claim.accepted {
                None => assert_eq!(verdict, Verdict::Holds, "{path}: {}", claim.id),
                Some(accepted) => assert!(accepted.verdict == claim.verdict && !accepted.reason.is_empty()),
            }
        }
    }
}

#[test]
fn links_and_figures_stand_where_a_claim_says() {
    for (_, site) in &*SITES {
        for (path, file) in files(site) {
            let page_of = |claim: &Claim| target(path, claim.link.split('#').next().unwrap()).unwrap();
            let folder = path.trim_end_matches("claims.json");
            let pages = site.pages().into_iter().filter(|(page, _)| page.starts_with(folder));
            let pages: Vec<_> = pages.collect();
            let is_shown = |id: &str| pages.iter().any(|(_, page)| ids(page).contains(&id));
            for claim in &file.claims {
                let anchor = claim.link.split_once('#').unwrap().1;
                assert!(ids(&site.page(&page_of(claim))).contains(&anchor), "{path}: {}", claim.link);
                assert!(!claim.figures.is_empty(), "{path}: {}", claim.id);
                for figure in claim.figures.iter().filter(|figure| !figure.starts_with("stated.")) {
                    assert!(is_shown(figure), "{path}: {figure}");
                }
            }
        }
    }
}

#[test]
fn every_number_that_is_exempt_is_told_with_its_reason() {
    let letter = files(&SITES[0].1).into_iter().next().unwrap().1;
    let told: Vec<(&str, usize)> = letter.exemptions.iter().map(|it| (it.id.as_str(), it.words.len())).collect();
    assert_eq!(told, [("afspraak", 1), ("vraag", 1), ("teken", 3), ("afronding", 1)]);
    assert_eq!(letter.exempted, 6);
    assert!(letter.exemptions.iter().all(|it| !it.reason.is_empty()));
}
