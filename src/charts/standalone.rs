//! A chart as a file of its own: with its title, its key, what has to be known to read it, and where it comes from.
//!
//! A picture is passed on without the page that it stood on, so it says by itself what it shows. Its colours are
//! written out, since programs outside of browsers know no custom properties; its text stays text.

use std::fmt::Write;

use super::{
    Drawing,
    frame::{LEADING, WIDE},
    key::{self, Entry},
    markup::{escaped, pixel},
    metrics,
};
use crate::model::Look;

/// Around everything.
const MARGIN: f64 = 24.0;
/// The sizes of title, subtitle and what stands below.
const TITLE: f64 = 20.0;
const SUBTITLE: f64 = 14.0;
const SMALL: f64 = 12.0;
/// The most lines of one text.
const LINES: usize = 6;
/// Bold text is wider than the table of widths has it.
const BOLD: f64 = 1.08;

/// What stands around a drawing in its file.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// What the chart says of itself.
    pub title: &'a str,
    /// What is drawn, in what unit.
    pub subtitle: Option<&'a str>,
    /// `Bron: DT&V`, each source once.
    pub sources: &'a [String],
    /// Who says so, in what, on which day.
    pub publication: &'a str,
    /// Where it is published.
    pub address: &'a str,
    /// Who publishes it.
    pub publisher: &'a str,
    /// Under which licences the figures may be used.
    pub licences: &'a [String],
    /// The tag of the language of its words.
    pub language: &'static str,
}

/// The colours of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    ground: String,
    ink: String,
    muted: String,
    grid: String,
    base: String,
    series: [String; 4],
}

impl Colours {
    /// Those of charts on light pages, since a file is paper; what is built in where a sheet sets something that is no colour.
    #[must_use]
    pub fn of(look: &Look) -> Colours {
        let colour = |name: &str, otherwise: &str| {
            let named = look.light.get(&format!("chart-{name}"));
            named.map_or_else(|| otherwise.to_owned(), |named| named.colour.to_string())
        };
        Colours {
            ground: colour("ground", "#ffffff"),
            ink: colour("ink", "#14191e"),
            muted: colour("muted", "#56616b"),
            grid: colour("grid", "#dfe4e8"),
            base: colour("base", "#56616b"),
            series: [
                colour("s1", "#0c285a"),
                colour("s2", "#c54a2c"),
                colour("s3", "#723b67"),
                colour("s4", "#12866d"),
            ],
        }
    }

    /// What the classes of a drawing look like.
    pub(super) fn style(&self) -> String {
        let Colours { ground, ink, muted, grid, base, series } = self;
        let mut style = format!(
            "text{{font-family:'Kamerbrief Sans','Liberation Sans',Arial,Helvetica,sans-serif}}\
             .ink{{fill:{ink}}}.mut{{fill:{muted}}}.gr{{fill:{ground}}}\
             .va{{paint-order:stroke;stroke:{ground};stroke-width:3px;stroke-linejoin:round}}.on{{stroke-width:5px}}\
             .bg{{fill:{ground}}}path.ln{{fill:none}}path.grid{{stroke:{grid}}}path.base{{stroke:{base}}}\
             path.ev{{stroke:{muted};stroke-dasharray:1.5 3}}path.br{{stroke:{ink};stroke-dasharray:6 4}}"
        );
        for (at, colour) in series.iter().enumerate() {
            let class = at + 1;
            // Writing to a string does not fail.
            write!(
                style,
                ".s{class}.tx,.s{class}.fl{{fill:{colour}}}\
                 .s{class}.ho{{fill:{ground};stroke:{colour};stroke-width:1.5}}\
                 .s{class}.ha{{stroke:{colour};stroke-width:1.5}}\
                 .s{class}.rg{{fill:{ground};stroke:{colour};stroke-width:1.25;stroke-dasharray:3 2}}\
                 .s{class}.st{{fill:{colour};fill-opacity:.25;stroke:{colour};stroke-width:.75;stroke-dasharray:3 2}}\
                 .s{class}.ln{{stroke:{colour};stroke-width:2.25;stroke-linecap:round}}\
                 .s{class}.hl{{fill:none;stroke:{colour};stroke-width:2}}"
            )
            .ok();
        }
        style
    }
}

/// The chart as an SVG document, in these colours.
#[must_use]
pub fn standalone(drawing: &Drawing, around: &Around<'_>, colours: &Colours) -> String {
    let mut file = File { body: String::new(), bottom: MARGIN };
    file.lines(around.title, (TITLE, BOLD), "ink", " font-weight=\"700\"");
    if let Some(subtitle) = around.subtitle {
        file.lines(subtitle, (SUBTITLE, 1.0), "mut", "");
    }
    if !drawing.key_is_for_slim {
        file.key(&drawing.key);
    }
    file.bottom += SMALL / 2.0;
    file.body.push_str(&drawing.sheet.within(MARGIN, file.bottom));
    file.bottom += drawing.sheet.size().1;
    for note in &drawing.notes {
        file.lines(note, (SMALL, 1.0), "ink", "");
    }
    file.bottom += SMALL / 2.0;
    for source in around.sources {
        file.lines(source, (SMALL, 1.0), "mut", "");
    }
    file.lines(around.publication, (SMALL, 1.0), "mut", "");
    let (width, height) = (WIDE.width + 2.0 * MARGIN, file.bottom + MARGIN);
    let (wide, high) = (pixel(width), pixel(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         role=\"img\" aria-labelledby=\"title description\" lang=\"{}\"><title id=\"title\">{}</title>\
         <desc id=\"description\">{}</desc>{}<style>{}</style><rect class=\"bg\" width=\"{wide}\" height=\"{high}\"/>{}</svg>\n",
        around.language,
        escaped(around.title),
        escaped(&drawing.description),
        metadata(around),
        colours.style(),
        file.body
    )
}

/// What it is and where it comes from, for programs: Dublin Core in RDF, as SVG 1.1 suggests (section 21).
fn metadata(around: &Around<'_>) -> String {
    let each = |name: &str, values: &[String]| -> String {
        let elements = values.iter().map(|value| format!("<dc:{name}>{}</dc:{name}>", escaped(value)));
        elements.collect::<Vec<_>>().concat()
    };
    format!(
        "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"{}\"><dc:title>{}</dc:title>\
         <dc:publisher>{}</dc:publisher><dc:language>{}</dc:language><dc:relation>{}</dc:relation>{}{}\
         </rdf:Description></rdf:RDF></metadata>",
        escaped(around.address),
        escaped(around.title),
        escaped(around.publisher),
        around.language,
        escaped(around.publication),
        each("source", around.sources),
        each("rights", around.licences),
    )
}

/// A file in the making.
struct File {
    body: String,
    /// Where what is written ends, from above.
    bottom: f64,
}

impl File {
    /// A text over as many lines as it needs; `wider` says how much wider it is than its size says.
    fn lines(&mut self, text: &str, (size, wider): (f64, f64), class: &str, more: &str) {
        for line in metrics::wrapped(text, size * wider, WIDE.width, LINES) {
            self.bottom += size * LEADING;
            let (x, y) = (pixel(MARGIN), pixel(self.bottom - size * 0.25));
            // Writing to a string does not fail.
            write!(
                self.body,
                "<text class=\"{class} tx\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{more}>{}</text>",
                escaped(&line)
            )
            .ok();
        }
    }

    fn key(&mut self, key: &[Entry]) {
        let (markup, bottom) = key::drawn(key, (MARGIN, WIDE.width), self.bottom);
        self.body.push_str(&markup);
        self.bottom = bottom;
    }
}

#[cfg(test)]
mod tests {
    use super::{Around, Colours, standalone};
    use crate::{
        charts::samples,
        model::{Language, Look},
    };

    fn around() -> Around<'static> {
        Around {
            title: "Vertrek <naar> Marokko",
            subtitle: Some("Aantal personen"),
            sources: &[],
            publication: "Ministerie, Stand van zaken",
            address: "https://kamerbrief.example/marokko/2023-06/",
            publisher: "Ministerie",
            licences: &[],
            language: "nl",
        }
    }

    #[test]
    fn a_file_says_what_it_shows_and_has_no_colour_to_look_up() {
        let drawing = samples::drawn("vertrek", Language::Dutch);
        let svg = standalone(&drawing, &around(), &Colours::of(&Look::default()));
        assert!(svg.contains("<title id=\"title\">Vertrek &lt;naar&gt; Marokko</title>"));
        assert!(svg.contains("<dc:publisher>Ministerie</dc:publisher>"));
        assert!(svg.contains(">2023 loopt tot juni en is geen vol jaar (gearceerd).</text>"));
        assert!(!svg.contains("var(") && !svg.contains("currentColor"));
    }
}
