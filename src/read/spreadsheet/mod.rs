//! Spreadsheets as a person sees them: the text that each cell shows, and the number that it holds behind that.
//!
//! Pure: bytes in, sheets out, within bounds that no honest table reaches. Nothing is judged here; what an author
//! should know of a cell goes along as a `Trait` of it. A cell whose text cannot be told for certain has none.

mod archive;
mod csv;
mod decimal;
mod format;
mod look;
mod ods;
mod ods_styles;
mod xlsx;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Bytes of a file beyond which it is refused.
pub const LARGEST: u64 = 32 << 20;
/// More cells than this are refused: a sheet of that size is no table of a briefing.
pub const MOST_CELLS: usize = 200_000;
/// Characters in a cell beyond which a file is refused; Excel takes no more.
const LONGEST_TEXT: usize = 32_767;
/// Bytes of text in all cells of a file together: a text that is written once may stand in every cell.
const MOST_TEXT: usize = 32 << 20;

/// A file of sheets.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// In the order of their tabs; a CSV file is one sheet without a name.
    pub sheets: Vec<Sheet>,
    /// The encoding that had to be assumed, where the file does not tell it.
    pub assumed_encoding: Option<&'static str>,
    /// Rows of a CSV file that have another number of cells: row, cells in it, cells in most rows.
    pub ragged: Vec<(u32, usize, usize)>,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// As its tab says.
    pub name: String,
    /// Not shown to who opens the file.
    pub is_hidden: bool,
    /// The cells that show or hold something, by row and column, counted from 0.
    pub cells: BTreeMap<Cell, SheetCell>,
    /// Cells that were joined to one.
    pub merged: Vec<Area>,
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<u32>,
    /// Whether remarks hang on its cells.
    pub has_comments: bool,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetCell {
    /// What it shows; raised letters and digits as the characters that look so: `2022²`.
    pub text: String,
    /// The number that it holds, in plain digits with a point.
    pub stored: Option<String>,
    /// What else is to be known of it.
    pub traits: Vec<Trait>,
}

impl SheetCell {
    /// How much text it holds.
    fn bytes(&self) -> usize {
        let of_trait = |of: &Trait| match of {
            Trait::NotRendered { stored, format } => stored.len() + format.len(),
            Trait::Formula | Trait::NoValue | Trait::Stale | Trait::Error | Trait::Date => 0,
        };
        let stored = self.stored.as_ref().map_or(0, String::len);
        self.text.len() + stored + self.traits.iter().map(of_trait).sum::<usize>()
    }
}

/// What the text of a cell does not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trait {
    /// Its value was computed when the file was last saved.
    Formula,
    /// A formula without a value.
    NoValue,
    /// A formula whose value is to be computed anew before it is shown; the text is that of the old value.
    Stale,
    /// The text names an error.
    Error,
    /// A day or time; the text is ISO 8601 where the file does not hold the text shown.
    Date,
    /// What it shows cannot be told: the value, and the format that makes a text of it.
    NotRendered {
        /// What the cell holds.
        stored: String,
        /// The format's code, or what else decides how it looks.
        format: String,
    },
}

/// Row and column, counted from 0.
type Cell = (u32, u32);

/// A rectangle of cells: rows and columns counted from 0, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Row and column of the upper left cell.
    pub first: (u32, u32),
    /// Row and column of the lower right cell.
    pub last: (u32, u32),
}

impl Area {
    /// All cells that there can be.
    const SHEET: Area = Area { first: (0, 0), last: (u32::MAX, u32::MAX) };

    /// Whether a cell lies in it.
    #[must_use]
    pub fn holds(&self, (row, column): (u32, u32)) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }

    /// Reads `A1:G9`, `$A$1:$G$9` or `B7`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Area> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (first, last) = (cell_at(first)?, cell_at(last)?);
        let (rows, columns) = ((first.0.min(last.0), first.0.max(last.0)), (first.1.min(last.1), first.1.max(last.1)));
        Some(Area { first: (rows.0, columns.0), last: (rows.1, columns.1) })
    }
}

/// `A1:G9`, or `B7` for a single cell.
impl fmt::Display for Area {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&cell_name(self.first))?;
        if self.first == self.last { Ok(()) } else { write!(out, ":{}", cell_name(self.last)) }
    }
}

/// The name of a cell, by its row and column: `B7`.
#[must_use]
pub fn cell_name((row, column): (u32, u32)) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// The name of a column: `A` to `Z`, then `AA`.
#[must_use]
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.insert(0, char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        if rest < 26 {
            return letters.into_iter().collect();
        }
        rest = rest / 26 - 1;
    }
}

/// Row and column of a cell's name; `None` beyond the largest sheet that there is.
fn cell_at(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let split = name.find(|mark: char| mark.is_ascii_digit())?;
    let (letters, digits) = name.split_at(split);
    let number = |sum: Option<u32>, letter: u8| {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?) + 1;
        sum?.checked_mul(26)?.checked_add(value)
    };
    let column = letters.bytes().fold(Some(0), number)?.checked_sub(1)?;
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    (column < 16_384 && row < 1_048_576).then_some((row, column))
}

/// The marks with which numbers are written where the sheet is read.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    /// Between whole and broken part.
    pub decimal: char,
    /// Between groups of three digits.
    pub group: char,
}

/// Why a file gives no sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is locked with a password.
    Encrypted,
    /// It is a spreadsheet of a kind that is not read, with its name.
    OtherKind(&'static str),
    /// It is no spreadsheet.
    NoSpreadsheet,
    /// Something in it does not fit together.
    Broken(String),
    /// It holds more than a table can need.
    TooLarge(String),
}

/// Reads a file by what it holds; the name only tells text with commas from other text.
///
/// # Errors
/// Why there is nothing to read.
pub fn workbook(name: &str, bytes: &[u8], marks: Marks) -> Result<Workbook, Fault> {
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::TooLarge(format!("it has more than {} MB", LARGEST >> 20)));
    }
    let extension = name.rsplit('.').next().unwrap_or("").to_lowercase();
    if bytes.starts_with(b"PK") {
        let mut archive = archive::Archive::open(bytes)?;
        return if archive.holds("content.xml") {
            ods::workbook(&mut archive)
        } else {
            xlsx::workbook(&mut archive, marks)
        };
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Err(compound(bytes));
    }
    match extension.as_str() {
        "csv" | "tsv" | "tab" | "txt" => csv::workbook(bytes),
        _ => Err(Fault::NoSpreadsheet),
    }
}

/// What a compound file is: Excel's old format, or the shell around a workbook with a password.
fn compound(bytes: &[u8]) -> Fault {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if named("EncryptedPackage") {
        Fault::Encrypted
    } else {
        Fault::OtherKind("Excel's format from before 2007 (.xls)")
    }
}

/// Raised characters as the ones that look so; those for which there is none stay as they are.
fn raised(text: &str) -> String {
    const PLAIN: &str = "0123456789()+-abcdefghijklmnoprstuvwxyz";
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    let raise =
        |mark: char| PLAIN.chars().zip(RAISED.chars()).find(|(plain, _)| *plain == mark).map_or(mark, |(_, up)| up);
    text.chars().map(raise).collect()
}

/// How many bytes of text cells may still hold.
struct Budget(usize);

impl Default for Budget {
    fn default() -> Budget {
        Budget(MOST_TEXT)
    }
}

/// Adds a cell, unless there are too many, or they hold too much.
fn put(sheet: &mut Sheet, budget: &mut Budget, at: Cell, cell: SheetCell) -> Result<(), Fault> {
    if sheet.cells.len() >= MOST_CELLS {
        return Err(Fault::TooLarge(format!("a sheet has more than {MOST_CELLS} filled cells")));
    }
    if cell.text.len() > LONGEST_TEXT && cell.text.chars().count() > LONGEST_TEXT {
        let cell = cell_name(at);
        return Err(Fault::TooLarge(format!("cell {cell} holds more than {LONGEST_TEXT} characters")));
    }
    let too_much = || Fault::TooLarge(format!("its cells hold more than {} MB of text", MOST_TEXT >> 20));
    budget.0 = budget.0.checked_sub(cell.bytes()).ok_or_else(too_much)?;
    sheet.cells.insert(at, cell);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Area, Fault, Marks, cell_name, raised, workbook};

    #[test]
    fn cells_have_the_names_that_spreadsheets_give_them() {
        assert_eq!(cell_name((6, 1)), "B7");
        assert_eq!(cell_name((0, 26)), "AA1");
        assert_eq!(cell_name((0, 702)), "AAA1");
        for name in ["A1:G9", "B7", "AA10:ZZ11"] {
            assert_eq!(Area::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(Area::parse("$g$9:a1").unwrap().to_string(), "A1:G9");
        for text in ["", "A", "1", "A0", "A1:", "A1:G9:H1", "ZZZZ1", "A9999999", "Blad1!A1", "é1", "A1é"] {
            assert_eq!(Area::parse(text), None, "{text}");
        }
    }

    #[test]
    fn raised_marks_look_raised() {
        assert_eq!(raised("12a)*q"), "¹²ᵃ⁾*q");
    }

    #[test]
    fn what_is_no_spreadsheet_is_named() {
        let marks = Marks { decimal: ',', group: '.' };
        let fault = |name: &str, bytes: &[u8]| workbook(name, bytes, marks).unwrap_err();
        assert_eq!(fault("x.xlsx", b"<html>"), Fault::NoSpreadsheet);
        assert_eq!(fault("x.xlsx", b""), Fault::NoSpreadsheet);
        assert!(matches!(fault("x.xlsx", b"PK\x03\x04..."), Fault::Broken(_)));
        assert!(matches!(fault("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."), Fault::OtherKind(_)));
    }
}
