//! Sheets in the open format of offices (ODF 1.3), which holds the text that each cell shows.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::archive::{Archive, parsed};
use super::decimal::Decimal;
use super::look::{Look, View};
use super::ods_styles::Styles;
use super::{Area, Budget, Fault, Sheet, SheetCell, Trait, Workbook, put, raised};

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
    // Styles that have a name on screen stand in a part of their own.
    let named = archive.text("styles.xml")?;
    let named = named.as_ref().map(|text| parsed("styles.xml", text)).transpose()?;
    let mut styles = Styles::default();
    for part in named.iter().chain([&document]) {
        styles.add(part);
    }
    let hides_zeros = hides_zeros(archive)?;
    let is_table = |node: &Node<'_, '_>| {
        node.tag_name().name() == "table"
            && node.parent().is_some_and(|parent| parent.tag_name().name() == "spreadsheet")
    };
    let mut budget = Budget::default();
    let sheets =
        document.root().descendants().filter(is_table).map(|table| sheet(table, &styles, hides_zeros, &mut budget));
    Ok(Workbook { sheets: sheets.collect::<Result<_, _>>()?, ..Workbook::default() })
}

/// Whether a window in which the file was last open shows no zeros.
fn hides_zeros(archive: &mut Archive<'_>) -> Result<bool, Fault> {
    let Some(text) = archive.text("settings.xml")? else {
        return Ok(false);
    };
    let settings = parsed("settings.xml", &text)?;
    let mut items = settings.root().descendants().filter(|node| attribute(*node, "name") == Some("ShowZeroValues"));
    Ok(items.any(|item| item.text() == Some("false")))
}

/// An attribute by its name without prefix: no two that are asked for here share one.
pub(super) fn attribute<'d>(of: Node<'d, '_>, name: &str) -> Option<&'d str> {
    of.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn count(of: Node<'_, '_>, name: &str) -> u32 {
    attribute(of, name).and_then(|number| number.parse().ok()).unwrap_or(1)
}

fn is_hidden(of: Node<'_, '_>, styles: &Styles<'_>) -> bool {
    let is_flat = attribute(of, "style-name").is_some_and(|style| styles.flat.contains(style));
    is_flat || matches!(attribute(of, "visibility"), Some("collapse" | "filter"))
}

fn sheet(table: Node<'_, '_>, styles: &Styles<'_>, hides_zeros: bool, budget: &mut Budget) -> Result<Sheet, Fault> {
    let mut sheet = Sheet {
        name: attribute(table, "name").unwrap_or("").to_owned(),
        is_hidden: attribute(table, "style-name").is_some_and(|style| styles.hidden.contains(style)),
        ..Sheet::default()
    };
    let mut view = View::default();
    view.hides_zeros = hides_zeros;
    add_conditions(table, styles, &mut view);
    let mut columns = Columns { styles, view, usual: BTreeMap::new() };
    let (mut row, mut column) = (0, 0);
    for part in table.descendants() {
        match part.tag_name().name() {
            "table-column" => {
                let end = count(part, "number-columns-repeated").saturating_add(column).min(COLUMNS);
                if is_hidden(part, styles) {
                    sheet.hidden_columns.extend(column..end);
                }
                columns.add(part, column, end);
                column = end;
            }
            "table-row" => {
                let end = count(part, "number-rows-repeated").saturating_add(row).min(ROWS);
                cells(part, row..end, &columns, &mut sheet, budget)?;
                row = end;
            }
            _ => {}
        }
    }
    Ok(sheet)
}

/// Adds the conditions that a sheet lists at its end, beside those that styles have.
fn add_conditions(table: Node<'_, '_>, styles: &Styles<'_>, view: &mut View) {
    for conditional in table.descendants().filter(|node| node.tag_name().name() == "conditional-format") {
        let Some(look) = conditional.children().find_map(|rule| look_under(rule, styles)) else {
            continue;
        };
        for area in areas(attribute(conditional, "target-range-address").unwrap_or("?")) {
            view.add_condition(area, &look);
        }
    }
}

/// What a figure looks like under a condition, where that is not what its own format says.
fn look_under(rule: Node<'_, '_>, styles: &Styles<'_>) -> Option<String> {
    let is_replaced = attribute(rule, "show-value") == Some("false");
    let style = attribute(rule, "apply-style-name").filter(|style| styles.sets_format(style));
    let drawn = is_replaced.then(|| String::from("a bar or an icon in its place"));
    style.map(of_style).or(drawn)
}

fn of_style(style: &str) -> String {
    format!("the format of the style `{}`", style.replace("_5f_", "_").replace("_20_", " "))
}

/// The areas of an address, `Blad1.B2:Blad1.C3 'Blad 1'.E5`; `None` for one that cannot be read.
fn areas(address: &str) -> Vec<Option<Area>> {
    let mut is_quoted = false;
    let bare = address.chars().filter(|mark| {
        is_quoted ^= *mark == '\'';
        !is_quoted && *mark != '\''
    });
    let bare: String = bare.collect();
    let cell = |of: &str| of.rsplit('.').next().unwrap_or("").to_owned();
    let area = |of: &str| Area::parse(&of.split(':').map(cell).collect::<Vec<_>>().join(":"));
    bare.split_whitespace().map(area).collect()
}

/// What the columns of a sheet say of their cells.
struct Columns<'s, 'd> {
    styles: &'s Styles<'d>,
    view: View,
    /// The style of cells that name none, by the first column that has it.
    usual: BTreeMap<u32, &'s str>,
}

impl<'s> Columns<'s, '_> {
    fn add(&mut self, of: Node<'s, '_>, first: u32, end: u32) {
        let room = attribute(of, "style-name").and_then(|style| self.styles.rooms.get(style));
        if let (Some(room), Some(last)) = (room, end.checked_sub(1)) {
            self.view.add_room(first, last, *room);
        }
        self.usual.insert(first, attribute(of, "default-cell-style-name").unwrap_or("Default"));
    }

    /// The style of a cell that names none.
    fn style(&self, column: u32) -> Option<&'s str> {
        self.usual.range(..=column).next_back().map(|(_, style)| *style)
    }
}

/// Adds the cells of a row, to all rows that look the same.
fn cells(
    line: Node<'_, '_>,
    rows: std::ops::Range<u32>,
    columns: &Columns<'_, '_>,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<(), Fault> {
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
        if let Some(cell) = cell(part, columns.styles) {
            is_filled = true;
            let style = attribute(part, "style-name").or(attribute(line, "default-cell-style-name"));
            let figure = Figure::of(part, style.or_else(|| columns.style(column)), columns.styles);
            for at in rows.clone().flat_map(|row| (column..end).map(move |column| (row, column))) {
                put(sheet, budget, at, as_seen(&cell, figure.as_ref(), &columns.view.of(at)))?;
            }
        }
        column = end;
    }
    if is_hidden(line, columns.styles) && is_filled {
        sheet.hidden_rows.extend(rows);
    }
    Ok(())
}

/// What decides how a figure is shown, beside the text that the file holds.
struct Figure<'c> {
    stored: &'c str,
    /// The style that it has under a condition.
    condition: Option<&'c str>,
    /// Whether it shows as many decimals as there is room for.
    is_general: bool,
}

impl<'c> Figure<'c> {
    fn of(cell: Node<'c, '_>, style: Option<&str>, styles: &Styles<'c>) -> Option<Figure<'c>> {
        let stored = ["value", "date-value", "time-value"].into_iter().find_map(|name| attribute(cell, name))?;
        let condition = style.and_then(|style| styles.condition(style));
        Some(Figure { stored, condition, is_general: styles.is_general(style) })
    }

    /// Why it cannot be told what is shown of it.
    fn objection(&self, text: &str, look: &Look<'_>) -> Option<String> {
        if let Some(style) = self.condition {
            return Some(format!("{}, where a condition holds", of_style(style)));
        }
        let is_cut = self.is_general && text.contains([',', '.']) && text.chars().count() > look.room;
        let cut = is_cut.then(|| String::from("as many decimals as the column has room for"));
        look.objection(text).or(cut)
    }
}

/// The cell as it is seen, be that otherwise than its text.
fn as_seen(cell: &SheetCell, figure: Option<&Figure<'_>>, look: &Look<'_>) -> SheetCell {
    let Some((stored, format)) =
        figure.and_then(|figure| Some((figure.stored.to_owned(), figure.objection(&cell.text, look)?)))
    else {
        return cell.clone();
    };
    let formula = cell.traits.iter().filter(|of| **of == Trait::Formula).cloned();
    let traits = std::iter::once(Trait::NotRendered { stored, format }).chain(formula).collect();
    SheetCell { text: String::new(), stored: None, traits }
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

#[cfg(test)]
mod tests {
    use super::areas;

    #[test]
    fn addresses_name_cells_of_sheets() {
        let names = |address| areas(address).iter().map(|area| area.map(|area| area.to_string())).collect::<Vec<_>>();
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(names("T.B2:T.C3 $'Blad 1'.$E$5"), [some("B2:C3"), some("E5")]);
        assert_eq!(names("'it''s. it'.B2:'it''s. it'.C3"), [some("B2:C3")]);
        assert_eq!(names("T.B:T.C"), [None]);
    }
}
