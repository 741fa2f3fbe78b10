//! A report that is dated after the day of the build: it appears at once, since only an embargo holds it back.

use jiff::tz::Offset;

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
    let today = Offset::UTC.to_datetime(case.as_of).date();
    // The day may have begun where the author is: UTC runs behind the Netherlands.
    let Some(date) = edition.date.filter(|date| today.tomorrow().is_ok_and(|tomorrow| *date > tomorrow)) else {
        return;
    };
    if edition.draft || edition.embargo.is_some() {
        return;
    }
    let id = &edition.id;
    let message = format!("edition `{id}` is dated {date}, which is still to come, and is published all the same");
    let hint = format!(
        "keep it back until then (`embargo = \"{date}T12:00:00\u{2026}\"`, with the offset of your clock) or until you decide \
         (`draft = true`), or correct `date`"
    );
    report.push(Diagnostic::new(&CODE, edition.span, message).hint(hint).about(case.name(), id.as_str()));
}
