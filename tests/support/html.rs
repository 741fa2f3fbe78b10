//! Pages as trees, just enough to look things up in them.

use html5gum::{Token, Tokenizer};

/// An element, or the page as a whole.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

/// Elements that have no end.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "source"];

impl Element {
    /// Reads a page; fails where it is not well formed, since what a browser makes of that is a guess.
    pub(crate) fn read(path: &str, html: &[u8]) -> Element {
        let mut open = vec![Element::default()];
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
                    let element = Element { name, attributes: attributes.collect(), children: Vec::new() };
                    if tag.self_closing || VOID.contains(&element.name.as_str()) {
                        open.last_mut().unwrap().children.push(Node::Element(element));
                    } else {
                        open.push(element);
                    }
                }
                Token::EndTag(tag) => {
                    let element = open.pop().unwrap();
                    assert_eq!(element.name.as_bytes(), &**tag.name, "{path}: an end tag closes another element");
                    open.last_mut().unwrap().children.push(Node::Element(element));
                }
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text).into_owned();
                    open.last_mut().unwrap().children.push(Node::Text(text));
                }
                Token::Error(error) => panic!("{path}: {error:?}"),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
        assert_eq!(open.len(), 1, "{path}: `{}` is never closed", open.last().unwrap().name);
        open.remove(0)
    }

    /// The names of its attributes, in the order of the page.
    pub(crate) fn attribute_names(&self) -> Vec<&str> {
        self.attributes.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Everything below, in the order of the page.
    pub(crate) fn elements(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Node::Element(element) = child {
                found.push(element);
                found.extend(element.elements());
            }
        }
        found
    }

    pub(crate) fn named<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        self.elements().into_iter().filter(|element| element.name == name).collect()
    }

    /// The words that a reader sees, without the marks of notes.
    pub(crate) fn words(&self) -> String {
        let mut words = String::new();
        for child in &self.children {
            match child {
                // Where a word may be parted is no part of it.
                Node::Text(text) => words.push_str(&text.replace('\u{ad}', "")),
                Node::Element(element) if element.is_mark() => {}
                Node::Element(element) => words.push_str(&element.words()),
            }
        }
        words
    }

    fn is_mark(&self) -> bool {
        self.name == "sup" || self.attribute("class").is_some_and(|class| class.contains("visually-hidden"))
    }
}
