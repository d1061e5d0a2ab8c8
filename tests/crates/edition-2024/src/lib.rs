//! The derive in a crate of edition 2024, where `gen` is a keyword, and `!` becomes no `()`.

#![forbid(unsafe_code)]

#[path = "../../lints/src/shapes.rs"]
pub mod shapes;

#[cfg(test)]
#[path = "../../../tests/behaviour/close_model.rs"]
mod close_model;
#[cfg(test)]
mod tests;
