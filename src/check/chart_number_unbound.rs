//! A number beside a chart is one that the chart draws: it is passed on without the text in which numbers are bound.

use std::ops::Range;

use super::Case;
use super::counted::counted;
use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Chart, Column, Edition, Table};
use crate::wording::{Known, named_years, numerals, recognised};

code!(CODE, "chart-number-unbound", Warning, "the words of a chart say a number that it does not draw");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    for chart in &case.edition.charts {
        let found = chart.texts().into_iter().flat_map(|(what, text)| {
            strangers(case, chart, &text.value).map(move |range| (what, &text.value[range.clone()], text.part(range)))
        });
        let finding = |(what, words, span): (&str, &str, Span)| {
            let message =
                format!("{what} of the chart `{}` says `{words}`, which is no figure that it draws", chart.id);
            let hint = "say the figure as the chart shows it, or leave it to the text, where it is bound";
            Diagnostic::new(&CODE, span, message).hint(hint).about(case.name(), chart.id.as_str())
        };
        report.findings.extend(found.map(finding));
    }
}

/// The numbers of a text that are neither drawn, nor a year, a date, a paper and the like. Number words are left alone:
/// beside a chart they mostly say how it was counted (`afgerond op vijftallen`).
fn strangers<'t>(case: &Case<'_>, chart: &Chart, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let counted = counted(case);
    let known = Known { year: &|year| counted.is_year(year), counted: &|word| counted.is_word(word) };
    let years = named_years(text, case.language).into_iter().map(|year| year.range);
    let mut others = recognised(text, case.language, &known);
    others.extend(years);
    others.extend(labels(chart, case.edition).filter_map(|label| text.find(label).map(|at| at..at + label.len())));
    let drawn = drawn(case, chart);
    let is_known = move |words: &str| drawn.iter().any(|printed| *printed == digits(words));
    let free = numerals(text, case.language)
        .into_iter()
        .filter(|numeral| !numeral.in_words)
        .map(|numeral| numeral.range)
        .filter(move |range| !others.iter().any(|other| other.start <= range.start && range.end <= other.end));
    free.filter(move |range| !text.get(range.clone()).is_none_or(&is_known))
}

/// What its rows and columns are called, which may hold numbers.
fn labels<'e>(chart: &'e Chart, edition: &'e Edition) -> impl Iterator<Item = &'e str> {
    let tables = chart.panels.iter().filter_map(|panel| edition.tables.get(panel.table.0));
    tables.flat_map(|table: &Table| {
        let columns = table.columns.iter().map(|column: &Column| column.label.as_str());
        columns.chain(table.rows.iter().map(|row| row.label.as_str())).chain([table.title.as_str()])
    })
}

/// The digits of every figure that it shows; of a computed range those of both its ends.
fn drawn(case: &Case<'_>, chart: &Chart) -> Vec<String> {
    let shown = (case.charting.figures)(chart, case.dossier, case.edition);
    shown.iter().flat_map(|text| text.split('\u{2013}')).map(digits).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
