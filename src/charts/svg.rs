//! Writes SVG that takes its looks from the page: classes instead of colours, text as text.
//!
//! A Plotters backend. Plotters counts in whole pixels and knows colours only, so it is told of a canvas ten times
//! as large, and of colours that are names of classes. Nothing here knows what is drawn.
//!
//! The classes are a contract with the stylesheet.
//!
//! * Root: `chart`, with `wide` or `slim` for the layout, of which a page shows the one that fits.
//! * What a mark stands for, which sets its colour: `ink` text, `mut` muted text, `grid`, `base` the zero line,
//!   `ev` an event, `br` a break in a series, `gr` text on a mark, in the colour of the page, `s1` to `s4` a series.
//! * How it is drawn: `fl` filled, `ho` outline only (series 5 to 8), `ha` hatched (part of a year, or provisional;
//!   its `fill` attribute names the pattern), `rg` dashed box (a range), `st` strip (between figures that are ranges),
//!   `ln` line, `tx` text.
//! * Besides: `va` a value label, with a halo in the colour of the page so that lines do not cross it; `on` one that stands
//!   on a hatched mark.
//! * Within a hatch `pattern`: `bg` its ground in the colour of the page, `hl` its line in that of the series.
//! * Groups: `gridlines`, `events`, `marks`, `axis`, `values`, `names`.

use std::{borrow::Cow, cell::RefCell, collections::BTreeSet, fmt, rc::Rc};

use plotters::{
    coord::{CoordTranslate, Shift},
    drawing::DrawingArea,
    element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle},
    style::{
        Color, ShapeStyle,
        text_anchor::{HPos, VPos},
    },
};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::markup::{Markup, STEPS, escaped, pixel, pixels, steps};

/// Larger than any chart, in steps: Plotters cuts off what lies beyond its canvas.
const LARGE: (u32, u32) = (1_000_000, 1_000_000);
/// Height of a capital, in em: where a text hangs from its top or middle, the baseline follows from it.
const CAP_HEIGHT: f64 = 0.72;
/// How many series have a colour of their own.
pub(super) const SERIES: usize = 4;

type Done = Result<(), DrawingErrorKind<fmt::Error>>;

/// What a mark stands for; the stylesheet knows its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text that is read first.
    Text,
    /// Text that helps.
    Muted,
    /// Grid lines.
    Grid,
    /// The zero line.
    Base,
    /// An event.
    Event,
    /// A break in a series.
    Break,
    /// The colour of the page, for text on a mark.
    Ground,
    /// A series, counted from zero.
    Series(usize),
}

/// Red and green of the colours that are names; blue is the place in `CLASSES`.
const NAMED: (u8, u8) = (0xa5, 0x5a);
const CLASSES: [&str; 11] = ["ink", "mut", "grid", "base", "ev", "br", "gr", "s1", "s2", "s3", "s4"];
/// Where the series begin in `CLASSES`.
const FIRST_SERIES: u8 = 7;

impl Ink {
    fn place(self) -> u8 {
        match self {
            Ink::Text => 0,
            Ink::Muted => 1,
            Ink::Grid => 2,
            Ink::Base => 3,
            Ink::Event => 4,
            Ink::Break => 5,
            Ink::Ground => 6,
            Ink::Series(at) => FIRST_SERIES + u8::try_from(at % SERIES).unwrap_or(0),
        }
    }

    /// The class that gives it its colour.
    pub(super) fn class(self) -> &'static str {
        CLASSES.get(usize::from(self.place())).copied().unwrap_or("ink")
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (NAMED.0, NAMED.1, self.place()) }
    }
}

/// How a shape is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Look {
    /// Filled, or a plain line.
    #[default]
    Plain,
    /// Outline only.
    Hollow,
    /// Hatched, with an outline.
    Hatched,
    /// A dashed box.
    Range,
    /// A space that lets what lies behind it through.
    Strip,
}

/// How full figures of a series are drawn.
pub(super) fn series_look(at: usize) -> Look {
    if (at / SERIES).is_multiple_of(2) { Look::Plain } else { Look::Hollow }
}

/// Where a text stands on its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A line of text with its baseline at a point, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) at: (f64, f64),
    pub(super) anchor: Anchor,
    pub(super) size: f64,
    pub(super) ink: Ink,
}

/// A drawing in the making, in pixels. Copies of it draw on the same.
#[derive(Clone)]
pub(super) struct Canvas {
    svg: Rc<RefCell<Svg>>,
    /// All of it, for what is placed by pixel.
    pub(super) root: DrawingArea<Svg, Shift>,
}

impl Canvas {
    /// An empty drawing for the chart of that id; `layout` tells drawings of one chart apart. How large it is shows
    /// when all is drawn; until then it is larger than any chart.
    pub(super) fn new(id: &str, layout: &'static str) -> Canvas {
        let hatch = format!("{}-{layout}-", escaped(id));
        let svg = Svg { body: Markup::new(), hatch, next: Next::default(), hatches: BTreeSet::new() };
        let svg = Rc::new(RefCell::new(svg));
        let root = DrawingArea::from(&svg);
        Canvas { svg, root }
    }

    /// Puts an element on an area of this drawing; `title` is what a pointer resting on it shows.
    pub(super) fn put<'e, C, E>(&self, area: &DrawingArea<Svg, C>, element: &'e E, look: Look, title: &str)
    where
        C: CoordTranslate,
        &'e E: PointCollection<'e, C::From>,
        E: Drawable<Svg>,
    {
        self.svg.borrow_mut().next.set(look, title);
        // Writing to a string in memory does not fail, and nobody else holds the backend.
        area.draw(element).ok();
    }

    /// A line between points in pixels.
    pub(super) fn line(&self, points: [(f64, f64); 2], ink: Ink, title: &str) {
        let path = PathElement::new(points.map(|(x, y)| (steps(x), steps(y))), outline(ink));
        self.put(&self.root, &path, Look::Plain, title);
    }

    /// A line of text; `class` is added to its own.
    ///
    /// Straight to the backend: the text of Plotters carries a font, which is looked up for every line.
    pub(super) fn text(&self, line: Line<'_>, class: &str) {
        let at = (steps(line.at.0), steps(line.at.1));
        self.svg.borrow_mut().text(line.text, (line.ink.class(), class), at, (line.size, line.anchor));
    }

    /// The mark of a point, in the shape of its series; `half` is half its width.
    pub(super) fn point(&self, (x, y): (f64, f64), half: f64, series: usize, look: Look, title: &str) {
        let (ink, at) = (Ink::Series(series), |x: f64, y: f64| (steps(x), steps(y)));
        match series % SERIES {
            0 => self.put(&self.root, &Circle::new(at(x, y), steps(half), filled(ink)), look, title),
            1 => {
                let half = half * 0.9;
                let square = Rectangle::new([at(x - half, y - half), at(x + half, y + half)], filled(ink));
                self.put(&self.root, &square, look, title);
            }
            2 => {
                let (half, low) = (half * 1.2, half * 0.9);
                let corners = vec![at(x, y - half), at(x + half, y + low), at(x - half, y + low)];
                self.put(&self.root, &Polygon::new(corners, filled(ink)), look, title);
            }
            _ => {
                let half = half * 1.3;
                let corners = vec![at(x, y - half), at(x + half, y), at(x, y + half), at(x - half, y)];
                self.put(&self.root, &Polygon::new(corners, filled(ink)), look, title);
            }
        }
    }

    /// A line of a series.
    pub(super) fn series_line(&self, ends: [(f64, f64); 2], series: usize) {
        self.line(ends, Ink::Series(series), "");
    }

    /// A space in the colour of a series through which what lies behind it is seen.
    pub(super) fn strip(&self, corners: [(f64, f64); 4], series: usize) {
        let corners = corners.map(|(x, y)| (steps(x), steps(y))).to_vec();
        self.put(&self.root, &Polygon::new(corners, filled(Ink::Series(series))), Look::Strip, "");
    }

    /// Draws within a group of that class.
    pub(super) fn group(&self, class: &str, draw: impl FnOnce(&Canvas)) {
        self.svg.borrow_mut().body.raw("<g class=\"").raw(class).raw("\">");
        draw(self);
        self.svg.borrow_mut().body.raw("</g>");
    }

    /// What is drawn, of that width and height.
    pub(super) fn finish(&self, size: (f64, f64)) -> Sheet {
        let svg = self.svg.borrow();
        let mut markup = String::with_capacity(svg.body.as_str().len());
        if !svg.hatches.is_empty() {
            markup.push_str("<defs>");
            markup.extend(svg.hatches.iter().map(|class| svg.pattern(class)));
            markup.push_str("</defs>");
        }
        markup.push_str(svg.body.as_str());
        Sheet { size: (steps(size.0), steps(size.1)), markup }
    }
}

/// A finished drawing, before it is set into a page or a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// In steps.
    size: (i32, i32),
    /// Its elements.
    markup: String,
}

impl Sheet {
    /// Its width and height, in pixels.
    pub(super) fn size(&self) -> (f64, f64) {
        (pixels(self.size.0), pixels(self.size.1))
    }

    /// For a page. The page holds the title and the description that it names, since a `<title>` in here would follow
    /// the pointer over all of the chart.
    pub(super) fn inline(&self, id: &str, layout: &str, is_reachable: bool) -> String {
        let (id, (width, height)) = (escaped(id), self.size());
        let (width, height) = (pixel(width), pixel(height));
        // What is in a picture is nothing of its own, so with marks of their own it is a group.
        let role = if is_reachable { "group" } else { "img" };
        let markup = if is_reachable { Cow::from(reachable(&self.markup)) } else { Cow::from(&self.markup) };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {layout}\" viewBox=\"0 0 {width} {height}\" \
             role=\"{role}\" aria-labelledby=\"{id}.titel\" aria-describedby=\"{id}.beschrijving\">{markup}</svg>"
        )
    }

    /// As a part of another drawing, where it stands.
    pub(super) fn markup(&self) -> &str {
        &self.markup
    }

    /// As a part of another drawing, moved by so many pixels and so many times as large.
    pub(super) fn scaled(&self, across: f64, down: f64, factor: f64) -> String {
        let (across, down) = (pixel(across), pixel(down));
        format!("<g transform=\"translate({across} {down}) scale({factor:.4})\">{}</g>", self.markup)
    }

    /// As a part of another drawing, moved by so many pixels.
    pub(super) fn within(&self, across: f64, down: f64) -> String {
        format!("<g transform=\"translate({} {})\">{}</g>", pixel(across), pixel(down), self.markup)
    }
}

/// The marks that have a title with a place of their own for the keyboard, named by it.
fn reachable(markup: &str) -> String {
    let mut parts = markup.split("><title>");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // Text is escaped, so the title ends where the next tag begins.
        let title = part.split('<').next().unwrap_or_default();
        whole.extend([" tabindex=\"0\" role=\"img\" aria-label=\"", title, "\"><title>", part]);
    }
    whole
}

/// The style of what has an outline only.
pub(super) fn outline(ink: Ink) -> ShapeStyle {
    ShapeStyle { color: named(ink), filled: false, stroke_width: 1 }
}

/// The style of what is filled.
pub(super) fn filled(ink: Ink) -> ShapeStyle {
    ShapeStyle { color: named(ink), filled: true, stroke_width: 1 }
}

fn named(ink: Ink) -> plotters::style::RGBAColor {
    plotters::style::RGBColor(NAMED.0, NAMED.1, ink.place()).to_rgba()
}

/// What the next shape is to carry; Plotters has no place for it.
#[derive(Default)]
struct Next {
    look: Look,
    title: String,
}

impl Next {
    fn set(&mut self, look: Look, title: &str) {
        self.look = look;
        self.title.clear();
        self.title.push_str(title);
    }
}

/// The backend: what is written so far.
pub(super) struct Svg {
    body: Markup,
    /// Of drawing and layout, since a page holds several charts and both layouts of each.
    hatch: String,
    next: Next,
    /// The classes whose hatch is used.
    hatches: BTreeSet<&'static str>,
}

impl Svg {
    fn pattern(&self, class: &str) -> String {
        format!(
            "<pattern id=\"{}{class}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect class=\"bg\" width=\"6\" height=\"6\"/>\
             <path class=\"{class} hl\" d=\"M1.5 0V6\"/></pattern>",
            self.hatch
        )
    }

    /// Writes one shape with what was set for it.
    fn shape(&mut self, tag: &str, plain: &str, colour: BackendColor, geometry: impl FnOnce(&mut Markup)) {
        let class = class_of(colour);
        let kind = match self.next.look {
            Look::Plain => plain,
            Look::Hollow => "ho",
            Look::Hatched => "ha",
            Look::Range => "rg",
            Look::Strip => "st",
        };
        self.body.raw("<").raw(tag).raw(" class=\"").raw(class).raw(" ").raw(kind).raw("\"");
        if self.next.look == Look::Hatched {
            self.hatches.insert(class);
            // A fragment in a stylesheet would be looked up in the stylesheet.
            self.body.raw(" fill=\"url(#").raw(&self.hatch).raw(class).raw(")\"");
        }
        geometry(&mut self.body);
        self.body.raw(">");
        if !self.next.title.is_empty() {
            self.body.raw("<title>").text(&self.next.title).raw("</title>");
        }
        self.body.raw("</").raw(tag).raw(">");
        self.next.set(Look::Plain, "");
    }

    /// Writes a line of text with its baseline there.
    fn text(&mut self, text: &str, (ink, class): (&str, &str), at: (i32, i32), (size, anchor): (f64, Anchor)) {
        self.body.raw("<text class=\"").raw(ink).raw(" tx");
        if !class.is_empty() {
            self.body.raw(" ").raw(class);
        }
        self.body.raw("\"").attribute("x", at.0).attribute("y", at.1).attribute("font-size", steps(size));
        self.body.raw(match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        });
        self.body.raw(">").text(text).raw("</text>");
    }
}

fn class_of(colour: BackendColor) -> &'static str {
    let (red, green, place) = colour.rgb;
    let known = ((red, green) == NAMED).then(|| CLASSES.get(usize::from(place)).copied()).flatten();
    known.unwrap_or("ink")
}

impl DrawingBackend for Svg {
    type ErrorType = fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        LARGE
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        self.shape("rect", "fl", color, |svg| {
            svg.attribute("x", point.0).attribute("y", point.1).raw(" width=\"0.1\" height=\"0.1\"");
        });
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, one: BackendCoord, other: BackendCoord, style: &S, fill: bool) -> Done {
        let length = |from: i32, to: i32| from.abs_diff(to).cast_signed();
        self.shape("rect", if fill { "fl" } else { "ln" }, style.color(), |svg| {
            svg.attribute("x", one.0.min(other.0)).attribute("y", one.1.min(other.1));
            svg.attribute("width", length(one.0, other.0)).attribute("height", length(one.1, other.1));
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.shape("path", "ln", style.color(), |svg| trace(svg, path, ""));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vertices: I, style: &S) -> Done {
        self.shape("path", "fl", style.color(), |svg| trace(svg, vertices, "Z"));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        self.shape("circle", if fill { "fl" } else { "ln" }, style.color(), |svg| {
            svg.attribute("cx", centre.0).attribute("cy", centre.1).attribute("r", radius.cast_signed());
        });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, point: BackendCoord) -> Done {
        let size = style.size() / f64::from(STEPS);
        let down = match style.anchor().v_pos {
            VPos::Top => size * CAP_HEIGHT,
            VPos::Center => size * CAP_HEIGHT / 2.0,
            VPos::Bottom => 0.0,
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let at = (point.0, point.1.saturating_add(steps(down)));
        self.text(text, (class_of(style.color()), ""), at, (size, anchor));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<fmt::Error>> {
        let size = style.size() / f64::from(STEPS);
        Ok((steps(super::metrics::width(text, size)).unsigned_abs(), steps(size).unsigned_abs()))
    }
}

/// The course of a path, with that behind its last point.
fn trace(svg: &mut Markup, path: impl IntoIterator<Item = BackendCoord>, end: &str) {
    svg.raw(" d=\"");
    for (at, (x, y)) in path.into_iter().enumerate() {
        svg.raw(if at == 0 { "M" } else { "L" }).steps(x).raw(" ").steps(y);
    }
    svg.raw(end).raw("\"");
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Canvas, Ink, Line, Look, Rectangle, filled, steps};

    #[test]
    fn a_mark_that_can_be_reached_is_named_by_its_title_whatever_that_holds() {
        let canvas = Canvas::new("c", "wide");
        canvas.line([(0.0, 0.0), (1.0, 1.0)], Ink::Series(0), "a \" <b> & c");
        let svg = canvas.finish((20.0, 10.0)).inline("c", "wide", true);
        let title = "a &quot; &lt;b&gt; &amp; c";
        assert!(svg.contains(&format!(" tabindex=\"0\" role=\"img\" aria-label=\"{title}\"><title>{title}</title>")));
        assert!(svg.contains("role=\"group\""));
    }

    #[test]
    fn a_mark_carries_classes_and_a_title_and_no_colour() {
        let canvas = Canvas::new("vertrek", "wide");
        let bar = Rectangle::new([(steps(1.0), steps(2.0)), (steps(4.5), steps(8.0))], filled(Ink::Series(1)));
        canvas.put(&canvas.root, &bar, Look::Hatched, "a < b");
        assert_eq!(
            canvas.finish((20.0, 10.0)).inline("vertrek", "wide", false),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart wide\" viewBox=\"0 0 20 10\" role=\"img\" \
             aria-labelledby=\"vertrek.titel\" aria-describedby=\"vertrek.beschrijving\"><defs>\
             <pattern id=\"vertrek-wide-s2\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect class=\"bg\" width=\"6\" height=\"6\"/>\
             <path class=\"s2 hl\" d=\"M1.5 0V6\"/></pattern></defs>\
             <rect class=\"s2 ha\" fill=\"url(#vertrek-wide-s2)\" x=\"1\" y=\"2\" width=\"3.5\" height=\"6\">\
             <title>a &lt; b</title></rect></svg>"
        );
    }

    #[test]
    fn text_stays_text() {
        let canvas = Canvas::new("c", "wide");
        let line = Line { text: "<5 & \u{1}", at: (2.0, 9.0), anchor: Anchor::Middle, size: 12.5, ink: Ink::Muted };
        canvas.text(line, "va");
        let expected = "<text class=\"mut tx va\" x=\"2\" y=\"9\" font-size=\"12.5\" text-anchor=\"middle\">\
                        &lt;5 &amp; \u{fffd}</text>";
        assert!(canvas.finish((20.0, 10.0)).inline("c", "wide", false).contains(expected));
    }
}
