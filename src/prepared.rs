//! A site on its way to its pages: read, resolved and judged, with all that was found.
//!
//! What readers may not see yet is taken out here, before anything is made of it, and nowhere else. An edition under
//! embargo is judged all the same, as of the moment in which it ends: what is wrong with it must be known before.

use std::collections::BTreeSet;

use anyhow::Result;
use camino::Utf8Path;
use jiff::Timestamp;
use rayon::prelude::*;

use crate::charts::{self, Drawing};
use crate::check::{self, Case};
use crate::diag::{self, Diagnostic, Level, Report, Scale, Span};
use crate::history::History;
use crate::model::{self, Charting, Dossier, Edition, Site};
use crate::options::Options;
use crate::output::Output;
use crate::pages::{self, Assets, Context, Made, Override, Templates};
use crate::read::{self, Folder};
use crate::{Which, claims, known, resolve};

/// A site that was read, resolved and checked.
pub(crate) struct Prepared {
    pub(crate) folder: Folder,
    pub(crate) site: Option<Site>,
    /// What the editions of each dossier are to each other, in the order of dossiers.
    pub(crate) histories: Vec<History>,
    /// The folders of drafts that this run leaves out.
    pub(crate) drafts: Vec<String>,
    pub(crate) report: Report,
    pub(crate) accepted: usize,
    /// How many editions are under embargo, and judged.
    pub(crate) embargoed: usize,
}

impl Prepared {
    /// Reads, resolves and judges a site.
    ///
    /// # Errors
    /// There is no such folder.
    pub(crate) fn of(root: &Utf8Path, options: &Options) -> Result<Prepared> {
        Prepared::prepare(root, options, None)
    }

    /// The same where an edition is about to be frozen: its dossier and its id.
    ///
    /// # Errors
    /// There is no such folder.
    pub(crate) fn to_freeze(root: &Utf8Path, options: &Options, frozen: (&str, &str)) -> Result<Prepared> {
        Prepared::prepare(root, options, Some(frozen))
    }

    fn prepare(root: &Utf8Path, options: &Options, frozen: Option<(&str, &str)>) -> Result<Prepared> {
        anyhow::ensure!(read::is_folder(root), "there is no folder `{root}`");
        let (mut folder, mut report) = read::folder(root);
        let drafts = if options.preview { Vec::new() } else { folder.drafts() };
        let (mut site, found) = resolve::site(&mut folder, &known());
        report.extend(found);
        let (mut accepted, mut embargoed, mut histories) = (0, 0, Vec::new());
        if let Some(site) = &mut site {
            evaluate_claims(site);
            let ahead = if options.preview { None } else { site.ahead(options.as_of) };
            embargoed = ahead
                .iter()
                .flat_map(|(ahead, _)| ahead.editions())
                .filter(|(_, edition)| !edition.is_published(options.as_of))
                .count();
            // Before anything is made of it: an embargoed edition leaves no byte anywhere.
            if !options.preview {
                site.drop_unpublished(options.as_of);
            }
            histories = site.dossiers.par_iter().map(History::of).collect();
            digest_attachments(site, root, frozen);
            if !report.findings.iter().any(|finding| finding.code.structural) {
                compare_templates(site, root, &folder, options, frozen)?;
            }
            let later =
                ahead.map(|(ahead, as_of)| (judged_ahead(&ahead, as_of, taken(&mut report, site, &ahead)), as_of));
            accepted = judge(site, &histories, options.as_of, &mut report);
            report.extend(check::site(site));
            if let Some((later, as_of)) = later {
                report.extend(only_ahead(later, as_of, &report));
            }
        }
        let mut prepared = Prepared { folder, site, histories, drafts, report, accepted, embargoed };
        prepared.settle(options);
        Ok(prepared)
    }

    pub(crate) fn settle(&mut self, options: &Options) {
        let level_of = |rule: &str| self.site.as_ref().and_then(|site| site.level_of(rule));
        let scale = Scale { level_of: &level_of, strict: options.strict, drafts: &self.drafts };
        self.report.settle(&self.folder.sources, &scale);
    }

    /// Whether something that is to be published could not be read; what else is wrong is no reason to look no further.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.report.findings.iter().any(|finding| finding.code.structural && finding.level == Level::Error)
    }
}

/// Reads the attachments of editions that are frozen, or about to be; one that cannot be read has its fault when it is
/// published.
fn digest_attachments(site: &mut Site, root: &Utf8Path, frozen: Option<(&str, &str)>) {
    for dossier in &mut site.dossiers {
        let id = dossier.id.clone();
        let is_kept = |edition: &&mut Edition| edition.lock.is_some() || frozen == Some((&id, &edition.id));
        for edition in dossier.editions.iter_mut().filter(is_kept) {
            for attachment in &mut edition.attachments {
                let path = format!("content/{id}/{}/attachments/{}", edition.id, attachment.name);
                attachment.digest = read::digest(root, &path).ok();
            }
        }
    }
}

/// Finds what the site's own templates make otherwise of the pages of editions that are frozen, or about to be.
fn compare_templates(
    site: &mut Site,
    root: &Utf8Path,
    folder: &Folder,
    options: &Options,
    frozen: Option<(&str, &str)>,
) -> Result<()> {
    let overrides = overrides(folder);
    let is_kept = |dossier: &Dossier, edition: &Edition| {
        edition.lock.is_some() || frozen == Some((dossier.id.as_str(), edition.id.as_str()))
    };
    // That of the edition's own page, if it is among them.
    let of_page = folder.templates.iter().find(|(name, _)| name == "edition.html").or(folder.templates.first());
    let span = of_page.map(|(_, file)| Span::new(*file, 0..0));
    let is_any_kept = site.editions().any(|(dossier, edition)| is_kept(dossier, edition));
    let found: Vec<Option<Vec<model::Published>>> = match span.filter(|_| is_any_kept) {
        None => site.editions().map(|_| Some(Vec::new())).collect(),
        Some(span) => {
            let assets = Assets::new(&statics(root, folder)?, options);
            let context = Context { site, language: site.language, options, assets: &assets };
            // A faulty template has a finding where pages are made.
            let (Ok(ours), Ok(own)) = (Templates::new(&context, &[]), Templates::new(&context, &overrides)) else {
                return Ok(());
            };
            let otherwise = |(dossier, edition): (&Dossier, &Edition)| {
                let lines = is_kept(dossier, edition).then(|| own_lines(&context, dossier, edition, (&ours, &own)))?;
                let one = |text| model::Published {
                    part: model::Part::Template,
                    at: model::Published::TEMPLATES.to_owned(),
                    text,
                    span,
                };
                Some(lines?.into_iter().map(one).collect())
            };
            site.editions().collect::<Vec<_>>().into_par_iter().map(otherwise).collect()
        }
    };
    let all = site.dossiers.iter_mut().flat_map(|dossier| &mut dossier.editions);
    all.zip(found).for_each(|(edition, found)| edition.templates = found);
    Ok(())
}

/// The newest edition, where that is another one.
pub(crate) fn newer<'d>(dossier: &'d Dossier, edition: &Edition) -> Option<&'d Edition> {
    dossier.editions.first().filter(|newest| newest.id != edition.id)
}

/// Of a page without errata and the like, which come after publication.
fn own_lines(
    context: &Context<'_>,
    dossier: &Dossier,
    edition: &Edition,
    (ours, own): (&Templates, &Templates),
) -> Option<Vec<String>> {
    let sent = Edition { errata: Vec::new(), kamerstuk: None, ..edition.clone() };
    let drawings: Vec<Drawing> =
        sent.charts.iter().map(|chart| charts::draw(chart, dossier, &sent, context.language)).collect();
    let told = claims::told(&sent, context.language);
    let page = pages::of_edition_alone(context, dossier, &sent, Made::alone(&drawings, &told));
    pages::overridden(&page, ours, own)
}

/// Once for all that look at them; a translation claims what its original does.
fn evaluate_claims(site: &mut Site) {
    let editions: Vec<&mut Edition> = site.dossiers.iter_mut().flat_map(|dossier| &mut dossier.editions).collect();
    editions.into_par_iter().for_each(|edition| {
        edition.evaluations = edition.claims.iter().map(|claim| claims::evaluate(claim, edition)).collect();
        for translation in &mut edition.translations {
            translation.told.evaluations.clone_from(&edition.evaluations);
        }
    });
}

/// Adds what the rules find, and takes out what is accepted; gives how many acceptances matched.
fn judge(site: &Site, histories: &[History], as_of: Timestamp, report: &mut Report) -> usize {
    let cases = cases(site, histories, as_of, Which::All);
    let checked: Vec<Report> = cases.par_iter().map(check::edition).collect();
    // What reading and resolving found about an edition can be accepted there as well.
    let mut earlier = report.by_edition();
    let mut accepted = 0;
    for (case, mut found) in cases.iter().zip(checked) {
        found.findings.extend(earlier.remove(&case.name()).unwrap_or_default());
        accepted += check::accept(case, &mut found);
        report.extend(found);
    }
    report.findings.extend(earlier.into_values().flatten());
    accepted
}

/// What is wrong once every embargo has ended, judged as of that moment; `report` is what reading and resolving found.
///
/// It stops publication before that moment too: nobody may be there to mend it when the site is built then.
fn judged_ahead(ahead: &Site, as_of: Timestamp, mut report: Report) -> Report {
    let histories: Vec<History> = ahead.dossiers.par_iter().map(History::of).collect();
    judge(ahead, &histories, as_of, &mut report);
    report
}

/// What is wrong only then: with an edition under embargo, or with others beside it.
fn only_ahead(mut ahead: Report, as_of: Timestamp, now: &Report) -> Report {
    let key = |finding: &Diagnostic| (finding.code.name, format!("{:?}", finding.place), finding.message.clone());
    let known: BTreeSet<_> = now.findings.iter().map(key).collect();
    ahead.findings.retain(|finding| !known.contains(&key(finding)));
    for finding in &mut ahead.findings {
        finding.notes.push(format!(
            "so it will be at {as_of}, when the last embargo of the dossier ends; `draft = true` in the `edition.toml` \
             of the edition leaves it out until it is right"
        ));
    }
    ahead
}

/// What was found about the editions of `ahead`; what is about no edition of `site` is taken out of the report, since
/// only there it can be accepted.
fn taken(report: &mut Report, site: &Site, ahead: &Site) -> Report {
    let names = |site: &Site| {
        site.editions().map(|(dossier, edition)| format!("{}/{}", dossier.id, edition.id)).collect::<BTreeSet<String>>()
    };
    let (published, all) = (names(site), names(ahead));
    let of_all = report.findings.iter().filter(|finding| all.contains(&finding.subject.edition)).cloned().collect();
    report
        .findings
        .retain(|finding| !all.contains(&finding.subject.edition) || published.contains(&finding.subject.edition));
    Report { findings: of_all }
}

/// The editions in which rules look.
pub(crate) fn cases<'c>(site: &'c Site, histories: &'c [History], as_of: Timestamp, which: Which) -> Vec<Case<'c>> {
    let looked_at = |dossier: &Dossier| match which {
        Which::Newest => dossier.editions.len().min(1),
        Which::All => dossier.editions.len(),
    };
    let of_dossier = |(dossier, history)| {
        Case::of_dossier(dossier, history, site.language, as_of, charting(site)).take(looked_at(dossier))
    };
    site.dossiers.iter().zip(histories).flat_map(of_dossier).collect()
}

pub(crate) fn statics(root: &Utf8Path, folder: &Folder) -> Result<Vec<Output>> {
    let read = |path: &String| {
        let bytes = read::bytes(root, path).map_err(|finding| anyhow::anyhow!(finding.message))?;
        Ok(Output::new(path.trim_start_matches("static/"), bytes))
    };
    folder.statics.iter().map(read).collect()
}

pub(crate) fn overrides(folder: &Folder) -> Vec<Override> {
    let text = |(name, file): &(String, diag::FileId)| Override {
        name: name.clone(),
        text: folder.sources.text(*file).to_owned(),
    };
    folder.templates.iter().map(text).collect()
}

/// What those who draw charts know of them, as far as the site has pictures.
fn charting(site: &Site) -> Charting {
    let has_pictures = site.pictures.iter().any(|format| format == "png");
    let has_letter = if has_pictures { charts::CHARTING.has_letter } else { |_| true };
    Charting { has_letter, ..charts::CHARTING }
}
