//! XML as feeds and sitemaps need it: elements with text and attributes, written to memory.
//!
//! Text is escaped here. What XML cannot hold at all, such as a bell, is left out: no such mark can be read anyway.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::ElementWriter;

/// XML as it grows. Writing to memory cannot fail, so no caller looks at the errors on their way.
pub(super) type Xml = Writer<Vec<u8>>;

/// The attributes of an element, in order.
pub(super) type Attributes<'a> = [(&'static str, &'a str)];

/// A document with that root.
pub(super) fn document(
    root: &str,
    attributes: &Attributes,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let _ = xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let _ = within(&mut xml, root, attributes, content);
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

/// An element around others.
pub(super) fn within(
    xml: &mut Xml,
    name: &str,
    attributes: &Attributes,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    element(xml, name, attributes).write_inner_content(content).map(drop)
}

/// An element that holds text.
pub(super) fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&readable(text))).map(drop)
}

/// An element that holds nothing.
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &Attributes) -> io::Result<()> {
    element(xml, name, attributes).write_empty().map(drop)
}

fn element<'x>(xml: &'x mut Xml, name: &str, attributes: &Attributes) -> ElementWriter<'x, Vec<u8>> {
    let start = xml.create_element(name.to_owned());
    attributes.iter().fold(start, |element, (name, value)| element.with_attribute((*name, readable(value).as_str())))
}

/// Without what is no `Char` of XML 1.0.
fn readable(text: &str) -> String {
    let is_char = |mark: &char| !mark.is_control() || matches!(mark, '\t' | '\n' | '\r' | '\u{7f}'..='\u{9f}');
    text.chars().filter(|mark| is_char(mark) && !matches!(mark, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::{document, empty, text};

    #[test]
    fn text_cannot_become_markup_and_what_xml_cannot_hold_is_left_out() {
        let bytes = document("a", &[("b", "\"<&\u{1}")], |xml| {
            text(xml, "c", "é <d> & \u{7}\u{ffff}e")?;
            empty(xml, "f", &[])
        });
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;&amp;\">\n <c>é &lt;d&gt; &amp; \
                        e</c>\n <f/>\n</a>\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
