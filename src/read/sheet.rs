//! The custom properties that a style sheet gives to pages as a whole.
//!
//! Only `:root` rules are read, outside of any condition but that of a screen and of the scheme that readers prefer; colours
//! only where they are written out or are those of another property. Of whatever else a sheet holds nothing is said:
//! browsers judge style sheets, not we.

use std::ops::Range;

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserInput, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser, Token, color,
};

/// A custom property as a sheet sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its name without the two dashes.
    pub name: String,
    /// What it is set to.
    pub value: Setting,
    /// On which pages.
    pub pages: Scheme,
    /// The bytes of its value.
    pub range: Range<usize>,
}

/// What a custom property is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// An opaque colour: red, green, blue.
    Colour([u8; 3]),
    /// What another property is.
    Same(String),
    /// Anything else.
    Other,
}

/// On which pages a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// All.
    Both,
    /// Light ones.
    Light,
    /// Dark ones.
    Dark,
}

/// The custom properties that a sheet sets, in its order.
#[must_use]
pub fn properties(sheet: &str) -> Vec<Property> {
    let mut input = ParserInput::new(sheet);
    let mut rules = Rules { pages: Some(Scheme::Both), found: Vec::new() };
    // A rule that a browser would pass over is passed over here.
    StyleSheetParser::new(&mut Parser::new(&mut input), &mut rules).for_each(drop);
    rules.found
}

/// Goes over rules; `pages` is `None` where it cannot be said when they hold.
struct Rules {
    pages: Option<Scheme>,
    found: Vec<Property>,
}

impl<'i> QualifiedRuleParser<'i> for Rules {
    /// Whether it is about pages as a whole.
    type Prelude = bool;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude<'t>(&mut self, input: &mut Parser<'i, 't>) -> Result<bool, ParseError<'i, ()>> {
        Ok(rest(input).split(',').any(|selector| selector.trim() == ":root"))
    }

    fn parse_block<'t>(
        &mut self,
        is_root: bool,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), ParseError<'i, ()>> {
        if let (true, Some(pages)) = (is_root, self.pages) {
            let mut declarations = Declarations { pages };
            self.found.extend(RuleBodyParser::new(input, &mut declarations).flatten().flatten());
        }
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Rules {
    type Prelude = Option<Scheme>;
    type AtRule = ();
    type Error = ();

    fn parse_prelude<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
    ) -> Result<Option<Scheme>, ParseError<'i, ()>> {
        let condition = rest(input);
        Ok(name.eq_ignore_ascii_case("media").then(|| scheme(condition)).flatten())
    }

    fn rule_without_block(&mut self, _: Option<Scheme>, _: &ParserState) -> Result<(), ()> {
        Ok(())
    }

    fn parse_block<'t>(
        &mut self,
        scheme: Option<Scheme>,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), ParseError<'i, ()>> {
        let around = self.pages;
        self.pages = around.zip(scheme).and_then(|(around, scheme)| both(around, scheme));
        StyleSheetParser::new(input, self).for_each(drop);
        self.pages = around;
        Ok(())
    }
}

/// When a media query holds on a screen; `None` where that depends on more than the reader's scheme.
fn scheme(query: &str) -> Option<Scheme> {
    let plain = query.to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").replace(": ", ":");
    let plain = plain.strip_prefix("only ").unwrap_or(&plain);
    match plain.strip_prefix("screen and ").or(plain.strip_prefix("all and ")).unwrap_or(plain) {
        "screen" | "all" | "" => Some(Scheme::Both),
        "(prefers-color-scheme:light)" => Some(Scheme::Light),
        "(prefers-color-scheme:dark)" => Some(Scheme::Dark),
        _ => None,
    }
}

fn both(one: Scheme, other: Scheme) -> Option<Scheme> {
    match (one, other) {
        (Scheme::Both, scheme) | (scheme, Scheme::Both) => Some(scheme),
        (one, other) => (one == other).then_some(one),
    }
}

/// Takes the declarations of a rule.
struct Declarations {
    pages: Scheme,
}

impl<'i> DeclarationParser<'i> for Declarations {
    /// `None` for what is no custom property.
    type Declaration = Option<Property>;
    type Error = ();

    fn parse_value<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
        _: &ParserState,
    ) -> Result<Option<Property>, ParseError<'i, ()>> {
        input.skip_whitespace();
        let start = input.position().byte_index();
        let value = rest(input).trim_end();
        let range = start..start + value.len();
        let property = |name: &str| Property { name: name.to_owned(), value: setting(value), pages: self.pages, range };
        Ok(name.strip_prefix("--").map(property))
    }
}

impl AtRuleParser<'_> for Declarations {
    type Prelude = ();
    type AtRule = Option<Property>;
    type Error = ();
}

impl QualifiedRuleParser<'_> for Declarations {
    type Prelude = ();
    type QualifiedRule = Option<Property>;
    type Error = ();
}

impl RuleBodyItemParser<'_, Option<Property>, ()> for Declarations {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

/// All that is left, as it is written.
fn rest<'i>(input: &mut Parser<'i, '_>) -> &'i str {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start)
}

fn setting(value: &str) -> Setting {
    let value = value.strip_suffix("!important").unwrap_or(value);
    let mut input = ParserInput::new(value);
    Parser::new(&mut input).parse_entirely(colour).unwrap_or(Setting::Other)
}

fn colour<'i>(input: &mut Parser<'i, '_>) -> Result<Setting, ParseError<'i, ()>> {
    let unread = input.new_custom_error(());
    let read = match input.next()?.clone() {
        Token::Hash(digits) | Token::IDHash(digits) => {
            let read = color::parse_hash_color(digits.as_bytes()).ok();
            read.filter(|(_, _, _, alpha)| *alpha >= 1.0).map(|(red, green, blue, _)| [red, green, blue])
        }
        Token::Ident(name) => color::parse_named_color(&name).ok().map(<[u8; 3]>::from),
        Token::Function(name) if name.eq_ignore_ascii_case("rgb") => Some(input.parse_nested_block(channels)?),
        Token::Function(name) if name.eq_ignore_ascii_case("var") => return input.parse_nested_block(other),
        _ => None,
    };
    read.map(Setting::Colour).ok_or(unread)
}

/// `1 2 3`, or with commas between them.
fn channels<'i>(input: &mut Parser<'i, '_>) -> Result<[u8; 3], ParseError<'i, ()>> {
    let mut channels = [0; 3];
    for (at, channel) in channels.iter_mut().enumerate() {
        if at > 0 {
            // Either form will do.
            input.try_parse(Parser::expect_comma).ok();
        }
        *channel = u8::try_from(input.expect_integer()?).map_err(|_| input.new_custom_error(()))?;
    }
    Ok(channels)
}

/// `--name`, without what holds where there is no such property.
fn other<'i>(input: &mut Parser<'i, '_>) -> Result<Setting, ParseError<'i, ()>> {
    let name = input.expect_ident()?.clone();
    name.strip_prefix("--").map(|name| Setting::Same(name.to_owned())).ok_or_else(|| input.new_custom_error(()))
}

#[cfg(test)]
mod tests {
    use super::{Scheme, Setting, properties};

    /// `name scheme value`, a line per property.
    fn read(sheet: &str) -> Vec<String> {
        let line = |property: super::Property| {
            let pages = match property.pages {
                Scheme::Both => "both",
                Scheme::Light => "light",
                Scheme::Dark => "dark",
            };
            let value = match property.value {
                Setting::Colour([red, green, blue]) => format!("{red} {green} {blue}"),
                Setting::Same(other) => format!("as {other}"),
                Setting::Other => String::from("?"),
            };
            format!("{} {pages} {value} `{}`", property.name, &sheet[property.range])
        };
        properties(sheet).into_iter().map(line).collect()
    }

    #[test]
    fn colours_are_read_in_every_plain_form() {
        let sheet = ":root{--a:#abc;--b: #0b4f8a !important ; --c:Navy;--d:rgb(1, 2, 3);--e:rgb(1 2 3);--f:var(--a)}";
        assert_eq!(
            read(sheet),
            [
                "a both 170 187 204 `#abc`",
                "b both 11 79 138 `#0b4f8a !important`",
                "c both 0 0 128 `Navy`",
                "d both 1 2 3 `rgb(1, 2, 3)`",
                "e both 1 2 3 `rgb(1 2 3)`",
                "f both as a `var(--a)`"
            ]
        );
    }

    #[test]
    fn what_is_no_opaque_colour_is_something_else() {
        let sheet = ":root { --a: #abc8; --b: color-mix(in srgb, red, blue); --c: 64ch; --d: rgb(300 0 0); --e:; }";
        assert!(properties(sheet).iter().all(|property| property.value == Setting::Other), "{:?}", read(sheet));
    }

    #[test]
    fn a_scheme_is_told_from_the_conditions_around_a_rule() {
        let sheet =
            "@media screen and (prefers-color-scheme: dark) { :root { --a: red } @media screen { :root { --b: red } } }
            @media (prefers-color-scheme:light) { :root { --c: red } }
            @media print { :root { --d: red } } @media (prefers-color-scheme: dark), print { :root { --e: red } }
            @supports (color: red) { :root { --f: red } } @layer x { :root { --g: red } } @import 'x.css';
            body { --h: red } :root, :host { --i: red; color: red; }";
        assert_eq!(
            read(sheet),
            ["a dark 255 0 0 `red`", "b dark 255 0 0 `red`", "c light 255 0 0 `red`", "i both 255 0 0 `red`"]
        );
    }

    #[test]
    fn what_is_no_style_sheet_says_nothing() {
        for sheet in ["", "}", ":root {", ":root { --a", "@media {", ":root { --a: ((((", "/* ", "\u{0}\u{feff}:root{}"]
        {
            assert!(read(sheet).len() < 2, "{sheet}");
        }
    }
}
