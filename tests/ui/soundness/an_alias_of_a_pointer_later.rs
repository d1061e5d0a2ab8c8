// Rule 6. The name of the item becomes an alias of a reference, through which the fields could be reached,
// too.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
#[drop_derive_tests_macros::replace(
    struct Inside { a: String, b: String }
    type S = &'static mut Inside;
)]
struct S {
    a: String,
    b: String,
}

fn main() {}
