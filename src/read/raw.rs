//! The shapes of the TOML files, as authors write them: names are texts yet, and nothing leads anywhere.

use super::shape::{Names, Text, shape};
use crate::diag::Located;

shape! {
    /// `site.toml`
    "site.toml"
    SiteFile {
        /// Its title.
        title: Text,
        /// Who publishes it.
        publisher: PublisherShape,
        /// The languages of the site; its pages are in the first.
        languages: Vec<Text> => SiteLanguage,
        /// The address at which the site will be read; for feeds and canonical addresses.
        base_url: Option<Text> => SiteAddress,
        /// The formats in which tables can be downloaded; all of them where this is absent.
        formats: Option<Vec<Text>> => Format,
        /// The formats in which charts can be had as files; all of them where this is absent.
        pictures: Option<Vec<Text>> => Picture,
        /// What it is.
        description: Option<Text>,
        /// What has to be said on every page.
        notice: Option<Text>,
        /// The file in `static/` that pages show as the logo of the publisher.
        logo: Option<Text>,
        /// Where the accessibility statement stands.
        accessibility_statement: Option<Text> => PageAddress,
        /// What pages say in terms of the Dutch state (OWMS), on a site of its own.
        owms: Option<OwmsShape>,
        /// Signs that mean something else on this site.
        signs: Names<Text> => SignMeaning,
        /// Rules whose findings weigh otherwise than by default.
        rules: Names<Text> => Level by Rule,
    }
}

shape! {
    /// `publisher` in `site.toml`
    "publisher"
    PublisherShape {
        /// Its name.
        name: Text,
        /// Its own site.
        url: Option<Text> => PageAddress,
    }
}

shape! {
    /// `owms` in `site.toml`
    "owms"
    OwmsShape {
        /// The authority that answers for what is published, as the state names it.
        authority: Text,
        /// What its reports are; letters to the Kamer where this is absent.
        information_type: Option<Text>,
    }
}

shape! {
    /// `dossier.toml`
    "dossier.toml"
    DossierFile {
        /// Its title.
        title: Text,
        /// What it is about.
        subject: Text,
        /// The country or party that it is about.
        partner: Option<PartnerShape>,
        /// Where it stands.
        summary: Option<Text>,
        /// The dossiers of the Kamer to which it belongs.
        dossiers: Vec<Text> => Kamerstuk,
        /// The rows of the newest letter whose figures stand first: `table.row`.
        key_figures: Vec<Text>,
        /// The timeline.
        event: Vec<EventShape>,
        /// Organisations and committees.
        body: Vec<BodyShape>,
    }
}

shape! {
    /// `partner` in `dossier.toml`
    "partner"
    PartnerShape {
        /// Its name.
        name: Text,
        /// Its ISO 3166-1 code.
        code: Option<Text>,
    }
}

shape! {
    /// `[[event]]` in `dossier.toml`
    "an [[event]]"
    EventShape {
        /// How charts name it.
        id: Text => Id,
        /// When it happened; absent where that is not stated.
        when: Option<Text> => Period,
        /// From when on it holds.
        since: Option<Text> => Period,
        /// For when it is foreseen.
        planned: Option<Text> => Period,
        /// A few words.
        label: Text,
        /// A sentence.
        text: Text,
        /// The paper that tells of it.
        kamerstuk: Option<Text> => Kamerstuk,
        /// Whether its date is not in the source.
        inferred: Option<Located<bool>>,
    }
}

shape! {
    /// `[[body]]` in `dossier.toml`
    "a [[body]]"
    BodyShape {
        /// How other bodies name it.
        id: Text => Id,
        /// Its name.
        name: Text,
        /// Its abbreviation.
        abbreviation: Option<Text>,
        /// The language of its name.
        language: Option<Text>,
        /// The body of which it is a part.
        parent: Option<Text> => Read,
        /// When it was set up.
        established: Option<Text> => Period,
        /// How often it meets.
        meets: Option<Text>,
        /// What it deals with.
        topics: Vec<Text>,
        /// What it is.
        text: Text,
    }
}

shape! {
    /// `requests.toml`
    "requests.toml"
    RequestsFile {
        /// What the Kamer asked, one entry per request.
        request: Vec<RequestShape>,
    }
}

shape! {
    /// `[[request]]`
    "a [[request]]"
    RequestShape {
        /// What follows `request:` in the text.
        id: Text => Id,
        /// Its kind.
        kind: Text => RequestKind,
        /// Who made it.
        by: Text,
        /// What was asked.
        title: Text,
        /// Whether a motion was adopted.
        adopted: Option<Located<bool>>,
        /// When it was made.
        made: Option<Text> => Period,
        /// Whether its date is not in the source.
        inferred: Option<Located<bool>>,
        /// On which occasion.
        at: Option<Text>,
        /// The paper that holds it.
        kamerstuk: Option<Text> => Kamerstuk,
        /// Whether it asks to be informed again and again.
        periodic: Option<Located<bool>>,
        /// How often.
        every: Option<Text>,
        /// More about it.
        text: Option<Text>,
        /// An earlier request that it makes once more.
        repeats: Option<Text> => Read,
        /// An earlier request to which it adds.
        supplements: Option<Text> => Read,
        /// An earlier request that it changes.
        changes: Option<Text> => Read,
        /// How editions deal with it.
        answer: Vec<AnswerShape>,
    }
}

shape! {
    /// `[[request.answer]]`
    "a [[request.answer]]"
    AnswerShape {
        /// The edition.
        edition: Text => Read,
        /// The sections that deal with it.
        sections: Vec<Text> => Read,
        /// What came of it.
        status: Option<Text> => Status,
        /// Why it cannot be reported.
        reason: Option<Text>,
        /// What would be needed.
        needed: Option<Text>,
        /// How, in words.
        text: Option<Text>,
    }
}

shape! {
    /// `glossary.toml`
    "glossary.toml"
    GlossaryFile {
        /// The terms.
        term: Vec<TermShape>,
    }
}

shape! {
    /// `[[term]]`
    "a [[term]]"
    TermShape {
        /// What follows `term:` in the text.
        id: Text => Id,
        /// The term.
        term: Text,
        /// Its abbreviation.
        abbreviation: Option<Text>,
        /// Its language.
        language: Option<Text>,
        /// What it means.
        definition: Text,
    }
}

shape! {
    /// `edition.toml`
    "edition.toml"
    EditionFile {
        /// Its title.
        title: Text,
        /// What it is about.
        subject: Option<Text>,
        /// Who sends it.
        sender: Option<Text>,
        /// The period that the edition reports on; editions without a date are ordered by its end.
        reference: Text => Period,
        /// When it was sent.
        date: Option<Text> => Date,
        /// Its own number.
        kamerstuk: Option<Text> => Kamerstuk,
        /// The moment before which nothing of it may be published.
        embargo: Option<Text> => Moment,
        /// Whether it is left out of the site until it is finished; only `--preview` shows it.
        draft: Option<Located<bool>>,
        /// Files of a new edition that still say what the one before it said: `20-cijfers.md`. Empty when it is published.
        revise: Vec<Text> => Read,
        /// Columns whose headers are no periods, or can be read in two ways.
        column: Names<ColumnShape>,
        /// Why numbers that the text marks with `exempt:` state no figure.
        exempt: Names<Text>,
        /// Why figures are not what earlier editions said.
        revision: Vec<RevisionShape>,
        /// What was corrected after publication.
        erratum: Vec<ErratumShape>,
    }
}

shape! {
    /// `[[erratum]]`
    "an [[erratum]]"
    ErratumShape {
        /// What it corrects: a cell `table.row@column`, row, column, table, note `table[^a]`, section, sentence `section.z3`, claim or chart.
        of: Text => Read,
        /// The day of the correction.
        date: Text => Date,
        /// Why, for readers.
        reason: Text,
    }
}

shape! {
    /// `edition.lock`
    "edition.lock"
    LockFile {
        /// The version of this form.
        version: Located<i64>,
        /// Title, date and the like.
        head: Names<Text> => Read,
        /// What tables, rows and columns are.
        tables: Names<Text> => Read,
        /// Figures as printed.
        figures: Names<Text> => Read,
        /// The notes of tables.
        notes: Names<Text> => Read,
        /// What came of requests.
        answers: Names<Text> => Read,
        /// Sentences by section.
        sentences: Names<Vec<Text>> => Read,
        /// Figures in no table.
        stated: Names<Text> => Read,
        /// What words assert, and how it turns out.
        claims: Names<Text> => Read,
        /// What is drawn.
        charts: Names<Text> => Read,
        /// Why something is accepted, exempt or revised.
        reasons: Names<Text> => Read,
        /// The files that go with it, by their SHA-256.
        attachments: Names<Text> => Read,
        /// What the site's own templates add to the page (`+ `) or leave out (`- `).
        templates: Vec<Text> => Read,
        /// What was corrected since.
        erratum: Vec<CorrectedShape>,
    }
}

shape! {
    /// `[[erratum]]` of `edition.lock`
    "an [[erratum]] of edition.lock"
    CorrectedShape {
        /// What it corrects.
        of: Text => Read,
        /// The day of the correction.
        date: Text => Date,
        /// Why.
        reason: Text,
        /// What it replaced.
        replaced: Vec<ReplacedShape>,
    }
}

shape! {
    /// `[[erratum.replaced]]`
    "an [[erratum.replaced]]"
    ReplacedShape {
        /// What kind of thing it is.
        part: Text => Read,
        /// What was replaced.
        at: Text => Read,
        /// What was said.
        was: Option<Text> => Read,
        /// What is said instead.
        now: Option<Text> => Read,
    }
}

shape! {
    /// `edition.toml` in the folder of a translation
    "a translation's edition.toml"
    TranslationFile {
        /// Its title in that language.
        title: Text,
        /// What it is about.
        subject: Option<Text>,
        /// Who sends it.
        sender: Option<Text>,
    }
}

shape! {
    /// `[column.x]` in `edition.toml`
    "a [column]"
    ColumnShape {
        /// Its header.
        label: Text,
        /// Its period; without one it is a category.
        period: Option<Text> => Period,
        /// The other reading of its header.
        or: Option<Text> => Period,
    }
}

shape! {
    /// A table of figures: `data/*.toml`
    "a table's file"
    TableFile {
        /// Its title.
        title: Text,
        /// What it was called in earlier editions.
        aliases: Vec<Text> => Id,
        /// Where the figures come from.
        source: Option<SourceShape>,
        /// What is counted.
        unit: Text,
        /// What kind of quantity it is.
        measure: Text => Measure,
        /// The source rounds to multiples of this; 1 where it does not round.
        rounded_to: Option<Located<i64>>,
        /// Which figures the source keeps back.
        withheld: Option<WithheldShape>,
        /// Signs in cells that mean something else here than `.` unknown, `x` secret, `-` nil.
        signs: Names<Text> => SignMeaning,
        /// How many decimals the figures show.
        decimals: Option<Located<i64>>,
        /// Whether periods stand in the header (`across`) or before the lines (`down`).
        periods: Option<Text> => PlaceOfPeriods,
        /// The period over which all its categories were counted.
        period: Option<Text> => Read,
        /// The day on which all its categories were counted.
        at: Option<Text> => Read,
        /// How a cell that holds several figures is printed: `{share}% ({count})`.
        compound: Option<Text> => Read,
        /// The table as printed: a line per row, cells parted by `|`; the first line names the columns, `id` and `label` first.
        cells: Option<Text> => Read,
        /// A CSV file beside it that holds the table.
        cells_from: Option<Text> => Read,
        /// What rows need beside their cells.
        row: Names<RowShape> => Words by RowId,
        /// What columns need beside their cells.
        column: Names<TableColumnShape>,
        /// The figures that a compound cell holds.
        part: Names<PartShape> => Words by Id,
        /// The notes.
        notes: Names<Text>,
        /// Why figures of the table are not what earlier editions said.
        revision: Vec<RevisionShape>,
    }
}

shape! {
    /// `[[revision]]`
    "a [[revision]]"
    RevisionShape {
        /// The figures: `table.row@column`, or a row, column or table as a whole; in a table's own file without the table.
        of: Text => Read,
        /// What kind of reason it is.
        kind: Text => RevisionKind,
        /// Why, for readers.
        reason: Text,
    }
}

shape! {
    /// `source`
    "a source"
    SourceShape {
        /// Who counted.
        name: Option<Text>,
        /// Why that is not known.
        unknown: Option<Text>,
        /// The day of counting.
        as_of: Option<Text> => Period,
        /// Where it can be found.
        url: Option<Text> => PageAddress,
        /// Under which licence.
        licence: Option<Text>,
    }
}

shape! {
    /// `withheld`
    "withheld"
    WithheldShape {
        /// Figures below this are not printed.
        below: Located<i64>,
        /// Whether zero is printed all the same.
        zero_is_shown: Located<bool>,
    }
}

shape! {
    /// `[row.x]`
    "a [row]"
    RowShape {
        /// Its header, where the grid does not give it.
        label: Option<Text>,
        /// What it was called in earlier editions.
        aliases: Vec<Text> => RowId,
        /// What is counted.
        unit: Option<Text>,
        /// What kind of quantity it is.
        measure: Option<Text> => Measure,
        /// To what the source rounds.
        rounded_to: Option<Located<i64>>,
        /// How many decimals its figures show.
        decimals: Option<Located<i64>>,
        /// How its cells are printed that hold several figures; empty where they hold one.
        compound: Option<Text> => Read,
        /// The rows it is the total of.
        total_of: Option<Vec<Text>> => Read,
        /// The row it is a part of.
        part_of: Option<Text> => Read,
        /// The row that its percentages are the share of; needs `denominator`.
        numerator: Option<Text> => Read,
        /// The row in which they are a share; needs `numerator`.
        denominator: Option<Text> => Read,
        /// Whether the parts add up.
        adds_up: Option<Located<bool>>,
        /// Whether readers see it.
        printed: Option<Located<bool>>,
        /// A heading shared with its neighbours.
        group: Option<Text>,
        /// Columns whose cells are not rounded.
        exact: Vec<Text> => Read,
        /// Its notes.
        notes: Vec<Text> => Read,
    }
}

shape! {
    /// `[column.x]` in a table's file
    "a table's [column]"
    TableColumnShape {
        /// Its header, where edition.toml does not give it.
        label: Option<Text>,
        /// The note that says what is counted otherwise from this period on.
        series_break: Option<Text> => Id,
        /// What is counted in a category.
        unit: Option<Text>,
        /// What kind of quantity a category is.
        measure: Option<Text> => Measure,
        /// To what the source rounds a category.
        rounded_to: Option<Located<i64>>,
        /// How many decimals the figures of a category show.
        decimals: Option<Located<i64>>,
        /// The categories it is the total of.
        total_of: Option<Vec<Text>> => Read,
        /// The category that its percentages are the share of; needs `denominator`.
        numerator: Option<Text> => Read,
        /// The category in which they are a share; needs `numerator`.
        denominator: Option<Text> => Read,
        /// Its notes.
        notes: Vec<Text> => Read,
    }
}

shape! {
    /// `[part.x]` in a table's file
    "a [part]"
    PartShape {
        /// Its name.
        label: Text,
        /// What is counted.
        unit: Option<Text>,
        /// What kind of quantity it is.
        measure: Option<Text> => Measure,
        /// To what the source rounds.
        rounded_to: Option<Located<i64>>,
        /// How many decimals its figures show.
        decimals: Option<Located<i64>>,
        /// The figure of the same cell that its percentages are the share of; needs `denominator`.
        numerator: Option<Text> => Read,
        /// The figure of the same cell, or the row, in which they are a share; needs `numerator`.
        denominator: Option<Text> => Read,
    }
}

shape! {
    /// `[x]` in `stated.toml`
    "a stated figure"
    StatedShape {
        /// The number as the text states it, hedge included: `ruim 300`.
        value: Text => Read,
        /// What is counted.
        unit: Text,
        /// What kind of quantity it is.
        measure: Option<Text> => Measure,
        /// The period over which it was counted.
        period: Option<Text> => Period,
        /// The day on which it was counted.
        at: Option<Text> => Period,
        /// Where it comes from.
        source: Option<SourceShape>,
        /// Why it has no source.
        no_source: Option<Text>,
    }
}

shape! {
    /// `[x]` in `charts.toml`
    "a chart"
    ChartShape {
        /// Its kind.
        kind: Text => ChartKind,
        /// Its headline.
        title: Text,
        /// What is drawn.
        subtitle: Option<Text>,
        /// The table; `panels` for a chart of several.
        table: Option<Text> => Read,
        /// The rows; all printed ones where there is no such key.
        rows: Option<Vec<Text>> => Read,
        /// The columns; all of them where there is no such key.
        columns: Option<Vec<Text>> => Read,
        /// Rows of any tables, each a panel: `lp.verzoeken`.
        panels: Option<Vec<Text>> => Read,
        /// Whether the panels share a scale.
        scale: Option<Text> => Scaling,
        /// Events to mark.
        events: Vec<Text> => Read,
        /// Notes of the author.
        note: Vec<Text>,
        /// Replaces the generated description.
        alt: Option<Text>,
        /// The claim of the text that its title repeats.
        claim: Option<Text> => Read,
        /// Each mark can be reached with the keyboard and says its figure.
        keyboard: Option<Located<bool>>,
    }
}

shape! {
    /// `accepted.toml`
    "accepted.toml"
    AcceptedFile {
        /// Findings that are published all the same, each with a reason that readers see.
        accept: Vec<AcceptShape>,
    }
}

shape! {
    /// `[[accept]]`
    "an [[accept]]"
    AcceptShape {
        /// The claim, by its label in the text; needs `verdict`.
        claim: Option<Text> => Read,
        /// The verdict on the claim; must be the one computed.
        verdict: Option<Text> => Verdict,
        /// The rule, as its finding names it; needs `at`.
        rule: Option<Text> => Rule,
        /// What the finding is about: a table, a cell `table.row@column`, a stated figure, the edition.
        at: Option<Text> => Read,
        /// Why it is published all the same, in words for readers.
        reason: Text,
    }
}
