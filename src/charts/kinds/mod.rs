//! The kinds of charts, one per file: each says where its marks go, and nothing else.

pub(super) mod columns;
pub(super) mod line;
pub(super) mod range;
pub(super) mod stacked;
