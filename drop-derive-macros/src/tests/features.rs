//! The features of syn that other crates turn on do not change the answers of the derive. They are on in
//! these tests, and off for users and in the other packages of the tests.

use proc_macro2::TokenStream;

use crate::tests::fuzz::tokens;

/// Whether the derive finds no mistake.
fn accepts(item: TokenStream) -> bool {
    !crate::derive(item).to_string().contains("compile_error")
}

#[test]
fn all_features_are_on() {
    assert!(syn::parse_str::<syn::Expr>("if a { b } else { c }").is_ok());
}

#[test]
fn expressions_are_read_with_all_features() {
    let items = tokens::items(include_str!("../../../tests/tests/behaviour/expressions.rs"));
    assert!(items.len() >= 5);
    for item in items {
        assert!(accepts(tokens::stream(&item)), "{}", tokens::show(&item));
    }
}

#[test]
fn what_only_syn_with_all_features_would_read_is_refused() {
    let refused = include_str!("../../../tests/ui/attribute/read_by_some_parsers_only.rs");
    let items = tokens::items(refused);
    assert!(items.len() >= 4);
    for item in items {
        assert!(!accepts(tokens::stream(&item)), "{}", tokens::show(&item));
    }
}
