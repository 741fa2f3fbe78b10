//! Which words a language must bring.

use serde::Serialize;

/// The site's own words in one language. A language that lacks one does not compile.
#[derive(Debug, Serialize)]
pub struct Words {
    // Reading and saying numbers
    /// What makes a number a percentage.
    #[serde(skip)]
    pub percent: &'static [&'static str],
    /// What makes a number percentage points.
    #[serde(skip)]
    pub points: &'static [&'static str],
    /// The months, January first.
    #[serde(skip)]
    pub months: [&'static str; 12],
    /// The ordinals of the quarters.
    #[serde(skip)]
    pub quarters: [&'static str; 4],
    /// The seasons, spring first.
    #[serde(skip)]
    pub seasons: [&'static str; 4],

    // Within sentences
    /// Joins the last two of a list.
    pub and: &'static str,
    /// Between two readings of which either can be meant.
    pub or: &'static str,
    /// Behind a label, with the space that the language has before it.
    pub colon: &'static str,
    /// Between two parts of a sentence, with the space that the language has before it.
    pub semicolon: &'static str,
    /// Behind a number of per cent, with the space that the language has between the two.
    pub percent_sign: &'static str,
    /// Around what is quoted.
    pub quotes: [&'static str; 2],
    /// Between two ends, both included.
    pub up_to_and_including: &'static str,
    /// The same between two days.
    pub up_to_and_including_day: &'static str,
    /// Before a lower bound.
    pub at_least: &'static str,
    /// Before an upper bound.
    pub at_most: &'static str,
    /// Before a threshold.
    pub less_than: &'static str,
    /// Before what a withheld number can be.
    pub the_number_is: &'static str,
    /// Nothing is known.
    pub unknown: &'static str,
    /// Kept secret by the source.
    pub secret: &'static str,
    /// Not there, or not yet.
    pub not_available: &'static str,
    /// A true zero.
    pub nil: &'static str,
    /// Likely to be revised.
    pub provisional: &'static str,
    /// Revised once.
    pub near_final: &'static str,
    /// A figure that is not what was first published.
    pub revised: &'static str,
    /// The source is not sure.
    pub uncertain: &'static str,
    /// A date that follows from the source without standing in it.
    pub inferred: &'static str,
    /// From then on.
    pub since: &'static str,
    /// Foreseen for then.
    pub planned_for: &'static str,
    /// The source gives no date.
    pub undated: &'static str,
    /// A quarter of a year.
    pub quarter: &'static str,
    /// January to June.
    pub first_half: &'static str,
    /// July to December.
    pub second_half: &'static str,

    // Around every page
    /// The first link of a page.
    pub skip_to_content: &'static str,
    /// Names the path to the page.
    pub breadcrumb: &'static str,
    /// The first page.
    pub home: &'static str,
    /// Names the menu of a dossier.
    pub dossier_menu: &'static str,
    /// The first page of a dossier, in its menu.
    pub overview: &'static str,
    /// Before the publisher.
    pub published_by: &'static str,
    /// Names the statement.
    pub accessibility_statement: &'static str,
    /// Names the generator.
    pub made_with: &'static str,
    /// Marks an unpublished page.
    pub concept: &'static str,
    /// Below the heading of a section that still says what the edition before it said.
    pub to_revise: &'static str,
    /// Before what keeps a report from readers.
    pub publication: &'static str,
    /// A report that is not to be published yet.
    pub not_published: &'static str,
    /// Before the moment in which an embargo ends.
    pub embargo_until: &'static str,
    /// Between a day and a time.
    pub at_time: &'static str,
    /// Title of the page for addresses that lead nowhere.
    pub not_found_title: &'static str,
    /// What to do then.
    pub not_found_text: &'static str,

    // Dossier
    /// Heading.
    pub dossiers: &'static str,
    /// The newest report.
    pub latest_edition: &'static str,
    /// No report is published.
    pub no_editions: &'static str,
    /// Heading.
    pub editions: &'static str,
    /// Heading.
    pub timeline: &'static str,
    /// Heading.
    pub bodies: &'static str,
    /// Before what a body deals with.
    pub topics: &'static str,
    /// Before when a body was set up.
    pub established: &'static str,
    /// Before how often a body meets.
    pub meets: &'static str,
    /// Before the parent of a body.
    pub part_of: &'static str,
    /// Before the partner.
    pub partner: &'static str,
    /// Before the Kamer's dossiers.
    pub kamer_dossiers: &'static str,

    // Edition
    /// Heading of the table of contents.
    pub contents: &'static str,
    /// Before the subject.
    pub subject: &'static str,
    /// Before the sender.
    pub sender: &'static str,
    /// Before the date.
    pub date: &'static str,
    /// Before the period reported on.
    pub reference_period: &'static str,
    /// Before the edition's own number.
    pub own_kamerstuk: &'static str,
    /// Heading.
    pub footnotes: &'static str,
    /// Before a footnote's number, for screen readers.
    pub footnote: &'static str,
    /// The way back from a footnote.
    pub back_to_text: &'static str,
    /// Heading.
    pub claims: &'static str,
    /// Explains that heading.
    pub claims_text: &'static str,
    /// The way to the address at which the newest edition always is.
    pub latest_address: &'static str,
    /// Before the newest edition, on the page of an older one.
    pub newer_edition: &'static str,
    /// Before a claim's number, for screen readers.
    pub claim: &'static str,
    /// Column header.
    pub claim_words: &'static str,
    /// Column header.
    pub claim_formula: &'static str,
    /// Column header.
    pub claim_remark: &'static str,
    /// Before the day of the last correction.
    pub corrected: &'static str,
    /// Heading of what was corrected after publication.
    pub errata: &'static str,
    /// What that is.
    pub errata_text: &'static str,
    /// Heading.
    pub accepted: &'static str,
    /// Explains that heading.
    pub accepted_text: &'static str,
    /// Heading.
    pub stated_figures: &'static str,
    /// Before the reason for a missing source.
    pub no_source: &'static str,
    /// Heading.
    pub exemptions: &'static str,
    /// Heading.
    pub attachments: &'static str,
    /// Heading.
    pub annex_requests: &'static str,

    // Tables and charts
    /// Heading.
    pub tables: &'static str,
    /// A table.
    pub table: &'static str,
    /// Opens the table beside a chart.
    pub figures_as_table: &'static str,
    /// Opens the description of a chart.
    pub description: &'static str,
    /// Header of the column of row labels, for screen readers.
    pub row_header: &'static str,
    /// The name of the language, in itself.
    pub language: &'static str,
    /// That tables in a translation are printed as in the original.
    pub figures_as_in_source: &'static str,
    /// The same where the rows are periods.
    pub period: &'static str,
    /// Before a source.
    pub source: &'static str,
    /// There is no source.
    pub source_unknown: &'static str,
    /// Before the day of counting.
    pub as_of: &'static str,
    /// Before a licence.
    pub licence: &'static str,
    /// Before a unit.
    pub unit: &'static str,
    /// Before a kind of quantity.
    pub measure: &'static str,
    /// Heading.
    pub notes: &'static str,
    /// Before a note's mark, for screen readers.
    pub note: &'static str,
    /// Heading.
    pub signs: &'static str,
    /// Heading.
    pub downloads: &'static str,
    /// Leads to the feed.
    pub follow: &'static str,
    /// Leads to the chart in which it stands, to be copied.
    pub permalink: &'static str,
    /// Heading.
    pub charts: &'static str,
    /// The way to a table's own page.
    pub to_table_page: &'static str,
    /// Follows the number of lines of a table that is too long for the page.
    pub lines_on_own_page: &'static str,
    /// Before the edition that a table belongs to.
    pub from_edition: &'static str,
    /// Heading of what kind of figures a table holds.
    pub about_the_figures: &'static str,
    /// A period shorter than its year.
    pub part_of_year: &'static str,
    /// Between a column and the one that contains it.
    pub inside: &'static str,
    /// Heading: what the columns stand for.
    pub periods: &'static str,
    /// Before the unit of rounding.
    pub rounded: &'static str,
    /// Kind of quantity.
    pub flow: &'static str,
    /// Kind of quantity.
    pub stock: &'static str,
    /// Kind of quantity.
    pub cumulative: &'static str,
    /// Kind of quantity.
    pub ratio: &'static str,
    /// What a table holds that holds no figures.
    pub names: &'static str,

    // Requests
    /// Heading.
    pub requests: &'static str,
    /// Explains that heading.
    pub requests_text: &'static str,
    /// Kind of request, before the name of who asked.
    pub motie: &'static str,
    /// The same.
    pub toezegging: &'static str,
    /// The same.
    pub verzoek: &'static str,
    /// The same.
    pub informatieverzoek: &'static str,
    /// The same.
    pub vraag: &'static str,
    /// Column header.
    pub what_was_asked: &'static str,
    /// Column header.
    pub where_found: &'static str,
    /// Column header.
    pub state_of_affairs: &'static str,
    /// An adopted motion.
    pub adopted: &'static str,
    /// Asks to be informed again and again.
    pub periodic: &'static str,
    /// The figures cannot be given.
    pub cannot_be_reported: &'static str,
    /// Before what would be needed.
    pub needed: &'static str,
    /// Before the edition that answers.
    pub answered_in: &'static str,
    /// What the Kamer asked in all dossiers.
    pub all_requests: &'static str,
    /// What that list is.
    pub all_requests_text: &'static str,
    /// Of requests of which more is to come.
    pub open_requests: &'static str,
    /// Of requests of which nothing more is.
    pub closed_requests: &'static str,
    /// What a request does to an earlier one, in the order of `Relation`.
    pub relations: [&'static str; 3],
    /// What a later request does to it, in the same order.
    pub relations_to_it: [&'static str; 3],
    /// No edition answers it.
    pub not_answered: &'static str,
    /// Before the requests with which a section deals.
    pub deals_with: &'static str,
    /// Before the sections that deal with a request.
    pub section: &'static str,

    // Glossary
    /// Heading.
    pub glossary: &'static str,

    // Searching
    /// Names the page, and what its button does.
    pub search: &'static str,
    /// Names the field.
    pub search_label: &'static str,
    /// That there is no searching without a script.
    pub search_without_script: &'static str,
    /// That there is no searching from a folder.
    pub search_from_disk: &'static str,
    /// That this site cannot be searched.
    pub search_without_index: &'static str,
    /// Something went wrong.
    pub search_failed: &'static str,
    /// Of no page, of one, of several: `{words}` is what was asked, `{count}` how many.
    pub search_found: [&'static str; 3],
    /// The way to further pages that were found.
    pub search_more: &'static str,

    // Review
    /// Heading of the page for whoever signs.
    pub review: &'static str,
    /// Explains that page.
    pub review_text: &'static str,
    /// Says how far claims are checked.
    pub review_claims_text: &'static str,
    /// The way to that page.
    pub to_review: &'static str,
    /// Before a formula as a sentence.
    pub in_words: &'static str,
    /// Before a verdict.
    pub verdict: &'static str,
    /// It could not be evaluated.
    pub not_computed: &'static str,
    /// Before the comparisons behind a verdict.
    pub calculation: &'static str,
    /// Behind how many comparisons are not shown.
    pub more_comparisons: &'static str,
    /// Said of a claim.
    pub rests_on_provisional: &'static str,
    /// Before the verdict that the sender accepts.
    pub accepted_as: &'static str,
    /// Before a reason.
    pub reason: &'static str,
    /// Verdict.
    pub contradicted: &'static str,
    /// Verdict.
    pub unsupported: &'static str,
    /// Verdict.
    pub undecided: &'static str,
    /// Verdict.
    pub scope_exceeds_data: &'static str,
    /// Verdict.
    pub holds: &'static str,
    /// Column header: what was found.
    pub rule: &'static str,
    /// Column header: what a finding is about.
    pub about: &'static str,
    /// Heading.
    pub bound_figures: &'static str,
    /// Column header.
    pub in_the_text: &'static str,
    /// Column header.
    pub figure: &'static str,
    /// Column header.
    pub figure_address: &'static str,
    /// The page fills a number in.
    pub filled_in: &'static str,
    /// There is none.
    pub nothing: &'static str,
    /// File of the page for whoever signs.
    pub review_page: &'static str,

    // Addresses
    /// Folder of the table pages.
    pub tables_folder: &'static str,
    /// The folder of charts as files of their own.
    pub drawings_folder: &'static str,
    /// Folder of the requests.
    pub requests_folder: &'static str,
    /// The folder of whichever edition is the newest.
    pub latest_folder: &'static str,
    /// The folder of tables over all editions.
    pub series_folder: &'static str,
    /// The folder of what is otherwise since the edition before.
    pub changes_folder: &'static str,
    /// The folder of all editions and their days.
    pub archive_folder: &'static str,
    /// The folder of what stood on a day.
    pub day_folder: &'static str,
    /// Folder of the page for searching.
    pub search_folder: &'static str,
    /// Folder of the glossary.
    pub glossary_folder: &'static str,
    /// Folder of the attachments.
    pub attachments_folder: &'static str,
}
