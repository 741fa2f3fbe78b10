//! What a number looks like under a format code of ECMA-376 (18.8.31): `#,##0`, `0.0%`, `[<5]"<5";0`.
//!
//! Only what is surely shown the same everywhere is rendered. A code that is not understood gives `Unknown`, never a
//! number that may look different on screen.

use std::cmp::Ordering;
use std::fmt::Write as _;

use super::Marks;
use super::decimal::Decimal;

/// What a format makes of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// This text.
    Text(String),
    /// A day or a time; `year` where nothing but the year is shown.
    Date { year: bool },
    /// Not to be told for certain.
    Unknown,
}

/// The code of a format that every file may use without saying it; `None` where it depends on the country.
pub(super) fn builtin(id: u32) -> Option<&'static str> {
    Some(match id {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14..=22 | 27..=36 | 45..=47 | 50..=58 => "yyyy-mm-dd",
        // What they make of a number below zero depends on the country, so that section is one not understood.
        37 | 38 => "#,##0;E",
        39 | 40 => "#,##0.00;E",
        41 => "#,##0;E;\"-\"",
        43 => "#,##0.00;E;\"-\"",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

/// What is shown of a number in a column with room for so many characters.
pub(super) fn number(value: &Decimal, code: &str, marks: Marks, room: usize) -> Shown {
    let Some(sections) = sections(code) else {
        return Shown::Unknown;
    };
    if sections.iter().any(Section::is_date) {
        let year = |part: &Part| matches!(part, Part::Date('y') | Part::Literal(_));
        return Shown::Date {
            year: sections.len() == 1 && sections.iter().all(|section| section.parts.iter().all(year)),
        };
    }
    let Some((section, value, minus)) = chosen(&sections, value) else {
        return Shown::Unknown;
    };
    match section.render(&value, marks, room) {
        // Whether a minus stays before a zero is not the same everywhere.
        Some((text, shows_zero)) if !(minus && shows_zero) => {
            Shown::Text(format!("{}{}", if minus { "-" } else { "" }, text.trim()))
        }
        _ => Shown::Unknown,
    }
}

/// What is shown of a text: most formats leave it alone. `None` where that cannot be told.
pub(super) fn text(value: &str, code: &str) -> Option<String> {
    let sections = sections(code)?;
    let of_text = |section: &&Section| section.parts.contains(&Part::Text);
    let Some(section) = sections.iter().find(of_text).or_else(|| sections.get(3)) else {
        return Some(value.to_owned());
    };
    let mut shown = String::new();
    for part in &section.parts {
        match part {
            Part::Literal(literal) => shown.push_str(literal),
            Part::Text => shown.push_str(value),
            _ => return None,
        }
    }
    Some(shown)
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Shown as it is.
    Literal(String),
    /// `0`, `#` or `?`
    Digit(char),
    Point,
    Comma,
    Percent,
    /// `@`
    Text,
    General,
    /// A letter of a day or time.
    Date(char),
}

#[derive(Clone, Debug, Default)]
struct Section {
    condition: Option<(String, Decimal)>,
    parts: Vec<Part>,
}

/// The sections of a code; `None` where something in it is not understood, unless that section is not needed:
/// it then has a part that cannot be rendered.
fn sections(code: &str) -> Option<Vec<Section>> {
    let mut sections = vec![Section::default()];
    let mut rest = code;
    while let Some(mark) = rest.chars().next() {
        let after = &rest[mark.len_utf8()..];
        let section = sections.last_mut()?;
        let is_general = rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("general"));
        rest = match mark {
            _ if is_general => section.take(Part::General, &rest[7..]),
            ';' => {
                sections.push(Section::default());
                after
            }
            '"' => {
                let (quoted, after) = after.split_once('"')?;
                section.take(Part::Literal(quoted.to_owned()), after)
            }
            '\\' => {
                let escaped = after.chars().next()?;
                section.take(Part::Literal(escaped.to_string()), &after[escaped.len_utf8()..])
            }
            // A gap as wide as the next character.
            '_' => section.take(Part::Literal(String::from(" ")), skip_one(after)),
            // Fills the width of the cell with the next character.
            '*' if matches!(after.chars().next(), Some(' ')) => skip_one(after),
            '[' => {
                let (inside, after) = after.split_once(']')?;
                section.bracket(inside)?;
                after
            }
            '0' | '#' | '?' => section.take(Part::Digit(mark), after),
            '.' => section.take(Part::Point, after),
            ',' => section.take(Part::Comma, after),
            '%' => section.take(Part::Percent, after),
            '@' => section.take(Part::Text, after),
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                section.take(Part::Date(mark.to_ascii_lowercase()), after)
            }
            // A negative section of `builtin` that depends on the country is `E`.
            'E' if section.parts.is_empty() => section.take(Part::Text, after),
            ' ' | '$' | '-' | '+' | '(' | ')' | ':' | '!' | '^' | '&' | '\'' | '~' | '{' | '}' | '<' | '>' | '=' => {
                section.take(Part::Literal(mark.to_string()), after)
            }
            '/' if section.is_date() => section.take(Part::Literal(String::from("/")), after),
            _ if !mark.is_ascii() => section.take(Part::Literal(mark.to_string()), after),
            _ => return None,
        };
    }
    Some(sections)
}

fn skip_one(text: &str) -> &str {
    text.chars().next().map_or("", |mark| &text[mark.len_utf8()..])
}

/// The section for a value, what of the value it shows, and whether a minus comes before it.
fn chosen<'s>(sections: &'s [Section], value: &Decimal) -> Option<(&'s Section, Decimal, bool)> {
    let as_is = |section: &'s Section| Some((section, value.clone().absolute(), value.is_negative));
    if sections.iter().any(|section| section.condition.is_some()) {
        let fits =
            |section: &&Section| section.condition.as_ref().is_none_or(|(sign, than)| holds(sign, value.compare(than)));
        // Where a minus goes then is a matter of which program shows it.
        return if value.is_negative { None } else { as_is(sections.iter().find(fits)?) };
    }
    match sections {
        [only] => as_is(only),
        [_, negative, ..] if value.is_negative => Some((negative, value.clone().absolute(), false)),
        [_, _, zero, ..] if value.is_zero() => as_is(zero),
        [positive, ..] => as_is(positive),
        [] => None,
    }
}

fn holds(sign: &str, order: Ordering) -> bool {
    match sign {
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        ">=" => order.is_ge(),
        "=" => order.is_eq(),
        _ => order.is_ne(),
    }
}

impl Section {
    fn take<'t>(&mut self, part: Part, rest: &'t str) -> &'t str {
        self.parts.push(part);
        rest
    }

    /// What stands between brackets: a condition, a colour, a currency, a country, hours beyond a day.
    fn bracket(&mut self, inside: &str) -> Option<()> {
        const COLOURS: [&str; 8] = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"];
        let lower = inside.to_lowercase();
        if let Some(currency) = inside.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or("");
            self.parts.push(Part::Literal(sign.to_owned()));
        } else if let Some(sign) = ["<=", ">=", "<>", "<", ">", "="].into_iter().find(|sign| inside.starts_with(sign)) {
            self.condition = Some((sign.to_owned(), Decimal::parse(&inside[sign.len()..])?));
        } else if matches!(lower.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
            self.parts.push(Part::Date('h'));
        } else if !COLOURS.contains(&lower.as_str()) && !lower.starts_with("color") {
            return None;
        }
        Some(())
    }

    fn is_date(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Date(_)))
    }

    /// The text, and whether the number in it is zero; `None` where it cannot be told.
    fn render(&self, value: &Decimal, marks: Marks, room: usize) -> Option<(String, bool)> {
        let is_block = |part: &Part| matches!(part, Part::Digit(_) | Part::Point | Part::Comma);
        let percents = self.parts.iter().filter(|part| **part == Part::Percent).count();
        let value = value.clone().scaled(i32::try_from(percents).ok()?.checked_mul(2)?);
        let block = self.parts.iter().position(is_block);
        let length = self.parts.iter().skip(block.unwrap_or(0)).take_while(|part| is_block(part)).count();
        let (mut text, mut shows_zero, mut is_said) = (String::new(), false, false);
        for (at, part) in self.parts.iter().enumerate() {
            match part {
                Part::Literal(literal) => text.push_str(literal),
                Part::Percent => text.push('%'),
                Part::General if !is_said && block.is_none() && percents == 0 => {
                    is_said = true;
                    shows_zero = value.is_zero();
                    text.push_str(&general(&value, marks, room)?);
                }
                _ if block == Some(at) => {
                    let block = Block::of(&self.parts[at..at + length])?;
                    // Some programs multiply first and round a binary fraction then.
                    if percents > 0 && value.is_between(block.decimals.map_or(0, |(_, most)| most)) {
                        return None;
                    }
                    let (digits, is_zero) = block.render(value.clone(), marks)?;
                    shows_zero = is_zero;
                    text.push_str(&digits);
                }
                _ if block.is_some_and(|block| (block..block + length).contains(&at)) => {}
                _ => return None,
            }
        }
        Some((text, shows_zero))
    }
}

/// The digits of a format: `#,##0.0#`.
struct Block {
    /// Whole digits that are shown even as zeros.
    least_whole: usize,
    is_grouped: bool,
    /// By how many thousands the value is divided.
    thousands: usize,
    /// Decimals that are shown even as zeros, and at most; `None` without a point.
    decimals: Option<(usize, usize)>,
}

impl Block {
    fn of(parts: &[Part]) -> Option<Block> {
        let scaling = parts.iter().rev().take_while(|part| **part == Part::Comma).count();
        let parts = &parts[..parts.len() - scaling];
        let point = parts.iter().position(|part| *part == Part::Point);
        let (whole, broken) = match point {
            Some(at) => (&parts[..at], Some(&parts[at + 1..])),
            None => (parts, None),
        };
        // `0,.0`: a comma right before the point divides too.
        let before_point = whole.iter().rev().take_while(|part| **part == Part::Comma).count();
        let whole = &whole[..whole.len() - before_point];
        let is_zero = |part: &Part| *part == Part::Digit('0');
        let least_whole = whole.iter().skip_while(|part| !is_zero(part)).filter(|part| **part != Part::Comma).count();
        if whole.first() == Some(&Part::Comma) {
            return None;
        }
        let decimals = match broken {
            Some(broken) if broken.iter().any(|part| !matches!(part, Part::Digit(_))) => return None,
            Some(broken) => Some((broken.iter().rposition(is_zero).map_or(0, |at| at + 1), broken.len())),
            None => None,
        };
        let is_grouped = whole.contains(&Part::Comma);
        Some(Block { least_whole, is_grouped, thousands: scaling + before_point, decimals })
    }

    /// The digits, and whether they are all zero; `None` where programs do not agree on them.
    fn render(&self, value: Decimal, marks: Marks) -> Option<(String, bool)> {
        let (least, most) = self.decimals.unwrap_or((0, 0));
        let thousands = i32::try_from(self.thousands).unwrap_or(i32::MAX / 4);
        let value = value.scaled(thousands.saturating_mul(-3)).rounded(most);
        let (whole, broken) = value.parts();
        let whole = format!("{whole:0>width$}", width = self.least_whole);
        let mut text = if self.is_grouped { grouped(&whole, marks.group) } else { whole };
        if self.decimals.is_some() {
            text.push(marks.decimal);
            let _ = write!(text, "{broken:0<least$}");
        }
        // Excel leaves the mark of a number without decimals, others take it away.
        (!text.ends_with(marks.decimal)).then_some((text, value.is_zero()))
    }
}

fn grouped(digits: &str, mark: char) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A number without a format of its own. `None` where it would be shown with an exponent, or with as many decimals as
/// the column happens to be wide.
fn general(value: &Decimal, marks: Marks, room: usize) -> Option<String> {
    const MOST_DIGITS: i32 = 11;
    // Programs differ in how many they show where there is room for more.
    const MOST_WITH_DECIMALS: usize = 8;
    if value.is_zero() {
        return Some(String::from("0"));
    }
    if value.exponent() > MOST_DIGITS || value.exponent() < -3 {
        return None;
    }
    let (whole, broken) = value.parts();
    let whole = if whole.is_empty() { String::from("0") } else { whole };
    if broken.is_empty() {
        // Where a whole number has no room, no other number takes its place.
        return Some(whole);
    }
    let text = format!("{whole}{}{broken}", marks.decimal);
    (text.chars().count() <= room.min(MOST_WITH_DECIMALS)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{Shown, number, text};
    use crate::read::spreadsheet::Marks;
    use crate::read::spreadsheet::decimal::Decimal;

    const DUTCH: Marks = Marks { decimal: ',', group: '.' };

    fn shown(stored: &str, code: &str) -> String {
        shown_within(8, stored, code)
    }

    fn shown_within(room: usize, stored: &str, code: &str) -> String {
        match number(&Decimal::parse(stored).unwrap(), code, DUTCH, room) {
            Shown::Text(text) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn decimals_without_room_are_not_guessed() {
        assert_eq!(shown_within(5, "0.125", "General"), "0,125");
        assert_eq!(shown_within(4, "0.125", "General"), "Unknown");
        assert_eq!(shown_within(4, "0.125", "0.000"), "0,125");
        assert_eq!(shown_within(4, "17700", "General"), "17700");
        assert_eq!(shown_within(20, "12.345678", "General"), "Unknown");
    }

    #[test]
    fn common_formats_look_as_on_screen() {
        for (stored, code, text) in [
            ("1770", "General", "1770"),
            ("0.30000000000000004", "General", "0,3"),
            ("12345678901", "General", "12345678901"),
            ("999999.5", "General", "999999,5"),
            ("1770", "#,##0", "1.770"),
            ("1234567.5", "#,##0", "1.234.568"),
            ("999999.5", "#,##0", "1.000.000"),
            ("0", "#,##0", "0"),
            ("0", "#", ""),
            ("5", "000", "005"),
            ("5", "0,000", "0.005"),
            ("12.5", "0.0", "12,5"),
            ("12", "0.0", "12,0"),
            ("12.25", "0.0#", "12,25"),
            ("12", "0.0#", "12,0"),
            ("0.125", "0.0%", "12,5%"),
            ("0.67", "0%", "67%"),
            ("0.67", "0\" %\"", "1 %"),
            ("1770000", "#,##0,", "1.770"),
            ("-5", "0", "-5"),
            ("-1770", "#,##0_);(#,##0)", "(1.770)"),
            ("1770", "#,##0_);(#,##0)", "1.770"),
            ("-5", "0;[Red]-0", "-5"),
            ("0", "0;-0;\"-\"", "-"),
            ("0", "0;-0;;@", ""),
            ("3", "[<5]\"<5\";0", "<5"),
            ("6", "[<5]\"<5\";0", "6"),
            ("0", "[=0]0;[<5]\"<5\";#,##0", "0"),
            ("1770", "[=0]0;[<5]\"<5\";#,##0", "1.770"),
            ("1770", "[$€-413] #,##0.00", "€ 1.770,00"),
            ("1770", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "1.770"),
            ("3", "General\" stuks\"", "3 stuks"),
            ("5", "\"<\"0", "<5"),
        ] {
            assert_eq!(shown(stored, code), text, "{stored} under {code}");
        }
    }

    #[test]
    fn what_may_look_otherwise_is_not_guessed() {
        for (stored, code) in [
            ("123456789012", "General"),
            ("0.333333333333333", "General"),
            ("1234567890.5", "General"),
            ("0.00001", "General"),
            ("99999999999.6", "General"),
            ("1.5", "0.00E+00"),
            ("1.5", "# ?/?"),
            ("1.5", "0.0.0"),
            ("1770", "0\"x\"0"),
            ("1770", "[>5000]0"),
            ("-3", "[<5]\"<5\";0"),
            ("-0.4", "0"),
            ("5", "[Foo]0"),
            ("5", "0 \"open"),
            ("-5", "#,##0;E"),
            ("5", "0 stuks"),
            ("5", "@"),
            ("5", "#.##"),
            ("0", "#.##"),
            ("1.005", "0%"),
        ] {
            assert_eq!(shown(stored, code), "Unknown", "{stored} under {code}");
        }
    }

    #[test]
    fn days_are_told_from_numbers() {
        assert_eq!(shown("45000", "dd/mm/yyyy"), "Date { year: false }");
        assert_eq!(shown("45000", "yyyy"), "Date { year: true }");
        assert_eq!(shown("0.5", "[h]:mm"), "Date { year: false }");
    }

    #[test]
    fn formats_of_texts_are_applied() {
        assert_eq!(text("vier", "0;-0;0;\"(\"@\")\""), Some(String::from("(vier)")));
        assert_eq!(text("vier", "#,##0"), Some(String::from("vier")));
        assert_eq!(text("vier", "@"), Some(String::from("vier")));
        assert_eq!(text("vier", ";;;"), Some(String::new()));
    }
}
