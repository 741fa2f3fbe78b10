//! What the styles of an open document say of its sheets, by the names of the styles.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::ods::attribute;

/// A chain of styles longer than this is followed no further; programs make chains of three.
const LONGEST_CHAIN: usize = 10;

/// The names of the styles that matter.
#[derive(Default)]
pub(super) struct Styles<'d> {
    /// Of sheets that are not shown.
    pub(super) hidden: BTreeSet<&'d str>,
    /// Of raised text.
    pub(super) raised: BTreeSet<&'d str>,
    /// Of columns, with the number of characters for which they have room.
    pub(super) rooms: BTreeMap<&'d str, usize>,
    /// Of rows and columns without height or width.
    pub(super) flat: BTreeSet<&'d str>,
    cells: BTreeMap<&'d str, CellStyle<'d>>,
    /// Of formats of numbers that say how many decimals are shown.
    fixed: BTreeSet<&'d str>,
}

#[derive(Default)]
struct CellStyle<'d> {
    parent: Option<&'d str>,
    format: Option<&'d str>,
    /// The styles that it becomes under conditions.
    becomes: Vec<&'d str>,
}

impl<'d> Styles<'d> {
    /// Adds the styles of one part of the file.
    pub(super) fn add(&mut self, document: &'d Document<'_>) {
        for style in document.root().descendants().filter(Node::is_element) {
            let Some(name) = attribute(style, "name") else {
                continue;
            };
            match style.tag_name().name() {
                "style" => self.add_style(name, style),
                "number-style" | "percentage-style" | "currency-style" => {
                    let counts = |part: Node<'_, '_>| attribute(part, "decimal-places").is_some();
                    self.fixed.extend(style.children().any(counts).then_some(name));
                }
                // Days, times, texts, and the words for true and false.
                "date-style" | "time-style" | "text-style" | "boolean-style" => {
                    self.fixed.insert(name);
                }
                _ => {}
            }
        }
    }

    fn add_style(&mut self, name: &'d str, style: Node<'d, '_>) {
        for look in style.children().filter(Node::is_element) {
            if attribute(look, "display") == Some("false") {
                self.hidden.insert(name);
            }
            if attribute(look, "text-position").is_some_and(is_above) {
                self.raised.insert(name);
            }
            let lengths = ["column-width", "row-height"].into_iter().filter_map(|name| attribute(look, name));
            self.flat.extend(lengths.filter_map(points).any(|points| points < 0.5).then_some(name));
            self.rooms.extend(attribute(look, "column-width").and_then(room).map(|room| (name, room)));
        }
        if attribute(style, "family") != Some("table-cell") {
            return;
        }
        let maps = style.children().filter(|part| part.tag_name().name() == "map");
        let becomes: Vec<&str> = maps.filter_map(|map| attribute(map, "apply-style-name")).collect();
        let (parent, format) = (attribute(style, "parent-style-name"), attribute(style, "data-style-name"));
        // Conditions name a style by what it is called on screen.
        for name in [Some(name), attribute(style, "display-name")].into_iter().flatten() {
            self.cells.insert(name, CellStyle { parent, format, becomes: becomes.clone() });
        }
    }

    /// The style, and those that it is made from.
    fn chain(&self, name: &str) -> impl Iterator<Item = &CellStyle<'d>> {
        let parent = |style: &&CellStyle<'d>| style.parent.and_then(|parent| self.cells.get(parent));
        std::iter::successors(self.cells.get(name), parent).take(LONGEST_CHAIN)
    }

    /// Another format that a cell of this style has under a condition, by the name of its style.
    pub(super) fn condition(&self, name: &str) -> Option<&'d str> {
        let mut becomes = self.chain(name).flat_map(|style| style.becomes.iter().copied());
        becomes.find(|other| self.sets_format(other))
    }

    /// Whether a style says how numbers are shown; one that is not told of may.
    pub(super) fn sets_format(&self, name: &str) -> bool {
        // The style that all others are made from has the format that a cell has anyway.
        let own = |style: &CellStyle<'_>| style.format.is_some() && style.parent.is_some();
        !self.cells.contains_key(name) || self.chain(name).any(own)
    }

    /// Whether a cell of this style shows as many decimals as there is room for.
    pub(super) fn is_general(&self, name: Option<&str>) -> bool {
        let format = name.and_then(|name| self.chain(name).find_map(|style| style.format));
        format.is_none_or(|format| !self.fixed.contains(format))
    }
}

/// Whether a position of text is above the line: `super 58%`, or `33% 58%` with the height first.
fn is_above(position: &str) -> bool {
    let height = position.split(' ').next().unwrap_or("");
    let percent: Option<f64> = height.strip_suffix('%').and_then(|percent| percent.parse().ok());
    height == "super" || percent.is_some_and(|percent| percent > 0.0)
}

/// A length in points of a 72nd of an inch.
fn points(length: &str) -> Option<f64> {
    const POINTS: [(&str, f64); 6] =
        [("in", 72.0), ("cm", 72.0 / 2.54), ("mm", 72.0 / 25.4), ("pt", 1.0), ("pc", 12.0), ("px", 0.75)];
    let points =
        POINTS.iter().find_map(|(unit, points)| Some(length.strip_suffix(unit)?.parse::<f64>().ok()? * points));
    points.filter(|points| points.is_finite())
}

/// For how many characters of the usual size a column has room, by its width in any unit of length.
fn room(width: &str) -> Option<usize> {
    // A digit of ten or eleven points, and the space beside the text.
    const DIGIT: f64 = 6.0;
    const BESIDE: f64 = 4.0;
    let room = (points(width)? - BESIDE) / DIGIT;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000, as just made")]
    Some(room.clamp(0.0, 1000.0) as usize)
}

#[cfg(test)]
mod tests {
    use super::room;

    #[test]
    fn widths_are_counted_in_characters() {
        assert_eq!(room("0.4583in"), Some(4));
        assert_eq!(room("2.258cm"), Some(10));
        assert_eq!(room("0cm"), Some(0));
        assert_eq!(room("9999999999cm"), Some(1000));
        assert_eq!(room("wide"), None);
    }
}
