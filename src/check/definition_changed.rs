//! A table or row that counts something else than before under its old id: its figures would be taken for one series.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::{Redefined, redefined};

code!(
    CODE,
    "definition-changed",
    Error,
    "a table counts something else than in an earlier edition, and nothing says so"
);

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let unsaid = redefined(case.dossier, case.at).into_iter().filter(|redefined| !redefined.explained);
    report.findings.extend(unsaid.filter_map(|redefined| finding(case, &redefined)));
}

fn finding(case: &Case<'_>, of: &Redefined<'_>) -> Option<Diagnostic> {
    let table = case.edition.tables.get(of.of.table.0)?;
    let row = of.of.row.and_then(|row| table.rows.get(row.0));
    let about = row.map_or_else(|| table.id.clone(), |row| format!("{}.{}", table.id, row.id));
    let before = row.and_then(|row| of.table.rows.iter().find(|before| before.series == row.series));
    let (place, earlier) = (row.map_or(table.span, |row| row.span), before.map_or(of.table.span, |row| row.span));
    let ((unit, measure), (unit_now, measure_now)) = (of.before, of.now);
    let message = format!(
        "`{about}` counted `{unit}` ({}) in edition `{}`, and counts `{unit_now}` ({}) now",
        measure.name(),
        of.earlier.id,
        measure_now.name(),
    );
    let hint = format!(
        "give what is counted otherwise an id of its own; if it is the same series, say why in `edition.toml`: \
         `[[revision]]` with `of = \"{about}\"`, `kind = \"definition\"` and a `reason`"
    );
    Some(Diagnostic::new(&CODE, place, message).label(earlier, "before").hint(hint).about(case.name(), about))
}
