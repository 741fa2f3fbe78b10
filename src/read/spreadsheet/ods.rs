//! Sheets in the open format of offices (ODF 1.3), which holds the text that each cell shows.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::archive::{Archive, parsed};
use super::decimal::Decimal;
use super::{Area, Fault, Sheet, SheetCell, Trait, Workbook, put, raised};

/// More joined areas than this are passed over, since a table has no use for them.
const MOST_AREAS: usize = 1000;
/// Columns beyond the last that any program shows.
const COLUMNS: u32 = 16_384;
/// Rows beyond the last that any program shows.
const ROWS: u32 = 1_048_576;

pub(super) fn workbook(archive: &mut Archive<'_>) -> Result<Workbook, Fault> {
    let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") || archive.holds("encrypted-package") {
        return Err(Fault::Encrypted);
    }
    let text = archive.needed("content.xml")?;
    let document = parsed("content.xml", &text)?;
    if !document.root().descendants().any(|node| node.tag_name().name() == "spreadsheet") {
        return Err(Fault::NoSpreadsheet);
    }
    let styles = Styles::of(&document);
    let is_table = |node: &Node<'_, '_>| {
        node.tag_name().name() == "table"
            && node.parent().is_some_and(|parent| parent.tag_name().name() == "spreadsheet")
    };
    let sheets = document.root().descendants().filter(is_table).map(|table| sheet(table, &styles));
    Ok(Workbook { sheets: sheets.collect::<Result<_, _>>()?, ..Workbook::default() })
}

/// The names of the styles that matter.
struct Styles<'d> {
    /// Of sheets that are not shown.
    hidden: BTreeSet<&'d str>,
    /// Of raised text.
    raised: BTreeSet<&'d str>,
}

impl<'d> Styles<'d> {
    fn of(document: &'d Document<'_>) -> Styles<'d> {
        let mut styles = Styles { hidden: BTreeSet::new(), raised: BTreeSet::new() };
        for style in document.root().descendants().filter(|node| node.tag_name().name() == "style") {
            let Some(name) = attribute(style, "name") else {
                continue;
            };
            for look in style.children().filter(Node::is_element) {
                if attribute(look, "display") == Some("false") {
                    styles.hidden.insert(name);
                }
                if attribute(look, "text-position").is_some_and(is_above) {
                    styles.raised.insert(name);
                }
            }
        }
        styles
    }
}

/// Whether a position of text is above the line: `super 58%`, or `33% 58%` with the height first.
fn is_above(position: &str) -> bool {
    let height = position.split(' ').next().unwrap_or("");
    let percent: Option<f64> = height.strip_suffix('%').and_then(|percent| percent.parse().ok());
    height == "super" || percent.is_some_and(|percent| percent > 0.0)
}

/// An attribute by its name without prefix: no two that are asked for here share one.
fn attribute<'d>(of: Node<'d, '_>, name: &str) -> Option<&'d str> {
    of.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn count(of: Node<'_, '_>, name: &str) -> u32 {
    attribute(of, name).and_then(|number| number.parse().ok()).unwrap_or(1)
}

fn is_hidden(of: Node<'_, '_>) -> bool {
    matches!(attribute(of, "visibility"), Some("collapse" | "filter"))
}

fn sheet(table: Node<'_, '_>, styles: &Styles<'_>) -> Result<Sheet, Fault> {
    let mut sheet = Sheet {
        name: attribute(table, "name").unwrap_or("").to_owned(),
        is_hidden: attribute(table, "style-name").is_some_and(|style| styles.hidden.contains(style)),
        ..Sheet::default()
    };
    let (mut row, mut column) = (0, 0);
    for part in table.descendants() {
        match part.tag_name().name() {
            "table-column" => {
                let end = count(part, "number-columns-repeated").saturating_add(column).min(COLUMNS);
                if is_hidden(part) {
                    sheet.hidden_columns.extend(column..end);
                }
                column = end;
            }
            "table-row" => {
                let end = count(part, "number-rows-repeated").saturating_add(row).min(ROWS);
                cells(part, row..end, styles, &mut sheet)?;
                row = end;
            }
            _ => {}
        }
    }
    Ok(sheet)
}

/// Adds the cells of a row, to all rows that look the same.
fn cells(line: Node<'_, '_>, rows: std::ops::Range<u32>, styles: &Styles<'_>, sheet: &mut Sheet) -> Result<(), Fault> {
    let mut column: u32 = 0;
    let mut is_filled = false;
    for part in line.children().filter(|part| part.tag_name().name().ends_with("table-cell")) {
        let end = count(part, "number-columns-repeated").saturating_add(column).min(COLUMNS);
        let spans = (count(part, "number-rows-spanned"), count(part, "number-columns-spanned"));
        if spans != (1, 1) && sheet.merged.len() < MOST_AREAS {
            let last = (
                rows.start.saturating_add(spans.0.saturating_sub(1)),
                column.saturating_add(spans.1.saturating_sub(1)),
            );
            sheet.merged.push(Area { first: (rows.start, column), last: (last.0.min(ROWS), last.1.min(COLUMNS)) });
        }
        sheet.has_comments |= part.children().any(|child| child.tag_name().name() == "annotation");
        if let Some(cell) = cell(part, styles) {
            is_filled = true;
            for at in rows.clone().flat_map(|row| (column..end).map(move |column| (row, column))) {
                put(sheet, at, cell.clone())?;
            }
        }
        column = end;
    }
    if is_hidden(line) && is_filled {
        sheet.hidden_rows.extend(rows);
    }
    Ok(())
}

fn cell(of: Node<'_, '_>, styles: &Styles<'_>) -> Option<SheetCell> {
    let paragraphs = of.children().filter(|child| child.tag_name().name() == "p");
    let text = paragraphs.map(|paragraph| shown(paragraph, styles)).collect::<Vec<_>>().join("\n");
    let kinds = of.attributes().filter(|attribute| attribute.name() == "value-type").map(|attribute| attribute.value());
    let kinds: Vec<&str> = kinds.collect();
    let mut traits = Vec::new();
    let has_formula = attribute(of, "formula").is_some();
    if kinds.contains(&"error") || (has_formula && is_error(&text)) {
        traits.push(Trait::Error);
    } else if has_formula && kinds.is_empty() && text.is_empty() {
        traits.push(Trait::NoValue);
    }
    let shows_more_than_year = text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit());
    if (kinds.contains(&"date") || kinds.contains(&"time")) && shows_more_than_year {
        traits.push(Trait::Date);
    }
    if has_formula {
        traits.push(Trait::Formula);
    }
    let is_number = kinds.iter().any(|kind| matches!(*kind, "float" | "percentage" | "currency"));
    let stored = attribute(of, "value").filter(|_| is_number);
    let stored =
        stored.map(|stored| Decimal::parse(stored).map_or_else(|| stored.to_owned(), |decimal| decimal.plain()));
    let cell = SheetCell { text, stored, traits };
    (cell != SheetCell::default()).then_some(cell)
}

fn is_error(text: &str) -> bool {
    (text.starts_with('#') && text.ends_with(['!', '?', 'A', 'E']))
        || text.starts_with("Err:")
        || text.starts_with("Fout:")
}

/// The text of a paragraph, as the standard has its spaces: runs of them are one, more are written as elements.
fn shown(paragraph: Node<'_, '_>, styles: &Styles<'_>) -> String {
    let mut text = String::new();
    for node in paragraph.descendants() {
        match node.tag_name().name() {
            "s" => text.push_str(&" ".repeat(count(node, "c").min(100) as usize)),
            "tab" => text.push('\t'),
            "line-break" => text.push('\n'),
            _ if node.is_text() => {
                let parent = node.parent().filter(|parent| parent.tag_name().name() == "span");
                let is_raised = parent
                    .and_then(|span| attribute(span, "style-name"))
                    .is_some_and(|style| styles.raised.contains(style));
                let plain = collapsed(node.text().unwrap_or(""));
                text.push_str(&if is_raised { raised(&plain) } else { plain });
            }
            _ => {}
        }
    }
    text
}

fn collapsed(text: &str) -> String {
    let mut plain = String::new();
    for mark in text.chars() {
        match mark {
            ' ' | '\t' | '\n' | '\r' if plain.ends_with(' ') => {}
            '\t' | '\n' | '\r' => plain.push(' '),
            mark => plain.push(mark),
        }
    }
    plain
}
