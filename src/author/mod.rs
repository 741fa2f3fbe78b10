//! What helps an author, as texts to be printed or files to be written.

pub mod coverage;
pub mod difference;
pub mod explain;
pub mod freeze;
pub mod import;
pub mod new;
pub mod schema;
