//! The derive in a crate of edition 2018, where `dyn` may be left out and `gen` is a name.

#![forbid(unsafe_code)]

#[path = "../../lints/src/shapes.rs"]
pub mod shapes;

#[cfg(test)]
#[path = "../../../tests/behaviour/close_model.rs"]
mod close_model;
#[cfg(test)]
mod tests;
