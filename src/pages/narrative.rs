//! The words of an edition as HTML: sentences that can be cited, words that lead to what they are bound to.
//!
//! Tables and charts break the words into parts, so that their templates show them. All text is escaped here.

use super::html::Html;
use super::link::{self, Here, fragment, part};
use super::view::{ChartView, ContentsView, FootnoteView, Part, SectionView, TermView};
use super::{Context, Draft, drawings, figures, glossary, requests};
use crate::address;
use crate::charts::Drawing;
use crate::model::{
    Address, Block, ChartIx, ClaimIx, DefinitionItem, Dossier, Edition, ExemptionIx, FigureIx, FootnoteIx, Inline,
    Language, RequestIx, Section, Sentence, StatedIx, Table, TableIx, Target, TermIx, Verdict, plain, unbroken,
};
use crate::wording::{self, Words, words};

/// What the words of an edition became.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// In the order of the edition.
    pub(super) sections: Vec<SectionView>,
    /// In the order of their numbers.
    pub(super) footnotes: Vec<FootnoteView>,
    /// The words of each exemption, each once.
    pub(super) exempt: Vec<Vec<String>>,
    /// The terms that the words use, by the alphabet.
    pub(super) terms: Vec<TermView>,
    /// Which tables have their place among the words.
    pub(super) tables: Vec<bool>,
    /// Which charts have.
    pub(super) charts: Vec<bool>,
}

/// The words of an edition, for its own page.
pub(super) fn tell(draft: &Draft, dossier: &Dossier, edition: &Edition, drawings: &[Drawing]) -> Told {
    let mut teller = Teller::new(draft, dossier, edition, drawings);
    let section = |section: &Section| SectionView {
        requests: requests::of_section(draft, dossier, edition, &section.id),
        ..teller.section(section)
    };
    let sections = edition.narrative.sections.iter().map(section).collect();
    let footnotes = (1..).zip(&edition.narrative.footnotes);
    let footnotes = footnotes.map(|(number, footnote)| {
        let id = part::footnote(number);
        let parts = teller.part_by_part(&id, &footnote.blocks);
        FootnoteView { backs: figures::backs(&id, footnote.references), parts, id }
    });
    let footnotes = footnotes.collect();
    let terms = dossier.terms.iter().zip(&teller.terms).filter(|(_, used)| **used);
    let terms = glossary::by_alphabet(terms.filter_map(|(term, _)| term.as_ref()).collect());
    Told { sections, footnotes, exempt: teller.exempt, terms, tables: teller.tables, charts: teller.charts }
}

/// The table of contents of an edition's sections.
pub(super) fn contents(edition: &Edition) -> Vec<ContentsView> {
    let entry = |section: &Section| ContentsView {
        text: plain(&section.title),
        href: fragment(&section.id),
        parts: section.blocks.iter().filter_map(subheading).collect(),
    };
    edition.narrative.sections.iter().map(entry).collect()
}

fn subheading(block: &Block) -> Option<ContentsView> {
    match block {
        Block::Heading { level: 2, id, words, .. } => {
            Some(ContentsView { text: plain(words), href: fragment(id), parts: Vec::new() })
        }
        _ => None,
    }
}

/// Writes words while keeping count of what may stand on a page only once.
struct Teller<'a> {
    context: &'a Context<'a>,
    here: &'a Here,
    language: Language,
    words: &'static Words,
    /// Of which addresses are made.
    folders: &'static Words,
    dossier: &'a Dossier,
    edition: &'a Edition,
    drawings: &'a [Drawing],
    /// What is being written: sentences are counted within it.
    section: String,
    sentences: usize,
    done: Vec<Part>,
    html: Html,
    /// A link holds no other.
    is_in_link: bool,
    exempt: Vec<Vec<String>>,
    terms: Vec<bool>,
    tables: Vec<bool>,
    charts: Vec<bool>,
    claims: Vec<bool>,
}

impl<'a> Teller<'a> {
    fn new(draft: &'a Draft, dossier: &'a Dossier, edition: &'a Edition, drawings: &'a [Drawing]) -> Teller<'a> {
        Teller {
            context: draft.context,
            here: &draft.here,
            language: draft.context.language,
            words: words(draft.context.language),
            folders: draft.context.folders(),
            dossier,
            edition,
            drawings,
            section: String::new(),
            sentences: 0,
            done: Vec::new(),
            html: Html::default(),
            is_in_link: false,
            exempt: vec![Vec::new(); edition.exemptions.len()],
            terms: vec![false; dossier.terms.len()],
            tables: vec![false; edition.tables.len()],
            charts: vec![false; edition.charts.len()],
            claims: vec![false; edition.claims.len()],
        }
    }

    fn section(&mut self, section: &Section) -> SectionView {
        self.inlines(&section.title);
        let title = std::mem::take(&mut self.html);
        let is_listed = self.edition.to_revise.contains(&section.id);
        SectionView {
            id: section.id.clone(),
            title,
            to_revise: is_listed.then_some(self.words.to_revise),
            requests: Vec::new(),
            parts: self.part_by_part(&section.id, &section.blocks),
        }
    }

    fn part_by_part(&mut self, section: &str, blocks: &[Block]) -> Vec<Part> {
        section.clone_into(&mut self.section);
        self.sentences = 0;
        self.blocks(blocks);
        self.finish_html();
        std::mem::take(&mut self.done)
    }

    fn finish_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        if !html.is_empty() {
            self.done.push(Part { html: Some(html), ..Part::default() });
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, words, .. } => self.heading(*level, id, words),
            Block::Paragraph(sentences) => self.within("p", |teller| teller.sentences(sentences)),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(blocks) => self.within("blockquote", |teller| teller.blocks(blocks)),
            Block::Definitions(items) => self.within("dl", |teller| teller.definitions(items)),
            Block::TextTable { head, rows } => self.text_table(head, rows),
            Block::Code(text) => {
                self.html.markup("<pre tabindex=\"0\"><code>");
                self.html.text(text.as_str());
                self.html.markup("</code></pre>");
            }
            Block::Break => self.html.markup("<hr>"),
            Block::Table(table) => self.table(*table),
            Block::Chart(chart) => self.chart(*chart),
        }
    }

    fn within(&mut self, name: &str, content: impl FnOnce(&mut Teller<'a>)) {
        self.html.open(name, &[]);
        content(self);
        self.html.close(name);
        self.html.markup("\n");
    }

    /// The page's title is the first level and a section's the second, so all others are one further down.
    fn heading(&mut self, level: u8, id: &str, words: &[Inline]) {
        let name = format!("h{}", level.saturating_add(1).clamp(3, 6));
        self.html.open(&name, &[("id", id)]);
        self.inlines(words);
        self.html.close(&name);
        self.html.markup("\n");
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let name = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(number) if number != 1 => self.html.open(name, &[("start", &number.to_string())]),
            _ => self.html.open(name, &[]),
        }
        for item in items {
            self.within("li", |teller| teller.item(item));
        }
        self.html.close(name);
        self.html.markup("\n");
    }

    /// A single paragraph is the item itself.
    fn item(&mut self, blocks: &[Block]) {
        let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).count();
        for block in blocks {
            match block {
                Block::Paragraph(sentences) if paragraphs == 1 => self.sentences(sentences),
                _ => self.block(block),
            }
        }
    }

    fn definitions(&mut self, items: &[DefinitionItem]) {
        for item in items {
            self.within("dt", |teller| teller.inlines(&item.term));
            for definition in &item.definitions {
                self.within("dd", |teller| teller.item(definition));
            }
        }
    }

    fn text_table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let attributes =
            [("class", "text-table"), ("role", "group"), ("aria-label", self.words.table), ("tabindex", "0")];
        self.html.open("div", &attributes);
        self.html.markup("<table><thead><tr>");
        for cell in head {
            self.html.open("th", &[("scope", "col")]);
            self.inlines(cell);
            self.html.close("th");
        }
        self.html.markup("</tr></thead><tbody>");
        for row in rows {
            self.within("tr", |teller| row.iter().for_each(|cell| teller.text_cell(cell)));
        }
        self.html.markup("</tbody></table></div>\n");
    }

    fn text_cell(&mut self, cell: &[Inline]) {
        self.html.open("td", &[]);
        self.inlines(cell);
        self.html.close("td");
    }

    fn table(&mut self, TableIx(at): TableIx) {
        let (Some(table), Some(placed)) = (self.edition.tables.get(at), self.tables.get_mut(at)) else {
            return;
        };
        if std::mem::replace(placed, true) {
            return self.again(&part::table(&table.id), &table.title);
        }
        let page = self.here.to(&address::table(self.dossier, self.edition, table, self.folders));
        let view = figures::table(table, self.language, Some(page));
        self.finish_html();
        self.done.push(Part { table: Some(view), ..Part::default() });
    }

    fn chart(&mut self, ChartIx(at): ChartIx) {
        let (Some(chart), Some(placed)) = (self.edition.charts.get(at), self.charts.get_mut(at)) else {
            return;
        };
        if std::mem::replace(placed, true) {
            return self.again(&part::chart(&chart.id), chart.title.as_str());
        }
        let drawing = self.drawings.get(at);
        let view =
            drawing.and_then(|drawing| drawings::chart((self.dossier, self.edition), chart, drawing, self.language));
        let of = (self.dossier, self.edition);
        let view = view
            .zip(drawing)
            .map(|(view, drawing)| ChartView { files: drawings::files(self.context, self.here, of, drawing), ..view });
        self.finish_html();
        self.done.push(Part { chart: view, ..Part::default() });
    }

    /// Where a table is to be seen: on this page, unless it is so long that it stands on its own only.
    fn place_of(&self, at: TableIx) -> Option<String> {
        let table = self.edition.tables.get(at.0)?;
        if figures::is_apart(self.edition, at) {
            return Some(self.here.to(&address::table(self.dossier, self.edition, table, self.folders)));
        }
        Some(fragment(&part::table(&table.id)))
    }

    /// What stands on the page already is not shown twice: its places would have the same names.
    fn again(&mut self, id: &str, title: &str) {
        self.within("p", |teller| teller.fills("again", Some(fragment(id)), title));
    }

    fn sentences(&mut self, sentences: &[Sentence]) {
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 && !self.html.ends_with_space() {
                self.html.markup(" ");
            }
            self.sentences += 1;
            let id = part::sentence(&self.section, self.sentences);
            self.html.open("span", &[("class", "sentence"), ("id", &id)]);
            // What follows a footnote's mark begins with the space that is between the two sentences.
            if let Some((Inline::Text(first), rest)) = sentence.words.split_first() {
                self.html.text(first.as_str().trim_start());
                self.inlines(rest);
            } else {
                self.inlines(&sentence.words);
            }
            self.html.close("span");
        }
    }

    fn inlines(&mut self, words: &[Inline]) {
        for word in words {
            self.inline(word);
        }
    }

    fn inline(&mut self, word: &Inline) {
        match word {
            Inline::Text(run) => self.html.text(run.as_str()),
            Inline::Emphasis(words) => self.around("em", &[], words),
            Inline::Strong(words) => self.around("strong", &[], words),
            Inline::Code(run) => {
                self.html.open("code", &[]);
                self.html.text(run.as_str());
                self.html.close("code");
            }
            Inline::Bound(target, words) => self.bound(target, words),
            Inline::Cited(paper, run) => self.fills("kamerstuk", paper.url(), &unbroken(run.as_str())),
            Inline::Footnote(footnote, reference) => self.footnote(*footnote, *reference),
            Inline::Break => self.html.markup("<br>"),
        }
    }

    fn around(&mut self, name: &str, attributes: &[(&str, &str)], words: &[Inline]) {
        self.html.open(name, attributes);
        self.inlines(words);
        self.html.close(name);
    }

    fn bound(&mut self, target: &Target, words: &[Inline]) {
        match target {
            Target::Figure(figure) => self.figure(*figure, words),
            Target::Stated(StatedIx(at)) => {
                let stated = self.edition.stated.get(*at);
                let href = stated.map(|stated| fragment(&part::stated(&stated.id)));
                match stated.filter(|_| words.is_empty()) {
                    Some(stated) => self.fills("figure", href, &stated.text),
                    None => self.leads("figure", href, words),
                }
            }
            Target::Claim(claim) => self.claim(*claim, words),
            Target::Exempt(ExemptionIx(at)) => {
                self.note_exempt(*at, words);
                self.inlines(words);
            }
            Target::Kamerstuk(paper) => self.leads("kamerstuk", paper.url(), words),
            Target::Request(RequestIx(at)) => {
                let page = address::requests(self.dossier, self.folders);
                let request = self.dossier.requests.get(*at);
                let href = request.map(|request| self.here.to_part(&page, &part::request(request)));
                self.leads("request", href, words);
            }
            Target::Term(term) => {
                let href = self.explained(*term);
                self.leads("term", href, words);
            }
            Target::Edition { edition, anchor } => {
                let page = address::edition(self.dossier, edition);
                let whole = || self.here.to(&page);
                let href = anchor.as_ref().map_or_else(whole, |anchor| self.here.to_part(&page, anchor));
                self.leads("edition", Some(href), words);
            }
            Target::Table(table) => {
                let href = self.place_of(*table);
                self.leads("anchor", href, words);
            }
            Target::Chart(ChartIx(at)) => {
                let href = self.edition.charts.get(*at).map(|chart| fragment(&part::chart(&chart.id)));
                self.leads("anchor", href, words);
            }
            Target::Anchor(anchor) => self.leads("anchor", Some(fragment(anchor)), words),
            Target::Language(tag) => self.around("span", &[("lang", tag)], words),
            Target::Url(url) => self.leads("external", link::outside(url), words),
            Target::Broken => self.inlines(words),
        }
    }

    /// Where a term is explained: at the end of the page, so that paper has it too.
    fn explained(&mut self, TermIx(at): TermIx) -> Option<String> {
        let term = self.dossier.terms.get(at)?.as_ref()?;
        *self.terms.get_mut(at)? = true;
        Some(fragment(&part::term(term)))
    }

    /// The words as a link, or plain where there is nowhere to lead.
    fn leads(&mut self, class: &str, href: Option<String>, words: &[Inline]) {
        self.linked(class, href, |teller| teller.inlines(words));
    }

    /// The same of a text that is no words of the author.
    fn fills(&mut self, class: &str, href: Option<String>, text: &str) {
        self.linked(class, href, |teller| teller.html.text(text));
    }

    fn linked(&mut self, class: &str, href: Option<String>, inside: impl FnOnce(&mut Self)) {
        let Some(href) = href.filter(|_| !self.is_in_link) else {
            return inside(self);
        };
        let other = self.context.other_language(&href).map(|tag| ("hreflang", tag));
        self.html.open("a", &[("class", class), ("href", &href)].into_iter().chain(other).collect::<Vec<_>>());
        self.is_in_link = true;
        inside(self);
        self.is_in_link = false;
        self.html.close("a");
    }

    fn figure(&mut self, FigureIx(at): FigureIx, words: &[Inline]) {
        let figure = self.edition.figures.get(at);
        let addresses = figure.map(|figure| figure.expression.addresses()).unwrap_or_default();
        let Some(address) = addresses.first() else {
            return self.inlines(words);
        };
        let printed = address.first_cell().and_then(|cell| self.edition.cell(cell)).map(|cell| cell.printed.as_str());
        match printed {
            Some(printed) if words.is_empty() => {
                let href = self.figure_link(address);
                self.fills("figure", href, printed);
            }
            _ => self.leads("figure", self.figure_link(address), words),
        }
    }

    /// Where a figure is to be seen, be it on the table's own page: its cell, or the table where the address names no
    /// single column.
    fn figure_link(&self, address: &Address) -> Option<String> {
        match (address, address.first_cell()) {
            (_, Some(cell)) => {
                let table = self.edition.tables.get(cell.table.0)?;
                Some(self.to_table(cell.table, table, &figures::place(table, cell.row, cell.column)))
            }
            (Address::Cells { table: at, .. }, None) => {
                let table = self.edition.tables.get(at.0)?;
                Some(self.to_table(*at, table, &part::table(&table.id)))
            }
            (Address::Stated(StatedIx(at)), None) => {
                self.edition.stated.get(*at).map(|stated| fragment(&part::stated(&stated.id)))
            }
            (Address::Columns(_), None) => None,
        }
    }

    /// The way to a part of a table, on this page or on its own.
    fn to_table(&self, at: TableIx, table: &Table, place: &str) -> String {
        if figures::is_apart(self.edition, at) {
            return self.here.to_part(&address::table(self.dossier, self.edition, table, self.folders), place);
        }
        fragment(place)
    }

    fn claim(&mut self, ClaimIx(at): ClaimIx, words: &[Inline]) {
        let (Some(claim), Some(marked)) = (self.edition.claims.get(at), self.claims.get_mut(at)) else {
            return self.inlines(words);
        };
        if std::mem::replace(marked, true) {
            self.html.open("span", &[("class", "claim")]);
        } else {
            self.html.open("span", &[("class", "claim"), ("id", &part::claimed(&claim.id))]);
        }
        self.inlines(words);
        let href = fragment(&part::claim(&claim.id));
        let number = (at + 1).to_string();
        let label = format!("{} {number}", self.words.claim);
        // Who reads no further than the words must see that the figures do not bear them out.
        let verdict = self.edition.evaluations.get(at).map(|evaluation| evaluation.verdict);
        let (class, sign, label) = match verdict {
            None | Some(Verdict::Holds) => ("claim-mark", "", label),
            Some(verdict) => {
                let said = wording::labelled(&label, wording::verdict(verdict, self.language), self.language);
                ("claim-mark doubted", if verdict == Verdict::Contradicted { "!" } else { "?" }, said)
            }
        };
        self.html.open("a", &[("class", class), ("href", &href), ("aria-label", &label)]);
        self.html.text(&format!("{number}{sign}"));
        self.html.markup("</a></span>");
    }

    fn note_exempt(&mut self, at: usize, words: &[Inline]) {
        let words = plain(words);
        if let Some(known) = self.exempt.get_mut(at).filter(|known| !known.contains(&words)) {
            known.push(words);
        }
    }

    fn footnote(&mut self, FootnoteIx(at): FootnoteIx, reference: usize) {
        let number = (at + 1).to_string();
        let note = part::footnote(at + 1);
        let label = format!("{} {number}", self.words.footnote);
        self.html.markup("<sup>");
        let attributes = [
            ("class", "note-mark"),
            ("role", "doc-noteref"),
            ("id", &part::reference(&note, reference + 1)),
            ("href", &fragment(&note)),
            ("aria-label", &label),
        ];
        self.html.open("a", &attributes);
        self.html.text(&number);
        self.html.markup("</a></sup>");
    }
}

#[cfg(test)]
mod tests {
    use super::super::Draft;
    use super::super::example::{drawings, with_context};
    use super::{Told, address, tell};

    fn told<T>(test: impl FnOnce(Told) -> T) -> T {
        with_context(|context| {
            let dossier = &context.site.dossiers[0];
            let edition = &dossier.editions[0];
            let draft = Draft::of_dossier(context, dossier, address::edition(dossier, &edition.id));
            test(tell(&draft, dossier, edition, &drawings()))
        })
    }

    fn html(told: &Told, part: usize) -> String {
        told.sections[0].parts[part].html.as_ref().map(|html| html.as_str().to_owned()).unwrap_or_default()
    }

    #[test]
    fn every_sentence_can_be_cited_and_every_bound_word_leads_to_what_it_is_bound_to() {
        let expected = concat!(
            r#"<p><span class="sentence" id="cijfers.z1">In 2022 vertrokken er "#,
            r##"<a class="figure" href="#terugkeer.gedwongen@2022">30</a> &amp; meer."##,
            r##"<sup><a class="note-mark" role="doc-noteref" id="voetnoot.1.1" href="#voetnoot.1" "##,
            r#"aria-label="Voetnoot 1">1</a></sup></span> "#,
            r#"<span class="sentence" id="cijfers.z2"><span class="claim" id="claim.hoogste">Nooit eerder zo hoog"#,
            r##"<a class="claim-mark" href="#bewering.hoogste" aria-label="Bewering 1">1</a></span>: "##,
            r##"<a class="figure" href="#terugkeer.gedwongen@2022">30</a>."##,
            "\u{a0}",
            r##"<sup><a class="note-mark" role="doc-noteref" id="voetnoot.1.2" href="#voetnoot.1" "##,
            r#"aria-label="Voetnoot 1">1</a></sup></span></p>"#,
            "\n<ul><li>"
        );
        told(|told| assert_eq!(html(&told, 0), expected));
    }

    #[test]
    fn a_table_breaks_the_words_and_stands_on_the_page_only_once() {
        told(|told| {
            assert_eq!(told.sections[0].parts[1].table.as_ref().map(|table| &*table.id), Some("tabel.terugkeer"));
            let after = "</li>\n</ul>\n<p><a class=\"again\" href=\"#tabel.terugkeer\">Terugkeer</a></p>\n";
            assert_eq!(html(&told, 2), after);
            assert_eq!((told.tables, told.charts), (vec![true], vec![false]));
        });
    }

    #[test]
    fn a_footnote_leads_back_to_each_of_its_references() {
        told(|told| {
            let backs: Vec<&str> = told.footnotes[0].backs.iter().map(|back| &*back.href).collect();
            assert_eq!(backs, ["#voetnoot.1.1", "#voetnoot.1.2"]);
        });
    }
}
