//! Words in the letters that readers see, however they were typed.
//!
//! A soft hyphen or a space of no width hides in a number without a trace, and `ë` may be typed as a letter with a mark
//! of its own: who looks for numbers would miss them.

use std::ops::Range;

/// Marks that take no place: soft hyphen, spaces and joiners of no width, the mark of byte order.
const UNSEEN: [char; 7] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{34f}'];
/// Vowels with grave, acute, circumflex and diaeresis: what number words of these languages can have.
const COMPOSED: [(char, [char; 4]); 5] = [
    ('a', ['\u{e0}', '\u{e1}', '\u{e2}', '\u{e4}']),
    ('e', ['\u{e8}', '\u{e9}', '\u{ea}', '\u{eb}']),
    ('i', ['\u{ec}', '\u{ed}', '\u{ee}', '\u{ef}']),
    ('o', ['\u{f2}', '\u{f3}', '\u{f4}', '\u{f6}']),
    ('u', ['\u{f9}', '\u{fa}', '\u{fb}', '\u{fc}']),
];
const MARKS: [char; 4] = ['\u{300}', '\u{301}', '\u{302}', '\u{308}'];

/// Whether a text is in plain letters already, as most are.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.is_ascii() || !text.contains(|mark: char| UNSEEN.contains(&mark) || MARKS.contains(&mark))
}

/// A text in plain letters, in stretches with the bytes of the text that each stands for.
#[must_use]
pub fn plain_letters(text: &str) -> Vec<(Range<usize>, String)> {
    let mut stretches: Vec<(Range<usize>, String)> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if UNSEEN.contains(&letter) {
            continue;
        }
        let composed = letters.peek().and_then(|(_, mark)| composed(letter, *mark));
        let range = start..start + letter.len_utf8();
        match (composed, stretches.last_mut()) {
            (Some(composed), _) => {
                let mark = letters.next().map_or(0, |(_, mark)| mark.len_utf8());
                stretches.push((range.start..range.end + mark, composed.to_string()));
            }
            // What is as long as what it stands for goes on where that does.
            (None, Some((last, words))) if last.end == range.start && last.len() == words.len() => {
                last.end = range.end;
                words.push(letter);
            }
            (None, _) => stretches.push((range, letter.to_string())),
        }
    }
    stretches
}

/// A text in plain letters.
#[must_use]
pub fn in_plain_letters(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { plain_letters(text).into_iter().map(|(_, words)| words).collect() }
}

fn composed(letter: char, mark: char) -> Option<char> {
    let at = MARKS.iter().position(|known| *known == mark)?;
    let (_, letters) = COMPOSED.iter().find(|(plain, _)| plain.eq_ignore_ascii_case(&letter))?;
    let composed = letters.get(at).copied()?;
    Some(if letter.is_uppercase() { composed.to_uppercase().next().unwrap_or(composed) } else { composed })
}

#[cfg(test)]
mod tests {
    use super::{in_plain_letters, plain_letters};

    #[test]
    fn what_readers_do_not_see_is_left_out() {
        assert_eq!(in_plain_letters("3\u{ad}0 en 1\u{200b}.030"), "30 en 1.030");
        assert_eq!(in_plain_letters("driee\u{308}ntwintig, E\u{301}\u{e9}n"), "drie\u{eb}ntwintig, \u{c9}\u{e9}n");
    }

    #[test]
    fn every_stretch_says_where_it_was_typed() {
        let found = plain_letters("a3\u{ad}0e\u{308}b");
        assert_eq!(found, [(0..2, "a3".into()), (4..5, "0".into()), (5..8, "\u{eb}".into()), (8..9, "b".into())]);
    }
}
