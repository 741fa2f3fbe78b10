//! What can be wrong with a site, said so that its author can mend it.
//!
//! Every step that meets a fault adds a `Diagnostic` to its `Report` and goes on, so one run tells all.
//! A finding has a place, both values where two disagree, and a way out. This module knows how findings
//! look on a terminal, as JSON and on GitHub; it knows nothing of what they are about.

mod github;
mod human;
mod json;
mod run;
mod sources;
mod suggest;

pub use github::{github, notice};
pub use human::human;
pub use json::{Position, json, json_with, position};
pub use run::Run;
pub use sources::{FileId, Located, Sources, Span};
pub use suggest::did_you_mean;
use suggest::listed;

use std::collections::BTreeMap;
use std::fmt;

/// How heavily a finding weighs. Errors stop publication; `--strict` makes errors of warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing, never in the way.
    Note,
    /// Publication goes on, unless the run is strict.
    Warning,
    /// Publication stops.
    Error,
}

impl Level {
    /// All of them, the heaviest first.
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Note];

    /// The level of that name, as `site.toml` writes it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }

    /// The name that findings and `site.toml` use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// One kind of finding: what all findings of a rule have in common.
///
/// Each step lists its codes in a const slice, so that `explain` and the fixtures can ask for every one.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// What an author types after `kamerbrief explain`.
    pub name: &'static str,
    /// Unless `site.toml` says otherwise.
    pub level: Level,
    /// Structural findings mean that something could not be read at all, is outside the site, or is not as it was
    /// published; they can be neither accepted nor lowered.
    pub structural: bool,
    /// What is wrong, as one plain sentence without a full stop.
    pub summary: &'static str,
    /// What it means, an example, and how to mend it: Markdown, as `kamerbrief explain` prints it.
    pub help: &'static str,
}

impl Code {
    /// A finding that cannot be accepted away, since without the thing it is about there is nothing to publish.
    #[must_use]
    pub const fn structural(name: &'static str, summary: &'static str, help: &'static str) -> Code {
        Code { name, level: Level::Error, structural: true, summary, help }
    }

    /// A finding about a spreadsheet that is imported, and so about nothing that a site could accept.
    #[must_use]
    pub const fn import(name: &'static str, level: Level, summary: &'static str, help: &'static str) -> Code {
        Code { name, level, structural: true, summary, help }
    }

    /// A finding that a site may weigh otherwise, or accept with a reason that readers see.
    #[must_use]
    pub const fn acceptable(name: &'static str, level: Level, summary: &'static str, help: &'static str) -> Code {
        Code { name, level, structural: false, summary, help }
    }
}

/// Declares a code whose help stands in `docs/rules/`: structural, of an import, or with the level it has by default.
macro_rules! code {
    ($name:ident, $code:literal, $summary:literal) => {
        pub(crate) const $name: crate::diag::Code =
            crate::diag::Code::structural($code, $summary, include_str!(concat!("../../docs/rules/", $code, ".md")));
    };
    ($name:ident, $code:literal, import $level:ident, $summary:literal) => {
        pub(crate) const $name: crate::diag::Code = crate::diag::Code::import(
            $code,
            crate::diag::Level::$level,
            $summary,
            include_str!(concat!("../../../docs/rules/", $code, ".md")),
        );
    };
    ($name:ident, $code:literal, $level:ident, $summary:literal) => {
        pub(crate) const $name: crate::diag::Code = crate::diag::Code::acceptable(
            $code,
            crate::diag::Level::$level,
            $summary,
            include_str!(concat!("../../docs/rules/", $code, ".md")),
        );
    };
}
pub(crate) use code;

/// Where a finding stands: a stretch of a file, or a file or folder as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A stretch of a file that could be read.
    Span(Span),
    /// A path, relative to the site folder, of what is missing or cannot be read as text.
    Path(String),
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place::Span(span)
    }
}

/// A further place that a finding needs, with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where to look.
    pub span: Span,
    /// What stands there, lower case, without a full stop.
    pub text: String,
}

/// What a finding is about, in the terms that `accepted.toml` uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// `dossier/edition`, or empty where the finding concerns no edition.
    pub edition: String,
    /// The address (`terugkeer`, `terugkeer.gedwongen@2022`, `onttrekking`) that `at` must name.
    pub at: String,
    /// The same for the sentence alone in which it lies, which `at` may name instead: `duiding.z4: 30`.
    pub sentence: Option<String>,
}

impl Subject {
    /// Whether an acceptance that names this is about it.
    #[must_use]
    pub fn is(&self, at: &str) -> bool {
        self.at == at || self.sentence.as_deref() == Some(at)
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub code: &'static Code,
    /// The level of its rule, until `Report::settle` applies what the site and the run say.
    pub level: Level,
    /// What is wrong here, with the values; lower case, names in backticks, no full stop.
    pub message: String,
    /// The place to look first.
    pub place: Place,
    /// What stands at that place; may be empty.
    pub remark: String,
    /// The other places, such as the figure that a sentence disagrees with.
    pub labels: Vec<Label>,
    /// Facts that help to judge.
    pub notes: Vec<String>,
    /// Ways out.
    pub hints: Vec<String>,
    /// What an acceptance would have to name.
    pub subject: Subject,
}

impl Diagnostic {
    /// A finding of that kind at that place.
    #[must_use]
    pub fn new(code: &'static Code, place: impl Into<Place>, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            level: code.level,
            message: message.into(),
            place: place.into(),
            remark: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            hints: Vec::new(),
            subject: Subject::default(),
        }
    }

    /// Says what stands at the finding's own place.
    #[must_use]
    pub fn remark(mut self, text: impl Into<String>) -> Diagnostic {
        self.remark = text.into();
        self
    }

    /// Adds the other place of a disagreement.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Diagnostic {
        self.hints.push(text.into());
        self
    }

    /// Adds "did you mean", if a known name is near enough.
    #[must_use]
    pub fn suggest<'n>(self, written: &str, known: impl IntoIterator<Item = &'n str>) -> Diagnostic {
        match did_you_mean(written, known) {
            Some(name) => self.hint(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Adds "did you mean", or which names are known where none is near enough.
    #[must_use]
    pub fn suggest_or_list<'n>(self, written: &str, known: impl IntoIterator<Item = &'n str>) -> Diagnostic {
        let known: Vec<&str> = known.into_iter().collect();
        match (did_you_mean(written, known.iter().copied()), listed(written, &known)) {
            (None, Some(names)) => self.note(names),
            _ => self.suggest(written, known),
        }
    }

    /// The file that it stands in, or the path that it is about.
    #[must_use]
    pub fn path<'p>(&'p self, sources: &'p Sources) -> &'p str {
        match &self.place {
            Place::Span(span) => sources.path(span.file),
            Place::Path(path) => path,
        }
    }

    /// Says that it lies in a draft, which is not published and so stops no publication, strict or not.
    fn spare(&mut self, draft: &str) {
        self.level = self.level.min(Level::Warning);
        let note = format!("`{draft}` is a draft and left out of the site, so this stops nothing yet");
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Says what an acceptance of this finding names.
    #[must_use]
    pub fn about(mut self, edition: impl Into<String>, at: impl Into<String>) -> Diagnostic {
        self.subject = Subject { edition: edition.into(), at: at.into(), sentence: None };
        self
    }

    /// Says what an acceptance names that is about this sentence alone.
    #[must_use]
    pub fn in_sentence(mut self, sentence: Option<String>) -> Diagnostic {
        self.subject.sentence = sentence;
        self
    }
}

/// What decides how heavily the findings of a run weigh.
pub struct Scale<'s> {
    /// The level that the site gives a rule.
    pub level_of: &'s dyn Fn(&str) -> Option<Level>,
    /// Makes errors of warnings.
    pub strict: bool,
    /// The folders, each with a slash behind it, that this run leaves out of the site as drafts.
    pub drafts: &'s [String],
}

impl Scale<'_> {
    /// Structural findings keep their level: a site cannot publish what could not be read.
    fn level(&self, code: &Code) -> Level {
        let chosen = if code.structural { None } else { (self.level_of)(code.name) };
        match chosen.unwrap_or(code.level) {
            Level::Warning if self.strict => Level::Error,
            level => level,
        }
    }
}

/// All findings of one run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// In the order found, until `settle` sorts them by place.
    pub findings: Vec<Diagnostic>,
}

impl Report {
    /// Adds one finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds what another step found.
    pub fn extend(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// Takes out the findings that are about an edition, by its name.
    pub fn by_edition(&mut self) -> BTreeMap<String, Vec<Diagnostic>> {
        let mut editions: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for finding in self.findings.extract_if(.., |finding| !finding.subject.edition.is_empty()) {
            editions.entry(finding.subject.edition.clone()).or_default().push(finding);
        }
        editions
    }

    /// Gives every finding its weight in this run, then sorts by file, place and rule. Doing it again changes nothing.
    pub fn settle(&mut self, sources: &Sources, scale: &Scale<'_>) {
        for finding in &mut self.findings {
            finding.level = scale.level(finding.code);
            if let Some(draft) = scale.drafts.iter().find(|draft| finding.path(sources).starts_with(*draft)) {
                finding.spare(draft);
            }
        }
        self.findings.sort_by_cached_key(|finding| {
            let start = match &finding.place {
                Place::Span(span) => span.start,
                Place::Path(_) => 0,
            };
            (finding.path(sources).to_owned(), start, finding.code.name, finding.message.clone())
        });
        // One fault can be met twice on the way: a line of a table that holds several rows is read for each.
        self.findings.dedup_by(|one, other| {
            one.code.name == other.code.name && one.place == other.place && one.message == other.message
        });
    }

    /// Whether anything stops publication.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// How many findings have that level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// The count of each level in words: `2 errors, 1 warning`; empty where there is nothing to tell.
    #[must_use]
    pub fn tally(&self) -> String {
        let parts = Level::ALL.map(|level| (level, self.count(level)));
        let counted = parts.into_iter().filter(|(_, count)| *count > 0);
        let words: Vec<String> = counted.map(|(level, count)| plural(count, level.name())).collect();
        words.join(", ")
    }
}

/// `1 error`, `2 errors`
#[must_use]
pub fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// In which form findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For a person at a terminal.
    #[default]
    Human,
    /// For editors and other programs.
    Json,
    /// Workflow commands that GitHub shows beside the lines they are about.
    Github,
}

impl Report {
    /// The findings in that form, ready to print; `colour` concerns the human form only.
    #[must_use]
    pub fn print(&self, sources: &Sources, form: Form, colour: bool) -> String {
        match form {
            Form::Human => human(self, sources, colour),
            Form::Json => json(self, sources),
            Form::Github => github(self, sources),
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
