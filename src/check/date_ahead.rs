//! A report that is dated after the day of the build: it appears at once, since only an embargo holds it back.

use super::Case;
use crate::diag::{Diagnostic, Report, code};

code!(
    CODE,
    "date-ahead",
    Warning,
    "an edition is dated later than the day of the build, and nothing keeps it back until then"
);

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let edition = case.edition;
    // A preview shows an edition before its embargo ends.
    let published = edition.embargo.map_or(case.today(), |embargo| embargo.day().max(case.today()));
    let Some(date) = edition.date.filter(|date| *date > published && !edition.draft) else {
        return;
    };
    let id = &edition.id;
    let message = format!("edition `{id}` is dated {date}, and is published before that");
    let hint = format!(
        "keep it back until then (`embargo = \"{date}T12:00:00\u{2026}\"`, with the offset of your clock) or until you decide \
         (`draft = true`), or correct `date`"
    );
    report.push(Diagnostic::new(&CODE, edition.span, message).hint(hint).about(case.name(), id.as_str()));
}
