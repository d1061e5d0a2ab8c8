//! Attribute macros that run after the derive, and make of the item something else than it saw.

use proc_macro::TokenStream;

/// Replaces the struct `S { first: ManuallyDrop<String> }` by one that has the field behind a
/// `Deref`. The item that the derive saw is gone.
#[proc_macro_attribute]
pub fn behind_a_deref(_: TokenStream, _: TokenStream) -> TokenStream {
    "struct Behind { first: ::std::mem::ManuallyDrop<String> } struct S { behind: Box<Behind> }"
        .parse()
        .unwrap_or_default()
}

/// Adds `repr(packed)`.
#[proc_macro_attribute]
pub fn packed(_: TokenStream, item: TokenStream) -> TokenStream {
    let mut tokens: TokenStream = "#[repr(packed)]".parse().unwrap_or_default();
    tokens.extend(item);
    tokens
}

/// Replaces the item by the tokens in the brackets.
#[proc_macro_attribute]
pub fn replace(by: TokenStream, _: TokenStream) -> TokenStream {
    by
}
