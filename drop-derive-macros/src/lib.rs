//! Implementation detail of the `drop-derive` crate: see its documentation.
//!
//! One pass in four steps. `item`, `attr` and `ast` parse. `check` resolves names and judges the
//! constraints. `graph` orders. `expand` emits the impls: `turns` the body of the destructor, `proofs`
//! what the compiler has to check, `parts` the struct to take values apart into. On the way `cursor`
//! and `argument` read tokens, `types` the spelling of a field's type, `error` collects what is wrong,
//! and `message` words it.

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
mod message;
mod parts;
mod proofs;
mod turns;
mod types;

use proc_macro::TokenStream;

/// See the `drop-derive` crate, which re-exports this derive and documents it.
#[proc_macro_derive(OrderedDrop, attributes(drop))]
pub fn derive_ordered_drop(input: TokenStream) -> TokenStream {
    expand::derive(input.into()).into()
}
