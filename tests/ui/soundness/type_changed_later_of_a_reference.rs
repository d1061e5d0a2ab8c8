// The list has `second` first, which is in order because a reference has no destructor. An attribute macro
// that runs after the derive gives the field a type that has one.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [second, first])]
#[drop_derive_tests_macros::replace(struct S { first: String, second: String })]
struct S {
    first: String,
    second: &'static str,
}

fn main() {}
