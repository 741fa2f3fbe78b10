//! JSON Schemas of the TOML files, so that editors complete keys, explain them, and mark slips while they are made.
//!
//! What a schema refuses, `check` refuses too. The reverse does not hold: only `check` follows names to what bears
//! them. Draft 7, since that is what the TOML tools for editors understand.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json, json};

use crate::diag::{Code, Level, did_you_mean};
use crate::model::{Language, Meaning, Measure, RequestKind, RevisionKind, Scaling, Status, Verdict};
use crate::output::Output;
use crate::read::{FILE_KINDS, FileKind, Holds, Key, Value};
use crate::resolve::{CANNOT_BE_REPORTED, Known, PLACES_OF_PERIODS, forms};

/// By this a file is known as made here, so that it may be made again.
pub const MARK: &str = "Made by `kamerbrief schema`; made again, it loses what was changed by hand.";

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// What the schemas need to know of steps that come later than reading.
#[derive(Clone, Copy, Debug)]
pub struct Words<'w> {
    /// The kinds of chart and the formats.
    pub known: &'w Known,
    /// The rules.
    pub codes: &'w [&'static Code],
}

/// The schema of that kind of file, or one document that holds them all, as text.
///
/// # Errors
/// That there is no such kind, and which one may have been meant.
pub fn printed(name: Option<&str>, words: Words<'_>) -> Result<String, String> {
    let Some(name) = name else {
        let all: Map<String, Json> =
            FILE_KINDS.iter().map(|kind| (kind.name.to_owned(), schema(&kind.value(), words))).collect();
        return Ok(text(&json!({ "$schema": DRAFT, "$comment": MARK, "definitions": all })));
    };
    match FILE_KINDS.iter().find(|kind| kind.name == name) {
        Some(kind) => Ok(text(&document(kind, words))),
        None => Err(unknown(name)),
    }
}

/// A file per schema, and a `taplo.toml` that tells editors which of them is for which files; `folder` is the way from
/// the site folder to where they will stand.
#[must_use]
pub fn files(folder: &str, words: Words<'_>) -> Vec<Output> {
    let schema = |kind: &FileKind| Output::new(file_name(kind), text(&document(kind, words)));
    let mut files: Vec<Output> = FILE_KINDS.iter().map(schema).collect();
    files.push(Output::new("taplo.toml", taplo(folder)));
    files
}

/// What Taplo, and editors that build on it, read from `.taplo.toml` in the site folder.
#[must_use]
pub fn taplo(folder: &str) -> String {
    let mut text =
        format!("# {MARK}\n# In the site folder as `.taplo.toml` it gives editors the schema of each file.\n");
    for kind in FILE_KINDS {
        let path = json!(format!("{folder}/{}", file_name(kind)));
        let _ = write!(text, "\n[[rule]]\ninclude = [\"{}\"]\nschema.path = {path}\n", kind.path);
    }
    text
}

fn file_name(kind: &FileKind) -> String {
    format!("{}.schema.json", kind.name)
}

fn unknown(name: &str) -> String {
    let names = || FILE_KINDS.iter().map(|kind| kind.name);
    let hint = did_you_mean(name, names()).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
    let listed: Vec<String> = names().map(|name| format!("`{name}`")).collect();
    format!("there is no schema `{name}`{hint}\nthere are {}", listed.join(", "))
}

fn text(json: &Json) -> String {
    format!("{json:#}\n")
}

fn document(kind: &FileKind, words: Words<'_>) -> Json {
    let mut document = schema(&kind.value(), words);
    document["$schema"] = json!(DRAFT);
    document["$comment"] = json!(MARK);
    document["title"] = json!(kind.path);
    document
}

fn schema(value: &Value, words: Words<'_>) -> Json {
    match value {
        Value::Text(holds) => held(*holds, words),
        Value::Whole => json!({ "type": "integer" }),
        Value::Flag => json!({ "type": "boolean" }),
        Value::List(items) => json!({ "type": "array", "items": schema(items, words) }),
        Value::Names { names, values } => chosen(*names, values, words),
        Value::Keys(keys) => fixed(keys, words),
    }
}

/// A table of the author's own keys: all of one form, or each one of the words that there are.
fn chosen(names: Holds, values: &Value, words: Words<'_>) -> Json {
    let values = schema(values, words);
    match vocabulary(names, words) {
        Some(listed) => {
            let properties: Map<String, Json> = listed.into_iter().map(|name| (name, values.clone())).collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
        None => json!({
            "type": "object",
            "propertyNames": held(names, words),
            "additionalProperties": values,
        }),
    }
}

fn fixed(keys: &[Key], words: Words<'_>) -> Json {
    let mut properties = Map::new();
    for Key { name, about, required: _, value } in keys {
        let mut property = schema(value, words);
        let form = match value {
            Value::Text(holds) => form(*holds),
            _ => None,
        };
        let written = form.map(|(_, example)| format!("Written as {example}."));
        property["description"] =
            json!([Some((*about).to_owned()), written].into_iter().flatten().collect::<Vec<_>>().join(" "));
        properties.insert((*name).to_owned(), property);
    }
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn held(holds: Holds, words: Words<'_>) -> Json {
    match (vocabulary(holds, words), form(holds)) {
        (Some(listed), _) => json!({ "type": "string", "enum": listed }),
        (None, Some((pattern, _))) => json!({ "type": "string", "pattern": pattern }),
        (None, None) if holds == Holds::Words => json!({ "type": "string", "minLength": 1, "pattern": r"\S" }),
        (None, None) => json!({ "type": "string" }),
    }
}

/// The words of which a text is one; `None` where it is no such text.
fn vocabulary(holds: Holds, Words { known, codes }: Words<'_>) -> Option<Vec<String>> {
    let words: Vec<&str> = match holds {
        Holds::SiteLanguage => Language::ALL.map(Language::tag).to_vec(),
        Holds::Format => known.formats.clone(),
        Holds::Picture => known.pictures.clone(),
        Holds::ChartKind => known.charts.iter().map(|kind| kind.name).collect(),
        Holds::Scaling => Scaling::NAMES.to_vec(),
        Holds::Rule => rules(codes),
        Holds::Level => Level::ALL.map(Level::name).to_vec(),
        Holds::RequestKind => RequestKind::NAMES.to_vec(),
        Holds::Status => Status::NAMES.into_iter().chain([CANNOT_BE_REPORTED]).collect(),
        Holds::RevisionKind => RevisionKind::NAMES.to_vec(),
        Holds::Measure => Measure::NAMES.to_vec(),
        Holds::PlaceOfPeriods => PLACES_OF_PERIODS.to_vec(),
        Holds::SignMeaning => Meaning::NAMES.to_vec(),
        Holds::Verdict => {
            Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Holds).map(Verdict::name).collect()
        }
        _ => return None,
    };
    Some(words.into_iter().map(str::to_owned).collect())
}

/// Those whose findings can be accepted, in alphabetical order.
fn rules(codes: &[&'static Code]) -> Vec<&'static str> {
    let mut rules: Vec<&str> = codes.iter().filter(|code| !code.structural).map(|code| code.name).collect();
    rules.sort_unstable();
    rules
}

/// The pattern of a text that has a form, and how it is written; `None` where it has none.
fn form(holds: Holds) -> Option<(String, &'static str)> {
    // Without `\d`, which is more than ten digits in some of the engines.
    const POINT: &str = "[0-9]{4}(-(Q[1-4]|2[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?[?~%]*";
    let (pattern, written) = match holds {
        Holds::Id => (String::from("^[a-z0-9_-]+$"), "`a-z`, `0-9`, `-` and `_`"),
        Holds::RowId => (String::from(r"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$"), "an id, or ids parted by points"),
        Holds::Period => {
            (format!("^{POINT}(/{POINT})?$"), "EDTF: `2023`, `2023-05`, `2023-05-12`, `2023-Q2`, `2023-01/2023-05`")
        }
        Holds::Date => (forms::date(), "`2023-06-20`"),
        Holds::Moment => (forms::moment(), "`2023-06-20T12:00:00+02:00`"),
        Holds::Kamerstuk => (
            paper(),
            "dossier, addition and number, or as it is cited: `19637-2848`, `36200-V-64`, \
             `Kamerstukken II 2021/22, 19637, nr. 2848`",
        ),
        Holds::SiteAddress => (String::from(forms::SITE_ADDRESS), "`https://example.org/briefings/`"),
        Holds::PageAddress => (String::from(forms::PAGE_ADDRESS), "`https://example.org/page`"),
        _ => return None,
    };
    Some((pattern, written))
}

/// An id, whose form is known, with or without its address; or a citation, which always has a space.
fn paper() -> String {
    const SITE: &str = r"(https?://zoek\.officielebekendmakingen\.nl/(behandelddossier/)?)?";
    const IN_DOSSIER: &str = "(kst-)?[0-9]{5}(-([0-9]{1,5}|[A-Z]{1,7}(-([0-9]{1,5}|[A-Z]{1,3}))?))?";
    const OTHERS: &str = "(h|ah)-(tk|ek)-[0-9]{8}(-[0-9]{1,5}){1,3}|kv-tk-[0-9]{4}Z[0-9]{4,6}";
    const FILE: &str = r"(\.html|\.pdf|/metadata\.xml)?";
    format!(r"^({SITE}({IN_DOSSIER}|{OTHERS}){FILE}|.*\s.*)$")
}
