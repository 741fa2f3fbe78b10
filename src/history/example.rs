//! Editions and requests for the tests of this module: what they are dated, and nothing else.

use jiff::civil::Date;
use jiff::tz::Offset;

use crate::diag::{FileId, Span};
use crate::model::{Answered, Dossier, Edition, Embargo, Erratum, Handling, Narrative, Period, Request, RequestKind};

fn nowhere() -> Span {
    Span::new(FileId(0), 0..0)
}

/// An edition of that id that says nothing: what it reports on, when it was sent, and the days of its corrections.
pub(super) fn edition(
    id: &str,
    reference: &str,
    sent: Option<Date>,
    embargo: Option<&str>,
    errata: &[Date],
) -> Edition {
    let erratum = |date: &Date| Erratum { of: "a".into(), date: *date, reason: "Fout.".into(), span: nowhere() };
    Edition {
        translations: Vec::new(),
        incomplete: false,
        id: id.into(),
        title: id.into(),
        subject: None,
        sender: None,
        reference: Period::parse(reference).unwrap(),
        date: sent,
        kamerstuk: None,
        embargo: embargo.map(|moment| Embargo { end: moment.parse().unwrap(), offset: Offset::UTC }),
        draft: false,
        narrative: Narrative { sections: Vec::new(), footnotes: Vec::new() },
        tables: Vec::new(),
        charts: Vec::new(),
        figures: Vec::new(),
        stated: Vec::new(),
        claims: Vec::new(),
        evaluations: Vec::new(),
        mentions: Vec::new(),
        links: Vec::new(),
        exemptions: Vec::new(),
        revisions: Vec::new(),
        to_revise: Vec::new(),
        lock: None,
        templates: None,
        errata: errata.iter().map(erratum).collect(),
        acceptances: Vec::new(),
        attachments: Vec::new(),
        span: nowhere(),
    }
}

/// A dossier of these, in their order.
pub(super) fn dossier(mut editions: Vec<Edition>) -> Dossier {
    editions.sort_by(|one, other| other.order().cmp(&one.order()));
    Dossier {
        id: "land".into(),
        title: "Land".into(),
        subject: "Land".into(),
        partner: None,
        summary: None,
        kamer_dossiers: Vec::new(),
        key_figures: Vec::new(),
        timeline: Vec::new(),
        bodies: Vec::new(),
        requests: Vec::new(),
        terms: Vec::new(),
        editions,
        span: nowhere(),
    }
}

/// A request that was made then.
pub(super) fn request(id: &str, made: Option<&str>) -> Request {
    Request {
        id: id.into(),
        kind: RequestKind::Verzoek,
        by: "lid A".into(),
        title: "Gevraagd.".into(),
        adopted: false,
        made: made.map(|made| Period::parse(made).unwrap()),
        inferred: false,
        occasion: None,
        kamerstuk: None,
        periodic: false,
        every: None,
        text: None,
        earlier: None,
        later: Vec::new(),
        answers: Vec::new(),
        span: nowhere(),
    }
}

/// How the edition of that id deals with a request.
pub(super) fn answer(edition: &str, handling: Handling) -> Answered {
    Answered { edition: edition.into(), sections: Vec::new(), handling, text: None, span: nowhere() }
}
