// Rule 5. An attribute macro that runs after the derive gives the field a type that derefs to the one
// that the derive saw: its value would be dropped twice.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::boxed]
struct S {
    #[drop]
    value: std::mem::ManuallyDrop<String>,
}

fn main() {}
