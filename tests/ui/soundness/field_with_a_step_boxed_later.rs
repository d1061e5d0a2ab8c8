// Rule 5. An attribute macro that runs after the derive gives the field a type that derefs to the one
// that the derive saw: a step would take what the box drops as well.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::boxed]
struct S {
    #[drop(with = drop)]
    value: std::mem::ManuallyDrop<String>,
}

fn main() {}
