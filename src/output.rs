//! What a step makes for the output folder: a path and its bytes.

/// One file of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Relative to the output folder, with `/`; never empty, absolute, or with `..` in it.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Output {
    /// A file of that content.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Output {
        Output { path: path.into(), bytes: bytes.into() }
    }
}
