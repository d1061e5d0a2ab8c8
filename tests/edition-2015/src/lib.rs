//! Derives in a crate of edition 2015.

#![no_std]
#![forbid(unsafe_code)]
extern crate drop_derive;
#[path = "../../lints/src/shapes.rs"]
pub mod shapes;
