//! A sentence that speaks of one year and states the figure of another is the slip of every periodic report: the link was
//! copied with the sentence, or the sentence without its link.

use super::Case;
use super::counted::{Counted, counted};
use super::passages::{Binding, Passage, passages};
use crate::claims::{Computed, computed};
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Column, Figure, FigureIx, Period, Unit};
use crate::wording::{Known, NamedYear, leads_to_another, named_years, recognised, tells_other_time};

code!(CODE, "other-year", Warning, "a sentence speaks of another year than the figure in it");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let counted = counted(case);
    for passage in passages(case.edition) {
        let years = years(&passage, &counted, case);
        let Some(named) = years.iter().find(|named| named.of_figures) else {
            continue;
        };
        if tells_other_time(&passage.text, case.language) {
            continue;
        }
        let (first, last) = span(&years);
        let (fitting, others): (Vec<_>, Vec<_>) =
            dated(&passage, case).partition(|(_, _, period)| fits(period, first, last));
        // From the figure of that year words may lead to that of the next: `van 6 in 2021 naar 30`.
        if !fitting.is_empty() && leads_to_another(&passage.text, case.language) {
            continue;
        }
        let found = others.into_iter().filter_map(|(figure, column, _)| found(&passage, named, figure, column, case));
        report.findings.extend(found);
    }
}

/// The years of which a sentence speaks; those in the words of claims are the years of what they compare.
fn years(passage: &Passage<'_>, counted: &Counted, case: &Case<'_>) -> Vec<NamedYear> {
    let mut years = named_years(&passage.text, case.language);
    if years.is_empty() {
        return years;
    }
    let known = Known { year: &|year| counted.is_year(year), counted: &|word| counted.is_word(word) };
    let recognised = recognised(&passage.text, case.language, &known);
    years.retain(|named| recognised.iter().any(|it| it.start <= named.range.start && named.range.end <= it.end));
    for named in &mut years {
        named.of_figures &= passage.binding(named.range.start) == Binding::Free;
    }
    years
}

/// Several years are taken as the time from the first to the last, in which any figure of the sentence may lie.
fn span(years: &[NamedYear]) -> (i16, i16) {
    years.iter().fold((i16::MAX, i16::MIN), |(first, last), named| (first.min(named.year), last.max(named.last)))
}

/// The figures of a sentence that are one cell of a column with a period; what is computed over several has none.
fn dated<'c>(
    passage: &'c Passage<'_>,
    case: &'c Case<'_>,
) -> impl Iterator<Item = (&'c Figure, &'c Column, Vec<&'c Period>)> {
    passage.figures().filter_map(|at| {
        let Binding::Figure(FigureIx(at)) = passage.binding(at) else {
            return None;
        };
        let figure = case.edition.figures.get(at)?;
        let Computed::Cell(table, _, column) = computed(&figure.expression, case.edition) else {
            return None;
        };
        let column = case.edition.tables.get(table.0)?.columns.get(column.0)?;
        let of = column.period.as_ref()?;
        Some((figure, column, std::iter::once(&of.period).chain(&of.or).collect()))
    })
}

/// Whether a period shares a day with those years. What is counted on one day early in January is told as of the end of the
/// year before.
fn fits(periods: &[&Period], first: i16, last: i16) -> bool {
    periods.iter().any(|period| {
        let (from, to) = (period.start.earliest, period.end.latest);
        let before = i16::from(period.unit == Unit::Day && from.month() == 1);
        from.year() - before <= last && first <= to.year()
    })
}

fn found(
    passage: &Passage<'_>,
    named: &NamedYear,
    figure: &Figure,
    column: &Column,
    case: &Case<'_>,
) -> Option<Diagnostic> {
    let year = &passage.text[named.range.clone()];
    let message = format!("the sentence speaks of {year}, but a figure in it is that of `{}`", column.label);
    let (section, sentence) = passage.subject(year);
    Some(
        Diagnostic::new(&CODE, passage.place(&named.range)?, message)
            .about(case.name(), section)
            .in_sentence(sentence)
            .label(figure.span, "the figure")
            .label(column.span, "its column")
            .hint("correct the year, or bind the number to the column of that year"),
    )
}
