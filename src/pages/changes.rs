//! What a report says otherwise than the one before it: for readers who know that one, and for whoever signs this one.

use super::link::part;
use super::requests;
use super::view::{
    ChangeView, ChangesPartView, ChangesView, CorrectionView, Link, PieceOfChangeView, ReplacedView, RevisedGroupView,
    RevisedTableView, RevisedView,
};
use super::{Context, Draft, Made, Page, PageKind, Scope, errata};
use crate::address;
use crate::history::{
    Came, ClaimDifference, Correction, Difference, KeptTable, Moved, Passage, Piece, Reason, RequestDifference,
    Reworded, Stale, Staleness, StatedDifference, ToldVerdict,
};
use crate::model::{ClaimIx, Column, Dossier, Edition, Row, Stated, Table, plain};
use crate::wording::{self, ChangeWords, change_words, fill};

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "changes",
    summary: "what a report says otherwise than the one before it",
    pages: Scope::Edition(pages),
};

fn pages(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> Vec<Page> {
    made.difference
        .map(|difference| page(context, dossier, edition, difference, made.corrections))
        .into_iter()
        .collect()
}

fn page(
    context: &Context,
    dossier: &Dossier,
    edition: &Edition,
    difference: &Difference<'_>,
    corrections: &[Correction<'_>],
) -> Page {
    let path = address::changes(dossier, &edition.id, context.folders());
    let draft = Draft::of_dossier(context, dossier, path);
    let words = change_words(context.language);
    let teller = Teller { draft: &draft, dossier, difference, words };
    let corrected = corrected(&draft, dossier, edition, corrections);
    let parts: Vec<ChangesPartView> = corrected.into_iter().chain(teller.parts()).collect();
    let view = ChangesView {
        title: words.page,
        earlier: teller.edition(difference.earlier),
        // By what is shown: a correction may be of a translation only.
        nothing: parts.is_empty().then_some(words.nothing),
        parts,
        words_gone: words.words_gone,
        words_new: words.words_new,
        lead: words.lead,
    };
    let steps = vec![teller.edition(edition)];
    let title = wording::labelled(words.page, &edition.title, context.language);
    let description = format!("{} {}.", words.lead, wording::quoted(&difference.earlier.title, context.language));
    draft.page("changes.html", &title, Some(&description), steps, ("changes", &view))
}

/// What a report says otherwise, in a line for each kind of thing that readers look for first, with how many there are.
pub(super) fn in_short(draft: &Draft, dossier: &Dossier, difference: &Difference<'_>) -> Vec<Link> {
    const FIRST: [&str; 5] = ["perioden", "herzien", "definities", "beweringen", "verzoeken"];
    let page = address::changes(dossier, &difference.later.id, draft.context.folders());
    let teller = Teller { draft, dossier, difference, words: change_words(draft.context.language) };
    let line = |part: ChangesPartView| {
        let count = part.items.len()
            + part.revised.map_or(0, |revised| revised.groups.iter().map(|group| group.rows.len()).sum::<usize>());
        let text = wording::labelled(part.title, &count.to_string(), draft.context.language);
        Link::to(text, draft.here.to_part(&page, &part.id))
    };
    let first = |part: &ChangesPartView| FIRST.iter().any(|name| part::own(name) == part.id);
    teller.parts().into_iter().filter(first).map(line).collect()
}

/// What was corrected in the report itself; `None` where nothing was.
fn corrected(
    draft: &Draft,
    dossier: &Dossier,
    edition: &Edition,
    corrections: &[Correction<'_>],
) -> Option<ChangesPartView> {
    let of = |correction: CorrectionView| {
        let why = wording::labelled(&correction.date, &correction.reason, draft.context.language);
        let item = move |ReplacedView { about, line, own: _ }| ChangeView {
            about,
            lines: line.into_iter().chain([why.clone()]).collect(),
            pieces: Vec::new(),
        };
        correction.replaced.into_iter().map(item)
    };
    let items: Vec<_> = errata::corrections(draft, dossier, edition, corrections).into_iter().flat_map(of).collect();
    let part = ChangesPartView { text: Some(draft.words().errata_text), ..part(draft.words().errata, "errata", items) };
    Some(part).filter(|part| !part.items.is_empty())
}

struct Teller<'t> {
    draft: &'t Draft<'t>,
    dossier: &'t Dossier,
    difference: &'t Difference<'t>,
    words: &'static ChangeWords,
}

impl Teller<'_> {
    /// In the order in which a reader asks: what is new, what is corrected, what still holds.
    fn parts(&self) -> Vec<ChangesPartView> {
        let (words, difference) = (self.words, self.difference);
        let (tables, sentences) = (&difference.tables, &difference.sentences);
        let kept = |lines: fn(&Self, &KeptTable<'_>) -> Vec<String>| {
            let of_table = |table: &KeptTable<'_>| self.of_table(table.now, lines(self, table));
            tables.kept.iter().map(of_table).filter(|item: &ChangeView| !item.lines.is_empty()).collect()
        };
        let mut stale = part(words.stale, "verouderd", sentences.stale.iter().map(|stale| self.stale(stale)).collect());
        stale.text = Some(words.stale_text);
        let mut revised = part(words.revised, "herzien", Vec::new());
        revised.revised = (!tables.revised.is_empty()).then(|| self.revised(&tables.revised));
        let parts = [
            part(words.periods, "perioden", kept(Self::periods)),
            revised,
            part(words.definitions, "definities", kept(Self::definitions)),
            part(words.came_or_went, "regels", self.came_or_went(kept(Self::rows))),
            part(words.stated, "cijfers", difference.stated.iter().map(|of| self.stated(*of)).collect()),
            part(words.claims, "beweringen", difference.claims.iter().map(|of| self.claim(*of)).collect()),
            part(words.requests, "verzoeken", difference.requests.iter().map(|of| self.request(*of)).collect()),
            stale,
            part(words.reworded, "anders", sentences.reworded.iter().map(|of| self.reworded(of)).collect()),
            part(words.headings, "koppen", self.headings()),
            part(words.sentences_came, "nieuw", self.passages(&sentences.came, difference.later)),
            part(words.sentences_went, "vervallen", self.passages(&sentences.went, difference.earlier)),
        ];
        parts.into_iter().filter(|part| !part.items.is_empty() || part.revised.is_some()).collect()
    }

    fn edition(&self, edition: &Edition) -> Link {
        Link::to(&edition.title, self.draft.here.to(&address::edition(self.dossier, &edition.id)))
    }

    fn table(&self, edition: &Edition, table: &Table) -> Link {
        let page = address::table(self.dossier, edition, table, self.draft.context.folders());
        Link::to(&table.title, self.draft.here.to(&page))
    }

    fn of_table(&self, table: &Table, lines: Vec<String>) -> ChangeView {
        ChangeView { about: self.table(self.difference.later, table), lines, pieces: Vec::new() }
    }

    fn named<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> String {
        wording::names(names, self.draft.context.language)
    }

    /// Columns as their table prints them; of a quarter beside its year, whose header does not say of which, in words.
    fn columns<'c>(&self, columns: impl IntoIterator<Item = &'c Column>) -> String {
        let language = self.draft.context.language;
        let name = |column: &Column| match &column.period {
            Some(stands_for) if stands_for.inside.is_some() => wording::period(&stands_for.period, language),
            _ => column.label.clone(),
        };
        let names: Vec<String> = columns.into_iter().map(name).collect();
        self.named(names.iter().map(String::as_str))
    }

    fn periods(&self, table: &KeptTable<'_>) -> Vec<String> {
        let (closing, new): (Vec<&Came<'_>>, Vec<&Came<'_>>) =
            table.columns_came.iter().partition(|came| came.closes.is_some());
        let mut lines = Vec::new();
        if !new.is_empty() {
            let new = self.columns(new.iter().map(|came| came.column));
            lines.push(fill(self.words.new_columns, &[&new]));
        }
        for came in closing {
            if let Some(part) = came.closes {
                let [whole, part] = [came.column, part].map(|column| self.columns([column]));
                lines.push(fill(self.words.closes, &[&whole, &part]));
            }
        }
        if !table.columns_went.is_empty() {
            let gone = self.columns(table.columns_went.iter().copied());
            lines.push(fill(self.words.columns_gone, &[&gone]));
        }
        lines
    }

    fn definitions(&self, table: &KeptTable<'_>) -> Vec<String> {
        let (words, language) = (self.words, self.draft.context.language);
        let defined = table.definitions.iter().map(|definition| {
            let name = words.defined_names[definition.what as usize];
            match definition.row {
                None => {
                    let [before, now] = [table.before, table.now].map(|of| definition.what.said(of, None, language));
                    fill(words.defined, &[name, &before, &now])
                }
                Some((before, now)) => {
                    let label = self.named([now.label.as_str()]);
                    let before = definition.what.said(table.before, Some(before), language);
                    let now = definition.what.said(table.now, Some(now), language);
                    fill(words.row_defined, &[&label, name, &before, &now])
                }
            }
        });
        let came = table.notes_came.iter().map(|note| fill(words.new_note, &[note]));
        let went = table.notes_went.iter().map(|note| fill(words.note_gone, &[note]));
        defined.chain(came).chain(went).collect()
    }

    fn rows(&self, table: &KeptTable<'_>) -> Vec<String> {
        let of = |phrase, rows: &[&Row]| {
            let named = self.named(rows.iter().map(|row| row.label.as_str()));
            (!rows.is_empty()).then(|| fill(phrase, &[&named]))
        };
        let lines = [of(self.words.new_rows, &table.rows_came), of(self.words.rows_gone, &table.rows_went)];
        lines.into_iter().flatten().collect()
    }

    fn came_or_went(&self, rows: Vec<ChangeView>) -> Vec<ChangeView> {
        let (difference, words) = (self.difference, self.words);
        let came = difference.tables.came.iter().map(|table| (difference.later, *table, words.new_table));
        let went = difference.tables.went.iter().map(|table| (difference.earlier, *table, words.table_gone));
        let whole = came.chain(went).map(|(edition, table, line)| ChangeView {
            about: self.table(edition, table),
            lines: vec![line.to_owned()],
            pieces: Vec::new(),
        });
        let back = difference.tables.kept.iter().filter_map(|table| {
            let last = table.last?;
            Some(self.of_table(table.now, vec![fill(words.table_back, &[&last.title])]))
        });
        whole.chain(back).chain(rows).collect()
    }

    fn revised(&self, moved: &[Moved<'_>]) -> RevisedTableView {
        let words = self.words;
        let of_one_table = moved.chunk_by(|one, next| one.place.0.id == next.place.0.id);
        let groups = of_one_table.filter_map(|moved| self.revised_of_table(moved)).collect();
        RevisedTableView { heads: [words.figure, words.was, words.is_now, words.why], groups }
    }

    /// Names the edition of which the figures were once, where all are of the same.
    fn revised_of_table(&self, moved: &[Moved<'_>]) -> Option<RevisedGroupView> {
        let first = moved.first()?;
        let of_one_edition = moved.iter().all(|one| one.earlier.id == first.earlier.id);
        let rows = moved.iter().map(|one| {
            let (_, row, column) = one.place;
            RevisedView {
                figure: row.group.iter().chain([&row.label, &column.label]).cloned().collect::<Vec<_>>().join(", "),
                was: one.before.printed.clone(),
                as_in: self.as_in(one.earlier).filter(|_| !of_one_edition),
                is_now: one.now.printed.clone(),
                why: self.why(&one.reasons),
            }
        });
        Some(RevisedGroupView {
            table: self.table(self.difference.later, first.place.0),
            as_in: self.as_in(first.earlier).filter(|_| of_one_edition),
            rows: rows.collect(),
        })
    }

    /// Where figures were printed, if not in the edition before.
    fn as_in(&self, earlier: &Edition) -> Option<String> {
        (earlier.id != self.difference.earlier.id).then(|| fill(self.words.as_in, &[&earlier.title]))
    }

    fn why(&self, reasons: &[Reason<'_>]) -> Vec<String> {
        if reasons.is_empty() {
            return vec![self.words.no_reason.to_owned()];
        }
        reasons.iter().map(|reason| reason.in_words(self.draft.context.language)).collect()
    }

    fn stated(&self, of: StatedDifference<'_>) -> ChangeView {
        let language = self.draft.context.language;
        let said = |stated: &Stated| wording::quoted(&format!("{} {}", stated.text, stated.unit), language);
        let edition = if of.now.is_some() { self.difference.later } else { self.difference.earlier };
        let id = of.now.or(of.before).map_or("", |stated| &stated.id);
        let page = address::edition(self.dossier, &edition.id);
        let about = Link::to(id, self.draft.here.to_part(&page, &part::stated(id)));
        ChangeView { about, lines: vec![self.step(of.before.map(said), of.now.map(said))], pieces: Vec::new() }
    }

    /// `Was: {before}. Nu: {now}.`
    fn step(&self, before: Option<String>, now: Option<String>) -> String {
        match (before, now) {
            (Some(before), Some(now)) => fill(self.words.from_to, &[&before, &now]),
            (None, Some(now)) => fill(self.words.new, &[&now]),
            (before, None) => fill(self.words.gone, &[&before.unwrap_or_default()]),
        }
    }

    fn claim(&self, of: ClaimDifference<'_>) -> ChangeView {
        let language = self.draft.context.language;
        let verdict =
            |told: ToldVerdict<'_>| told.verdict.map_or("", |verdict| wording::verdict(verdict, language)).to_owned();
        let edition = if of.now.is_some() { self.difference.later } else { self.difference.earlier };
        let claim = of.now.or(of.before).map(|told| told.claim);
        let sentence = claim.and_then(|claim| {
            let at = edition.claims.iter().position(|own| own.id == claim.id)?;
            edition.narrative.sentence_of(ClaimIx(at))
        });
        let pieces = sentence.map(|words| PieceOfChangeView { kind: "kept", text: edition.as_read(words) });
        let page = address::edition(self.dossier, &edition.id);
        let about = claim.map_or_else(
            || self.edition(edition),
            |claim| Link::to(&claim.words, self.draft.here.to_part(&page, &part::claim(&claim.id))),
        );
        let line = match (of.before, of.now) {
            (Some(_), Some(now)) if !of.flipped() => fill(self.words.same_verdict, &[&verdict(now)]),
            (before, now) => self.step(before.map(verdict), now.map(verdict)),
        };
        ChangeView { about, lines: vec![line], pieces: pieces.into_iter().collect() }
    }

    fn request(&self, of: RequestDifference<'_>) -> ChangeView {
        let context = self.draft.context;
        let page = address::requests(self.dossier, context.folders());
        let name = wording::labelled(&requests::name(of.request, context.words()), &of.request.title, context.language);
        let about = Link::to(name, self.draft.here.to_part(&page, &part::request(of.request)));
        let [before, now] = [of.before, of.now]
            .map(|answer| wording::handled(answer.map(|answer| &answer.handling), context.language).to_owned());
        ChangeView { about, lines: vec![self.step(Some(before), Some(now))], pieces: Vec::new() }
    }

    fn section(&self, edition: &Edition, id: &str) -> Link {
        let section = edition.narrative.sections.iter().find(|section| section.id == id);
        let page = address::edition(self.dossier, &edition.id);
        match section {
            Some(section) => Link::to(plain(&section.title), self.draft.here.to_part(&page, id)),
            // A footnote has no name of its own.
            None => Link::to(self.draft.words().footnote, self.draft.here.to(&page)),
        }
    }

    fn stale(&self, of: &Stale) -> ChangeView {
        let why = match &of.why {
            Staleness::Moved { before, now, .. } => fill(self.words.figure_moved, &[before, now]),
            Staleness::Overtaken { newest, .. } => fill(self.words.figure_overtaken, &[newest]),
            Staleness::Flipped(_) => self.words.claim_flipped.to_owned(),
        };
        let pieces = vec![PieceOfChangeView { kind: "kept", text: of.passage.text.clone() }];
        ChangeView { about: self.section(self.difference.later, &of.passage.section), lines: vec![why], pieces }
    }

    fn reworded(&self, of: &Reworded) -> ChangeView {
        let piece = |piece: &Piece| match piece {
            Piece::Kept(text) => PieceOfChangeView { kind: "kept", text: text.clone() },
            Piece::Went(text) => PieceOfChangeView { kind: "went", text: text.clone() },
            Piece::Came(text) => PieceOfChangeView { kind: "came", text: text.clone() },
        };
        let about = self.section(self.difference.later, &of.section);
        ChangeView { about, lines: Vec::new(), pieces: of.pieces.iter().map(piece).collect() }
    }

    fn passages(&self, passages: &[Passage], edition: &Edition) -> Vec<ChangeView> {
        let one = |passage: &Passage| ChangeView {
            about: self.section(edition, &passage.section),
            lines: Vec::new(),
            pieces: vec![PieceOfChangeView { kind: "kept", text: passage.text.clone() }],
        };
        passages.iter().filter(|passage| !passage.is_heading).map(one).collect()
    }

    /// Headings are no sentences. Of the title of a section that only one of the two has, it says that the section came or
    /// went.
    fn headings(&self) -> Vec<ChangeView> {
        let (difference, words) = (self.difference, self.words);
        let (earlier, later) = (difference.earlier, difference.later);
        let has = |edition: &Edition, id: &str| edition.narrative.sections.iter().any(|section| section.id == id);
        let one = |edition: &Edition, other: &Edition, passage: &Passage, [section, heading]: [&'static str; 2]| {
            let about = self.section(edition, &passage.section);
            let is_whole = about.text == passage.text && !has(other, &passage.section);
            let line = if is_whole { section.to_owned() } else { fill(heading, &[&passage.text]) };
            ChangeView { about, lines: vec![line], pieces: Vec::new() }
        };
        let headings = |all: &[Passage]| all.iter().filter(|passage| passage.is_heading).cloned().collect::<Vec<_>>();
        let [came, went] = [&difference.sentences.came, &difference.sentences.went].map(|all| headings(all));
        let came = came.iter().map(|passage| one(later, earlier, passage, words.heading_came));
        came.chain(went.iter().map(|passage| one(earlier, later, passage, words.heading_went))).collect()
    }
}

fn part(title: &'static str, id: &str, items: Vec<ChangeView>) -> ChangesPartView {
    ChangesPartView { id: part::own(id), title, text: None, items, revised: None }
}
