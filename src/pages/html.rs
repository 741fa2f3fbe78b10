//! HTML as it grows: what is text gets escaped, what is markup is marked as such by the call.

use serde::Serialize;

/// Markup that may stand on a page as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Adds text, escaped for element content and for attributes in double quotes.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"']) {
            let (plain, special) = rest.split_at(at);
            self.0.push_str(plain);
            self.0.push_str(entity(special));
            rest = &special[1..];
        }
        self.0.push_str(rest);
    }

    /// Adds markup of our own.
    pub fn markup(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Adds ` name="value"`.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.markup(" ");
        self.markup(name);
        self.markup("=\"");
        self.text(value);
        self.markup("\"");
    }

    /// Adds `<name`, the attributes, and `>`.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.markup("<");
        self.markup(name);
        for (attribute, value) in attributes {
            self.attribute(attribute, value);
        }
        self.markup(">");
    }

    /// Adds `</name>`.
    pub fn close(&mut self, name: &str) {
        self.markup("</");
        self.markup(name);
        self.markup(">");
    }

    /// Whether nothing has been added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it ends in white space, so that no more is needed before what follows.
    #[must_use]
    pub fn ends_with_space(&self) -> bool {
        self.0.ends_with(char::is_whitespace)
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn entity(special: &str) -> &'static str {
    match special.as_bytes().first() {
        Some(b'&') => "&amp;",
        Some(b'<') => "&lt;",
        Some(b'>') => "&gt;",
        _ => "&quot;",
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn text_cannot_become_markup() {
        let mut html = Html::default();
        html.open("a", &[("href", "x\"onclick=\"y")]);
        html.text("<5 & één");
        html.close("a");
        assert_eq!(html.as_str(), "<a href=\"x&quot;onclick=&quot;y\">&lt;5 &amp; één</a>");
    }
}
