//! What later editions made of the figures of earlier ones.
//!
//! Read once for a dossier, each figure against the one before it; afterwards an answer about one figure takes no walk
//! through the editions behind it.

use std::collections::BTreeMap;

use super::revised::{cell, change, counted, reason};
use super::{Change, History, Said, Slot, Vintage};
use crate::model::{Dossier, EditionIx};

/// The figures of a dossier that were not always said alike.
#[derive(Clone, Debug)]
pub struct Afterwards<'d> {
    /// By table, row and slot: at which vintages the figure became another one; only where there are any.
    moved: BTreeMap<(&'d str, &'d str, &'d Slot), Vec<usize>>,
    /// How many figures of each edition a later one says otherwise, by its place.
    counts: Vec<usize>,
}

impl<'d> Afterwards<'d> {
    /// Reads all figures of a dossier.
    #[must_use]
    pub fn of(dossier: &'d Dossier, history: &'d History) -> Afterwards<'d> {
        let mut all = Afterwards { moved: BTreeMap::new(), counts: vec![0; dossier.editions.len()] };
        for (table, row, slot, vintages) in history.figures() {
            let is_other = |pair: &[Vintage]| {
                let (Some(before), Some(now)) = (pair.first(), pair.last()) else { return false };
                // What counts something else is no other figure of the same.
                let is_alike = counted(dossier, *before) == counted(dossier, *now);
                let cells = cell(dossier, *before).zip(cell(dossier, *now)).filter(|_| is_alike);
                cells.and_then(|((_, before), (_, now))| change(before, now)).is_some_and(Change::is_of_the_figure)
            };
            let moved: Vec<usize> =
                vintages.windows(2).enumerate().filter(|(_, pair)| is_other(pair)).map(|(at, _)| at + 1).collect();
            let Some(last) = moved.last() else { continue };
            for vintage in &vintages[..*last] {
                if let Some(count) = all.counts.get_mut(vintage.edition.0) {
                    *count += 1;
                }
            }
            all.moved.insert((table, row, slot), moved);
        }
        all
    }

    /// How many figures of that edition a later one says otherwise.
    #[must_use]
    pub fn count(&self, edition: EditionIx) -> usize {
        self.counts.get(edition.0).copied().unwrap_or_default()
    }

    /// When a figure first became another one after that edition, and when last, if that was not all; the oldest first.
    #[must_use]
    pub fn of_figure(
        &self,
        (dossier, history): (&'d Dossier, &'d History),
        (table, row, slot): (&str, &str, &Slot),
        edition: EditionIx,
    ) -> Vec<Said<'d>> {
        let Some(moved) = self.moved.get(&(table, row, slot)) else {
            return Vec::new();
        };
        let vintages = history.vintages(table, row, slot);
        // Vintages stand from old to new, and so from a higher index to a lower one.
        let own = vintages.partition_point(|vintage| vintage.edition >= edition);
        let later = &moved[moved.partition_point(|at| *at < own)..];
        let ends = later.first().into_iter().chain(later.last().filter(|_| later.len() > 1));
        ends.filter_map(|at| said(dossier, *vintages.get(at.checked_sub(1)?)?, *vintages.get(*at)?)).collect()
    }
}

fn said(dossier: &Dossier, before: Vintage, vintage: Vintage) -> Option<Said<'_>> {
    let (edition, now) = cell(dossier, vintage)?;
    Some(Said { edition, cell: now, reason: reason((edition, vintage.cell, now), cell(dossier, before)?) })
}
