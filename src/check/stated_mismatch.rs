//! A number in the text must be the stated figure that it is bound to.

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Hedge, Interval, Mention, Number, Stated};
use crate::wording::{SaidKind, said};

code!(CODE, "stated-mismatch", "the text says another number than the stated figure it is bound to");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for mention in &case.edition.mentions {
        let stated = &case.edition.stated[mention.stated.0];
        if !says(mention, stated, case) {
            let message = format!("the text says `{}`, but `stated.toml` holds `{}`", mention.words, stated.text);
            let finding =
                Diagnostic::new(&CODE, mention.span, message).remark("the text").label(stated.span, "the figure");
            report.push(
                finding.about(case.name(), stated.id.as_str()).hint("a hedge (`ruim`, `ca.`) is part of the figure"),
            );
        }
    }
}

fn says(mention: &Mention, stated: &Stated, case: &Case<'_>) -> bool {
    if mention.words.is_empty() || mention.words == stated.text {
        return true;
    }
    let Some(read) = said(&mention.words, case.language).filter(|said| said.kind == SaidKind::Plain) else {
        return false;
    };
    match read.hedge {
        // Without its hedge a number claims to be exact.
        Hedge::Exactly => stated.hedge == Hedge::Exactly && read.number == stated.number,
        hedge => Interval::hedged(hedge, read.number, Number::step(read.decimals)).encloses(stated.interval),
    }
}
