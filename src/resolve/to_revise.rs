//! What a new edition took over from the one before it, and nobody has looked after yet.

use super::narrative::bound;
use super::{Scope, codes, is_true, unknown_reference};
use crate::diag::{Diagnostic, Report};
use crate::read::{EditionFolder, SectionFile, Text};

/// The ids of the sections that are still to be revised. Each file of the list has a finding while the edition is a
/// draft; afterwards there may be none.
pub(super) fn to_revise(folder: &EditionFolder, dossier: &str, scope: Scope<'_>, report: &mut Report) -> Vec<String> {
    let head = scope.sources.path(folder.edition.span.file);
    let base = head.strip_suffix("edition.toml").unwrap_or(head);
    let known: Vec<&str> =
        scope.sources.files().filter_map(|file| scope.sources.path(file).strip_prefix(base)).collect();
    let mut sections = Vec::new();
    let mut listed: Vec<&Text> = Vec::new();
    for entry in &folder.edition.revise {
        if !known.contains(&entry.as_str()) {
            report.push(unknown_reference("file of the edition", &entry.value, entry.span, known.iter().copied()));
            continue;
        }
        let of_file =
            |section: &&SectionFile| scope.sources.path(section.file).strip_prefix(base) == Some(entry.as_str());
        let section = folder.sections.iter().find(of_file);
        sections.extend(section.map(|section| section.id.clone()));
        listed.push(entry);
        if is_true(folder.edition.draft.as_ref()) {
            let about = format!("{dossier}/{}", folder.id);
            report.push(finding(entry, section).about(&about, entry.as_str()));
        }
    }
    if let Some(first) = listed.first().filter(|_| !is_true(folder.edition.draft.as_ref())) {
        let names: Vec<String> = listed.iter().map(|entry| format!("`{}`", entry.value)).collect();
        let are = if names.len() == 1 { "is" } else { "are" };
        let message = format!("the edition is no draft any more, and {} {are} still to be revised", names.join(", "));
        let hint = "take a name out of `revise` when its file says what is so now, or give the edition `draft = true`";
        report.push(Diagnostic::new(&codes::CONFLICTING_KEYS, first.span, message).hint(hint));
    }
    sections
}

fn finding(entry: &Text, section: Option<&SectionFile>) -> Diagnostic {
    let message = format!("`{}` was taken over from an earlier edition, and is still to be revised", entry.value);
    let finding = Diagnostic::new(&codes::TO_REVISE, entry.span, message);
    let Some(section) = section else { return finding };
    let (figures, claims) = bound(section);
    let counted = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("one {what}")),
        count => Some(format!("{count} {what}s")),
    };
    let held: Vec<String> = [counted(figures, "figure"), counted(claims, "claim")].into_iter().flatten().collect();
    let remark = match held.as_slice() {
        [] => String::from("its words are bound to no figure, so nothing else tells whether they still hold"),
        held => format!("its words are bound to {}", held.join(" and ")),
    };
    finding.label(section.title_span, remark)
}
