//! Arguments in, findings out, exit code.
fn main() {}
