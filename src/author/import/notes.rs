//! Notes: the lines below a table, and the marks by which its cells refer to them.

use super::layout::Words;
use super::names::Ids;
use super::{Cell, Findings, codes};

/// Raised characters, and what they are.
const RAISED: [(char, char); 14] = [
    ('⁰', '0'),
    ('¹', '1'),
    ('²', '2'),
    ('³', '3'),
    ('⁴', '4'),
    ('⁵', '5'),
    ('⁶', '6'),
    ('⁷', '7'),
    ('⁸', '8'),
    ('⁹', '9'),
    ('ᵃ', 'a'),
    ('ᵇ', 'b'),
    ('ᶜ', 'c'),
    ('ᵈ', 'd'),
];

/// What the lines below a table say.
#[derive(Default)]
pub(super) struct Below {
    /// Who counted.
    pub(super) source: Option<String>,
    /// The notes: mark, id and text.
    pub(super) notes: Vec<Note>,
    /// Lines that are none of these.
    pub(super) others: Vec<String>,
    ids: Ids,
}

/// A note below a table.
pub(super) struct Note {
    /// `1`, `a`, `*`; empty where it belongs to the table as a whole.
    mark: String,
    pub(super) id: String,
    pub(super) text: String,
}

/// Where a text stands, which decides what a star behind it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// In a title, header or label.
    Words,
    /// Among the figures.
    Figure,
}

/// Reads the lines; `used` are the marks that stand raised in the table, and the stars behind its words.
pub(super) fn below(lines: &[Words], used: &[String], findings: &mut Findings) -> Below {
    let mut below = Below::default();
    for line in lines {
        let text = line.text.trim();
        if let Some(source) = after_word(text, &["bron", "bronnen", "source", "sources"]) {
            match &below.source {
                None => below.source = Some(source.to_owned()),
                Some(_) => below.left_out(line, text, findings),
            }
        } else if is_sign(text, used) {
            let message = format!("`{text}` was left out: signs are explained below every table that uses them");
            findings.add(
                &codes::LEFT_OUT,
                Some(line.at),
                message,
                "if the sign means something else here, say so in `signs`",
            );
        } else if let Some(note) = after_word(text, &["noot", "note", "opmerking", "toelichting", "let op"]) {
            below.add("", note);
        } else if let Some((mark, note)) = marked(text, used) {
            below.add(&mark, note);
        } else {
            below.left_out(line, text, findings);
        }
    }
    below
}

impl Below {
    fn add(&mut self, mark: &str, text: &str) {
        let stem = match mark {
            "" => "tabel",
            mark if mark.starts_with('*') => ["ster", "sterren", "drie-sterren"][mark.len().clamp(1, 3) - 1],
            mark => mark,
        };
        let id = self.ids.fresh(stem);
        self.notes.push(Note { mark: mark.to_owned(), id, text: text.to_owned() });
    }

    fn left_out(&mut self, line: &Words, text: &str, findings: &mut Findings) {
        let hint = "it stands behind `#` in the file; make a note of it, a source, or take it away";
        findings.add(
            &codes::LEFT_OUT,
            Some(line.at),
            format!("`{text}` stands below the table and was left out"),
            hint,
        );
        self.others.push(text.to_owned());
    }

    /// The ids of the notes that belong to the table as a whole.
    pub(super) fn of_the_table(&self) -> impl Iterator<Item = &str> {
        self.notes.iter().filter(|note| note.mark.is_empty()).map(|note| note.id.as_str())
    }

    /// Parts a text from the marks behind it; gives the text and the ids of the notes.
    ///
    /// A star behind a figure is a sign of its own where the line below says that it is provisional.
    pub(super) fn part(
        &self,
        text: &str,
        at: Cell,
        standing: Standing,
        findings: &mut Findings,
    ) -> (String, Vec<String>) {
        let mut bare = text.trim().to_owned();
        let mut ids = Vec::new();
        while let Some((kept, mark, is_raised)) = self.last_mark(&bare, standing) {
            let note = self.notes.iter().find(|note| note.mark == mark);
            let id = note.map_or_else(|| mark.replace('*', "ster"), |note| note.id.clone());
            let kind = if is_raised { "raised " } else { "" };
            let message =
                format!("the {kind}`{mark}` behind `{kept}` was taken for the mark of a note: `{kept}[^{id}]`");
            let hint = match note {
                Some(_) => String::from("if it belongs to the text, write it there and take the mark away"),
                None => format!(
                    "no line below the table begins with `{mark}`: write the note under `[notes]`, or take the mark away"
                ),
            };
            findings.add(&codes::NOTE_MARK, Some(at), message, hint);
            ids.insert(0, id);
            bare = kept;
        }
        (bare, ids)
    }

    /// The text without its last mark, the mark, and whether it stands raised.
    fn last_mark(&self, text: &str, standing: Standing) -> Option<(String, String, bool)> {
        if let Some((kept, mark)) = raised_behind(text) {
            return Some((kept, mark, true));
        }
        for note in self.notes.iter().filter(|note| !note.mark.is_empty()) {
            let is_star = note.mark.starts_with('*');
            if is_star && standing == Standing::Figure && is_provisional(&note.text) {
                continue;
            }
            let forms = if is_star {
                vec![note.mark.clone(), format!("{})", note.mark)]
            } else {
                vec![format!("({})", note.mark), format!("{})", note.mark)]
            };
            let kept = forms.iter().find_map(|form| text.strip_suffix(form.as_str()));
            if let Some(kept) = kept.filter(|kept| !kept.trim().is_empty() && !kept.ends_with('*')) {
                return Some((kept.trim_end().to_owned(), note.mark.clone(), false));
            }
        }
        None
    }
}

/// The raised marks behind a text: in `2022²` the 2. In `km²` it is no mark.
pub(super) fn raised_behind(text: &str) -> Option<(String, String)> {
    let is_raised = |mark: char| RAISED.iter().any(|(raised, _)| *raised == mark);
    let text = text.trim_end_matches(['⁾', ')']).trim_end();
    let text = if text.ends_with(is_raised) { text } else { return None };
    let kept = text.trim_end_matches(is_raised);
    let mark: String = text[kept.len()..].chars().filter_map(plain).collect();
    let kept = kept.trim_end_matches(['⁽', ',']).trim_end();
    let word: String = kept.chars().rev().take_while(|mark| mark.is_alphabetic()).collect();
    let is_measure = matches!(word.as_str(), "m" | "mk" | "mc" | "md" | "mm") && matches!(mark.as_str(), "2" | "3");
    (!kept.is_empty() && !is_measure).then(|| (kept.to_owned(), mark))
}

fn plain(mark: char) -> Option<char> {
    RAISED.iter().find(|(raised, _)| *raised == mark).map(|(_, plain)| *plain)
}

/// What follows one of these words and a colon.
fn after_word<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let (word, rest) = text.split_once(':')?;
    let known = words.contains(&word.trim().to_lowercase().as_str());
    Some(rest.trim()).filter(|rest| known && !rest.is_empty())
}

/// Whether a line explains one of the usual signs: `x = geheim`, or `* voorlopig` where only figures have the star.
fn is_sign(text: &str, used: &[String]) -> bool {
    let stars: String = text.chars().take_while(|mark| *mark == '*').collect();
    if !stars.is_empty() && is_provisional(text) {
        return !used.contains(&stars);
    }
    let Some((sign, meaning)) = text.split_once(['=', ':']) else {
        return false;
    };
    let sign = sign.trim().trim_matches(['\'', '"', '‘', '’']);
    matches!(sign, "." | "x" | "-" | "–") && !meaning.trim().is_empty()
}

fn is_provisional(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("voorlopig") || text.contains("provisional")
}

/// The mark before a note and the note: `1) Voorlopig`, `¹ Voorlopig`, `* Voorlopig`.
fn marked<'t>(text: &'t str, used: &[String]) -> Option<(String, &'t str)> {
    let is_raised = |mark: char| plain(mark).is_some();
    let (mark, rest) = if text.starts_with(is_raised) {
        let rest = text.trim_start_matches(is_raised);
        (text[..text.len() - rest.len()].chars().filter_map(plain).collect(), rest.trim_start_matches([')', '⁾']))
    } else if text.starts_with('*') {
        let rest = text.trim_start_matches('*');
        (text[..text.len() - rest.len()].to_owned(), rest.trim_start_matches(')'))
    } else {
        let open = text.trim_start_matches(['(', '[']);
        let end = open.find([')', ']', ' ', '.', ':', '\u{a0}'])?;
        let (mark, rest) = open.split_at(end);
        let is_closed = rest.starts_with([')', ']']);
        let is_number = mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_digit());
        let is_letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
        if mark.is_empty() || !(is_number || is_letter) || !(is_closed || used.iter().any(|known| known == mark)) {
            return None;
        }
        (mark.to_owned(), rest.trim_start_matches([')', ']', '.', ':']))
    };
    let note = rest.trim().trim_start_matches(['=', ':']).trim();
    (!note.is_empty() && mark.len() <= 3).then_some((mark, note))
}

#[cfg(test)]
mod tests {
    use super::{is_sign, marked, raised_behind};

    #[test]
    fn lines_below_a_table_are_told_apart() {
        let raised = [String::from("2")];
        for (line, mark, note) in [
            ("1) Voorlopig.", "1", "Voorlopig."),
            ("(a) Tot juni", "a", "Tot juni"),
            ("¹² Schatting", "12", "Schatting"),
            ("** Nader voorlopig", "**", "Nader voorlopig"),
            ("2 Schatting", "2", "Schatting"),
        ] {
            assert_eq!(marked(line, &raised), Some((mark.to_owned(), note)), "{line}");
        }
        for line in ["3 Schatting", "Peildatum 1 juni", "12.", "a man", ""] {
            assert_eq!(marked(line, &raised), None, "{line}");
        }
        assert!(is_sign("x = geheim", &[]) && is_sign(". : onbekend", &[]));
        assert!(!is_sign("1 = een", &[]) && !is_sign("x", &[]));
        let star = [String::from("*")];
        assert!(is_sign("* voorlopig", &[]) && !is_sign("* voorlopig", &star) && !is_sign("* zonder Dublin", &[]));
    }

    #[test]
    fn a_raised_mark_is_no_measure() {
        assert_eq!(raised_behind("2022²"), Some((String::from("2022"), String::from("2"))));
        assert_eq!(raised_behind("Vertrek¹⁾"), Some((String::from("Vertrek"), String::from("1"))));
        for text in ["km²", "2 m³", "²", "Vertrek", "Vertrek (totaal)"] {
            assert_eq!(raised_behind(text), None, "{text}");
        }
    }
}
