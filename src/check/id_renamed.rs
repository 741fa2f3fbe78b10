//! A table, row or column that goes on under another name: its figures would be held to nothing that was said before.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::history::{Name, Renamed, renamed};

code!(
    CODE,
    "id-renamed",
    Warning,
    "a table, row or column goes on under another name, so nothing holds its figures to what was said before"
);

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    report.findings.extend(renamed(case.dossier, case.at).iter().map(|one| finding(case, one)));
}

fn finding(case: &Case<'_>, one: &Renamed<'_>) -> Diagnostic {
    let Renamed { what, at, span, label, before, earlier_span, earlier } = one;
    let id = &earlier.id;
    // Behind the table, whose id holds no point.
    let [own, old] = [at, before].map(|address| address.split_once('.').map_or(address.as_str(), |(_, row)| row));
    let (message, hint) = match what {
        Name::Table => (
            format!("the table `{label}` has the id `{at}`, and had `{before}` in edition `{id}`"),
            format!(
                "keep its series (`aliases = [\"{before}\"]` in its file), or name the file `{before}` again; if it counts \
                 something else, give it another title"
            ),
        ),
        Name::Row => (
            format!("the row `{label}` has the id `{own}`, and had `{old}` in edition `{id}`"),
            format!(
                "keep its series (`aliases = [\"{old}\"]` under `[row.{own}]`), or give it the id `{old}` again; if it counts \
                 something else, give it another label"
            ),
        ),
        Name::Label => (
            format!("the row `{own}` is called `{label}`, which was `{old}` in edition `{id}`"),
            String::from("put id and label together as they were"),
        ),
        Name::Period => (
            format!("the column `{label}` is of other days than in edition `{id}`, where it was `{before}`"),
            String::from("correct `period`; if both are right, give the columns labels that tell them apart"),
        ),
    };
    Diagnostic::new(&CODE, *span, message)
        .label(*earlier_span, "before")
        .note("a figure is one and the same over all editions by the ids of table and row and by its days")
        .hint(hint)
        .about(case.name(), at.as_str())
}
