//! From a site that was judged to its outputs: pages, charts, downloads, each handed on as soon as it is made.
//!
//! Everything is made here of what others know: `pages`, `charts` and `exports` say what there is, this file joins them and
//! works on editions in parallel. What is made does not depend on the order in which that happens.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use camino::Utf8Path;
use jiff::Timestamp;
use rayon::prelude::*;

use crate::charts::{self, Colours, Drawing};
use crate::exports::{self, Letter, Listed, Sheet, Whole};
use crate::faults::{self, Stop};
use crate::history::{self, Archive, Difference, History};
use crate::model::{self, Dossier, Edition, EditionIx, Language, Site};
use crate::options::Options;
use crate::output::Output;
use crate::pages::{self, Assets, Context, Made, Over, Page, Templates};
use crate::prepared::{newer, overrides, statics};
use crate::read::{self, Folder};
use crate::{Progress, Sink, address, claims};

/// Hands every output on, the lists of pages last; gives the number of pages.
pub(crate) fn outputs(
    site: &Site,
    histories: &[History],
    root: &Utf8Path,
    folder: &Folder,
    options: &Options,
    progress: &Progress<'_>,
    sink: &Sink<'_>,
) -> Result<usize, Stop> {
    let assets = Assets::new(&statics(root, folder)?, options);
    let context = Context { site, language: site.language, options, assets: &assets };
    let templates = Templates::new(&context, &overrides(folder)).map_err(Stop::Templates)?;
    for asset in &assets.outputs {
        sink(asset)?;
    }
    let colours = Colours::of(&site.look);
    let press = Press { context, templates, colours, root, sink };
    let both = site.dossiers.par_iter().zip(histories);
    let dossiers: Vec<OfDossier<'_>> = both.map(|(dossier, history)| OfDossier::of(dossier, history)).collect();
    let overs: Vec<Over<'_>> = dossiers.iter().map(OfDossier::over).collect();
    let changed = newest(site.dossiers.iter().flat_map(|dossier| &dossier.editions));
    let mut listed = press.print(pages::of_site(&press.context, &overs), changed)?;
    let of_dossier = |of: &OfDossier<'_>| {
        let wholes = history::wholes(of.dossier, of.history);
        let over = Over { wholes: &wholes, ..of.over() };
        press.print(pages::of_dossier(&press.context, of.dossier, over), newest(&of.dossier.editions))
    };
    let printed: Vec<Result<Vec<Listed>, Stop>> = dossiers.par_iter().map(of_dossier).collect();
    listed.extend(faults::joined(printed)?);
    let places = |of: &'_ OfDossier<'_>| 0..of.dossier.editions.len();
    let editions: Vec<(&OfDossier<'_>, EditionIx)> =
        dossiers.iter().flat_map(|of| places(of).map(move |at| (of, EditionIx(at)))).collect();
    let done = AtomicUsize::new(0);
    let printed = editions.par_iter().map(|(of, at)| {
        let listed = press.edition(of, *at);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, editions.len());
        listed
    });
    // All of them, so that every faulty template is told of; the order is that of the editions.
    let printed: Vec<Result<Vec<Listed>, Stop>> = printed.collect();
    listed.extend(faults::joined(printed)?);
    listed.extend(translations(&press, folder)?);
    let whole = Whole { site, base_url: press.context.base_url(), options, pages: &listed };
    for output in exports::of_site(&whole).into_iter().chain(exports::index(&whole)?) {
        sink(&output)?;
    }
    Ok(listed.len())
}

/// Prints what editions are in other languages than that of the site.
fn translations(press: &Press<'_>, folder: &Folder) -> Result<Vec<Listed>, Stop> {
    let site = press.context.site;
    let mut listed = Vec::new();
    for language in site.languages.iter().copied().filter(|language| *language != site.language) {
        let mut told = translated(site, language).peekable();
        if told.peek().is_none() {
            continue;
        }
        let context = Context { language, ..press.context };
        let templates = Templates::new(&context, &overrides(folder)).map_err(Stop::Templates)?;
        let press = Press { context, templates, colours: press.colours.clone(), ..*press };
        for (dossier, edition, told) in told {
            listed.extend(press.translation(dossier, edition, told)?);
        }
    }
    Ok(listed)
}

/// Every edition that there is in that language: its dossier, the original, and what it is there.
fn translated(site: &Site, language: Language) -> impl Iterator<Item = (&Dossier, &Edition, &Edition)> {
    site.editions().flat_map(move |(dossier, edition)| {
        let told = edition.translations.iter().filter(move |translation| translation.language == language);
        told.map(move |translation| (dossier, edition, &translation.told))
    })
}

/// When one of them was last published or corrected.
fn newest<'e>(editions: impl IntoIterator<Item = &'e Edition>) -> Option<Timestamp> {
    editions.into_iter().map(Edition::changed).max()
}

/// The newest edition of a dossier.
const NEWEST: EditionIx = EditionIx(0);

/// A dossier, and what its editions are to each other.
struct OfDossier<'s> {
    dossier: &'s Dossier,
    history: &'s History,
    /// The ids of the tables that have a page over all editions.
    series: BTreeSet<&'s str>,
    /// Its past.
    archive: Archive<'s>,
    /// What the newest edition says otherwise than the one before it.
    since: Option<Difference<'s>>,
}

impl<'s> OfDossier<'s> {
    fn of(dossier: &'s Dossier, history: &'s History) -> OfDossier<'s> {
        let corrections = dossier.editions.par_iter().map(|edition| history::corrections(dossier, edition)).collect();
        let archive = Archive::of(dossier, history, corrections);
        let since = history::since_the_last(dossier, history, NEWEST);
        OfDossier { dossier, history, series: history::with_series(dossier), archive, since }
    }

    /// What is known of all editions together, but for its tables over them.
    fn over(&self) -> Over<'_> {
        Over {
            wholes: &[],
            archive: self.archive(),
            since: self.since.as_ref(),
            corrections: self.archive.corrections(NEWEST),
        }
    }

    fn archive(&self) -> Option<&Archive<'s>> {
        Some(&self.archive).filter(|archive| archive.is_worth_a_page())
    }
}

/// What turns pages and tables into outputs.
struct Press<'p> {
    context: Context<'p>,
    templates: Templates,
    /// Of charts in files of their own.
    colours: Colours,
    root: &'p Utf8Path,
    sink: &'p Sink<'p>,
}

impl Press<'_> {
    /// Gives what is to be listed of the pages, which are kept only to be searched.
    fn print(&self, pages: Vec<Page>, changed: Option<Timestamp>) -> Result<Vec<Listed>, Stop> {
        let print = |page: Page| {
            let output = self.templates.render(&page).map_err(|fault| Stop::Templates(vec![fault]))?;
            (self.sink)(&output)?;
            let html = exports::is_searched(self.context.options, &output).then_some(output.bytes);
            Ok(Listed { path: page.path, canonical: page.canonical, changed, html })
        };
        pages.into_iter().map(print).collect()
    }

    fn translation(&self, dossier: &Dossier, original: &Edition, told: &Edition) -> Result<Vec<Listed>, Stop> {
        // As in the original: an axis that says `1,500` beside a printed 1.770 would make two numbers of one.
        let draw = |chart| charts::draw(chart, dossier, told, self.context.site.language);
        let drawings: Vec<Drawing> = told.charts.iter().map(draw).collect();
        let claims = claims::told(told, self.context.language);
        let corrections = history::corrections(dossier, original);
        let made =
            Made { newer: newer(dossier, original), corrections: &corrections, ..Made::alone(&drawings, &claims) };
        let page = pages::of_translation(&self.context, dossier, original, told, made);
        self.print(vec![page], Some(original.changed()))
    }

    fn edition(&self, of: &OfDossier<'_>, at: EditionIx) -> Result<Vec<Listed>, Stop> {
        let OfDossier { dossier, history, series, archive, since: _ } = of;
        let Some(edition) = dossier.editions.get(at.0) else {
            return Ok(Vec::new());
        };
        let difference = history::since_the_last(dossier, history, at);
        let Context { site, language, .. } = self.context;
        let draw = |chart| charts::draw(chart, dossier, edition, language);
        let drawings: Vec<Drawing> = edition.charts.iter().map(draw).collect();
        let told = claims::told(edition, language);
        let pages = pages::of_edition(
            &self.context,
            dossier,
            edition,
            Made {
                drawings: &drawings,
                told: &told,
                difference: difference.as_ref(),
                series,
                newer: newer(dossier, edition),
                corrections: archive.corrections(at),
                archive: of.archive(),
            },
        );
        let listed = self.print(pages, Some(edition.changed()))?;
        let base_url = self.context.base_url();
        for output in exports::of_edition(&Letter {
            site,
            base_url,
            dossier,
            edition,
            told: &told,
            drawings: &drawings,
            colours: &self.colours,
        }) {
            (self.sink)(&output)?;
        }
        for table in &edition.tables {
            let sheet = Sheet { site, base_url, dossier, edition, table };
            for output in exports::of_table(&sheet) {
                (self.sink)(&output)?;
            }
        }
        for model::Attachment { name, .. } in &edition.attachments {
            let path = format!("content/{}/{}/attachments/{name}", dossier.id, edition.id);
            let bytes = read::bytes(self.root, &path).map_err(|finding| anyhow::anyhow!(finding.message))?;
            (self.sink)(&Output::new(address::attachment(dossier, edition, name, self.context.folders()), bytes))?;
        }
        Ok(listed)
    }
}
