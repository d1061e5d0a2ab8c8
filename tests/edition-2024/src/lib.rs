//! Derives in a crate of edition 2015.

#![no_std]
#![forbid(unsafe_code)]
#[path = "../../lints/src/shapes.rs"]
pub mod shapes;
