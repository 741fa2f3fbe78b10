//! An embargo in Dutch that is written with another offset than the clock in the Netherlands has at that moment.
//!
//! `+02:00` in winter publishes an hour early. Who writes `Z` has reckoned in UTC and meant it.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::Language;

code!(
    CODE,
    "embargo-offset",
    Warning,
    "an embargo has another offset than the clock in the Netherlands at that moment"
);

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let Some(embargo) = case.edition.embargo.filter(|_| case.language == Language::Dutch) else {
        return;
    };
    let there = dutch(embargo.end);
    if embargo.offset == there || embargo.offset == Offset::UTC {
        return;
    }
    let id = &case.edition.id;
    let (written, clock) = (told(embargo.offset), told(there));
    let ends = there.to_datetime(embargo.end).strftime("%Y-%m-%d, %H:%M");
    let message = format!(
        "the embargo of `{id}` is written with `{written}`; the Dutch clock is at `{clock}` then, and ends it on {ends}"
    );
    let meant = embargo.offset.to_datetime(embargo.end);
    let hint = format!("if {} by the Dutch clock is meant: `embargo = \"{meant}{clock}\"`", meant.strftime("%H:%M"));
    report.push(Diagnostic::new(&CODE, case.edition.span, message).hint(hint).about(case.name(), id.as_str()));
}

/// `+02:00`
fn told(offset: Offset) -> String {
    let (sign, minutes) = (if offset.is_negative() { '-' } else { '+' }, offset.seconds().abs() / 60);
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Of European summer time, from 1.00 UTC on the last Sunday of March until the same on that of October (Directive
/// 2000/84/EC). Kept here, since the time zones of the machine would make what is found depend on it.
fn dutch(moment: Timestamp) -> Offset {
    let year = Offset::UTC.to_datetime(moment).year();
    let turn = |month| last_sunday(year, month).and_then(|day| Offset::UTC.to_timestamp(day.at(1, 0, 0, 0)).ok());
    let is_summer = turn(3).is_some_and(|from| from <= moment) && turn(10).is_some_and(|until| moment < until);
    Offset::constant(if is_summer { 2 } else { 1 })
}

fn last_sunday(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(-1, Weekday::Sunday).ok()
}

#[cfg(test)]
mod tests {
    use super::dutch;

    #[test]
    fn summer_begins_and_ends_at_one_in_the_morning_of_utc() {
        for (moment, hours) in [
            ("2026-03-29T00:59:59Z", 1),
            ("2026-03-29T01:00:00Z", 2),
            ("2026-10-25T00:59:59Z", 2),
            ("2026-10-25T01:00:00Z", 1),
            ("2027-01-01T00:00:00Z", 1),
        ] {
            assert_eq!(dutch(moment.parse().unwrap()).seconds(), hours * 3600, "{moment}");
        }
    }
}
