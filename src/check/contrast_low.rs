//! Colours of a site's own must be told apart by whoever sees little of them, on light pages and on dark ones.
//!
//! The demands are those of WCAG 2.2, which the law makes of sites of the government: 1.4.3 of text, 1.4.11 of marks. What is
//! built in is held to them by a test; an author hears only of pairs in which a colour is the site's.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Report, Span, code};
use crate::model::{Colour, Look, Named, Site};

code!(CODE, "contrast-low", Warning, "colours of the site's own style sheet are too much like each other to be read");

/// What is asked of colours.
struct Demand {
    least: f64,
    criterion: &'static str,
    /// What is drawn in them.
    what: &'static str,
    /// Grounds, each with what stands on it.
    pairs: &'static [(&'static str, &'static [&'static str])],
}

const CHART: [&str; 6] = ["chart-ink", "chart-muted", "chart-s1", "chart-s2", "chart-s3", "chart-s4"];

/// Where the built-in sheet sets which colour on which; lines that only part things are nothing to be read.
const DEMANDS: [Demand; 2] = [
    Demand {
        least: 4.5,
        criterion: "1.4.3",
        what: "words",
        pairs: &[
            ("ground", &["ink", "muted", "link", "accent"]),
            ("tint", &["ink", "muted", "link"]),
            ("mark", &["ink", "muted", "link", "accent"]),
            ("band", &["band-ink", "band-muted"]),
            ("warning-ground", &["warning-ink"]),
            ("chart-ground", &CHART),
            // A chart has no ground of its own on a page.
            ("ground", &CHART),
        ],
    },
    Demand {
        least: 3.0,
        criterion: "1.4.11",
        what: "marks",
        pairs: &[("ground", &["signal", "chart-base"]), ("chart-ground", &["chart-base"])],
    },
];

/// Colours by the names of their properties.
type Colours = BTreeMap<String, Named>;

pub(super) fn find(site: &Site, report: &mut Report) {
    let Look { light, dark } = &site.look;
    for demand in &DEMANDS {
        report.findings.extend(demand.unmet(light).iter().filter_map(|pairs| finding(pairs, demand, "light")));
        for pairs in demand.unmet(dark) {
            let Some(finding) = finding(&pairs, demand, "dark") else { continue };
            let is_set_for_both = pairs.iter().flat_map(|pair| [pair.over, pair.ground]).any(|(name, named)| {
                named.place.is_some() && light.get(name).is_some_and(|light| light.place == named.place)
            });
            report.push(if is_set_for_both { finding.hint(BOTH) } else { finding });
        }
    }
}

const BOTH: &str = "what a sheet sets for all pages holds on dark ones too, over what is built in for them: set another \
                    colour for these below it, under `@media screen and (prefers-color-scheme: dark)`";

/// Two colours, one on the other, of which the site has set one.
struct Pair<'l> {
    over: (&'static str, &'l Named),
    ground: (&'static str, &'l Named),
    place: Span,
}

impl Demand {
    /// The pairs that do not meet it, by the place of the colour that the site has set, the worst of each first.
    fn unmet<'l>(&'l self, colours: &'l Colours) -> Vec<Vec<Pair<'l>>> {
        let named = |name: &'static str| colours.get(name).map(|named| (name, named));
        let pairs = self.pairs.iter().flat_map(|(ground, over)| over.iter().map(|over| (*over, *ground)));
        let of_site = pairs.filter_map(|(over, ground)| {
            let (over, ground) = (named(over)?, named(ground)?);
            let place = over.1.place.or(ground.1.place)?;
            Some(Pair { over, ground, place })
        });
        let mut unmet: Vec<Pair<'l>> =
            of_site.filter(|pair| !pair.is_repeated(colours) && pair.contrast() < self.least).collect();
        unmet.sort_by(|one, other| one.contrast().total_cmp(&other.contrast()));
        let mut slips: Vec<Vec<Pair<'l>>> = Vec::new();
        for pair in unmet {
            match slips.iter_mut().find(|slip| slip.iter().any(|first| first.place == pair.place)) {
                Some(slip) => slip.push(pair),
                None => slips.push(vec![pair]),
            }
        }
        slips
    }
}

impl Pair<'_> {
    fn contrast(&self) -> f64 {
        self.over.1.colour.contrast(self.ground.1.colour)
    }

    /// Whether it is that of a chart on its own ground over again, where the page has the same.
    fn is_repeated(&self, colours: &Colours) -> bool {
        let (name, ground) = self.ground;
        let own = colours.get("chart-ground");
        name == "ground" && self.over.0.starts_with("chart-") && own.is_some_and(|own| own.colour == ground.colour)
    }

    /// Both, the one that the site has set first.
    fn own_first(&self) -> [(&'static str, &Named); 2] {
        if self.over.1.place == Some(self.place) { [self.over, self.ground] } else { [self.ground, self.over] }
    }

    /// The ratio, never rounded up to what is asked.
    fn ratio(&self) -> f64 {
        (self.contrast() * 100.0).floor() / 100.0
    }
}

/// What is wrong with a colour: the first pair that it is part of, and the others beside it.
fn finding(pairs: &[Pair<'_>], demand: &Demand, pages: &str) -> Option<Diagnostic> {
    let Demand { least, criterion, what, .. } = demand;
    let (first, others) = pairs.split_first()?;
    let Pair { over: (name, over), ground: (below, ground), place } = first;
    let ratio = first.ratio();
    let message = format!(
        "{what} in `--{name}` on `--{below}` have a contrast of {ratio}:1 on {pages} pages, where {least}:1 is asked"
    );
    let of = |named: &Named| match named.place {
        Some(_) => named.colour.to_string(),
        None => format!("{}, as built in", named.colour),
    };
    let mut finding = Diagnostic::new(&CODE, *place, message).note(format!(
        "`--{name}` is {}; `--{below}` is {}",
        of(over),
        of(ground)
    ));
    if let Some(other) = ground.place.filter(|other| other != place) {
        finding = finding.label(other, format!("`--{below}`"));
    }
    if !others.is_empty() {
        let also = |pair: &Pair<'_>| format!("`--{}` on `--{}` ({}:1)", pair.over.0, pair.ground.0, pair.ratio());
        finding = finding.note(format!("so have {}", others.iter().map(also).collect::<Vec<_>>().join(", ")));
    }
    Some(finding.note(format!("asked by WCAG 2.2, {criterion}")).hint(way_out(pairs, *least)))
}

/// The nearest colour that would do with all others.
fn way_out(pairs: &[Pair<'_>], least: f64) -> String {
    let others: Vec<Colour> = pairs.iter().map(|pair| pair.own_first()[1].1.colour).collect();
    let own = pairs.first().map(|pair| pair.own_first()[0]);
    match own.and_then(|(name, named)| Some((name, named.colour.apart(&others, least)?))) {
        Some((name, enough)) => format!("`--{name}: {enough}` is the nearest to it that stands out enough"),
        None => String::from("no lighter or darker one stands out enough from all of them: change these too"),
    }
}
