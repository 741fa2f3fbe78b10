//! Values that are written as texts: periods, dates, moments, parliamentary papers.

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;

use super::{codes, forms};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{Embargo, Paper, Period, Slip};
use crate::read::Text;

pub(super) fn period(text: &Text, report: &mut Report) -> Option<Period> {
    match Period::parse(&text.value) {
        Ok(period) => Some(period),
        Err(why) => {
            let message = format!("`{}` is no period: {why}", text.value);
            let finding = Diagnostic::new(&codes::UNREADABLE_VALUE, text.span, message);
            report
                .push(finding.hint("write it as EDTF: `2023`, `2023-05`, `2023-05-12`, `2023-Q2`, `2023-01/2023-05`"));
            None
        }
    }
}

pub(super) fn date(text: &Text, report: &mut Report) -> Option<Date> {
    // Reading alone would pass forms that no schema knows, and drop a time without a word.
    let found: Option<Date> = text.value.parse().ok().filter(|_| forms::has_form(&text.value, &forms::date()));
    if found.is_none() {
        let finding = Diagnostic::new(&codes::UNREADABLE_VALUE, text.span, format!("`{}` is no date", text.value));
        report.push(finding.hint("write it as `2023-06-20`"));
    }
    found
}

pub(super) fn embargo(text: &Text, report: &mut Report) -> Option<Embargo> {
    let has_form = forms::has_form(&text.value, &forms::moment());
    let found = Pieces::parse(&text.value).ok().filter(|_| has_form).and_then(|pieces| {
        // No clock is further from UTC; what is was meant otherwise.
        let offset = pieces.to_numeric_offset().filter(|offset| offset.seconds().abs() <= FARTHEST_CLOCK)?;
        Some(Embargo { end: text.value.parse().ok()?, offset })
    });
    if found.is_none() {
        let finding = Diagnostic::new(&codes::UNREADABLE_VALUE, text.span, format!("`{}` is no moment", text.value));
        report.push(finding.hint("write day, time and offset: `2023-06-20T12:00:00+02:00`"));
    }
    found
}

/// In seconds: the Line Islands are 14 hours ahead of UTC.
const FARTHEST_CLOCK: i32 = 14 * 60 * 60;

pub(super) fn kamerstuk(text: &Text, report: &mut Report) -> Option<Paper> {
    match Paper::parse(&text.value) {
        Ok(paper) => Some(paper),
        Err(slip) => {
            let finding = no_paper(&text.value, &slip, text.span);
            let cited = "Kamerstukken II 2021/22, 19637, nr. 2848";
            let hint = format!("write its id (`19637-2848`, `36200-V-64`), or cite it: `{cited}`");
            report.push(finding.hint(slip.way_out().unwrap_or(hint)));
            None
        }
    }
}

/// What is no paper, and why.
pub(super) fn no_paper(text: &str, slip: &Slip, span: Span) -> Diagnostic {
    let what = if let Slip::TwoMeanings(..) = slip { "names no one" } else { "is no" };
    Diagnostic::new(&codes::UNREADABLE_VALUE, span, format!("`{text}` {what} parliamentary paper: {slip}"))
}

/// The address of the site, which later ones are put behind.
pub(super) fn base_url(text: &Text, report: &mut Report) -> String {
    forms::site_address(&text.value).unwrap_or_else(|| {
        let message = format!("`{}` is no address of a site", text.value);
        let finding = Diagnostic::new(&codes::UNREADABLE_VALUE, text.span, message);
        report.push(finding.hint("write it in full, without `?` and `#`: `https://example.org/briefings/`"));
        text.value.clone()
    })
}

/// An address outside the site.
pub(super) fn url(text: &Text, report: &mut Report) -> Option<String> {
    if !forms::has_form(&text.value, forms::PAGE_ADDRESS) {
        let finding =
            Diagnostic::new(&codes::UNREADABLE_VALUE, text.span, format!("`{}` is no web address", text.value));
        report.push(finding.hint("write it in full: `https://example.org/page`"));
        return None;
    }
    Some(text.value.clone())
}
