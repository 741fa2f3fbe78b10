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
    let of =
        |request: &'d Request, edition: &Edition| request.answers.iter().find(|answer| answer.edition == edition.id);
    let both = dossier.requests.iter().map(|request| RequestDifference {
        request,
        before: of(request, before),
        now: of(request, now),
    });
    both.filter(|of| of.before.map(|answer| &answer.handling) != of.now.map(|answer| &answer.handling)).collect()
}
