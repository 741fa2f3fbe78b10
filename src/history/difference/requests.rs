//! Requests with which the later edition deals otherwise.

use crate::model::{Answered, Dossier, Edition, Request};

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
    let both = dossier.requests.iter().map(|request| RequestDifference {
        request,
        before: request.answer_of(&before.id),
        now: request.answer_of(&now.id),
    });
    both.filter(differs).collect()
}

fn differs(of: &RequestDifference<'_>) -> bool {
    let RequestDifference { request, before, now } = *of;
    // Of what is closed a later edition need not speak.
    let is_closed = || before.is_some_and(|answer| request.is_closed(request.standing_with(&answer.edition)));
    before.map(|answer| &answer.handling) != now.map(|answer| &answer.handling) && !(now.is_none() && is_closed())
}
