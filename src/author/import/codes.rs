//! What can be wrong with a spreadsheet, or is to be known of what was made of it.

use crate::diag::{Code, code};

/// All of them.
pub const CODES: &[&Code] = &[
    &UNREADABLE,
    &ENCRYPTED,
    &CHOICE,
    &FORMAT,
    &NO_VALUE,
    &DIFFERS,
    &MERGED,
    &HIDDEN,
    &LEFT_OUT,
    &GRID_MARK,
    &RAGGED,
    &ENCODING,
    &HEADER,
    &HYPHEN,
    &LETTER,
    &GLUED_NOTE,
    &NUMBER,
    &UNIT_MARK,
    &DATE,
    &FORMULA,
    &ROUNDED,
    &SPACE,
    &NOTE_MARK,
    &HEADING,
    &EMPTY,
    &WIDE,
    &UNFINISHED,
];

code!(UNREADABLE, "import-unreadable", import Error, "a file is no spreadsheet that can be read");
code!(ENCRYPTED, "import-encrypted", import Error, "a spreadsheet is locked with a password");
code!(CHOICE, "import-choice", import Error, "it is not clear which cells are the table");

code!(FORMAT, "import-format", import Warning, "how a cell looks on screen cannot be told");
code!(NO_VALUE, "import-no-value", import Warning, "a cell among figures has no value");
code!(DIFFERS, "import-differs", import Warning, "a cell shows another number than it holds");
code!(MERGED, "import-merged", import Warning, "cells were merged, and a grid has none such");
code!(HIDDEN, "import-hidden", import Warning, "rows, columns or sheets are hidden and were left out");
code!(LEFT_OUT, "import-left-out", import Warning, "a text beside the table was left out");
code!(GRID_MARK, "import-grid-mark", import Warning, "a text holds a mark that means something in a grid");
code!(RAGGED, "import-ragged", import Warning, "a row has more or fewer cells than the others");
code!(ENCODING, "import-encoding", import Warning, "the encoding of a text file had to be assumed");
code!(HEADER, "import-header", import Warning, "a row or column has no header, or that of another");
code!(HYPHEN, "import-hyphen", import Warning, "a word seems broken by the end of a line");
code!(LETTER, "import-letter", import Warning, "a character is not the one that it looks like");
code!(GLUED_NOTE, "import-glued-note", import Warning, "the number of a note seems glued to a word or figure");
code!(NUMBER, "import-number", import Warning, "a number can be read in two ways, or in none");
code!(UNIT_MARK, "import-unit-mark", import Warning, "figures carry the mark of their unit");
code!(DATE, "import-date", import Warning, "a cell holds a day or a time");

code!(FORMULA, "import-formula", import Note, "a figure was computed by the spreadsheet");
code!(ROUNDED, "import-rounded", import Note, "a cell holds another number than it shows");
code!(SPACE, "import-space", import Note, "white space is not what it seems");
code!(NOTE_MARK, "import-note-mark", import Note, "a mark was taken for that of a note");
code!(HEADING, "import-heading", import Note, "a row was taken for a heading of rows, or for more of the header");
code!(EMPTY, "import-empty", import Note, "empty rows or columns were left out");
code!(WIDE, "import-wide", import Note, "a table has more columns than a reader can follow");
code!(UNFINISHED, "import-unfinished", import Note, "a spreadsheet does not say all that a table must");
