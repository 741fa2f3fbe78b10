//! Tables and rows that were called otherwise before: their figures are one series, under the id that came first.

use std::collections::{BTreeMap, BTreeSet};

use super::{codes, unknown_reference};
use crate::diag::{Diagnostic, Report};
use crate::model::{Alias, Edition};

/// What each id of earlier editions is a part of.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

/// A table or row of an edition.
struct Member<'m> {
    id: &'m str,
    aliases: &'m [Alias],
    series: &'m mut String,
}

/// Joins the series of editions of which the newest stands first.
pub(super) fn join(editions: &mut [Edition], report: &mut Report) {
    let mut tables = Names::default();
    let mut rows: BTreeMap<String, Names> = BTreeMap::new();
    // From old to new: what an embargoed edition calls anything changes nothing in the ones before it.
    for edition in editions.iter_mut().rev() {
        let members = edition.tables.iter_mut().map(|table| Member {
            id: &table.id,
            aliases: &table.aliases,
            series: &mut table.series,
        });
        tables.join("table", members.collect(), report);
        for table in &mut edition.tables {
            let members =
                table.rows.iter_mut().map(|row| Member { id: &row.id, aliases: &row.aliases, series: &mut row.series });
            rows.entry(table.series.clone()).or_default().join("row", members.collect(), report);
        }
    }
}

impl Names {
    /// Joins those of one edition, or of a table of it, with what came before.
    fn join(&mut self, what: &str, members: Vec<Member<'_>>, report: &mut Report) {
        let living: BTreeSet<String> = members.iter().map(|member| member.id.to_owned()).collect();
        let mut taken = BTreeSet::new();
        let mut now = Vec::with_capacity(members.len());
        for Member { id, aliases, series } in members {
            let mut joined = self.0.get(id).cloned();
            for alias in aliases {
                match self.former(what, alias, &living, report) {
                    Some(former) if joined.as_ref().is_none_or(|known| known == former) => {
                        joined = Some(former.clone());
                    }
                    Some(_) => report.push(two_series(what, id, alias)),
                    None => {}
                }
            }
            let joined = joined.unwrap_or_else(|| id.to_owned());
            if taken.insert(joined.clone()) {
                *series = joined;
            } else if let Some(alias) = aliases.first() {
                report.push(two_series(what, id, alias));
            }
            now.push((id.to_owned(), series.clone()));
        }
        self.0.extend(now);
    }

    /// The series of a former name.
    fn former(&self, what: &str, alias: &Alias, living: &BTreeSet<String>, report: &mut Report) -> Option<&String> {
        if living.contains(&alias.id) {
            let message = format!("`{}` is the id of another {what} beside it, and so no former name", alias.id);
            let hint = "take it out of `aliases`, or give one of the two another id";
            report.push(Diagnostic::new(&codes::DUPLICATE_ID, alias.span, message).hint(hint));
            return None;
        }
        let former = self.0.get(&alias.id);
        if former.is_none() {
            let known = self.0.keys().map(String::as_str);
            report.push(unknown_reference(&format!("{what} of an earlier edition:"), &alias.id, alias.span, known));
        }
        former
    }
}

fn two_series(what: &str, id: &str, alias: &Alias) -> Diagnostic {
    let message = format!("`{}` and `{id}` were two things before, so the {what} has no one series", alias.id);
    let hint = "keep the former name of the one whose figures it goes on with";
    Diagnostic::new(&codes::DUPLICATE_ID, alias.span, message).hint(hint)
}
