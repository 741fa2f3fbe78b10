//! The Atom feed (RFC 4287): one entry per edition that is out, the newest first.
//!
//! The id of an entry is the address that `site.toml` gives its page. It holds whatever becomes of the title, and a copy
//! of the site that is built elsewhere with `--base-url` keeps it, as the standard asks of a feed that moves. A `tag:` URI
//! would need a day on which the publisher surely held the name, which no site says. What is dated takes its date from
//! the edition, so two builds give one feed.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::io;

use jiff::Timestamp;

use super::xml::{self, Xml};
use super::{Format, Scope, Whole};
use crate::address;
use crate::history;
use crate::model::{Dossier, Edition, Language};
use crate::output::Output;
use crate::wording::{self, words};

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "atom",
    summary: "The reports that are out, the newest first, for whoever wants to hear of the next one",
    media_type: MEDIA_TYPE,
    ending: address::FEED,
    scope: Scope::Site(export),
};

const MEDIA_TYPE: &str = "application/atom+xml";

fn export(whole: &Whole) -> Vec<Output> {
    let reports = reports(whole);
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", whole.site.language.tag())];
    let bytes = xml::document("feed", &root, |xml| {
        head(xml, whole, &reports)?;
        reports.iter().try_for_each(|(dossier, edition)| entry(xml, whole, dossier, edition))
    });
    vec![Output::new(address::FEED, bytes)]
}

/// What is out at the moment of the run, in a preview too: a feed is read by programs that know of no draft.
fn reports<'a>(whole: &Whole<'a>) -> Vec<(&'a Dossier, &'a Edition)> {
    let all = whole.site.dossiers.iter().flat_map(|dossier| dossier.editions.iter().map(move |it| (dossier, it)));
    let mut out: Vec<_> = all.filter(|(_, edition)| edition.is_published(whole.options.as_of)).collect();
    out.sort_by_key(|(dossier, edition)| (Reverse(edition.released()), &dossier.id, Reverse(edition.order())));
    out
}

fn head(xml: &mut Xml, whole: &Whole, reports: &[(&Dossier, &Edition)]) -> io::Result<()> {
    let Whole { site, base_url, options, .. } = *whole;
    let concept = if options.preview { format!("{} \u{2013} ", words(site.language).concept) } else { String::new() };
    // A feed must have a date. Without a report it has the first one there is, since the clock has no part in it.
    let newest = reports.iter().map(|(_, edition)| changed(edition)).max().unwrap_or(Timestamp::UNIX_EPOCH);
    xml::text(xml, "id", &canonical(&site.base_url, address::HOME))?;
    xml::text(xml, "title", &format!("{concept}{}", site.title))?;
    site.description.iter().try_for_each(|text| xml::text(xml, "subtitle", text))?;
    xml::text(xml, "updated", &newest.to_string())?;
    xml::within(xml, "author", &[], |xml| {
        xml::text(xml, "name", &site.publisher.name)?;
        site.publisher.url.iter().try_for_each(|url| xml::text(xml, "uri", url))
    })?;
    let own = address::file(base_url, address::FEED);
    xml::empty(xml, "link", &[("rel", "self"), ("type", MEDIA_TYPE), ("href", &own)])?;
    let home = canonical(base_url, address::HOME);
    xml::empty(xml, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)])
}

/// What a translation says otherwise is told on its page, and brings no entry back.
fn changed(edition: &Edition) -> Timestamp {
    edition.since(history::corrected(edition, None))
}

fn entry(xml: &mut Xml, whole: &Whole, dossier: &Dossier, edition: &Edition) -> io::Result<()> {
    let page = address::edition(dossier, &edition.id);
    let here = canonical(whole.base_url, &page);
    xml::within(xml, "entry", &[], |xml| {
        xml::text(xml, "id", &canonical(&whole.site.base_url, &page))?;
        xml::text(xml, "title", &edition.title)?;
        xml::text(xml, "updated", &changed(edition).to_string())?;
        xml::empty(xml, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &here)])?;
        paper(xml, edition)?;
        xml::empty(xml, "category", &[("term", &dossier.id), ("label", &dossier.title)])?;
        xml::text(xml, "summary", &summary(whole, dossier, edition))
    })
}

/// The letter as the Kamer printed it, once it has a number there.
fn paper(xml: &mut Xml, edition: &Edition) -> io::Result<()> {
    let Some((paper, url)) = edition.kamerstuk.as_ref().and_then(|paper| Some((paper, paper.url()?))) else {
        return Ok(());
    };
    let title = paper.to_string();
    xml::empty(xml, "link", &[("rel", "related"), ("type", "text/html"), ("href", &url), ("title", &title)])
}

/// `Marokko: Stand van zaken. Verslagperiode: eerste helft van 2023.`
fn summary(whole: &Whole, dossier: &Dossier, edition: &Edition) -> String {
    let language = whole.site.language;
    let subject = edition.subject.as_ref().unwrap_or(&dossier.subject).trim_end_matches('.');
    let reference = wording::period(&edition.reference, language);
    let corrected = corrected(edition, language);
    let revised = revised(edition, language);
    let subject = wording::labelled(&dossier.title, subject, language);
    let reference = wording::labelled(words(language).reference_period, &reference, language);
    format!("{subject}. {reference}.{corrected}{revised}")
}

/// ` Herdruk: 3 april 2025. De brief noemde een andere maand.` of the last day on which there was a correction.
fn corrected(edition: &Edition, language: Language) -> String {
    let Some(day) = history::corrected(edition, None) else {
        return String::new();
    };
    let told = history::told(edition.errata.iter().filter(|erratum| erratum.date == day));
    let reasons: Vec<&str> = told.into_iter().map(|erratum| erratum.reason.as_str()).collect();
    let corrected = wording::labelled(words(language).corrected, &wording::date(day, language), language);
    format!(" {corrected}. {}", reasons.join(" "))
}

/// ` Herziene cijfers: Terugkeer (Correctie: …).`
fn revised(edition: &Edition, language: Language) -> String {
    let told = history::reasons(edition)
        .into_iter()
        .map(|(table, reason)| format!("{} ({})", table.title, reason.in_words(language).trim_end_matches('.')));
    let told = each_once(told);
    if told.is_empty() {
        return String::new();
    }
    let told = wording::parts(&told, language);
    format!(" {}.", wording::labelled(wording::change_words(language).revised, &told, language))
}

fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}

/// Every page that a feed names has an address.
fn canonical(base_url: &str, page: &str) -> String {
    address::canonical(base_url, page).unwrap_or_else(|| address::file(base_url, page))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::super::Whole;
    use super::super::example::{dossier, edition, site};
    use crate::model::Site;
    use crate::options::Options;

    fn feed(site: &Site, options: &Options) -> String {
        let base_url = options.base_url.as_deref().unwrap_or(&site.base_url);
        let whole = Whole { site, base_url, options, pages: &[] };
        String::from_utf8(super::export(&whole).remove(0).bytes).unwrap()
    }

    fn at(moment: &str) -> Options {
        Options::at(moment.parse().unwrap())
    }

    /// The texts of all elements of that name.
    fn all<'x>(feed: &'x str, name: &str) -> Vec<&'x str> {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        feed.split(&open).skip(1).filter_map(|rest| rest.split(&close).next()).collect()
    }

    #[test]
    fn the_newest_report_comes_first_and_dates_the_feed() {
        let dated = edition("2023-06", "2023-01/2023-06", Some(date(2023, 9, 20)));
        let undated = edition("2023-01", "2022-07/2022-12", None);
        let end = "2023-10-01T12:00:00+02:00".parse().unwrap();
        let embargo = Some(crate::model::Embargo { end, offset: jiff::tz::Offset::UTC });
        let embargoed = crate::model::Edition { embargo, ..edition("a", "2023-01/2023-06", Some(date(2023, 6, 20))) };
        let site = site(vec![dossier("marokko", vec![dated, undated]), dossier("turkije", vec![embargoed])]);
        let feed = feed(&site, &at("2024-01-01T00:00:00Z"));
        let moments = ["2023-10-01T10:00:00Z", "2023-10-01T10:00:00Z", "2023-09-20T00:00:00Z", "2022-12-31T00:00:00Z"];
        assert_eq!(all(&feed, "updated"), moments);
        assert_eq!(all(&feed, "title"), ["Brieven", "Cijfers a", "Cijfers 2023-06", "Cijfers 2023-01"]);
        assert!(
            feed.contains("<summary>Marokko: Samenwerking &amp; ‘terugkeer’. Verslagperiode: eerste helft van 2023.")
        );
    }

    #[test]
    fn the_id_of_an_entry_outlives_its_title_the_build_and_another_base_url() {
        let mut one = site(vec![dossier("marokko", vec![edition("2023-06", "2023-01/2023-06", None)])]);
        let ids = |feed: &str| all(feed, "id").join(" ");
        let first = ids(&feed(&one, &at("2024-01-01T00:00:00Z")));
        assert_eq!(first, "https://kamerbrief.example/ https://kamerbrief.example/marokko/2023-06/");
        one.dossiers[0].editions[0].title = "Een andere titel".into();
        let elsewhere = Options { base_url: Some("https://proef.example/b/".into()), ..at("2025-01-01T00:00:00Z") };
        let later = feed(&one, &elsewhere);
        assert_eq!(ids(&later), first);
        assert!(later.contains("href=\"https://proef.example/b/marokko/2023-06/\""));
        assert!(later.contains("rel=\"self\" type=\"application/atom+xml\" href=\"https://proef.example/b/feed.xml\""));
    }

    #[test]
    fn a_correction_brings_a_report_back_with_its_reason() {
        let erratum = |day, reason: &str| crate::model::Erratum {
            of: "lp".into(),
            date: day,
            reason: reason.into(),
            span: crate::diag::Span::new(crate::diag::FileId(0), 0..0),
        };
        let errata = vec![erratum(date(2023, 7, 1), "Eerst."), erratum(date(2023, 10, 1), "Twee cijfers verwisseld.")];
        let corrected = crate::model::Edition { errata, ..edition("2023-01", "2022-07/2022-12", None) };
        let newest = edition("2023-06", "2023-01/2023-06", Some(date(2023, 9, 20)));
        let feed = feed(&site(vec![dossier("marokko", vec![newest, corrected])]), &at("2024-01-01T00:00:00Z"));
        assert_eq!(all(&feed, "updated"), ["2023-10-01T00:00:00Z", "2023-09-20T00:00:00Z", "2023-10-01T00:00:00Z"]);
        assert!(feed.contains("Herdruk: 1\u{a0}oktober\u{a0}2023. Twee cijfers verwisseld.</summary>"), "{feed}");
    }

    #[test]
    fn a_preview_says_so_and_lists_nothing_that_is_not_out() {
        let draft = crate::model::Edition { draft: true, ..edition("geheim", "2023-07/2023-12", None) };
        let site = site(vec![dossier("marokko", vec![draft])]);
        let feed = feed(&site, &Options { preview: true, ..at("2024-01-01T00:00:00Z") });
        assert_eq!(all(&feed, "title"), ["CONCEPT: niet openbaar \u{2013} Brieven"]);
        assert_eq!(all(&feed, "updated"), [Timestamp::UNIX_EPOCH.to_string()]);
        assert!(!feed.contains("geheim"));
    }
}
