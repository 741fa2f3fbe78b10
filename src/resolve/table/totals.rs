//! Totals: what they add up, and why some of them cannot be computed.

use super::super::codes;
use crate::diag::{Diagnostic, Report};
use crate::model::{Row, RowIx};

/// Reports totals that cannot be computed or would count a row twice, and takes their parts away.
pub(super) fn break_faulty_totals(rows: &mut [Row], report: &mut Report) {
    let faults: Vec<Option<Diagnostic>> = (0..rows.len()).map(|at| fault_of_total(RowIx(at), rows)).collect();
    for (row, fault) in rows.iter_mut().zip(faults) {
        if let Some(fault) = fault {
            report.push(fault);
            row.sums.clear();
        }
    }
}

/// More totals of totals than this is no table for a reader.
const MOST_LEVELS: usize = 16;

fn fault_of_total(start: RowIx, rows: &[Row]) -> Option<Diagnostic> {
    rows[start.0].sums.iter().find_map(|parts| fault_of_sum(start, parts, rows))
}

fn fault_of_sum(start: RowIx, parts: &[RowIx], rows: &[Row]) -> Option<Diagnostic> {
    let total = &rows[start.0];
    let mut seen = vec![false; rows.len()];
    let mut open: Vec<(RowIx, usize)> = parts.iter().map(|part| (*part, 1)).collect();
    while let Some((at, level)) = open.pop() {
        let part = &rows[at.0];
        if at == start {
            let message = format!("row `{}` is, by way of what it adds up, a part of itself", total.id);
            return Some(Diagnostic::new(&codes::CYCLIC_REFERENCE, total.span, message));
        }
        if std::mem::replace(&mut seen[at.0], true) {
            let message = format!("row `{}` would count row `{}` twice", total.id, part.id);
            let finding = Diagnostic::new(&codes::DUPLICATE_ID, total.span, message).label(part.span, "counted twice");
            return Some(finding.hint("name each part once in `total_of`, and no part beside a total of it"));
        }
        if level > MOST_LEVELS {
            let message = format!("row `{}` adds up totals of totals more than {MOST_LEVELS} deep", total.id);
            return Some(Diagnostic::new(&codes::CYCLIC_REFERENCE, total.span, message));
        }
        // The first sum is the one that a row is computed from.
        open.extend(part.sums.first().into_iter().flatten().map(|part| (*part, level + 1)));
    }
    None
}
