//! An event of the timeline that is still to come and is told as if it had happened: it may belong to a letter that is
//! not out yet, and the page of the dossier does not wait for that.

use jiff::civil::Date;

use super::Case;
use crate::diag::{Diagnostic, Report, code};
use crate::model::{Event, Moment, Period};

code!(CODE, "event-ahead", Warning, "an event is dated later than the day of the build, and is not called planned");

pub(super) fn find(case: &Case<'_>, report: &mut Report) {
    let today = case.today();
    for event in &case.dossier.timeline {
        let Some(period) = still_to_come(event, today) else {
            continue;
        };
        let (id, text) = (&event.id, &period.text);
        let message =
            format!("the event `{id}` is dated {text}, which is still to come, and is shown as if it had happened");
        let hint = format!(
            "call it foreseen: `planned = \"{text}\"`; or add it when the letter that tells of it appears, since the page of \
             the dossier waits for no embargo"
        );
        report.push(Diagnostic::new(&CODE, event.span, message).hint(hint).about(case.name(), id.as_str()));
    }
}

fn still_to_come(event: &Event, today: Date) -> Option<&Period> {
    let (Moment::At(period) | Moment::Since(period)) = &event.moment else {
        return None;
    };
    Some(period).filter(|period| period.start.earliest > today)
}
