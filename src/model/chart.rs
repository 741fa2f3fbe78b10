//! Which figures an edition draws, and how.

use super::{ColumnIx, Dossier, Edition, EventIx, RowIx, TableIx, index};
use crate::diag::{Located, Span};

index! {
    /// A chart of an edition.
    ChartIx
}

/// A chart as an edition asks for it.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What follows `chart:` in the text.
    pub id: String,
    /// The name of its kind, one of those that the run knows.
    pub kind: Located<String>,
    /// Its headline.
    pub title: Located<String>,
    /// What is drawn, in what unit.
    pub subtitle: Option<Located<String>>,
    /// What is drawn, at least one; most kinds draw only one.
    pub panels: Vec<Panel>,
    /// Whether panels share a scale; `None` for what is usual of its kind.
    pub scale: Option<Scaling>,
    /// The events of the dossier to mark on it.
    pub events: Vec<Located<EventIx>>,
    /// Notes of the author, shown after the generated ones.
    pub notes: Vec<Located<String>>,
    /// Replaces the generated description.
    pub alt: Option<Located<String>>,
    /// The claim of the text that says what its title says.
    pub claim: Option<Located<String>>,
    /// Each mark can be reached with the keyboard; else the table beside it is the way.
    pub is_reachable: bool,
}

/// What a scale has to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// All have one.
    Shared,
    /// Each has its own.
    Own,
    /// Each has its own, which reaches as far as what earlier letters said of its rows: what stands beside each other in two
    /// letters can be compared by eye.
    Letters,
}

impl Scaling {
    /// The names in TOML files, in the order of the variants.
    pub const NAMES: [&'static str; 3] = ["shared", "own", "letters"];

    /// The scaling of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Scaling> {
        match name {
            "shared" => Some(Scaling::Shared),
            "own" => Some(Scaling::Own),
            "letters" => Some(Scaling::Letters),
            _ => None,
        }
    }

    /// Its name in TOML files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Scaling::Shared => "shared",
            Scaling::Own => "own",
            Scaling::Letters => "letters",
        }
    }
}

/// Rows of one table, each a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The table.
    pub table: TableIx,
    /// The rows, in the order asked for.
    pub rows: Vec<RowIx>,
    /// The columns to draw, in any order; `None` for all of them.
    pub columns: Option<Vec<ColumnIx>>,
    /// Where its rows are asked for; its table, where none are named.
    pub span: Span,
}

impl Chart {
    /// The table of which it draws, if that is only one.
    #[must_use]
    pub fn table(&self) -> Option<TableIx> {
        let first = self.panels.first()?.table;
        self.panels.iter().all(|panel| panel.table == first).then_some(first)
    }

    /// What its author says beside it, each with what it is.
    #[must_use]
    pub fn texts(&self) -> Vec<(&'static str, &Located<String>)> {
        let own =
            [("the title", Some(&self.title)), ("the subtitle", self.subtitle.as_ref()), ("`alt`", self.alt.as_ref())];
        let own = own.into_iter().filter_map(|(what, text)| Some((what, text?)));
        own.chain(self.notes.iter().map(|note| ("a note", note))).collect()
    }

    /// Every row that it draws of that table, in the order of its panels.
    pub fn rows(&self, table: TableIx) -> impl Iterator<Item = RowIx> {
        self.panels.iter().filter(move |panel| panel.table == table).flat_map(|panel| panel.rows.iter().copied())
    }
}

/// What only those who draw a chart know of it.
#[derive(Clone, Copy, Debug)]
pub struct Charting {
    /// Why its kind does not suit its figures; `None` if it does.
    pub unsuited: fn(&Chart, &Dossier, &Edition) -> Option<Unsuited>,
    /// Which of the events that it asks for it marks; `None` where its kind marks none.
    pub marked: fn(&Chart, &Dossier, &Edition) -> Option<Vec<EventIx>>,
    /// Every figure that it shows, as it shows it.
    pub figures: fn(&Chart, &Dossier, &Edition) -> Vec<String>,
    /// Whether its picture can show a letter, where there are pictures.
    pub has_letter: fn(char) -> bool,
    /// Whether its rows stand in one picture and are told apart by their looks.
    pub tells_rows_apart: fn(&Chart) -> bool,
    /// How many words of a description are listened to.
    pub most_words: usize,
}

/// Why a kind of chart says too little or something false of what it is to draw, for an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsuited {
    /// What it does, after "the chart `x`".
    pub why: String,
    /// What to do instead.
    pub instead: String,
}
