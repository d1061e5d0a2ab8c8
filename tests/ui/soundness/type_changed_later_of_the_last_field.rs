//~ 2 errors

// The same for a field that may be unsized.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

pub struct Tail([u8]);

#[derive(OrderedDrop)]
#[drop(order = [1, 0])]
#[drop_derive_tests_macros::replace(struct S(String, [String]);)]
struct S(String, Tail);

#[derive(OrderedDrop)]
#[drop(order = [text, first])]
#[drop_derive_tests_macros::replace(struct Text { first: String, text: String })]
struct Text {
    first: String,
    text: str,
}

fn main() {}
