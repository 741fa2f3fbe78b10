//! A way to an edition or a heading must lead there; an edition that is not published yet is not there.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Block, Edition, EditionLink};

code!(CODE, "dead-link", "a link leads to an edition or heading that is not there");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for link in &case.edition.links {
        if let Some(finding) = dead(link, case) {
            report.push(finding.about(case.name(), link.edition.as_str()));
        }
    }
}

fn dead(link: &EditionLink, case: &Case<'_>) -> Option<Diagnostic> {
    let editions = &case.dossier.editions;
    let Some(edition) = editions.iter().find(|edition| edition.id == link.edition) else {
        let message = format!("no edition `{}` of this dossier is published", link.edition);
        let finding = Diagnostic::new(&CODE, link.span, message);
        return Some(finding.suggest(&link.edition, editions.iter().map(|edition| edition.id.as_str())));
    };
    let anchor = link.anchor.as_deref()?;
    let anchors = anchors(edition);
    if anchors.contains(&anchor) {
        return None;
    }
    let message = format!("edition `{}` has no section or heading `{anchor}`", link.edition);
    Some(Diagnostic::new(&CODE, link.span, message).suggest(anchor, anchors))
}

fn anchors(edition: &Edition) -> Vec<&str> {
    let sections = edition.narrative.sections.iter().map(|section| section.id.as_str());
    let headings = edition.narrative.blocks().into_iter().filter_map(|block| match block {
        Block::Heading { id, .. } => Some(id.as_str()),
        _ => None,
    });
    sections.chain(headings).collect()
}
