//! What decides how a figure looks beside its own format: conditions, the width of its column, zeros that are not shown.
//!
//! None of it is worked out as a program would. Where it can change what a figure shows, the figure is not rendered.

use std::collections::BTreeMap;

use super::{Area, Cell};

/// More areas than this are taken for the whole sheet.
const MOST_AREAS: usize = 1000;
/// How many characters a column of the usual width has room for.
const USUAL_ROOM: usize = 8;

/// How the figure of one cell looks beside what its format says.
pub(super) struct Look<'v> {
    /// The format that it has where a condition holds, or what then stands in its place.
    pub(super) condition: Option<&'v str>,
    /// How many characters its column has room for.
    pub(super) room: usize,
    /// Whether a zero is not shown.
    pub(super) hides_zeros: bool,
}

/// How the figures of a sheet look beside what their formats say.
pub(super) struct View {
    conditional: Vec<(Area, String)>,
    /// By first column: the last, and the room in each of them.
    rooms: BTreeMap<u32, (u32, usize)>,
    /// The room in all other columns.
    pub(super) room: usize,
    pub(super) hides_zeros: bool,
}

impl Default for View {
    fn default() -> View {
        View { conditional: Vec::new(), rooms: BTreeMap::new(), room: USUAL_ROOM, hides_zeros: false }
    }
}

impl View {
    /// Says that figures there have another look under a condition; `None` where it is not known which figures.
    pub(super) fn add_condition(&mut self, area: Option<Area>, look: &str) {
        let area = area.filter(|_| self.conditional.len() < MOST_AREAS);
        // Each area is asked for each cell, so a sheet of more areas than a person makes becomes one.
        if self.conditional.len() <= MOST_AREAS {
            self.conditional.push((area.unwrap_or(Area::SHEET), look.to_owned()));
        }
    }

    /// Says for how many characters the columns from the first up to and with the last have room.
    pub(super) fn add_room(&mut self, first: u32, last: u32, room: usize) {
        self.rooms.insert(first, (last, room));
    }

    pub(super) fn of(&self, at: Cell) -> Look<'_> {
        let condition = self.conditional.iter().find(|(area, _)| area.holds(at)).map(|(_, look)| look.as_str());
        let own = self.rooms.range(..=at.1).next_back().filter(|(_, (last, _))| *last >= at.1);
        let room = own.map_or(self.room, |(_, (_, room))| *room);
        Look { condition, room, hides_zeros: self.hides_zeros }
    }
}

impl Look<'_> {
    /// Why it cannot be told what is shown of a figure that its format makes this text of; `None` where it can.
    pub(super) fn objection(&self, text: &str) -> Option<String> {
        let digits = || text.chars().filter(char::is_ascii_digit);
        let is_zero = digits().count() > 0 && digits().all(|digit| digit == '0');
        if let Some(look) = self.condition {
            return Some(format!("{look}, where a condition holds"));
        }
        (self.hides_zeros && is_zero).then(|| String::from("zeros are not shown in this sheet"))
    }
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::read::spreadsheet::Area;

    #[test]
    fn an_area_that_cannot_be_read_is_the_whole_sheet() {
        let mut view = View::default();
        view.add_condition(Area::parse("B2:C3"), "\"<5\"");
        assert_eq!(view.of((1, 1)).condition, Some("\"<5\""));
        assert_eq!(view.of((0, 0)).condition, None);
        view.add_condition(None, "0");
        assert_eq!(view.of((0, 0)).condition, Some("0"));
    }

    #[test]
    fn more_areas_than_a_person_makes_are_one() {
        let mut view = View::default();
        for _ in 0..2000 {
            view.add_condition(Area::parse("B2"), "0");
        }
        assert_eq!(view.of((9, 9)).condition, Some("0"));
        assert_eq!(view.conditional.len(), 1001);
    }

    #[test]
    fn a_zero_is_one_in_any_format() {
        let hidden = |text| View { hides_zeros: true, ..View::default() }.of((0, 0)).objection(text).is_some();
        assert!(hidden("0") && hidden("0,00") && hidden("€ 0"));
        assert!(!hidden("10") && !hidden("-") && !hidden(""));
    }
}
