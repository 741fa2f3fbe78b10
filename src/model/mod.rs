//! What a briefing is: editions with their figures, words, claims, requests and events.
//!
//! Everything here is plain data with the arithmetic that belongs to it. References are indices that
//! resolution made, so they lead somewhere by construction. No files, no formats, no HTML, no clock.

mod cell;
mod chart;
mod claim;
mod coverage;
mod dossier;
mod edition;
mod evaluation;
mod interval;
mod kamerstuk;
mod language;
mod layout;
mod lock;
mod look;
mod narrative;
mod number;
mod owms;
mod period;
mod precision;
mod request;
mod revision;
mod signs;
mod site;
mod stretch;
mod table;
mod within;

pub use cell::{Cell, Gap, Standing, Value};
pub use chart::{Chart, ChartIx, Charting, Panel, Scaling, Unsuited};
pub use claim::{
    Address, Claim, ClaimIx, Comparison, Expression, Function, Operator, Selection, Tolerance, Verdict, Window,
};
pub use coverage::{Coverage, FreeRow, Loose, Toothless};
pub use dossier::{Body, BodyIx, Dossier, DossierIx, Event, EventIx, Moment, Partner, Term, TermIx};
pub use edition::{
    Acceptance, Accepted, Attachment, Edition, EditionIx, EditionLink, Embargo, Exemption, ExemptionIx, Figure,
    FigureIx, Mention, Provenance, Stated, StatedIx, Translation,
};
pub use evaluation::{Compared, Evaluation, Open, Scale, Side, Truth, Unfit};
pub use interval::{Answer, Interval};
pub use kamerstuk::{
    Aanhangsel, Chamber, Cited, Dossiernummer, Handelingen, Kamerstuk, Ondernummer, Pages, Paper, Session, Slip,
    citations, unbroken,
};
pub use language::Language;
pub use layout::{Header, Label, Layout, Line, Piece};
pub use lock::{Corrected, Erratum, Lock, Part, Published, Replaced, parted_by_language, section_of, without_marks};
pub use look::{Colour, Look, Named};
pub use narrative::{
    Block, DefinitionItem, Footnote, FootnoteIx, Inline, Inlines, Narrative, Section, SectionIx, Sentence, Target,
    bound, plain,
};
pub use number::{Hedge, Number};
pub use owms::Owms;
pub use period::{Bound, Period, Unit};
pub use precision::Precision;
pub use request::{Answered, Handling, Relation, Request, RequestIx, RequestKind, Status};
pub use revision::{FigureSet, Revision, RevisionKind};
pub use signs::{Meaning, Signs};
pub use site::{Publisher, Site};
pub use stretch::Stretch;
pub use table::{
    Alias, CellIx, Column, ColumnIx, Columns, Measure, Note, NoteIx, PeriodColumn, Row, RowIx, Rows, Share, Source,
    Table, TableIx, Withheld, place_among_each_other,
};
pub use within::Within;

/// Declares the index of a kind of thing within the list that holds it.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    };
}
pub(crate) use index;
