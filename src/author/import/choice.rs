//! Which cells are the table: the sheet and the range, as asked or as the only ones that there are.

use super::{Findings, Wanted, codes};
use crate::diag::did_you_mean;
use crate::read::spreadsheet::{Area, Fault, Sheet, Workbook};

/// Says why a file gives no table.
pub(super) fn fault(name: &str, fault: &Fault, findings: &mut Findings) {
    let (code, message, hint) = match fault {
        Fault::Encrypted => (
            &codes::ENCRYPTED,
            format!("`{name}` is locked with a password"),
            "open it in a spreadsheet program and save a copy without a password",
        ),
        Fault::OtherKind(kind) => (
            &codes::UNREADABLE,
            format!("`{name}` is in {kind}"),
            "open it in a spreadsheet program and save it as .xlsx or .ods",
        ),
        Fault::NoSpreadsheet => (
            &codes::UNREADABLE,
            format!("`{name}` is no spreadsheet"),
            "files that can be read are .xlsx, .ods and .csv; a web page saved as .xls is none of these",
        ),
        Fault::Broken(why) => (
            &codes::UNREADABLE,
            format!("`{name}` is damaged: {why}"),
            "open it in a spreadsheet program, see whether all is there, and save it anew",
        ),
        Fault::TooLarge(why) => {
            (&codes::UNREADABLE, format!("`{name}` is too large: {why}"), "copy the table into a file of its own")
        }
    };
    findings.add(code, None, message, hint);
}

/// The sheet, and the part of it that holds the table.
pub(super) fn choose<'w>(
    workbook: &'w Workbook,
    wanted: &Wanted,
    findings: &mut Findings,
) -> Option<(&'w Sheet, Area)> {
    let sheet = sheet(workbook, wanted, findings)?;
    findings.sheet.clone_from(&sheet.name);
    if sheet.has_comments {
        let hint = "read them in the spreadsheet; what readers should know becomes a note of the table";
        findings.add(&codes::LEFT_OUT, None, "remarks hang on cells of the sheet; they were left out", hint);
    }
    let Some(filled) = filled(sheet) else {
        findings.add(&codes::CHOICE, None, format!("the sheet `{}` is empty", sheet.name), listed(workbook));
        return None;
    };
    let Some(range) = &wanted.range else {
        return Some((sheet, filled));
    };
    let Some(area) = Area::parse(range) else {
        findings.add(&codes::CHOICE, None, format!("`{range}` is no range of cells"), "write it as `A1:G9`");
        return None;
    };
    if !sheet.cells.keys().any(|cell| area.holds(*cell)) {
        findings.add(
            &codes::CHOICE,
            None,
            format!("all cells of `{range}` are empty"),
            format!("those that are filled lie in `{filled}`"),
        );
        return None;
    }
    Some((sheet, area))
}

fn sheet<'w>(workbook: &'w Workbook, wanted: &Wanted, findings: &mut Findings) -> Option<&'w Sheet> {
    if let Some(name) = &wanted.sheet {
        let found = workbook.sheets.iter().find(|sheet| sheet.name == *name);
        let found =
            found.or_else(|| workbook.sheets.iter().find(|sheet| sheet.name.to_lowercase() == name.to_lowercase()));
        if found.is_none() {
            let meant = did_you_mean(name, workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
            let hint = meant.map_or_else(|| listed(workbook), |meant| format!("did you mean `{meant}`?"));
            findings.add(&codes::CHOICE, None, format!("there is no sheet `{name}`"), hint);
        }
        return found;
    }
    let (filled, hidden): (Vec<&Sheet>, Vec<&Sheet>) =
        workbook.sheets.iter().filter(|sheet| !sheet.cells.is_empty()).partition(|sheet| !sheet.is_hidden);
    if !hidden.is_empty() && !filled.is_empty() {
        let message = format!("hidden sheets were passed over: {}", quoted(&hidden));
        findings.add(&codes::HIDDEN, None, message, "name one with `--sheet` if the table stands there");
    }
    match (filled.as_slice(), hidden.as_slice()) {
        ([only], _) => Some(only),
        ([], []) => {
            findings.add(&codes::CHOICE, None, "the file has no filled cells", "see whether it is the right file");
            None
        }
        ([], hidden) => {
            findings.add(
                &codes::CHOICE,
                None,
                "all filled sheets are hidden",
                format!("name one with `--sheet`: {}", quoted(hidden)),
            );
            None
        }
        (several, _) => {
            let message = format!("{} sheets are filled, and one is a table", several.len());
            findings.add(&codes::CHOICE, None, message, format!("name it with `--sheet`: {}", quoted(several)));
            None
        }
    }
}

fn quoted(sheets: &[&Sheet]) -> String {
    sheets.iter().map(|sheet| format!("`{}`", sheet.name)).collect::<Vec<_>>().join(", ")
}

fn listed(workbook: &Workbook) -> String {
    format!("the sheets are {}", quoted(&workbook.sheets.iter().collect::<Vec<_>>()))
}

/// The smallest area around all cells of a sheet.
fn filled(sheet: &Sheet) -> Option<Area> {
    let (rows, columns) = (sheet.cells.keys().map(|cell| cell.0), sheet.cells.keys().map(|cell| cell.1));
    let first = (rows.clone().min()?, columns.clone().min()?);
    Some(Area { first, last: (rows.max()?, columns.max()?) })
}
