//! What stood from a day on, until something else was published: the newest report, the requests, the newest figures.
//!
//! As large as that report and the list of requests, however many reports there are.

use std::collections::BTreeSet;

use super::link::part;
use super::requests::name;
use super::view::{AskedView, DayView, FigureThenView, HappenedView, LaterView, Link, SignView, TableThenView};
use super::{Context, Draft, Made, Page, PageKind, Scope, archive, errata, figures, home};
use crate::address;
use crate::history::{self, Archive, Due, FigureThen, Ledger, Said, State, corrected_after};
use crate::model::{Dossier, Edition, EditionIx, Erratum, Handling, Language, Row, Table, TableIx};
use crate::wording::{self, ArchiveWords, archive_words, fill};

/// This kind of page.
pub(super) const KIND: PageKind = PageKind {
    name: "day",
    summary: "what stood from a day on: the newest report, the requests and the newest figures of then",
    pages: Scope::Edition(pages),
};

/// For the states in which the edition was the newest.
fn pages(context: &Context, dossier: &Dossier, edition: &Edition, made: Made<'_>) -> Vec<Page> {
    let of = |archive: &Archive<'_>| {
        let states = archive.place(&edition.id).map(|at| archive.reign(at)).unwrap_or_default();
        states.filter_map(|at| page(context, dossier, edition, archive, at)).collect()
    };
    made.archive.map(of).unwrap_or_default()
}

fn page(context: &Context, dossier: &Dossier, newest: &Edition, archive: &Archive<'_>, at: usize) -> Option<Page> {
    let state = archive.states.get(at)?;
    let draft = Draft::of_dossier(context, dossier, address::on_day(dossier, state.day, context.folders()));
    let words = archive_words(context.language);
    let teller = Teller { draft: &draft, archive, state, newest, words };
    let beside = |at: Option<usize>, phrase: &str| {
        let state = archive.states.get(at?)?;
        Some(Link { text: fill(phrase, &[&day(&draft, state)]), ..way(&draft, dossier, state) })
    };
    let [asked, meanwhile] = archive.asked(at).map(|all| all.into_iter().map(|of| teller.asked(of)).collect());
    let (tables, other_tables) = teller.tables();
    let view = DayView {
        title: title(&draft, state),
        words,
        stood: stood(&draft, archive, at),
        undated: !state.is_known,
        earlier: beside(at.checked_sub(1), words.earlier),
        later: beside(at.checked_add(1), words.later),
        happened: happened(&draft, archive, state),
        newest: home::edition_card(&draft, dossier, newest),
        asked,
        asked_meanwhile: meanwhile,
        tables,
        other_tables,
        corrections: teller.corrections(),
    };
    let steps = vec![Link::to(words.page, draft.here.to(&address::archive(dossier, context.folders())))];
    let (title, description) = (wording::labelled(&view.title, &dossier.title, context.language), view.stood.clone());
    Some(draft.page("day.html", &title, Some(&description), steps, ("day", &view)))
}

fn title(draft: &Draft, state: &State<'_>) -> String {
    let words = archive_words(draft.context.language);
    let phrase = if state.is_known { words.on_day } else { words.with_report };
    fill(phrase, &[&wording::date(state.day, draft.context.language)])
}

/// How a state is called among others: by its day, or by the report of which nobody knows the day.
fn day(draft: &Draft, state: &State<'_>) -> String {
    let day = wording::date(state.day, draft.context.language);
    if state.is_known { day } else { fill(archive_words(draft.context.language).report_until, &[&day]) }
}

/// The way to what stood from its day on.
pub(super) fn way(draft: &Draft, dossier: &Dossier, state: &State<'_>) -> Link {
    let page = address::on_day(dossier, state.day, draft.context.folders());
    Link::to(day(draft, state), draft.here.to(&page))
}

fn stood(draft: &Draft, archive: &Archive<'_>, at: usize) -> String {
    let words = archive_words(draft.context.language);
    match archive.states.get(at + 1) {
        None => words.stands.to_owned(),
        next => fill(words.stood, &[&archive::until(draft, archive, next)]),
    }
}

/// What came, and what was corrected.
pub(super) fn happened(draft: &Draft, archive: &Archive<'_>, state: &State<'_>) -> Vec<HappenedView> {
    let words = archive_words(draft.context.language);
    let of = |at: EditionIx, what: &'static str, why: Option<&Erratum>| {
        let edition = archive.dossier.editions.get(at.0)?;
        let language = why.and_then(Erratum::language);
        let why = why.map(|erratum| erratum.reason.clone());
        let edition = edition_in(draft, archive.dossier, edition, language);
        Some(HappenedView { what, edition, why, language: language.map(Language::tag) })
    };
    let came = state.came.iter().filter_map(|at| {
        let is_known = archive.since(*at)?.is_known;
        of(*at, if is_known { words.came } else { words.came_undated }, None)
    });
    let corrected = state.corrected.chunk_by(|(one, _), (other, _)| one == other).flat_map(|of_one| {
        let told = history::told(of_one.iter().map(|(_, erratum)| *erratum));
        told.into_iter().zip(of_one.first().map(|(at, _)| *at).into_iter().cycle())
    });
    let corrected = corrected.filter_map(|(erratum, at)| of(at, words.corrected, Some(erratum)));
    came.chain(corrected).collect()
}

/// The way to the edition, in the language in which it was corrected if that is a translation.
fn edition_in(draft: &Draft, dossier: &Dossier, edition: &Edition, language: Option<Language>) -> Link {
    let of = |language: Language| edition.translations.iter().find(|translation| translation.language == language);
    match language.and_then(of) {
        Some(of) => {
            let page = address::translation(dossier, &edition.id, of.language);
            Link::to(&of.told.title, draft.here.to(&page))
        }
        None => Link::to(&edition.title, draft.here.to(&address::edition(dossier, &edition.id))),
    }
}

struct Teller<'t> {
    draft: &'t Draft<'t>,
    archive: &'t Archive<'t>,
    state: &'t State<'t>,
    newest: &'t Edition,
    words: &'static ArchiveWords,
}

impl Teller<'_> {
    fn asked(&self, ledger: &Ledger<'_>) -> AskedView {
        let (request, language) = (ledger.request, self.draft.context.language);
        let dossier = self.archive.dossier;
        let page = address::requests(dossier, self.draft.context.folders());
        let standing = ledger.standing(self.state.day);
        let handling = standing.as_ref().map(|reply| &reply.answer.handling);
        let edition = standing.as_ref().and_then(|reply| dossier.editions.get(reply.edition.0));
        let to = |edition: &Edition| self.draft.here.to(&address::edition(dossier, &edition.id));
        let often = || request.every.clone().unwrap_or_else(|| self.draft.words().periodic.to_owned());
        AskedView {
            link: Link::to(name(request, self.draft.words()), self.draft.here.to_part(&page, &part::request(request))),
            title: request.title.clone(),
            made: request.made.as_ref().map(|made| wording::period(made, language)),
            periodic: request.periodic.then(often),
            status: match handling {
                Some(Handling::Stated(status)) => Some(status.name()),
                _ => None,
            },
            said: match handling {
                None => self.draft.words().not_answered,
                handling => wording::handled(handling, language),
            },
            edition: edition.map(|edition| Link::to(&edition.title, to(edition))),
            due: ledger.due(self.state.day).map(|due| self.due(&due)),
        }
    }

    /// By when the next report was due. Of a state without a known day nobody can say that it was late, nor where the report
    /// before it has none.
    fn due(&self, due: &Due<'_>) -> String {
        let had_passed = self.state.is_known && due.is_known && due.first < self.state.day;
        let phrase = if had_passed { self.words.was_due } else { self.words.next_due };
        fill(phrase, &[&archive::due_by(due, self.draft.context.language)])
    }

    /// Those with figures to show, and ways to the others. Of a table that its edition keeps apart only the figures are
    /// shown that became others: it would bury the page as it would have buried the words.
    fn tables(&self) -> (Vec<TableThenView>, Vec<Link>) {
        let (mut shown, mut others) = (Vec::new(), Vec::new());
        for (nth, (table, mut figures)) in self.archive.figures(self.state).into_iter().enumerate() {
            let page = self.draft.here.to(&self.page(self.newest, table));
            let all = Link::to(&table.title, page);
            let is_apart = figures::is_apart(self.newest, TableIx(nth));
            if is_apart {
                figures.retain(FigureThen::is_overtaken);
            }
            if figures.is_empty() {
                others.push(all);
                continue;
            }
            let signs = self.signs(table, &figures);
            let period = one_period(&figures);
            let of = period.map(|period| format!(", {period}")).unwrap_or_default();
            shown.push(TableThenView {
                id: part::table(&table.id),
                caption: format!("{} ({}){of}", table.title, table.unit),
                periods: period.is_none(),
                all: is_apart.then_some(all),
                overtaken: figures.iter().any(FigureThen::is_overtaken),
                signs,
                figures: figures.iter().map(|figure| self.figure(table, figure)).collect(),
            });
        }
        (shown, others)
    }

    /// What the signs mean in what is shown of those figures.
    fn signs(&self, table: &Table, figures: &[FigureThen<'_>]) -> Vec<SignView> {
        let said = || figures.iter().flat_map(|figure| &figure.revised);
        let corrected = figures.iter().flat_map(|figure| figure.corrected.iter().filter_map(|(_, now)| *now));
        let printed = figures.iter().map(|figure| figure.printed).chain(corrected);
        let texts: Vec<&str> = printed.chain(said().map(|said| said.cell.printed.as_str())).collect();
        let mut seen = BTreeSet::new();
        let editions = said().map(|said| said.edition).filter(|edition| seen.insert(&edition.id));
        let later = editions.filter_map(|edition| edition.same_table(table));
        let tables: Vec<&Table> = std::iter::once(table).chain(later).collect();
        figures::signs_in(&texts, &tables, self.draft.context.language)
    }

    fn page(&self, edition: &Edition, table: &Table) -> String {
        address::table(self.archive.dossier, edition, table, self.draft.context.folders())
    }

    fn figure(&self, table: &Table, figure: &FigureThen<'_>) -> FigureThenView {
        let at = address::cell(table, figure.row, figure.column);
        let by_erratum = figure.corrected.iter().map(|(erratum, now)| {
            let day = wording::date(erratum.date, self.draft.context.language);
            let page = address::edition(self.archive.dossier, &self.newest.id);
            let by =
                Link::to(fill(self.words.by_erratum, &[&day]), self.draft.here.to_part(&page, &part::own("errata")));
            LaterView { printed: now.unwrap_or(self.words.dropped).to_owned(), by, why: Some(erratum.reason.clone()) }
        });
        let by_edition = figure.revised.iter().map(|said| self.said(table, said));
        let later: Vec<LaterView> = by_erratum.chain(by_edition).collect();
        FigureThenView {
            row: labelled(figure.row),
            period: figure.column.label.clone(),
            printed: Link::to(figure.printed, self.draft.here.to_part(&self.page(self.newest, table), &at)),
            now: later.last().map(|last| last.printed.clone()),
            later,
        }
    }

    fn said(&self, table: &Table, said: &Said<'_>) -> LaterView {
        let of = said.edition.same_table(table);
        let page = of.map(|of| self.draft.here.to(&self.page(said.edition, of)));
        LaterView {
            printed: said.cell.printed.clone(),
            by: Link { text: said.edition.title.clone(), href: page },
            why: said.reason.map(|reason| reason.in_words(self.draft.context.language)),
        }
    }

    /// What was corrected in the newest edition since.
    fn corrections(&self) -> Vec<super::view::CorrectionView> {
        let at = self.archive.place(&self.newest.id);
        let all = at.map_or(&[][..], |at| self.archive.corrections(at));
        errata::corrections(self.draft, self.archive.dossier, self.newest, corrected_after(all, self.state.day))
    }
}

/// The period of all of them, if it is one.
fn one_period<'f>(figures: &'f [FigureThen<'_>]) -> Option<&'f str> {
    let first = figures.first()?.column.label.as_str();
    figures.iter().all(|figure| figure.column.label == first).then_some(first)
}

/// The row as it is told apart from the others without the lines around it.
fn labelled(row: &Row) -> String {
    let group = row.group.as_ref().map(|group| format!("{group}: ")).unwrap_or_default();
    let unit = row.unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    format!("{group}{}{unit}", row.label)
}
