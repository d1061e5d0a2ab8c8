//! The words of `#[drop(...)]`, for editors to complete. See `emit/editors.rs` in the macro crate.

#![allow(non_upper_case_globals, missing_docs)]

macro_rules! arguments {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $($(#[$doc])* pub const $name: () = ();)*
    };
}

arguments! {
    /// `before = f`, `before = [f, g]`: the field drops before those.
    before;
    /// `after = f`, `after = [f, g]`: the field drops after those.
    after;
    /// `with = path`, `with = path(_, f)`, `with = path(&mut _)`: a step, which takes the value, or works
    /// in place.
    with;
    /// Nothing drops this `ManuallyDrop`.
    skip;
    /// `part = #[attribute]`: an attribute for the field in the parts.
    part;
    /// `order = [f, g, .., h]`, `order = reverse`: the fields, first to last.
    order;
    /// `begin = path`: a function gets `&mut self` before any field drops.
    begin;
    /// `parts = Name`: a struct to take values apart into, and to make them of.
    parts;
    /// `close = name -> Error`: a method that does what the drop does, and returns the first error.
    close;
    /// `report = path`: a function gets the errors that nobody else sees.
    report;
    /// All fields, last declared first.
    reverse;
}

pub mod on_struct {
    pub use super::{begin, close, order, parts, report};
}

pub mod on_enum {
    pub use super::{close, report};
}

pub mod on_variant {
    pub use super::order;
}

pub mod on_field {
    pub use super::{after, before, part, skip, with};
}

pub mod in_order {
    pub use super::reverse;
}
