//! Implementation detail of the `drop-derive` crate: see its documentation.
//!
//! The derive has four stages, each a folder: `parse` reads the item and its attributes, `plan` checks
//! them and orders the fields, `emit` writes the impls, `report` words the messages. `order` is the
//! planner itself, which works on indices. `grammar` is the table of the arguments.

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

// The documentation in `drop-derive` begins the page on the derive, and this ends it. Editors show this
// part alone.
/// # The attribute
///
/// | on a | in `#[drop(...)]` | to say |
/// | --- | --- | --- |
/// | field | `before = f`, `before = [f, g]` | it drops before those |
/// | field | `after = f`, `after = [f, g]` | it drops after those |
/// | field | `with = path`, `with = path(f, _)` | a step takes the value, `_`, and may borrow fields, `f`, or copy them, `*f` |
/// | field | `with = path(&mut _)` | a step works in place; the value drops after it |
/// | field | nothing: `#[drop]` | the derive drops it |
/// | field | `skip` | nothing drops it |
/// | struct, variant | `order = [f, g, .., h]` | all fields, first to last; `..` are the others, as declared |
/// | struct, variant | `order = reverse` | all fields, last declared first |
/// | struct | `begin = path` | a function gets `&mut self` before any field drops |
/// | struct, enum | `close = name -> Error`, `close = pub name -> Error` | a method that does what the drop does, and returns the first error |
/// | struct, enum | `report = path` | a function gets the errors that nobody else sees |
/// | struct | `parts = Name`, `parts = #[derive(Debug)] pub Name` | a struct to take values apart into, and to make them of |
/// | field | `part = #[attribute]` | an attribute for the field in the parts |
/// | struct, enum | `crate = path` | where this crate is, if it is re-exported or renamed |
///
/// A field is named by its identifier, or by its index in a tuple. Arguments are separated by commas;
/// several attributes on one item add up. The derive stands above them.
///
/// A field is *managed* if its type is spelled `ManuallyDrop`, if it is marked `#[drop]`, or if it has a
/// step. Managed fields drop first, in the order asked for; where several could be next, the one declared
/// first is. Then the language drops the others, the *plain* fields, in declaration order.
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
    if !cx.is_empty() {
        // Last, so that editors see the names in the impls whatever is wrong with them.
        output.extend(cx.into_compile_errors());
    }
    output
}
