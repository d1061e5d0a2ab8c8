//! What other macros might do to an item that derives the order.

use proc_macro::TokenStream;

/// Makes `#[helper]` known everywhere on the item, and does nothing.
#[proc_macro_derive(Helper, attributes(helper))]
pub fn derive_helper(_: TokenStream) -> TokenStream {
    TokenStream::new()
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
