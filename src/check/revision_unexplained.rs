//! A figure that an earlier edition gave otherwise, without a word of why.
//!
//! A finding per row: sources revise whole series, and a list of two hundred cells is read by nobody.

use super::{Case, FIGURES, also};
use crate::diag::{Diagnostic, Report, code};
use crate::history::{Change, Revised, revised};
use crate::model::RevisionKind;

code!(CODE, "revision-unexplained", Error, "a figure differs from an earlier edition, and nothing says why");

/// More cells of a row are counted and not shown.
const SHOWN: usize = 5;

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let found = revised(case.dossier, case.history, case.at);
    let unexplained: Vec<Revised<'_>> =
        found.into_iter().filter(|revised| revised.change.needs_a_reason() && revised.reason.is_none()).collect();
    for of_row in unexplained.chunk_by(|one, other| (one.at.table, one.at.row) == (other.at.table, other.at.row)) {
        if let Some(finding) = finding(case, of_row) {
            report.push(finding);
        }
    }
}

fn finding(case: &Case<'_>, of_row: &[Revised<'_>]) -> Option<Diagnostic> {
    let (first, others) = of_row.split_first()?;
    let table = case.edition.tables.get(first.at.table.0)?;
    let row = table.rows.get(first.at.row.0)?;
    let column = table.columns.get(first.at.column.0)?;
    let of_row = format!("{}.{}", table.id, row.id);
    let about = if others.is_empty() { format!("{of_row}@{}", column.id) } else { of_row };
    let Revised { now, before, earlier, .. } = first;
    let message = format!(
        "`{}` in `{}` was `{}` in edition `{}`, and is `{}` now{}",
        row.label,
        column.label,
        before.printed,
        earlier.id,
        now.printed,
        also(others.len(), FIGURES)
    );
    let mut finding = Diagnostic::new(&CODE, now.span, message).label(before.span, "before");
    for other in others.iter().take(SHOWN) {
        finding = finding.label(other.now.span, format!("was `{}`", other.before.printed));
    }
    Some(finding.hint(way_out(first.change, &about)).about(case.name(), about))
}

fn way_out(change: Change, of: &str) -> String {
    let kinds = RevisionKind::NAMES.map(|name| format!("`{name}`")).join(", ");
    let slip = match change {
        Change::Withdrawn => "give the figure again if it was left out by mistake",
        _ => "correct the one that is wrong",
    };
    format!(
        "{slip}; if the source revised it, say why in `edition.toml`: `[[revision]]` with `of = \"{of}\"`, a `kind` \
         ({kinds}) and a `reason`"
    )
}
