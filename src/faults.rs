//! Why the making of outputs stops: a template that an author can mend, or something that nobody can.

use crate::diag::{Code, Diagnostic, Place, Report, Span};
use crate::pages::TemplateFault;
use crate::read::Folder;

pub(crate) const TEMPLATE: Code = Code::structural(
    "template-error",
    "a template cannot be read or filled in",
    include_str!("../docs/rules/template-error.md"),
);

/// Why the making of outputs stops.
pub(crate) enum Stop {
    /// Templates are at fault.
    Templates(Vec<TemplateFault>),
    /// The disk is, or we are.
    Work(anyhow::Error),
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Stop {
        Stop::Work(error)
    }
}

/// What all of them give, or every fault of their templates, or the first other fault.
pub(crate) fn joined<T>(results: Vec<Result<Vec<T>, Stop>>) -> Result<Vec<T>, Stop> {
    let mut all = Vec::new();
    let mut faults: Vec<TemplateFault> = Vec::new();
    for result in results {
        match result {
            Ok(made) => all.extend(made),
            Err(Stop::Templates(found)) => faults.extend(found),
            Err(work) => return Err(work),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(Stop::Templates(faults)) }
}

/// The faults as findings; one template filled in a thousand times has its fault once.
pub(crate) fn findings(faults: Vec<TemplateFault>, folder: &Folder) -> Report {
    let mut seen: Vec<TemplateFault> = Vec::new();
    for fault in faults {
        if !seen.contains(&fault) {
            seen.push(fault);
        }
    }
    Report { findings: seen.into_iter().map(|fault| finding(fault, folder)).collect() }
}

fn finding(fault: TemplateFault, folder: &Folder) -> Diagnostic {
    let TemplateFault { template, place, message } = fault;
    let own = folder.templates.iter().find(|(name, _)| *name == template).map(|(_, file)| *file);
    match (own, place) {
        (Some(file), Some(place)) => {
            let range = place.range.unwrap_or_else(|| offset(folder.sources.text(file), place.line, place.column));
            Diagnostic::new(&TEMPLATE, Span::new(file, range), message)
        }
        (Some(file), None) => Diagnostic::new(&TEMPLATE, Span::new(file, 0..0), message),
        (None, Some(place)) => {
            let path = format!("templates/{template} (built in), line {}, column {}", place.line, place.column);
            Diagnostic::new(&TEMPLATE, Place::Path(path), message)
        }
        (None, None) => Diagnostic::new(&TEMPLATE, Place::Path(format!("templates/{template} (built in)")), message),
    }
}

/// The bytes of a place that is known by line and column only.
fn offset(text: &str, line: usize, column: usize) -> std::ops::Range<usize> {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let start = (before + column.saturating_sub(1)).min(text.len());
    start..start
}
