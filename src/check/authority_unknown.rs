//! A ministry has the name that the state's list gives it, or its metadata is of nobody that machines know.

use crate::diag::{Diagnostic, Report, code};
use crate::model::{Owms, Site};

code!(
    CODE,
    "authority-unknown",
    Warning,
    "the authority of a site is called a ministry, and no ministry has that name"
);

pub(super) fn find(site: &Site, report: &mut Report) {
    // Of other authorities there are more than anybody keeps up with here.
    let Some(owms) = site.owms.as_ref().filter(|owms| owms.names_a_ministry() && !owms.is_ministry()) else {
        return;
    };
    let known: Vec<String> = Owms::MINISTRIES.iter().map(|name| format!("{}{name}", Owms::MINISTRY)).collect();
    let message = format!("there is no ministry `{}` on the list of ministries (TOOI, August 2025)", owms.authority);
    let known = known.iter().map(String::as_str);
    let mut finding = Diagnostic::new(&CODE, owms.span, message).suggest(&owms.authority, known);
    if finding.hints.is_empty() {
        finding = finding.hint(format!("write it as the list does: `{}…`", Owms::MINISTRY));
    }
    report.push(finding);
}
