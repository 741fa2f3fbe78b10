//! Where an edition is not what was published, and which erratum says so. Nothing is judged here.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::published::published;
use crate::model::{
    Attachment, Corrected, Dossier, Edition, Erratum, Lock, Paper, Part, Published, Replaced, section_of,
};

/// Something that an edition does not say as it was published.
#[derive(Clone, Debug)]
pub struct Departure<'e> {
    /// What kind of thing it is.
    pub part: Part,
    /// By what an erratum names it.
    pub at: String,
    /// What was published; `None` where nothing was.
    pub was: Option<&'e Published>,
    /// What is said now; `None` where nothing is.
    pub now: Option<Published>,
    /// The erratum that says so.
    pub erratum: Option<&'e Erratum>,
}

/// A correction with all that it replaced.
#[derive(Clone, Debug)]
pub struct Correction<'e> {
    /// The correction.
    pub erratum: &'e Erratum,
    /// What it replaced.
    pub replaced: Vec<Replaced>,
}

/// Where an edition differs from its lock, in the order of its parts; nothing where it has none.
#[must_use]
pub fn departures<'e>(dossier: &Dossier, edition: &'e Edition) -> Vec<Departure<'e>> {
    let Some(lock) = &edition.lock else {
        return Vec::new();
    };
    let now = published(dossier, edition);
    let unread: Vec<String> =
        edition.attachments.iter().filter(|one| one.digest.is_none()).map(Attachment::address).collect();
    // What templates do is not known while something else is wrong, nor an attachment that cannot be read.
    let is_known = |one: &Published| match one.part {
        Part::Template => edition.templates.is_some(),
        Part::Attachment => !unread.contains(&one.at),
        _ => true,
    };
    let before = lock.published.iter().filter(|one| is_known(one));
    let is_listed = |part: Part| matches!(part, Part::Sentence | Part::Template);
    let (words, things): (Vec<_>, Vec<_>) = now.into_iter().partition(|one| is_listed(one.part));
    let (old_words, old_things): (Vec<_>, Vec<_>) = before.partition(|one| is_listed(one.part));
    let mut found = of_things(&old_things, things);
    found.extend(of_words(&old_words, &words));
    for departure in &mut found {
        departure.erratum = unpublished(edition, lock).find(|erratum| erratum.corrects(departure.part, &departure.at));
    }
    found
}

/// The errata of an edition with what each replaced, the newest first; of one day in the order of the file.
#[must_use]
pub fn corrections<'e>(dossier: &Dossier, edition: &'e Edition) -> Vec<Correction<'e>> {
    let departures = departures(dossier, edition);
    let of = |erratum: &'e Erratum| {
        let kept = edition.lock.iter().flat_map(|lock| &lock.corrected).find(|kept| kept.erratum.is(erratum));
        let replaced = kept.map_or_else(|| replaced_by(erratum, &departures), |kept| kept.replaced.clone());
        Correction { erratum, replaced }
    };
    let mut all: Vec<_> = edition.errata.iter().map(of).collect();
    all.sort_by_key(|correction| std::cmp::Reverse(correction.erratum.date));
    all
}

/// The lock of an edition as it is now: what it says, and what its errata replaced.
#[must_use]
pub fn locked(dossier: &Dossier, edition: &Edition) -> Lock {
    let departures = departures(dossier, edition);
    let kept = edition.lock.iter().flat_map(|lock| lock.corrected.iter().cloned());
    let open = edition.lock.iter().flat_map(|lock| unpublished(edition, lock));
    let new = open.map(|erratum| Corrected { erratum: erratum.clone(), replaced: replaced_by(erratum, &departures) });
    let corrected = kept.chain(new).collect();
    Lock { published: published(dossier, edition), corrected, span: edition.span }
}

/// The errata that the lock does not know yet: one that it knows explains no later change.
fn unpublished<'e>(edition: &'e Edition, lock: &'e Lock) -> impl Iterator<Item = &'e Erratum> {
    edition.errata.iter().filter(|erratum| !lock.corrected.iter().any(|kept| kept.erratum.is(erratum)))
}

/// What is put down to an erratum: what no earlier one names as well.
fn replaced_by(erratum: &Erratum, departures: &[Departure<'_>]) -> Vec<Replaced> {
    let own = departures.iter().filter(|departure| departure.erratum.is_some_and(|by| by.is(erratum)));
    let text = |one: Option<&Published>| one.map(|one| one.text.clone());
    own.map(|departure| Replaced {
        part: departure.part,
        at: departure.at.clone(),
        was: text(departure.was),
        now: text(departure.now.as_ref()),
    })
    .collect()
}

fn of_things<'e>(before: &[&'e Published], now: Vec<Published>) -> Vec<Departure<'e>> {
    let key = |one: &Published| (one.part, one.at.clone());
    let known: BTreeMap<_, &'e Published> = before.iter().map(|one| (key(one), *one)).collect();
    let still: BTreeSet<_> = now.iter().map(key).collect();
    let mut found = Vec::new();
    // An order that was not written down cannot have changed.
    for one in now.into_iter().filter(|one| !one.is_order() || known.contains_key(&key(one))) {
        let was = known.get(&key(&one)).copied();
        // A paper gets its number after it was sent, and its year may be said later.
        let is_number = one.part == Part::Head && one.at == Published::KAMERSTUK;
        let is_its_number = is_number && was.is_none_or(|was| is_same_paper(&was.text, &one.text));
        if !is_its_number && was.is_none_or(|was| !was.says_the_same(&one)) {
            found.push(Departure { part: one.part, at: one.at.clone(), was, now: Some(one), erratum: None });
        }
    }
    let gone = before.iter().filter(|one| !still.contains(&key(one)));
    found.extend(gone.map(|one| Departure {
        part: one.part,
        at: one.at.clone(),
        was: Some(one),
        now: None,
        erratum: None,
    }));
    found
}

fn is_same_paper(was: &str, now: &str) -> bool {
    let (was, now) = (Paper::parse(was), Paper::parse(now));
    was.is_ok_and(|was| now.is_ok_and(|now| was.is_same(&now)))
}

fn of_words<'e>(before: &[&'e Published], now: &[Published]) -> Vec<Departure<'e>> {
    type Both<'e, 'n> = (Vec<&'e Published>, Vec<&'n Published>);
    let mut sections: Vec<Both<'e, '_>> = Vec::new();
    let mut places: BTreeMap<(Part, &str), usize> = BTreeMap::new();
    let all = before.iter().copied().map(|one| (Some(one), None)).chain(now.iter().map(|one| (None, Some(one))));
    for (was, is) in all {
        let Some(one) = was.or(is) else { continue };
        let place = *places.entry((one.part, section_of(&one.at))).or_insert(sections.len());
        if place == sections.len() {
            sections.push((Vec::new(), Vec::new()));
        }
        if let Some((ones, others)) = sections.get_mut(place) {
            ones.extend(was);
            others.extend(is);
        }
    }
    sections.iter().flat_map(|(ones, others)| in_section(ones, others)).collect()
}

fn in_section<'e>(ones: &[&'e Published], others: &[&Published]) -> Vec<Departure<'e>> {
    let texts = |all: &[&Published]| all.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    let mut found = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &texts(ones), &texts(others)) {
        if matches!(step, DiffOp::Equal { .. }) {
            continue;
        }
        let (mut ones, mut others) = (ones[step.old_range()].iter(), others[step.new_range()].iter());
        loop {
            let (was, now) = (ones.next().copied(), others.next().map(|one| (*one).clone()));
            let Some(Published { part, at, .. }) = now.as_ref().or(was) else { break };
            found.push(Departure { part: *part, at: at.clone(), was, now, erratum: None });
        }
    }
    found
}
