//! The look of the source, with its labels and notes known.

use super::notes::Notes;
use super::unfold::{Print, PrintLabel, PrintLine};
use crate::diag::Report;
use crate::model::{Column, Header, Label, Layout, Line};

pub(super) fn layout(print: &Print<'_>, columns: &[Column], notes: &mut Notes<'_>, report: &mut Report) -> Layout {
    let mut label = |label: &PrintLabel<'_>| match label {
        PrintLabel::Written(text, marks) => {
            Label { text: text.clone(), notes: notes.attach(marks.iter().copied(), report), column: None }
        }
        PrintLabel::Column(at) => {
            let column = &columns[at.0];
            Label { text: column.label.clone(), notes: column.notes.clone(), column: Some(*at) }
        }
    };
    let mut header = Vec::new();
    for line in &print.header {
        header.push(line.iter().map(|(of, width)| Header { label: label(of), width: *width }).collect());
    }
    let line = |line: &PrintLine<'_>| match line {
        PrintLine::Heading(of) => Line::Heading(label(of)),
        PrintLine::Cells(of, cells) => Line::Cells(label(of), cells.clone()),
    };
    Layout { header, lines: print.lines.iter().map(line).collect() }
}
