//! What must hold of a site before it is published.
//!
//! Each rule is one file with its code, one fixture in `tests/rules/`, one page in `docs/rules/`, and its line
//! below. A rule looks at one edition among those of its dossier, so editions are checked in parallel.

mod acceptances;
mod ambiguous_bounds;
mod answer_too_early;
mod asserted;
mod authority_unknown;
mod beslisnota_missing;
mod bound;
mod chart_alt;
mod chart_column_missed;
mod chart_event_outside;
mod chart_number_unbound;
mod chart_title_unclaimed;
mod chart_too_many_series;
mod chart_unsuited;
mod citation_differs;
mod citation_unreadable;
mod claim_across_break;
mod claim_not_borne_out;
mod contrast_low;
mod counted;
mod cut_offs_differ;
mod date_ahead;
mod dead_link;
mod decimals_differ;
mod definition_changed;
mod disclosure;
mod embargo_offset;
mod erratum_ambiguous;
mod erratum_date;
mod erratum_unused;
mod event_ahead;
mod figure_mismatch;
mod figure_unsupported;
mod frozen_changed;
mod heading_order;
mod id_renamed;
pub mod mutation;
mod not_frozen;
mod not_shown;
mod number_goes_on;
mod other_row;
mod other_year;
mod part_exceeds_whole;
mod passages;
mod percent_or_points;
mod picture_letters;
mod request_forgotten;
mod request_overdue;
mod request_unanswered;
mod request_unlisted;
mod revision_unexplained;
mod revision_unused;
mod rounding_broken;
mod same_day;
mod share_differs;
mod source_unknown;
mod stated_mismatch;
mod stated_without_source;
mod sub_periods_differ;
mod thousands_or_decimals;
mod threshold_broken;
mod total_differs;
mod translation_differs;
mod unbound_number;
mod unclaimed_trend;

pub use acceptances::accept;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::diag::{Code, Report};
use crate::history::History;
use crate::model::{Charting, Dossier, Edition, EditionIx, Language, Site};
use crate::options::today;

/// One rule.
pub struct Rule {
    /// What its findings have in common.
    pub code: &'static Code,
    /// Adds what it finds in one edition.
    pub find: fn(&Case<'_>, &mut Report),
    /// What it looks at.
    pub looks_at: LooksAt,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LooksAt {
    /// The words, which each translation has anew.
    Words,
    /// What all translations share, or how they stand to each other.
    Edition,
    /// What only the newest edition is asked about; older ones have been sent.
    Newest,
}

/// The edition in which rules look.
#[derive(Clone, Copy)]
pub struct Case<'c> {
    /// The dossier, with the editions that are published.
    pub dossier: &'c Dossier,
    /// Its figures over all editions.
    pub history: &'c History,
    /// The edition's place in the dossier.
    pub at: EditionIx,
    /// The edition.
    pub edition: &'c Edition,
    /// The language of its words.
    pub language: Language,
    /// The moment at which the site is to be right.
    pub as_of: Timestamp,
    /// What only those who draw charts know of them.
    pub charting: Charting,
}

impl<'c> Case<'c> {
    /// One for each edition of a dossier, the newest first.
    pub fn of_dossier(
        dossier: &'c Dossier,
        history: &'c History,
        language: Language,
        as_of: Timestamp,
        charting: Charting,
    ) -> impl Iterator<Item = Case<'c>> {
        let editions = dossier.editions.iter().enumerate();
        editions.map(move |(at, edition)| Case {
            dossier,
            history,
            at: EditionIx(at),
            edition,
            language,
            as_of,
            charting,
        })
    }

    /// The day that it is.
    #[must_use]
    pub fn today(&self) -> Date {
        today(self.as_of)
    }

    /// Whether no edition of the dossier comes after it.
    #[must_use]
    pub fn is_newest(&self) -> bool {
        self.at == EditionIx(0)
    }

    /// `dossier/edition`, as acceptances are matched.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.dossier.id, self.edition.id)
    }
}

/// All rules; the order is that of this list, findings are sorted by place.
pub const RULES: &[Rule] = &[
    Rule { code: &figure_mismatch::CODE, find: figure_mismatch::find, looks_at: LooksAt::Words },
    Rule { code: &figure_unsupported::CODE, find: figure_unsupported::find, looks_at: LooksAt::Words },
    Rule { code: &picture_letters::CODE, find: picture_letters::find, looks_at: LooksAt::Edition },
    Rule { code: &percent_or_points::CODE, find: percent_or_points::find, looks_at: LooksAt::Words },
    Rule { code: &stated_mismatch::CODE, find: stated_mismatch::find, looks_at: LooksAt::Words },
    Rule { code: &citation_unreadable::CODE, find: citation_unreadable::find, looks_at: LooksAt::Words },
    Rule { code: &citation_differs::CODE, find: citation_differs::find, looks_at: LooksAt::Words },
    Rule { code: &unbound_number::CODE, find: unbound_number::find, looks_at: LooksAt::Words },
    Rule { code: &number_goes_on::CODE, find: number_goes_on::find, looks_at: LooksAt::Words },
    Rule { code: &other_year::CODE, find: other_year::find, looks_at: LooksAt::Words },
    Rule { code: &other_row::CODE, find: other_row::find, looks_at: LooksAt::Words },
    Rule { code: &unclaimed_trend::CODE, find: unclaimed_trend::find, looks_at: LooksAt::Words },
    Rule { code: &claim_not_borne_out::CODE, find: claim_not_borne_out::find, looks_at: LooksAt::Edition },
    Rule { code: &claim_across_break::CODE, find: claim_across_break::find, looks_at: LooksAt::Edition },
    Rule { code: &rounding_broken::CODE, find: rounding_broken::find, looks_at: LooksAt::Edition },
    Rule { code: &date_ahead::CODE, find: date_ahead::find, looks_at: LooksAt::Edition },
    Rule { code: &embargo_offset::CODE, find: embargo_offset::find, looks_at: LooksAt::Edition },
    Rule { code: &event_ahead::CODE, find: event_ahead::find, looks_at: LooksAt::Newest },
    Rule { code: &same_day::CODE, find: same_day::find, looks_at: LooksAt::Edition },
    Rule { code: &decimals_differ::CODE, find: decimals_differ::find, looks_at: LooksAt::Edition },
    Rule { code: &definition_changed::CODE, find: definition_changed::find, looks_at: LooksAt::Edition },
    Rule { code: &thousands_or_decimals::CODE, find: thousands_or_decimals::find, looks_at: LooksAt::Edition },
    Rule { code: &threshold_broken::CODE, find: threshold_broken::find, looks_at: LooksAt::Edition },
    Rule { code: &total_differs::CODE, find: total_differs::find, looks_at: LooksAt::Edition },
    Rule { code: &disclosure::CODE, find: disclosure::find, looks_at: LooksAt::Edition },
    Rule { code: &part_exceeds_whole::CODE, find: part_exceeds_whole::find, looks_at: LooksAt::Edition },
    Rule { code: &sub_periods_differ::CODE, find: sub_periods_differ::find, looks_at: LooksAt::Edition },
    Rule { code: &share_differs::CODE, find: share_differs::find, looks_at: LooksAt::Edition },
    Rule { code: &cut_offs_differ::CODE, find: cut_offs_differ::find, looks_at: LooksAt::Edition },
    Rule { code: &ambiguous_bounds::CODE, find: ambiguous_bounds::find, looks_at: LooksAt::Edition },
    Rule { code: &translation_differs::CODE, find: translation_differs::find, looks_at: LooksAt::Edition },
    Rule { code: &id_renamed::CODE, find: id_renamed::find, looks_at: LooksAt::Edition },
    Rule { code: &revision_unexplained::CODE, find: revision_unexplained::find, looks_at: LooksAt::Edition },
    Rule { code: &revision_unused::CODE, find: revision_unused::find, looks_at: LooksAt::Edition },
    Rule { code: &answer_too_early::CODE, find: answer_too_early::find, looks_at: LooksAt::Edition },
    Rule { code: &request_unanswered::CODE, find: request_unanswered::find, looks_at: LooksAt::Edition },
    Rule { code: &request_forgotten::CODE, find: request_forgotten::find, looks_at: LooksAt::Newest },
    Rule { code: &request_overdue::CODE, find: request_overdue::find, looks_at: LooksAt::Newest },
    Rule { code: &request_unlisted::CODE, find: request_unlisted::find, looks_at: LooksAt::Edition },
    Rule { code: &frozen_changed::CODE, find: frozen_changed::find, looks_at: LooksAt::Edition },
    Rule { code: &erratum_unused::CODE, find: erratum_unused::find, looks_at: LooksAt::Edition },
    Rule { code: &erratum_ambiguous::CODE, find: erratum_ambiguous::find, looks_at: LooksAt::Edition },
    Rule { code: &erratum_date::CODE, find: erratum_date::find, looks_at: LooksAt::Edition },
    Rule { code: &not_frozen::CODE, find: not_frozen::find, looks_at: LooksAt::Edition },
    Rule { code: &source_unknown::CODE, find: source_unknown::find, looks_at: LooksAt::Edition },
    Rule { code: &stated_without_source::CODE, find: stated_without_source::find, looks_at: LooksAt::Edition },
    Rule { code: &beslisnota_missing::CODE, find: beslisnota_missing::find, looks_at: LooksAt::Edition },
    Rule { code: &heading_order::CODE, find: heading_order::find, looks_at: LooksAt::Words },
    Rule { code: &not_shown::CODE, find: not_shown::find, looks_at: LooksAt::Edition },
    Rule { code: &chart_event_outside::CODE, find: chart_event_outside::find, looks_at: LooksAt::Edition },
    Rule { code: &chart_too_many_series::CODE, find: chart_too_many_series::find, looks_at: LooksAt::Edition },
    Rule { code: &chart_number_unbound::CODE, find: chart_number_unbound::find, looks_at: LooksAt::Edition },
    Rule { code: &chart_title_unclaimed::CODE, find: chart_title_unclaimed::find, looks_at: LooksAt::Edition },
    Rule { code: &chart_unsuited::CODE, find: chart_unsuited::find, looks_at: LooksAt::Edition },
    Rule { code: &chart_alt::CODE, find: chart_alt::find, looks_at: LooksAt::Edition },
    Rule { code: &chart_column_missed::CODE, find: chart_column_missed::find, looks_at: LooksAt::Edition },
    Rule { code: &dead_link::CODE, find: dead_link::find, looks_at: LooksAt::Words },
];

/// A rule about what all pages share, whatever they say.
pub struct SiteRule {
    /// What its findings have in common.
    pub code: &'static Code,
    /// Adds what it finds.
    pub find: fn(&Site, &mut Report),
}

/// All of these.
pub const SITE_RULES: &[SiteRule] = &[
    SiteRule { code: &contrast_low::CODE, find: contrast_low::find },
    SiteRule { code: &authority_unknown::CODE, find: authority_unknown::find },
];

/// The codes of all rules, and of acceptances that match nothing.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let rules = RULES.iter().map(|rule| rule.code).chain(SITE_RULES.iter().map(|rule| rule.code));
    rules.chain([&acceptances::CODE, &acceptances::WIDE])
}

/// Everything that the rules find about what all pages share.
#[must_use]
pub fn site(site: &Site) -> Report {
    let mut report = Report::default();
    for rule in SITE_RULES {
        (rule.find)(site, &mut report);
    }
    report
}

/// Everything that the rules find in one edition and its translations.
#[must_use]
pub fn edition(case: &Case<'_>) -> Report {
    let mut report = Report::default();
    for rule in RULES.iter().filter(|rule| rule.looks_at != LooksAt::Newest || case.is_newest()) {
        (rule.find)(case, &mut report);
    }
    for translation in &case.edition.translations {
        let case = Case { edition: &translation.told, language: translation.language, ..*case };
        for rule in RULES.iter().filter(|rule| rule.looks_at == LooksAt::Words) {
            (rule.find)(&case, &mut report);
        }
    }
    report
}

/// What rules call figures that stand beside each other, one and several.
const FIGURES: [&str; 2] = ["figure of the row", "figures of the row"];

/// `; 3 more figures of the row differ`, behind the first of several that one slip made differ.
fn also(others: usize, [one, several]: [&str; 2]) -> String {
    match others {
        0 => String::new(),
        1 => format!("; one more {one} differs"),
        others => format!("; {others} more {several} differ"),
    }
}
