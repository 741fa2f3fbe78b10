//! An erratum of a day on which it cannot have been made: before its report was sent, or still to come.

use super::Case;
use crate::diag::{Diagnostic, Report, code};

code!(CODE, "erratum-date", Warning, "an erratum is dated before its report, or in the future");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let today = case.today();
    for erratum in &case.edition.errata {
        let (of, day) = (&erratum.of, erratum.date);
        let early = case.edition.date.filter(|sent| day < *sent);
        let message = match early {
            Some(sent) => format!("the erratum of `{of}` is of {day}, before the edition was sent on {sent}"),
            None if day > today => format!("the erratum of `{of}` is of {day}, and it is {today}"),
            None => continue,
        };
        let finding = Diagnostic::new(&CODE, erratum.span, message);
        let hint = "write the day on which readers first saw the correction";
        report.push(finding.hint(hint).about(case.name(), of));
    }
}
