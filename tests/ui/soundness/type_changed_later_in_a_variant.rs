//~ 2 errors

// The same for the field of a variant.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::replace(enum E { A(String, String), B { first: String, second: Vec<u8> } })]
enum E {
    #[drop(order = [1, 0])]
    A(String, u8),
    #[drop(order = [second, first])]
    B { first: String, second: Option<u8> },
}

fn main() {}
