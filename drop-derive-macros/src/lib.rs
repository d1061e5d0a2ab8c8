//! Implementation detail of the `drop-derive` crate: see its documentation.
//!
//! The derive has four steps, each a folder: `parse` reads the item and its attributes, `plan` checks
//! them and orders the fields, `emit` writes the impls, `report` words what is wrong. `order` is the
//! planner itself: it knows indices only. `grammar` is the table of the arguments.

#![forbid(unsafe_code)]

mod emit;
mod grammar;
mod order;
mod parse;
mod plan;
mod report;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use crate::report::Errors;

/// See the `drop-derive` crate, which re-exports this derive and documents it.
#[proc_macro_derive(OrderedDrop, attributes(drop))]
pub fn derive_ordered_drop(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input.into()).into()
}

fn derive(input: TokenStream) -> TokenStream {
    let cx = Errors::default();
    let mut output = TokenStream::new();
    if let Some(item) = parse::item(&cx, input) {
        let input = parse::Input::new(&cx, &item);
        let plans = plan::plan(&cx, &input);
        output = emit::impls(&input, &plans, cx.is_empty());
    }
    // Last, so that editors see the names in the impls whatever is wrong with them.
    output.extend(cx.into_compile_errors());
    output
}
