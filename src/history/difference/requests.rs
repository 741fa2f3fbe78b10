//! Requests with which the later edition deals otherwise.

use crate::model::{Answered, Dossier, Edition, Handling, Request, Status};

/// A request with which two editions do not deal alike. At least one of them deals with it.
#[derive(Clone, Copy, Debug)]
pub struct RequestDifference<'d> {
    /// The request.
    pub request: &'d Request,
    /// How the earlier edition deals with it.
    pub before: Option<&'d Answered>,
    /// How the later edition deals with it.
    pub now: Option<&'d Answered>,
}

pub(super) fn requests<'d>(dossier: &'d Dossier, before: &Edition, now: &Edition) -> Vec<RequestDifference<'d>> {
    let of =
        |request: &'d Request, edition: &Edition| request.answers.iter().find(|answer| answer.edition == edition.id);
    let both = dossier.requests.iter().map(|request| RequestDifference {
        request,
        before: of(request, before),
        now: of(request, now),
    });
    both.filter(differs).collect()
}

fn differs(of: &RequestDifference<'_>) -> bool {
    let handling = |answer: Option<&'_ Answered>| answer.map(|answer| answer.handling.clone());
    let is_closed =
        |handling: &Option<Handling>| matches!(handling, Some(Handling::Stated(Status::Voldaan | Status::Vervallen)));
    let (before, now) = (handling(of.before), handling(of.now));
    // Of what is closed a later edition need not speak.
    before != now && !(now.is_none() && is_closed(&before))
}
