//! The examples that need more than the standard library. Those that need no more are in
//! `drop-derive/examples`, and build without the dependencies of these.
