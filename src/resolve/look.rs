//! The colours of pages, out of the style sheets that they load.
//!
//! As in a browser the sheet that comes later wins, and within a sheet the later rule, whatever condition it has: what a
//! site sets for all pages holds on dark ones too, over what is built in for these.

use std::collections::BTreeMap;

use crate::diag::{FileId, Span};
use crate::model::{Colour, Look, Named};
use crate::read::{Folder, Property, Scheme, Setting, Sheet, properties};

/// What a property is set to, and where by the site.
type Set<'s> = (&'s Setting, Option<Span>);

/// How many properties may stand for each other before it is a circle.
const STEPS: usize = 8;

/// The look of a site; `built_in` is the sheet that pages have where the site replaces none.
pub(super) fn look(built_in: &str, folder: &Folder) -> Look {
    let built_in = if folder.sheet.is_some() { Vec::new() } else { properties(built_in) };
    let own = |sheet: &'_ Sheet| (sheet.file, sheet.properties.clone());
    let own: Vec<(FileId, Vec<Property>)> = folder.sheet.iter().chain(&folder.own_sheet).map(own).collect();
    let on = |scheme: Scheme| {
        let holds = move |property: &&Property| property.pages == Scheme::Both || property.pages == scheme;
        let mut set: BTreeMap<&str, Set<'_>> = BTreeMap::new();
        for property in built_in.iter().filter(holds) {
            set.insert(&property.name, (&property.value, None));
        }
        for (file, properties) in &own {
            for property in properties.iter().filter(holds) {
                set.insert(&property.name, (&property.value, Some(Span::new(*file, property.range.clone()))));
            }
        }
        let named = |(name, (value, place)): (&&str, &Set<'_>)| {
            let colour = colour(value, &set, STEPS)?;
            Some(((*name).to_owned(), Named { colour, place: *place }))
        };
        set.iter().filter_map(named).collect()
    };
    Look { light: on(Scheme::Light), dark: on(Scheme::Dark) }
}

fn colour(value: &Setting, set: &BTreeMap<&str, Set<'_>>, steps: usize) -> Option<Colour> {
    match value {
        Setting::Colour(channels) => Some(Colour(*channels)),
        Setting::Same(other) => colour(set.get(other.as_str())?.0, set, steps.checked_sub(1)?),
        Setting::Other => None,
    }
}
