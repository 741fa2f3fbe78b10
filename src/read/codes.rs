//! What can be wrong with a file before its names mean anything.

use crate::diag::{Code, code};

/// All of them.
pub const CODES: &[&Code] = &[
    &TOML_SYNTAX,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &BLANK_TEXT,
    &HIDDEN_CHARACTER,
    &BARE_FLOAT,
    &UNREADABLE,
    &NOT_UTF8,
    &SYMLINK,
    &UNKNOWN_FILE,
    &MISSING_FILE,
    &GRID_SHAPE,
    &RAW_HTML,
    &UNDEFINED_LABEL,
    &UNUSED_LABEL,
    &DUPLICATE_LABEL,
    &NO_TITLE,
    &TOO_DEEP,
    &LOCK_VERSION,
];

code!(TOML_SYNTAX, "toml-syntax", "a TOML file breaks the rules of TOML");
code!(UNKNOWN_KEY, "unknown-key", "a TOML table has a key that means nothing here");
code!(MISSING_KEY, "missing-key", "a TOML table lacks a key that it must have");
code!(WRONG_TYPE, "wrong-type", "a TOML value is of another type than its key needs");
code!(BLANK_TEXT, "blank-text", "a text for readers has no words");
code!(HIDDEN_CHARACTER, "hidden-character", "a text holds a character that nobody sees and that changes what is read");
code!(BARE_FLOAT, "bare-float", "a number with decimals stands without quotation marks");
code!(UNREADABLE, "unreadable-file", "a file or folder cannot be read");
code!(NOT_UTF8, "not-utf8", "a file is not UTF-8 text");
code!(SYMLINK, "symlink", "a symbolic link leads out of the site folder, in a circle or nowhere");
code!(MISSING_FILE, "missing-file", "a folder lacks a file that it must have");
code!(GRID_SHAPE, "grid-shape", "the cells of a table do not form a grid");
code!(RAW_HTML, "raw-html", "the narrative contains raw HTML");
code!(UNDEFINED_LABEL, "undefined-label", "words refer to a label that is not defined");
code!(UNUSED_LABEL, "unused-label", "a label is defined that no words refer to");
code!(DUPLICATE_LABEL, "duplicate-label", "a label is defined twice");
code!(TOO_DEEP, "too-deep", "a text is nested deeper than anybody can read");
code!(LOCK_VERSION, "lock-version", "a lock has a form that this version of kamerbrief does not know");
code!(NO_TITLE, "no-title", "a section does not begin with its title");

code!(UNKNOWN_FILE, "unknown-file", Warning, "a file stands in the content folder that nothing reads");
