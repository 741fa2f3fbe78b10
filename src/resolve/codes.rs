//! What can be wrong with names and values once files could be read.

use crate::diag::{Code, code};

/// All of them.
pub const CODES: &[&Code] = &[
    &UNKNOWN_REFERENCE,
    &UNKNOWN_VALUE,
    &UNREADABLE_CELL,
    &UNREADABLE_VALUE,
    &DUPLICATE_ID,
    &BAD_ID,
    &ASSERTION_SYNTAX,
    &CONFLICTING_KEYS,
    &UNUSED_NOTE,
    &UNUSED_EXEMPTION,
    &TO_REVISE,
    &CYCLIC_REFERENCE,
    &UNKNOWN_ADDRESS,
    &EMPTY_TABLE,
    &UNEVEN_GRID,
    &BAD_CLAIM,
    &EMBED_IN_TEXT,
];

code!(UNKNOWN_REFERENCE, "unknown-reference", "a name leads nowhere");
code!(UNKNOWN_VALUE, "unknown-value", "a value is none of those that its key knows");
code!(UNREADABLE_CELL, "unreadable-cell", "a cell of a table cannot be read as a figure");
code!(
    UNREADABLE_VALUE,
    "unreadable-value",
    "a period, date, moment, number, address or parliamentary paper cannot be read"
);
code!(DUPLICATE_ID, "duplicate-id", "two things of a kind have one id, or one is counted twice");
code!(BAD_ID, "bad-id", "an id has characters that an address cannot hold");
code!(ASSERTION_SYNTAX, "assertion-syntax", "an assertion cannot be read");
code!(
    CONFLICTING_KEYS,
    "conflicting-keys",
    "keys stand together that exclude each other, or one that needs another stands alone"
);
code!(UNUSED_NOTE, "unused-note", "a note or footnote hangs on nothing");
code!(UNUSED_EXEMPTION, "unused-exemption", Warning, "an exemption is given to no number");
code!(TO_REVISE, "to-revise", Warning, "a file of a new edition still says what the edition before it said");
code!(CYCLIC_REFERENCE, "cyclic-reference", "things refer to each other in a circle");
code!(UNKNOWN_ADDRESS, "unknown-address", "a link has an address of no known kind");
code!(EMPTY_TABLE, "empty-table", "a table has no cells, or a row neither cells nor parts");
code!(UNEVEN_GRID, "uneven-grid", "the periods, categories and rows of a table do not match each other");
code!(BAD_CLAIM, "bad-claim", "a claim stands without words, without an assertion, or twice");
code!(EMBED_IN_TEXT, "embed-in-text", "a table or chart stands within a sentence");
