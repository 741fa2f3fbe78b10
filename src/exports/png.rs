//! Charts as PNG files, twice as large as they stand on a page: for what takes no drawings, such as most messages.
//!
//! Drawn with a font that comes along, so that they are the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::{Format, Scope};

/// The format's line in the registry.
pub(super) const FORMAT: Format = Format {
    name: "png",
    summary: "A chart as a picture for messages and slides, with its title, notes and source",
    media_type: "image/png",
    ending: ".png",
    scope: Scope::Chart(picture),
};

/// Pixels per pixel of a page, for sharp screens and for paper.
const SCALE: f32 = 2.0;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(include_bytes!("../charts/fonts/KamerbriefSans-Regular.ttf").to_vec());
    fonts.load_font_data(include_bytes!("../charts/fonts/KamerbriefSans-Bold.ttf").to_vec());
    Arc::new(fonts)
});

/// The picture of an SVG document, twice as large; empty for what is none.
pub(super) fn picture(svg: &str) -> Vec<u8> {
    drawn(svg).unwrap_or_default()
}

/// `None` for what is no SVG or has no size, which no file of ours is.
fn drawn(svg: &str) -> Option<Vec<u8>> {
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: "Kamerbrief Sans".into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().ok()
}
