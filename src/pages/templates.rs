//! Templates: the built-in ones, a site's own in their place, and what is wrong with them.
//!
//! The only caller of Tera. What is the same on every page is set once, here, and not per page.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_embed::RustEmbed;
use serde::Serialize;
use tera::{ErrorKind, ReportError, Tera};

use super::view::SiteView;
use super::{Context, Page};
use crate::output::Output;
use crate::wording::{self, ReadingWords, Words};

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Embedded;

/// A template of a site's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its path in the site's `templates/`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The name of the template: one of the site's own, or one that is built in.
    pub template: String,
    /// Where in it, if that is known.
    pub place: Option<TemplatePlace>,
    /// What is wrong; lower case, no full stop.
    pub message: String,
}

/// A place in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplatePlace {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1.
    pub column: usize,
    /// The bytes, if they are known.
    pub range: Option<Range<usize>>,
}

/// All templates of a site, ready to be filled in from any thread.
pub struct Templates {
    tera: Tera,
}

/// What every template sees.
#[derive(Serialize)]
struct Everywhere<'a> {
    site: SiteView,
    words: &'static Words,
    reading: &'static ReadingWords,
    /// What the script of the pages says, as JSON.
    script_words: String,
    asset: &'a BTreeMap<String, String>,
}

/// What one page shows, in the form that templates read.
#[derive(Clone, Debug)]
pub struct View(tera::Context);

impl View {
    /// The frame as `page`, and the content by its name.
    #[must_use]
    pub fn of(frame: &impl Serialize, name: &'static str, content: &impl Serialize) -> View {
        let mut view = tera::Context::new();
        // Views have names for keys and nothing that cannot be written down, so both are always there.
        if let (Ok(frame), Ok(content)) =
            (tera::Value::try_from_serializable(frame), tera::Value::try_from_serializable(content))
        {
            view.insert_value("page", frame);
            view.insert_value(name, content);
        }
        View(view)
    }
}

impl Templates {
    /// The built-in templates and the site's own, which win.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn new(context: &Context, overrides: &[Override]) -> Result<Templates, Vec<TemplateFault>> {
        let texts = texts(overrides);
        let faults: Vec<TemplateFault> = texts.iter().filter_map(|(name, text)| syntax_fault(name, text)).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut tera = Tera::new();
        tera.add_raw_templates(&texts).map_err(|error| reported(&error, &texts))?;
        let reading = wording::reading_words(context.language);
        let everywhere = Everywhere {
            site: SiteView::of(context),
            words: context.words(),
            reading,
            // Words of ours, which JSON can always hold.
            script_words: serde_json::to_string(&reading.script).unwrap_or_default(),
            asset: &context.assets.paths,
        };
        *tera.global_context() =
            tera::Context::from_serialize(&everywhere).map_err(|error| reported(&error, &texts))?;
        Ok(Templates { tera })
    }

    /// The page as HTML.
    ///
    /// # Errors
    /// The first thing that is wrong with its template.
    pub fn render(&self, page: &Page) -> Result<Output, TemplateFault> {
        let mut html = Vec::with_capacity(1 << 14);
        match self.tera.render_to(page.template, &page.view.0, &mut html) {
            Ok(()) => Ok(Output::new(page.path.clone(), html)),
            Err(error) => Err(rendering_fault(page.template, &error)),
        }
    }
}

fn texts(overrides: &[Override]) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = Embedded::iter()
        .filter_map(|name| Embedded::get(&name).map(|file| (name, file)))
        .map(|(name, file)| (name.into_owned(), String::from_utf8_lossy(&file.data).into_owned()))
        .collect();
    texts.extend(overrides.iter().map(|file| (file.name.clone(), file.text.clone())));
    texts
}

/// Asked per template, since Tera stops at the first that it cannot read.
fn syntax_fault(name: &str, text: &str) -> Option<TemplateFault> {
    let error = Tera::new().add_raw_template(name, text).err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(fault_at(report)),
        // Alone, a template lacks those it builds on; that is looked at when all are there.
        _ => None,
    }
}

fn rendering_fault(template: &str, error: &tera::Error) -> TemplateFault {
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => fault_at(report),
        other => TemplateFault { template: template.to_owned(), place: None, message: sentence(&other.to_string()) },
    }
}

fn fault_at(report: &ReportError) -> TemplateFault {
    let span = report.span();
    let place = TemplatePlace { line: span.start_line, column: span.start_col + 1, range: Some(span.range.clone()) };
    TemplateFault { template: report.filename().to_owned(), place: Some(place), message: sentence(report.message()) }
}

/// The faults of templates among each other, which Tera hands over as one printed text.
fn reported(error: &tera::Error, texts: &BTreeMap<String, String>) -> Vec<TemplateFault> {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        return vec![fault_at(report)];
    }
    let text = error.to_string();
    let faults: Vec<TemplateFault> = text.split("\n\n").filter_map(printed_fault).collect();
    if !faults.is_empty() {
        return faults;
    }
    let template = text.split(['\'', '`']).find(|word| texts.contains_key(*word)).unwrap_or("").to_owned();
    vec![TemplateFault { template, place: None, message: sentence(&text) }]
}

/// Reads `error: …` and, on the next line, ` --> name:line:column`.
fn printed_fault(text: &str) -> Option<TemplateFault> {
    let (message, rest) = text.strip_prefix("error: ")?.split_once('\n')?;
    let (_, at) = rest.lines().next()?.split_once("--> ")?;
    let mut parts = at.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let place = Some(TemplatePlace { line, column, range: None });
    Some(TemplateFault { template: parts.next()?.to_owned(), place, message: sentence(message) })
}

/// In the form of findings: lower case, no full stop.
fn sentence(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::super::example::with_context;
    use super::{Override, TemplateFault, TemplatePlace, Templates};

    fn faults(overrides: &[(&str, &str)]) -> Vec<TemplateFault> {
        let overrides: Vec<Override> = overrides
            .iter()
            .map(|(name, text)| Override { name: (*name).to_owned(), text: (*text).to_owned() })
            .collect();
        with_context(|context| Templates::new(context, &overrides).err().unwrap_or_default())
    }

    #[test]
    fn every_template_that_cannot_be_read_is_named_with_its_place() {
        let found = faults(&[("a.html", "\n{{ x"), ("b.html", "{% if %}")]);
        let places: Vec<_> = found.iter().map(|fault| (&*fault.template, fault.place.as_ref().unwrap().line)).collect();
        assert_eq!(places, [("a.html", 2), ("b.html", 1)]);
    }

    #[test]
    fn what_a_template_asks_for_in_vain_is_named_with_its_place() {
        let found = faults(&[("a.html", "\n {{ words.home | shout }}"), ("b.html", "{{ <nothing/> }}")]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].message, "unknown filter `shout`");
        assert_eq!(found[0].template, "a.html");
        assert_eq!(found[0].place, Some(TemplatePlace { line: 2, column: 18, range: None }));
    }

    #[test]
    fn a_template_meets_the_fields_of_a_view_in_their_order() {
        let text = String::from("{% for name, _ in site %}{{ name }} {% endfor %}");
        let own = Override { name: String::from("home.html"), text };
        with_context(|context| {
            let templates = Templates::new(context, &[own]).unwrap();
            let page = super::super::home::pages(context, &[]).remove(0);
            let fields = [
                "title description notice language original publisher logo accessibility_statement",
                "concept own_style letters ",
            ]
            .join(" ");
            assert_eq!(String::from_utf8(templates.render(&page).unwrap().bytes).unwrap(), fields);
        });
    }

    #[test]
    fn a_template_of_the_site_takes_the_place_of_a_built_in_one() {
        let own = Override { name: String::from("home.html"), text: String::from("{{ site.title }} {{ page.titel }}") };
        with_context(|context| {
            let templates = Templates::new(context, &[own]).unwrap();
            let page = super::super::home::pages(context, &[]).remove(0);
            let fault = templates.render(&page).unwrap_err();
            assert_eq!(fault.template, "home.html");
            let known =
                "about, canonical, description, linked_data, menu, metas, review, root, search, searched, title, trail";
            assert_eq!(fault.message, format!("field `titel` is not defined. Available fields: {known}"));
            assert_eq!(fault.place.and_then(|place| place.range), Some(25..30));
        });
    }
}
