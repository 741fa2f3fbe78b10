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
        /// Its languages; the first is that of its pages.
        languages: Vec<Text>,
        /// Where it will be read.
        base_url: Option<Text>,
        /// What tables can be downloaded as.
        formats: Option<Vec<Text>>,
        /// What it is.
        description: Option<Text>,
        /// Where the accessibility statement stands.
        accessibility_statement: Option<Text>,
        /// Signs that mean something else on this site.
        signs: Names<Text>,
        /// The rules that weigh otherwise.
        rules: Names<Text>,
    }
}

shape! {
    /// `publisher` in `site.toml`
    "publisher"
    PublisherShape {
        /// Its name.
        name: Text,
        /// Its own site.
        url: Option<Text>,
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
        /// The dossiers of the Kamer.
        dossiers: Vec<Text>,
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
        id: Text,
        /// When it happened.
        when: Option<Text>,
        /// From when on it holds.
        since: Option<Text>,
        /// For when it is foreseen.
        planned: Option<Text>,
        /// A few words.
        label: Text,
        /// A sentence.
        text: Text,
        /// The paper that tells of it.
        kamerstuk: Option<Text>,
        /// Whether its date is not in the source.
        inferred: Option<Located<bool>>,
    }
}

shape! {
    /// `[[body]]` in `dossier.toml`
    "a [[body]]"
    BodyShape {
        /// How other bodies name it.
        id: Text,
        /// Its name.
        name: Text,
        /// Its abbreviation.
        abbreviation: Option<Text>,
        /// The language of its name.
        language: Option<Text>,
        /// The body of which it is a part.
        parent: Option<Text>,
        /// When it was set up.
        established: Option<Text>,
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
        /// What the Kamer asked.
        request: Vec<RequestShape>,
    }
}

shape! {
    /// `[[request]]`
    "a [[request]]"
    RequestShape {
        /// What follows `request:` in the text.
        id: Text,
        /// Its kind.
        kind: Text,
        /// Who made it.
        by: Text,
        /// What was asked.
        title: Text,
        /// Whether a motion was adopted.
        adopted: Option<Located<bool>>,
        /// When it was made.
        made: Option<Text>,
        /// Whether its date is not in the source.
        inferred: Option<Located<bool>>,
        /// On which occasion.
        at: Option<Text>,
        /// The paper that holds it.
        kamerstuk: Option<Text>,
        /// Whether it asks to be informed again and again.
        periodic: Option<Located<bool>>,
        /// How often.
        every: Option<Text>,
        /// More about it.
        text: Option<Text>,
        /// How editions deal with it.
        answer: Vec<AnswerShape>,
    }
}

shape! {
    /// `[[request.answer]]`
    "a [[request.answer]]"
    AnswerShape {
        /// The edition.
        edition: Text,
        /// The sections that deal with it.
        sections: Vec<Text>,
        /// What came of it.
        status: Option<Text>,
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
        id: Text,
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
        /// The period it reports on.
        reference: Text,
        /// When it was sent.
        date: Option<Text>,
        /// Its own number.
        kamerstuk: Option<Text>,
        /// Until when it may not be published.
        embargo: Option<Text>,
        /// Whether it is not to be published yet.
        draft: Option<Located<bool>>,
        /// Columns that do not explain themselves.
        column: Names<ColumnShape>,
        /// Reasons for numbers that state no figure.
        exempt: Names<Text>,
    }
}

shape! {
    /// `[column.x]` in `edition.toml`
    "a [column]"
    ColumnShape {
        /// Its header.
        label: Text,
        /// Its period; without one it is a category.
        period: Option<Text>,
        /// The other reading of its header.
        or: Option<Text>,
    }
}

shape! {
    /// A table of figures: `data/*.toml`
    "a table's file"
    TableFile {
        /// Its title.
        title: Text,
        /// Where the figures come from.
        source: Option<SourceShape>,
        /// What is counted.
        unit: Text,
        /// What kind of quantity it is.
        measure: Text,
        /// To what the source rounds.
        rounded_to: Option<Located<i64>>,
        /// Which figures the source keeps back.
        withheld: Option<WithheldShape>,
        /// Signs that mean something else here.
        signs: Names<Text>,
        /// How many decimals the figures show.
        decimals: Option<Located<i64>>,
        /// Whether periods stand in the header (`across`) or before the lines (`down`).
        periods: Option<Text>,
        /// The period over which all its categories were counted.
        period: Option<Text>,
        /// The day on which all its categories were counted.
        at: Option<Text>,
        /// How a cell that holds several figures is printed: `{share}% ({count})`.
        compound: Option<Text>,
        /// The table as printed.
        cells: Option<Text>,
        /// A CSV file beside it that holds the table.
        cells_from: Option<Text>,
        /// What rows need beside their cells.
        row: Names<RowShape>,
        /// What columns need beside their cells.
        column: Names<TableColumnShape>,
        /// The figures that a compound cell holds.
        part: Names<PartShape>,
        /// The notes.
        notes: Names<Text>,
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
        as_of: Option<Text>,
        /// Where it can be found.
        url: Option<Text>,
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
        /// What is counted.
        unit: Option<Text>,
        /// What kind of quantity it is.
        measure: Option<Text>,
        /// To what the source rounds.
        rounded_to: Option<Located<i64>>,
        /// How many decimals its figures show.
        decimals: Option<Located<i64>>,
        /// How its cells are printed that hold several figures; empty where they hold one.
        compound: Option<Text>,
        /// The rows it is the total of.
        total_of: Option<Vec<Text>>,
        /// The row it is a part of.
        part_of: Option<Text>,
        /// Whether the parts add up.
        adds_up: Option<Located<bool>>,
        /// Whether readers see it.
        printed: Option<Located<bool>>,
        /// A heading shared with its neighbours.
        group: Option<Text>,
        /// Columns whose cells are not rounded.
        exact: Vec<Text>,
        /// Its notes.
        notes: Vec<Text>,
    }
}

shape! {
    /// `[column.x]` in a table's file
    "a table's [column]"
    TableColumnShape {
        /// Its header, where edition.toml does not give it.
        label: Option<Text>,
        /// What is counted in a category.
        unit: Option<Text>,
        /// What kind of quantity a category is.
        measure: Option<Text>,
        /// To what the source rounds a category.
        rounded_to: Option<Located<i64>>,
        /// How many decimals the figures of a category show.
        decimals: Option<Located<i64>>,
        /// The categories it is the total of.
        total_of: Option<Vec<Text>>,
        /// Its notes.
        notes: Vec<Text>,
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
        measure: Option<Text>,
        /// To what the source rounds.
        rounded_to: Option<Located<i64>>,
        /// How many decimals its figures show.
        decimals: Option<Located<i64>>,
    }
}

shape! {
    /// `[x]` in `stated.toml`
    "a stated figure"
    StatedShape {
        /// As the text states it.
        value: Text,
        /// What is counted.
        unit: Text,
        /// What kind of quantity it is.
        measure: Option<Text>,
        /// The period over which it was counted.
        period: Option<Text>,
        /// The day on which it was counted.
        at: Option<Text>,
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
        kind: Text,
        /// Its headline.
        title: Text,
        /// What is drawn.
        subtitle: Option<Text>,
        /// The table.
        table: Text,
        /// The rows; all printed ones where there is no such key.
        rows: Option<Vec<Text>>,
        /// Events to mark.
        events: Vec<Text>,
        /// Notes of the author.
        note: Vec<Text>,
        /// Replaces the generated description.
        alt: Option<Text>,
    }
}

shape! {
    /// `accepted.toml`
    "accepted.toml"
    AcceptedFile {
        /// The acceptances.
        accept: Vec<AcceptShape>,
    }
}

shape! {
    /// `[[accept]]`
    "an [[accept]]"
    AcceptShape {
        /// The claim.
        claim: Option<Text>,
        /// Its verdict.
        verdict: Option<Text>,
        /// The rule.
        rule: Option<Text>,
        /// What the finding is about.
        at: Option<Text>,
        /// Why.
        reason: Text,
    }
}
