//! One report of a dossier: its words, tables, charts, and what its author says about its faults.

use jiff::{Timestamp, civil::Date, tz::Offset};

use super::{
    Address, Cell, CellIx, Chart, Claim, ClaimIx, Erratum, Evaluation, Expression, FigureSet, Hedge, Inline, Interval,
    Language, Lock, Measure, Narrative, Number, Paper, Period, Published, Revision, SectionIx, Table, TableIx, Target,
    Verdict, index, plain,
};
use crate::diag::Span;

index! {
    /// An edition of a dossier.
    EditionIx
}
index! {
    /// A number in the narrative that is bound to cells.
    FigureIx
}
index! {
    /// A figure that is in no table.
    StatedIx
}
index! {
    /// A number that states no figure.
    ExemptionIx
}

/// One report.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The name of its folder: an address, never shown as a date.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a line.
    pub subject: Option<String>,
    /// Who sends it.
    pub sender: Option<String>,
    /// The period it reports on.
    pub reference: Period,
    /// The day on which it was sent.
    pub date: Option<Date>,
    /// Its own number among the parliamentary papers, once it has one.
    pub kamerstuk: Option<Paper>,
    /// Before this moment no byte of it may be published.
    pub embargo: Option<Embargo>,
    /// Not to be published yet, without a moment set.
    pub draft: bool,
    /// The ids of sections that still say what the edition before it said.
    pub to_revise: Vec<String>,
    /// Its words.
    pub narrative: Narrative,
    /// Its tables, in the order of their file names.
    pub tables: Vec<Table>,
    /// Its charts, in the order of `charts.toml`.
    pub charts: Vec<Chart>,
    /// The numbers of the narrative that are bound to cells, in the order of the text.
    pub figures: Vec<Figure>,
    /// Figures in no table.
    pub stated: Vec<Stated>,
    /// What the words claim, in the order of the text.
    pub claims: Vec<Claim>,
    /// What each claim comes to, in the same order; empty until it is evaluated.
    pub evaluations: Vec<Evaluation>,
    /// The stretches of words that state one of these, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Where the words lead within the dossier, in the order of the text.
    pub links: Vec<EditionLink>,
    /// Numbers that state no figure, with the reason.
    pub exemptions: Vec<Exemption>,
    /// Findings that the author accepts, with reasons that readers see.
    pub acceptances: Vec<Acceptance>,
    /// Why figures are not what earlier editions said.
    pub revisions: Vec<Revision>,
    /// What it said when it was published; `None` where nothing keeps it from changing.
    pub lock: Option<Lock>,
    /// What the site's own templates make otherwise of its page than ours, line by line; `None` where that is not known.
    pub templates: Option<Vec<Published>>,
    /// What was corrected since, in the order of `edition.toml`.
    pub errata: Vec<Erratum>,
    /// The files that go with it.
    pub attachments: Vec<Attachment>,
    /// Something of it could not be read, so what only holds of the whole is not to be judged.
    pub incomplete: bool,
    /// The same edition in other languages of the site.
    pub translations: Vec<Translation>,
    /// Where `edition.toml` begins.
    pub span: Span,
}

/// What keeps an edition from readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embargo {
    /// When it ends.
    pub end: Timestamp,
    /// How far the clock of its author is ahead of UTC, as written.
    pub offset: Offset,
}

impl Embargo {
    /// The day on which it ends, by the clock of its author.
    #[must_use]
    pub fn day(self) -> Date {
        self.offset.to_datetime(self.end).date()
    }
}

/// An edition in another language than that of the site.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The edition with head, narrative and the words of its claims in that language. Tables, charts, stated figures
    /// and what the claims assert are those of the original; it has no translations itself.
    pub told: Edition,
}

/// A number in the narrative that is bound to cells.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The cell, or what is computed of several.
    pub expression: Expression<Address>,
    /// The address as written.
    pub address: String,
    /// The words that state it; empty where the author leaves the number to be filled in.
    pub words: String,
    /// The first two words behind these, where nothing comes between: their unit, if they leave it out.
    pub behind: String,
    /// The section in which it stands.
    pub section: SectionIx,
    /// Where it stands.
    pub span: Span,
}

/// Words that state a figure which is in no table.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The figure.
    pub stated: StatedIx,
    /// The words.
    pub words: String,
    /// Where they stand.
    pub span: Span,
}

/// A way from the words of an edition to a place in it, or in another edition of its dossier.
#[derive(Clone, Debug)]
pub struct EditionLink {
    /// The id of the edition.
    pub edition: String,
    /// The section or heading; `None` for the edition as a whole.
    pub anchor: Option<String>,
    /// Where the link stands.
    pub span: Span,
}

/// A figure that is in no table.
#[derive(Clone, Debug)]
pub struct Stated {
    /// What follows `stated:` in the text.
    pub id: String,
    /// As written: `ruim 300`.
    pub text: String,
    /// How far it may be off.
    pub hedge: Hedge,
    /// The number in it.
    pub number: Number,
    /// What it can mean.
    pub interval: Interval,
    /// What is counted.
    pub unit: String,
    /// What kind of quantity it is.
    pub measure: Measure,
    /// The period over which, or the day on which it was counted.
    pub when: Option<Period>,
    /// Where it comes from.
    pub source: Provenance,
    /// Where it is written.
    pub span: Span,
}

/// Where a stated figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// A source that is named.
    Named(String),
    /// None, for this reason.
    None(String),
}

/// A number that states no figure of this report.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// What follows `exempt:` in the text.
    pub id: String,
    /// Why it needs no figure behind it.
    pub reason: String,
    /// Where the reason is written.
    pub span: Span,
}

/// A finding that the author accepts.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// What is accepted.
    pub of: Accepted,
    /// Why; readers see it.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
}

/// What an acceptance accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// A claim's verdict, which must be the one computed.
    Claim(ClaimIx, Verdict),
    /// The findings of a rule about an address.
    Finding {
        /// The rule's code.
        rule: String,
        /// What the finding is about.
        at: String,
    },
}

impl Accepted {
    /// Whether both are about one claim, whatever its verdict, or about the same findings.
    #[must_use]
    pub fn is_about_the_same(&self, other: &Accepted) -> bool {
        match (self, other) {
            (Accepted::Claim(one, _), Accepted::Claim(other, _)) => one == other,
            _ => self == other,
        }
    }
}

/// A file that goes with an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal; `None` where nobody asked for it.
    pub digest: Option<String>,
}

impl Attachment {
    /// By what an erratum names it: `attachments/beslisnota.pdf`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}{}", Published::ATTACHMENTS, self.name)
    }
}

impl Edition {
    /// The table of that id.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<TableIx> {
        self.tables.iter().position(|table| table.id == id).map(TableIx)
    }

    /// A cell of one of its tables.
    #[must_use]
    pub fn cell(&self, at: CellIx) -> Option<&Cell> {
        self.tables.get(at.table.0)?.cell(at.row, at.column)
    }

    /// What it calls that table of another edition.
    #[must_use]
    pub fn same_table(&self, other: &Table) -> Option<&Table> {
        self.tables.iter().find(|table| table.series == other.series)
    }

    /// The address of figures as authors write it: `terugkeer.gedwongen@2022`, or a row, a column, a table.
    #[must_use]
    pub fn named(&self, FigureSet { table, row, column }: FigureSet) -> String {
        let Some(table) = self.tables.get(table.0) else {
            return String::new();
        };
        let row = row.and_then(|row| table.rows.get(row.0)).map_or_else(String::new, |row| format!(".{}", row.id));
        let column =
            column.and_then(|at| table.columns.get(at.0)).map_or_else(String::new, |column| format!("@{}", column.id));
        format!("{}{row}{column}", table.id)
    }

    /// Words of it as readers see them: without marks, and with the figures that are left to be filled in.
    #[must_use]
    pub fn as_read(&self, words: &[Inline]) -> String {
        words.iter().map(|word| self.word_as_read(word)).collect()
    }

    fn word_as_read(&self, word: &Inline) -> String {
        match word {
            Inline::Bound(Target::Figure(FigureIx(at)), words) if words.is_empty() => {
                let figure = self.figures.get(*at).map(|figure| figure.expression.addresses()).unwrap_or_default();
                let cell = figure.first().and_then(|address| self.cell(address.first_cell()?));
                cell.map_or_else(String::new, |cell| cell.printed.clone())
            }
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Bound(_, words) => self.as_read(words),
            Inline::Text(_) | Inline::Cited(..) | Inline::Code(_) | Inline::Footnote(..) | Inline::Break => {
                plain(std::slice::from_ref(word))
            }
        }
    }

    /// The day that it counts from: on which it was sent, else the last of what it reports on.
    #[must_use]
    pub fn day(&self) -> Date {
        self.date.unwrap_or(self.reference.end.latest)
    }

    /// Where it stands among the editions of its dossier: by its day.
    #[must_use]
    pub fn order(&self) -> (Date, &str) {
        (self.day(), &self.id)
    }

    /// Since when readers can see it, as far as it says so itself: the end of its embargo, else the start of its day
    /// in UTC.
    #[must_use]
    pub fn released(&self) -> Timestamp {
        // A moment cannot lie quite as far off as a day can; no report comes from there.
        let day = || Offset::UTC.to_timestamp(self.day().at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
        self.embargo.map_or_else(day, |embargo| embargo.end)
    }

    /// Since when readers can see it as it is, in all its languages: since its last correction, if there is one.
    #[must_use]
    pub fn changed(&self) -> Timestamp {
        self.since(self.errata.iter().map(|erratum| erratum.date).max())
    }

    /// Since when readers can see it, if it was corrected last on that day.
    #[must_use]
    pub fn since(&self, corrected: Option<Date>) -> Timestamp {
        let day = corrected.and_then(|day| Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
        day.map_or(self.released(), |day| day.max(self.released()))
    }

    /// Whether readers may see it at that moment.
    #[must_use]
    pub fn is_published(&self, as_of: Timestamp) -> bool {
        !self.draft && self.embargo.is_none_or(|embargo| embargo.end <= as_of)
    }
}
