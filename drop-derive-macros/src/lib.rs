//! Implementation detail of the `drop-derive` crate: see its documentation.
//!
//! One pass in four steps. `ast` has it all parsed: `item` the item, `types` the types of its fields,
//! `attr`, `argument` and `value` the attributes. `check` has `resolve` look up the names and `judge`
//! the constraints. `graph` orders. `expand` emits the impls: `turns` the body of the destructor,
//! `proofs` what the compiler has to check, `parts` the struct to take values apart into. On the way
//! `error` collects what is wrong, and `message` words it.

#![forbid(unsafe_code)]

mod argument;
mod ast;
mod attr;
mod check;
mod cursor;
mod error;
mod expand;
mod graph;
mod item;
mod judge;
mod message;
mod parts;
mod pretty;
mod proofs;
mod resolve;
mod scope;
mod turns;
mod types;
mod value;

use proc_macro::TokenStream;

/// See the `drop-derive` crate, which re-exports this derive and documents it.
#[proc_macro_derive(OrderedDrop, attributes(drop))]
pub fn derive_ordered_drop(input: TokenStream) -> TokenStream {
    expand::derive(input.into()).into()
}
