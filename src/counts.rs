//! What a run made, in numbers, for its closing summary.

use crate::model::{Edition, Handling, Site, Status, Target, Verdict};
use crate::write::Summary;

/// What a run made, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Editions published.
    pub editions: usize,
    /// Editions under embargo, which are judged and not published.
    pub embargoed: usize,
    /// Pages.
    pub pages: usize,
    /// Tables.
    pub tables: usize,
    /// Charts.
    pub charts: usize,
    /// Claims by verdict, the gravest first; without those verdicts that none has.
    pub claims: Vec<(&'static str, usize)>,
    /// Acceptances that matched a finding.
    pub accepted: usize,
    /// Numbers of the texts that are said to state no figure.
    pub exempted: usize,
    /// What came of the requests, most open first; those with no status are not told of.
    pub requests: Vec<(&'static str, usize)>,
    /// Files written; none in a check.
    pub files: usize,
    /// Folders that could not be removed because they hold others' files.
    pub kept: Vec<String>,
}

impl Counts {
    pub(crate) fn of(site: &Site, pages: usize, (accepted, embargoed): (usize, usize)) -> Counts {
        let sum =
            |count: fn(&Edition) -> usize| site.dossiers.iter().flat_map(|dossier| &dossier.editions).map(count).sum();
        Counts {
            editions: sum(|_| 1),
            embargoed,
            pages,
            tables: sum(|edition| edition.tables.len()),
            charts: sum(|edition| edition.charts.len()),
            claims: claims(site),
            accepted,
            exempted: sum(exempted),
            requests: requests(site),
            files: 0,
            kept: Vec::new(),
        }
    }

    pub(crate) fn written(&mut self, summary: &Summary) {
        self.files = summary.files;
        self.kept = summary.kept.iter().map(|path| path.display().to_string()).collect();
    }
}

fn exempted(edition: &Edition) -> usize {
    edition.narrative.bound().into_iter().filter(|(target, _)| matches!(target, Target::Exempt(_))).count()
}

fn claims(site: &Site) -> Vec<(&'static str, usize)> {
    let editions = || site.dossiers.iter().flat_map(|dossier| &dossier.editions);
    let count = |verdict: Verdict| {
        let evaluations = editions().flat_map(|edition| &edition.evaluations);
        evaluations.filter(|evaluation| evaluation.verdict == verdict).count()
    };
    let counted = Verdict::ALL.map(|verdict| (verdict.name(), count(verdict)));
    counted.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn requests(site: &Site) -> Vec<(&'static str, usize)> {
    const CANNOT: &str = "cannot be reported";
    const UNSTATED: &str = "without a status";
    let mut counts: Vec<(&'static str, usize)> =
        Status::NAMES.into_iter().chain([CANNOT, UNSTATED]).map(|name| (name, 0)).collect();
    for request in site.dossiers.iter().flat_map(|dossier| &dossier.requests) {
        let name = match request.standing().map(|answer| &answer.handling) {
            Some(Handling::Stated(status)) => status.name(),
            Some(Handling::CannotBeReported { .. }) => CANNOT,
            Some(Handling::Unstated) | None => UNSTATED,
        };
        counts.iter_mut().filter(|(known, _)| *known == name).for_each(|(_, count)| *count += 1);
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}
