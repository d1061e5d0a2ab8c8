//! What other macros might do to an item that derives the order: most of them run after the derive,
//! and change the item that it saw.

use proc_macro::TokenStream;

/// Replaces the struct `S { first: ManuallyDrop<String> }` by one that has the field behind a
/// `Deref`. The item that the derive saw is gone.
#[proc_macro_attribute]
pub fn behind_a_deref(_: TokenStream, _: TokenStream) -> TokenStream {
    "struct Behind { first: ::std::mem::ManuallyDrop<String> } struct S { behind: Box<Behind> }"
        .parse()
        .unwrap_or_default()
}

/// Replaces the struct `S { value: ManuallyDrop<String> }` by one whose field has another type. The
/// item that a derive above it saw is gone.
#[proc_macro_attribute]
pub fn boxed(_: TokenStream, _: TokenStream) -> TokenStream {
    "struct S { value: Box<::std::mem::ManuallyDrop<String>> }".parse().unwrap_or_default()
}

/// The same, with a second field.
#[proc_macro_attribute]
pub fn joined(_: TokenStream, _: TokenStream) -> TokenStream {
    "struct S { value: ::std::mem::ManuallyDrop<String>, other: ::std::mem::ManuallyDrop<String> }"
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

/// Makes `#[helper]` known everywhere on the item, and does nothing.
#[proc_macro_derive(Helper, attributes(helper))]
pub fn derive_helper(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
