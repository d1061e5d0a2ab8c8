// Rule 6. An attribute macro that runs after the derive adds a field, which nobody would drop.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::joined]
struct S {
    #[drop]
    value: std::mem::ManuallyDrop<String>,
}

fn main() {}
