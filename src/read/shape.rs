//! From TOML to typed shapes, with a place for every value and every fault reported.
//!
//! serde stops at the first structural error and knows no places for keys; an author with five faults would
//! need five runs. So the shapes are declared once, by the `shape!` macro, over a tree that keeps its spans.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::told::{Holds, Value};
use super::{codes, hidden};
use crate::diag::{Code, Diagnostic, FileId, Located, Report, Span, did_you_mean};

/// A text and where it stands.
pub type Text = Located<String>;

/// A TOML table whose keys are the author's names, in the order of the file.
pub type Named<T> = Vec<(Text, T)>;

/// What reading a file needs: where it is, and what was found.
pub(super) struct Reader<'r> {
    pub(super) file: FileId,
    pub(super) report: &'r mut Report,
    /// Where lines break the rules of TOML. What is read there is a guess of the parser's.
    broken: Vec<Range<usize>>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(file: FileId, report: &'r mut Report) -> Reader<'r> {
        Reader { file, report, broken: Vec::new() }
    }

    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// Whether the file breaks the rules of TOML, so that some of what it says may be lost.
    pub(super) fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    fn refuse(&mut self, code: &'static Code, span: Span, message: String) {
        self.say(span, Diagnostic::new(code, span, message));
    }

    /// Reports what was found there, unless the line is broken: one slip gives one finding.
    fn say(&mut self, span: Span, finding: Diagnostic) {
        let at = span.range().start;
        if !self.broken.iter().any(|line| line.contains(&at) || line.end == at) {
            self.report.push(finding);
        }
    }

    /// Says that words for readers are none, or hold what nobody sees, wherever such stand in a value. What lies in the
    /// keys of a shape is for that shape to say.
    fn refuse_unseen(&mut self, value: &Spanned<DeValue<'_>>, told: &Value, key: &str) {
        if let DeValue::String(text) = value.get_ref()
            && let Some((at, sign)) = hidden::first(text)
        {
            let place = self.place_of(value, text, at, sign);
            return self.say(place, hidden::finding(sign, place));
        }
        match (value.get_ref(), told) {
            (DeValue::String(text), Value::Text(Holds::Words)) if is_blank(text) => {
                let span = self.span(value.span());
                let finding = Diagnostic::new(&codes::BLANK_TEXT, span, format!("`{key}` has no words"));
                self.say(span, finding.hint("write what readers are to see, or leave the key out if it can be"));
            }
            (DeValue::Array(items), Value::List(told)) => {
                items.iter().for_each(|item| self.refuse_unseen(item, told, key));
            }
            (DeValue::Table(table), Value::Names { values, .. }) => {
                table.iter().for_each(|(name, value)| self.refuse_unseen(value, values, name.get_ref()));
            }
            _ => {}
        }
    }

    /// The character itself where it stands in the file as it does in the text, and the whole text where it is escaped.
    fn place_of(&self, value: &Spanned<DeValue<'_>>, text: &str, at: usize, sign: char) -> Span {
        let whole = value.span();
        let quotes =
            [3, 1].into_iter().map(|quotes| whole.start + quotes + at..whole.start + quotes + at + sign.len_utf8());
        let fits = |quotes: usize| whole.len() == text.len() + 2 * quotes;
        let place = quotes.zip([3, 1]).find(|(_, quotes)| fits(*quotes)).map(|(place, _)| place);
        self.span(place.unwrap_or(whole))
    }

    /// Says that a value is of the wrong type, and how to write it right.
    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, expected: &str) {
        // In the place of a value that it cannot read the parser puts one that stands nowhere.
        if value.span().is_empty() {
            return;
        }
        let span = self.span(value.span());
        if let DeValue::Float(float) = value.get_ref() {
            let message = format!("a bare float stands where {expected} is expected");
            let hint = if expected == WHOLE {
                String::from("write it without decimals")
            } else {
                format!("put it in quotation marks, so that its decimals are kept: \"{}\"", float.as_str())
            };
            self.say(span, Diagnostic::new(&codes::BARE_FLOAT, span, message).hint(hint));
        } else {
            let message = format!("expected {expected}, found {}", in_words(value.get_ref()));
            self.refuse(&codes::WRONG_TYPE, span, message);
        }
    }
}

/// Whether a text shows nothing: spaces and the like, and what has no width.
fn is_blank(text: &str) -> bool {
    let is_unseen = |sign: char| matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    text.chars().all(|sign| sign.is_whitespace() || sign.is_control() || is_unseen(sign))
}

const WHOLE: &str = "a whole number";

fn in_words(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotation marks",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Something that a TOML value can be.
pub(super) trait FromToml: Sized {
    /// Reads the value, or reports what is wrong with it and gives `None`.
    fn from_toml(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self>;

    /// What a missing key stands for; `None` where the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// What the value can be, told; `texts` is what the texts in it hold, `names` what the author's names in it are.
    fn told(texts: Holds, names: Holds) -> Value;
}

impl FromToml for Text {
    fn told(texts: Holds, _: Holds) -> Value {
        Value::Text(texts)
    }

    fn from_toml(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Text> {
        let span = reader.span(value.span());
        match value.get_ref() {
            DeValue::String(text) => Some(Located { value: text.to_string(), span }),
            _ => {
                reader.wrong_type(value, "a text in quotation marks");
                None
            }
        }
    }
}

impl FromToml for Located<i64> {
    fn told(_: Holds, _: Holds) -> Value {
        Value::Whole
    }

    fn from_toml(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Located<i64>> {
        let span = reader.span(value.span());
        let number = match value.get_ref() {
            DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            reader.wrong_type(value, WHOLE);
        }
        number.map(|value| Located { value, span })
    }
}

impl FromToml for Located<bool> {
    fn told(_: Holds, _: Holds) -> Value {
        Value::Flag
    }

    fn from_toml(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Located<bool>> {
        let span = reader.span(value.span());
        match value.get_ref() {
            DeValue::Boolean(value) => Some(Located { value: *value, span }),
            _ => {
                reader.wrong_type(value, "true or false");
                None
            }
        }
    }
}

impl<T: FromToml> FromToml for Option<T> {
    fn from_toml(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Option<T>> {
        // What cannot be read is as if it were not there: the finding is made, and the rest is worth reading.
        Some(T::from_toml(value, reader))
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }

    fn told(texts: Holds, names: Holds) -> Value {
        T::told(texts, names)
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    fn from_toml(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Vec<T>> {
        let DeValue::Array(items) = value.get_ref() else {
            reader.wrong_type(value, "a list");
            return None;
        };
        // An item that cannot be read is reported and left out; the others are still worth reading.
        Some(items.iter().filter_map(|item| T::from_toml(item, reader)).collect())
    }

    fn absent() -> Option<Vec<T>> {
        Some(Vec::new())
    }

    fn told(texts: Holds, names: Holds) -> Value {
        Value::List(Box::new(T::told(texts, names)))
    }
}

/// A table whose keys the author chooses.
#[derive(Clone, Debug)]
pub struct Names<T>(pub Named<T>);

impl<T> Default for Names<T> {
    fn default() -> Names<T> {
        Names(Vec::new())
    }
}

impl<T: FromToml> FromToml for Names<T> {
    fn from_toml(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Names<T>> {
        let DeValue::Table(table) = value.get_ref() else {
            reader.wrong_type(value, "a table");
            return None;
        };
        Some(Names(names(table, reader)))
    }

    fn absent() -> Option<Names<T>> {
        Some(Names::default())
    }

    fn told(texts: Holds, names: Holds) -> Value {
        Value::Names { names, values: Box::new(T::told(texts, Holds::Read)) }
    }
}

/// Every entry of a table whose keys the author chooses, in the order of the file.
pub(super) fn names<T: FromToml>(table: &DeTable<'_>, reader: &mut Reader<'_>) -> Named<T> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let read = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        let name = Located { value: name.to_string(), span: reader.span(key.span()) };
        T::from_toml(value, reader).map(|value| (name, value))
    };
    entries.into_iter().filter_map(read).collect()
}

/// Reports the keys that a shape does not know; gives each with the known key that it was most likely meant to be.
pub(super) fn refuse_unknown(
    table: &DeTable<'_>,
    known: &[&'static str],
    what: &str,
    reader: &mut Reader<'_>,
) -> Vec<(&'static str, String)> {
    let mut slips = Vec::new();
    for (key, _) in table {
        let name: &str = key.get_ref();
        if known.contains(&name) {
            continue;
        }
        let span = reader.span(key.span());
        let finding = Diagnostic::new(&codes::UNKNOWN_KEY, span, format!("{what} has no key `{name}`"));
        let listed = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let meant = did_you_mean(name, known.iter().copied());
        slips.extend(known.iter().find(|key| Some(**key) == meant).map(|key| (*key, name.to_owned())));
        reader.say(span, finding.suggest(name, known.iter().copied()).note(format!("its keys are {listed}")));
    }
    slips
}

/// Reads one key of a shape. One that was mistyped has its finding and is read all the same, for what else it holds.
pub(super) fn field<T: FromToml>(
    table: &DeTable<'_>,
    key: &'static str,
    told: fn() -> Value,
    (what, slips): (&str, &[(&'static str, String)]),
    span: Span,
    reader: &mut Reader<'_>,
) -> Option<T> {
    let slip = slips.iter().find(|(meant, _)| *meant == key).and_then(|(_, written)| table.get(written.as_str()));
    if let Some(value) = table.get(key).or(slip) {
        reader.refuse_unseen(value, &told(), key);
        return T::from_toml(value, reader);
    }
    let absent = T::absent();
    // A broken line may be the very one that has it.
    if absent.is_none() && !reader.is_broken() {
        reader.refuse(&codes::MISSING_KEY, span, format!("{what} lacks the key `{key}`"));
    }
    absent
}

/// Declares the shape of a TOML table: its keys with their types, refused where unknown.
///
/// `key: Type => Period` says what the texts in it hold, `=> Level by Rule` also what the author's names in it are.
/// The same declaration tells editors about the file.
macro_rules! shape {
    ($(#[doc = $doc:literal])* $what:literal $name:ident {
        $($(#[doc = $field_doc:literal])* $key:ident: $type:ty $(=> $holds:ident $(by $names:ident)?)?,)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $key: $type,)*
            /// Where the table stands.
            pub span: crate::diag::Span,
        }

        impl $name {
            pub(super) fn from_table(
                table: &toml::de::DeTable<'_>,
                span: crate::diag::Span,
                reader: &mut crate::read::shape::Reader<'_>,
            ) -> Option<$name> {
                let slips = crate::read::shape::refuse_unknown(table, &[$(stringify!($key)),*], $what, reader);
                // Every key is read before any is given up on, so that all faults are found in one run.
                $(let $key = crate::read::shape::field::<$type>(
                    table, stringify!($key), Self::$key, ($what, &slips), span, reader,
                );)*
                Some($name { $($key: $key?,)* span })
            }

            $(
                fn $key() -> crate::read::Value {
                    use crate::read::shape::{FromToml, names_only, only};
                    <$type as FromToml>::told(
                        only(&[$(crate::read::Holds::$holds)?]),
                        names_only(&[$($(crate::read::Holds::$names)?)?]),
                    )
                }
            )*
        }

        impl crate::read::shape::FromToml for $name {
            fn told(_: crate::read::Holds, _: crate::read::Holds) -> crate::read::Value {
                use crate::read::shape::FromToml;
                crate::read::Value::Keys(vec![$(crate::read::Key {
                    name: stringify!($key),
                    about: concat!($($field_doc, "\n"),*).trim(),
                    required: <$type as FromToml>::absent().is_none(),
                    value: $name::$key(),
                }),*])
            }

            fn from_toml(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                reader: &mut crate::read::shape::Reader<'_>,
            ) -> Option<$name> {
                let span = reader.span(value.span());
                match value.get_ref() {
                    toml::de::DeValue::Table(table) => $name::from_table(table, span, reader),
                    _ => {
                        reader.expected_table(value, $what);
                        None
                    }
                }
            }
        }
    };
}
pub(super) use shape;

/// What a declaration says of a key's texts; where it says nothing they are words.
pub(super) fn only(said: &[Holds]) -> Holds {
    said.first().copied().unwrap_or(Holds::Words)
}

/// What a declaration says of the author's names under a key; where it says nothing they are found elsewhere.
pub(super) fn names_only(said: &[Holds]) -> Holds {
    said.first().copied().unwrap_or(Holds::Read)
}

impl Reader<'_> {
    pub(super) fn expected_table(&mut self, value: &Spanned<DeValue<'_>>, what: &str) {
        self.wrong_type(value, &format!("a table: {what}"));
    }

    /// Parses a file, reporting every line that breaks the rules of TOML, and hands its root table on; the span is the
    /// file's first byte.
    pub(super) fn parse<'t>(&mut self, text: &'t str) -> (Spanned<DeTable<'t>>, Span) {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = self.span(error.span().unwrap_or(0..0));
            let message = error.message().trim().replace('\n', "; ");
            self.refuse(&codes::TOML_SYNTAX, span, message);
            self.broken.push(broken_around(text, span.range().start));
        }
        (table, self.span(0..0))
    }
}

/// The line; behind a broken header all below it up to the next one, since the parser takes that for another table's.
fn broken_around(text: &str, at: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let is_header = text.get(start..).is_some_and(|line| line.trim_start().starts_with('['));
    let end = if is_header { after.find("\n[") } else { after.find('\n') };
    start..at + end.unwrap_or(after.len())
}
