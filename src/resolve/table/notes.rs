//! The notes of a table: which mark means which, and which hang on nothing.

use super::super::{codes, unknown_reference};
use crate::diag::{Diagnostic, Report};
use crate::model::{Note, NoteIx};
use crate::read::Text;

/// The notes of a table, and which of them hang on something.
pub(super) struct Notes<'n> {
    shapes: &'n [(Text, Text)],
    used: Vec<bool>,
}

impl<'n> Notes<'n> {
    pub(super) fn new(shapes: &'n [(Text, Text)]) -> Notes<'n> {
        Notes { shapes, used: vec![false; shapes.len()] }
    }

    pub(super) fn attach<'m>(&mut self, marks: impl IntoIterator<Item = &'m Text>, report: &mut Report) -> Vec<NoteIx> {
        marks.into_iter().filter_map(|mark| self.find(mark, report)).collect()
    }

    fn find(&mut self, mark: &Text, report: &mut Report) -> Option<NoteIx> {
        let found = self.shapes.iter().position(|(id, _)| id.value == mark.value);
        match found {
            Some(at) => self.used[at] = true,
            None => {
                let known = self.shapes.iter().map(|(id, _)| id.as_str());
                report
                    .push(unknown_reference("note", &mark.value, mark.span, known).hint("notes stand under `[notes]`"));
            }
        }
        found.map(NoteIx)
    }

    pub(super) fn report_unused(&self, report: &mut Report) {
        for ((id, _), _) in self.shapes.iter().zip(&self.used).filter(|(_, used)| !**used) {
            let message = format!("the note `{}` hangs on nothing", id.value);
            let hint = format!("put `[^{}]` behind a cell, a row's label, a column's id or the title", id.value);
            report.push(Diagnostic::new(&codes::UNUSED_NOTE, id.span, message).hint(hint));
        }
    }

    pub(super) fn into_model(self) -> Vec<Note> {
        self.shapes
            .iter()
            .map(|(id, text)| Note { id: id.value.clone(), text: text.value.clone(), span: text.span })
            .collect()
    }
}
