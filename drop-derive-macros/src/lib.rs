//! Implementation detail of the `drop-derive` crate: see its documentation.
//!
//! One pass in four steps, a module or two each: `attr` and `ast` parse, `check` resolves names and
//! judges the constraints, `graph` orders, `expand` and `parts` emit. `error` collects what is wrong on the
//! way, `message` words it, and `types` reads the spelling of a field's type.

#![forbid(unsafe_code)]

mod ast;
mod attr;
mod check;
mod error;
mod expand;
mod graph;
mod message;
mod parts;
mod types;

use proc_macro::TokenStream;

/// See the `drop-derive` crate, which re-exports this derive and documents it.
#[proc_macro_derive(OrderedDrop, attributes(drop))]
pub fn derive_ordered_drop(input: TokenStream) -> TokenStream {
    expand::derive(input.into()).into()
}
