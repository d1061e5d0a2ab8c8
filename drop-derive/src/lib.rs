#![doc = include_str!("../README.md")]
#![no_std]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use drop_derive_macros::OrderedDrop;

/// The drop order of a type, declared on its fields. Implemented by the derive of the same name.
pub trait OrderedDrop {
    /// The names of the fields, first to last.
    const DROP_ORDER: &'static [&'static str];
}
