//! Characters that nobody sees and that change what is read: controls, signs that turn the direction of a text, and
//! those that are no characters.

use super::codes;
use crate::diag::{Diagnostic, Span};

/// The first of them, and where it stands.
pub(super) fn first(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, sign)| is_hidden(*sign))
}

/// A mark of direction (U+200E, U+200F) only helps a name along; an override or an embedding (UAX #9) reaches into the words
/// behind it, and a reader sees other words than a program does.
fn is_hidden(sign: char) -> bool {
    let turns = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_tag = matches!(sign, '\u{e0000}'..='\u{e007f}');
    let is_none = u32::from(sign) & 0xfffe == 0xfffe || matches!(sign, '\u{fdd0}'..='\u{fdef}');
    turns || is_tag || is_none || (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r'))
}

/// The finding about one that stands there.
pub(super) fn finding(sign: char, span: Span) -> Diagnostic {
    let what = if sign.is_control() || !matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
        "which nobody sees"
    } else {
        "which turns the direction of the text behind it"
    };
    let message = format!("the text holds the character U+{:04X}, {what}", u32::from(sign));
    Diagnostic::new(&codes::HIDDEN_CHARACTER, span, message)
        .hint("delete it, or type the words again: it often comes along when text is pasted")
}
