//! Workbooks of Excel 2007 and later: ECMA-376 part 1, chapter 18.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{DateTime, datetime};
use roxmltree::{Document, Node};

use super::archive::{Archive, parsed};
use super::decimal::Decimal;
use super::format::{self, Shown};
use super::look::{Look, View};
use super::{Area, Budget, Fault, Marks, Sheet, SheetCell, Trait, Workbook, cell_at, put, raised};

/// More hidden stretches or joined areas than this are passed over, since a table has no use for them.
const MOST_AREAS: usize = 1000;

pub(super) fn workbook(archive: &mut Archive<'_>, marks: Marks) -> Result<Workbook, Fault> {
    let roots = relations(archive, "_rels/.rels", "")?;
    let Some(main) = roots.iter().find(|relation| relation.is("/officeDocument")) else {
        return Err(Fault::NoSpreadsheet);
    };
    let path = main.target.clone();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let text = archive.needed(&path)?;
    let document = parsed(&path, &text)?;
    if document.root_element().tag_name().name() != "workbook" {
        return Err(Fault::NoSpreadsheet);
    }
    let parts = relations(archive, &relations_of(&path), folder)?;
    let part = |archive: &mut Archive<'_>, kind: &str| match parts.iter().find(|relation| relation.is(kind)) {
        Some(relation) => archive.text(&relation.target).map(|text| text.map(|text| (relation.target.clone(), text))),
        None => Ok(None),
    };
    let book = Book {
        marks,
        is_stale: elements(document.root(), "calcPr").any(|of| is_true(of.attribute("fullCalcOnLoad"))),
        from_1904: elements(document.root(), "workbookPr").any(|of| is_true(of.attribute("date1904"))),
        texts: part(archive, "/sharedStrings")?.map_or(Ok(Vec::new()), |(path, text)| shared(&path, &text))?,
        styles: part(archive, "/styles")?.map_or(Ok(Styles::default()), |(path, text)| styles(&path, &text))?,
    };
    let (mut workbook, mut budget) = (Workbook::default(), Budget::default());
    for tab in elements(document.root(), "sheet") {
        let id = tab.attributes().find(|attribute| attribute.name() == "id" && attribute.namespace().is_some());
        let relation = id.and_then(|id| parts.iter().find(|relation| relation.id == id.value()));
        // Other tabs hold a chart, a dialogue or macros, and no cells.
        if let Some(relation) = relation.filter(|relation| relation.is("/worksheet")) {
            let mut sheet = book.sheet(archive, &relation.target, &mut budget)?;
            tab.attribute("name").unwrap_or("").clone_into(&mut sheet.name);
            sheet.is_hidden = tab.attribute("state").is_some_and(|state| state != "visible");
            workbook.sheets.push(sheet);
        }
    }
    Ok(workbook)
}

/// What a part of the file says of another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relation {
    /// Two editions of the standard have different addresses that end alike.
    fn is(&self, kind: &str) -> bool {
        self.kind.ends_with(kind)
    }
}

fn relations_of(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

fn relations(archive: &mut Archive<'_>, path: &str, folder: &str) -> Result<Vec<Relation>, Fault> {
    let Some(text) = archive.text(path)? else {
        return Ok(Vec::new());
    };
    let document = parsed(path, &text)?;
    let relation = |of: Node<'_, '_>| {
        let attribute = |name| of.attribute(name).unwrap_or("").to_owned();
        Relation { id: attribute("Id"), kind: attribute("Type"), target: joined(folder, &attribute("Target")) }
    };
    Ok(elements(document.root(), "Relationship").map(relation).collect())
}

/// A target as a path from the root of the file.
fn joined(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn elements<'a, 'i>(root: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> + use<'a, 'i> {
    root.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

fn child<'a, 'i>(of: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    of.children().find(|node| node.is_element() && node.tag_name().name() == name)
}

fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

/// Whether a width or height is less than a dot of the screen.
fn is_nothing(length: &str) -> bool {
    length.parse::<f64>().is_ok_and(|length| length < 0.07)
}

/// The texts that cells refer to by number.
fn shared(path: &str, text: &str) -> Result<Vec<String>, Fault> {
    let document = parsed(path, text)?;
    Ok(elements(document.root(), "si").map(rich).collect())
}

/// A text in one or more runs; what is raised is shown so.
fn rich(of: Node<'_, '_>) -> String {
    let mut text = String::new();
    for part in of.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "t" => text.push_str(part.text().unwrap_or("")),
            "r" => {
                let run = child(part, "t").and_then(|of| of.text()).unwrap_or("");
                let look = child(part, "rPr").and_then(|look| child(look, "vertAlign"));
                let is_raised = look.and_then(|look| look.attribute("val")) == Some("superscript");
                text.push_str(&if is_raised { raised(run) } else { run.to_owned() });
            }
            // How the text is pronounced.
            _ => {}
        }
    }
    unescaped(&text)
}

/// Characters that XML cannot hold are written `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        let code = after.get(..5).filter(|code| code.ends_with('_'));
        let mark = code.and_then(|code| u32::from_str_radix(&code[..4], 16).ok()).and_then(char::from_u32);
        plain.push_str(before);
        rest = match mark {
            Some(mark) => {
                plain.push(mark);
                &after[5..]
            }
            None => {
                plain.push_str("_x");
                after
            }
        };
    }
    plain + rest
}

/// The formats that cells and conditions refer to by number.
#[derive(Default)]
struct Styles {
    /// Of cells; `None` where the country decides.
    cells: Vec<Option<String>>,
    /// Of conditions; `None` where they leave the format alone.
    conditions: Vec<Option<String>>,
}

fn styles(path: &str, text: &str) -> Result<Styles, Fault> {
    let document = parsed(path, text)?;
    let listed = elements(document.root(), "numFmts").next();
    let own: BTreeMap<u32, &str> = listed
        .into_iter()
        .flat_map(|listed| elements(listed, "numFmt"))
        .filter_map(|of| Some((of.attribute("numFmtId")?.parse().ok()?, of.attribute("formatCode")?)))
        .collect();
    let code = |style: Node<'_, '_>| {
        let id: u32 = style.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
        own.get(&id).copied().or_else(|| format::builtin(id)).map(str::to_owned)
    };
    let listed = |name| elements(document.root(), name).next();
    let cells = listed("cellXfs").map(|styles| elements(styles, "xf").map(code).collect());
    let conditions = listed("dxfs").map(|styles| elements(styles, "dxf").map(own_format).collect());
    Ok(Styles { cells: cells.unwrap_or_default(), conditions: conditions.unwrap_or_default() })
}

/// The format that a condition gives with its look, if it gives one.
fn own_format(of: Node<'_, '_>) -> Option<String> {
    let format = elements(of, "numFmt").next()?;
    Some(format.attribute("formatCode").unwrap_or("another format").to_owned())
}

/// What the sheets of a file share.
struct Book {
    marks: Marks,
    /// Values of formulas are to be computed anew when the file is opened.
    is_stale: bool,
    /// Days are counted from 1904 rather than 1900.
    from_1904: bool,
    texts: Vec<String>,
    styles: Styles,
}

impl Book {
    fn sheet(&self, archive: &mut Archive<'_>, path: &str, budget: &mut Budget) -> Result<Sheet, Fault> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let others = relations(archive, &relations_of(path), folder)?;
        let text = archive.needed(path)?;
        let document = parsed(path, &text)?;
        let has_comments = others.iter().any(|other| other.is("/comments") || other.is("/threadedComment"));
        let mut sheet = Sheet { has_comments, ..Sheet::default() };
        self.rows(&document, &self.view(&document), &mut sheet, budget)?;
        let columns = elements(document.root(), "col").take(MOST_AREAS);
        let is_unseen =
            |of: &Node<'_, '_>| is_true(of.attribute("hidden")) || of.attribute("width").is_some_and(is_nothing);
        for column in columns.filter(is_unseen) {
            let bound = |name| column.attribute(name).and_then(|number| number.parse::<u32>().ok()).unwrap_or(1);
            sheet.hidden_columns.extend((bound("min").max(1)..=bound("max").min(16_384)).map(|column| column - 1));
        }
        let merged = elements(document.root(), "mergeCell").filter_map(|of| Area::parse(of.attribute("ref")?));
        sheet.merged = merged.take(MOST_AREAS).collect();
        Ok(sheet)
    }

    /// What decides how the figures of a sheet look, beside their own formats.
    fn view(&self, document: &Document<'_>) -> View {
        let mut view = View::default();
        view.hides_zeros = elements(document.root(), "sheetView")
            .any(|window| matches!(window.attribute("showZeros"), Some("0" | "false")));
        add_rooms(document, &mut view);
        for conditional in elements(document.root(), "conditionalFormatting") {
            let Some(look) = elements(conditional, "cfRule").find_map(|rule| self.look_under(rule)) else {
                continue;
            };
            // Newer rules name their cells in an element rather than in an attribute.
            let named = elements(conditional, "sqref").next().and_then(|cells| cells.text());
            let cells = conditional.attribute("sqref").or(named).unwrap_or("?");
            cells.split_whitespace().for_each(|area| view.add_condition(Area::parse(area), &look));
        }
        view
    }

    /// What a figure looks like under a condition, where that is not what its own format says.
    fn look_under(&self, rule: Node<'_, '_>) -> Option<String> {
        let number = rule.attribute("dxfId").and_then(|id| id.parse::<usize>().ok());
        let by_number = number.and_then(|id| self.styles.conditions.get(id).cloned().flatten());
        let is_replaced = ["dataBar", "iconSet"].into_iter().flat_map(|kind| elements(rule, kind));
        let mut is_replaced = is_replaced.filter(|drawn| matches!(drawn.attribute("showValue"), Some("0" | "false")));
        let drawn = || is_replaced.next().map(|_| String::from("a bar or an icon in its place"));
        by_number.or_else(|| own_format(rule)).or_else(drawn)
    }

    fn rows(&self, document: &Document<'_>, view: &View, sheet: &mut Sheet, budget: &mut Budget) -> Result<(), Fault> {
        let mut row = 0;
        for line in elements(document.root(), "row") {
            // A row or cell without a number of its own follows the one before it.
            row = line.attribute("r").and_then(|number| number.parse::<u32>().ok()?.checked_sub(1)).unwrap_or(row);
            if is_true(line.attribute("hidden")) || line.attribute("ht").is_some_and(is_nothing) {
                sheet.hidden_rows.insert(row);
            }
            let mut column = 0;
            for cell in elements(line, "c") {
                let at = cell.attribute("r").and_then(cell_at).unwrap_or((row, column));
                column = at.1.saturating_add(1);
                if let Some(cell) = self.cell(cell, &view.of(at)) {
                    put(sheet, budget, at, cell)?;
                }
            }
            row = row.saturating_add(1);
        }
        Ok(())
    }

    fn cell(&self, of: Node<'_, '_>, look: &Look<'_>) -> Option<SheetCell> {
        let value = child(of, "v").and_then(|value| value.text());
        let inline = child(of, "is").map(rich);
        let formula = child(of, "f").map(|_| Trait::Formula);
        let code = self.code(of);
        let mut cell = match (of.attribute("t").unwrap_or("n"), value, inline) {
            ("inlineStr", _, Some(text)) => self::text(&text, code),
            ("s", Some(number), _) => {
                let shared = number.trim().parse::<usize>().ok().and_then(|at| self.texts.get(at));
                text(shared.map_or("", String::as_str), code)
            }
            ("str", Some(value), _) => text(&unescaped(value), code),
            ("e", Some(name), _) => SheetCell { text: name.to_owned(), stored: None, traits: vec![Trait::Error] },
            ("b", Some(value), _) => hidden_look(value, "true or false, in the words of the reader's country"),
            ("d", Some(day), _) => SheetCell { text: day.to_owned(), stored: None, traits: vec![Trait::Date] },
            (_, Some(value), _) => self.number(value, code, look),
            (_, None, _) if formula.is_some() => SheetCell { traits: vec![Trait::NoValue], ..SheetCell::default() },
            _ => return None,
        };
        if formula.is_some() && self.is_stale && !cell.traits.contains(&Trait::NoValue) {
            cell = SheetCell { text: cell.text, stored: None, traits: vec![Trait::Stale] };
        }
        cell.traits.extend(formula);
        (cell != SheetCell::default()).then_some(cell)
    }

    /// The cell's format; `Err` where it depends on the country.
    fn code(&self, of: Node<'_, '_>) -> Option<&str> {
        let style: usize = of.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0);
        match self.styles.cells.get(style) {
            Some(code) => code.as_deref(),
            None => Some("General"),
        }
    }

    fn number(&self, stored: &str, code: Option<&str>, look: &Look<'_>) -> SheetCell {
        let Some(code) = code else {
            return hidden_look(stored, "one that depends on the reader's country");
        };
        let Some(decimal) = Decimal::parse(stored) else {
            return hidden_look(stored, code);
        };
        let shown = format::number(&decimal, code, self.marks, look.room);
        let text = if let Shown::Text(text) = &shown { text } else { "" };
        if let Some(objection) = look.objection(text) {
            return hidden_look(stored, &objection);
        }
        match shown {
            Shown::Text(text) => SheetCell { text, stored: Some(decimal.plain()), traits: Vec::new() },
            Shown::Date { year } => match self.day(stored) {
                Some(text) if year => SheetCell { text: text[..4].to_owned(), stored: None, traits: Vec::new() },
                Some(text) => SheetCell { text, stored: None, traits: vec![Trait::Date] },
                None => hidden_look(stored, code),
            },
            Shown::Unknown => hidden_look(stored, code),
        }
    }

    /// A count of days as a day, with its time if it has one.
    fn day(&self, stored: &str) -> Option<String> {
        let days: f64 = stored.trim().parse().ok()?;
        // In the count from 1900 there is a 29 February 1900 that never was; what comes before it is not sure.
        let (epoch, first) = if self.from_1904 {
            (datetime(1904, 1, 1, 0, 0, 0, 0), 0.0)
        } else {
            (datetime(1899, 12, 30, 0, 0, 0, 0), 61.0)
        };
        if !(first..2_958_466.0).contains(&days) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the days fit, as just asked")]
        let seconds = (days * 86_400.0).round() as i64;
        let moment: DateTime = epoch.checked_add(seconds.seconds()).ok()?;
        let is_day = seconds % 86_400 == 0;
        Some(if is_day { moment.date().to_string() } else { moment.to_string() })
    }
}

/// Says how wide the columns are.
fn add_rooms(document: &Document<'_>, view: &mut View) {
    let usual = elements(document.root(), "sheetFormatPr").next();
    let base = |usual: Node<'_, '_>| usual.attribute("baseColWidth").and_then(|room| room.parse().ok());
    let told = |usual: Node<'_, '_>| usual.attribute("defaultColWidth").and_then(room).or_else(|| base(usual));
    view.room = usual.and_then(told).unwrap_or(view.room);
    for column in elements(document.root(), "col") {
        let bound = |name| column.attribute(name).and_then(|number| number.parse::<u32>().ok()?.checked_sub(1));
        if let (Some(first), Some(last), Some(room)) =
            (bound("min"), bound("max"), column.attribute("width").and_then(room))
        {
            view.add_room(first, last, room);
        }
    }
}

/// For how many digits a column has room, by its width: that of so many digits, each of 7 dots, and of 5 dots beside
/// them (18.3.1.13).
fn room(width: &str) -> Option<usize> {
    const DIGIT: f64 = 7.0;
    const BESIDE: f64 = 5.0;
    let width: f64 = width.parse().ok().filter(|width: &f64| width.is_finite())?;
    // Widths are written in parts of 256, which takes off a little.
    let room = (width * DIGIT - BESIDE) / DIGIT + 0.01;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000, as just made")]
    Some(room.clamp(0.0, 1000.0) as usize)
}

fn text(value: &str, code: Option<&str>) -> SheetCell {
    match code.map_or_else(|| Some(value.to_owned()), |code| format::text(value, code)) {
        Some(text) => SheetCell { text, ..SheetCell::default() },
        None => hidden_look(value, code.unwrap_or("")),
    }
}

fn hidden_look(stored: &str, format: &str) -> SheetCell {
    let look = Trait::NotRendered { stored: stored.to_owned(), format: format.to_owned() };
    SheetCell { text: String::new(), stored: None, traits: vec![look] }
}

#[cfg(test)]
mod tests {
    use super::{joined, relations_of, room, unescaped};

    #[test]
    fn targets_are_paths_in_the_file() {
        assert_eq!(joined("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(joined("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(relations_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
    }

    #[test]
    fn widths_are_counted_in_digits() {
        assert_eq!(room("4.7109375"), Some(4));
        assert_eq!(room("9.140625"), Some(8));
        assert_eq!(room("0"), Some(0));
        assert_eq!(room("1e300"), Some(1000));
        assert_eq!(room("wide"), None);
    }

    #[test]
    fn escapes_of_characters_are_read() {
        assert_eq!(unescaped("a_x000D_b_x_c_x00e9_"), "a\rb_x_cé");
        assert_eq!(unescaped("_xéé"), "_xéé");
    }
}
